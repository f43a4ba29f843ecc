"""What an editor chose for the front page; the rest of it fills itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.interviews import Interview
from articles.models.languages import Language


class FrontPage(models.Model):
    """The front page of one language. A choice that readers cannot see, or see no more, is passed over."""

    language = models.CharField(_("language"), max_length=2, choices=Language.choices, unique=True)
    quoted = models.ForeignKey(
        Interview,
        models.SET_NULL,
        verbose_name=_("quotation from"),
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Its first pull quote stands on the front page. Empty: one of the newest is chosen."),
    )

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        ordering = ("-language",)

    def __str__(self):
        return self.get_language_display()


class Pick(models.Model):
    """An interview that stands at the top, in this order: the first one leads."""

    front_page = models.ForeignKey(FrontPage, models.CASCADE, related_name="picks")
    interview = models.ForeignKey(Interview, models.CASCADE, verbose_name=_("interview"), related_name="picks")
    position = models.PositiveSmallIntegerField(pgettext_lazy("in an order", "place"), default=1)
    since = models.DateTimeField(auto_now_add=True, null=True)  # unknown of what was picked before this was kept

    class Meta:
        verbose_name = _("pick")
        verbose_name_plural = _("picks")
        ordering = ("position", "id")
        constraints = [models.UniqueConstraint(fields=("front_page", "interview"), name="picked_once")]

    def __str__(self):
        return str(self.interview)
