"""The public pages in a real browser: nobody is kept out, whatever they read with."""

import re
import time
from itertools import product
from pathlib import Path

import axe_playwright_python
import pytest
from django.template.loader import render_to_string
from PIL import Image

from articles.models import Policy
from articles.tests import make, whole_site

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What WCAG 2.2, 1.4.12, lets a reader set without losing anything.
TEXT_SPACING = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }
"""
IS_SEEN = """() => {
    const element = document.activeElement, box = element.getBoundingClientRect();
    return element !== document.body && getComputedStyle(element).outlineWidth === "3px"
        && box.bottom > 0 && box.top < innerHeight && box.width > 0;
}"""
STANDING_ALONE = "nav a, .meta a, .chips a, .people a, .switch, button, h3 a"
TOO_SMALL = """links => links
    .filter(link => link.checkVisibility() && link.getBoundingClientRect().height < 24)
    .map(link => link.outerHTML)"""
WIDE = """[...document.querySelectorAll("main *")]
    .filter(element => element.scrollWidth > innerWidth && getComputedStyle(element).position !== "absolute")
    .map(element => element.outerHTML.slice(0, 80)).slice(-3)"""
SHIFTED = """new Promise(told => {
    let shifted = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => shifted += entry.value))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => told(shifted), 200);
})"""
ADD_STYLE = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""
# Rows of facts with a line that stands off the edge it belongs to: where lines begin, or where they end in a card of
# the other language, whose facts are the page's.
RAGGED = """[...document.querySelectorAll(".card .meta, .lead .meta, .dots, .said-list figcaption")].filter(row => {
    const {direction, justifyContent} = getComputedStyle(row);
    const fromTheRight = (direction === "rtl") !== (justifyContent === "end");
    const edge = box => fromTheRight ? -box.right : box.left;
    const lines = [];
    for (const box of [...row.children].map(fact => fact.getBoundingClientRect())) {
        const middle = (box.top + box.bottom) / 2;
        if (lines.length && Math.abs(lines.at(-1).middle - middle) < 6) lines.at(-1).edges.push(edge(box));
        else lines.push({middle, edges: [edge(box)]});
    }
    const own = edge(row.getBoundingClientRect());
    return lines.some(line => Math.abs(Math.min(...line.edges) - own) > 1);
}).map(row => row.outerHTML)"""
# Quotations in the other direction whose source does not stand at their side.
SOURCE_ASTRAY = """quotes => quotes.map(quote => [quote, quote.nextElementSibling.lastElementChild])
    .map(pair => pair.map(element => element.getBoundingClientRect().right))
    .filter(([quote, source]) => Math.abs(quote - source) > 1)"""
FIRST_LINES = """card => ["h3 span", ".dek"].map(part => {
    const words = document.createRange();
    words.selectNodeContents(card.querySelector(part));
    return words.getClientRects()[0].bottom;
})"""
COLOUR = "element => getComputedStyle(element).color"
CONTROLS = "header.site nav, .switch, .chips, form, footer.site"
COPIES = {"offline", "offline-ar"}  # they come as a file
# A page with four barriers that axe must name: it would find nothing either if it did not run.
MUTATION = """
    document.documentElement.removeAttribute("lang");
    document.querySelector("h1").remove();
    document.querySelector("img")?.removeAttribute("alt");
    document.querySelector(".meta, .facts-line").style.color = "#bbb";
"""


@pytest.fixture
def site(roles, live_server):
    """The address of each page, by name."""
    return {name: live_server.url + address for name, address in whole_site.build().items()}


@pytest.fixture
def open_page(browser):
    contexts = []

    def open_page(width=1280, scheme="light", **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


def barriers(page) -> list[str]:
    """What axe finds, or cannot tell."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations', 'incomplete']})", RULES)
    return [
        f"{problem['id']}: {problem['nodes'][0]['html']}"
        for kind in ("violations", "incomplete")
        for problem in found[kind]
    ]


def overflow(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_pages_have_no_barriers(site, open_page):
    """From a small phone by night to a desk by day; and none is wider than its screen."""
    look_for_barriers(site, open_page, [(320, "dark"), (1280, "light")])


@pytest.mark.long
def test_pages_have_no_barriers_on_any_screen(site, open_page):
    look_for_barriers(site, open_page, product((320, 390, 1280), ("light", "dark")))


def look_for_barriers(site, open_page, screens):
    for width, scheme in screens:
        page = open_page(width, scheme)
        for name in site.keys() - COPIES:
            page.goto(site[name])
            assert (name, width, scheme, barriers(page), overflow(page)) == (name, width, scheme, [], 0)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_navigation_stands_in_one_line_on_the_smallest_phone(site, open_page, language):
    for width in (320, 360, 390):
        page = open_page(width)
        page.goto(site[f"archive-{language}"])
        page.evaluate("document.fonts.ready.then(() => true)")
        tops = page.locator("header.site nav a").evaluate_all("links => links.map(link => link.offsetTop)")
        assert (width, len(tops), len(set(tops)), overflow(page)) == (width, 5, 1, 0)


@pytest.mark.parametrize("template", ["400", "403", "403_csrf", "500", "front/4xx", "front/503"])
def test_pages_of_what_went_wrong_have_no_barriers(live_server, open_page, template):
    """They come from disk, and speak both languages."""
    html, address = render_to_string(f"{template}.html"), f"{live_server.url}/en/went-wrong/"
    for width, scheme in product((320, 1280), ("light", "dark")):
        page = open_page(width, scheme)
        page.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(address)
        assert (width, scheme, barriers(page), overflow(page)) == (width, scheme, [], 0)


def test_barriers_are_found_where_there_are_some(site, open_page):
    page = open_page()
    page.goto(site["interview"])
    page.evaluate(MUTATION)
    found = {problem.split(":")[0] for problem in barriers(page)}
    assert {"html-has-lang", "page-has-heading-one", "image-alt", "color-contrast"} <= found


def test_pages_fetch_from_nowhere_else_and_break_no_policy(site, open_page, live_server):
    page, asked, complaints = open_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for name in ("home-en", "interview", "interview-ar", "interview-withheld", "search-ar"):
        page.goto(site[name])
    assert all(url.startswith(live_server.url) for url in asked)
    assert complaints == []


def test_page_of_one_language_fetches_no_font_of_the_other(site, open_page):
    for name, own in (("interview", "newsreader"), ("interview-ar", ("naskh", "readex"))):
        page, fonts = open_page(), []
        page.on("request", lambda request, fonts=fonts: fonts.append(request.url))
        page.goto(site[name])
        page.evaluate("document.fonts.ready.then(() => true)")  # a busy machine is idle before it asks for them
        names = [url.rsplit("/", 1)[1] for url in fonts if url.endswith(".woff2")]
        assert names
        assert all(font.startswith(own) for font in names)


def test_every_stop_of_the_keyboard_is_seen(site, open_page):
    page = open_page()
    for name in ("interview", "interview-ar", "home-en", "search-en"):
        page.goto(site[name])
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        stops = page.evaluate("document.querySelectorAll('a[href], input, button, summary').length")
        for _ in range(stops - 1):
            page.keyboard.press("Tab")
            assert page.evaluate(IS_SEEN), page.evaluate("document.activeElement.outerHTML")


def test_what_stands_alone_is_large_enough_to_touch(site, open_page):
    """Links in a sentence are as high as their line (WCAG 2.2, 2.5.8)."""
    page = open_page(390)
    for name in ("home-ar", "interview", "topic-en", "search-en"):
        page.goto(site[name])
        assert page.locator(STANDING_ALONE).evaluate_all(TOO_SMALL) == [], name


def test_whoever_asks_for_contrast_gets_it(site, open_page):
    page = open_page(contrast="more")
    page.goto(site["interview"])
    assert page.locator(".standfirst").evaluate(COLOUR) == page.locator("h1").evaluate(COLOUR)
    page = open_page(forced_colors="active")
    page.goto(site["interview"])
    assert page.locator(".glance").evaluate("box => getComputedStyle(box).borderWidth") == "1px"


def test_text_set_wider_or_larger_is_not_cut(site, open_page):
    for width, setting in product((320, 1280), (TEXT_SPACING, "html { font-size: 200% }")):
        page = open_page(width)
        for name in ("interview", "interview-ar", "home-en", "people-ar"):
            page.goto(site[name])
            page.evaluate(ADD_STYLE, setting)
            assert (name, width, setting, overflow(page)) == (name, width, setting, 0)
        page.goto(site["search-en"])
        page.evaluate(ADD_STYLE, setting)
        assert page.locator("#q").evaluate("field => field.scrollWidth <= field.clientWidth"), (width, setting)


def test_what_a_recording_is_keeps_together_and_to_the_screen(roles, live_server, open_page):
    body = f'<p>الجرس</p><figure data-clip="{make.clip(seconds=20).pk}"></figure>'
    address = live_server.url + whole_site.address(make.published(language="ar", body=body))
    page = open_page(320)
    page.goto(address)
    line = page.locator(".clip figcaption a").evaluate("link => parseFloat(getComputedStyle(link).lineHeight)")
    assert page.locator(".clip bdi").bounding_box()["height"] < 2 * line
    page.evaluate(ADD_STYLE, "html { font-size: 200% }")
    assert overflow(page) == 0


def test_lines_of_facts_stand_at_their_edge(site, open_page):
    page = open_page(320)
    for name in ("interview", "home-ar", "archive-en", "topic-en", "person-en"):
        page.goto(site[name])
        assert (name, page.evaluate(RAGGED)) == (name, [])
    quotes = page.locator(".said-list blockquote[lang=ar]")
    assert quotes.count() and quotes.evaluate_all(SOURCE_ASTRAY) == []
    page.goto(site["topic-en"])  # where a fact goes on to a second line
    page.evaluate(ADD_STYLE, ".meta > * { margin-inline-end: 1em }")
    assert page.evaluate(RAGGED)


def test_what_stands_beside_begins_at_the_first_line_and_stands_apart_below_on_a_phone(site, open_page):
    page = open_page()
    page.goto(site["archive-en"])
    card = page.locator(".year .card", has=page.locator(".dek")).first
    card.locator("h3 span").first.evaluate("name => name.prepend('Somebody of a long name '.repeat(3))")
    headline, dek = card.evaluate(FIRST_LINES)
    assert headline == pytest.approx(dek, abs=6)
    page = open_page(390)
    for name in ("person-en", "topic-ar"):
        page.goto(site[name])
        boxes = [column.bounding_box() for column in page.locator(".beside > *").all()]
        assert boxes[1]["y"] - boxes[0]["y"] - boxes[0]["height"] >= 24, name


def come_late(route):
    time.sleep(0.3)
    route.continue_()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_loads(site, open_page, width):
    """Fonts that come late wait for the next page; words in italics take the room of what stood in for them."""
    for name in ("home-en", "interview", "person-en", "home-ar", "interview-ar", "person-ar"):
        page = open_page(width)
        page.route("**/*.woff2", come_late)
        page.goto(site[name])
        page.evaluate("document.fonts.ready.then(() => true)")
        assert page.evaluate(SHIFTED) <= 0.02, name


def test_permalink_paints_what_it_leads_to(site, open_page):
    page = open_page()
    page.goto(site["interview"])
    paragraph = page.locator(".words p[id]").first.get_attribute("id")
    page.goto(f"{site['interview']}#{paragraph}")
    painted = page.evaluate("id => getComputedStyle(document.getElementById(id)).backgroundColor", paragraph)
    assert painted == "rgb(255, 236, 153)"
    question, answer = (page.locator(part).first.bounding_box()["y"] for part in (".asked", f"#{paragraph}"))
    assert 0 <= question < answer < 300  # it is read below what was asked


def test_first_picture_is_flat_above_its_words_and_tall_beside_them(roles, live_server, open_page):
    make.published(lead_photo=make.photo(Image.linear_gradient("L").resize((900, 900)).convert("RGB")))
    for width, ratio in ((320, 3 / 2), (800, 3 / 2), (1280, 4 / 5)):
        page = open_page(width)
        page.goto(f"{live_server.url}/en/")
        picture, words = (page.locator(f".lead {part}").first.bounding_box() for part in ("img", "h2"))
        beside = picture["x"] > words["x"]
        assert (width, beside) == (width, ratio < 1)
        assert picture["width"] / picture["height"] == pytest.approx(ratio, rel=0.01), width


@pytest.mark.parametrize("language", ["en", "ar"])
def test_short_interview_prints_on_two_pages_without_the_controls(roles, live_server, open_page, language):
    page = open_page()
    photo = make.photo(language=language)
    page.goto(live_server.url + whole_site.address(whole_site.interview_of(3, language, lead_photo=photo)))
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 658, "height": 1000})  # what A4 leaves between its margins
    assert page.locator(".head img").bounding_box()["width"] < 200
    assert page.locator(".words").first.is_visible()
    # By their baselines an answer would go to the next sheet without its question.
    assert page.locator(".turn").first.evaluate("turn => getComputedStyle(turn).alignItems") == "start"
    assert not page.locator(CONTROLS).filter(visible=True).count()
    page.goto(f"{live_server.url}/{language}/search/?q=x")
    assert not page.locator(CONTROLS).filter(visible=True).count()
    Policy.objects.create(key="about", language=language, title="x", body='<p><a href="https://x.org/">x</a></p>')
    page.goto(f"{live_server.url}/{language}/about/")
    assert "https://x.org/" in page.locator(".text a").evaluate("link => getComputedStyle(link, '::after').content")
    page.goto(f"{live_server.url}/{language}/interviews/")
    assert page.locator(".year h2").evaluate("year => getComputedStyle(year).breakAfter") == "auto"


@pytest.mark.parametrize("name", sorted(COPIES))
def test_copy_opens_from_a_folder_and_fetches_nothing(site, open_page, tmp_path, name):
    page, asked = open_page(390), []
    copy = tmp_path / "copy.html"
    copy.write_bytes(page.request.get(site[name]).body())
    page.on("request", lambda request: asked.append(request.url))
    page.goto(copy.as_uri())
    assert asked == [copy.as_uri()]
    assert (barriers(page), overflow(page)) == ([], 0)


@pytest.mark.parametrize("letter", ["w", "س"])
def test_words_without_end_stay_on_the_screen(roles, live_server, open_page, letter):
    """A word as long as its field allows, in either script, at every place that shows it."""
    language, word = ("en" if letter == "w" else "ar"), letter * 90
    who = make.person(word, language, description=word, slug="who")
    asks = make.person(word[1:], language)
    body = make.exchange(asks, who, f"{word * 3}?", f"{word * 3} [{word}]") + f"<h2>{word}</h2>"
    topic = make.topic(word, language=language)
    make.published(
        headline=word, standfirst=word * 3, dateline=word, slug="long", language=language,
        people=[who], asked_by=[asks], topics=[topic], body=body,
    )  # fmt: skip
    page = open_page(320)
    for place in ("", "interviews/", "interviews/long/", "people/", "people/who/", "topics/", f"topics/{topic.slug}/"):
        assert page.goto(f"{live_server.url}/{language}/{place}").ok, place
        assert (place, overflow(page), page.evaluate(WIDE)) == (place, 0, [])
