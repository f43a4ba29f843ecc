"""The editor of an interview's text: the field it stands in, and what that field's JavaScript is told.

The modules of static/js/editor/ run on ProseMirror, which django-prose-editor ships as one file. Cleaning is not
theirs: whatever a browser sends goes through `document.sanitise`.
"""

from dataclasses import dataclass

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles import pages
from articles.models import Interview, Language, Participation

ASKING = (Participation.Role.INTERVIEWER, Participation.Role.MODERATOR)
SPEAKING = (Participation.Role.INTERVIEWEE, *ASKING)

# Languages that people most often speak in these interviews; any other code can be typed.
LANGUAGES_SPOKEN = (
    ("ar", "العربية"),
    ("en", "English"),
    ("ku", "Kurdî"),
    ("ckb", "کوردی"),
    ("tr", "Türkçe"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("fa", "فارسی"),
)


@dataclass(frozen=True)
class Tool:
    """A button over the text. Its name is that of a command in static/js/editor/main.js and of an icon."""

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
        Tool("find", gettext_lazy("Find and replace"), "Ctrl+F"),
        Tool("help", gettext_lazy("Keys"), "Ctrl+/"),
    ),
)

HELP = (
    (("Name:",), gettext_lazy("At the start of a paragraph: that person speaks from here on.")),
    (("Enter",), gettext_lazy("After a question: the answer. On an empty line: out of the turn.")),
    (("Ctrl", "Enter"), gettext_lazy("Another paragraph of the same voice.")),
    (("Shift", "Enter"), gettext_lazy("A new line in the same paragraph.")),
    (("Ctrl", "Shift", "1 … 8"), gettext_lazy("Who speaks, by their place in the menu.")),
    (("Ctrl", "Shift", "9"), gettext_lazy("Question or answer.")),
    (("Ctrl", "Shift", "0"), gettext_lazy("Narrative: nobody speaks.")),
    (("Ctrl", "Shift", "V"), gettext_lazy("Paste the words alone, without who said them.")),
    (("Ctrl", "F"), gettext_lazy("Find and replace.")),
    (("Ctrl", "Z"), gettext_lazy("Undo.")),
    (("Alt", "F10"), gettext_lazy("To the tools over the text; Escape leads back.")),
)

LABELS = {
    "text": gettext_lazy("Text of the interview"),
    "question": pgettext_lazy("kind of turn", "question"),
    "reported": pgettext_lazy("kind of turn", "reported question"),
    "answer": pgettext_lazy("kind of turn", "answer"),
    "unknown": gettext_lazy("Speaker not known yet"),
    "apart": gettext_lazy("The words of two people stay apart."),
    "found": gettext_lazy("{n} of {total}"),
    "count": gettext_lazy("{words} words, {minutes} min"),
}


class BodyWidget(forms.Textarea):
    """Set `interview` before it is rendered."""

    template_name = "admin/articles/editor/widget.html"
    interview: Interview | None = None

    @property
    def media(self):
        return forms.Media(css={"all": ["css/editor.css"]}, js=[Script("js/editor/main.js", type="module")])

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "setup": setup(self.interview),
            "tools": TOOLS,
            "help": HELP,
            "languages": LANGUAGES_SPOKEN,
        }
        return context

    def render(self, name, value, attrs=None, renderer=None):
        # Forms are drawn without the project's own templates unless a setting says otherwise.
        return super().render(name, value, attrs, TemplatesSetting())


def setup(interview: Interview) -> dict:
    """What the editor of `interview` has to know, as plain values."""
    return {
        "language": interview.language,
        "direction": Language(interview.language).direction,
        "wordsPerMinute": pages.WORDS_PER_MINUTE[interview.language],
        "people": cast(interview),
        "labels": {name: str(label) for name, label in LABELS.items()},
    }


def cast(interview: Interview) -> list[dict]:
    """Whoever may speak in the text, in the order of the speaker menu."""
    rows = interview.participations.filter(role__in=SPEAKING).select_related("person")
    return [voice(row, interview.language) for row in rows.prefetch_related("person__names")]


def voice(row: Participation, language: str) -> dict:
    names = row.person.name_in
    short = row.label or names.get(language) or str(row.person)
    return {
        "id": row.person_id,
        "short": short,
        "names": list(dict.fromkeys(filter(None, [short, *names.values(), *row.person.spellings]))),
        "asks": row.role in ASKING,
    }
