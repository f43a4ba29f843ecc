"""Colleagues' accounts: who is let in and who is shut out."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.editorial import audit, locking, permissions
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import Invitation, Language, User

INVITED_FOR = timedelta(days=3)


@transaction.atomic
def invite(user: User, by: User) -> str:
    """The token of a link by which `user` chooses a password, once. It is told once.

    Whatever let them in before is void, for it may be in other hands: password, phone, recovery codes, sessions and
    an earlier link.
    """
    require_right_over(user, by)
    [stored] = locking.locked(user)
    if not stored.is_active:
        raise Refused(_("This account is frozen."))
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_sessions(user)
    token = secrets.token_urlsafe(32)
    link = {"digest": token_digest(token), "expires_at": timezone.now() + INVITED_FOR}
    Invitation.objects.update_or_create(user=user, defaults=link)
    audit.record(by, "invite", user)
    return token


def invited(token: str) -> User | None:
    """Whom the link lets in now."""
    open_ones = Invitation.objects.filter(expires_at__gt=timezone.now(), user__is_active=True)
    invitation = open_ones.filter(digest=token_digest(token)).select_related("user").first()
    return invitation.user if invitation else None


@transaction.atomic
def accept(token: str, password: str) -> User:
    """Use the link up. Raises Refused when it was already, or has ended."""
    user = invited(token)
    if user:
        [user] = locking.locked(user)
    if not user or not Invitation.objects.filter(user=user, digest=token_digest(token)).delete()[0]:
        raise Refused(_("This link was used already, or has ended."))
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(user, "accept invitation", user)
    return user


@transaction.atomic
def freeze(user: User, by: User):
    """Shut `user` out at once, with everything that they are and did kept."""
    require_right_over(user, by)
    User.objects.filter(pk=user.pk).update(is_active=False)
    end_sessions(user)
    Invitation.objects.filter(user=user).delete()
    audit.record(by, "freeze", user)


@transaction.atomic
def unfreeze(user: User, by: User):
    """Let `user` sign in again, with the password and the phone they had."""
    require_right_over(user, by)
    User.objects.filter(pk=user.pk).update(is_active=True)
    audit.record(by, "unfreeze", user)


def require_right_over(user: User, by: User):
    if not permissions.may(by, "manage accounts"):
        raise NotAllowed(_("You may not do this."))
    if user == by:
        raise NotAllowed(_("Nobody does this to their own account: ask another administrator."))


def choose_language(user: User, language: str):
    """Have the newsroom speak `language` to `user`. Everybody chooses for themselves, so no right is asked for."""
    if language not in Language.values:
        raise Refused(_("The newsroom does not speak this language."))
    User.objects.filter(pk=user.pk).update(language=language)


def end_sessions(user: User):
    """Sign `user` out everywhere, at the next request of each window."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    user.refresh_from_db(fields=["sessions_ended"])


def token_digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
