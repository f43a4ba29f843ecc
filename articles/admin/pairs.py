"""An interview and its other languages: going out in the same second, and what it means if one of them goes alone."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.rows import Button, Row, move_url, shown
from articles.editorial import beside, permissions, publishing, workflow
from articles.editorial.clocks import both_clocks
from articles.editorial.states import State
from articles.editorial.workflow import Move
from articles.models import Interview, User
from articles.models.languages import isolated

Stage = Interview.Stage

# What the button of a move says where the other language is ready for the same.
TOGETHER = {
    "publish": gettext_lazy("Publish both languages now"),
    "schedule": gettext_lazy("Schedule both languages"),
}
BESIDE = gettext_lazy("Schedule with the other language")
# What is done to one language and leaves another as it is: where it stands then, and what the way there says.
TOO = {
    "withdraw": (State.is_shown, gettext_lazy("Withdraw it too")),
    "hold": (State.is_coming, gettext_lazy("Hold it too")),
    "reschedule": (State.is_coming, gettext_lazy("Change its time too")),
    "unschedule": (State.is_coming, gettext_lazy("Call it off too")),
}
LACKING = {
    Stage.DRAFTING: gettext_lazy("is still being written"),
    Stage.REVIEW: gettext_lazy("waits to be approved"),
    Stage.READY: gettext_lazy("is ready and has no time yet"),
}


def others_of(interviews: Iterable[Interview]) -> dict[int, list[Interview]]:
    """The other languages of each of `interviews`, by its key."""
    firsts = {interview.pk: interview.family for interview in interviews}
    if not firsts:
        return {}
    families = Interview.objects.filter(Q(pk__in=firsts.values()) | Q(original__in=firsts.values())).order_by("pk")
    kin = list(publishing.with_periods(families.for_titles()))
    beside.read_together(kin)
    return {
        key: [other for other in kin if other.pk != key and first in (other.pk, other.original_id)]
        for key, first in firsts.items()
    }


def due(others: Iterable[Interview], now: datetime) -> datetime | None:
    """When the first of `others` goes out that readers do not see yet."""
    states = [State(other, now) for other in others]
    coming = [state.coming.start for state in states if state.coming and not state.current]
    return min(coming, default=None)


def ready_with(user: User, move: Move, others: Iterable[Interview]) -> list[Interview]:
    """Those of `others` with which `user` could do the same in the same second."""
    if move.name not in TOGETHER:
        return []
    return [other for other in others if move in workflow.moves_for(user, other)]


def toward_both(lines: list[Row], user: User, now: datetime) -> list[Row]:
    """`lines`, where whatever could be published leads to both languages first, and says when the other goes out."""
    publishable = [line.interview for line in lines if line.next and line.next.name == "publish"]
    others = others_of(publishable)
    return [with_others(line, others.get(line.interview.pk, ()), user, now) for line in lines]


def with_others(line: Row, others: Iterable[Interview], user: User, now: datetime) -> Row:
    interview = line.interview
    if due(others, now):
        url = move_url("schedule", interview.pk)
        first = Button(BESIDE, url, interview.draft_number, "schedule")
        return replace(line, next=first, why=" ".join(said_of(others, now)))
    if line.next and ready_with(user, workflow.MOVES[line.next.name], others):
        return replace(line, next=replace(line.next, label=TOGETHER[line.next.name]))
    return line


def said_of(others: Iterable[Interview], now: datetime) -> list[str]:
    """Where each of `others` stands that readers do not see, and what publishing the one at hand now means then."""
    hidden = [other for other in others if not State(other, now).is_live()]
    said = [stands(other, now) for other in hidden]
    if at := due(hidden, now):
        alone = _("If you publish now, readers have only this language until {time}.").format(time=both_clocks(at))
    else:
        alone = _("If you publish now without it, readers have only this language.")
    return [*said, alone] if said else []


def left(move: Move, others: Iterable[Interview], user: User, now: datetime) -> list[SafeString]:
    """Which of `others` stay as they are when `move` is done with one alone, each with the way to do it there too."""
    is_left, too = TOO[move.name]
    known = [other for other in others if State(other, now).is_live() or permissions.may(user, "read", other)]
    return [
        format_html('{} <a href="{}">{}</a>', stands(other, now), move_url(move.name, other.pk), too)
        for other in known
        if is_left(State(other, now))
    ]


def left_after(move: Move, interview: Interview, user: User, now: datetime) -> list[SafeString]:
    """The same once `move` is done with `interview`: what goes out in the same second with it by now is not left."""
    [interview] = publishing.with_periods(Interview.objects.filter(pk=interview.pk))
    others, at = others_of([interview])[interview.pk], due([interview], now)
    return left(move, [other for other in others if not at or due([other], now) != at], user, now)


def stands(other: Interview, now: datetime) -> str:
    words = _("{language}: {words}.")
    return words.format(language=isolated(other.get_language_display()), words=lacking(other, now))


def changed_since(interview: Interview) -> str:
    """That what goes out is not the text of now, or not with the people and photos of now."""
    said = _("{language}: changed since, and goes out as it was when it was scheduled.")
    return said.format(language=isolated(interview.get_language_display()))


def lacking(interview: Interview, now: datetime) -> str:
    """What keeps this from its readers, or when they see it."""
    if interview.hold or State(interview, now).is_shown():
        return shown(interview, now)
    return str(LACKING[interview.stage])


def buttons(moves: Iterable[Move], others: list[Interview], user: User, now: datetime) -> list[tuple[Move, str]]:
    """`moves` with what their buttons say, what brings both languages to readers before what brings one."""
    beside = due(others, now)
    labelled = []
    for move in moves:
        together = TOGETHER[move.name] if ready_with(user, move, others) else move.label
        labelled.append((move, BESIDE if beside and move.name == "schedule" else together))
    return sorted(labelled, key=lambda pair: beside is not None and pair[1] == BESIDE, reverse=True)
