"""The newsroom is shut in a moment of danger, watched over, and looked through for what does not fit."""

import contextlib
import errno
import io
import itertools
import logging
import os
import re
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.core.cache.backends.locmem import LocMemCache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.models import Value
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django_otp.plugins.otp_totp.models import TOTPDevice
from PIL import Image

from articles import markers
from articles.editorial import accounts, lockdown, media, outside, proofs, protection, topics
from articles.editorial.protection import Choice
from articles.editorial.refusals import NotAllowed
from articles.editorial.workflow import perform
from articles.keeping import backups, hiding, integrity, last_backup
from articles.models import AuditEntry, Photo, Version
from articles.tests import make
from articles.tests.test_permissions import stored
from newsroom import outages, progress

pytestmark = pytest.mark.django_db

PASSWORD = "an hour of the night"


def test_a_session_that_has_ended_is_swept_away_and_tells_nobody_who_was_here_when(client):
    client.force_login(make.editor())
    ended, client.cookies = client.session.session_key, type(client.cookies)()
    Session.objects.filter(pk=ended).update(expire_date=timezone.now() - timedelta(seconds=1))
    client.force_login(make.editor())
    call_command("sweep")
    assert [row.pk for row in Session.objects.all()] == [client.session.session_key] != [ended]


# -- lockdown


def test_a_lockdown_puts_everybody_out_and_lets_nobody_in(client):
    editor = make.editor(password="a long password for a test")
    client.force_login(editor)
    assert client.get("/admin/").status_code == 200
    call_command("lockdown", "on")
    for path in ("/admin/", "/admin/login/", "/admin/jsi18n/", "/admin/nothing/"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert answer.headers["Cache-Control"] == "no-store"
        assert "frame-ancestors" in answer.headers["Content-Security-Policy"]
    assert client.post("/admin/login/", {"username": editor.username}).status_code == 503
    call_command("lockdown", "off")
    assert client.get("/admin/").status_code == 302  # to the login: the session is gone


def test_readers_do_not_notice_a_lockdown(client):
    interview = make.published()
    paths = ["/en/", f"/en/interviews/{interview.slug}/", "/en/feed.atom", "/en/nothing/"]
    before = [client.get(path).content for path in paths]
    lockdown.begin(by=None)
    assert [client.get(path).content for path in paths] == before


@pytest.mark.parametrize("role", ["publisher", "administrator"])
def test_two_taps_shut_the_newsroom(client, role):
    client.force_login(make.user(role))
    assert "/admin/lockdown/" in client.get("/admin/").text
    page = client.get("/admin/lockdown/")
    assert "Readers notice nothing" in page.text and not lockdown.is_on()
    done = client.post("/admin/lockdown/", {"confirmed": "yes"})
    assert done.status_code == 200 and "manage.py lockdown off" in done.text
    assert lockdown.is_on() and client.get("/admin/").status_code == 503


def test_a_lockdown_ends_every_link_into_the_newsroom(client):
    colleague, administrator = make.reporter(), make.user("administrator")
    link = reverse("admin:welcome", args=[accounts.invite(colleague, by=administrator)])
    publisher, interview = make.publisher(), make.interview()
    shown = outside.show(interview, publisher, "our lawyer", timezone.now() + timedelta(days=1))
    shown_at = reverse("outside", args=[shown.token])
    assert [client.get(path).status_code for path in (link, shown_at)] == [200, 200]
    lockdown.begin(by=publisher)
    late = outside.show(interview, publisher, "our lawyer", timezone.now() + timedelta(days=1))  # past the door before
    late_at = reverse("outside", args=[late.token])
    assert client.get(late_at).status_code == 404
    lockdown.end()
    assert [client.get(path).status_code for path in (link, shown_at, late_at)] == [404, 404, 404]


class Late:
    """A request that was let in at the door just before the newsroom was shut, and goes on meanwhile."""

    def __init__(self, monkeypatch, function: str):
        self.shut, before = False, import_string(function)

        def shut_and_go_on(*args, **kwargs):
            lockdown.begin(by=None)
            self.shut = True
            return before(*args, **kwargs)

        monkeypatch.setattr(function, shut_and_go_on)


def test_a_sign_in_under_way_is_not_alive_after_a_lockdown(client, monkeypatch, settings):
    settings.SECOND_FACTOR = True
    nour = make.editor(username="nour", password=PASSWORD)
    codes = proofs.renew_recovery_codes(nour)
    TOTPDevice.objects.create(user=nour)
    halfway = type(client)()
    for window in (client, halfway):
        window.post("/admin/login/", {"username": "nour", "password": PASSWORD})
    late = Late(monkeypatch, "articles.editorial.proofs.prove")
    client.post("/admin/login/code/", {"door-recovery": codes[0]})
    assert late.shut and client.get("/admin/").status_code == 503
    lockdown.end()
    assert client.get("/admin/")["Location"].startswith("/admin/login/?")
    assert client.get("/admin/login/").status_code == halfway.get("/admin/login/").status_code == 200  # not halfway


def test_no_link_that_was_being_made_is_alive_after_a_lockdown(client, monkeypatch):
    colleague = make.reporter()
    client.force_login(make.user("administrator"))
    late = Late(monkeypatch, "articles.editorial.accounts.require_right_over")
    page = client.post(reverse("admin:articles_user_invite", args=[colleague.pk]), {"confirmed": "yes"})
    (link,) = re.findall(r"/admin/welcome/[\w-]+/", page.text)
    lockdown.end()
    assert late.shut and client.get(link).status_code == 404


def test_a_lockdown_holds_while_the_database_is_away_and_says_so(client, monkeypatch):
    shown = outside.show(make.interview(), make.publisher(), "our lawyer", timezone.now() + timedelta(days=1))
    shown_at = reverse("outside", args=[shown.token])

    def away():
        raise OperationalError("the connection is closed")

    with monkeypatch.context() as outage:
        outage.setattr(lockdown, "end_ways_in", away)
        for state in ("on", "off"):
            with pytest.raises(CommandError, match="The newsroom is shut. The database does not answer"):
                call_command("lockdown", state)
    assert [client.get(path).status_code for path in ("/admin/", shown_at)] == [503, 404]
    call_command("lockdown", "off")
    assert client.get(shown_at).status_code == 404


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_who_may_not_shut_the_newsroom_does_not(role):
    with pytest.raises(NotAllowed):
        lockdown.begin(by=make.user(role))
    assert not lockdown.is_on()


def test_who_shut_the_newsroom_is_in_the_audit():
    publisher = make.publisher()
    lockdown.begin(by=publisher)
    assert AuditEntry.objects.first().actor_id == publisher.pk


# -- outages


def test_an_outage_is_said_in_both_languages_with_when_to_come_back(client, monkeypatch):
    monkeypatch.setattr("articles.public.live.front_page.said", outage)
    client.raise_request_exception = False
    answer = client.get("/en/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "back in a moment" in answer.text and "سنعود" in answer.text
    assert "Traceback" not in answer.text


def no_room(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


class FullDatabase:
    """Has room for so many rows to be written, and none after them."""

    def __init__(self, room: int):
        self.room, self.refused = room, False

    def __call__(self, execute, statement, *arguments):
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            if not self.room:
                self.refused = True
                raise OperationalError("could not extend file") from psycopg.errors.DiskFull()
            self.room -= 1
        return execute(statement, *arguments)


def move(name, interview, **fields):
    return reverse("admin:articles_interview_move", args=[interview.pk, name]), {"confirmed": "yes"} | fields


def publishing():
    interview = make.ready()
    return move("publish", interview, seen=interview.draft_number)


def withdrawing():
    return move("withdraw", make.published())


def typing():
    interview = make.interview()
    return reverse("admin:articles_interview_autosave", args=[interview.pk]), {"seen": 1, "headline": "Bread at four"}


@pytest.mark.parametrize("scene", [publishing, withdrawing, typing])
def test_a_database_that_is_full_at_whichever_row_says_so_and_changes_nothing(client, scene):
    address, fields = scene()
    client.force_login(make.user("editor", "publisher"))
    client.raise_request_exception = False
    before = stored(), list(markers.every())
    for room in itertools.count():
        full = FullDatabase(room)
        with connection.execute_wrapper(full):
            answer = client.post(address, fields)
        if not full.refused:
            break
        assert (answer.status_code, answer.headers["Cache-Control"]) == (507, "no-store")
        assert "what you typed is still there" in answer.text and "امتلأ" in answer.text
        assert (stored(), list(markers.every())) == before, room
    assert room > 1 and answer.status_code in (200, 302)
    assert stored() != before[0]


def test_a_withdrawal_without_room_for_its_marker_says_so_and_changes_nothing(client, monkeypatch):
    interview = make.published()
    monkeypatch.setattr("pathlib.Path.touch", no_room)
    with pytest.raises(OSError):
        perform("withdraw", interview, by=make.publisher())
    assert Version.objects.live(timezone.now()).exists()
    assert found() == []


def test_a_database_without_room_is_no_outage_that_passes_by_itself():
    error = OperationalError()
    error.__cause__ = psycopg.errors.DiskFull()
    assert outages.is_full(error) and not outages.is_full(OperationalError())
    assert all(outages.is_full(OSError(number, "")) for number in (errno.ENOSPC, errno.EDQUOT, errno.EROFS))
    assert not outages.is_full(OSError(errno.ENOENT, ""))
    assert outages.full().headers["Cache-Control"] == "no-store"


def test_a_mistake_of_ours_is_kept_by_no_cache():
    answer = outages.broken(None)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (500, "no-store")


def test_a_log_that_cannot_be_written_keeps_nobody_from_an_answer(client, monkeypatch):
    monkeypatch.setattr("articles.public.live.front_page.said", lambda *_: 1 / 0)
    client.raise_request_exception = False
    with open("/dev/full", "w", buffering=1) as full:
        for handler in logging.getLogger().handlers:
            if type(handler) is logging.StreamHandler:  # and none of pytest's own
                monkeypatch.setattr(handler, "stream", full)
        monkeypatch.setattr("sys.stderr", full)
        assert client.get("/en/").status_code == 500
        monkeypatch.undo()
        with contextlib.suppress(OSError):
            full.close()


def test_no_answer_needs_a_cache_of_djangos(client, monkeypatch):
    """What is kept is kept by nginx and by each process for itself; how often somebody knocked is in the database."""
    for method in ("get", "set", "add", "touch", "delete", "has_key", "incr"):
        monkeypatch.setattr(LocMemCache, method, outage)
    interview = make.published()
    for path in ("/en/", f"/en/interviews/{interview.slug}/", "/en/search/?q=bread", "/en/feed.atom", "/admin/login/"):
        assert client.get(path).status_code == 200
    assert client.post("/admin/login/", {"username": "nobody", "password": "no password"}).status_code == 200
    client.force_login(make.editor())
    assert client.get("/admin/").status_code == 200


def test_a_mistake_of_ours_is_not_called_an_outage(client, monkeypatch):
    monkeypatch.setattr("articles.public.live.front_page.said", lambda *_: 1 / 0)
    client.raise_request_exception = False
    answer = client.get("/en/")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (500, "no-store")
    assert "ZeroDivisionError" not in answer.text


def test_a_database_that_is_being_restored_is_an_outage(client):
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL search_path = {hiding.NOWHERE}")
    answer = client.get("/en/about/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")


def outage(*_):
    raise OperationalError("the server closed the connection unexpectedly")


def test_health_tells_whether_and_never_what(client, monkeypatch):
    for said in ("live", "ready"):
        answer = client.get(f"/health/{said}/")
        assert answer.text == f"{said}\n" and "no-store" in answer.headers["Cache-Control"]
    monkeypatch.setattr(connection, "cursor", outage)
    answer = client.get("/health/ready/")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")


# -- integrity


def found():
    return list(integrity.problems())


def test_a_sound_newsroom_has_no_problem():
    make.published()
    make.withdrawn()
    make.scheduled(at=timezone.now() + timedelta(hours=1))
    assert found() == []


def test_a_picture_that_was_lost_is_named():
    version = make.published(lead_photo=make.photo()).versions.get()
    lost = version.media[0]
    default_storage.delete(lost)
    assert f"version {version.pk} shows {lost}, which is not there" in found()


@pytest.mark.parametrize("kept_in", ["renditions", "master", "original"])
def test_a_file_of_a_photo_that_no_version_shows_is_named_too(kept_in, settings):
    settings.KEEP_ORIGINALS = True
    photo = Photo()
    media.draw(photo, Image.new("RGB", (400, 320)), upload=ContentFile(b"as it came"))
    photo.save()
    make.interview(lead_photo=photo)
    assert found() == []
    lost = photo.renditions[0]["name"] if kept_in == "renditions" else getattr(photo, kept_in)
    storages["default" if kept_in == "renditions" else "private"].delete(lost)
    assert found() == [f"photo {photo.pk} is kept in {lost}, which is not there"]


def test_a_recording_that_is_lost_before_it_was_published_is_named():
    clip = make.clip()
    make.interview(body=f'<figure data-clip="{clip.pk}"></figure>', by=make.editor())
    assert found() == []
    default_storage.delete(clip.name)
    assert found() == [f"clip {clip.pk} is kept in {clip.name}, which is not there"]


def test_what_is_added_while_files_are_counted_is_not_lost(monkeypatch):
    def counted(storage, real=integrity.names_in):
        names = real(storage)
        make.published(lead_photo=make.photo(), body=f'<p>So.</p><figure data-clip="{make.clip().pk}"></figure>')
        return names

    monkeypatch.setattr(integrity, "names_in", counted)
    assert found() == []


def test_another_picture_in_the_place_of_one_is_named():
    version = make.published(lead_photo=make.photo()).versions.get()
    version.refresh_from_db()
    for name in (version.media[0], version.media[-1]):  # a cut of the photo, and the card that stands for the page
        path = Path(default_storage.path(name))
        before = path.read_bytes()
        path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
        assert found() == [f"{name} is not the file that a version was published with"]
        path.write_bytes(before)


def test_what_was_never_finished_is_named_once_it_should_have_been_swept():
    left = Path(storages["private"].location) / "0123.part"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.touch()
    try:
        assert found() == []  # somebody may be writing it now
        os.utime(left, times=(0, 0))
        assert [problem.split()[0] for problem in found()] == ["0123.part"]
        call_command("sweep")
        assert found() == []
    finally:
        left.unlink(missing_ok=True)


def test_an_address_that_is_nobodys_or_leads_to_nothing_is_named():
    version = make.published().versions.get()
    version.interview.addresses.update(interview=make.interview(), slug="bread")
    assert found()[:2] == [
        f"version {version.pk} stands at an address that is nobody's: {version.slug}",
        "the address /en/interviews/bread/ was given to an interview without a version",
    ]


def test_a_withdrawal_that_the_front_server_was_not_told_is_named():
    make.withdrawn()
    for marker in [*markers.every()]:  # one address is enough to read it at
        markers.unmark([marker.place])
        assert len(found()) == 1


def test_a_live_page_that_the_front_server_keeps_shut_is_named():
    interview = make.published()
    markers.mark([f"i/{interview.public_id}"], silent=False)
    assert len(found()) == 1


FORGED = {
    "headline": "Five",
    "standfirst": "Five",
    "slug": "five",
    "people": [],
    "topics": [{"slug": "five", "name": "Five"}],
    "lead_photo": {"id": 5},
    "media": [],
    "facets": "person\tfive\tFive",
    "passages": [["p-11111111", None, "Five"]],
    "search_names": "five",
}


@pytest.mark.parametrize("column", FORGED)
def test_a_column_that_says_another_thing_than_the_page_is_named(column):
    """The digests on the record do not cover it, and lists and searches show nothing else."""
    interview = make.published(lead_photo=make.photo(), headline="Four", slug="four", standfirst="At four.")
    if column == "slug":  # an address of the interview's, so that it is not the address which is missed
        interview.addresses.create(language="en", slug="five")
    interview.versions.update(**{column: FORGED[column]})
    (problem,) = integrity.problems()
    assert problem.endswith(f"than on its page: {column}")


FOUND = {"search_head": "'yusuf':1B", "search_vector": "'yusuf':1D", "passage_words": "{}"}


@pytest.mark.parametrize("column", FOUND)
def test_words_in_the_search_that_no_page_says_are_named_until_it_is_made_anew(column):
    version = make.published().versions.get()
    Version.objects.filter(pk=version.pk).update(**{column: Value(FOUND[column])})
    (problem,) = found()
    assert problem == f"version {version.pk} is found by words that its page does not say ({column}): run reindex"
    call_command("reindex")
    assert found() == []


def test_what_readers_find_people_and_topics_by_is_no_problem():
    """Other spellings, a topic's other name, and a topic that has moved or become part of another since."""
    editor, salma = make.editor(), make.person("Salma Haddad", spellings=["Selma Hadad"])
    bread, loaves = make.topic("Bread"), make.topic("Loaves")
    make.published(people=[salma], topics=[bread, make.topic("Salt")])
    make.published(people=[salma], topics=[bread, loaves])
    topics.move(bread, "daily-bread", editor)
    assert found() == []
    topics.merge(bread, loaves, editor)
    assert found() == []
    Version.objects.update(topics=[])
    assert {problem.rpartition(": ")[0] for problem in found()} == {
        f"version {version.pk} says another thing in lists and searches than on its page"
        for version in Version.objects.all()
    }


LEFT = {
    "headline": "Salma Haddad bakes",
    "search_names": "salma haddad bakes",
    "facets": "person\tsalma\tSalma",
    "search_vector": Value("'salma':1B"),
}


@pytest.mark.parametrize("column", LEFT)
def test_what_a_removed_version_still_says_is_named(column):
    """What was taken out for somebody's safety must not be found in a column that nobody thought of."""
    version = make.published(people=[person := make.person()], headline="Salma Haddad bakes").versions.get()
    protection.rename(person, Choice("role", {"en": "A baker", "ar": "خبّازة"}, "nothing"), make.publisher())
    assert found() == []
    Version.objects.filter(pk=version.pk).update(**{column: LEFT[column]})
    assert found() == [f"version {version.pk} was removed, and still says something: {column}"]


# -- long commands


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_is_shown_how_far_it_is_and_a_file_is_not():
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        assert list(progress.bar(iter("abc"), 3, stream, "Letters")) == ["a", "b", "c"]
    assert "Letters" in terminal.getvalue() and "3 of 3, 0 s left" in terminal.getvalue()
    assert file.getvalue() == ""


@pytest.mark.parametrize(
    ("command", "watched"), [("check_integrity", ("Files", "Versions")), ("verify_record", ("Interviews", "Versions"))]
)
def test_whoever_looks_through_a_large_archive_is_shown_how_far_it_is(monkeypatch, command, watched):
    make.published(lead_photo=make.photo())
    make.chained()
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    call_command(command, stdout=io.StringIO())
    for what in watched:
        assert re.search(rf"{what} █+ ([\d,]+) of \1, ", terminal.getvalue())


# -- status


def test_status_says_on_one_screen_how_it_stands(capsys):
    make.scheduled(at=timezone.now() + timedelta(days=1))
    make.published()
    last_backup.made(timezone.now())
    call_command("status")
    said = capsys.readouterr().out
    assert len(said.splitlines()) < 24
    for name in ("PostgreSQL", "Migrations to do     0", "Live interviews      1", "Next scheduled", "Last backup"):
        assert name in said


def test_status_is_for_the_moment_when_something_is_broken(capsys, monkeypatch):
    monkeypatch.setattr(connection, "ensure_connection", outage)
    monkeypatch.setattr(Version.objects.__class__, "live", outage)
    with pytest.raises(SystemExit):
        call_command("status")
    said = capsys.readouterr().out
    assert "Live interviews      not to be found out: OperationalError" in said
    assert "Django" in said and "GiB" in said


def unkept():
    last_backup.made(timezone.now() - timedelta(days=3))


def failed():
    last_backup.made(timezone.now())
    with pytest.raises(CommandError):
        call_command("backup", "/dev/null/nowhere", key="NO_SUCH_KEY")


def full():
    last_backup.made(timezone.now())
    return {"free": 2**29}


def not_indexed_anew():
    last_backup.made(timezone.now())
    make.published()
    Version.objects.update(facets=None)


WORRIES = {
    "no backup was ever made": (lambda: None, "Make a backup now: manage.py backup"),
    "nobody makes one any more": (unkept, "journalctl -t newsroom"),
    "the last one failed": (failed, "The last backup was not made: That is not an age public key"),
    "the search is of the release before": (not_indexed_anew, "The search knows 1 versions as the release before did"),
    "the disk is full": (full, "The disk is nearly full"),
}


@pytest.mark.parametrize("worry", WORRIES)
def test_status_says_what_to_do_and_that_all_is_not_well(capsys, monkeypatch, worry):
    happens, said = WORRIES[worry]
    if changed := happens():
        monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(**changed))
    with pytest.raises(SystemExit) as ended:
        call_command("status")
    assert ended.value.code == 1
    assert said in capsys.readouterr().err


def test_a_backup_that_is_made_settles_the_one_that_failed(monkeypatch, tmp_path):
    failed()
    assert not last_backup.is_kept(timezone.now())
    monkeypatch.setattr(backups, "add_database", lambda archive: {})
    backups.back_up(tmp_path / "newsroom.age", backups.new_identity()[1])
    assert last_backup.is_kept(timezone.now()) and last_backup.failure() == ""


def test_the_record_is_verified_from_the_shell(capsys):
    make.published()
    make.chained()
    call_command("verify_record")
    assert "1 entries, 0 problems" in capsys.readouterr().out
