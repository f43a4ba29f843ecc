"""The body's grammar: whatever comes in, one canonical form goes out, and no visible word is lost."""

import json
import re
import time
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from hypothesis import example, given
from hypothesis import strategies as st

from articles.words import document
from articles.words.blocks import ID_ALPHABET, TYPES
from articles.words.document import Document, Paragraph, PullQuote, Subheading, Turn, parse, sanitise

GOLDEN = Path(__file__).parent / "golden"

# Pieces of every kind of tag the grammar knows, of some that it does not, and of text that could be taken for one.
PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<p id=p-abcdefgh>",
        "<section data-speaker=3 data-kind=question>",
        "<section id=t-abcdefgh>",
        "</section>\n    ",
        "<q id=q-12345678 data-speaker=1>",
        "<q>",
        "</q>",
        "<b>",
        "</b>",
        "<em>",
        "</em>",
        "<small>",
        "<small id=n-aaaaaaaa>",
        "</small>",
        "<br>",
        "<h2>",
        "</h2>\n    ",
        "<aside>",
        "</aside>",
        "<figure data-photo=1>",
        "<figure data-clip=2 data-start=4>",
        "<figure data-photo=1 data-source=f-aaaaaaaa data-source-digest=0123456789abcdef>",
        "</figure>",
        "<figcaption>",
        "</figcaption>\n    ",
        "<blockquote lang=ar>",
        "<blockquote>",
        "</blockquote>",
        "<a href='http://x.y'>",
        "<a href='javascript:1'>",
        "</a>\n    ",
        "<span lang=ar title='x  y'>",
        "</span>",
        " ",
        "  ",
        "\n",
        "&amp;",
        "&lt;script>",
        "<script>x</script>",
        "<style>y</style>",
        "<div>",
        "</div>",
        "<li>\n    ",
        "<td>",
        "<svg onload=z>",
        "<!--",
        "-->",
        "]]>",
        "\u202e",
        "\x00",
        "�",
        "\u200f",
        "\u200c",
    ]
).map(lambda piece: piece.strip("\n") if len(piece) > 2 else piece)
SOUP = st.lists(PIECES | st.text(max_size=6), max_size=25).map("".join)

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<a href='https:/\\evil.example'>x</a>",
    "<a href='data:text/html,x'>x</a>",
    "<p style='background:url(x)' onclick=x>x</p>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<svg><p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<iframe srcdoc='<script>x</script>'></iframe>",
    "<section data-speaker='1 onload=x' data-kind='evil'>x</section>",
    '<q id="q-1&quot;><script>">x</q>',
)


@given(SOUP)
def test_the_canonical_form_is_stable(html):
    read = parse(html)
    assert parse(read.html) == read
    assert sanitise(read.html) == read.html


@given(SOUP)
def test_the_frozen_form_loses_nothing(html):
    read = parse(html)
    assert Document.from_json(json.loads(json.dumps(read.as_json()))) == read


@given(SOUP)
@example("<small>He said: <q>I left.</q> In the south.</small>")
@example("<q id=q-12345678 data-speaker=1>a</q><q id=q-12345678 data-speaker=2>b</q>")
def test_every_id_stands_once(html):
    ids = re.findall(r' id="([^"]+)"', sanitise(html))
    assert len(ids) == len(set(ids))


def test_a_footnote_stays_one_whatever_it_quotes():
    [block] = parse("<p>We left.<small>He said: <q>I left.</q> In the south.</small></p>").blocks
    assert [(run.text, bool(run.footnote), run.quote) for run in block.runs] == [
        ("We left.", False, ""),
        ("He said: I left. In the south.", True, ""),
    ]


def test_a_footnote_may_stand_within_a_quotation():
    [block] = parse("<p><q>We left <small>in May</small> at night.</q></p>").blocks
    assert len({run.quote for run in block.runs}) == 1 and [bool(run.footnote) for run in block.runs] == [
        False,
        True,
        False,
    ]


def test_the_editor_makes_ids_of_the_same_letters():
    script = Path(finders.find("js/editor/schema.js")).read_text(encoding="utf-8")
    assert re.search('ALPHABET = "([^"]+)"', script)[1] == ID_ALPHABET
    assert len(set(ID_ALPHABET)) == 12  # as many as the script divides by
    assert not set(ID_ALPHABET) & set("aeiouy")


@given(
    st.lists(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=8), min_size=1, max_size=9)
)
def test_no_word_is_lost_whatever_holds_it(words):
    tags = [
        "p",
        "div",
        "td",
        "li",
        "section",
        "figure",
        "aside",
        "q",
        "small",
        "blockquote",
        "unknown",
        "h4",
        "span",
    ]
    html = "".join(f"<{tag}>{word} </{tag}>" for word, tag in zip(words, tags * len(words), strict=False))
    text = re.sub(r"<[^>]+>", " ", sanitise(html)).replace("&amp;", "&")
    for word in words:
        assert document.parse(word).text in text


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_hostile_survives(html):
    clean = sanitise(html)
    assert not re.search(
        r"<(script|img|svg|math|style|iframe)|\son\w+\s*=|javascript:|data:|style=|//evil|\\", clean, re.I
    )


@pytest.mark.parametrize("link", ["https://example.org/", "HTTP://example.org", "mailto:desk@example.org"])
def test_a_link_leads_to_the_web_or_to_a_letter(link):
    assert f'<a href="{link}">here</a>' in sanitise(f'<p>See <a href="{link}">here</a>.</p>')


@pytest.mark.parametrize(
    "link",
    [
        "",
        "mailto:",
        "mailto:nobody",
        "https://",
        "http:///path",
        "ftp://example.org/",
        "tel:1",
        "//example.org",
        "/en/",
        "https://10.0.0.1\\@example.org/",  # to 10.0.0.1, as browsers read it
    ],
)
def test_a_link_that_leads_nowhere_is_only_its_words(link):
    clean = sanitise(f'<p>See <a href="{link}">here</a>.</p>')
    assert "<a" not in clean
    assert "See here." in clean


def test_a_link_without_words_is_none():
    empty = '<a href="https://example.org/"></a>'
    assert "<a" not in sanitise(f'<p>One{empty} and <a href="https://example.org/"> </a>.</p>')


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.html")), ids=lambda path: path.stem)
def test_golden_bodies_read_as_they_did(path):
    """Whatever schema 1 has stored must read the same for ever; later work may add files here and change none."""
    html = path.read_text(encoding="utf-8").strip()
    assert parse(html).html == html
    assert parse(html).as_json() == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def test_golden_bodies_hold_every_kind_of_block():
    """So a new kind is read, written, and goes through the editor, which is tried with these files too."""
    written = "".join(path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.json"))
    assert {*re.findall(r'"type": "(\w+)"', written)} == {*TYPES}


def test_a_turn_keeps_its_speaker_kind_and_source():
    html = (
        '<section id="t-aaaaaaaa" data-speaker="7" data-kind="reported" data-source="t-bbbbbbbb" '
        'data-source-digest="0123456789abcdef"><p id="p-aaaaaaaa">About the number.</p></section>'
    )
    (turn,) = parse(html).blocks
    assert (turn.speaker, turn.kind, turn.source, turn.source_digest) == (
        7,
        "reported",
        "t-bbbbbbbb",
        "0123456789abcdef",
    )
    assert sanitise(html) == html
    assert parse(html.replace('"7"', '"1234567890123"')).turns[0].speaker is None  # a key that there cannot be


def test_an_empty_turn_waits_for_its_words():
    (turn,) = parse('<section data-speaker="7"></section>').blocks
    assert isinstance(turn, Turn) and turn.text == "" and len(turn.parts) == 1


def test_a_paragraph_that_nobody_has_translated_yet_waits_for_its_words():
    html = '<p id="p-aaaaaaaa" data-source="p-bbbbbbbb"></p>'
    assert sanitise(html) == html and sanitise("<p></p>") == ""


def test_quotations_stand_in_narrative_paragraphs_only():
    read = parse(
        '<p><q data-speaker="3">One</q></p><section data-speaker="3"><p><q data-speaker="4">Two</q></p></section>'
        '<figure data-photo="1"><figcaption><p><q data-speaker="5">Three</q></p></figcaption></figure>'
        '<aside><q data-speaker="6">Four</q></aside>'
    )
    assert [(quotation.speaker, quotation.text) for quotation in read.quotations] == [(3, "One")]
    assert [block.text for block in read.blocks] == ["One", "Two", "Three", "Four"]
    assert [run.speaker for runs in read.all_runs() for run in runs] == [3, None, None, None]


def test_words_behind_a_quotation_within_another_are_said_by_whoever_began():
    read = parse('<p><q data-speaker="3">One <q data-speaker="4">two</q> three</q></p>')
    assert [(each.speaker, each.text.strip()) for each in read.quotations] == [(3, "One"), (4, "two"), (3, "three")]


def test_a_turn_ends_before_a_subheading_and_a_pull_quote():
    html = "<section><p>One</p>{}<p>three</p></section>"
    for between, kind in (("<h2>two</h2>", Subheading), ("<aside>two</aside>", PullQuote)):
        assert [type(block) for block in parse(html.format(between)).blocks] == [Turn, kind, Paragraph]


def test_a_caption_of_two_paragraphs_is_one_line():
    (photo,) = parse('<figure data-photo="1"><figcaption><p>One</p><p>two</p></figcaption></figure>').blocks
    assert photo.text == "One two"


@pytest.mark.parametrize("shown", ['data-photo="1"', 'data-clip="1"', 'data-clip="1" data-start="1" data-end="9"'])
def test_what_a_figure_shows_is_in_its_digest_beside_its_caption(shown):
    figure = "<figure id='f-aaaaaaaa' {}><figcaption>{}</figcaption></figure>"
    others = ['data-photo="2"', 'data-clip="2"', 'data-clip="1" data-end="9"', 'data-clip="1" data-start="19"']
    bodies = [figure.format(shown, caption) for caption in ("", "A street")] + [figure.format(o, "") for o in others]
    told = [parse(body).digests["f-aaaaaaaa"] for body in bodies]
    assert len(set(told)) == len(bodies)


def test_a_figure_that_shows_nothing_and_says_nothing_has_no_digest():
    assert parse("<figure><figcaption></figcaption></figure>").digests == {}


def test_what_translates_nothing_leaves_nothing_of_it_out():
    (block,) = parse('<p data-source="x" data-source-digest="0123456789abcdef" data-left-out="yes">One</p>').blocks
    assert (block.source, block.source_digest, block.left_out) == ("", "", False)


def test_two_quotations_never_share_an_id():
    html = '<p><q id="q-aaaaaaaa" data-speaker="3">One</q></p><p><q id="q-aaaaaaaa" data-speaker="3">two</q></p>'
    first, second = parse(html).quotations
    assert first.id == "q-aaaaaaaa" != second.id


def test_a_footnote_is_not_part_of_what_was_said():
    read = parse('<p>He said “<q data-speaker="3">we left<small>By bus.</small> at dawn</q>”.</p>')
    assert read.quotations[0].text == "we left at dawn"
    assert [words for _, words in read.footnotes] == ["By bus."]


def test_spelling_characters_stay_and_overrides_go():
    assert parse("<p>می‌خواهم ‏(x)</p>").text == "می‌خواهم ‏(x)"
    assert parse("<p>a\u202eb\u2066c\x00d\ud800</p>").text == "abcd"


def test_a_digest_follows_the_words_and_not_their_dress():
    plain, bold, other = (parse(f"<p>{words}</p>").blocks[0] for words in ("We left", "We <b>left</b>", "We leave"))
    assert document.digest(plain) == document.digest(bold) != document.digest(other)


SPOKEN = (
    '<section id="t-1" data-kind="answer"><p id="p-1">{}</p><blockquote id="o-1" lang="ku"{}>{}</blockquote></section>'
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("We left", "", "Em çûn"), ("We left<small id='n-1'>In 2014.</small>", "", "Em çûn")),
        (
            ("We left<small id='n-1'>In 2014.</small>", "", "Em çûn"),
            ("We left<small id='n-1'>In 2015.</small>", "", "Em çûn"),
        ),
        (("We left", "", "Em çûn"), ("We left", "", "Em hatin")),
        (("We left", ' title="We went"', "Em çûn"), ("We left", ' title="We came"', "Em çûn")),
        (
            ("<span lang='ku' title='bread'>Nan</span>", "", "Em çûn"),
            ("<span lang='ku' title='life'>Nan</span>", "", "Em çûn"),
        ),
    ],
    ids=["new note", "note", "original", "meaning of the original", "meaning of a word"],
)
def test_a_digest_follows_notes_and_words_in_other_languages_too(before, after):
    one, other = (parse(SPOKEN.format(*words)).blocks[0] for words in (before, after))
    assert document.digest(one) != document.digest(other)


def test_a_turn_that_is_said_only_in_another_language_has_a_digest():
    assert parse('<section id="t-1" data-kind="answer"><blockquote lang="ku">Em çûn</blockquote></section>').digests


def test_plain_text_becomes_paragraphs():
    assert [block.text for block in document.from_text("One\ntwo <3\n\n\nThree\r\n \r\nFour").blocks] == [
        "One two <3",
        "Three",
        "Four",
    ]


@pytest.mark.parametrize("tag", ["div", "p", "section", "q", "blockquote", "DIV class=x", 'di\0v a="<"'])
def test_of_tags_without_bottom_the_words_are_kept_at_once(tag):
    name, number = tag.replace("\0", "").split()[0], 100_000
    begun = time.process_time()
    read = parse(f"<{tag}>" * number + "The baker opened" + f"</{name}>" * number + " at four.")
    assert " ".join(read.text.split()) == "The baker opened at four."
    assert time.process_time() - begun < 5  # where it took minutes


@pytest.mark.parametrize("piece", ["<", "<a", "<a<", "<a ", "</", ">", "<!--"])
def test_tags_that_never_end_are_passed_over_at_once(piece):
    begun = time.process_time()
    parse(piece * 200_000)
    assert time.process_time() - begun < 5


def test_a_long_text_keeps_its_tags():
    number = document.DEEPEST + 1
    read = parse("<p>The <strong>baker</strong><br>opened.</p>" * number)
    assert read.html.count("<strong>baker</strong><br>") == len(read.blocks) == number
