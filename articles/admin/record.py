"""What was done in the newsroom, to read and not to change."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin import actions
from articles.admin.roles import RoleAdmin
from articles.admin.site import newsroom_site
from articles.models import AuditEntry


class ActionFilter(admin.SimpleListFilter):
    title = _("what")
    parameter_name = "action"

    def lookups(self, request, model_admin):
        done = model_admin.get_queryset(request).order_by("action").values_list("action", flat=True).distinct()
        return [(action, actions.label(action)) for action in done]

    def queryset(self, request, queryset):
        return queryset.filter(action=self.value()) if self.value() else queryset


@admin.register(AuditEntry, site=newsroom_site)
class AuditEntryAdmin(RoleAdmin):
    rights = {"view": "see the record"}
    list_display = ("at", "actor_name", "what", "subject", "subject_id", "outcome")
    list_filter = ("outcome", ActionFilter, "subject")
    search_fields = ("actor_name", "action")
    list_display_links = None
    show_full_result_count = False

    @admin.display(description=_("what"), ordering="action")
    def what(self, entry):
        return actions.label(entry.action)
