"""How a text tells questions from answers: by labels, by a sign before each question, or by question marks alone."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from articles.words.marked import Marked
from articles.words.reading import closing, questions, tokens
from articles.words.reading import labels as labelling
from articles.words.reading.languages import ANY

SECOND_PERSON = re.compile(r"..(?:ك|كِ|تِ|كم|كما)$|^ت\w+ين$")  # what Arabic joins to a word for "you"
QUOTED_EDGE = re.compile(r"^[\"“«„]|[\"”»“][\s.,،]*$")
BULLET = re.compile(rf"([{re.escape(labelling.BULLETS)}])\s*(?=[^\s{re.escape(labelling.BULLETS)}])")
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(r"[(\[]?\d{1,3}\s?(?:[.):\]]+|[–-]\s)\s*(?=\D)")

# Where nothing but the question mark tells a question from an answer, a question is short.
QUESTION_WORDS = 40
QUESTION_SENTENCES = 2
LONGEST_QUESTION = 80  # words of one that speaks to somebody
REQUEST_WORDS = 25
SUBHEADING_WORDS = 10

MISSING = 3  # by so much a number can be greater than the one before
QUESTION_WEIGHT = 2  # a question says so much more than a number that it belongs to the row of questions
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
    doubt: str = ""


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


def _labelled(paragraphs, labels):
    last = max(index for index, label in enumerate(labels) if label)
    notes = closing.begin(paragraphs, last + 1)
    turns = []
    for index, (paragraph, label) in enumerate(zip(paragraphs, labels, strict=True)):
        if label:
            asked = {"answerer": False, "speaker": None, None: None}.get(label.role, True)
            turns.append(Speech([paragraph.cut(label.end)], asked, label, label.printed))
        else:
            _add(turns, paragraph, note=index >= notes)
    return turns


def _signed(paragraphs, signs):
    last = max(index for index, sign in enumerate(signs) if sign)
    notes = closing.begin(paragraphs, last + 1 if signs[last].answer or not signs[last].asked else last + 2)
    turns = []
    answer = _answering(paragraphs, signs)
    for index, (paragraph, sign) in enumerate(zip(paragraphs, signs, strict=True)):
        if sign:
            turns.append(Speech([sign.words], sign.asked, sign.label, sign.printed, sign.doubt))
            if sign.answer:
                turns.append(Speech([sign.answer], False))
        elif paragraph.text and turns and isinstance(turns[-1], Speech) and turns[-1].asked:
            begun = answer and answer.match(paragraph.text)
            cut = begun.end() if begun else 0
            turns.append(Speech([paragraph.cut(cut)], False, printed=paragraph.text[:cut].strip()))
        else:
            _add(turns, paragraph, note=index >= notes)
    return turns


def _answering(paragraphs, signs):
    """Return what matches the bullet or dash before most answers, or None."""
    answers = [after.text for (sign, (_, after)) in zip(signs, pairwise(paragraphs), strict=False) if sign]
    bullets = Counter(match[1] for match in map(BULLET.match, answers) if match).most_common(1)
    if not bullets or bullets[0][1] <= len(answers) / 2:
        return None
    opening = re.compile(re.escape(bullets[0][0]) + r"\s*(?=\S)")
    rest = [paragraph.text for paragraph, sign in zip(paragraphs, signs, strict=True) if not sign]
    begun = sum(map(bool, map(opening.match, rest)))
    return opening if begun == bullets[0][1] else None  # more of them are lists


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


def _conventions(paragraphs, labels):
    """Yield, for each way of marking questions, the Sign of each paragraph or None."""
    yield [
        label and Sign(paragraph.cut(label.end), label=label, printed=label.printed)
        for paragraph, label in zip(paragraphs, labels, strict=True)
    ]
    yield _unnumbered([_set_off(paragraph, "bold") for paragraph in paragraphs])
    yield _unnumbered([_set_off(paragraph, "italic") for paragraph in paragraphs])
    yield _numbered(paragraphs)
    yield _bulleted(paragraphs)
    yield _in_stanzas(paragraphs)
    yield _plain(paragraphs)


def _are_questions(signs):
    asked = [sign for sign in signs if sign and sign.asked]
    return len(asked) > 1 and sum(questions.is_question(sign.words.text) for sign in asked) >= len(asked) / 2


def _set_off(paragraph, kind):
    end = paragraph.opens(kind)
    if end and end == len(paragraph.text):
        return Sign(paragraph)
    if end and questions.is_question(paragraph.text[:end]):
        return Sign(paragraph.cut(0, end), paragraph.cut(end))
    return None


def _unnumbered(signs):
    """Return the signs without the numbers before their words, where most have one."""
    numbers = [sign and NUMBER.match(sign.words.text) for sign in signs]
    if sum(map(bool, numbers)) <= sum(map(bool, signs)) / 2:
        return signs
    return [
        replace(sign, words=sign.words.cut(number.end()), printed=number[0].strip()) if number else sign
        for sign, number in zip(signs, numbers, strict=True)
    ]


def _begun(paragraph, opening):
    match = opening.match(paragraph.text)
    return match and Sign(paragraph.cut(match.end()), printed=match[0].strip())


def _numbered(paragraphs):
    """Return the signs of the numbers that go on from one to the next; a list inside an answer begins anew."""
    signs = [_begun(paragraph, NUMBER) for paragraph in paragraphs]
    numbers = [sign and int(DIGITS.search(sign.printed)[0]) for sign in signs]
    if len({*numbers} - {None}) < 2:
        return signs  # no numbers, or the same before all
    best = {}  # number -> the weight of the best row that ends with it, and where that ends
    before = {}  # place in a row -> the place before
    for index, (number, sign) in enumerate(zip(numbers, signs, strict=True)):
        if sign:
            rows = [best[earlier] for earlier in range(number - MISSING, number) if earlier in best]
            weight, before[index] = max(rows, key=itemgetter(0), default=(0, None))
            row = (weight + 1 + QUESTION_WEIGHT * questions.is_question(sign.words.text), index)
            best[number] = max(row, best.get(number, row), key=itemgetter(0))
    index = max(best.values(), key=itemgetter(0))[1]
    row = set()
    while index is not None:
        row.add(index)
        index = before[index]
    return [sign if index in row else None for index, sign in enumerate(signs)]


def _bulleted(paragraphs):
    """Return the signs of the bullet or dash that begins most questions. One that begins every turn alternates."""
    asking = (BULLET.match(paragraph.text) for paragraph in paragraphs if questions.is_question(paragraph.text))
    bullets = Counter(match[1] for match in asking if match).most_common(1)
    if not bullets:
        return []
    opening = re.compile(re.escape(bullets[0][0]) + r"\s*(?=\S)")
    signs = [_begun(paragraph, opening) for paragraph in paragraphs]
    first = next(index for index, sign in enumerate(signs) if sign)
    begun = [index for index, sign in enumerate(signs) if sign]
    if len(begun) > 3 and len(begun) >= DIALOGUE_SHARE * len(signs[first:]):
        answers = begun[1::2]
    else:
        asks = {index: questions.is_question(signs[index].words.text) for index in begun}
        answers = [index for index in begun if asks.get(index - 1) and not asks[index]]
    for index in answers:
        signs[index] = replace(signs[index], asked=False)
    return signs


def _in_stanzas(paragraphs):
    """Return signs where blank lines set each question and its answer apart from the others, line under line."""
    starts = [index for index, paragraph in enumerate(paragraphs) if not paragraph.goes_on]
    stanzas = [range(start, end) for start, end in pairwise([*starts, len(paragraphs)])]
    asking = {stanza.start for stanza in stanzas if len(stanza) > 1}
    below = [paragraphs[index].text for stanza in stanzas for index in stanza[1:]]
    if len(asking) < max(2, len(stanzas) / 2) or any(map(_asks_plainly, below)):
        return []
    return [
        Sign(paragraph, doubt="" if questions.is_question(paragraph.text) else "unlabelled")
        if index in asking
        else None
        for index, paragraph in enumerate(paragraphs)
    ]


def _plain(paragraphs):
    """Return signs where only the question mark is one. Of two questions in a row one is part of an answer."""
    weights = [_asks_plainly(paragraph.text) for paragraph in paragraphs[:-1]]
    # place -> the best sum of weights from there on, and of the questions there
    best = [0] * (len(weights) + 2)
    for index in reversed(range(len(weights))):
        best[index] = max(best[index + 1], weights[index] + best[index + 2])
    signs, index = [None] * len(paragraphs), 0
    while index < len(weights):
        asked = weights[index] > 0 and weights[index] + best[index + 2] >= best[index + 1]
        if asked:
            signs[index] = Sign(paragraphs[index], doubt="unlabelled")
        index += 1 + asked
    quoted = sum(bool(QUOTED_EDGE.search(paragraph.text)) for paragraph in paragraphs)
    return signs if sum(map(bool, signs)) > quoted else []


def _asks_plainly(text):
    """Return how surely a paragraph without any sign asks: 0 where it does not, more where it speaks to somebody."""
    words = tokens.keys(text)
    if questions.is_request(text):
        return 2 * (len(words) <= REQUEST_WORDS)
    addressed = any(map(_is_second_person, tokens.tokens(text)))
    if not questions.has_mark(text) or (set(words) & ANY.first_person and not addressed):
        return 0
    long = (len(words) > QUESTION_WORDS) + (tokens.count_sentences(text) > QUESTION_SENTENCES)
    return max(0, 2 + addressed - long) if len(words) <= LONGEST_QUESTION else 0


def _is_second_person(word):
    return word.key in ANY.second_person or (
        tokens.is_uncased(word) and word.key not in ANY.stops and SECOND_PERSON.search(word.text) is not None
    )
