"""What the templates of the public site add to Django's: an interview's words, their direction, dates and digits."""

import json
import math
import re
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import quote, urlencode

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models.languages import Language
from articles.words import dates, folding, scripts, tongues

register = template.Library()

OPENING_MARKS = ("“", "‘", "«", "‹", '"')
BEFORE_A_WORD = re.compile(r" (?=[^\W\d])")
COMMAS = {"en": ", ", "ar": "، "}
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# As in Django's json_script: no word of a headline can close the element it stands in.
SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


# -- words


def joined(pieces, separator=""):
    return mark_safe(separator.join(map(conditional_escape, pieces)))  # each is escaped


@register.filter
def marked(text, language):
    """Isolate what `text` says in the other script, so that neither direction disturbs the other."""
    text = str(text)
    if not scripts.is_mixed(text, language):  # as most are
        return escape(text)
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


@register.simple_tag
def own_direction(text, language):
    """The attributes of a block whose words are, by most of their letters, not in the page's direction."""
    direction = folding.direction(text)
    if not text or direction == Language(language).direction:
        return ""
    return format_html(' lang="{}" dir="{}"', Language(language).other, direction)


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


# -- dates and digits


@register.filter
def day(moment, form=""):
    """A day as `<time>`. The form "full" gives an Arabic month its common name too, for its first use on a page."""
    date = timezone.localdate(moment) if isinstance(moment, datetime) else moment
    return day_in(get_language(), date, form == "full", settings.ARABIC_DIGITS)


@lru_cache(maxsize=10_000)  # every list is full of the same few thousand
def day_in(language, date, common, _digits):
    return dated_text(date.isoformat(), dates.day(date, language, common))


@register.filter
def month(date):
    """A month as `<time>`, where readers may not know the day."""
    return dated_text(f"{date:%Y-%m}", dates.month(date, get_language()))


def dated_text(iso, text):
    """A date as `<time>`; no line ends between the day and the month, or within a month's name."""
    return format_html('<time datetime="{}">{}</time>', iso, digits(BEFORE_A_WORD.sub("\N{NO-BREAK SPACE}", text)))


@register.filter
def dated(written):
    """A day, a month or a year as ISO 8601 writes it. A day that no calendar has is shown as it is written."""
    try:
        match written.count("-"):
            case 2:
                return day(date.fromisoformat(written))
            case 1:
                return month(date.fromisoformat(f"{written}-01"))
    except ValueError:
        return digits(written)
    return dated_text(written, written)


@register.filter
def told(notice):
    """When a change was made, as far as readers may know: the day or the month."""
    return day(notice.on) if notice.day_known else month(timezone.localdate(notice.on))


@register.filter
def digits(value):
    """A number that the site made, in the digits this newsroom sets Arabic with. Never for an author's text."""
    text = str(value)
    return text.translate(ARABIC_INDIC) if arabic_indic() else text


@register.filter
def kilobytes(fetched):
    """How much a reader fetches, a text or so many bytes, rounded up."""
    size = fetched if isinstance(fetched, int) else len(fetched.encode())
    return digits(_("%(size)s KB") % {"size": math.ceil(size / 1024)})


@register.simple_tag
def arabic_indic() -> bool:
    """Whether the numbers that the site makes are set in Arabic-Indic digits here."""
    return settings.ARABIC_DIGITS == "arabic-indic" and get_language() == Language.ARABIC


# -- the frame


@register.simple_tag(takes_context=True)
def current(context, page, *section):
    """`aria-current` of a link in the navigation: to the page itself, or to the section it lies in."""
    here = getattr(context["request"].resolver_match, "url_name", "")
    state = "page" if here == page else "true" if here in section else ""
    return format_html(' aria-current="{}"', state) if state else ""


@register.tag
def kept(parser, token):
    """Render what stands between {% kept … %} and {% endkept %} once in a process for each of the values named. All
    that it says must follow from them, and they must be few: it is the frame of a page, never what a page is about."""
    values = [parser.compile_filter(value) for value in token.split_contents()[1:]]
    within = parser.parse(["endkept"])
    parser.delete_first_token()
    return Kept(within, values)


class Kept(template.Node):
    child_nodelists = ("within",)

    def __init__(self, within, values):
        self.within, self.values, self.rendered = within, values, {}

    def render(self, context):
        key = tuple(value.resolve(context) for value in self.values)
        if settings.DEBUG or key not in self.rendered:  # templates change under a running process
            self.rendered[key] = self.within.render(context)
        return self.rendered[key]


@register.simple_tag(takes_context=True)
def within(context, name, facets):
    """Of each of `facets` the address of the results within it, or outside it where it is chosen; its label, how
    many there are, and whether it is chosen."""
    request, language = context["request"], context["language"]
    others = {key: values for key, values in request.GET.lists() if key not in ("page", name)}
    before = f"?{urlencode(others, doseq=True)}"
    return [
        (
            before if facet.chosen else f"{before}&{urlencode({name: facet.value})}",
            digits(facet.label) if name == "year" else marked(facet.label, language),
            digits(facet.count),
            facet.chosen,
        )
        for facet in facets
    ]


@register.simple_tag
def json_ld(structured):
    """Structured data for search engines. It runs no script; nothing in it can close its element."""
    body = json.dumps(structured, ensure_ascii=False, separators=(",", ":")).translate(SCRIPT_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(body))
