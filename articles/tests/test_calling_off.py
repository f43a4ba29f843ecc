"""What is scheduled does not go out with somebody in it who must not be known by then, and colleagues learn why."""

from datetime import timedelta
from unittest import mock

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import markers
from articles.editorial import locking, outside, protection, workflow
from articles.editorial.protection import Choice
from articles.editorial.refusals import Refused
from articles.models import AuditEntry, Correction, PreviewLink, Version
from articles.tests import make
from articles.tests.test_beside import rename
from articles.tests.test_clips import figure
from articles.tests.test_photos_admin import change as change_photo

pytestmark = pytest.mark.django_db

HEARD = "Somebody who is not named in full can be heard in a recording."
SEEN = "Somebody who is not named in full can be recognised in a photo."
PLAINLY = "It names somebody more plainly than they may be named by now."


@pytest.fixture
def due():
    return timezone.now() + timedelta(hours=1)


def say_who_is_heard(client, clip, *people, by=None):
    """Save the form of a recording with these people in it."""
    client.force_login(by or make.editor())
    form = {"title": clip.title, "language": "", "people": [person.pk for person in people]}
    return client.post(reverse("admin:articles_clip_change", args=[clip.pk]), form, follow=True)


def goes_out(interview, at) -> bool:
    return Version.objects.live(at).filter(interview=interview).exists()


def opens(client, link) -> bool:
    return client.get(reverse("outside", args=[link.token])).status_code == 200


def desk(client, user) -> str:
    client.force_login(user)
    return client.get(reverse("admin:index")).text


@pytest.mark.parametrize("part", [{}, {"start": 1}])
def test_a_voice_that_must_not_be_known_by_then_does_not_go_out(client, due, part):
    clip, hidden = make.clip(), make.person("A nurse", naming="role")
    made = make.scheduled(due, body=figure(clip, **part))
    page = say_who_is_heard(client, clip, hidden).text
    assert f"“{made.headline}” was scheduled, and that is called off. {HEARD}" in page
    assert not goes_out(made, due)
    with pytest.raises(Refused, match=HEARD):
        workflow.perform("schedule", made, by=make.publisher(), at=due)
    entry = AuditEntry.objects.filter(action="unschedule").get()
    assert (entry.subject_id, entry.facts) == (made.pk, {"clip": clip.pk})


def test_nor_does_a_face(client, due):
    photo, hidden = make.photo(), make.person("A nurse", naming="role")
    made = make.scheduled(due, lead_photo=photo)
    client.force_login(make.editor())
    change_photo(client, photo, people=[hidden.pk])
    assert not goes_out(made, due)
    assert AuditEntry.objects.filter(action="unschedule").get().facts == {"photo": photo.pk}


def test_nor_where_somebody_who_is_in_it_is_named_less_by_then(client, due):
    person, photo = make.person("Rana Khoury"), make.photo()
    photo.people.add(person)
    heard, seen = make.scheduled(due, body=figure(make.clip(people=[person]))), make.scheduled(due, lead_photo=photo)
    rename(client, person, "Rana", kind="person", naming="full")
    assert goes_out(heard, due) and goes_out(seen, due)
    rename(client, person, "Rana", kind="person", naming="pseudonym")
    assert not goes_out(heard, due) and not goes_out(seen, due)


def test_nor_where_the_draft_has_lost_it_since(client, due):
    clip = make.clip()
    made = make.change(make.scheduled(due, body=figure(clip)), body="<p>It rings.</p>")
    assert locking.reached(clip) == {made.pk}  # it is locked in its order before the recording
    say_who_is_heard(client, clip, make.person("A nurse", naming="role"))
    assert not goes_out(made, due)


def test_nor_where_only_what_is_scheduled_knows_by_now_that_they_are_in_it(client, due):
    person, clip, photo = make.person("Rana Khoury"), make.clip(), make.photo()
    clip.people.add(person)
    photo.people.add(person)
    heard, seen = make.scheduled(due, body=figure(clip)), make.scheduled(due, lead_photo=photo)
    make.change(heard, body="<p>It rings.</p>")
    make.change(seen, lead_photo=None)
    clip.delete()
    photo.delete()
    rename(client, person, "Rana Khoury", kind="person", naming="full")
    assert goes_out(heard, due) and goes_out(seen, due)
    assert locking.reached(person) == {heard.pk, seen.pk}
    rename(client, person, "Rana", kind="person", naming="pseudonym")
    assert not goes_out(heard, due) and not goes_out(seen, due)
    assert HEARD in (page := desk(client, make.publisher())) and SEEN in page


def test_whoever_is_no_longer_said_to_be_in_it_is_not(client, due):
    person, clip = make.person("Rana Khoury"), make.clip()
    clip.people.add(person)
    made = make.scheduled(due, body=figure(clip))
    say_who_is_heard(client, clip)
    rename(client, person, "Rana", kind="person", naming="pseudonym")
    assert goes_out(made, due)


def test_nor_does_the_name_of_a_photographer_that_is_kept_back_by_then(client, due):
    photo = make.photo()
    made = make.scheduled(due, lead_photo=photo)
    client.force_login(make.editor())
    change_photo(client, photo, **{"words-0-credit": "Photo: Rana Khoury"})
    assert goes_out(made, due)
    change_photo(client, photo, **{"words-0-credit": "", "credit_withheld": "on"})
    assert not goes_out(made, due)
    assert AuditEntry.objects.filter(action="unschedule").get().facts == {"credit": photo.pk}
    told = "It was scheduled, and that is called off. It names a photographer whose name is to be kept back by now."
    assert told in desk(client, make.publisher())
    workflow.perform("schedule", made, by=make.publisher(), at=due)
    photo.refresh_from_db()
    change_photo(client, photo, **{"words-0-alt": "Two loaves", "words-0-credit": "", "credit_withheld": "on"})
    assert goes_out(made, due)


def test_what_the_gates_would_let_out_goes_out(client, due):
    clip, other = make.clip(), make.clip()
    playing = make.scheduled(due, body=figure(clip))
    another = make.scheduled(due, body=figure(other), lead_photo=make.photo())
    say_who_is_heard(client, clip, make.person("Rana Khoury"))
    say_who_is_heard(client, make.clip(), make.person("A nurse", naming="role"))
    assert goes_out(playing, due) and goes_out(another, due)
    say_who_is_heard(client, clip, make.person("A nurse", naming="role"))
    assert not goes_out(playing, due) and goes_out(another, due)


def test_what_readers_hear_already_goes_on_and_its_correction_does_not_come(client, due):
    clip = make.clip()
    made = make.published(body=figure(clip))
    make.corrected(make.change(made, dateline="Aleppo"), at=due)
    say_who_is_heard(client, clip, make.person("A nurse", naming="role"))
    assert Version.objects.live(due).get(interview=made).dateline == ""


def test_whoever_says_that_somebody_must_not_be_known_learns_where_readers_see_them_already(client):
    person, clip, photo = make.person("Rana Khoury"), make.clip(), make.photo()
    make.published(body=figure(clip), headline="Heard")
    make.published(lead_photo=photo, headline="Seen")
    make.change(make.published(lead_photo=photo, headline="Seen, but for its draft"), lead_photo=None)
    workflow.perform("withdraw", make.published(lead_photo=photo, headline="Gone"), by=make.publisher())
    seen = "Readers see “{}” as it was. {} Withdraw it, or bring a change to them."
    assert "Readers see" not in say_who_is_heard(client, clip, person).text
    change_photo(client, photo, people=[person.pk])
    rename(client, person, "Rana", kind="person", naming="pseudonym")
    page = client.get(reverse("admin:index")).text
    assert seen.format("Heard", HEARD) in page and "Gone" not in page
    assert seen.format("Seen", SEEN) in page and seen.format("Seen, but for its draft", SEEN) in page
    assert seen.format("Heard", HEARD) in say_who_is_heard(client, clip, make.person("A nurse", naming="role")).text
    photo.people.clear()
    change_photo(client, photo, **{"words-0-credit": "", "credit_withheld": "on"})
    why = "It names a photographer whose name is to be kept back by now."
    assert seen.format("Seen", why) in client.get(reverse("admin:index")).text


def test_the_desk_says_why_until_somebody_goes_on_with_it(client, due):
    clip, editor, publisher = make.clip(), make.editor(), make.publisher()
    made = make.scheduled(due, body=figure(clip))
    told = f"It was scheduled, and that is called off. {HEARD}"
    say_who_is_heard(client, clip, make.person("A nurse", naming="role"))
    assert told in desk(client, editor) and told in desk(client, publisher)
    assert told not in desk(client, made.created_by)
    make.change(made, body="<p>It rings.</p>")
    assert told not in desk(client, editor)


def test_that_somebody_called_it_off_themselves_is_no_news(client, due):
    made = make.scheduled(due, body=figure(make.clip()))
    workflow.perform("unschedule", made, by=make.publisher())
    assert "It was scheduled" not in desk(client, make.editor())


def test_whoever_may_not_read_it_is_not_told_of_it(client, due):
    reporter = make.reporter()
    clip = make.clip(added_by=reporter)
    make.change(made := make.scheduled(due, body=figure(clip), by=make.editor()), headline="Not for everybody")
    workflow.perform("return", made, by=make.editor(), note="Not yet.")
    page = say_who_is_heard(client, clip, make.person("A nurse", naming="role"), by=reporter).text
    assert not goes_out(made, due)
    assert "Not for everybody" not in page and "called off" not in page


def test_what_was_to_come_back_is_shut_again_and_where_saving_fails_it_comes_back(client, due):
    clip = make.clip()
    made = make.withdrawn(body=figure(clip))
    workflow.perform("schedule", make.change(made, dateline="Aleppo"), by=make.publisher(), at=due)
    hidden = make.person("A nurse", naming="role")
    assert not any(marker.shut for marker in markers.every())
    with (
        mock.patch("articles.admin.clips.ClipAdmin.log_change", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        say_who_is_heard(client, clip, hidden)
    assert goes_out(made, due) and not any(marker.shut for marker in markers.every())
    say_who_is_heard(client, clip, hidden)
    assert not goes_out(made, due) and any(marker.shut for marker in markers.every())


@pytest.mark.parametrize(("before", "after"), [("full", "first"), ("full", "role"), ("first", "pseudonym")])
def test_nor_does_what_names_somebody_more_plainly_than_they_may_be_named_by_then(client, due, before, after):
    person = make.person("Rana", naming=before)
    made = make.scheduled(due, people=[person])
    made.participations.all().delete()  # of the draft, which has gone on
    assert locking.reached(person) == {made.pk}
    rename(client, person, "Umm Karim", kind="person", naming=after)
    page = client.get(reverse("admin:index")).text
    assert f"“{made.headline}” was scheduled, and that is called off. {PLAINLY}" in page
    assert not goes_out(made, due) and PLAINLY in desk(client, make.publisher())


def test_a_better_name_for_somebody_who_is_named_as_little_as_before_calls_nothing_off(client, due):
    person = make.person("Umm Karm", naming="pseudonym")
    made = make.scheduled(due, people=[person])
    rename(client, person, "Umm Karim", kind="person", naming="pseudonym")
    assert goes_out(made, due)
    rename(client, person, "Rana Khoury", kind="person", naming="full")
    assert goes_out(made, due)


@pytest.mark.parametrize(("before", "after"), [("full", "first"), ("full", "role"), ("first", "pseudonym")])
def test_a_link_for_somebody_outside_ends_that_names_somebody_more_plainly_than_they_may_be_named(
    client, due, before, after
):
    person = make.person("Rana", naming=before)
    made, other = make.interview(people=[person]), make.interview(people=[make.person("Salma")])
    link, kept = (outside.show(one, make.editor(), "our lawyer", due) for one in (made, other))
    made.participations.all().delete()  # of the draft, which has gone on
    assert locking.reached(person) == {made.pk}
    rename(client, person, "Umm Karim", kind="person", naming=after)
    page = client.get(reverse("admin:index")).text
    assert f"“{made.headline}” was shown to somebody outside by a link, and that is ended. {PLAINLY}" in page
    assert opens(client, kept) and not opens(client, link)
    entry = AuditEntry.objects.filter(action="revoke preview").get()
    assert (entry.subject_id, entry.facts) == (made.pk, {"link": link.pk, "person": person.pk})
    assert outside.show(made, make.editor(), "our lawyer", due).is_open(timezone.now())


def test_a_link_that_names_them_as_little_as_before_goes_on(client, due):
    person = make.person("Umm Karm", naming="pseudonym")
    link = outside.show(make.interview(people=[person]), make.editor(), "our lawyer", due)
    rename(client, person, "Umm Karim", kind="person", naming="pseudonym")
    assert opens(client, link)
    rename(client, person, "Rana Khoury", kind="person", naming="full")
    assert opens(client, link)


def test_whoever_may_not_read_it_is_not_told_that_its_link_is_ended(client, due):
    person = make.person("Rana")
    made = make.interview(people=[person], by=make.editor(), headline="Not for everybody")
    link = outside.show(made, make.editor(), "our lawyer", due)
    rename(client, person, "Umm Karim", by=make.reporter(), kind="person", naming="pseudonym")
    page = client.get(reverse("admin:index")).text
    assert not opens(client, link)
    assert "Not for everybody" not in page and "that is ended" not in page


def test_with_a_name_that_is_taken_out_a_link_ends_to_a_text_that_only_the_link_says_they_took_part_in(client, due):
    person = make.person("Rana Khoury")
    made = make.interview(people=[person], body="<p>So.</p>")
    link = outside.show(made, make.editor(), "our lawyer", due)
    made.participations.all().delete()
    choice = Choice("role", {"en": "A nurse", "ar": "ممرضة"}, Correction.Shown.NOTHING)
    protection.rename(person, choice, make.publisher())
    assert not opens(client, link)


def test_no_link_is_made_that_calls_somebody_by_more_than_agreed(due):
    made = make.interview(people=[make.person("Rana Khoury", naming="first")])
    with pytest.raises(Refused, match="first name only"):
        outside.show(made, make.editor(), "our lawyer", due)
    assert not PreviewLink.objects.exists()
