"""Who may do what: one table, read by the verbs and by the admin. Django's own permissions are not asked, because a
superuser has all of them, and whoever runs the accounts has no power over texts."""

from dataclasses import dataclass

from articles.models import Interview, Role, User

REPORTER, TRANSLATOR, PHOTO, SOCIAL = Role.REPORTER, Role.TRANSLATOR, Role.PHOTO, Role.SOCIAL
EDITOR, PUBLISHER, ADMINISTRATOR = Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR
READY = Interview.Stage.READY
STAFF = (REPORTER, TRANSLATOR, PHOTO, SOCIAL, EDITOR, PUBLISHER)  # all who work on texts; accounts are another matter


@dataclass(frozen=True)
class Right:
    """Roles that may do it to any row, to interviews of their own, and to interviews that are ready."""

    any: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    ready: frozenset[str] = frozenset()


def right(*roles: str, own: tuple[str, ...] = (), ready: tuple[str, ...] = ()) -> Right:
    return Right(frozenset(roles), frozenset(own), frozenset(ready))


RIGHTS = {
    "begin": right(REPORTER, EDITOR),
    "read": right(EDITOR, PUBLISHER, own=(REPORTER, TRANSLATOR), ready=STAFF),
    "edit": right(EDITOR, own=(REPORTER, TRANSLATOR)),
    "comment": right(EDITOR, PUBLISHER, own=(REPORTER, TRANSLATOR)),
    "translate": right(EDITOR),
    "name people": right(REPORTER, EDITOR),
    "name topics": right(REPORTER, EDITOR),
    "merge topics": right(EDITOR),
    "see people and topics": right(*STAFF),
    "see photos": right(*STAFF),  # their own, and those of interviews that they may read
    "see all photos": right(PHOTO, EDITOR, PUBLISHER),
    "change photos": right(REPORTER, TRANSLATOR, PHOTO, EDITOR),
    "delete photos": right(PHOTO, EDITOR),
    "make cards": right(EDITOR, PUBLISHER, own=(REPORTER, TRANSLATOR), ready=(SOCIAL,)),
    "compose the front page": right(EDITOR, PUBLISHER),
    "write policies": right(EDITOR, PUBLISHER),
    "see the record": right(EDITOR, PUBLISHER),
    "sign": right(EDITOR, PUBLISHER),
    "show outside": right(EDITOR, PUBLISHER),
    "redact": right(PUBLISHER),
    "manage accounts": right(ADMINISTRATOR),
    # Moves of articles.editorial.workflow.
    "take": right(EDITOR, PUBLISHER),
    "hand-over": right(EDITOR, PUBLISHER, own=(REPORTER, TRANSLATOR)),
    "submit": right(EDITOR, own=(REPORTER, TRANSLATOR)),
    "return": right(EDITOR),
    "approve": right(EDITOR),
    "publish": right(PUBLISHER),
    "publish-alone": right(PUBLISHER),
    "schedule": right(PUBLISHER),
    "correct": right(PUBLISHER),
    "reschedule": right(PUBLISHER),
    "unschedule": right(PUBLISHER),
    "lift": right(PUBLISHER),
    # Anybody on the staff may stop something, alone.
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
    if user.roles & held.own and (interview is None or is_own(user, interview)):
        return True
    return bool(user.roles & held.ready) and (interview is None or interview.stage == READY)


def is_own(user: User, interview: Interview) -> bool:
    """Whoever began an interview or has it on their desk."""
    return user.pk in (interview.created_by_id, interview.assigned_to_id)


def readable_by(user: User, interviews):
    """The part of the queryset `interviews` that `user` may read."""
    held = RIGHTS["read"]
    if user.roles & held.any:
        return interviews
    readable = interviews.none()
    if user.roles & held.own:
        readable |= interviews.filter(created_by=user) | interviews.filter(assigned_to=user)
    if user.roles & held.ready:
        readable |= interviews.filter(stage=READY)
    return readable
