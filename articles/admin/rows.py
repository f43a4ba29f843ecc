"""What one line says about an interview, on the desk and in lists: what it is, where it stands, what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.editorial import beside, publishing, workflow
from articles.editorial.clocks import both_clocks, clock
from articles.editorial.states import State
from articles.editorial.workflow import Move
from articles.models import Interview, Language, Participation, Person, User
from articles.models.languages import in_language, isolated
from articles.photos.pictures import private_url

# What brings an interview closer to its readers; the first that may be done is the line's one button.
FORWARD = ("submit", "approve", "publish", "correct")


@dataclass(frozen=True)
class Button:
    """One step, sent to `url`; `seen` is the draft number that it is about."""

    label: str | Promise
    url: str
    seen: int | None = None
    name: str = ""  # of the move


@dataclass(frozen=True)
class Task:
    """What waits on the desk and is about no interview of its own; it is done at `url`."""

    text: str
    url: str


@dataclass(frozen=True)
class Tongue:
    """One language of an interview, at a glance."""

    name: str
    language: str
    state: str
    is_public: bool


@dataclass(frozen=True)
class Row:
    interview: Interview
    shown: str  # what readers see of it, in words
    next: Button | None
    why: str = ""  # it is on this list
    place: str = ""  # the address of the passage it is about
    stop: Button | None = None  # what takes it from its readers, or keeps them from it
    here: str = ""  # colleagues who have it open now
    page: str = ""  # where readers see it now
    tongues: tuple[Tongue, ...] = ()  # every language of it that whoever looks may read

    @property
    def direction(self) -> str:
        return Language(self.interview.language).direction

    @property
    def who(self) -> str:
        """Who answers, by the names that readers may see."""
        return _(", ").join(in_language(row.person.name_in, self.interview.language) for row in self.answering)

    @property
    def face(self) -> str:
        """The address of its photo, small; of somebody who is not named in full none is shown here."""
        photo = self.interview.lead_photo
        if self.withheld or photo is None:
            return ""
        return private_url(photo.pk, next(row["name"] for row in photo.renditions if row["shape"] == "square"))

    @property
    def withheld(self) -> bool:
        """Whether somebody who answers is not named in full, as on the page for readers."""
        return any(row.person.naming != Person.Naming.FULL for row in self.answering)

    @property
    def answering(self) -> list[Participation]:
        return [row for row in self.interview.participations.all() if row.role == Participation.Role.INTERVIEWEE]

    @property
    def since(self) -> str:
        return _("since {time}").format(time=clock(self.interview.changed_at))


def for_rows(interviews: QuerySet) -> QuerySet:
    """`interviews` with all that `row` asks for, in a fixed number of queries."""
    return publishing.with_periods(interviews.for_list()).select_related("changed_by", "lift_agreed_by", "lead_photo")


def lines_of(interviews: Iterable[Interview], user: User, now: datetime) -> list[Row]:
    """A line for each of `interviews`, of which `for_rows` has asked."""
    found = list(interviews)
    beside.read_together(found)
    return [row(interview, user, now) for interview in found]


def row(interview: Interview, user: User, now: datetime) -> Row:
    possible = {move.name: move for move in workflow.moves_for(user, interview)}
    following = next((move_button(possible[name], interview) for name in FORWARD if name in possible), None)
    stop = move_button(possible["withdraw"], interview) if "withdraw" in possible else None
    page = reverse("short", args=[interview.public_id]) if State(interview, now).is_live() else ""
    return Row(interview, shown(interview, now), following, stop=stop, page=page)


def move_button(move: Move, interview: Interview) -> Button:
    return Button(move.label, move_url(move.name, interview.pk), interview.draft_number, move.name)


def move_url(name: str, interview: int) -> str:
    return reverse("admin:articles_interview_move", args=[interview, name])


def shown(interview: Interview, now: datetime) -> str:
    state = State(interview, now)
    if state.coming:
        return _("goes out {time}").format(time=both_clocks(state.coming.start))
    public = _("public since {time}").format(time=clock(state.current.start)) if state.current else ""
    if public or interview.hold:
        return " · ".join(filter(None, (public, held(interview))))
    if any(period.cancelled_at is None for period in state.timeline):
        return _("withdrawn")
    return _("not public")


def tongue(interview: Interview, now: datetime) -> Tongue:
    """How far one language is: with its readers or soon, and the stage where its text waits or goes on."""
    state = State(interview, now)
    words = [_("public")] if state.is_live() else []
    if state.is_coming():
        words.append(_("scheduled"))
    if interview.hold:
        words.append(_("on hold"))
    if not words or interview.stage != Interview.Stage.READY:
        words.append(interview.get_stage_display())
    language = Language(interview.language)
    return Tongue(str(language.label), language, _(", ").join(map(str, words)), state.is_live())


def held(interview: Interview) -> str:
    """That it is on hold and why, and who has agreed to lift that."""
    if not interview.hold:
        return ""
    words = _("on hold: {why}").format(why=interview.get_hold_display())
    if not interview.lift_agreed_by:
        return words
    agreed = _("{who} agrees to lift the hold, and it takes somebody else too")
    return f"{words} · {agreed.format(who=isolated(interview.lift_agreed_by))}"
