"""People and colleagues in the newsroom."""

import re
from unittest import mock

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from articles.editorial.beside import Busy
from articles.editorial.workflow import perform
from articles.models import AuditEntry, Participation, Person, User
from articles.tests import make
from articles.tests.test_meanwhile import opened, url_of

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


def test_a_person_in_many_interviews_costs_their_page_no_more_than_in_one(client):
    """A translation that has no headline yet is called by that of its original."""
    client.force_login(make.editor())
    salma = make.person("Salma")

    def queries() -> int:
        original = make.interview(people=[salma], language="ar")
        make.interview(people=[salma], original=original, headline="")
        with CaptureQueriesContext(connection) as asked:
            page = client.get(reverse("admin:articles_person_change", args=[salma.pk])).content.decode()
        assert "· English" in page
        return len(asked)

    queries()  # the first of all asks for what is then remembered
    assert queries() == queries()


@pytest.mark.parametrize(("language", "both"), [("en", ["Salma", "سلمى"]), ("ar", ["سلمى", "Salma"])])
def test_a_list_has_ones_own_language_first_and_begins_with_a_name_where_one_is_missing(client, language, both):
    client.force_login(make.reporter(language=language))
    alone, salma = make.person("مصطفى حدّاد", "ar"), make.person("Salma")
    salma.names.create(language="ar", name="سلمى")
    page = client.get(reverse("admin:articles_person_changelist")).content.decode()
    for person, shown in ((alone, ["مصطفى حدّاد", "–"]), (salma, both)):
        url = reverse("admin:articles_person_change", args=[person.pk])
        assert re.findall(f'<a href="{url}">([^<]*)</a>', page) == shown


@pytest.mark.parametrize(
    ("language", "order"),
    [("en", ["Amal", "bakers’ union", "Zaki", "إياد"]), ("ar", ["أمل", "إياد", "زكي", "bakers’ union"])],
)
def test_a_list_stands_in_the_order_of_the_names_it_begins_with(client, language, order):
    people = {"Zaki": "زكي", "Amal": "أمل", "bakers’ union": None, None: "إياد"}
    for english, arabic in people.items():
        person = make.person(english or arabic, "en" if english else "ar")
        if english and arabic:
            person.names.create(language="ar", name=arabic)
    client.force_login(make.editor(language=language))
    shown = client.get(reverse("admin:articles_person_changelist")).context["cl"].result_list
    with translation.override(language):
        assert [str(person) for person in shown] == order
    found = client.get(
        reverse("admin:autocomplete"),
        {
            "app_label": "articles",
            "model_name": "participation",
            "field_name": "person",
        },
    ).json()["results"]
    assert [row["text"] for row in found] == order


def test_namesakes_get_addresses_of_their_own(client, reporter):
    add_person(client, **names(en="Salma Haddad"))
    add_person(client, **names(en="Salma Haddad"))
    assert {person.slug for person in Person.objects.all()} == {"salma-haddad", "salma-haddad-2"}


def test_an_address_that_cannot_be_is_told_in_the_newsrooms_words(client, reporter):
    assert "An address has only letters" in add_person(client, slug="salma haddad").content.decode()
    interview = make.interview(by=reporter)
    page = client.post(interview.get_admin_url(), opened(client, interview.get_admin_url()) | {"slug": "salma haddad"})
    assert "An address has only letters" in page.content.decode()


def test_somebody_without_any_name_is_refused(client, reporter):
    assert "Give at least one name" in add_person(client, **names()).content.decode()
    assert not Person.objects.exists()


def test_saving_a_protected_person_reminds_of_their_real_name_once(client, reporter):
    """Also where it had to be stored a second time, as a colleague was storing what it reaches."""
    with mock.patch("articles.editorial.beside.changed", side_effect=[Busy, None]):
        page = add_person(client, naming="first", **names(en="Karim")).content.decode()
    assert page.count("This person is protected") == 1


@pytest.mark.parametrize(
    ("naming", "name", "label"), [("pseudonym", "Umm Karim", ""), ("first", "Salma", "Salma"), ("full", "S", "Salma")]
)
def test_whoever_is_named_less_plainly_keeps_no_label_of_before(client, reporter, naming, name, label):
    salma = make.person("Salma Haddad")
    interview = make.interview(by=reporter, people=[salma])
    interview.participations.update(label="Salma")
    url = reverse("admin:articles_person_change", args=[salma.pk])
    client.post(url, opened(client, url) | {"naming": naming, "names-0-name": name})
    assert interview.participations.get().label == label


@pytest.mark.parametrize(
    ("typed", "told"), [({"en": "سلمى"}, True), ({"ar": "سلمى", "en": "Salma"}, False), ({"ar": "2012"}, False)]
)
def test_a_name_in_the_row_of_the_other_language_is_pointed_at(client, reporter, typed, told):
    page = add_person(client, **names(**typed)).content.decode()
    assert ("stands under English, but in other letters" in page) == told


def test_whoever_protects_somebody_whom_readers_know_is_told_how_to_take_the_name_out(client, reporter):
    salma = make.person("Salma Haddad")
    interview = make.published(people=[salma], headline="Salma Haddad on bread")
    url = reverse("admin:articles_person_change", args=[salma.pk])
    for sent, told in (
        ({"names-0-name": "Selma Haddad"}, False),
        ({"naming": "role", "names-0-name": "a baker"}, True),
        ({"names-0-name": "a cook"}, False),  # once it is withdrawn
    ):
        page = client.post(url, opened(client, url) | sent, follow=True).content.decode()
        assert ("Readers still see a name from before." in page) == told
        if told:
            perform("withdraw", interview, by=make.publisher())


@pytest.mark.parametrize("typed", ["سلمي", "سلمى", "haddad", "Salma", "حداد"])
def test_a_person_is_completed_by_any_name_and_spelling(client, reporter, typed):
    person = make.person("سلمى حدّاد", language="ar", spellings=["Salma Haddad"])
    assert complete(client, typed) == [str(person)]


def test_a_list_counts_no_interview_that_whoever_looks_may_not_read(client, reporter):
    person, topic = make.person(), make.topic()
    for by in (reporter, make.reporter()):
        make.interview(by=by, people=[person], topics=[topic])
    for user, number in ((reporter, 1), (make.editor(), 2)):
        client.force_login(user)
        [seen] = client.get(reverse("admin:articles_person_changelist")).context["cl"].result_list
        [tag] = client.get(reverse("admin:articles_topic_changelist")).context["cl"].result_list
        assert (seen.interview_count, tag.use_count) == (number, number)


@pytest.mark.parametrize("maker", [make.person, make.topic])
def test_a_name_cannot_be_sent_to_somebody_elses_page_and_nobody_else_is_named_on_it(client, reporter, maker):
    one, other = maker("Salma"), maker("Huda")
    page, sent = client.get(url_of(one)), opened(client, url_of(one))
    assert "Huda" not in page.text
    owner = one.names.model._meta.get_field(one._meta.model_name).name
    answer = client.post(url_of(one), sent | {f"names-0-{owner}": other.pk, "names-0-name": "Salma the baker"})
    assert answer.status_code == 200  # the form again: it was not taken
    assert ([row.name for row in one.names.all()], [row.name for row in other.names.all()]) == (["Salma"], ["Huda"])


def test_a_strange_term_is_survived(client, reporter):
    make.person()
    assert complete(client, "\0") == complete(client, "")


def test_colleagues_are_not_completed_for_who_may_not_see_them(client, reporter):
    make.editor(username="edmond")
    assert complete(client, "edmond", field=Person._meta.get_field("names").field.model.person.field) != ["edmond"]
    assert complete(client, "ed", field=Group.user_set.rel.field) == 403


def test_somebody_added_by_mistake_is_deleted_and_nobody_whom_an_interview_or_a_photo_knows(client):
    by_mistake, seen, shown = make.person("Slama"), make.person("Salma"), make.person("Umm Karim")
    make.published(people=[seen]).participations.all().delete()
    make.photo().people.add(shown)
    make.interview(people=[speaking := make.person("Nada")])
    acts = [("reporter", by_mistake, 403), *(("editor", person, 403) for person in (seen, shown, speaking))]
    for role, person, answer in (*acts, ("editor", by_mistake, 302)):
        client.force_login(make.user(role))
        address = reverse("admin:articles_person_delete", args=[person.pk])
        assert client.post(address, {"post": "yes"}).status_code == answer
    assert {*Person.objects.all()} == {seen, shown, speaking}


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


def test_whoever_is_invited_into_no_role_or_another_language_is_no_accident(client):
    client.force_login(make.user("administrator", language="ar"))
    add = reverse("admin:articles_user_add")
    assert client.get(add).context["adminform"].form["language"].value() == "ar"
    warned = [
        "ليس لهذا الحساب دور" in client.post(add, account(username=name, groups=groups)).content.decode()
        for name, groups in {"rana": [], "rima": [role("reporter")]}.items()
    ]
    assert warned == [True, False]


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
