"""Tells Django that the interviews are here."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from articles.photos import shaping  # noqa: F401 - registers a system check
from newsroom import checks  # noqa: F401 - registers another


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Interviews")
