"""The public record: an append-only chain of digests for each interview, which readers can check."""

from collections.abc import Iterator
from datetime import UTC, datetime

from articles.models import Interview, RecordEntry, Version
from articles.words import canonical


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


def problems() -> Iterator[str]:
    """Walk every chain and every version and say what does not fit, the first broken link of each chain only."""
    for interview in Interview.objects.filter(record__isnull=False).distinct().order_by("pk").iterator():
        yield from chain_problems(interview)
    for version in Version.objects.exclude(content="").iterator():
        if content_digest(version.salt, version.content) != version.content_digest:
            yield f"interview {version.interview_id}: the content of version {version.number} was changed"


def chain_problems(interview: Interview) -> Iterator[str]:
    known = dict(interview.versions.values_list("number", "content_digest"))
    previous = ""
    for number, entry in enumerate(interview.record.select_related("interview").order_by("number"), start=1):
        if entry.number != number:
            yield f"interview {interview.pk}: entry {number} of the record is missing"
            return
        if entry.digest != entry_digest(entry) or entry.previous_digest != previous:
            yield f"interview {interview.pk}: entry {number} of the record was changed"
            return
        if known.get(entry.version_number) != entry.content_digest:
            yield f"interview {interview.pk}: entry {number} names a version {entry.version_number} that is another"
            return
        previous = entry.digest
    for missing in sorted(set(known) - set(interview.record.values_list("version_number", flat=True))):
        yield f"interview {interview.pk}: version {missing} is not on the record"
