"""The original beside a translation that is being written: what it says, and that somebody has looked at it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404, JsonResponse
from django.template.loader import render_to_string
from django.urls import path
from django.utils.safestring import SafeString, mark_safe

from articles.admin.editor import called, taking_part
from articles.admin.writing import for_the_editor
from articles.editorial import permissions, translations
from articles.models import Interview, Language
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
    def said(self) -> str:
        return document.said(self.block)

    @property
    def html(self) -> SafeString:
        return mark_safe(Document((self.block,)).html)  # canonical HTML: every word in it is escaped


class LookedForm(forms.Form):
    """The block, the draft it stands in, and the digest of what the original says for it (none: nothing any more)."""

    looked = forms.CharField(max_length=10)
    seen = forms.IntegerField()
    digest = forms.CharField(max_length=16, required=False)


@for_the_editor
def beside_view(request, interview: Interview):
    """Take note that somebody has looked at a block, if that is asked, and answer with the original as it is then, and
    with what it said before."""
    if interview.original is None:
        raise Http404
    permissions.require(request.user, "see revisions", interview.original)
    if "looked" in request.POST:
        told = looked_at(request)
        interview = translations.looked_at(interview, told["looked"], request.user, told["seen"], told["digest"])
    sources = {"sources": list(sources_of(interview)), "language": Language(interview.original.language)}
    html = render_to_string("admin/articles/interview/_beside.html", sources, request)
    return JsonResponse({"html": html, "number": interview.original.draft_number})


def looked_at(request) -> dict:
    looked = LookedForm(request.POST)
    if not looked.is_valid():
        raise BadRequest("not a block that somebody can have looked at")
    return looked.cleaned_data


def sources_of(translation: Interview) -> Iterator[Source]:
    """What `translation` is made from, in the order of the original."""
    original = translation.original
    names = {row.person_id: called(row, original.language) for row in taking_part(original)}
    was = translations.what_changed(translation)
    for block in original.document.blocks:
        if not block.is_blank:
            who = names.get(getattr(block, "speaker", None), "")
            before = was.get(block.id)
            stretches = differing(before, block) if before else ()
            yield Source(block, who, translations.translates(block), stretches)


def differing(before: Block, now: Block) -> tuple[Stretch, ...]:
    """Compared with a blank line behind each: the last word is no other because a note follows it by now."""
    *others, last = differences.words(*(f"{document.said(block)}\n\n" for block in (before, now)))
    return (*others, replace(last, text=last.text.rstrip()))


urls = [path("<int:pk>/beside/", beside_view, name="articles_interview_beside")]
