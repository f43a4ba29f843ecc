"""An interview's words: their direction, their quotation marks, who is named in them."""

from html import escape
from urllib.parse import quote

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from articles.formats.hypertext import own_direction
from articles.models.languages import Language
from articles.words import folding, scripts, tongues

register = template.Library()
register.simple_tag(own_direction)

OPENING_MARKS = ("“", "‘", "«", "‹", '"')
COMMAS = {"en": ", ", "ar": "، "}


def joined(pieces, separator=""):
    return mark_safe(separator.join(map(conditional_escape, pieces)))  # each is escaped


@register.filter
def marked(text, language):
    """Isolate what `text` says in the other script, so that neither direction disturbs the other."""
    text = str(text)
    if not scripts.is_mixed(text, language):  # as most are
        return SafeString(escape(text))  # Django's own first looks for texts that are translated later
    return joined(
        format_html('<bdi lang="{}" dir="{}">{}</bdi>', other, Language(other).direction, piece) if other else piece
        for piece, other in scripts.stretches(text, language)
    )


@register.filter
def found(pieces, language):
    """A snippet, in which what was looked for is marked."""
    return joined(format_html("<mark>{}</mark>", piece) if met else marked(piece, language) for piece, met in pieces)


@register.filter
def headline(text, language):
    """Keep together what stands on each side of the colon in “Name: ‘words’”: two lines, where one is not enough."""
    who, colon, words = text.partition(": ")
    if not colon:
        return marked(text, language)
    return format_html("<span>{}:</span> <span>{}</span>", marked(who, language), marked(words, language))


@register.filter
def names(mentions, language):
    """Who is mentioned, in the order given."""
    return listed([who.name for who in mentions], language)


@register.filter
def listed(texts, language):
    """Several texts in a line, with the commas of `language`."""
    return joined((marked(text, language) for text in texts), COMMAS[language])


@register.filter
def in_query(text):
    """A value in the query of an address. Arabic letters stay as they are: a browser encodes each into six signs when
    it asks, and nobody needs to fetch these with the page."""
    return "".join(sign if sign > "\x7f" and sign.isprintable() else quote(sign, safe="") for sign in text)


@register.filter
def unnamed_in(mentions, text):
    """Those whom `text` does not name: a line above a headline need not repeat it."""
    return [who for who in mentions if who.name not in text]


@register.filter
def hangs(text):
    """Whether `text` opens with a quotation mark, which then hangs in the margin."""
    return text.startswith(OPENING_MARKS)


@register.filter
def direction(text):
    return folding.direction(text)


@register.filter
def outlined(page):
    """The parts of a page with the level of their headings: a question under a subheading is a step deeper."""
    level = 2
    for part in page.parts:
        yield level, part
        if part.type == "subheading":
            level = 3


@register.filter
def reports_questions(page):
    """Whether a question is summed up instead of quoted."""
    return any(turn.kind == "reported" for turn in page.document.turns)


@register.filter
def name_in_other(mention, language):
    """What the other language calls somebody, where that is another name."""
    name = mention.name_in(Language(language).other)
    return "" if name == mention.name else name


@register.filter
def language_name(spoken):
    """What the reader's language calls a language."""
    return tongues.name(spoken, get_language())
