"""Pictures of every page of a running newsroom, in both languages, by day and by night, on a desk and on a phone.

    python -m articles.tests.browser.shots [http://127.0.0.1:8000]

writes var/shots/*.png and an index.html that shows them all. The editor of the demo is signed in by the database that
the newsroom runs on.
"""

import os
import sys
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import django
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps an event loop in this thread
django.setup()

from articles.models import Interview, User  # noqa: E402
from conftest import CHROMIUM, CHROMIUM_FLAGS  # noqa: E402

FOLDER = Path("var/shots")
LANGUAGES = ("en", "ar")
SCHEMES = ("light", "dark")
SCREENS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}

PAGES = {
    "home": "",
    "archive": "interviews/",
    "topics": "topics/",
    "people": "people/",
    "corrections": "corrections/",
    "corrections-policy": "corrections-policy/",
    "about": "about/",
    "how-we-interview": "how-we-interview/",
    "contact-securely": "contact-securely/",
    "search-empty": "search/",
    "not-found": "nothing-stands-here/",
}
SEARCHES = {"search": {"en": "bread", "ar": "خبز"}, "search-nothing": {"en": "zzzzz", "ar": "ظظظظ"}}
# Pages that a list leads to: how many of them, and the links in that list.
FOLLOWED = {
    "interview": ("archive", 99, "main h3 a"),
    "topic": ("topics", 1, "main .chips a"),
    "person": ("people", 1, "main .people a"),
    "corrected": ("corrections", 1, "main h2 a"),
}
# Pages that need no newsroom behind them, in both languages at once.
ERRORS = ("500", "front/410", "front/4xx", "front/503")

# Pages of the newsroom's own, and what opens over the text there.
ROOMS = {"desk": "", "interviews": "articles/interview/", "paste": "articles/interview/paste/"}
TOOLS = ("find", "note", "help", "photo", "clip", "preview")


def addresses(page, language: str) -> dict[str, str]:
    """The name of each picture and the address it is taken at."""
    found = {name: f"/{language}/{path}" for name, path in PAGES.items()}
    found |= {name: f"/{language}/search/?q={query[language]}" for name, query in SEARCHES.items()}
    for name, (start, most, links) in FOLLOWED.items():
        page.goto(found[start])
        hrefs = page.locator(links).evaluate_all("links => links.map(link => link.getAttribute('href'))")
        found |= {f"{name}-{number}": href for number, href in enumerate(hrefs[:most], start=1)}
    corrected = found["corrected-1"].removesuffix("#fix")
    found |= {name: f"{corrected}{name}/" for name in ("history", "offline", "text")}
    return found


def shoot(site: str):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        for language, scheme, screen in product(LANGUAGES, SCHEMES, SCREENS):
            page = browser.new_page(base_url=site, viewport=SCREENS[screen], color_scheme=scheme)
            for name, address in addresses(page, language).items():
                if name == "offline":  # it comes as a file to keep
                    copy = FOLDER / f"{name}-{language}.html"
                    copy.write_bytes(page.request.get(address).body())
                    page.goto(copy.resolve().as_uri())
                else:
                    page.goto(address)
                page.screenshot(path=FOLDER / f"{name}-{language}-{screen}-{scheme}.png", full_page=True)
            page.close()
            shoot_newsroom(browser, site, language, scheme, screen)
        for scheme, screen in product(SCHEMES, SCREENS):
            shoot_errors(browser, site, scheme, screen)
        browser.close()


def shoot_errors(browser, site, scheme, screen):
    page = browser.new_page(base_url=site, viewport=SCREENS[screen], color_scheme=scheme)
    for name in ERRORS:
        answer = {"body": render_to_string(f"{name}.html"), "content_type": "text/html"}
        page.route("/went-wrong/", lambda route, request, answer=answer: route.fulfill(**answer), times=1)
        page.goto("/went-wrong/")
        page.screenshot(path=FOLDER / f"error-{Path(name).name}-{screen}-{scheme}.png", full_page=True)
    page.close()


def shoot_newsroom(browser, site, language, scheme, screen):
    interview = Interview.objects.filter(language=language, original=None, body__contains="<section").latest("pk")
    page = browser.new_page(base_url=site, viewport=SCREENS[screen], color_scheme=scheme)

    def picture(name, whole=False):
        page.screenshot(path=FOLDER / f"{name}-{language}-{screen}-{scheme}.png", full_page=whole)

    with signed_in(page.context, site, language):
        for name, address in ROOMS.items():
            page.goto(f"/admin/{address}")
            picture(f"newsroom-{name}", whole=True)
        page.goto(interview.get_admin_url())
        page.locator(".ProseMirror section p").first.click()
        picture("editor")
        for tool in TOOLS:
            page.locator(f"[data-command={tool}]").click()
            page.wait_for_timeout(600)
            picture(f"editor-{tool}")
            page.keyboard.press("Escape")
    page.close()


@contextmanager
def signed_in(context, site, language):
    """The editor of the demo, with an interface in `language` meanwhile."""
    editor = User.objects.get(username="editor")
    client = Client()
    client.force_login(editor)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    User.objects.filter(pk=editor.pk).update(language=language)
    try:
        yield
    finally:
        User.objects.filter(pk=editor.pk).update(language=editor.language)
        client.logout()


FIGURE = "<figure><img src='{0}.png' width='320' loading='lazy' alt=''><figcaption>{0}</figcaption></figure>"


def index():
    """One page to look at them all."""
    figures = "\n".join(FIGURE.format(shot.stem) for shot in sorted(FOLDER.glob("*.png")))
    (FOLDER / "index.html").write_text(f"<!doctype html><title>Shots</title>{figures}", encoding="utf-8")


if __name__ == "__main__":
    shoot(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
    index()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures, {FOLDER}/index.html")
