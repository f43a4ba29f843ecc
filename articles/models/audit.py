"""What was done in the newsroom, kept for good, in a chain that the database links."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntryQuerySet(models.QuerySet):
    def about(self, model: type[models.Model], key):
        """Those about the row of `model` with this key, which may be an expression."""
        return self.filter(subject=model._meta.model_name, subject_id=key)

    def done(self):
        """Those of what was done, and not refused."""
        return self.filter(outcome=AuditEntry.Outcome.DONE)


class AuditEntry(models.Model):
    """Who did what to which row. Plain ids, so that nothing deleted takes its history along; a trigger lets rows
    be added and nothing else. Never holds the value of a private field."""

    class Outcome(models.TextChoices):
        DONE = "done", _("done")
        DENIED = "denied", _("denied")

    at = models.DateTimeField(auto_now_add=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=150, blank=True)
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=40, help_text="The model's name.")
    subject_id = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=6, choices=Outcome.choices, default=Outcome.DONE)
    facts = models.JSONField(default=dict, blank=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit")
        ordering = ("-id",)
        indexes = [models.Index(fields=("subject", "subject_id"), name="audit_of_a_row")]

    def __str__(self):
        return f"{self.actor_name}: {self.action} {self.subject} {self.subject_id}"


class AuditLink(models.Model):
    """Ties an entry of the audit to the one before: `digest` covers the entry and the digest before. Written by the
    database when a transaction ends (migrations 0026 and 0027), so that no code forgets it."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(AuditEntry, models.PROTECT, related_name="link")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("link of the audit")
        verbose_name_plural = _("links of the audit")
        ordering = ("number",)

    def __str__(self):
        return f"{self.number}: {self.entry_id}"
