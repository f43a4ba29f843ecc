"""Whoever scrolls through a text or listens is there as much as whoever types; a page that is left alone is not."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django.utils import timezone

from articles.admin.sessions import IDLE, NOTED, SEEN
from articles.tests import make
from articles.tests.browser.test_editor_saving import saved, state, stored

pytestmark = pytest.mark.browser

SOME = IDLE * 2 / 3  # twice of it is too long

SCROLL = "() => document.scrollingElement.scrollBy(0, 200)"
SCROLL_PREVIEW = "() => document.querySelector('iframe').contentWindow.scrollBy(0, 200)"
# What a browser says of a recording that plays.
LISTEN = "() => document.querySelector('.ProseMirror audio').dispatchEvent(new Event('timeupdate'))"


@pytest.fixture
def later(writing, time_machine):
    """A long text that is open, and a clock, of browser and server alike, that goes on at once by what it is told."""
    time_machine.move_to(timezone.now(), tick=True)
    bell = f'<figure data-clip="{make.clip().pk}"><figcaption>The bell</figcaption></figure>'
    editor = writing("<p>The baker opened at four.</p>" + bell + "<p>More.</p>" * 80)
    [cookie] = [cookie for cookie in editor.page.context.cookies() if cookie["name"] == settings.SESSION_COOKIE_NAME]
    session = import_module(settings.SESSION_ENGINE).SessionStore(cookie["value"])
    session[SEEN] = timezone.now().isoformat()
    session.save()
    editor.page.clock.install()
    editor.reopen()

    asking = set()
    editor.page.on("request", lambda request: asking.add(request))
    for end in ("requestfinished", "requestfailed"):
        editor.page.on(end, lambda request: asking.discard(request))

    def go_on(by: timedelta):
        # What is on its way while the clock jumps would write down a moment long past.
        for _moment in range(250):
            if not asking:
                break
            editor.page.wait_for_timeout(20)
        assert not asking
        time_machine.shift(by)
        editor.page.clock.run_for(int(by.total_seconds() * 1000))

    editor.go_on = go_on
    return editor


def test_reading_and_listening_keep_the_session(later):
    later.page.route("**/presence/", lambda route: route.abort())
    later.page.locator("[data-command=preview]").click()
    later.page.frame_locator("iframe").get_by_text("The baker opened at four.").wait_for()
    for act in (SCROLL, SCROLL_PREVIEW, LISTEN):
        later.go_on(SOME)
        with later.page.expect_response("**/session/") as heard:
            later.page.evaluate(act)
        assert heard.value.status == 200
    later.go_on(SOME)
    later.place("four")
    later.type(" or five")
    later.go_on(timedelta(seconds=3))
    saved(later)
    assert stored(later).document.text.startswith("The baker opened at four or five.")


def test_a_page_that_is_left_alone_keeps_nobody_signed_in(later):
    later.go_on(IDLE / 10)
    asked = []
    later.page.on("request", lambda request: asked.append(request.url))
    later.go_on(IDLE + NOTED)
    assert asked == []
    later.place("four")
    later.type(" or five")
    later.go_on(timedelta(seconds=3))
    state(later, "You are signed out")
