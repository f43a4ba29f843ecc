"""What is answered when something broke: the database is away, which passes; there is no room to write on, which
somebody has to mend; or we made a mistake."""

import errno
import sys

import psycopg
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template import loader

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
RETRY_AFTER = 10  # seconds; whoever comes back then finds a database that has been started again


def broken(request) -> HttpResponse:
    """Django's handler500, called while the exception is still being handled."""
    error = sys.exc_info()[1]
    if is_full(error):
        return full()
    if is_outage(error):
        return unavailable()
    return HttpResponse(loader.render_to_string("500.html"), status=500, headers={"Cache-Control": "no-store"})


def unavailable() -> HttpResponse:
    """In both languages, and made without the database."""
    headers = {"Retry-After": RETRY_AFTER, "Cache-Control": "no-store"}
    return HttpResponse(loader.render_to_string("front/503.html"), status=503, headers=headers)


def full() -> HttpResponse:
    """In both languages: nothing was stored, and what was typed is still in the browser."""
    return HttpResponse(loader.render_to_string("front/507.html"), status=507, headers={"Cache-Control": "no-store"})


def is_full(error: BaseException | None) -> bool:
    """Whether a file or PostgreSQL found no room to write on. Nothing half-written is left by either."""
    out_of_room = isinstance(error, OSError) and error.errno in NO_ROOM
    return out_of_room or isinstance(getattr(error, "__cause__", None), psycopg.errors.DiskFull)


def is_outage(error: BaseException | None) -> bool:
    """The database is away; or its tables are, while a backup is restored."""
    without_tables = isinstance(getattr(error, "__cause__", None), psycopg.errors.UndefinedTable)
    return without_tables or isinstance(error, (OperationalError, InterfaceError))
