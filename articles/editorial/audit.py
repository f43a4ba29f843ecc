"""Writing the newsroom's audit: who did what to which row."""

from django.db.models import Model

from articles.models import AuditEntry, User


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
