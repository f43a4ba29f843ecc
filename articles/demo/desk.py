"""Brings to the desk of the demo newsroom what is under way there. Readers see none of it."""

from datetime import timedelta

from django.utils import timezone

from articles.demo import loading
from articles.editorial import drafting, notes, workflow
from articles.models import Interview, Person, Topic, User

AT = 9  # o'clock, the newsroom's time: when what is scheduled goes out


def lay(team: dict[str, User], cast: dict[str, Person], about: dict[str, Topic]):
    """A draft with a question beside it, one in review, a pair of which one goes out by itself and the other has no
    time yet, and a public text whose draft went on, so that its translation is to be looked at."""
    cast = cast | loading.people("desk/people.toml")
    for interview, row in loading.interviews(team["reporter"], cast, about, {}, {}, folder="desk"):
        bring_to_stage(interview, row, team)
    for row in loading.read("desk/edits.toml")["edit"]:
        edit(row, team["reporter"])


def bring_to_stage(interview: Interview, row: dict, team: dict[str, User]):
    today = timezone.localdate()
    if "due_in_days" in row:
        Interview.objects.filter(pk=interview.pk).update(due_on=today + timedelta(days=row["due_in_days"]))
    if "note" in row:
        ask(interview, row["note"], team["editor"])
    if row["stage"] in (Interview.Stage.REVIEW, Interview.Stage.READY):
        workflow.perform("submit", interview, by=team["reporter"])
    if row["stage"] == Interview.Stage.READY:
        workflow.perform("approve", interview, by=team["editor"])
    if "goes_out_in_days" in row:
        day = timezone.localtime() + timedelta(days=row["goes_out_in_days"])
        at = day.replace(hour=AT, minute=0, second=0, microsecond=0)
        workflow.perform("schedule", interview, by=team["publisher"], at=at)


def ask(interview: Interview, note: dict, by: User):
    block = next(block for block in interview.document.blocks if note["words"] in block.text)
    notes.ask(interview, by, note["text"], block=block.id, words=note["words"])


def edit(row: dict, by: User):
    """Change some words of a draft whose text readers see."""
    interview = Interview.objects.get(language=row["language"], body__contains=row["before"])
    interview.body = interview.body.replace(row["before"], row["after"])
    drafting.save(interview, by, seen=interview.draft_number)
