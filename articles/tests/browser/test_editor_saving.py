"""Nothing that is typed gets lost: not to a pause, a network, a session, a crash or a colleague."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Interview, Person, Presence
from articles.tests import make
from articles.tests.browser.conftest import Writing
from articles.tests.browser.test_editor_voices import EXCHANGE

pytestmark = pytest.mark.browser


def stored(editor):
    return Interview.objects.get(pk=editor.interview.pk)


def state(editor, begins):
    expect(editor.page.locator(".editor-line [data-state]")).to_have_text(re.compile(f"^{begins}"))


def saved(editor):
    state(editor, "Saved")


def save(editor):
    """By the button: the page that answers says so at its head."""
    editor.page.get_by_role("button", name="Save", exact=True).click()
    expect(editor.page.get_by_role("listitem").filter(has_text="Saved.")).to_be_visible()


# -- by itself


def test_whoever_writes_in_a_text_that_was_ready_sees_that_it_is_a_draft_again(writing):
    editor = writing("<p>The baker opened at four.</p>")
    Interview.objects.filter(pk=editor.interview.pk).update(stage="ready", approved_number=1)
    editor.reopen()
    submit = editor.page.get_by_role("button", name="Submit for review")
    expect(submit).to_be_hidden()
    editor.place("four")
    editor.type(" or five")
    expect(submit).to_be_visible()
    expect(editor.page.locator(".facts")).to_contain_text("drafting")
    submit.click()
    expect(editor.page.get_by_text("Done: Submit for review.")).to_be_visible()
    assert stored(editor).stage == "review"


def test_who_has_a_text_open_that_a_colleague_moves_on_sees_where_it_stands(writing):
    editor = writing("<p>The baker opened at four.</p>")
    editor.page.clock.install()
    editor.reopen()
    Interview.objects.filter(pk=editor.interview.pk).update(stage="review")
    editor.page.clock.fast_forward(20_000)
    expect(editor.page.locator(".facts")).to_contain_text("in review")


def test_what_is_typed_is_stored_after_a_pause_and_saving_goes_on_from_there(writing):
    editor = writing("<p>The baker opened at four.</p>")
    editor.place("four")
    editor.type(" or five")
    editor.page.get_by_label("Headline").fill("Bread")
    state(editor, "Not saved yet")
    saved(editor)
    assert stored(editor).headline == "Bread"
    assert stored(editor).document.text == "The baker opened at four or five."
    editor.place("five")
    editor.type(", he says")
    save(editor)
    assert stored(editor).document.text == "The baker opened at four or five, he says."
    assert stored(editor).revisions.get().draft_number == stored(editor).draft_number


# Types a letter in the moment in which the copy that is no longer needed is forgotten.
TYPE_LATE = """() => {
  const { delete: forget } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.delete = function (...values) {
    IDBObjectStore.prototype.delete = forget;
    document.execCommand("insertText", false, "!");
    return forget.apply(this, values);
  };
}"""


def test_what_is_typed_just_as_the_rest_is_stored_is_not_said_to_be_saved(writing):
    editor = writing("<p>The baker opened at four.</p>")
    editor.page.evaluate(TYPE_LATE)
    editor.place("four.")
    editor.type(" Or five")
    saved(editor)
    assert stored(editor).document.text == "The baker opened at four. Or five!"


def test_a_field_that_is_not_right_yet_is_named_and_the_text_is_stored(writing):
    editor = writing()
    editor.page.get_by_text("Address, language, note").click()
    editor.page.locator("[name=slug]").fill("not an address")
    editor.text.click()
    editor.type("The baker opened at four.")
    state(editor, "Not saved: Address: An address has only letters")
    assert stored(editor).document.text == "The baker opened at four."


def test_how_the_last_interview_was_held_is_taken_over_by_whoever_looks_at_it(writing):
    editor = writing()
    make.interview(editor.interview.created_by, method="phone", conducted_in="ku")
    editor.reopen()
    editor.page.get_by_role("link", name="It is not said which language was spoken.").click()
    editor.page.get_by_role("button", name="As last time: Kurdish").click()
    expect(editor.page.locator("[name=conducted_in]")).to_be_focused()
    editor.stores(lambda interview: (interview.method, interview.conducted_in) == ("", "ku"))
    editor.page.get_by_role("button", name="As last time: by telephone").click()
    editor.stores(lambda interview: (interview.method, interview.conducted_in) == ("phone", "ku"))
    editor.reopen()
    assert editor.page.locator("[data-offer]").count() == 0


def test_after_saving_the_page_opens_where_one_was(writing):
    editor = writing("<p>More.</p>" * 60 + "<p>The baker opened at four.</p>")
    editor.place("four")
    editor.type(" or five")
    top = editor.page.evaluate("scrollY")
    editor.page.get_by_role("button", name="Save", exact=True).click()
    expect(editor.page.locator("[data-announce]")).to_have_text("Saved.")  # its place is at the head, out of sight
    expect(editor.text).to_be_focused()
    editor.type(", he says")
    assert "four or five, he says." in editor.said()[-1]
    assert top > 0
    assert editor.page.evaluate("scrollY") == pytest.approx(top, abs=200)
    slug = editor.page.locator("[name=slug]")
    slug.evaluate("field => { field.closest('details').open = true; field.value = 'not an address'; }")
    editor.page.get_by_role("button", name="Save", exact=True).click()
    expect(slug).to_be_focused()  # nobody is led away from what kept the text from being saved
    expect(editor.page.get_by_text("An address has only letters")).to_be_in_viewport()


def test_leaving_the_page_for_another_window_stores_at_once(writing):
    editor = writing()
    editor.text.click()
    editor.type("The baker")
    editor.page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    saved(editor)
    assert stored(editor).document.text == "The baker"


# -- without the server


def test_offline_the_text_is_kept_and_stored_when_the_network_is_back(writing):
    editor = writing()
    editor.page.context.set_offline(True)
    editor.text.click()
    editor.type("The baker opened at four.")
    state(editor, "Offline since")
    assert editor.page.get_by_role("status").get_by_text("Your text is kept in this browser").is_visible()
    editor.type(" Or five.")
    editor.page.context.set_offline(False)
    saved(editor)
    assert stored(editor).document.text == "The baker opened at four. Or five."


def goes_on(editor, text):
    """Until the kept text is what the server has. Before the answer is heard the line says "Saved" of what it had."""
    editor.stores(lambda interview: interview.document.text == text)
    saved(editor)


KEPT = """() => new Promise((resolve) => {
  const request = indexedDB.open("newsroom", 1);
  request.onsuccess = () => {
    const all = request.result.transaction("unsaved").objectStore("unsaved").count();
    all.onsuccess = () => resolve(all.result);
  };
})"""


def kept_in(editor) -> int:
    """How many copies the browser keeps of texts that are not saved."""
    return editor.page.evaluate(KEPT)


def cut_off(editor):
    """From here on nothing of this window reaches the server, not even what it says while it is closed."""
    editor.page.evaluate("void (window.fetch = () => Promise.reject(new TypeError()))")


@pytest.fixture
def left_behind(writing):
    """A text whose window was closed before the server had it, opened anew."""
    editor = writing("<p>The baker opened at four.</p>")
    cut_off(editor)
    editor.place("four")
    editor.type(" or five")
    state(editor, "Offline since")
    context = editor.page.context
    editor.page.close()
    return Writing(context.new_page(), editor.interview)


def test_what_a_closed_window_left_behind_is_offered_beside_what_is_stored(left_behind):
    offered = left_behind.page.get_by_role("dialog", name="Some of your text was not saved")
    offered.wait_for()
    assert offered.get_by_text("The baker opened at four or five.").is_visible()
    assert offered.get_by_text("The baker opened at four.", exact=True).is_visible()
    offered.get_by_role("button", name="Go on with the kept text").click()
    goes_on(left_behind, "The baker opened at four or five.")
    assert kept_in(left_behind) == 0


def test_what_was_left_behind_can_be_let_go(left_behind):
    left_behind.page.get_by_role("button", name="Go on with the saved text").click()
    assert left_behind.said() == ["<p>The baker opened at four.</p>"]
    left_behind.reopen()
    assert left_behind.page.locator("dialog[open]").count() == 0


def test_what_was_left_behind_is_answered_by_keys_alone(left_behind):
    offered = left_behind.page.get_by_role("dialog", name="Some of your text was not saved")
    kept, other = (offered.get_by_role("button", name=f"Go on with the {which} text") for which in ("kept", "saved"))
    expect(kept).to_be_focused()
    left_behind.press("Tab")
    expect(other).to_be_focused()
    left_behind.press("Escape")
    expect(offered).to_be_hidden()
    expect(left_behind.text).to_be_focused()
    left_behind.reopen()  # Escape is no answer: it is asked again
    expect(kept).to_be_focused()
    left_behind.press("Enter")
    expect(left_behind.text).to_be_focused()
    goes_on(left_behind, "The baker opened at four or five.")


def test_what_is_newer_stands_first_and_what_was_let_go_can_be_looked_at_once_more(left_behind):
    offered = left_behind.page.get_by_role("dialog", name="Some of your text was not saved")
    kept, saved = (offered.locator("section").filter(has_text=which) for which in ("Kept in this browser", "Saved"))
    expect(kept.get_by_text("newer")).to_be_visible()
    expect(saved.get_by_text("newer")).to_be_hidden()
    # A colleague saves after that.
    later = timezone.now() + timedelta(days=40)
    changed = {"body": "<p>The baker opened at six.</p>", "draft_number": 2, "changed_at": later}
    Interview.objects.filter(pk=left_behind.interview.pk).update(**changed)
    left_behind.reopen()
    expect(saved.get_by_text("newer")).to_be_visible()
    expect(saved.get_by_text(f"{later.day} ")).to_be_visible()
    expect(kept.get_by_text("newer")).to_be_hidden()
    expect(offered.get_by_role("button", name="Go on with the saved text")).to_be_focused()
    left_behind.press("Enter")
    left_behind.becomes("<p>The baker opened at six.</p>")
    left_behind.page.get_by_role("button", name="Look at the kept text once more").click()
    left_behind.page.get_by_role("button", name="Go on with the kept text").click()
    clash = left_behind.page.get_by_role("dialog", name="Two of you changed the same words")
    expect(clash.get_by_text("The baker opened at four or five.")).to_be_visible()


def test_a_photo_that_only_one_of_two_texts_has_is_seen_where_one_is_chosen(writing):
    editor = writing(f'<p>Bread.</p><figure data-photo="{make.photo().pk}"><figcaption></figcaption></figure>')
    cut_off(editor)
    editor.text.get_by_role("button", name="Remove").click()
    state(editor, "Offline since")
    context = editor.page.context
    editor.page.close()
    offered = Writing(context.new_page(), editor.interview).page.get_by_role("dialog", name="Some of your text")
    expect(offered.locator("[data-side=kept] figure")).to_have_count(0)
    expect(offered.locator("[data-side=stored] figure")).to_have_text("Photo")


def test_what_was_left_behind_overwrites_nothing_that_others_wrote_since(left_behind):
    # The dialog is open; a colleague has saved another paragraph meanwhile.
    interview = stored(left_behind)
    Interview.objects.filter(pk=interview.pk).update(
        body=interview.body + '\n<p id="p-bbbbbbb1">Theirs.</p>', draft_number=2
    )
    left_behind.page.get_by_role("button", name="Go on with the kept text").click()
    goes_on(left_behind, "The baker opened at four or five.\n\nTheirs.")


@pytest.mark.parametrize("words", [" or five", "The baker opened at four. " * 6_000], ids=["a few words", "156,000"])
def test_a_window_that_is_closed_with_its_last_word_has_kept_that_too(writing, words):
    editor = writing("<p>The baker opened at four.</p>")
    cut_off(editor)
    editor.place("four")
    editor.page.keyboard.insert_text(words)
    context = editor.page.context
    editor.page.close()
    again = Writing(context.new_page(), editor.interview)
    offered = again.page.get_by_role("dialog", name="Some of your text was not saved")
    expect(offered.locator("[data-side=kept]")).to_contain_text(words.strip())
    expect(offered.get_by_role("button", name="Go on with the kept text")).to_be_focused()  # not what scrolls over it
    assert offered.locator("mark").count() <= 2


def test_a_window_that_goes_while_another_is_open_leaves_its_words_to_that(writing):
    editor = writing("<p>The baker opened at four.</p>")
    cut_off(editor)
    editor.page.get_by_label("Headline").fill("Bread")
    state(editor, "Offline since")
    other = Writing(editor.page.context.new_page(), editor.interview)
    offered = other.page.get_by_role("dialog", name="Some of your text was not saved")
    assert not offered.is_visible()
    editor.page.close()
    offered.get_by_text("Headline: Bread").wait_for()
    # Escape is no answer: it is asked again.
    other.press("Escape", "Escape")
    other.reopen()
    offered.get_by_role("button", name="Go on with the kept text").click()
    other.stores(lambda interview: interview.headline == "Bread")


def test_saving_while_signed_out_or_offline_stays_in_the_text(writing):
    editor = writing("<p>The baker opened at four.</p>")
    save = editor.page.get_by_role("button", name="Save", exact=True)
    editor.page.context.set_offline(True)
    editor.place("four")
    editor.type(" or five")
    save.click()
    state(editor, "Offline since")
    editor.page.context.set_offline(False)
    Session.objects.all().delete()
    save.click()
    state(editor, "You are signed out")
    assert editor.said() == ["<p>The baker opened at four or five.</p>"]


def test_where_neither_server_nor_browser_has_room_the_window_says_so(writing):
    editor = writing()
    editor.page.evaluate(
        "void (IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') })"
    )
    editor.page.route("**/autosave/", lambda route: route.fulfill(status=500, body="No space left on device"))
    editor.text.click()
    editor.type("The baker opened at four.")
    state(editor, "Not saved, and this browser has no room for a copy")
    asked = []
    editor.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    editor.page.close(run_before_unload=True)
    editor.page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    editor.page.unroute("**/autosave/")
    editor.page.get_by_role("button", name="Try again").click()
    saved(editor)
    assert stored(editor).document.text == "The baker opened at four."


def test_signing_out_leaves_no_copy_in_the_browser(writing):
    editor = writing()
    editor.page.route("**/autosave/", lambda route: route.abort())
    editor.text.click()
    editor.type("The baker opened at four.")
    state(editor, "Offline since")
    editor.page.once("dialog", lambda dialog: dialog.accept())
    editor.page.get_by_role("button", name="Sign out").click()
    editor.page.wait_for_url("**/logout/")
    assert kept_in(editor) == 0


def test_after_signing_in_again_elsewhere_writing_goes_on_where_it_was(writing, live_server):
    editor = writing()
    Session.objects.all().delete()
    editor.text.click()
    editor.type("The baker opened at four.")
    state(editor, "You are signed out")
    assert editor.page.get_by_role("link", name="Sign in again in another tab").is_visible()
    client = Client()
    client.force_login(editor.interview.created_by)
    session = client.cookies["sessionid"].value
    # Signing in gives out a new CSRF secret too.
    editor.page.context.add_cookies(
        [
            {"name": "sessionid", "value": session, "url": live_server.url},
            {"name": "csrftoken", "value": "n" * 32, "url": live_server.url},
        ]
    )
    editor.page.evaluate("dispatchEvent(new Event('focus'))")
    saved(editor)
    assert stored(editor).document.text == "The baker opened at four."
    save(editor)


# -- with somebody else


@pytest.fixture
def two(writing, windows):
    """Two colleagues with one interview open. Mine hears of theirs when it saves, not every twenty seconds before."""
    mine = writing(EXCHANGE)
    mine.page.route("**/presence/", lambda route: route.abort())
    theirs = Writing(windows(make.editor(username="huda")), mine.interview)
    return mine, theirs


def test_changes_to_different_turns_merge_by_themselves(two):
    mine, theirs = two
    theirs.place("How many")
    theirs.type(" people")
    saved(theirs)
    mine.page.get_by_label("Standfirst").fill("Mine.")
    mine.place("Nobody")
    mine.type(" at all")
    saved(mine)
    text = stored(mine).document.text
    assert "How many people stayed?" in text and "Nobody at all knows." in text
    assert mine.text.get_by_text("How many people stayed?").is_visible()
    mine.type(", says he,")  # the caret is still where it was
    assert mine.text.get_by_text("Nobody at all, says he, knows.").is_visible()
    mine.undo_all()
    assert mine.text.get_by_text("How many people stayed?").is_visible()


@pytest.mark.parametrize(
    ("pick", "left"),
    [
        ("Mine", ["How many of you stayed?"]),
        ("huda", ["How many people stayed?"]),
        ("Both, one after the other", ["How many of you stayed?", "How many people stayed?"]),
    ],
)
def test_a_turn_that_both_changed_is_shown_from_both_sides_and_picked(two, pick, left):
    mine, theirs = two
    theirs.place("How many")
    theirs.insert(" people")
    theirs.stores(lambda interview: "How many people stayed?" in interview.document.text)
    mine.place("How many")
    mine.insert(" of you")
    asked = mine.page.get_by_role("dialog", name="Two of you changed the same words")
    asked.wait_for()
    assert asked.get_by_text("How many of you stayed?").is_visible()
    assert asked.get_by_text("How many people stayed?").is_visible()
    assert asked.locator("mark").all_inner_texts() == ["of you", "people"]
    expect(asked.get_by_label("Both, one after the other")).to_be_focused()
    asked.get_by_label(pick).check()
    asked.get_by_role("button", name="Go on").click()
    saved(mine)
    assert [turn.text for turn in stored(mine).document.turns][:-1] == left


def test_which_part_of_a_recording_both_chose_is_shown_from_both_sides(writing):
    bell = make.clip(seconds=9)
    mine = writing(f'<figure id="f-aaaaaaaa" data-clip="{bell.pk}"><figcaption></figcaption></figure>')
    theirs = stored(mine).body.replace("><figcaption", ' data-start="5"><figcaption')
    Interview.objects.filter(pk=mine.interview.pk).update(body=theirs, draft_number=2)
    mine.text.locator("figcaption").click()
    mine.page.locator("[data-command=clip]").click()
    mine.page.get_by_label("From", exact=True).fill("0:01")
    mine.page.get_by_role("button", name="Change the part").click()
    asked = mine.page.get_by_role("dialog", name="Two of you changed the same words")
    expect(asked.locator("figure")).to_have_text(["Recording 0:01 –", "Recording 0:05 –"])


def test_a_headline_that_both_changed_is_asked_about(two):
    mine, theirs = two
    theirs.page.get_by_label("Headline").fill("Theirs")
    saved(theirs)
    mine.page.get_by_label("Headline").fill("Mine")
    asked = mine.page.get_by_role("group", name="Headline")
    asked.get_by_label("huda").check()
    mine.page.get_by_role("button", name="Go on").click()
    saved(mine)
    assert stored(mine).headline == mine.page.get_by_label("Headline").input_value() == "Theirs"


@pytest.fixture
def both_chose(two):
    """A window in which one is asked how an interview was held, as two have chosen."""
    mine, theirs = two
    for window, how in ((theirs, "phone"), (mine, "in-person")):
        window.page.locator("details:has([name=method]) > summary").click()
        window.page.locator("[name=method]").select_option(how)
        if window is theirs:
            saved(theirs)
    mine.page.get_by_role("group", name="How it was held").wait_for()
    return mine


def test_a_choice_that_both_changed_is_asked_about_in_its_words(both_chose):
    expect(both_chose.page.locator("dialog[open] .editor-side")).to_have_text(["in person", "by telephone"])


def test_of_two_choices_one_stays_and_never_none(both_chose):
    expect(both_chose.page.get_by_role("radio")).to_have_count(2)
    both_chose.press("Enter")
    saved(both_chose)
    assert both_chose.page.locator("[name=method]").input_value() == stored(both_chose).method == "phone"


def test_who_leaves_the_question_about_two_choices_keeps_what_is_stored(both_chose):
    both_chose.press("Escape")
    saved(both_chose)
    assert stored(both_chose).method == "phone"


def test_of_two_choices_ones_own_can_be_taken(both_chose):
    both_chose.page.get_by_label("Mine").check()
    both_chose.page.get_by_role("button", name="Go on").click()
    saved(both_chose)
    assert stored(both_chose).method == "in-person"


def test_who_comes_back_to_the_page_finds_what_is_stored_and_not_what_the_browser_remembers(two):
    mine, theirs = two
    mine.page.get_by_label("Headline").fill("Mine")
    saved(mine)
    mine.page.goto("/admin/")
    theirs.reopen()
    theirs.page.get_by_label("Headline").fill("Theirs")
    saved(theirs)
    mine.page.go_back()
    mine.text.wait_for()
    save(mine)
    assert stored(mine).headline == "Theirs"


def test_two_colleagues_see_each_other_and_where(two):
    mine, theirs = two
    mine.page.unroute("**/presence/")
    theirs.place("How many")
    before, [asked, _] = Presence.objects.latest("pk").pk, stored(mine).document.turns
    theirs.page.get_by_role("button", name="Save", exact=True).click()
    # What counts is said by the page that comes back where one was; the one that goes may say where it was once more.
    theirs.stores(lambda interview: interview.presences.filter(pk__gt=before, place=asked.id).exists())
    mine.reopen()
    expect(mine.page.locator("[data-others]")).to_have_text("Also writing here: huda")
    expect(mine.text.locator("[data-elsewhere=huda]")).to_have_text("How many stayed?")
    theirs.page.goto("about:blank")
    theirs.stores(lambda interview: not interview.presences.filter(user__username="huda").exists())
    with mine.page.expect_response("**/presence/"):
        mine.reopen()
    mine.place("Nobody")
    assert mine.page.locator("[data-others]").text_content() == ""
    assert mine.text.locator("[data-elsewhere]").count() == 0


# -- beside the text


def test_somebody_new_comes_in_without_leaving_the_place(writing):
    editor = writing("<p>We counted once.</p>")
    known = make.person("Mona Haddad", description="teacher")
    editor.place("We counted")
    editor.page.get_by_label("Who is speaking").select_option("new")
    editor.type("Mona Haddad\n")
    editor.page.get_by_label("Mona Haddad, teacher").check()
    editor.page.get_by_role("dialog", name="Is it the same person?").get_by_role(
        "button", name="Let them speak"
    ).click()
    editor.text.locator("section[data-name='Mona Haddad']").wait_for()
    editor.type(" twice")
    saved(editor)
    [turn] = stored(editor).document.turns
    assert (turn.speaker, turn.text) == (known.pk, "We counted twice once.")
    assert stored(editor).participants.contains(known)
    assert Person.objects.filter(names__name="Mona Haddad").count() == 1


def test_the_preview_follows_what_is_typed_and_keeps_its_place(writing):
    editor = writing("<p>The baker opened at four.</p>" + "<p>More.</p>" * 60)
    button = editor.page.get_by_role("button", name="Preview")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    preview = editor.page.frame_locator("iframe")
    preview.get_by_text("The baker opened at four.").wait_for()
    frame = editor.page.frames[-1]
    frame.evaluate("scrollTo(0, 400)")
    editor.place("four")
    editor.type(" or five")
    preview.get_by_text("The baker opened at four or five.").wait_for()
    assert frame.evaluate("scrollY") == 400
    editor.page.get_by_label("Headline").fill("Bread")
    preview.get_by_role("heading", name="Bread").wait_for()
