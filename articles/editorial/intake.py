"""Making a draft of what the intake proposes."""

from dataclasses import replace
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial import drafting, people
from articles.models import Interview, Participation, User
from articles.words import document, folding, proposals
from articles.words.document import Document, Run, new_id
from articles.words.marked import Marked
from articles.words.proposals import Proposal

Role = Participation.Role
ROLES = {"interviewee": Role.INTERVIEWEE, "interviewer": Role.INTERVIEWER, "other": Role.QUOTED}


@transaction.atomic
def begin_from(proposal: Proposal, by: User) -> Interview:
    """A new draft of `by`'s that says what `proposal` says, every word of it.

    People the newsroom knows are recognised by any of their spellings, others are added. What the reading was not sure
    of stands in `doubts`, by the id of the turn or quotation. The byline's people take part, and its words, which have
    no place on the page, are kept for the desk.
    """
    cast = {person.name: people.find_or_add(person.name, by) for person in proposal.people}
    text, doubts = compose(proposal, {name: person.pk for name, person in cast.items()})
    interview = drafting.begin(
        by,
        proposal.language,
        headline=(proposal.headline or "")[: Interview._meta.get_field("headline").max_length],
        standfirst=(proposal.standfirst or "")[: Interview._meta.get_field("standfirst").max_length],
        body=text.html,
        doubts=doubts,
        desk_note=leftovers(proposal),
    )
    rows: dict[int, proposals.Person] = {}
    for person in proposal.people:
        rows.setdefault(cast[person.name].pk, person)  # the first of two spellings
    for position, (pk, person) in enumerate(rows.items()):
        Participation.objects.create(
            interview=interview,
            person_id=pk,
            role=ROLES[person.role],
            label=person.label if folding.identity(person.label) != folding.identity(person.name) else "",
            position=position,
        )
    drafting.keep_revision(interview, by, str(drafting.PASTED))
    return interview


def leftovers(proposal: Proposal) -> str:
    """What no field of the draft can hold in full."""
    lines = [_("From the paste: {words}").format(words=proposal.byline)] if proposal.byline else []
    for name, words in (("headline", proposal.headline), ("standfirst", proposal.standfirst)):
        if words and len(words) > Interview._meta.get_field(name).max_length:
            lines.append(words)
    return "\n".join(lines)


def compose(proposal: Proposal, keys: dict[str, int]) -> tuple[Document, dict[str, str]]:
    """The document that `proposal` describes, with `keys` for its speakers; and its doubts by id."""
    blocks, doubts = [], {}
    for block in proposal.blocks:
        if isinstance(block, proposals.Turn):
            made = turn(block, keys)
            if block.doubt:
                doubts[made.id] = block.doubt
        else:
            made, doubtful = paragraph(block, keys)
            doubts |= doubtful
        blocks.append(made)
    return document.parse(Document(tuple(blocks)).html), doubts


def turn(block: proposals.Turn, keys: dict[str, int]) -> document.Turn:
    """What a label said beside the name, such as (laughs), has no other place than the head of what was said."""
    aside = (Run(f"{block.aside} "),) if block.aside else ()
    first, *others = map(runs, block.paragraphs)
    parts = tuple(document.Paragraph(new_id("p"), words) for words in (aside + first, *others))
    return document.Turn(new_id("t"), block.kind, keys.get(block.speaker), parts)


def paragraph(block: proposals.Paragraph, keys: dict[str, int]) -> tuple[document.Paragraph, dict[str, str]]:
    quotations = {(quote.start, quote.end): (new_id("q"), keys.get(quote.speaker)) for quote in block.quotes}
    made = document.Paragraph(new_id("p"), runs(block.words, quotations))
    doubts = {quotations[quote.start, quote.end][0]: quote.doubt for quote in block.quotes if quote.doubt}
    return made, doubts | ({made.id: block.doubt} if block.doubt else {})


def runs(words: Marked, quotations: dict[tuple[int, int], tuple[str, int | None]] | None = None) -> document.Runs:
    """The characters as runs, cut wherever a mark or a quotation begins or ends, and footnotes where they stand."""
    quotations = quotations or {}
    edges = {0, len(words.text), *(edge for span in quotations for edge in span)}
    edges |= {edge for mark in words.marks for edge in (mark.start, mark.end)}
    made = []
    for start, end in pairwise(sorted(edges)):
        made.append(run(words, start, end, quotations))
        for mark in words.marks:
            if mark.note and mark.end == end:
                made += footnote(mark.note, *quoted(quotations, end - 1, end + 1))
    return tuple(made)


def footnote(words: Marked, quote: str, speaker: int | None) -> document.Runs:
    """Within a quotation it wears that, too, or would part it in two."""
    note = new_id("n")
    return tuple(replace(run, footnote=note, quote=quote, speaker=speaker) for run in runs(words))


def quoted(quotations: dict, start: int, end: int) -> tuple[str, int | None]:
    """The quotation that these characters are part of, and whose words they are."""
    return next((said for (a, b), said in quotations.items() if a <= start and end <= b), ("", None))


def run(words: Marked, start: int, end: int, quotations: dict) -> Run:
    worn = {mark.kind: mark for mark in words.marks if mark.start <= start < mark.end}
    quote, speaker = quoted(quotations, start, end)
    link = worn["link"].href if "link" in worn else ""
    return Run(words.text[start:end], quote, speaker, link=link, bold="bold" in worn, italic="italic" in worn)
