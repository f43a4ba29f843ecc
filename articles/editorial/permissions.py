"""Who may do what: one table, read by the verbs and by the admin. Django's own permissions are not asked, because a
superuser has all of them, and whoever runs the accounts has no power over texts."""

from dataclasses import dataclass

from articles.models import Interview, Role, User

REPORTER, TRANSLATOR, PHOTO, SOCIAL = Role.REPORTER, Role.TRANSLATOR, Role.PHOTO, Role.SOCIAL
EDITOR, PUBLISHER, ADMINISTRATOR = Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR
STAFF = (REPORTER, TRANSLATOR, PHOTO, SOCIAL, EDITOR, PUBLISHER)  # all who work on texts; accounts are another matter


@dataclass(frozen=True)
class Right:
    """Roles that may do it to any row, and roles that may do it to interviews of their own."""

    any: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


def right(*roles: str, own: tuple[str, ...] = ()) -> Right:
    return Right(frozenset(roles), frozenset(own))


RIGHTS = {
    "begin": right(REPORTER, EDITOR),
    "read": right(EDITOR, PUBLISHER, own=(REPORTER, TRANSLATOR)),
    "read what is ready": right(*STAFF),
    "edit": right(EDITOR, own=(REPORTER, TRANSLATOR)),
    "translate": right(EDITOR),
    "name people": right(REPORTER, EDITOR),
    "name topics": right(REPORTER, EDITOR),
    "merge topics": right(EDITOR),
    "see people and topics": right(*STAFF),
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
    return bool(user.roles & held.own) and (interview is None or is_own(user, interview))


def is_own(user: User, interview: Interview) -> bool:
    """Whoever began an interview or has it on their desk."""
    return user.pk in (interview.created_by_id, interview.assigned_to_id)


def readable_by(user: User, interviews):
    """The part of the queryset `interviews` that `user` may read."""
    if user.roles & RIGHTS["read"].any:
        return interviews
    if user.roles & RIGHTS["read"].own:
        return interviews.filter(created_by=user) | interviews.filter(assigned_to=user)
    return interviews.none()
