"""Where colleagues answer with their names: for a gate passed, for a second reading."""

from typing import NamedTuple

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin.attempts import attempt, find
from articles.admin.preview import type_into
from articles.admin.site import newsroom_site
from articles.editorial import permissions, signing
from articles.editorial.gates import Problem, Severity
from articles.models import Interview, Signature, SoloPublication


class SignForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why it may go out all the same"), max_length=Signature._meta.get_field("reason").max_length
    )


class Check(NamedTuple):
    problem: Problem
    open: bool  # it still stands in the way

    @property
    def anchor(self) -> str:
        """Where the form has its place: a field, or a block of the text under the id that it has there."""
        place = self.problem.place
        return ANCHORS.get(place) or (place if place[1:2] == "-" else f"id_{place}")


ANCHORS = {"body": "interview_form", "participants": "participations-group"}


def checklist(interview: Interview) -> list[Check]:
    """What the gates find in the draft, and whether it still stands in the way."""
    signed = set(interview.signatures.values_list("problem", flat=True))
    return [
        Check(problem, problem.severity != Severity.WARNS and problem.digest not in signed)
        for problem in signing.problems(interview)
    ]


@require_POST
def checklist_view(request, pk):
    """The checklist for what is typed and not stored yet."""
    interview = find(request, pk, "read")
    type_into(interview, request)
    context = {
        "object_id": pk,
        "checklist": checklist(interview),
        "may_sign": permissions.may(request.user, "sign", interview),
    }
    return TemplateResponse(request, "admin/articles/interview/_checklist.html", context)


def sign_view(request, pk, digest):
    interview = find(request, pk, "sign")
    problem = next((problem for problem, _open in checklist(interview) if problem.digest == digest), None)
    if problem is None:
        raise Http404
    form = SignForm(request.POST or None)
    if form.is_valid():
        return answered(request, interview, signing.sign, interview, digest, reason=form.cleaned_data["reason"])
    context = newsroom_site.each_context(request) | {
        "title": _("Sign for it"),
        "opts": Interview._meta,
        "interview": interview,
        "problem": problem,
        "form": form,
    }
    return TemplateResponse(request, "admin/articles/interview/sign.html", context)


@require_POST
def settle_view(request, pk):
    signature = get_object_or_404(Signature, pk=pk)
    return answered(request, signature.interview, signing.settle, signature)


@require_POST
def read_again_view(request, pk):
    solo = get_object_or_404(SoloPublication, pk=pk)
    return answered(request, solo.version.interview, signing.read_again, solo)


def answered(request, interview: Interview, verb, *arguments, **details):
    """Do it in the colleague's name, and go on with the interview."""
    attempt(request, _("Noted, with your name."), verb, *arguments, by=request.user, **details)
    return redirect(interview.get_admin_url())


def urls(view) -> list:
    return [
        path("<int:pk>/checklist/", view(checklist_view), name="articles_interview_checklist"),
        path("<int:pk>/sign/<slug:digest>/", view(sign_view), name="articles_interview_sign"),
        path("signature/<int:pk>/settle/", view(settle_view), name="articles_signature_settle"),
        path("solo/<int:pk>/read/", view(read_again_view), name="articles_solo_read"),
    ]
