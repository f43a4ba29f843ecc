"""What happens to a picture that somebody sends: by the form, and to the bytes that are kept."""

import errno
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageFile

from articles.models import Photo
from articles.photos import decoding
from articles.tests import images, make

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/photo/add/"
PUBLIC_NAME = re.compile(r"[0-9a-f]{32}\.(jpg|webp)\Z")


@pytest.fixture
def folders(settings, tmp_path):
    """Storages of this test's own; returns all files in them as {name: bytes}."""
    for name in ("default", "private"):
        settings.STORAGES[name]["OPTIONS"]["location"] = str(tmp_path / name)
    settings.STORAGES = {**settings.STORAGES}
    return lambda: {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


@pytest.fixture
def reporter(client):
    client.force_login(make.reporter())
    return client


def send(client, content: bytes, name: str = "photo.jpg", **fields):
    words = {"language": "en", "alt": "A loaf on a table", "caption": "", "credit": "Photo: Hala Qanawati"}
    form = {
        "upload": SimpleUploadedFile(name, content, "image/jpeg"),
        "focus_x": 50,
        "focus_y": 50,
        "licence": Photo.Licence.OURS,
        "words-TOTAL_FORMS": 1,
        "words-INITIAL_FORMS": 0,
        **{f"words-0-{name}": value for name, value in words.items()},
    }
    return client.post(ADD, form | fields)


def error(response) -> str:
    assert response.status_code == 200, "it was taken"
    return " ".join(response.context["adminform"].errors.get("upload", ["no error at the field"]))


def test_a_new_photo_is_confirmed_and_another_is_added_where_that_was_asked_for(reporter, folders):
    answers = [send(reporter, images.jpeg(), **also) for also in ({}, {"_addanother": "on"})]
    first = Photo.objects.earliest("pk")
    assert [answer.url for answer in answers] == [f"/admin/articles/photo/{first.pk}/change/", ADD]
    assert reporter.get(ADD).content.decode().count("was added successfully") == 2


# -- what is refused


@pytest.mark.parametrize("kind", images.NO_PICTURES)
def test_what_is_no_usable_picture_is_refused_by_the_field_and_leaves_nothing(reporter, folders, kind):
    assert error(send(reporter, images.NO_PICTURES[kind])) != "no error at the field"
    assert folders() == {} and not Photo.objects.exists()


def test_an_empty_file_is_refused(reporter, folders):
    assert "empty" in error(send(reporter, b""))
    assert folders() == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (images.bomb, "too many pixels"),
        (lambda: images.bomb(side=14_000), "too many pixels"),  # which Pillow itself does not open
        (lambda: images.moving("WEBP", 5000), "moves"),
        (lambda: images.moving("PNG"), "moves"),
        (lambda: images.jpeg(images.picture(2_580, 320)), "too narrow"),
        (lambda: images.jpeg(images.picture(320, 2_580)), "too narrow"),
    ],
)
def test_bombs_animations_and_strips_are_refused_by_their_headers(reporter, folders, monkeypatch, content, words):
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda self: pytest.fail("it was decoded"))
    assert words in error(send(reporter, content()))
    assert folders() == {}


MEASURE = """
import resource, sys, time
import django
django.setup()
from django.core.files.uploadedfile import SimpleUploadedFile
from articles.photos import decoding
content = sys.stdin.buffer.read()
before, began = resource.getrusage(resource.RUSAGE_SELF), time.process_time()
try:
    decoding.decode(SimpleUploadedFile("photo", content))
except decoding.Unusable:
    after = resource.getrusage(resource.RUSAGE_SELF)
    print(after.ru_maxrss - before.ru_maxrss, time.process_time() - began)
"""


@pytest.mark.parametrize("content", [images.bomb, lambda: images.moving("WEBP", 5000)])
def test_a_bomb_costs_neither_memory_nor_time(content):
    done = subprocess.run([sys.executable, "-c", MEASURE], input=content(), capture_output=True, check=True)
    kilobytes, seconds = map(float, done.stdout.split())
    assert kilobytes < 200_000 and seconds < 2


def test_a_file_that_is_too_large_is_refused_before_it_is_opened(reporter, monkeypatch):
    monkeypatch.setattr(Image, "open", lambda *a, **k: pytest.fail("it was opened"))
    assert "25 MB" in error(send(reporter, images.jpeg() + b"\0" * decoding.LARGEST_FILE))


def test_an_iphone_is_told_how_to_send_jpeg(reporter):
    assert "Most Compatible" in error(send(reporter, images.heic()))


def test_pixels_are_counted_by_the_header_of_the_largest_that_is_taken(monkeypatch):
    monkeypatch.setattr(decoding, "MOST_PIXELS", 400 * 320)
    file = SimpleUploadedFile("photo.jpg", images.jpeg())
    assert decoding.decode(file).size == (400, 320)
    monkeypatch.setattr(decoding, "MOST_PIXELS", 400 * 320 - 1)
    with pytest.raises(decoding.Unusable, match="pixels"):
        decoding.decode(SimpleUploadedFile("photo.jpg", images.jpeg()))


def test_a_picture_may_have_as_many_pixels_as_its_sender_is_told():
    assert f"{decoding.MOST_PIXELS / 1_000_000:g} million" in str(decoding.TOO_MANY_PIXELS)


def test_a_disk_that_is_full_is_an_error_of_the_form_and_leaves_no_row(reporter, folders, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    for call in ("fsync", "replace"):
        with monkeypatch.context() as patched:
            patched.setattr(f"articles.files.storage.os.{call}", full)
            response = send(reporter, images.jpeg())
            assert "could not be stored" in str(response.context["adminform"].errors)
            assert b"A loaf on a table" in response.content  # what was typed is still there
    assert folders() == {} and not Photo.objects.exists()


@pytest.mark.parametrize("room", [0, 1, 4, 7])
def test_a_disk_that_is_full_after_some_files_keeps_none_of_them(reporter, folders, monkeypatch, room):
    replace, left = os.replace, iter(range(room))

    def until_it_is_full(*places):
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(*places)

    monkeypatch.setattr("articles.files.storage.os.replace", until_it_is_full)
    assert "could not be stored" in str(send(reporter, images.jpeg()).context["adminform"].errors)
    assert folders() == {} and not Photo.objects.exists()


# -- what is kept of what is taken


@pytest.mark.parametrize(
    "content", [images.talking_jpeg, images.commented_jpeg, images.talking_png, images.talking_webp]
)
def test_nothing_of_a_file_is_kept_but_its_pixels_and_those_stand_upright(reporter, folders, content):
    whole = content()
    assert images.CANARY in whole
    assert send(reporter, whole).status_code == 302
    stored = folders()
    assert len(stored) > 8
    for name, kept in stored.items():
        assert images.parts(kept) <= {"E0", "DB", "C0", "C2", "C4", "VP8", "VP8L"}, name
        assert images.CANARY not in kept and images.SECRET.encode("utf-16-be") not in kept
        image = Image.open(io.BytesIO(kept))
        assert dict(image.getexif()) == {}
        assert not {"exif", "icc_profile", "xmp", "comment", "photoshop"} & set(image.info)
    photo = Photo.objects.get()
    with storages["private"].open(photo.master) as file:
        master = Image.open(file).convert("RGB")
    red, blue = master.getpixel((200, 20)), master.getpixel((200, 300))
    assert master.size == (400, 320) and red[0] > 200 > 60 > red[2] and blue[2] > 200 > 60 > blue[0]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_polyglot_is_only_a_picture_afterwards(reporter, folders, format):
    whole = images.polyglot(format)
    assert b"<script" in whole and b"PK\3\4" in whole
    assert send(reporter, whole).status_code == 302
    stored = folders()
    assert len(stored) > 8
    for kept in stored.values():
        assert kept != whole and b"<script" not in kept and b"PK\3\4" not in kept


@pytest.mark.parametrize(
    "name",
    [
        "../../picture-of-her.jpg",
        "a.jpg.php",
        "\u202egpj.exe",
        "x" * 300 + ".jpg",
        "أحمد من حمص.jpg",
        "Ahmad_Homs.jpg",
        "photo",
    ],
)
def test_no_file_is_called_what_its_sender_called_it(reporter, folders, name):
    assert send(reporter, images.jpeg(), name).status_code == 302
    photo = Photo.objects.get()
    for stored, kept in folders().items():
        assert PUBLIC_NAME.match(stored)
        assert Path(name).stem.encode() not in kept or len(name) < 12
    values = str(Photo.objects.values().get())
    assert "Ahmad" not in values and "أحمد" not in values and photo.original == ""


@pytest.mark.parametrize(("format", "name"), [("JPEG", "photo.png"), ("PNG", "photo.jpg"), ("WEBP", "photo.jpeg")])
def test_a_picture_under_a_wrong_name_is_taken_and_every_file_is_what_its_own_name_says(
    reporter, folders, format, name
):
    assert send(reporter, images.encoded(images.picture(), format), name).status_code == 302
    stored = folders()
    assert len(stored) > 8
    for name, kept in stored.items():
        with Image.open(io.BytesIO(kept)) as image:
            assert image.format == {"jpg": "JPEG", "webp": "WEBP"}[name.rpartition(".")[2]]


def test_the_first_picture_of_a_telephones_bundle_is_the_photo(reporter):
    bundle = images.encoded(images.picture(), "MPO", save_all=True, append_images=[images.picture(800, 640)])
    assert send(reporter, bundle).status_code == 302


def test_an_original_is_kept_apart_and_only_where_the_newsroom_says_so(reporter, folders, settings):
    settings.KEEP_ORIGINALS = True
    whole = images.talking_jpeg()
    send(reporter, whole)
    photo = Photo.objects.get()
    assert folders()[photo.original] == whole
    assert storages["private"].exists(photo.original) and not default_storage.exists(photo.original)
    assert Path(storages["private"].location).stat().st_mode & 0o777 == 0o700
    assert Path(storages["private"].path(photo.original)).stat().st_mode & 0o777 == 0o600


# -- how pixels are read


def decoded(content: bytes) -> Image.Image:
    return decoding.decode(SimpleUploadedFile("picture", content))


def test_sixteen_bits_of_grey_are_not_blown_out():
    grey = Image.new("I;16", (400, 320), 40_000)
    assert decoded(images.encoded(grey, "PNG")).getpixel((9, 9)) == (156, 156, 156)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_mode_of_png_becomes_three_channels(mode):
    picture = decoded(images.encoded(Image.new(mode, (400, 320), 1 if mode == "1" else None), "PNG"))
    assert picture.mode == "RGB" and picture.info == {}


def test_what_one_can_see_through_stands_on_white():
    clear = Image.new("RGBA", (400, 320), (255, 0, 0, 0))
    assert decoded(images.encoded(clear, "PNG")).getpixel((9, 9)) == (255, 255, 255)


def test_a_printers_colours_become_a_screens():
    green = Image.new("CMYK", (400, 320), (200, 0, 200, 0))
    red, bright, blue = decoded(images.encoded(green, "JPEG")).getpixel((9, 9))
    assert bright > red and bright > blue


def test_colours_are_converted_by_their_profile_before_it_is_dropped():
    """A swapped profile shows whether it was looked at: what is blue by it must come out blue."""
    plain = decoded(images.encoded(images.picture(), "PNG")).getpixel((9, 9))
    assert plain == (255, 0, 0)
    swapped = images.swapped_profile()
    by_profile = decoded(images.encoded(images.picture(), "PNG", icc_profile=swapped)).getpixel((9, 9))
    assert by_profile[2] > by_profile[0]


def test_a_profile_that_is_damaged_does_not_lose_the_picture():
    assert decoded(images.jpeg(icc_profile=b"no profile")).size == (400, 320)


def test_a_large_picture_is_kept_at_twice_the_width_of_a_page():
    assert decoded(images.jpeg(images.picture(4000, 3000))).size == (2560, 1920)
