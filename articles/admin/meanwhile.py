"""A form that stays open while colleagues store what it shows: nothing of theirs goes back to what it was."""

import json
from datetime import date

from django import forms
from django.contrib.admin.utils import display_for_field
from django.utils.translation import gettext as _


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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.clashes = []
        if self.instance.pk:
            names = [name for name in self.waiting or self.fields if name in self.fields and name != "shown"]
            stored = {name: plain(self.fields[name].prepare_value(self[name].initial)) for name in names}
            self.initial["shown"] = stored
            if self.is_bound:
                self.bring_together(self.told(), stored)

    def told(self) -> dict:
        """What the page says that it showed."""
        try:
            shown = json.loads(self["shown"].data or "")
        except ValueError:
            return {}
        return shown if isinstance(shown, dict) else {}

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
            else:
                self.clashes.append(name)
        self.data[self["shown"].html_name] = json.dumps(stored)

    def clean(self):
        for name in self.clashes:
            field = self.instance._meta.get_field(name)
            theirs = display_for_field(getattr(self.instance, name), field, _("nothing"))
            said = _("Somebody else changed this while your page was open, to: {stored}. Save again to store yours.")
            self.add_error(name, said.format(stored=theirs))
        return super().clean()


class OpenAdmin:
    """A page of the admin, or rows on one, with an `OpenForm`: whoever may change it sends along what it showed."""

    form = OpenForm

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return [*fields, "shown"] if obj and self.has_change_permission(request, obj) else fields


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
