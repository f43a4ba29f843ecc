"""Clips in the newsroom: a recording is uploaded, heard, and put into interviews from over their text."""

from django import forms
from django.contrib import admin
from django.core.files.storage import default_storage
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy

from articles.admin.media import MediaAdmin, MediaForm
from articles.admin.site import newsroom_site
from articles.editorial import media
from articles.files import delivery
from articles.models import Clip
from articles.sound import mp3
from articles.sound.sounds import private_url
from articles.words.tongues import TONGUES


class ClipForm(MediaForm):
    """Makes the recording anew before the row is stored."""

    not_stored = gettext_lazy("The recording could not be stored. Try again later.")
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

    def read(self, upload):
        self.recording = mp3.read(upload)

    def write_files(self, cleaned):
        if "upload" in self.fields:
            media.keep(self.instance, self.recording)


@admin.register(Clip, site=newsroom_site)
class ClipAdmin(MediaAdmin):
    form = ClipForm
    choose_again = gettext_lazy("Choose the recording again: a browser keeps no file.")
    fields = ("upload", "title", "language", "people")
    list_display = ("title", "length", "language", "added_by", "added")
    search_fields = ("title",)
    change_form_template = "admin/articles/clip/change_form.html"

    class Media:
        css = {"all": ["css/photos.css"]}

    def get_urls(self):
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:pk>/file/", view, name="articles_clip_file"), *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["languages"] = [getattr(tongue, get_language()) for tongue in TONGUES.values()]
        if obj:
            context["sound"] = private_url(obj.pk)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def file_view(self, request, pk):
        """A recording that readers may not hear yet."""
        return delivery.send(request, default_storage, self.seen_by(request, pk).name)

    @admin.display(description=gettext_lazy("length"), ordering="seconds")
    def length(self, clip):
        return format_html("<bdi>{}:{:02}</bdi>", *divmod(clip.seconds, 60))
