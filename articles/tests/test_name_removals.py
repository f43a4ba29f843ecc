"""The page on which two people take a name out, and what one does alone at night."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editorial import name_removals, old_names
from articles.editorial.protection import Choice
from articles.editorial.refusals import NotAllowed, Refused
from articles.keeping import chains
from articles.models import AuditEntry, NameRemoval, Person
from articles.pages import Page
from articles.tests import make

pytestmark = pytest.mark.django_db

NAMES = {"en": "a resident of Aleppo", "ar": "أحد سكان حلب"}
CHOICE = Choice("role", NAMES, "month", also=("Selmacanary",))
TYPED = {
    "naming": "role",
    "name_en": NAMES["en"],
    "name_ar": NAMES["ar"],
    "also": "Selmacanary\n\n",
    "shown_as": "month",
}


@pytest.fixture
def person():
    return make.person("Salmacanary Haddad")


@pytest.fixture
def interview(person):
    return make.published(people=[person], headline="Salmacanary Haddad on bread", body="<p>Selmacanary bakes.</p>")


def page_of(person) -> str:
    return reverse("admin:articles_person_remove_name", args=[person.pk])


def live_headline(interview) -> str:
    return Page.from_version(interview.versions.live(timezone.now()).get()).headline


def post(client, user, person, act, **typed):
    client.force_login(user)
    return client.post(page_of(person), {"act": act} | typed, follow=True).content.decode()


def test_the_page_shows_where_the_name_stands_and_what_will_stand_there(client, person, interview):
    editor = make.editor()
    client.force_login(editor)
    assert page_of(person) in client.get(reverse("admin:articles_person_change", args=[person.pk])).content.decode()
    assert "<del>Salmacanary Haddad</del> on bread" in client.get(page_of(person)).content.decode()
    looked = post(client, editor, person, "look", **TYPED | {"shown_as": ""})
    assert NAMES["ar"] in looked and "required." not in looked
    assert "<del>Salmacanary Haddad</del> <ins>A resident of Aleppo</ins> on bread" in looked
    assert "<del>Selmacanary</del> <ins>A resident of Aleppo</ins> bakes." in looked
    assert live_headline(interview) == "Salmacanary Haddad on bread"


def test_what_was_asked_for_names_nobody_more_plainly_than_a_colleague_has_since(client, person, interview):
    first = {"naming": "first", "name_en": "Rana", "name_ar": "رنا"}
    post(client, make.editor(), person, "ask", **TYPED | first)
    person.naming = "role"
    person.save()
    done = post(client, make.publisher(), person, "agree", removal=person.removals.get().pk)
    assert "named less plainly by now" in done
    person.refresh_from_db()
    assert person.naming == "role" and person.removals.waiting().exists()
    post(client, make.editor(), person, "drop", removal=person.removals.get().pk)
    Person.objects.update(naming="pseudonym")
    assert "named less plainly by now" in post(client, make.editor(), person, "ask", **TYPED | first)


def test_one_asks_and_another_does_it(client, person, interview):
    publisher = make.publisher()
    assert "A second person finds this on the desk." in post(client, make.editor(), person, "ask", **TYPED)
    assert live_headline(interview) == "Salmacanary Haddad on bread"

    client.force_login(publisher)
    assert page_of(person) in client.get("/admin/").content.decode()
    assert "A resident of Aleppo" in client.get(page_of(person)).content.decode()
    done = post(client, publisher, person, "agree", removal=person.removals.get().pk)
    assert "The name is out of everything that was published." in done
    assert live_headline(interview) == "A resident of Aleppo on bread"
    assert list(chains.record_problems()) == []
    assert page_of(person) not in client.get("/admin/").content.decode()
    assert "canary" not in repr(NameRemoval.objects.values())
    assert not AuditEntry.objects.filter(facts__icontains="canary").exists()


def test_nobody_is_their_own_second_person(person, interview):
    publisher = make.publisher()
    removal = name_removals.ask(person, publisher, CHOICE)
    with pytest.raises(Refused, match="Somebody else must do it"):
        name_removals.carry_out(removal, publisher)
    assert live_headline(interview) == "Salmacanary Haddad on bread"


@pytest.mark.parametrize("role", ["reporter", "translator", "photo", "social", "editor", "administrator"])
def test_only_a_publisher_does_it(person, interview, role):
    removal = name_removals.ask(person, make.publisher(), CHOICE)
    with pytest.raises(NotAllowed):
        name_removals.carry_out(removal, make.user(role))
    with pytest.raises(NotAllowed):
        name_removals.do_alone(person, make.user(role), CHOICE, "Nobody answers.")


def test_at_night_one_does_it_and_the_desk_asks_until_another_has_looked(client, person, interview):
    publisher, editor = make.publisher(), make.editor()
    assert "Say in a sentence why" in post(client, publisher, person, "alone", **TYPED, reason=" ")
    before = {"person": person, "asked_by": editor, "done_by": editor, "done_at": timezone.now(), "read_by": publisher}
    before = NameRemoval.objects.create(
        **before, names={}, read_at=timezone.now(), reason="Salmacanary Haddad asked for it."
    )
    post(client, publisher, person, "alone", **TYPED, reason="Salmacanary Haddad was called at three.")
    assert live_headline(interview) == "A resident of Aleppo on bread"
    for user, asked in ((publisher, False), (editor, True)):
        client.force_login(user)
        assert ("took a name out alone: … was called at three." in client.get("/admin/").content.decode()) == asked
    assert "I have looked" in client.get(page_of(person)).content.decode()
    assert person.removals.get(pk=before.pk).reason == "… asked for it."
    post(client, editor, person, "read", removal=person.removals.latest("pk").pk)
    assert "took a name out alone" not in client.get("/admin/").content.decode()


def test_nobody_looks_again_at_their_own(person, interview):
    publisher = make.publisher()
    name_removals.do_alone(person, publisher, CHOICE, "Nobody answers.")
    with pytest.raises(Refused, match="yourself"):
        name_removals.read_again(person.removals.get(), publisher)


def test_what_is_decided_against_changes_nothing(client, person, interview):
    removal = name_removals.ask(person, make.editor(), CHOICE)
    assert "The name stays." in post(client, make.editor(), person, "drop", removal=removal.pk)
    assert not NameRemoval.objects.exists()
    assert live_headline(interview) == "Salmacanary Haddad on bread"
    with pytest.raises(Refused, match="decided against"):
        name_removals.carry_out(removal, make.publisher())


def test_nobody_is_named_in_full_by_taking_their_name_out(person):
    with pytest.raises(Refused, match="Choose how they are named"):
        name_removals.ask(person, make.editor(), Choice("full", NAMES, "month"))


def test_it_is_asked_for_once_and_done_once(person, interview):
    removal = name_removals.ask(person, make.editor(), CHOICE)
    with pytest.raises(Refused, match="already"):
        name_removals.ask(person, make.editor(), CHOICE)
    name_removals.carry_out(removal, make.publisher(username="noor"))
    with pytest.raises(Refused, match="noor"):
        name_removals.carry_out(removal, make.publisher())


def test_a_new_name_that_has_the_old_one_in_it_is_refused_with_the_form_kept(client, person, interview):
    page = post(client, make.editor(), person, "ask", **TYPED | {"name_en": "the baker Salmacanary Haddad"})
    assert "still has the old name in it" in page
    assert NAMES["ar"] in page
    assert not NameRemoval.objects.exists()


def test_whoever_keeps_a_first_name_may_go_on_being_called_by_it(person, interview):
    interview.participations.update(label="Salmacanary")
    names = {"en": "Salmacanary", "ar": "سلمى"}
    name_removals.carry_out(name_removals.ask(person, make.editor(), Choice("first", names, "day")), make.publisher())
    assert live_headline(interview) == "Salmacanary on bread"


def test_what_a_colleague_has_called_them_since_may_stand_instead(client, person, interview):
    person.names.update(name=NAMES["en"])
    person.naming = "role"
    person.save()
    again = {"name_en": "Salmacanary Haddad"}  # which readers know, whatever their page says by now
    assert "still has the old name in it" in post(client, make.editor(), person, "ask", **TYPED | again)
    post(client, make.editor(), person, "ask", **TYPED)
    name_removals.carry_out(person.removals.get(), make.publisher())
    assert live_headline(interview) == "A resident of Aleppo on bread"


def test_what_somebody_is_called_by_what_they_do_is_not_looked_for_unless_it_is_to_change(client):
    nurse = make.person("a nurse", naming="role")
    nurse.names.create(language="ar", name="ممرضة")
    interview = make.published(people=[nurse], headline="A nurse on bread", body="<p>Salmacanary, the nurse.</p>")
    interview.participations.update(label="The nurse")
    make.published(headline="About a nurse in the north")
    client.force_login(make.editor())
    page = client.get(page_of(nurse)).content.decode()
    assert 'value="a nurse"' in page and 'value="ممرضة"' in page
    assert "<del>" not in page and "in the north" not in page and "It does not stand there" in page
    typed = TYPED | {"name_en": "a nurse", "name_ar": "ممرضة", "also": "Salmacanary"}
    looked = post(client, make.editor(), nurse, "look", **typed)
    assert "<del>Salmacanary</del> <ins>A nurse</ins>" in looked and looked.count("<del>") == 1
    changed = post(client, make.editor(), nurse, "look", **typed | {"name_en": "a medic"})
    assert "<del>A nurse</del> <ins>A medic</ins> on bread" in changed
    post(client, make.editor(), nurse, "ask", **typed)
    name_removals.carry_out(nurse.removals.get(), make.publisher())
    page = Page.from_version(interview.versions.live(timezone.now()).get())
    assert (page.headline, page.document.text) == ("A nurse on bread", "A nurse, the nurse.")


def test_only_of_somebody_protected_what_says_no_more_than_the_new_name_is_no_old_one():
    nurse = make.person("the nurse", naming="role")
    nurse.names.create(language="ar", name="الممرضة")
    new = {"en": "a nurse in the north", "ar": "ممرضة في الشمال"}
    assert old_names.of(nurse, "role", new).spellings == []
    assert old_names.of(make.person("An", naming="role"), "role", new).spellings == ["An"]  # no article
    named = make.person("Salmacanary")
    assert old_names.of(named, "role", {"en": "Salmacanary the baker"}).spellings == ["Salmacanary"]


def test_a_name_that_readers_know_does_not_stand_there_as_if_it_could_stay(client, person, interview):
    person.naming = "role"
    person.save()
    client.force_login(make.editor())
    page = client.get(page_of(person)).content.decode()
    assert 'value="Salmacanary' not in page and "<del>Salmacanary Haddad</del> on bread" in page


def test_somebody_of_the_same_name_elsewhere_is_asked_about(client, person, interview):
    elsewhere = make.published(headline="About Salmacanary Haddad")
    looked = post(client, make.editor(), person, "look", **TYPED)
    assert "It is this person in these interviews, too" in looked
    post(client, make.editor(), person, "ask", **TYPED, elsewhere=[elsewhere.pk])
    name_removals.carry_out(person.removals.get(), make.publisher())
    assert live_headline(elsewhere) == "About a resident of Aleppo"


def test_an_unknown_step_is_a_bad_request(client, person):
    client.force_login(make.publisher())
    assert client.post(page_of(person), {"act": "burn"}).status_code == 400


def test_the_page_speaks_arabic(client, person, interview):
    client.force_login(make.editor(language="ar"))
    assert "حذف الاسم" in client.get(page_of(person)).content.decode()
