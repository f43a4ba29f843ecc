"""Who somebody is in the newsroom: nobody before both proofs were shown, and nobody again after half an hour away."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from articles.models import User
from newsroom.security import in_newsroom

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NOTED = timedelta(minutes=1)  # the moment of the last request is written down this often
SEEN = "seen"


class Halfway(AnonymousUser):
    """Nobody yet, as far as every right is concerned; `colleague` has shown a password and owes a code."""

    def __init__(self, colleague: User):
        super().__init__()
        self.colleague = colleague
        self.language = colleague.language


class SessionsMiddleware:
    """Stands behind Django's own, so that no page has to think of half a sign-in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # A public page that touched the session would say "Vary: Cookie".
        if in_newsroom(request) and request.user.is_authenticated:
            look(request, timezone.now())
        return self.get_response(request)


def look(request, now: datetime):
    if SEEN not in request.session:
        if settings.SECOND_FACTOR:
            request.user = Halfway(request.user)
        return
    away = now - datetime.fromisoformat(request.session[SEEN])
    if away > IDLE:
        leave(request)
    elif away > NOTED:
        request.session[SEEN] = now.isoformat()


def leave(request):
    """Whoever was away for long shows a code again, and where none is asked for, the password."""
    if settings.SECOND_FACTOR:
        del request.session[SEEN]
        request.user = Halfway(request.user)
    else:
        auth.logout(request)


def begin(request, user: User):
    """`user` has shown the password. Twelve hours from now it is asked for again, whatever happens."""
    auth.login(request, user)
    request.session.set_expiry(timezone.now() + LONGEST)
    if not settings.SECOND_FACTOR:
        admit(request, user)


def admit(request, user: User):
    """`user` has shown the second proof too."""
    request.user = user
    auth.update_session_auth_hash(request, user)  # under a new key, whoever knew the old one
    request.session[SEEN] = timezone.now().isoformat()
