"""The desk: what waits for a colleague, what goes out, what to look at again, what is out since today."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, When
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin import pairs
from articles.admin.rows import Button, Row, Task, Tongue, for_rows, lines_of, tongue
from articles.editorial import translations
from articles.editorial.calling_off import REASONS
from articles.editorial.permissions import may, reached_by, readable_by
from articles.editorial.states import State
from articles.editorial.workflow import MOVES
from articles.models import (
    AuditEntry,
    Interview,
    Language,
    NameRemoval,
    Note,
    Presence,
    PreviewLink,
    Signature,
    SoloPublication,
    User,
    Version,
)
from articles.models.languages import isolated

LONGEST = 30  # rows of a group; for more there is the list with its filters
NEWS = timedelta(days=60)  # so long the desk reminds of a translation that was left behind

MORNING = 6  # o'clock in the newsroom: what was signed the day before, or in the night, is looked at again

Stage = Interview.Stage


@dataclass(frozen=True)
class Group:
    name: str
    title: str | Promise
    rows: list[Row | Task]


def of(user: User, now: datetime) -> list[Group]:
    """The groups that have something in them, for `user`. Costs the same few queries however much there is."""
    readable = for_rows(readable_by(user, Interview.objects.all()))
    here = writing(user, now)
    groups = [Group(name, title, find(readable, user, now)) for name, title, find in GROUPS]
    lines = [line for group in groups for line in group.rows if isinstance(line, Row)]
    spoken = tongues(user, lines, now)
    return [
        replace(group, rows=[at_a_glance(line, here, spoken) for line in group.rows]) for group in groups if group.rows
    ]


def writing(user: User, now: datetime) -> dict[int, str]:
    """Who has an interview open for writing now, by its key, without `user`."""
    here: dict[int, list[str]] = {}
    for presence in Presence.objects.now(now).exclude(user=user).select_related("user").order_by("pk"):
        here.setdefault(presence.interview_id, []).append(isolated(presence.user))
    return {key: _(", ").join(dict.fromkeys(names)) for key, names in here.items()}


def tongues(user: User, lines: list[Row], now: datetime) -> dict[int, tuple[Tongue, ...]]:
    """How far each language of the interviews of `lines` is, by their keys; only languages that `user` may read."""
    interviews = [line.interview for line in lines]
    kin = pairs.others_of(interviews)
    keys = {other.pk for others in kin.values() for other in others}
    readable = set(readable_by(user, Interview.objects.filter(pk__in=keys)).values_list("pk", flat=True))
    return {
        interview.pk: tuple(
            tongue(one, now)
            for one in sorted(
                [interview, *(other for other in kin[interview.pk] if other.pk in readable)],
                key=lambda one: Language.values.index(one.language),
            )
        )
        for interview in interviews
    }


def at_a_glance(line: Row | Task, here: dict[int, str], spoken: dict[int, tuple[Tongue, ...]]) -> Row | Task:
    if not isinstance(line, Row):
        return line
    return replace(line, here=here.get(line.interview.pk, ""), tongues=spoken[line.interview.pk])


def yours(interviews: QuerySet, user: User, now: datetime) -> list[Row | Task]:
    """What nobody but `user`, or a colleague of the same role, can bring further; somebody's safety before anything,
    then the longest waiting first."""
    mine = rows(interviews.filter(waits_for(user)).order_by("changed_at"), user, now)
    return [*names_to_take_out(user), *mine, *changed_beside(interviews, user, now)]


def changed_beside(interviews: QuerySet, user: User, now: datetime) -> list[Row]:
    """What readers see with a photo, a recording, a name, a topic or a card as it was, though its text is the same."""
    if not may(user, "publish"):
        return []
    same = Version.objects.live(now).filter(draft_number=OuterRef("draft_number")).any_of_interview()
    lines = rows(interviews.filter(same, stage=Stage.READY, hold="", beside_changed=True), user, now)
    why = _("A photo, a recording, a name, a topic or a card has changed. Readers see it as it was.")
    return [replace(line, why=why) for line in lines if line.next]


def names_to_take_out(user: User) -> list[Task]:
    """Names that a colleague wants out of what was published, for the second person that this takes."""
    if not may(user, "redact"):
        return []
    asked = NameRemoval.objects.waiting().exclude(asked_by=user).select_related("asked_by")
    return [
        Task(
            _("{who} asks you to take a name out of what is published. It takes two.").format(
                who=isolated(removal.asked_by)
            ),
            reverse("admin:articles_person_remove_name", args=[removal.person_id]),
        )
        for removal in asked
    ]


def waits_for(user: User) -> Q:
    wanted = Q(stage=Stage.DRAFTING, assigned_to=user)
    if may(user, "approve"):
        wanted |= Q(stage=Stage.REVIEW) & ~Q(writers__contains=[user.pk])
    if may(user, "publish"):
        frozen = Version.objects.standing().filter(draft_number=OuterRef("draft_number"))
        wanted |= Q(stage=Stage.READY, hold="") & ~frozen.any_of_interview()
    return wanted


def coming(interviews: QuerySet, user: User, now: datetime) -> list[Row]:
    """What goes out, the next first, an interview and its other languages on one line, and which of them say something
    else by now."""
    starts = Version.objects.coming(now).filter(interview=OuterRef("pk")).values("live__startswith")[:1]
    due = rows(interviews.alias(due=Subquery(starts)).exclude(due=None).order_by("due"), user, now)
    lines: dict[int, Row] = {}
    for line in due:
        lines.setdefault(line.interview.family, line)
    kin = Q(pk__in=lines) | Q(original__in=lines)
    said: dict[int, list[str]] = {name: [] for name in lines}
    for other in interviews.filter(kin).exclude(pk__in=[line.interview.pk for line in lines.values()]):
        said[other.family].append(pairs.stands(other, now))
    for interview in (line.interview for line in due):
        if State(interview, now).is_news():
            said[interview.family].append(pairs.changed_since(interview))
    return [replace(line, why=" ".join(said[name])) for name, line in lines.items()]


def again(interviews: QuerySet, user: User, now: datetime) -> list[Row | Task]:
    """What somebody passed alone or with their name, notes that nobody has settled, translations that their original
    has left behind, what was called off, and public texts whose draft went on and waits for others."""
    return [
        *names_taken_out_alone(user),
        *unread(interviews, user, now),
        *signed(interviews, user, now),
        *opened_outside(interviews, user, now),
        *noted(interviews, user, now),
        *stale(interviews, user, now),
        *called_off_or_older(interviews, user, now),
    ]


def called_off_or_older(interviews: QuerySet, user: User, now: datetime) -> list[Row]:
    """What does not go out as scheduled because of who is in it, until somebody goes on with it: nobody pressed a
    button for that. And what readers see while its draft has gone on; one query for both."""
    older = Version.objects.live(now).filter(draft_number__lt=OuterRef("draft_number")).any_of_interview()
    behind = older & ~Version.objects.coming(now).any_of_interview() & ~waits_for(user)
    done = AuditEntry.objects.about(Interview, OuterRef("pk")).done()
    last_move = Subquery(done.filter(action__in=MOVES).order_by("-pk").values("facts")[:1])
    called_off = Q(beside_changed=True, last_move__has_any_keys=[*REASONS]) if may(user, "sign") else Q(pk__in=[])
    said, is_older = _("It was scheduled, and that is called off. {why}"), _("Readers see an older text.")
    found = interviews.alias(last_move=last_move).annotate(why=Case(When(called_off, then="last_move")))
    return [
        replace(line, why=said.format(why=because(line.interview.why)) if line.interview.why else is_older)
        for line in rows(found.filter(behind | Q(why__isnull=False)), user, now)
    ]


def because(facts: dict[str, int]) -> str | Promise:
    """Why the audit says that something scheduled was called off."""
    return next(problem for kind, problem in REASONS.items() if kind in facts)


def names_taken_out_alone(user: User) -> list[Task]:
    """What one person did for somebody's safety with nobody beside them."""
    if not may(user, "ask to redact"):
        return []
    alone = NameRemoval.objects.unread().exclude(done_by=user).select_related("done_by")
    return [
        Task(
            _("{who} took a name out alone: {reason}").format(
                who=isolated(removal.done_by), reason=isolated(removal.reason)
            ),
            reverse("admin:articles_person_remove_name", args=[removal.person_id]),
        )
        for removal in alone
    ]


def unread(interviews: QuerySet, user: User, now: datetime) -> list[Row]:
    """Published alone, and read by nobody else since."""
    waiting = SoloPublication.objects.unread().exclude(by=user).select_related("by", "version")
    solos = {solo.version.interview_id: solo for solo in waiting}
    return [
        replace(
            line,
            why=_("{who} published this alone: {reason}").format(who=isolated(solo.by), reason=isolated(solo.reason)),
            next=Button(_("I have read it"), reverse("admin:articles_solo_read", args=[solo.pk])),
        )
        for line in rows(interviews.filter(pk__in=solos), user, now)
        for solo in [solos[line.interview.pk]]
    ]


def signed(interviews: QuerySet, user: User, now: datetime) -> list[Row]:
    """Let past a gate with somebody's name before this morning, and looked at by nobody since."""
    if not may(user, "sign"):
        return []
    waiting = Signature.objects.waiting().filter(at__lt=this_morning(now)).select_related("by")
    signatures = {row.interview_id: row for row in waiting}
    return [
        replace(
            line,
            why=_("{who} signed for: {problem} ({reason})").format(
                who=isolated(signature.by), problem=isolated(signature.message), reason=isolated(signature.reason)
            ),
            next=Button(_("Looked at"), reverse("admin:articles_signature_settle", args=[signature.pk])),
        )
        for line in rows(interviews.filter(pk__in=signatures), user, now)
        for signature in [signatures[line.interview.pk]]
    ]


def this_morning(now: datetime) -> datetime:
    """The last time at which the newsroom's day began: whoever signed since has it fresh in mind."""
    local = timezone.localtime(now)
    morning = local.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning if local >= morning else morning - timedelta(days=1)


def opened_outside(interviews: QuerySet, user: User, now: datetime) -> list[Row]:
    """What somebody without an account has opened, as long as they can, for whoever showed it or has it."""
    if not may(user, "show outside"):
        return []
    links = PreviewLink.objects.open(now).filter(Q(made_by=user) | Q(interview__assigned_to=user), opened__gt=0)
    seen: dict[int, list[str]] = {}
    for link in links.order_by("pk"):
        seen.setdefault(link.interview_id, []).append(link.who)
    return [
        replace(
            line,
            why=_("Opened by whoever you showed it to: {who}").format(
                who=_(", ").join(map(isolated, dict.fromkeys(seen[key])))
            ),
            place=reverse("admin:articles_interview_outside", args=[key]),
            next=None,
        )
        for line in rows(interviews.filter(pk__in=seen), user, now)
        for key in [line.interview.pk]
    ]


def noted(interviews: QuerySet, user: User, now: datetime) -> list[Row]:
    """A line for each note on a passage that nobody has settled, leading to its words; the newest first."""
    newest = Note.objects.open().filter(interview=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    asked = reached_by(user, "comment", interviews).annotate(asked=Subquery(newest)).exclude(asked=None)
    lines = {line.interview.pk: line for line in rows(asked.order_by("-asked"), user, now)}
    notes = Note.objects.open().filter(interview__in=lines).select_related("by").order_by("-pk")[: LONGEST * 3]
    return [
        replace(
            lines[note.interview_id],
            why=_("{who} asks: {text}").format(who=isolated(note.by), text=isolated(note.text)),
            place=f"{lines[note.interview_id].interview.get_admin_url()}#note-{note.pk}",
            next=None,
        )
        for note in notes
    ]


def stale(interviews: QuerySet, user: User, now: datetime) -> list[Row]:
    """Translations with passages whose original says something else now, as long as that is news."""
    behind = reached_by(user, "edit", interviews).left_behind().filter(original__changed_at__gt=now - NEWS)
    return [
        replace(line, why=passages_changed(len(left)), place=place_of(line.interview, left[0]), next=None)
        for line in rows(behind, user, now)
        for left in [translations.left_behind(line.interview)]
    ]


def place_of(translation: Interview, left: str) -> str:
    """Where to look at what its original has left behind: at the passage, or, of what stands above the text, in the
    list of all."""
    is_above = left in Interview.HEAD
    return reverse("admin:articles_interview_behind") if is_above else f"{translation.get_admin_url()}#{left}"


def passages_changed(number: int) -> str:
    words = ngettext(
        "{number} passage has changed in the original.", "{number} passages have changed in the original.", number
    )
    return words.format(number=number)


def today(interviews: QuerySet, user: User, now: datetime) -> list[Row]:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    since = Version.objects.live(now).filter(live__startswith__gte=midnight)
    return rows(interviews.filter(since.any_of_interview()), user, now)


def rows(interviews: QuerySet, user: User, now: datetime) -> list[Row]:
    return pairs.toward_both(lines_of(interviews[:LONGEST], user, now), user, now)


GROUPS = (
    ("yours", gettext_lazy("Yours now"), yours),
    ("coming", gettext_lazy("Going out"), coming),
    ("again", gettext_lazy("Look again"), again),
    ("today", gettext_lazy("Live today"), today),
)
