"""The measures: what is asked of the newsroom, and how what it answers becomes one number."""

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from random import Random
from statistics import median
from threading import Event
from urllib.parse import quote, urlencode

import brotli

from bench.load import Load, spread, visits, wrk
from deploy.rehearsal import HOST, Rehearsal

SECONDS = int(os.environ.get("BENCH_SECONDS", "5"))
# A second of the file and one of the page, by turns: a machine with neighbours is another one from second to second.
PAIRS = int(os.environ.get("BENCH_PAIRS", "15"))
PUBLISHED = 3
MANY = 50  # interviews that are read at once: as many as an archive of 100 has in English, so that sizes compare

FIND = """
import json
from articles.demo.archive import sayings
from articles.models import PersonName, Version
from django.utils import timezone
versions = Version.objects.live(timezone.now()).in_language("en").newest_first().exclude(slug__startswith="bench-")
names = PersonName.objects.filter(language="en").values_list("name", flat=True).distinct()
words = {word.strip(".,;:?!()“”’").lower() for answer in sayings()["en"].answers for word in answer.split()}
words = [word for word in sorted(words) if len(word) > 4 and word.isalpha()]
print(json.dumps([list(versions.values_list("slug", flat=True)), sorted(names), words]))
"""
# Printed by the newsroom's own process, so that starting Python is not measured.
PUBLISH = """
import itertools, sys, time
from articles.tests import make
make.counter = itertools.count({number})
made = make.ready(headline="Bench {number}", slug="bench-{number}")
publisher = make.publisher()
from articles.editorial.workflow import perform
print("ready", flush=True); sys.stdin.readline()
clicked = time.time()
perform("publish", made, by=publisher)
print(clicked, flush=True)
"""
SAVE = """
import itertools, time
from articles.editorial import drafting
from articles.tests import make
make.counter = itertools.count({number})
made = make.interview(body="".join(f"<p>{{'word ' * 60}}</p>" for _ in range(200)))
begun = time.perf_counter()
made.headline = "Changed"
drafting.save(made, made.created_by, seen=made.draft_number)
print(time.perf_counter() - begun)
"""
READERS = (1, 4, 16)  # who search at once
STAY = 1_000  # milliseconds, with a page, on average


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    found: str
    target: str
    met: bool
    factor: float = 0.0  # how many times slower than the static file, where it is that


def grown(small: Row, large: Row) -> Row:
    """What the larger archive costs a reader of the same page."""
    times = large.factor / small.factor
    return Row(f"    {large.what}, beside {small.what.split(', ')[-1]}", f"{times:.2f}×", "≤ 1.2×", times <= 1.2)


def waited(what: str, met: Load, most: int) -> Row:
    """How long 95 of a hundred waited at most, in ms."""
    p50, p95 = met.within[50], met.within[95]
    found = f"{p95:.0f} ms (half within {p50:.0f} ms, {met.rate:.0f} a second, {met.failed} failed)"
    return Row(what, found, f"≤ {most} ms", p95 <= most and not met.failed)


class Bench:
    """A rehearsal with an archive in it, and how to ask it."""

    def __init__(self, site: Rehearsal, size: int):
        self.site, self.size = site, size
        self.slugs, self.names, self.words = json.loads(site.manage("shell", "--no-imports", "--command", FIND))
        file = site.var / "static" / "bench.html"
        file.write_bytes(site.get(self.article).body)
        # As collectstatic leaves a file, and as readers ask for it and for a page.
        file.with_name("bench.html.br").write_bytes(brotli.compress(file.read_bytes()))
        # As `sweep` leaves the front server's cache a day after the last withdrawal.
        (site.var / "front" / "edition").unlink(missing_ok=True)

    @property
    def article(self) -> str:
        return self.address(self.slugs[0])

    def address(self, slug: str) -> str:
        return f"/en/interviews/{slug}/"

    def spread(self, number: int | None = None) -> Path:
        """A script of wrk's that asks for so many interviews, or for all, in turn; never for one alone."""
        slugs = self.slugs[:number]
        return spread([self.address(slug) for slug in slugs], self.site.folder / f"{len(slugs)}.lua")

    def url(self, path: str, port: int | None = None) -> str:
        return f"http://127.0.0.1:{port or self.site.port}{path}"

    def slower(self, path: str, port: int | None = None, script=None, **headers) -> tuple[float, float, int]:
        """How many times slower than the static file (median of pairs), the p99 in ms, and failures."""
        factors, latencies, failed = [], [], 0
        for _ in range(PAIRS):
            file = wrk(self.url("/static/bench.html"), HOST, seconds=1, **headers)
            self.site.get(path, **headers)
            page = wrk(self.url(path, port), HOST, seconds=1, script=script, **headers)
            factors.append(file.rate / page.rate)
            latencies.append(page.within[99])
            failed += page.failed + file.failed
        return median(factors), median(latencies), failed

    # -- through nginx

    def cached(self, what: str, path: str) -> list[Row]:
        # Each process renders it once and packs it once, before anything is measured.
        wrk(self.url(path), HOST, SECONDS, accept_encoding="br")
        factor, p99, failed = self.slower(path, accept_encoding="br")  # as every browser does
        return [
            Row(f"{what} through nginx, {self.size:,} interviews", f"{factor:.2f}×", "≤ 1.3×", factor <= 1.3, factor),
            Row("    slowest of a hundred", f"{p99:.1f} ms, {failed} failed", "< 10 ms", p99 < 10 and not failed),
        ]

    # -- past nginx's cache: each request reaches the application, which asks the database

    def asked(self, what: str, path: str, limit: int | None, script: Path | None = None) -> Row:
        factor, _p99, failed = self.slower(path, self.site.rendered_port, script)
        found = f"{factor:.0f}×" + (f", {failed} failed" if failed else "")
        target = f"≤ {limit}×" if limit else "none"
        met = not failed and (limit is None or factor <= limit)
        return Row(f"{what}, {self.size:,} interviews", found, target, met, factor)

    def asked_article(self) -> Row:
        """Two queries a request; the page is rendered once for what they answer."""
        many = min(MANY, len(self.slugs))
        # Each process renders each of them once, before anything is measured.
        wrk(self.url(self.article, self.site.rendered_port), HOST, 2 * SECONDS, script=self.spread(many))
        return self.asked(f"article past nginx's cache, {many} in turn", self.article, 130, self.spread(many))

    def anew(self) -> list[Row]:
        """More interviews than the application keeps pages of: nearly each is rendered from its templates.

        Of a small archive it keeps them all, and this would say nothing.
        """
        if len(self.slugs) < 40 * MANY:
            return []
        return [self.asked("article rendered from its templates, all in turn", self.article, None, self.spread())]

    def asked_home(self) -> Row:
        return self.asked("home past nginx's cache", "/en/", 220)

    # -- fresh

    def freshness(self) -> Row:
        """The longest time from the click until every surface shows it, while readers load them."""
        surfaces = ["/en/", "/en/interviews/", "/en/feed.atom", "/en/sitemap-news.xml"]
        longest = max(self.until_seen(int(time.time()) + number, surfaces) for number in range(PUBLISHED))
        return Row("from the click on publish until every surface shows it", f"{longest:.1f} s", "≤ 2 s", longest <= 2)

    def until_seen(self, number: int, surfaces: list[str]) -> float:
        publisher = self.site.begin("shell", "--no-imports", "--command", PUBLISH.format(number=number))
        publisher.stdout.readline()
        stop = Event()
        with ThreadPoolExecutor() as pool:
            readers = [pool.submit(self.read, path, stop) for path in surfaces]
            time.sleep(2.5)  # until each surface is kept
            publisher.stdin.write("go\n")
            publisher.stdin.flush()
            clicked = float(publisher.stdout.readline())
            seen = [pool.submit(self.first_seen, path, f"bench-{number}") for path in surfaces]
            last = max(moment.result() for moment in seen)
            stop.set()
            for reader in readers:
                reader.result()
        publisher.wait()
        return last - clicked

    def read(self, path: str, stop: Event):
        while not stop.is_set():
            self.site.get(path)

    def first_seen(self, path: str, word: str) -> float:
        while word not in self.site.get(path).text:
            time.sleep(0.02)
        return time.time()

    # -- search, memory, saving

    def search(self) -> list[Row]:
        """Readers who ask for the next as soon as they are answered, and never for what nginx still keeps. The first
        seconds are not counted: each process has its queries planned and its templates read then."""
        addresses = self.searches()
        self.searched(addresses, READERS[-1])
        return [self.searched(addresses, readers) for readers in READERS]

    def searched(self, addresses: list[str], readers: int) -> Row:
        script = spread(addresses, self.site.folder / "searches.lua")
        found = wrk(self.url("/"), HOST, SECONDS, readers, script, patience=10, threads=1, accept_encoding="br")
        return waited(f"search at {self.size:,}, {readers} at once, p95", found, most=100)

    def crowd(self) -> Row:
        """Readers who stay with each page for a second, of ten one with a page that nobody opened lately, while others
        search without a pause; what those wait is not counted."""
        newest, rest = self.slugs[:20], self.slugs[20:]
        searching = spread(self.searches(), self.site.folder / "searchers.lua")
        asked = {"seconds": 2 * SECONDS, "patience": 15, "accept_encoding": "br"}
        # Each process renders these once, before anything is measured.
        wrk(self.url("/"), HOST, connections=200, script=self.reading(newest), **asked)
        with ThreadPoolExecutor() as pool:
            pool.submit(wrk, self.url("/"), HOST, connections=40, script=searching, threads=1, **asked)
            script = self.reading([*newest, *Random(self.size).sample(rest, len(rest))])
            met = wrk(self.url("/"), HOST, connections=200, script=script, **asked)
        return waited(
            f"{self.size:,} interviews, 200 who read beside 40 who search without a pause, p95", met, most=500
        )

    def reading(self, slugs: list[str]) -> Path:
        pages = [self.address(slug) for slug in slugs]
        return spread(visits(pages), self.site.folder / "readers.lua", longest=2 * STAY)

    def searches(self) -> list[str]:
        """For a word that is said in the archive, a page of somebody's name, two such words, by turns; none twice.

        Whoever asks again for what is kept is answered at once, and what they ask for next waits for two pages.
        """
        random = Random(self.size)
        words, names = (random.sample(known, len(known)) for known in (self.words, self.names))
        named = ({"q": name, "page": page} for page in count(1) for name in names)
        pairs = ({"q": " ".join(random.sample(words, 2))} for _ in words)
        queries = chain.from_iterable(zip(({"q": word} for word in words), named, pairs, strict=False))
        return [f"/en/search/?{urlencode(query, quote_via=quote)}" for query in queries]

    def memory(self) -> Row:
        mebibytes = sum(resident(pid) for pid in family(self.site.processes["application"].pid)) / 1_024
        return Row(
            "memory of the application, two workers, after all this",
            f"{mebibytes:.0f} MiB",
            "≤ 180 MiB",
            mebibytes <= 180,
        )

    def saving(self) -> Row:
        script = SAVE.format(number=int(time.time()))
        seconds = float(self.site.manage("shell", "--no-imports", "--command", script))
        return Row("save of a draft of 12,000 words", f"{seconds:.2f} s", "≤ 0.5 s", seconds <= 0.5)


def family(pid: int) -> list[int]:
    """A process and those that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(found for child in children for found in family(int(child)))]


def resident(pid: int) -> int:
    """KiB of memory that are its own or its share of what it shares (PSS), which a sum does not count twice."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
