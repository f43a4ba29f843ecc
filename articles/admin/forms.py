"""The forms that an interview is written in: a new one, the text itself, who takes part."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import truncatewords
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.admin.attempts import is_key
from articles.admin.editor import AUTOSAVED, BodyField
from articles.admin.meanwhile import OpenForm, OpenFormSet, plain
from articles.admin.topic_fields import TopicsField
from articles.admin.wording import NO_ADDRESS
from articles.editorial import drafting, media, offers, permissions, topics
from articles.editorial.refusals import Refused
from articles.models import Interview, Language, Person, Revision, Topic, User
from articles.models.languages import isolated
from articles.words import document, tongues

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LINES = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
WORDS_SHOWN = 8  # of a turn that is named in an error

TRANSLATED = ("headline", "standfirst", "dateline")  # lines that have their own words in each language
OFFERED = ("method", "conducted_in")  # as they were last time, for a click


def said_there(original: Interview, name: str) -> SafeString:
    """What the original says in this field, under the field of its translation."""
    direction = Language(original.language).direction
    return format_html('<span lang="{}" dir="{}">{}</span>', original.language, direction, getattr(original, name))


def offered(name: str, value: str) -> SafeString:
    """What was said last time in this field: one click takes it over."""
    said = Interview.Method(value).label if name == "method" else tongues.name(value, get_language())
    label = _("As last time: {said}").format(said=said)
    return format_html('<button type="button" data-offer="{}" data-field="id_{}">{}</button>', value, name, label)


class InterviewForm(OpenForm):
    """The draft, on the number it was opened at. Somebody else's save in between is an error of the form, so that
    what was typed is shown again and nothing is stored."""

    body = BodyField(label=gettext_lazy("Text"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)  # the draft number
    topics = TopicsField(label=gettext_lazy("Topics"), required=False)
    revision_note = forms.CharField(
        label=gettext_lazy("What changed, if you like to say"),
        max_length=Revision._meta.get_field("note").max_length,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    # Everything that is not stored while somebody writes.
    waiting = ("topics", *(name for name in drafting.FIELDS if name not in AUTOSAVED))
    conflict: drafting.Conflict | None = None
    moved: tuple[Topic | None, ...] = ()  # what stands in the place of chosen topics that are gone
    by: User

    class Meta:
        error_messages = {"slug": NO_ADDRESS}
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 1, "dir": "auto"}),
            "standfirst": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            "desk_note": LINES,
            "dateline": forms.TextInput(attrs={"list": "places", "dir": "auto", "class": "vTextField"}),
            "conducted_on": DAY,
            "conducted_in": forms.TextInput(attrs={"list": "editor-languages", "dir": "auto"}),
            "due_on": DAY,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.draft_number
        self.fields["body"].widget.open(self.instance, self.by)
        self.fields["topics"].widget.attrs["data-interview"] = self.instance.pk
        if not permissions.may(self.by, "name topics"):
            del self.fields["topics"].widget.attrs["data-new"]
        if original := self.instance.original:
            for name in filter(self.fields.__contains__, TRANSLATED):  # who only reads has none of them
                self.fields[name].help_text = said_there(original, name)
        unsaid = [name for name in OFFERED if name in self.fields and not getattr(self.instance, name)]
        last = offers.as_last_time(self.by, self.instance) if unsaid else {}
        for name in filter(last.get, unsaid):
            self.fields[name].help_text = offered(name, last[name])

    def bring_together(self, shown: dict, stored: dict):
        was = plain(shown.get("topics"))
        added = [key for key in self["topics"].data if is_key(key) and key not in was]
        now = {key: topics.standing(int(key)) for key in added}
        self.moved = tuple(topic for key, topic in now.items() if topic is None or str(topic.pk) != key)
        if self.moved:
            self.data = self.data.copy()
            chosen = [now[key] and str(now[key].pk) if key in now else key for key in self["topics"].data]
            self.data.setlist("topics", dict.fromkeys(filter(None, chosen)))
        super().bring_together(shown, stored)

    def clean_topics(self):
        chosen = self.cleaned_data["topics"]
        new = [name for name in chosen if not isinstance(name, Topic) and not topics.find(name)]
        if new and not permissions.may(self.by, "name topics"):
            said = _("You may not make new topics. Take out what is none yet, or ask an editor for it: {names}")
            raise ValidationError(said.format(names=_(", ").join(map(isolated, new))))
        return chosen

    def clean_body(self):
        body = self.cleaned_data["body"]
        try:
            media.refuse_hidden(document.parse(body).media - document.parse(self.instance.body).media, self.by)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return body

    def clean(self):
        # The row is locked by now (see RoleAdmin.get_object), so this stays true until the draft is stored.
        if self.cleaned_data.get("seen") != self.instance.draft_number:
            self.conflict = drafting.Conflict(Interview.objects.get(pk=self.instance.pk))
            raise ValidationError(str(self.conflict), code="conflict")
        return super().clean()


class ParticipantsFormSet(OpenFormSet):
    """Whoever speaks in the text takes part; taken out, they would leave words that are nobody's."""

    key = "person"

    def clean(self):
        super().clean()
        text = document.parse(self.instance.body)
        kept = [form for form in self.forms if form not in self.deleted_forms]
        staying = {form.cleaned_data["person"] for form in kept if form.cleaned_data.get("person")}
        leaving = [form.initial["person"] for form in self.initial_forms if form.instance.pk]
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
        name=isolated(person), words=isolated(" ".join(f"“{begins}”" for begins in words))
    )


class BeginForm(forms.Form):
    """In which language a new interview is written."""

    language = forms.ChoiceField(choices=Language.choices)
