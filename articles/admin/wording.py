"""Words of Django's own pages that the newsroom says in another way: its catalogue comes before Django's.

`make messages` gathers them from here; docs/arabic.md says how they are put.
"""

from django.utils.translation import gettext_lazy, gettext_noop

WORDS = (
    gettext_noop("Add"),
    gettext_noop("Add %(name)s"),
    gettext_noop("Add another %(model)s"),
    gettext_noop("Add another %(verbose_name)s"),
    gettext_noop("Delete"),
    gettext_noop("Delete?"),
    gettext_noop("Log in"),
    gettext_noop("Log in again"),
    gettext_noop("Save and add another"),
    gettext_noop("Save and continue editing"),
    gettext_noop("Save and view"),
    gettext_noop("Search"),
    gettext_noop("The {name} “{obj}” was added successfully."),
    gettext_noop("The {name} “{obj}” was changed successfully."),
)

# What a field of an address says of one that cannot be: Django would speak of a “slug”, in English too.
NO_ADDRESS = {"invalid": gettext_lazy("An address has only letters, digits, hyphens and underscores, and no spaces.")}
