"""Who speaks each turn: which labels are one person, who asks and who answers, and the full name of each."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from articles.words import introductions, tokens, turns
from articles.words.conventions import ANY
from articles.words.shortnames import ShortNames, fullest

# How much each observation says that a voice is the one who asks. The highest sum asks.
IS_OUTLET = 3
SIGNS_BYLINE = 3
IS_INTRODUCED = -3
SPEAKS_FIRST = 1
IS_BRIEF = 1
ALWAYS_ASKS = 4  # and as much less for a voice that never does
ALSO_ASKS = 2  # the sum from which a second voice asks too
CLOSE = 1  # sums this near are a doubt

BRIEF = 0.6  # of the average length


@dataclass(eq=False)
class Voice:
    """One person, or an outlet, and what they say."""

    name: str | None
    role: str | None  # of labels that name nobody
    asks: bool | None  # None until names and questions tell
    printed: Counter = field(default_factory=Counter)  # the names in the labels
    speeches: list = field(default_factory=list)
    doubt: str = ""

    @property
    def label(self):
        """Return the name that the text uses most for this voice."""
        return self.printed.most_common(1)[0][0] if self.printed else ""


def cast(speeches, context):
    """Return the Voice of each speech, in order."""
    labels = " | ".join(dict.fromkeys(speech.label.name for speech in speeches if speech.label))
    indexes = [ShortNames(text) for text in (labels, context.head, context.body)] if labels else []
    voices, parts = {}, []
    for speech in speeches:
        key, name, role = _identify(speech, indexes)
        voice = voices.setdefault(key, Voice(name, role, speech.asked))
        voice.speeches.append(speech)
        if speech.label:
            voice.printed[speech.label.name] += 1
        parts.append(voice)
    _decide_who_asks(list(voices.values()), context)
    for voice in voices.values():
        if voice.name is None:
            voice.name = _find_name(voice, speeches, parts, context)
    return parts


def _identify(speech, indexes):
    """Return what tells the voice of this speech from others, its name if the label gives one, and its role."""
    label = speech.label
    role = label.role if label else "asker" if speech.asked else "answerer"
    if role == "audience":
        return label.key, label.name, role
    if role:
        return role, None, role
    name = fullest(label.name, indexes)
    return tokens.keys(name), name, None


def _decide_who_asks(voices, context):
    """Set `asks` for the voices whose labels are names: the likeliest asks, unless a label says who does."""
    undecided = [voice for voice in voices if voice.asks is None]
    introduced = introductions.interviewee(context, [], set(map(tokens.keys, context.authors)))
    length = sum(map(_length, voices)) / len(voices) if voices else 0
    sums = {voice: _sum(voice, voice is voices[0], length, context, introduced) for voice in undecided}
    ranked = sorted(undecided, key=sums.get, reverse=True)
    someone_asks = any(voice.asks and voice.role != "audience" for voice in voices)
    someone_answers = any(voice.asks is False for voice in voices)
    for rank, voice in enumerate(ranked):
        last = rank == len(ranked) - 1 and not someone_answers
        voice.asks = (rank == 0 and not someone_asks) or (sums[voice] >= ALSO_ASKS and not last)
    for voice, following in pairwise(ranked):
        if voice.asks and not following.asks and sums[voice] - sums[following] < CLOSE:
            voice.doubt = following.doubt = "asks-or-answers"


def _sum(voice, is_first, length, context, introduced):
    questions = [turns.is_question(speech.text) for speech in voice.speeches]
    total = ALWAYS_ASKS * (2 * sum(questions) / len(questions) - 1)
    if is_outlet(voice.name, context.headline):
        total += IS_OUTLET
    if voice.name in context.authors:
        total += SIGNS_BYLINE
    elif voice.name == introduced:
        total += IS_INTRODUCED
    if is_first:
        total += SPEAKS_FIRST
    if _length(voice) < BRIEF * length:
        total += IS_BRIEF
    return total


def _length(voice):
    return sum(len(speech.text) for speech in voice.speeches) / len(voice.speeches)


def is_outlet(name, headline):
    """Say whether `name` is a newspaper's or station's: it says Radio or News, or the headline speaks "to" it."""
    key = tokens.keys(name)
    return (
        any(word in ANY.outlets for word in key)
        or name.casefold().startswith("the ")
        or f" to {name}".casefold() in headline.casefold()
        or re.search(rf"\bلـ?\s?[«\"“]?{re.escape(name)}", headline) is not None
    )


def _find_name(voice, speeches, parts, context):
    """Return the name of a voice whose labels have none, as far as the text tells it."""
    author = context.authors[0] if len(context.authors) == 1 else None
    if voice.role == "asker":
        return author
    if voice.role == "moderator":
        return introductions.moderator(context) or author or voice.label
    exchanges = [
        (question.text, answer.text)
        for (question, answer), part in zip(pairwise(speeches), parts[1:], strict=True)
        if part is voice
    ]
    others = {tokens.keys(part.name) for part in parts if part.name and part is not voice}
    return introductions.interviewee(context, exchanges, others | set(map(tokens.keys, context.authors)))
