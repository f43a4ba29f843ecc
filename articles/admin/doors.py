"""What the newsroom's addresses are called when colleagues read in the audit where somebody was refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# By what an address is for: the last part of its name, whatever model it is about.
LABELS = {
    "changelist": pgettext_lazy("a page", "the list"),
    "add": pgettext_lazy("a page", "adding one"),
    "change": pgettext_lazy("a page", "the form"),
    "delete": pgettext_lazy("a page", "deleting it"),
    "history": _("what was done with it"),
    "autocomplete": _("choosing from a list"),
    "lock_down": _("shutting the newsroom"),
    # an interview
    "autosave": _("storing the text while it is written"),
    "behind": _("translations to look at"),
    "beside": _("the original beside its translation"),
    "checklist": _("what must hold before it goes out"),
    "correction": _("wording a note to readers"),
    "doubts": _("what the intake was not sure of"),
    "head": _("saying that what stands above a text is still right beside its original"),
    "looked": _("saying that a passage is still right beside its original"),
    "merge": _("bringing two together"),
    "move": _("a step, such as publishing"),
    "newcomer": _("letting somebody take part"),
    "notes": _("notes on passages"),
    "outside": _("links for somebody outside"),
    "paste": _("a new interview of a pasted text"),
    "presence": _("who else writes there"),
    "preview": _("the preview"),
    "read": _("being its second reader"),
    "restore": _("restoring a revision"),
    "revisions": _("its revisions"),
    "revoke": _("ending a link for somebody outside"),
    "settle": _("looking at what was let pass"),
    "sign": _("letting it pass with one’s name"),
    "stranger": _("asking which words are names"),
    "translate": _("beginning a translation"),
    "urgent": _("what can be stopped at once"),
    # what stands beside interviews
    "addresses": _("former addresses"),
    "draw": _("a quote card to download"),
    "file": _("the file of a photo or a recording"),
    "image": _("the photo in the text"),
    "remove_name": _("taking the name out"),
    "suggest": _("suggesting topics"),
    # accounts
    "freeze": _("freezing the account"),
    "invite": _("making a link to come in"),
    "unfreeze": _("letting the account in again"),
}


def label(address: str) -> str | Promise:
    """Of the address with this name in the URLs; one that no release knows any more, as it was written down."""
    _app, _model, act = address.split("_", 2) if address.startswith("articles_") else ("", "", address)
    return LABELS.get(act, address)
