"""Shutting the newsroom in a moment of danger: everybody is out, nobody comes in, and readers notice nothing.

That it is shut stands in a file and not in the database, so that it holds whatever is restored or down. Only
somebody with a shell on the machine opens it again: a stolen account cannot.
"""

from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from articles.editorial import audit
from articles.models import PreviewLink, User


def begin(by: User | None):
    """Shut the newsroom, end every session and every preview link. First the door: nobody signs in in between."""
    sign().parent.mkdir(parents=True, exist_ok=True)
    sign().touch()
    Session.objects.all().delete()
    PreviewLink.objects.filter(revoked_at=None).update(revoked_at=timezone.now())
    if by:
        audit.record(by, "lockdown", by)


def end():
    """Open the newsroom. Sessions and preview links stay ended."""
    sign().unlink(missing_ok=True)


def is_on() -> bool:
    return sign().exists()


def sign() -> Path:
    return Path(settings.FRONT_ROOT) / "lockdown"
