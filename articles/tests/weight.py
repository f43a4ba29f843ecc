"""What a file or a page weighs on its way to a reader: with brotli, and with gzip for old browsers."""

import gzip
import re
from pathlib import Path

import brotli
from django.conf import settings

from newsroom.storage import without_comments

FRONT = Path(settings.BASE_DIR, "deploy", "nginx.conf").read_text(encoding="utf-8")
# What nginx does to a page, and WhiteNoise to a static file, once.
LEVELS = {
    way: (int(re.search(rf"^ +{way}_comp_level (\d);", FRONT, re.MULTILINE)[1]), stored)
    for way, stored in (("brotli", 11), ("gzip", 9))
}


def packed(what: bytes | str) -> int:
    """The size of a page, or of the static file at a path, as a browser of today fetches it."""
    page, stored = LEVELS["brotli"]
    if isinstance(what, bytes):
        return len(brotli.compress(what, quality=page))
    return len(brotli.compress(served(what), quality=stored))


def gzipped(what: bytes | str) -> int:
    """As an old browser does."""
    page, stored = LEVELS["gzip"]
    if isinstance(what, bytes):
        return len(gzip.compress(what, page))
    return len(gzip.compress(served(what), stored))


def served(path: str) -> bytes:
    """What readers get of a static file."""
    what = Path(path).read_bytes()
    return without_comments(what.decode()).encode() if path.endswith(".css") else what
