"""What a file or a page weighs on its way to a reader."""

import re
from pathlib import Path

import brotli
from django.conf import settings

FRONT = Path(settings.BASE_DIR, "deploy", "nginx.conf").read_text(encoding="utf-8")
ON_ITS_WAY = int(re.search(r"^ +brotli_comp_level (\d);", FRONT, re.MULTILINE)[1])  # what nginx does to a page
STORED = 11  # what WhiteNoise makes of a static file, once


def packed(what: bytes | str) -> int:
    """The size of a page, or of the static file at a path, as a browser of today fetches it."""
    if isinstance(what, bytes):
        return len(brotli.compress(what, quality=ON_ITS_WAY))
    return len(brotli.compress(Path(what).read_bytes(), quality=STORED))
