"""Translations that their original has left behind: the list of them, and that a block still holds."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.attempts import attempt, find
from articles.admin.originals import Source, looked_at, sources_of, tell
from articles.admin.site import newsroom_site
from articles.editorial import permissions, translations
from articles.models import Interview, Language, User
from articles.words.document import Block

SHOWN = 20  # translations on a page of the list


@dataclass(frozen=True)
class StaleBlock:
    """A block that its original has left behind. `source` is what it says now, if anything."""

    block: Block
    told: str
    source: Source | None

    @property
    def digest(self) -> str:
        return self.source.digest if self.source else ""


@dataclass(frozen=True)
class Behind:
    translation: Interview
    stale: list[StaleBlock]
    may_edit: bool

    @property
    def here(self) -> Language:
        return Language(self.translation.language)

    @property
    def there(self) -> Language:
        return Language(self.translation.original.language)


@require_safe
def behind_view(request):
    """Every translation that its original has left behind, with what changed there, the latest change first. It tells
    what the original said before: who may read a translation only because it is ready is not shown that."""
    if not permissions.may(request.user, "comment"):
        raise PermissionDenied
    told = permissions.reached_by(request.user, "see revisions", Interview.objects.all())
    readable = permissions.readable_by(request.user, Interview.objects.left_behind().filter(original__in=told))
    readable = readable.select_related("original", "assigned_to").order_by("-original__changed_at", "pk")
    found = Paginator(readable, SHOWN)
    page = found.get_page(request.GET.get("page"))
    context = newsroom_site.each_context(request) | {
        "title": _("Translations to look at"),
        "opts": Interview._meta,
        "page": page,
        "lines": [behind(translation, request.user) for translation in page],
    }
    return TemplateResponse(request, "admin/articles/interview/behind.html", context)


def behind(translation: Interview, user: User) -> Behind:
    sources = {source.block.id: source for source in sources_of(translation)}
    ids = set(translations.stale_blocks(translation.original.block_digests, translation.document))
    left = [block for block in translation.document.blocks if block.id in ids]
    told = tell(left, translation.language)
    stale = [StaleBlock(block, told[block.id], sources.get(block.source)) for block in left]
    return Behind(translation, stale, permissions.may(user, "edit", translation))


@require_POST
def looked_view(request, pk):
    """A block still holds, says somebody who saw in the list what has changed."""
    translation = find(request, pk, "edit")
    told = looked_at(request)
    done = _("Marked as still right beside the original.")
    verb = translations.looked_at
    attempt(request, done, verb, translation, told["looked"], request.user, told["seen"], told["digest"])
    return redirect("admin:articles_interview_behind")


def urls(view) -> list:
    return [
        path("behind/", view(behind_view), name="articles_interview_behind"),
        path("<int:pk>/looked/", view(looked_view), name="articles_interview_looked"),
    ]
