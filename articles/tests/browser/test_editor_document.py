"""Everything a body may hold goes through the editor and comes back as it was."""

from pathlib import Path

import pytest

from articles.words import document

pytestmark = pytest.mark.browser

GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("*.html"))
# Every block and mark of schema 1.
WHOLE = """
<p id="p-aaaaaaa1" data-source="p-zzzzzzz1" data-source-digest="0123456789abcdef">He said:
<q id="q-aaaaaaa1" data-speaker="{s}">we were <em>many</em></q>, as
<a href="https://example.org/a?b=c&amp;d">the paper</a> has
it.<small id="n-aaaaaaa1">Not so, says <em>Al-Hayat</em>.</small></p>
<section id="t-aaaaaaa1" data-speaker="{r}" data-kind="question"><p id="p-aaaaaaa2">Who?<br>And why?</p></section>
<section id="t-aaaaaaa2" data-speaker="{s}" data-kind="answer" data-source="t-zzzzzzz2"
 data-source-digest="0123456789abcdef"><p id="p-aaaaaaa3">A <strong>bold <em>word</em></strong> and
<span lang="ar" title="come on">يلا</span>.</p>
<blockquote id="o-aaaaaaa1" lang="ar" title="the same">الكلام نفسه</blockquote>
<p id="p-aaaaaaa4">More.</p></section>
<section id="t-aaaaaaa3" data-kind="reported"><p id="p-aaaaaaa5">Asked about bread.</p></section>
<h2 id="h-aaaaaaa1">After <em>the</em> siege</h2>
<aside id="k-aaaaaaa1">We were many</aside>
<blockquote id="o-aaaaaaa2" lang="fr">Les mots</blockquote>
<figure id="f-aaaaaaa1" data-photo="7" data-source="f-zzzzzzz1"
 data-source-digest="0123456789abcdef"><figcaption>A street</figcaption></figure>
<figure id="f-aaaaaaa2" data-clip="3" data-start="12" data-end="40"><figcaption></figcaption></figure>
"""


@pytest.mark.parametrize("body", [WHOLE, *map(Path.read_text, GOLDEN)], ids=["whole", *(path.stem for path in GOLDEN)])
def test_a_body_comes_back_from_the_editor_as_it_was(writing, body):
    editor = writing(body)
    assert document.sanitise(editor.html()) == editor.interview.body


def test_a_paragraph_keeps_its_id_when_words_are_put_before_it(writing):
    editor = writing('<p id="p-aaaaaaa1">The baker opened at four.</p>')
    editor.place("The", after=False)
    editor.press("Enter", "ArrowUp")
    editor.type("Once upon a time")
    first, second = document.parse(editor.html()).blocks
    assert (second.id, second.text) == ("p-aaaaaaa1", "The baker opened at four.")
    assert first.id != second.id


def test_an_interview_without_words_is_stored_as_nothing(writing):
    editor = writing()
    assert document.sanitise(editor.html()) == ""
    editor.text.click()
    editor.type("The baker opened at four.")
    assert document.parse(editor.html()).text == "The baker opened at four."
