"""What an administrator does to a colleague's account beside changing it, each asked about before it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.attempts import attempt
from articles.admin.site import newsroom_site
from articles.editorial import accounts, permissions
from articles.editorial.clocks import clock
from articles.editorial.refusals import Refused
from articles.models import User
from articles.models.languages import isolated


@dataclass(frozen=True)
class Act:
    """`verb` of articles.editorial.accounts, for accounts that are frozen or for those that are not."""

    name: str
    label: str | Promise
    effect: str | Promise
    verb: Callable
    frozen: bool = False


ACTS = (
    Act(
        "invite",
        gettext_lazy("Make a link to come in"),
        gettext_lazy(
            "For a colleague who has not come yet, or who lost the phone or the password. Their password, phone, "
            "recovery codes and sessions end now; with the link they choose a password and enrol a phone."
        ),
        accounts.invite,
    ),
    Act(
        "freeze",
        gettext_lazy("Freeze this account"),
        gettext_lazy("All their sessions end now and they cannot sign in. Nothing of theirs is lost."),
        accounts.freeze,
    ),
    Act(
        "unfreeze",
        gettext_lazy("Let this account in again"),
        gettext_lazy("They sign in with the password and the phone they had."),
        accounts.unfreeze,
        frozen=True,
    ),
)


def acts_for(user: User, by: User) -> list[Act]:
    """Nobody does these to their own account."""
    return [act for act in ACTS if act.frozen != user.is_active and user != by]


def state(user: User) -> str:
    """How it stands with somebody's way in."""
    if not user.is_active:
        return _("frozen")
    if user.totpdevice_set.all():
        return _("with a phone")
    try:
        invitation = user.invitation
    except ObjectDoesNotExist:
        return _("without a phone")
    if invitation.expires_at < timezone.now():
        return _("the link has ended")
    return _("the link ends {time}").format(time=clock(invitation.expires_at))


def act_view(request, pk: int, act: Act):
    """A GET asks; a POST from that page does it."""
    if not permissions.may(request.user, "manage accounts"):
        raise PermissionDenied
    user = get_object_or_404(User, pk=pk)
    if act not in acts_for(user, request.user):
        return redirect("admin:articles_user_change", pk)
    if request.method != "POST" or "confirmed" not in request.POST:
        return page(request, "act", act.label, user, act=act)
    if act.verb is accounts.invite:
        return show_link(request, user)
    attempt(request, _("Done: {move}.").format(move=act.label), act.verb, user, by=request.user)
    return redirect("admin:articles_user_change", pk)


def show_link(request, user: User):
    """The link is on this page and nowhere else."""
    try:
        token = accounts.invite(user, by=request.user)
    except Refused as refusal:  # another administrator has frozen the account in this moment
        messages.error(request, str(refusal))
        return redirect("admin:articles_user_change", user.pk)
    link = request.build_absolute_uri(reverse("admin:welcome", args=[token]))
    return page(request, "link", _("A link for {name}").format(name=isolated(user)), user, link=link)


def page(request, template: str, title, user: User, **context):
    context = newsroom_site.each_context(request) | {
        "title": title,
        "opts": User._meta,
        "colleague": user,
        "back": reverse("admin:articles_user_change", args=[user.pk]),
        **context,
    }
    return TemplateResponse(request, f"admin/articles/user/{template}.html", context)


def urls(view) -> list:
    return [path(f"<int:pk>/{act.name}/", view(act_view), {"act": act}, f"articles_user_{act.name}") for act in ACTS]
