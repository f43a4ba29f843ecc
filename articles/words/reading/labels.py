"""Which paragraphs begin with the name of the one who speaks, and which only look as if they did."""

import re
from collections import Counter
from dataclasses import dataclass

from articles.words.marked import Marked
from articles.words.reading import forms, names, questions, tokens
from articles.words.reading.languages import ANY

BULLETS = "•·▪◦●○■□◆◇◄◀►▶▸‣➤➜→★☆✦✱❖✓✔∙*>-–—−ـ‐‑🎤🎙"
LONGEST = 60  # characters; "Question from the audience (third row)"
MOST_WORDS = 6

TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
MONTH = r"[^\W\d_]{3,9}"
DATE = rf"(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|{MONTH}\.? \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}})"
HALF = r"(?:\s?[AaPp]\.?[Mm]\b\.?|\s?[صم]\b)"
STAMP = re.compile(rf"[\[(]?(?:{DATE}[,،]?\s*(?:at\s)?)?{TIME}{HALF}?(?:[,،] {DATE})?[\])]?")
BRACKETED_STAMP = re.compile(rf"\s*[\[(]{TIME}[\])]\s*")
BEFORE = re.compile(rf"(?:[{re.escape(BULLETS)}]+\s+)?(?:{STAMP.pattern}\s*(?:[-–—]\s+)?)?")
ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")  # Vint (laughs):
COLON = re.compile(r"\s?(?:：|:(?=\s|$|[\"“«„'‘(\[]|[^\W\d_]))")
DASH = re.compile(r"\s(?:[-–—]+|[|>])(?=\s)")
STOP = re.compile(r"(?<=\w\w)\.(?=\s)")
SEPARATOR = re.compile(r"\s?(?:[:：]|[-–—]+(?=\s))")  # after a name that its looks set off
BRACKETED = re.compile(r"[\[(<]\s*([^\[\]()<>]+?)\s*[\])>](?:\s?[:：])?(?=\s)")
NUMBER = re.compile(r"\s*#?\d+$")
# Q. or Q.1 or س1- or A)
SHORT = re.compile(r"([^\W\d_]+)(?:\.?\s*\d+|\s*\d*\s*(?:[.)/]|\s?[-–—]))(?=\s)(?!\s[:：])")
# The initials that were bold before they were pasted
BARE = re.compile(r"(?:[A-Z]{2,3}|(?:[A-Z]\.){2,3}|(?:[ء-ي]\.){2,3}|[سج])(?=\s)")
UNSAFE = (("short",), ("bare",), ("bracket",), ("stop",))  # too short to be a label where only one voice has it
INITIALS = re.compile(r"(?:[A-Z]\.?){2,4}|(?:[ء-ي]\.){2,3}")
QUOTES = "\"'“”«»„‘’"
FORBIDDEN = re.compile(r"[!?؟;؛,،\"“”«»„{}<>|=@/…]|\s[-–—]+\s|\w\w\w\.\s")


# How a label is set off from the speech. The first row with labels in it is taken; a text has one kind.
STYLES = (("colon", "bold"), ("cell",), ("short",), ("bare",), ("bracket",), ("dash",), ("stop",), ("line",))
ROLES = {
    "audience": "audience",
    "moderator": "moderators",
    "asker": "askers",
    "answerer": "answerers",
    "speaker": "speakers",
}
ROLE = {phrase: role for role, table in reversed(ROLES.items()) for phrase in getattr(ANY, table)}
NEVER = ANY.never_labels | ANY.notes | ANY.bylines | ANY.credits


@dataclass(frozen=True)
class Label:
    """What stands before a speech: as `printed`, the `name` in it, and where in the paragraph the speech begins."""

    printed: str
    name: str
    end: int
    style: str  # one of STYLES
    key: tuple[str, ...]  # the folded words of the name
    role: str | None  # what a label that names nobody stands for: a key of ROLES
    aside: str = ""  # what stands in brackets beside the name: (laughs)


def find(paragraphs: list[Marked]) -> list[Label | None]:
    """Return for each paragraph its Label, or None where it has none."""
    candidates = [_candidate(paragraph) for paragraph in paragraphs]
    initials = _initials(candidates)
    if initials:
        pairs = zip(candidates, paragraphs, strict=True)
        candidates = [label or _candidate(paragraph, initials) for label, paragraph in pairs]
    for styles in STYLES:
        accepted = _accepted(candidates, styles, paragraphs, initials)
        if accepted:
            return [label if label in accepted else None for label in candidates]
    return [None] * len(paragraphs)


def _initials(candidates):
    """Return {letters: last word} for the labels that are full names: after Piotr Shea, PS: is no postscript."""
    full = [label for label in candidates if label and not label.role and len(label.key) > 1 and _is_full(label)]
    return {tuple(word[0] for word in label.key): label.key[-1:] for label in full}


def _letters(name):
    """Return the letters of initials, or nothing if a label is something else."""
    return tuple(letter.casefold() for letter in name if letter.isalpha()) if INITIALS.fullmatch(name) else ()


def _candidate(paragraph, initials=()):
    """Return what would be the label of a paragraph if it had one. Most candidates are none."""
    text = paragraph.text
    start = BEFORE.match(text).end()
    for style, end, after in _ends(paragraph, start):
        head = STAMP.sub("", text[start:end])
        name = ASIDE.sub("", head).strip(" :：-–—,،<>[]()" + QUOTES)
        role = _role(name)
        if role or ((_letters(name) in initials or _could_be_name(name)) and not (style == "line" and _signs(name))):
            stamp = BRACKETED_STAMP.match(text, after)
            after = stamp.end() if stamp else after
            aside = " ".join(found.strip() for found in ASIDE.findall(head) if tokens.keys(found))
            return Label(text[:after].strip(), name, after, style, tokens.keys(name), role, aside)
    return None


def _ends(paragraph, start):
    """Yield the ways in which a label may end here: style, end of the name, begin of the speech."""
    text = paragraph.text
    head = text[: start + LONGEST]
    looks = max(paragraph.opens("bold"), paragraph.opens("italic"))
    if start < looks < min(len(text), start + LONGEST):
        separator = SEPARATOR.match(text, looks)
        yield "bold", looks, separator.end() if separator else looks
    if start < paragraph.cell < start + LONGEST and not COLON.search(text, start, paragraph.cell):
        yield "cell", paragraph.cell, paragraph.cell
    if (short := SHORT.match(head, start)) and _role(short[1]):
        yield "short", short.end(1), short.end()
    if colon := COLON.search(head, start):
        yield "colon", colon.start(), colon.end()
    if bare := BARE.match(head, start):
        yield "bare", bare.end(), bare.end()
    if bracketed := BRACKETED.match(head, start):
        yield "bracket", bracketed.end(1), bracketed.end()
    if dash := DASH.search(head, start):
        yield "dash", dash.start(), dash.end()
    if stop := STOP.search(head, start):
        yield "stop", stop.start(), stop.end()
    if len(text) <= start + LONGEST:
        yield "line", len(text), len(text)


def _role(name):
    words = tokens.tokens(NUMBER.sub("", name))
    key = " ".join(word.key for word in words)
    first, _, rest = key.partition(" ")
    phrase = first if rest in ANY.ordinals else key
    role = ROLE.get(phrase)
    return role or ("audience" if len(words) > 1 and tokens.has_phrase(words, ANY.floors) else None)


def _signs(name):
    """Say whether a line of its own is a byline: By Ada Quist."""
    return tokens.phrase(tokens.tokens(name), 0, ANY.bylines | ANY.conducted) > 0


def _could_be_name(name):
    words = tokens.tokens(name)
    keys = [word.key for word in words]
    return (
        0 < len(words) <= MOST_WORDS
        and not FORBIDDEN.search(name)
        and " ".join(keys) not in NEVER
        and not any(key in ANY.verbs for key in keys)
        and not all(word.key.isdigit() or (word.key in ANY.stops and not forms.is_listed(word)) for word in words)
        and (_looks_latin_name(words) if not tokens.is_uncased(words[0]) else _looks_other_name(words))
    )


def is_name(text: str) -> bool:
    """Say whether what stands before a colon is most likely somebody's name: one in full, or a given name alone.

    With a capital that can be any word, as no list has Lina and Rima, but for those that open sentences: Remember: …
    """
    spelt = (text, names.untitled(text))
    words = tokens.tokens(spelt[-1])
    full = any(found.text in spelt and names.could_be_person(found) for found in names.find(text))
    given = len(words) == 1 and (words[0].key in ANY.given_names or forms.is_capital(words[0]))
    return (full or given) and _could_be_name(text) and not _role(text)


def _looks_latin_name(words):
    return all(not word.text[0].islower() or forms.has_capital(word) or word.key in ANY.particles for word in words)


def _looks_other_name(words):
    """Without capitals: no adverb (أولاً ends in a vowel sign for "-an"), and not begun by a preposition."""
    begins = (
        words[0].key not in ANY.stops
        or forms.is_listed(words[0])  # علي, which folds as the preposition does
        or (words[0].key in ANY.compounds and len(words) > 1)
    )
    return begins and not any("\u064b" in word.text[-2:] for word in words)


def _accepted(candidates, styles, paragraphs, initials):
    """Return the candidates of these styles that are labels: they recur, open the text with a question and its answer,
    or name somebody introduced before."""
    here = {index: label for index, label in enumerate(candidates) if label and label.style in styles}
    voices = {label: initials.get(_letters(label.name)) or voice(label) for label in here.values()}
    recurring = Counter(voices[label] for label in here.values())
    known = {voice for voice, count in recurring.items() if count > 1}
    if not known and styles == STYLES[0]:
        known = _exchange(here, paragraphs, voices)
    if not known and not any(label.role for label in here.values()):
        return set()
    first = next((index for index, label in here.items() if voices[label] in known), len(paragraphs))
    introduced = _runs(tokens.keys(" | ".join(paragraph.text for paragraph in paragraphs[:first])))
    accepted = {
        label
        for index, label in here.items()
        if label.role or voices[label] in known or (index > first and (label.key in introduced or _is_full(label)))
    }
    if styles in UNSAFE and len({voice(label) for label in accepted}) < 2:
        return set()
    return accepted if len(accepted) > 1 else set()


def _exchange(here, paragraphs, voices):
    """Return the two voices of a text that opens with what one asks and the other answers, if it does."""
    if not {0, 1} <= here.keys():
        return set()
    asks, answers = (questions.is_question(paragraphs[index].text[here[index].end :]) for index in (0, 1))
    return {voices[here[0]], voices[here[1]]} if asks and not answers else set()


def _is_full(label):
    """Say whether a label is a full name, and so makes a speaker of somebody who speaks only once."""
    name = label.name.title() if label.name.isupper() else label.name
    return label.style in ("colon", "bold") and any(found.text == name for found in names.find(name))


def voice(label: Label) -> str | tuple[str, ...]:
    """Return what labels of one voice share: a role, or the last word, so that Vint counts with Nora Vint."""
    return label.key if label.role == "speaker" else label.role or label.key[-1:]


def _runs(keys):
    """Return every run of words that could be a label."""
    return {keys[start : start + size] for start in range(len(keys)) for size in range(1, MOST_WORDS + 1)}
