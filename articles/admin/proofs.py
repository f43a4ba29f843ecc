"""What somebody shows to come in, or to change how they come in: a password, a code. None is tried too often."""

from contextlib import contextmanager, nullcontext

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import known_browsers
from articles.editorial import delays, proofs
from articles.models import User

DOOR = "door"  # before the fields of a form that may come along with those of any other


class DelayedForm(forms.Form):
    """Knows whether it was sent too soon: `wait` is then the number of seconds left."""

    wait = 0

    @contextmanager
    def attempt(self, proof: str, name: str):
        """Stands around what tries a proof in this name, and fails where it is wrong. It is counted before."""
        name = name.casefold()
        who = (proof, name, known_browsers.of(self.request, name))
        with self.told_to_wait():
            delays.knock(*who)
        yield
        delays.let_in(*who)

    @contextmanager
    def told_to_wait(self):
        try:
            yield
        except delays.TooSoon as refusal:
            self.wait = refusal.seconds
            raise ValidationError(str(refusal)) from refusal


class PasswordForm(DelayedForm, AdminAuthenticationForm):
    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": gettext_lazy("The name or the password is not right.")
    }

    def clean(self):
        if self.errors:  # nothing is tried, so it is neither wrong nor right
            return self.cleaned_data
        name = self.cleaned_data["username"]
        is_known = known_browsers.of(self.request, name.casefold())
        with self.told_to_wait(), nullcontext() if is_known else delays.turn(), self.attempt("password", name):
            return super().clean()


class CodeForm(DelayedForm):
    """One of the two is filled in."""

    code = forms.CharField(
        label=gettext_lazy("Code from your phone"),
        max_length=20,
        required=False,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr", "autofocus": True}
        ),
    )
    recovery = forms.CharField(
        label=gettext_lazy("Recovery code"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "dir": "ltr"}),
    )

    def __init__(self, request, colleague: User, data=None):
        super().__init__(data, prefix=DOOR)
        self.request, self.colleague = request, colleague

    def clean(self):
        code = self.cleaned_data.get("code") or self.cleaned_data.get("recovery")
        if not code:
            raise ValidationError(_("Type a code."))
        with self.attempt("code", self.colleague.username):
            if not proofs.prove(self.colleague, code):
                raise ValidationError(self.why_wrong)
        return self.cleaned_data

    @property
    def why_wrong(self) -> str:
        if not self.cleaned_data["code"]:
            return _("This recovery code is not right, or it was used before. Take another one from your paper.")
        wrong = _("This code is not right, or it was used before. Wait for the next one.")
        return " ".join((wrong, proofs.look_at_the_clock()))


class ChangePasswordForm(DelayedForm, AdminPasswordChangeForm):
    """Whoever found a window open guesses the password no faster than at the door."""

    def __init__(self, request, data=None):
        super().__init__(request.user, data)
        self.request = request

    def clean_old_password(self):
        with self.attempt("password", self.user.username):
            return super().clean_old_password()


class EnrolForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("The code that the phone shows now"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}),
    )
