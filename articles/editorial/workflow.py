"""The moves of an interview: one table, and the one verb that performs them.

A move changes the draft's stage, or what readers see, or both. The table says from where, to where, and whose it is;
`perform` reads it, and so do the admin's buttons, the documentation and the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.editorial import audit, drafting, periods, publishing
from articles.editorial.periods import PeriodError
from articles.editorial.permissions import may
from articles.editorial.refusals import NotAllowed, Refused, UnknownMove
from articles.models import AuditEntry, Interview, User

DRAFTING, REVIEW, READY = (
    Interview.Stage.DRAFTING,
    Interview.Stage.REVIEW,
    Interview.Stage.READY,
)
ANY = (DRAFTING, REVIEW, READY)


# Whether a move makes sense for what readers see now.


def always(interview: Interview, now) -> bool:
    return True


def is_news(interview: Interview, now) -> bool:
    """Readers do not see, and will not see, the draft as it stands."""
    timeline = publishing.timeline(interview)
    shown = periods.coming(timeline, now) or periods.current(timeline, now)
    numbers = {version.number: version.draft_number for version in interview.versions.all()}
    return shown is None or numbers[shown.version] != interview.draft_number


def is_coming(interview: Interview, now) -> bool:
    return periods.coming(publishing.timeline(interview), now) is not None


def is_shown(interview: Interview, now) -> bool:
    timeline = publishing.timeline(interview)
    return bool(periods.current(timeline, now) or periods.coming(timeline, now))


@dataclass(frozen=True)
class Move:
    """One row of the table. The right to it stands in `permissions.RIGHTS` under the same name."""

    name: str
    label: str | Promise
    sources: tuple[str, ...]
    target: str | None  # None: the stage stays
    when: Callable = always
    act: Callable | None = None  # what it does to what readers see
    second_person: bool = False  # not for somebody who wrote since the last approval
    needs_note: bool = False
    needs_time: bool = False
    effect: str | Promise = ""  # what readers will notice, said before it is done


MOVES = {
    move.name: move
    for move in (
        Move("submit", gettext_lazy("Submit for review"), (DRAFTING,), REVIEW),
        Move(
            "return",
            gettext_lazy("Ask for changes"),
            (REVIEW, READY),
            DRAFTING,
            needs_note=True,
        ),
        Move(
            "approve",
            pgettext_lazy("a move", "Approve"),
            (REVIEW,),
            READY,
            second_person=True,
        ),
        Move(
            "publish",
            gettext_lazy("Publish now"),
            (READY,),
            None,
            is_news,
            publishing.publish,
            effect=gettext_lazy("Readers see this text at once, on its page, in lists and in search."),
        ),
        Move(
            "schedule",
            gettext_lazy("Schedule"),
            (READY,),
            None,
            is_news,
            publishing.schedule,
            needs_time=True,
            effect=gettext_lazy("Readers see this text from that second on, and not before."),
        ),
        Move(
            "reschedule",
            gettext_lazy("Change the time"),
            ANY,
            None,
            is_coming,
            publishing.reschedule,
            needs_time=True,
            effect=gettext_lazy("Readers see what is scheduled from that second on, and not before."),
        ),
        Move(
            "unschedule",
            gettext_lazy("Call off the schedule"),
            ANY,
            None,
            is_coming,
            publishing.unschedule,
            effect=gettext_lazy("What is scheduled does not appear. What readers see now stays."),
        ),
        Move(
            "withdraw",
            gettext_lazy("Withdraw"),
            ANY,
            None,
            is_shown,
            publishing.withdraw,
            effect=gettext_lazy(
                "The page is gone for readers at once, from lists and search too; its address says so."
            ),
        ),
    )
}


def moves_for(user: User, interview: Interview) -> list[Move]:
    """What `user` could do next with `interview`, in the order of the table."""
    now = timezone.now()
    return [
        move
        for move in MOVES.values()
        if interview.stage in move.sources
        and may(user, move.name, interview)
        and not (move.second_person and user.pk in interview.writers)
        and move.when(interview, now)
    ]


def perform(
    name: str,
    interview: Interview,
    by: User,
    seen: int | None = None,
    note: str = "",
    clock: Callable = timezone.now,
    **details,
):
    """Do the move `name` in one transaction with its audit entry, or raise `Refused` and do nothing.

    `seen` is the draft number of the text that `by` looked at; another one by now is a refusal. `details` go to the
    move's act (`at=` for a schedule). Of two people who do the same at once one wins, and the other is told. Only
    somebody who brings in an archive gives a `clock`.
    """
    move = MOVES.get(name)
    if move is None:
        audit.record(by, "unknown move", interview, AuditEntry.Outcome.DENIED)
        raise UnknownMove(_("There is no such step."))
    if not may(by, name, interview):
        audit.record(by, name, interview, AuditEntry.Outcome.DENIED)
        raise NotAllowed(_("You may not do this with this interview."))
    if move.needs_note and not note.strip():
        raise Refused(_("Say in a sentence what should change."))
    try:
        with transaction.atomic():
            carry_out(move, interview.pk, by, seen, note.strip(), clock, details)
    except PeriodError as error:
        raise Refused(_(str(error))) from error
    interview.refresh_from_db()


def carry_out(move: Move, pk: int, by: User, seen: int | None, note: str, clock: Callable, details: dict):
    interview = Interview.objects.select_for_update().get(pk=pk)
    now = clock()
    if interview.stage not in move.sources or not move.when(interview, now):
        raise Refused(_("This was not done: the interview is no longer where you saw it. ") + last_change(interview))
    if seen is not None and seen != interview.draft_number:
        raise Refused(_("This was not done: the text has changed since you opened it. ") + last_change(interview))
    if move.second_person and by.pk in interview.writers:
        raise Refused(_("Somebody else must do this: you wrote in this text since it was last approved."))
    if move.act:
        move.act(interview, now, **details)
    moved = Interview.objects.filter(pk=pk, stage=interview.stage, draft_number=interview.draft_number).update(
        stage=move.target or interview.stage, **approval(move, interview, by)
    )
    if not moved:  # cannot happen under the lock; if it does, nothing of this may stay
        raise Refused(_("This was not done. Try again."))
    drafting.keep_revision(interview, by, str(move.label))
    audit.record(by, move.name, interview, draft_number=interview.draft_number, note=note)


def approval(move: Move, interview: Interview, by: User) -> dict:
    """What a move says about the approval: given for this very text, or taken back."""
    if move.target == READY:
        return {
            "approved_number": interview.draft_number,
            "approved_by": by,
            "writers": [],
        }
    if move.target == DRAFTING:
        return {"approved_number": None, "approved_by": None}
    return {}


def last_change(interview: Interview) -> str:
    """Who did what last, and when: for somebody who came second."""
    entry = AuditEntry.objects.filter(
        subject="interview", subject_id=interview.pk, outcome=AuditEntry.Outcome.DONE
    ).first()
    if entry is None:
        return ""
    label = MOVES[entry.action].label if entry.action in MOVES else entry.action
    time = date_format(timezone.localtime(entry.at), "H:i")
    return _("{who} did “{what}” at {time}.").format(who=entry.actor_name, what=label, time=time)
