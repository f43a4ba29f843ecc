"""What was withdrawn once stays so: markers and editions of the front server, in agreement with the database."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import editions, markers
from articles.editorial import publishing, withdrawals
from articles.editorial.workflow import perform, perform_together
from articles.keeping import chains, integrity
from articles.models import Version
from articles.public import caching
from articles.tests import make
from articles.tests.processes import at_once

pytestmark = pytest.mark.django_db


def places():
    return {marker.place for marker in markers.every()}


def forget(withdrawal):
    """As a restored backup does that is older than `withdrawal`: the version is live again and the record shorter."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        withdrawal.record.filter(number__gt=1).delete()
        withdrawal.versions.filter(number__gt=1).delete()
        cursor.execute("SET session_replication_role = origin")
    version = withdrawal.versions.get()
    version.live = type(version.live)(version.live.lower, None)
    version.save(update_fields=["live"])


@pytest.fixture(params=[False, True], ids=["openly", "silently"])
def silent(request):
    return request.param


def test_withdrawing_marks_every_address_of_the_page():
    interview = make.withdrawn(headline="Bread")
    assert places() == {"en/interviews/bread", f"i/{interview.public_id}"}
    assert not any(marker.silent for marker in markers.every())


def test_a_withdrawal_in_silence_is_marked_apart():
    interview = make.withdrawn()
    perform("publish", interview, by=make.publisher())  # and the machine stopped before any marker was removed
    perform("withdraw", interview, by=make.publisher(), silent=True)
    assert {marker.silent for marker in markers.every()} == {True}


@pytest.mark.parametrize("how", ["unschedule", "withdraw"])
def test_what_was_never_seen_is_not_marked(how):
    interview = make.scheduled(at=timezone.now() + timedelta(hours=1))
    perform(how, interview, by=make.publisher())
    assert withdrawals.settle(timezone.now()).marked == 0
    assert places() == set()


def test_what_readers_see_stays_open_when_its_change_is_called_off():
    interview = make.change(make.published(), headline="Second")
    make.corrected(interview, at=timezone.now() + timedelta(hours=1))
    perform("unschedule", interview, by=make.publisher())
    assert places() == set()


@pytest.fixture
def slept(settings, monkeypatch):
    """How long somebody waited who did something to markers that the front server may not have seen."""
    settings.FRONT_REMEMBERS = True
    slept = []
    monkeypatch.setattr("articles.markers.time.sleep", slept.append)
    return slept


@time_machine.travel(1_800_000_000.25, tick=False)
def test_who_withdraws_waits_until_the_second_ends_in_which_the_front_server_may_have_looked(slept):
    withdrawn = make.published()
    assert slept == []
    perform("withdraw", withdrawn, by=make.publisher())
    assert slept == [pytest.approx(0.75 + markers.CLOCK)]


def test_both_languages_are_waited_for_once(slept):
    english = make.published()
    arabic = make.published(language="ar", original=english)
    perform_together("withdraw", [english, arabic], make.publisher(), {})
    assert len(slept) == 1


def test_nobody_waits_for_what_failed(slept):
    fail_to_withdraw(make.published())
    assert slept == []


def test_nobody_waits_where_nothing_remembers(slept, settings):
    settings.FRONT_REMEMBERS = False
    make.withdrawn()
    assert slept == []


def fail_to_withdraw(interview):
    with pytest.MonkeyPatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr("articles.editorial.audit.record", lambda *_, **__: 1 / 0)
        perform("withdraw", interview, by=make.publisher())


def test_a_withdrawal_that_fails_leaves_no_marker():
    fail_to_withdraw(make.published())
    assert places() == set()
    assert Version.objects.live(timezone.now()).exists()


@pytest.mark.parametrize("stopped", [ZeroDivisionError, SystemExit])
def test_what_an_act_within_another_has_marked_is_taken_back_with_it(stopped):
    with pytest.raises(stopped), markers.seen_or_taken_back():
        with markers.seen_or_taken_back():
            markers.mark(["i/bread"], silent=False)
        markers.mark(["i/bread", "i/salt"], silent=True)
        raise stopped
    assert places() == set()


def test_publishing_again_opens_the_addresses(silent, django_capture_on_commit_callbacks):
    interview = make.published()
    perform("withdraw", interview, by=make.publisher(), silent=silent)
    with django_capture_on_commit_callbacks(execute=True):
        perform("publish", interview, by=make.publisher())
    assert places() == set() and not interview.addresses.filter(silent=True).exists()


def test_whoever_published_it_opens_nothing_that_somebody_has_withdrawn_by_then():
    interview = make.change(make.published(), headline="Second")
    make.corrected(interview, at=timezone.now() + timedelta(hours=1))  # which is called off with it
    perform("withdraw", interview, by=make.publisher())
    with CaptureQueriesContext(connection) as queries:
        publishing.open_again(interview, publishing.places(interview))
    assert places() == {*publishing.places(interview)}
    assert any("FOR NO KEY UPDATE" in query["sql"] for query in queries)  # whoever withdraws it holds that lock


def test_each_withdrawal_begins_a_new_edition(django_capture_on_commit_callbacks, front_root):
    editions.begin()
    before = (front_root / "edition").resolve()
    with django_capture_on_commit_callbacks(execute=True):
        make.withdrawn()
        assert (front_root / "edition").resolve() == before  # a list that is kept until then may still show it
    assert (front_root / "edition").resolve() != before
    assert not (front_root / "edition").readlink().is_absolute()
    assert [folder.name for folder in (front_root / "editions").iterdir()] == [(front_root / "edition").resolve().name]


def test_of_editions_that_are_begun_at_once_the_last_one_stays(front_root):
    assert at_once(*[editions.begin] * 4) == [""] * 4
    assert [(front_root / "edition").resolve(strict=True)] == [*(front_root / "editions").iterdir()]


def test_an_edition_that_was_left_half_begun_is_in_nobodys_way(front_root):
    editions.begin()
    (front_root / "editions" / "0123456789abcdef").mkdir()
    (front_root / "editions" / "next").symlink_to("editions/0123456789abcdef")
    editions.begin()
    assert [(front_root / "edition").resolve(strict=True)] == [*(front_root / "editions").iterdir()]


def test_an_edition_stays_until_the_next_one_takes_its_place(front_root, monkeypatch):
    editions.begin()
    before = (front_root / "edition").resolve()
    monkeypatch.setattr("os.replace", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        editions.begin()
    assert (front_root / "edition").resolve(strict=True) == before


def test_an_edition_is_ended_when_it_is_old_enough(front_root):
    editions.begin()
    assert timedelta(seconds=caching.DAY) < editions.KEPT  # for so long the front server may show a page from before
    editions.end(begun_before=timezone.now() - editions.KEPT)
    assert (front_root / "edition").resolve(strict=True)
    editions.end(begun_before=timezone.now() + timedelta(seconds=1))
    assert not (front_root / "edition").is_symlink()


def test_a_restored_backup_does_not_bring_a_withdrawn_page_back():
    interview = make.withdrawn()
    forget(interview)
    with CaptureQueriesContext(connection) as queries:
        assert withdrawals.settle(timezone.now()).withdrawn == 1
    assert any("FOR NO KEY UPDATE" in query["sql"] for query in queries)  # or somebody would publish it meanwhile
    assert not Version.objects.live(timezone.now()).exists()
    assert list(chains.record_problems()) == []
    assert withdrawals.settle(timezone.now()).withdrawn == 0


@pytest.mark.parametrize("lost", ["i/", "en/", ""])
def test_markers_that_were_lost_are_made_again(front_root, lost):
    interview = make.published()
    perform("withdraw", interview, by=make.publisher(), silent=True)
    before = places()
    markers.unmark(place for place in before if place.startswith(lost))
    assert withdrawals.settle(timezone.now()).marked == 1
    assert {marker.place for marker in markers.every() if marker.silent} == before
    assert (front_root / "edition").is_symlink()  # and what the front server kept of it is forgotten


def test_a_marker_older_than_the_publication_is_taken_away():
    """The machine stopped after the commit, before the marker was removed."""
    interview = make.withdrawn()
    perform("publish", interview, by=make.publisher())
    assert places()
    assert withdrawals.settle(timezone.now()).opened == 1
    assert places() == set()


def test_a_withdrawal_of_what_was_left_shut_is_as_young_as_it_is():
    """Else an older backup, in which it is published, would be told that it was published after it."""
    interview = make.withdrawn()
    perform("publish", interview, by=make.publisher())  # and the machine stopped before any marker was removed
    before = list(markers.every())
    fail_to_withdraw(interview)
    assert list(markers.every()) == before
    perform("withdraw", interview, by=make.publisher())
    assert min(marker.at for marker in markers.every()) > max(marker.at for marker in before)


@pytest.mark.parametrize("shut", ["i/", "en/"])
def test_one_address_that_was_shut_last_shuts_the_others(shut):
    """The machine stopped after one marker was made anew, and before the other."""
    interview = make.withdrawn()
    perform("publish", interview, by=make.publisher())
    markers.mark((place for place in places() if place.startswith(shut)), silent=False)
    assert withdrawals.settle(timezone.now()).withdrawn == 1


@pytest.mark.parametrize("opened", ["i/", "en/"])
def test_one_address_that_stayed_shut_is_named_and_opened(opened):
    """The machine stopped after one marker was removed, and before the other."""
    interview = make.withdrawn()
    perform("publish", interview, by=make.publisher())
    markers.unmark(place for place in places() if place.startswith(opened))
    assert len(places()) == len([*integrity.problems()]) == 1
    assert withdrawals.settle(timezone.now()).opened == 1
    assert places() == set()
    assert [*integrity.problems()] == []


def test_what_this_database_does_not_know_stays_shut():
    markers.mark(["en/interviews/younger-than-the-backup", "i/abcdefgh"], silent=False)
    withdrawals.settle(timezone.now())
    assert "i/abcdefgh" in places()


# -- withdrawn, and scheduled to come back


@pytest.fixture
def returning(silent, django_capture_on_commit_callbacks):
    """Withdrawn, and scheduled for tomorrow."""
    interview = make.published(headline="Bread")
    perform("withdraw", interview, by=make.publisher(), silent=silent)
    with django_capture_on_commit_callbacks(execute=True):
        perform("schedule", interview, by=make.publisher(), at=timezone.now() + timedelta(days=1))
    return interview


def shut():
    return {(marker.place, marker.silent) for marker in markers.every() if marker.shut}


def everywhere(interview, silent):
    return {("en/interviews/bread", silent), (f"i/{interview.public_id}", silent)}


def test_what_comes_back_tomorrow_is_answered_today_as_before_it_was_scheduled(client, returning, silent):
    assert shut() == set()  # no job opens it tomorrow
    for address in ("/en/interviews/bread/", f"/i/{returning.public_id}/"):
        assert client.get(address).status_code == (404 if silent else 410)
    assert Version.objects.live(timezone.now() + timedelta(days=2)).exists()


def test_an_older_backup_brings_back_nothing_that_is_scheduled_to_come_back(returning, silent):
    forget(returning)
    assert withdrawals.settle(timezone.now()).withdrawn == 1
    assert not Version.objects.live(timezone.now()).exists()
    assert shut() == everywhere(returning, silent)


def test_a_schedule_that_fails_leaves_it_shut(silent, monkeypatch):
    interview = make.published(headline="Bread")
    perform("withdraw", interview, by=make.publisher(), silent=silent)
    monkeypatch.setattr("articles.editorial.audit.record", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        perform("schedule", interview, by=make.publisher(), at=timezone.now() + timedelta(days=1))
    assert shut() == everywhere(interview, silent)


def test_what_is_scheduled_to_come_back_is_left_so_by_a_start_of_the_application(returning):
    settled = withdrawals.settle(timezone.now())
    assert (settled.withdrawn, settled.marked, shut()) == (0, 0, set())
    assert Version.objects.live(timezone.now() + timedelta(days=2)).exists()
    assert list(integrity.problems()) == []


def test_once_it_is_back_no_marker_says_that_it_was_away(returning):
    assert withdrawals.settle(timezone.now() + timedelta(days=2)).opened == 1
    assert places() == set()


def test_a_correction_once_it_is_back_takes_away_what_says_so(returning, django_capture_on_commit_callbacks):
    with time_machine.travel(timezone.now() + timedelta(days=2)), django_capture_on_commit_callbacks(execute=True):
        make.corrected(make.change(returning, headline="Second"))
    assert places() == set()


def test_what_shuts_holds_where_an_older_copy_of_the_markers_was_laid_over_them(returning, silent, front_root):
    kind = markers.SILENTLY if silent else markers.OPENLY
    for marker in [*markers.every()]:
        (front_root / kind / marker.place).touch()
    assert withdrawals.settle(timezone.now()).withdrawn == 1
    assert shut() == everywhere(returning, silent)


def test_a_withdrawal_that_fails_leaves_it_scheduled_to_come_back(returning):
    before = list(markers.every())
    fail_to_withdraw(returning)
    assert list(markers.every()) == before


@pytest.mark.parametrize("how", ["unschedule", "hold", "withdraw"])
def test_what_is_not_to_come_back_after_all_is_shut_again(returning, silent, how):
    details = {"unschedule": {}, "hold": {"why": "safety"}, "withdraw": {"silent": silent}}[how]
    perform(how, returning, by=make.publisher(), **details)
    assert shut() == everywhere(returning, silent)
    assert all(marker.shut for marker in markers.every())
    markers.unmark(places())
    assert withdrawals.settle(timezone.now()).marked == 1
    assert shut() == everywhere(returning, silent)
    assert all(marker.shut for marker in markers.every())  # and nothing says any more that it comes back
    assert list(integrity.problems()) == []
