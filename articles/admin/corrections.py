"""The notes that readers are told about changes: what they say, and a better one in the place of one."""

from copy import copy

from django import forms
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.attempts import attempt, find
from articles.admin.meanwhile import OpenForm
from articles.admin.site import newsroom_site
from articles.editorial import corrections
from articles.models import Correction, Interview


class NoteForm(OpenForm):
    note = forms.CharField(
        label=gettext_lazy("Note to readers: what was wrong, what is right"),
        max_length=Correction._meta.get_field("note").max_length,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    class Meta:
        model = Correction
        fields = ("note",)


def standing(interview: Interview) -> QuerySet:
    """The notes about `interview` that could be worded better; a misspelling has none."""
    return interview.corrections.standing().exclude(kind=Correction.Kind.TYPO)


def correction_view(request, pk, correction):
    interview = find(request, pk, "correct")
    correction = get_object_or_404(interview.corrections.exclude(kind=Correction.Kind.TYPO), pk=correction)
    while correction.superseded_by:  # since the page was opened
        correction = correction.superseded_by
    form = NoteForm(request.POST or None, instance=copy(correction))
    if form.is_valid():
        better, done = form.cleaned_data["note"], _("Readers see the new note.")
        if attempt(request, done, corrections.supersede, correction, better, by=request.user):
            return redirect(interview.get_admin_url())
    context = newsroom_site.each_context(request) | {
        "title": _("Replace the note to readers"),
        "opts": Interview._meta,
        "interview": interview,
        "correction": correction,
        "form": form,
    }
    return TemplateResponse(request, "admin/articles/interview/correction.html", context)


def urls(view) -> list:
    return [path("<int:pk>/correction/<int:correction>/", view(correction_view), name="articles_interview_correction")]
