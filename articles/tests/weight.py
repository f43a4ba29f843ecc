"""What a file or a page weighs on its way to a reader."""

import gzip
import re
from pathlib import Path

from django.conf import settings

FRONT = Path(settings.BASE_DIR, "deploy", "nginx.conf").read_text(encoding="utf-8")
ON_ITS_WAY = int(re.search(r"^ +gzip_comp_level (\d);", FRONT, re.MULTILINE)[1])  # what nginx does to a page
STORED = 9  # what WhiteNoise makes of a static file, once


def gzipped(what: bytes | str) -> int:
    """The size of a page, or of the static file at a path, as a reader fetches it."""
    if isinstance(what, bytes):
        return len(gzip.compress(what, ON_ITS_WAY))
    return len(gzip.compress(Path(what).read_bytes(), STORED))
