"""What readers saw and when, kept for good, in a chain that they can check."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.interviews import Interview


class RecordEntry(models.Model):
    """One link of an interview's public record. `digest` covers the others and the link before."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("published")
        CLOSED = "closed", _("no longer shown")
        CANCELLED = "cancelled", _("called off")  # before it was seen
        REDACTED = "redacted", _("removed")

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="record")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    version_number = models.PositiveIntegerField()
    at = models.DateTimeField(help_text="When it holds; readers see the chain up to the first entry still to come.")
    content_digest = models.CharField(max_length=64)
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("entry of the record")
        verbose_name_plural = _("public record")
        ordering = ("interview", "number")
        constraints = [models.UniqueConstraint(fields=("interview", "number"), name="one_entry_per_number")]

    def __str__(self):
        return f"{self.interview_id}/{self.number} {self.kind}"
