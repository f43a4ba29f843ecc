"""Reads a pasted interview: plain text in, a proposed document out, with every word of it kept."""

from collections import Counter
from dataclasses import replace

from articles.words import folding
from articles.words.marked import Marked
from articles.words.proposals import Paragraph, Person, Proposal, Turn
from articles.words.reading import (
    attribution,
    closing,
    frontmatter,
    introductions,
    labels,
    names,
    paragraphs,
    tokens,
    turns,
    voices,
)
from articles.words.reading.introductions import Context
from articles.words.reading.languages import LANGUAGES

STANDFIRST_WORDS = 45
STANDFIRST_SENTENCES = 2
INTRODUCTION = 5  # paragraphs in which a text says whom it is about
REGULAR = 6  # speeches of one paragraph each
DESCRIBES = 3  # labels with the same words in brackets, and in all of them: (The Beacon)


def read(source: str | list[Marked], language: str | None = None) -> Proposal:
    """Return the Proposal for a plain text, or for Marked paragraphs; `language` overrules the guess."""
    given = paragraphs.split(source) if isinstance(source, str) else list(source)
    found = labels.find(given)
    front = frontmatter.read(given, found)
    items = turns.find(given[front.body :], [*found[front.body :]])
    if front.above_byline is not None:
        items.insert(0, turns.Narration(given[front.above_byline]))
    standfirst = _standfirst(items, front)
    if standfirst:
        items = items[1:]
    context = _context(front, items, standfirst)
    speeches = [item for item in items if isinstance(item, turns.Speech)]
    cast = voices.cast(speeches, context)
    subject = introductions.interviewee(context, [], {tokens.keys(name) for name in context.authors})
    blocks = _blocks(_with_notes(items, cast, subject), cast)
    known = [subject, *(voice.name for voice in cast), *_announced(standfirst, blocks)]
    blocks = _with_quotes(blocks, front.headline, known, context.authors)
    blocks += _notes_left(given, blocks)
    return Proposal(
        language=language or _language(front.headline, blocks),
        headline=front.headline or None,
        standfirst=standfirst or None,
        byline="\n".join(front.byline) or None,
        people=_people(cast, blocks, subject, context.authors),
        blocks=tuple(blocks),
    )


def _standfirst(items, front):
    """Return the first paragraph where it is one short line above the byline or above another introduction."""
    if not front.headline or not items or not isinstance(items[0], turns.Narration):
        return ""
    text = items[0].paragraph.text
    short = len(tokens.keys(text)) <= STANDFIRST_WORDS and tokens.count_sentences(text) <= STANDFIRST_SENTENCES
    above_byline = front.above_byline is not None
    above_introduction = (
        not front.byline
        and len(items) > 2
        and isinstance(items[1], turns.Narration)
        and any(isinstance(item, turns.Speech) for item in items)
    )
    return text if short and (above_byline or above_introduction) else ""


def _context(front, items, standfirst):
    opening = []
    for item in items:
        if isinstance(item, turns.Speech):
            break
        opening.append(item.paragraph.text)
    texts = (item.text if isinstance(item, turns.Speech) else item.paragraph.text for item in items)
    return Context(
        headline=front.headline,
        byline=" | ".join(front.byline),
        authors=tuple(front.authors),
        introduction=" | ".join([standfirst, *opening[:INTRODUCTION]]),
        body=" | ".join(texts),
    )


def _with_notes(items, cast, subject):
    """Return the items, the newsroom's words no part of the last speech any more.

    They tell about somebody who spoke, or are the one further paragraph that any speech has.
    """
    speeches = [place for place, item in enumerate(items) if isinstance(item, turns.Speech)]
    if not speeches:
        return items
    last = items[speeches[-1]]
    spoken = [paragraph for paragraph in last.paragraphs if paragraph.text]
    told = {name for voice in cast for name in _names(voice)} | ({tokens.keys(subject)} if subject else set())
    begins = len(spoken)
    while begins > 1 and closing.is_about(spoken[begins - 1], told):
        begins -= 1
    others = [paragraph for place in speeches[:-1] for paragraph in items[place].paragraphs[1:] if paragraph.text]
    is_only = len(spoken) == 2 and len(speeches) >= REGULAR and not others and not spoken[1].goes_on
    if begins == len(spoken) and is_only and closing.is_impersonal(spoken[1]):
        begins = 1
    notes = [turns.Narration(paragraph, note=True, doubt="closing") for paragraph in spoken[begins:]]
    return [
        *items[: speeches[-1]],
        replace(last, paragraphs=spoken[:begins]) if notes else last,
        *notes,
        *items[speeches[-1] + 1 :],
    ]


def _names(voice):
    """Return the full name of a voice, and its family name where that alone is a name."""
    key = tokens.keys(voice.name or "")
    return {key, key[-1:]} if key and not voice.role else set()


def _blocks(items, cast):
    parts = zip(cast, _asides(items, cast), strict=True)
    blocks = []
    for item in items:
        if isinstance(item, turns.Narration):
            blocks.append(Paragraph(item.paragraph, is_note=item.note, doubt=item.doubt))
            continue
        voice, aside = next(parts)
        words = tuple(paragraph for paragraph in item.paragraphs if paragraph.text)
        if words:
            doubt = item.doubt or voice.doubt or ("" if voice.name else "unnamed")
            blocks.append(Turn("question" if voice.asks else "answer", voice.name, words, item.printed, doubt, aside))
        else:
            blocks.append(Paragraph(Marked(item.printed)))  # a label that nothing follows
    return blocks


def _asides(items, cast):
    """Return what each label says beside the name. What all labels of a voice say is who it is, and is said once."""
    speeches = [item for item in items if isinstance(item, turns.Speech)]
    said = {}
    for voice, speech in zip(cast, speeches, strict=True):
        said.setdefault(voice, []).append(speech.label.aside if speech.label else "")
    for asides in said.values():
        if len(set(asides)) == 1 and len(asides) >= DESCRIBES:
            asides[1:] = [""] * (len(asides) - 1)
    rows = {voice: iter(asides) for voice, asides in said.items()}
    return [next(rows[voice]) for voice in cast]


def _announced(standfirst, blocks):
    """Return the people named in full above a text that calls them by their family's names."""
    words = {key for block in blocks for key in tokens.keys(block.text)} if standfirst else ()
    found = [found for found in names.find(standfirst) if names.is_person(found, standfirst)]
    return [found.text for found in found if found.key[-1] in words]


def _with_quotes(blocks, headline, known, authors):
    """Return the blocks with the quotations in their paragraphs; inside a turn, quotation marks are the speaker's."""
    places = [place for place, block in enumerate(blocks) if isinstance(block, Paragraph) and not block.is_note]
    narrator = authors[0] if len(authors) == 1 else None
    texts = [blocks[place].text for place in places]
    quotes = attribution.attribute(texts, headline, [*filter(None, known)], narrator)
    for place, found in zip(places, quotes, strict=True):
        blocks[place] = replace(blocks[place], quotes=found)
    return blocks


def _notes_left(given, blocks):
    """Return the footnotes of what is no block, of a headline or a label, as paragraphs for the end."""
    words = [part for block in blocks for part in (block.paragraphs if isinstance(block, Turn) else [block.words])]
    placed = Counter(note for part in words for note in part.notes)
    left = Counter(note for paragraph in given for note in paragraph.notes) - placed
    return [Paragraph(note, is_note=True) for note in left.elements()]


def _language(headline, blocks):
    """Return the language of the frame: headline, narration and questions, for answers can be in any other."""
    frame = [block.text for block in blocks if isinstance(block, Paragraph) or block.kind == "question"]
    text = " ".join([headline, *frame])
    if not any(character.isalpha() for character in text):
        text = " ".join(block.text for block in blocks)
    direction, words = folding.direction(text), Counter(tokens.keys(text))
    likely = [language for language in LANGUAGES if language.direction == direction]
    return max(likely, key=lambda language: sum(words[word] for word in language.stops)).code


def _people(cast, blocks, subject, authors):
    """Return everybody who speaks, is quoted or signs, in that order, each once."""
    people = {}
    for voice in cast:
        if voice.name:
            role = "interviewer" if voice.asks else "interviewee"
            people.setdefault(voice.name, Person(voice.name, role, voice.label, voice.doubt))
    for name in [quote.speaker for block in blocks if isinstance(block, Paragraph) for quote in block.quotes]:
        if name:
            people.setdefault(name, Person(name, "interviewee" if name == subject and not cast else "other"))
    spelt = {tokens.keys(name) for name in people}
    for name in authors:
        if tokens.keys(name) not in spelt:
            people.setdefault(name, Person(name, "interviewer"))
    return tuple(people.values())
