"""Whoever guesses waits: longer each time, for that one name, and never for good."""

import math
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from articles.editorial.refusals import Refused
from articles.models import Knock

FREE = 5  # attempts before anybody waits
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(days=1)


class TooSoon(Refused):
    """Nothing was tried; `seconds` are left to wait."""

    def __init__(self, left: timedelta):
        self.seconds = math.ceil(left.total_seconds())
        super().__init__(sentence(self.seconds))


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
    now = timezone.now()
    with transaction.atomic():
        Knock.objects.filter(last_at__lt=now - FORGOTTEN).delete()
        times = {"last_at": now, "next_at": now}
        knocked, _made = Knock.objects.select_for_update().get_or_create(key=key(*who), defaults=times)
        if now < knocked.next_at:
            raise TooSoon(knocked.next_at - now)
        knocked.failures += 1
        knocked.last_at, knocked.next_at = now, now + after(knocked.failures)
        knocked.save()


def let_in(*who: str):
    """The attempt was a right one: all is forgotten."""
    Knock.objects.filter(key=key(*who)).delete()


def key(*who: str) -> str:
    """Which name it was cannot be read from it."""
    return salted_hmac("articles.editorial.delays", "\n".join(who), algorithm="sha256").hexdigest()
