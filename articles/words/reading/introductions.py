"""Whom a text introduces: the one interviewed, the one who moderates, and who they say they are."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from articles.words.reading import forms, names, tokens
from articles.words.reading.languages import ANY
from articles.words.reading.mentions import People
from articles.words.reading.shortnames import ShortNames, fullest

# Where a name counts for how much that it is the interviewee's.
IN_HEADLINE = 4
FIRST = 2
MENTIONED_AGAIN = 3  # at most

NEAR = 40  # characters between "moderated by" and the name
FIRST_ANSWERS = 3
OPENING = 200  # characters of an answer in which somebody says who they are
FIRST_CLAUSE = re.compile(r"[^.،,:؛;!?؟\n]*")
SAYS = re.compile(r"\s*:|\s+لـ?[«\"“\w]")  # after a name in a headline: X: we won; X لصحيفة Y


@dataclass(frozen=True)
class Context:
    """The text around the turns, in plain words."""

    headline: str
    byline: str
    authors: tuple[str, ...]
    introduction: str
    body: str

    @property
    def head(self) -> str:
        return " | ".join((self.introduction, self.headline, self.byline))


def interviewee(context: Context, exchanges: list[tuple[str, str]], excluded: set[tuple[str, ...]]) -> str | None:
    """Return the full name of the one who answers, or None: from their own words, the headline, the introduction."""
    own = says_own_name(exchanges)
    if own:
        return fullest(own, [ShortNames(context.head)])
    mentioned = Counter(tokens.keys(" | ".join((context.introduction, context.body))))
    scores = {}
    for text in (context.introduction, context.headline):
        people = [found for found in names.find(text) if found.key not in excluded and names.is_person(found, text)]
        for order, found in enumerate(people):
            if found.text not in scores:
                scores[found.text] = _score(found.key, order, context, mentioned)
    best = max(scores, key=scores.get, default=None)
    if best and scores[best] > 0:
        return best
    return _recurring(context) or _met(context, excluded) or _addressed(exchanges, excluded) or _letter(context)


def _met(context, excluded):
    """Return whom the headline says is talked with: A talk with Nora Vint; Ten questions for Nora Vint."""
    for found in names.find(context.headline):
        before = tokens.keys(context.headline[: found.start])[-1:]
        if found.key not in excluded and set(before) & ANY.meeting:
            return found.text
    people = [found for found in names.find(context.headline) if names.is_person(found, context.headline)]
    alone = [found for found in people if found.key not in excluded and found.key[0] in ANY.given_names]
    return alone[0].text if len(people) == len(alone) == 1 else None


def _letter(context):
    """Return the letter for which somebody stands who does not give a name, or None."""
    text = " | ".join((context.headline, context.introduction))
    found = Counter()
    for word in tokens.tokens(text):
        if len(word.text) == 1 and word.text.isalpha() and not word.text.islower() and word.key not in ANY.stops:
            found[word.text] += 1 + (text[word.end : word.end + 1] in tuple('.»”")'))
    return next((letter for letter, weight in found.most_common(1) if weight > 1), None)


def _addressed(exchanges, excluded):
    """Return the first full name in the questions, or None."""
    for question, _ in exchanges:
        for found in names.find(question):
            if found.key not in excluded and names.is_person(found, question):
                return found.text
    return None


def _score(key, order, context, mentioned):
    """Return how likely a name is the interviewee's. Named in the headline alone it can be any words with capitals."""
    if not mentioned[key[-1]]:
        return 0
    in_headline = key[-1] in tokens.keys(context.headline)
    return IN_HEADLINE * in_headline + FIRST * (order == 0) + min(MENTIONED_AGAIN, mentioned[key[-1]])


def says_own_name(exchanges: list[tuple[str, str]], *, phrase_only: bool = False) -> str | None:
    """Return the name that one of the first answers gives as the speaker's own, or None."""
    for question, answer in exchanges[:FIRST_ANSWERS]:
        name = _introduced_by_phrase(answer[:OPENING])
        name = name or (None if phrase_only else _opening_name(question, answer[:OPENING]))
        if name:
            return name
    return None


def _introduced_by_phrase(text):
    words = tokens.tokens(text)
    starts = {found.start: found.text for found in names.find(text)}
    for index in range(len(words)):
        size = tokens.phrase(words, index, ANY.introductions)
        if size and index + size < len(words) and words[index + size].start in starts:
            return starts[words[index + size].start]
    return None


def _opening_name(question, answer):
    opening = FIRST_CLAUSE.match(answer)[0]
    asked = tokens.has_phrase(tokens.tokens(question), ANY.asks_for_name)
    found = next(iter(names.find(answer)), None)
    if found and found.start == 0 and (asked or found.end == len(opening.rstrip())):
        return found.text
    return opening.strip() if asked and len(tokens.keys(opening)) in (2, 3) else None


def moderator(context: Context) -> str | None:
    """Return the name after "moderated by" or before "moderated", or None."""
    texts = (context.introduction, context.byline, context.headline)
    return _named_by(ANY.moderated, *texts) or _doing(ANY.moderates, *texts)


def interviewer(context: Context) -> str | None:
    """Return the one who asks, where the byline or, after "interviewed by", the introduction names one; or None."""
    if context.authors:
        return context.authors[0] if len(context.authors) == 1 else None
    return _named_by(ANY.conducted, context.introduction)


def described(context: Context) -> dict[str, str]:
    """Return {word: name} for what the introduction calls people: Osric Bane, the retired pilot."""
    people = People([(context.introduction, tokens.tokens(context.introduction))], context.headline)
    return {noun: person.name for person in people.everybody for noun in person.descriptions}


def _named_by(phrases, *texts):
    for text in texts:
        words = tokens.tokens(text)
        for index in range(len(words)):
            size = tokens.phrase(words, index, phrases)
            if size:
                return _next_name(text, words, index + size)
    return None


def _doing(phrases, *texts):
    """Return the full name right before a phrase: Ida Rowe was in the chair."""
    for text in texts:
        words = tokens.tokens(text)
        starts = {word.start: index for index, word in enumerate(words)}
        for found in names.find(text):
            after = starts.get(found.start, len(words)) + len(found.key)
            if tokens.phrase(words, after, phrases) and text[found.end : words[after].start] == " ":
                return found.text
    return None


def _next_name(text, words, index):
    after = words[index].start if index < len(words) else len(text)
    found = next((found for found in names.find(text) if after <= found.start < after + NEAR), None)
    if found:
        return found.text
    while index < len(words) and words[index].key in ANY.honorifics:
        index += 1
    run = words[index : index + 2]
    return text[run[0].start : run[-1].end] if len(run) == 2 else None


def _recurring(context):
    """Return the pair of words that heads the headline and is in the introduction, where no list has the name."""
    pairs = Counter()
    for text in (context.headline, context.introduction):
        for first, last in pairwise(tokens.tokens(text)):
            if text[first.end : last.start] == " " and forms.is_given_name(first) and forms.is_family_name(last):
                pairs[tokens.bare(text[first.start : last.end])] += 1
    headed = (name for name, count in pairs.items() if count > 1 and SAYS.match(context.headline.partition(name)[2]))
    return next(headed, None)
