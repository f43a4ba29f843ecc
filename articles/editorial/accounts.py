"""Colleagues' accounts: who is let in and shut out, and what proves that they are who they say."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from articles.editorial import audit, locking, permissions
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import Invitation, Language, User

INVITED_FOR = timedelta(days=3)
RECOVERY_CODES = 10
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that a hand mistakes for something else
CODE_OF_A_PHONE = 6  # digits


# -- letting in and shutting out


@transaction.atomic
def invite(user: User, by: User) -> str:
    """The token of a link by which `user` chooses a password, once. It is told once.

    Whatever let them in before is void, for it may be in other hands: password, phone, recovery codes, sessions and
    an earlier link.
    """
    require(user, by)
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
    [user] = locking.locked(user) if user else [None]
    if not user or not Invitation.objects.filter(user=user, digest=token_digest(token)).delete()[0]:
        raise Refused(_("This link was used already, or has ended."))
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(user, "accept invitation", user)
    return user


@transaction.atomic
def freeze(user: User, by: User):
    """Shut `user` out at once, with everything that they are and did kept."""
    require(user, by)
    User.objects.filter(pk=user.pk).update(is_active=False)
    end_sessions(user)
    Invitation.objects.filter(user=user).delete()
    audit.record(by, "freeze", user)


@transaction.atomic
def unfreeze(user: User, by: User):
    """Let `user` sign in again, with the password and the phone they had."""
    require(user, by)
    User.objects.filter(pk=user.pk).update(is_active=True)
    audit.record(by, "unfreeze", user)


def require(user: User, by: User):
    if not permissions.may(by, "manage accounts"):
        raise NotAllowed(_("You may not do this."))
    if user == by:
        raise NotAllowed(_("Nobody does this to their own account: ask another administrator."))


# -- proofs


@transaction.atomic
def change_password(user: User, password: str):
    """Take `password` in place of the one that `user` had when they were looked up, and end all sessions.

    Raises Refused when an administrator made a new link or froze the account meanwhile: that holds.
    """
    unchanged = User.objects.filter(pk=user.pk, password=user.password, is_active=True)
    user.set_password(password)
    if not unchanged.update(password=user.password):
        raise Refused(_("Your account was changed meanwhile. Sign in again."))
    audit.record(user, "change password", user)


def is_enrolled(user: User) -> bool:
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def new_secret() -> str:
    return random_hex(20)


def phone(user: User, secret: str) -> TOTPDevice:
    """The phone that knows `secret` (hexadecimal), not stored yet."""
    return TOTPDevice(user=user, key=secret)


@transaction.atomic
def enrol(user: User, secret: str, code: str) -> list[str]:
    """Take the phone that knows `secret`, as `code` shows. Ends all sessions and returns the recovery codes."""
    locking.locked(user)
    if is_enrolled(user):
        raise Refused(_("A phone is enrolled already."))
    if not phone(user, secret).verify_token(bare(code)):
        raise Refused(_("This is not the code that the phone shows now. Try the next one."))
    audit.record(user, "enrol", user)
    return renew_recovery_codes(user)


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """New codes in place of all earlier ones, which ends all sessions. They are told once: only their digests are
    stored."""
    end_sessions(user)
    StaticDevice.objects.filter(user=user).delete()
    box = StaticDevice.objects.create(user=user)
    codes = ["".join(secrets.choice(ALPHABET) for _letter in range(12)) for _code in range(RECOVERY_CODES)]
    for code in codes:
        box.token_set.create(token=digest(code))
    audit.record(user, "renew recovery codes", user)
    return ["-".join((code[:4], code[4:8], code[8:])) for code in codes]


@transaction.atomic
def prove(user: User, code: str) -> bool:
    """Whether `code` is the phone's, or a recovery code. A code that was right once is wrong from then on."""
    typed = bare(code)
    if len(typed) == CODE_OF_A_PHONE:
        phones = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True)
        return any(phone.verify_token(typed) for phone in phones)
    boxes = StaticDevice.objects.select_for_update().filter(user=user)
    if not any(box.verify_token(digest(typed)) for box in boxes):
        return False
    audit.record(user, "use recovery code", user, left=recovery_codes_left(user))
    return True


def recovery_codes_left(user: User) -> int:
    return StaticDevice.objects.filter(user=user, token_set__isnull=False).count()


def choose_language(user: User, language: str):
    """Have the newsroom speak `language` to `user`. It may be chosen by everybody for themselves."""
    if language not in Language.values:
        raise Refused(_("The newsroom does not speak this language."))
    User.objects.filter(pk=user.pk).update(language=language)


def end_sessions(user: User):
    """Sign `user` out everywhere, at the next request of each window."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    user.refresh_from_db(fields=["sessions_ended"])


def bare(code: str) -> str:
    """As it was written down or typed: with blanks, dashes and capitals."""
    return "".join(code.split()).replace("-", "").lower()


def token_digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def digest(code: str) -> str:
    return salted_hmac("articles.editorial.accounts", code, algorithm="sha256").hexdigest()[:16]
