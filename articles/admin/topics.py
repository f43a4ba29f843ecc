"""Topics: found while somebody types in either language, made, renamed and merged."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.attempts import attempt, is_key
from articles.admin.meanwhile import OpenForm
from articles.admin.named import NamedAdmin, NamesFormSet, NamesInline
from articles.admin.site import newsroom_site
from articles.admin.topic_fields import label
from articles.editorial import permissions, topics
from articles.editorial.refusals import Refused
from articles.models import Interview, Topic, TopicName
from articles.models.languages import isolated
from articles.words import folding

RIGHTS = {"view": "see people and topics", "add": "name topics", "change": "name topics"}


class UsedFilter(admin.SimpleListFilter):
    title = gettext_lazy("use")
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [("yes", _("in use")), ("no", _("unused"))]

    def queryset(self, request, queryset):
        match self.value():
            case "yes":
                return queryset.filter(use_count__gt=0)
            case "no":
                return queryset.filter(use_count=0)
        return queryset


class TopicForm(OpenForm):
    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        try:
            topics.refuse_former(slug, self.instance)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return slug


class TopicNamesFormSet(NamesFormSet):
    address = staticmethod(topics.free_slug)

    def clean(self):
        super().clean()
        self.instance.name = self.instance.name or self.instance.slug
        for form in self.kept:
            name, language = form.cleaned_data["name"], form.cleaned_data["language"]
            namesakes = TopicName.objects.filter(language=language, folded=folding.identity(name))
            if namesakes.exclude(topic=self.instance.pk).exists():
                form.add_error("name", _("There is a topic of this name already."))


class TopicNameInline(NamesInline):
    rights = {**RIGHTS, "delete": "name topics"}
    model = TopicName
    formset = TopicNamesFormSet
    fields = ("language", "name", "description")

    def get_readonly_fields(self, request, obj=None):
        """Nobody else looks at a description before readers do."""
        return () if permissions.may(request.user, "describe topics") else ("description",)

    def has_delete_permission(self, request, obj=None):
        """With a name goes what readers are told about the topic in its language."""
        described = obj is not None and obj.names.exclude(description="").exists()
        right = "describe topics" if described else "name topics"
        return super().has_delete_permission(request, obj) and permissions.may(request.user, right)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "description":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def suggested(request) -> list[Topic]:
    """What the interview that is asked about may be about, for whoever may read it; else every topic is as likely."""
    key = request.GET.get("interview", "")
    interview = Interview.objects.filter(pk=key).first() if is_key(key) else None
    if interview and permissions.may(request.user, "read", interview):
        return topics.suggest(interview)
    return list(Topic.objects.with_names()[:20])


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(Topic.objects.with_names(), label=gettext_lazy("The topic it becomes part of"))

    def __init__(self, topic, *args):
        super().__init__(*args)
        self.fields["into"].queryset = Topic.objects.with_names().exclude(pk=topic.pk)
        self.fields["into"].label_from_instance = label


@admin.register(Topic, site=newsroom_site)
class TopicAdmin(NamedAdmin):
    rights = {**RIGHTS, "delete": "merge topics"}
    form = TopicForm
    fields = ("slug",)
    inlines = (TopicNameInline,)
    list_display = ("called", "called_otherwise", "uses")
    list_filter = (UsedFilter,)
    ordering = ("name",)
    search_fields = ("names__name",)
    used_as = "tagged_topics__tag"

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("suggest/", view(self.suggest_view), name="articles_topic_suggest"),
            path("<int:pk>/merge/", view(self.merge_view), name="articles_topic_merge"),
            path("<int:pk>/addresses/", view(self.addresses_view), name="articles_topic_addresses"),
            *super().get_urls(),
        ]

    def became(self, object_id):
        return topics.standing(int(object_id)) if is_key(object_id) else None

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(use_count=self.counted(request, "items", "content_object"))

    def has_delete_permission(self, request, obj=None):
        """A topic that is used is merged, not deleted."""
        return super().has_delete_permission(request, obj) and obj is not None and not obj.items.exists()

    def save_model(self, request, obj, form, change):
        if change and "slug" in form.changed_data:
            slug, obj.slug = obj.slug, form.initial["slug"]
            topics.move(obj, slug, request.user)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Ask about each name that is given now and spelt much like another topic's."""
        super().save_related(request, form, formsets, change)
        question = _("Is “{new}” the same as “{name}”? If it is, merge the two.")
        rows = [row for formset in formsets for row in (*formset.new_objects, *dict(formset.changed_objects))]
        asked = {other: row.name for row in rows for other in topics.neighbours(row.name) if other != form.instance}
        for other, name in asked.items():
            said = question.format(new=isolated(name), name=isolated(label(other)))
            self.message_user(request, said, messages.WARNING)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and permissions.may(request.user, "merge topics"):
            context["merge_url"] = reverse("admin:articles_topic_merge", args=[obj.pk])
            if obj.former_addresses.exists():
                context["addresses_url"] = reverse("admin:articles_topic_addresses", args=[obj.pk])
        return super().render_change_form(request, context, add, change, form_url, obj)

    def suggest_view(self, request):
        """What the typed words may mean: topics whose name holds them, then topics that are spelt much like them.
        Before anything is typed: the topics that the interview's text names."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        term = request.GET.get("term", "")[:100]
        found, _distinct = self.get_search_results(request, Topic.objects.with_names(), term)
        found = list(found.distinct()[:20]) if term else suggested(request)
        alike = [topic for topic in topics.neighbours(term) if topic not in found]
        return JsonResponse(
            {
                "results": [{"id": topic.pk, "text": label(topic)} for topic in found],
                "alike": [{"id": topic.pk, "text": label(topic)} for topic in alike],
                "known": topics.find(term) is not None,
            }
        )

    def merge_view(self, request, pk):
        topic = get_object_or_404(Topic.objects.with_names(), pk=pk)
        if not permissions.may(request.user, "merge topics"):
            raise PermissionDenied
        form = MergeForm(topic, request.POST or None)
        if form.is_valid():
            into = form.cleaned_data["into"]
            try:
                topics.merge(topic, into, request.user)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                said = _("The two are one topic now: {name}")
                self.message_user(request, said.format(name=isolated(label(into))))
                return redirect("admin:articles_topic_change", into.pk)
        context = self.admin_site.each_context(request) | {
            "title": _("Merge a topic into another"),
            "opts": self.opts,
            "topic": topic,
            "described": [name for name in topic.names.all() if name.description],
            "form": form,
        }
        return TemplateResponse(request, "admin/articles/topic/merge.html", context)

    def addresses_view(self, request, pk):
        """Where the topic stood before; from there readers are led to it, until somebody takes the address out."""
        topic = get_object_or_404(Topic.objects.with_names(), pk=pk)
        if not permissions.may(request.user, "merge topics"):
            raise PermissionDenied
        if request.method == "POST":
            done = _("This address leads nowhere now.")
            attempt(request, done, topics.forget, topic, request.POST.get("slug", ""), request.user)
            return redirect("admin:articles_topic_addresses", topic.pk)
        context = self.admin_site.each_context(request) | {
            "title": _("Former addresses"),
            "opts": self.opts,
            "topic": topic,
            "addresses": topic.former_addresses.order_by("slug"),
        }
        return TemplateResponse(request, "admin/articles/topic/addresses.html", context)

    @admin.display(description=gettext_lazy("interviews"), ordering="use_count")
    def uses(self, topic):
        return topic.use_count
