"""A server that is full or broken, or a text that is too long: it is said in words, and the text stays."""

import errno

import pytest
from django.db import OperationalError
from playwright.sync_api import expect

from articles.tests.browser.conftest import Writing
from articles.tests.browser.test_editor_saving import saved, state, stored

pytestmark = pytest.mark.browser

FULL = OSError(errno.ENOSPC, "No space left on device")
BROKEN = RuntimeError("A mistake of ours.")
AWAY = OperationalError("connection refused")


@pytest.mark.parametrize(
    ("language", "error", "said"),
    [
        ("en", FULL, "Not saved: the server’s disk is full. Your text is kept in this browser."),
        ("ar", FULL, "لم يُحفظ: امتلأ قرص الخادم"),
        ("en", AWAY, "Not saved: the newsroom is shut, or out of reach for a moment. Your text is kept"),
        ("en", BROKEN, "Not saved: the server has a problem. Your text is kept in this browser."),
    ],
)
def test_a_server_that_cannot_store_is_named_and_the_text_is_offered_back(
    writing, live_server, monkeypatch, language, error, said
):
    editor = writing("<p>The baker opened at four.</p>", language=language)

    def fail(*_, **__):
        raise error

    with monkeypatch.context() as broken:
        broken.setattr("articles.editorial.drafting.take_number", fail)
        editor.place("four")
        editor.type(" or five")
        state(editor, said)
        assert editor.page.locator("[data-retry]").is_visible()
        # The button that saves does not lead to the server's own page of errors, away from the text.
        editor.page.locator("[name=_save]").click()
        state(editor, said)
        assert editor.said() == ["<p>The baker opened at four or five.</p>"]
        context = editor.page.context
        editor.page.close()
        editor = Writing(context.new_page(), editor.interview)
    editor.page.locator("dialog[open] button[value=kept]").click()
    editor.stores(lambda interview: interview.document.text == "The baker opened at four or five.")


PASTE = """
(root, [paragraph, times]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", `${paragraph}\\n\\n`.repeat(times));
  root.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}
"""
LINE = "The baker opened at four. "


def test_a_paste_of_five_megabytes_is_refused_before_it_is_read(writing):
    editor = writing("<p>First.</p>")
    editor.place("First.")
    editor.text.evaluate(PASTE, [LINE * 2, 100_000])
    expect(editor.page.locator("[data-announce]")).to_contain_text("Not pasted: a text may have a million characters")
    editor.type(" Second.")
    saved(editor)
    assert stored(editor).document.text == "First. Second."


def test_a_paste_of_thousands_of_paragraphs_gives_ids_to_all_at_once(writing):
    editor = writing("<p>First.</p>")
    editor.place("First.")
    editor.text.evaluate(PASTE, [LINE, 2_000])
    ids = editor.text.evaluate("root => [...root.querySelectorAll('p')].map(({ id }) => id)")
    assert len(ids) == len({*ids}) >= 2_000
    editor.press("Control+z")
    assert editor.said() == ["<p>First.</p>"]


@pytest.mark.long  # they are drawn three times
def test_more_than_a_million_characters_are_refused_in_words_and_none_of_them_is_lost(writing):
    editor = writing("<p>First.</p>")
    editor.place("First.")
    editor.text.evaluate(PASTE, [LINE * 400, 96])
    editor.page.keyboard.insert_text(LINE * 100)
    said = "Not saved: a text may have a million characters, and this one has more. It is kept in this browser."
    state(editor, said)
    editor.page.locator("[name=_save]").click()  # the page is not left
    state(editor, said)
    assert len(editor.html()) > 1_000_000
    assert stored(editor).document.text == "First."
    context = editor.page.context
    editor.page.close()
    editor = Writing(context.new_page(), editor.interview)
    kept = editor.page.locator("dialog [data-side=kept]")
    kept.wait_for()
    assert kept.evaluate("side => side.textContent.length") > 1_000_000
