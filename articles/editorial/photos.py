"""The verbs of photos: draw an upload anew, cut it again, find where it is used, sweep what nothing names."""

from datetime import datetime
from itertools import chain

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _
from PIL import Image

from articles.editorial.permissions import may, readable_by
from articles.editorial.refusals import Refused
from articles.models import Interview, Photo, User, Version
from articles.photos import files, renditions
from articles.words import document

MASTER = {"quality": 92, "subsampling": 0}


def draw(photo: Photo, picture: Image.Image, upload: File | None = None):
    """Write the files of `photo` before its row: a file without a row is swept, a row without a file is a hole."""
    with files.all_or_none():
        photo.master = files.write(picture, "jpg", files.private_storage(), **MASTER)
        if upload and settings.KEEP_ORIGINALS:
            photo.original = files.keep_original(upload)
        photo.renditions = renditions.make(picture, photo.focus)


def cut_again(photo: Photo):
    """Write new files round another focal point. Live versions go on showing the ones they froze."""
    with files.all_or_none():
        photo.renditions = renditions.make(master(photo), photo.focus)


def master(photo: Photo) -> Image.Image:
    with files.private_storage().open(photo.master) as file:
        return Image.open(file, formats=["JPEG"]).convert("RGB")


def readable(user: User) -> QuerySet[Photo]:
    """The photos that `user` may see: all, or their own and those in interviews that they may read."""
    photos = Photo.objects.with_words()
    if may(user, "see all photos"):
        return photos
    interviews = readable_by(user, Interview.objects.all())
    return photos.filter(Q(added_by=user) | Exists(interviews.filter(shows(OuterRef("pk")))))


def refuse_hidden(added: set[int], by: User):
    """Nobody puts photos into a text that they may not see: they would see them there."""
    if readable(by).filter(pk__in=added).count() < len(added):
        raise Refused(_("A photo in this text is not there, or not yours to use."))


def used_in(pk: int) -> QuerySet[Interview]:
    """The drafts that show this photo, at the head or in the text."""
    return Interview.objects.filter(shows(Value(pk)))


def shows(pk) -> Q:
    """Matches interviews with this photo. A stored body is canonical, so its mark is always written like this."""
    mark = Concat(Value('data-photo="'), Cast(pk, TextField()), Value('"'), output_field=TextField())
    return Q(lead_photo=pk) | Q(body__contains=mark)


def take_out(interview: Interview, hidden: set[int]):
    """Show none of the photos `hidden` in a draft, which is not stored yet."""
    if interview.lead_photo_id in hidden:
        interview.lead_photo = None
    interview.body = document.parse(interview.body).without_photos(hidden).html


def delete_unnamed(names: list[str]):
    """Delete those public files that no photo and no version names any more."""
    for name in names:
        in_use = Photo.objects.filter(renditions__contains=[{"name": name}]).exists()
        if not in_use and not Version.objects.showing(name).exists():
            default_storage.delete(name)


def sweep(before: datetime) -> list[str]:
    """Delete picture files older than `before` that no photo and no version names; return their names."""
    photos = list(Photo.objects.only("master", "original", "renditions"))
    private = {name for photo in photos for name in (photo.master, photo.original)}
    public = {row["name"] for photo in photos for row in photo.renditions}
    public.update(chain.from_iterable(Version.objects.values_list("media", flat=True)))
    return [
        *files.sweep(default_storage, public, before),
        *files.sweep(files.private_storage(), private, before),
    ]
