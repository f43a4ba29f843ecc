"""How a door lets somebody at an interview, calls a verb, and passes on what the verb says to it."""

from collections.abc import Callable
from contextlib import contextmanager
from functools import wraps

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views import defaults

from articles.editorial import audit, permissions
from articles.editorial.beside import Busy
from articles.editorial.refusals import Denied, NotAllowed, Refused, UnknownMove
from articles.models import Interview


def find(request, pk: int, right: str) -> Interview:
    """The interview with this key, for somebody with this right over it."""
    interview = get_object_or_404(Interview, pk=pk)
    if not permissions.may(request.user, right, interview):
        raise PermissionDenied
    return interview


def is_key(typed: str) -> bool:
    """Whether `typed` could be a primary key."""
    return typed.isascii() and typed.isdigit() and len(typed) < 19


def once_more(view: Callable) -> Callable:
    """`view`, asked once more where somebody else stored the same in that instant, or what this reaches: the second
    time its checks see that, and its locks hold it."""

    @wraps(view)
    def answer(*args, **kwargs):
        try:
            return view(*args, **kwargs)
        except (IntegrityError, Busy):
            return view(*args, **kwargs)

    return answer


def sent(request, *own: str) -> list[tuple[str, str]]:
    """Every field of the form that was sent, to be sent once more, but those whose names begin with one of `own`."""
    own = ("csrfmiddlewaretoken", *own)
    return [(name, value) for name, values in request.POST.lists() if not name.startswith(own) for value in values]


@contextmanager
def answering():
    """Stands around a verb: what no page of ours offers, a forged or outdated form, is answered with 400 or 403."""
    try:
        yield
    except UnknownMove as refusal:
        raise BadRequest(str(refusal)) from refusal
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal


def turned_away(request, exception) -> HttpResponse:
    """Django's handler403: whoever was refused is told so, and the audit, unless a verb told it already."""
    if request.resolver_match and request.user.is_authenticated and not isinstance(exception.__cause__, Denied):
        note_refusal(request)
    return defaults.permission_denied(request, exception)


def note_refusal(request):
    """Tell the audit which page and which row somebody asked for who may not, and nothing else of what was asked."""
    match = request.resolver_match
    address, key = match.url_name, str(match.kwargs.get("object_id", match.kwargs.get("pk", "")))
    models = [name for name in apps.get_app_config("articles").models if address.startswith(f"articles_{name}_")]
    audit.turned_away(request.user, address, "".join(models), int(key) if models and is_key(key) else None)


def attempt(request, done: str | Callable[[], str], verb: Callable, *args, **details) -> bool:
    """Call `verb`, and say that it is `done` (a function, where the words depend on what came of it) or why it was
    refused. Returns whether it was done."""
    try:
        with answering():
            verb(*args, **details)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done() if callable(done) else done)
    return True
