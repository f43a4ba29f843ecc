"""The newsroom's main job, end to end: pasted by a reporter, approved, published, found by a reader, withdrawn."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Address, Interview
from articles.tests import make
from articles.tests.test_intake_drafts import SEED

pytestmark = pytest.mark.browser

# Of the shape of the model case, for a machine where that one is not at hand.
TEXT = """Mariam Daoud To Shubbak: We Kept The Lamp Lit!

In a long talk with Shubbak, the keeper Mariam Daoud spoke about the evacuation of the harbour.

Daoud added: "according to my list, there were 50 people on the quay."

About the number of people who stayed, she said: "We do not know the precise number, but our lamp stays with them."

About her role after leaving the harbour, she said: "my mission now is only to teach the lamp to somebody younger."

She concluded saying: "there is no use of hiding the truth, the sea has not left us."
"""


@pytest.fixture
def pasted():
    return SEED.read_text(encoding="utf-8") if SEED.exists() else TEXT


def test_from_a_pasted_text_to_a_page_and_away_again(windows, reader, pasted):
    guest = re.match(r"(.+?) To ", pasted)[1]
    headline = pasted.splitlines()[0]

    reporter = windows(make.reporter())
    reporter.goto("/admin/")
    reporter.get_by_label("Paste the whole text").fill(pasted)
    reporter.get_by_role("button", name="Read it in").click()
    expect(reporter.get_by_label("Headline")).to_have_value(headline)
    quotations = reporter.locator(".ProseMirror q")
    expect(quotations).to_have_count(4)
    interview = Interview.objects.get()
    assert {str(interview.participants.get(pk=said.speaker)) for said in interview.document.quotations} == {guest}

    for name in ("Aleppo", "Evacuation"):
        reporter.get_by_role("searchbox").last.click()
        reporter.keyboard.type(name)
        expect(reporter.locator(".select2-results__option--highlighted")).to_contain_text(name)
        reporter.keyboard.press("Enter")
        expect(reporter.locator(".select2-selection__choice", has_text=name)).to_be_visible()
    reporter.get_by_role("button", name="Submit for review").click()
    expect(reporter.get_by_text("in review").first).to_be_visible()

    editor = windows(make.editor())
    editor.goto(interview.get_admin_url())
    editor.get_by_role("button", name="Approve").click()
    expect(editor.get_by_text("ready").first).to_be_visible()

    publisher = windows(make.publisher())
    publisher.goto(f"{interview.get_admin_url()}")
    publisher.get_by_role("button", name="Publish now").or_(publisher.get_by_role("link", name="Publish now")).click()
    publisher.get_by_role("button", name="Publish now").click()
    expect(publisher.get_by_text(re.compile("public since"))).to_be_visible()

    lists = [
        "/en/",
        "/en/topics/aleppo/",
        f"/en/people/{interview.participants.first().slug}/",
        "/en/search/?q=evacuation",
    ]
    for address in lists:
        reader.goto(address)
        expect(reader.get_by_role("link", name=headline).first).to_be_visible()
    reader.get_by_role("link", name=headline).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(headline)
    assert reader.context.cookies() == []

    publisher.goto(interview.get_admin_url())
    publisher.get_by_role("button", name="Withdraw").or_(publisher.get_by_role("link", name="Withdraw")).click()
    publisher.get_by_role("button", name="Withdraw").click()
    expect(publisher.get_by_text(re.compile("public since"))).to_have_count(0)
    page = f"/en/interviews/{Address.objects.get().slug}/"
    assert reader.goto(page).status == 410
    for address in lists:
        reader.goto(address)
        expect(reader.get_by_text(headline)).to_have_count(0)
