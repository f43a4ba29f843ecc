"""Interviews: their list, and the form they are written in."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.forms.widgets import Script
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import (
    behind,
    corrections,
    intake,
    moves,
    newcomers,
    notes,
    originals,
    outside,
    pairs,
    presence,
    preview,
    revisions,
    signing,
    translating,
    urgent,
    writing,
)
from articles.admin.attempts import is_key
from articles.admin.forms import BeginForm, InterviewForm, ParticipantsFormSet
from articles.admin.meanwhile import OpenAdmin
from articles.admin.roles import ByRole, RoleAdmin
from articles.admin.rows import for_rows, lines_of, row
from articles.admin.searching import FoldedSearch
from articles.admin.site import newsroom_site
from articles.admin.topic_fields import label
from articles.admin.urgent import STOPS
from articles.editorial import drafting, media, offers, permissions, publishing, topics, workflow
from articles.editorial.clocks import clock
from articles.models import Interview, Participation, Photo, Topic, Version
from articles.models.languages import isolated

ACT = '<button formaction="{url}" name="seen" value="{seen}">{label}</button>'
HEARD = '{} <span class="facts"><span>{}</span></span>'
WAY_OUT = '<span class="stop"><a class="button" href="{url}">{label}</a></span>'


class ParticipantInline(OpenAdmin, ByRole, admin.StackedInline):
    rights = {"view": "read", "add": "edit", "change": "edit", "delete": "edit"}
    model = Participation
    formset = ParticipantsFormSet
    fields = ("person", "role", "label", "description")
    autocomplete_fields = ("person",)
    extra = 0
    template = "admin/articles/interview/_participants.html"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person").prefetch_related("person__names")


class PublicFilter(admin.SimpleListFilter):
    title = gettext_lazy("visibility to readers")
    parameter_name = "public"

    def lookups(self, request, model_admin):
        return [("now", _("now")), ("later", _("later")), ("no", _("no"))]

    def queryset(self, request, queryset):
        now = timezone.now()
        live = Version.objects.live(now).any_of_interview()
        coming = Version.objects.coming(now).any_of_interview()
        match self.value():
            case "now":
                return queryset.filter(live)
            case "later":
                return queryset.filter(coming)
            case "no":
                return queryset.exclude(live).exclude(coming)
        return queryset


class InterviewList(ChangeList):
    """Knows who looks at it, as a column does not."""

    def get_queryset(self, request, exclude_parameters=None):
        return for_rows(super().get_queryset(request, exclude_parameters))

    def get_results(self, request):
        super().get_results(request)
        now = timezone.now()
        lines, heard = lines_of(self.result_list, request.user, now), media.playing(self.result_list)
        for interview, line in zip(self.result_list, pairs.toward_both(lines, request.user, now), strict=True):
            interview.line, interview.heard = line, interview.pk in heard


@admin.register(Interview, site=newsroom_site)
class InterviewAdmin(FoldedSearch, RoleAdmin):
    rights = {"view": "read", "add": "begin", "change": "edit", "read notes": "comment"}
    form = InterviewForm
    inlines = (ParticipantInline,)
    autocomplete_fields = ("original", "lead_photo")
    fieldsets = (
        (None, {"fields": ("headline", "standfirst", "body", "seen", "shown")}),
        (None, {"fields": ("topics", "lead_photo")}),
        (
            gettext_lazy("Where, when and how"),
            {
                "classes": ("collapse",),
                "fields": ("dateline", "conducted_on", "date_shown", "method", "conducted_in", "edited"),
            },
        ),
        (
            gettext_lazy("Address, language, note"),
            {"classes": ("collapse",), "fields": ("slug", "language", "original", "due_on", "desk_note")},
        ),
    )
    list_display = ("headline_shown", "language", "state", "assigned_to", "changed", "next_move")
    list_filter = ("stage", "language", PublicFilter, "assigned_to")
    search_fields = ("headline", "dateline", "participants__names__name")
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/articles/interview/change_form.html"

    class Media:
        js = [Script(f"js/admin/{name}.js", type="module") for name in ("checklist", "notes", "offers")]

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            *intake.urls(view),
            *urgent.urls(view),
            *preview.urls(view),
            *moves.urls(view),
            *signing.urls(view),
            *corrections.urls(view),
            *outside.urls(view),
            *revisions.urls(view),
            *translating.urls(view),
            *behind.urls(view),
            *writing.urls,  # which answer an editor that nobody is signed in at, and not with a page to sign in on
            *notes.urls,
            *originals.urls,
            *presence.urls,
            *newcomers.urls,
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        return permissions.readable_by(request.user, super().get_queryset(request))

    def get_search_results(self, request, queryset, search_term):
        """Shown by their titles, in the list and wherever one is chosen."""
        found, may_have_twice = super().get_search_results(request, queryset, search_term)
        return found.for_titles(), may_have_twice

    # -- writing

    def locked_with(self, request) -> list[int]:
        original = request.POST.get("original", "")
        return [int(original)] if is_key(original) else []

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "lead_photo":
            kwargs["queryset"] = media.readable(request.user, Photo).with_words()
        if db_field.name == "original":
            kwargs["disabled"] = not permissions.may(request.user, "translate")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def add_view(self, request, form_url="", extra_context=None):
        """The draft is stored before its first word is written; a GET only asks for the language."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = BeginForm(request.POST or None)
        if form.is_valid():
            interview = drafting.begin(request.user, form.cleaned_data["language"])
            return redirect(interview.get_admin_url())
        context = self.admin_site.each_context(request) | {"title": _("Start an interview"), "opts": self.opts}
        return TemplateResponse(request, "admin/articles/interview/begin.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Save, and then do the move whose button was used."""
        if "_saveasnew" in request.POST:
            raise PermissionDenied  # Django would add a copy, whatever `save_as` says
        request.saved = None
        response = super().change_view(request, object_id, form_url, extra_context)
        if request.saved and "_move" in request.POST:
            # After the save's transaction: a move that is refused leaves the text saved.
            return moves.do(request, request.saved, request.POST["_move"], seen=request.saved.draft_number)
        return response

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        self.say_what_moved(request, context["adminform"].form)
        # A form with errors has changed `obj` already; its line is about what is stored.
        stored = publishing.with_periods(Interview.objects.filter(pk=obj.pk)).get()
        possible, now = workflow.moves_for(request.user, stored), timezone.now()
        kin = pairs.others_of([stored])[stored.pk]
        line, publishes = row(stored, request.user, now), workflow.MOVES["publish"] in possible
        about_draft = [move for move in possible if move.is_about_draft]
        context |= {
            "title": stored,
            "subtitle": None,
            "line": pairs.with_others(line, kin, request.user, now) if publishes else line,
            "drafting_moves": pairs.buttons(about_draft, kin, request.user, now),
            "public_moves": [move for move in possible if move not in about_draft and move.name not in STOPS],
            "stops": [move for move in possible if move.name in STOPS],
            "wish": moves.wish(stored),
            "checklist": signing.checklist(stored),
            "may_sign": permissions.may(request.user, "sign", stored),
            "corrections": corrections.standing(stored),
            "may_see_revisions": permissions.may(request.user, "see revisions", stored),
            "may_comment": permissions.may(request.user, "comment", stored),
            "may_correct": permissions.may(request.user, "correct", stored),
            "others": translating.others(stored, request.user),
            "may_translate": translating.may_begin(stored, request.user),
            "may_show_outside": permissions.may(request.user, "show outside", stored),
            "places": offers.places(request.user, stored.language),
            "conflict": getattr(context["adminform"].form, "conflict", None),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        """Stored by `save_related`, together with its topics and participants."""

    def save_related(self, request, form, formsets, change):
        self.say_what_moved(request, form)
        note = form.cleaned_data["revision_note"]
        written = {*form.changed_data} - {"revision_note"} or any(formset.has_changed() for formset in formsets)
        if not written:
            # Who only looked has not written, and may still approve; what was stored while typing is kept now.
            kept = drafting.keep_revision(form.instance, request.user, note)
            if note and kept.note != note:
                said = _("Nothing has changed since the last revision, so your note was not kept: {note}")
                self.message_user(request, said.format(note=isolated(note)), messages.WARNING)
            return

        def relations():
            form.cleaned_data["topics"] = [
                topic if isinstance(topic, Topic) else topics.find_or_make(topic, request.user)
                for topic in form.cleaned_data["topics"]
            ]
            super(InterviewAdmin, self).save_related(request, form, formsets, change)

        drafting.save(form.instance, request.user, form.cleaned_data["seen"], note=note, relations=relations)

    def say_what_moved(self, request, form):
        """What became of topics that were chosen while a colleague merged or deleted them."""
        gone = _("A topic that you chose was deleted meanwhile.")
        merged = _("A topic that you chose was merged meanwhile: now it is “{name}”.")
        for topic in form.moved:
            said = merged.format(name=isolated(label(topic))) if topic else gone
            self.message_user(request, said, messages.WARNING)

    def log_change(self, request, obj, message):
        """`drafting.save` has written its own entry."""

    def response_change(self, request, obj):
        request.saved = obj
        if "_move" not in request.POST:
            self.message_user(request, _("Saved."), messages.SUCCESS)
        return redirect(obj.get_admin_url())

    # -- the list

    def changelist_view(self, request, extra_context=None):
        context = {"may_comment": permissions.may(request.user, "comment")} | (extra_context or {})
        return super().changelist_view(request, context)

    def get_changelist(self, request, **kwargs):
        return InterviewList

    @admin.display(description=gettext_lazy("interview"), ordering="headline")
    def headline_shown(self, interview):
        line = interview.line
        called = format_html('<span lang="{}" dir="{}">{}</span>', interview.language, line.direction, str(interview))
        return format_html(HEARD, called, _("with audio")) if interview.heard else called

    @admin.display(description=gettext_lazy("where it stands"), ordering="stage")
    def state(self, interview):
        return format_html("{} <br>{}", interview.get_stage_display(), interview.line.shown)

    @admin.display(description=gettext_lazy("last changed"), ordering="changed_at")
    def changed(self, interview):
        return format_html("{} <br>{}", clock(interview.changed_at), interview.changed_by or "")

    @admin.display(description=gettext_lazy("next"), empty_value="")
    def next_move(self, interview):
        """A button of the list's own form, sent to the move's address; and the way to take it from its readers."""
        buttons = (ACT, interview.line.next), (WAY_OUT, interview.line.stop)
        return format_html("{} {}", *(format_html(html, **vars(button)) if button else "" for html, button in buttons))
