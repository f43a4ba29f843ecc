"""What readers see and when, and the record of it."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from articles.editorial import corrections, record
from articles.editorial.refusals import Refused
from articles.editorial.workflow import perform
from articles.keeping import chains
from articles.models import Address, AuditEntry, Correction, Interview, RecordEntry, Version
from articles.pages import Page
from articles.tests import make

pytestmark = pytest.mark.django_db


def seen_at(moment):
    return [version.headline for version in Version.objects.live(moment)]


def test_a_scheduled_interview_appears_on_the_second_with_nothing_running():
    with time_machine.travel("2026-05-17 12:00:00Z", tick=False):
        due = timezone.now() + timedelta(hours=1)
        make.scheduled(at=due, headline="Bread at four")
    assert seen_at(due - timedelta(microseconds=1)) == []
    assert seen_at(due) == ["Bread at four"]


def test_an_edit_of_a_live_interview_is_not_seen_until_it_is_published():
    interview = make.published(headline="First")
    make.change(interview, headline="Second")
    assert seen_at(timezone.now()) == ["First"]
    make.corrected(interview)
    assert seen_at(timezone.now()) == ["Second"]


def test_a_correction_keeps_the_date_of_first_publication():
    interview = make.published()
    first = interview.versions.get().live.lower
    make.change(interview, headline="Second")
    make.corrected(interview)
    assert set(interview.versions.values_list("first_published_at", flat=True)) == {first}


def test_a_time_that_was_called_off_is_not_when_it_was_published_first():
    due = timezone.now() + timedelta(hours=1)
    interview = make.scheduled(at=due)
    perform("unschedule", interview, by=make.publisher())
    perform("schedule", interview, by=make.publisher(), at=due + timedelta(hours=1))
    assert Version.objects.live(due + timedelta(hours=1)).get().first_published_at == due + timedelta(hours=1)


def test_calling_a_schedule_off_leaves_what_is_live():
    interview = make.published(headline="First")
    make.change(interview, headline="Second")
    due = timezone.now() + timedelta(hours=1)
    make.corrected(interview, at=due)
    perform("unschedule", interview, by=make.publisher())
    assert seen_at(due) == ["First"]
    assert interview.versions.get(number=2).live.lower == due


def test_a_schedule_can_move_later_and_earlier():
    interview = make.published(headline="First")
    make.change(interview, headline="Second")
    due = timezone.now() + timedelta(hours=2)
    make.corrected(interview, at=due)
    for moved in (due + timedelta(hours=1), due - timedelta(hours=1)):
        perform("reschedule", interview, by=make.publisher(), at=moved)
        assert seen_at(moved - timedelta(seconds=1)) == ["First"]
        assert seen_at(moved) == ["Second"]
    assert kinds(interview) == [("opened", 1), ("opened", 2), *[("cancelled", 2), ("opened", 2)] * 2]


def test_a_time_that_has_passed_is_refused():
    with pytest.raises(Refused, match="passed"):
        make.scheduled(at=timezone.now() - timedelta(seconds=1))


def test_a_text_without_headline_or_speaker_does_not_go_out():
    with pytest.raises(Refused, match="no headline"):
        make.published(headline="")
    stranger = make.person("Somebody else")
    with pytest.raises(Refused, match="Nobody who takes part"):
        make.published(body=make.exchange(stranger, stranger))
    assert not Version.objects.exists() and not Address.objects.exists()


def test_an_address_is_never_given_away():
    make.withdrawn(headline="Bread")
    second = make.published(headline="Bread")
    assert second.versions.get().slug == "bread-2"
    with pytest.raises(Refused, match="bread"):
        make.published(slug="bread")


def test_what_is_withheld_is_not_even_frozen():
    interview = make.published(conducted_on="2026-05-17", date_shown="withheld", desk_note="Call her brother first")
    assert "2026-05-17" not in interview.versions.get().content
    assert "brother" not in interview.versions.get().content
    month = make.published(conducted_on="2026-05-17", date_shown="month").versions.get().content
    assert '"2026-05"' in month and "2026-05-17" not in month


def test_a_version_reads_back_as_the_page_that_was_frozen():
    asker, baker = make.person("Rozana", kind="organisation"), make.person("Umm Karim", naming="pseudonym")
    interview = make.published(people=[asker, baker], topics=[make.topic("Bread")], body=make.exchange(asker, baker))
    page = Page.from_version(interview.versions.get())
    (exchange,) = page.parts
    assert (exchange.number, exchange.question.who.name, exchange.answers[0].who.name) == (
        1,
        "Rozana",
        "Umm Karim",
    )
    assert [topic.name for topic in page.topics] == ["Bread"]
    assert [who.slug for who in page.people] == ["", ""]  # neither an organisation nor a pseudonym has a page


def test_the_database_refuses_two_live_versions():
    version = make.published().versions.get()
    version.pk, version.number = None, 2
    with pytest.raises(IntegrityError, match="one_live_version_at_a_time"):
        version.save()


@pytest.mark.parametrize("live", [None, DateTimeTZRange(None, None), DateTimeTZRange(empty=True)])
def test_the_database_refuses_a_period_without_a_beginning(live):
    version = make.published().versions.get()
    with pytest.raises(IntegrityError):
        Version.objects.filter(pk=version.pk).update(live=live)


# -- the record


def kinds(interview):
    return list(interview.record.order_by("number").values_list("kind", "version_number"))


def test_the_record_tells_what_was_opened_and_closed():
    interview = make.published()
    make.change(interview, headline="Second")
    make.corrected(interview)
    perform("withdraw", interview, by=make.publisher())
    perform("publish", interview, by=make.publisher())
    assert kinds(interview) == [("opened", 1), ("opened", 2), ("closed", 2), ("opened", 3)]
    assert list(chains.record_problems()) == []


def test_readers_of_the_record_do_not_see_a_schedule():
    interview = make.published()
    make.change(interview, headline="Second")
    due = timezone.now() + timedelta(hours=1)
    make.corrected(interview, at=due)
    assert [entry.number for entry in record.visible(interview, timezone.now())] == [1]
    assert [entry.number for entry in record.visible(interview, due)] == [1, 2]


def test_no_gap_in_the_record_gives_a_schedule_away():
    interview = make.published()
    make.change(interview, headline="Second")
    due = timezone.now() + timedelta(hours=1)
    make.corrected(interview, at=due)
    make.change(interview, headline="Third")
    make.corrected(interview)  # in place of what was scheduled
    assert [entry.number for entry in record.visible(interview, timezone.now())] == [1]
    assert [entry.number for entry in record.visible(interview, due)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("articles_recordentry", "at = at + interval '1 second'"),
        ("articles_recordentry", "kind = 'closed'"),
        ("articles_recordentry", "digest = repeat('0', 64)"),
        ("articles_version", "content = content || ' '"),
        ("articles_version", "content_digest = repeat('0', 64)"),
    ],
)
def test_one_changed_value_breaks_the_chain(table, change):
    make.published()
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(f"UPDATE {table} SET {change}")
    assert len(list(chains.record_problems())) >= 1


@pytest.mark.parametrize("model", [AuditEntry, RecordEntry])
def test_what_was_done_can_be_neither_changed_nor_deleted(model):
    make.published()
    for forbidden in (
        lambda rows: rows.delete(),
        lambda rows: rows.update(digest="") if model is RecordEntry else rows.update(action=""),
    ):
        with pytest.raises(Exception, match="only grows"), transaction.atomic():
            forbidden(model.objects.all())


def test_a_correction_is_superseded_and_never_deleted_nor_made_another():
    interview = make.change(make.published(), body="<p>The baker opened at five.</p>")
    correction = make.corrected(interview).corrections.get()
    corrections.supersede(correction, "At five, not at four.", by=make.publisher())
    assert AuditEntry.objects.first().action == "replace note"
    rows = Correction.objects.filter(pk=correction.pk)
    for forbidden in (
        lambda: rows._raw_delete(rows.db),
        lambda: rows.update(shown_as="nothing", kind="safety"),
        lambda: rows.update(after=correction.before),
        lambda: rows.update(made_at=correction.made_at - timedelta(days=1)),
        lambda: rows.update(superseded_by=None),
    ):
        with pytest.raises(IntegrityError, match="only superseded"), transaction.atomic():
            forbidden()
    rows.update(note="Somebody opened at five.")  # a name was taken out of it


def test_nothing_of_a_draft_is_deleted_with_its_versions():
    interview = make.published()
    with pytest.raises(Exception, match="protected|only grows"), transaction.atomic():
        Interview.objects.filter(pk=interview.pk).delete()
