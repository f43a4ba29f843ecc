"""Dates, and the digits of what the site itself counts."""

import math
import re
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.editorial import clocks
from articles.models.languages import Language
from articles.words import dates

register = template.Library()

BEFORE_A_WORD = re.compile(r" (?=[^\W\d])")
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@register.filter
def day(moment, form=""):
    """A day as `<time>`. The form "full" gives an Arabic month its common name too, for its first use on a page."""
    date = timezone.localdate(moment) if isinstance(moment, datetime) else moment
    return day_in(get_language(), date, form == "full", settings.ARABIC_DIGITS)


@lru_cache(maxsize=10_000)  # every list is full of the same few thousand
def day_in(language, date, common, _digits):  # which `digits` asks for: with others it is another text
    return dated_text(date.isoformat(), dates.day(date, language, common))


@register.filter
def clock(moment):
    """When a colleague did something, as `<time>`: the minute, and the day unless it is today."""
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(timespec="seconds"), clocks.clock(moment))


@register.filter
def month(date):
    """A month as `<time>`, where readers may not know the day."""
    return dated_text(f"{date:%Y-%m}", dates.month(date, get_language()))


def dated_text(iso, text):
    """A date as `<time>`; no line ends between the day and the month, or within a month's name."""
    return format_html('<time datetime="{}">{}</time>', iso, digits(BEFORE_A_WORD.sub("\N{NO-BREAK SPACE}", text)))


@register.filter
def dated(written):
    """A day, a month or a year as ISO 8601 writes it. A day that no calendar has is shown as it is written."""
    try:
        match written.count("-"):
            case 2:
                return day(date.fromisoformat(written))
            case 1:
                return month(date.fromisoformat(f"{written}-01"))
    except ValueError:
        return digits(written)
    return dated_text(written, written)


@register.filter
def told(notice):
    """When a change was made, as far as readers may know: the day or the month."""
    return day(notice.on) if notice.day_known else month(timezone.localdate(notice.on))


@register.filter
def digits(value):
    """A number that the site made, in the digits this newsroom sets Arabic with. Never for an author's text."""
    text = str(value)
    return text.translate(ARABIC_INDIC) if arabic_indic() else text


@register.filter
def weight(size: int) -> str:
    """How much a reader fetches, of so many bytes, rounded up."""
    if size < 1024 * 1024:
        return digits(_("%(size)s KB") % {"size": math.ceil(size / 1024)})
    return digits(_("%(size)s MB") % {"size": math.ceil(size / (1024 * 1024))})


@register.simple_tag
def arabic_indic() -> bool:
    """Whether the numbers that the site makes are set in Arabic-Indic digits here."""
    return settings.ARABIC_DIGITS == "arabic-indic" and get_language() == Language.ARABIC
