"""Where the sentences of a paragraph begin, before, after and around its quotations."""

import re
from bisect import bisect_left

from articles.words.reading import tokens
from articles.words.reading.hints import verb_form
from articles.words.reading.languages import ANY

SENTENCE_END = re.compile(r"[.!?؟…]+[\"'”’»)\]]*(?=\s|$)")
TERMINAL = ".!?؟…"


def begin(text: str, blanked: str, spans: list, words: list) -> list[int]:
    """Return where sentences begin, those included that a quotation with its full stop inside ends before.

    `blanked` is `text` without its quotations, which are its `spans`; `words` are those of `blanked`.
    """
    starts = [word.start for word in words]
    ends = [match for match in SENTENCE_END.finditer(blanked) if not _abbreviates(match, words, starts)]
    begins = {0, *(match.end() for match in ends)}
    for span in spans:
        following = bisect_left(starts, span.closing)
        after = words[following : following + 3]
        if after and _begins_sentence(after, text[span.end - 1]):
            begins.add(span.closing)
    return sorted(begins)


def _abbreviates(match, words, starts):
    """Say whether a full stop belongs to a title or initial: Dr. Vogt, J. Brandt."""
    word = words[bisect_left(starts, match.start()) - 1] if words else None
    return (
        match[0] == "."
        and word is not None
        and word.end == match.start()
        and (word.text[0].isupper() or len(word.text) == 1)
        and (word.key in ANY.honorifics or len(word.text) == 1)
    )


def _begins_sentence(words, mark):
    """Say whether the words after a quotation that ends in `mark` are a sentence of their own."""
    if mark not in TERMINAL:
        return False
    attributes = any(map(verb_form, words))
    if words[0].text[0].isupper():
        return mark in ".…" or not attributes
    return tokens.is_uncased(words[0]) and mark in ".…" and words[0].key not in ANY.verbs
