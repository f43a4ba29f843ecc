"""The people that readers meet, by the names readers may see."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import name_removals
from articles.admin.named import NamedAdmin, NamesFormSet, NamesInline
from articles.admin.site import newsroom_site
from articles.editorial import calling_off, old_names, people, permissions
from articles.models import Person, PersonName
from articles.models.languages import isolated

RIGHTS = {"view": "see people and topics", "add": "name people", "change": "name people"}


class PersonNamesFormSet(NamesFormSet):
    address = staticmethod(people.free_slug)


class PersonNameInline(NamesInline):
    rights = {**RIGHTS, "delete": "name people"}
    model = PersonName
    formset = PersonNamesFormSet


@admin.register(Person, site=newsroom_site)
class PersonAdmin(NamedAdmin):
    rights = {**RIGHTS, "delete": "delete people"}
    inlines = (PersonNameInline,)
    fields = ("kind", "naming", "page_allowed", "spellings", "slug")
    radio_fields = {"kind": admin.HORIZONTAL, "naming": admin.VERTICAL}
    list_display = ("called", "called_otherwise", "naming", "has_page", "number_of_interviews")
    list_filter = ("naming", "kind")
    ordering = ("slug",)
    search_fields = ("names__name", "spellings")
    used_as = "participants"

    def get_urls(self):
        return [*name_removals.urls(self.admin_site.admin_view), *super().get_urls()]

    def get_queryset(self, request):
        counted = self.counted(request, "participations", "interview")
        return super().get_queryset(request).annotate(interview_count=counted)

    def has_delete_permission(self, request, obj=None):
        """Nobody whom an interview or a photo knows is deleted: their name is taken out."""
        return super().has_delete_permission(request, obj) and obj is not None and people.is_unmet(obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        person = form.instance
        if person.naming == Person.Naming.FULL:
            return
        self.call_off(request, person)
        self.end_links(request, person)
        warning = _("This person is protected: make sure that no name, spelling or address here is their real one.")
        self.message_user(request, warning, messages.WARNING)
        if change and "naming" in form.changed_data:
            people.drop_labels(person)
            told = _("Where a text had another label for them, it has the name given here now.")
            self.message_user(request, told, messages.WARNING)
        if old_names.still_shown(form.instance, timezone.now()):
            told = _("Readers still see a name from before. “Take the name out” knows it: press it, or ask an editor.")
            self.message_user(request, told, messages.ERROR)

    def end_links(self, request, person: Person):
        """End what shows them to somebody outside as they were, and say so as far as they may read it."""
        said = _("“{interview}” was shown to somebody outside by a link, and that is ended. {why}")
        for interview in calling_off.end_links(person, request.user, timezone.now()):
            if permissions.may(request.user, "read", interview):
                told = said.format(interview=isolated(interview), why=calling_off.REASONS["person"])
                self.message_user(request, told, messages.WARNING)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and permissions.may(request.user, "ask to redact"):
            context["remove_name_url"] = reverse("admin:articles_person_remove_name", args=[obj.pk])
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=gettext_lazy("has a page"), boolean=True)
    def has_page(self, person):
        return person.has_page

    @admin.display(description=gettext_lazy("interviews"), ordering="interview_count")
    def number_of_interviews(self, person):
        return person.interview_count
