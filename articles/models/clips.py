"""Clips: recordings that stand in an interview's text."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.people import Person


class Clip(models.Model):
    """A recording of the newsroom's. It is never replaced: another recording is another clip."""

    title = models.CharField(
        _("what it is"),
        max_length=200,
        help_text=_("For colleagues. Readers see the words that stand under it in the text."),
    )
    language = models.CharField(
        _("language spoken"), max_length=35, blank=True, help_text=_("Empty where nobody speaks.")
    )
    people = models.ManyToManyField(
        Person,
        verbose_name=_("who can be heard"),
        related_name="clips",
        blank=True,
        help_text=_("A voice is known like a face. Nobody who is not named in full may be among them."),
    )
    name = models.CharField(max_length=40, editable=False, help_text="Of its file, in public storage.")
    sha256 = models.CharField(max_length=64, editable=False, help_text="Of the bytes of its file.")
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    seconds = models.PositiveIntegerField(_("seconds"), editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("added by"),
        related_name="clips_added",
        null=True,
        editable=False,
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ("-added_at", "-id")

    def __str__(self):
        return self.title
