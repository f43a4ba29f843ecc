"""What is pasted from programs keeps its paragraphs, bold, italic and links, and a Word file does no harm."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.words import intake, richtext, wordfile
from articles.words.decoding import Unreadable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def shown(paragraphs):
    """The paragraphs with what is bold in stars, italic in underscores, linked in brackets and a note in braces."""
    signs = {"bold": ("*", "*"), "italic": ("_", "_"), "link": ("[", "]"), "note": ("", "")}
    lines = []
    for paragraph in paragraphs:
        edges = [(mark.start, 1, signs[mark.kind][0]) for mark in paragraph.marks]
        edges += [(mark.end, 0, signs[mark.kind][1]) for mark in paragraph.marks]
        edges += [(mark.end, 0, f"{{{shown([mark.note])[0]}}}") for mark in paragraph.marks if mark.note]
        text = paragraph.text
        for place, _, sign in sorted(edges, reverse=True):
            text = text[:place] + sign + text[place:]
        lines.append(text)
    return lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("<div>Q: Why?<br>A: Because.</div>", ["Q: Why?", "A: Because."]),
        (
            "<p><b style='mso-bidi-font-weight:normal'>bold</b> <i style='mso-bidi-font-style:normal'>slanted</i></p>",
            ["*bold* _slanted_"],
        ),
        (
            "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp; </span>Why?</p>",
            ["• Why?"],
        ),
        ("<p>All <b>bo</b><strong>ld</strong>, <em>slanted</em></p>", ["All *bold*, _slanted_"]),
        ('<p><a href="https://x.example/">There</a> <a href="javascript:x">not</a></p>', ["[There] not"]),
        ("<ul><li>Who?</li></ul><p>Me.</p>", ["• Who?", "Me."]),
        ("<ul><li><p>Who?</p><p>When?</p></li><li></li></ul><p>Me.</p>", ["• Who?", "When?", "Me."]),
        ("<h2>A title</h2>text", ["*A title*", "text"]),
        ("<p>a\n  b&nbsp;<span> c</span></p>", ["a b c"]),
        ("<pre>one\ntwo</pre>", ["one", "two"]),
        ("<style>p{}</style><script>x</script><p hidden>no</p><p>yes</p>", ["yes"]),
        ('<p style="display:none">no</p><p>yes<span style="mso-hide:all">no</span></p>', ["yes"]),
        # What was struck out, and what colleagues remarked, in Word and in Google Docs
        ("<p>We <del>Salah and I </del>left<s> with him</s>.</p>", ["We left."]),
        ('<p>We <span style="text-decoration:line-through">all </span>left.</p>', ["We left."]),
        (
            "<p><a style='mso-comment-reference:R_1'>We</a><span class=MsoCommentReference>"
            "<a class=msocomanchor href='#_msocom_1'>[R1]</a>"
            "<span style='mso-special-character:comment'>&nbsp;</span></span> left.</p>"
            "<div style='mso-element:comment-list'><div style='mso-element:comment'><div class=msocomtxt>"
            "<p>Not his name!</p></div></div></div><p>So.</p>",
            ["We left.", "So."],
        ),
        (
            '<p>We<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> left.</p>'
            '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a> Not his</p><p>name!</p></div><p>So.</p>',
            ["We left.", "So."],
        ),
        # Google Docs
        ('<b style="font-weight:normal"><p><span style="font-weight:700">Who?</span></p></b>', ["*Who?*"]),
        ('<span style="font-style:italic;font-weight:400">slanted</span>', ["_slanted_"]),
        # Word
        ("<p class=MsoNormal><b>Who?<o:p></o:p></b></p><p class=MsoNormal>Me.<o:p></o:p></p>", ["*Who?*", "Me."]),
        # Notes at the foot: Word's, LibreOffice's of two paragraphs, a web page's; a list of contents is none
        (
            "<p>Nobody<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>[1]</span></a> knows.</p>"
            "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1>"
            "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> Of the <i>old</i> town.</p></div></div><p>So.</p>",
            ["Nobody{Of the _old_ town.} knows.", "So."],
        ),
        (
            '<p>Nobody<a class="sdfootnoteanc" name="n1anc" href="#n1sym"><sup>1</sup></a> knows.</p>'
            '<div id="n1"><p><a class="sdfootnotesym" name="n1sym" href="#n1anc">1</a> Ask.</p><p>In 2012.</p></div>',
            ["Nobody{Ask. In 2012.} knows."],
        ),
        (
            '<ul><li>One <sup id="r1"><a href="#f1">1</a></sup></li></ul><p>Two</p><ol><li id="f1">There.'
            ' <a href="#r1">↑</a></li><li>What nobody leads to</li></ol>',
            ["• One{There.}", "Two", "• What nobody leads to"],
        ),
        (
            '<ul id="top"><li>All <a href="#one">The first</a></li></ul><p id="one">One <a href="#top">up</a></p>',
            ["• All The first", "One up"],
        ),
        ('<p id="r"><a href="#f">1</a> begins</p><p id="f"><a href="#r">1</a> with it</p>', ["1 begins", "1 with it"]),
        (
            '<p id="a">One<a href="#f">1</a></p><p id="f"><a href="#a">1</a> See <a href="#g">2</a></p>'
            '<p id="g"><a href="#f">2</a> below</p>',
            ["One{See 2}", "2 below"],  # a note of a note has no place
        ),
        # WhatsApp, and what is not closed or was never opened
        ("<div><span>[14:05] Ana:</span> <span>hi</span></div></b></p>", ["[14:05] Ana: hi"]),
        ("<p><b>open<p>still</b> closed", ["*open*", "*still* closed"]),
    ],
)
def test_pasted_html_is_read_as_paragraphs(html, lines):
    assert shown(richtext.paragraphs(html)) == lines


def test_bold_questions_of_a_web_page_are_questions():
    html = "<h1>The ferry</h1><p><b>Who rows?</b></p><p>I do.</p><p><b>Every day?</b></p><p>When it floats.</p>"
    proposal = intake.read(richtext.paragraphs(html))
    assert proposal.headline == "The ferry"
    assert [(turn.kind, turn.text) for turn in proposal.blocks] == [
        ("question", "Who rows?"),
        ("answer", "I do."),
        ("question", "Every day?"),
        ("answer", "When it floats."),
    ]


def test_html_without_words_is_refused():
    with pytest.raises(Unreadable) as refusal:
        richtext.paragraphs("<p>&nbsp;</p><script>1</script>")
    assert refusal.value.code == "empty"


SOUP = ["<p>", "</p>", "<b>", "</b>", "<i>", "<li>", "<div id='a'>", "<br>", "x", " ", "&amp;", "<a href='#'>"]
SOUP += ["<a id='r' href='#n'>1</a>", "<a name='n' href='#r'>1</a>", "<a id='s' href='#m'>2</a>", "<li id='m'>"]
SOUP += ["<a href='#s'>2</a>"]


@given(st.lists(st.sampled_from(SOUP)))
def test_no_word_of_any_tag_soup_is_lost(pieces):
    try:
        read = "".join(shown(richtext.paragraphs("".join(pieces))))
    except Unreadable:
        read = ""
    assert read.count("x") == pieces.count("x")


# -- Word files


def run(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def docx(*paragraphs, declaration="", parts=(), notes=""):
    """The bytes of a Word file with these paragraphs."""
    body = f'{declaration}<w:document xmlns:w="{WORD}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    relation = f'<Relationship Id="r" Type="{OFFICE}" Target="word/document.xml"/>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>')
        archive.writestr("word/document.xml", body)
        if notes:
            kind = OFFICE.replace("officeDocument", "footnotes")
            leads = f'<Relationship Id="n" Type="{kind}" Target="footnotes.xml"/>'
            relations = f'<Relationships xmlns="{PACKAGE}">{leads}</Relationships>'
            archive.writestr("word/footnotes.xml", notes)
            archive.writestr("word/_rels/document.xml.rels", relations)
        for name, data in parts:
            archive.writestr(name, data)
    return content.getvalue()


def test_a_word_file_keeps_bold_and_italic():
    content = docx(paragraph(run("Who ", "<w:b/>"), run("rows?", "<w:b/><w:i/>")), paragraph(run("I do.")))
    assert shown(wordfile.paragraphs(content)) == ["*Who _rows?*_", "I do."]


def test_a_footnote_of_a_word_file_stands_where_it_is_led_to():
    led = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{paragraph(run(" The old ford."))}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{WORD}">{note}</w:footnotes>'
    content = docx(paragraph(run("We rowed"), led, run(" at night.")), paragraph(run("Alone.")), notes=notes)
    assert shown(wordfile.paragraphs(content)) == ["We rowed{The old ford.} at night.", "Alone."]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "word"),
        (b"A text.", "word"),
        (docx(paragraph(run("x")))[:-30], "word"),
        (docx("<w:p><w:r>"), "word"),
        (docx(paragraph(run("x")), declaration='<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'), "word"),
        (docx(paragraph(run("x")), declaration='<!DOCTYPE x SYSTEM "file:///etc/hostname">'), "word"),
        (docx(paragraph(run("x")), parts=[("word/footnotes.xml", "<!ENTITY a SYSTEM 'x'>")]), "word"),
        (docx(paragraph(run("x")), parts=[("word/x.xml", "<x/>".encode("utf-16"))]), "word"),
        (docx(paragraph(run("x")), parts=[(f"word/{n}.xml", "") for n in range(wordfile.MOST_PARTS)]), "word"),
        (docx(paragraph(run("x")), parts=[("word/big.xml", " " * (wordfile.LARGEST_XML + 1))]), "too-large"),
        (docx(paragraph(run("x")), parts=[("media/a", bytes(wordfile.LARGEST_UNPACKED))]), "too-large"),
        (docx(*["<w:p/>"] * wordfile.MOST_TAGS), "intricate"),
        (docx(paragraph(run("x")), parts=[("word/a", "<a>" * wordfile.MOST_TAGS)]), "intricate"),
        (docx(paragraph(run("x")), parts=[("word/a", "<!DOCTYPE x><w:document/>")]), "word"),
        (docx(paragraph(run("x")), parts=[("word/a", "\ufeff <!DOCTYPE x><w:document/>")]), "word"),
        (docx(paragraph(run(" "))), "empty"),
        (docx('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr></w:tc></w:tr></w:tbl>'), "word"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # a file's bytes tell when it was made
)
def test_a_word_file_that_is_none_or_does_harm_is_refused(content, code):
    with pytest.raises(Unreadable) as refusal:
        wordfile.paragraphs(content)
    assert refusal.value.code == code


def test_a_word_file_is_refused_by_its_size_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(wordfile, "LARGEST", 100)
    with pytest.raises(Unreadable) as refusal:
        wordfile.paragraphs(docx(paragraph(run("x"))))
    assert refusal.value.code == "too-large"
