"""Clips in the newsroom: a recording is uploaded, heard, and put into interviews from over their text."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.admin.meanwhile import OpenAdmin, OpenForm
from articles.admin.photos import RIGHTS
from articles.admin.roles import RoleAdmin
from articles.admin.searching import FoldedSearch
from articles.admin.site import newsroom_site
from articles.editorial import beside, media, permissions
from articles.editorial.clocks import clock
from articles.files import delivery
from articles.models import Clip
from articles.sound import mp3
from articles.sound.sounds import private_url
from articles.words.tongues import TONGUES

NOT_STORED = gettext_lazy("The recording could not be stored. Try again later.")


class ClipForm(OpenForm):
    """Makes the recording anew before the row is stored."""

    upload = forms.FileField(
        label=gettext_lazy("Recording"),
        help_text=gettext_lazy(
            "MP3, at most 25 MB: fifty minutes of speech at 64 kbit/s, mono. What recorders and programs write into "
            "the file beside the sound is left out. Listen yourself: names, places and voices in the background stay."
        ),
        widget=forms.FileInput(attrs={"accept": "audio/mpeg,.mp3"}),
    )

    class Meta:
        widgets = {
            "title": forms.TextInput(attrs={"dir": "auto", "class": "vTextField"}),
            "language": forms.TextInput(attrs={"dir": "auto", "list": "languages"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["upload"]

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            self.recording = mp3.read(upload)
        except mp3.Unusable as error:
            raise ValidationError(error.reason) from error
        except OSError as error:
            raise ValidationError(NOT_STORED) from error
        return upload

    def clean(self):
        cleaned = super().clean()
        if "upload" in self.fields and not self.errors:
            try:
                media.keep(self.instance, self.recording)
            except OSError as error:
                raise ValidationError(NOT_STORED) from error
        return cleaned


@admin.register(Clip, site=newsroom_site)
class ClipAdmin(OpenAdmin, FoldedSearch, RoleAdmin):
    rights = RIGHTS
    form = ClipForm
    autocomplete_fields = ("people",)
    fields = ("upload", "title", "language", "people")
    list_display = ("title", "length", "language", "added_by", "added")
    list_select_related = ("added_by",)
    list_per_page = 50
    search_fields = ("title",)
    change_form_template = "admin/articles/clip/change_form.html"

    class Media:
        css = {"all": ["css/photos.css"]}

    def get_urls(self):
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:pk>/file/", view, name="articles_clip_file"), *super().get_urls()]

    def get_queryset(self, request):
        return media.readable(request.user, Clip)

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return fields[1:] if obj else fields

    def has_delete_permission(self, request, obj=None):
        """A recording that a draft plays is taken out there first."""
        return super().has_delete_permission(request, obj) and obj is not None and not media.used_in(obj).exists()

    def save_model(self, request, obj, form, change):
        if not change:
            obj.added_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.changed_data:
            beside.changed(form.instance)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["languages"] = [getattr(tongue, get_language()) for tongue in TONGUES.values()]
        if add and "upload" in request.FILES and "upload" not in context["adminform"].form.errors:
            self.message_user(request, _("Choose the recording again: a browser keeps no file."), messages.WARNING)
        if obj:
            readable = permissions.readable_by(request.user, media.used_in(obj))
            context |= {"sound": private_url(obj.pk), "interviews": readable.for_titles()}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        """It is heard next, but where a window was opened for the recording alone it closes."""
        answer = super().response_add(request, obj, post_url_continue)
        elsewhere = IS_POPUP_VAR in request.POST or "_addanother" in request.POST
        return answer if elsewhere else redirect("admin:articles_clip_change", obj.pk)

    def file_view(self, request, pk):
        """A recording that readers may not hear yet."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return delivery.send(request, default_storage, get_object_or_404(self.get_queryset(request), pk=pk).name)

    @admin.display(description=gettext_lazy("length"), ordering="seconds")
    def length(self, clip):
        return format_html("<bdi>{}:{:02}</bdi>", *divmod(clip.seconds, 60))

    @admin.display(description=gettext_lazy("added"), ordering="added_at")
    def added(self, clip):
        return clock(clip.added_at)
