"""What proves that colleagues are who they say: codes of the phone that they enrolled, and codes for losing it."""

import secrets

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from articles.editorial import audit
from articles.editorial.refusals import Refused
from articles.models import User

RECOVERY_CODES = 10
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that a hand mistakes for something else
CODE_OF_A_PHONE = 6  # digits


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
    User.objects.select_for_update().get(pk=user.pk)
    if is_enrolled(user):
        raise Refused(_("A phone is enrolled already."))
    if not phone(user, secret).verify_token(bare(code)):
        raise Refused(_("This is not the code that the phone shows now. Try the next one."))
    end_sessions(user)
    audit.record(user, "enrol", user)
    return renew_recovery_codes(user)


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """New codes in place of all earlier ones. They are told once: only their digests are stored."""
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


def end_sessions(user: User):
    """Sign `user` out everywhere, at the next request of each window."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    user.refresh_from_db(fields=["sessions_ended"])


def bare(code: str) -> str:
    """As it was written down or typed: with blanks, dashes and capitals."""
    return "".join(code.split()).replace("-", "").lower()


def digest(code: str) -> str:
    return salted_hmac("articles.editorial.accounts", code, algorithm="sha256").hexdigest()[:16]
