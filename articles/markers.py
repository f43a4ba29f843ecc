"""Tells the front server, by files, which addresses are withdrawn, so that it keeps them shut whatever else is down.

    FRONT_ROOT/withdrawn/en/interviews/bread    answers 410
    FRONT_ROOT/silent/en/interviews/bread       answers as if it had never been
    FRONT_ROOT/returning/silent/en/interviews/bread
                                                is asked for again, because it is scheduled to come back: only a
                                                restored backup is told that it was withdrawn

A marker is empty. When it was made is the file's own time, and its place is the address without its last slash.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from django.conf import settings

from articles.files.storage import sync_folder

OPENLY, SILENTLY = "withdrawn", "silent"
RETURNING = {kind: f"returning/{kind}" for kind in (OPENLY, SILENTLY)}
KINDS = (*RETURNING.values(), *RETURNING)
CLOCK = 0.05  # seconds by which the front server, at work, may be late to read its clock
_undoing: ContextVar[list[Callable] | None] = ContextVar("undoing", default=None)


@dataclass(frozen=True)
class Marker:
    """That the address `place` was withdrawn, and since when; `shut` unless it is scheduled to come back."""

    place: str
    silent: bool
    at: datetime
    shut: bool


def mark(places: Iterable[str], silent: bool):
    """Shut `places`, as of now. Whoever calls this in a transaction does so inside `seen_or_taken_back`."""
    wanted = SILENTLY if silent else OPENLY
    for place in places:
        for kind in KINDS:
            _note(_as_it_is(settings.FRONT_ROOT / kind / place))
        path = settings.FRONT_ROOT / wanted / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()  # also one that was left there, or it would say that it was shut before it was published
        sync_folder(path.parent)
        for other in set(KINDS) - {wanted}:
            (settings.FRONT_ROOT / other / place).unlink(missing_ok=True)


def let_return(places: Iterable[str]):
    """Leave the answer of `places` to the application: no job runs at the moment for which one is scheduled. Called
    as `mark` is."""
    for place in places:
        for kind, returning in RETURNING.items():
            shut, path = settings.FRONT_ROOT / kind / place, settings.FRONT_ROOT / returning / place
            if shut.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                os.replace(shut, path)
                sync_folder(path.parent)
                _note(partial(os.replace, path, shut))


def unmark(places: Iterable[str]):
    """Open `places` again."""
    for place in places:
        for kind in KINDS:
            (settings.FRONT_ROOT / kind / place).unlink(missing_ok=True)


def stand_at(places: Iterable[str]) -> bool:
    """Whether any of `places` has a marker."""
    return any((settings.FRONT_ROOT / kind / place).exists() for place in places for kind in KINDS)


def every() -> Iterator[Marker]:
    """Those that shut an address come last: where an older copy of this folder was laid over it, they hold."""
    for kind in KINDS:
        folder = settings.FRONT_ROOT / kind
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                silent = kind in {SILENTLY, RETURNING[SILENTLY]}
                yield Marker(str(path.relative_to(folder)), silent, at, shut=kind in RETURNING)


@contextmanager
def seen_or_taken_back():
    """Stands around a transaction: what was done to markers inside is undone if it fails, and otherwise seen by the
    front server by the time that this is left. Whoever is told that a page is gone may rely on it."""
    outer, undoing = _undoing.get(), []
    token = _undoing.set(undoing)
    try:
        yield
    except BaseException:
        for undo in reversed(undoing):
            undo()
        raise
    finally:
        _undoing.reset(token)
    if outer is not None:
        outer += undoing
    elif undoing:
        wait_until_seen()


def wait_until_seen():
    """The front server may remember until its second ends that there is no marker."""
    if settings.FRONT_REMEMBERS:
        time.sleep(1 - time.time() % 1 + CLOCK)


def _as_it_is(path: Path) -> Callable:
    """What makes the marker at `path` again what it is now: not there, or as old as it is."""
    if not path.exists():
        return partial(path.unlink, missing_ok=True)
    made = path.stat()

    def put_back():
        path.touch()
        os.utime(path, ns=(made.st_atime_ns, made.st_mtime_ns))

    return put_back


def _note(undo: Callable):
    if (undoing := _undoing.get()) is not None:
        undoing.append(undo)
