"""How the newsroom stands, in the words of whoever looks: the last line of the desk."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.editorial.clocks import both_clocks, clock
from articles.editorial.permissions import may, readable_by
from articles.keeping import status
from articles.models import Interview, Language, Policy, User, Version
from articles.models.languages import isolated


@dataclass(frozen=True)
class Said:
    """A sentence about how the newsroom stands. Some are a reason to worry."""

    text: str
    worries: bool = False


def of(user: User, now: datetime) -> list[Said]:
    """What readers see, what is kept, what goes out next, and what the newsroom has not said of itself."""
    known = status.facts(now)
    public = ngettext("Readers see one interview.", "Readers see {number} interviews.", known.live)
    said = [Said(public.format(number=known.live)), kept(known), following(known.coming, user)]
    return said + unwritten(user)


def unwritten(user: User) -> list[Said]:
    """Of the pages about the newsroom, for those who write them: readers are led to those that there are."""
    missing = len(Policy.Key) * len(Language) - Policy.objects.count() if may(user, "write policies") else 0
    words = ngettext(
        "One page about the newsroom is not written yet: until then no page leads readers to it.",
        "{number} pages about the newsroom are not written yet: until then no page leads readers to them.",
        missing,
    )
    return [Said(words.format(number=missing), worries=True)] if missing else []


def kept(known: status.Facts) -> Said:
    at = known.backed_up
    said = _("Last backup: {time}.").format(time=clock(at)) if at else _("There is no backup yet.")
    if known.is_kept:
        return Said(said)
    tell = _("Tell whoever looks after the server: “manage.py status” says what to do.")
    return Said(f"{said} {tell}", worries=True)


def following(coming: Version | None, user: User) -> Said:
    """The headline is for those who may read the draft: until then it is nobody else's."""
    if coming is None:
        return Said(_("Nothing is scheduled."))
    readable = readable_by(user, Interview.objects.filter(pk=coming.interview_id)).exists()
    words = _("Next to go out: “{headline}”, {time}.") if readable else _("Next to go out: {time}.")
    return Said(words.format(headline=isolated(coming.headline), time=both_clocks(coming.live.lower)))
