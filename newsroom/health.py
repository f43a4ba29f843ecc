"""Two addresses for whatever watches over the machine. They tell whether, never what."""

from django.db import Error, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
def live(request):
    """The process answers."""
    return HttpResponse("live\n", content_type="text/plain")


@never_cache
def ready(request):
    """The database answers too, so that readers can be sent here."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("not ready\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")
