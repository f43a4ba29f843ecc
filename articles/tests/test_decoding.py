"""A file is read in the encoding it was written in, and what is no text is refused in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.words import decoding, folding

ARABIC = "قالت: «أحببت هذا البيت»، ثم ابتسمت لـ Otto وللجميع."
WESTERN = "“Déjà vu”, she said – for 20 € – in the café: Grüße, Éric, ÇA VA."


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (ARABIC, "utf-8", "UTF-8"),
        (ARABIC, "utf-8-sig", "UTF-8"),
        (WESTERN, "utf-8", "UTF-8"),
        (ARABIC, "utf-16", "UTF-16"),
        (ARABIC, "cp1256", "Windows-1256"),
        (WESTERN, "cp1252", "Windows-1252"),
        ("España, mañana", "cp1252", "Windows-1252"),
        ("Only ASCII.", "ascii", "UTF-8"),
    ],
)
def test_a_text_is_read_in_its_encoding(text, codec, name):
    assert decoding.decode(text.encode(codec)) == (text, name)


def test_utf_16_is_read_in_both_byte_orders():
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert decoding.decode(mark + ARABIC.encode(codec)) == (ARABIC, "UTF-16")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"PK\x03\x04\x14\0\x06\0\x08\0\x8f", "binary"),
        (b"\x01\x02\x03 text", "binary"),
        (b"A text\0 with a NUL in it", "nul"),
        ("half \ud83d a smile".encode("utf-8", "surrogatepass"), "surrogates"),
        (b"\xff\xfe" + "half \ud83d".encode("utf-16-le", "surrogatepass"), "surrogates"),
        (b"\xff\xfeodd", "encoding"),
        (b"a gap \x81 of Windows-1252", "encoding"),
        (b"x" * (decoding.LARGEST + 1), "too-large"),
    ],
)
def test_what_is_no_text_is_refused(content, code):
    with pytest.raises(decoding.Unreadable) as refusal:
        decoding.decode(content)
    assert refusal.value.code == code
    assert str(refusal.value).endswith(".")


def test_a_pasted_text_too_is_refused_for_its_size_in_bytes():
    with pytest.raises(decoding.Unreadable) as refusal:
        decoding.check("م" * (decoding.LARGEST // 2 + 1))
    assert refusal.value.params == {"size": decoding.LARGEST + 2, "largest": decoding.LARGEST}


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(content):
    try:
        text, encoding = decoding.decode(content)
    except decoding.Unreadable:
        return
    assert text.strip() or text == decoding.check(text)
    assert encoding.startswith(("UTF", "Windows"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_text_survives_utf_8(text):
    if text.translate(folding.INVISIBLE).strip() and not text.startswith("\ufeff"):
        assert decoding.decode(text.encode()) == (text, "UTF-8")
