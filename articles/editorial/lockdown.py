"""Shutting the newsroom in a moment of danger: everybody is out, nobody comes in, and readers notice nothing.

That it is shut stands in a file and not in the database, so that it holds whatever is restored or down. Only
somebody with a shell on the machine opens it again: a stolen account cannot.
"""

from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial import audit, permissions
from articles.editorial.refusals import NotAllowed
from articles.models import Invitation, PreviewLink, User


def begin(by: User | None):
    """Shut the newsroom, end every session, invitation and preview link. First the door: nobody comes in in between.

    Without `by` it is somebody at the shell. Raises NotAllowed.
    """
    if by and not permissions.may(by, "lock down"):
        raise NotAllowed(_("You may not do this."))
    sign().parent.mkdir(parents=True, exist_ok=True)
    sign().touch()
    end_ways_in()
    if by:
        audit.record(by, "lockdown", by)


def end():
    """Open the newsroom. Sessions, invitations and preview links stay ended, and so do those that a request made which
    was past the door when it was shut: a sign-in that was under way."""
    end_ways_in()
    sign().unlink(missing_ok=True)


def end_ways_in():
    """End every session, invitation and preview link. Colleagues sign in again, with password and code."""
    Session.objects.all().delete()
    Invitation.objects.all().delete()
    PreviewLink.objects.filter(revoked_at=None).update(revoked_at=timezone.now())


def is_on() -> bool:
    return sign().exists()


def sign() -> Path:
    return settings.FRONT_ROOT / "lockdown"
