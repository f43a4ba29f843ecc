"""What stands above the text itself: its headline, and the lines that say who wrote it, where and when."""

import re
from dataclasses import dataclass

from articles.words import folding
from articles.words.marked import Marked
from articles.words.reading import forms, names, questions, tokens, turns
from articles.words.reading.labels import Label
from articles.words.reading.languages import ANY

HEADLINE_WORDS = 25
BYLINE_WORDS = 16
BYLINE_LINES = 6  # after the headline and the standfirst
CLOSING_LINES = 3  # at the end, where the interviewer can be named too
AUTHOR_WORDS = 5
SEGMENT_WORDS = 3
DAY, LAST_DAY = re.compile(r"\d{1,2}"), 31
SHORT_WORDS = 8  # of a line under or above a byline that belongs to it
DATED_WORDS = 6  # of a line that has a date, beside the date

NO_TITLE = re.compile(r"[.。,،][\"'”’»)\]]*$")  # a sentence, or a letter's first line: Dear Ada,
SENTENCE = re.compile(r"[.!?؟][\"'”’»)\]]*$")
SEGMENT = re.compile(r"\s*[|·•;؛،,/]\s*|\s+[-–—]+\s+")
DIVIDER = re.compile(r"\s*[|·•]\s*|\s+[-–—]+\s+")
AUTHOR_END = re.compile(r"\s+(?:in|for|at|from)\s|(?<=\w\w\w)\.(?:\s|$)|[|·•;؛،,/:]|\s[-–—]+\s|\d")
AND = re.compile(r"\s+(?:and|&)\s+|\s+و\s*(?=\w\w)")
NUMERIC_DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b")
YEAR = re.compile(r"\b(?:1[89]|2[01])\d\d\b")

OPENINGS = ANY.bylines | ANY.credits | ANY.conducted


@dataclass(frozen=True)
class FrontMatter:
    headline: str
    byline: list[str]
    authors: list[str]  # who asked, by the byline
    above_byline: int | None  # the one paragraph between headline and byline
    body: int  # the paragraph with which the body begins


def read(paragraphs: list[Marked], labels: list[Label | None]) -> FrontMatter:
    """Return the front matter of a text, given its paragraphs and their labels."""
    printed = [paragraph.text for paragraph in paragraphs]
    texts = [text.replace("：", ":") for text in printed]
    start = int(_has_headline(texts, labels))
    lines = _byline(paragraphs, texts, labels, start)
    between = [index for index in range(start, max(lines, default=start)) if index not in lines and texts[index]]
    closing = [text for text in texts[max(start, len(texts) - CLOSING_LINES) :] if _opening(text, ANY.conducted)]
    return FrontMatter(
        headline=printed[0] if start else "",
        byline=[printed[index] for index in lines],
        authors=_askers([texts[index] for index in lines] or closing),
        above_byline=next(iter(between), None),
        body=max(lines, default=start - 1) + 1,
    )


def is_title(text: str) -> bool:
    """Say whether a line can be a headline: short, and no sentence with a full stop."""
    return 0 < len(tokens.keys(text)) <= HEADLINE_WORDS and not NO_TITLE.search(text) and not is_byline(text)


def is_byline(text: str) -> bool:
    """Say whether a line tells the author, place, date or source."""
    words = tokens.tokens(text)
    if not words or len(words) > BYLINE_WORDS:
        return False
    if SENTENCE.search(text) and not _opening(text, ANY.bylines):
        return False
    size = _opening(text, OPENINGS)
    return (
        _is_divided(text)
        or (size > 0 and _names_something(text, words, size))
        or (size > 0 and _has_day(words) and words[size - 1].key in ANY.authoring | ANY.credits)
        or _is_source(text, words)
        or _is_dated(text, words)
        or any(tokens.phrase(tokens.tokens(segment), 0, ANY.credits) for segment in SEGMENT.split(text)[1:])
        or _ends_in_author(text, words)
    )


def _has_headline(texts, labels):
    if len(texts) < 2 or not is_title(texts[0]) or turns.has_sign(texts[0]):
        return False
    label = labels[0]
    return not label or not (label.role or label.style == "line" or (questions.is_question(texts[0]) and labels[1]))


def _byline(paragraphs, texts, labels, start):
    """Return which paragraphs are lines of the byline. One other paragraph may stand before the last of them."""
    near = range(start, min(len(texts), start + BYLINE_LINES))
    known = {index for index in near if is_byline(texts[index])}
    alone = [index for index in near[:2] if _is_name(texts[index]) and texts.count(texts[index]) == 1]
    if alone:
        known.add(alone[0])
        labels = [*labels[: alone[0]], None, *labels[alone[0] + 1 :]]
    lines, others = [], 0
    for index in near:
        label = labels[index]
        beside = {other for other in _stanza(paragraphs, index) if other >= start}
        if not label and (index in known or (beside & known and all(map(_is_short, map(texts.__getitem__, beside))))):
            lines.append(index)
        elif texts[index]:
            others += 1
        if others > 1 or label:
            break
    return lines


def _stanza(paragraphs, index):
    """Return the places of the paragraphs that no blank line parts from the one at `index`."""
    first = last = index
    while paragraphs[first].goes_on and first:
        first -= 1
    while last + 1 < len(paragraphs) and paragraphs[last + 1].goes_on and last < index + BYLINE_LINES:
        last += 1
    return range(first, last + 1)


def _is_name(text):
    """Say whether a line is somebody's name and nothing else."""
    return any(found.text == text.strip() and names.could_be_person(found) for found in names.find(text))


def _is_short(text):
    return 0 < len(tokens.keys(text)) <= SHORT_WORDS and not SENTENCE.search(text)


def _opening(text, phrases):
    """Return how many words at the start are of a byline's phrases: Words by …; Words and interview: …"""
    words = tokens.tokens(text[:80])
    label = tokens.tokens(text[:80].partition(":")[0])
    if ":" in text[:80] and _has(label, phrases) and all(_has([word], OPENINGS | ANY.stops) for word in label):
        return len(label)
    return tokens.phrase(words, 0, phrases)


def _has(words, phrases):
    return any(form in phrases for word in words for form in tokens.forms(word.key))


def _names_something(text, words, size):
    """Say whether a colon or a name follows the opening words: "By the sea" is no byline."""
    if len(words) == size:
        return False
    if ":" in text[words[size - 1].end : words[size].start]:
        return True
    return words[size].key.isdigit() or forms.is_capital(words[size]) or forms.is_listed(words[size])


def _ends_in_author(text, words):
    """Say whether a short line ends in "by" and a name: Messages edited by Ada Quist."""
    last = names.find(text)[-1:]
    before = [word for word in words if last and word.end <= last[0].start]
    return bool(before) and last[0].end == len(text) and len(before) <= SHORT_WORDS and before[-1].key in ANY.authoring


def _is_divided(text):
    """Say whether a line is a row of names and places: Port Ellery - Ada Quist."""
    parts = DIVIDER.split(text)
    segments = [tokens.tokens(part) for part in parts]
    are_short = len(segments) > 1 and all(0 < len(words) <= SEGMENT_WORDS for words in segments)
    return are_short and (_is_name(parts[0]) or all(_could_be_named(word) for words in segments for word in words))


def _is_source(text, words):
    """Say whether a line names an issue or report and who brings it out: Ellery Trust - Annual Report 2021, part 2."""
    segments = [tokens.tokens(segment) for segment in DIVIDER.split(text)]
    counted = YEAR.search(text.translate(folding.DIGITS)) or any(word.key in ANY.issues for word in words)
    return bool(counted) and len(segments) > 1 and all(run and _could_be_named(run[0]) for run in segments)


def _could_be_named(word):
    return forms.is_family_name(word) if tokens.is_uncased(word) else not word.text[0].islower()


def _is_dated(text, words):
    text = text.translate(folding.DIGITS)
    dated = NUMERIC_DATE.search(text) or (YEAR.search(text) and any(word.key in ANY.months for word in words))
    other = [word for word in words if word.key not in ANY.months | ANY.weekdays and not word.key.isdigit()]
    if not dated and len(other) < SEGMENT_WORDS and not SENTENCE.search(text):
        dated = _has_day(words)
    return bool(dated) and len(other) <= DATED_WORDS


def _has_day(words):
    """Say whether a month and a day of it are among the words: Friday, 3 May."""
    days = any(DAY.fullmatch(word.key) and 0 < int(word.key) <= LAST_DAY for word in words)
    return days and any(word.key in ANY.months for word in words)


def _askers(lines):
    """Return the authors; where some lines say who asked, those of them."""
    asking = [text for text in lines if _opening(text, ANY.conducted)]
    return [name for text in asking or lines for name in _authors(text)] or [
        name for text in lines for name in _authors(text)
    ]


def _authors(text):
    words = tokens.tokens(text)
    size = _opening(text, ANY.bylines | ANY.conducted)
    if size and size < len(words):
        named = AUTHOR_END.split(text[words[size].start :])[0]
        return [name.strip() for name in AND.split(named) if 0 < len(tokens.keys(name)) <= AUTHOR_WORDS]
    if _is_name(text):
        return [text.strip()]
    segments = SEGMENT.split(text)
    people = filter(names.could_be_person, names.find(segments[0]))
    if len(segments) >= 3 and any(found.text == segments[0] for found in people):
        return segments[:1]  # Name | Place | Date
    return []
