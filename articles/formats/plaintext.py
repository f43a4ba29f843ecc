"""An interview as plain text, for a telephone on a bad line, a message, a printer."""

import re
from collections.abc import Iterator
from html import unescape

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.pages import Notice, Page, Speech
from articles.publication import Publication
from articles.words import folding, tongues
from articles.words.document import Block, Runs, glossed

RULE = "-" * 30
HEAD = 750  # bytes of what stands before the text and is not said in it
ISO_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")


def write(page: Page, publication: Publication) -> str:
    """The whole interview: a blank line between paragraphs, each turn opened by who speaks."""
    notes = [f"[{note.number}] {words(note.runs, page)}" for note in page.notes]
    paragraphs = [page.headline, page.standfirst, imprint(page, publication), RULE, *body(page)]
    paragraphs += [RULE, *notes] if notes else []
    paragraphs += [RULE, *map(notice, page.notices)] if page.notices else []
    text = "\n\n".join(filter(None, paragraphs)) + "\n"
    return "\n".join(map(directed, text.split("\n")))


def size(page: Page) -> int:
    """About how many bytes that is. Writing it only to say so would take too long for a page."""
    return HEAD + len(page.document.text.encode())


def directed(line: str) -> str:
    """Whatever shows plain text takes its lines to run from the left. A line from the right says that it does, and
    keeps the numbers of a date in their order."""
    if folding.direction(line) == "ltr":
        return line
    dated = ISO_DATE.sub("\N{LEFT-TO-RIGHT MARK}\\g<0>", line)
    return f"\N{RIGHT-TO-LEFT EMBEDDING}{dated}\N{POP DIRECTIONAL FORMATTING}"


def imprint(page: Page, publication: Publication) -> str:
    lines = {
        pgettext("plain text", "By"): _(", ").join(who.name for who in page.byline),
        _("Who"): " · ".join(_(", ").join(filter(None, (who.name, who.what_else))) for who in page.interviewees),
        _("Place"): page.dateline,
        _("Published"): f"{timezone.localdate(page.published):%Y-%m-%d}",
        _("How this interview was made"): backstory(page),
        publication.name: publication.absolute(page.short_url),
        _("Licence"): f"{licence.name}, {licence.url}" if (licence := publication.licence) else "",
    }
    return "\n".join(f"{name}: {value}" for name, value in lines.items() if value)


def backstory(page: Page) -> str:
    """How the interview was made, in the words of its page."""
    sentences = render_to_string("articles/_made.html", {"page": page, "language": page.language})
    return " ".join(unescape(strip_tags(sentences)).split())


def notice(notice: Notice) -> str:
    date = f"{timezone.localdate(notice.on):%Y-%m-%d}"[: None if notice.day_known else len("2026-05")]
    return " ".join(filter(None, [f"{capfirst(notice.label)}{_(', ')}{date}.", notice.words]))


def body(page: Page) -> Iterator[str]:
    for part in page.parts:
        if part.type == "exchange":
            for speech in filter(None, (part.question, *part.answers)):
                yield turn(speech, page)
        elif part.type == "photo":
            caption = words(part.runs, page) or part.picture.caption
            yield f"[{_('Photo')}: {caption}]" if caption else ""
        elif part.type == "clip":
            caption = words(part.runs, page)
            yield f"[{_('Recording')}: {caption}]" if caption else f"[{_('Recording')}]"
        elif part.type != "pullquote":  # says again what an answer said
            yield block(part, page)


def turn(speech: Speech, page: Page) -> str:
    text = "\n\n".join(block(part, page) for part in speech.turn.parts)
    return f"{speech.called}: {text}" if speech.called else text


def block(part: Block, page: Page) -> str:
    """Its words; in a language of their own, also which that is and what they mean."""
    said = words(part.runs, page)
    if part.type != "original":
        return said
    label = _("In the original: %(name)s") % {"name": tongues.name(part.lang, page.language)}
    return "\n".join(filter(None, [label, said, part.gloss and f"[{part.gloss}]"]))


def words(runs: Runs, page: Page) -> str:
    """The words of `runs`; a footnote leaves its number; what words of another language mean stands behind."""
    numbers = {note.id: f" [{note.number}]" for note in page.notes}
    # By footnote, so that a footnote of several runs leaves one number.
    pieces = {run.footnote or place: numbers.get(run.footnote, run.text) for place, run in enumerate(glossed(runs))}
    return "".join(pieces.values())
