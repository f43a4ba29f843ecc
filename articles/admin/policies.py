"""What the newsroom says about itself: about, how it interviews, how it corrects, how to reach it."""

from django.contrib import admin
from django.forms import Textarea
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.editor import HELP, LONGEST, TOOLS, TextField, TextWidget, Tool, labels
from articles.admin.meanwhile import OpenAdmin, OpenForm
from articles.admin.roles import RoleAdmin
from articles.admin.site import newsroom_site
from articles.editorial.clocks import clock
from articles.models import Language, Policy, User
from articles.models.languages import isolated
from articles.models.policies import as_stored
from articles.words import document, merging
from articles.words.merging import Clash

# Of an interview's tools and keys those for words that nobody speaks.
ITEM = Tool("item", gettext_lazy("Item of a list"))
NAMES = ("subheading", "strong", "em", "link", "undo", "redo", "find", "help")
PLAIN_TOOLS = tuple(tuple(tool for tool in group if tool.name in NAMES) for group in TOOLS)
PLAIN_KEYS = (
    (("-",), gettext_lazy("And a space at the start of a paragraph: an item of a list. Enter leaves an empty one.")),
    (("1.",), gettext_lazy("And a space: an item with its number. Enter goes on with the next.")),
    *(row for row in HELP if row[0] in {("Shift", "Enter"), ("Ctrl", "F"), ("Ctrl", "Z"), ("Alt", "F10")}),
    (("Ctrl", "S"), gettext_lazy("Save, and go on writing.")),
)
LABELS = {
    "text": gettext_lazy("Text of the page"),
    "placeholder": gettext_lazy("Write or paste. A hyphen or 1. and a space begin a list."),
    "tooMuch": gettext_lazy("Not pasted: a text may have a million characters, and with this it has more."),
    "noFiles": gettext_lazy("A file is not put into the text."),
}


class PolicyWidget(TextWidget):
    template_name = "admin/articles/editor/page.html"
    module = "page.js"

    def __init__(self, attrs=None, *, policy: Policy | None, by: User, stored: bool):
        super().__init__(attrs)
        self.policy, self.by, self.stored = policy, by, stored

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        first, *others = (group for group in PLAIN_TOOLS if group)
        context["widget"] |= {
            "setup": setup(self.policy, self.by, self.stored),
            "tools": ((*first, ITEM), *others),
            "help": PLAIN_KEYS,
            "added": self.policy is None,
        }
        return context


class PolicyForm(OpenForm):
    """A text that both changed comes back as one, by its paragraphs, before readers see it."""

    def clash(self, name, was, mine, theirs):
        super().clash(name, was, mine, theirs)
        if name == "body":
            self.merged = merging.merge(document.parse(was), document.parse(as_stored(mine)), document.parse(theirs))
            self.data[self["body"].html_name] = self.merged.document.html

    def told_of(self, name):
        if name != "body":
            return super().told_of(name)
        together = _(
            "Somebody else changed this text meanwhile. What they changed is in it now: look at it, and save again."
        )
        return [together, *map(told_of, self.merged.clashes)]


def told_of(clash: Clash) -> str:
    words = isolated(document.said(clash.theirs or clash.mine))
    if clash.theirs is None:
        return _("They took out a paragraph that you changed. It stands: {words}").format(words=words)
    if clash.mine is None:
        return _("They changed a paragraph that you took out. It stands: {words}").format(words=words)
    return _("Both of you changed a paragraph. Yours stands; theirs says: {words}").format(words=words)


class PolicyField(TextField):
    def cleaned(self, text: str) -> str:
        return as_stored(text)


@admin.register(Policy, site=newsroom_site)
class PolicyAdmin(OpenAdmin, RoleAdmin):
    rights = dict.fromkeys(("view", "add", "change"), "write policies")
    form = PolicyForm
    fields = ("key", "language", "title", "body")
    list_display = ("title", "key", "language", "changed")
    list_filter = ("language",)

    class Media:
        js = [Script("js/editor/arrived.js", type="module")]  # on the list, too, which a saved page leads to

    @admin.display(description=gettext_lazy("last changed"), ordering="changed_at")
    def changed(self, policy):
        return clock(policy.changed_at)

    def view_on_site(self, policy):
        return reverse("policy", args=[policy.language, policy.key])

    def get_form(self, request, obj=None, change=False, **kwargs):
        # The form that is shown to whoever sent one came back with errors: nothing in it is stored.
        body = PolicyWidget(policy=obj, by=request.user, stored=request.method != "POST")
        return super().get_form(request, obj, change, widgets={"body": body}, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "title":
            kwargs["widget"] = Textarea(attrs={"rows": 1, "dir": "auto"})
        if db_field.name == "body":
            kwargs["form_class"] = PolicyField
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def setup(policy: Policy | None, by: User, stored: bool) -> dict:
    """What the editor of `policy`, or of one to be added, has to know, as plain values. `stored` is whether the form
    shows what is stored."""
    return {
        "page": policy and policy.pk,
        "taken": {f"{other.key} {other.language}": other.pk for other in Policy.objects.only("key", "language")},
        "user": by.pk,
        "stored": stored,
        "changedAt": round(policy.changed_at.timestamp() * 1000) if policy else 0,  # as JavaScript counts
        "directions": {language.value: language.direction for language in Language},
        "longest": LONGEST,
        "fields": ["key", "language", "title"],
        "urls": {"session": reverse("admin:articles_session")},
        "labels": labels(**LABELS),
    }
