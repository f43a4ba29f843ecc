"""Which stretches of a text are written in the script of the other language."""

import re
from collections.abc import Iterator

ARABIC = "\u0620-\u065f\u066e-\u06d3\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u036f\u1e00-\u1eff"


def _stretch(letters: str, end: str = "") -> re.Pattern:
    """Words of one script, the digits in them (5G, COVID-19), the numbers between them (iPhone 15 Pro), and what joins
    them. A mark at either end belongs to the text around."""
    word = rf"\d{{0,4}}[{letters}][{letters}\d]*(?:-\d+)*"
    joint = r"[ \u00a0'’.,،&/:@_?=#%+~-]{1,3}"
    return re.compile(rf"{word}(?:(?:{joint}\d+)*{joint}{word})*{end}")


# A number right behind Latin words (iPhone 15, ?page=2) is one with them, as it is wherever nothing is marked.
NUMBER = r"(?:[ \u00a0=/.:_]\d+(?![\d%٪]))*"

OWN = {"en": re.compile(f"[{LATIN}]"), "ar": re.compile(f"[{ARABIC}]")}
FOREIGN = {"en": ("ar", _stretch(ARABIC)), "ar": ("en", _stretch(LATIN, NUMBER))}
CUT_OUT = re.compile(r"^[\s,،;؛.:]|\s$")  # of a sentence, which has the other words


def is_mixed(text: str, language: str) -> bool:
    """Whether any of `text` is written in the script of the other language."""
    return OWN[FOREIGN[language][0]].search(text) is not None


def stretches(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Cut a text of `language` into pieces, each with the other language where its script is that one's, or "".

    A text wholly in the other script is one piece, marks and all: a headline, a name. What was cut out of a sentence
    keeps its marks in the direction of that sentence.
    """
    other, pattern = FOREIGN[language]
    if pattern.search(text) and not OWN[language].search(text) and not CUT_OUT.search(text):
        yield text, other
        return
    end = 0
    for found in pattern.finditer(text):
        if text[end : found.start()]:
            yield text[end : found.start()], ""
        yield found[0], other
        end = found.end()
    if text[end:]:
        yield text[end:], ""
