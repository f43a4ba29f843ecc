"""What photos and clips have in common in the newsroom: each is uploaded once, and another upload is another one."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from articles.admin.meanwhile import OpenAdmin, OpenForm
from articles.admin.roles import RoleAdmin
from articles.admin.searching import FoldedSearch
from articles.editorial import beside, media, permissions
from articles.editorial.clocks import clock
from articles.files.uploads import Unusable
from articles.models import Person

RIGHTS = {"view": "see media", "add": "change media", "change": "change media", "delete": "delete media"}


class MediaForm(OpenForm):
    """Reads what is uploaded, and writes the files of a row before the row is stored."""

    not_stored: str | Promise  # what is said where there is no room for it

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["upload"]

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            self.read(upload)
        except Unusable as error:
            raise ValidationError(error.reason) from error
        except OSError as error:
            raise ValidationError(self.not_stored) from error
        return upload

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            try:
                self.write_files(cleaned)
            except OSError as error:
                raise ValidationError(self.not_stored) from error
        return cleaned

    def read(self, upload):
        """Keep what `upload` holds for `write_files`. Raises `Unusable`."""
        raise NotImplementedError

    def write_files(self, cleaned):
        raise NotImplementedError


class MediaAdmin(OpenAdmin, FoldedSearch, RoleAdmin):
    rights = RIGHTS
    choose_again: str | Promise  # what a form says that comes back without its file
    autocomplete_fields = ("people",)
    list_select_related = ("added_by",)
    list_per_page = 50

    def get_queryset(self, request):
        return media.readable(request.user, self.model)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "people":
            kwargs["queryset"] = Person.objects.with_names()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return fields[1:] if obj else fields

    def has_delete_permission(self, request, obj=None):
        """One that a draft shows or plays is taken out there first."""
        return super().has_delete_permission(request, obj) and obj is not None and not media.used_in(obj).exists()

    def save_model(self, request, obj, form, change):
        if not change:
            obj.added_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if self.construct_change_message(request, form, formsets):  # else all who show it would be compared in vain
            beside.changed(form.instance)
            self.call_off(request, form.instance)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if add and "upload" in request.FILES and "upload" not in context["adminform"].form.errors:
            self.message_user(request, self.choose_again, messages.WARNING)
        if obj:
            context["interviews"] = permissions.readable_by(request.user, media.used_in(obj)).for_titles()
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        """It is looked at or heard next, but where a window was opened for it alone that one closes."""
        answer = super().response_add(request, obj, post_url_continue)
        elsewhere = IS_POPUP_VAR in request.POST or "_addanother" in request.POST
        return answer if elsewhere else redirect(f"admin:articles_{self.opts.model_name}_change", obj.pk)

    @admin.display(description=gettext_lazy("added"), ordering="added_at")
    def added(self, row):
        return clock(row.added_at)
