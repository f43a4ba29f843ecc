"""Coming in: a password, then a code of the phone. Whoever has no phone enrolled yet does that first."""

from base64 import b32encode
from binascii import unhexlify
from functools import wraps
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin import known_browsers, sessions
from articles.admin.attempts import sent
from articles.admin.proofs import DOOR, ChangePasswordForm, CodeForm, EnrolForm, PasswordForm
from articles.admin.sessions import Halfway
from articles.editorial import accounts, proofs
from articles.editorial.refusals import Refused
from articles.models import User

SECRET = "secret_to_enrol"


class SignIn:
    """The part of the newsroom's site that stands before its door."""

    def get_urls(self):
        return [
            path("login/code/", self.code, name="code"),
            path("login/enrol/", self.enrol, name="enrol"),
            path("login/leave/", self.leave, name="leave"),
            path("welcome/<str:token>/", self.welcome, name="welcome"),
            path("recovery-codes/", self.admin_view(self.recovery_codes), name="recovery_codes"),
            *super().get_urls(),
        ]

    def admin_view(self, view, cacheable=False):
        """A page of the newsroom. A form that comes too late, when nobody is signed in any more, waits for whoever
        sent it to come in again and is then taken as it was sent."""
        inside = super().admin_view(view, cacheable)

        @wraps(inside)
        def at_the_door(request, *args, **kwargs):
            late = request.method == "POST" and not request.user.is_authenticated
            held = self.hold(request) if late and request.path != reverse("admin:logout") else None
            return held or inside(request, *args, **kwargs)

        return at_the_door

    def login(self, request, extra_context=None):
        """The first proof: the password. The answer is the same whether the name is unknown or the password wrong."""
        if isinstance(request.user, Halfway):
            return self.next_step(request, request.user.colleague)
        if request.method == "GET" and self.has_permission(request):
            return redirect(destination(request))
        form = PasswordForm(request, data=request.POST or None)
        if form.is_valid():
            sessions.begin(request, form.get_user())
            return self.next_step(request, form.get_user())
        return self.ask(request, "admin/login.html", form, title=_("Sign in"))

    def code(self, request):
        """The second proof: what the phone shows, or a recovery code."""
        if not isinstance(request.user, Halfway):
            return redirect(destination(request))
        colleague = request.user.colleague
        if not proofs.is_enrolled(colleague):
            return redirect(step(request, "enrol"))
        form = CodeForm(request, colleague, request.POST or None)
        if form.is_valid():
            sessions.admit(request, colleague)
            if form.cleaned_data["recovery"]:
                warn_of_last_codes(request)
            return known_browsers.remember(redirect(destination(request)), request, colleague)
        return self.ask(request, "admin/sign_in/code.html", form, title=_("Sign in"), colleague=colleague)

    def hold(self, request) -> HttpResponse | None:
        """Ask for the password, where it is owed, and the code, with all that was sent; nothing once they are shown,
        or where no code can be asked for."""
        if not isinstance(request.user, Halfway):
            form = PasswordForm(request, data=answered(request, "password"), prefix=DOOR)
            if not form.is_valid():
                return self.keep_what_was_sent(request, form)
            sessions.begin(request, form.get_user())
            if not settings.SECOND_FACTOR:
                return None
            request.user = Halfway(form.get_user())
        colleague = request.user.colleague
        if not proofs.is_enrolled(colleague):
            return None
        form = CodeForm(request, colleague, answered(request, "code"))
        if not form.is_valid():
            return self.keep_what_was_sent(request, form, colleague=colleague)
        sessions.admit(request, colleague)
        return None

    def keep_what_was_sent(self, request, form, **context):
        context |= {
            "title": _("Are you still there?"),
            "sent": sent(request, f"{DOOR}-"),
            "files": bool(request.FILES),
        }
        return self.ask(request, "admin/sign_in/held.html", form, **context)

    def enrol(self, request):
        """A phone learns the secret from a picture, and a code shows that it did."""
        if not isinstance(request.user, Halfway):
            return redirect(destination(request))
        colleague = request.user.colleague
        if proofs.is_enrolled(colleague):
            return redirect(step(request, "code"))
        secret = request.session.setdefault(SECRET, proofs.new_secret())
        form = EnrolForm(request.POST or None)
        if form.is_valid():
            try:
                codes = proofs.enrol(colleague, secret, form.cleaned_data["code"])
            except Refused as refusal:
                form.add_error("code", str(refusal))
            else:
                del request.session[SECRET]
                sessions.admit(request, colleague)
                return known_browsers.remember(self.show_codes(request, codes), request, colleague)
        link = proofs.phone(colleague, secret).config_url
        return self.ask(
            request,
            "admin/sign_in/enrol.html",
            form,
            title=_("Enrol your phone"),
            picture=qr_code(link),
            link=link,
            secret=in_fours(b32encode(unhexlify(secret)).decode()),
            colleague=colleague,
        )

    def password_change(self, request, extra_context=None):
        """A new password for whoever knows the old one. This window alone stays in."""
        form = ChangePasswordForm(request, request.POST or None)
        if form.is_valid():
            try:
                proofs.change_password(request.user, form.cleaned_data["new_password1"])
            except Refused as refusal:
                form.add_error("old_password", str(refusal))
            else:
                sessions.admit(request, request.user)
                return redirect("admin:password_change_done")
        return self.ask(request, "registration/password_change_form.html", form, title=_("Change the password"))

    def recovery_codes(self, request):
        """New recovery codes for whoever shows a code once more. The old ones are void."""
        form = CodeForm(request, request.user, request.POST or None)
        if form.is_valid():
            codes = proofs.renew_recovery_codes(request.user)
            sessions.admit(request, request.user)
            return self.show_codes(request, codes)
        return self.ask(request, "admin/sign_in/renew.html", form, title=_("Recovery codes"))

    def show_codes(self, request, codes: list[str]):
        context = self.each_context(request) | {
            "title": _("Your recovery codes"),
            "codes": codes,
            "next": destination(request),
        }
        return TemplateResponse(request, "admin/sign_in/codes.html", context)

    def welcome(self, request, token):
        """A colleague comes by the link that an administrator gave them, chooses a password, and goes on to the phone.

        Looking at it uses nothing up: messengers open a link before people do.
        """
        user = accounts.invited(token)
        if user is None:
            return self.ended(request)
        with translation.override(user.language):
            form = SetPasswordForm(user, request.POST or None)
            if form.is_valid():
                try:
                    sessions.begin(request, accounts.accept(token, form.cleaned_data["new_password1"]))
                except Refused:  # by another click on the same button
                    return self.ended(request).render()
                return self.next_step(request, user)
            title = _("Welcome")
            return self.ask(request, "admin/sign_in/welcome.html", form, title=title, colleague=user).render()

    def ended(self, request):
        context = self.each_context(request) | {"title": _("This link has ended")}
        return TemplateResponse(request, "admin/sign_in/ended.html", context, status=404)

    def leave(self, request):
        """Halfway in it turns out to be somebody else's account."""
        if request.method == "POST" and isinstance(request.user, Halfway):
            auth.logout(request)
        return redirect("admin:index")

    def next_step(self, request, user: User):
        if not settings.SECOND_FACTOR:
            return redirect(destination(request))
        return redirect(step(request, "code" if proofs.is_enrolled(user) else "enrol"))

    def ask(self, request, template: str, form, **context):
        wait = getattr(form, "wait", 0)
        context = self.each_context(request) | {"form": form, "next": destination(request)} | context
        return TemplateResponse(
            request,
            template,
            context,
            status=429 if wait else 200,
            headers={"Retry-After": wait} if wait else {},
        )


def answered(request, name: str):
    """What was sent, if the question `name` of the door was answered in it."""
    return request.POST if f"{DOOR}-{name}" in request.POST else None


def warn_of_last_codes(request):
    left = proofs.recovery_codes_left(request.user)
    said = ngettext("%(n)d recovery code is left.", "%(n)d recovery codes are left.", left)
    messages.warning(request, said % {"n": left})


def destination(request) -> str:
    """Where somebody was before they had to sign in: an address of ours, or the desk."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    # A word would be taken for the name of a route.
    return wanted if safe and wanted.startswith("/") else reverse("admin:index")


def step(request, name: str) -> str:
    return f"{reverse(f'admin:{name}')}?{urlencode({'next': destination(request)})}"


# -- what a phone is shown


def qr_code(text: str) -> str:
    """Dark on light in both schemes: some phones do not read it the other way round."""
    drawn = segno.make(text, error="m").svg_inline(border=4, omitsize=True, dark="#000", light="#fff", svgclass="qr")
    return mark_safe(drawn)


def in_fours(text: str) -> str:
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
