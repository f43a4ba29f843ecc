"""Colleagues' accounts and roles."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.admin import accounts
from articles.admin.meanwhile import OpenAdmin, OpenForm
from articles.admin.roles import RoleAdmin
from articles.admin.searching import FoldedSearch
from articles.admin.site import newsroom_site
from articles.editorial.clocks import clock
from articles.models import Role, User


class RolesField(forms.ModelMultipleChoiceField):
    """The roles as boxes to tick, each by its name in the interface's language."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        return Role(group.name).label


class RoleFilter(admin.SimpleListFilter):
    title = gettext_lazy("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


class ColleagueForm(OpenForm):
    class Meta:
        field_classes = {"username": UsernameField}

    def clean_username(self):
        """Names that differ by a capital alone would wait for each other's wrong passwords."""
        name = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Somebody has this name already."))
        return name


@admin.register(User, site=newsroom_site)
class ColleagueAdmin(OpenAdmin, FoldedSearch, RoleAdmin):
    rights = {"view": "manage accounts", "add": "manage accounts", "change": "manage accounts"}
    form = ColleagueForm
    list_display = ("username", "name", "held_roles", "language", "state", "signed_in")
    list_filter = (RoleFilter, "is_active", "language")
    search_fields = ("username", "first_name", "last_name")
    ordering = ("username",)
    readonly_fields = ("state", "signed_in", "joined")
    fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name")}),
        (gettext_lazy("In the newsroom"), {"fields": ("groups", "language", "shown")}),
    )
    dates = (gettext_lazy("Signing in"), {"fields": readonly_fields})

    def get_urls(self):
        return [*accounts.urls(self.admin_site.admin_view), *super().get_urls()]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("invitation").prefetch_related("groups", "totpdevice_set")

    def get_fieldsets(self, request, obj=None):
        return (*self.fieldsets, self.dates) if obj else self.fieldsets

    def get_readonly_fields(self, request, obj=None):
        """Nobody gives themselves a role."""
        own = ("groups",) if obj == request.user else ()
        return (*super().get_readonly_fields(request, obj), *own)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        groups = Group.objects.filter(name__in=Role.values).order_by("pk")
        return RolesField(groups, label=_("Roles"), required=False)

    def save_model(self, request, obj, form, change):
        if change:  # what stands in the form alone: the account may have been frozen since it was read
            columns = {field.name for field in obj._meta.concrete_fields}
            obj.save(update_fields=columns.intersection(form.changed_data))
            return
        obj.is_staff = True  # every account is a colleague's; what it may do, its roles say
        obj.set_unusable_password()
        obj.save()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "groups" in form.cleaned_data and not form.cleaned_data["groups"]:  # one's own are not asked about
            told = _("This account has no role yet: whoever signs in with it finds nothing here.")
            self.message_user(request, told, messages.WARNING)

    def get_changeform_initial_data(self, request):
        """Most likely the colleague reads what whoever invites them reads; their first pages are in it."""
        return {"language": get_language()} | super().get_changeform_initial_data(request)

    def response_add(self, request, obj, post_url_continue=None):
        return accounts.show_link(request, obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["acts"] = accounts.acts_for(obj, request.user) if obj else ()
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=gettext_lazy("name"), empty_value="")
    def name(self, user):
        return user.get_full_name()

    @admin.display(description=gettext_lazy("roles"))
    def held_roles(self, user):
        held = [(Role(group.name).label,) for group in user.groups.all() if group.name in Role.values]
        return format_html_join(_(", "), "<bdi>{}</bdi>", held)

    @admin.display(description=gettext_lazy("state"))
    def state(self, user):
        return accounts.state(user)

    @admin.display(description=gettext_lazy("last signed in"), ordering="last_login")
    def signed_in(self, user):
        return clock(user.last_login) if user.last_login else _("never")

    @admin.display(description=gettext_lazy("account made"))
    def joined(self, user):
        return clock(user.date_joined)
