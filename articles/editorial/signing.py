"""Answering for something with one's name: a gate passed all the same, a second reading."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import pages
from articles.editorial import audit, gates, locking
from articles.editorial.gates import Severity
from articles.editorial.permissions import require
from articles.editorial.refusals import Refused
from articles.models import Interview, Signature, SoloPublication, User


def problems(interview: Interview) -> list[gates.Problem]:
    """What the gates find in the draft, and in what it changes of what readers see now."""
    page = pages.Page.from_content(pages.freeze(interview))
    live = interview.versions.live(timezone.now()).exclude(content="").first()
    return gates.problems(page, before=pages.Page.from_version(live) if live else None)


@transaction.atomic
def sign(interview: Interview, problem: str, by: User, reason: str) -> Signature:
    """Let the text pass the gate that found `problem` (its digest), as it stands, for a reason."""
    require(by, "sign", interview)
    if not reason.strip():
        raise Refused(_("Say in a sentence why this may go out."))
    [interview] = locking.locked(interview)
    signed = interview.signatures.values_list("problem", flat=True)
    waiting = [found for found in problems(interview) if found.severity == Severity.SIGNATURE]
    found = next((found for found in waiting if found.digest == problem), None)
    if found is None or found.digest in signed:
        raise Refused(_("This is no longer so: look at the list again."))
    signature = Signature.objects.create(
        interview=interview,
        gate=found.gate.name,
        problem=found.digest,
        message=found.message,
        reason=reason.strip(),
        by=by,
    )
    audit.record(by, "sign", interview, gate=found.gate.name, reason=reason.strip())
    return signature


@transaction.atomic
def settle(signature: Signature, by: User):
    """Take a signed problem off the desk: somebody has looked again."""
    require(by, "sign", signature.interview)
    waiting = Signature.objects.waiting().filter(pk=signature.pk)
    if not waiting.update(settled_by=by, settled_at=timezone.now()):
        raise Refused(_("Somebody has looked at this already."))
    audit.record(by, "settle", signature.interview, gate=signature.gate)


@transaction.atomic
def read_again(solo: SoloPublication, by: User):
    """Be the second reader of what was published alone."""
    interview = solo.version.interview
    require(by, "read", interview)
    if solo.by_id == by.pk:
        raise Refused(_("You published this yourself. Somebody else must read it."))
    if not SoloPublication.objects.unread().filter(pk=solo.pk).update(read_by=by, read_at=timezone.now()):
        raise Refused(_("Somebody has read this already."))
    audit.record(by, "read again", interview, version=solo.version.number)
