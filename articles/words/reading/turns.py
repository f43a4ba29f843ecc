"""How a text tells questions from answers: by labels, by a sign before each question, or by question marks alone."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from articles.words.marked import Marked
from articles.words.reading import labels as labelling
from articles.words.reading import tokens
from articles.words.reading.languages import ANY

ENDS_ASKING = re.compile(r"[?؟][\"'”’»)\]*\s]*$")
QUOTED_EDGE = re.compile(r"^[\"“«„]|[\"”»“][\s.,،]*$")
BULLET = re.compile(rf"([{re.escape(labelling.BULLETS)}])\s*(?=[^\s{re.escape(labelling.BULLETS)}])")
NUMBER = re.compile(r"[(\[]?\d{1,3}\s?(?:[.):\]]+|[–-]\s)\s*(?=\D)")

# Where nothing but the question mark tells a question from an answer, a question is short.
QUESTION_WORDS = 40
QUESTION_SENTENCES = 2
REQUEST_WORDS = 25
SUBHEADING_WORDS = 10
ASIDE_WORDS = 5
NOTE_WORDS = 5  # Update, 3 May 2019:

DIALOGUE_SHARE = 0.8  # of the paragraphs have a dash: it stands before answers too


@dataclass(frozen=True)
class Speech:
    """What one voice says without a break; `asked` is None where only the label's name can tell."""

    paragraphs: list[Marked]
    asked: bool | None
    label: labelling.Label | None = None
    printed: str = ""  # the label, bullet or number before it
    doubt: str = ""

    @property
    def text(self) -> str:
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs if paragraph.text)


@dataclass(frozen=True)
class Narration:
    """A paragraph that is no turn; `note` when the newsroom added it at the end."""

    paragraph: Marked
    note: bool = False


@dataclass(frozen=True)
class Sign:
    """What marks a paragraph as a question: the `words` of it, and the `answer` if that follows on the same line."""

    words: Marked
    answer: Marked | None = None
    asked: bool = True
    label: labelling.Label | None = None
    printed: str = ""
    doubt: str = ""


def find(paragraphs: list[Marked], labels: list[labelling.Label | None]) -> list[Speech | Narration]:
    """Return the body's paragraphs as Speech and Narration, in order. An empty paragraph is a break."""
    if len({labelling.voice(label) for label in labels if label}) > 1:
        return _labelled(paragraphs, labels)
    for signs in _conventions(paragraphs, labels):
        if _are_questions(signs):
            return _signed(paragraphs, signs)
    return [Narration(paragraph) for paragraph in paragraphs if paragraph.text]


def has_sign(text: str) -> bool:
    """Say whether a line begins with a bullet, dash or number."""
    return bool(BULLET.match(text) or NUMBER.match(text))


def is_question(text: str) -> bool:
    """Say whether a speech asks: by its mark, or by an imperative of asking such as "Tell us"."""
    return bool(ENDS_ASKING.search(text)) or is_request(text)


def is_request(text: str) -> bool:
    return tokens.phrase(tokens.tokens(text[:80]), 0, ANY.requests) > 0


def is_note(paragraph: Marked) -> bool:
    """Say whether a paragraph at the end is the newsroom's: Note: …, [Editor's note …], This interview was …"""
    opening = tokens.tokens(paragraph.text[:80])
    label, colon, _ = paragraph.text[:80].partition(":")
    bracketed = paragraph.text[:1] + paragraph.text[-1:] in ("[]", "()")
    return bool(
        (colon and tokens.phrase(opening, 0, ANY.notes) and len(tokens.keys(label)) <= NOTE_WORDS)
        or tokens.phrase(opening, 0, ANY.note_openings) > 0
        or (bracketed and len(opening) >= ASIDE_WORDS)
        or paragraph.is_all("italic")
    )


def _labelled(paragraphs, labels):
    last = max(index for index, label in enumerate(labels) if label)
    notes = _notes_begin(paragraphs, last + 1)
    turns = []
    for index, (paragraph, label) in enumerate(zip(paragraphs, labels, strict=True)):
        if label:
            asked = {"answerer": False, None: None}.get(label.role, True)
            turns.append(Speech([paragraph.cut(label.end)], asked, label, label.printed))
        else:
            _add(turns, paragraph, note=index >= notes)
    return turns


def _signed(paragraphs, signs):
    last = max(index for index, sign in enumerate(signs) if sign)
    notes = _notes_begin(paragraphs, last + 1 if signs[last].answer or not signs[last].asked else last + 2)
    turns = []
    for index, (paragraph, sign) in enumerate(zip(paragraphs, signs, strict=True)):
        if sign:
            turns.append(Speech([sign.words], sign.asked, sign.label, sign.printed, sign.doubt))
            if sign.answer:
                turns.append(Speech([sign.answer], False))
        elif paragraph.text and turns and isinstance(turns[-1], Speech) and turns[-1].asked:
            turns.append(Speech([paragraph], False))
        else:
            _add(turns, paragraph, note=index >= notes)
    return turns


def _add(turns, paragraph, note):
    """Add a paragraph without label or sign: it goes on with the speech before it, unless it is the newsroom's."""
    speaking = turns and isinstance(turns[-1], Speech)
    if speaking and not note and not _is_subheading(paragraph):
        turns[-1].paragraphs.append(paragraph)
    elif paragraph.text:
        turns.append(Narration(paragraph, note))


def _is_subheading(paragraph):
    words = len(tokens.keys(paragraph.text))
    return paragraph.is_all("bold") and words <= SUBHEADING_WORDS and not paragraph.text.endswith(".")


def _notes_begin(paragraphs, start):
    """Return where the newsroom's notes begin after the last turn: at the first that is one, or after a break."""
    for index in range(start, len(paragraphs)):
        if is_note(paragraphs[index]) or not paragraphs[index - 1].text:
            return index
    return len(paragraphs)


def _conventions(paragraphs, labels):
    """Yield, for each way of marking questions, the Sign of each paragraph or None."""
    yield [
        label and Sign(paragraph.cut(label.end), label=label, printed=label.printed)
        for paragraph, label in zip(paragraphs, labels, strict=True)
    ]
    yield [_set_off(paragraph, "bold") for paragraph in paragraphs]
    yield [_set_off(paragraph, "italic") for paragraph in paragraphs]
    yield [_begun(paragraph, NUMBER) for paragraph in paragraphs]
    yield _bulleted(paragraphs)
    yield _plain(paragraphs)


def _are_questions(signs):
    asked = [sign for sign in signs if sign and sign.asked]
    return len(asked) > 1 and sum(is_question(sign.words.text) for sign in asked) >= len(asked) / 2


def _set_off(paragraph, kind):
    end = paragraph.opens(kind)
    if end and end == len(paragraph.text):
        return Sign(paragraph)
    if end and is_question(paragraph.text[:end]):
        return Sign(paragraph.cut(0, end), paragraph.cut(end))
    return None


def _begun(paragraph, opening):
    match = opening.match(paragraph.text)
    return match and Sign(paragraph.cut(match.end()), printed=match[0].strip())


def _bulleted(paragraphs):
    """Return the signs of the bullet or dash that begins most questions. One that begins every turn alternates."""
    asking = (BULLET.match(paragraph.text) for paragraph in paragraphs if is_question(paragraph.text))
    bullets = Counter(match[1] for match in asking if match).most_common(1)
    if not bullets:
        return []
    opening = re.compile(re.escape(bullets[0][0]) + r"\s*(?=\S)")
    signs = [_begun(paragraph, opening) for paragraph in paragraphs]
    first = next(index for index, sign in enumerate(signs) if sign)
    begun = [index for index, sign in enumerate(signs) if sign]
    if len(begun) > 3 and len(begun) >= DIALOGUE_SHARE * len(signs[first:]):
        for index in begun[1::2]:
            signs[index] = replace(signs[index], asked=False)
    return signs


def _plain(paragraphs):
    """Return signs where only the question mark is one. A question right after a question is part of its answer."""
    signs = [None]
    for paragraph in paragraphs[:-1]:
        asked = not signs[-1] and _is_plain_question(paragraph.text)
        signs.append(Sign(paragraph, doubt="unlabelled") if asked else None)
    quoted = sum(bool(QUOTED_EDGE.search(paragraph.text)) for paragraph in paragraphs)
    asked = sum(bool(sign) for sign in signs)
    return [*signs[1:], None] if asked > quoted else []


def _is_plain_question(text):
    words = set(tokens.keys(text))
    if is_request(text):
        return len(words) <= REQUEST_WORDS
    if (
        not ENDS_ASKING.search(text)
        or len(words) > QUESTION_WORDS
        or (words & ANY.first_person and not words & ANY.second_person)
    ):
        return False
    return tokens.count_sentences(text) <= QUESTION_SENTENCES + bool(words & ANY.second_person)
