"""What somebody answers for with their name: a gate passed, a text sent out alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.interviews import Interview
from articles.models.versions import Version


class SignatureQuerySet(models.QuerySet):
    def waiting(self):
        """Those that nobody has looked at again."""
        return self.filter(settled_by=None)


class Signature(models.Model):
    """That a colleague lets a text pass a gate, and why. A task for the desk until somebody has looked again."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="signatures")
    gate = models.CharField(max_length=40)
    problem = models.CharField(
        max_length=64, help_text="Digest of what the gate said: another problem needs another name."
    )
    message = models.TextField()
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    settled_at = models.DateTimeField(null=True)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=("interview", "gate", "problem"), name="signed_once")]

    def __str__(self):
        return f"{self.gate}: {self.reason}"


class SoloPublicationQuerySet(models.QuerySet):
    def unread(self):
        """Those that nobody else has read."""
        return self.filter(read_by=None)


class SoloPublication(models.Model):
    """That one person published alone. A task for the desk until somebody else has read the version."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="solo")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    read_at = models.DateTimeField(null=True)

    objects = SoloPublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("text published alone")
        verbose_name_plural = _("texts published alone")
        constraints = [
            models.CheckConstraint(
                name="second_reader_is_another", condition=Q(read_by=None) | ~Q(read_by=models.F("by"))
            )
        ]

    def __str__(self):
        return f"{self.version}: {self.reason}"
