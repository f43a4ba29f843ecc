"""Shows how far a long command has come: a bar that redraws itself on a terminal, and nothing elsewhere."""

import time
from collections.abc import Iterable, Iterator

WIDTH = 30


def bar(things: Iterable, total: int, stream, label: str) -> Iterator:
    """Yield `things`, and say on `stream` how many of `total` are done and how long the rest will take."""
    begun = drawn = time.monotonic()
    for done, thing in enumerate(things, start=1):
        yield thing
        now = time.monotonic()
        if stream.isatty() and (now - drawn > 0.1 or done == total):
            drawn, left = now, (now - begun) / done * (total - done)
            filled = "█" * (WIDTH * done // max(total, 1))
            stream.write(f"\r{label} {filled:░<{WIDTH}} {done:,} of {total:,}, {left:.0f} s left ")
            stream.flush()
    if stream.isatty():
        stream.write("\n")


def silent(things: Iterable, total: int, label: str) -> Iterable:
    """In place of a bar, where nobody watches."""
    return things
