"""What can be stopped, for anybody on the staff who has to: at three in the morning, on a phone, in two taps."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.rows import Button, for_rows, move_button, shown
from articles.admin.searching import having
from articles.admin.site import newsroom_site
from articles.editorial import permissions, workflow
from articles.models import Interview, Language, User, Version

STOPS = ("withdraw", "hold")
# In this order and not the table's: what is worse comes first. What was held by mistake is let go where it was held.
OFFERED = (*STOPS, "lift")
SHOWN = 20
# Where readers find an interview, as a friend passes it on.
PAGE = re.compile(r"/(?P<language>\w\w)/interviews/(?P<slug>[^/?#\s]+)|/i/(?P<public_id>\w+)")


@dataclass(frozen=True)
class Stoppable:
    """An interview, by the words that whoever looks may read."""

    headline: str
    language: str
    shown: str
    stops: list[Button]

    @property
    def direction(self) -> str:
        return Language(self.language).direction


@require_safe
def urgent_view(request):
    if not permissions.may(request.user, "withdraw"):
        raise PermissionDenied
    now, query = timezone.now(), request.GET.get("q", "").strip()
    seen, hidden = public(request.user, query, now), drafts(request.user, query, now)
    context = newsroom_site.each_context(request) | {
        "title": _("Urgent"),
        "query": query,
        "moves": [workflow.MOVES[name] for name in STOPS],
        "lines": [*seen, *hidden] if query else [*hidden, *seen],
    }
    return TemplateResponse(request, "admin/articles/interview/urgent.html", context)


def public(user: User, query: str, now: datetime) -> list[Stoppable]:
    """What readers see, the newest first. It says what they see anyway, and asks for no right to read the draft."""
    live = Version.objects.live(now)
    if page := PAGE.search(query):
        found = live.filter(interview__in=standing_at(page))
    else:
        found = having(live, ("headline", "standfirst", "search_names"), query)
    headlines = dict(found.newest_first().values_list("interview", "headline")[:SHOWN])
    interviews = for_rows(Interview.objects.filter(pk__in=headlines)).in_bulk()
    return [stoppable(interviews[key], headline, user, now) for key, headline in headlines.items()]


def drafts(user: User, query: str, now: datetime) -> list[Stoppable]:
    """What readers do not see and `user` may read: all that is scheduled or that they hold, and of the rest what is
    asked for."""
    hidden = permissions.readable_by(user, Interview.objects.exclude(pk__in=Interview.objects.live(now)))
    if page := PAGE.search(query):
        found = hidden.filter(pk__in=standing_at(page))
    elif query:
        found = having(hidden, ("headline", "standfirst"), query)
    else:
        coming = Version.objects.coming(now).values("interview")
        found = hidden.filter(Q(pk__in=coming) | Q(held_by=user))
    return [stoppable(interview, str(interview), user, now) for interview in for_rows(found)[:SHOWN]]


def standing_at(page: re.Match) -> list[int]:
    """The interview that stands or stood at the address of a page."""
    at = (
        Q(public_id=page["public_id"])
        if page["public_id"]
        else Q(addresses__language=page["language"], addresses__slug=unquote(page["slug"]).replace("\0", ""))
    )
    return list(Interview.objects.filter(at).values_list("pk", flat=True))


def stoppable(interview: Interview, headline: str, user: User, now: datetime) -> Stoppable:
    stops = [move_button(move, interview) for move in workflow.moves_for(user, interview, among=OFFERED)]
    return Stoppable(headline, interview.language, shown(interview, now), stops)


def urls(view) -> list:
    return [path("urgent/", view(urgent_view), name="articles_interview_urgent")]
