"""What colleagues ask each other about a passage of a draft. Never part of any version."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.interviews import Interview


class NoteQuerySet(models.QuerySet):
    def open(self):
        """Questions that nobody has settled."""
        return self.filter(answers=None, resolved_at=None)

    def settled(self):
        return self.filter(answers=None, resolved_at__isnull=False)

    def with_answers(self):
        return self.select_related("by", "resolved_by").prefetch_related("replies__by")


class Note(models.Model):
    """A question about some words, or an answer to one. It holds on to its words, and to their block when they go."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="notes")
    answers = models.ForeignKey("self", models.CASCADE, related_name="replies", null=True)
    block = models.CharField(max_length=10, blank=True, help_text="Id of the block that the words stood in.")
    words = models.CharField(max_length=500, blank=True, help_text="The words it is about; empty: the whole block.")
    text = models.TextField(_("note"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    resolved_at = models.DateTimeField(null=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note on a passage")
        verbose_name_plural = _("notes on passages")
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                name="an_answer_is_not_resolved", condition=models.Q(answers=None) | models.Q(resolved_at=None)
            )
        ]

    def __str__(self):
        return self.text[:60]
