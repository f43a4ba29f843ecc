"""The public record: an append-only chain of digests for each interview, which readers can check."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from django.db.models import Q

from articles.models import Interview, RecordEntry, Version
from articles.words import canonical
from newsroom import progress

Kind = RecordEntry.Kind
CHUNK = 50  # interviews, or versions with their texts, that are in memory at once


def append(interview: Interview, kind: str, version: Version, at: datetime) -> RecordEntry:
    """Add a link to the chain of `interview`, whose row the caller has locked."""
    last = RecordEntry.objects.filter(interview=interview).order_by("-number").first()
    entry = link(interview, kind, version, at, last)
    entry.save()
    return entry


def link(interview: Interview, kind: str, version: Version, at: datetime, last: RecordEntry | None) -> RecordEntry:
    """The link after `last`, not yet stored."""
    entry = RecordEntry(
        interview=interview,
        number=last.number + 1 if last else 1,
        kind=kind,
        version_number=version.number,
        at=at,
        content_digest=version.content_digest,
        previous_digest=last.digest if last else "",
    )
    entry.digest = entry_digest(entry)
    return entry


def content_digest(salt: str, content: str) -> str:
    """Salted, so that nobody can confirm a guess at the words of a redacted version."""
    return canonical.digest(salt, content)


def public_fields(entry: RecordEntry) -> dict:
    """What `digest` covers, in the form that history.json shows."""
    return {
        "number": entry.number,
        "kind": entry.kind,
        "version": entry.version_number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "content_digest": entry.content_digest,
        "previous_digest": entry.previous_digest,
    }


def entry_digest(entry: RecordEntry) -> str:
    return canonical.digest(entry.interview.public_id, canonical.dumps(public_fields(entry)))


def visible(interview: Interview, at: datetime) -> list[RecordEntry]:
    """The chain up to the first entry whose time has not come: a gap in it would give a schedule away."""
    entries = []
    for entry in interview.record.select_related("interview").order_by("number"):
        if entry.at > at:
            break
        entries.append(entry)
    return entries


def problems(watched: Callable = progress.silent) -> Iterator[str]:
    """Walk every chain and every version and say what does not fit, the first broken link of each chain only.

    `watched` is given what takes long to go through, how many there are, and what to call them.
    """
    kept = Interview.objects.filter(Q(record__isnull=False) | Q(versions__isnull=False)).distinct()
    for interview in watched(kept.order_by("pk").iterator(CHUNK), kept.count(), label="Interviews"):
        yield from chain_problems(interview)
    said = Version.objects.exclude(content="")
    versions = said.only("interview_id", "number", "salt", "content", "content_digest")
    for version in watched(versions.iterator(CHUNK), said.count(), label="Versions"):
        if content_digest(version.salt, version.content) != version.content_digest:
            yield f"interview {version.interview_id}: the content of version {version.number} was changed"


def chain_problems(interview: Interview) -> Iterator[str]:
    versions = {version.number: version for version in interview.versions.for_periods().annotate(bare=Q(content=""))}
    entries = list(interview.record.select_related("interview").order_by("number"))
    previous = ""
    for number, entry in enumerate(entries, start=1):
        if entry.number != number:
            yield f"interview {interview.pk}: entry {number} of the record is missing"
            return
        if entry.digest != entry_digest(entry) or entry.previous_digest != previous:
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
