"""What people and topics have in common: a name in each language, an address made from it, a list to find them."""

from collections.abc import Callable

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.admin.meanwhile import OpenAdmin, OpenFormSet
from articles.admin.roles import ByRole, RoleAdmin
from articles.admin.searching import Folded, FoldedSearch
from articles.admin.wording import NO_ADDRESS
from articles.editorial import beside, permissions
from articles.models import Interview, Language
from articles.models.languages import in_language

LONGEST = 100  # interviews in which something is used


class NamesFormSet(OpenFormSet):
    """At least one name, and an address that is made of it if none was typed."""

    key = "language"
    address: Callable[[str], str]

    def clean(self):
        super().clean()
        kept = [form for form in self.forms if form.is_valid() and form not in self.deleted_forms]
        self.kept = [form for form in kept if form.cleaned_data.get("name")]
        names = {form.cleaned_data["language"]: form.cleaned_data["name"] for form in self.kept}
        if not names:
            raise ValidationError(_("Give at least one name, in either language."))
        self.instance.slug = self.instance.slug or self.address(in_language(names, Language.ENGLISH))

    def add_fields(self, form, index):
        """A table's heading names no field to a screen reader, and its help stands below it once for all rows."""
        super().add_fields(form, index)
        for name, field in form.fields.items():
            field.widget.attrs.setdefault("aria-label", field.label or "")
            if field.help_text:
                field.widget.attrs.setdefault("aria-describedby", f"{self.prefix}-{name}-help")


class NamesInline(OpenAdmin, ByRole, admin.TabularInline):
    extra = max_num = len(Language)
    template = "admin/rows_inline.html"


class NamedAdmin(OpenAdmin, FoldedSearch, RoleAdmin):
    change_form_template = "admin/names_first.html"
    list_display_links = ("called", "called_otherwise")
    used_as: str  # what to look an interview up by

    def get_queryset(self, request):
        return super().get_queryset(request).with_names()

    def get_ordering(self, request):
        """By what each is called in the language of whoever looks; what is not comes after the rest."""
        names = self.model._meta.get_field("names")
        own = names.related_model.objects.filter(language=get_language(), **{names.field.name: OuterRef("pk")})
        return [Subquery(own.values(called=Folded(F("name")))).asc(nulls_last=True), *super().get_ordering(request)]

    def counted(self, request, rows: str, interview: str) -> Count:
        """How many of its `rows` are of an interview that whoever looks may read: the number of all would tell that
        somebody has spoken once more."""
        readable = permissions.readable_by(request.user, Interview.objects.all())
        return Count(rows, filter=Q(**{f"{rows}__{interview}__in": readable}), distinct=True)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """A line for each language that has no name yet, after the others."""
        named = set(obj.names.values_list("language", flat=True)) if obj.pk else set()
        initial = [{"language": language} for language in Language.own_first() if language not in named]
        return super().get_formset_kwargs(request, obj, inline, prefix) | {"initial": initial}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The address may be left empty: `NamesFormSet` makes it from the name."""
        if db_field.name == "slug":
            kwargs |= {"label": _("Address"), "help_text": _("Empty: made from the name."), "required": False}
            kwargs["error_messages"] = NO_ADDRESS
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            readable = permissions.readable_by(request.user, Interview.objects.filter(**{self.used_as: obj}))
            context["interviews"] = readable.for_titles()[:LONGEST]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if self.construct_change_message(request, form, formsets):  # else all who show it would be compared in vain
            beside.changed(form.instance)

    @admin.display(description=gettext_lazy("name"))
    def called(self, obj):
        """In the interface's language if there is such a name, so that no line of a list begins without one."""
        return str(obj)

    @admin.display(description=gettext_lazy("in the other language"))
    def called_otherwise(self, obj):
        own, other = Language.own_first()
        return (own in obj.name_in and obj.name_in.get(other)) or "–"
