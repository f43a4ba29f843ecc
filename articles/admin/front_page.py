"""The front page: which interviews lead, and which one is quoted."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from articles.admin.attempts import is_key
from articles.admin.meanwhile import OpenAdmin, OpenFormSet
from articles.admin.roles import ByRole, RoleAdmin
from articles.admin.site import newsroom_site
from articles.models import FrontPage, Interview, Pick
from articles.words import dates

RIGHTS = dict.fromkeys(("view", "add", "change", "delete"), "compose the front page")


class PicksFormSet(OpenFormSet):
    """An order that two have made comes together as neither has seen it: whoever saves second looks at it first. What
    is picked without a place stands after the others."""

    key = "interview"

    def add_fields(self, form, index):
        super().add_fields(form, index)
        place = form.fields["position"]
        place.widget.attrs["aria-describedby"] = f"{self.prefix}-position-help"
        if not form.instance.pk:
            place.required, form.initial["position"] = False, None

    def clean(self):
        super().clean()
        filled = [form for form in self.forms if form.is_valid() and form.cleaned_data]
        last = max((form.cleaned_data["position"] or 0 for form in filled), default=0)
        for after, form in enumerate((form for form in filled if form.cleaned_data["position"] is None), start=1):
            form.instance.position = last + after
        if self.news() and self.has_changed():
            said = _(
                "Somebody else changed this list while your page was open. {news} Look at the order, then save again."
            )
            raise ValidationError(format_html(said, news=format_html_join(" ", "{}", zip(self.news()))))

    def news(self) -> list[SafeString]:
        """What somebody else did to the list since the page was opened."""
        placed, out = _("“{interview}” has place {n}."), _("“{interview}” was taken out.")
        moved = [form.instance for form in self.initial_forms if form.theirs]
        left = Interview.objects.filter(pk__in=filter(is_key, (row.get(self.key, "") for row in self.gone)))
        return [
            *(format_html(placed, interview=apart(pick.interview), n=pick.position) for pick in moved),
            *(format_html(out, interview=apart(interview)) for interview in left),
        ]


def apart(interview: Interview) -> SafeString:
    """Its headline in a sentence that may run the other way."""
    return format_html("<bdi>{}</bdi>", interview)


class PickInline(OpenAdmin, ByRole, admin.TabularInline):
    rights = RIGHTS
    model = Pick
    formset = PicksFormSet
    template = "admin/rows_inline.html"
    fields = ("interview", "position", "stands_since")
    readonly_fields = ("stands_since",)
    extra = 1
    autocomplete_fields = ("interview",)

    def get_queryset(self, request):
        titles = Prefetch("interview", Interview.objects.for_titles())
        return super().get_queryset(request).prefetch_related(titles)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "position":
            kwargs["help_text"] = _("Left empty, it stands after the others.")
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=pgettext_lazy("on the front page", "since"))
    def stands_since(self, pick):
        return dates.day(timezone.localdate(pick.since), get_language()) if pick.since else ""


@admin.register(FrontPage, site=newsroom_site)
class FrontPageAdmin(OpenAdmin, RoleAdmin):
    rights = RIGHTS
    fields = ("language", "quoted")
    inlines = (PickInline,)
    autocomplete_fields = ("quoted",)

    def save_related(self, request, form, formsets, change):
        """Somebody may choose what is still to come, but knows then that it does not stand there yet."""
        super().save_related(request, form, formsets, change)
        page = form.instance
        chosen = Interview.objects.filter(Q(picks__front_page=page) | Q(pk=page.quoted_id)).distinct()
        seen = Interview.objects.live(timezone.now()).filter(language=page.language)
        if unseen := chosen.exclude(pk__in=seen.values("pk")):
            told = _("Passed over until readers see it in this language: {interviews}.")
            shown = format_html_join(" · ", "{}", ((apart(interview),) for interview in unseen))
            self.message_user(request, format_html(told, interviews=shown), messages.WARNING)
