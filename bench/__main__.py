"""Measures a small and a large archive, prints the table and keeps it in var/bench/."""

import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from bench.measures import Bench, Row, grown
from deploy.rehearsal import DEPLOY, ROOT, Rehearsal

SIZES = [int(size) for size in os.environ.get("BENCH_SIZES", "100,10000").split(",")]
# Where archives are kept from one run to the next; without it they are made anew and thrown away.
KEPT = os.environ.get("BENCH_KEPT", "")
COUNT = "from articles.models import Version; print(Version.objects.count())"
# What PostgreSQL does by itself within minutes, and an archive of a minute's age has not had yet.
SETTLE = "from django.db import connection; connection.cursor().execute('VACUUM (ANALYZE)')"


def main():
    found = {size: list(measured(size)) for size in SIZES}
    small, large = (found[SIZES[end]] for end in (0, -1))
    compared = [grown(*pair) for pair in zip(against_a_file(small), against_a_file(large), strict=False)]
    text = table([*chain.from_iterable(found.values()), *(compared if small is not large else [])])
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{datetime.now(UTC):%Y-%m-%dT%H%M}.md"
    file.write_text(text)
    print(f"\n{text}\nKept in {file.relative_to(ROOT)}.")


def measured(size: int) -> Iterator[Row]:
    """What an archive of this size is found to do, each said as soon as it is known."""
    with kernel_as_shipped(), folder_for(size) as folder, Rehearsal(Path(folder), plain=True) as site:
        fill(site, size)
        for measure in measures(Bench(site, size), last=size == SIZES[-1]):
            rows = measure()
            for row in rows if isinstance(rows, list) else [rows]:
                say(line(row))
                yield row


def against_a_file(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.factor]


def folder_for(size: int) -> AbstractContextManager[str]:
    if KEPT:
        return nullcontext(str(Path(KEPT).resolve() / str(size)))
    return tempfile.TemporaryDirectory(prefix="newsroom-bench-")


@contextmanager
def kernel_as_shipped():
    """The kernel's settings of deploy/sysctl.conf, and afterwards what they were; only an administrator may."""
    said = re.findall(r"^(\S+) = (.+)$", (DEPLOY / "sysctl.conf").read_text(), re.MULTILINE)
    shipped = {Path("/proc/sys", *name.split(".")): value for name, value in said}
    if not all(os.access(file, os.W_OK) for file in shipped):
        say("deploy/sysctl.conf does not hold here: the slowest of a hundred will be late now and then.")
        yield
        return
    before = {file: file.read_text() for file in shipped}
    put(shipped)
    try:
        yield
    finally:
        put(before)


def put(texts: dict[Path, str]):
    for file, text in texts.items():
        file.write_text(text)


def fill(site: Rehearsal, size: int):
    """Make what the archive lacks of `size` interviews, and index one that was kept as the code of today does."""
    missing = size - int(site.manage("shell", "--no-imports", "--command", COUNT))
    if missing > 0:
        say(f"Making {missing:,} interviews …")
        site.manage("make_archive", str(missing))
    if missing < size:
        site.manage("reindex")
    site.manage("shell", "--no-imports", "--command", SETTLE)


def measures(bench: Bench, last: bool):
    yield lambda: bench.cached("article", bench.article)
    yield lambda: bench.cached("home", "/en/")
    yield bench.asked_article
    yield bench.asked_home
    if last:
        yield bench.anew
        yield bench.freshness
        yield bench.search
        yield bench.crowd
        yield bench.memory
        yield bench.saving


def line(row: Row) -> str:
    return f"| {row.what} | {row.found} | {row.target} | {'yes' if row.met else 'NO'} |"


def table(rows: list[Row]) -> str:
    head = ["| | found | target | met |", "| --- | --- | --- | --- |"]
    return "\n".join([machine(), "", *head, *map(line, rows), ""])


def machine() -> str:
    load = os.getloadavg()[0]
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores ({processor()}), Python {platform.python_version()}, "
        f"load {load:.1f}."
    )


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), platform.machine())


def say(text: str):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
