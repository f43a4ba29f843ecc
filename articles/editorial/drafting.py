"""Writing a draft: begin it, change it by compare-and-set, keep what it said.

Every way into a text (form, autosave, bulk action, command) comes through `save` or `autosave` and carries the draft
number it began from. Nothing is overwritten that its writer has not seen.
"""

from collections.abc import Callable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.editorial import audit, clocks, locking, media, notes, topics
from articles.editorial.permissions import may
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import Interview, Participation, Person, Revision, User
from articles.models.languages import isolated
from articles.pages import media_of
from articles.words.document import Medium

# What a writer changes. Stage, approval and numbers are never set from a form.
FIELDS = (
    "language",
    "original",
    "headline",
    "standfirst",
    "slug",
    "dateline",
    "conducted_on",
    "date_shown",
    "method",
    "conducted_in",
    "edited",
    "due_on",
    "desk_note",
    "lead_photo",
    "body",
)

# What is noted of a revision that no move has made, in the language of whoever makes it.
PASTED = gettext_lazy("as it was pasted")
TRANSLATED = gettext_lazy("begun as a translation")
LOOKED_AT = gettext_lazy("looked at beside the original")
RESTORED = gettext_lazy("restored from {number}")
OWN_NOTES = (PASTED, TRANSLATED, LOOKED_AT, RESTORED)


class Conflict(Refused):
    """Somebody saved in between. `stored` is the interview as it stands now."""

    def __init__(self, stored: Interview):
        self.stored = stored
        super().__init__(
            _(
                "{who} saved this interview at {time}, after you opened it. Your text is kept here and not stored yet."
            ).format(
                who=isolated(stored.changed_by or _("Somebody")),
                time=clocks.clock(stored.changed_at),
            )
        )


def begin(by: User, language: str, **fields) -> Interview:
    """A new draft of `by`'s own, stored before its first word is written."""
    if not may(by, "begin"):
        raise NotAllowed(_("You may not begin an interview."))
    with transaction.atomic():
        interview = Interview(
            created_by=by,
            assigned_to=by,
            changed_by=by,
            writers=[by.pk],
            language=language,
            **fields,
        )
        interview.save()
        audit.record(by, "begin", interview)
    return interview


def save(
    interview: Interview,
    by: User,
    seen: int,
    note: str = "",
    relations: Callable = lambda: None,
) -> Interview:
    """Store the fields of `interview` deliberately, with a revision. `relations` stores participants and topics in the
    same transaction. Raises `Conflict` and stores nothing if the draft is no longer number `seen`."""
    refuse_strangers(interview, by)
    with transaction.atomic():
        stored = take_number(interview, by, seen)
        follow_head(interview, stored)
        interview.save(update_fields=[*FIELDS, "source_head", "changed_at"])
        keep_what_it_translates(interview, stored, by)
        relations()
        keep_revision(interview, by, note)
        audit.record(by, "save", interview, draft_number=interview.draft_number)
    return interview


def autosave(pk: int, by: User, seen: int, fields: dict) -> Interview:
    """Store some of `FIELDS` in the rolling draft, without a revision. Raises `Conflict` as `save` does."""
    interview = Interview.objects.get(pk=pk)
    for name, value in fields.items():
        if name not in FIELDS:
            raise ValueError(f"{name} is not a field that a writer changes")
        setattr(interview, name, value)
    refuse_strangers(interview, by)
    with transaction.atomic():
        stored = take_number(interview, by, seen)
        if not fields.keys().isdisjoint(Interview.HEAD):
            follow_head(interview, stored)
        interview.save(update_fields=[*fields, "source_head", "changed_at"])
        keep_what_it_translates(interview, stored, by)
    return interview


def refuse_strangers(interview: Interview, by: User):
    if not may(by, "edit", interview):
        audit.deny(by, "save", interview, _("You may not change this interview."))


def take_number(interview: Interview, by: User, seen: int) -> Interview:
    """Count the draft on from `seen` for a change by `by`, and return it as it was. A text that was ready goes back to
    drafting."""
    [stored] = locking.locked(interview)
    if stored.draft_number != seen:
        raise Conflict(stored)
    media.refuse_hidden(media_of(interview) - media_of(stored), by)
    # Whoever has a translation reads its original.
    if interview.original_id != stored.original_id and not may(by, "translate"):
        raise NotAllowed(_("You may not begin a translation."))
    if interview.body != stored.body and interview.notes.open().exists():
        notes.follow(interview, stored.document, interview.document)
    changes = {
        "draft_number": seen + 1,
        "writers": sorted({*stored.writers, by.pk}),
        "changed_by": by,
        "stage": Interview.Stage.DRAFTING if stored.stage == Interview.Stage.READY else stored.stage,
        "approved_number": None,
        "approved_by": None,
    }
    Interview.objects.filter(pk=interview.pk, draft_number=seen).update(**changes, changed_at=timezone.now())
    for name, value in changes.items():
        setattr(interview, name, value)
    return stored


def follow_head(interview: Interview, stored: Interview):
    """Remember of what stands above the original now what its translation shows too; of another original, all."""
    if original := Interview.objects.filter(pk=interview.original_id).first():
        own, is_another = interview.head, interview.original_id != stored.original_id
        now = {name: value for name, value in original.head.items() if is_another or value == own[name]}
        interview.source_head |= now


def keep_what_it_translates(interview: Interview, stored: Interview, by: User):
    """Keep a revision of the original if a block was just translated from what it says now: a later change of the
    original can then be shown word by word. Once for each of its draft numbers, however often the translation is
    saved. The original is locked with its translation: what it said a moment ago must not be kept."""
    new = interview.source_digests.items() - stored.source_digests.items()
    original = Interview.objects.filter(pk=interview.original_id).first() if new else None
    if original and new & original.block_digests.items():
        keep_revision(original, by)


def keep_revision(interview: Interview, by: User, note: str = "") -> Revision:
    """Keep what the draft says now, once for each number it had. Whoever kept it without a note can add one."""
    revision, _made = Revision.objects.get_or_create(
        interview=interview,
        draft_number=interview.draft_number,
        defaults={"by": by, "note": note, "draft": snapshot(interview)},
    )
    if note and not revision.note and revision.by == by:
        revision.note = note
        revision.save(update_fields=["note"])
    return revision


def restore(revision: Revision, by: User, seen: int) -> Interview:
    """Let the draft say again what `revision` says, without photos and recordings that are deleted since; what it said
    until now stays a revision too."""
    refuse_strangers(Interview.objects.get(pk=revision.interview_id), by)
    with transaction.atomic():
        [interview] = locking.locked(revision.interview, also={revision.draft["original"]} - {None})
        if interview.draft_number != seen:
            raise Conflict(interview)
        keep_revision(interview, by)
        draft = dict(revision.draft)
        rows, tagged = draft.pop("participations"), draft.pop("topics")
        if not may(by, "translate"):
            del draft["original"]
        for name, value in draft.items():
            field = Interview._meta.get_field(name)
            setattr(interview, field.attname, field.to_python(value))
        media.take_out(interview, deleted_since(revision))
        try:
            interview.clean()
            interview.validate_constraints()
        except ValidationError as error:  # another translation has taken its place
            raise Refused(" ".join(error.messages)) from error
        known = Person.objects.with_names().in_bulk([row["person_id"] for row in rows])
        labels = dict(interview.participations.values_list("person_id", "label"))

        def relations():
            interview.participations.all().delete()
            Participation.objects.bulk_create(
                Participation(interview=interview, **row | {"label": label_again(person, row["label"], labels)})
                for row in rows
                if (person := known.get(row["person_id"]))
            )
            interview.topics.set([*filter(None, map(topics.standing, tagged))])

        note = RESTORED.format(number=revision.draft_number)
        return save(interview, by, seen, note=note, relations=relations)


def label_again(person: Person, label: str, now: dict[int, str]) -> str:
    """What a restored text calls `person` that called them by `label`. Nobody who is not named in full gets one back
    that they have lost since: it may be the name of before."""
    stays = person.naming == Person.Naming.FULL or label in (now.get(person.pk), *person.name_in.values())
    return label if stays else ""


def deleted_since(revision: Revision) -> set[Medium]:
    """The photos and recordings of `revision` that the newsroom keeps no more."""
    shown = Interview(body=revision.draft["body"], lead_photo_id=revision.draft["lead_photo"])
    return media.gone(media_of(shown))


def snapshot(interview: Interview) -> dict:
    """The whole draft as plain values, enough to compare and to restore it."""
    values = {name: interview._meta.get_field(name).value_from_object(interview) for name in FIELDS}
    fields = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    participations = interview.participations.values("person_id", "role", "description", "label", "position")
    return fields | {
        "participations": list(participations),
        "topics": sorted(interview.topics.values_list("pk", flat=True)),
    }
