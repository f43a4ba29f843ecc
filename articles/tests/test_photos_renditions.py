"""The shapes and sizes of pictures, and the files they are kept in."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from articles.demo import loading, pictures
from articles.editorial import media, workflow
from articles.files import storage
from articles.photos import decoding, encoding, renditions
from articles.tests import images, make


def sizes(rows: list[dict], shape: str) -> list[tuple[str, int, int]]:
    return [(row["name"].rpartition(".")[2], row["width"], row["height"]) for row in rows if row["shape"] == shape]


def test_each_shape_comes_in_its_widths_with_one_jpeg():
    rows = renditions.make(images.picture(2560, 1920), (50, 50))
    assert sizes(rows, "portrait") == [
        ("webp", 320, 400),
        ("webp", 480, 600),
        ("webp", 720, 900),
        ("jpg", 720, 900),
    ]
    assert sizes(rows, "whole")[-1] == ("webp", 1280, 960)
    assert {shape: len(sizes(rows, shape)) for shape in renditions.SHAPES} == {
        "portrait": 4,
        "square": 4,
        "landscape": 5,
        "whole": 5,
    }


def test_files_have_the_size_that_is_said_of_them():
    for row in renditions.make(images.picture(800, 640), (20, 80)):
        with default_storage.open(row["name"]) as file:
            assert Image.open(file).size == (row["width"], row["height"])


def test_nothing_is_enlarged():
    rows = renditions.make(images.picture(400, 320), (50, 50))
    assert sizes(rows, "portrait") == [("webp", 256, 320), ("jpg", 256, 320)]
    assert sizes(rows, "whole") == [("webp", 320, 256), ("jpg", 320, 256)]


@pytest.mark.parametrize("focus", [(0, 0), (100, 100), (37, 81), (50, 50)])
@pytest.mark.parametrize("ratio", [(4, 5), (1, 1), (3, 2)])
@pytest.mark.parametrize("size", [(1000, 500), (500, 1000), (777, 777)])
def test_the_focal_point_is_in_every_crop(size, ratio, focus):
    picture = Image.new("L", size)
    at = (min(size[0] - 1, size[0] * focus[0] // 100), min(size[1] - 1, size[1] * focus[1] // 100))
    picture.putpixel(at, 255)
    cut = renditions.crop(picture, ratio, focus)
    assert cut.getextrema()[1] == 255
    assert abs(cut.width / cut.height - ratio[0] / ratio[1]) < 0.01
    assert cut.width in (size[0], cut.height * ratio[0] // ratio[1])


@pytest.mark.parametrize("size", [(2560, 320), (320, 2560), (5120, 640)])
def test_no_shape_of_the_narrowest_picture_is_a_sliver(size):
    picture = decoding.decode(SimpleUploadedFile("strip.jpg", images.jpeg(images.picture(*size))))
    assert min(picture.size) >= decoding.SHORTEST_SIDE
    rows = renditions.make(picture, (100, 0))
    assert {row["shape"] for row in rows} == renditions.SHAPES.keys()
    assert all(min(row["width"], row["height"]) >= 200 for row in rows if row["shape"] != "whole")


def test_what_is_written_cannot_be_guessed():
    names = {storage.new_name("jpg") for _each in range(1000)}
    assert len(names) == 1000 and all(len(name) == 32 + len(".jpg") for name in names)


def test_a_write_that_breaks_off_leaves_no_file(tmp_path, monkeypatch):
    whole = storage.WholeFileStorage(location=tmp_path)
    monkeypatch.setattr("articles.files.storage.os.fsync", lambda _descriptor: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        whole.save("a.jpg", ContentFile(b"half"))
    assert list(tmp_path.iterdir()) == []


def test_what_is_private_can_be_read_by_its_owner_alone():
    name = encoding.write(images.picture(), "jpg", storage.private_storage())
    path = storage.private_storage().path(name)
    assert oct(storage.os.stat(path).st_mode)[-3:] == "600"


@pytest.mark.django_db
def test_sweeping_takes_what_nothing_names_and_leaves_the_rest():
    photo, gone = make.photo(), make.photo()
    interview = make.published(people=[make.person()], lead_photo=gone)
    workflow.perform("withdraw", interview, by=make.publisher())
    interview.refresh_from_db()
    interview.lead_photo = None
    interview.save()
    shown = [row["name"] for row in gone.renditions]
    master = gone.master
    gone.delete()
    orphan = encoding.write(images.picture(), "webp")
    assert orphan not in media.sweep(before=timezone.now() - timedelta(hours=1))  # it may be in use
    swept = media.sweep(before=timezone.now() + timedelta(hours=1))
    assert orphan in swept and master in swept
    assert not {row["name"] for row in photo.renditions} & {*swept} and photo.master not in swept
    assert not {*shown} & {*swept}  # the version still says what readers saw
    assert not default_storage.exists(orphan) and default_storage.exists(shown[0])


def test_a_newsroom_that_never_had_a_picture_is_swept_too(tmp_path):
    assert storage.sweep(FileSystemStorage(tmp_path / "with the first picture"), set(), timezone.now()) == []


@pytest.mark.django_db
def test_the_command_says_how_much_it_swept(capsys):
    call_command("sweep")
    assert capsys.readouterr().out == "0 files deleted.\n"


# -- the demo's


def test_every_drawing_of_the_demo_is_hung_and_described_in_both_languages():
    rows = loading.read("photos.toml")["photo"]
    drawn = {f"{draw.__name__}.webp" for draw in pictures.DRAWINGS}
    assert drawn == {row["file"] for row in rows} == {path.name for path in pictures.FOLDER.iterdir()}
    keys = {key for key, _language, _row in loading.rows()}
    for row in rows:
        assert row["interview"] in keys
        assert {*row["alt"]} == {*row["caption"]} == {"en", "ar"}
        assert all(len(alt) <= 150 for alt in row["alt"].values())


def test_the_demos_pictures_are_the_ones_that_its_script_draws():
    """As far as one can see: codecs differ from version to version."""
    for draw in pictures.DRAWINGS[:2]:
        kept = Image.open(pictures.FOLDER / f"{draw.__name__}.webp").convert("L").resize((12, 12))
        drawn = draw().convert("L").resize((12, 12))
        pairs = zip(kept.tobytes(), drawn.tobytes(), strict=True)
        assert max(abs(a - b) for a, b in pairs) < 8, draw.__name__
