"""Who else has an interview open for writing now."""

from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone

from articles.admin.writing import called, for_the_editor
from articles.editorial import presence
from articles.models import Interview
from articles.words import document


@for_the_editor
def presence_view(request, interview: Interview):
    window, place = (document.FORBIDDEN.sub("", request.POST.get(name, "")) for name in ("window", "place"))
    window = window[:36]
    if "gone" in request.POST:
        presence.gone(interview, request.user, window)
        return HttpResponse(status=204)
    others = presence.here(interview, request.user, window, place[:10], timezone.now())
    return JsonResponse(
        {
            "number": interview.draft_number,
            "stage": interview.stage,
            "original": interview.original.draft_number if interview.original else None,
            "others": [{"name": called(other.user, request.user), "place": other.place} for other in others],
        }
    )


urls = [path("<int:pk>/presence/", presence_view, name="articles_interview_presence")]
