"""Two revisions of a draft compared, and one brought back, from the editor and to the editor again."""

import pytest
from playwright.sync_api import expect

from articles.tests.browser.test_editor_saving import stored
from articles.tests.browser.test_newsroom_pages import barriers
from articles.tests.browser.test_public_site import overflow

pytestmark = pytest.mark.browser

BODY = """
<p>{evening}</p>
<section data-speaker="{{r}}" data-kind="question"><p>{asked}</p></section>
<section data-speaker="{{s}}" data-kind="answer"><p>{answered}</p></section>
<p>{night}</p>
"""
TEXTS = {
    "en": {
        "evening": "An evening in Gaziantep.",
        "asked": "How many stayed?",
        "answered": "Nobody knows it.",
        "night": "Night fell.",
        "word": "knows",
        "other": "counted",
        "asker": "Rozana",
        "answerer": "Salah Al-Ashkar",
        "moved": "moved",
    },
    "ar": {
        "evening": "مساءً في غازي عنتاب.",
        "asked": "كم بقي منكم؟",
        "answered": "لا أحد يعرف ذلك.",
        "night": "حلّ الليل.",
        "word": "يعرف",
        "other": "أحصى",
        "asker": "روزنة",
        "answerer": "صلاح الأشقر",
        "moved": "نُقل",
    },
}


def save(page):
    with page.expect_navigation():
        page.locator("[name=_save]").click()
    page.locator(".messagelist .success").wait_for()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_revisions_are_compared_in_their_turns_and_the_older_is_brought_back(writing, language):
    texts = TEXTS[language]
    editor = writing(BODY.format(**texts), language=language, bypass_csp=True)  # for axe
    page, before = editor.page, editor.said()
    save(page)
    editor.select(texts["word"])
    editor.type(texts["other"])
    editor.select(texts["asked"])
    editor.press("Control+x", "Backspace")  # the words, and the empty turn that they leave
    editor.place(texts["night"])
    editor.press("Enter", "Control+v")
    save(page)
    after = editor.said()

    page.locator(".facts a[href*=revisions]").click()
    answer, question = page.locator(".comparison .passage").all()
    expect(answer).to_contain_text(texts["answerer"])
    expect(answer.locator("del")).to_contain_text(texts["word"])
    expect(answer.locator("ins")).to_contain_text(texts["other"])
    assert question.inner_text().split() == " ".join(texts[name] for name in ("asker", "moved", "asked")).split()
    page.set_viewport_size({"width": 390, "height": 844})
    assert barriers(page) == [] and overflow(page) <= 0

    page.locator("button[formaction*=restore]").click()
    page.locator(".messagelist .success").wait_for()
    assert editor.said() == before
    notes = stored(editor).revisions.order_by("draft_number").values_list("note", flat=True)
    assert [bool(note) for note in notes] == [False, False, True]
    # Nothing is gone: what was saved last can be brought back as well.
    page.locator(".facts a[href*=revisions]").click()
    page.locator("button[formaction*=restore]").first.click()
    page.locator(".messagelist .success").wait_for()
    assert editor.said() == after
