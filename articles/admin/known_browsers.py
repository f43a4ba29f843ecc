"""Browsers that have let somebody in before. Attempts from them are counted apart: a stranger's guesses make everybody
else wait who gives that name, and never keep its owner out."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.utils.crypto import get_random_string

from articles.editorial import delays
from articles.models import User

KNOWN_FOR = timedelta(days=90)
SALT = "known browser"


def of(request, name: str) -> str:
    """A random name for this browser, if `name` was let in by it before; else nothing."""
    try:
        known = signing.loads(request.COOKIES.get(settings.KNOWN_COOKIE_NAME, ""), salt=SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return ""
    return known["browser"] if known["key"] == delays.key("browser", name) else ""


def remember(response, request, user: User):
    """`response`, which tells this browser that it has let `user` in."""
    name = user.username.casefold()
    known = {"key": delays.key("browser", name), "browser": of(request, name) or get_random_string(16)}
    response.set_cookie(
        settings.KNOWN_COOKIE_NAME,
        signing.dumps(known, salt=SALT),
        max_age=KNOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
