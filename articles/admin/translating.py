"""Translations: beginning one, what its editor is told of the original, and which ones to look at again."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles.admin.attempts import attempt, find
from articles.admin.editor import called, taking_part
from articles.admin.forms import colleagues
from articles.admin.site import newsroom_site
from articles.admin.writing import for_the_editor
from articles.editorial import permissions, translations
from articles.models import Interview, Language, User
from articles.words import differences, document
from articles.words.differences import Stretch
from articles.words.document import Block, Document

SHOWN = 20  # translations on a page of those to look at


@dataclass(frozen=True)
class Source:
    """A block of the original, as it stands beside its translation."""

    block: Block
    who: str
    counts: bool  # it is to be said again; else it only tells where one is
    stretches: tuple[Stretch, ...] = ()  # how it differs from what was translated

    @property
    def digest(self) -> str:
        return document.digest(self.block)

    @property
    def html(self) -> SafeString:
        return mark_safe(Document((self.block,)).html)  # canonical HTML: every word in it is escaped


class TranslateForm(forms.Form):
    """Into which language, by the button that was pressed, and who writes it."""

    to = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Who writes it"))
    language = forms.ChoiceField(choices=Language.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        writing = permissions.RIGHTS["edit"]
        self.fields["to"].queryset = colleagues(writing.any | writing.own)


def translate_view(request, pk):
    interview = find(request, pk, "translate")
    form = TranslateForm(request.POST or None, initial={"to": request.user.pk})
    if form.is_valid():
        language, to = form.cleaned_data["language"], form.cleaned_data["to"]
        done = _("The translation is begun. An empty turn stands beside each turn of the original.")
        attempt(request, done, translations.begin, interview, language, by=request.user, to=to)
        return redirect(Interview.objects.family(interview).get(language=language).get_admin_url())
    context = newsroom_site.each_context(request) | {
        "title": _("Start a translation"),
        "opts": Interview._meta,
        "interview": interview,
        "form": form,
        "missing": translations.missing_languages(interview),
    }
    return TemplateResponse(request, "admin/articles/interview/translate.html", context)


# -- beside the text


@for_the_editor
def beside_view(request, interview: Interview):
    """Take note that somebody has looked at a block, if that is asked, and answer with the original as it is then."""
    if interview.original is None:
        raise Http404
    if "looked" in request.POST:
        told = looked_at(request)
        interview = translations.looked_at(interview, told["looked"], request.user, told["seen"], told["digest"])
    sources = {"sources": list(sources_of(interview)), "language": Language(interview.original.language)}
    html = render_to_string("admin/articles/interview/_beside.html", sources, request)
    return JsonResponse({"html": html, "number": interview.original.draft_number})


class LookedForm(forms.Form):
    """The block, the draft it stands in, and the digest of what the original says for it (none: nothing any more)."""

    looked = forms.CharField(max_length=10)
    seen = forms.IntegerField()
    digest = forms.CharField(max_length=16, required=False)


def sources_of(translation: Interview) -> Iterator[Source]:
    """What `translation` is made from, in the order of the original."""
    original = translation.original
    names = {row.person_id: called(row, original.language) for row in taking_part(original)}
    was = translations.what_changed(translation)
    for block in original.document.blocks:
        if block.text:
            who = names.get(getattr(block, "speaker", None), "")
            before = was.get(block.id)
            stretches = differences.words(before.text, block.text) if before else ()
            yield Source(block, who, translations.translates(block), stretches)


# -- what to look at


@dataclass(frozen=True)
class StaleBlock:
    """A block that its original has left behind. `source` is what it says now, if anything."""

    block: Block
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
    """Every translation that its original has left behind, with what changed there, the latest change first."""
    if not permissions.may(request.user, "comment"):
        raise PermissionDenied
    readable = permissions.readable_by(request.user, Interview.objects.left_behind())
    found = Paginator(readable.select_related("original").order_by("-original__changed_at", "pk"), SHOWN)
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
    stale = [StaleBlock(b, sources.get(b.source)) for b in translation.document.blocks if b.id in ids]
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


def looked_at(request) -> dict:
    looked = LookedForm(request.POST)
    if not looked.is_valid():
        raise BadRequest("not a block that somebody can have looked at")
    return looked.cleaned_data


# -- on other pages


def may_begin(interview: Interview, user: User) -> bool:
    return permissions.may(user, "translate", interview) and bool(translations.missing_languages(interview))


def others(interview: Interview, user: User) -> QuerySet:
    """The same interview in other languages, as far as `user` may read them."""
    return permissions.readable_by(user, Interview.objects.family(interview)).exclude(pk=interview.pk)


def urls(view) -> list:
    return [
        path("<int:pk>/translate/", view(translate_view), name="articles_interview_translate"),
        path("behind/", view(behind_view), name="articles_interview_behind"),
        path("<int:pk>/looked/", view(looked_view), name="articles_interview_looked"),
        path("<int:pk>/beside/", beside_view, name="articles_interview_beside"),
    ]
