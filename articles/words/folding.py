"""When two spellings in Arabic or Latin script are the same words, and how words look in an address."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import count


def _dropped(*spans):
    """Return a translation table that drops the code points of each span, first and last included."""
    return {code: None for first, last in spans for code in range(first, last + 1)}


# Controls that change how text is laid out but not what it says: the soft hyphen, zero-width characters,
# the byte order mark, and the bidi marks, embeddings, overrides and isolates.
INVISIBLE = _dropped(
    (0x00AD, 0x00AD), (0x061C, 0x061C), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF)
)

# Vowel signs, Quranic marks and the superscript alif: helps to reading, not letters.
MARKS = _dropped((0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED))
TATWEEL = {0x0640: None}

LETTERS = str.maketrans("أإآٱى", "ااااي")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

# The one folding table. `typed` does everything that `identity` does, and then a little more.
IDENTITY = {**INVISIBLE, **MARKS, **TATWEEL, **LETTERS, **DIGITS}
TYPED = str.maketrans("ةؤئ", "هءء")

FIRST_LETTERS = re.compile(r"(?<!\S)[^\w\s]*([^\W\d_])")  # of the words of a text
# Every letter that is written from the right stands in one of these blocks, and no other letter does.
FROM_THE_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
ANY_FROM_THE_RIGHT = re.compile(f"[{FROM_THE_RIGHT}]")
ANY_FROM_THE_LEFT = re.compile(rf"[^\W\d_{FROM_THE_RIGHT}]")

SEPARATORS = re.compile(r"[,،;؛\n\r\v\f\x85\u2028\u2029]")

# What an address leaves out without leaving a gap: "don't" is one word there.
UNWRITTEN = {**INVISIBLE, **MARKS, **TATWEEL, **dict.fromkeys(map(ord, "'’"))}
SLUG_LENGTH = 80


def identity(text: str) -> str:
    """Return the form in which two spellings of one name are equal: أحمد and احمد, حلب and حَلَب."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(IDENTITY)
    # Case folding and dropping characters can leave letters that compose again.
    return " ".join(unicodedata.normalize("NFKC", folded).translate(IDENTITY).split())


def typed(text: str) -> str:
    """Return the form in which words typed in haste are equal: identity, ة as ه, and a hamza that sits on another
    letter as one that sits on none: مسؤول and مسئول, أصدقاؤه and أصدقائه."""
    return identity(text).translate(TYPED)


def split_names(text: str) -> list[str]:
    """Return the names in a typed list, each once; commas, semicolons and new lines separate them."""
    names = {}
    for name in SEPARATORS.split(text):
        name = " ".join(name.split())
        if identity(name):
            names.setdefault(identity(name), name)
    return list(names.values())


def direction(text: str, even: str = "ltr") -> str:
    """Return "rtl" or "ltr", by most of the words of `text`, each by its first letter: one long name in the other
    script turns no question round. `even` where there are as many of each, or none."""
    if not ANY_FROM_THE_RIGHT.search(text) or not ANY_FROM_THE_LEFT.search(text):  # as in most
        first = FIRST_LETTERS.search(text)
        return even if first is None else "rtl" if _side(first[1]) == 1 else "ltr"
    balance = sum(number * _side(letter) for letter, number in Counter(FIRST_LETTERS.findall(text)).items())
    if balance == 0:
        return even
    return "rtl" if balance > 0 else "ltr"


@cache
def _side(letter: str) -> int:
    """1 for a letter written from the right, -1 for another."""
    return 1 if unicodedata.bidirectional(letter) in ("R", "AL") else -1


def slugify(text: str) -> str:
    """Return the part of an address that stands for `text`: its letters and digits, joined by hyphens.

    Nothing is folded but Latin case: مصطفى keeps its ى, or the address would name somebody else. Vowel signs,
    tatweel and invisible characters go. Cut after a word at `SLUG_LENGTH` characters; empty only when there is no
    letter or digit.
    """
    text = unicodedata.normalize("NFC", text).translate(UNWRITTEN).lower()
    words = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text).split()
    words = [word for word in words if any(c.isalnum() for c in word)]
    if not words:
        return ""
    slug = words[0][:SLUG_LENGTH]
    for word in words[1:]:
        if len(slug) + 1 + len(word) > SLUG_LENGTH:
            break
        slug += "-" + word
    return slug


def numbered(slug: str) -> Iterator[str]:
    """`slug`, and what to call it where that is taken: `slug-2`, `slug-3` …"""
    yield slug
    for number in count(2):
        yield f"{slug}-{number}"
