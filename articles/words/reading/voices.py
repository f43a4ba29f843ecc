"""Who speaks each turn: which labels are one person, and the full name of each."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from articles.words.reading import asking, forms, introductions, names, tokens
from articles.words.reading.introductions import Context
from articles.words.reading.languages import ANY
from articles.words.reading.shortnames import ShortNames, fullest
from articles.words.reading.turns import Speech

LONGEST_ABBREVIATION = 3  # letters: MC


@dataclass(eq=False)
class Voice:
    """One person, or an outlet, and what they say."""

    name: str | None
    role: str | None  # of labels that name nobody
    asks: bool | None  # None until names and questions tell
    printed: Counter = field(default_factory=Counter)  # the names in the labels
    speeches: list[Speech] = field(default_factory=list)
    doubt: str = ""

    @property
    def label(self) -> str:
        """Return the name that the text uses most for this voice."""
        return self.printed.most_common(1)[0][0] if self.printed else ""


def cast(speeches: list[Speech], context: Context) -> list[Voice]:
    """Return the Voice of each speech, in order."""
    labels = dict.fromkeys(names.untitled(speech.label.name) for speech in speeches if speech.label)
    indexes = [ShortNames("", labels), ShortNames(context.head), ShortNames(context.body)] if labels else []
    described = introductions.described(context) if labels else {}
    voices, parts = {}, []
    for speech in speeches:
        key, name, role = _identify(speech, indexes, described)
        voice = voices.setdefault(key, Voice(name, role, speech.asked))
        voice.speeches.append(speech)
        if speech.label:
            voice.printed[speech.label.name] += 1
        parts.append(voice)
    _mark_callers(parts, speeches)
    asking.decide(list(voices.values()), context)
    for voice in voices.values():
        if voice.name is None:
            voice.name = _find_name(voice, speeches, parts, context)
        if voice.role == "speaker" and (not voice.name or _is_shared(voice, voices.values())):
            voice.name, voice.doubt = voice.label, "unnamed"
    return parts


def _mark_callers(parts, speeches):
    """Let whoever is put through ask: "We have a call from Ellery. Ida, go ahead." Ida: …"""
    for before, speech, voice in zip(speeches, speeches[1:], parts[1:], strict=False):
        if voice.asks is None and voice.speeches[0] is speech:
            words = tokens.tokens(before.text)
            named = {word.key for word in words} & {*tokens.keys(voice.name or "")}
            if named and tokens.has_phrase(words, ANY.calls):
                voice.role, voice.asks = "audience", True


def _is_shared(voice, voices):
    """Say whether several voices ask, or answer, as this one does."""
    return sum(other.asks == voice.asks for other in voices) > 1


def _identify(speech, indexes, described):
    """Return what tells the voice of this speech from others, its name if the label gives one, and its role."""
    label = speech.label
    role = label.role if label else "asker" if speech.asked else "answerer"
    if role == "audience":
        return label.key, _as_noun(label.name), role
    if role == "speaker":
        return label.key, None, role
    if role:
        return role, None, role
    name = fullest(label.name, indexes)
    if tokens.keys(name) == tokens.keys(names.untitled(label.name)):
        name = _described(name, described) or name
    return tokens.keys(name), name, None


def _as_noun(label):
    """Return a label that names nobody, in capitals, as a noun: Audience member."""
    return label.capitalize() if label.isupper() and len(label) > LONGEST_ABBREVIATION else label


def _described(name, described):
    """Return whom "Minister" or "the retired pilot" means, or None."""
    words = [word.removeprefix(forms.ARTICLE) for word in tokens.keys(name) if word not in ANY.determiners]
    people = {described.get(word) for word in words}
    return people.pop() if len(people) == 1 else None


def _find_name(voice, speeches, parts, context):
    """Return the name of a voice whose labels have none, as far as the text tells it."""
    author = introductions.interviewer(context)
    own = introductions.says_own_name([("", speech.text) for speech in voice.speeches], phrase_only=True)
    if voice.role == "asker" or (voice.role == "speaker" and voice.asks):
        voice.doubt = "several-authors" if len(context.authors) > 1 else ""
        return author or own
    if voice.role == "moderator":
        return introductions.moderator(context) or author or own or _as_noun(voice.label)
    exchanges = [
        (question.text, answer.text)
        for (question, answer), part in zip(pairwise(speeches), parts[1:], strict=True)
        if part is voice
    ]
    others = {tokens.keys(part.name) for part in parts if part.name and part is not voice}
    return introductions.interviewee(context, exchanges, others | set(map(tokens.keys, context.authors)))
