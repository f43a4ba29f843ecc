"""One fixed draft for somebody without an account, who was given its address. Nothing is kept of whoever opens it."""

import json
from dataclasses import replace

from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from articles.editorial import lockdown
from articles.models import PreviewLink
from articles.pages import Page
from articles.public import elsewhere

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def outside(request, token):
    """An address that has ended is as unknown as one that never was. While the newsroom is shut, each has."""
    if lockdown.is_on():  # one may have been made, or the database away, in the moment when all were ended
        raise Http404
    links = PreviewLink.objects.open(timezone.now()).filter(token=token)
    link = get_object_or_404(links)
    if request.method == "GET":
        links.update(opened=F("opened") + 1)
    page = page_of(link)
    with translation.override(page.language):
        context = elsewhere.frame() | {"page": page, "preview": True}
        return TemplateResponse(request, "articles/interview.html", context, headers=HEADERS).render()


def page_of(link: PreviewLink) -> Page:
    """The draft as it was. Its pictures and recordings are the newsroom's until they are published."""
    content = json.loads(link.content)
    content["slug"] = content["slug"] or content["public_id"]  # an address comes with the first version
    return replace(Page.from_content(content), lead=None, pictures={}, sounds={})
