"""What somebody wrote or said, as HTML: the runs of a block, a pull quote, words cut out of an answer."""

import re
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.templatetags.dates import digits
from articles.templatetags.words import hangs, joined, marked
from articles.words import folding, quoting

register = template.Library()

INSERT = re.compile(r"(?<!\S)(\[[^\[\]]{2,}\])(?!\w)")
INSERTED = '<span class="insert">{}</span>'


@register.simple_tag
def prose(runs, page):
    """The runs of a block as HTML. A footnote leaves its number; its words stand at the end of the page."""
    return _Prose(page).html(runs)


class _Prose:
    """Nests what runs wear, outermost first."""

    def __init__(self, page):
        self.page = page
        self.layers = (
            (attrgetter("quote"), self.quotation),
            (attrgetter("footnote"), self.footnote),
            (attrgetter("link"), self.link),
            (attrgetter("lang"), self.own_language),
            (attrgetter("bold"), self.bold),
            (attrgetter("italic"), self.italic),
        )

    def html(self, runs):
        return self.nested(runs, [layer for layer in self.layers if any(map(layer[0], runs))])

    def nested(self, runs, layers):
        if not layers:
            return joined(map(self.text, runs))
        (worn, wrap), *inside = layers
        pieces = []
        for value, group in groupby(runs, key=worn):
            group = tuple(group)
            inner = self.nested(group, inside)
            pieces.append(wrap(inner, group[0]) if value else inner)
        return joined(pieces)

    def text(self, run):
        words = str if run.lang else self.line
        return joined((words(line) for line in run.text.split("\n")), mark_safe("<br>"))

    def line(self, text):
        # Every second piece stands in brackets: the newsroom's own voice among the guest's words.
        return joined(
            format_html(INSERTED if at % 2 else "{}", marked(piece, self.page.language))
            for at, piece in enumerate(INSERT.split(text))
        )

    def quotation(self, inner, run):
        # Not <q>: the author's text has its own quotation marks.
        return format_html('<span class="said" id="{}">{}</span>', run.quote, inner)

    def footnote(self, inner, run):
        number = next(note.number for note in self.page.notes if note.id == run.footnote)
        label = _("Note %(number)s") % {"number": number}
        return format_html(
            '<sup><a class="note-mark" id="{0}-mark" href="#{0}" aria-label="{1}">{2}</a></sup>',
            run.footnote,
            digits(label),
            digits(number),
        )

    def link(self, inner, run):
        return format_html('<a href="{}" rel="noreferrer">{}</a>', run.link, inner)

    def own_language(self, inner, run):
        own = format_html('<span lang="{}" dir="{}">{}</span>', run.lang, folding.direction(run.text), inner)
        return format_html("{} {}", own, format_html(INSERTED, f"[{run.gloss}]")) if run.gloss else own

    def bold(self, inner, run):
        return format_html("<strong>{}</strong>", inner)

    def italic(self, inner, run):
        return format_html("<em>{}</em>", inner)


@register.simple_tag
def quoted(text, language):
    """Words cut out of an answer, to be set in quotation marks unless they bring their own."""
    return in_marks(text, lambda words: marked(words, language))


@register.simple_tag
def pulled(pull, page):
    """A pull quote, the same way."""

    def inner(words):
        *before, last = pull.runs
        return prose((*before, replace(last, text=last.text.removesuffix(pull.text.removeprefix(words)))), page)

    return in_marks(pull.text, inner)


def in_marks(text, inner):
    """The style sheet sets the marks; `inner` makes HTML of the words between them."""
    if hangs(text):
        return format_html("<span>{}</span>", inner(text))
    words, stop = quoting.stop_outside(text)
    return format_html('<span class="quoted">{}</span>{}', inner(words), stop)
