"""Many readers at once, with slow uploads and a flood of searches beside them: none is refused, and nothing grows.

How long they wait is told and not asserted: it is the machine's as much as the newsroom's, and what holds on a busy
one would hold for a newsroom ten times as slow. `make bench` measures it on a quiet one, against a static file. What
holds on any machine is asserted: each reader is answered within PATIENCE, a quarter of what a slow upload of the long
test takes, so none waits for one to end.
"""

import itertools
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest

from articles.tests import images
from articles.tests.test_faults import form, request, somebody
from articles.tests.test_serving import run
from bench.load import spread, visits, wrk
from bench.measures import family, resident
from deploy import rehearsal
from deploy.rehearsal import HOST, Rehearsal

pytestmark = [
    pytest.mark.xdist_group("rehearsal"),
    pytest.mark.skipif(not rehearsal.NGINX and not os.environ.get("CI"), reason="no nginx: `make nginx` installs one"),
]

WORDS = ("bread", "war", "house", "salt", "school", "winter", "boat", "mother", "خبز", "بيت")
PATIENCE = 15  # seconds
FIND = """
from articles.models import Version
from django.utils import timezone
for language, slug in Version.objects.live(timezone.now()).newest_first().values_list("language", "slug"):
    print("", language, "interviews", slug, "", sep="/")
"""


def load(site, signed_in, seconds: int, readers: int, uploads: int, searchers: int):
    """Let them all come at once, see that each is served, and say what readers met."""
    stop, beside = threading.Event(), ThreadPoolExecutor(uploads + searchers)
    sent = [beside.submit(upload, site, signed_in, seconds) for _ in range(uploads)]
    found = [beside.submit(search, site, number, stop) for number in range(searchers)]
    url = f"http://127.0.0.1:{site.bare_port}/"
    met = wrk(url, HOST, seconds, readers, site.folder / "load.lua", patience=PATIENCE, accept_encoding="gzip")
    stop.set()
    assert met.failed == 0
    assert [status.result() for status in sent] == [302] * uploads
    statuses = set().union(*(status.result() for status in found))
    assert 200 in statuses and statuses <= {200, 503}  # no more than 20 at once
    return met


def upload(site, signed_in, seconds: int) -> int:
    """Send a photo so slowly that it takes all the time; how it was answered."""
    body = form(images.jpeg())
    with site.connect().sock as connection:
        connection.sendall(request(site, signed_in, len(body)))
        pieces = seconds * 2
        size = -(-len(body) // pieces)
        for start in range(0, len(body), size):
            connection.sendall(body[start : start + size])
            time.sleep(seconds / pieces)
        return int(connection.recv(4096).split()[1])


def search(site, number: int, stop: threading.Event) -> set[int]:
    words = itertools.cycle(WORDS[number % len(WORDS) :] + WORDS[: number % len(WORDS)])
    return {site.get(f"/en/search/?q={quote(next(words))}+{turn}").status for turn in until(stop)}


def until(stop: threading.Event):
    return itertools.takewhile(lambda _turn: not stop.is_set(), itertools.count())


def memory(site) -> float:
    """MiB of the application's processes."""
    return sum(resident(pid) for pid in family(site.processes["application"].pid)) / 1_024


def stand(site, capsys, interviews: int, seconds: int, **crowd: int):
    """One crowd for the application to grow to its size, one that asks without a pause, and one that reads."""
    site.manage("make_archive", str(interviews))
    pages = visits([quote(page) for page in run(site, FIND).splitlines()])
    spread(pages, site.folder / "load.lua")
    signed_in = somebody(site)
    load(site, signed_in, seconds, **crowd)
    before = memory(site)
    hurried = load(site, signed_in, seconds, **crowd)
    after = memory(site)
    spread(pages, site.folder / "load.lua", longest=2_000)
    reading = load(site, signed_in, seconds, **crowd)
    with capsys.disabled():
        print(f"\nWithout a pause {told(hurried)}; with a second for each page {told(reading)}; ", end="")
        print(f"the application took {before:.0f} MiB, and {after:.0f} MiB after as much again.")
    assert after < before * 1.1


def told(met) -> str:
    within = ", ".join(f"{percent} % within {met.within[percent]:.0f} ms" for percent in (50, 95, 99))
    return f"{met.rate:.0f} pages a second, {within}"


def test_a_crowd_is_served_and_nothing_grows(site, capsys):
    stand(site, capsys, interviews=200, seconds=3, readers=50, uploads=5, searchers=4)


@pytest.fixture
def large_site(tmp_path):
    with Rehearsal(tmp_path) as site:
        yield site


@pytest.mark.long
def test_a_large_crowd_in_a_large_archive_is_served_and_nothing_grows(large_site, capsys):
    crowd = {"readers": 200, "uploads": 50, "searchers": 40}
    stand(large_site, capsys, interviews=10_000, seconds=60, **crowd)
