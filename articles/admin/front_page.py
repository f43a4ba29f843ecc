"""The front page: which interviews lead, and which one is quoted."""

from django.contrib import admin

from articles.admin.roles import ByRole, RoleAdmin
from articles.admin.site import newsroom_site
from articles.models import FrontPage, Pick

RIGHTS = dict.fromkeys(("view", "add", "change", "delete"), "compose the front page")


class PickInline(ByRole, admin.TabularInline):
    rights = RIGHTS
    model = Pick
    extra = 1
    autocomplete_fields = ("interview",)


@admin.register(FrontPage, site=newsroom_site)
class FrontPageAdmin(RoleAdmin):
    rights = RIGHTS
    inlines = (PickInline,)
    autocomplete_fields = ("quoted",)
