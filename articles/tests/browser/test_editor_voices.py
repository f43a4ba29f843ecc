"""Writing is typing: names, Enter and keys say who speaks."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

EXCHANGE = """
<p>An evening in Gaziantep.</p>
<section data-speaker="{r}" data-kind="question"><p>How many stayed?</p></section>
<section data-speaker="{s}" data-kind="answer"><p>Nobody knows.</p><p>We counted once.</p></section>
"""


def turn(speaker, kind, *paragraphs):
    words = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f'<section data-speaker="{speaker}" data-kind="{kind}">{words}</section>'


def test_an_interview_is_typed_without_leaving_the_keyboard(writing):
    editor = writing()
    editor.text.click()
    editor.type("An evening in Gaziantep.\nRozana: How many stayed?\nNobody knows.\nWe counted once.\n\nThen he left.")
    assert editor.said() == [
        "<p>An evening in Gaziantep.</p>",
        turn(editor.asks, "question", "How many stayed?"),
        turn(editor.answers, "answer", "Nobody knows.", "We counted once."),
        "<p>Then he left.</p>",
    ]


def test_a_name_and_a_colon_begin_a_turn(writing):
    editor = writing(label="The baker")
    for label in ("Salah Al-Ashkar", "salah al-ashkar", "Salah", "Al-Ashkar", "A", "The baker"):
        editor.text.click()
        editor.type(f"{label}: Nobody knows.")
        assert editor.said() == [turn(editor.answers, "answer", "Nobody knows.")], label
        editor.undo_all()


def test_an_arabic_name_is_known_without_its_hamza(writing):
    editor = writing(language="ar")
    editor.text.click()
    editor.type("صلاح الاشقر: لا أحد يعرف.")
    assert editor.said() == [turn(editor.answers, "answer", "لا أحد يعرف.")]


def test_the_name_of_a_stranger_is_only_words_until_somebody_lets_them_in(writing):
    editor = writing("<p>Mona: We counted.</p>")
    offer = editor.page.locator("[data-stranger]")
    editor.place("We counted.")
    editor.press("Enter")
    editor.type("He said: Nobody knows.\n")
    editor.page.wait_for_timeout(700)
    expect(offer).to_be_hidden()
    editor.type("Mona: Nobody knows.")
    expect(offer).to_have_text("Nobody called “Mona” takes part yet: add …")
    words = ["<p>Mona: We counted.</p>", "<p>He said: Nobody knows.</p>", "<p>Mona: Nobody knows.</p>"]
    assert editor.said() == words
    offer.click()
    asked = editor.page.get_by_role("dialog", name="Somebody new")
    expect(asked.get_by_label("Name, as readers will see it")).to_have_value("Mona")
    asked.get_by_role("button", name="Let them speak").click()
    expect(offer).to_be_hidden()
    expect(editor.text).to_be_focused()
    expect(editor.page.get_by_text("Mona takes part, also where you undo it")).to_be_visible()
    mona = editor.interview.participations.order_by("position").last().person_id
    said = [turn(mona, "answer", "We counted."), words[1], turn(mona, "answer", "Nobody knows.")]
    assert editor.said() == said
    editor.press("Control+z")
    assert editor.said() == words
    editor.press("Control+a", "Delete")
    below = ("Nobody knows.", "He asked: why?", "They left.")
    editor.paste(text="3/12/2017, 10:14 - Layla: How many?\n3/12/2017, 10:15 - Omar: " + "\n".join(below))
    for name, role in {"Layla": "interviewer", "Omar": "interviewee"}.items():
        expect(offer).to_contain_text(f"“{name}”")
        offer.click()
        expect(asked.get_by_label("Takes part as")).to_have_value(role)  # who only asks is most likely one of us
        asked.get_by_role("button", name="Let them speak").click()
        expect(editor.text).to_be_focused()
    expect(offer).to_be_hidden()
    layla, omar = (row.person_id for row in editor.interview.participations.order_by("position")[3:])
    beside = editor.page.locator("#participations-group .joined")
    assert beside.all_inner_texts() == ["Mona interviewee", "Layla interviewer", "Omar interviewee"]
    assert editor.said() == [turn(layla, "question", "How many?"), turn(omar, "answer", *below)]


def test_a_link_of_the_checklist_leads_the_caret_to_the_words_that_wait_for_a_voice(writing):
    editor = writing('<p>An evening in Gaziantep.</p><section data-kind="question"><p>How many stayed?</p></section>')
    editor.page.get_by_role("link", name="How many stayed?").click()
    expect(editor.text).to_be_focused()
    editor.page.get_by_label("Who is speaking").select_option(str(editor.asks))
    assert editor.said() == ["<p>An evening in Gaziantep.</p>", turn(editor.asks, "question", "How many stayed?")]


def test_who_is_given_one_turn_without_a_voice_is_offered_for_its_like(writing):
    unknown = '<section data-kind="question"><p>How?</p></section><section data-kind="answer"><p>So.</p></section>'
    editor = writing(unknown * 3)
    offer = editor.page.get_by_role("button", name="Salah Al-Ashkar in the others too: 2")
    editor.place("So.")
    expect(offer).to_be_hidden()
    editor.page.get_by_label("Who is speaking").select_option(str(editor.answers))
    assert editor.said()[1] == turn(editor.answers, "answer", "So.")
    offer.click()
    expect(offer).to_be_hidden()
    expect(editor.text).to_be_focused()
    asked = '<section data-kind="question"><p>How?</p></section>'
    assert editor.said() == [asked, turn(editor.answers, "answer", "So.")] * 3
    editor.press("Control+z")
    assert editor.said()[1] == turn(editor.answers, "answer", "So.")
    assert editor.said()[2:] == [asked, '<section data-kind="answer"><p>So.</p></section>'] * 2


def test_a_name_typed_within_a_turn_splits_it_and_undo_puts_it_back(writing):
    editor = writing(EXCHANGE)
    before = editor.said()
    editor.place("We counted once.", after=False)
    editor.type("Rozana: ")
    assert editor.said()[2:] == [
        turn(editor.answers, "answer", "Nobody knows."),
        turn(editor.asks, "question", "We counted once."),
    ]
    editor.press("Control+z", "Control+z")
    assert editor.said() == before


def test_enter_in_the_middle_of_a_question_parts_it_in_two_paragraphs(writing):
    editor = writing(EXCHANGE)
    editor.place("How many")
    editor.press("Enter")
    assert editor.said()[1] == turn(editor.asks, "question", "How many", " stayed?")


def test_enter_on_an_empty_line_in_the_middle_leaves_the_turn_there(writing):
    editor = writing(EXCHANGE)
    editor.place("Nobody knows.")
    editor.press("Enter", "Enter")
    editor.type("He laughs.")
    assert editor.said()[2:] == [
        turn(editor.answers, "answer", "Nobody knows."),
        "<p>He laughs.</p>",
        turn(editor.answers, "answer", "We counted once."),
    ]


def test_a_key_gives_the_paragraph_to_a_voice_and_takes_it_back(writing):
    editor = writing("<p>Nobody knows.</p>")
    editor.place("Nobody")
    for chord in ("Control+Shift", "Control+Alt"):
        editor.press(f"{chord}+Digit2")
        assert editor.said() == [turn(editor.answers, "answer", "Nobody knows.")]
        editor.press(f"{chord}+Digit9")
        assert editor.said() == [turn(editor.answers, "question", "Nobody knows.")]
        editor.press(f"{chord}+Digit0")
        assert editor.said() == ["<p>Nobody knows.</p>"]


KEYBOARDS = {
    "Arabic": {"key": "٢", "ctrlKey": True, "shiftKey": True},
    "French": {"key": "2", "ctrlKey": True, "shiftKey": True},
    "a Mac": {"key": "™", "metaKey": True, "altKey": True},
}
PRESS = """(root, event) => root.dispatchEvent(
    new KeyboardEvent("keydown", {code: "Digit2", bubbles: true, cancelable: true, ...event}))"""


def test_a_voice_key_goes_by_its_place_on_any_keyboard(writing):
    editor = writing("<p>Nobody knows.</p>")
    for keyboard, event in KEYBOARDS.items():
        editor.place("Nobody")
        editor.text.evaluate(PRESS, event)
        assert editor.said() == [turn(editor.answers, "answer", "Nobody knows.")], keyboard
        editor.undo_all()
    # AltGr writes a character of its own.
    editor.text.evaluate(PRESS, {"key": "²", "ctrlKey": True, "altKey": True, "modifierAltGraph": True})
    assert editor.said() == ["<p>Nobody knows.</p>"]


def test_bold_is_on_its_key_on_an_arabic_keyboard_too(writing):
    editor = writing("<p>كان الخبز ساعة.</p>", language="ar")
    editor.select("الخبز")
    # That key writes lam and alif at once.
    pressed = {"key": "لا", "code": "KeyB", "keyCode": 66, "ctrlKey": True}
    editor.text.evaluate(PRESS, pressed)
    assert editor.said() == ["<p>كان <strong>الخبز</strong> ساعة.</p>"]


def test_paragraphs_chosen_in_a_turn_become_a_turn_of_the_other_voice(writing):
    editor = writing(EXCHANGE)
    editor.select("We counted once.")
    editor.press("Control+Shift+Digit1")
    assert editor.said()[2:] == [
        turn(editor.answers, "answer", "Nobody knows."),
        turn(editor.asks, "question", "We counted once."),
    ]


def test_the_speaker_menu_shows_and_changes_who_speaks(writing):
    editor = writing(EXCHANGE)
    menu = editor.page.get_by_label("Who is speaking")
    editor.place("An evening")
    assert menu.input_value() == ""
    editor.place("Nobody knows")
    assert menu.input_value() == str(editor.answers)
    menu.select_option(str(editor.asks))
    assert editor.said()[2] == turn(editor.asks, "question", "Nobody knows.", "We counted once.")


def test_a_narrative_paragraph_joins_the_turn_of_the_same_voice_above_it(writing):
    editor = writing(EXCHANGE + "<p>And then no more.</p>")
    editor.place("And then")
    editor.press("Control+Shift+Digit2")
    assert editor.said()[2:] == [
        turn(editor.answers, "answer", "Nobody knows.", "We counted once.", "And then no more.")
    ]


LEAD = '<p>About bread he said: “<q data-speaker="{s}">it was <em>an hour</em></q>”.</p>'


def test_a_lead_into_a_quotation_becomes_a_reported_question_and_its_answer_and_back(writing):
    editor = writing(LEAD)
    editor.place("About bread")
    button = editor.page.get_by_role("button", name="Reported question and answer")
    button.click()
    assert editor.said() == [
        turn(editor.asks, "reported", "About bread he said:"),
        turn(editor.answers, "answer", "“it was <em>an hour</em>”."),
    ]
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    quoted = f'<q data-speaker="{editor.answers}">“it was <em>an hour</em>”.</q>'
    assert editor.said() == [f"<p>About bread he said: {quoted}</p>"]


def test_words_after_the_quotation_stay_narrative(writing):
    editor = writing('<p>He said: <q data-speaker="{s}">no</q>, and left.</p>')
    editor.place("He said")
    editor.page.get_by_role("button", name="Reported question and answer").click()
    assert editor.said() == [
        turn(editor.asks, "reported", "He said:"),
        turn(editor.answers, "answer", "no"),
        "<p>, and left.</p>",
    ]


def test_words_in_the_narrative_are_marked_as_somebodys(writing):
    editor = writing("<p>It was an hour, he said.</p>")
    editor.select("It was an hour")
    editor.page.get_by_role("button", name="Quotation in the narrative").click()
    assert editor.said() == [f'<p><q data-speaker="{editor.answers}">It was an hour</q>, he said.</p>']
    editor.page.get_by_label("Who is speaking").select_option(str(editor.asks))
    assert editor.said() == [f'<p><q data-speaker="{editor.asks}">It was an hour</q>, he said.</p>']


def test_a_paragraph_runs_in_the_direction_of_most_of_its_words(writing):
    editor = writing("<p>«ما» هو Facebook؟</p><p>حلب is where the bread was</p><p>Hayat الحيا</p>")
    directions = [paragraph.get_attribute("dir") for paragraph in editor.text.locator("p").all()]
    assert directions == ["rtl", "ltr", None]  # None: that of the interview


def test_what_the_intake_was_not_sure_of_is_marked_until_one_key_settles_it(writing):
    body = EXCHANGE.replace("<section ", '<section id="t-aaaaaaa1" ', 1)
    body = body.replace('data-kind="answer"', 'data-kind="answer" id="t-aaaaaaa2"')
    editor = writing(body, doubts={"t-aaaaaaa1": "asks-or-answers", "t-aaaaaaa2": "unnamed"})
    marked = editor.text.locator(".doubtful")
    editor.page.get_by_role("button", name="Look again: 2").click()
    expect(editor.page.get_by_role("status").get_by_text("which of the two asks is not clear")).to_be_visible()
    editor.press("Alt+Enter")
    expect(marked).to_have_count(1)
    editor.page.get_by_label("Who is speaking").select_option(str(editor.asks))
    expect(marked).to_have_count(0)
    assert editor.page.get_by_role("button", name="Look again").count() == 0
    editor.stores(lambda interview: not interview.doubts)
    editor.reopen()
    assert marked.count() == 0
