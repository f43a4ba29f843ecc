"""Letting somebody take part in an interview while it is being written."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial import drafting, locking, people
from articles.editorial.permissions import may
from articles.editorial.refusals import NotAllowed
from articles.models import Interview, Participation, Person, User


def introduce(
    interview: Interview, name: str, naming: str, role: str, by: User, description: str = ""
) -> Participation:
    """Somebody the newsroom did not know takes part. `name` is what readers may see, as `naming` allows."""
    if not may(by, "name people"):
        raise NotAllowed(_("You may not add people."))
    drafting.refuse_strangers(interview, by)
    with transaction.atomic():
        return join(interview, people.add(name, by, naming, description), role, by)


def join(interview: Interview, person: Person, role: str, by: User) -> Participation:
    """`person` takes part, after the others, which changes the draft. Whoever takes part already stays as they are."""
    drafting.refuse_strangers(interview, by)
    with transaction.atomic():
        # Under the row's lock: nothing that somebody else has written is overwritten, whatever its number is by now.
        [interview] = locking.locked(interview)
        drafting.take_number(interview, by, seen=interview.draft_number)
        last = interview.participations.order_by("position").last()
        row, _made = Participation.objects.get_or_create(
            interview=interview,
            person=person,
            defaults={"role": role, "position": last.position + 1 if last else 0},
        )
    return row
