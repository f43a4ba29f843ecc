"""How long the world between us and the readers may keep an answer."""

from functools import wraps

from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

DAY = 24 * 60 * 60


def for_readers(view):
    """The answer is the same for everybody. Caches keep it for a second. For another second they show it to others
    while one fetches the next, so that a crowd is not sent to us together; and for a day if we cannot be reached."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        return keep(view(request, *args, **kwargs))

    return require_safe(conditional_page(answer))


def keep(response):
    """Allow caches what they may do with `response`. What is gone or moved is never shown from before."""
    stale = {"stale_while_revalidate": 1, "stale_if_error": DAY} if response.status_code == 200 else {}
    patch_cache_control(response, public=True, max_age=0, s_maxage=1, **stale)
    return response
