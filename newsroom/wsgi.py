"""The door a WSGI server opens: `granian --interface wsgi newsroom.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django = get_wsgi_application()

# What a page is made of is gone when it is sent, by counting alone. To look for rings among it after each 700 objects,
# and through all that was loaded as well, took a fifteenth of every page's time. Those that have become old are looked
# for after 90,000: by default that would be a million, which took two megabytes more in each process.
gc.freeze()
gc.set_threshold(10_000, 2, 2)


def application(environ, start_response):
    """Answer with one list of bytes, which the server sends at once. From an iterator it would fetch piece by piece,
    in another thread, and each piece would wait for a core. Only what is streamed stays an iterator."""
    response = django(environ, start_response)
    if getattr(response, "streaming", True):
        return response
    whole = [response.content]
    response.close()
    return whole
