"""Photos: taken in, described in each language, given a focal point, and where they are used."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import models
from django.forms.widgets import Script
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.meanwhile import OpenAdmin, OpenForm, OpenFormSet
from articles.admin.roles import ByRole, RoleAdmin
from articles.admin.searching import FoldedSearch
from articles.admin.site import newsroom_site
from articles.editorial import beside, media, offers, permissions
from articles.editorial.clocks import clock
from articles.files import delivery
from articles.models import Language, Photo, PhotoWords
from articles.photos import decoding
from articles.photos.pictures import private_url

RIGHTS = {"view": "see media", "add": "change media", "change": "change media", "delete": "delete media"}
PERCENT = forms.NumberInput(attrs={"min": 0, "max": 100})


class PhotoForm(OpenForm):
    """Draws the picture anew, or cuts it again round another focal point, before the row is stored."""

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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["upload"]

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            self.picture = decoding.decode(upload)
        except decoding.Unusable as error:
            raise ValidationError(error.reason) from error
        return upload

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.instance.focus_x, self.instance.focus_y = cleaned["focus_x"], cleaned["focus_y"]
            try:
                self.write_files(cleaned)
            except OSError as error:
                raise ValidationError(_("The picture could not be stored. Try again later.")) from error
        return cleaned

    def write_files(self, cleaned):
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
class PhotoAdmin(OpenAdmin, FoldedSearch, RoleAdmin):
    rights = RIGHTS
    form = PhotoForm
    inlines = (WordsInline,)
    autocomplete_fields = ("people",)
    fields = ("upload", ("focus_x", "focus_y"), "people", "taken", "licence", "credit_withheld")
    list_display = ("thumbnail", "in_words", "licence", "added_by", "added")
    list_display_links = ("thumbnail", "in_words")
    list_filter = (WithoutWordsFilter, "licence")
    list_select_related = ("added_by",)
    list_per_page = 50
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
        return media.readable(request.user, Photo).with_words()

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return fields[1:] if obj else fields

    def get_formset_kwargs(self, request, obj, inline, prefix):
        described = obj.alt_in if obj.pk else {}
        initial = [{"language": language} for language in Language.own_first() if language not in described]
        return super().get_formset_kwargs(request, obj, inline, prefix) | {"initial": initial}

    def has_delete_permission(self, request, obj=None):
        """A photo that a draft shows is taken out there first."""
        return super().has_delete_permission(request, obj) and obj is not None and not media.used_in(obj).exists()

    def save_model(self, request, obj, form, change):
        if not change:
            obj.added_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if self.construct_change_message(request, form, formsets):  # else all who show it would be compared in vain
            beside.changed(form.instance)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["credits"] = {language: offers.credits_given(request.user, language) for language in Language}
        if add and "upload" in request.FILES and "upload" not in context["adminform"].form.errors:
            self.message_user(request, _("Choose the photo again: a browser keeps no file."), messages.WARNING)
        if obj:
            readable = permissions.readable_by(request.user, media.used_in(obj))
            context |= {"whole": private_url(obj.pk, widest(obj)), "interviews": readable.for_titles()}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        """The crops are looked at next, but where a window was opened for the photo alone it closes."""
        answer = super().response_add(request, obj, post_url_continue)
        elsewhere = IS_POPUP_VAR in request.POST or "_addanother" in request.POST
        return answer if elsewhere else redirect("admin:articles_photo_change", obj.pk)

    def file_view(self, request, pk, name):
        """A picture that readers may not see yet."""
        if name not in {row["name"] for row in self.seen_by(request, pk).renditions}:
            raise Http404
        return delivery.send(request, default_storage, name)

    def image_view(self, request, pk):
        """The whole photo, small: for the editor, which knows its number only."""
        rows = [row for row in self.seen_by(request, pk).renditions if row["shape"] == "whole"]
        return delivery.send(request, default_storage, rows[min(1, len(rows) - 1)]["name"])

    def seen_by(self, request, pk) -> Photo:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(self.get_queryset(request), pk=pk)

    @admin.display(description=gettext_lazy("photo"))
    def thumbnail(self, photo):
        smallest = next(row for row in photo.renditions if row["shape"] == "square")
        url = private_url(photo.pk, smallest["name"])
        return format_html('<img class="thumbnail" src="{}" alt="" width="80" height="80" loading="lazy">', url)

    @admin.display(description=gettext_lazy("added"), ordering="added_at")
    def added(self, photo):
        return clock(photo.added_at)

    @admin.display(description=gettext_lazy("what it shows"))
    def in_words(self, photo):
        said = [(language, photo.alt_in[language]) for language in Language.own_first() if language in photo.alt_in]
        return format_html_join("", '<div lang="{}" dir="auto">{}</div>', said)


def widest(photo: Photo) -> str:
    """The name of the file that shows the whole photo best."""
    return [row for row in photo.renditions if row["shape"] == "whole"][-1]["name"]
