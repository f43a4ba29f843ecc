"""The newsroom's own admin site: called after the publication, with the desk as its first page."""

from django.conf import settings
from django.contrib import auth
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin import desk, standing
from articles.admin.sign_in import SignIn, destination
from articles.editorial import accounts, lockdown, permissions
from articles.editorial.refusals import Refused
from articles.models import Language
from articles.publication import Publication

# The newsroom's rooms, in the order in which a day goes through them; any other comes after.
ROOMS = ("Interview", "Person", "Topic", "Photo", "Clip", "QuoteCard", "FrontPage", "Policy", "AuditEntry", "User")


class NewsroomSite(SignIn, AdminSite):
    enable_nav_sidebar = False
    index_title = _("Desk")

    def has_permission(self, request):
        return super().has_permission(request) and bool(request.user.roles)

    def each_context(self, request):
        name = Publication.in_language(get_language()).name
        return super().each_context(request) | {
            "site_title": name,
            "site_header": name,
            "second_factor": settings.SECOND_FACTOR,
            "other_language": Language(get_language()).other,
        }

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda room: (*ROOMS, room["object_name"]).index(room["object_name"]))
        return apps

    def get_log_entries(self, request):
        return ()  # the newsroom keeps its own audit

    def get_urls(self):
        # Nothing here has a page of its own on the site, and the stock address would tell which rows exist.
        stock = [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
        view = self.admin_view
        return [
            path("language/", view(require_POST(self.choose_language)), name="choose_language"),
            path("lockdown/", view(self.lock_down), name="lock_down"),
            *stock,
        ]

    def index(self, request, extra_context=None):
        now = timezone.now()
        context = self.each_context(request) | {
            "title": self.index_title,
            "groups": desk.of(request.user, now),
            "standing": standing.of(request.user, now),
            "may_begin": permissions.may(request.user, "begin"),
            "may_withdraw": permissions.may(request.user, "withdraw"),
            "may_lock_down": permissions.may(request.user, "lock down"),
        }
        return TemplateResponse(request, "admin/index.html", context | (extra_context or {}))

    def choose_language(self, request):
        """Goes on where somebody was, in the other language."""
        try:
            accounts.choose_language(request.user, request.POST.get("language", ""))
        except Refused as refusal:
            raise SuspiciousOperation(str(refusal)) from refusal
        return redirect(destination(request))

    def lock_down(self, request):
        """Says what happens, and does it when it was asked about."""
        if not permissions.may(request.user, "lock down"):
            raise PermissionDenied
        if request.method == "POST" and "confirmed" in request.POST:
            lockdown.begin(by=request.user)
            auth.logout(request)
            context = self.each_context(request) | {"title": _("The newsroom is shut")}
            return TemplateResponse(request, "admin/shut.html", context)
        context = self.each_context(request) | {"title": _("Shut the newsroom")}
        return TemplateResponse(request, "admin/lock_down.html", context)

    def app_index(self, request, app_label, extra_context=None):
        return redirect("admin:index")


newsroom_site = NewsroomSite()
