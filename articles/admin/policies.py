"""What the newsroom says about itself: about, how it interviews, how it corrects, how to reach it."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.meanwhile import OpenAdmin
from articles.admin.roles import RoleAdmin
from articles.admin.site import newsroom_site
from articles.editorial.clocks import clock
from articles.models import Policy


@admin.register(Policy, site=newsroom_site)
class PolicyAdmin(OpenAdmin, RoleAdmin):
    rights = dict.fromkeys(("view", "add", "change"), "write policies")
    fields = ("key", "language", "title", "body")
    list_display = ("title", "key", "language", "changed")
    list_filter = ("language",)

    @admin.display(description=gettext_lazy("last changed"), ordering="changed_at")
    def changed(self, policy):
        return clock(policy.changed_at)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in ("title", "body"):
            rows = 1 if db_field.name == "title" else 24
            kwargs["widget"] = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
        if db_field.name == "body":
            kwargs["help_text"] = _(
                "Paragraphs with a blank line between them, or HTML. One that begins with • is an item of a list."
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)
