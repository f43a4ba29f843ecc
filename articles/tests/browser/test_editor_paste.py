"""What is pasted keeps its voices, bold, italics and links, wherever it was copied; nothing else comes along."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from articles.tests import make
from articles.tests.browser.test_editor_voices import EXCHANGE, turn
from articles.words import document

pytestmark = pytest.mark.browser

CLIPBOARDS = sorted((Path(__file__).parent / "clipboards").iterdir())
LONG = Path(__file__).parent / "clipboards_long"
OPEN = '<section data-speaker="{}" data-kind="{}">'
ANSWER = 'Nobody <em>knows</em>. See <a href="https://example.org/report">the report</a>.'


def canonical(editor):
    """The blocks as they would be stored, without ids."""
    return re.sub(r' id="[^"]*"', "", document.sanitise(editor.html())).split("\n")


def test_an_interview_pasted_from_elsewhere_keeps_its_voices(writing):
    editor = writing()
    for clipboard in CLIPBOARDS:
        content, dressed = clipboard.read_text(), clipboard.suffix == ".html"
        editor.text.click()
        editor.paste(**{"html" if dressed else "text": content})
        question, answer = "How many <strong>people</strong> stayed?", ANSWER
        if not dressed:
            question, answer = (re.sub("<[^>]*>", "", words) for words in (question, answer))
        assert canonical(editor) == [
            turn(editor.asks, "question", question),
            turn(editor.answers, "answer", answer, "We counted once."),
        ], clipboard.name
        if struck := re.search(r"(?:line-through\">|<del[^>]*>)\s*([^<]+)", content):
            words = " ".join(struck[1].split())
            expect(editor.page.locator("[data-announce]")).to_contain_text(f"struck out there: “{words}")
        editor.undo_all()


# How Word, LibreOffice, Google Docs and a web page lead from the text to a note at its foot.
FOOTNOTES = (
    "<p>Nobody<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>[1]</span></a> knows.</p>"
    "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' "
    "name='_ftn1'><span>[1]</span></a> Of the <i>old</i> town.<o:p></o:p></p><p>In 2012.</p></div></div>",
    '<p>Nobody<a class="sdfootnoteanc" name="n1anc" href="#n1sym"><sup>1</sup></a> knows.</p><div id="n1">'
    '<p><a class="sdfootnotesym" name="n1sym" href="#n1anc">1</a> Of the <i>old</i> town.</p><p>In 2012.</p></div>',
    '<p>Nobody<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> knows.</p><hr><div><p><a href="#ftnt_ref1" '
    'id="ftnt1">[1]</a><span> Of the <i>old</i> town. </span></p><p>In 2012.</p></div>',
    '<p>Nobody<sup id="ref-1"><a href="#note-1">[1]</a></sup> knows.</p><ol><li id="note-1"><a href="#ref-1">^</a> '
    "Of the <em>old</em> town. In 2012.</li></ol>",
)


def test_notes_at_the_foot_come_to_their_places_in_the_text(writing):
    editor = writing()
    for html in FOOTNOTES:
        editor.text.click()
        editor.paste(html=html)
        assert canonical(editor) == ["<p>Nobody<small>Of the <em>old</em> town. In 2012.</small> knows.</p>"], html
        editor.undo_all()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_whole_interview_pasted_from_elsewhere_keeps_what_it_says_and_nothing_else(writing, language):
    """What each program makes of the same six turns, with all that it writes around them."""
    editor = writing(language=language)
    kept = (LONG / f"kept.{language}.txt").read_text()
    kept = kept.replace("QUESTION", OPEN.format(editor.asks, "question"))
    kept = kept.replace("ANSWER", OPEN.format(editor.answers, "answer")).replace("\n", "</section>\n")
    clipboards = [path for path in sorted(LONG.iterdir()) if f".{language}." in path.name and path.stem[:4] != "kept"]
    assert len(clipboards) == 6
    for clipboard in clipboards:
        content, dressed = clipboard.read_text(), clipboard.suffix == ".html"
        editor.text.click()
        editor.paste(**{"html" if dressed else "text": content})
        wanted = kept if dressed else re.sub("</?(strong|em|a)( [^>]*)?>", "", kept)
        assert canonical(editor) == wanted.splitlines(), clipboard.name
        editor.press("Control+z")
        assert editor.text.inner_text().strip() == ""


def test_words_alone_go_where_the_caret_is(writing):
    editor = writing(EXCHANGE)
    editor.place("Nobody")
    editor.paste(text=" at all")
    assert editor.said()[2] == turn(editor.answers, "answer", "Nobody at all knows.", "We counted once.")


def test_paragraphs_without_a_name_take_the_voice_of_the_place(writing):
    editor = writing(EXCHANGE)
    editor.place("Nobody knows.")
    editor.paste(text=" It was dark.\nIt was late.")
    assert canonical(editor)[2] == turn(
        editor.answers, "answer", "Nobody knows. It was dark.", "It was late.", "We counted once."
    )


def test_turns_pasted_within_a_turn_stand_beside_it(writing):
    editor = writing(EXCHANGE)
    editor.place("Nobody")
    editor.paste(text="Rozana: Who?\nSalah: I did.")
    assert canonical(editor)[2:] == [
        turn(editor.answers, "answer", "Nobody"),
        turn(editor.asks, "question", "Who?"),
        turn(editor.answers, "answer", "I did."),
        turn(editor.answers, "answer", "knows.", "We counted once."),
    ]


@pytest.mark.parametrize("said", [("One.", "Two."), ("Salah Al-Ashkar: One.",)])
def test_what_is_no_caption_stands_below_the_photo_that_it_is_pasted_under(writing, said):
    photo = f'<figure data-photo="{make.photo().pk}"><figcaption>At four sharp</figcaption></figure>'
    editor = writing(f"{photo}<p>She sells.</p>")
    editor.place("At four")
    editor.paste(text="\n".join(said))
    pasted = ["<p>One.</p>", "<p>Two.</p>"] if len(said) > 1 else [turn(editor.answers, "answer", "One.")]
    assert canonical(editor) == [photo, *pasted, "<p>She sells.</p>"]
    editor.undo_all()
    editor.place("At four")
    editor.paste(text=" o'clock")
    assert canonical(editor)[0] == photo.replace("four", "four o'clock")


def test_a_heading_pasted_within_an_answer_is_not_said_by_anybody(writing):
    editor = writing(EXCHANGE)
    editor.place("Nobody knows.")
    editor.paste(html="<h3>Later</h3><p>It was late.</p>")
    blocks = document.parse(editor.html()).blocks
    assert [block.type for block in blocks] == ["paragraph", "turn", "turn", "subheading", "paragraph", "turn"]
    assert all("Later" not in block.text for block in blocks if block.type == "turn")


def test_a_turn_cut_and_pasted_elsewhere_keeps_its_id(writing):
    editor = writing(EXCHANGE)
    answer = document.parse(editor.html()).turns[1]
    editor.select("Nobody knows.", "We counted once.")
    editor.press("Control+x")
    editor.place("An evening in Gaziantep.")
    editor.press("Control+v")
    moved = document.parse(editor.html()).blocks[1]
    assert (moved.id, moved.text) == (answer.id, answer.text)


def test_a_copied_turn_gets_an_id_of_its_own(writing):
    editor = writing(EXCHANGE)
    editor.text.click()
    editor.press("Control+a", "Control+c", "ArrowRight", "Control+v")
    blocks = document.parse(editor.html()).blocks
    assert len({block.id for block in blocks}) == len(blocks) == 6


# Three keys, and the browser has had no time yet to tell of what the second did.
RIGHT_AFTER = """
(root) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", " Nor did we.");
  getSelection().collapseToEnd();
  root.dispatchEvent(new KeyboardEvent("keydown", { key: "v", ctrlKey: true, bubbles: true }));
  root.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}
"""


def test_what_is_pasted_right_after_the_caret_moved_replaces_nothing(writing):
    editor = writing(EXCHANGE)
    editor.text.click()
    editor.press("Control+a")
    editor.text.evaluate(RIGHT_AFTER)
    assert canonical(editor)[2] == turn(editor.answers, "answer", "Nobody knows.", "We counted once. Nor did we.")


def test_what_is_copied_reads_as_names_and_words_elsewhere(writing):
    editor = writing(EXCHANGE)
    editor.text.click()
    editor.press("Control+a")
    copied = editor.text.evaluate(
        """root => {
          const clipboardData = new DataTransfer();
          root.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
          return clipboardData.getData("text/plain");
        }"""
    )
    assert copied == (
        "An evening in Gaziantep.\n\nRozana: How many stayed?\n\nSalah Al-Ashkar: Nobody knows.\nWe counted once."
    )


BRING = """(root, kind) => {
  const brought = new DataTransfer();
  brought.items.add(new File(["…"], "loaf.jpg", { type: "image/jpeg" }));
  const how = { bubbles: true, cancelable: true };
  const event = kind === "paste"
    ? new ClipboardEvent(kind, { clipboardData: brought, ...how })
    : new DragEvent(kind, { dataTransfer: brought, ...how });
  return !root.dispatchEvent(event);
}"""


def test_a_file_is_no_words_and_does_not_take_the_place_of_the_page(writing):
    editor = writing("<p>Nobody knows.</p>")
    beside = editor.page.locator("h1")
    for place, kind in ((editor.text, "paste"), (editor.text, "drop"), (beside, "dragover"), (beside, "drop")):
        assert place.evaluate(BRING, kind)
    expect(editor.page.get_by_text("A file is not put into the text.")).to_be_visible()
    assert editor.said() == ["<p>Nobody knows.</p>"]


def test_undo_takes_a_paste_away_and_not_what_was_typed_right_before_it(writing):
    editor = writing()
    editor.text.click()
    editor.insert("Nobody knows. ")
    editor.paste(text="We counted once.")
    editor.press("Control+z")
    assert editor.said() == ["<p>Nobody knows. </p>"]


HOSTILE = [
    '<img src=x onerror="alert(1)">words',
    '<a href="javascript:alert(1)" style="color:red">words</a>',
    '<p style="position:fixed" onclick="alert(1)">words</p><style>p{color:red}</style>',
    '<div data-pm-slice="1 1 []"><p style="x" onclick="alert(1)">words</p><script>alert(1)</script></div>',
]


def test_hostile_html_is_pasted_as_its_words(writing):
    editor = writing()
    for hostile in HOSTILE:
        editor.text.click()
        editor.paste(html=hostile)
        assert canonical(editor) == ["<p>words</p>"]
        editor.undo_all()
