"""An interview of 12,000 words and 500 turns costs no more than the paragraph that somebody writes in."""

import pytest
from playwright.sync_api import expect

from articles.tests.browser.test_editor_saving import saved, stored

pytestmark = pytest.mark.browser

LONG = "".join(
    f'<section id="t-{number:08}" data-speaker="{{{"r" if number % 2 else "s"}}}"'
    f' data-kind="{"question" if number % 2 else "answer"}"><p>{"word " * 23}{number}.</p></section>'
    for number in range(500)
)
# Twenty letters, as fast as anybody's fingers; and what changed in the page meanwhile.
TYPE = """
async (root) => {
  const touched = [];
  const watch = (changes) => touched.push(...changes.map(({ target }) => target));
  const observer = new MutationObserver(watch);
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  for (const letter of "abcdefghijklmnopqrst") document.execCommand("insertText", false, letter);
  await new Promise(requestAnimationFrame);
  watch(observer.takeRecords());
  observer.disconnect();
  const inside = touched.filter((node) => node !== root);
  const turns = inside.map((node) => (node.parentElement.closest("section") ?? node).id);
  return [touched.length, [...new Set(turns)]];
}
"""
COUNT_COPIES = """
() => {
  const { put } = IDBObjectStore.prototype;
  window.copies = 0;
  IDBObjectStore.prototype.put = function (...values) {
    window.copies += 1;
    return put.apply(this, values);
  };
}
"""


def test_typing_touches_one_paragraph_and_a_pause_sends_one_request(writing):
    editor = writing(LONG)
    editor.page.evaluate(COUNT_COPIES)
    sent = []
    editor.page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    editor.page.get_by_role("button", name="Preview").click()
    preview = editor.page.frame_locator("iframe")
    preview.get_by_text("word 250.").wait_for()
    editor.place("250.")
    sent.clear()

    touched, turns = editor.text.evaluate(TYPE)
    assert turns == ["t-00000250"]
    assert touched <= 60  # three to a letter
    saved(editor)
    preview.get_by_text("250.abcdefghijklmnopqrst").wait_for()
    names = [request.url.rstrip("/").rsplit("/", 1)[-1] for request in sent]
    assert (names.count("autosave"), names.count("preview")) == (1, 1)
    size = len(editor.html().encode())
    assert all(len(request.post_data_buffer) < size + 5_000 for request in sent)
    assert editor.page.evaluate("copies") <= 2
    assert stored(editor).document.text.count("word") == 500 * 23
    expect(editor.page.locator("[data-count]")).to_contain_text("Words: 12000.")


def calls(cdp) -> int:
    """How many functions of the page were called since this was last asked: the same number on any machine."""
    scripts = cdp.send("Profiler.takePreciseCoverage")["result"]
    functions = [function for script in scripts if "/static/" in script["url"] for function in script["functions"]]
    return sum(function["ranges"][0]["count"] for function in functions)


def test_a_key_costs_no_more_than_a_look_at_each_turn_and_what_follows_it_less(writing):
    editor = writing(LONG)
    cdp = editor.page.context.new_cdp_session(editor.page)
    cdp.send("Profiler.enable")
    cdp.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": False})
    editor.place("250.")
    editor.type("a")
    saved(editor)  # what is worked out once has been by now
    calls(cdp)
    editor.text.evaluate("() => document.execCommand('insertText', false, 'b')")
    assert 1_000 < calls(cdp) < 500 * 100  # where every turn looks at every other it is half a million
    saved(editor)
    assert 1_000 < calls(cdp) < 500 * 20  # kept, counted and stored, of which only one turn is written anew
    assert "250.ab" in stored(editor).document.text


def test_characters_that_no_text_can_hold_are_left_out_of_it(writing):
    editor = writing()
    editor.text.click()
    editor.page.keyboard.insert_text("The\0 baker ")
    editor.text.evaluate("() => document.execCommand('insertText', false, 'opened\\ud83d at four\\u0007.')")
    saved(editor)
    text = stored(editor).document.text
    assert text.replace("\ufffd", "") == "The baker opened at four."
