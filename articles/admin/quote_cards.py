"""Quotations on cards: chosen from an interview, downloaded in the sizes that people share."""

from collections.abc import Iterable

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.meanwhile import OpenAdmin, OpenForm
from articles.admin.roles import RoleAdmin
from articles.admin.searching import FoldedSearch
from articles.admin.site import newsroom_site
from articles.editorial import beside, locking, permissions, quote_cards
from articles.editorial.states import State
from articles.models import Interview, QuoteCard
from articles.photos import cards, encoding, shaping

SIZES = {
    "square": gettext_lazy("Square"),
    "story": gettext_lazy("Story, 9:16"),
    "share": gettext_lazy("Shared link, 1200 × 630"),
}


class QuoteCardForm(OpenForm):
    class Meta:
        widgets = {"words": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    def clean(self):
        cleaned = super().clean()
        interview = cleaned.get("interview") or self.instance.interview_id and self.instance.interview
        if not interview or not cleaned.get("words"):
            return cleaned
        [interview] = locking.locked(interview)  # it says so until the card is stored; a name may be taken out of both
        if QuoteCard(interview=interview, words=cleaned["words"]).outdated:
            raise ValidationError({"words": _("Nobody who takes part says exactly this in the interview.")})
        others = interview.quote_cards.exclude(pk=self.instance.pk)
        if same := next((card for card in others if card.words.split() == cleaned["words"].split()), None):
            url, said = reverse("admin:articles_quotecard_change", args=[same.pk]), _("Look at the card")
            told = format_html('{} <a href="{}">{}</a>', _("A card has exactly these words already."), url, said)
            raise ValidationError({"words": told})
        return cleaned


def found_outdated(cards: Iterable[QuoteCard]) -> set[QuoteCard]:
    """Those of `cards` that are outdated once the draft goes out, and that readers find until then."""
    return quote_cards.found_by_readers([card for card in cards if card.outdated], timezone.now())


class QuoteCardList(ChangeList):
    """Knows of all its cards at once what readers find."""

    def get_results(self, request):
        super().get_results(request)
        found = found_outdated(self.result_list)
        for card in self.result_list:
            card.is_found = card in found


@admin.register(QuoteCard, site=newsroom_site)
class QuoteCardAdmin(OpenAdmin, FoldedSearch, RoleAdmin):
    rights = dict.fromkeys(("view", "add", "change", "delete"), "make cards")
    form = QuoteCardForm
    fields = ("interview", "words", "shared")
    autocomplete_fields = ("interview",)
    list_display = ("said", "interview_said", "shared", "state")
    list_filter = ("shared",)
    linked_by = ("interview",)
    list_per_page = 25
    search_fields = ("words", "interview__headline")
    change_form_template = "admin/articles/quotecard/change_form.html"

    class Media:
        css = {"all": ["css/photos.css"]}

    def allows(self, request, act, obj=None):
        return super().allows(request, act, obj.interview if obj else None)

    def get_urls(self):
        view = self.admin_site.admin_view(self.draw_view)
        return [path("<int:pk>/<slug:size>.png", view, name="articles_quotecard_draw"), *super().get_urls()]

    def get_queryset(self, request):
        readable = permissions.readable_by(request.user, Interview.objects.all())
        cards = super().get_queryset(request).filter(interview__in=readable)
        return cards.select_related("interview").prefetch_related("interview__participations")

    def get_changelist(self, request, **kwargs):
        return QuoteCardList

    def get_readonly_fields(self, request, obj=None):
        return ("interview",) if obj else ()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "interview":
            kwargs["queryset"] = permissions.readable_by(request.user, Interview.objects.all())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)
        beside.changed(obj)
        if obj.shared or "shared" in form.changed_data:
            self.tell_what_is_shared(request, Interview.objects.get(pk=obj.interview_id))

    def tell_what_is_shared(self, request, interview: Interview):
        if State(interview, timezone.now()).is_another_shown():
            still = _("Where the address is shared the former card is seen, until a publisher brings this to readers.")
            self.message_user(request, still, messages.WARNING)

    def delete_model(self, request, obj):
        locking.locked(obj.interview)
        beside.changed(obj)
        super().delete_model(request, obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        is_found = bool(obj) and obj in found_outdated([obj])
        context |= {"sizes": SIZES, "can_shape": shaping.can_shape(), "card": obj, "is_found": is_found}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        """The cards are looked at, and downloaded, next."""
        return redirect("admin:articles_quotecard_change", obj.pk)

    def draw_view(self, request, pk, size):
        """The card as a picture to download. Words that are no longer said are not handed out."""
        card = self.seen_by(request, pk)
        if size not in SIZES or card.outdated or not shaping.can_shape():
            raise Http404
        image = cards.draw(quote_cards.quote_card(card), cards.FORMATS[size])
        name = f"{card.interview.public_id}-{card.pk}-{size}.png"
        return HttpResponse(
            encoding.encode(image, "png", optimize=True),
            content_type="image/png",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    @admin.display(description=gettext_lazy("words"), ordering="words")
    def said(self, card):
        return in_its_language(card, card.words)

    @admin.display(description=gettext_lazy("interview"), ordering="interview")
    def interview_said(self, card):
        return in_its_language(card, card.interview)

    @admin.display(description=gettext_lazy("state"))
    def state(self, card):
        if not card.outdated:
            return _("As said")
        if card.is_found:
            return _("As readers find it; outdated once the draft goes out")
        return _("Outdated: the interview no longer says it like this")


def in_its_language(card: QuoteCard, words: object) -> SafeString:
    return format_html('<span lang="{}" dir="auto">{}</span>', card.interview.language, words)
