"""Drafts that somebody without an account may read for a while, by a link."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.interviews import Interview


def new_token() -> str:
    """128 random bits, as they stand in an address."""
    return secrets.token_urlsafe(16)


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, at):
        """Those at whose address there is something to see."""
        return self.filter(revoked_at=None, expires_at__gt=at)

    def with_person(self, key):
        """Those in whose text this person takes part. Content is canonical, so it always says it so."""
        return self.filter(content__contains=f'"id":{key},"kind":')


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

    def is_open(self, at) -> bool:
        """Whether it is among the `open` ones."""
        return self.revoked_at is None and self.expires_at > at
