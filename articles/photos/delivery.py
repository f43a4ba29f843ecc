"""Hands a picture file to whoever may see it: through the front server where there is one."""

from django.conf import settings
from django.core.files.storage import Storage
from django.http import FileResponse, Http404, HttpResponse

TYPES = {"jpg": "image/jpeg", "webp": "image/webp"}
# Whatever a file may hide, a browser takes it for a picture and runs nothing in it.
HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}


def send(storage: Storage, name: str) -> HttpResponse:
    """The file `name` as a response. Where nginx sends it only the type is taken from here: its internal location sets
    the other headers. Raises Http404 if the file is missing."""
    content_type = TYPES[name.rpartition(".")[2]]
    if settings.MEDIA_ACCEL_LOCATION:
        return HttpResponse(
            content_type=content_type,
            headers=HEADERS | {"X-Accel-Redirect": f"{settings.MEDIA_ACCEL_LOCATION}{name}"},
        )
    try:
        return FileResponse(storage.open(name), content_type=content_type, headers=HEADERS)
    except FileNotFoundError as error:
        raise Http404 from error
