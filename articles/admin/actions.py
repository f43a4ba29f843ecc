"""What the audit's actions are called when colleagues read them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.editorial.workflow import MOVES

LABELS = {
    "begin": _("began it"),
    "save": _("saved"),
    "purge revisions": _("deleted older revisions, in the shell"),
    "add": _("added"),
    "change": _("changed"),
    "delete": _("deleted"),
    "move": pgettext_lazy("a topic, to another address", "moved"),
    "merge": _("merged another into it"),
    "forget address": _("let an address that it had lead nowhere"),
    "translate": _("began it as a translation"),
    "sign": _("let it pass with their name"),
    "settle": _("looked at what was let pass"),
    "ask": _("asked about the text"),
    "answer": _("answered a note"),
    "resolve note": _("settled a note"),
    "reopen note": _("opened a settled note again"),
    "read again": _("was its second reader"),
    "show outside": _("made a link for somebody outside"),
    "revoke preview": _("ended a link for somebody outside"),
    "replace note": _("replaced a note to readers"),
    "seal": _("stored it: the database’s seal"),
    "keep": _("kept it from the release before"),
    "rename": _("took a name out of what was published"),
    "ask to take a name out": _("asked to take a name out"),
    "ask to redact": _("asked to take a name out"),
    "redact": _("took a name out of what was published"),
    "drop the taking out of a name": _("decided against taking a name out"),
    "appoint": _("gave roles, in the shell"),
    "invite": _("made a link to come in"),
    "accept invitation": _("came in by the link"),
    "freeze": _("froze the account"),
    "unfreeze": _("let the account in again"),
    "enrol": _("enrolled a phone"),
    "change password": _("changed the password"),
    "renew recovery codes": _("made recovery codes"),
    "use recovery code": _("came in by a recovery code"),
    "lockdown": _("shut the newsroom"),
    "come in": _("asked for a page that is not theirs"),
    "unknown move": _("tried a step that does not exist"),
    **{move.name: move.label for move in MOVES.values()},
}


def label(action: str) -> str | Promise:
    return LABELS.get(action, action)
