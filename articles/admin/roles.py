"""How an admin page asks the newsroom's table of rights, and writes its own audit in place of Django's log."""

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.forms.widgets import Script
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import markers
from articles.admin import actions, gone
from articles.admin.attempts import is_key, note_refusal, once_more, sent
from articles.editorial import audit, calling_off, locking, permissions
from articles.editorial.beside import Busy
from articles.models import Interview, Language
from articles.models.languages import isolated
from articles.words import document, folding

LONGEST = 500  # entries of a row's history; the rest is in the list of the audit


class Keys:
    """What is no key is no row's, and the field shows nothing for it: Django's own would break."""

    def format_value(self, value):
        return [key for key in super().format_value(value) if is_key(key)]


class RowInput(Keys, AutocompleteSelect):
    """`known` is the row that stands in it, where its page has found it already: a list of many asks for none."""

    known: Model | None = None

    def optgroups(self, name, value, attr=None):
        if self.known is None or not self.is_required or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        label = self.choices.field.label_from_instance(self.known)
        return [(None, [self.create_option(name, self.known.pk, label, True, 0)], 0)]


class RowsInput(Keys, AutocompleteSelectMultiple):
    pass


class ByRole:
    """`rights` says which right of `permissions.RIGHTS` an act takes. An act that is not in it is nobody's."""

    rights: dict[str, str] = {}

    def allows(self, request, act: str, obj=None) -> bool:
        return act in self.rights and permissions.may(request.user, self.rights[act], obj)

    def has_view_permission(self, request, obj=None):
        return self.allows(request, "view", obj)

    def has_add_permission(self, request, obj=None):
        return self.allows(request, "add", obj)

    def has_change_permission(self, request, obj=None):
        return self.allows(request, "change", obj)

    def has_delete_permission(self, request, obj=None):
        return self.allows(request, "delete", obj)

    def has_module_permission(self, request):
        return self.allows(request, "view")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = RowInput(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = RowsInput(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if getattr(field, "max_length", None):  # a line, not a text, which is sanitised
            field.validators.append(readable)
        if db_field.related_model is Interview:
            # Which is begun and written on a page of its own, not in a small window over another form.
            field.widget.can_add_related = field.widget.can_change_related = False
        return field


def readable(value: str):
    """Refuse characters that could show a reader other words than the ones stored."""
    if document.FORBIDDEN.search(value):
        raise ValidationError(_("This has characters in it that cannot be seen. Type it anew."))


def is_in_other_letters(row: Model) -> bool:
    """Whether what `row` says in one language is written as another is."""
    own = Language(row.language).direction if hasattr(row, "language") else ""
    return bool(own) and folding.direction(str(row), even=own) != own


class RoleAdmin(ByRole, admin.ModelAdmin):
    """Django's log would keep the name of each row for good, somebody's name among them: ours keeps ids and fields."""

    class Media:
        js = [Script("js/admin/labels.js", defer=True)]

    actions = None
    linked_by: tuple[str, ...] = ()  # what a link of the newsroom asks for, beside the filters

    def get_object(self, request, object_id, from_field=None):
        """On saving, under the row's lock: nobody else stores it between the form's check and its storing."""
        obj = super().get_object(request, object_id, from_field or None)  # ?_to_field= with nothing behind it
        if obj and request.method == "POST" and self.has_change_permission(request, obj):
            [obj] = locking.locked(obj, also=self.locked_with(request))
        return obj

    def seen_by(self, request, pk: int) -> Model:
        """The row with this key, for a page of its own. That it is somebody else's, nobody but the audit is told."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = self.get_queryset(request).filter(pk=pk).first()
        if row is None:
            if self.model.objects.filter(pk=pk).exists():
                note_refusal(request)
            raise Http404
        return row

    def locked_with(self, request) -> list[int]:
        """Keys of interviews that what is sent reaches, and what is stored does not."""
        return []

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """What was typed on its page is not lost with it. That it is somebody else's, nobody but the audit is told."""
        if is_key(object_id) and self.model.objects.filter(pk=object_id).exists():
            note_refusal(request)
        inlines = self.get_inline_instances(request)
        rows = {inline.get_formset(request).get_default_prefix(): inline.model for inline in inlines}
        if not (typed := [*gone.words(request.POST, self.model, rows)]):
            messages.warning(request, _("What this address led to is not there any more, or not yours to read."))
            return redirect("admin:index")
        now = self.became(object_id)
        context = self.admin_site.each_context(request) | {
            "title": _("This is no longer there"),
            "opts": opts,
            "typed": typed,
            "now": now,
            "now_url": now and reverse(admin_urlname(opts, "change"), args=[now.pk]),
        }
        return TemplateResponse(request, "admin/gone.html", context)

    def call_off(self, request, row: Model):
        """Call off what is scheduled and must not show `row` by now, and say so as far as they may read it; and where
        readers see it already."""
        said = _("“{interview}” was scheduled, and that is called off. {why}")
        for interview, why in calling_off.call_off(row, request.user, timezone.now()).items():
            if permissions.may(request.user, "read", interview):
                told = said.format(interview=isolated(interview), why=why)
                self.message_user(request, told, messages.WARNING)
        seen = _("Readers see “{interview}” as it was. {why} Withdraw it, or bring a change to them.")
        for version, why in calling_off.left_with_readers(row, timezone.now()).items():
            told = seen.format(interview=isolated(version.headline), why=why)
            self.message_user(request, told, messages.ERROR)

    def became(self, object_id: str) -> Model | None:
        """The row that stands in the place of one that is gone."""

    def changeform_view(self, request, *args, **kwargs):
        try:
            # Around its transaction, in which something scheduled may be called off.
            view = markers.seen_or_taken_back()(super().changeform_view)
            return once_more(view)(request, *args, **kwargs)
        except Busy:  # somebody has it for longer than that
            return self.keep_what_was_sent(request)

    def keep_what_was_sent(self, request):
        """Nothing is stored, and nothing of it is typed twice."""
        context = self.admin_site.each_context(request) | {
            "title": _("Not saved yet"),
            "opts": self.opts,
            "sent": sent(request),
            "files": bool(request.FILES),
        }
        return TemplateResponse(request, "admin/busy.html", context, status=409)

    def lookup_allowed(self, lookup, value, request):
        """The filters that a list shows and what links ask for, and nothing else: it could be asked for any column,
        letter by letter, and by a pattern that never ends. PostgreSQL takes no NUL."""
        offered = {getattr(each, "parameter_name", each) for each in self.get_list_filter(request)} | {*self.linked_by}
        asked = lookup.removesuffix("__isnull").removesuffix("__exact").removesuffix("__id")
        return asked in offered and "\0" not in value

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def save_related(self, request, form, formsets, change):
        """Two rows of two languages look alike, and the first is easily taken for the other."""
        super().save_related(request, form, formsets, change)
        rows = [row for formset in formsets for row in (*formset.new_objects, *dict(formset.changed_objects))]
        for row in filter(is_in_other_letters, rows):
            told = _("“{words}” stands under {language}, but in other letters: readers see it there like this.")
            told = told.format(words=isolated(row), language=isolated(row.get_language_display()))
            self.message_user(request, told, messages.WARNING)

    def construct_change_message(self, request, form, formsets, add=False):
        changed = [formset.model._meta.model_name for formset in formsets or () if formset.has_changed()]
        return [*form.changed_data, *changed]

    def log_addition(self, request, obj, message):
        return audit.record(request.user, "add", obj)

    def log_change(self, request, obj, message):
        return audit.record(request.user, "change", obj, fields=message)

    def log_deletions(self, request, queryset):
        return [audit.record(request.user, "delete", row) for row in queryset]

    @method_decorator(require_safe)
    def history_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, object_id)
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": _("What was done"),
            "subtitle": str(obj),
            "opts": self.opts,
            "original": obj,
            "entries": [(entry, actions.label(entry.action)) for entry in audit.about(obj)[:LONGEST]],
            "may_read_notes": self.allows(request, "read notes", obj),
        }
        return TemplateResponse(request, "admin/object_history.html", context | (extra_context or {}))
