"""Words of Django's own pages that the newsroom says in another way: its catalogue comes before Django's.

`make messages` gathers them from here; docs/arabic.md says how they are put.
"""

from django.utils.translation import gettext_noop

WORDS = (
    gettext_noop("Add"),
    gettext_noop("Add %(name)s"),
    gettext_noop("Add another %(model)s"),
    gettext_noop("Add another %(verbose_name)s"),
    gettext_noop("Delete"),
    gettext_noop("Delete?"),
    gettext_noop("Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens."),
    gettext_noop("Log in"),
    gettext_noop("Log in again"),
    gettext_noop("Save and add another"),
    gettext_noop("Save and continue editing"),
    gettext_noop("Save and view"),
    gettext_noop("Search"),
    gettext_noop("The {name} “{obj}” was added successfully."),
    gettext_noop("The {name} “{obj}” was changed successfully."),
)
