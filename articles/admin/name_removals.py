"""The page on which two people take somebody's name out of everything that was published."""

from django import forms
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Model
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.attempts import attempt, is_key
from articles.admin.site import newsroom_site
from articles.editorial import bearing, name_removals, old_names, permissions
from articles.editorial.bearing import Bearer, Findings
from articles.editorial.clocks import clock
from articles.editorial.protection import Choice
from articles.models import Correction, Language, NameRemoval, Person, PersonName

NAMINGS = [choice for choice in Person.Naming.choices if choice[0] != Person.Naming.FULL]
LONGEST = 12  # occurrences in an interview that are shown


class NameRemovalForm(forms.Form):
    """What to say instead, where, and how much readers learn."""

    naming = forms.ChoiceField(
        label=gettext_lazy("How they may be named from now on"),
        choices=NAMINGS,
        initial=Person.Naming.ROLE,
        widget=forms.RadioSelect,
    )
    name_en = forms.CharField(
        label=gettext_lazy("What they are called in English"),
        help_text=gettext_lazy("For example: a resident of Aleppo"),
        max_length=PersonName._meta.get_field("name").max_length,
        widget=forms.TextInput(attrs={"lang": "en", "dir": "ltr", "autocomplete": "off"}),
    )
    name_ar = forms.CharField(
        label=gettext_lazy("What they are called in Arabic"),
        help_text=gettext_lazy("For example: أحد سكان حلب"),
        max_length=PersonName._meta.get_field("name").max_length,
        widget=forms.TextInput(attrs={"lang": "ar", "dir": "rtl", "autocomplete": "off"}),
    )
    also = forms.CharField(
        label=gettext_lazy("Other spellings of the old name"),
        help_text=gettext_lazy("One on a line: short forms, family names, misspellings. None of this is kept."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "autocomplete": "off"}),
    )
    elsewhere = forms.TypedMultipleChoiceField(
        label=gettext_lazy("It is this person in these interviews, too"),
        help_text=gettext_lazy("The name stands there, but they take no part. Somebody else may have the same name."),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    shown_as = forms.ChoiceField(
        label=gettext_lazy("Readers learn"),
        help_text=gettext_lazy("An exact date can itself be evidence."),
        choices=Correction.Shown.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why nobody else can be asked"),
        required=False,
        max_length=NameRemoval._meta.get_field("reason").max_length,
    )

    def __init__(self, person: Person, typed: QueryDict | None = None, looking: bool = False):
        """Whoever is still `looking` is not told yet what is missing."""
        self.person, self.typed = person, typed or QueryDict()
        initial = {**kept(person), **self.typed.dict(), "elsewhere": self.typed.getlist("elsewhere")}
        super().__init__(None if looking or not typed else typed, initial=initial, label_suffix="")
        self.found = self.find()
        others = [(row.interview.pk, str(row.interview)) for row in self.found.bearers if not row.takes_part]
        self.fields["elsewhere"].choices = others
        if not others:
            del self.fields["elsewhere"]

    def find(self) -> Findings:
        """Where the name stands, as far as the form says by now which name, and what is to stand there."""
        typed = {name: self.initial.get(name, "").strip() for name in ("naming", "name_en", "name_ar", "also")}
        names = {Language.ENGLISH: typed["name_en"], Language.ARABIC: typed["name_ar"]}
        instead = {language: name for language, name in names.items() if name}
        name = old_names.of(self.person, typed["naming"], instead, typed["also"].splitlines())
        return bearing.find(self.person, name, timezone.now())

    def choice(self) -> Choice:
        typed = self.cleaned_data
        return Choice(
            naming=typed["naming"],
            names={"en": typed["name_en"].strip(), "ar": typed["name_ar"].strip()},
            shown_as=typed["shown_as"],
            also=tuple(filter(None, map(str.strip, typed["also"].splitlines()))),
            elsewhere=tuple(typed.get("elsewhere", ())),
        )


def kept(person: Person) -> dict[str, str]:
    """What the form begins with: how somebody is protected already, and what may stay of it."""
    if person.naming == Person.Naming.FULL:
        return {}
    return {"naming": person.naming} | {f"name_{key}": name for key, name in old_names.kept_by(person).items()}


def remove_view(request, pk):
    """A GET looks; a POST looks again with what was typed, or does what its button says."""
    person = get_object_or_404(Person.objects.with_names(), pk=pk)
    if not permissions.may(request.user, "ask to redact"):
        raise PermissionDenied
    if request.method != "POST":
        waiting = person.removals.waiting().select_related("asked_by").first()
        return show_waiting(request, person, waiting) if waiting else show(request, NameRemovalForm(person))
    act = request.POST.get("act")
    if act in DECISIONS:
        number = request.POST.get("removal", "")
        removal = get_object_or_404(person.removals, pk=number if is_key(number) else None)
        verb, done = DECISIONS[act]
        attempt(request, str(done), verb, removal, by=request.user)
        return redirect("admin:articles_person_change", pk)
    if act not in ("look", "ask", "alone"):
        raise BadRequest("no such step")
    form = NameRemovalForm(person, request.POST, looking=act == "look")
    if not form.is_valid():
        return show(request, form)
    if act == "ask":
        verb, arguments, done = name_removals.ask, [], _("A second person finds this on the desk.")
    else:
        verb, arguments, done = name_removals.do_alone, [form.cleaned_data["reason"]], DONE
    if not attempt(request, str(done), verb, person, request.user, form.choice(), *arguments):
        return show(request, form)
    return redirect("admin:articles_person_change", pk)


DONE = gettext_lazy("The name is out of everything that was published.")
DECISIONS = {
    "agree": (name_removals.carry_out, DONE),
    "drop": (name_removals.drop, gettext_lazy("The name stays.")),
    "read": (name_removals.read_again, gettext_lazy("Noted, with your name.")),
}


def show(request, form: NameRemovalForm):
    context = {
        "form": form,
        "found": form.found,
        "may_do": permissions.may(request.user, "redact"),
    }
    return page(request, form.person, context)


def show_waiting(request, person: Person, removal: NameRemoval):
    """What somebody has asked for, for the second person to judge."""
    name = old_names.of(person, removal.naming, removal.names, removal.also)
    found = bearing.find(person, name, timezone.now())
    context = {
        "removal": removal,
        "asked": clock(removal.asked_at),
        "found": found,
        "elsewhere": [row.interview for row in found.bearers if row.interview.pk in removal.elsewhere],
        "may_do": permissions.may(request.user, "redact") and removal.asked_by != request.user,
    }
    return page(request, person, context)


def page(request, person: Person, context: dict):
    context = newsroom_site.each_context(request) | context
    alone = person.removals.unread().exclude(done_by=request.user).select_related("done_by").first()
    context |= {
        "alone": alone,
        "done": clock(alone.done_at) if alone else "",
        "bearers": [bearer_line(bearer) for bearer in context["found"].bearers],
        "by_hand": [by_hand(row) for row in context["found"].by_hand],
        "title": _("Take the name out"),
        "opts": Person._meta,
        "person": person,
    }
    return TemplateResponse(request, "admin/articles/person/remove_name.html", context)


REMOVED = {
    "versions": gettext_lazy("older versions"),
    "revisions": gettext_lazy("revisions"),
    "notes": gettext_lazy("notes on passages"),
    "signatures": gettext_lazy("signatures"),
    "preview_links": gettext_lazy("preview links"),
}


def bearer_line(bearer: Bearer) -> dict:
    """What the page says of an interview in which the name stands."""
    return vars(bearer) | {
        "occurrences": bearer.occurrences[:LONGEST],
        "more": len(bearer.occurrences) - LONGEST,
        "copies": [(REMOVED[what], number) for what, number in bearer.copies.items()],
        "removed": [(REMOVED[what], number) for what, number in bearer.removed.items()],
    }


def by_hand(row: Model) -> dict:
    """What the page says of a row that somebody has to change, and where that is done."""
    owner = next((getattr(row, name) for name in ("person", "topic", "photo") if hasattr(row, name)), row)
    url = reverse(admin_urlname(owner._meta, "change"), args=[owner.pk])
    return {"kind": row._meta.verbose_name, "name": str(row), "url": url}


def urls(view) -> list:
    return [path("<int:pk>/remove-name/", view(remove_view), name="articles_person_remove_name")]
