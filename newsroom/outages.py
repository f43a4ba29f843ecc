"""What is answered when something broke: that the database is away, which passes, or that we made a mistake."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template import loader

RETRY_AFTER = 10  # seconds; whoever comes back then finds a database that has been started again


def broken(request) -> HttpResponse:
    """Django's handler500, called while the exception is still being handled."""
    if is_outage(sys.exc_info()[1]):
        return unavailable()
    return HttpResponse(loader.render_to_string("500.html"), status=500, headers={"Cache-Control": "no-store"})


def unavailable() -> HttpResponse:
    """In both languages, and made without the database."""
    headers = {"Retry-After": RETRY_AFTER, "Cache-Control": "no-store"}
    return HttpResponse(loader.render_to_string("front/503.html"), status=503, headers=headers)


def is_outage(error: BaseException | None) -> bool:
    return isinstance(error, (OperationalError, InterfaceError))
