"""The newsroom's own pages in a real browser: in both directions, both schemes, on a desk and on a phone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editorial import workflow
from articles.models import AuditEntry, QuoteCard, Role
from articles.tests import make
from articles.tests.browser.test_public_site import AXE, overflow

pytestmark = pytest.mark.browser

# Without axe's advice: it takes every turn in the editor for a landmark of the page.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def pages(roles):
    """The address of each kind of page, and a colleague for each language who may open them all."""
    asks, answers = make.person("Rana Khoury"), make.person("سلمى حدّاد", language="ar")
    topic = make.topic("Bread")
    draft = make.interview(
        people=[asks, answers],
        topics=[topic],
        headline="خبز الليل",
        language="ar",
        body=make.exchange(asks, answers) * 2,
    )
    card = QuoteCard.objects.create(interview=draft, words="Bread is an hour of the night.", made_by=draft.created_by)
    in_review, ready, public = make.interview(people=[]), make.ready(), make.published()
    workflow.perform("submit", in_review, by=in_review.created_by)

    def to(name, *args):
        return reverse(f"admin:{name}", args=args)

    addresses = [
        to("index"),
        to("articles_interview_changelist"),
        to("articles_interview_add"),
        to("articles_interview_paste"),
        to("articles_interview_urgent"),
        to("articles_interview_change", draft.pk),
        to("articles_interview_change", in_review.pk),
        to("articles_interview_history", in_review.pk),
        to("articles_interview_move", ready.pk, "schedule"),
        to("articles_interview_move", public.pk, "correct"),
        to("articles_interview_move", public.pk, "withdraw"),
        to("articles_person_changelist"),
        to("articles_person_change", answers.pk),
        to("articles_topic_changelist"),
        to("articles_topic_change", topic.pk),
        to("articles_topic_merge", topic.pk),
        to("articles_quotecard_change", card.pk),
        to("articles_auditentry_changelist"),
        to("articles_auditentry_change", AuditEntry.objects.first().pk),
        to("articles_interview_translate", public.pk),
        to("articles_user_changelist"),
        to("articles_user_change", draft.created_by_id),
        to("articles_user_add"),
        to("articles_user_invite", draft.created_by_id),
        to("password_change"),
        to("recovery_codes"),
        to("lock_down"),
    ]
    staff = {language: make.user(*Role.values, language=language) for language in ("en", "ar")}
    return addresses, staff


def barriers(page) -> list[str]:
    page.evaluate(AXE)
    # The sheets are not read by axe: it would look for what Django's import in the wrong folder.
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations'], preload: false})", RULES)
    return [f"{problem['id']}: {problem['nodes'][0]['html']}" for problem in found["violations"]]


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("ar", "light")])
def test_pages_have_no_barriers(windows, pages, language, scheme):
    addresses, staff = pages
    page = windows(staff[language], color_scheme=scheme, bypass_csp=True)  # axe writes styles into the page
    found = {}
    for address in addresses:
        page.goto(address)
        found |= {address: problems} if (problems := barriers(page)) else {}
    assert found == {}


@pytest.mark.parametrize(("language", "scheme", "width"), [("en", "dark", 390), ("ar", "light", 1280)])
def test_what_opens_over_the_text_has_no_barriers_and_fits(windows, roles, language, scheme, width):
    by = make.editor(language=language)
    bell = f'<figure data-clip="{make.clip(title="The bell").pk}" data-start="1"><figcaption></figcaption></figure>'
    interview = make.interview(by, body=f"<p>The baker opened at four.</p>{bell}")
    make.photo(alt="A loaf on a table")
    page = windows(by, color_scheme=scheme, viewport={"width": width, "height": 844}, bypass_csp=True)
    page.goto(interview.get_admin_url())
    page.locator(".ProseMirror").wait_for()
    page.locator(".ProseMirror p").click()
    page.keyboard.press("Control+a")
    found = {}
    for tool in ("find", "note", "help", "link", "original", "photo", "clip", "preview"):
        page.locator(f"[data-command={tool}]").click()
        page.locator("dialog[open], [data-find-bar], [data-notes], [data-preview]").and_(
            page.locator(":visible")
        ).first.wait_for()
        found |= {tool: problems} if (problems := barriers(page)) else {}
        found |= {f"{tool} is too wide": True} if overflow(page) > 0 else {}
        page.keyboard.press("Escape")
    assert found == {}


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("ar", 390), ("ar", 1280)])
def test_pages_fit_and_keep_to_the_policy(windows, pages, language, width):
    """`windows` fails the test if a policy is violated or a script breaks."""
    addresses, staff = pages
    page = windows(staff[language], viewport={"width": width, "height": 900})
    wide = []
    for address in addresses:
        page.goto(address)
        wide += [address] if overflow(page) > 0 else []
    assert wide == []


def test_a_topic_is_chosen_and_made_by_keyboard_alone(windows, roles):
    reporter = make.reporter()
    interview, _topic = make.interview(by=reporter), make.topic("Evacuation")
    page = windows(reporter)
    page.goto(interview.get_admin_url())
    field = page.get_by_role("searchbox", name="Topics")
    field.focus()
    page.keyboard.type("evacuatio")
    page.get_by_role("option", name="Evacuation", exact=True).wait_for()
    page.keyboard.press("Enter")
    page.keyboard.type("الخبز")
    page.get_by_role("option", name="New topic: الخبز").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.").wait_for()
    assert {str(topic) for topic in interview.topics.all()} == {"Evacuation", "الخبز"}


# Whether what is wider than its box is scrolled there and painted over nothing.
INSIDE = "box => box.scrollWidth <= box.clientWidth || getComputedStyle(box).overflowX == 'auto'"


@pytest.mark.parametrize("width", [800, 1000, 1280])
def test_the_list_of_interviews_leaves_its_filter_room(windows, roles, width):
    made = make.scheduled(timezone.now() + timedelta(days=1), headline="The baker opened at four in the morning")
    make.ready(original=made, language="ar", headline="فتح الخبّاز في الرابعة فجراً")  # whose button says most
    page = windows(make.publisher(language="en"), viewport={"width": width, "height": 900})
    page.goto(reverse("admin:articles_interview_changelist"))
    page.get_by_role("button", name="Schedule with the other language").wait_for()
    table, beside = page.locator(".results").bounding_box(), page.locator("#changelist-filter").bounding_box()
    assert page.locator(".results").evaluate(INSIDE)
    assert table["x"] + table["width"] <= beside["x"] or table["y"] + table["height"] <= beside["y"]
    assert overflow(page) == 0


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_desk_fits_the_narrowest_phone(windows, roles, language):
    moment = timezone.now() + timedelta(days=20)
    made = make.published(headline="The baker opened at four in the morning")
    make.corrected(make.change(made, headline="The baker opened at five"), at=moment)
    make.scheduled(moment, headline="What goes out in December")
    page = windows(make.publisher(language=language), viewport={"width": 320, "height": 640})
    page.goto(reverse("admin:index"))
    page.get_by_role("link", name="What goes out in December").wait_for()
    assert overflow(page) == 0


def test_revisions_fit_the_narrowest_phone(windows, roles):
    interview = make.change(make.interview(), headline="The baker opened at five")
    make.change(interview, headline="The baker opened at six")
    page = windows(make.editor(language="en"), viewport={"width": 320, "height": 640})
    page.goto(reverse("admin:articles_interview_revisions", args=[interview.pk]))
    assert page.get_by_role("button", name="Restore").bounding_box()["x"] > 200
    assert page.locator(".revisions").evaluate(INSIDE) and overflow(page) == 0


def test_who_may_not_write_reads_on_a_phone_what_it_is_about(windows, roles):
    interview = make.ready(headline="The baker opened at four")
    for by, high in ((make.publisher(), True), (make.editor(), False)):  # to whom the field says it
        page = windows(by, viewport={"width": 390, "height": 844})
        page.goto(interview.get_admin_url())
        assert (page.get_by_role("heading", name="The baker opened at four").bounding_box()["height"] > 20) == high
