"""The door a WSGI server opens: `granian --interface wsgi newsroom.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django = get_wsgi_application()


def application(environ, start_response):
    """A page as one list of bytes, which the server sends at once: an iterator it asks from another thread, piece by
    piece, and each asking waits for a core. What is streamed stays one."""
    response = django(environ, start_response)
    if getattr(response, "streaming", True):
        return response
    whole = [response.content]
    response.close()
    return whole
