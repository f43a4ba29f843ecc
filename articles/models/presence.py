"""Who has an interview open for writing right now. There is no history of it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.interviews import Interview

FADES = timedelta(seconds=60)


class PresenceQuerySet(models.QuerySet):
    def now(self, at: datetime):
        return self.filter(seen_at__gt=at - FADES)

    def faded(self, at: datetime):
        return self.filter(seen_at__lte=at - FADES)


class Presence(models.Model):
    """One window of a colleague's browser that an interview is open in, and the block it is at."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    window = models.CharField(max_length=36, help_text="A random name that the window gives itself.")
    place = models.CharField(max_length=10, blank=True)
    seen_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=("interview", "window"), name="one_presence_per_window")]

    def __str__(self):
        return f"{self.user} {self.interview_id} {self.place}"
