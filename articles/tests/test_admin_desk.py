"""The desk: what a colleague finds on coming in."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles.editorial import drafting, outside, presence, workflow
from articles.keeping import status
from articles.models import Interview, Policy
from articles.tests import make
from articles.tests.test_photos_admin import change as change_photo

pytestmark = pytest.mark.django_db

DESK = "/admin/"


def groups(client, user) -> dict[str, list[Interview]]:
    client.force_login(user)
    found = client.get(DESK).context["groups"]
    return {group.name: [line.interview for line in group.rows] for group in found}


def in_review(**fields) -> Interview:
    interview = make.interview(**fields)
    workflow.perform("submit", interview, by=interview.created_by)
    return interview


def test_a_quiet_day_says_that_nothing_waits(client):
    client.force_login(make.reporter())
    assert "Nothing waits for you." in client.get(DESK).content.decode()


def test_a_reporter_finds_their_own_drafts(client):
    reporter = make.reporter()
    own, _another = make.interview(by=reporter), make.interview()
    assert groups(client, reporter) == {"yours": [own]}


def test_what_was_submitted_waits_for_an_editor_and_no_longer_for_its_reporter(client):
    interview = in_review()
    assert groups(client, make.editor()) == {"yours": [interview]}
    assert groups(client, interview.created_by) == {}


def test_an_editor_who_wrote_in_a_text_does_not_find_it_waiting(client):
    interview, editor = in_review(), make.editor()
    drafting.save(interview, by=editor, seen=interview.draft_number)
    assert groups(client, editor) == {}


def test_what_was_approved_waits_for_a_publisher(client):
    interview = make.ready()
    assert groups(client, make.publisher()) == {"yours": [interview]}


def test_what_is_public_waits_for_nobody(client):
    interview = make.published()
    assert groups(client, make.publisher()) == {"today": [interview]}


def test_what_was_withdrawn_waits_for_nobody(client):
    make.withdrawn()
    assert groups(client, make.publisher()) == {}


def test_what_has_changed_since_it_was_scheduled_is_said_to_go_out_as_it_was(client):
    photo, editor, publisher = make.photo(), make.editor(), make.publisher()
    tomorrow = timezone.now() + timedelta(days=1)
    interview = make.scheduled(at=tomorrow, lead_photo=photo)
    told = "English: changed since, and goes out as it was when it was scheduled."

    def said() -> str:
        client.force_login(publisher)
        [line] = next(group.rows for group in client.get(DESK).context["groups"] if group.name == "coming")
        return line.why

    assert said() == ""
    client.force_login(editor)
    change_photo(client, photo, **{"words-0-alt": "A woman at her door"})
    assert said() == told
    workflow.perform("unschedule", interview, by=publisher)
    workflow.perform("schedule", interview, by=publisher, at=tomorrow)
    assert said() == ""
    make.change(interview, dateline="Aleppo")
    assert said() == told


def test_what_is_scheduled_goes_out(client):
    interview = make.scheduled(at=timezone.now() + timedelta(days=2))
    assert groups(client, make.publisher()) == {"coming": [interview]}


def test_what_was_published_before_today_is_not_live_today(client, time_machine):
    time_machine.move_to("2026-05-01T12:00:00Z")
    make.published()
    time_machine.move_to("2026-05-02T12:00:00Z")
    assert groups(client, make.publisher()) == {}


def test_a_public_interview_whose_draft_went_on_is_to_be_looked_at_again(client):
    interview = make.published()
    drafting.save(interview, by=interview.created_by, seen=interview.draft_number)
    assert groups(client, make.publisher())["again"] == [interview]


def test_whoever_runs_the_accounts_finds_no_texts(client):
    in_review(), make.ready()
    assert groups(client, make.user("administrator")) == {}


def test_a_row_has_the_one_next_button_and_it_works(client):
    interview, editor = in_review(), make.editor()
    client.force_login(editor)
    page = client.get(DESK).content.decode()
    address = reverse("admin:articles_interview_move", args=[interview.pk, "approve"])
    assert f'action="{address}"' in page
    client.post(address, {"seen": interview.draft_number})
    interview.refresh_from_db()
    assert interview.stage == Interview.Stage.READY


def test_a_headline_stands_in_its_own_script(client):
    reporter = make.reporter()
    make.interview(by=reporter, language="ar", headline="خبز الليل")
    client.force_login(reporter)
    assert 'lang="ar" dir="rtl">خبز الليل</a>' in client.get(DESK).content.decode()


def test_the_desk_speaks_the_colleagues_language_and_bears_the_publications_name(client):
    client.force_login(make.reporter(language="ar"))
    page = client.get(DESK).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "شبّاك" in page
    assert "Django" not in page


def test_the_sign_in_page_speaks_the_browsers_language(client):
    page = client.get(reverse("admin:login"), headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "Django" not in page


def test_an_account_without_a_role_comes_no_further_than_the_door(client):
    client.force_login(make.user(is_superuser=True))
    assert client.get(DESK)["Location"].startswith(reverse("admin:login"))


def test_a_line_says_who_has_the_interview_open(client):
    interview, huda = make.interview(), make.editor(username="huda")
    presence.here(interview, huda, "a window", "", timezone.now())
    client.force_login(interview.created_by)
    assert "open now: huda" in client.get(DESK).content.decode()
    presence.gone(interview, huda, "a window")
    presence.here(interview, interview.created_by, "another", "", timezone.now())
    assert "open now" not in client.get(DESK).content.decode()


def desk(client, user) -> str:
    client.force_login(user)
    return client.get(DESK).content.decode()


def test_a_line_shows_a_face_or_a_window_or_that_there_is_no_photo_yet(client):
    reporter, photo, hidden = make.reporter(), make.photo(), make.person("Umm Karim", naming="pseudonym")
    interview = make.interview(by=reporter)
    assert "no photo" in desk(client, reporter) and "<img" not in desk(client, reporter)
    Interview.objects.filter(pk=interview.pk).update(lead_photo=photo)
    page = desk(client, reporter)
    assert "no photo" not in page and "name withheld" not in page
    [face] = re.findall(r'<img src="([^"]+)"', page)
    assert client.get(face)["Content-Type"] == "image/webp"
    interview.participations.create(person=hidden, position=1)
    page = desk(client, reporter)
    assert "name withheld" in page and "<img" not in page  # of whom a photo shows, nobody asks here


def test_a_line_shows_every_language_that_a_colleague_may_read_at_a_glance(client):
    english = make.interview(by=(reporter := make.reporter()))
    arabic = make.ready(language="ar", original=english)
    client.force_login(reporter)
    [line] = client.get(DESK).context["groups"][0].rows
    assert [(tongue.name, tongue.state) for tongue in line.tongues] == [("English", "drafting"), ("العربية", "ready")]
    workflow.perform("publish", arabic, by=make.publisher())
    workflow.perform("hold", arabic, by=make.publisher(), why="editorial")
    drafting.save(arabic, by=make.editor(), seen=arabic.draft_number)
    [line] = client.get(DESK).context["groups"][0].rows
    assert [tongue.name for tongue in line.tongues] == ["English"]  # what is drafted there is not theirs to read
    client.force_login(make.publisher())
    lines = {line.interview: line for group in client.get(DESK).context["groups"] for line in group.rows}
    assert [tongue.state for tongue in lines[arabic].tongues] == ["drafting", "public, on hold, drafting"]


def test_whoever_showed_it_outside_is_told_that_it_was_opened_until_the_link_ends(client):
    interview, editor = make.interview(), make.editor()
    link = outside.show(interview, editor, "our lawyer", timezone.now() + timedelta(days=1))
    words = "Opened by whoever you showed it to: our lawyer"
    assert words not in desk(client, editor)
    client.get(reverse("outside", args=[link.token]))
    assert words in desk(client, editor)
    assert words not in desk(client, make.editor())
    assert words not in desk(client, interview.created_by)  # who may not show it, and is not told that somebody did
    outside.revoke(link, by=editor)
    assert words not in desk(client, editor)


def test_the_desk_costs_the_same_however_full_it_is(client, django_assert_max_num_queries):
    for _number in range(5):
        in_review(), make.ready(), make.published()
    client.force_login(make.user("reporter", "editor", "publisher"))
    with django_assert_max_num_queries(31):
        client.get(DESK)
    photo, topics = make.photo(), [make.topic()]
    for _number in range(5):
        make.published(people=[make.person()], topics=topics, lead_photo=photo)
    Interview.objects.update(beside_changed=True)
    with django_assert_max_num_queries(77):
        client.get(DESK)


def test_what_goes_out_next_stands_first_whichever_was_written_in_last(client):
    now = timezone.now()
    later, next_one = make.scheduled(at=now + timedelta(days=2)), make.scheduled(at=now + timedelta(days=1))
    arabic = make.scheduled(at=now + timedelta(days=3), language="ar", original=next_one)
    make.change(later, desk_note="Look at it once more.")
    lines = groups(client, make.publisher())["coming"]
    assert lines == [next_one, later]
    Interview.objects.filter(pk=arabic.pk).update(changed_at=now - timedelta(days=9))
    assert groups(client, make.publisher())["coming"] == lines


# -- to be looked at again


def published_alone(**fields) -> Interview:
    interview, publisher = make.interview(**fields), make.publisher(first_name="Paula")
    workflow.perform("publish-alone", interview, by=publisher, reason="It was three in the morning.")
    return interview


def test_what_was_published_alone_waits_for_a_second_reader(client):
    interview = published_alone()
    client.force_login(make.editor())
    page = client.get(DESK).content.decode()
    assert "Paula published this alone: It was three in the morning." in page
    solo = interview.versions.get().solo
    client.post(reverse("admin:articles_solo_read", args=[solo.pk]))
    assert "published this alone" not in client.get(DESK).content.decode()


def test_nobody_is_their_own_second_reader(client):
    solo = published_alone().versions.get().solo
    client.force_login(solo.by)
    assert "published this alone" not in client.get(DESK).content.decode()
    page = client.post(reverse("admin:articles_solo_read", args=[solo.pk]), follow=True).content.decode()
    assert "You published this yourself." in page


@pytest.mark.parametrize(
    ("signed_at", "evening", "morning"),
    [
        ("2026-05-17T14:00", "2026-05-17T23:59", "2026-05-18T06:00"),
        ("2026-05-18T03:00", "2026-05-18T05:59", "2026-05-18T06:00"),
        ("2026-03-28T22:00", "2026-03-29T05:59", "2026-03-29T06:00"),  # the night in which the clocks change
        ("2026-10-24T22:00", "2026-10-25T05:59", "2026-10-25T06:00"),
    ],
)
def test_a_gate_that_was_signed_for_is_a_task_from_the_next_morning_until_somebody_looks(
    client, time_machine, signed_at, evening, morning
):
    time_machine.move_to(newsroom_time(signed_at))
    interview, editor = make.interview(people=[]), make.editor()
    client.force_login(editor)
    page = client.get(interview.get_admin_url())
    problem = next(found for found, _open in page.context["checklist"] if found.gate.name == "interviewees")
    address = reverse("admin:articles_interview_sign", args=[interview.pk, problem.digest])
    assert address in page.content.decode()
    client.post(address, {"reason": "It is an obituary."})
    signature = interview.signatures.get()
    for moment, asked in ((signed_at, False), (evening, False), (morning, True)):
        time_machine.move_to(newsroom_time(moment))
        client.force_login(editor)
        assert ("It is an obituary." in client.get(DESK).content.decode()) == asked
    client.post(reverse("admin:articles_signature_settle", args=[signature.pk]))
    assert "It is an obituary." not in client.get(DESK).content.decode()


def newsroom_time(moment: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(moment))


def test_nobody_signs_without_a_reason(client):
    interview = make.interview(people=[])
    client.force_login(make.editor())
    problem = client.get(interview.get_admin_url()).context["checklist"][0][0]
    client.post(reverse("admin:articles_interview_sign", args=[interview.pk, problem.digest]), {"reason": " "})
    assert not interview.signatures.exists()


# -- the line at the bottom

TELL = "Tell whoever looks after the server: “manage.py status” says what to do."


def standing(client, user) -> list[tuple[str, bool]]:
    client.force_login(user)
    return [(said.text, said.worries) for said in client.get(DESK).context["standing"]]


def test_the_last_line_says_what_readers_see_what_is_kept_and_what_goes_out_next(client, time_machine, front_root):
    time_machine.move_to(newsroom_time("2026-05-17T12:00"))
    make.published()
    (public, kept, coming) = standing(client, make.reporter())
    assert public == ("Readers see one interview.", False)
    assert kept == (f"There is no backup yet. {TELL}", True)
    assert coming == ("Nothing is scheduled.", False)

    make.scheduled(at=newsroom_time("2026-05-17T15:30"), headline="Bread at four")
    (front_root / "last-backup").write_text("2026-05-17T00:10:00+00:00")
    (_public, kept, coming, _unwritten) = standing(client, make.publisher())
    assert kept == (f"Last backup: {timezone.localtime(datetime(2026, 5, 17, 0, 10, tzinfo=UTC)):%H:%M}.", False)
    assert coming[0].startswith("Next to go out: “Bread at four”, 15:30")


def test_a_backup_of_last_week_is_a_reason_to_worry(client, front_root):
    (front_root / "last-backup").write_text((timezone.now() - timedelta(days=7)).isoformat())
    said, worries = standing(client, make.reporter())[1]
    assert said.endswith(TELL) and worries


def test_a_backup_that_failed_last_night_is_one_too(client, front_root):
    (front_root / "last-backup").write_text((timezone.now() - timedelta(days=1)).isoformat())
    assert not standing(client, make.reporter())[1][1]
    (front_root / "backup-failed").write_text("No space left on device")
    said, worries = standing(client, make.reporter())[1]
    assert said.endswith(TELL) and worries and "space" not in said


def test_the_headline_of_what_goes_out_next_is_for_those_who_may_read_it(client):
    interview = make.scheduled(at=timezone.now() + timedelta(hours=1), headline="Bread at four")
    drafting.save(interview, by=make.editor(), seen=interview.draft_number)  # ready no more: not the whole staff's
    assert "Bread" not in standing(client, make.reporter())[2][0]
    assert "Next to go out: " in standing(client, make.reporter())[2][0]


def test_how_the_newsroom_stands_takes_two_queries(django_assert_num_queries):
    interview = make.scheduled(at=timezone.now() + timedelta(hours=1))
    with django_assert_num_queries(2):
        known = status.facts(timezone.now())
        assert (known.live, known.coming.headline, known.coming.interview_id) == (0, interview.headline, interview.pk)
        assert known.coming.live.lower > timezone.now()


def test_the_shell_and_the_desk_say_the_same(client, capsys, time_machine, front_root):
    time_machine.move_to(newsroom_time("2026-05-17T12:00"))
    make.scheduled(at=newsroom_time("2026-05-17T15:30"))
    (front_root / "last-backup").write_text(newsroom_time("2026-05-17T03:10").isoformat())
    call_command("status")
    said, (_public, kept, coming) = capsys.readouterr().out, standing(client, make.reporter())
    assert "15:30" in said and "15:30" in coming[0]
    assert "03:10" in said and kept[0] == "Last backup: 03:10."


def test_whoever_writes_the_pages_about_the_newsroom_is_told_which_links_lead_to_nothing(client):
    assert len(standing(client, make.reporter())) == 3
    for key in Policy.Key:
        Policy.objects.create(key=key, language="en", title="Who we are", body="<p>Four people.</p>")
    words = "4 pages about the newsroom are not written yet: until then no page leads readers to them."
    assert standing(client, make.editor())[3] == (words, True)
    for key in Policy.Key:
        Policy.objects.create(key=key, language="ar", title="من نحن", body="<p>أربعة.</p>")
    assert len(standing(client, make.editor())) == 3
