"""The first page of each language, and the way to it."""

from django.conf import settings
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from articles.models import Language
from articles.public import kept, live


def root(request):
    """To the home of the language that the reader's browser asks for first."""
    asked = (code.split("-")[0] for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")))
    language = next((code for code in asked if code in Language.values), settings.DEFAULT_READER_LANGUAGE)
    response = redirect("home", language)
    patch_vary_headers(response, ["Accept-Language"])
    return response


def home(request, language):
    said = live.front_page.said(language, timezone.now())
    words = [said.rows, [version.content for version in said.quotable]]

    def made():
        return TemplateResponse(request, "articles/home.html", vars(live.front_page.of(said)))

    return kept.page(request, words, made)
