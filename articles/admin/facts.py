"""What the audit's facts are called and how they read, for colleagues."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import doors
from articles.editorial.gates import GATES, GATES_OF_CHANGES
from articles.models import AuditEntry, Person, Role

GATE_LABELS = {gate.name: gate.label for gate in (*GATES, *GATES_OF_CHANGES)}


def called(subject: str) -> str:
    """What colleagues call a model; one that is no more, by the name that was written down."""
    models = apps.get_app_config("articles").models
    return str(models[subject]._meta.verbose_name) if subject in models else subject


def as_written(value, entry: AuditEntry) -> str:
    return str(value)


def listed(value: list, entry: AuditEntry) -> str:
    return _(", ").join(map(str, value))


def fields(value: list, entry: AuditEntry) -> str:
    """Fields of the row by the names that its form gives them, and models whose rows stand in that form."""
    return listed([field_label(name, entry.subject) for name in value], entry)


def field_label(name: str, subject: str) -> str:
    try:
        return str(apps.get_model("articles", subject)._meta.get_field(name).verbose_name)
    except (LookupError, FieldDoesNotExist):
        return called(name)


def gate(value: str, entry: AuditEntry) -> str:
    return str(GATE_LABELS.get(value, value))


def naming(value: str, entry: AuditEntry) -> str:
    return str(dict(Person.Naming.choices).get(value, value))


def page(value: str, entry: AuditEntry) -> str:
    return str(doors.label(value))


def roles(value: list, entry: AuditEntry) -> str:
    return listed([dict(Role.choices).get(role, role) for role in value], entry)


@dataclass(frozen=True)
class Fact:
    label: str | Promise
    words: Callable[[object, AuditEntry], str] = as_written


FACTS = {
    "note": Fact(gettext_lazy("note")),
    "reason": Fact(gettext_lazy("reason")),
    "draft_number": Fact(gettext_lazy("number of the draft")),
    "fields": Fact(gettext_lazy("what was changed"), fields),
    "gate": Fact(gettext_lazy("what was let pass"), gate),
    "version": Fact(gettext_lazy("number of the version")),
    "revisions": Fact(gettext_lazy("how many revisions")),
    "link": Fact(gettext_lazy("number of the preview link")),
    "entry": Fact(gettext_lazy("number of the note")),
    "correction": Fact(gettext_lazy("number of the note to readers")),
    "original": Fact(gettext_lazy("number of the original")),
    "merged": Fact(gettext_lazy("number of the merged topic")),
    "person": Fact(gettext_lazy("number of the person")),
    "photo": Fact(gettext_lazy("number of the photo")),
    "credit": Fact(gettext_lazy("number of the photo")),
    "clip": Fact(gettext_lazy("number of the recording")),
    "naming": Fact(gettext_lazy("how they may be named"), naming),
    "interviews": Fact(gettext_lazy("numbers of the interviews"), listed),
    "roles": Fact(gettext_lazy("roles"), roles),
    "address": Fact(gettext_lazy("which page"), page),
    "digest": Fact(gettext_lazy("digest of what it says")),
    "left": Fact(gettext_lazy("recovery codes that are left")),
}


def of(entry: AuditEntry) -> Iterator[tuple[str, str]]:
    """Each fact by its name and in words; one that no release knows any more, as it was written down."""
    for name, value in entry.facts.items():
        fact = FACTS.get(name, Fact(name))
        yield str(fact.label), fact.words(value, entry)
