"""Hands a picture or a recording to whoever may have it: through the front server where there is one."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse

TYPES = {"jpg": "image/jpeg", "webp": "image/webp", "mp3": "audio/mpeg"}
# Whatever a file may hide, a browser takes it for what it is named and runs nothing in it.
HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}
RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})\Z")
CHUNK = 64 * 1024


def send(request, storage: Storage, name: str) -> HttpResponse:
    """The file `name` as a response. Where nginx sends it only the type is taken from here: its internal location sets
    the other headers. Raises Http404 if the file is missing."""
    content_type = TYPES[name.rpartition(".")[2]]
    if settings.MEDIA_ACCEL_LOCATION:
        return HttpResponse(
            content_type=content_type,
            headers=HEADERS | {"X-Accel-Redirect": f"{settings.MEDIA_ACCEL_LOCATION}{name}"},
        )
    try:
        file = storage.open(name)
    except FileNotFoundError as error:
        raise Http404 from error
    headers = HEADERS | {"Accept-Ranges": "bytes"}
    if asked := RANGE.match(request.headers.get("Range", "")):
        return send_part(file, int(asked[1]), int(asked[2] or file.size), content_type, headers)
    return FileResponse(file, content_type=content_type, headers=headers)


def send_part(file: File, first: int, last: int, content_type: str, headers: dict[str, str]) -> HttpResponse:
    """The bytes from `first` to `last`, as a player asks for them in the midst of a recording (RFC 9110, 14)."""
    last = min(last, file.size - 1)
    if first > last:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{file.size}"})
    headers |= {"Content-Range": f"bytes {first}-{last}/{file.size}", "Content-Length": str(last - first + 1)}
    return StreamingHttpResponse(chunks(file, first, last + 1), status=206, content_type=content_type, headers=headers)


def chunks(file: File, at: int, end: int) -> Iterator[bytes]:
    with file:
        file.seek(at)
        while at < end and (chunk := file.read(min(CHUNK, end - at))):
            at += len(chunk)
            yield chunk
