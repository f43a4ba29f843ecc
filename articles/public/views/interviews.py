"""One interview: its page, its text alone, a copy to keep, its history and its record."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from articles.editorial.translations import stale_blocks
from articles.formats import jsonld, offline, plaintext
from articles.models import Language, Version
from articles.pages import Page
from articles.public import changes, elsewhere, history, kept, live, record
from articles.publication import Publication


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
    context |= {"origin": settings.SITE_URL, "style": offline.style(), "canonical_url": canonical}
    response = TemplateResponse(request, "articles/offline.html", context)
    response["Content-Security-Policy"] = offline.content_security_policy()
    response["Content-Disposition"] = content_disposition_header(True, f"{version.slug}.html")
    return response


def show_history(request, said, at):
    (version,) = live.interviews.at_address.models(said)
    page, beside = Page.from_version(version), live.companions.of(version, live.companions.rows(version, at))
    translated = {card.language: reverse("history", args=[card.language, card.slug]) for card in beside.translations}
    context = {
        "page": page,
        "written": version.written,
        "steps": history.of(version.interview_id, at),
        "record_url": reverse("record", args=[page.language, page.slug]),
        "switch_url": in_the_other_language(page, translated),
    }
    return TemplateResponse(request, "articles/history.html", context)


def show_record(request, said, at):
    """The chain of digests, for readers who keep a copy and want to see that nothing before it was changed."""
    (version,) = live.interviews.at_address.models(said)
    return JsonResponse(record.chain(version.interview, at))


def spread(version: Version, rows_beside) -> dict:
    """What the page of an interview shows, and what stands beside it."""
    page, beside = Page.from_version(version), live.companions.of(version, rows_beside)
    stale = stale_blocks(version.original_digests, page.document, changes.changed_untold(version))
    address = [page.language, page.slug]
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
        "text_size": plaintext.size(page),
        "offline_url": reverse("offline", args=address),
        "offline_size": offline.size(page),
        "switch_url": in_the_other_language(page, {card.language: card.url for card in beside.translations}),
        "preview": False,
    }


def in_the_other_language(page: Page, addresses: dict[str, str]) -> str:
    """The address of a translation, of those that there are by language, or the home of that language."""
    other = Language(page.language).other
    return addresses.get(other) or reverse("home", args=[other])


def links(spread: dict):
    """The Link header (RFC 8288): the page's translations and its plain text."""
    for card in spread["translations"]:
        yield f'<{settings.SITE_URL}{card.url}>; rel="alternate"; hreflang="{card.language}"'
    yield f'<{settings.SITE_URL}{spread["text_url"]}>; rel="alternate"; type="text/plain"'


def short(request, public_id):
    if public_id != public_id.lower():  # as a telephone begins a word that is typed from paper
        return redirect("short", public_id.lower(), permanent=True)
    return elsewhere.interview(request, Version.objects.filter(interview__public_id=public_id), timezone.now())
