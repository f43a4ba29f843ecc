"""What there is to read in a file that somebody hands in: a Word document, a web page, or a plain text."""

import re

from articles.words import decoding, richtext, wordfile
from articles.words.marked import Marked

LARGEST = wordfile.LARGEST  # bytes; a plain text may have less
ZIP = b"PK\x03\x04"
HTML = re.compile(r"\s*(?:<!doctype html|<html)[\s>]", re.IGNORECASE)


def read(content: bytes) -> tuple[str | list[Marked], str]:
    """Return what the intake reads, and the encoding (or the kind of file) it was in; refuse with Unreadable."""
    if content.startswith(ZIP):
        return wordfile.paragraphs(content), "Word"
    text, encoding = decoding.decode(content)
    return (richtext.paragraphs(text) if HTML.match(text) else text), encoding
