"""What must hold before a version is frozen: a table of gates, each a small question to the candidate.

A candidate is the page that the draft would become. A gate answers with its problems, in words that an editor
understands, each with the place it is about. Little blocks; the rest asks for a name and a reason, or warns.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.editorial import discretion
from articles.editorial.discretion import place_of
from articles.models import Person
from articles.models.languages import isolated
from articles.pages import Mention, Page
from articles.words import arithmetic, canonical, differences, folding, quoting, typos
from articles.words.document import Block, Clip, Document, Paragraph, Photo, PullQuote, Turn
from articles.words.links import leads_inside
from articles.words.quoting import Faith

# Why a photo or a clip lets nothing out that shows or plays it.
PROTECTED = {
    "photo": gettext_lazy("Somebody who is not named in full can be recognised in a photo."),
    "clip": gettext_lazy("Somebody who is not named in full can be heard in a recording."),
}


class Severity(StrEnum):
    BLOCKS = "blocks"
    SIGNATURE = "signature"
    WARNS = "warns"


# What is wrong, and the id of the block or the name of the field; then, if the words there do not say it, about whom.
Found = Iterator[tuple[str, ...]]


@dataclass(frozen=True)
class Gate:
    """One row of the table. `check` yields a message and a place for each thing that is wrong."""

    name: str
    label: str | Promise
    severity: Severity
    check: Callable[..., Found]


@dataclass(frozen=True)
class Problem:
    """Why a text should not go out as it is. `digest` names it, in whatever language it is told: when the words at
    its place change it is another problem."""

    gate: Gate
    message: str
    place: str
    digest: str

    @property
    def severity(self) -> Severity:
        return self.gate.severity


def headline(page: Page) -> Found:
    if not page.headline:
        yield _("The interview has no headline."), "headline"


def text(page: Page) -> Found:
    if not page.document.text.strip():
        yield _("The interview has no text."), "body"


def speakers(page: Page) -> Found:
    """Every turn and every quotation is somebody's, and that somebody takes part."""
    known = {person.id for person in page.people}
    for said in (*page.document.turns, *page.document.quotations):
        if said.speaker not in known:
            words = isolated(said.text[:60])
            yield _("Nobody who takes part is named as the speaker of “{words}”.").format(words=words), said.id


def names(page: Page) -> Found:
    """Everybody who takes part has something to be called by, and nobody protected is called by more than agreed."""
    for person in page.people:
        if not person.name:
            yield _("Somebody who takes part has no public name."), "participants"
    yield from plain_names(page)


def plain_names(page: Page) -> Found:
    for person in page.people:
        if person.naming == Person.Naming.FIRST and len(person.name.split()) > 1:
            yield _("“{name}” is to be named by first name only.").format(name=isolated(person.name)), "participants"


def spellings(page: Page) -> Found:
    """Everybody is spelt in the language of the page. An organisation can be called the same everywhere."""
    message = _("“{name}” is not spelt in this language: readers see the other spelling. Add it under People.")
    for person in page.people:
        if person.kind == Person.Kind.PERSON and person.name and not person.name_in(page.language):
            yield message.format(name=isolated(person.name)), "participants"


def photos(page: Page) -> Found:
    """Every photo is there, says what it shows and whose it is, and shows nobody who must not be recognised."""
    for block in page.document.blocks:
        if isinstance(block, Photo) and block.photo not in page.pictures:
            yield _("A photo in the text is no longer there."), block.id
    for picture in page.pictures.values():
        place = place_of(picture, page)
        if not picture.alt:
            yield _("It is not said in this language what a photo shows."), place
        if not picture.credit and not picture.credit_withheld:
            yield _("A photo has no credit in this language."), place
        if picture.protected:
            yield str(PROTECTED["photo"]), place


def clips(page: Page) -> Found:
    """Every clip is there, plays something, and the voice of nobody who is not named in full."""
    for block in page.document.blocks:
        if isinstance(block, Clip) and block.clip not in page.sounds:
            yield _("A recording in the text is no longer there."), block.id
    for part in page.recordings:
        if part.sound.protected:
            yield str(PROTECTED["clip"]), part.id
        if part.seconds < 1:
            yield _("Of a recording a part is to be played that is empty, or lies behind its end."), part.id


def standfirst(page: Page) -> Found:
    if not page.standfirst:
        yield _("There is no standfirst."), "standfirst"


def interviewees(page: Page) -> Found:
    if not page.interviewees:
        yield _("Nobody takes part as an interviewee."), "participants"


def silent(page: Page) -> Found:
    """Whoever is named above what others say has said something too: else readers learn a name by mistake."""
    heard = page.document.speakers
    unheard = [person for person in page.interviewees if person.id not in heard]
    if heard and unheard:
        message = _("Named as a guest, but says nothing in the text: {names}.")
        about = " ".join(str(person.id) for person in unheard)
        yield message.format(names=" · ".join(isolated(person.short) for person in unheard)), "participants", about


def conversation(page: Page) -> Found:
    """When, how and in which language the conversation was held. A date withheld for safety is an answer too."""
    if not page.conducted_on and not page.date_withheld:
        yield _("The date of the conversation is missing."), "conducted_on"
    if not page.method:
        yield _("It is not said how the conversation was held."), "method"
    if not page.conducted_in:
        yield _("It is not said which language was spoken."), "conducted_in"


def labels(page: Page) -> Found:
    """Two people under one label cannot be told apart."""
    shared = Counter(folding.identity(person.short) for person in page.people)
    for person in page.people:
        if shared[folding.identity(person.short)] > 1:
            label = isolated(person.short)
            yield _("Two people are called “{label}” in the text.").format(label=label), "participants"
            return


def pull_quotes(page: Page) -> Found:
    """A pull quote repeats words of one answer or of one quotation."""
    sources = said(page)
    for block in page.document.blocks:
        if isinstance(block, PullQuote) and quoting.faith(block.text, sources) == Faith.PARAPHRASE:
            words = isolated(block.text[:60])
            yield _("The pull quote “{words}” was not said in these words.").format(words=words), block.id


def quotations(page: Page) -> Found:
    """What stands between quotation marks above the text was said in the text."""
    sources = said(page)
    for field in ("headline", "standfirst"):
        for quote in quoting.quoted(getattr(page, field)):
            if quoting.faith(quote, sources) == Faith.PARAPHRASE:
                message = _("“{words}” stands in quotation marks, but was not said in these words.")
                yield message.format(words=isolated(quote)), field


def attributed_headline(page: Page) -> Found:
    """A headline of the form “Name: words” quotes without marks."""
    before, colon, words = page.headline.rpartition(":")
    quotes = colon and not quoting.quoted(words) and names_somebody(before, page.interviewees)
    if quotes and quoting.faith(words, said(page)) == Faith.PARAPHRASE:
        words = isolated(words.strip())
        yield _("The headline reads like a quotation, but “{words}” was not said.").format(words=words), "headline"


def quoted_words(page: Page, before: Page) -> Found:
    """Whoever was quoted `before` is quoted with the same words still, misspellings apart, and nobody else is."""
    now = dict(quoted_in(page))
    names = {person.id: person.short for person in (*before.people, *page.people)}
    for block, known in quoted_in(before):
        there = now.get(block, ())
        words, said_now = ("\n".join(words for _speaker, words in quoted) for quoted in (known, there))
        if not typos.is_typo(words, said_now):
            old, new = (isolated(part or "…") for part in differences.changed(words, said_now))
            message = _("Readers know these words of {name}: “{old}”. Now they are: “{new}”.")
            place = block if said_now else "body"
            yield message.format(name=isolated(names.get(known[0][0], "")), old=old, new=new), place
            continue
        for (speaker, words), (other, _words) in zip(known, there, strict=False):
            if speaker != other:
                message = _("Readers know these words as {name}'s: “{words}”. Now they are {other}'s.").format(
                    name=isolated(names.get(speaker, "…")),
                    words=isolated(words[:60]),
                    other=isolated(names.get(other, "…")),
                )
                yield message, block, str(other), words


def quoted_in(page: Page) -> Iterator[tuple[str, tuple[tuple[int | None, str], ...]]]:
    """Every answer, and the quotations of every paragraph: the block, and whose words there are which."""
    for block in page.document.blocks:
        if isinstance(block, Turn) and block.kind == "answer":
            yield block.id, ((block.speaker, words_of(block)),)
        elif isinstance(block, Paragraph) and (found := Document((block,)).quotations):
            yield block.id, tuple((quotation.speaker, quotation.text) for quotation in found)


def numbers(page: Page) -> Found:
    for block in page.document.blocks:
        for found in arithmetic.sums(block.text):
            if not found.holds:
                parts = " + ".join(map(str, found.parts))
                message = _("{parts} is {sum}, not {total}.")
                yield message.format(parts=parts, sum=sum(found.parts), total=found.total), block.id


def links(page: Page) -> Found:
    """No link leads into somebody's own network."""
    for runs in page.document.all_runs():
        for run in runs:
            if run.link and leads_inside(run.link):
                link = isolated(run.link)
                yield _("The link {link} leads to a machine that readers cannot reach.").format(link=link), "body"


GATES = (
    Gate("headline", gettext_lazy("Headline"), Severity.BLOCKS, headline),
    Gate("text", gettext_lazy("Text"), Severity.BLOCKS, text),
    Gate("speakers", gettext_lazy("Speakers"), Severity.BLOCKS, speakers),
    Gate("names", gettext_lazy("Names"), Severity.BLOCKS, names),
    Gate("photos", gettext_lazy("Photos"), Severity.BLOCKS, photos),
    Gate("clips", gettext_lazy("Recordings"), Severity.BLOCKS, clips),
    Gate("voices", gettext_lazy("Voices"), Severity.SIGNATURE, discretion.voices),
    Gate("telling dates", gettext_lazy("Photos that tell a date"), Severity.SIGNATURE, discretion.dates),
    Gate("interviewees", gettext_lazy("Interviewees"), Severity.SIGNATURE, interviewees),
    Gate("silent guests", gettext_lazy("Guests who say nothing"), Severity.SIGNATURE, silent),
    Gate("labels", gettext_lazy("Labels"), Severity.SIGNATURE, labels),
    Gate("telling labels", gettext_lazy("Labels that tell a name"), Severity.SIGNATURE, discretion.labels),
    Gate(
        "telling addresses",
        gettext_lazy("Addresses that tell a name"),
        Severity.SIGNATURE,
        discretion.addresses,
    ),
    Gate("pull quotes", gettext_lazy("Pull quotes"), Severity.SIGNATURE, pull_quotes),
    Gate("quotations", gettext_lazy("Quotations"), Severity.SIGNATURE, quotations),
    Gate("links", gettext_lazy("Links"), Severity.SIGNATURE, links),
    Gate("attributed headline", gettext_lazy("Headline that quotes"), Severity.WARNS, attributed_headline),
    Gate("standfirst", gettext_lazy("Standfirst"), Severity.WARNS, standfirst),
    Gate("spellings", gettext_lazy("Spellings"), Severity.WARNS, spellings),
    Gate("conversation", gettext_lazy("The conversation"), Severity.WARNS, conversation),
    Gate("numbers", gettext_lazy("Numbers"), Severity.WARNS, numbers),
)

# What a page may change of one that readers know: `check` is given both.
GATES_OF_CHANGES = (Gate("quoted words", gettext_lazy("Quoted words"), Severity.SIGNATURE, quoted_words),)


def problems(page: Page, before: Page | None = None) -> list[Problem]:
    """Everything that the gates find on `page`, in the order of the tables. `before` is what readers see now."""
    found = [problem for gate in GATES for problem in answers(gate, page, gate.check(page))]
    return found + (changes(page, before) if before else [])


def changes(page: Page, before: Page) -> list[Problem]:
    """What the gates find in how `page` differs from `before`."""
    return [problem for gate in GATES_OF_CHANGES for problem in answers(gate, page, gate.check(page, before))]


def answers(gate: Gate, page: Page, found: Found) -> Iterator[Problem]:
    for message, place, *about in found:
        yield Problem(gate, message, place, canonical.digest(gate.name, place, words_at(page, place), *about))


def words_at(page: Page, place: str) -> str:
    """What stands at the place of a problem: when it changes, so does the problem."""
    if place == "participants":
        return "\n".join(f"{person.id} {person.short}" for person in page.people)
    block = next((block for block in page.document.blocks if block.id == place), None)
    return words_of(block) if block else str(getattr(page, place, page.document.text))


def words_of(block: Block) -> str:
    """All that is said in `block`, in whatever language."""
    return "\n\n".join(part.text for part in block.parts) if isinstance(block, Turn) else block.text


def said(page: Page) -> list[str]:
    """What interviewees say: each answer, and each quotation in a paragraph."""
    answers = [turn.text for turn in page.document.turns if turn.kind == "answer"]
    return answers + [quotation.text for quotation in page.document.quotations]


def names_somebody(words: str, people: tuple[Mention, ...]) -> bool:
    spoken = folding.identity(words)
    return any(folding.identity(name) in spoken for who in people for name in (who.name, who.label) if name)
