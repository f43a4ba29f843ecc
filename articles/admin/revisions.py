"""What a draft said at each deliberate save: the list, any two of them compared by word, and one restored."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from django.contrib.admin.utils import display_for_field
from django.core.paginator import Paginator
from django.db.models import BooleanField, Field
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import yesno
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles.admin.attempts import attempt, find, is_key
from articles.admin.site import newsroom_site
from articles.editorial import drafting, permissions, workflow
from articles.models import Interview, Language, Participation, Person, Revision, Topic
from articles.words import differences, document
from articles.words.differences import BlockChange, Stretch

NUMBER = re.compile(r"\d+")
SHOWN = 100  # revisions on a page of the list

# What a text says that none of its blocks is compared by.
ASIDE = (
    (pgettext_lazy("under the text", "Note"), lambda text: dict(text.footnotes)),
    (gettext_lazy("Words in the original"), attrgetter("originals")),
    (gettext_lazy("What words in the original mean"), attrgetter("glosses")),
)


@dataclass(frozen=True)
class FieldChange:
    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class TextChange:
    who: Person | None
    change: BlockChange


@dataclass(frozen=True)
class Comparison:
    fields: list[FieldChange]
    text: list[TextChange]


@require_safe
def revisions_view(request, pk):
    """The revisions of a draft, a page at a time, with two of them compared: the last two, or those that are asked
    for. These two stand on every page, so that any revision can be compared with any other."""
    interview = find(request, pk, "see revisions")
    before, after = chosen(request.GET, [*interview.revisions.values_list("draft_number", flat=True)])
    every = interview.revisions.select_related("by").defer("draft")
    paged = Paginator(every, SHOWN).get_page(request.GET.get("page"))
    revisions = {row.draft_number: row for row in (*paged, *every.filter(draft_number__in=[before or 0, after or 0]))}
    context = newsroom_site.each_context(request) | {
        "title": _("Revisions"),
        "opts": Interview._meta,
        "interview": interview,
        "revisions": [(revisions[number], said(revisions[number])) for number in sorted(revisions, reverse=True)],
        "paged": paged,
        "before": before,
        "after": after,
        "comparison": compare(interview, before, after) if before else None,
        "may_restore": permissions.may(request.user, "edit", interview),
        "back": interview.get_admin_url(),
    }
    return TemplateResponse(request, "admin/articles/interview/revisions.html", context)


def said(revision: Revision) -> str:
    """Its note. One that the newsroom made by itself is told in the words of whoever reads, and not of its maker."""
    number = NUMBER.search(revision.note)
    form = revision.note.replace(number[0], "{number}") if number else revision.note
    own = own_notes().get(form)
    return str(own).format(number=number and number[0]) if own else revision.note


@cache
def own_notes() -> dict[str, Promise]:
    """What the newsroom notes by itself, by how it says so in each language; a number in it stands as {number}."""
    every = (*(move.label for move in workflow.MOVES.values()), *drafting.OWN_NOTES)
    told = {}
    for language in Language:
        with translation.override(language):
            told |= {str(note): note for note in every if note}
    return told


def chosen(asked, numbers: list[int]) -> tuple[int | None, int | None]:
    """The two draft numbers that are `asked` for, the older first; else the newest two of `numbers`."""
    wanted = {number for number in numbers if str(number) in (asked.get("before"), asked.get("after"))}
    pair = sorted(wanted) if len(wanted) == 2 else sorted(numbers[:2])
    return tuple(pair) if len(pair) == 2 else (None, None)


def compare(interview: Interview, before: int, after: int) -> Comparison:
    found = {row.draft_number: row for row in interview.revisions.filter(draft_number__in=(before, after))}
    old, new = found[before], found[after]
    people = Person.objects.with_names().in_bulk(taking_part(old) | taking_part(new))
    fields = zip(fields_of(old, people), fields_of(new, people), strict=True)
    texts = [document.parse(revision.draft["body"]) for revision in (old, new)]
    said = [(label, was, now) for (label, was), (_label, now) in fields]
    said += [(label, *pair) for label, told in ASIDE for pair in side_by_side(*map(told, texts))]
    return Comparison(
        [FieldChange(label, differences.words(was, now)) for label, was, now in said if was != now],
        [TextChange(people.get(speaker_of(it)), it) for it in differences.documents(*texts) if it.changed],
    )


def side_by_side(before: dict[str, str], after: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((before.get(place, ""), after.get(place, "")) for place in before | after)


def speaker_of(change: BlockChange) -> int | None:
    return getattr(change.after or change.before, "speaker", None)


def fields_of(revision: Revision, people: dict[int, Person]) -> Iterator[tuple[str, str]]:
    """Everything but the text, as words under the name that the form gives them."""
    for name in drafting.FIELDS:
        if name != "body":
            field = Interview._meta.get_field(name)
            yield field.verbose_name, in_words(field, revision.draft.get(name))
    rows = revision.draft["participations"]
    yield Participation._meta.verbose_name_plural, "\n".join(participant(row, people) for row in rows)
    topics = Topic.objects.filter(pk__in=revision.draft["topics"]).order_by("name")
    yield Interview._meta.get_field("topics").verbose_name, "\n".join(map(str, topics))


def in_words(field: Field, value) -> str:
    """What was kept of a field, as its form says it; nothing of one that there was not yet."""
    if value is None:
        return ""
    if isinstance(field, BooleanField):
        return yesno(value)
    return str(display_for_field(field.to_python(value), field, ""))


def taking_part(revision: Revision) -> set[int]:
    return {row["person_id"] for row in revision.draft["participations"]}


def participant(row: dict, people: dict[int, Person]) -> str:
    role = Participation.Role(row["role"]).label
    facts = (people.get(row["person_id"]), role, row["label"], row["description"])
    return " · ".join(str(fact) for fact in facts if fact)


@require_POST
def restore_view(request, pk, number):
    interview = find(request, pk, "edit")
    revision = get_object_or_404(Revision, interview=interview, draft_number=number)
    seen = request.POST.get("seen", "")
    done = _("The draft says again what it said in revision {number}.").format(number=number)
    if drafting.deleted_since(revision):
        missing = _("Photos and recordings that are deleted by now are not in it.")
        done = f"{done} {missing}"
    verb = drafting.restore
    attempt(request, done, verb, revision, request.user, int(seen) if is_key(seen) else 0)
    return redirect(interview.get_admin_url())


def urls(view) -> list:
    return [
        path("<int:pk>/revisions/", view(revisions_view), name="articles_interview_revisions"),
        path("<int:pk>/revisions/<int:number>/restore/", view(restore_view), name="articles_interview_restore"),
    ]
