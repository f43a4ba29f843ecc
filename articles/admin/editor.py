"""The editor of an interview's text: the field it stands in, and what that field's JavaScript is told. Other texts, of
which nobody speaks, have a smaller one of the same parts.

The modules of static/js/editor/ run on ProseMirror, which django-prose-editor ships as one file. Cleaning is not
theirs: whatever a browser sends goes through `document.sanitise`.
"""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from articles import pages
from articles.admin.intake import DOUBT_LABELS
from articles.models import Interview, Language, Participation, Person, User
from articles.words import document
from articles.words.tongues import TONGUES

# Of a text, its marks included: ten times the longest interview, and what a form can send in Arabic.
LONGEST = 1_000_000

ASKING = (Participation.Role.INTERVIEWER, Participation.Role.MODERATOR)
SPEAKING = (Participation.Role.INTERVIEWEE, *ASKING, Participation.Role.QUOTED)

# What is stored while somebody writes. The rest of the form waits for a deliberate save.
AUTOSAVED = (
    "headline",
    "standfirst",
    "slug",
    "dateline",
    "conducted_on",
    "date_shown",
    "method",
    "conducted_in",
    "desk_note",
    "body",
)

# What may stand in a text is found as for the field that leads to one: the photo at the head of an interview, and the
# recording somebody can be heard in.
FOUND = {
    "photos": "{}?app_label=articles&model_name=interview&field_name=lead_photo",
    "clips": "{}?app_label=articles&model_name=clip_people&field_name=clip",
}
# What the editor asks the server for; views in articles.admin.writing, articles.admin.preview and so on.
ADDRESSES = ("autosave", "merge", "presence", "stranger", "newcomer", "doubts", "notes", "preview", "beside")


@dataclass(frozen=True)
class Tool:
    """A button over the text. Its name is that of a command in static/js/editor/commands.js and of an icon."""

    name: str
    label: str
    key: str = ""


TOOLS = (
    (
        Tool("kind", gettext_lazy("Question or answer"), "Ctrl+Shift+9"),
        Tool("reported", gettext_lazy("Reported question and answer, or back to narrative")),
        Tool("quotation", gettext_lazy("Quotation in the narrative")),
    ),
    (
        Tool("subheading", gettext_lazy("Subheading")),
        Tool("pullquote", gettext_lazy("Pull quote")),
        Tool("original", gettext_lazy("In their own language")),
        Tool("photo", gettext_lazy("Photo")),
        Tool("clip", gettext_lazy("Recording")),
        Tool("footnote", gettext_lazy("Note of the newsroom")),
    ),
    (
        Tool("strong", gettext_lazy("Bold"), "Ctrl+B"),
        Tool("em", gettext_lazy("Italic"), "Ctrl+I"),
        Tool("link", gettext_lazy("Link"), "Ctrl+K"),
    ),
    (
        Tool("undo", gettext_lazy("Undo"), "Ctrl+Z"),
        Tool("redo", gettext_lazy("Redo"), "Ctrl+Y"),
    ),
    (
        Tool("note", gettext_lazy("Note to colleagues"), "Ctrl+Alt+M"),
        Tool("find", gettext_lazy("Find and replace"), "Ctrl+F"),
        Tool("preview", gettext_lazy("Preview")),
        Tool("help", gettext_lazy("Keys"), "Ctrl+/"),
    ),
)

HELP = (
    ((gettext_lazy("Name:"),), gettext_lazy("At the start of a paragraph: that person speaks from here on.")),
    (("Enter",), gettext_lazy("After a question: the answer. On an empty line: out of the turn.")),
    (("Ctrl", "Enter"), gettext_lazy("Another paragraph of the same voice.")),
    (("Shift", "Enter"), gettext_lazy("A new line in the same paragraph.")),
    (("Ctrl", "Shift", "1 … 8"), gettext_lazy("Who speaks, by their place in the menu.")),
    (("Ctrl", "Shift", "9"), gettext_lazy("Question or answer.")),
    (("Ctrl", "Shift", "0"), gettext_lazy("Narrative: nobody speaks.")),
    (("Ctrl", "Shift", "V"), gettext_lazy("Paste the words alone, without who said them.")),
    ((gettext_lazy("Recording"),), gettext_lazy("In the words under one: which part of it is played.")),
    (("Alt", "Enter"), gettext_lazy("This is right: on to the next place to look at.")),
    (("Ctrl", "Alt", "O"), gettext_lazy("In a translation: hear what the original says here.")),
    (("Ctrl", "Alt", "M"), gettext_lazy("A note to colleagues about the chosen words.")),
    (("Ctrl", "F"), gettext_lazy("Find and replace.")),
    (("Ctrl", "Z"), gettext_lazy("Undo.")),
    (("Ctrl", "S"), gettext_lazy("Save now, without a revision.")),
    (("Alt", "F10"), gettext_lazy("To the tools over the text; Escape leads back.")),
)

LABELS = {
    "text": gettext_lazy("Text of the interview"),
    "placeholder": gettext_lazy("Write, paste, or type a name and a colon to let somebody speak."),
    "question": gettext_lazy("question"),
    "reported": gettext_lazy("reported question"),
    "answer": gettext_lazy("answer"),
    "narrative": gettext_lazy("Narrative"),
    "comma": gettext_lazy(", "),
    "unknown": gettext_lazy("Speaker not known yet"),
    "photo": gettext_lazy("Photo"),
    "recording": gettext_lazy("Recording"),
    "remove": gettext_lazy("Remove"),
    "caption": gettext_lazy("Caption"),
    "apart": gettext_lazy("The words of two people stay apart."),
    "tooMuch": gettext_lazy(
        "Not pasted: a text may have a million characters, and with this it has more. Make two interviews of it."
    ),
    "noFiles": gettext_lazy("A file is not put into the text. Photos and recordings have buttons over it."),
    "struckOut": gettext_lazy("Not pasted, for it is struck out there: “{words}”"),
    "found": gettext_lazy("{n} of {total}"),
    "count": gettext_lazy("Words: {words}. Minutes to read: {minutes}."),
    "doubts": gettext_lazy("Look again: {n}"),
    "noted": gettext_lazy("Notes: {n}"),
    "likes": gettext_lazy("{name} in the others too: {n}"),
    "stranger": gettext_lazy("Nobody called “{name}” takes part yet: add …"),
    "translated": gettext_lazy("Translated: {n} of {total}"),
    "behind": gettext_lazy("Changed in the original: {n}"),
    "leftOut": gettext_lazy("Left out on purpose"),
    "lookedAt": gettext_lazy("Marked as still right beside the original."),
    "keptNote": gettext_lazy("Your colleagues can read it now."),
    "settledNote": gettext_lazy("The note is settled."),
    "openedNote": gettext_lazy("The note is open again."),
    "others": gettext_lazy("Also writing here: {names}"),
    "joined": gettext_lazy("{name} takes part, also where you undo it in the text. “Participants” takes them out."),
    "leaving": gettext_lazy("Some of your text is not saved. Sign out and lose it?"),
    "failed": gettext_lazy("That did not work. Try again in a moment."),
}

# What the line under the tools says of the text. The keys are those of static/js/editor/autosave.js.
STATES = {
    "waiting": gettext_lazy("Not saved yet"),
    "saving": gettext_lazy("Saving …"),
    "saved": gettext_lazy("Saved {time}"),
    "offline": gettext_lazy("Offline since {time}. Your text is kept in this browser."),
    "signedOut": gettext_lazy("You are signed out. Your text is kept in this browser."),
    "refused": gettext_lazy("Not saved: {reason}"),
    "tooLong": gettext_lazy(
        "Not saved: a text may have a million characters, and this one has more. It is kept in this browser."
    ),
    "shut": gettext_lazy(
        "Not saved: the newsroom is shut, or out of reach for a moment. Your text is kept in this browser, and stored "
        "when it answers."
    ),
    "full": gettext_lazy(
        "Not saved: the server’s disk is full. Your text is kept in this browser. Keep this window open, and tell "
        "whoever looks after the server."
    ),
    "failed": gettext_lazy("Not saved: the server has a problem. Your text is kept in this browser."),
    "notKept": gettext_lazy("Not saved, and this browser has no room for a copy. Keep this window open."),
}


class TextWidget(forms.Textarea):
    """A text area in whose place its `module` of static/js/editor/ puts the editor that its template draws."""

    module: str

    @property
    def media(self):
        return forms.Media(css={"all": ["css/editor.css"]}, js=[Script(f"js/editor/{self.module}", type="module")])

    def render(self, name, value, attrs=None, renderer=None):
        # Forms are drawn without the project's own templates unless a setting says otherwise.
        return super().render(name, value, attrs, TemplatesSetting())


class TextField(forms.CharField):
    """Words in HTML. They have changed when they say something else, not when they are written otherwise."""

    too_long = gettext_lazy("A text may have a million characters, and this one has {number}.")

    def cleaned(self, text: str) -> str:
        return document.sanitise(text)

    def to_python(self, value):
        """Raises ValidationError where there are more than `LONGEST` characters."""
        if len(value or "") > LONGEST:
            raise ValidationError(self.too_long.format(number=len(value)))
        return self.cleaned(super().to_python(value))

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != (initial or "")
        except ValidationError:
            return True


class BodyWidget(TextWidget):
    """Takes its place in a form once it is told by `open` whose text it shows, and to whom."""

    template_name = "admin/articles/editor/interview.html"
    module = "interview.js"

    def open(self, interview: Interview, by: User):
        self.interview, self.by = interview, by

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "setup": setup(self.interview, self.by, shown=value or ""),
            "tools": TOOLS,
            "help": HELP,
            "languages": [(code, tongue, getattr(tongue, get_language())) for code, tongue in TONGUES.items()],
            "namings": Person.Naming.choices,
            "roles": [(role.value, role.label) for role in SPEAKING],
        }
        if original := self.interview.original:
            context["widget"] |= {
                "original": original,
                "spellings": spellings(self.interview),
                "here": Language(self.interview.language),
                "there": Language(original.language),
            }
        return context


class BodyField(TextField):
    """The text of an interview."""

    widget = BodyWidget
    too_long = gettext_lazy(
        "A text may have a million characters, and this one has {number}. Make two interviews of it."
    )


def setup(interview: Interview, by: User, shown: str) -> dict:
    """What the editor of `interview` has to know, as plain values. `shown` is the text in the form."""
    return {
        "interview": interview.pk,
        "user": by.pk,
        "stored": Interview.objects.filter(pk=interview.pk, body=shown).exists(),
        "changedAt": round(interview.changed_at.timestamp() * 1000),  # as JavaScript counts
        "language": interview.language,
        "direction": Language(interview.language).direction,
        "translates": interview.original_id is not None,
        "wordsPerMinute": pages.WORDS_PER_MINUTE[interview.language],
        "longest": LONGEST,
        "people": cast(interview),
        "doubts": {name: str(DOUBT_LABELS[code]) for name, code in interview.doubts.items()},
        "fields": [name for name in AUTOSAVED if name != "body"],
        "urls": {
            "session": reverse("admin:articles_session"),
            "photo": reverse("admin:articles_photo_image", args=[0]),
            "clip": reverse("admin:articles_clip_file", args=[0]),
            **{name: url.format(reverse("admin:autocomplete")) for name, url in FOUND.items()},
            **{name: reverse(f"admin:articles_interview_{name}", args=[interview.pk]) for name in ADDRESSES},
        },
        "labels": labels(),
    }


def labels(**others) -> dict:
    """What the editor says, in the language of the page; `others` in the place of an interview's."""
    said = {name: str(label) for name, label in (LABELS | others).items()}
    return said | {"states": {name: str(label) for name, label in STATES.items()}}


def cast(interview: Interview) -> list[dict]:
    """Whoever may speak in the text, in the order of the speaker menu."""
    rows = taking_part(interview).filter(role__in=SPEAKING)
    return [voice(row, interview.language) for row in rows]


def taking_part(interview: Interview) -> QuerySet[Participation]:
    return interview.participations.select_related("person").prefetch_related("person__names")


def called(row: Participation, language: str) -> str:
    """What the text calls somebody who takes part."""
    return row.label or row.person.name_in.get(language) or str(row.person)


def voice(row: Participation, language: str) -> dict:
    short = called(row, language)
    return {
        "id": row.person_id,
        "short": short,
        "names": list(dict.fromkeys(filter(None, [short, *row.person.name_in.values(), *row.person.spellings]))),
        "asks": row.role in ASKING,
    }


@dataclass(frozen=True)
class Spelling:
    """Somebody who takes part, as the newsroom spells them in the language of the original and in that of the
    translation. Empty: in that language nobody has named them yet."""

    person: Person
    there: str
    here: str


def spellings(translation: Interview) -> list[Spelling]:
    there, here = translation.original.language, translation.language
    people = [row.person for row in taking_part(translation)]
    return [Spelling(person, person.name_in.get(there, ""), person.name_in.get(here, "")) for person in people]
