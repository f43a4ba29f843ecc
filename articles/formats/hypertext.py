"""An interview's text as the plain HTML that feed readers show: no classes, no scripts, nothing to fetch."""

from collections.abc import Iterator
from dataclasses import replace

from django.template.defaultfilters import linebreaksbr
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models.languages import Language
from articles.pages import Notice, Page, Speech
from articles.words import dates, folding, markup
from articles.words.blocks import Original, Paragraph, Run, Runs
from articles.words.document import glossed


def write(page: Page) -> SafeString:
    """The standfirst, the text, its notes and what was put right, in an element that knows its language."""
    return format_html(
        '<div lang="{}" dir="{}">{}{}{}{}</div>',
        page.language,
        page.direction,
        format_html("<p><b>{}</b></p>", page.standfirst) if page.standfirst else "",
        format_html_join("", "{}", ((part,) for part in parts(page))),
        notes(page),
        format_html_join("", "<p><b>{}.</b> {}</p>", (put_right(notice, page.language) for notice in page.notices)),
    )


def parts(page: Page) -> Iterator[SafeString]:
    for part in page.parts:
        match part.type:
            case "exchange":
                for speech in filter(None, (part.question, *part.answers)):
                    yield turn(speech, page)
            case "subheading":
                yield format_html("<h2>{}</h2>", words(part.runs, page))
            case "original":
                yield original(part, page)
            case "pullquote":
                pass  # says again what an answer said
            case "photo":
                yield figure(words(part.runs, page) or part.picture.caption)
            case "clip":
                yield figure(words(part.runs, page))
            case _:
                yield paragraph(part, page)


def figure(caption: str) -> SafeString | str:
    """What is said of a photo or a recording: feeds carry neither within the text."""
    return format_html("<figure><figcaption>{}</figcaption></figure>", caption) if caption else ""


def turn(speech: Speech, page: Page) -> SafeString:
    label = format_html("<b>{}:</b> ", speech.called) if speech.called else ""
    paragraphs = []
    for part in speech.turn.parts:
        if part.type == "original":
            paragraphs.append(original(part, page))
        else:
            paragraphs.append(paragraph(part, page, label))
            label = ""
    return format_html_join("", "{}", ((paragraph,) for paragraph in paragraphs))


def paragraph(part: Paragraph, page: Page, label: str = "") -> SafeString:
    """Its words behind `label`, in their own direction."""
    return format_html("<p{}>{}{}</p>", own_direction(part.text, page.language), label, words(part.runs, page))


def own_direction(text: str, language: str) -> SafeString | str:
    """The attributes of a block whose words are, by most of them, not in the direction of its page."""
    own = Language(language).direction
    direction = folding.direction(text, even=own)
    return "" if direction == own else format_html(' lang="{}" dir="{}"', Language(language).other, direction)


def original(part: Original, page: Page) -> SafeString:
    direction = folding.direction(part.text)
    said = format_html('<blockquote lang="{}" dir="{}">{}</blockquote>', part.lang, direction, words(part.runs, page))
    return format_html("{}<p>[{}]</p>", said, part.gloss) if part.gloss else said


def words(runs: Runs, page: Page) -> SafeString:
    """The words of `runs` with their emphasis and links; a footnote leaves its number, and what words of another
    language mean stands behind them."""
    numbers = {note.id: f" [{note.number}]" for note in page.notes}
    shown = {}  # by footnote, so that a footnote of several runs leaves one number
    for place, run in enumerate(glossed(runs)):
        mark = Run(numbers[run.footnote]) if run.footnote else replace(run, quote="", speaker=None)
        shown[run.footnote or place] = mark
    # runs_html escapes the words, and writes links and emphasis only.
    return mark_safe(markup.runs_html(tuple(shown.values())))


def notes(page: Page) -> SafeString | str:
    rows = format_html_join("", "<li>{}</li>", ((words(note.runs, page),) for note in page.notes))
    return format_html("<ol>{}</ol>", rows) if rows else ""


def put_right(notice: Notice, language: str) -> tuple[str, SafeString]:
    """What kind of change it was and when it was made, as far as readers may know; and what they are told."""
    on = timezone.localdate(notice.on)
    with override(language):
        date = dates.day(on, language) if notice.day_known else dates.month(on, language)
        return f"{capfirst(notice.label)}{_(', ')}{date}", linebreaksbr(notice.words)
