"""Words of an interview that are drawn on a card to pass on."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.interviews import Interview


class QuoteCard(models.Model):
    """Words that somebody says in an interview. Whose they are is looked up in the text, never stored."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="quote_cards", verbose_name=_("interview"))
    words = models.TextField(
        _("words"),
        max_length=280,
        help_text=_("Exactly as somebody says them in the interview."),
    )
    shared = models.BooleanField(
        _("stands for the interview"),
        default=False,
        help_text=_("Seen wherever somebody shares the interview's address. Without one, its headline is."),
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("quote card")
        verbose_name_plural = _("quote cards")
        ordering = ("-made_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=("interview",),
                condition=models.Q(shared=True),
                name="one_card_stands_for_an_interview",
                violation_error_message=_("Another card stands for this interview already."),
            )
        ]

    def __str__(self):
        return self.words

    @property
    def speaker(self) -> int | None:
        """Primary key of who says these words in the draft; None where nobody who takes part does, or not any more."""
        document, words = self.interview.document, " ".join(self.words.split())
        known = {part.person_id for part in self.interview.participations.all()}
        for said in (*document.turns, *document.quotations):
            if said.speaker in known and words in " ".join(said.text.split()):
                return said.speaker
        return None

    @property
    def outdated(self) -> bool:
        return self.speaker is None
