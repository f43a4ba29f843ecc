"""Translations: beginning one, and what its editor is told of the original."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
        looked = LookedForm(request.POST)
        if not looked.is_valid():
            raise BadRequest("not a block that somebody can have looked at")
        told = looked.cleaned_data
        translations.looked_at(interview, told["looked"], request.user, told["seen"], told["digest"])
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
    was = what_changed(translation)
    for block in original.document.blocks:
        if block.text:
            who = names.get(getattr(block, "speaker", None), "")
            before = was.get(block.id)
            stretches = differences.words(before.text, block.text) if before else ()
            yield Source(block, who, translations.translates(block), stretches)


def what_changed(translation: Interview) -> dict[str, Block]:
    """What the blocks of the original said that `translation` has been left behind by, by their ids."""
    pairs = translations.side_by_side(translation.original.document, translation.document)
    digests = {pair.source.id: pair.translation.source_digest for pair in pairs if pair.stale}
    return translations.earlier(translation.original, digests) if digests else {}


def may_begin(interview: Interview, user: User) -> bool:
    return permissions.may(user, "translate", interview) and bool(translations.missing_languages(interview))


def others(interview: Interview, user: User) -> QuerySet:
    """The same interview in other languages, as far as `user` may read them."""
    return permissions.readable_by(user, Interview.objects.family(interview)).exclude(pk=interview.pk)


def urls(view) -> list:
    return [
        path("<int:pk>/translate/", view(translate_view), name="articles_interview_translate"),
        path("<int:pk>/beside/", beside_view, name="articles_interview_beside"),
    ]
