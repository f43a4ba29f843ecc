"""The public record: an append-only chain of digests for each interview, which readers can check.

`articles.keeping.chains` verifies it.
"""

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
