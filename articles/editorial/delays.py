"""Whoever guesses waits: longer each time, for that one name, and never for good. Strangers wait for each other."""

import math
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.editorial.refusals import Refused
from articles.models import Knock

FREE = 5  # attempts before anybody waits
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(days=1)
MOMENT = 2  # seconds that one password of somebody else takes at most
TURN = 1  # the name of the lock, the only one of its kind (pg_advisory_lock)


class TooSoon(Refused):
    """Nothing was tried; `seconds` are left to wait."""

    def __init__(self, seconds: int, said: str):
        self.seconds = seconds
        super().__init__(said)


def sentence(seconds: int) -> str:
    if seconds < 60:
        said = ngettext(
            "Too many wrong attempts. Wait %(n)d second, then try again.",
            "Too many wrong attempts. Wait %(n)d seconds, then try again.",
            seconds,
        )
        return said % {"n": seconds}
    minutes = math.ceil(seconds / 60)
    said = ngettext(
        "Too many wrong attempts. Wait %(n)d minute, then try again.",
        "Too many wrong attempts. Wait %(n)d minutes, then try again.",
        minutes,
    )
    return said % {"n": minutes}


def after(failures: int) -> timedelta:
    """How long nothing is tried after so many wrong attempts: 2 seconds, 4, 8 … and a quarter of an hour at most."""
    if failures < FREE:
        return timedelta()
    return min(timedelta(seconds=2 ** min(failures - FREE + 1, 20)), LONGEST)


def knock(*who: str):
    """Count an attempt in the name of `who` before it is made, as two at once would both be free. Raises TooSoon.

    The name need not exist: what is unknown waits like everybody else.
    """
    came = timezone.now()
    with transaction.atomic():
        forget(came)
        times = {"last_at": came, "next_at": came}
        knocked, _made = Knock.objects.select_for_update().get_or_create(key=key(*who), defaults=times)
        now = timezone.now()  # after the lock: whoever waited for it has not come too soon
        if now < knocked.next_at:
            seconds = math.ceil((knocked.next_at - now).total_seconds())
            raise TooSoon(seconds, sentence(seconds))
        knocked.failures += 1
        knocked.last_at, knocked.next_at = now, now + after(knocked.failures)
        knocked.save()


def forget(now: datetime):
    """Keep nothing of attempts that were made more than a day ago."""
    Knock.objects.filter(last_at__lt=now - FORGOTTEN).delete()


@contextmanager
def turn():
    """Stands around what works out a stranger's password, which is slow on purpose: one at a time, or some guesses
    under ever new names would hold every process, and readers wait behind them. Raises TooSoon."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [TURN])
        if not cursor.fetchone()[0]:
            raise TooSoon(MOMENT, _("Somebody else is signing in at this moment. Try again in a few seconds."))
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [TURN])


def let_in(*who: str):
    """The attempt was a right one: all is forgotten."""
    Knock.objects.filter(key=key(*who)).delete()


def key(*who: str) -> str:
    """Which name it was cannot be read from it."""
    return salted_hmac("articles.editorial.delays", "\n".join(who), algorithm="sha256").hexdigest()
