"""What was found, and what to look for where nothing was."""

import re
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from articles import search as searching
from articles.models import Language
from articles.public import live
from articles.words import document

HITS_PER_PAGE = 10


def search(request, language):
    at = timezone.now()
    question = asked(request, language)
    found = searching.find(question, at)
    hits = Paginator(found.versions, HITS_PER_PAGE).get_page(request.GET.get("page"))
    shown = searching.shown(hits.object_list, question)
    hits.object_list = searching.hits(shown)
    context = {
        "query": question.words,
        "hits": hits,
        "paged": hits,
        "capped": found.capped,
        "facets": found.facets,
        "switch_url": there(question),
    }
    context |= {"written": shown[0].written} if shown else instead(question, at)
    return TemplateResponse(request, "articles/search.html", context, headers={"X-Robots-Tag": "noindex"})


def instead(question: searching.Question, at) -> dict:
    """What a reader who found nothing could look for, in three queries at most: where no interview is live there is
    nothing to suggest either, and only then is it not known yet which policies are written."""
    newest = list(live.topics.newest_versions(question.language, at).with_written(question.language))
    suggestion = searching.suggestion(question, at) if newest else ""
    found_there = 0 if suggestion else found_in_the_other(question, at)
    context = {
        "within": question.within,
        "suggestion": suggestion,
        "found_there": found_there,
        "loosened": "" if suggestion or found_there or not newest else question.loosened,
        "topics": live.topics.named_in(newest),
    }
    return context | ({"written": newest[0].written} if newest else {})


def there(question: searching.Question) -> str:
    """The same words looked for in the other language."""
    query = f"?{urlencode({'q': question.words})}" if question.words else ""
    return reverse("search", args=[Language(question.language).other]) + query


def found_in_the_other(question: searching.Question, at) -> int:
    return len(searching.find(searching.Question(question.words, Language(question.language).other), at).versions)


def asked(request, language) -> searching.Question:
    """What the address asks for, whatever was typed into it."""
    values = {name: document.FORBIDDEN.sub("", value) for name, value in request.GET.items()}
    year = values.get("year", "")
    return searching.Question(
        words=values.get("q", "").strip()[: searching.LONGEST_QUERY],
        language=language,
        person=values.get("person", ""),
        topic=values.get("topic", ""),
        year=int(year) if re.fullmatch("[12][0-9]{3}", year) else None,
    )
