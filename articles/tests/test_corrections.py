"""What may be brought to readers as which kind of change, and whose name it takes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.editorial import drafting, signing, translations
from articles.editorial.gates import GATES_OF_CHANGES
from articles.editorial.refusals import Refused
from articles.editorial.workflow import perform
from articles.models import Interview
from articles.tests import make

pytestmark = pytest.mark.django_db

ANSWER = "Bread is an hour of the night, and we were four."


@pytest.fixture
def live():
    """An interview that readers see, with an answer and a quotation in its narrative."""
    asks, answers = make.person("Rozana", kind="organisation"), make.person("Umm Karim")
    first, second = (f'id="q-{letter * 8}" data-speaker="{answers.pk}"' for letter in "ab")
    quoted = f"<p>She says: <q {first}>the oven is cold</q> and laughs, <q {second}>and the flour is gone</q>.</p>"
    body = quoted + "<p>The street is narrow and quiet.</p>" + make.exchange(asks, answers, answer=ANSWER)
    return make.published(people=[answers], asked_by=[asks], body=body)


def changed(live, old, new) -> Interview:
    assert old in live.body
    return make.change(live, body=live.body.replace(old, new))


def bring(interview, kind="correction", by=None, **details):
    message = "" if kind == "typo" else "What was wrong is right now."
    perform("correct", interview, by=by or make.publisher(), kind=kind, message=message, **details)


def sign(interview, by):
    for problem in signing.problems(interview):
        if problem.gate.name == "quoted words":
            signing.sign(interview, problem.digest, by=by, reason="The recording says so.")


# -- a typing error


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("an hour of", "an huor of"),
        ("the oven", "the ovenn"),
        ("narrow", "narow"),
        ("The street", "The Street"),
    ],
)
def test_one_letter_of_one_word_is_a_typing_error_also_in_an_answer(live, old, new):
    bring(changed(live, old, new), "typo")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("were four", "were 4", "4"),
        ("an hour", "not an hour", "not"),
        ("narrow and quiet", "wide and loud", "more than one letter"),
        ("She says", "Salma says", "Salma"),
    ],
)
def test_a_number_a_negation_or_a_name_never_is(live, old, new, named):
    interview = changed(live, old, new)
    with pytest.raises(Refused, match=named):
        bring(interview, "typo")


def test_what_an_answer_says_in_its_own_language_is_quoted_too(live):
    interview = changed(live, f"{ANSWER}</p>", f'{ANSWER}</p><blockquote lang="ar">كنا أربعة</blockquote>')
    with pytest.raises(Refused, match="A colleague must sign"):
        bring(interview)


@pytest.mark.parametrize("said", [">the oven", ' data-kind="answer"'])
def test_the_same_words_of_another_speaker_never_are(live, said):
    asks, answers = (turn.speaker for turn in live.document.turns)
    interview = changed(live, f'data-speaker="{answers}"{said}', f'data-speaker="{asks}"{said}')
    with pytest.raises(Refused, match="a speaker, or the order of the text, has changed"):
        bring(interview, "typo")


def test_another_photo_never_is():
    shown = make.published(lead_photo=make.photo())
    make.change(shown, lead_photo=make.photo(added_by=shown.created_by))
    with pytest.raises(Refused, match="a photo has changed"):
        bring(shown, "typo")


def test_what_is_said_of_a_photo_is_weighed_like_any_words():
    photo = make.photo(alt="Four loaves on a table")
    shown = make.published(lead_photo=photo)
    photo.words.update(alt="Seven loaves on a table")
    with pytest.raises(Refused, match="Four.*Seven"):
        bring(make.change(shown, standfirst=shown.standfirst), "typo")
    photo.words.update(alt="Four loaves on a tabel")
    bring(make.change(shown, standfirst=shown.standfirst), "typo")


# -- quoted words


@pytest.mark.parametrize("old", ["an hour of the night", "the oven is cold", "the flour is gone"])
@pytest.mark.parametrize("kind", ["correction", "clarification", "update"])
def test_what_somebody_is_quoted_with_is_not_changed_alone(live, old, kind):
    interview = changed(live, old, "quite another thing")
    with pytest.raises(Refused, match="of Umm Karim: .*Now they are: “quite another thing.*A colleague must sign"):
        bring(interview, kind)
    sign(interview, by=make.editor())
    bring(interview, kind)


@pytest.mark.parametrize("said", [">the oven", ">and the flour", ' data-kind="answer"'])
def test_words_of_somebody_are_not_given_to_another_alone(live, said):
    asks, answers = (turn.speaker for turn in live.document.turns)
    interview = changed(live, f'data-speaker="{answers}"{said}', f'data-speaker="{asks}"{said}')
    with pytest.raises(Refused, match="as Umm Karim's: “[^\n]+”. Now they are Rozana's. A colleague must sign"):
        bring(interview)
    sign(interview, by=make.editor())
    bring(interview)


def test_nobody_signs_for_it_as_their_own_colleague(live):
    publisher = make.publisher()
    interview = changed(live, "an hour of the night", "two hours of the night")
    sign(interview, by=publisher)
    with pytest.raises(Refused, match="not you"):
        bring(interview, by=publisher)
    bring(interview)


def test_a_signature_is_for_the_words_it_was_given_for(live):
    interview = changed(live, "an hour of the night", "two hours of the night")
    sign(interview, by=make.editor())
    interview = changed(interview, "two hours", "seven hours")
    with pytest.raises(Refused, match="seven hours"):
        bring(interview)


def test_an_answer_taken_out_takes_a_name_too(live):
    section = live.body[live.body.rindex("<section") :]
    interview = changed(live, section, "")
    assert [problem.place for problem in signing.problems(interview) if problem.gate in GATES_OF_CHANGES] == ["body"]
    with pytest.raises(Refused, match="Bread is an hour"):
        bring(interview)


def test_the_newsrooms_own_words_and_new_answers_take_none(live):
    interview = changed(live, "narrow and quiet", "wide and loud")
    interview.body = interview.body.replace("What is bread?", "How is it made?")
    speaker = interview.document.turns[-1].speaker
    answer = f'<section data-kind="answer" data-speaker="{speaker}"><p>And salt.</p></section>'
    bring(make.change(interview, body=interview.body + answer))


def test_words_taken_out_for_safety_have_their_two_people_already(live):
    bring(changed(live, "an hour of the night", "an hour"), "safety")


def test_a_change_for_somebodys_safety_takes_two(live):
    both = make.user("editor", "publisher")
    interview = make.change(live, body=live.body.replace("an hour of the night", "an hour"))
    perform("return", interview, by=both, note="The hour gives her away.")
    perform("submit", interview, by=interview.created_by)
    perform("approve", interview, by=both)
    with pytest.raises(Refused, match="takes two people"):
        bring(interview, "safety", by=both)
    bring(interview, "safety")


def test_at_night_one_changes_it_alone_and_the_desk_asks_until_another_has_read_it(client, live):
    alone = make.user("editor", "publisher")
    live.body = live.body.replace("an hour of the night", "an hour")
    drafting.save(live, alone, seen=live.draft_number)
    address = reverse("admin:articles_interview_move", args=[live.pk, "protect-alone"])
    client.force_login(alone)
    assertContains(client.get(live.get_admin_url()), "Change it alone, for somebody")
    assertContains(client.get(address), "Readers see this text at once in place of the one before.")
    asked = {"confirmed": "yes", "seen": live.draft_number, "shown_as": "nothing"}
    client.post(address, asked | {"reason": " "})
    assert live.versions.count() == 1
    client.post(address, asked | {"reason": "It tells when she is in the street."})
    correction = live.corrections.get()
    assert (correction.kind, correction.shown_as, correction.after.number) == ("safety", "nothing", 2)
    assert "hour of the night" not in live.versions.live(timezone.now()).get().content
    client.force_login(make.editor())
    assertContains(client.get("/admin/"), "It tells when she is in the street.")
    client.post(reverse("admin:articles_solo_read", args=[correction.after.solo.pk]))
    assertNotContains(client.get("/admin/"), "It tells when she is in the street.")


def test_at_night_one_does_not_wait_for_what_is_scheduled(live):
    alone, tomorrow = make.publisher(), timezone.now() + timedelta(days=1)
    bring(changed(live, "an hour of the night", "an hour"), "safety", by=alone, at=tomorrow)
    due = live.versions.get(number=2)
    perform("protect-alone", live, by=alone, reason="They are looking for her now.")
    assert "hour of the night" not in live.versions.live(timezone.now()).get().content
    assert "hour of the night" not in live.versions.live(tomorrow).get().content
    due.refresh_from_db()
    assert due.cancelled_at


def test_the_page_shows_the_words_and_leads_to_signing(client, live):
    interview = changed(live, "an hour of the night", "two hours of the night")
    editor = make.editor()
    client.force_login(editor)
    page = client.get(interview.get_admin_url())
    assertContains(page, "Readers know these words of Umm Karim: “an hour”. Now they are: “two hours”.")
    problem = next(found for found in signing.problems(interview) if found.gate.name == "quoted words")
    url = reverse("admin:articles_interview_sign", args=[interview.pk, problem.digest])
    assertContains(page, url)
    client.post(url, {"reason": "The recording says two."})
    bring(interview)
    assert interview.signatures.get().by == editor


# -- the other language


def move_page(client, interview):
    client.force_login(make.publisher())
    return client.get(reverse("admin:articles_interview_move", args=[interview.pk, "correct"]))


def test_where_readers_see_no_other_language_nobody_is_asked_about_one(client, live):
    page = move_page(client, changed(live, "narrow and quiet", "wide and loud"))
    assertNotContains(page, "others_considered")


def test_a_correction_without_a_moment_is_said_to_go_out_at_once(client, live):
    page = move_page(client, changed(live, "narrow and quiet", "wide and loud"))
    assertContains(page, "Empty: at once. In the newsroom's time: ")


def test_a_correction_asks_about_the_other_language_and_leads_there(client, live):
    other = translations.begin(live, "ar", by=make.editor())
    other.body, other.headline = other.body.replace("></p>", ">كلام</p>"), "خبز الفجر"
    other = make.change(other, body=other.body)
    perform("publish", other, by=make.publisher())
    interview = changed(live, "narrow and quiet", "wide and loud")
    page = move_page(client, interview)
    assertContains(page, other.get_admin_url())
    assertContains(page, "خبز الفجر (1 passage has changed in the original.)")
    with pytest.raises(Refused, match="another language too"):
        bring(interview)
    bring(interview, others_considered=True)


def test_a_typing_error_asks_about_no_other_language(live):
    other = translations.begin(live, "ar", by=make.editor())
    other.headline = "خبز الفجر"
    other = make.change(other, body=other.body.replace("></p>", ">كلام</p>"))
    perform("publish", other, by=make.publisher())
    bring(changed(live, "narrow", "narow"), "typo")
