"""What people and topics have in common: a name in each language, an address made from it, a list to find them."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.roles import ByRole, RoleAdmin
from articles.admin.searching import FoldedSearch
from articles.models import Language
from articles.models.languages import in_language


class NamedForm(forms.ModelForm):
    """The address may be left empty: `NamesFormSet` makes it from the name."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Empty: made from the name.")


class NamesFormSet(forms.BaseInlineFormSet):
    """At least one name. `address` makes a free one of it."""

    def clean(self):
        super().clean()
        kept = [form.cleaned_data for form in self.forms if form.is_valid() and form not in self.deleted_forms]
        names = {row["language"]: row["name"] for row in kept if row.get("name")}
        if not names:
            raise ValidationError(_("Give at least one name, in either language."))
        self.instance.slug = self.instance.slug or self.address(in_language(names, Language.ENGLISH))

    @staticmethod
    def address(name: str) -> str:
        raise NotImplementedError


class NamesInline(ByRole, admin.TabularInline):
    extra = max_num = len(Language)


class NamedAdmin(FoldedSearch, RoleAdmin):
    form = NamedForm
    change_form_template = "admin/names_first.html"

    def get_queryset(self, request):
        return super().get_queryset(request).with_names()

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """A line for each language that has no name yet, after the others."""
        named = set(obj.names.values_list("language", flat=True)) if obj.pk else set()
        initial = [{"language": language} for language in Language if language not in named]
        return super().get_formset_kwargs(request, obj, inline, prefix) | {"initial": initial}

    @admin.display(description=gettext_lazy("in English"))
    def english(self, obj):
        return obj.name_in.get(Language.ENGLISH) or "–"

    @admin.display(description=gettext_lazy("in Arabic"))
    def arabic(self, obj):
        return obj.name_in.get(Language.ARABIC) or "–"
