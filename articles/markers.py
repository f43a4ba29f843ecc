"""Tells the front server, by files, which addresses are withdrawn, so that it keeps them shut whatever else is down.

    FRONT_ROOT/withdrawn/en/interviews/bread    answers 410
    FRONT_ROOT/silent/en/interviews/bread       answers as if it had never been
    FRONT_ROOT/edition                          a link; what was cached before it last moved is never shown again,
                                                nor while there is none what was cached while there was one

A marker is empty. When it was made is the file's own time, and its place is the address without its last slash.
"""

import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from articles.photos.files import sync_folder

OPENLY, SILENTLY = "withdrawn", "silent"
# The front server shows no page for longer than a day (stale-if-error), and a clock may be put right meanwhile.
KEPT = timedelta(hours=36)
_made: ContextVar[list[Path] | None] = ContextVar("made", default=None)


@dataclass(frozen=True)
class Marker:
    """That the address `place` was withdrawn, and since when."""

    place: str
    silent: bool
    at: datetime


def mark(places: Iterable[str], silent: bool):
    """Shut `places`. Whoever calls this in a transaction does so inside `taken_back_on_rollback`."""
    wanted, other = (SILENTLY, OPENLY) if silent else (OPENLY, SILENTLY)
    for place in places:
        path = root() / wanted / place
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch()
            sync_folder(path.parent)
            _note(path)
        (root() / other / place).unlink(missing_ok=True)


def unmark(places: Iterable[str]):
    """Open `places` again."""
    for place in places:
        for kind in (OPENLY, SILENTLY):
            (root() / kind / place).unlink(missing_ok=True)


def every() -> Iterator[Marker]:
    for kind in (OPENLY, SILENTLY):
        folder = root() / kind
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                yield Marker(str(path.relative_to(folder)), kind == SILENTLY, at)


@contextmanager
def taken_back_on_rollback():
    """Stands around a transaction: markers made inside are removed if it fails, for it then changed nothing."""
    outer, made = _made.get(), []
    token = _made.set(made)
    try:
        yield
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    finally:
        _made.reset(token)
    if outer is not None:
        outer += made


def _note(path: Path):
    if (made := _made.get()) is not None:
        made.append(path)


def begin_edition():
    """Make the front server forget every page that it keeps: a list may still show what was withdrawn."""
    editions = root() / "editions"
    with one_at_a_time(editions):
        new = editions / secrets.token_hex(8)
        new.mkdir()
        aside = editions / "next"
        aside.unlink(missing_ok=True)  # of one that was killed
        aside.symlink_to(new.relative_to(root()))  # the front server asks for each folder on the way
        os.replace(aside, root() / "edition")
        sync_folder(root())
        for old in editions.iterdir():
            if old != new:
                old.rmdir()


def end_edition(before: datetime):
    """Let the front server do without an edition, which costs each answer some time, if it began before `before`.

    Pages that were cached without one come back then. Let none be left that may be shown: see `KEPT`.
    """
    link = root() / "edition"
    with one_at_a_time(root() / "editions"):
        if link.is_symlink() and datetime.fromtimestamp(link.lstat().st_mtime, UTC) < before:
            link.unlink()


@contextmanager
def one_at_a_time(folder: Path):
    """Two who withdraw in the same instant would each clear away the edition of the other, and leave none."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)  # the system takes it from whoever is killed
        yield
    finally:
        os.close(descriptor)


def root() -> Path:
    return Path(settings.FRONT_ROOT)
