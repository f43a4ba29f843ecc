"""A whole interview pasted on the desk: its words go into a plain box, its looks come along unseen."""

import pytest

from articles.models import Interview
from articles.tests import make
from articles.tests.browser.test_editor_paste import CLIPBOARDS

pytestmark = pytest.mark.browser

# The next copying puts these formats on the clipboard, as another program would.
COPY = """
(formats) => document.addEventListener("copy", (event) => {
  for (const [format, content] of Object.entries(formats)) event.clipboardData.setData(format, content);
  event.preventDefault();
}, { once: true })
"""
WORDS = "Rozana: How many people stayed?\nSalah: Nobody knows. See the report."


def test_what_is_pasted_keeps_its_looks_until_somebody_types_in_it(windows):
    page = windows(make.editor())
    page.goto("/admin/articles/interview/paste/")
    box, looks = page.locator("[name=text]"), page.locator("[name=rich]")

    def paste(**formats):
        page.evaluate(COPY, {f"text/{name}": content for name, content in formats.items()})
        for keys in ("Control+a", "Control+c", "Control+v"):
            box.press(keys)
        page.wait_for_timeout(50)  # the looks follow the words

    for clipboard in CLIPBOARDS:
        content = clipboard.read_text()
        if clipboard.suffix == ".html":
            paste(html=content, plain=WORDS)
            assert "Nobody" in looks.input_value(), clipboard.name
        else:
            paste(plain=content)
            assert looks.input_value() == "", clipboard.name
        assert "Nobody" in box.input_value()

    word = next(path for path in CLIPBOARDS if path.name == "word.html").read_text()
    paste(html=word, plain=WORDS)
    box.press("End")
    box.press("x")
    assert looks.input_value() == ""

    paste(html=word, plain=WORDS)
    page.context.set_offline(True)
    page.get_by_role("button", name="Read it in").click()
    page.get_by_text("Not sent: the newsroom is out of reach").wait_for()
    assert "Nobody" in box.input_value()
    questions = []
    page.once("dialog", lambda dialog: (questions.append(dialog.type), dialog.dismiss()))
    page.get_by_role("link", name="People").click()  # by a slip
    assert (questions, "Nobody" in box.input_value()) == (["beforeunload"], True)
    page.context.set_offline(False)
    page.get_by_role("button", name="Read it in").click()
    page.locator(".ProseMirror").wait_for()
    body = Interview.objects.get().body
    assert "<em>knows</em>" in body
    assert '<a href="https://example.org/report">the report</a>' in body
