"""What the frame of every public page says. A view's own values stand before these."""

from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from articles.models import Language
from articles.public import policies
from articles.publication import Publication


def reader(request) -> dict:
    language = Language(get_language())
    site = Publication.in_language(language)
    return {
        "site": site,
        "language": language,
        "direction": language.direction,
        "other_language": language.other,
        "switch_url": switched(request, language.other),
        "written": SimpleLazyObject(lambda: policies.written(language)),  # a view may know it already
        "canonical_url": site.absolute(escape_uri_path(request.path)),
    }


def switched(request, language: Language) -> str:
    """The same route in another language, or the home of that language."""
    match = request.resolver_match
    if match and "language" in match.kwargs:
        return reverse(match.view_name, kwargs=match.kwargs | {"language": language})
    return reverse("home", args=[language])
