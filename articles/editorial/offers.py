"""What a form offers of what was typed before, for a click. It is never filled in: readers would be told what nobody
has looked at, and a wrong place or name can give somebody away."""

from django.db.models import QuerySet

from articles.editorial import media
from articles.editorial.permissions import readable_by
from articles.models import Interview, Photo, PhotoWords, User

LOOKED_THROUGH, OFFERED = 100, 12  # so many of the newest, and so many different ones of these


def as_last_time(by: User, interview: Interview) -> dict[str, str]:
    """How `by` held their last interview in that language, and in which one it was spoken. A translation has it from
    its original."""
    if interview.original_id:
        return {}
    others = Interview.objects.filter(created_by=by, language=interview.language, original=None)
    last = others.exclude(pk=interview.pk).exclude(method="", conducted_in="").order_by("-pk")
    return last.values("method", "conducted_in").first() or {}


def places(by: User, language: str) -> list[str]:
    """Where the newest interviews were held that `by` may read, each place once."""
    readable = readable_by(by, Interview.objects.filter(language=language)).exclude(dateline="")
    return each_once(readable.order_by("-pk").values_list("dateline", flat=True))


def credits_given(by: User, language: str) -> list[str]:
    """The credits of the newest photos that `by` may see, each once."""
    words = PhotoWords.objects.filter(photo__in=media.readable(by, Photo), language=language).exclude(credit="")
    return each_once(words.order_by("-photo").values_list("credit", flat=True))


def each_once(newest: QuerySet) -> list[str]:
    return list(dict.fromkeys(newest[:LOOKED_THROUGH]))[:OFFERED]
