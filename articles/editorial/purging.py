"""Deleting what a draft said once and must not say anywhere any more. Nothing else deletes revisions, but for the
taking out of a name."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial import audit, drafting, locking
from articles.editorial.permissions import may
from articles.editorial.refusals import Refused
from articles.models import Interview, User
from articles.words import document

STEPS = ("approve", "hold")  # whose entry in the audit names the draft that they were about


def purge(interview: Interview, by: User, before: datetime, reason: str) -> int:
    """Delete the revisions kept before a moment, but for those that something refers to (see `needed`), and return
    how many they were. What the draft says now is kept first. Nobody can undo it. Raises `NotAllowed` without the
    right, and `Refused` without a reason or while the interview is on hold."""
    if not may(by, "purge revisions", interview):
        audit.deny(by, "purge revisions", interview, _("You may not delete revisions."))
    if not reason.strip():
        raise Refused(_("Say in a sentence why they are deleted."))
    with transaction.atomic():
        [stored] = locking.interviews(interview.pk)
        if stored.hold:
            raise Refused(_("This interview is on hold: {reason}").format(reason=stored.get_hold_display()))
        drafting.keep_revision(stored, by)
        old = stored.revisions.filter(at__lt=before).exclude(draft_number__in=needed(stored))
        deleted, _tables = old.delete()
        audit.record(by, "purge revisions", interview, revisions=deleted, reason=reason.strip())
    return deleted


def needed(interview: Interview) -> set[int]:
    """The draft numbers that something refers to: the draft itself, a version, a link for somebody outside, an
    approval or a hold, and a translation that was made of what the original said then."""
    steps = audit.done_with(interview).filter(action__in=STEPS)
    return {
        interview.draft_number,
        *interview.versions.values_list("draft_number", flat=True),
        *interview.preview_links.values_list("draft_number", flat=True),
        *filter(None, (entry.facts.get("draft_number") for entry in steps)),
        *translated(interview),
    }


def translated(interview: Interview) -> set[int]:
    """The newest revision that has what a translation's block was made of, for each of these blocks."""
    wanted, numbers = set(), set()
    for translation in interview.translations.all():
        wanted |= translation.source_digests.items()
    kept = interview.revisions.order_by("-draft_number").values_list("draft_number", "draft__body")
    for number, body in kept.iterator() if wanted else ():
        if found := wanted & document.parse(body).digests.items():
            numbers.add(number)
            wanted -= found
    return numbers
