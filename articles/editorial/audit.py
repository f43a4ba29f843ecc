"""The newsroom's audit, written, looked up and verified: who did what to which row."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Exists, Model, OuterRef, QuerySet, Subquery

from articles.models import AuditEntry, TopicName, User

SEAL = "seal"


def record(
    by: User | None,
    action: str,
    subject: Model,
    outcome=AuditEntry.Outcome.DONE,
    **facts,
) -> AuditEntry:
    """Add one entry. `facts` name fields, numbers and reasons; never the value of a private field."""
    return AuditEntry.objects.create(
        actor_id=by.pk if by else None,
        actor_name=by.username if by else "",
        action=action,
        subject=subject._meta.model_name,
        subject_id=subject.pk,
        outcome=outcome,
        facts=facts,
    )


def about(row: Model) -> QuerySet[AuditEntry]:
    """What colleagues did with a row or were refused, the newest first."""
    entries = AuditEntry.objects.filter(subject=row._meta.model_name, subject_id=row.pk)
    return entries.exclude(action=SEAL)  # which the database writes beside


def done_with(row: Model) -> QuerySet[AuditEntry]:
    """What was done with a row, the newest first."""
    return about(row).filter(outcome=AuditEntry.Outcome.DONE)


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


def problems() -> Iterator[str]:
    """Follow the chain of the audit, look at what is sealed in it, and say what does not fit."""
    yield from breaks()
    for subject, columns in SEALED.items():
        with connection.cursor() as cursor:
            cursor.execute(UNSEALED.format(subject), [SEAL, subject, [*columns]])
            for (pk,) in cursor.fetchall():
                yield f"{subject} {pk} says another thing than was sealed in the audit"
    yield from changes_by_nobody()


def changes_by_nobody() -> Iterator[str]:
    """Policies and descriptions of topics that were stored behind the newsroom's back. Whoever changes one in the
    newsroom stands in the audit after the seal; that a correction was made stands at its interview."""
    newest = AuditEntry.objects.filter(subject="policy").order_by("subject_id", "-id").distinct("subject_id")
    for entry in newest:
        if entry.action == SEAL:
            yield f"policy {entry.subject_id} was changed, and nobody of the newsroom says so"
    seals = AuditEntry.objects.filter(action=SEAL, subject="topicname", subject_id=OuterRef("pk"))
    said = AuditEntry.objects.filter(subject="topic", subject_id=OuterRef("topic"), id__gt=OuterRef("sealed"))
    described = TopicName.objects.exclude(description="").alias(
        sealed=Subquery(seals.order_by("-id").values("id")[:1])
    )
    for topic in described.filter(~Exists(said)).order_by("topic").values_list("topic", flat=True).distinct():
        yield f"the description of topic {topic} was changed, and nobody of the newsroom says so"


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
