"""The public record of an interview as JSON values, as far as readers may know it, for whoever checks a copy by it."""

from datetime import datetime

from articles.editorial import record
from articles.models import Correction, Interview, RecordEntry

Shown = Correction.Shown


def chain(interview: Interview, at: datetime) -> dict:
    hidden = dict(
        Correction.objects.standing()
        .hiding_their_day()
        .filter(interview=interview)
        .values_list("after__number", "shown_as")
    )
    entries = [entry(link, hidden.get(link.version_number, Shown.DAY)) for link in record.visible(interview, at)]
    return {"interview": interview.public_id, "entries": entries}


def entry(link: RecordEntry, shown_as: str) -> dict:
    """A link of the chain as far as readers may know it. Where only the month is told, a content digest would let
    the moment be found by trying all of them."""
    fields = record.public_fields(link) | {"digest": link.digest}
    match shown_as:
        case Shown.NOTHING:
            return {name: fields[name] for name in ("previous_digest", "digest")}
        case Shown.MONTH:
            del fields["content_digest"]
            return fields | {"at": fields["at"][: len("2026-05")]}
    return fields
