"""A draft as its readers would see it: as it is stored, or as it is being typed."""

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from articles import pages
from articles.admin.attempts import find
from articles.admin.writing import TypedForm
from articles.editorial import media
from articles.editorial.refusals import Refused
from articles.models import Interview
from articles.public import policies

# What of a page is not typed. The browser keeps it from one drawing to the next, signed, so that a drawing asks the
# database for nothing but whose it is.
BESIDE = ("people", "topics", "photos", "clips")
KEPT_FOR = 30  # seconds: a name that was changed elsewhere is seen here by then


@require_http_methods(["GET", "HEAD", "POST"])
@xframe_options_sameorigin  # the newsroom's own pages show it in a frame
def preview_view(request, pk):
    """The page, as it is stored. To posted fields, shown in place of those stored, the answer is JSON: the page, and
    in `kept` what the next drawing is to bring along. Nothing is stored."""
    interview = find(request, pk, "read")
    if request.method != "POST":
        return page(request, interview, pages.freeze(interview), policies.written(interview.language))
    type_into(interview, request)
    kept, again = kept_from_before(interview, request), request.POST.get("kept")
    if kept:
        content = pages.content(interview, (), (), ()) | {name: kept[name] for name in BESIDE}
    else:
        content = pages.freeze(interview)
        kept = {name: content.get(name, []) for name in BESIDE} | {"written": policies.written(interview.language)}
        again = signing.dumps(kept, salt=whose(interview, request), compress=True)
    return JsonResponse({"page": page(request, interview, content, kept["written"]).text, "kept": again})


def page(request, interview: Interview, content: dict, written: list[str]) -> HttpResponse:
    content["slug"] = content["slug"] or interview.public_id  # an address comes with the first version
    context = {"page": pages.Page.from_content(content), "preview": True, "canonical_url": None, "written": written}
    with translation.override(interview.language):
        response = TemplateResponse(request, "articles/interview.html", context).render()
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def type_into(interview: Interview, request):
    stored = pages.media_of(interview)
    for name, value in TypedForm(request.POST).changes_to(interview).items():
        setattr(interview, name, value)
    try:
        media.refuse_hidden(pages.media_of(interview) - stored, request.user)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal


def kept_from_before(interview: Interview, request) -> dict | None:
    """What this browser was given to keep a moment ago, if it has all whom and all that the text shows now."""
    try:
        kept = signing.loads(request.POST.get("kept", ""), salt=whose(interview, request), max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    people, photos, clips = ({row["id"] for row in kept[name]} for name in ("people", "photos", "clips"))
    shown = {("photo", key) for key in photos} | {("clip", key) for key in clips}
    whole = interview.document.speakers <= people and shown == pages.media_of(interview)
    return kept if whole else None


def whose(interview: Interview, request) -> str:
    return f"preview {interview.pk} {interview.language} {request.user.pk}"


def urls(view) -> list:
    return [path("<int:pk>/preview/", view(preview_view), name="articles_interview_preview")]
