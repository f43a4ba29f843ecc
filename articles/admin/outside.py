"""Showing a draft to somebody without an account: making a preview link, seeing that it was opened, ending it."""

from datetime import timedelta

from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from articles.admin.attempts import attempt, find
from articles.admin.site import newsroom_site
from articles.editorial import outside
from articles.editorial.clocks import clock
from articles.models import Interview, PreviewLink

ENDED = 20  # links that are listed though nobody can open them any more
DAYS = (1, 3, 7, outside.LONGEST.days)


def lengths() -> list[tuple[int, str]]:
    """For how long, in the language of whoever asks."""
    return [(days, ngettext("{n} day", "{n} days", days).format(n=days)) for days in DAYS]


class OutsideForm(forms.ModelForm):
    days = forms.TypedChoiceField(
        label=gettext_lazy("It can be opened for"),
        choices=lengths,
        coerce=int,
        initial=3,
    )

    class Meta:
        model = PreviewLink
        fields = ("who",)


def outside_view(request, pk):
    """The preview links of an interview, and a form for another one."""
    interview = find(request, pk, "show outside")
    form = OutsideForm(request.POST or None)
    if form.is_valid():
        until = timezone.now() + timedelta(days=form.cleaned_data["days"])
        verb = outside.show
        attempt(request, _("The link is ready."), verb, interview, request.user, form.cleaned_data["who"], until)
        return redirect("admin:articles_interview_outside", pk)
    context = newsroom_site.each_context(request) | {
        "title": _("Show it to somebody outside"),
        "opts": Interview._meta,
        "interview": interview,
        "form": form,
        "links": [line(request, link) for link in newest(interview)],
        "back": interview.get_admin_url(),
    }
    return TemplateResponse(request, "admin/articles/interview/outside.html", context)


def newest(interview: Interview) -> list[PreviewLink]:
    """All that can be opened, for each can be ended; and the newest of the others."""
    links = interview.preview_links.select_related("made_by")
    opened = links.open(timezone.now())
    return [*opened, *links.exclude(pk__in=opened.values("pk"))[:ENDED]]


def line(request, link: PreviewLink) -> dict:
    """What the page says of a link; its address as long as it can be opened."""
    address = request.build_absolute_uri(reverse("outside", args=[link.token])) if link.is_open(timezone.now()) else ""
    return {"link": link, "address": address, "ends": clock(link.revoked_at or link.expires_at)}


@require_POST
def revoke_view(request, pk, link):
    find(request, pk, "show outside")
    link = get_object_or_404(PreviewLink, pk=link, interview=pk)
    attempt(request, _("The link is ended."), outside.revoke, link, by=request.user)
    return redirect("admin:articles_interview_outside", pk)


def urls(view) -> list:
    return [
        path("<int:pk>/outside/", view(outside_view), name="articles_interview_outside"),
        path("<int:pk>/outside/<int:link>/revoke/", view(revoke_view), name="articles_interview_revoke"),
    ]
