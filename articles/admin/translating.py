"""An interview in another language: beginning it, and the ways from one to the others."""

from django import forms
from django.db.models import QuerySet
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.attempts import attempt, find
from articles.admin.site import newsroom_site
from articles.editorial import permissions, translations
from articles.models import Interview, Language, User


class TranslateForm(forms.Form):
    """Into which language, by the button that was pressed, and who writes it."""

    to = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Who writes it"))
    language = forms.ChoiceField(choices=Language.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        writing = permissions.RIGHTS["edit"]
        self.fields["to"].queryset = permissions.colleagues(writing.any | writing.own)


def translate_view(request, pk):
    interview = find(request, pk, "translate")
    form = TranslateForm(request.POST or None, initial={"to": request.user.pk})
    if form.is_valid():
        language, to = form.cleaned_data["language"], form.cleaned_data["to"]
        done = _("The translation is begun. An empty turn stands beside each turn of the original.")
        attempt(request, done, translations.begin, interview, language, by=request.user, to=to)
        return redirect(Interview.objects.family(interview).get(language=language).get_admin_url())
    context = newsroom_site.each_context(request) | {
        "title": _("Start a translation"),
        "opts": Interview._meta,
        "interview": interview,
        "form": form,
        "missing": translations.missing_languages(interview),
    }
    return TemplateResponse(request, "admin/articles/interview/translate.html", context)


def may_begin(interview: Interview, user: User) -> bool:
    return permissions.may(user, "translate", interview) and bool(translations.missing_languages(interview))


def others(interview: Interview, user: User) -> QuerySet:
    """The same interview in other languages, as far as `user` may read them."""
    return permissions.readable_by(user, Interview.objects.family(interview)).exclude(pk=interview.pk)


def urls(view) -> list:
    return [path("<int:pk>/translate/", view(translate_view), name="articles_interview_translate")]
