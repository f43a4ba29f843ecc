"""The forms that an interview goes through: the text itself, who takes part, a new one, a move."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import truncatewords
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.topics import TopicsField
from articles.editorial import drafting
from articles.editorial.workflow import Move
from articles.models import Correction, Interview, Language, Person, User
from articles.words import document

WORDS_SHOWN = 8  # of a turn that is named in an error


class TextField(forms.CharField):
    """The body. It has changed when it says something else, not when it is written otherwise."""

    widget = forms.Textarea(attrs={"rows": 30, "dir": "auto"})

    def has_changed(self, initial, data):
        return document.sanitise(data or "") != (initial or "")


class InterviewForm(forms.ModelForm):
    """The draft, on the number it was opened at. Somebody else's save in between is an error of the form, so that
    what was typed is shown again and nothing is stored."""

    body = TextField(label=gettext_lazy("Text"), required=False)
    draft_number = forms.IntegerField(widget=forms.HiddenInput)
    topics = TopicsField(label=gettext_lazy("Topics"), required=False)
    conflict: drafting.Conflict | None = None

    class Meta:
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 1, "dir": "auto"}),
            "standfirst": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            "desk_note": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            "conducted_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["draft_number"] = self.instance.draft_number

    def clean(self):
        # The row is locked by now (see InterviewAdmin.get_object), so this stays true until the draft is stored.
        if self.cleaned_data.get("draft_number") != self.instance.draft_number:
            self.conflict = drafting.Conflict(Interview.objects.get(pk=self.instance.pk))
            raise ValidationError(str(self.conflict), code="conflict")
        return super().clean()


class ParticipantsFormSet(forms.BaseInlineFormSet):
    """Whoever speaks in the text takes part; taken out, they would leave words that are nobody's."""

    def clean(self):
        super().clean()
        text = document.parse(self.instance.body)
        kept = [form for form in self.forms if form not in self.deleted_forms]
        staying = {form.cleaned_data["person"] for form in kept if form.cleaned_data.get("person")}
        leaving = [form.initial["person"] for form in self.initial_forms]
        leaving = Person.objects.with_names().in_bulk(leaving).values()
        said = {person: words_of(person, text) for person in leaving if person not in staying}
        errors = [still_speaks(person, words) for person, words in said.items() if words]
        if errors:
            raise ValidationError(errors)


def words_of(person: Person, text: document.Document) -> list[str]:
    """How each turn and each quotation of `person` begins."""
    return [
        truncatewords(part.text, WORDS_SHOWN) for part in (*text.turns, *text.quotations) if part.speaker == person.pk
    ]


def still_speaks(person: Person, words: list[str]) -> str:
    return _("{name} still speaks in the text and cannot be taken out. Their words: {words}").format(
        name=person, words=" ".join(f"“{begins}”" for begins in words)
    )


def several_lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class BeginForm(forms.Form):
    """In which language a new interview is written."""

    language = forms.ChoiceField(choices=Language.choices)


class MoveForm(forms.Form):
    """What a move asks for beside its name: of all the questions below, those in its row of the table."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(label=gettext_lazy("What should change"), max_length=1000, widget=several_lines(4))
    to = forms.ModelChoiceField(
        User.objects.filter(is_active=True, is_staff=True), label=gettext_lazy("Who it goes to")
    )
    kind = forms.ChoiceField(label=gettext_lazy("What kind of change this is"), choices=Correction.Kind.choices)
    message = forms.CharField(
        label=gettext_lazy("Note to readers, in the interview's language"),
        help_text=gettext_lazy("What was wrong, and what is right. A typing error needs none."),
        max_length=1000,
        required=False,
        widget=several_lines(3),
    )
    shown_as = forms.ChoiceField(
        label=gettext_lazy("Readers learn"),
        help_text=gettext_lazy("Less than the day is for somebody's safety alone."),
        choices=Correction.Shown.choices,
        initial=Correction.Shown.DAY,
    )
    others_considered = forms.BooleanField(
        label=gettext_lazy("The other language has been looked at, and needs no such change or gets one too"),
        required=False,
    )
    why = forms.ChoiceField(label=gettext_lazy("Why it is held"), choices=Interview.Hold.choices)
    reason = forms.CharField(label=gettext_lazy("Why, in a sentence for your colleagues"), max_length=300)
    silent = forms.BooleanField(
        label=gettext_lazy("For somebody's safety: let its address answer as if there had never been anything"),
        required=False,
    )
    at = forms.DateTimeField(label=gettext_lazy("When"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))

    def __init__(self, move: Move, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - {"seen", *move.asks}:
            del self.fields[name]
        if "at" in self.fields:
            self.fields["at"].required = move.name != "correct"  # a correction goes out now, unless told
            self.fields["at"].help_text = _("In the newsroom's time: {zone}.").format(
                zone=timezone.get_current_timezone_name()
            )
