"""What a reader is told who asks for something that does not stand at that address, or not any more."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language

from articles.models import Language, TopicAddress, Version
from articles.pages import Card
from articles.public.caching import keep
from articles.words import canonical


def interview(request, versions, at: datetime) -> HttpResponse:
    """For the address of `versions`, none of which is live: where their interview is now, or that it is gone.

    What never was live, and what was withdrawn in silence, is as unknown as an address that somebody made up.
    """
    begun = versions.begun(at)
    now = Version.objects.live(at).filter(interview__in=begun.values("interview")).for_cards().first()
    if now:
        return redirect(Card.from_version(now).url, permanent=True)
    if not begun.exclude(interview__addresses__silent=True).exists():
        raise Http404
    return TemplateResponse(request, "articles/gone.html", frame(), status=410)


def topic(request, slug: str, at: datetime) -> HttpResponse:
    """For a slug that no live interview shows: the same page of the topic it was moved to. Where no page of an
    interview led to it, as far as that is kept, nobody is told what the newsroom once called a topic."""
    successor = TopicAddress.objects.filter(slug=slug).values_list("topic__slug", flat=True).first()
    about = Version.objects.about(successor)
    known = about.begun(at).filter(content__contains=canonical.dumps({"slug": slug})[1:-1])
    if not successor or not about.live(at).exists() or not known.exists():
        raise Http404
    match = request.resolver_match
    return redirect(match.view_name, permanent=True, **match.kwargs | {"slug": successor})


def not_found(request, exception) -> HttpResponse:
    return keep(TemplateResponse(request, "404.html", frame(), status=404))


def frame() -> dict:
    """An address without a page has no other address either."""
    return {"canonical_url": "", "switch_url": reverse("home", args=[Language(get_language()).other])}
