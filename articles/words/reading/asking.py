"""Which of several voices asks, where their labels are names."""

import re
from dataclasses import dataclass
from itertools import pairwise

from articles.words.reading import introductions, questions, tokens
from articles.words.reading.introductions import Context
from articles.words.reading.languages import ANY

ALSO_ASKS = 2.5  # the sum of evidence from which a second voice asks too
CLOSE = 1  # two sums this near are a doubt
BRIEF = 0.6  # of the average length of what is said
CALLED_WITHIN = 6  # words: "And you, Otto, …"


def decide(voices: list, context: Context) -> None:
    """Set `asks` for the voices that have none: the likeliest asks, unless a label says who does."""
    undecided = [voice for voice in voices if voice.asks is None]
    scene = _Scene.of(voices, context)
    sums = {voice: sum(weight * test(voice, scene) for weight, test in EVIDENCE) for voice in undecided}
    ranked = sorted(undecided, key=sums.get, reverse=True)
    someone_asks = any(voice.asks and voice.role != "audience" for voice in voices)
    someone_answers = any(voice.asks is False for voice in voices)
    for rank, voice in enumerate(ranked):
        is_last = rank == len(ranked) - 1 and not someone_answers
        voice.asks = (rank == 0 and not someone_asks) or (sums[voice] >= ALSO_ASKS and not is_last)
    for voice, following in pairwise(ranked):
        if voice.asks and not following.asks and sums[voice] - sums[following] < CLOSE:
            voice.doubt = following.doubt = "asks-or-answers"


@dataclass(frozen=True)
class _Scene:
    """What the tests need to know beside the voice itself."""

    context: Context
    moderator: str | None
    introduced: str | None
    first: object
    length: float  # average number of characters of a speech
    names: dict  # a word of a name -> the voices with such a name

    @classmethod
    def of(cls, voices, context):
        moderator = introductions.moderator(context)
        asking = {tokens.keys(name) for name in (moderator, *context.authors) if name}
        names = {}
        for voice in voices:
            for word in tokens.keys(voice.name or ""):
                names.setdefault(word, set()).add(voice)
        return cls(
            context=context,
            moderator=moderator,
            introduced=introductions.interviewee(context, [], asking),
            first=next(iter(voices), None),
            length=sum(map(_length, voices)) / max(1, len(voices)),
            names=names,
        )


def _asks(voice, scene):
    """Return nearly 1 for one who always asks and nearly -1 for one who never does, nearer the more they speak."""
    asked = sum(questions.is_question(speech.text) for speech in voice.speeches)
    return (2 * asked - len(voice.speeches)) / (len(voice.speeches) + 1)


def _calls_others(voice, scene):
    """Return the share of speeches that call somebody else by name: "And you, Otto, …"."""
    openings = (tokens.keys(speech.text[:100])[:CALLED_WITHIN] for speech in voice.speeches)
    calls = sum(any(scene.names.get(word, set()) - {voice} for word in words) for words in openings)
    return calls / len(voice.speeches)


def _is_outlet(voice, scene):
    """Say whether the name is a newspaper's or station's: it says Radio or News, or the headline speaks "to" it."""
    if not voice.name:
        return False
    name, headline = voice.name.casefold(), scene.context.headline.casefold()
    return (
        any(word in ANY.outlets for word in tokens.keys(name))
        or name.startswith("the ")
        or f" to {name}" in headline
        or re.search(rf"\bلـ?[«\"“]?{re.escape(name)}", headline) is not None
    )


def _is_brief(voice, scene):
    return _length(voice) < BRIEF * scene.length


def _length(voice):
    return sum(len(speech.text) for speech in voice.speeches) / len(voice.speeches)


# How much each observation says that a voice asks.
EVIDENCE = (
    (6, lambda voice, scene: voice.name is not None and voice.name == scene.moderator),
    (3, lambda voice, scene: voice.name in scene.context.authors),
    (3, _is_outlet),
    (4, _asks),
    (2, _calls_others),
    (1, lambda voice, scene: voice is scene.first),
    (1, _is_brief),
    (-3, lambda voice, scene: voice.name is not None and voice.name == scene.introduced),
)
