"""The newsroom's audit, written and looked up: who did what to which row."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Model, QuerySet

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


def about(row: Model) -> QuerySet[AuditEntry]:
    """What was done with a row or refused, the newest first."""
    return AuditEntry.objects.filter(subject=row._meta.model_name, subject_id=row.pk)


def done_with(row: Model) -> QuerySet[AuditEntry]:
    """What was done with a row, the newest first."""
    return about(row).filter(outcome=AuditEntry.Outcome.DONE)


BROKEN = """
    WITH chain AS (SELECT *, lag(digest, 1, '') OVER (ORDER BY number) AS previous FROM articles_auditlink)
    SELECT coalesce(entry.id, chain.entry_id), entry.id IS NULL, chain.number IS NULL
    FROM chain FULL JOIN articles_auditentry AS entry ON entry.id = chain.entry_id
    WHERE chain.digest IS DISTINCT FROM articles_audit_digest(chain.previous, entry)
    ORDER BY 1
"""


def problems() -> Iterator[str]:
    """Follow the chain of the audit and say what does not fit."""
    with connection.cursor() as cursor:
        cursor.execute(BROKEN)
        for entry, is_gone, is_loose in cursor.fetchall():
            if is_gone:
                yield f"entry {entry} of the audit is gone"
            elif is_loose:
                yield f"entry {entry} of the audit is not in its chain"
            else:
                yield f"entry {entry} of the audit was changed, or what stood before it is gone"
