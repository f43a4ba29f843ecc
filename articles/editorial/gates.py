"""What must hold before a version is frozen: a table of gates, each a small question to the candidate.

A candidate is the content that `articles.pages.freeze` makes. A gate answers with its problems, in words that the
editor understands, each with the id of the block it is about.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.pages import Page


class Severity(StrEnum):
    BLOCKS = "blocks"


@dataclass(frozen=True)
class Problem:
    """Why a text cannot go out as it is. `place` is a block's id, or the name of a field."""

    message: str | Promise
    place: str
    severity: Severity = Severity.BLOCKS


@dataclass(frozen=True)
class Gate:
    """`check` yields (message, place) for each thing that is wrong."""

    name: str
    severity: Severity
    check: Callable[[Page], Iterator[tuple]]


def headline(page: Page):
    if not page.headline:
        yield _("The interview has no headline."), "headline"


def text(page: Page):
    if not page.document.text.strip():
        yield _("The interview has no text."), "body"


def speakers(page: Page):
    """Every turn and every quotation is somebody's, and that somebody takes part."""
    names = {person.id for person in page.people}
    for turn in page.document.turns:
        if turn.speaker not in names:
            yield (
                _("Nobody who takes part is named as the speaker of “{words}”.").format(words=turn.text[:60]),
                turn.id,
            )
    for quotation in page.document.quotations:
        if quotation.speaker not in names:
            words = quotation.text[:60]
            yield (
                _("Nobody who takes part is named as the speaker of “{words}”.").format(words=words),
                quotation.id,
            )


def names(page: Page):
    """Everybody who takes part has something to be called by."""
    for person in page.people:
        if not person.name:
            yield _("Somebody who takes part has no public name."), "participants"


GATES = (
    Gate("headline", Severity.BLOCKS, headline),
    Gate("text", Severity.BLOCKS, text),
    Gate("speakers", Severity.BLOCKS, speakers),
    Gate("names", Severity.BLOCKS, names),
)


def problems(content: dict) -> list[Problem]:
    """Everything that the gates find in `content`, in the order of the table."""
    page = Page.from_content(content)
    return [Problem(*found, gate.severity) for gate in GATES for found in gate.check(page)]
