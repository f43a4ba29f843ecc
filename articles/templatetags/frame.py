"""What stands around a page's words: ways to other pages, what is kept of them, what search engines are told."""

import json
from urllib.parse import quote, urlencode

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from articles.templatetags.dates import digits
from articles.templatetags.words import marked

register = template.Library()

# As in Django's json_script: no word of a headline can close the element it stands in.
SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


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
            before if facet.chosen else f"{before}&{name}={quote(facet.value)}",
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
