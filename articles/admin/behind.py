"""Translations that their original has left behind: the list of them, and that a block or what stands above the text
still holds."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from articles.admin.attempts import attempt, find
from articles.admin.originals import Source, differing, looked_at, sources_of, tell
from articles.admin.site import newsroom_site
from articles.editorial import permissions, translations
from articles.models import Interview, Language, Photo, User
from articles.models.languages import isolated
from articles.words import dates
from articles.words.differences import Stretch
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
class StaleHead:
    """What stands above a translation and is another above its original by now."""

    name: str
    now: str  # as the form sends it back
    stretches: tuple[Stretch, ...]
    told: str
    offer: str


@dataclass(frozen=True)
class Behind:
    translation: Interview
    head: list[StaleHead]
    stale: list[StaleBlock]
    may_edit: bool

    @property
    def number(self) -> int:
        return len(self.head) + len(self.stale)

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
    head = [stale_head(translation, name) for name in translations.changed_head(translation)]
    return Behind(translation, head, stale, permissions.may(user, "edit", translation))


def stale_head(translation: Interview, name: str) -> StaleHead:
    language, now = translation.original.language, translation.original.head[name]
    was = said_of_head(name, translation.source_head[name], language)
    own = said_of_head(name, translation.head[name], translation.language)
    photo = _("Take it out here too") if now is None else _("Show it here too")
    offer = photo if name == "lead_photo" else _("The same here")
    return StaleHead(name, str(now), differing(was, said_of_head(name, now, language)), own, offer)


def said_of_head(name: str, value: str | int | None, language: str) -> str:
    """What the form calls a field of `Interview.HEAD`, and what stands in it, in `language`."""
    field = Interview._meta.get_field(name)
    with override(language):
        match name:
            case "lead_photo":
                words = isolated(Photo.objects.with_words().filter(pk=value).first() or "")
            case "conducted_on":
                words = value and dates.day(date.fromisoformat(value), language)
            case "date_shown":
                words = dict(field.flatchoices)[value]
        return f"{capfirst(field.verbose_name)} · {words if value else _('nothing')}"


@require_POST
def looked_view(request, pk):
    """A block still holds, says somebody who saw in the list what has changed."""
    translation = find(request, pk, "edit")
    told = looked_at(request)
    done = _("Marked as still right beside the original.")
    verb = translations.looked_at
    attempt(request, done, verb, translation, told["looked"], request.user, told["seen"], told["digest"])
    return redirect("admin:articles_interview_behind")


class HeadForm(forms.Form):
    """A field of `Interview.HEAD`, the draft it stands in, what the original has there, and whether to take it."""

    name = forms.ChoiceField(choices=[(name, name) for name in Interview.HEAD])
    seen = forms.IntegerField()
    told = forms.CharField(max_length=20)
    take = forms.BooleanField(required=False)


@require_POST
def head_view(request, pk):
    """What stands above a translation is right beside its original, or is to be as it is there."""
    translation = find(request, pk, "edit")
    form = HeadForm(request.POST)
    if not form.is_valid():
        raise BadRequest("nothing that stands above a text")
    told = form.cleaned_data
    done = _("It is as in the original now.") if told["take"] else _("Marked as still right beside the original.")
    verb = translations.settle_head
    attempt(request, done, verb, translation, told["name"], request.user, told["seen"], told["told"], told["take"])
    return redirect("admin:articles_interview_behind")


def urls(view) -> list:
    return [
        path("behind/", view(behind_view), name="articles_interview_behind"),
        path("<int:pk>/head/", view(head_view), name="articles_interview_head"),
        path("<int:pk>/looked/", view(looked_view), name="articles_interview_looked"),
    ]
