"""Whatever opens over the text is opened, walked through and left by keys alone, and has a name of its own."""

import pytest
from playwright.sync_api import expect

from articles.models import Interview
from articles.tests import make
from articles.tests.browser.test_editor_voices import EXCHANGE

pytestmark = pytest.mark.browser

IN_DIALOG = "() => Boolean(document.activeElement.closest('dialog[open]'))"
# After the last stop of a dialog comes the browser itself.
OUTSIDE = "() => !document.activeElement.closest('dialog[open]') && document.activeElement !== document.body"


def press_tool(editor, name):
    """By keys: to the bar, along it to this button, and press it."""
    editor.press("Alt+F10")
    for _ in range(20):
        if editor.page.evaluate("document.activeElement.dataset.command") == name:
            break
        editor.press("ArrowRight")
    editor.press("Enter")


def ask_somebody_new(editor):
    editor.press("Alt+F10", "Home", "S")  # the first letter of the menu's last line


def name_somebody_known(editor):
    ask_somebody_new(editor)
    expect(editor.page.get_by_role("dialog", name="Somebody new")).to_be_visible()
    editor.type("Mona Haddad\n")


def write_what_a_colleague_wrote(editor):
    found = Interview.objects.filter(pk=editor.interview.pk)
    body = found.get().body.replace("Nobody knows", "Everybody knows")
    found.update(body=body, draft_number=found.get().draft_number + 1)
    editor.place("Nobody knows")
    editor.type(" it")


DIALOGS = {
    "Keys": lambda editor: editor.press("Control+/"),
    "Link": lambda editor: editor.press("Control+k"),
    "In their own language": lambda editor: press_tool(editor, "original"),
    "Photo": lambda editor: press_tool(editor, "photo"),
    "Recording": lambda editor: press_tool(editor, "clip"),
    "Somebody new": ask_somebody_new,
    "Is it the same person?": name_somebody_known,
    "Two of you changed the same words": write_what_a_colleague_wrote,
}


def test_each_dialog_takes_the_focus_keeps_it_and_gives_it_back(writing):
    make.person("Mona Haddad")
    editor = writing(EXCHANGE)
    editor.page.route("**/presence/", lambda route: route.abort())
    for name, opened in DIALOGS.items():
        editor.select("evening")
        opened(editor)
        dialog = editor.page.get_by_role("dialog", name=name)
        expect(dialog).to_be_visible()
        assert editor.page.evaluate(IN_DIALOG), name
        for key in ["Tab"] * 8 + ["Shift+Tab"] * 10:
            editor.press(key)
            assert not editor.page.evaluate(OUTSIDE), name
        editor.press("Escape")
        expect(dialog).to_be_hidden()
        expect(editor.text).to_be_focused()
        assert editor.said()[0] == "<p>An evening in Gaziantep.</p>"


def test_what_stays_open_beside_the_text_takes_the_focus_and_gives_it_back(writing):
    editor = writing(EXCHANGE)
    for name, role, label in [("find", "search", None), ("note", "complementary", "Notes between colleagues")]:
        editor.select("evening")
        press_tool(editor, name)
        beside = editor.page.get_by_role(role, name=label)
        expect(beside.locator(":focus")).to_be_visible()
        editor.press("Tab")
        expect(beside.locator(":focus")).to_be_visible()
        editor.press("Escape")
        expect(beside).to_be_hidden()
        expect(editor.text).to_be_focused()
