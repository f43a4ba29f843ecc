"""Which words ask: by the mark at their end, or by an imperative of asking such as "Tell us"."""

import re

from articles.words.reading import tokens
from articles.words.reading.languages import ANY

ENDS_ASKING = re.compile(r"[?؟][\"'”’»)\]*\s]*$")


def is_question(text: str) -> bool:
    return has_mark(text) or is_request(text)


def has_mark(text: str) -> bool:
    return bool(ENDS_ASKING.search(text))


def is_request(text: str) -> bool:
    return tokens.phrase(tokens.tokens(text[:80]), 0, ANY.requests) > 0
