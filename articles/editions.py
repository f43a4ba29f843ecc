"""The edition of the front server's cache, by which it is told to show nothing that it kept before.

FRONT_ROOT/edition is a link. What was cached before it last moved is never shown again, nor is, while there is none,
what was cached while there was one.
"""

import fcntl
import os
import secrets
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.conf import settings

from articles.files.storage import sync_folder

# The front server shows no page for longer than a day (stale-if-error), and a clock may be put right meanwhile.
KEPT = timedelta(hours=36)


def begin():
    """Make the front server forget every page that it keeps: a list may still show what was withdrawn."""
    with one_at_a_time() as editions:
        root = editions.parent
        new = editions / secrets.token_hex(8)
        new.mkdir()
        aside = editions / "next"
        aside.unlink(missing_ok=True)  # of one that was killed
        aside.symlink_to(new.relative_to(root))  # the front server asks for each folder on the way
        os.replace(aside, root / "edition")
        sync_folder(root)
        for old in editions.iterdir():
            if old != new:
                old.rmdir()


def end(begun_before: datetime):
    """Let the front server do without an edition, which costs each answer some time, if it is as old as that.

    Pages that were cached without one come back then. Let none be left that may be shown: see `KEPT`.
    """
    with one_at_a_time() as editions:
        link = editions.parent / "edition"
        if link.is_symlink() and datetime.fromtimestamp(link.lstat().st_mtime, UTC) < begun_before:
            link.unlink()


@contextmanager
def one_at_a_time():
    """Two who withdraw in the same instant would each clear away the edition of the other, and leave none."""
    editions = settings.FRONT_ROOT / "editions"
    editions.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(editions, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)  # the system takes it from whoever is killed
        yield editions
    finally:
        os.close(descriptor)
