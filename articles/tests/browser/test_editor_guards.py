"""The words of two people are never glued together, whichever way an editor tries."""

import re
from itertools import product

import pytest
from playwright.sync_api import expect

from articles.tests import make
from articles.words import document

pytestmark = pytest.mark.browser

BODY = """
<p>Evening came.</p>
<section data-speaker="{r}" data-kind="question"><p>How many stayed?</p></section>
<section data-speaker="{s}" data-kind="answer"><p>Nobody knows.</p><p>We counted once.</p></section>
<section data-speaker="{r}" data-kind="question"><p>And then?</p></section>
<p>Night fell.</p>
"""
# Who said each word at the beginning; a word may go, and may not change its mouth.
SAID = {
    None: {"Evening", "came", "Night", "fell"},
    "asks": {"How", "many", "stayed", "And", "then"},
    "answers": {"Nobody", "knows", "We", "counted", "once"},
}


def each_word_is_still_its_speakers(editor):
    for block in document.parse(editor.html()).blocks:
        speaker = getattr(block, "speaker", None)
        name = {editor.asks: "asks", editor.answers: "answers"}.get(speaker)
        strangers = set(re.findall(r"\w+", block.text)) - SAID[name] - {"x"}
        assert not strangers, f"{name} says {strangers}"
    return True


def words(editor):
    return re.findall(r"\w+", document.parse(editor.html()).text)


ALL = [
    "Evening",
    "came",
    "How",
    "many",
    "stayed",
    "Nobody",
    "knows",
    "We",
    "counted",
    "once",
    "And",
    "then",
    "Night",
    "fell",
]

# The caret before the first word of a block, and after the last.
STARTS = ["How many", "Nobody knows", "And then", "Night fell"]
ENDS = ["came.", "stayed?", "once.", "then?"]


def test_backspace_before_somebodys_first_word_draws_nothing_together(writing):
    editor = writing(BODY)
    for key, place in product(("Backspace", "Control+Backspace", "Shift+Backspace"), STARTS):
        editor.place(place, after=False)
        editor.press(key)
        assert each_word_is_still_its_speakers(editor)
        assert words(editor) == ALL
    expect(editor.page.get_by_text("The words of two people stay apart.")).to_be_visible()  # in the next frame


def test_delete_after_somebodys_last_word_draws_nothing_together(writing):
    editor = writing(BODY)
    for key, place in product(("Delete", "Control+Delete"), ENDS):
        editor.place(place)
        editor.press(key)
        assert each_word_is_still_its_speakers(editor)
        assert words(editor) == ALL


SELECTIONS = [
    ("many", "Nobody"),  # from within one turn into the next
    ("knows", "And"),  # over the end of a paragraph
    ("came", "many"),  # from narrative into a turn
    ("once", "Night"),  # over a whole turn, into narrative
    ("How", "Nobody"),  # from the first word of a turn
    ("many", "knows."),  # to the end of a paragraph that is not the last
    ("Evening", "then?"),  # nearly everything
]


def test_taking_away_a_selection_across_turns_leaves_the_rest_apart(writing):
    editor = writing(BODY)
    for key, (start, end) in product(("Delete", "Backspace", "x", "Control+x", "Enter"), SELECTIONS):
        editor.select(start, end)
        editor.press(key)
        assert each_word_is_still_its_speakers(editor)
        gone = ALL[ALL.index(start) : ALL.index(end.strip(".?")) + 1]
        assert [word for word in words(editor) if word != "x"] == [word for word in ALL if word not in gone]
        editor.undo_all()
        assert each_word_is_still_its_speakers(editor)
        assert words(editor) == ALL


def test_redo_draws_nothing_together(writing):
    editor = writing(BODY)
    for start, end in SELECTIONS:
        editor.select(start, end)
        editor.press("Delete", "Control+z", "Control+y")
        assert each_word_is_still_its_speakers(editor)
        editor.undo_all()
        assert words(editor) == ALL


def test_a_keyboard_that_sends_words_and_no_keys_leaves_the_rest_apart(writing):
    """As the keyboards of telephones do."""
    editor = writing(BODY)
    for start, end in SELECTIONS:
        editor.select(start, end)
        editor.page.keyboard.insert_text("x")
        assert each_word_is_still_its_speakers(editor)
        editor.undo_all()
        assert words(editor) == ALL


ERASE = """(root, inputType) =>
    root.dispatchEvent(new InputEvent("beforeinput", { inputType, bubbles: true, cancelable: true }))"""


def test_erasing_without_a_key_draws_nothing_together(writing):
    """As telephones, menus and voices do. The browser would join two turns: it must not get to."""
    editor = writing(BODY)
    erasing = [("deleteContentBackward", place, False) for place in STARTS]
    erasing += [("deleteWordForward", place, True) for place in ENDS]
    for kind, place, after in erasing:
        editor.place(place, after=after)
        assert editor.text.evaluate(ERASE, kind) is False, (kind, place)
        assert each_word_is_still_its_speakers(editor)
        assert words(editor) == ALL
    editor.place("many")
    assert editor.text.evaluate(ERASE, "deleteContentBackward") is True  # in the middle it is the browser's


def test_a_selection_pasted_over_across_turns_keeps_the_rest_apart(writing):
    editor = writing(BODY)
    editor.select("many", "Nobody")
    editor.paste(text="x")
    assert each_word_is_still_its_speakers(editor)
    assert "x" in words(editor)


def test_words_of_one_pasted_into_another_stay_their_own(writing):
    editor = writing(BODY)
    editor.select("Nobody knows.")
    editor.press("Control+x")
    editor.place("many")
    editor.press("Control+v")
    assert each_word_is_still_its_speakers(editor)
    assert sorted(words(editor)) == sorted(ALL)


def test_words_of_one_pasted_into_the_narrative_are_their_quotation(writing):
    editor = writing(BODY)
    editor.select("Nobody")
    editor.press("Control+c")
    editor.place("Evening")
    editor.press("Control+v")
    [quotation] = document.parse(editor.html()).quotations
    assert (quotation.text, quotation.speaker) == ("Nobody", editor.answers)


def test_words_of_one_dropped_into_another_stay_their_own(writing):
    editor = writing(BODY)
    editor.select("Nobody knows.")
    editor.drag(to="many")
    assert each_word_is_still_its_speakers(editor)
    assert sorted(words(editor)) == sorted(ALL)
    editor.press("Control+z")
    assert words(editor) == ALL


def test_backspace_takes_an_empty_turn_away(writing):
    editor = writing(BODY)
    editor.place("stayed?")
    editor.press("Enter", "Backspace")
    editor.type(" x")
    assert each_word_is_still_its_speakers(editor)
    assert document.parse(editor.html()).turns[0].text == "How many stayed? x"


def test_two_turns_of_one_person_may_join(writing):
    editor = writing(
        '<section data-speaker="{s}" data-kind="answer"><p>Nobody knows.</p></section>'
        '<section data-speaker="{s}" data-kind="answer"><p>We counted once.</p></section>'
    )
    editor.place("We counted", after=False)
    editor.press("Backspace")
    [turn] = document.parse(editor.html()).turns
    assert turn.text == "Nobody knows.\n\nWe counted once."


# Selects the full stop before a photo, and as far as into its empty caption.
REACH = """async (root) => {
  const last = (tag) => [...root.querySelectorAll(tag)].at(-1);
  const { firstChild: words } = last("p");
  getSelection().setBaseAndExtent(words, words.length - 1, last("figcaption"), 0);
  await new Promise((resolve) => setTimeout(resolve, 50));
}"""


@pytest.mark.parametrize(("key", "typed"), [("Backspace", ""), ("x", "x")])
def test_no_caption_becomes_narrative_and_no_narrative_a_caption(writing, key, typed):
    photo = make.photo().pk

    def shown(caption):
        return f'<figure data-photo="{photo}"><figcaption>{caption}</figcaption></figure>'

    editor = writing(f"<p>She bakes.</p>{shown('At four sharp')}<p>She sells.</p>{shown('')}")
    editor.select("bakes", "At four")
    editor.press(key)
    editor.select("sharp", "She sell")
    editor.press(key)
    assert editor.said() == [f"<p>She {typed}</p>", shown(f" {typed}"), "<p>s.</p>", shown("")]
    editor.text.evaluate(REACH)
    editor.press(key)
    assert editor.said()[2:] == [f"<p>s{typed}</p>", shown("")]
