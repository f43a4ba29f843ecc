"""What the newsroom says about itself."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.models import Policy
from articles.pages import PolicyPage


def policy(request, language, key):
    rows = {row.language: row for row in Policy.objects.filter(key=key)}
    if language not in rows:
        raise Http404
    context = {"policy": PolicyPage.from_policy(rows[language])}
    if language.other not in rows:
        context["switch_url"] = reverse("home", args=[language.other])
    return TemplateResponse(request, "articles/policy.html", context)
