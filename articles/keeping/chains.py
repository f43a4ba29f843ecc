"""Follows the chains of the public record and of the audit, and says where they were broken."""

from collections.abc import Callable, Iterable, Iterator

from django.db import connection
from django.db.models import Exists, OuterRef, Q, Subquery

from articles.editorial import audit, record
from articles.models import AuditEntry, Interview, RecordEntry, Topic, TopicName, Version
from newsroom import progress

Kind = RecordEntry.Kind
CHUNK = 50  # interviews, or versions with their texts, that are in memory at once


def problems(watched: Callable = progress.silent) -> Iterator[str]:
    """One sentence for each thing that does not fit; none in a sound newsroom.

    `watched` is given what takes long to go through, how many there are, and what to call them.
    """
    yield from record_problems(watched)
    yield from audit_problems()


def record_problems(watched: Callable = progress.silent) -> Iterator[str]:
    """Walk the chain of every interview, and compare the text of every version with its digest."""
    kept = Interview.objects.filter(Q(record__isnull=False) | Q(versions__isnull=False)).distinct()
    for interview in watched(kept.order_by("pk").iterator(CHUNK), kept.count(), label="Interviews"):
        yield from problems_of(interview)
    said = Version.objects.exclude(content="")
    versions = said.only("interview_id", "number", "salt", "content", "content_digest")
    for version in watched(versions.iterator(CHUNK), said.count(), label="Versions"):
        if record.content_digest(version.salt, version.content) != version.content_digest:
            yield f"interview {version.interview_id}: the content of version {version.number} was changed"


def problems_of(interview: Interview) -> Iterator[str]:
    """The first broken link of its chain, or else each version that is not as the chain says."""
    versions = {version.number: version for version in interview.versions.for_periods().annotate(bare=Q(content=""))}
    entries = list(interview.record.select_related("interview").order_by("number"))
    previous = ""
    for number, entry in enumerate(entries, start=1):
        if entry.number != number:
            yield f"interview {interview.pk}: entry {number} of the record is missing"
            return
        if entry.digest != record.entry_digest(entry) or entry.previous_digest != previous:
            yield f"interview {interview.pk}: entry {number} of the record was changed"
            return
        named = versions.get(entry.version_number)
        if named is None or named.content_digest != entry.content_digest:
            yield f"interview {interview.pk}: entry {number} names a version {entry.version_number} that is another"
            return
        previous = entry.digest
    starts = [version.live.lower for version in versions.values() if not version.cancelled_at]
    for number, version in sorted(versions.items()):
        told = [entry for entry in entries if entry.version_number == number]
        if not told:
            yield f"interview {interview.pk}: version {number} is not on the record"
        elif not is_shown_as_told(version, told, versions.values()):
            yield f"interview {interview.pk}: version {number} is shown at another time than the record says"
        elif version.first_published_at != min(starts, default=version.first_published_at):
            yield f"interview {interview.pk}: version {number} is dated otherwise than the record says"
        elif version.bare != any(entry.kind == Kind.REDACTED for entry in told):
            yield f"interview {interview.pk}: the text of version {number} is gone or back, and the record is silent"


def is_shown_as_told(version: Version, told: list[RecordEntry], versions: Iterable[Version]) -> bool:
    """Whether the period of `version` is the one that its entries tell. Where another took its place on the instant
    they do not say that it was closed."""
    last = [entry for entry in told if entry.kind in {Kind.OPENED, Kind.CANCELLED}][-1:]
    begun = Kind.CANCELLED if version.cancelled_at else Kind.OPENED
    if [(entry.kind, entry.at) for entry in last] != [(begun, version.live.lower)]:
        return False
    closed = [entry.at for entry in told if entry.kind == Kind.CLOSED]
    replaced = any(other.live.lower == version.live.upper for other in versions if not other.cancelled_at)
    return bool(version.cancelled_at) or closed == ([] if replaced or not version.live.upper else [version.live.upper])


BROKEN = """
    WITH chain AS (SELECT *, lag(digest, 1, '') OVER (ORDER BY number) AS previous FROM articles_auditlink)
    SELECT coalesce(entry.id, chain.entry_id), entry.id IS NULL, chain.number IS NULL
    FROM chain FULL JOIN articles_auditentry AS entry ON entry.id = chain.entry_id
    WHERE chain.digest IS DISTINCT FROM articles_audit_digest(chain.previous, entry)
    ORDER BY 1
"""


# What readers see outside versions, and the columns of it of which the database keeps a digest here (migrations 0028
# and 0030).
SEALED = {
    "policy": ("salt", "key", "language", "title", "body"),
    "correction": ("salt", "interview_id", "before_id", "after_id", "kind", "note", "shown_as", "superseded_by_id"),
    "topicname": ("salt", "topic_id", "language", "description"),
}
UNSEALED = """
    WITH seal AS (
        SELECT DISTINCT ON (subject_id) subject_id, facts ->> 'digest' AS digest FROM articles_auditentry
        WHERE action = %s AND subject = %s ORDER BY subject_id, id DESC
    )
    SELECT coalesce(seal.subject_id, said.id) FROM articles_{} AS said FULL JOIN seal ON seal.subject_id = said.id
    WHERE seal.digest IS DISTINCT FROM articles_digest_of(to_jsonb(said), %s)
    ORDER BY 1
"""


def audit_problems() -> Iterator[str]:
    """Follow the chain of the audit, and look at what is sealed in it."""
    yield from breaks()
    for subject, columns in SEALED.items():
        with connection.cursor() as cursor:
            cursor.execute(UNSEALED.format(subject), [audit.SEAL, subject, [*columns]])
            for (pk,) in cursor.fetchall():
                yield f"{subject} {pk} says another thing than was sealed in the audit"
    yield from changes_by_nobody()


def breaks() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(BROKEN)
        for entry, is_gone, is_loose in cursor.fetchall():
            if is_gone:
                yield f"entry {entry} of the audit is gone"
            elif is_loose:
                yield f"entry {entry} of the audit is not in its chain"
            else:
                yield f"entry {entry} of the audit was changed, or what stood before it is gone"


def changes_by_nobody() -> Iterator[str]:
    """Policies and descriptions of topics that were stored behind the newsroom's back. Whoever changes one in the
    newsroom stands in the audit after the seal; that a correction was made stands at its interview."""
    newest = AuditEntry.objects.filter(subject="policy").order_by("subject_id", "-id").distinct("subject_id")
    for entry in newest:
        if entry.action == audit.SEAL:
            yield f"policy {entry.subject_id} was changed, and nobody of the newsroom says so"
    seals = AuditEntry.objects.about(TopicName, OuterRef("pk")).filter(action=audit.SEAL)
    said = AuditEntry.objects.about(Topic, OuterRef("topic")).filter(id__gt=OuterRef("sealed"))
    described = TopicName.objects.exclude(description="").alias(
        sealed=Subquery(seals.order_by("-id").values("id")[:1])
    )
    for topic in described.filter(~Exists(said)).order_by("topic").values_list("topic", flat=True).distinct():
        yield f"the description of topic {topic} was changed, and nobody of the newsroom says so"
