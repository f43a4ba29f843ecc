"""A form that stays open while colleagues store what it shows: nothing of theirs goes back to what it was."""

import json
from datetime import date

from django import forms
from django.contrib.admin.utils import display_for_field
from django.utils.translation import gettext as _

from articles.admin.attempts import is_key
from articles.models.languages import isolated


class ShownField(forms.JSONField):
    """What the page showed in each field. Nobody types it."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


class OpenForm(forms.ModelForm):
    """Of each field, whoever changed it alone is right: what its writer left as the page showed it becomes what is
    stored by now. Lists come together. What both changed is an error that says what the other one stored; sent once
    more, the writer's own is taken, for then they have seen it."""

    shown = ShownField(required=False)
    waiting: tuple[str, ...] = ()  # if not all of them: those that nothing else stores

    def __init__(self, *args, parent: str = "", **kwargs):
        """`parent` is the field of a row by which it belongs to its page. It is not touched before the formset has put
        its own in its place, or a form could say another page's."""
        super().__init__(*args, **kwargs)
        self.clashes, self.theirs = [], []  # names of fields: that both changed, that somebody else did
        if self.instance.pk:
            waiting = {name: self.fields[name] for name in self.waiting or self.fields if name in self.fields}
            names = [name for name, field in waiting.items() if name not in ("shown", parent) and not field.disabled]
            stored = {name: plain(self.fields[name].prepare_value(self[name].initial)) for name in names}
            self.initial["shown"] = stored
            if self.is_bound:
                self.bring_together(told(self["shown"].data), stored)

    def bring_together(self, shown: dict, stored: dict):
        self.data = self.data.copy()
        for name, theirs in stored.items():
            mine, was = plain(self[name].data), shown.get(name)
            if theirs in (was, mine) or type(was) is not type(theirs):
                continue
            if isinstance(theirs, list):
                self.data.setlist(self[name].html_name, merged(was, mine, theirs))
            elif mine == was:
                put(self.data, self[name].html_name, theirs)
                self.theirs.append(name)
            else:
                self.clash(name, was, mine, theirs)
        self.data[self["shown"].html_name] = json.dumps(stored)

    def clash(self, name: str, was: str | bool, mine: str | bool, theirs: str | bool):
        self.clashes.append(name)

    def clean(self):
        for name in self.clashes:
            self.add_error(name, self.told_of(name))
        return super().clean()

    def told_of(self, name: str) -> str | list[str]:
        """What the writer of a field is told that somebody else changed, too."""
        stored = display_for_field(getattr(self.instance, name), self.instance._meta.get_field(name), _("nothing"))
        said = _("Somebody else changed this while your page was open, to: {stored}. Save again to store yours.")
        return said.format(stored=isolated(stored))


class OpenFormSet(forms.BaseInlineFormSet):
    """The rows of such a page, of which each has another `key`. One that somebody else added stands on it, too, and is
    the writer's own where that has the same key. One that somebody else took out is gone, unless its writer changed
    it: then that is an error, and sent once more it is added."""

    key: str

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.gone, self.clashes = [], []  # rows as they were sent: that somebody else took out, and that both changed
        may_change = "shown" in self.empty_form.fields
        if self.is_bound and self.instance.pk and may_change and self.management_form.is_valid():
            self.bring_together()

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {"parent": self.fk.name}

    def add_fields(self, form, index):
        super().add_fields(form, index)
        key = form.fields.get(self.key)
        if key and self.model._meta.get_field(self.key).is_relation and form.instance.pk:
            key.widget.widget.known = getattr(form.instance, self.key)

    def bring_together(self):
        stored = {str(row.pk): plain(row.serializable_value(self.key)) for row in self.get_queryset()}
        sent = self.taken()
        there = {row["id"]: row for row in sent if row.get("id") in stored}
        added = {key: pk for pk, key in stored.items() if pk not in there}
        others = []
        for row in sent:
            if row.get("id") in stored or "DELETE" in row:
                continue
            was = told(row.get("shown"))
            if pk := added.pop(row.get(self.key), None):
                there[pk] = row | {"id": pk, "shown": json.dumps(was or self.nothing)}
            elif not row.get("id"):
                others.append(row)
            elif any(plain(row.get(name)) != value for name, value in was.items()):
                self.clashes.append(row | {"id": ""})
            else:
                self.gone.append(row)
        for pk in added.values():
            there[pk] = {"id": pk, "shown": json.dumps(self.nothing)}
        self.send([there[pk] for pk in stored], [*self.clashes, *others])

    @property
    def nothing(self) -> dict[str, str]:
        """What a page showed of a row that it did not have."""
        return dict.fromkeys(self.empty_form.fields, "")

    def taken(self) -> list[dict[str, str]]:
        """The rows that were sent, each by the names of its fields, out of the data."""
        self.data = self.data.copy()
        rows = [{} for _number in range(self.total_form_count())]
        for name in [name for name in self.data if name.startswith(f"{self.prefix}-")]:
            number, _dash, field = name.removeprefix(f"{self.prefix}-").partition("-")
            if is_key(number) and int(number) < len(rows):
                rows[int(number)][field] = self.data.pop(name)[-1]
        return rows

    def send(self, stored: list[dict], new: list[dict]):
        """Put these rows in the data, in the order that is stored, and then those to be added."""
        for number, row in enumerate((*stored, *new)):
            for name, value in row.items():
                self.data[f"{self.add_prefix(number)}-{name}"] = value
        self.data[f"{self.prefix}-TOTAL_FORMS"] = len(stored) + len(new)
        self.data[f"{self.prefix}-INITIAL_FORMS"] = len(stored)
        del self.management_form  # which was read already
        if self.initial_extra:
            self.initial_extra = [{self.key: row.get(self.key)} for row in new]

    def clean(self):
        super().clean()
        first = self.initial_form_count()
        for form in self.forms[first : first + len(self.clashes)]:
            form.add_error(None, _("Somebody else took this out while your page was open. Save again to add it anew."))
        if any(form.theirs for form in self.deleted_forms):
            said = _("Somebody else changed what you take out while your page was open. Save again to take it out.")
            raise forms.ValidationError(said)


class OpenAdmin:
    """A page of the admin, or rows on one, with an `OpenForm`: whoever may change it sends along what it showed."""

    form = OpenForm

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return [*fields, "shown"] if obj and self.has_change_permission(request, obj) else fields


def told(shown: str | None) -> dict:
    """What a page says that it showed."""
    try:
        fields = json.loads(shown or "")
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


def plain(value) -> str | bool | list[str]:
    """A field's value as a form sends it."""
    match value:
        case None:
            return ""
        case bool():
            return value
        case date():
            return value.isoformat()
        case list():
            return sorted(map(str, value))
    return str(value).replace("\r\n", "\n")


def merged(was: list, mine: list, theirs: list) -> list:
    """Without what either side took away, with what either added."""
    return [name for name in mine if name in theirs or name not in was] + [
        name for name in theirs if name not in mine and name not in was
    ]


def put(data, name: str, value: str | bool):
    """Let a form say `value`; a box that is not ticked is not sent."""
    if value is False:
        data.pop(name, None)
    else:
        data[name] = "on" if value is True else value
