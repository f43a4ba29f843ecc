"""How often somebody knocked at the newsroom's door in vain."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Knock(models.Model):
    """How often a name, known here or not, was tried in vain. `key` is a keyed digest; nothing says from where."""

    key = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)
    next_at = models.DateTimeField(help_text="Nothing is tried before.")

    class Meta:
        verbose_name = _("attempt to sign in")
        verbose_name_plural = _("attempts to sign in")

    def __str__(self):
        return f"{self.failures} until {self.last_at:%Y-%m-%d %H:%M}"
