"""Coming in with a password and a phone, in a real browser: by keyboard, on a telephone, in both languages."""

import re
from base64 import b32decode

import pytest
from django.urls import reverse
from django_otp.oath import totp
from playwright.sync_api import expect

from articles.editorial import accounts
from articles.models import User
from articles.tests import make
from articles.tests.browser.test_newsroom_pages import barriers
from articles.tests.browser.test_public_site import overflow

pytestmark = pytest.mark.browser

PASSWORD = "an hour of the night"


@pytest.fixture
def stranger(browser, live_server, roles, settings):
    """Opens a window of nobody's. A violated policy or a script's error fails the test."""
    settings.SECOND_FACTOR = True
    contexts, wrong = [], []

    def open_window(**options):
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        return context.new_page()

    yield open_window
    for context in contexts:
        context.close()
    assert wrong == []


def sound(page) -> bool:
    return barriers(page) == [] and overflow(page) <= 0


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("ar", "light")])
def test_a_newcomer_comes_in_by_keyboard_on_a_telephone(stranger, language, scheme):
    rana = make.reporter(username="rana", language=language)
    link = reverse("admin:welcome", args=[accounts.invite(rana, by=make.user("administrator"))])
    page = stranger(viewport={"width": 390, "height": 844}, color_scheme=scheme, bypass_csp=True)
    page.goto(link)
    assert sound(page)
    for field in ("new_password1", "new_password2"):
        page.locator(f"[name={field}]").focus()
        page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.locator(".qr-code svg").wait_for()
    assert sound(page)
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.locator("[name=code]").focus()
    page.keyboard.type(f"{totp(b32decode(secret)):06}")
    page.keyboard.press("Enter")
    page.locator(".recovery").wait_for()
    assert sound(page)
    recovery = page.locator(".recovery code").first.inner_text()
    page.locator("a.default").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/admin/$"))
    User.objects.filter(pk=rana.pk).update(sessions_ended=9)
    page.goto(reverse("admin:articles_topic_changelist"))
    assert sound(page)
    page.keyboard.type("rana")  # the field has the focus
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("[name=door-code]").wait_for()
    assert sound(page)
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(recovery)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/topic/$"))


def test_pages_before_the_door_keep_to_the_policy(stranger):
    """As the other, with the policy in force."""
    make.reporter(username="rana", password=PASSWORD)
    page = stranger()
    page.goto("/admin/")
    page.locator("[name=username]").fill("rana")
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".qr-code svg")).to_be_visible()
    assert page.locator(".qr-code svg").bounding_box()["width"] > 150


def test_whoever_types_for_long_without_sending_anything_counts_as_there(windows, roles):
    page = windows(make.editor())
    page.clock.install()
    page.goto(reverse("admin:articles_topic_add"))
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "session" in request.url else None)
    page.keyboard.press("a")
    page.clock.fast_forward("04:00")
    page.keyboard.press("a")
    assert asked == []
    page.clock.fast_forward("02:00")
    with page.expect_response("**/session/") as heard:
        page.keyboard.press("a")
    assert heard.value.status == 200
