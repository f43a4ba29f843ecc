"""What the newsroom adds under the last speech: where its notes begin."""

from itertools import pairwise

from articles.words.marked import Marked
from articles.words.reading import tokens
from articles.words.reading.languages import ANY

ASIDE_WORDS = 5
NOTE_WORDS = 5  # Update, 3 May 2019: …; The editors have seen …
WIDE_COLON = "："
OPENING = 80  # characters


def is_note(paragraph: Marked) -> bool:
    """Say whether a paragraph at the end is the newsroom's: Note: …, [Recording ends], This interview was …"""
    text = paragraph.text.replace(WIDE_COLON, ":")
    opening = tokens.tokens(text[:OPENING])
    label, colon, _ = text[:OPENING].partition(":")
    bracketed = text[:1] + text[-1:] in ("[]", "()")
    signed = colon and tokens.phrase(opening, 0, ANY.conducted | ANY.credits | ANY.bylines)
    return bool(
        (colon and tokens.phrase(opening, 0, ANY.notes) and len(tokens.keys(label)) <= NOTE_WORDS)
        or (signed and len(tokens.keys(label)) <= NOTE_WORDS)
        or any(tokens.phrase(words, 0, ANY.note_openings) for words in map(_opening, _sentences(text)))
        or tokens.has_phrase(opening[:NOTE_WORDS], ANY.newsrooms)
        or (bracketed and (len(opening) >= ASIDE_WORDS or tokens.has_phrase(opening, ANY.endings)))
        or paragraph.is_all("italic")
    )


def begin(paragraphs: list[Marked], start: int) -> int:
    """Return where the notes begin, from `start` on: at the first that is one, or after a break."""
    for index in range(start, len(paragraphs)):
        if is_note(paragraphs[index]) or not paragraphs[index - 1].text:
            return index
    return len(paragraphs)


def is_about(paragraph: Marked, names: set[tuple[str, ...]]) -> bool:
    """Say whether a paragraph tells about one of the people with these `names`, and its own words are not theirs."""
    words = tokens.keys(paragraph.text)
    return _is_third_person(words) and any(
        words[index : index + len(name)] == name for name in names for index in range(len(words))
    )


def is_impersonal(paragraph: Marked) -> bool:
    """Say whether nobody in a paragraph says "I" or "you"."""
    return _is_third_person(tokens.keys(paragraph.text))


def _is_third_person(words):
    personal = ANY.first_person | ANY.second_person
    return not any(form in personal for word in words for form in tokens.forms(word))


def _opening(text):
    return tokens.tokens(text[:OPENING])


def _sentences(text):
    begins = [0, *(match.end() for match in tokens.SENTENCE_END.finditer(text))]
    return (text[begin:end] for begin, end in pairwise([*begins, len(text)]))
