"""Lists of interviews, of whom they are with and what they are about, and of corrections."""

from itertools import groupby

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language

from articles.models import Correction, Version
from articles.pages import Card, Mention, Notice, Page
from articles.photos.pictures import Picture
from articles.public import elsewhere, kept, live, policies, quotations

PER_PAGE = 20
NAMES_PER_PAGE = 50
QUOTED = 4  # so many of somebody's newest interviews are quoted on their page


def archive(request, language):
    at = timezone.now()
    return render_list(request, "articles/archive.html", Version.objects.live(at).in_language(language), at, {})


def topics(request, language):
    return render_names(request, "articles/topics.html", live.topics.every, language)


def topic(request, language, slug):
    at = timezone.now()
    head = live.topics.find(slug, language, at)
    if head is None:
        return elsewhere.topic(request, slug, at)
    versions = live.interviews.readable(language, at).about(slug)
    return render_list(request, "articles/topic.html", versions, at, vars(head))


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
    here = context["topic"].slug if "topic" in context else None  # on its own page
    cards = page.object_list = [Card.from_version(row) for row in rows]
    years = groupby(cards, key=lambda card: timezone.localtime(card.published).year)
    lists = {
        "cards": page,
        "years": [(year, list(group)) for year, group in years],
        "people": live.people.named_in(cards, get_language(), most=None),
        "topics": [topic for topic in live.topics.named_in(own, most=None) if topic.slug != here],
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
    """A later page of a list has an address of its own, and a title."""
    own = f"{settings.SITE_URL}{escape_uri_path(request.path)}?page={page.number}"
    return {"paged": page} | ({"canonical_url": own} if page.number > 1 else {})


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
