"""The newsroom's audit, written and looked up: who did what to which row. `articles.keeping.chains` verifies it."""

from django.db.models import Model, QuerySet

from articles.models import AuditEntry, User

SEAL = "seal"  # the action by which the database notes what it was told to keep a digest of


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


def about(row: Model) -> QuerySet[AuditEntry]:
    """What colleagues did with a row or were refused, the newest first."""
    entries = AuditEntry.objects.filter(subject=row._meta.model_name, subject_id=row.pk)
    return entries.exclude(action=SEAL)  # which the database writes beside


def done_with(row: Model) -> QuerySet[AuditEntry]:
    """What was done with a row, the newest first."""
    return about(row).filter(outcome=AuditEntry.Outcome.DONE)
