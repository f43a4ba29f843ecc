"""Photos and recordings at a browser: the focal point by mouse and by keys, and both put into a text."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Clip, Interview, Photo
from articles.tests import images, make, sounds
from articles.words import document

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# Nothing covers what is written.
SEEN = """(part) => {
  const { left, bottom } = part.getBoundingClientRect();
  return part.contains(document.elementFromPoint(left + 9, bottom - 9));
}"""


@pytest.fixture
def picker(windows):
    """The form of a new photo, with a picture chosen."""
    page = windows(make.reporter())
    page.goto("/admin/articles/photo/add/")
    upload = {"name": "photo.png", "mimeType": "image/png", "buffer": images.encoded(images.picture(), "PNG")}
    page.set_input_files("#id_upload", upload)
    page.locator(".focal-point button img").wait_for()
    return page


def point(page) -> tuple[str, str]:
    return page.input_value("#id_focus_x"), page.input_value("#id_focus_y")


def test_the_focal_point_is_where_one_clicks(picker):
    button = picker.locator(".focal-point button")
    box = button.bounding_box()
    button.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    assert point(picker) == ("25", "75")
    expect(picker.locator(".focal-point .square")).to_have_css("object-position", "25% 75%")


def test_the_focal_point_moves_with_the_arrow_keys_and_stays_inside(picker):
    picker.locator(".focal-point button").focus()
    picker.keyboard.press("ArrowRight")
    picker.keyboard.press("Shift+ArrowUp")
    assert point(picker) == ("51", "40")
    expect(picker.locator("#focal-point-place")).to_have_text("51 of 100 from the left, 40 of 100 from the top")
    for _each in range(12):
        picker.keyboard.press("Shift+ArrowLeft")
    assert point(picker) == ("0", "40")


def test_a_number_that_is_typed_moves_the_mark(picker):
    picker.fill("#id_focus_x", "80")
    expect(picker.locator(".focal-point .portrait")).to_have_css("object-position", "80% 50%")


def test_what_is_no_picture_is_not_shown(picker):
    picker.set_input_files("#id_upload", {"name": "a.heic", "mimeType": "image/heic", "buffer": images.heic()})
    expect(picker.locator(".focal-point")).to_be_hidden()


def test_a_photo_is_found_and_put_into_the_text_with_a_caption(windows):
    editor = make.editor()
    make.photo(alt="A harbour")
    loaf = make.photo(alt="A loaf on a table")
    interview = make.interview(by=editor)
    page = windows(editor)
    page.goto(interview.get_admin_url())
    page.locator(".ProseMirror p").first.click()
    page.locator("[data-command=photo]").click()
    choices = page.locator("dialog[open] [data-media] label")
    expect(choices).to_have_count(2)
    page.locator("dialog[open] [name=term]").fill("loaf")
    expect(choices).to_have_count(1)
    choices.click()
    page.locator("dialog[open] button[value=set]").click()
    picture = page.locator(".ProseMirror figure img")
    expect(picture).to_have_js_property("naturalWidth", 320)
    page.keyboard.type("Baked at four")  # the dialog has closed by now, and the caret is in the caption
    page.locator("[name=_save]").click()
    page.locator(".messagelist").wait_for()
    body = Interview.objects.get().body
    assert re.search(rf'</p>\n<figure id="f-\w+" data-photo="{loaf.pk}"><figcaption>Baked at four', body)


def test_a_photo_is_added_without_leaving_the_text(windows):
    editor = make.editor()
    make.photo(alt="A harbour")
    page = windows(editor)
    page.goto(make.interview(by=editor).get_admin_url())
    page.locator(".ProseMirror p").first.click()
    page.locator("[data-command=photo]").click()
    page.get_by_label("A harbour").wait_for()
    with page.expect_popup() as opening:
        page.get_by_role("link", name="Add a photo").click()
    added = opening.value
    upload = {"name": "photo.png", "mimeType": "image/png", "buffer": images.encoded(images.picture(), "PNG")}
    added.set_input_files("#id_upload", upload)
    added.locator("[name$=-alt]").first.fill("A loaf on a table")
    added.locator("[name$=-credit]").first.fill("Photo: Hala Qanawati")
    with added.expect_event("close"):
        added.locator("[name=_save]").click()
    page.get_by_label("A loaf on a table").and_(page.locator(":checked")).wait_for()
    page.locator("dialog[open] button[value=set]").click()
    photo = Photo.objects.latest("pk")
    page.locator(f".ProseMirror figure img[src*='/{photo.pk}/']").wait_for()


def test_a_recording_is_found_heard_and_put_into_the_text_in_part(windows):
    reporter = make.reporter()
    make.clip(title="The harbour")  # of an interview that is not theirs to read
    bell = make.clip(title="The bell", added_by=reporter)
    page = windows(reporter, viewport={"width": 1280, "height": 700})
    page.goto(make.interview(by=reporter, body="<p>The baker opened at four.</p><p>He rang.</p>").get_admin_url())
    page.locator(".ProseMirror p").first.click()
    tool, dialog = page.locator("[data-command=clip]"), page.get_by_role("dialog", name="Recording")
    tool.click()
    expect(dialog.get_by_role("radio")).to_have_count(1)
    expect(dialog.locator("audio")).to_have_accessible_name("The bell")
    dialog.get_by_role("radio", name="The bell").check()
    dialog.get_by_label("From").fill("١:٠٥")
    start, end = dialog.get_by_label("From"), dialog.get_by_label("To", exact=True)
    for wrong, said in [("65", "Write minutes and seconds, such as 1:05."), ("1:05", "This must be later")]:
        end.fill(wrong)
        page.keyboard.press("Enter")
        assert end.evaluate("field => field.validationMessage").startswith(said)
    end.fill("1:20")
    page.keyboard.press("Enter")
    figure = page.locator(".ProseMirror figure")
    expect(figure.locator("audio")).to_have_accessible_name("Recording 1:05 – 1:20")
    assert figure.locator("audio").get_attribute("src") == f"/admin/articles/clip/{bell.pk}/file/#t=65,80"
    figure.locator("audio").evaluate("player => { player.style.opacity = 1; window.player = player; }")
    page.keyboard.type("At four")
    assert figure.locator("figcaption").evaluate(SEEN)
    assert figure.locator("audio").evaluate("player => player === window.player")  # it plays on

    tool.click()  # which asks now about the one that stands there
    expect(dialog.get_by_role("radio", name="The bell")).to_be_checked()
    assert (start.input_value(), end.input_value()) == ("1:05", "1:20")
    start.fill("")
    dialog.get_by_role("button", name="Change the part").click()
    expect(figure.locator("audio")).to_have_accessible_name("Recording 0:00 – 1:20")

    figure.locator("figcaption").click(modifiers=["Control"])  # which chooses the whole of it
    expect(page.locator(".ProseMirror-selectednode audio")).to_be_visible()
    tool.click()
    expect(dialog.get_by_role("radio", name="The bell")).to_be_checked()  # what is below moves when they come
    with page.expect_popup() as opening:
        dialog.get_by_role("link", name="Add a recording").click()
    added = opening.value
    upload = {"name": "street.mp3", "mimeType": "audio/mpeg", "buffer": sounds.mp3()}
    added.set_input_files("#id_upload", upload)
    added.locator("[name=title]").fill("The street")
    with added.expect_event("close"):
        added.locator("[name=_save]").click()
    dialog.get_by_role("radio", name="The street").and_(page.locator(":checked")).wait_for()
    end.fill("")
    dialog.get_by_role("button", name="Put it in").click()
    expect(figure).to_have_count(2)
    expect(figure.first.get_by_role("button")).to_have_accessible_name("Remove: Recording 0:00 – 1:20")
    figure.last.get_by_role("button", name="Remove: Recording").click()
    expect(figure).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(figure).to_have_count(2)
    page.locator("[name=_save]").click()
    page.locator(".messagelist").wait_for()
    street = Clip.objects.latest("pk")
    assert re.search(
        rf'</p>\n<figure id="f-\w+" data-clip="{bell.pk}" data-end="80"><figcaption>At four</figcaption></figure>\n'
        rf'<figure id="f-\w+" data-clip="{street.pk}"><figcaption></figcaption></figure>\n<p',
        Interview.objects.get().body,
    )


def test_the_only_thing_in_a_text_can_be_taken_out(writing):
    editor = writing(f'<figure data-photo="{make.photo().pk}"><figcaption>At four</figcaption></figure>')
    caption = editor.text.locator("figcaption")
    expect(caption).not_to_have_attribute("data-placeholder", "Caption")
    editor.select("At four")
    editor.press("Delete")
    expect(caption).to_have_attribute("data-placeholder", "Caption")  # one may be written there
    expect(editor.text.locator("[data-placeholder]")).to_have_count(1)
    editor.text.get_by_role("button", name="Remove: Photo").click()
    expect(editor.text.locator("figure")).to_have_count(0)
    editor.type("The baker opened at four.")
    assert document.parse(editor.html()).text == "The baker opened at four."
