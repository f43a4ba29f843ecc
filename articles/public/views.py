"""The pages of the public site. Each finds what is live at one moment and hands it to its template."""

import re
from itertools import groupby
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header

from articles import search as searching
from articles.editorial.translations import stale_blocks
from articles.formats import jsonld, plaintext
from articles.formats import offline as copy
from articles.models import Correction, Language, Policy, Version
from articles.models.languages import in_language
from articles.pages import Card, Mention, Notice, Page, PolicyPage, TopicLink
from articles.photos.pictures import Picture
from articles.public import elsewhere, history, kept, live, policies, quotations
from articles.publication import Publication
from articles.words import document, stored

PER_PAGE = 20
NAMES_PER_PAGE = 50
HITS_PER_PAGE = 10
QUOTED = 4  # so many of somebody's newest interviews are quoted on their page


def root(request):
    """To the home of the language that the reader's browser asks for first."""
    asked = (code.split("-")[0] for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")))
    language = next((code for code in asked if code in Language.values), settings.DEFAULT_READER_LANGUAGE)
    response = redirect("home", language)
    patch_vary_headers(response, ["Accept-Language"])
    return response


def home(request, language):
    said = live.front_page.said(language, timezone.now())
    words = [said.rows, [version.content for version in said.quotable]]

    def made():
        return TemplateResponse(request, "articles/home.html", vars(live.front_page.of(said)))

    return kept.page(request, words, made)


# -- one interview


def interview(request, language, slug, show):
    """The live interview of this address, as `show` shows it: its page, its history, a copy to keep."""
    at = timezone.now()
    said = live.interviews.at_address.rows(language=language, slug=slug, at=at)
    if not said:
        return elsewhere.interview(request, Version.objects.at_address(language, slug), at)
    return show(request, said, at)


def show_page(request, said, at):
    (version,) = live.interviews.at_address.models(said)
    beside = live.companions.rows(version, at)
    return kept.page(request, [said, beside], lambda: made_page(request, spread(version, beside)))


def made_page(request, context):
    response = TemplateResponse(request, "articles/interview.html", context)
    response["Link"] = ", ".join(links(context))
    return response


def show_text(request, said, at):
    (version,) = live.interviews.at_address.models(said)
    page, publication = Page.from_version(version), Publication.in_language(version.language)
    response = HttpResponse(plaintext.write(page, publication), content_type="text/plain; charset=utf-8")
    response["Link"] = f'<{publication.absolute(page.url)}>; rel="canonical"'
    return response


def show_offline(request, said, at):
    """One file to keep and to pass on; it fetches nothing, and its links lead to the site."""
    (version,) = live.interviews.at_address.models(said)
    context = spread(version, live.companions.rows(version, at))
    canonical = Publication.in_language(version.language).absolute(context["page"].url)
    context |= {"origin": settings.SITE_URL, "style": copy.style(), "canonical_url": canonical}
    response = TemplateResponse(request, "articles/offline.html", context)
    response["Content-Security-Policy"] = copy.content_security_policy()
    response["Content-Disposition"] = content_disposition_header(True, f"{version.slug}.html")
    return response


def show_history(request, said, at):
    (version,) = live.interviews.at_address.models(said)
    page, beside = Page.from_version(version), live.companions.of(version, live.companions.rows(version, at))
    translated = {card.language: reverse("history", args=[card.language, card.slug]) for card in beside.translations}
    other = Language(page.language).other
    context = {
        "page": page,
        "written": version.written,
        "steps": history.of(version.interview_id, at),
        "record_url": reverse("record", args=[page.language, page.slug]),
        "switch_url": translated.get(other) or reverse("home", args=[other]),
    }
    return TemplateResponse(request, "articles/history.html", context)


def show_record(request, said, at):
    """The chain of digests, for readers who keep a copy and want to see that nothing before it was changed."""
    (version,) = live.interviews.at_address.models(said)
    return JsonResponse(history.chain(version.interview, at))


def spread(version: Version, rows_beside) -> dict:
    """What the page of an interview shows, and what stands beside it."""
    page, beside = Page.from_version(version), live.companions.of(version, rows_beside)
    stale = stale_blocks(version.original_digests, page.document) if version.original_digests else set()
    address = [page.language, page.slug]
    translated = {card.language: card.url for card in beside.translations}
    other = Language(page.language).other
    return {
        "page": page,
        "translations": beside.translations,
        "related": beside.related,
        "original": beside.original,
        "stale": stale,
        "history_url": reverse("history", args=address),
        "written": version.written,
        "structured": jsonld.article(
            page, beside.translations, beside.original, Publication.in_language(page.language), version.written
        ),
        "text_url": reverse("text", args=address),
        "offline_url": reverse("offline", args=address),
        "offline_size": copy.size(page),
        "switch_url": translated.get(other) or reverse("home", args=[other]),
        "preview": False,
    }


def links(spread: dict):
    """The Link header (RFC 8288): the page's translations and its plain text."""
    for card in spread["translations"]:
        yield f'<{settings.SITE_URL}{card.url}>; rel="alternate"; hreflang="{card.language}"'
    yield f'<{settings.SITE_URL}{spread["text_url"]}>; rel="alternate"; type="text/plain"'


def short(request, public_id):
    return elsewhere.interview(request, Version.objects.filter(interview__public_id=public_id), timezone.now())


# -- lists


def archive(request, language):
    at = timezone.now()
    return render_list(request, "articles/archive.html", Version.objects.live(at).in_language(language), at, {})


def topics(request, language):
    return render_names(request, "articles/topics.html", live.topics.every, language)


def topic(request, language, slug):
    at = timezone.now()
    names = live.topics.find(slug, at)
    if not names:
        return elsewhere.topic(request, slug, at)
    head, other = (in_language(names, each).for_readers_of(each) for each in (language, language.other))
    context = {"topic": head, "other_name": other.name if other.name != head.name else ""}
    return render_list(request, "articles/topic.html", live.interviews.readable(language, at).about(slug), at, context)


def people(request, language):
    return render_names(request, "articles/people.html", live.people.everybody, language)


def person(request, language, slug):
    at = timezone.now()
    who = live.people.find(slug, language, at)
    if who is None:
        raise Http404
    versions = live.interviews.readable(language, at).naming(slug)
    newest = list(versions.with_written(language).newest_first().for_pages()[:QUOTED])
    pages = [Page.from_version(version) for version in newest]
    context = {
        "person": who,
        "portrait": portrait(who, pages, language),
        "said": quotations.said_by(slug, pages),
        "written": newest[0].written,
    }
    return render_list(request, "articles/person.html", versions, at, context)


def portrait(who: Mention, pages: list[Page], language: str) -> Picture | None:
    """The newest photo at the head of an interview that shows this person, with words in `language`."""
    leads = (page.lead for page in pages if page.lead and page.language == language)
    return next((lead for lead in leads if who.id in lead.people), None)


def render_list(request, template, versions, at, context):
    """One page of the cards of `versions`, the newest first, by year, with the people and topics they name."""
    page = Paginator(versions.newest_first(), PER_PAGE).get_page(request.GET.get("page"))
    # By their keys, or the translations of all that stand on earlier pages would be looked for too.
    listed = Version.objects.filter(pk__in=page.object_list.values("pk")).newest_first()
    rows = list(listed.only(*Version.CARD_FIELDS, "topics").with_translations(Version.objects.live(at)))
    own = (row for row in rows if row.language == get_language())
    about = {topic["slug"]: stored.read(TopicLink, topic) for row in own for topic in row.topics}
    about.pop(request.resolver_match.kwargs.get("slug"), None)  # a topic's own page
    cards = page.object_list = [Card.from_version(row) for row in rows]
    named = {who.slug: who.for_readers_of(get_language()) for card in cards for who in card.people if who.slug}
    years = groupby(cards, key=lambda card: timezone.localtime(card.published).year)
    lists = {
        "cards": page,
        "years": [(year, list(group)) for year, group in years],
        "people": list(named.values()),
        "topics": list(about.values()),
    }
    return TemplateResponse(request, template, context | lists | at_page(request, page))


def render_names(request, template, find, language):
    """One page of the people or topics that `find` gives. To find them takes longer than to tell that they are the
    same as before."""
    at, number, written = timezone.now(), request.GET.get("page"), policies.written(language)

    def made():
        page = Paginator(find(language, at), NAMES_PER_PAGE).get_page(number)
        return TemplateResponse(request, template, {"named": page, "written": written} | at_page(request, page))

    return kept.page(request, [live.interviews.state(at), written, number], made)


def at_page(request, page) -> dict:
    """A later page of a list has an address of its own."""
    own = f"{settings.SITE_URL}{escape_uri_path(request.path)}?page={page.number}"
    return {"canonical_url": own} if page.number > 1 else {}


def corrections(request, language):
    """What was put right, in interviews that readers can see, the newest first."""
    at = timezone.now()
    shown = Correction.objects.shown(at).filter(after__language=language)
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    corrected = Version.objects.live(at).filter(interview__in=[row.interview_id for row in rows]).for_cards()
    cards = {version.interview_id: Card.from_version(version) for version in corrected}
    page.object_list = [(cards[row.interview_id], Notice.from_row(row)) for row in rows]
    return TemplateResponse(request, "articles/corrections.html", {"corrections": page} | at_page(request, page))


# -- search


def search(request, language):
    at = timezone.now()
    question = asked(request, language)
    found = searching.find(question, at)
    hits = Paginator(found.versions, HITS_PER_PAGE).get_page(request.GET.get("page"))
    shown = searching.shown(hits.object_list, question)
    hits.object_list = searching.hits(shown, question)
    context = {
        "query": question.words,
        "hits": hits,
        "capped": found.capped,
        "facets": found.facets,
        "switch_url": there(question),
    }
    context |= {"written": shown[0].written} if shown else instead(question, at)
    return TemplateResponse(request, "articles/search.html", context, headers={"X-Robots-Tag": "noindex"})


def instead(question: searching.Question, at) -> dict:
    """What a reader who found nothing could look for, in three queries at most: where no interview is live there is
    nothing to suggest either, and only then is it not known yet which policies are written."""
    newest = list(live.topics.of_now(question.language, at).with_written(question.language))
    suggestion = searching.suggestion(question, at) if newest else ""
    context = {
        "suggestion": suggestion,
        "found_there": 0 if suggestion else found_in_the_other(question, at),
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


# -- about


def policy(request, language, key):
    rows = {row.language: row for row in Policy.objects.filter(key=key)}
    if language not in rows:
        raise Http404
    context = {"policy": PolicyPage.from_policy(rows[language])}
    if language.other not in rows:
        context["switch_url"] = reverse("home", args=[language.other])
    return TemplateResponse(request, "articles/policy.html", context)
