"""The door a WSGI server opens: `granian --interface wsgi newsroom.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django = get_wsgi_application()


def application(environ, start_response):
    """Answer with one list of bytes, which the server sends at once. From an iterator it would fetch piece by piece,
    in another thread, and each piece would wait for a core. Only what is streamed stays an iterator."""
    response = django(environ, start_response)
    if getattr(response, "streaming", True):
        return response
    whole = [response.content]
    response.close()
    return whole
