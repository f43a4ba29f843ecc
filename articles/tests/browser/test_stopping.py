"""Two taps on a phone, from wherever a colleague sees an interview, take it from its readers."""

import pytest
import time_machine
from playwright.sync_api import expect

from articles.tests import make

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 780}, "has_touch": True}
LINK = "https://shubbak.example/en/interviews/bread/"


@pytest.fixture
def old(roles):
    """Long on the site, and of nobody who is on duty."""
    with time_machine.travel("2024-03-01T12:00Z"):
        return make.published(headline="Bread before dawn", slug="bread")


def count_taps(phone) -> list:
    taps = []
    phone.expose_function("tapped", lambda: taps.append(1))
    # Enter in a form is told of as a click of its button, by no pointer.
    phone.add_init_script("addEventListener('click', ({ pointerType }) => pointerType && tapped(), true)")
    return taps


@pytest.mark.parametrize("typed", ["before dawn", LINK])
def test_an_old_interview_is_withdrawn_in_two_taps_once_it_is_typed(windows, live_server, old, typed):
    phone = windows(make.user("social"), **PHONE)
    taps = count_taps(phone)
    phone.goto("/admin/")
    phone.get_by_label("Urgent: withdraw or hold").press_sequentially(typed)
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("The page is gone for readers at once")).to_be_visible()
    phone.get_by_role("link", name="Withdraw", exact=True).tap()
    phone.get_by_role("button", name="Withdraw").tap()
    expect(phone.get_by_text("Done: Withdraw.")).to_be_visible()
    assert len(taps) == 2
    assert phone.request.get(f"{live_server.url}/en/interviews/bread/").status == 410


def test_it_is_held_in_two_taps(windows, old):
    phone = windows(make.user("photo"), **PHONE)
    phone.goto("/admin/")
    phone.get_by_label("Urgent: withdraw or hold").fill("dawn")
    phone.keyboard.press("Enter")
    phone.get_by_role("link", name="Hold", exact=True).tap()
    phone.get_by_role("button", name="Hold").tap()
    expect(phone.get_by_text("Done: Hold.")).to_be_visible()
    old.refresh_from_db()
    assert old.hold == "editorial"


@pytest.mark.parametrize("place", ["/admin/articles/interview/", "form"])
def test_it_is_withdrawn_in_two_taps_from_the_list_and_from_its_form(windows, old, place):
    phone = windows(make.editor(), **PHONE)
    phone.goto(old.get_admin_url() if place == "form" else place)
    phone.get_by_role("link", name="Withdraw", exact=True).tap()
    phone.get_by_role("button", name="Withdraw").tap()
    expect(phone.get_by_text("Done: Withdraw.")).to_be_visible()


def test_the_urgent_line_lies_over_no_half_of_a_row_and_over_nothing_that_has_the_focus(windows, roles):
    by = make.editor(language="ar")
    for _number in range(4):
        make.interview(language="ar", stage="review")
    page = windows(by, viewport={"width": 1280, "height": 800})
    page.goto("/admin/")
    line = page.locator(".urgent").bounding_box()
    assert (line["x"], line["width"]) == (0, 1280)
    for button in page.locator(".acts button").all():
        button.focus()
        box = button.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= line["y"]
