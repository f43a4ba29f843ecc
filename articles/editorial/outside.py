"""Showing a draft to somebody without an account: by a link that ends."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import pages
from articles.editorial import audit, gates, locking
from articles.editorial.permissions import require
from articles.editorial.refusals import Refused
from articles.models import Interview, PreviewLink, User
from articles.words import canonical

LONGEST = timedelta(days=14)


@transaction.atomic
def show(interview: Interview, by: User, who: str, until: datetime) -> PreviewLink:
    """A link to the text as it stands now, for somebody without an account, until `until`. Refused where it calls
    somebody by more than agreed, as it would be if it were to be published."""
    require(by, "show outside", interview)
    now = timezone.now()
    if not now < until <= now + LONGEST:
        raise Refused(_("A preview link lasts for two weeks at the most."))
    [interview] = locking.locked(interview)
    content = pages.freeze(interview)
    for problem, _place in gates.plain_names(pages.Page.from_content(content)):
        raise Refused(problem)
    link = PreviewLink.objects.create(
        interview=interview,
        content=canonical.dumps(content),
        draft_number=interview.draft_number,
        who=who,
        made_by=by,
        expires_at=until,
    )
    audit.record(by, "show outside", interview, link=link.pk)
    return link


@transaction.atomic
def revoke(link: PreviewLink, by: User):
    """End a preview link now."""
    require(by, "show outside", link.interview)
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())
    audit.record(by, "revoke preview", link.interview, link=link.pk)
