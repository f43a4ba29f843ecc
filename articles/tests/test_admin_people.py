"""People and colleagues in the newsroom."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import AuditEntry, Participation, Person, Policy, User
from articles.tests import make

pytestmark = pytest.mark.django_db


def names(**names) -> dict:
    sent = {"names-TOTAL_FORMS": len(names), "names-INITIAL_FORMS": 0}
    for number, (language, name) in enumerate(names.items()):
        sent |= {f"names-{number}-language": language, f"names-{number}-name": name}
    return sent


def complete(client, term, field=Participation.person.field) -> list[str]:
    asked = {"app_label": "articles", "model_name": field.model._meta.model_name, "field_name": field.name}
    response = client.get(reverse("admin:autocomplete"), asked | {"term": term})
    return [row["text"] for row in response.json()["results"]] if response.status_code == 200 else response.status_code


# -- people


@pytest.fixture
def reporter(client):
    reporter = make.reporter()
    client.force_login(reporter)
    return reporter


def add_person(client, **sent):
    sent = {"kind": "person", "naming": "full", "spellings": "", "slug": ""} | sent
    return client.post(reverse("admin:articles_person_add"), sent, follow=True)


def test_an_arabic_name_is_enough_and_makes_the_address(client, reporter):
    add_person(client, **names(ar="مصطفى حدّاد"))
    assert Person.objects.get().slug == "مصطفى-حداد"


def test_the_english_name_makes_the_address_where_there_is_one(client, reporter):
    add_person(client, **names(ar="سلمى حداد", en="Salma Haddad"))
    assert Person.objects.get().slug == "salma-haddad"


def test_namesakes_get_addresses_of_their_own(client, reporter):
    add_person(client, **names(en="Salma Haddad"))
    add_person(client, **names(en="Salma Haddad"))
    assert {person.slug for person in Person.objects.all()} == {"salma-haddad", "salma-haddad-2"}


def opened(client, url) -> dict:
    """What the page of a person, a photo or a policy sends that was opened now and is saved later, as it was shown."""
    context = client.get(url).context
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    sent = {}
    for form in [context["adminform"].form, *(form for formset in formsets for form in formset.forms)]:
        sent |= {form[name].html_name: form[name].value() for name in form.fields}
    for formset in formsets:
        sent |= {field.html_name: field.value() for field in formset.management_form}
    return {name: value for name, value in sent.items() if value not in (None, False)}


def test_a_page_that_was_open_meanwhile_does_not_name_somebody_more_plainly(client, reporter):
    person = make.person("Salma Haddad", "en", spellings=["Selma Hadad"])
    url = reverse("admin:articles_person_change", args=[person.pk])
    sent = opened(client, url)
    person.naming, person.spellings = Person.Naming.PSEUDONYM, []
    person.save()
    person.names.update(name="Umm Khalil")

    client.post(url, sent | {"names-0-description": "a baker"})
    person = Person.objects.get()
    assert (person.naming, person.spellings) == (Person.Naming.PSEUDONYM, [])
    assert [(name.name, name.description) for name in person.names.all()] == [("Umm Khalil", "a baker")]


def test_a_page_that_was_open_meanwhile_names_no_photographer_again(client, reporter):
    photo = make.photo(added_by=reporter)
    url = reverse("admin:articles_photo_change", args=[photo.pk])
    sent = opened(client, url)
    photo.credit_withheld = True
    photo.save()
    photo.words.update(credit="")

    client.post(url, sent | {"words-0-alt": "Two loaves"})
    photo.refresh_from_db()
    assert photo.credit_withheld
    assert [(words.alt, words.credit) for words in photo.words.all()] == [("Two loaves", "")]


def test_a_policy_that_two_write_is_shown_from_both_sides(client):
    policy = Policy.objects.create(key=Policy.Key.ABOUT, language="en", title="About", body="<p>We ask.</p>")
    client.force_login(make.editor())
    url = reverse("admin:articles_policy_change", args=[policy.pk])
    sent = opened(client, url) | {"body": "<p>We ask bakers.</p>"}
    Policy.objects.update(body="<p>We ask everybody.</p>")
    page = client.post(url, sent)
    assert "We ask everybody." in page.context["adminform"].form.errors["body"][0]
    assert Policy.objects.get().body == "<p>We ask everybody.</p>"


def test_somebody_without_any_name_is_refused(client, reporter):
    assert "Give at least one name" in add_person(client, **names()).content.decode()
    assert not Person.objects.exists()


def test_saving_a_protected_person_reminds_of_their_real_name(client, reporter):
    assert "This person is protected" in add_person(client, naming="first", **names(en="Karim")).content.decode()


@pytest.mark.parametrize("typed", ["سلمي", "سلمى", "haddad", "Salma", "حداد"])
def test_a_person_is_completed_by_any_name_and_spelling(client, reporter, typed):
    person = make.person("سلمى حدّاد", language="ar", spellings=["Salma Haddad"])
    assert complete(client, typed) == [str(person)]


def test_a_strange_term_is_survived(client, reporter):
    make.person()
    assert complete(client, "\0") == complete(client, "")


def test_colleagues_are_not_completed_for_who_may_not_see_them(client, reporter):
    make.editor(username="edmond")
    assert complete(client, "edmond", field=Person._meta.get_field("names").field.model.person.field) != ["edmond"]
    assert complete(client, "ed", field=Group.user_set.rel.field) == 403


def test_the_audit_of_a_person_holds_no_name(client, reporter):
    add_person(client, naming="pseudonym", **names(en="Abu Ali"))
    entry = AuditEntry.objects.get(subject="person")
    assert (entry.action, entry.subject_id) == ("add", Person.objects.get().pk)
    assert "Abu Ali" not in str(entry.facts)


# -- colleagues


@pytest.fixture
def administrator(client):
    administrator = make.user("administrator", username="adam")
    client.force_login(administrator)
    return administrator


def account(**sent) -> dict:
    return {"username": "rana", "language": "ar"} | sent


def role(name) -> int:
    return Group.objects.get(name=name).pk


def test_an_administrator_gives_and_takes_roles(client, administrator):
    rana = make.reporter(username="rana")
    url = reverse("admin:articles_user_change", args=[rana.pk])
    client.post(url, account(groups=[role("editor"), role("publisher")]))
    assert User.objects.get(pk=rana.pk).roles == {"editor", "publisher"}


def test_administrators_give_no_role_to_themselves(client, administrator):
    url = reverse("admin:articles_user_change", args=[administrator.pk])
    client.post(url, account(username="adam", groups=[role("publisher")]))
    assert User.objects.get(pk=administrator.pk).roles == {"administrator"}


@pytest.mark.parametrize("field", ["is_superuser", "is_staff", "user_permissions"])
def test_no_form_gives_djangos_own_powers(client, administrator, field):
    rana = make.reporter(username="rana")
    before = (rana.is_superuser, rana.is_staff)
    client.post(reverse("admin:articles_user_change", args=[rana.pk]), account(**{field: "1"}))
    rana.refresh_from_db()
    assert (rana.is_superuser, rana.is_staff) == before
    assert not rana.user_permissions.exists()
