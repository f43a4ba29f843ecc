"""What two people decide about somebody whose name is to go out of everything that was published."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.corrections import Correction
from articles.models.people import Person


class NameRemovalQuerySet(models.QuerySet):
    def waiting(self):
        """Asked for, and not carried out."""
        return self.filter(done_at=None)

    def unread(self):
        """Carried out by one person alone, and looked at by nobody else since."""
        return self.exclude(done_at=None).filter(done_by=F("asked_by"), read_by=None)


class NameRemoval(models.Model):
    """That a name is to be taken out, as one person asked and another did. Holds no name any more once it is done."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="removals")
    naming = models.CharField(_("how they may be named"), max_length=10, choices=Person.Naming.choices)
    names = models.JSONField(help_text="What to call them instead, by language.")
    also = ArrayField(
        models.CharField(max_length=200), default=list, help_text="Other spellings; empty once it is done."
    )
    elsewhere = ArrayField(
        models.PositiveBigIntegerField(), default=list, help_text="Keys of interviews that speak of them."
    )
    shown_as = models.CharField(_("readers learn"), max_length=7, choices=Correction.Shown.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True, help_text="Why one person did it alone.")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    done_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    read_at = models.DateTimeField(null=True)

    objects = NameRemovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("taking out of a name")
        verbose_name_plural = _("takings out of names")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=("person",), condition=Q(done_at=None), name="one_removal_of_a_name_at_a_time"
            ),
            models.CheckConstraint(
                name="alone_only_for_a_reason", condition=Q(done_by=None) | ~Q(done_by=F("asked_by")) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="who_looks_again_is_another", condition=Q(read_by=None) | ~Q(read_by=F("done_by"))
            ),
            models.CheckConstraint(name="no_name_is_kept", condition=Q(done_at=None) | Q(also=[], names={})),
        ]

    def __str__(self):
        return f"{self.person_id} {self.asked_at:%Y-%m-%d}"
