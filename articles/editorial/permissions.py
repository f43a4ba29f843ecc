"""Who may do what: one table, read by the verbs and by the admin. Django's own permissions are not asked, because a
superuser has all of them, and whoever runs the accounts has no power over texts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles.editorial.refusals import NotAllowed
from articles.models import Interview, Role, User
from articles.models.languages import isolated

REPORTER, TRANSLATOR, PHOTO, SOCIAL = Role.REPORTER, Role.TRANSLATOR, Role.PHOTO, Role.SOCIAL
EDITOR, PUBLISHER, ADMINISTRATOR = Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR
READY = Interview.Stage.READY
WRITERS = (REPORTER, TRANSLATOR)
STAFF = (REPORTER, TRANSLATOR, PHOTO, SOCIAL, EDITOR, PUBLISHER)  # all who work on texts; accounts are another matter


@dataclass(frozen=True)
class Right:
    """Roles that may do it to any row, to interviews of their own, to what those are translated from, to what is
    ready, and to what they hold."""

    any: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    originals: frozenset[str] = frozenset()
    ready: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()


def right(*roles: str, own=(), originals=(), ready=(), holding=()) -> Right:
    return Right(*map(frozenset, (roles, own, originals, ready, holding)))


RIGHTS = {
    "begin": right(REPORTER, EDITOR),
    "read": right(EDITOR, PUBLISHER, own=WRITERS, originals=WRITERS, ready=STAFF),
    # Of what is ready the staff reads what it says, and not what it said while it named somebody.
    "see revisions": right(EDITOR, PUBLISHER, own=WRITERS, originals=WRITERS),
    "edit": right(EDITOR, own=WRITERS),
    "comment": right(EDITOR, PUBLISHER, own=WRITERS, originals=WRITERS),
    "translate": right(EDITOR),
    "name people": right(REPORTER, EDITOR),
    "delete people": right(EDITOR),  # who reads every interview: that somebody cannot be tells that they have spoken
    "name topics": right(REPORTER, EDITOR),
    "merge topics": right(EDITOR),
    "describe topics": right(EDITOR),
    "see people and topics": right(*STAFF),
    "see media": right(*STAFF),  # their own, and those of interviews that they may read
    "see all media": right(PHOTO, EDITOR, PUBLISHER),
    "change media": right(REPORTER, TRANSLATOR, PHOTO, EDITOR),
    "delete media": right(PHOTO, EDITOR),
    "make cards": right(EDITOR, PUBLISHER, own=WRITERS, ready=(SOCIAL,)),
    "compose the front page": right(EDITOR, PUBLISHER),
    "write policies": right(EDITOR, PUBLISHER),
    "see the audit": right(EDITOR, PUBLISHER),
    "sign": right(EDITOR, PUBLISHER),
    "show outside": right(EDITOR, PUBLISHER),
    "purge revisions": right(PUBLISHER),
    "ask to redact": right(EDITOR, PUBLISHER),
    "redact": right(PUBLISHER),
    "manage accounts": right(ADMINISTRATOR),
    "lock down": right(PUBLISHER, ADMINISTRATOR),
    # Moves of articles.editorial.workflow.
    "take": right(EDITOR, PUBLISHER),
    "hand-over": right(EDITOR, PUBLISHER, own=WRITERS),
    "submit": right(EDITOR, own=WRITERS),
    "return": right(EDITOR),
    "approve": right(EDITOR),
    "publish": right(PUBLISHER),
    "publish-alone": right(PUBLISHER),
    "protect-alone": right(PUBLISHER),
    "schedule": right(PUBLISHER),
    "correct": right(PUBLISHER),
    "reschedule": right(PUBLISHER),
    "unschedule": right(PUBLISHER),
    # Anybody on the staff may stop something, alone, and take back that they did.
    "lift": right(PUBLISHER, holding=STAFF),
    "hold": right(*STAFF),
    "withdraw": right(*STAFF),
}


def may(user: User, name: str, interview: Interview | None = None) -> bool:
    """Whether `user` has the right `name`: over `interview`, or without one over some interview at least."""
    held = RIGHTS[name]
    if not user.is_active or not user.is_authenticated:
        return False
    if user.roles & held.any:
        return True
    if interview is None:
        return bool(user.roles & (held.own | held.ready | held.holding))
    if user.roles & held.ready and interview.stage == READY:
        return True
    if user.roles & held.holding and interview.held_by_id == user.pk:
        return True
    if user.roles & held.own and owned_as(user, interview) & held.own:
        return True
    return bool(user.roles & held.originals) and any(
        owned_as(user, translation) & held.originals for translation in interview.translations.all()
    )


def require(user: User, name: str, interview: Interview):
    """Raise `NotAllowed` unless `user` has the right `name` over `interview`."""
    if not may(user, name, interview):
        raise NotAllowed(_("You may not do this with this interview."))


def roles_that_read(interview: Interview) -> frozenset[str]:
    """The roles in which somebody on whose desk `interview` is may read it."""
    held = RIGHTS["read"]
    own = held.own if interview.original_id else held.own - {TRANSLATOR}
    return held.any | own | (held.ready if interview.stage == READY else frozenset())


def owned_as(user: User, interview: Interview) -> frozenset[str]:
    """The roles in which `interview` is `user`'s own: they began it or have it on their desk, and a translator's own
    are translations."""
    if user.pk not in (interview.created_by_id, interview.assigned_to_id):
        return frozenset()
    return user.roles if interview.original_id else user.roles - {TRANSLATOR}


def readable_by(user: User, interviews: QuerySet[Interview]) -> QuerySet[Interview]:
    """The part of `interviews` that `user` may read."""
    return reached_by(user, "read", interviews)


def reached_by(user: User, name: str, interviews: QuerySet[Interview]) -> QuerySet[Interview]:
    """The part of `interviews` over which `user` has the right `name`: those of which `may` says so, in one query."""
    held = RIGHTS[name]
    if user.roles & held.any:
        return interviews
    own, translations, wanted = Q(created_by=user) | Q(assigned_to=user), Q(original__isnull=False), Q(pk=None)
    if user.roles & held.own:
        wanted |= own if user.roles & held.own - {TRANSLATOR} else own & translations
    if user.roles & held.originals:
        wanted |= Q(pk__in=Interview.objects.filter(own, translations).values("original"))
    if user.roles & held.ready:
        wanted |= Q(stage=READY)
    if user.roles & held.holding:
        wanted |= Q(held_by=user)
    return interviews.filter(wanted)


def colleagues(roles: Iterable[str]) -> QuerySet[User]:
    """Everybody with one of these roles who is not shut out."""
    return User.objects.filter(is_active=True, groups__name__in=roles).distinct()


def who_else(name: str, besides: Iterable[int]) -> str:
    """A sentence that names the colleagues who have the right `name` over any interview, without those whose keys are
    `besides`."""
    holders = colleagues(RIGHTS[name].any).exclude(pk__in=list(besides))
    if names := sorted(map(str, holders)):
        return _("Who can: {names}.").format(names=_(", ").join(map(isolated, names)))
    return _("Nobody else has the role for it: an administrator can give it to somebody.")
