"""A draft as its readers would see it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from articles import pages
from articles.editorial import permissions
from articles.models import Interview


@require_safe
@xframe_options_sameorigin  # the newsroom's own pages show it in a frame
def preview_view(request, pk):
    interview = get_object_or_404(Interview, pk=pk)
    if not permissions.may(request.user, "read", interview):
        raise PermissionDenied
    content = pages.freeze(interview)
    content["slug"] = content["slug"] or interview.public_id  # an address comes with the first version
    context = {"page": pages.Page.from_content(content), "preview": True, "canonical_url": None}
    with translation.override(interview.language):
        response = TemplateResponse(request, "articles/interview.html", context).render()
    response.headers["X-Robots-Tag"] = "noindex"
    return response
