"""Colleagues' accounts and roles."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.roles import RoleAdmin
from articles.admin.rows import clock
from articles.admin.searching import FoldedSearch
from articles.admin.site import newsroom_site
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


class ColleagueForm(UserChangeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "password" in self.fields:
            # Django ties the words to the field by an id that it does not write.
            self.fields["password"].help_text = ""


@admin.register(User, site=newsroom_site)
class ColleagueAdmin(FoldedSearch, RoleAdmin, UserAdmin):
    rights = {"view": "manage accounts", "add": "manage accounts", "change": "manage accounts"}
    form = ColleagueForm
    list_display = ("username", "name", "held_roles", "language", "is_active", "signed_in")
    list_filter = (RoleFilter, "is_active", "language")
    search_fields = ("username", "first_name", "last_name")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password", "first_name", "last_name", "email")}),
        (gettext_lazy("In the newsroom"), {"fields": ("groups", "language", "is_active")}),
        (gettext_lazy("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2", "language", "groups")}),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request, obj=None):
        """Nobody gives themselves a role or locks themselves out."""
        own = ("groups", "is_active") if obj == request.user else ()
        return (*super().get_readonly_fields(request, obj), *own)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        groups = Group.objects.filter(name__in=Role.values).order_by("pk")
        return RolesField(groups, label=_("Roles"), required=False)

    def save_model(self, request, obj, form, change):
        obj.is_staff = True  # every account is a colleague's; what it may do, its roles say
        super().save_model(request, obj, form, change)

    @admin.display(description=gettext_lazy("name"))
    def name(self, user):
        return user.get_full_name()

    @admin.display(description=gettext_lazy("roles"))
    def held_roles(self, user):
        held = [(Role(group.name).label,) for group in user.groups.all() if group.name in Role.values]
        return format_html_join(_(", "), "<bdi>{}</bdi>", held)

    @admin.display(description=gettext_lazy("last signed in"), ordering="last_login")
    def signed_in(self, user):
        return clock(user.last_login) if user.last_login else ""
