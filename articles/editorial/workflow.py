"""The moves of an interview: one table, and the one verb that performs them.

A move changes the draft's stage, or what readers see, or both. The table says from where, to where, and whose it is;
`perform` reads it, and so do the admin's buttons, the documentation and the tests.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles import markers
from articles.editorial import assigning, audit, clocks, corrections, drafting, holds, locking, publishing
from articles.editorial.periods import PeriodError
from articles.editorial.permissions import may, who_else
from articles.editorial.refusals import Refused, UnknownMove
from articles.editorial.states import State
from articles.models import AuditEntry, Interview, User
from articles.models.languages import isolated

DRAFTING, REVIEW, READY = Interview.Stage.DRAFTING, Interview.Stage.REVIEW, Interview.Stage.READY
ANY = (DRAFTING, REVIEW, READY)


@dataclass(frozen=True)
class Move:
    """One row of the table. The right to it stands in `permissions.RIGHTS` under the same name."""

    name: str
    label: str | Promise
    sources: tuple[str, ...]
    target: str | None = None  # None: the stage stays
    when: Callable[[State], bool] = State.is_any
    act: Callable | None = None  # beyond the stage: what it does to what readers see, or to whose it is
    freezes: bool = False  # `act` brings the draft to readers as it stands
    asks: tuple[str, ...] = ()  # what the person is asked: the arguments of `act`; `note` is for the colleagues
    second_person: bool = False  # not for somebody who wrote since the last approval
    another_desk: bool = False  # not for somebody who has it on their own
    effect: str | Promise = ""  # what readers will notice, said before it is done
    # What it is about beside the text: whoever looked before that changed is told so, and nothing is done.
    about: Callable[[State], str] = State.nothing

    @property
    def is_about_draft(self) -> bool:
        """Whether it takes along what was just typed; the other moves are about what readers see already."""
        return self.freezes or self.target is not None


MOVES = {
    move.name: move
    for move in (
        Move("take", gettext_lazy("Take it"), ANY, act=assigning.take, another_desk=True, about=State.whose),
        Move("hand-over", gettext_lazy("Hand it over"), ANY, act=assigning.hand_over, asks=("to",), about=State.whose),
        Move("submit", gettext_lazy("Submit for review"), (DRAFTING,), REVIEW),
        Move("return", gettext_lazy("Ask for changes"), (REVIEW, READY), DRAFTING, asks=("note",)),
        Move("approve", pgettext_lazy("a move", "Approve"), (REVIEW,), READY, second_person=True),
        Move(
            "publish",
            gettext_lazy("Publish now"),
            (READY,),
            when=State.is_new,
            act=publishing.publish,
            freezes=True,
            effect=gettext_lazy("Readers see this text at once, on its page, in lists and in search."),
        ),
        Move(
            "schedule",
            gettext_lazy("Schedule"),
            (READY,),
            when=State.is_new,
            act=publishing.schedule,
            freezes=True,
            asks=("at",),
            effect=gettext_lazy("Readers see this text from that second on, and not before."),
        ),
        Move(
            "correct",
            gettext_lazy("Bring the changes to readers"),
            (READY,),
            when=State.is_change,
            act=corrections.correct,
            freezes=True,
            asks=("kind", "message", "shown_as", "at", "others_considered"),
            effect=gettext_lazy("Readers see this text in place of the one before, and your note about it."),
        ),
        Move(
            "publish-alone",
            gettext_lazy("Publish alone"),
            (DRAFTING, REVIEW),
            READY,
            when=State.is_new,
            act=publishing.publish_alone,
            freezes=True,
            asks=("reason",),
            effect=gettext_lazy(
                "Readers see this text at once. It stays on the desk until somebody else has read it."
            ),
        ),
        Move(
            "protect-alone",
            gettext_lazy("Change it alone, for somebody's safety"),
            ANY,
            READY,
            when=State.is_another_shown,
            act=corrections.protect_alone,
            freezes=True,
            asks=("reason", "message", "shown_as", "others_considered"),
            effect=gettext_lazy(
                "Readers see this text at once in place of the one before. It stays on the desk until somebody else "
                "has read it."
            ),
        ),
        Move(
            "reschedule",
            gettext_lazy("Change the time"),
            ANY,
            when=State.is_coming,
            act=publishing.reschedule,
            asks=("at",),
            effect=gettext_lazy("Readers see what is scheduled from that second on, and not before."),
            about=State.due,
        ),
        Move(
            "unschedule",
            gettext_lazy("Call off the schedule"),
            ANY,
            when=State.is_coming,
            act=publishing.unschedule,
            effect=gettext_lazy("What is scheduled does not appear. What readers see now stays."),
        ),
        Move(
            "hold",
            gettext_lazy("Hold"),
            ANY,
            when=State.is_free,
            act=holds.hold,
            asks=("why", "remark"),
            effect=gettext_lazy(
                "Nothing of this can be published, and what is scheduled is called off. What readers see now stays."
            ),
        ),
        Move("lift", gettext_lazy("Lift the hold"), ANY, when=State.is_held, act=holds.lift),
        Move(
            "withdraw",
            gettext_lazy("Withdraw"),
            ANY,
            when=State.is_shown,
            act=publishing.withdraw,
            asks=("silent",),
            effect=gettext_lazy(
                "The page is gone for readers at once, from lists and search too. What is due does not go out, and "
                "links for somebody outside end."
            ),
        ),
    )
}


def moves_for(user: User, interview: Interview, among: Iterable[str] = MOVES) -> list[Move]:
    """What `user` could do next with `interview`: of all moves, or `among` those named, in that order."""
    state = State(interview, timezone.now())
    return [
        move
        for move in (MOVES[name] for name in among)
        if interview.stage in move.sources
        and may(user, move.name, interview)
        and not is_kept_from(move, interview, user)
        and move.when(state)
    ]


def perform(
    name: str,
    interview: Interview,
    by: User,
    seen: int | None = None,
    note: str = "",
    was: str | None = None,
    clock: Callable = timezone.now,
    **details,
):
    """Do the move `name` in one transaction with its audit entry, or raise `Refused` and do nothing.

    `seen` is the draft number of the text that `by` looked at, and `was` what the move is about (`Move.about`) as they
    saw it; if either has changed since, it is refused. `details` go to the move's act (`at=` for a schedule). Of two
    people who do the same at once one wins, and the other is told. Only somebody who brings in an archive gives a
    `clock`.
    """
    move = permitted(name, interview, by)
    if "note" in move.asks and not note.strip():
        raise Refused(_("Say in a sentence what should change."))
    if "reason" in move.asks and not details.get("reason", "").strip():
        raise Refused(_("Say in a sentence why."))
    try:
        with markers.seen_or_taken_back(), transaction.atomic():
            [stored] = locking.interviews(interview.pk)
            now = clock()
            refuse_late(move, stored, by, now, seen, was)
            carry_out(move, stored, by, now, note.strip(), details)
    except PeriodError as error:
        raise Refused(_(str(error))) from error
    interview.refresh_from_db()


def perform_together(name: str, interviews: Iterable[Interview], by: User, seen: dict[int, int], **details):
    """Do the move `name` with all of `interviews` in the same instant, or with none: both languages of one. `seen` has
    the draft numbers that `by` looked at, by primary key; an interview that is not in it may say anything."""
    interviews = sorted(interviews, key=lambda interview: interview.pk)
    for interview in interviews:
        permitted(name, interview, by)  # before the transaction, with which the audit of a refusal would be undone
    with markers.seen_or_taken_back(), transaction.atomic():
        locking.interviews(*(interview.pk for interview in interviews))
        now = timezone.now()
        for interview in interviews:
            perform(name, interview, by=by, seen=seen.get(interview.pk), clock=lambda: now, **details)


def permitted(name: str, interview: Interview, by: User) -> Move:
    """The move `name`, if there is one that `by` may do with `interview`. A refusal stands in the audit."""
    move = MOVES.get(name)
    if move is None:
        audit.record(by, "unknown move", interview, AuditEntry.Outcome.DENIED)
        raise UnknownMove(_("There is no such step."))
    if not may(by, name, interview):
        audit.deny(by, name, interview, _("You may not do this with this interview."))
    return move


def refuse_late(move: Move, interview: Interview, by: User, now: datetime, seen: int | None, was: str | None):
    """Refuse what is not as `by` saw it any more, and what they may not do with it by now."""
    state = State(interview, now)
    is_other_now = was is not None and was != move.about(state)
    if is_other_now or interview.stage not in move.sources or not move.when(state):
        raise Refused(_("This was not done: the interview is no longer where you saw it. ") + last_change(interview))
    if seen is not None and seen != interview.draft_number:
        raise Refused(_("This was not done: the text has changed since you opened it. ") + last_change(interview))
    if is_kept_from(move, interview, by):
        raise Refused(why_kept(move, interview))


def carry_out(move: Move, interview: Interview, by: User, now: datetime, note: str, details: dict):
    """Do the move with `interview`, which is locked, and note in the audit that it was done."""
    if move.act:
        move.act(interview, by, now, **details)
    same = Interview.objects.filter(pk=interview.pk, stage=interview.stage, draft_number=interview.draft_number)
    moved = same.update(stage=move.target or interview.stage, **approval(move, interview, by))
    if not moved:  # cannot happen under the lock; if it does, nothing of this may stay
        raise Refused(_("This was not done. Try again."))
    interview.refresh_from_db()
    drafting.keep_revision(interview, by, str(move.label))
    said = note or details.get("reason", "") or details.get("remark", "").strip()
    audit.record(by, move.name, interview, draft_number=interview.draft_number, **({"note": said} if said else {}))


def is_kept_from(move: Move, interview: Interview, by: User) -> bool:
    """Whether `by`, who has the right to `move`, is kept from it by having written since the last approval, or by
    having the interview already."""
    return (move.second_person and by.pk in interview.writers) or (
        move.another_desk and by.pk == interview.assigned_to_id
    )


def why_kept(move: Move, interview: Interview) -> str:
    if move.another_desk:
        return _("It is on your desk already.")
    why = _("Somebody else must do this: you wrote in this text since it was last approved.")
    return f"{why} {who_else(move.name, interview.writers)}"


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
    """Who stored or moved it last, by which button, and when: for somebody who came second."""
    entry = audit.done_with(interview).filter(action__in=("save", *MOVES)).first()
    if entry is None:
        return ""
    label = MOVES[entry.action].label if entry.action in MOVES else _("Save")
    time = clocks.clock(entry.at)
    return _("{who} did “{what}” at {time}.").format(who=isolated(entry.actor_name), what=label, time=time)
