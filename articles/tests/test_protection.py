"""Taking a name out after the fact: it is nowhere any more, and the record shows that something was removed."""

from contextlib import suppress
from datetime import timedelta
from functools import partial

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.utils import timezone

from articles import markers
from articles.editorial import (
    bearing,
    drafting,
    media,
    notes,
    old_names,
    protection,
    signing,
    topics,
    translations,
    workflow,
)
from articles.editorial.outside import show as show_outside
from articles.editorial.protection import Choice
from articles.editorial.refusals import NotAllowed, Refused
from articles.editorial.states import State
from articles.editorial.workflow import MOVES
from articles.keeping import chains, integrity
from articles.models import Correction, Interview, Person, Policy, QuoteCard, Version
from articles.pages import Page
from articles.tests import make
from articles.words import document

pytestmark = pytest.mark.django_db

NAME = "Salmacanary Haddad"
SHORT = "Haddadcanary"


@pytest.fixture
def person():
    return make.person(NAME, spellings=["Selmacanary"], page_allowed=True)


@pytest.fixture
def interview(person):
    """Published, corrected, shown to a lawyer; the name stands everywhere it can."""
    made = make.published(
        people=[person],
        headline=f"{NAME} on bread",
        standfirst=f"{NAME} bakes.",
        body=f'<p>{NAME} said: “<q data-speaker="{person.pk}">I, {SHORT}, bake</q>”.</p>',
        desk_note=f"Ask {SHORT} again",
    )
    made.participations.update(label=SHORT, description="the only baker in Idlib")
    make.corrected(make.change(made, dateline="Aleppo"))
    notes.ask(made, make.editor(), f"Is {SHORT} safe?", words=NAME)
    QuoteCard.objects.create(interview=made, words=f"I, {SHORT}, bake", made_by=made.created_by)
    show_outside(made, make.editor(), "our lawyer", timezone.now() + timezone.timedelta(days=1))
    return made


def protect(person, **options):
    by = options.pop("by", None) or make.publisher()
    details = {"naming": "pseudonym", "names": {"en": "Umm Karim"}, "shown_as": "nothing"} | options
    return protection.rename(person, Choice(**details), by)


def rows_with(text):
    """Every stored row that holds `text` in any column, in any case."""
    found = []
    for model in apps.get_models():
        for row in model._default_manager.values():
            if text.casefold() in repr(row).casefold():
                found.append((model.__name__, row))
    return found


def test_the_old_name_is_in_no_row_of_the_database(person, interview):
    make.corrected(make.change(interview, conducted_in=f"as {SHORT} speaks"))  # which no list of languages has
    assert len(rows_with("canary")) > 5
    protect(person)
    assert rows_with("canary") == []


def let_look(interview):
    until = timezone.now() + timezone.timedelta(days=1)
    return partial(show_outside, interview, make.editor(), "our lawyer", until)


def sign(interview):
    found = next(found for found in signing.problems(interview) if "canary" in found.message)
    return partial(signing.sign, interview, found.digest, make.editor(), "Asked them.")


def look_beside(interview):
    translation = translations.begin(interview, "ar", make.editor())
    translation.participations.all().delete()
    digest = translation.original.block_digests[translation.document.blocks[0].source]
    number, block = translation.draft_number, translation.document.blocks[0].id
    return partial(translations.looked_at, translation, block, make.editor(), number, digest)


@pytest.mark.parametrize("asked_for", [let_look, sign, look_beside])
def test_whoever_read_it_before_the_name_was_taken_out_keeps_none_of_it(person, interview, asked_for):
    make.change(interview, body=interview.body.replace("bake<", "knead<"))
    act = asked_for(Interview.objects.get(pk=interview.pk))
    protect(person)
    with suppress(Refused):
        act()
    assert rows_with("canary") == []


def test_whoever_restores_while_a_name_is_taken_out_keeps_none_of_it(person, interview, monkeypatch):
    def refuse(*about, real=drafting.refuse_strangers):
        real(*about)
        monkeypatch.undo()
        protect(person)

    monkeypatch.setattr(drafting, "refuse_strangers", refuse)
    with pytest.raises(drafting.Conflict):
        drafting.restore(interview.revisions.last(), interview.created_by, interview.draft_number)
    assert rows_with("canary") == []


def test_readers_find_the_new_name_at_a_new_address(person, interview):
    protect(person)
    version = Version.objects.live(timezone.now()).get()
    page = Page.from_version(version)
    assert (page.slug, page.headline) == ("umm-karim-on-bread", "Umm Karim on bread")
    assert page.document.quotations[0].text == "I, Umm Karim, bake"
    assert [(who.slug, who.description) for who in page.people] == [("", "")]
    assert [(row.label, row.description) for row in interview.participations.all()] == [("", "")]


def test_the_record_still_verifies_and_shows_what_was_removed(person, interview):
    protect(person)
    assert list(chains.record_problems()) == []
    kinds = list(interview.record.order_by("number").values_list("kind", "version_number"))
    assert kinds == [("opened", 1), ("opened", 2), ("opened", 3), ("redacted", 1), ("redacted", 2)]


@pytest.mark.parametrize(("shown_as", "told"), [("nothing", 0), ("month", 1)])
def test_readers_learn_as_much_as_was_chosen(person, interview, shown_as, told):
    protect(person, shown_as=shown_as)
    assert Correction.objects.shown(timezone.now()).filter(kind="safety").count() == told


@pytest.mark.parametrize("place", ["{}", "So.<small>{}</small>"], ids=["text", "note"])
def test_a_spelling_that_cannot_be_replaced_stops_everything(person, interview, place):
    person.spellings.append("Salma-canary")
    person.save()
    body = place.format("Her name was Salma-<b>canary</b>.")
    make.interview(people=[person], headline="About her", body=f"<p>{body}</p>")
    with pytest.raises(Refused, match="About her"):
        protect(person)
    assert rows_with(NAME)


def test_a_name_that_their_own_page_has_lost_is_still_known_from_what_readers_saw(person, interview):
    person.names.create(language="ar", name="سلمى حداد")
    make.corrected(make.change(interview, dateline="Idlib"))
    person.names.update(name="a baker")
    person.participations.update(label="")
    Person.objects.filter(pk=person.pk).update(naming="role", spellings=[])
    stale = Person.objects.get(pk=person.pk)
    assert {*old_names.spellings_of(stale)} == {NAME, SHORT, "سلمى حداد", "Selmacanary", "a baker"}
    assert NAME in [row.old for row in find(stale).bearers[0].occurrences]
    protect(stale, naming="role", names={"en": "a resident of Aleppo", "ar": "أحد سكان حلب"})
    assert rows_with("canary") == []
    assert live_page(interview).headline == "A resident of Aleppo on bread"


def test_it_goes_from_words_kept_in_their_language_and_from_what_they_mean(person):
    kept = f'<blockquote lang="ar" title="I am {NAME}">أنا Selmacanary</blockquote>'
    said = f'<p><span lang="ar" title="{NAME}">هي</span> bakes.</p>{kept}'
    body = f'<section data-speaker="{person.pk}">{said}</section>'
    for made in (make.published(people=[person], body=body), make.interview(people=[person], body=body)):
        (bearer,) = [row for row in find(person).bearers if row.interview == made]
        assert bearer.in_draft and [row.old for row in bearer.occurrences[:3]] == ["Selmacanary", NAME, NAME]
    protect(person)
    assert rows_with("canary") == []
    assert [*live_page(Interview.objects.earliest("pk")).document.glosses.values()] == ["Umm Karim", "I am Umm Karim"]


@pytest.mark.parametrize("address", ["~salmacanary-haddad", "wiki/Salmacanary_Haddad", "%53almacanary+Haddad"])
def test_no_link_leads_any_more_to_an_address_that_tells_the_name(person, address):
    body = f'<p>She has <a href="https://example.org/{address}">a page</a>.</p>'
    for made in (make.published(people=[person], body=body), make.interview(people=[person], body=body)):
        (bearer,) = [row for row in find(person).bearers if row.interview == made]
        assert bearer.in_draft and [row.new for row in bearer.occurrences if "example" in row.before] == [""]
    protect(person)
    assert [row[0] for row in rows_with("canary")] == []
    assert "She has a page." in live_page(Interview.objects.earliest("pk")).document.text


def test_only_a_publisher_takes_a_name_out(person, interview):
    with pytest.raises(NotAllowed):
        protect(person, by=make.editor())


# -- pictures


@pytest.mark.parametrize("silent", [False, True], ids=["openly", "silently"])
def test_of_what_was_withdrawn_the_front_server_is_not_told_the_name_either(
    client, person, silent, django_capture_on_commit_callbacks
):
    """It stays away as it was: one that was withdrawn in silence is in no list of what was withdrawn."""
    interview = make.published(people=[person], headline=f"{NAME} on bread")
    workflow.perform("withdraw", interview, by=make.publisher(), silent=silent)
    assert any("canary" in marker.place for marker in markers.every())
    with django_capture_on_commit_callbacks(execute=True):
        protect(person)
    told = {marker.place for marker in markers.every() if marker.shut and marker.silent == silent}
    assert told == {marker.place for marker in markers.every()} >= {f"i/{interview.public_id}"}
    assert not any("canary" in place for place in told)
    assert client.get(f"/i/{interview.public_id}/").status_code == (404 if silent else 410)
    assert (interview.public_id in client.get("/en/feed.atom").content.decode()) != silent
    assert list(integrity.problems()) == []


def test_a_photo_of_somebody_who_is_protected_now_goes_out_with_their_name(client):
    person = make.person(NAME)
    photo = make.photo(alt=f"{NAME} at the oven")
    photo.people.add(person)
    body = f'<p>So.</p><figure data-photo="{photo.pk}"><figcaption>{NAME}</figcaption></figure>'
    made = make.published(people=[person], lead_photo=photo, body=body)
    protect(person)
    page = live_page(made)
    assert page.lead is None and not page.pictures and not page.document.media
    assert bearing.content_of(made.versions.live(timezone.now()).get())["lead_photo"] is None
    assert client.get(f"/media/{photo.renditions[0]['name']}").status_code == 404
    assert rows_with("canary") == []


def test_a_photo_that_goes_out_above_both_languages_leaves_nothing_to_look_at():
    person, photo = make.person(NAME), make.photo()
    photo.people.add(person)
    made = translations.begin(make.interview(people=[person], lead_photo=photo), "ar", make.editor())
    protect(person)
    made.refresh_from_db()
    assert made.lead_photo is None and not Interview.objects.left_behind()


def test_what_is_said_about_a_photo_says_the_new_name(person):
    photo = make.photo(alt=f"The oven of {NAME}")
    made = make.published(people=[person], lead_photo=photo)
    protect(person)
    assert Page.from_version(made.versions.live(timezone.now()).get()).lead.alt == "The oven of Umm Karim"
    assert rows_with("canary") == []


def test_share_cards_and_quotations_that_said_the_name_are_gone(person, interview, django_capture_on_commit_callbacks):
    QuoteCard.objects.create(interview=interview, words=f"I, {SHORT}, bake", made_by=make.editor())
    cards = [card for version in interview.versions.all() for card in version.media]
    with django_capture_on_commit_callbacks(execute=True):
        protect(person)
    assert len(cards) == 2 and not any(default_storage.exists(card) for card in cards)
    assert rows_with("canary") == []
    (card,) = Version.objects.live(timezone.now()).get().media
    assert default_storage.exists(card)


def test_a_photo_of_theirs_in_another_interview_is_taken_out_by_hand_first(person, interview):
    photo = make.photo()
    photo.people.add(person)
    make.published(people=[make.person()], lead_photo=photo, headline="Elsewhere")
    with pytest.raises(Refused, match="Elsewhere"):
        protect(person)
    person.refresh_from_db()
    assert person.naming == "full"


@pytest.mark.parametrize("later", [True, False])
def test_a_photo_of_theirs_stands_in_the_way_that_only_readers_of_another_interview_have(person, interview, later):
    photo, others = make.photo(), [make.person()]
    photo.people.add(person)
    tomorrow = timezone.now() + timedelta(days=1)
    fields = {"people": others, "lead_photo": photo, "headline": "Elsewhere"}
    elsewhere = make.scheduled(tomorrow, **fields) if later else make.published(**fields)
    make.change(elsewhere, lead_photo=None)
    photo.focus_x = 10
    media.cut_again(photo)
    photo.save()
    with pytest.raises(Refused, match="A photo .*Elsewhere"):
        protect(person)
    photo.delete()
    with pytest.raises(Refused, match="A photo .*Elsewhere"):
        protect(person)


# -- what readers see goes on saying what it said


def live_page(interview) -> Page:
    return Page.from_version(interview.versions.live(timezone.now()).get())


def test_a_draft_that_nobody_has_approved_does_not_reach_readers_with_the_new_name(person, interview):
    interview.refresh_from_db()
    interview.headline = f"{NAME} tells everything"
    drafting.save(interview, interview.created_by, seen=interview.draft_number)
    protect(person)
    assert live_page(interview).headline == "Umm Karim on bread"
    interview.refresh_from_db()
    assert interview.headline == "Umm Karim tells everything"
    assert State(interview, timezone.now()).is_change()


def test_what_readers_see_need_not_be_approved_again(person, interview):
    protect(person)
    interview.refresh_from_db()
    assert interview.stage == "ready"
    assert not State(interview, timezone.now()).is_change()


def test_a_note_to_readers_and_the_words_about_others_say_the_new_name(person):
    other = make.person("Samir Kanj")
    made = make.published(people=[person, other])
    made.participations.filter(person=other).update(description=f"brother of {NAME}")
    make.corrected(make.change(made, dateline="Aleppo"), message=f"{NAME} opened at five.")
    salt = made.corrections.get().salt
    protect(person)
    assert [who.description for who in live_page(made).people] == ["", "brother of Umm Karim"]
    assert {row.note for row in made.corrections.all()} == {"Umm Karim opened at five.", ""}
    assert rows_with("canary") == [] and salt and rows_with(salt) == []  # no guess at it can be checked
    make.chained()
    assert list(chains.audit_problems()) == []


def test_a_topic_of_that_name_leaves_the_interview(person):
    told = make.topic("A baker")
    told.slug = "the-oven-of-salmacanary-haddad"
    told.save()
    made = make.published(people=[person], topics=[make.topic(NAME), told, make.topic("Bread")])
    protect(person)
    assert [topic.name for topic in made.topics.all()] == ["Bread"]
    assert [topic.name for topic in live_page(made).topics] == ["Bread"]


def test_a_topic_of_that_name_in_the_other_language_leaves_the_interview(person):
    her = make.topic("The baker of Idlib")
    her.names.create(language="ar", name=f"خبّازة اسمها {NAME}")
    made = make.published(people=[person], topics=[her, make.topic("Bread")])
    protect(person)
    assert [topic.name for topic in live_page(made).topics] == ["Bread"]
    assert [topic.name for topic in made.topics.all()] == ["Bread"]


def test_what_loses_a_name_stays_where_its_topics_moved_to(client, person):
    bread = make.topic("Bread")
    make.published(people=[person], topics=[bread], headline=f"{NAME} on bread")
    topics.move(bread, "loaves", make.editor())
    protect(person)
    assert "Umm Karim on bread" in client.get("/en/topics/loaves/").text
    assert client.get("/en/topics/bread/").status_code == 404  # of what readers saw there nothing is kept
    assert list(integrity.problems()) == []


def test_an_interview_in_which_they_take_no_part_changes_only_if_somebody_says_it_is_they(person):
    made = make.published(headline=f"A baker, and {NAME}", slug="a-baker")
    make.corrected(make.change(made, headline="A baker"), at=timezone.now() + timezone.timedelta(days=1))
    namesake = make.published(headline=f"Another {NAME}")
    protect(person, elsewhere=[made.pk])
    assert live_page(made).headline == "A baker, and Umm Karim"
    assert live_page(namesake).headline == f"Another {NAME}"


@pytest.mark.parametrize("shown", ["live", "coming", "ended"])
def test_whoever_has_left_the_draft_takes_part_in_what_readers_have_of_it(person, shown):
    tomorrow, other = timezone.now() + timezone.timedelta(days=1), make.person()
    said = '<p>{} said: “<q data-speaker="{}">I bake</q>”.</p>'
    fields = {"people": [person], "body": said.format(NAME, person.pk)}
    made = make.scheduled(tomorrow, **fields) if shown == "coming" else make.published(**fields)
    made.participations.update(person=other)
    make.change(made, body=said.format("A baker", other.pk))
    if shown == "ended":
        make.corrected(made, kind="clarification")
    assert [(row.interview, row.takes_part) for row in find(person).bearers] == [(made, True)]
    protect(person)
    assert rows_with("canary") == []
    named = [version.people[0]["name"] for version in Version.objects.live_or_coming(timezone.now())]
    assert named == {"live": ["Umm Karim"], "coming": [], "ended": ["Salma Haddad"]}[shown]


@pytest.mark.parametrize("why", Interview.Hold.values)
def test_a_hold_keeps_no_name_before_readers_and_stays_a_hold(person, interview, why):
    workflow.perform("hold", interview, by=make.editor(), why=why, remark="A call.")
    protect(person)
    assert rows_with("canary") == []
    assert live_page(interview).headline == "Umm Karim on bread"
    interview.refresh_from_db()
    assert interview.hold == why
    for move in ("publish", "schedule", "correct"):
        assert MOVES[move] not in workflow.moves_for(make.publisher(), interview)
    assert list(chains.record_problems()) == []


def test_what_is_held_and_not_public_is_shown_to_nobody(person):
    made = make.ready(people=[person], headline=f"{NAME} on bread")
    workflow.perform("hold", made, by=make.editor(), why="safety")
    protect(person)
    assert rows_with("canary") == []
    assert not Version.objects.exists()


def test_a_translation_does_not_tell_where_the_name_stood(client, person):
    asks = make.person("Rana Khoury")
    people = {"people": [person], "asked_by": [asks]}
    body = make.exchange(asks, person, answer=f"I, {NAME}, bake.")

    def translated(original):
        arabic = "".join(
            f'<section data-kind="{block.kind}" data-speaker="{block.speaker}" data-source="{block.id}"'
            f' data-source-digest="{document.digest(block)}"><p>كلام</p></section>'
            for block in original.document.blocks
        )
        return people | {"body": arabic, "language": "ar", "original": original}

    original = make.published(**people, body=body)
    answer = original.document.blocks[1]
    made = make.published(**translated(original))
    make.interview(**translated(make.interview(**people, body=body)))  # of which readers have seen nothing
    protect(person, names={"en": "Umm Karim", "ar": "أم كريم"})
    made.refresh_from_db()
    assert not Interview.objects.left_behind().exists()
    digests = original.versions.live(timezone.now()).get().block_digests
    assert not translations.stale_blocks(digests, live_page(made).document)
    assert digests[answer.id] != document.digest(answer)


# -- where somebody takes no part, and only what is kept says the name


@pytest.fixture
def mentioned():
    """Published as it stands; before that it named somebody, in both scripts, and in bold."""
    made = make.published(headline="Bread", body="<p>As Salmacanary <b>Haddad</b> knew.</p>")
    let_look(made)()
    make.corrected(make.change(made, body="<p>As a baker knew.</p>"))
    return made


def find(person, *also):
    return bearing.find(person, old_names.of(person, "role", {}, also), timezone.now())


def test_a_name_that_only_an_older_version_and_a_revision_say_is_found_there(person, mentioned):
    (bearer,) = find(person).bearers
    assert (bearer.takes_part, bearer.in_live, bearer.in_draft) == (False, False, False)
    assert bearer.copies == bearer.removed == {"versions": 1, "revisions": 1, "preview_links": 1}
    assert [(row.before, row.old, row.after) for row in bearer.occurrences] == [("As ", NAME, " knew.")]


def test_taken_out_of_what_is_kept_it_changes_nothing_that_readers_see(person, mentioned):
    before = (mentioned.versions.live(timezone.now()).get().pk, mentioned.draft_number)
    protect(person, elsewhere=[mentioned.pk])
    assert rows_with("canary") == []
    mentioned.refresh_from_db()
    assert (mentioned.versions.live(timezone.now()).get().pk, mentioned.draft_number) == before
    assert mentioned.revisions.exists()
    assert not Correction.objects.filter(kind="safety").exists()
    assert list(chains.record_problems()) == []
    assert find(person).bearers == ()


@pytest.mark.parametrize("spelt", ["أحمد الأشقر", "احمد الاشقر", "وأَحمـد الأشقر", "Ahmadcanary al-Ashqar"])
def test_every_spelling_in_either_script_is_found_in_an_old_draft(spelt):
    person = make.person("Ahmadcanary al-Ashqar")
    person.names.create(language="ar", name="أحمد الأشقر")
    draft = make.interview(headline="A draft", body=f"<p>{spelt}</p>", language="ar")
    draft.body = "<p>كلام</p>"
    drafting.save(draft, draft.created_by, seen=draft.draft_number)
    assert find(person).bearers == ()  # an autosave keeps nothing
    draft.body = f"<p>{spelt}</p>"
    drafting.save(draft, draft.created_by, seen=draft.draft_number)
    draft.body = "<p>كلام</p>"
    drafting.save(draft, draft.created_by, seen=draft.draft_number)
    (bearer,) = find(Person.objects.get(pk=person.pk)).bearers
    assert bearer.copies == {"revisions": 1}


@pytest.mark.parametrize("place", ["note", "signature", "link", "card", "reason", "label"])
def test_a_name_is_found_wherever_colleagues_have_written_it(person, place):
    made, editor = make.interview(headline="Bread"), make.editor()
    match place:
        case "note":
            notes.ask(made, editor, f"Is {NAME} safe?", words="")
        case "signature":
            made.signatures.create(gate="date", problem="0", message="", reason=f"{NAME} cannot say.", by=editor)
        case "link":
            show_outside(made, editor, NAME, timezone.now() + timezone.timedelta(days=1))
        case "card":
            QuoteCard.objects.create(interview=made, words=f"I am {NAME}", made_by=editor)
        case "reason":
            workflow.perform("publish-alone", made, by=make.publisher(), reason=f"{NAME} asked for it.")
        case "label":
            made.participations.update(description=f"neighbour of {NAME}")
    assert [row.interview for row in find(person).bearers] == [made]
    protect(person, elsewhere=[made.pk])
    assert [row for row in rows_with("canary") if row[0] != "AuditEntry"] == []  # which only grows


# -- where it stands


def test_it_is_found_wherever_it_stands_and_said_what_will_stand_there(person, interview):
    Policy.objects.create(key="about", language="en", title="About", body=f"<p>{NAME} founded it.</p>")
    make.person("Umm Karim", spellings=["Karim's mother", NAME])
    elsewhere = make.interview(headline=f"Another {NAME}")
    make.interview(headline="Salmacanary-like but Haddadcanaryish")
    name = old_names.of(person, "role", {"en": "a resident of Aleppo", "ar": "أحد سكان حلب"})
    found = bearing.find(person, name, timezone.now())
    assert [(row.interview, row.takes_part, row.is_live) for row in found.bearers] == [
        (interview, True, True),
        (elsewhere, False, False),
    ]
    first = found.bearers[0].occurrences[0]
    assert (first.before, first.old, first.new, first.after) == ("", NAME, "A resident of Aleppo", " on bread")
    assert found.bearers[0].removed == {"versions": 1, "revisions": 2, "notes": 1, "preview_links": 1}
    assert (found.bearers[0].in_live, found.bearers[0].in_draft) == (True, True)
    assert found.bearers[0].copies == found.bearers[0].removed
    assert [str(row) for row in found.by_hand] == ["About", "Umm Karim"]


def test_every_text_of_the_database_is_looked_through_or_said_to_hold_no_name():
    """A new column that could hold a name belongs to `bearing` and `rewording`, or to the list here."""
    looked = {(model._meta.model_name, name) for model, fields in bearing.BY_HAND for name in fields}
    looked |= {("interview", name) for name in (*bearing.FIELDS, "slug", "doubts")}
    # All of their interview's go; a removal keeps no name (and the database refuses one that would).
    removed = ("revision", "previewlink", "note", "signature", "nameremoval")
    reworded = {("quotecard", "words"), ("participation", "label"), ("participation", "description")}
    reworded |= {("correction", "note"), ("solopublication", "reason"), ("address", "slug")}
    nameless = {
        *("public_id", "language", "date_shown", "method", "conducted_in", "stage", "hold", "role", "kind", "naming"),
        *("shown_as", "licence", "taken", "master", "original", "key", "window", "place", "action", "subject"),
        *("outcome", "password", "writers", "digest", "salt", "block_digests", "source_digests", "source_head"),
    }
    by_chance = {("clip", "name"), ("clip", "sha256")}
    told = {("auditentry", "facts"), ("auditentry", "actor_name")}  # the audit only grows: docs/safety.md says so
    by_hand = {("topic", "name"), ("topic", "slug"), ("topicname", "folded"), ("topicaddress", "slug")}
    kinds = ("CharField", "TextField", "JSONField", "SlugField", "ArrayField")
    for model in apps.get_app_config("articles").get_models():
        row = model._meta.model_name
        if row in ("version", "recordentry", "photo", *removed):  # versions are emptied but for redaction.KEPT
            continue
        for field in model._meta.concrete_fields:
            if field.get_internal_type() in kinds and field.name not in nameless:
                assert (row, field.name) in looked | reworded | told | by_hand | by_chance
