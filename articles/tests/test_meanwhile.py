"""Two colleagues have one page open and save it, one after the other or in the same instant: nothing goes back to what
it was, and whoever comes second is told."""

import re
from contextlib import suppress
from functools import partial
from threading import BrokenBarrierError
from unittest import mock

import pytest
from django.contrib.admin import options
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.editorial import drafting, locking, name_removals, protection, topics
from articles.editorial.protection import Choice
from articles.models import FrontPage, Interview, Person, Photo, Policy, QuoteCard, Topic, User
from articles.tests import make, test_admin_interviews
from articles.tests.processes import at_once, fork
from articles.words import document

pytestmark = pytest.mark.django_db

TOLD = "while your page was open"


def opened(client, url) -> dict:
    """What a page sends that was opened now and is saved later, as it was shown; of a topic that was merged a moment
    ago, the page of what it became."""
    context = client.get(url, follow=True).context
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    sent = {}
    for form in [context["adminform"].form, *(form for formset in formsets for form in formset.forms)]:
        sent |= {form[name].html_name: form[name].value() for name in form.fields}
    for formset in formsets:
        sent |= {field.html_name: field.value() for field in formset.management_form}
    return {name: value for name, value in sent.items() if value not in (None, False)}


def url_of(row) -> str:
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def front_page() -> FrontPage:
    page = FrontPage.objects.create(language="en", quoted=make.interview(headline="Quoted"))
    for position, headline in enumerate(("Bread", "Salt", "Flour"), start=1):
        page.picks.create(interview=make.interview(headline=headline), position=position)
    return page


def card() -> QuoteCard:
    asks, answers = make.person("Rozana"), make.person("Umm Karim")
    body = make.exchange(asks, answers, answer="Bread is an hour of the night. Salt is not.")
    interview = make.interview(people=[asks, answers], body=body)
    return QuoteCard.objects.create(interview=interview, words="Bread is an hour", made_by=make.editor())


def policy() -> Policy:
    return Policy.objects.create(key=Policy.Key.ABOUT, language="en", title="About", body="<p>We ask.</p>")


def stored(row) -> dict:
    """Everything that the page of `row` shows."""
    shown = opened(chief(), url_of(row))
    return {name: value for name, value in shown.items() if not name.endswith("shown")}


def chief() -> Client:
    client = Client()
    client.force_login(make.user("editor", "publisher", "administrator", "photo"))
    return client


# A row, what one of two types on its page, and what the other types there, elsewhere and in the same place.
CASES = {
    FrontPage: (front_page, {"quoted": ""}, {"picks-2-position": 4}, {"quoted": "other"}),
    QuoteCard: (card, {"words": "Salt is not."}, {"shared": "on"}, {"words": "an hour of the night."}),
    User: (make.reporter, {"first_name": "Rana"}, {"last_name": "Khoury"}, {"first_name": "Rania"}),
    Person: (make.person, {"naming": "role"}, {"names-0-description": "a baker"}, {"naming": "first"}),
    Photo: (make.photo, {"licence": "permission"}, {"taken": "2016"}, {"licence": "cc-by-4.0"}),
    Topic: (make.topic, {"names-0-name": "Halab"}, {"slug": "halab"}, {"names-0-name": "Alep"}),
    Policy: (policy, {"title": "Who we are"}, {"key": "contact-securely"}, {"title": "We"}),
}
EACH = pytest.mark.parametrize("model", CASES, ids=lambda model: model._meta.model_name)


@EACH
def test_what_a_colleague_changed_elsewhere_on_the_page_stays(model):
    begin, theirs, mine, _same = CASES[model]
    row, two = begin(), [chief(), chief()]
    pages = [opened(client, url_of(row)) for client in two]
    for client, page, typed in zip(two, pages, (theirs, mine), strict=True):
        assert client.post(url_of(row), page | typed).status_code == 302
    assert stored(row).items() >= changed(theirs | mine).items()


def changed(typed: dict) -> dict:
    return {name: value is not None and (True if value == "on" else value) for name, value in typed.items() if value}


@EACH
def test_what_both_changed_is_shown_from_both_sides_and_nothing_typed_is_lost(model):
    begin, theirs, _mine, same = CASES[model]
    row, two = begin(), [chief(), chief()]
    pages = [opened(client, url_of(row)) for client in two]
    if same.get("quoted"):
        same = {"quoted": make.interview(headline="Another").pk}
    two[0].post(url_of(row), pages[0] | theirs)
    after = stored(row)
    page = two[1].post(url_of(row), pages[1] | same)
    assert page.status_code == 200 and TOLD in page.text
    assert stored(row) == after
    formsets = [inline.formset.forms for inline in page.context["inline_admin_formsets"]]
    forms = [page.context["adminform"].form, *sum(formsets, [])]
    typed = {form[name].html_name: form[name].value() for form in forms for name in form.fields}
    assert {name: str(typed[name]) for name in same} == {name: str(value) for name, value in same.items()}


SAID = {"bread": "Bread.", "salt": "Salt.", "flour": "Flour."}


def of_paragraphs(said: dict) -> str:
    return "\n".join(f'<p id="p-{name:a<8}">{words}</p>' for name, words in said.items())


def both_write(theirs: dict, mine: dict):
    """The page of a policy, and what comes back to whoever saves it second."""
    row, client = policy(), chief()
    row.body = of_paragraphs(SAID)
    row.save()
    page = opened(client, url_of(row))
    Policy.objects.update(body=of_paragraphs(theirs))
    return row, client, client.post(url_of(row), page | {"body": of_paragraphs(mine)})


def test_text_that_both_changed_comes_back_with_the_paragraphs_of_both_before_readers_see_it():
    theirs = SAID | {"bread": "Bread at four.", "water": "Water."}
    row, client, page = both_write(theirs, SAID | {"salt": "No salt."})
    form = page.context["adminform"].form
    assert form["body"].value() == of_paragraphs(theirs | {"salt": "No salt."})
    row.refresh_from_db()
    assert row.body == of_paragraphs(theirs)
    assert form.errors["body"] == [
        "Somebody else changed this text meanwhile. What they changed is in it now: look at it, and save again."
    ]
    sent = {form[name].html_name: form[name].value() for name in form.fields}
    assert client.post(url_of(row), sent).status_code == 302
    row.refresh_from_db()
    assert row.body == form["body"].value()


def test_paragraphs_that_both_changed_are_told_and_no_words_of_either_are_lost():
    theirs = {"bread": "Bread at four.", "flour": "Rye."}
    _row, _client, page = both_write(theirs, {"bread": "Bread at five.", "salt": "No salt."})
    form = page.context["adminform"].form
    stands = of_paragraphs({"bread": "Bread at five.", "salt": "No salt.", "flour": "Rye."})
    assert sorted(form["body"].value().splitlines()) == sorted(stands.splitlines())
    _brought_together, *told = form.errors["body"]
    assert {*told} == {
        "Both of you changed a paragraph. Yours stands; theirs says: Bread at four.",
        "They took out a paragraph that you changed. It stands: No salt.",
        "They changed a paragraph that you took out. It stands: Rye.",
    }


def test_text_without_html_comes_together_with_a_colleagues_by_adding_to_it():
    row, client = policy(), chief()
    page = opened(client, url_of(row))
    Policy.objects.update(body=row.body.replace("We ask.", "We listen."))
    answer = client.post(url_of(row), page | {"body": "We answer.\n\nAnd ask."})
    said = document.parse(answer.context["adminform"].form["body"].value())
    assert sorted(block.text for block in said.blocks) == ["And ask.", "We answer.", "We listen."]


def test_lines_that_a_browser_ends_otherwise_are_not_taken_for_a_change():
    row, two = make.topic("Bread"), [chief(), chief()]
    row.names.update(description="Flour.\nSalt.")
    pages = [opened(client, url_of(row)) | {"names-0-description": "Flour.\r\nSalt."} for client in two]
    theirs, mine = {"names-0-description": "Flour."}, {"names-0-name": "Loaves"}
    for client, page, typed in zip(two, pages, (theirs, mine), strict=True):
        assert client.post(url_of(row), page | typed).status_code == 302
    assert [(name.name, name.description) for name in row.names.all()] == [("Loaves", "Flour.")]


def test_a_slug_that_is_taken_already_is_refused_in_words():
    row, other, client = make.topic("Bread"), make.topic("Salt"), chief()
    page = client.post(url_of(row), opened(client, url_of(row)) | {"slug": other.slug})
    assert page.status_code == 200 and page.context["adminform"].form.errors["slug"]


def test_lists_that_two_change_come_together():
    row, two = make.photo(), [chief(), chief()]
    stays, one, other, theirs, mine = (make.person() for _each in range(5))
    row.people.set([stays, one, other])
    pages = [opened(client, url_of(row)) for client in two]
    for client, page, people in zip(two, pages, ([stays, one, theirs], [stays, other, mine]), strict=True):
        assert client.post(url_of(row), page | {"people": [who.pk for who in people]}).status_code == 302
    assert {*row.people.all()} == {stays, theirs, mine}


GOING = {
    Photo: (make.photo, "words-0-caption"),
    QuoteCard: (card, "words"),
    Topic: (make.topic, "names-0-description"),
}


@pytest.mark.parametrize("model", GOING, ids=lambda model: model._meta.model_name)
def test_what_was_typed_on_the_page_of_a_row_that_went_away_is_shown_once_more(model):
    begin, field = GOING[model]
    row, client = begin(), chief()
    page, url = opened(client, url_of(row)) | {field: "An hour of the <night>"}, url_of(row)
    row.delete()
    answer = client.post(url, page)
    assert "Nothing of what you typed is stored." in answer.text and "An hour of the &lt;night&gt;" in answer.text


def test_a_text_that_was_given_to_somebody_else_is_shown_once_more_and_nothing_else_of_it(client):
    draft = make.interview()
    client.force_login(draft.created_by)
    page = test_admin_interviews.opened(client, draft) | {"body": "<p>Bread is an hour &amp; more.</p>"}
    Interview.objects.update(created_by=make.reporter(), assigned_to=None, desk_note="a secret")
    answer = client.post(draft.get_admin_url(), page)
    assert "Bread is an hour &amp; more." in answer.text and "a secret" not in answer.text


def test_who_wrote_about_a_topic_that_was_merged_is_led_to_what_it_became():
    bread, loaves, client = make.topic("Bread"), make.topic("Loaves"), chief()
    page, url = opened(client, url_of(bread)) | {"names-0-description": "Flour."}, url_of(bread)
    topics.merge(bread, loaves, make.editor())
    answer = client.post(url, page)
    assert "Flour." in answer.text and "Slug" not in answer.text
    assert f'<a href="{url_of(loaves)}"><bdi>Loaves</bdi></a>' in answer.text


def test_a_page_that_was_open_meanwhile_does_not_name_somebody_more_plainly(client):
    client.force_login(make.reporter())
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


def test_a_page_that_was_open_meanwhile_names_no_photographer_again(client):
    reporter = make.reporter()
    client.force_login(reporter)
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
    sent = opened(client, url) | {"body": policy.body.replace("We ask", "We ask bakers")}
    policy.body = policy.body.replace("We ask", "We ask everybody")
    policy.save()
    page = client.post(url, sent)
    _brought_together, told = page.context["adminform"].form.errors["body"]
    assert "We ask everybody." in told and "<p" not in told
    assert Policy.objects.get().body == policy.body


TABLES = [model._meta.db_table for model in locking.ORDER]
LOCKS = re.compile(r'^(?:UPDATE|DELETE FROM) "(\w+)"| FOR (?:NO KEY )?UPDATE OF "(\w+)"$')


def locked_by(act) -> list[str]:
    """The tables of which `act` locks rows, by the first lock of each."""
    with CaptureQueriesContext(connection) as queries:
        act()
    found = filter(None, (LOCKS.search(query["sql"]) for query in queries))
    return [table for table in dict.fromkeys(match[1] or match[2] for match in found) if table in TABLES]


@EACH
def test_a_page_is_saved_under_the_lock_of_its_row_and_after_the_interviews_that_show_it(model):
    """Nobody else can store it between the look at what is stored and the save."""
    begin, theirs, _mine, _same = CASES[model]
    row, client = begin(), chief()
    shown = {Person: {"people": [row]}, Topic: {"topics": [row]}, Photo: {"lead_photo": row}}
    make.interview(**shown.get(model, {}))
    page = opened(client, url_of(row))
    tables = locked_by(lambda: client.post(url_of(row), page | theirs))
    assert tables[-1] == model._meta.db_table
    assert tables == sorted(tables, key=TABLES.index)


def test_whoever_takes_a_name_out_or_makes_one_topic_of_two_locks_in_the_same_order():
    person, one, two = make.person("Salma Haddad"), make.topic("Bread"), make.topic("Loaves")
    seen = make.photo()
    seen.people.add(person)
    make.published(people=[person], topics=[one, two], lead_photo=make.photo())
    by, names = make.user("editor", "publisher"), {"en": "a baker", "ar": "خبّازة"}
    choice = Choice("role", names, "nothing")
    acts = (
        lambda: name_removals.do_alone(person, by, choice, "It is night."),
        lambda: topics.merge(one, two, by),
    )
    for tables in map(locked_by, acts):
        assert tables[0] == "articles_interview" and len(tables) > 1
        assert tables == sorted(tables, key=TABLES.index)


def type_into(translation, _person):
    drafting.autosave(translation.pk, translation.created_by, translation.draft_number, {"headline": "خبز"})


def take_name_out(_translation, person):
    protection.rename(person, Choice("role", {"en": "a baker", "ar": "خبّازة"}, "nothing"), make.publisher())


@pytest.mark.parametrize("act", [type_into, take_name_out])
def test_whoever_changes_a_translation_locks_its_original_with_it(act):
    original, person = make.interview(people=[]), make.person("Salma Haddad")
    translation = make.interview(people=[person], language="ar", original=original)
    assert locked_first(partial(act, translation, person)) == {original.pk, translation.pk}


def locked_first(act) -> set[int]:
    """The keys of the interviews that `act` locks before anything else."""
    with CaptureQueriesContext(connection) as queries:
        act()
    first = next(query["sql"] for query in queries if " FOR NO KEY UPDATE" in query["sql"])
    return set(map(int, re.search(r"IN \((.*?)\)", first)[1].split(", ")))


def move_in_the_form(translation, to):
    client = chief()
    page = test_admin_interviews.opened(client, translation) | {"original": to.pk}
    return partial(client.post, translation.get_admin_url(), page)


def restore_what_it_was(translation, to):
    revision = drafting.keep_revision(translation, translation.created_by)
    revision.draft["original"] = to.pk
    return partial(drafting.restore, revision, make.editor(), translation.draft_number)


@pytest.mark.parametrize("begin", [move_in_the_form, restore_what_it_was])
def test_whoever_makes_it_a_translation_of_another_locks_that_one_with_it(begin):
    to, original = make.interview(), make.interview()
    translation = make.interview(language="ar", original=original)
    assert locked_first(begin(translation, to)) == {to.pk, original.pk, translation.pk}
    translation.refresh_from_db()
    assert translation.original == to


def test_what_somebody_else_stored_in_that_instant_is_seen_the_second_time():
    client = chief()
    sent = {"key": "about", "language": "en", "title": "About", "body": "<p>We ask.</p>"}

    def looked(formsets, real=options.all_valid):
        patch.stop()
        policy()
        return real(formsets)

    patch = mock.patch.object(options, "all_valid", looked)
    patch.start()
    assert client.post(reverse("admin:articles_policy_add"), sent).status_code == 302
    assert Policy.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_save_in_one_instant_both_have_stored_what_they_changed():
    make.roles()
    begin, theirs, mine, _same = CASES[Person]
    row, two = begin(), [chief(), chief()]
    pages = [opened(client, url_of(row)) | typed for client, typed in zip(two, (theirs, mine), strict=True)]
    meeting = fork.Barrier(2)
    acts = (partial(save, client, row, page, meeting) for client, page in zip(two, pages, strict=True))
    assert at_once(*acts) == ["", ""]
    assert stored(row).items() >= changed(theirs | mine).items()


def save(client, row, page: dict, meeting):
    """Save, and wait a moment between looking and storing: for the other, if that one is let in as well."""

    def looked(formsets, real=options.all_valid):
        valid = real(formsets)
        with suppress(BrokenBarrierError):
            meeting.wait(0.3)
        return valid

    with mock.patch.object(options, "all_valid", looked):
        assert client.post(url_of(row), page).status_code == 302


# -- rows


def add_row(page: dict, prefix: str, **fields) -> dict:
    """`page` with one more row; the page has none left empty."""
    number = page[f"{prefix}-TOTAL_FORMS"]
    return page | {f"{prefix}-TOTAL_FORMS": number + 1} | {f"{prefix}-{number}-{n}": v for n, v in fields.items()}


def again(response) -> dict:
    """What the browser sends of a page that came back with an error, as it stands."""
    context = response.context
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    sent = {field.html_name: field.value() for formset in formsets for field in formset.management_form}
    for form in [context["adminform"].form, *(form for formset in formsets for form in formset.forms)]:
        sent |= {form[name].html_name: form[name].value() for name in form.fields}
    return {name: value for name, value in sent.items() if value not in (None, False)}


def picks(row) -> list[tuple[str, int]]:
    return [(str(pick.interview), pick.position) for pick in row.picks.all()]


def test_whoever_puts_another_interview_first_in_the_same_minute_looks_at_the_order(client):
    row, two = front_page(), [chief(), chief()]
    pages = [opened(each, url_of(row)) for each in two]
    lead, other = make.interview(headline="Lead"), make.interview(headline="Other")
    two[0].post(url_of(row), add_row(pages[0], "picks", interview=lead.pk, position=1))
    page = two[1].post(url_of(row), add_row(pages[1], "picks", interview=other.pk, position=1))
    assert "“<bdi>Lead</bdi>” has place 1." in page.text and TOLD in page.text
    assert "Other" not in dict(picks(row))

    assert two[1].post(url_of(row), again(page)).status_code == 302
    assert picks(row) == [("Bread", 1), ("Lead", 1), ("Other", 1), ("Salt", 2), ("Flour", 3)]


def test_a_pick_that_one_takes_out_and_another_moves_is_asked_about(client):
    row, two = front_page(), [chief(), chief()]
    pages = [opened(each, url_of(row)) for each in two]
    two[0].post(url_of(row), pages[0] | {"picks-0-DELETE": "on", "picks-1-DELETE": "on"})
    other = make.interview(headline="Other")
    sent = add_row(pages[1], "picks", interview=other.pk, position=6) | {"picks-0-position": 5}
    page = two[1].post(url_of(row), sent)
    (wrong,) = (form for form in page.context["inline_admin_formsets"][0].formset.forms if form.errors)
    assert wrong["position"].value() == "5" and "took this out while your page was open" in page.text
    assert "“<bdi>Salt</bdi>” was taken out." in page.text and picks(row) == [("Flour", 3)]
    assert two[1].post(url_of(row), again(page)).status_code == 302
    assert picks(row) == [("Flour", 3), ("Bread", 5), ("Other", 6)]


def test_a_pick_that_one_adds_stays_though_another_took_it_back_before_saving(client):
    row, two = front_page(), [chief(), chief()]
    pages = [opened(each, url_of(row)) for each in two]
    lead = {"interview": make.interview(headline="Lead").pk, "position": 4}
    two[0].post(url_of(row), add_row(pages[0], "picks", **lead))
    two[1].post(url_of(row), add_row(pages[1], "picks", **lead, DELETE="on"))
    assert ("Lead", 4) in picks(row)


def test_who_left_the_list_alone_is_asked_nothing_about_it(client):
    row, two = front_page(), [chief(), chief()]
    pages = [opened(each, url_of(row)) for each in two]
    two[0].post(url_of(row), pages[0] | {"picks-0-DELETE": "on"})
    assert two[1].post(url_of(row), pages[1] | {"quoted": ""}).status_code == 302
    assert picks(row) == [("Salt", 2), ("Flour", 3)]


@pytest.mark.parametrize(
    "typed",
    [
        {"picks-0-id": "999", "picks-0-shown": ""},
        {"picks-0-id": "999", "picks-0-interview": "x", "picks-0-shown": '{"interview": "x"}'},
        {"picks-0-id": "x", "picks-0-shown": "7"},
        {"picks-0-id": "", "picks-0-interview": "", "picks-١-id": "1", "picks--1-id": "1", "picks-9-id": "1"},
        {"picks-TOTAL_FORMS": 999, "picks-INITIAL_FORMS": 999},
        {"picks-TOTAL_FORMS": 0, "picks-INITIAL_FORMS": 0},
        {"picks-TOTAL_FORMS": "x"},
    ],
)
def test_a_page_that_tells_nonsense_of_its_rows_is_survived(typed):
    row, client = front_page(), chief()
    assert client.post(url_of(row), opened(client, url_of(row)) | typed).status_code in (200, 302)


def test_a_name_that_two_add_in_one_language_is_shown_from_both_sides(client):
    row, two = make.person("Salma Haddad"), [chief(), chief()]
    pages = [opened(each, url_of(row)) for each in two]
    two[0].post(url_of(row), pages[0] | {"names-1-name": "سلمى حداد"})
    page = two[1].post(url_of(row), pages[1] | {"names-1-name": "سلمى حدّاد"})
    assert "\N{FIRST STRONG ISOLATE}سلمى حداد\N{POP DIRECTIONAL ISOLATE}. Save again" in page.text
    assert two[1].post(url_of(row), again(page)).status_code == 302
    assert {name.name for name in row.names.all()} == {"Salma Haddad", "سلمى حدّاد"}


def test_a_name_that_one_takes_out_and_another_describes_is_asked_about(client):
    row, two = make.person("Salma Haddad"), [chief(), chief()]
    row.names.create(language="ar", name="أم خليل")
    pages = [opened(each, url_of(row)) for each in two]
    [english] = [name for name in ("names-0", "names-1") if pages[0][f"{name}-language"] == "en"]
    two[0].post(url_of(row), pages[0] | {f"{english}-DELETE": "on"})
    page = two[1].post(url_of(row), pages[1] | {f"{english}-description": "a baker"})
    assert "took this out while your page was open" in page.text
    assert [name.name for name in row.names.all()] == ["أم خليل"]
    assert two[1].post(url_of(row), again(page)).status_code == 302
    assert {(name.name, name.description) for name in row.names.all()} == {
        ("أم خليل", ""),
        ("Salma Haddad", "a baker"),
    }


def test_who_takes_out_what_another_has_changed_is_told(client):
    row, two = make.person("Salma Haddad"), [chief(), chief()]
    row.names.create(language="ar", name="سلمى")
    pages = [opened(each, url_of(row)) for each in two]
    two[0].post(url_of(row), pages[0] | {"names-0-description": "a baker"})
    page = two[1].post(url_of(row), pages[1] | {"names-0-DELETE": "on"})
    assert "changed what you take out" in page.text and row.names.count() == 2
    assert two[1].post(url_of(row), again(page)).status_code == 302
    assert row.names.count() == 1


def test_a_page_that_was_open_while_a_name_was_taken_out_does_not_bring_it_back(client):
    row, colleague = make.person("Salma Haddad", spellings=["Selma"]), chief()
    page = opened(colleague, url_of(row))
    new = {"en": "a baker", "ar": "خبّازة"}
    protection.rename(row, Choice("role", new, "nothing"), make.publisher())
    assert colleague.post(url_of(row), page | {"names-0-description": "of Aleppo"}).status_code == 302
    row = Person.objects.get(pk=row.pk)
    assert (row.naming, row.spellings, row.name_in) == ("role", [], new)
    assert row.words_in("en").description == "of Aleppo"


def test_each_cell_of_the_picks_says_what_it_is_where_there_is_no_room_for_columns(client):
    client.force_login(make.editor())
    page = client.get("/admin/articles/frontpage/add/").text
    for field in ("interview", "position"):
        assert f'<label class="narrow" for="id_picks-0-{field}">' in page
