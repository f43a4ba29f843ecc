"""The bar over the text: by keyboard alone, saying what holds at the caret."""

import pytest
from playwright.sync_api import expect

from articles.tests import make
from articles.tests.browser.test_editor_voices import EXCHANGE, turn
from articles.words import document

pytestmark = pytest.mark.browser


def tool(editor, name):
    return editor.page.get_by_role("button", name=name, exact=True)


def focused(editor):
    return editor.page.evaluate("document.activeElement.ariaLabel || document.activeElement.tagName")


def test_the_bar_is_one_stop_for_the_tab_key_and_arrows_go_on(writing):
    editor = writing(EXCHANGE)
    editor.page.get_by_label("Who is speaking").focus()
    editor.press("ArrowRight")
    assert focused(editor) == "Question or answer"
    editor.press("End")
    assert focused(editor) == "Keys"
    editor.press("ArrowRight")
    assert focused(editor) == "Who is speaking"
    editor.press("ArrowLeft", "Tab")
    assert focused(editor) == "Text of the interview"
    editor.press("Shift+Tab")
    assert focused(editor) == "Keys"
    editor.press("Escape")
    assert focused(editor) == "Text of the interview"
    editor.press("Alt+F10")
    assert focused(editor) == "Keys"


def test_arrows_follow_the_eye_in_arabic(writing):
    editor = writing(language="ar")
    editor.page.locator(".editor-tools select").focus()
    editor.press("ArrowLeft")
    assert editor.page.evaluate("document.activeElement.dataset.command") == "kind"


def test_buttons_say_what_holds_at_the_caret_and_what_cannot_be_done(writing):
    editor = writing(EXCHANGE + "<h2>Later</h2><p>A <strong>word</strong>.<small>Our own note.</small></p>")
    editor.select("own note")
    assert tool(editor, "Quotation in the narrative").get_attribute("aria-disabled") == "true"
    editor.place("wor")
    assert tool(editor, "Quotation in the narrative").get_attribute("aria-disabled") != "true"
    assert tool(editor, "Bold").get_attribute("aria-pressed") == "true"
    assert tool(editor, "Question or answer").get_attribute("aria-disabled") == "true"
    editor.place("Later")
    assert tool(editor, "Subheading").get_attribute("aria-pressed") == "true"
    editor.place("How many")
    assert tool(editor, "Question or answer").get_attribute("aria-pressed") == "true"
    assert tool(editor, "Subheading").get_attribute("aria-disabled") == "true"
    tool(editor, "Subheading").click(force=True)
    assert editor.said()[1] == turn(editor.asks, "question", "How many stayed?")


MADE = {
    "Bold": "<p>An <strong>evening</strong> in Gaziantep.</p>",
    "Italic": "<p>An <em>evening</em> in Gaziantep.</p>",
    "Note of the newsroom": "<p>An <small>evening</small> in Gaziantep.</p>",
    "Subheading": "<h2>An evening in Gaziantep.</h2>",
    "Pull quote": "<aside>An evening in Gaziantep.</aside>",
}


def test_a_button_makes_its_thing_and_takes_it_back(writing):
    editor = writing("<p>An evening in Gaziantep.</p>")
    for name, made in MADE.items():
        editor.select("evening")
        tool(editor, name).click()
        assert editor.said() == [made]
        tool(editor, name).click()
        assert editor.said() == ["<p>An evening in Gaziantep.</p>"]


def test_a_caption_becomes_nothing_else_for_its_photo_would_be_gone(writing):
    shown = f'<figure data-photo="{make.photo().pk}"><figcaption>At four</figcaption></figure>'
    editor = writing(f"<p>She bakes.</p>{shown}<p>She sells.</p>")
    editor.place("At four")
    for name in ("Subheading", "Pull quote", "In their own language"):
        expect(tool(editor, name)).to_have_attribute("aria-disabled", "true")
    editor.press("Control+a")
    for name in ("Subheading", "Pull quote"):
        expect(tool(editor, name)).to_have_attribute("aria-disabled", "true")
        tool(editor, name).click(force=True)
    assert editor.said() == ["<p>She bakes.</p>", shown, "<p>She sells.</p>"]


def test_a_note_begins_behind_words_that_somebody_said(writing):
    editor = writing(EXCHANGE)
    editor.select("Nobody")
    tool(editor, "Note of the newsroom").click()
    editor.type("Of forty.")
    tool(editor, "Note of the newsroom").click()
    editor.type(" really")
    noted = "Nobody<small>Of forty.</small> really knows."
    assert editor.said()[2] == turn(editor.answers, "answer", noted, "We counted once.")
    editor.select("Of forty.")
    tool(editor, "Note of the newsroom").click()
    assert "<small>" not in editor.said()[2]


def test_words_of_an_answer_are_repeated_in_a_pull_quote_below_it(writing):
    editor = writing(EXCHANGE)
    editor.select("Nobody knows")
    tool(editor, "Pull quote").click()
    assert editor.said()[2:] == [
        turn(editor.answers, "answer", "Nobody knows.", "We counted once."),
        "<aside>Nobody knows</aside>",
    ]


def test_a_link_is_set_changed_and_removed_in_a_dialog(writing):
    editor = writing("<p>See the report.</p>")
    editor.select("the report")
    editor.press("Control+k")
    editor.type("https://example.org/")
    editor.press("Enter")
    editor.becomes('<p>See <a href="https://example.org/">the report</a>.</p>')
    editor.place("the rep")
    editor.press("Control+k")
    assert editor.page.get_by_label("Address", exact=True).input_value() == "https://example.org/"
    editor.page.get_by_role("button", name="Remove the link").click()
    editor.becomes("<p>See the report.</p>")


def test_words_are_kept_in_the_language_they_were_said_in(writing):
    editor = writing("<p>He said yalla and left.</p><p>الكلام نفسه</p>")
    editor.select("yalla")
    tool(editor, "In their own language").click()
    editor.type("ar")
    editor.press("Tab")
    editor.type("let us go\n")
    editor.text.locator("span[lang=ar]").wait_for()
    editor.place("الكلام")
    tool(editor, "In their own language").click()
    editor.type("Arabish\n")  # what it takes is said, and the dialog stays
    asked = editor.page.get_by_role("dialog", name="In their own language")
    said = asked.get_by_label("Language").evaluate("field => field.validationMessage")
    assert said == "Choose from the list, or type a code such as ku, tr or hy."
    asked.get_by_label("Language").fill("الكردية")
    editor.press("Enter")
    editor.becomes(
        '<p>He said <span lang="ar" title="let us go">yalla</span> and left.</p>',
        '<blockquote lang="ku">الكلام نفسه</blockquote>',
    )
    editor.place("الكلام نفسه")
    editor.press("Enter")
    editor.type("He laughs.")
    editor.place("الكلام")
    editor.press("Enter")
    assert editor.said()[1:] == [
        '<blockquote lang="ku">الكلام</blockquote>',
        '<blockquote lang="ku"> نفسه</blockquote>',
        "<p>He laughs.</p>",
    ]


def test_escape_in_a_dialog_changes_nothing_and_leads_back_to_the_text(writing):
    editor = writing("<p>See the report.</p>")
    editor.select("the report")
    editor.press("Control+k")
    editor.type("https://example.org/")
    editor.press("Escape")
    expect(editor.text).to_be_focused()
    # Not by wait_for_function, which has the page read a string as code, as its policy forbids.
    editor.page.evaluate("""new Promise((selected) => {
        const look = () => getSelection().toString() === "the report" ? selected() : requestAnimationFrame(look)
        look()
    })""")
    editor.type("it")
    assert editor.said() == ["<p>See it.</p>"]


def test_on_a_phone_the_text_comes_first_and_the_fields_are_folded(writing):
    editor = writing(EXCHANGE, viewport={"width": 390, "height": 780})
    tools = editor.page.locator(".editor-bar").bounding_box()
    assert tools["y"] == pytest.approx(0, abs=2)
    assert editor.text.get_by_text("How many stayed?").is_visible()
    below = editor.page.locator(".sheet > :not(:first-child) .form-row:visible label")
    assert below.all_inner_texts() == ["Topics:", "Photo at the head:"]
    editor.page.get_by_text("Rozana interviewer").click()
    assert editor.page.get_by_label("Label in the text").first.is_visible()


def test_finding_keeps_the_focus_that_its_button_gave_it(writing):
    editor = writing(EXCHANGE)
    tool(editor, "Find and replace").click()
    expect(editor.page.get_by_role("searchbox", name="Find")).to_be_focused()


def test_a_sheet_tells_the_keys(writing):
    editor = writing("<p>Why</p>")
    sheet = editor.page.get_by_role("dialog", name="Keys")
    editor.place("Why")
    editor.press("Control+/")
    assert sheet.is_visible()
    for question_mark in "?؟":
        editor.press("Escape")
        expect(editor.text).to_be_focused()
        editor.press("Alt+F10")
        editor.page.locator(":focus").dispatch_event("keydown", {"key": question_mark})
        assert sheet.is_visible()
    editor.press("Escape")
    assert editor.said() == ["<p>Why</p>"]


def test_a_question_mark_in_the_text_is_a_question_mark(writing):
    editor = writing("<p>Why</p>")
    editor.place("Why")
    editor.type("?؟")
    assert editor.said() == ["<p>Why?؟</p>"]


def test_words_and_minutes_are_counted_as_the_page_will_count_them(writing):
    editor = writing(f"<p>{'word ' * 231}</p>")
    editor.page.get_by_text("Words: 231. Minutes to read: 2.").wait_for()
    editor.place("word")
    editor.type(" more")
    editor.page.get_by_text("Words: 232. Minutes to read: 2.").wait_for()
    editor.press("Control+a", "Delete")
    expect(editor.page.locator("[data-count]")).to_be_empty()


def test_finding_and_replacing_goes_across_turns(writing):
    editor = writing(EXCHANGE + "<p>nobody left.</p>")
    editor.place("An evening")
    editor.press("Control+f")
    editor.type("NOBODY")
    editor.page.get_by_text("0 of 2").wait_for()
    editor.press("Enter", "Enter")
    editor.page.get_by_text("2 of 2").wait_for()
    editor.page.get_by_label("Replace with").fill("Someone")
    editor.page.get_by_role("button", name="Replace all").click()
    assert editor.said()[2:] == [
        turn(editor.answers, "answer", "Someone knows.", "We counted once."),
        "<p>Someone left.</p>",
    ]
    editor.press("Escape", "Control+z")
    assert document.parse(editor.html()).text.count("obody") == 2


def test_a_word_is_found_with_or_without_its_vowel_signs(writing):
    editor = writing("<p>كَتَبَ أحمدُ الرسالةَ.</p>", language="ar")
    editor.text.click()
    editor.press("Control+f")
    editor.type("كتب احمد الرساله")
    assert editor.text.locator(".found").all_inner_texts() == ["كَتَبَ أحمدُ الرسالةَ"]


def test_the_browsers_spelling_check_is_on_in_the_interviews_language(writing):
    editor = writing(language="ar")
    assert editor.text.get_attribute("spellcheck") == "true"
    assert (editor.text.get_attribute("lang"), editor.text.get_attribute("dir")) == ("ar", "rtl")


def test_a_note_is_asked_by_key_about_the_chosen_words_and_follows_them(writing):
    editor = writing(EXCHANGE)
    editor.select("How many")
    editor.press("Control+Alt+m")
    editor.type("Is that known?")
    tool(editor, "Add the note").click()
    marked = editor.page.locator(".noted")
    expect(marked).to_have_text("How many")
    editor.place("How")
    editor.type(" very")
    expect(marked).to_have_text("How very many")
    expect(editor.page.locator("[data-announce]")).to_have_text("Your colleagues can read it now.")
    assert "Is that known" not in editor.html()
    assert "noted" not in editor.html()
    editor.press("Escape")
    tool(editor, "Notes: 1").click()
    tool(editor, "To the words").click()
    expect(editor.text).to_be_focused()
    assert editor.page.evaluate("getSelection().toString()") == "How very many"
