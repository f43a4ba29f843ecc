"""Bringing changes to what readers already see, with a word to them about it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial import audit, gates, locking, periods, publishing
from articles.editorial.permissions import require
from articles.editorial.refusals import Refused
from articles.models import Correction, Interview, SoloPublication, User, Version
from articles.models.languages import isolated
from articles.pages import Page
from articles.words import differences, typos
from articles.words.document import Clip

Kind, Shown = Correction.Kind, Correction.Shown


def correct(
    interview: Interview,
    by: User,
    now: datetime,
    kind: str,
    message: str = "",
    shown_as: str = Shown.DAY,
    at: datetime | None = None,
    others_considered: bool = False,
) -> Correction:
    """Put the draft in the place of what is live, now or from `at` on.

    A `message` to readers is needed, except for a typing error or somebody's safety. Where quoted words change by more
    than a slip of the pen, a colleague of `by` must have signed for it. For safety, `shown_as` says how much readers
    learn, and `by` must not be the one who approved the text. Where the interview is live in another language too,
    `others_considered` says that somebody has thought of it.
    """
    if kind == Kind.SAFETY and interview.approved_by_id == by.pk:
        raise Refused(
            _("A change for somebody's safety takes two people: somebody else must publish what you approved.")
        )
    return replace(interview, by, now, kind, message, shown_as, at, others_considered)


def protect_alone(
    interview: Interview,
    by: User,
    now: datetime,
    reason: str,
    message: str = "",
    shown_as: str = Shown.DAY,
    others_considered: bool = False,
) -> Correction:
    """Put the draft in the place of what is live, for somebody's safety and with nobody beside: somebody else is to
    read it afterwards."""
    correction = replace(interview, by, now, Kind.SAFETY, message, shown_as, None, others_considered)
    SoloPublication.objects.create(version=correction.after, by=by, reason=reason.strip())
    return correction


def replace(
    interview: Interview,
    by: User,
    now: datetime,
    kind: str,
    message: str,
    shown_as: str,
    at: datetime | None,
    others_considered: bool,
) -> Correction:
    """What `correct` and `protect_alone` have in common: the draft frozen in the place of what is live, and the note
    about it."""
    live = periods.current(publishing.timeline(interview), now)
    if live is None:
        raise Refused(_("Readers do not see this interview, so there is nothing to correct."))
    before = interview.versions.get(number=live.version)
    refuse_message(kind, message, shown_as)
    if kind != Kind.TYPO and not others_considered and other_languages(interview, now):
        raise Refused(_("Readers see this interview in another language too. Say whether it needs the same change."))
    after = publishing.schedule(interview, by, now, at) if at else publishing.publish(interview, by, now)
    pages = Page.from_version(before), Page.from_version(after)
    if kind == Kind.TYPO:
        refuse_more_than_typos(*pages)
    elif kind != Kind.SAFETY:  # which takes two people for every word
        refuse_unsigned_words(interview, *pages, by)
    return Correction.objects.create(
        interview=interview, before=before, after=after, kind=kind, note=message.strip(), shown_as=shown_as
    )


@transaction.atomic
def supersede(correction: Correction, message: str, by: User) -> Correction:
    """Put a better note in the place of one that still says what `correction` does; the old one is kept."""
    require(by, "correct", correction.interview)
    refuse_message(correction.kind, message, correction.shown_as)
    locking.locked(correction.interview)  # a name may be taken out of its notes just now
    same = {name: getattr(correction, name) for name in ("interview", "before", "after", "kind", "shown_as")}
    better = Correction.objects.create(note=message.strip(), **same)
    standing = Correction.objects.filter(pk=correction.pk, note=correction.note, superseded_by=None)
    if not standing.update(superseded_by=better):
        raise Refused(_("This note has been replaced already."))
    audit.record(by, "replace note", correction.interview, correction=correction.pk)
    return better


def refuse_message(kind: str, message: str, shown_as: str):
    if kind not in Kind.values or shown_as not in Shown.values:
        raise Refused(_("Choose what kind of change this is."))
    if kind not in (Kind.TYPO, Kind.SAFETY) and not message.strip():
        raise Refused(_("Tell readers in a sentence what was wrong and what is right."))
    if kind != Kind.SAFETY and shown_as != Shown.DAY:
        raise Refused(_("Only a change for somebody's safety may hide its day."))


def refuse_more_than_typos(before: Page, after: Page):
    """A typing error is a slip of the pen in a word that weighs nothing; anything more is named."""
    pairs = [(before.lines.get(place, ""), after.lines.get(place, "")) for place in before.lines | after.lines]
    pairs += [(str(getattr(before, fact)), str(getattr(after, fact))) for fact in ("conducted_on", "method")]
    changes = differences.documents(before.document, after.document)
    pairs += [
        (change.before.text if change.before else "", change.after.text if change.after else "") for change in changes
    ]
    if played(before) != played(after):
        raise Refused(_("This is more than a typing error: a recording has changed."))
    if any(change.redressed or change.moved for change in changes) or heard(before) != heard(after):
        raise Refused(_("This is more than a typing error: a speaker, or the order of the text, has changed."))
    if before.pictures.keys() != after.pictures.keys() or shown_first(before) != shown_first(after):
        raise Refused(_("This is more than a typing error: a photo has changed."))
    for old, new in pairs:
        if old != new and not typos.is_typo(old, new):
            words = " · ".join(typos.weighty_words(old, new)) or _("more than one letter of one word has changed")
            words = words.rstrip(".")  # that may end the sentence it is taken from
            raise Refused(_("This is more than a typing error: {words}.").format(words=isolated(words)))


def played(page: Page) -> list[tuple]:
    """The recordings in the order of the text, and which part of each."""
    return [(block.clip, block.start, block.end) for block in page.document.blocks if isinstance(block, Clip)]


def heard(page: Page) -> list[int | None]:
    """Whose each quotation is, in the order of the text."""
    return [quotation.speaker for quotation in page.document.quotations]


def shown_first(page: Page) -> int | None:
    return page.lead.id if page.lead else None


def refuse_unsigned_words(interview: Interview, before: Page, after: Page, by: User):
    """Nobody changes alone what readers know that somebody said."""
    signed = set(interview.signatures.exclude(by=by).values_list("problem", flat=True))
    found = [problem for problem in gates.changes(after, before) if problem.digest not in signed]
    if found:
        words = " ".join(problem.message for problem in found)
        raise Refused(words + " " + _("A colleague must sign for this, not you."))


def other_languages(interview: Interview, now: datetime) -> list[Version]:
    """What readers see of the same interview in other languages."""
    family = Interview.objects.family(interview).exclude(pk=interview.pk)
    return list(Version.objects.live(now).filter(interview__in=family))
