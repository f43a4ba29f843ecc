"""A page about the newsroom, written without HTML."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Policy
from articles.tests import make
from articles.tests.browser.conftest import PASTE, SELECT
from articles.words import document


@pytest.fixture
def about(roles):
    return Policy.objects.create(key="about", language="en", title="Who we are", body="<p>Four people.</p>")


@pytest.fixture
def page(windows, about):
    page = windows(make.editor())
    reopen(page, about)
    return page


def place(page, words):
    """Put the caret behind the first of these words, as a mouse would."""
    page.locator(".ProseMirror").evaluate(SELECT, [[words, True], [words, True]])


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def save(page):
    page.locator("[name=_continue]").click()
    page.locator(".messagelist .success").wait_for()
    page.locator(".ProseMirror").wait_for()


def reopen(page, about):
    page.goto(reverse("admin:articles_policy_change", args=[about.pk]))
    page.locator(".ProseMirror").wait_for()


def kept(page) -> int:
    """How many copies are in this browser."""
    return page.evaluate(
        """() => new Promise((resolve) => {
          const asked = indexedDB.open("newsroom", 1);
          asked.onsuccess = () => {
            const all = asked.result.transaction("unsaved").objectStore("unsaved").count();
            all.onsuccess = () => resolve(all.result);
          };
        })"""
    )


def forgets(page):
    """Wait until no copy is in this browser."""
    for _moment in range(100):
        if not kept(page):
            return
        page.wait_for_timeout(50)
    raise AssertionError("a copy is in this browser")


def blocks(about) -> list[tuple[str, str]]:
    about.refresh_from_db()
    return [(block.type, block.text) for block in document.parse(about.body).blocks]


def test_lists_headings_and_bold_are_written_with_keys_and_buttons(page, about):
    text = page.locator(".ProseMirror")
    expect(text).to_have_text("Four people.")
    text.click()
    press(page, "Control+End", "Enter")
    page.keyboard.type("- One")
    press(page, "Enter")
    page.keyboard.type("Two")
    press(page, "Enter", "Enter")
    page.keyboard.type("What we do")
    page.get_by_role("button", name="Subheading").click()
    press(page, "Enter", "Control+b")
    page.keyboard.type("We ask.")
    save(page)
    assert blocks(about) == [
        ("paragraph", "Four people."),
        ("paragraph", "• One"),
        ("paragraph", "• Two"),
        ("subheading", "What we do"),
        ("paragraph", "We ask."),
    ]
    assert "<strong>We ask.</strong>" in about.body


def test_hyphen_that_is_meant_comes_back_when_the_list_is_undone(page, about):
    place(page, "people.")
    press(page, "Enter")
    page.keyboard.type("- ")
    expect(page.locator(".ProseMirror > p").last).to_have_text("•")
    press(page, "Control+z")
    expect(page.locator(".ProseMirror > p").last).to_have_text("-")
    page.keyboard.type("and so on")
    expect(page.locator(".ProseMirror > p").last).to_have_text("- and so on")


def test_what_is_saved_unchanged_stays_as_it_is_stored(page, about):
    before = about.body
    save(page)
    about.refresh_from_db()
    assert about.body == before


def paste(page, html="", text=""):
    page.locator(".ProseMirror").evaluate(PASTE, {"text/html": html, "text/plain": text})


def test_pasted_list_is_a_list_and_what_was_said_loses_its_voice(page, about):
    page.locator(".ProseMirror").click()
    press(page, "Control+End", "Enter")
    paste(page, "<ul><li>One</li><li><p>Two</p></li></ul>")
    paste(page, '<section data-speaker="1" data-kind="answer" data-pm-slice="0 0 []"><p>Bread.</p></section>')
    save(page)
    texts = [text for _type, text in blocks(about)]
    assert texts[:2] == ["Four people.", "• One"] and texts[2].startswith("• Two")
    assert "Bread." in " ".join(texts) and {kind for kind, _text in blocks(about)} == {"paragraph"}


IN_WORD = """<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span></span>
<![endif]>{}</p>"""


@pytest.mark.parametrize(
    "html",
    [
        IN_WORD.format("One") + IN_WORD.format("Two"),
        "<ul>\n<li> • One</li>\n<li></li><li>\n<p>• Two</p></li></ul>",
        "<ul><li><div>One</div></li><li><ul><li><b>Two</b></li></ul></li></ul>",
    ],
)
def test_pasted_list_has_a_bullet_before_each_item(page, about, html):
    page.locator(".ProseMirror").click()
    press(page, "Control+End", "Enter")
    paste(page, html)
    expect(page.locator(".ProseMirror > p")).to_have_text(["Four people.", "• One", "• Two"])


NUMBERED_IN_WORD = IN_WORD.replace("·", "{}")


@pytest.mark.parametrize(
    "copied",
    [
        {"html": "<ol><li>One</li><li><p>Two</p></li></ol>"},
        {"html": '<ol start="1"><li><b>One</b></li></ol><ol start="2"><li>Two</li></ol>'},
        {"html": NUMBERED_IN_WORD.format("1.", "One") + NUMBERED_IN_WORD.format("2.", "Two")},
        {"text": "1.\tOne\n  2. Two"},
    ],
)
def test_pasted_list_keeps_its_numbers(page, about, copied):
    page.locator(".ProseMirror").click()
    press(page, "Control+End", "Enter")
    paste(page, **copied)
    expect(page.locator(".ProseMirror > p")).to_have_text(["Four people.", "1. One", "2. Two"])


def test_numbers_are_typed_and_go_on_by_themselves(page, about):
    page.locator(".ProseMirror").click()
    press(page, "Control+End", "Enter")
    page.keyboard.type("٨- One")
    press(page, "Enter")
    page.keyboard.type("Three")
    press(page, "Enter")
    page.keyboard.type("Four")
    press(page, "Enter", "Enter")
    page.keyboard.type("End.")
    texts = page.locator(".ProseMirror > p")
    expect(texts).to_have_text(["Four people.", "٨- One", "٩- Three", "١٠- Four", "End."])
    place(page, "One")
    press(page, "Enter")
    page.keyboard.type("Two")
    written = ["Four people.", "٨- One", "٩- Two", "١٠- Three", "١١- Four", "End."]
    expect(texts).to_have_text(written)
    save(page)
    assert [text for _type, text in blocks(about)] == written


def test_number_is_corrected_where_it_stands_and_taken_out_before_the_words(page, about):
    Policy.objects.filter(pk=about.pk).update(body="<p>1. One</p><p>3. Two</p>")
    reopen(page, about)
    place(page, "3")
    press(page, "Backspace")
    page.keyboard.type("2")
    expect(page.locator(".ProseMirror > p")).to_have_text(["1. One", "2. Two"])
    place(page, "1. ")
    press(page, "Backspace")
    expect(page.locator(".ProseMirror > p")).to_have_text(["One", "2. Two"])


@pytest.mark.parametrize("copied", [{"html": "<ul><li>One</li><li>Two</li></ul>"}, {"text": "- One\n- Two"}])
def test_list_that_is_pasted_into_an_item_goes_on_with_it(page, about, copied):
    page.locator(".ProseMirror").click()
    press(page, "Control+End", "Enter")
    page.keyboard.type("- ")
    paste(page, **copied)
    expect(page.locator(".ProseMirror > p")).to_have_text(["Four people.", "• One", "• Two"])


def test_dash_that_is_pasted_among_words_stays_one(page, about):
    place(page, "people.")
    paste(page, text=" - at most\n- One")
    expect(page.locator(".ProseMirror > p")).to_have_text(["Four people. - at most", "• One"])


def test_new_item_above_another_leaves_it_its_id(page, about):
    Policy.objects.filter(pk=about.pk).update(body='<p id="p-cccccccc">• One</p>')
    reopen(page, about)
    place(page, "• ")
    press(page, "Enter")
    place(page, "• ")
    page.keyboard.type("None")
    save(page)
    assert [text for _type, text in blocks(about)] == ["• None", "• One"]
    assert about.body.endswith('<p id="p-cccccccc">• One</p>')


def test_delete_before_an_item_draws_in_its_words(page, about):
    Policy.objects.filter(pk=about.pk).update(body="<p>• One</p><p>• Two</p>")
    reopen(page, about)
    place(page, "One")
    press(page, "Delete")
    expect(page.locator(".ProseMirror > p")).to_have_text(["• OneTwo"])


def test_item_without_words_is_not_saved(page, about):
    page.locator(".ProseMirror").click()
    press(page, "Control+End", "Enter")
    page.keyboard.type("- One")
    press(page, "Enter")
    save(page)
    assert [text for _type, text in blocks(about)] == ["Four people.", "• One"]


def test_words_of_a_closed_window_are_offered(windows, page, about):
    page.locator(".ProseMirror").click()
    press(page, "Control+End")
    page.keyboard.type(" And a cat.")
    expect(page.locator("span[data-state]")).to_have_text("Not saved yet")
    page.wait_for_timeout(800)
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(reverse("admin:articles_policy_changelist"))
    reopen(page, about)
    page.get_by_role("button", name="Go on with the kept text").click()
    expect(page.locator(".ProseMirror")).to_have_text("Four people. And a cat.")
    save(page)
    assert [text for _type, text in blocks(about)] == ["Four people. And a cat."]


def test_words_are_kept_before_whoever_leaves_has_answered(page):
    place(page, "people.")
    page.keyboard.insert_text(" And a cat.")
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    while not asked:
        page.wait_for_timeout(1)
    assert kept(page) == 1


def test_what_a_colleague_changed_since_stays_beside_the_kept_title(page, about):
    page.get_by_label("Title").fill("We")
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(reverse("admin:articles_policy_changelist"))
    Policy.objects.filter(pk=about.pk).update(body="<p>Five people.</p>")
    reopen(page, about)
    page.get_by_role("button", name="Go on with the kept text").click()
    expect(page.get_by_label("Title")).to_have_value("We")
    expect(page.locator(".ProseMirror")).to_have_text("Five people.")


def leave_behind(page, words):
    """Write `words` after those that stand there, and leave without saving."""
    place(page, "people.")
    page.keyboard.type(words)
    page.wait_for_timeout(800)
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(reverse("admin:articles_policy_changelist"))


def test_kept_text_and_what_a_colleague_saved_since_come_together_before_readers_see_it(page, about):
    about.body = "<p>Four people.</p><p>Signal: 1.</p>"
    about.save()
    reopen(page, about)
    leave_behind(page, " And a cat.")
    Policy.objects.filter(pk=about.pk).update(body=about.body.replace("Signal: 1.", "Signal: 2."))
    for _time in ("offered", "offered once more"):
        reopen(page, about)
        expect(page.get_by_text("Somebody else has saved this page since.")).to_be_visible()
        page.get_by_role("button", name="Go on with the kept text").click()
        expect(page.locator(".ProseMirror > p")).to_have_text(["Four people. And a cat.", "Signal: 1."])
        page.once("dialog", lambda dialog: dialog.accept())
        page.goto(reverse("admin:articles_policy_changelist"))
    reopen(page, about)
    page.get_by_role("button", name="Go on with the kept text").click()
    page.locator("[name=_continue]").click()
    expect(page.locator(".errorlist")).to_contain_text("look at it, and save again")
    expect(page.locator(".ProseMirror > p")).to_have_text(["Four people. And a cat.", "Signal: 2."])
    assert [text for _type, text in blocks(about)] == ["Four people.", "Signal: 2."]
    save(page)
    assert [text for _type, text in blocks(about)] == ["Four people. And a cat.", "Signal: 2."]


def test_kept_words_of_the_same_paragraph_stand_beside_a_colleagues(page, about):
    leave_behind(page, " And a cat.")
    Policy.objects.filter(pk=about.pk).update(body=about.body.replace("Four", "Five"))
    reopen(page, about)
    page.get_by_role("button", name="Go on with the kept text").click()
    page.locator("[name=_continue]").click()
    expect(page.locator(".errorlist")).to_contain_text("theirs says: Five people.")
    assert [text for _type, text in blocks(about)] == ["Five people."]


def test_kept_text_of_a_page_that_a_colleague_added_meanwhile_comes_together_with_theirs(page, about):
    page.goto(reverse("admin:articles_policy_add"))
    page.get_by_label("Page:").select_option("contact-securely")
    page.get_by_label("Language:").select_option("en")
    page.get_by_label("Title").fill("Write to us")
    page.locator(".ProseMirror").click()
    page.keyboard.type("By post.")
    page.wait_for_timeout(800)
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(reverse("admin:articles_policy_changelist"))
    theirs = Policy.objects.create(key="contact-securely", language="en", title="Contact", body="<p>By Signal.</p>")
    reopen(page, theirs)
    page.get_by_role("button", name="Go on with the kept text").click()
    page.locator("[name=_continue]").click()
    expect(page.locator(".errorlist").first).to_contain_text("to: Contact")
    expect(page.locator(".ProseMirror > p")).to_have_text(["By Signal.", "By post."])
    assert [text for _type, text in blocks(theirs)] == ["By Signal."]


ADDED = {
    "en": [
        "Some of your text was not saved",
        "Kept in this browser, 9 March at 00:05",
        "Page: How we interview",
        "Language: العربية",
        "Title: We ask",
        "On paper.",
        "This form, which is not saved yet",
        "Page:",
        "Language:",
        "Title:",
        "Go on with the kept text",
        "Go on with this form",
    ],
    "ar": [
        "لم يُحفظ بعض النص",
        "الباقي في هذا المتصفّح، 9 آذار في 00:05",
        "الصفحة: كيف نُجري مقابلاتنا",
        "اللغة: العربية",
        "العنوان: We ask",
        "On paper.",
        "هذه الاستمارة، ولم تُحفظ بعد",
        "الصفحة:",
        "اللغة:",
        "العنوان:",
        "المتابعة بالنص الباقي",
        "المتابعة بهذه الاستمارة",
    ],
}


@pytest.mark.parametrize("language", ADDED)
def test_kept_words_of_a_page_that_was_never_saved_are_offered_in_the_words_of_its_form(windows, language):
    page = windows(make.editor(language=language), timezone_id="Asia/Damascus")
    page.clock.set_system_time("2026-03-09T00:05:00+03:00")
    add = reverse("admin:articles_policy_add")
    page.goto(add)
    page.locator("[name=key]").select_option("how-we-interview")
    page.locator("select[name=language]").select_option("ar")
    page.locator("[name=title]").fill("We ask")
    page.locator(".ProseMirror").click()
    page.keyboard.type("On paper.")
    page.wait_for_timeout(800)
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(reverse("admin:articles_policy_changelist"))
    page.clock.set_system_time("2026-03-10T09:00:00+03:00")
    page.goto(add)
    said = page.get_by_role("dialog").inner_text()
    assert [" ".join(line.split()) for line in said.splitlines() if line.strip()] == ADDED[language]


def test_nothing_is_said_of_a_colleague_where_nobody_has_saved_since(page, about):
    leave_behind(page, " And a cat.")
    reopen(page, about)
    page.get_by_role("button", name="Go on with the kept text").wait_for()
    expect(page.get_by_text("Somebody else has saved this page since.")).to_be_hidden()


@pytest.mark.parametrize("words", ["", "- "])
def test_page_without_words_is_not_saved(page, about, words):
    page.locator(".ProseMirror").click()
    press(page, "Control+a", "Delete")
    page.keyboard.type(words)
    page.locator("[name=_continue]").click()
    page.locator(".errorlist").wait_for()
    assert [text for _type, text in blocks(about)] == ["Four people."]


def test_saving_offline_stays_in_the_text_and_is_tried_again(page, about):
    page.locator(".ProseMirror").click()
    press(page, "Control+End")
    page.keyboard.type(" And a cat.")
    page.context.set_offline(True)
    page.locator("[name=_continue]").click()
    expect(page.locator("span[data-state]")).to_contain_text("Your text is kept in this browser.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    page.locator(".messagelist .success").wait_for()
    assert [text for _type, text in blocks(about)] == ["Four people. And a cat."]


def test_signing_out_asks_once_and_leaves_no_copy(page):
    page.locator(".ProseMirror").click()
    page.keyboard.type("Draft. ")
    page.wait_for_timeout(800)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/logout/**")
    assert (asked, kept(page)) == (["confirm"], 0)


def test_signing_out_elsewhere_asks_about_a_text_that_was_left_and_leaves_no_copy(page):
    page.locator(".ProseMirror").click()
    page.keyboard.type("Draft. ")
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(reverse("admin:index"))
    sign_out = page.get_by_role("button", name="Sign out")
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    sign_out.click()
    page.wait_for_timeout(500)
    assert (asked, kept(page)) == (["confirm"], 1)
    page.once("dialog", lambda dialog: dialog.accept())
    sign_out.click()
    page.wait_for_url("**/logout/**")
    assert kept(page) == 0


def come_back_with_an_error(page, about):
    """Send a text with a title that somebody else has changed meanwhile."""
    page.locator(".ProseMirror").click()
    press(page, "Control+End")
    page.keyboard.type(" And a cat.")
    page.get_by_label("Title").fill("We")
    Policy.objects.filter(pk=about.pk).update(title="Who writes here")
    page.locator("[name=_continue]").click()
    page.locator(".errorlist").wait_for()
    expect(page.locator("span[data-state]")).to_have_text("Not saved yet")


def test_what_came_back_with_an_error_is_offered_again(page, about):
    come_back_with_an_error(page, about)
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(reverse("admin:articles_policy_changelist"))
    reopen(page, about)
    page.get_by_role("button", name="Go on with the kept text").click()
    expect(page.locator(".ProseMirror")).to_have_text("Four people. And a cat.")
    expect(page.get_by_label("Title")).to_have_value("We")


def test_page_that_exists_already_came_back_with_words_that_are_kept_once(page, about):
    page.goto(reverse("admin:articles_policy_add"))
    page.get_by_label("Page:").select_option(about.key)
    page.get_by_label("Language:").select_option(about.language)
    page.get_by_label("Title").fill("We")
    page.locator(".ProseMirror").click()
    page.keyboard.type("A cat.")
    page.locator("[name=_continue]").click()
    page.get_by_text("This page exists in this language already.").wait_for()
    expect(page.locator("span[data-state]")).to_have_text("Not saved yet")
    page.wait_for_timeout(800)
    assert kept(page) == 1


def test_signing_out_asks_about_what_came_back_with_an_error(page, about):
    come_back_with_an_error(page, about)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/logout/**")
    assert asked == ["confirm"]


def test_what_is_saved_is_not_offered_once_a_colleague_has_changed_it(page, about):
    page.locator(".ProseMirror").click()
    press(page, "Control+End")
    page.keyboard.type(" Signal: +49 30 1.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".messagelist .success").wait_for()
    forgets(page)
    Policy.objects.filter(pk=about.pk).update(body="<p>Four people. Signal: +49 30 2.</p>")
    reopen(page, about)
    expect(page.locator(".ProseMirror")).to_have_text("Four people. Signal: +49 30 2.")


def test_what_the_server_stores_otherwise_is_not_offered(page, about):
    page.get_by_label("Title").fill("Who we are ")
    page.locator(".ProseMirror").click()
    press(page, "Control+End", "Enter")
    page.get_by_role("button", name="Subheading").click()
    save(page)
    forgets(page)


def test_what_is_typed_on_while_the_form_is_on_its_way_is_offered(page, about):
    page.locator(".ProseMirror").click()
    press(page, "Control+End")
    page.keyboard.type(" And a cat.")
    page.route("**/policy/*/change/", lambda route: (page.wait_for_timeout(1_000), route.continue_()))
    press(page, "Control+s")
    page.wait_for_timeout(500)
    page.keyboard.type(" And a dog.")
    page.locator(".messagelist .success").wait_for()
    page.get_by_role("button", name="Go on with the kept text").click()
    expect(page.locator(".ProseMirror")).to_have_text("Four people. And a cat. And a dog.")


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("tel:+49301", False),
        ("javascript:alert(1)", False),
        ("mailto:desk@example.org?subject=A word", False),
        ("mailto:desk@example.org", True),
    ],
)
def test_link_is_refused_that_could_not_be_stored(page, about, address, taken):
    page.locator(".ProseMirror").click()
    press(page, "Control+a", "Control+k")
    dialog = page.get_by_role("dialog", name="Link")
    dialog.get_by_label("Address").fill(address)
    dialog.get_by_role("button", name="Link", exact=True).click()
    expect(dialog).to_have_count(0 if taken else 1)
    expect(page.locator(".ProseMirror a")).to_have_count(int(taken))
    wrong = dialog.get_by_label("Address").evaluate("field => field.validationMessage") if not taken else ""
    assert ("https://" in wrong) is not taken


def test_whoever_saves_goes_on_writing_where_they_were(page, about):
    page.locator(".ProseMirror").click()
    press(page, "Control+Home")
    page.keyboard.type("We are ")
    press(page, "Control+s")
    page.locator(".messagelist .success").wait_for()
    expect(page.locator(".ProseMirror")).to_be_focused()
    page.keyboard.type("at most ")
    expect(page.locator(".ProseMirror")).to_have_text("We are at most Four people.")


def test_whoever_is_told_what_is_wrong_with_the_text_is_in_it(page, about):
    page.locator(".ProseMirror").click()
    press(page, "Control+a", "Delete", "Control+s")
    page.locator(".errorlist").wait_for()
    text = page.get_by_role("textbox", name="Text of the page")
    expect(text).to_be_focused()
    expect(text).to_have_accessible_description("This field is required.")
    expect(text).to_have_attribute("aria-invalid", "true")


def test_what_another_window_saves_is_not_offered_as_unsaved(page, about):
    place(page, "people.")
    page.keyboard.type(" And a cat.")
    page.wait_for_timeout(800)
    other = page.context.new_page()
    reopen(other, about)
    save(page)
    forgets(page)
    other.wait_for_timeout(500)
    expect(other.get_by_role("dialog")).to_have_count(0)
