"""What a file or a page weighs on its way to a reader."""

import gzip
from pathlib import Path


def gzipped(what: bytes | str) -> int:
    """The size of some bytes, or of the file at a path, as a reader fetches them."""
    content = what if isinstance(what, bytes) else Path(what).read_bytes()
    return len(gzip.compress(content, 9))
