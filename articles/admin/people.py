"""The people that readers meet, by the names readers may see."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.forms import BaseInlineFormSet, ModelForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.roles import ByRole, RoleAdmin
from articles.admin.searching import FoldedSearch
from articles.admin.site import newsroom_site
from articles.models import Language, Person, PersonName
from articles.models.languages import in_language
from articles.words import folding

RIGHTS = {"view": "see people and topics", "add": "name people", "change": "name people"}


class PersonForm(ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Empty: made from the name.")


class NamesFormSet(BaseInlineFormSet):
    """At least one name; an address that was left empty is made from it."""

    def clean(self):
        super().clean()
        names = {
            form.cleaned_data["language"]: form.cleaned_data["name"]
            for form in self.forms
            if form.is_valid() and form.cleaned_data.get("name") and not form.cleaned_data.get("DELETE")
        }
        if not names:
            raise ValidationError(_("Give at least one name, in either language."))
        self.instance.slug = self.instance.slug or free_slug(in_language(names, Language.ENGLISH))


def free_slug(name: str) -> str:
    wanted = folding.slugify(name) or "person"
    slug, number = wanted, 1
    while Person.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


class PersonNameInline(ByRole, admin.TabularInline):
    rights = {**RIGHTS, "delete": "name people"}
    model = PersonName
    formset = NamesFormSet
    extra = max_num = len(Language)


@admin.register(Person, site=newsroom_site)
class PersonAdmin(FoldedSearch, RoleAdmin):
    rights = RIGHTS
    form = PersonForm
    inlines = (PersonNameInline,)
    fields = ("kind", "naming", "page_allowed", "spellings", "slug")
    list_display = ("english", "arabic", "naming", "has_page", "number_of_interviews")
    list_filter = ("naming", "kind")
    change_form_template = "admin/names_first.html"
    search_fields = ("names__name", "spellings")
    radio_fields = {"kind": admin.HORIZONTAL, "naming": admin.VERTICAL}

    def get_queryset(self, request):
        people = super().get_queryset(request).with_names()
        return people.annotate(interview_count=Count("participations"))

    def get_formset_kwargs(self, request, obj, inline, prefix):
        missing = [language for language in Language if language not in obj.name_in]
        initial = [{"language": language} for language in missing]
        return super().get_formset_kwargs(request, obj, inline, prefix) | {"initial": initial}

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if obj.naming != Person.Naming.FULL:
            warning = _("This person is protected: make sure that no name here, and no spelling, is their real one.")
            self.message_user(request, warning, messages.WARNING)

    @admin.display(description=gettext_lazy("in English"))
    def english(self, person):
        return person.name_in.get(Language.ENGLISH) or "–"

    @admin.display(description=gettext_lazy("in Arabic"))
    def arabic(self, person):
        return person.name_in.get(Language.ARABIC) or "–"

    @admin.display(description=gettext_lazy("has a page"), boolean=True)
    def has_page(self, person):
        return person.has_page

    @admin.display(description=gettext_lazy("interviews"), ordering="interview_count")
    def number_of_interviews(self, person):
        return person.interview_count
