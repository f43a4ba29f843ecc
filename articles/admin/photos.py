"""Photos: taken in, described in each language, given a focal point, and where they are used."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import models
from django.forms.widgets import Script
from django.http import Http404
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.meanwhile import OpenAdmin, OpenFormSet
from articles.admin.media import RIGHTS, MediaAdmin, MediaForm
from articles.admin.roles import ByRole
from articles.admin.site import newsroom_site
from articles.editorial import media, offers
from articles.files import delivery
from articles.models import Language, Photo, PhotoWords
from articles.photos import decoding
from articles.photos.pictures import private_url

PERCENT = forms.NumberInput(attrs={"min": 0, "max": 100})


class PhotoForm(MediaForm):
    """Draws the picture anew, or cuts it again round another focal point, before the row is stored."""

    not_stored = gettext_lazy("The picture could not be stored. Try again later.")
    upload = forms.FileField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, at most 25 MB. The place, the camera and whatever else is hidden in the file is left "
            "out. Look yourself at what can be seen: faces, signs, number plates, the view from a window."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    class Meta:
        widgets = {"focus_x": PERCENT, "focus_y": PERCENT}

    def read(self, upload):
        self.picture = decoding.decode(upload)

    def write_files(self, cleaned):
        self.instance.focus_x, self.instance.focus_y = cleaned["focus_x"], cleaned["focus_y"]
        if "upload" in self.fields:
            media.draw(self.instance, self.picture, cleaned["upload"])
        elif {"focus_x", "focus_y"} & {*self.changed_data}:
            media.cut_again(self.instance)


class WordsFormSet(OpenFormSet):
    key = "language"

    def add_fields(self, form, index):
        """The credit is offered as it was given last time in the language of its row, and never filled in: a wrong
        one can give a photographer away."""
        super().add_fields(form, index)
        language = form.initial.get("language", "")
        credit = form.fields["credit"]
        credit.widget = forms.TextInput(attrs={"list": f"credits-{language}", "dir": "auto", "class": "vTextField"})
        credit.widget.attrs |= credit.widget_attrs(credit.widget)

    def clean(self):
        super().clean()
        written = [form.cleaned_data for form in self.forms if form.is_valid() and form.cleaned_data.get("alt")]
        written = [row for row in written if not row.get("DELETE")]
        if not written:
            raise ValidationError(_("Say what the photo shows, in one language at least."))
        if self.instance.credit_withheld and any(row["credit"] for row in written):
            raise ValidationError(_("The photographer's name is to be kept back: leave the credit empty."))


class WordsInline(OpenAdmin, ByRole, admin.StackedInline):
    rights = {**RIGHTS, "delete": "change media"}
    model = PhotoWords
    formset = WordsFormSet
    fields = ("language", "alt", "caption", "credit")
    formfield_overrides = {models.CharField: {"widget": forms.Textarea(attrs={"rows": 2, "dir": "auto"})}}
    extra = max_num = len(Language)


class WithoutWordsFilter(admin.SimpleListFilter):
    title = gettext_lazy("not yet described in")
    parameter_name = "without"

    def lookups(self, request, model_admin):
        return Language.choices

    def queryset(self, request, queryset):
        return queryset.exclude(words__language=self.value()) if self.value() else queryset


@admin.register(Photo, site=newsroom_site)
class PhotoAdmin(MediaAdmin):
    form = PhotoForm
    choose_again = gettext_lazy("Choose the photo again: a browser keeps no file.")
    inlines = (WordsInline,)
    fields = ("upload", ("focus_x", "focus_y"), "people", "taken", "licence", "credit_withheld")
    list_display = ("thumbnail", "in_words", "licence", "added_by", "added")
    list_display_links = ("thumbnail", "in_words")
    list_filter = (WithoutWordsFilter, "licence")
    search_fields = ("words__alt", "words__caption", "words__credit")
    change_form_template = "admin/articles/photo/change_form.html"

    class Media:
        css = {"all": ["css/photos.css"]}
        js = [Script("js/admin/focal-point.js", type="module")]

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/file/<str:name>", view(self.file_view), name="articles_photo_file"),
            path("<int:pk>/image/", view(self.image_view), name="articles_photo_image"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_words()

    def get_formset_kwargs(self, request, obj, inline, prefix):
        described = obj.alt_in if obj.pk else {}
        initial = [{"language": language} for language in Language.own_first() if language not in described]
        return super().get_formset_kwargs(request, obj, inline, prefix) | {"initial": initial}

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["credits"] = {language: offers.credits_given(request.user, language) for language in Language}
        if obj:
            context["whole"] = private_url(obj.pk, widest(obj))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def file_view(self, request, pk, name):
        """A picture that readers may not see yet."""
        if name not in {row["name"] for row in self.seen_by(request, pk).renditions}:
            raise Http404
        return delivery.send(request, default_storage, name)

    def image_view(self, request, pk):
        """The whole photo, small: for the editor, which knows its number only."""
        rows = [row for row in self.seen_by(request, pk).renditions if row["shape"] == "whole"]
        return delivery.send(request, default_storage, rows[min(1, len(rows) - 1)]["name"])

    @admin.display(description=gettext_lazy("photo"))
    def thumbnail(self, photo):
        smallest = next(row for row in photo.renditions if row["shape"] == "square")
        url = private_url(photo.pk, smallest["name"])
        return format_html('<img class="thumbnail" src="{}" alt="" width="80" height="80" loading="lazy">', url)

    @admin.display(description=gettext_lazy("what it shows"))
    def in_words(self, photo):
        said = [(language, photo.alt_in[language]) for language in Language.own_first() if language in photo.alt_in]
        return format_html_join("", '<div lang="{}" dir="auto">{}</div>', said)


def widest(photo: Photo) -> str:
    """The name of the file that shows the whole photo best."""
    return [row for row in photo.renditions if row["shape"] == "whole"][-1]["name"]
