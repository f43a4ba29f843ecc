"""From an original to its translation beside it, turn by turn, and on when the original changes."""

import re

import pytest
from playwright.sync_api import expect

from articles.editorial import drafting
from articles.models import Interview, PersonName
from articles.tests import make
from articles.tests.browser.conftest import Writing

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def original(roles):
    asks, answers = make.person("Rozana", kind="organisation"), make.person("Umm Karim")
    for person, name in ((asks, "روزنة"), (answers, "أم كريم")):
        PersonName.objects.create(person=person, language="ar", name=name)
    told = f'<p>The baker opened at four. “<q data-speaker="{answers.pk}">So it was,</q>” she said.</p>'
    body = told + "<h2>The oven</h2>" + make.exchange(asks, answers)
    return make.interview(people=[answers], asked_by=[asks], headline="Bread", body=body)


def begin(window, original, translator) -> Interview:
    window.goto(original.get_admin_url())
    window.get_by_role("link", name="Start a translation").click()
    window.get_by_label("Who writes it").select_option(label=str(translator))
    window.locator("#content").get_by_role("button", name="العربية").click()
    expect(window.get_by_text("The translation is begun.")).to_be_visible()
    return original.translations.get()


def beside(window, words):
    """The block of the original that says `words`, as it stands beside the text."""
    return window.locator(".source", has_text=words)


def progress(window, words):
    expect(window.locator("[data-translated]")).to_have_text(words)


def place(window, part) -> tuple[int, int]:
    box = window.locator(part).first.bounding_box()
    return round(box["x"]), round(box["y"])


def stored(translation, words):
    """Wait until the server has these words."""
    for _ in range(100):
        if words in Interview.objects.get(pk=translation.pk).body:
            return
        translation.window.wait_for_timeout(100)
    raise AssertionError(f"{words} was not stored")


def test_a_translator_writes_beside_the_original_and_follows_its_changes(windows, original):
    translator = make.user("translator", language="en")
    translation = begin(windows(make.editor()), original, translator)

    window = translation.window = windows(translator)
    writing = Writing(window, translation)
    progress(window, "Translated: 0 of 3")
    source, text = place(window, ".source"), place(window, ".ProseMirror > p")
    assert source[0] < text[0] and abs(source[1] - text[1]) < 3  # English left, Arabic right, on one line
    expect(beside(window, "The oven").get_by_role("button")).to_have_count(0)

    window.locator("[data-translated]").click()  # to the first that waits
    writing.type("فتح الخبّاز في الرابعة. قالت: «كان».")
    progress(window, "Translated: 1 of 3")
    quoted = beside(window, "The baker").locator("[data-quoted]")
    expect(quoted).to_be_visible()
    writing.select("كان")
    window.get_by_role("button", name="Quotation in the narrative").click()
    expect(quoted).to_be_hidden()
    beside(window, "What is bread?").get_by_role("button", name="Leave it out").click()
    progress(window, "Translated: 2 of 3")
    expect(window.locator(".left-out")).to_have_attribute("data-left-out", "Left out on purpose")
    beside(window, "What is bread?").get_by_role("button", name="Translate it").click()
    progress(window, "Translated: 1 of 3")
    beside(window, "What is bread?").get_by_role("button", name="Leave it out").click()
    window.locator("[data-translated]").click()
    window.get_by_role("button", name="Umm Karim = أم كريم").click()
    writing.type(" تقول إنّه ساعة من الليل.")
    progress(window, "Translated: 3 of 3")
    writing.press("Control+s")
    stored(translation, "أم كريم تقول إنّه ساعة من الليل.")
    stored(translation, 'data-left-out="yes"')
    assert "The oven" not in Interview.objects.get(pk=translation.pk).body

    changed = Interview.objects.get(pk=original.pk)
    changed.body = changed.body.replace("at four", "at five")
    drafting.save(changed, changed.created_by, seen=changed.draft_number)
    writing.reopen()
    progress(window, "Translated: 3 of 3 · Changed in the original: 1")
    expect(beside(window, "The baker").locator("del")).to_contain_text("four")
    expect(beside(window, "The baker").locator("ins")).to_contain_text("five")
    writing.place("الرابعة")
    writing.press("Control+Alt+o")
    expect(window.locator("[data-whisper]")).to_contain_text("The baker opened at five.")
    writing.select("الرابعة")
    writing.type("الخامسة")
    beside(window, "The baker").get_by_role("button", name="Looked at").click()
    progress(window, "Translated: 3 of 3")
    expect(beside(window, "The baker").locator("ins")).to_have_count(0)
    stored(translation, "الخامسة")
    writing.reopen()
    progress(window, "Translated: 3 of 3")

    window.get_by_role("button", name="Submit for review").click()
    expect(window.get_by_text("in review").first).to_be_visible()
    window.get_by_role("link", name="English").click()  # the original: theirs to read and to ask about
    expect(window.get_by_role("heading", name="Notes between colleagues")).to_be_visible()
    expect(window.locator(".ProseMirror")).to_have_count(0)


def test_a_paragraph_that_comes_and_goes_leaves_every_original_where_it_is(windows, original):
    translation = begin(windows(make.editor()), original, make.user("translator", language="en"))
    Interview.objects.filter(pk=translation.pk).update(body='<p id="p-aaaaaaa1">كلمة.</p>\n' + translation.body)
    writing = Writing(windows(make.editor(username="huda")), translation)
    progress(writing.page, "Translated: 0 of 3")
    sources = writing.page.locator(".source")
    before = sources.all_inner_texts()
    writing.place("كلمة.")
    writing.type(" وأخرى")
    assert sources.all_inner_texts() == before
    writing.text.evaluate("root => getSelection().selectAllChildren(root.querySelector('#p-aaaaaaa1'))")
    writing.press("Backspace", "Delete")
    assert sources.all_inner_texts() == before
    progress(writing.page, "Translated: 0 of 3")


def test_on_a_phone_the_original_stands_above_its_translation(windows, original):
    editor = make.editor()
    translation = begin(windows(editor), original, editor)
    window = windows(editor, **PHONE)
    window.goto(translation.get_admin_url())
    progress(window, "Translated: 0 of 3")
    source, text = place(window, ".source"), place(window, ".ProseMirror > p")
    assert source[1] < text[1] and abs(source[0] - text[0]) < 20
    assert window.evaluate("document.documentElement.scrollWidth") <= 390


def test_photos_and_recordings_stand_beside_those_of_the_original(windows, original):
    editor, bell = make.editor(), make.clip(title="The bell", seconds=3)
    shown = (f'data-photo="{make.photo().pk}"', f'data-clip="{bell.pk}" data-end="2"')
    photo, sound = (f"<figure {what}><figcaption>At four</figcaption></figure>" for what in shown)
    original.body = photo + original.body + sound
    original = drafting.save(original, editor, seen=original.draft_number)
    translation = begin(windows(editor), original, editor)
    writing = Writing(window := windows(editor), translation)
    translation.window = window
    progress(window, "Translated: 0 of 3")  # of words: what is shown is there
    first, last = window.locator(".source").first, window.locator(".source:not([data-gone])").last
    expect(first.locator("img")).to_have_js_property("naturalWidth", 320)
    expect(last.locator("audio")).to_have_attribute("src", re.compile("#t=0,2$"))
    expect(first.get_by_role("button")).to_have_count(0)

    window.locator(".ProseMirror > figure figcaption").first.click()
    writing.type("في الرابعة")
    stored(translation, "<figcaption>في الرابعة</figcaption>")
    window.locator(".ProseMirror > p").first.click()
    writing.type("كلام")
    window.locator(".ProseMirror > figure").first.get_by_role("button", name="Remove").click()
    expect(window.locator(".ProseMirror > figure img")).to_have_count(0)
    progress(window, "Translated: 1 of 3")
    first.get_by_role("button", name="Show it here too").click()
    expect(window.locator(".ProseMirror > figure img")).to_have_count(1)
    writing.type("الفرن")
    stored(translation, "<figcaption>الفرن</figcaption>")

    changed = Interview.objects.get(pk=original.pk)
    changed.body = changed.body.replace('data-end="2"', 'data-start="1" data-end="2"')
    drafting.save(changed, editor, seen=changed.draft_number)
    writing.reopen()
    progress(window, "Translated: 1 of 3 · Changed in the original: 1")
    expect(last.locator("ins")).to_contain_text("0:01")
    last.get_by_role("button", name="Show it here too").click()
    progress(window, "Translated: 1 of 3")
    stored(translation, 'data-start="1" data-end="2"')
    assert not Interview.objects.left_behind()


def test_a_photo_that_somebody_put_into_both_texts_is_not_offered_again(windows, original):
    editor, photo = make.editor(), make.photo()
    translation = begin(windows(editor), original, editor)
    for text in (original, translation):
        text.refresh_from_db()
        text.body = f'<figure data-photo="{photo.pk}"><figcaption></figcaption></figure>' + text.body
        drafting.save(text, editor, seen=text.draft_number)
    window = windows(editor)
    window.goto(translation.get_admin_url())
    expect(window.locator(".source").first.locator("img")).to_have_count(1)
    expect(window.locator(".source").first.get_by_role("button")).to_have_count(0)


def test_each_part_of_a_recording_stands_beside_its_own(windows, original):
    editor, bell = make.editor(), make.clip(seconds=9)
    parts = [f'<figure data-clip="{bell.pk}" data-start="{at}"><figcaption></figcaption></figure>' for at in (1, 5)]
    translation = begin(windows(editor), original, editor)
    for text, shown in ((original, parts), (translation, parts[1:])):  # in both by hand
        text.refresh_from_db()
        text.body += "".join(shown)
        drafting.save(text, editor, seen=text.draft_number)
    window = translation.window = windows(editor)
    window.goto(translation.get_admin_url())
    first, second = (window.locator(".source").nth(at) for at in (-2, -1))
    expect(second.locator("audio")).to_have_attribute("src", re.compile("#t=5$"))
    expect(second.get_by_role("button")).to_have_count(0)
    first.get_by_role("button", name="Show it here too").click()
    expect(first.get_by_role("button")).to_have_count(0)
    stored(translation, f'data-start="1" data-source="{Interview.objects.get(pk=original.pk).document.blocks[-2].id}"')


def test_what_the_original_says_since_is_translated_like_the_rest(windows, original):
    editor = make.editor()
    translation = begin(windows(editor), original, editor)
    original.body += "<p>It was raining.</p><p>It snowed.</p>"
    original = drafting.save(original, editor, seen=original.draft_number)
    writing = Writing(windows(editor), translation)
    progress(writing.page, "Translated: 0 of 5")
    beside(writing.page, "It was raining.").get_by_role("button", name="Translate it").click()
    writing.type("كانت تمطر.")
    beside(writing.page, "It snowed.").get_by_role("button", name="Leave it out").click()
    progress(writing.page, "Translated: 2 of 5")
    writing.stores(lambda made: made.source_digests.items() <= original.block_digests.items() and made.source_digests)


def test_what_was_a_translation_once_is_an_original_like_any_other(windows, original):
    editor = make.editor()
    original.body = '<p data-source="p-aaaaaaaa" data-source-digest="0123456789abcdef">The baker opened at four.</p>'
    original = drafting.save(original, editor, seen=original.draft_number)
    translation = begin(windows(editor), original, editor)
    window = windows(editor)
    window.goto(translation.get_admin_url())
    progress(window, "Translated: 0 of 1")
    expect(window.locator(".ProseMirror").get_by_text("The baker opened at four.")).to_have_count(1)


def test_keys_lead_through_what_the_original_changed(windows, original):
    editor = make.editor()
    translation = begin(windows(editor), original, editor)
    translation.body = translation.body.replace("></p>", ">كلام</p>")
    drafting.save(translation, editor, seen=translation.draft_number)
    changed = Interview.objects.get(pk=original.pk)
    changed.body = changed.body.replace("at four", "at five").replace("an hour", "two hours")
    drafting.save(changed, changed.created_by, seen=changed.draft_number)

    writing = Writing(windows(editor), translation)
    progress(writing.page, "Translated: 3 of 3 · Changed in the original: 2")
    writing.place("كلام")
    writing.press("Alt+Enter")
    progress(writing.page, "Translated: 3 of 3 · Changed in the original: 1")
    expect(writing.page.locator(".source-stale")).to_contain_text("two hours")
    writing.press("Alt+Enter")
    progress(writing.page, "Translated: 3 of 3")
