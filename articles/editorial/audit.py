"""The newsroom's audit, written and looked up: who did what to which row. `articles.keeping.chains` verifies it."""

from datetime import timedelta

from django.db.models import Model, QuerySet
from django.utils import timezone

from articles.editorial.refusals import Denied
from articles.models import AuditEntry, User

SEAL = "seal"  # the action by which the database notes what it was told to keep a digest of
AT_THE_DOOR = "come in"  # what somebody tries whom a door refuses before there is a verb to refuse them
AGAIN = timedelta(hours=1)  # after which the same door notes the same again


def record(
    by: User | None,
    action: str,
    subject: Model,
    outcome=AuditEntry.Outcome.DONE,
    **facts,
) -> AuditEntry:
    """Add one entry. `facts` name fields, numbers and reasons; never the value of a private field."""
    return AuditEntry.objects.create(
        actor_id=by.pk if by else None,
        actor_name=by.username if by else "",
        action=action,
        subject=subject._meta.model_name,
        subject_id=subject.pk,
        outcome=outcome,
        facts=facts,
    )


def deny(by: User, action: str, subject: Model, why: str):
    """Add one entry that `by` may not do this, and raise `Denied`. Called outside a transaction: the entry would be
    undone with it."""
    record(by, action, subject, AuditEntry.Outcome.DENIED)
    raise Denied(why)


def turned_away(by: User, address: str, subject: str, subject_id: int | None):
    """Note that `by` was refused at the door that `address` names, for the row of the model `subject` if it leads to
    one; once in an hour, however often they come."""
    tried = {
        "actor_id": by.pk,
        "action": AT_THE_DOOR,
        "subject": subject,
        "subject_id": subject_id,
        "outcome": AuditEntry.Outcome.DENIED,
        "facts": {"address": address},
    }
    if not AuditEntry.objects.filter(**tried, at__gt=timezone.now() - AGAIN).exists():
        AuditEntry.objects.create(**tried, actor_name=by.username)


def about(row: Model) -> QuerySet[AuditEntry]:
    """What colleagues did with a row or were refused, the newest first."""
    return AuditEntry.objects.about(row._meta.model, row.pk).exclude(action=SEAL)  # which the database writes beside


def done_with(row: Model) -> QuerySet[AuditEntry]:
    """What was done with a row, the newest first."""
    return about(row).done()
