"""What somebody answers for with their name: a gate passed, a text sent out alone, a look from outside."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.interviews import Interview
from articles.models.versions import Version


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

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=("interview", "gate", "problem"), name="signed_once")]

    def __str__(self):
        return f"{self.gate}: {self.reason}"


class SoloPublication(models.Model):
    """That one person published alone. A task for the desk until somebody else has read the version."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="solo")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    read_at = models.DateTimeField(null=True)

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


def new_token() -> str:
    """128 random bits, as they stand in an address."""
    return secrets.token_urlsafe(16)


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, at):
        """Those at whose address there is something to see."""
        return self.filter(revoked_at=None, expires_at__gt=at)


class PreviewLink(models.Model):
    """One fixed text for somebody without an account, for a while. We learn that it was opened, not from where."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="preview_links")
    token = models.CharField(max_length=32, unique=True, default=new_token)
    content = models.TextField(help_text="What articles.pages.freeze made of the draft.")
    draft_number = models.PositiveIntegerField()
    who = models.CharField(_("who it is for"), max_length=100, help_text=_("For example: our lawyer. Not a name."))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("ends"))
    revoked_at = models.DateTimeField(null=True)
    opened = models.PositiveIntegerField(default=0)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ("-id",)

    def __str__(self):
        return self.who
