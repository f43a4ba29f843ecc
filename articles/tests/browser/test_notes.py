"""Notes on a draft by somebody who reads it and does not write in it."""

import pytest
from playwright.sync_api import expect

from articles.models import Note
from articles.tests import make

pytestmark = pytest.mark.browser

SELECT = """
(root) => {
  const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() && !texts.currentNode.data.includes("opened at four"));
  const start = texts.currentNode.data.indexOf("opened at four");
  root.ownerDocument.getSelection().setBaseAndExtent(texts.currentNode, start, texts.currentNode, start + 14);
}
"""


def test_a_reader_of_a_draft_asks_about_words_and_is_led_back_to_them(windows):
    interview = make.interview(body='<p id="p-bread001">The baker opened at four.</p>')
    page = windows(make.publisher())
    page.goto(interview.get_admin_url())
    text = page.frame_locator("iframe.readers").locator("main")
    text.get_by_text("opened at four").wait_for()
    text.evaluate(SELECT)
    asking = page.locator("[data-asking]")
    words = asking.locator("[data-words]")
    expect(words).to_have_value("opened at four")

    ask = asking.get_by_role("button", name="Add the note")
    ask.click()
    expect(page.locator("[data-said]")).to_have_text("Write what you want to ask or say.")
    asking.get_by_label("What you ask or say").fill("In the morning?")
    ask.click()
    thread = page.locator("[data-thread]")
    thread.get_by_text("In the morning?").wait_for()
    assert (words.input_value(), page.locator("[data-said]").inner_text()) == ("", "")
    note = Note.objects.get()
    assert (note.block, note.words) == ("p-bread001", "opened at four")

    text.evaluate("root => root.ownerDocument.getSelection().removeAllRanges()")
    thread.get_by_role("button", name="To the words").click()
    assert text.evaluate("root => root.ownerDocument.getSelection().toString()") == "opened at four"
    thread.get_by_label("Answer").fill("Yes.")
    thread.get_by_role("button", name="Answer").click()
    thread.get_by_text("Yes.", exact=False).wait_for()
    thread.get_by_label("Answer").fill("At four in the morning.")  # and not sent by itself
    thread.get_by_role("button", name="Settled").click()
    page.get_by_text("No note is open.").wait_for()
    note.refresh_from_db()
    assert note.resolved_at

    page.get_by_text("Settled notes: 1").click()
    thread.get_by_text("At four in the morning.").wait_for()
    thread.get_by_role("button", name="Open it again").click()
    thread.get_by_role("button", name="To the words").wait_for()
