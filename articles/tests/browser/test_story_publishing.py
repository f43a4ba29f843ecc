"""From a draft to readers, to a correction, and away again: five people, each at their own window."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Interview
from articles.tests import make

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 780}, "has_touch": True}
PAGE = "/en/interviews/bread/"
LISTS = ("/en/", "/en/interviews/", "/en/search/?q=bread", "/en/feed.atom")


def press(window, name):
    """The step of this name, whether it is done at once or asked about first."""
    window.get_by_role("button", name=name, exact=True).or_(window.get_by_role("link", name=name, exact=True)).click()


def listed(reader, words) -> list[str]:
    """The lists for readers in which these words stand."""
    return [address for address in LISTS if words in reader.request.get(address).text()]


def submit(window, interview, standfirst):
    window.goto(interview.get_admin_url())
    window.get_by_label("Standfirst").fill(standfirst)
    press(window, "Save")
    expect(window.get_by_role("listitem").filter(has_text="Saved.")).to_be_visible()
    press(window, "Submit for review")
    expect(window.get_by_text("in review").first).to_be_visible()


def approve(window, interview):
    window.goto(interview.get_admin_url())
    press(window, "Approve")
    expect(window.get_by_text("ready").first).to_be_visible()


def bring_to_readers(window, interview, kind, note=""):
    window.goto(interview.get_admin_url())
    press(window, "Bring the changes to readers")
    window.get_by_label(kind, exact=True).check()
    window.get_by_label("Note to readers").fill(note)
    press(window, "Bring the changes to readers")


def test_from_a_draft_to_readers_to_a_correction_and_away(windows, reader, time_machine):
    author = make.reporter()
    interview = make.interview(by=author, headline="Bread before dawn", slug="bread", standfirst="A baker speaks.")
    reporter, editor, publisher = windows(author), windows(make.editor()), windows(make.publisher())

    submit(reporter, interview, "A baker speaks.")

    editor.goto(interview.get_admin_url())
    press(editor, "Ask for changes")
    editor.get_by_label("What should change").fill("Say when he opened.")
    press(editor, "Ask for changes")
    expect(editor.get_by_text("drafting").first).to_be_visible()

    reporter.goto(interview.get_admin_url())
    expect(reporter.get_by_text("Say when he opened.")).to_be_visible()
    submit(reporter, interview, "He opened at 4 in the morning.")
    approve(editor, interview)

    due = (timezone.localtime() + timedelta(minutes=2)).replace(second=0, microsecond=0)
    publisher.goto(interview.get_admin_url())
    press(publisher, "Schedule")
    publisher.get_by_label("When").fill(f"{due:%Y-%m-%dT%H:%M}")
    press(publisher, "Schedule")
    expect(publisher.get_by_text("goes out").first).to_be_visible()
    assert reader.goto(PAGE).status == 404
    assert listed(reader, "Bread before dawn") == []

    time_machine.move_to(due)  # and no job has run
    assert reader.goto(PAGE).status == 200
    assert listed(reader, "Bread before dawn") == [*LISTS]

    submit(reporter, interview, "He opened at 5 in the morning.")
    approve(editor, interview)
    expect(reader.get_by_text("He opened at 4 in the morning.")).to_be_visible()
    bring_to_readers(publisher, interview, "typing error", note="He opened at 5, not at 4.")
    expect(publisher.get_by_text("This is more than a typing error: 4 · 5.")).to_be_visible()
    expect(publisher.get_by_label("Note to readers")).to_have_value("He opened at 5, not at 4.")
    publisher.get_by_label("correction", exact=True).check()
    press(publisher, "Bring the changes to readers")
    expect(publisher.get_by_text("Done: Bring the changes to readers.")).to_be_visible()

    reader.goto(PAGE)
    expect(reader.locator("#fix").get_by_text("He opened at 5, not at 4.")).to_be_visible()
    reader.get_by_role("link", name="Every version, word by word").click()
    expect(reader.locator("del", has_text="4")).to_be_visible()
    expect(reader.locator("ins", has_text="5")).to_be_visible()
    reader.goto("/en/corrections/")
    expect(reader.get_by_text("He opened at 5, not at 4.")).to_be_visible()

    phone = windows(make.user("social"), **PHONE)
    phone.goto("/admin/")
    phone.get_by_role("link", name="Withdraw", exact=True).tap()
    expect(phone.get_by_text("The page is gone for readers at once")).to_be_visible()
    phone.get_by_role("button", name="Withdraw").tap()
    expect(phone.get_by_text("Done: Withdraw.")).to_be_visible()

    assert [reader.goto(address).status for address in (PAGE, f"{PAGE}history/", f"{PAGE}text/")] == [410, 410, 410]
    assert listed(reader, "Bread before dawn") == []
    assert "not at 4" not in reader.request.get("/en/corrections/").text()
    assert Interview.objects.get().stage == Interview.Stage.READY  # the text itself is where it was
