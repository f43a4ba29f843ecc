"""The front page: which interviews lead, and which one is quoted."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.admin.meanwhile import OpenAdmin, OpenFormSet
from articles.admin.roles import ByRole, RoleAdmin
from articles.admin.site import newsroom_site
from articles.models import FrontPage, Interview, Pick

RIGHTS = dict.fromkeys(("view", "add", "change", "delete"), "compose the front page")


class PicksFormSet(OpenFormSet):
    """An order that two have made comes together as neither has seen it: whoever saves second looks at it first."""

    key = "interview"

    def clean(self):
        super().clean()
        if self.news() and self.has_changed():
            said = _(
                "Somebody else changed this list while your page was open. {news} Look at the order, then save again."
            )
            raise ValidationError(said.format(news=" ".join(self.news())))

    def news(self) -> list[str]:
        """What somebody else did to the list since the page was opened."""
        placed = [form.instance for form in self.initial_forms if form.theirs]
        left = Interview.objects.filter(pk__in=[row["interview"] for row in self.gone])
        return [
            *(_("“{interview}” has place {n}.").format(interview=pick.interview, n=pick.position) for pick in placed),
            *(_("“{interview}” was taken out.").format(interview=interview) for interview in left),
        ]


class PickInline(OpenAdmin, ByRole, admin.TabularInline):
    rights = RIGHTS
    model = Pick
    formset = PicksFormSet
    fields = ("interview", "position")
    extra = 1
    autocomplete_fields = ("interview",)


@admin.register(FrontPage, site=newsroom_site)
class FrontPageAdmin(OpenAdmin, RoleAdmin):
    rights = RIGHTS
    fields = ("language", "quoted")
    inlines = (PickInline,)
    autocomplete_fields = ("quoted",)
