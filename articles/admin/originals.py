"""The original beside a translation that is being written: what it says, and that somebody has looked at it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404, JsonResponse
from django.template.loader import render_to_string
from django.urls import path
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.admin.editor import called, taking_part
from articles.admin.writing import for_the_editor
from articles.editorial import media, permissions, translations
from articles.models import Interview, Language
from articles.models.languages import isolated
from articles.words import differences, document
from articles.words.differences import Stretch
from articles.words.document import Block, Document, Medium


@dataclass(frozen=True)
class Source:
    """A block of the original, as it stands beside its translation."""

    block: Block
    who: str
    told: str
    stretches: tuple[Stretch, ...] = ()  # how it differs from what was translated

    @property
    def counts(self) -> bool:
        """Whether it is to be said again; else it is shown, or only tells where one is."""
        return translations.translates(self.block)

    @property
    def shows(self) -> bool:
        return translations.shows(self.block)

    @property
    def digest(self) -> str:
        return document.digest(self.block)

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
    sources = {"sources": sources_of(interview), "language": Language(interview.original.language)}
    html = render_to_string("admin/articles/interview/_beside.html", sources, request)
    return JsonResponse({"html": html, "number": interview.original.draft_number})


def looked_at(request) -> dict:
    looked = LookedForm(request.POST)
    if not looked.is_valid():
        raise BadRequest("not a block that somebody can have looked at")
    return looked.cleaned_data


def sources_of(translation: Interview) -> list[Source]:
    """What `translation` is made from, in the order of the original."""
    original = translation.original
    names = {row.person_id: called(row, original.language) for row in taking_part(original)}
    was = translations.what_changed(translation)
    blocks = [block for block in original.document.blocks if not block.is_blank]
    now, before = tell(blocks, original.language), tell(was.values(), original.language)
    return [
        Source(
            block,
            names.get(getattr(block, "speaker", None), ""),
            now[block.id],
            differing(before[block.id], now[block.id]) if block.id in before else (),
        )
        for block in blocks
    ]


def differing(before: str, now: str) -> tuple[Stretch, ...]:
    """Compared with a blank line behind each: the last word is no other because a note follows it by now."""
    *others, last = differences.words(f"{before}\n\n", f"{now}\n\n")
    return (*others, replace(last, text=last.text.rstrip()))


def tell(blocks: Iterable[Block], language: str) -> dict[str, str]:
    """All that each of `blocks`, which are in `language`, says, by its id. What a figure shows stands before its
    caption."""
    with override(language):
        names = {media.medium(row): isolated(row) for row in media.rows(Document(tuple(blocks)).media)}
        said = {block.id: [shown(block, names), document.said(block)] for block in blocks}
    return {name: "\n".join(filter(None, parts)) for name, parts in said.items()}


def shown(block: Block, names: dict[Medium, str]) -> str:
    """What a figure shows, as the newsroom calls it, and which part of it; nothing of what is none."""
    if not translations.shows(block):
        return ""
    label = _("Photo") if block.type == "photo" else _("Recording")
    return " · ".join(filter(None, (label, names.get(document.medium_of(block)), part_of(block))))


def part_of(block: Block) -> str:
    """Which part of a recording is played, in minutes and seconds; nothing where it is the whole, or none."""
    start, end = getattr(block, "start", None) or 0, getattr(block, "end", None)
    moments = [f"{moment // 60}:{moment % 60:02}" if moment is not None else "" for moment in (start, end)]
    return " – ".join(moments).strip() if start or end else ""


urls = [path("<int:pk>/beside/", beside_view, name="articles_interview_beside")]
