"""What proves that somebody is who they say: a password, the code of a phone, a recovery code."""

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from articles.editorial import accounts, audit, locking
from articles.editorial.refusals import Refused
from articles.models import User
from articles.words import codes

RECOVERY_CODES = 10
CODE_OF_A_PHONE = 6  # digits
SALT = "articles.editorial.accounts"  # which the digests of recovery codes that are in use were made with


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
    if not phone(user, secret).verify_token(codes.bare(code)):
        wrong = _("This is not the code that the phone shows now. Try the next one.")
        raise Refused(" ".join((wrong, look_at_the_clock())))
    audit.record(user, "enrol", user)
    return renew_recovery_codes(user)


def look_at_the_clock() -> str:
    """What else it can be, if one right code after the other is refused: codes count by time."""
    return _("If that one is not right either, look at the phone's clock: it should set its time by itself.")


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """New codes in place of all earlier ones, which ends all sessions. They are told once: only their digests are
    stored."""
    accounts.end_sessions(user)
    StaticDevice.objects.filter(user=user).delete()
    box = StaticDevice.objects.create(user=user)
    fresh = [codes.new(12) for _ in range(RECOVERY_CODES)]
    for code in fresh:
        box.token_set.create(token=digest(code))
    audit.record(user, "renew recovery codes", user)
    return ["-".join((code[:4], code[4:8], code[8:])) for code in fresh]


@transaction.atomic
def prove(user: User, code: str) -> bool:
    """Whether `code` is the phone's, or a recovery code. A code that was right once is wrong from then on."""
    typed = codes.bare(code)
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


def digest(code: str) -> str:
    return salted_hmac(SALT, code, algorithm="sha256").hexdigest()[:16]
