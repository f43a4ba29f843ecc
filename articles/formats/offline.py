"""What makes a page a file of its own: the style sheet inside it, without what it would fetch."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.safestring import SafeString, mark_safe

from articles.pages import Page
from newsroom.storage import without_comments

STYLE_SHEET = "css/site.css"
FRAME, TURN = 6_200, 340  # bytes of markup: around an interview, and around each turn of it
FETCHES = re.compile(r"@font-face\s*\{[^}]*url\([^}]*\}|@import[^;]*;")


@cache
def style() -> SafeString:
    """The site's style sheet for a <style> element; the reader's own fonts stand in for the site's.

    It is a file of ours, so its `>` need no escape, which a browser would not understand here.
    """
    sheet = Path(finders.find(STYLE_SHEET)).read_text(encoding="utf-8")
    return mark_safe(FETCHES.sub("", without_comments(sheet)).strip())


def size(page: Page) -> int:
    """About how many bytes the copy of `page` has. Making it only to say so would take as long as the page itself."""
    turns = sum(1 for _ in page.document.turns)
    return FRAME + TURN * turns + len(page.document.text.encode()) + len(style().encode())


@cache
def content_security_policy() -> str:
    """Allows that one <style> and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
