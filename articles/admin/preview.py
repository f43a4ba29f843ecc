"""A draft as its readers would see it: as it is stored, or as it is being typed."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from articles import pages
from articles.admin.writing import TypedForm
from articles.editorial import permissions, photos
from articles.editorial.refusals import Refused
from articles.models import Interview


@require_http_methods(["GET", "HEAD", "POST"])
@xframe_options_sameorigin  # the newsroom's own pages show it in a frame
def preview_view(request, pk):
    """Posted fields are shown in place of those stored; nothing is stored."""
    interview = get_object_or_404(Interview, pk=pk)
    if not permissions.may(request.user, "read", interview):
        raise PermissionDenied
    if request.method == "POST":
        type_into(interview, request)
    content = pages.freeze(interview)
    content["slug"] = content["slug"] or interview.public_id  # an address comes with the first version
    context = {"page": pages.Page.from_content(content), "preview": True, "canonical_url": None}
    with translation.override(interview.language):
        response = TemplateResponse(request, "articles/interview.html", context).render()
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def type_into(interview: Interview, request):
    stored = pages.photos_of(interview)
    for name, value in TypedForm(request.POST).changes_to(interview).items():
        setattr(interview, name, value)
    try:
        photos.refuse_hidden(pages.photos_of(interview) - stored, request.user)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
