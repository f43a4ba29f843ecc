"""What readers see now, for anybody on the staff who has to stop it: at three in the morning, on a phone."""

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.searching import having
from articles.admin.site import newsroom_site
from articles.editorial import permissions
from articles.models import Version
from articles.pages import Card

SHOWN = 20


@require_safe
def urgent_view(request):
    """Says only what readers see anyway, so it asks for no right to read the draft."""
    if not permissions.may(request.user, "withdraw"):
        raise PermissionDenied
    query = request.GET.get("q", "")
    versions = having(Version.objects.live(timezone.now()), ("headline", "standfirst"), query)
    context = newsroom_site.each_context(request) | {
        "title": _("Urgent"),
        "query": query,
        "cards": [Card.from_version(version) for version in versions.newest_first().for_cards()[:SHOWN]],
    }
    return TemplateResponse(request, "admin/articles/interview/urgent.html", context)
