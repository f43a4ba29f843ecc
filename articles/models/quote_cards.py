"""Words of an interview that are drawn on a card to pass on."""

from collections.abc import Iterator

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.interviews import Interview
from articles.words.document import Document


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
        known = {part.person_id for part in self.interview.participations.all()}
        return next((speaker for speaker in self.speakers(self.interview.document) if speaker in known), None)

    def speakers(self, document: Document) -> Iterator[int | None]:
        """Of every turn and quotation of `document` that has these words in it."""
        words = " ".join(self.words.split())
        for said in (*document.turns, *document.quotations):
            if words in " ".join(said.text.split()):
                yield said.speaker

    @property
    def outdated(self) -> bool:
        """For readers too once the draft goes out, if not yet."""
        return self.speaker is None
