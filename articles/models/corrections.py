"""What was put right after publication, as readers are told."""

from django.db import models
from django.db.models import Case, F, Func, Q, When
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from articles.models.interviews import Interview
from articles.models.versions import Version


class CorrectionQuerySet(models.QuerySet):
    def standing(self):
        """Those that no later note replaces."""
        return self.filter(superseded_by=None)

    def hiding_their_day(self):
        """Those of which readers may not learn when they were made."""
        return self.exclude(shown_as=Correction.Shown.DAY)

    def told(self):
        """With `told_on`, the moment as far as readers may know it. Where they may know the month only it is its first
        day, so that the place in a list does not give the day away."""
        begun = Func(F("after__live"), function="lower", output_field=models.DateTimeField())
        month = When(shown_as=Correction.Shown.MONTH, then=TruncMonth("begun"))
        return self.annotate(begun=begun, told_on=Case(month, default="begun"))

    def shown(self, at):
        """What readers are told at `at`: notes whose version they have seen, of interviews they can still see."""
        live = Version.objects.live(at).filter(interview=models.OuterRef("interview"))
        return (
            self.standing()
            .told()
            .filter(Q(begun__lte=at), models.Exists(live), after__cancelled_at=None)
            .exclude(kind=Correction.Kind.TYPO)
            .exclude(shown_as=Correction.Shown.NOTHING)
            .order_by("-told_on", "-id")
        )


class Correction(models.Model):
    """Why one version took the place of another. Never deleted; a better note supersedes it. The database keeps a
    digest of what it says in the audit."""

    class Kind(models.TextChoices):
        TYPO = "typo", _("typing error")
        CLARIFICATION = "clarification", _("clarification")
        CORRECTION = "correction", _("correction")
        UPDATE = "update", _("update")
        SAFETY = "safety", _("for somebody's safety")

    class Shown(models.TextChoices):
        """How much readers learn. Less than the day is for safety alone: an exact date can itself be evidence."""

        DAY = "day", _("that something changed, and the day")
        MONTH = "month", _("that something changed, and the month")
        NOTHING = "nothing", _("nothing")

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="corrections")
    before = models.ForeignKey(Version, models.PROTECT, related_name="+")
    after = models.ForeignKey(Version, models.PROTECT, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices)
    note = models.TextField(_("note to readers"), max_length=1000, blank=True)
    shown_as = models.CharField(_("readers learn"), max_length=7, choices=Shown.choices, default=Shown.DAY)
    superseded_by = models.OneToOneField("self", models.PROTECT, related_name="supersedes", null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    salt = models.CharField(max_length=32, default="", db_default="", editable=False, help_text="Of its seal.")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(name="only_safety_hides_the_day", condition=Q(shown_as="day") | Q(kind="safety")),
            models.CheckConstraint(
                name="readers_are_told_why", condition=Q(kind__in=("typo", "safety")) | ~Q(note="")
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.interview_id}/{self.after_id}"
