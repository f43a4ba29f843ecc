"""What was done in the newsroom, to read and not to change."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.admin import actions, facts
from articles.admin.roles import RoleAdmin
from articles.admin.site import newsroom_site
from articles.editorial.clocks import clock
from articles.models import AuditEntry

WHEN, WHO, WHAT = pgettext_lazy("in the audit", "when"), pgettext_lazy("in the audit", "who"), _("what")
ABOUT, NUMBER = pgettext_lazy("in the audit", "about"), pgettext_lazy("in the audit", "number")
OUTCOME = pgettext_lazy("in the audit", "outcome")


class ValueFilter(admin.SimpleListFilter):
    """The values that a column has, by what colleagues call them."""

    def lookups(self, request, model_admin):
        column = self.parameter_name
        found = model_admin.get_queryset(request).order_by(column).values_list(column, flat=True).distinct()
        return [(value, self.label(value)) for value in found]

    def queryset(self, request, queryset):
        return queryset.filter(**{self.parameter_name: self.value()}) if self.value() else queryset


class OutcomeFilter(ValueFilter):
    title, parameter_name = OUTCOME, "outcome"

    def label(self, value):
        return AuditEntry.Outcome(value).label


class ActionFilter(ValueFilter):
    title, parameter_name = WHAT, "action"

    def label(self, value):
        return actions.label(value)


class SubjectFilter(ValueFilter):
    title, parameter_name = ABOUT, "subject"

    def label(self, value):
        return facts.called(value)


@admin.register(AuditEntry, site=newsroom_site)
class AuditEntryAdmin(RoleAdmin):
    rights = {"view": "see the audit"}
    list_display = ("when", "who", "what", "about", "number", "how")
    list_filter = (OutcomeFilter, ActionFilter, SubjectFilter)
    search_fields = ("actor_name", "action")
    fields = readonly_fields = (*list_display, "facts_shown")
    show_full_result_count = False

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= {"title": capfirst(actions.label(obj.action)), "subtitle": None}
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=WHEN, ordering="at")
    def when(self, entry):
        return clock(entry.at)

    @admin.display(description=WHO, ordering="actor_name")
    def who(self, entry):
        return entry.actor_name

    @admin.display(description=WHAT, ordering="action")
    def what(self, entry):
        return actions.label(entry.action)

    @admin.display(description=ABOUT, ordering="subject")
    def about(self, entry):
        return facts.called(entry.subject)

    @admin.display(description=NUMBER, ordering="subject_id")
    def number(self, entry):
        return "–" if entry.subject_id is None else entry.subject_id

    @admin.display(description=OUTCOME, ordering="outcome")
    def how(self, entry):
        return entry.get_outcome_display()

    @admin.display(description=_("more about it"))
    def facts_shown(self, entry):
        return format_html_join("", "<div>{}: <bdi>{}</bdi></div>", facts.of(entry)) or None
