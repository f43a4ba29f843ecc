"""Pages as they were rendered, kept for as long as the database says the same about them, word for word.

A page is kept by everything it was made of: its path, and each value of each row that its queries returned, the text
too; a list of all there is, by the state of every row. They are asked for every reader, so that what was withdrawn,
redacted, corrected, or is now shown beside another, is another answer and has another page, or none. Templates and
settings change with the process, which keeps its own.

A page that is asked for again is packed as small as brotli can, which takes as long as to render it and is done once.
It saves who reads on a slow line a tenth of what the front server's own packing leaves.
"""

import re
import zlib
from collections import OrderedDict
from hashlib import blake2b

import brotli
from django.conf import settings
from django.http import HttpResponse

ROOM = 4 * 1024 * 1024  # bytes, in each process: some four hundred pages of 40 KB, compressed
LARGEST = ROOM // 16  # a longer page is not worth sixteen others
PACKED = 10  # of 11: the last takes twice as long, and Arabic does not become smaller
LEFT_BY_TAGS = re.compile(rb"\s*\n\s*")  # line ends and indents that template tags leave: no reader need fetch them


class Shelf:
    """Compressed pages with their headers; those that nobody asked for the longest make room for others."""

    def __init__(self, room: int):
        self.room, self.used = room, 0
        self.pages: OrderedDict[bytes, tuple[bytes, dict]] = OrderedDict()

    def get(self, key: bytes) -> tuple[bytes, dict] | None:
        if key in self.pages:
            self.pages.move_to_end(key)
        return self.pages.get(key)

    def put(self, key: bytes, body: bytes, headers: dict):
        before, _headers = self.pages.pop(key, (b"", {}))
        self.pages[key] = body, headers
        self.used += len(body) - len(before)
        while self.used > self.room:
            _key, (oldest, _headers) = self.pages.popitem(last=False)
            self.used -= len(oldest)

    def clear(self):
        self.pages.clear()
        self.used = 0


shelf = Shelf(ROOM)


def page(request, said: list, make) -> HttpResponse:
    """The answer that `make` renders out of what the database `said`."""
    if settings.DEBUG:  # templates change under a running process
        return make()
    key = blake2b(repr((request.path, said)).encode()).digest()
    # deploy/readers.conf says it in one word. A browser names others beside it, and is never packed for directly: no
    # cache but the front server's, which knows, has to keep the two apart.
    packed = key + b"br" if request.headers.get("Accept-Encoding") == "br" else None
    if packed and (found := shelf.get(packed)):
        body, headers = found
        return HttpResponse(body, headers=headers)
    if found := shelf.get(key):
        body, headers = found
        response = HttpResponse(zlib.decompress(body), headers=headers)
        return pack(response, packed) if packed else response
    return render(make, key)


def render(make, key: bytes) -> HttpResponse:
    response = make().render()
    response.content = LEFT_BY_TAGS.sub(b"\n", response.content)
    put(key, zlib.compress(response.content, level=1), response)
    return response


def pack(response: HttpResponse, key: bytes) -> HttpResponse:
    """`response` with brotli. Its bytes are others, and so is its ETag: the front server asks whether what it keeps
    has changed, and would keep what it packed itself if it were told that nothing has."""
    response.headers["Content-Encoding"] = "br"
    response.content = brotli.compress(response.content, quality=PACKED)
    put(key, response.content, response)
    return response


def put(key: bytes, body: bytes, response: HttpResponse):
    if len(body) <= LARGEST:
        shelf.put(key, body, dict(response.headers))
