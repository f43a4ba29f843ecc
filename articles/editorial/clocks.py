"""When something was or will be, as a colleague reads it."""

from datetime import UTC, datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.words import dates


def clock(at: datetime) -> str:
    """The day, unless it is today, and the minute, in the newsroom's time zone."""
    local = timezone.localtime(at)
    minute = f"{local:%H:%M}"
    if local.date() == timezone.localdate():
        return minute
    return _("{day}, {time}").format(day=dates.day(local.date(), get_language()), time=minute)


def both_clocks(at: datetime) -> str:
    """The newsroom's clock, and the world's where it shows another hour."""
    here = clock(at)
    return f"{here} ({at.astimezone(UTC):%H:%M} UTC)" if timezone.localtime(at).utcoffset() else here
