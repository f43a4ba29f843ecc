"""The machine under the newsroom fails: its disk is full, its log cannot be written, a line is cut in the middle.

Whoever edits is told so in words and loses nothing they typed, nothing half-done stays behind, and readers read on.
"""

import contextlib
import itertools
import os
import socket
import subprocess
import time
from pathlib import Path

import pytest
from PIL import Image

from articles.tests import images
from articles.tests.test_serving import assert_headers, broken_policies, outlive_the_cache, publish, run
from deploy import rehearsal

pytestmark = [
    pytest.mark.xdist_group("rehearsal"),
    pytest.mark.skipif(not rehearsal.NGINX and not os.environ.get("CI"), reason="no nginx: `make nginx` installs one"),
]

ADD = "/admin/articles/photo/add/"
TOKEN = "a" * 32
PAGES = ("/en/", "/ar/", "/en/interviews/", "/en/people/", "/en/feed.atom")
counter = itertools.count(1)

# Through the door that a sign-in goes through, and without its two forms.
COLLEAGUE = """
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from articles.admin import sessions
from articles.models import Role
from articles.tests import make
request = RequestFactory().get("/")
request.session = SessionStore()
colleague = make.user(*Role.values, username="colleague-{number}")
sessions.begin(request, colleague)
sessions.admit(request, colleague)
request.session.save()
print(request.session.session_key)
"""
DRAFT = """
import itertools
from articles.tests import make
make.counter = itertools.count({number})
interview = make.ready(slug="{slug}")
print(interview.pk, interview.draft_number)
"""
STORED = """
from articles.models import AuditEntry, Interview, Photo, Version
print([model.objects.count() for model in (AuditEntry, Interview, Photo, Version)])
"""


def can_mount() -> bool:
    return subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0 and os.geteuid() == 0


@pytest.fixture(scope="module")
def signed_in(site) -> dict[str, str]:
    return somebody(site)


def somebody(site) -> dict[str, str]:
    """The headers of a colleague's browser who may do everything."""
    cookie = f"__Host-session={run(site, COLLEAGUE)}; __Host-csrf={TOKEN}"
    return {"Cookie": cookie, "X_CSRFToken": TOKEN, "Origin": "https://newsroom.example"}


def form(picture: bytes) -> bytes:
    """What a browser sends for a new photo."""
    fields = {"focus_x": 50, "focus_y": 50, "licence": "ours", "words-TOTAL_FORMS": 1, "words-INITIAL_FORMS": 0}
    fields |= {"words-0-language": "en", "words-0-alt": "A loaf on a table", "words-0-credit": "Photo: Hala Qanawati"}
    parts = [f'name="{name}"\r\n\r\n{value}' for name, value in fields.items()]
    parts.append('name="upload"; filename="loaf.jpg"\r\nContent-Type: image/jpeg\r\n\r\n')
    text = "".join(f"\r\n--cut\r\nContent-Disposition: form-data; {part}" for part in parts)
    return text.lstrip().encode() + picture + b"\r\n--cut--\r\n"


def send(site, signed_in, body: bytes, path: str = ADD):
    return site.get(path, "POST", body, Content_Type="multipart/form-data; boundary=cut", **signed_in)


def large_picture() -> bytes:
    """Too long for a buffer of anybody's."""
    return images.encoded(Image.effect_noise((1600, 1200), 100).convert("RGB"), "JPEG", quality=95)


@pytest.fixture
def unchanged(site):
    """No row and no file is there after the test that was not there before."""
    before = run(site, STORED), files(site)
    yield
    assert (run(site, STORED), files(site)) == before


def files(site) -> set[Path]:
    return {path for folder in ("media", "private") for path in (site.var / folder).rglob("*")}


def assert_readers_read_on(site):
    outlive_the_cache()
    for path in PAGES:
        answer = site.get(path)
        assert answer.status == 200
        assert answer.headers["X-Cache"] in {"EXPIRED", "REVALIDATED", "MISS"}, "nobody was asked"


# -- a line that is cut


def test_an_upload_that_is_cut_off_is_as_if_it_had_never_begun(site, signed_in, unchanged):
    body = form(large_picture())
    for connection in (site.connect().sock, application(site)):
        with connection:
            connection.sendall(request(site, signed_in, len(body)) + body[: len(body) // 2])
            time.sleep(0.5)  # until half of it was read
    assert_readers_read_on(site)
    assert "Traceback" not in site.logs.decode()


def test_a_picture_that_is_cut_off_is_an_error_of_its_field_and_the_words_stay(site, signed_in, unchanged):
    text = send(site, signed_in, form(large_picture()[:100_000])).text
    assert "damaged or cut off" in text and "A loaf on a table" in text


def application(site) -> socket.socket:
    """A connection past nginx, which waits for the whole of an upload before it troubles the application."""
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(str(site.run / "application.sock"))
    return connection


def request(site, signed_in, length: int) -> bytes:
    lines = [f"POST {ADD} HTTP/1.1", f"Host: {rehearsal.HOST}", "X-Forwarded-Proto: https", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in signed_in.items()]
    lines += ["Content-Type: multipart/form-data; boundary=cut", f"Content-Length: {length}"]
    return "\r\n".join([*lines, "", ""]).encode()


# -- a log that cannot be written


@pytest.fixture
def unwritable_log(site):
    log = site.folder / "application.log"
    site.stop("application")
    log.rename(site.folder / "before.log")
    log.symlink_to("/dev/full")
    start_again(site)
    yield
    site.stop("application")
    (site.folder / "before.log").rename(log)
    start_again(site)


def start_again(site):
    site.start_application()
    rehearsal.wait_until(lambda: site.get("/health/ready/").status == 200)


def test_a_log_that_cannot_be_written_keeps_nobody_from_an_answer(site, unwritable_log):
    with broken_policies(site):
        for _ in range(5):
            outlive_the_cache()
            assert site.get("/en/about/").status == 500
    assert_readers_read_on(site)


# -- what a long text is told when nobody is there to read it


def test_a_long_text_that_nobody_can_take_is_answered_by_when_to_come_back(site, signed_in):
    site.stop("application")
    try:
        answer = send(site, signed_in, form(large_picture()))
        assert (answer.status, answer.headers["Retry-After"]) == (503, "10")
        assert "back in a moment" in answer.text
        assert_headers(answer)
    finally:
        start_again(site)


# -- a full disk: a real one, of a few pages, where the machine lets us mount it


@contextlib.contextmanager
def full(folder: Path, options="size=64k"):
    """Put a full file system in the place of the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)
    try:
        with contextlib.suppress(OSError), (folder / "filler").open("wb", buffering=0) as filler:
            while True:
                filler.write(bytes(4096))
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


mounted = pytest.mark.skipif(not can_mount(), reason="only root may mount a small disk here")


@mounted
@pytest.mark.parametrize("folder", ["private", "media"])
def test_a_picture_without_room_is_an_error_of_the_form_and_leaves_nothing(site, signed_in, unchanged, folder):
    with full(site.var / folder):
        answer = send(site, signed_in, form(images.jpeg()))
        assert "could not be stored" in answer.text and "A loaf on a table" in answer.text
        assert [path.name for path in (site.var / folder).iterdir()] == ["filler"]
        assert_readers_read_on(site)


@mounted
def test_what_nginx_finds_no_room_for_is_not_stored_and_said_so(site, signed_in, unchanged):
    with full(site.run / "client_body"):
        answer = send(site, signed_in, form(large_picture()))
        assert answer.status == 507
        assert "disk is full" in answer.text and "what you typed is still there" in answer.text
        assert_headers(answer)
        assert_readers_read_on(site)


@mounted
def test_a_page_that_nginx_finds_no_room_to_keep_is_shown_all_the_same(site):
    with full(site.folder / "cache"):
        outlive_the_cache()  # and the files that nginx had open
        assert_shown_unkept(site)


def test_a_page_is_shown_where_nginx_may_keep_none(site):
    folder = site.folder / "cache"
    kept = folder.rename(folder.with_name("mislaid"))
    folder.touch()
    outlive_the_cache()  # and the files that nginx had open
    try:
        assert_shown_unkept(site)
    finally:
        folder.unlink()
        kept.rename(folder)


@mounted
def test_without_room_on_its_way_a_page_is_whole_or_nothing_and_comes_back_by_itself(site):
    """What is fetched anew finds the line closed; docs/deploying.md gives that folder room of its own."""
    unkept = f"/en/search/?q=room{next(counter)}"
    before = {path: site.get(path).body for path in PAGES}
    outlive_the_cache()
    with full(site.run / "nginx-pages"):
        for path in PAGES:
            with contextlib.suppress(ConnectionError):
                assert site.get(path).body == before[path]
        with pytest.raises(ConnectionError):
            site.get(unkept)
    assert site.get(unkept).status == 200


def assert_shown_unkept(site):
    """All are shown, and most are rendered anew: a short one may find the room of another that went."""
    answers = [site.get(path) for path in (*PAGES, "/en/search/?q=bread", *PAGES)]
    assert {answer.status for answer in answers} == {200}
    assert [answer.headers["X-Cache"] for answer in answers].count("MISS") > len(answers) / 2


@mounted
def test_without_room_for_pictures_a_text_is_published_whole_and_without_a_card(site, signed_in):
    slug = f"no-room-{next(counter)}"
    pk, number = run(site, DRAFT, slug=slug).split()
    with full(site.var / "media"):
        said = f"seen={number}&confirmed=yes".encode()
        move = f"/admin/articles/interview/{pk}/move/publish/"
        form = {"Content_Type": "application/x-www-form-urlencoded"}
        assert site.get(move, "POST", said, **form, **signed_in).status == 302
        assert site.get(f"/en/interviews/{slug}/").status == 200
        assert_readers_read_on(site)
    assert "og:image" not in site.get(f"/en/interviews/{slug}/").text
    assert site.manage("check_integrity").strip() == "0"


@mounted
def test_a_withdrawal_that_the_front_server_cannot_be_told_of_is_refused_whole(site, signed_in):
    slug = f"no-room-{next(counter)}"
    publish(site, slug)
    pk = run(site, "from articles.models import Interview; print(Interview.objects.get(slug='{slug}').pk)", slug=slug)
    with full(site.var / "front", "size=64k,nr_inodes=2"):  # a marker is empty, and needs nothing but its name
        form = {"Content_Type": "application/x-www-form-urlencoded"}
        answer = site.get(
            f"/admin/articles/interview/{pk}/move/withdraw/", "POST", b"confirmed=yes", **form, **signed_in
        )
        assert answer.status == 507 and "Nothing was changed" in answer.text
        outlive_the_cache()
        assert site.get(f"/en/interviews/{slug}/").status == 200
    assert site.manage("check_integrity").strip() == "0"
