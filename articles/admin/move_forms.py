"""What a move asks for before it is done."""

from copy import deepcopy
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.admin import pairs
from articles.admin.desk import passages_changed
from articles.admin.forms import LINES
from articles.editorial import corrections, permissions, translations
from articles.editorial.clocks import clock
from articles.editorial.states import State
from articles.editorial.workflow import Move
from articles.models import Correction, Interview, SoloPublication, User


class MomentField(forms.DateTimeField):
    """A moment on the newsroom's clock. Where that is put back or forward for the summer, an hour comes twice a year
    and another one not at all."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            told = _("The clocks change in that night, and this time comes twice or not at all. Choose another hour.")
            raise ValidationError(told, error.code) from error


# What `Move.asks` can name, as a field.
QUESTIONS = {
    "note": forms.CharField(label=gettext_lazy("What should change"), max_length=1000, widget=LINES),
    "reason": forms.CharField(
        label=gettext_lazy("Why, in a sentence, for your colleagues"),
        max_length=SoloPublication._meta.get_field("reason").max_length,
    ),
    "remark": forms.CharField(
        label=gettext_lazy("More about it, for your colleagues"),
        max_length=Interview._meta.get_field("hold_reason").max_length,
        required=False,
    ),
    "to": forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("To whom")),
    "kind": forms.ChoiceField(
        label=gettext_lazy("What kind of change is it?"), choices=Correction.Kind.choices, widget=forms.RadioSelect
    ),
    "message": forms.CharField(
        label=gettext_lazy("Note to readers: what was wrong, what is right"),
        max_length=Correction._meta.get_field("note").max_length,
        required=False,
        widget=LINES,
    ),
    "shown_as": forms.ChoiceField(
        label=gettext_lazy("Readers learn"),
        choices=Correction.Shown.choices,
        initial=Correction.Shown.DAY,
        help_text=gettext_lazy("Only a change for somebody's safety may hide its day."),
    ),
    "others_considered": forms.BooleanField(
        label=gettext_lazy("I have thought of the other languages too"), required=False
    ),
    "why": forms.ChoiceField(
        label=gettext_lazy("Why is it held?"),
        choices=Interview.Hold.choices,
        initial=Interview.Hold.EDITORIAL,
        widget=forms.RadioSelect,
    ),
    "silent": forms.BooleanField(
        label=gettext_lazy("For somebody's safety: as if it had never been there"), required=False
    ),
    "at": MomentField(
        label=pgettext_lazy("it goes out", "When"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    ),
}


class TogetherField(forms.MultipleChoiceField):
    """Which of the other languages go out in the same second, or not at all. A text that was changed since is none of
    the choices any more."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, others: list[Interview]):
        self.others = {f"{other.pk}:{other.draft_number}": other for other in others}
        choices = [(key, f"{other.get_language_display()}: {other}") for key, other in self.others.items()]
        initial = list(self.others)  # one language alone is what somebody has to choose
        label = _("Together with, in the same second")
        help_text = _("All of them go out, or none.")
        super().__init__(choices=choices, required=False, label=label, help_text=help_text, initial=initial)

    def clean(self, value):
        return [self.others[key] for key in super().clean(value)]


class MoveForm(forms.Form):
    """What `move` asks `by`, the draft number of the text, and what else it is about, as they were then."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, move: Move, interview: Interview, by: User, data=None):
        now = timezone.now()
        state = State(interview, now)
        about = {"seen": interview.draft_number, "was": move.about(state)}
        super().__init__(data, initial=about, label_suffix="")
        kin = pairs.others_of([interview])[interview.pk]
        self.fields |= {name: deepcopy(QUESTIONS[name]) for name in move.asks}
        if "to" in self.fields:
            self.fields["to"].queryset = permissions.colleagues(permissions.roles_that_read(interview))
        if "at" in self.fields:
            own = state.coming.start if move.name == "reschedule" and state.coming else None
            self.ask_when(pairs.due(kin, now) if move.name == "schedule" else own, now)
        if "others_considered" in self.fields:
            self.name_others(interview)
        others = pairs.ready_with(by, move, kin)
        # Asked for where there is no other language any more it is an error, and not forgotten: both go out, or none.
        if others or data and "together" in data:
            self.fields["together"] = TogetherField(others)

    def ask_when(self, known: datetime | None, now: datetime):
        """In the newsroom's time. `known` is offered: when it goes out as yet, or when another language does."""
        at = self.fields["at"]
        at.required = "kind" not in self.fields
        at.help_text = _("In the newsroom's time: {zone}. There it is {time} now.").format(
            zone=timezone.get_current_timezone_name(), time=clock(now)
        )
        if not at.required:
            at.help_text = " ".join((_("Empty: at once."), at.help_text))
        if known:
            self.initial["at"] = timezone.localtime(known).replace(tzinfo=None).isoformat(timespec="auto")

    def name_others(self, interview: Interview):
        """Say in which other languages readers see `interview`, each with a way there; without any, do not ask."""
        live = [version.interview_id for version in corrections.other_languages(interview, timezone.now())]
        if not live:
            del self.fields["others_considered"]
            return
        others = Interview.objects.filter(pk__in=live).select_related("original").order_by("pk")
        lines = ((other.get_admin_url(), other.language, others_line(other, interview)) for other in others)
        self.fields["others_considered"].help_text = format_html(
            "{} {}",
            _("Readers see it there too:"),
            format_html_join(" · ", '<a href="{}" target="_blank"><bdi lang="{}">{}</bdi></a>', lines),
        )


def others_line(other: Interview, interview: Interview) -> str:
    """What another language of `interview` is called, and how much in it was made of words that change now."""
    behind = translations.left_behind(other) if other.original_id == interview.pk else ()
    return f"{other} ({passages_changed(len(behind))})" if behind else str(other)
