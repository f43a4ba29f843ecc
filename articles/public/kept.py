"""Pages as they were rendered, kept for as long as the database says the same about them, word for word.

A page is kept by everything it was made of: its path, and each value of each row that its queries returned, the text
too; a list of all there is, by the state of every row. They are asked for every reader, so that what was withdrawn,
redacted, corrected, or is now shown beside another, is another answer and has another page, or none. Templates and
settings change with the process, which keeps its own.
"""

import re
import zlib
from collections import OrderedDict
from hashlib import blake2b

from django.conf import settings
from django.http import HttpResponse

ROOM = 4 * 1024 * 1024  # bytes, in each process: some four hundred pages of 40 KB, compressed
LARGEST = ROOM // 16  # a longer page is not worth sixteen others
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
    if found := shelf.get(key):
        body, headers = found
        return HttpResponse(zlib.decompress(body), headers=headers)
    response = make().render()
    response.content = LEFT_BY_TAGS.sub(b"\n", response.content)
    packed = zlib.compress(response.content, level=1)
    if len(packed) <= LARGEST:
        shelf.put(key, packed, dict(response.headers))
    return response
