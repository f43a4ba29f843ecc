"""What a page shows beside its text was changed: readers see it as it was until somebody brings it to them."""

import re
from datetime import timedelta
from unittest import mock

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editorial import beside, workflow
from articles.editorial.beside import Busy
from articles.editorial.refusals import Refused
from articles.models import Interview, QuoteCard
from articles.pages import Page
from articles.tests import make
from articles.tests.test_photos_admin import change as change_photo

pytestmark = pytest.mark.django_db


def offered(interview) -> set[str]:
    moves = workflow.moves_for(make.publisher(), Interview.objects.get(pk=interview.pk))
    return {move.name for move in moves} & {"publish", "schedule", "correct"}


def live_page(interview) -> Page:
    return Page.from_version(interview.versions.live(timezone.now()).get())


def rename(client, row, name, by=None, **fields):
    """Save the form of a person or a topic with another English name."""
    client.force_login(by or make.editor())
    kind, old = row._meta.model_name, row.names.get(language="en")
    form = {"slug": row.slug, "names-TOTAL_FORMS": 1, "names-INITIAL_FORMS": 1, "names-0-id": old.pk}
    form |= {f"names-0-{kind}": row.pk, "names-0-language": "en", "names-0-name": name} | fields
    response = client.post(reverse(f"admin:articles_{kind}_change", args=[row.pk]), form)
    assert response.status_code == 302, response.context["errors"]


@pytest.fixture
def photo():
    return make.photo(alt="A loaf on a table")


@pytest.fixture
def interview(photo):
    body = f'<p>So.</p><figure data-photo="{photo.pk}"></figure>'
    return make.published(lead_photo=photo, body=body, topics=[make.topic("Bread")])


def test_other_words_of_a_photo_are_a_change_to_bring_to_readers(client, interview, photo):
    assert offered(interview) == set()
    client.force_login(make.editor())
    change_photo(client, photo, **{"words-0-alt": "Two loaves on a table"})
    assert offered(interview) == {"correct"}
    assert live_page(interview).lead.alt == "A loaf on a table"
    interview.refresh_from_db()
    make.corrected(interview, message="There were two loaves.")
    assert live_page(interview).lead.alt == "Two loaves on a table"
    assert offered(interview) == set()


def test_another_focal_point_is_one(client, interview, photo):
    client.force_login(make.editor())
    change_photo(client, photo, focus_x=10)
    assert offered(interview) == {"correct"}


def test_a_person_called_otherwise_is_one(client, interview):
    person = interview.participations.get().person
    rename(client, person, "Salma al-Haddad", kind="person", naming="full")
    assert offered(interview) == {"correct"}


def test_what_stands_beside_a_text_is_compared_once_for_all_moves(interview):
    Interview.objects.update(beside_changed=True)
    with mock.patch("articles.editorial.beside.freeze", wraps=beside.freeze) as freeze:
        offered(interview)
    assert freeze.call_count == 1


def test_whoever_only_looks_at_a_person_and_saves_lets_no_interview_be_compared(client, interview):
    """Each that is costs every list of interviews some queries until it is published again."""
    person = interview.participations.get().person
    rename(client, person, person.name_in["en"], kind="person", naming="full")
    assert not Interview.objects.filter(beside_changed=True).exists()


def test_where_a_colleague_has_the_interview_for_longer_what_was_typed_waits_on_the_page(client, interview):
    person = interview.participations.get().person
    client.force_login(make.editor())
    address = reverse("admin:articles_person_change", args=[person.pk])
    names = {"names-TOTAL_FORMS": 1, "names-INITIAL_FORMS": 1, "names-0-id": person.names.get().pk}
    names |= {"names-0-person": person.pk, "names-0-language": "en", "names-0-name": "Salma al-Haddad"}
    with mock.patch("articles.editorial.beside.changed", side_effect=Busy):
        kept = client.post(address, names | {"slug": person.slug, "kind": "person", "naming": "full"})
    assert kept.status_code == 409 and "save it once more" in kept.text
    assert person.names.get().name == "Salma Haddad"
    client.post(address, dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', kept.text)))
    assert person.names.get().name == "Salma al-Haddad"


def test_a_person_named_less_is_one(client, interview):
    person = interview.participations.get().person
    rename(client, person, person.name_in["en"], kind="person", naming="pseudonym")
    assert offered(interview) == {"correct"}


def test_a_topic_called_otherwise_is_one(client, interview):
    rename(client, interview.topics.get(), "Baking")
    assert offered(interview) == {"correct"}


@pytest.fixture
def quoted():
    """A published interview in which Salma Haddad says that bread is an hour of the night."""
    asker, baker = make.person("Nour Aziz"), make.person("Salma Haddad")
    return make.published(people=[baker], asked_by=[asker], body=make.exchange(asker, baker))


def save_card(client, card, **fields) -> str:
    """Save the form of a card; what it says then."""
    client.force_login(make.editor())
    address = reverse("admin:articles_quotecard_change", args=[card.pk])
    return client.post(address, {"words": card.words, "_continue": "yes"} | fields, follow=True).text


def test_a_card_that_comes_to_stand_for_an_interview_is_one(client, quoted):
    card = QuoteCard.objects.create(interview=quoted, words="an hour of the night.", made_by=make.editor())
    assert "brings this to readers" not in save_card(client, card) and offered(quoted) == set()
    assert "until a publisher brings this to readers" in save_card(client, card, shared="on")
    assert offered(quoted) == {"correct"}
    quoted.refresh_from_db()
    make.corrected(quoted, kind="typo", message="")
    assert live_page(quoted).share_card.alt == "“an hour of the night.” · Salma Haddad · Shubbak"
    assert offered(quoted) == set()


def test_so_is_a_card_that_stands_for_it_no_more(client, quoted):
    words, by = "an hour of the night.", make.editor()
    card = QuoteCard.objects.create(interview=quoted, words=words, shared=True, made_by=by)
    quoted.refresh_from_db()
    make.corrected(make.change(quoted, standfirst="A baker."))
    assert offered(quoted) == set()
    client.force_login(by)
    client.post(reverse("admin:articles_quotecard_delete", args=[card.pk]), {"post": "yes"})
    assert offered(quoted) == {"correct"}


def test_saving_what_says_the_same_is_none(client, interview, photo):
    person = interview.participations.get().person
    client.force_login(make.editor())
    change_photo(client, photo)
    rename(client, person, person.name_in["en"], kind="person", naming="full")
    assert offered(interview) == set()


def test_it_is_none_for_interviews_that_do_not_show_it(client, interview, photo):
    other = make.published(people=[make.person("Rana Khoury")])
    client.force_login(make.editor())
    change_photo(client, photo, **{"words-0-alt": "Two loaves"})
    assert offered(other) == set()


def test_a_person_in_a_photo_who_is_named_less_holds_it_back(client, photo):
    seen = make.person("Rana Khoury")
    photo.people.add(seen)
    interview = make.published(lead_photo=photo)
    rename(client, seen, "Rana", kind="person", naming="pseudonym")
    assert offered(interview) == {"correct"}
    with pytest.raises(Refused, match="can be recognised"):
        make.corrected(interview)


def test_the_publishers_desk_says_what_has_changed(client, interview, photo):
    client.force_login(make.editor())
    change_photo(client, photo, **{"words-0-alt": "Two loaves"})
    client.force_login(make.publisher())
    assert "A photo, a recording, a name, a topic or a card has changed." in client.get("/admin/").content.decode()
    client.force_login(make.editor())
    assert "A photo, a recording, a name, a topic or a card has changed." not in client.get("/admin/").content.decode()


def test_what_was_scheduled_and_called_off_is_a_change_still(client, interview, photo):
    client.force_login(make.editor())
    change_photo(client, photo, **{"words-0-alt": "Two loaves"})
    interview.refresh_from_db()
    make.corrected(interview, message="Two.", at=timezone.now() + timedelta(hours=1))
    assert offered(interview) == set()
    workflow.perform("unschedule", interview, by=make.publisher())
    assert offered(interview) == {"correct"}


def test_what_is_scheduled_can_be_put_out_with_the_new_words(client, photo):
    interview = make.scheduled(at=timezone.now() + timedelta(hours=1), lead_photo=photo)
    assert offered(interview) == set()
    client.force_login(make.editor())
    change_photo(client, photo, **{"words-0-alt": "Two loaves"})
    assert offered(interview) == {"publish", "schedule"}
