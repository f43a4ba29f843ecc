"""Pictures and recordings for readers: a file is public exactly while a live version shows it."""

from django.core.files.storage import default_storage
from django.http import Http404
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.files import delivery
from articles.models import Version
from articles.public.caching import DAY


@require_safe
def media(request, name):
    """One indexed query decides. A reader's own browser may keep the file; whatever stands in between asks again."""
    # Not by exists(): for one row PostgreSQL may hope to meet it soon, and read the whole table for a made-up name.
    if not Version.objects.live(timezone.now()).showing(name).values("pk"):
        raise Http404
    response = delivery.send(request, default_storage, name)
    patch_cache_control(response, public=True, max_age=DAY, s_maxage=1, immutable=True)
    return response
