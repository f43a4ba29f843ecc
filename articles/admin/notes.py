"""Notes between colleagues on passages of a draft: the list beside the text, and asking, answering, settling there."""

from dataclasses import dataclass

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path

from articles.admin.attempts import is_key
from articles.admin.writing import for_the_editor
from articles.editorial import notes, permissions
from articles.models import Interview, Note


@dataclass(frozen=True)
class Thread:
    """A note with its answers, as it stands beside the text."""

    note: Note
    gone: bool  # nothing in the text says these words any more


@for_the_editor
def notes_view(request, interview: Interview):
    """Do what is asked, if anything is, and answer with the notes that stand then."""
    permissions.require(request.user, "comment", interview)
    if act := ACTS.get(request.POST.get("act", "")):
        act(request, interview)
    threads = standing(interview)
    settled = interview.notes.settled().with_answers().order_by("-resolved_at")
    html = render_to_string("admin/articles/interview/_notes.html", {"threads": threads, "settled": settled}, request)
    kept = [{"id": note.pk, "block": note.block, "words": note.words} for note in (thread.note for thread in threads)]
    return JsonResponse({"html": html, "notes": kept})


def standing(interview: Interview) -> list[Thread]:
    """The open notes in the order of the text; those without a place last."""
    text = interview.document
    order = {block.id: number for number, block in enumerate(text.blocks)}
    found = []
    for note in interview.notes.open().with_answers():
        place = notes.place(note, text)
        block = text.blocks[order[place.block]].text if place.block else ""
        gone = not place.block or note.words not in block
        found.append((order.get(place.block, len(order)), place.start, note.pk, Thread(note, gone)))
    return [row[-1] for row in sorted(found, key=lambda row: row[:3])]


def ask(request, interview: Interview):
    told = request.POST
    notes.ask(interview, request.user, told.get("text", ""), told.get("block", ""), told.get("words", ""))


def answer(request, interview: Interview):
    notes.answer(meant(request, interview), request.user, request.POST.get("text", ""))


def resolve(request, interview: Interview):
    notes.resolve(meant(request, interview), request.user, request.POST.get("text", ""))


def reopen(request, interview: Interview):
    notes.reopen(meant(request, interview), request.user)


ACTS = {"ask": ask, "answer": answer, "resolve": resolve, "reopen": reopen}


def meant(request, interview: Interview) -> Note:
    number = request.POST.get("note", "")
    return get_object_or_404(interview.notes, pk=number if is_key(number) else None)


urls = [path("<int:pk>/notes/", notes_view, name="articles_interview_notes")]
