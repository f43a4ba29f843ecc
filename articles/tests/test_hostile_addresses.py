"""Whatever is asked of an address, the answer is a page, a redirect or a refusal, and never a mistake of ours."""

import html
import re
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Role
from articles.tests import make
from articles.tests.test_permissions import registered, rows, url

__all__ = ["rows"]  # a fixture

pytestmark = pytest.mark.django_db
# In one database. A page is made for each case, which takes ten times as long as what other properties ask for.
OPENING = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=min(settings.default.max_examples, 2_000)
)

HOSTILE = st.one_of(
    st.sampled_from(
        [
            "-1",
            "0",
            "99999999999999999999",
            "9" * 5_000,  # more than Python reads as a number
            "%00",
            "\x00",
            "\ud800",
            "'",
            "1 OR 1=1",
            "(",
            "\\",
            "%",
            "_",
            "//evil.example",
            "٣",
        ]
    ),
    st.text(max_size=30),
    st.just("a" * 10_000),
)
NAMES = st.sampled_from(
    """page q person topic year next o e p _to_field _popup all x term interview app_label model_name field_name
    stage__exact assigned_to__id__exact public _changelist_filters""".split()
)
QUERIES = st.dictionaries(NAMES, HOSTILE, max_size=4)


def as_sent(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def survive(client, path, told, method="get"):
    answer = getattr(client, method)(path, {name: as_sent(value) for name, value in told.items()})
    assert answer.status_code < 500, (path, told)
    if answer.status_code in (301, 302):
        assert answer.headers["Location"].startswith(("/", "?", "http://testserver/")), answer.headers["Location"]
        assert not answer.headers["Location"].startswith("//")


@pytest.fixture
def public(client):
    interview = make.published(topics=[make.topic()])
    person = interview.participations.get().person
    fixed = ["home", "archive", "topics", "people", "search", "feed_atom", "feed_rss", "feed_json", "sitemap_pages"]
    paths = ["/", *(reverse(name, args=["en"]) for name in fixed)]
    paths += [reverse(name, args=["en", interview.slug]) for name in ("interview", "text", "offline")]
    paths += [reverse("person", args=["en", person.slug]), reverse("topic", args=["en", "aleppo"]), "/i/abc/"]
    return client, paths


@given(data=st.data(), query=QUERIES)
@OPENING
def test_no_query_breaks_a_public_page(public, data, query):
    client, paths = public
    survive(client, data.draw(st.sampled_from(paths)), query)


@given(
    place=st.sampled_from(["/en/{}/", "/ar/interviews/{}/", "/en/people/{}/", "/en/topics/{}/", "/i/{}/", "/{}"]),
    part=HOSTILE,
)
@OPENING
def test_no_address_breaks_the_public_site(client, place, part):
    survive(client, place.format(as_sent(part).replace("?", "").replace("#", "")), {})


# -- the newsroom, for somebody who may do everything

ROUTES = [route for route in registered() if route != "/lockdown/"]  # after which no other is open
PART = re.compile(r"<(?:(\w+):)?\w+>")
# What is sent where no form was shown: by scripts, and by buttons of other pages.
SENT = {
    "act": ["ask", "answer", "resolve", "agree", "read", "drop", "look", "alone"],
    "seen": ["1"],
    "confirmed": ["yes"],
    **dict.fromkeys(["note", "removal", "person", "to"], ["1"]),
    **dict.fromkeys(["window", "place", "block", "looked", "settled"], ["b1"]),
    **dict.fromkeys(["text", "words", "headline", "standfirst", "slug", "name", "description", "digest"], ["bread"]),
    **dict.fromkeys(["body", "base", "mine"], ["<p>Bread.</p>"]),
    "conducted_on": ["2026-11-27"],
    "naming": ["full"],
    "role": ["interviewee"],
    "language": ["en", "ar"],
}
CONTROL = re.compile(r'<(?:input|button)\b[^>]*? name="([^"]+)"(?:[^>]*? value="([^"]*)")?')
TEXT = re.compile(r'<textarea\b[^>]*? name="([^"]+)"[^>]*>(.*?)</textarea>', re.DOTALL)
CHOICE = re.compile(r'<select\b[^>]*? name="([^"]+)"(.*?)</select>', re.DOTALL)
OPTION = re.compile(r'<option value="([^"]*)"')


def shown(page: str) -> dict[str, list[str]]:
    """What each field of the forms on a page may say as it is, and each button."""
    fields = {}
    for name, value in (*CONTROL.findall(page), *TEXT.findall(page)):
        fields.setdefault(name, []).append(html.unescape(value))
    return fields | {name: OPTION.findall(options) or [""] for name, options in CHOICE.findall(page)}


@pytest.fixture
def newsroom(client, rows):
    """Opens the newsroom to somebody new, and forgets afterwards all that was done."""
    colleague = make.user(*Role.values)

    @contextmanager
    def opened():
        with transaction.atomic():
            client.force_login(colleague)
            yield client
            transaction.set_rollback(True)

    return opened, rows


def an_address(data, rows) -> str:
    """Of a row that is there, or with something hostile in the place of its key."""
    route = data.draw(st.sampled_from(ROUTES))
    if PART.search(route) and data.draw(st.booleans()):
        part = data.draw(HOSTILE)
        number = part if part.isascii() and part.isdigit() else "0"
        text = quote(as_sent(part), safe="") or "-"
        route = PART.sub(lambda found: number if found[1] == "int" else text, route)
    return url(route, rows)


@given(data=st.data(), query=QUERIES)
@OPENING
def test_no_query_and_no_key_breaks_an_address_of_the_newsroom(newsroom, data, query):
    opened, rows = newsroom
    with opened() as client:
        survive(client, an_address(data, rows), query)


CHOSEN = ["quotecard/add/?interview=", "photo/add/?people="]
FILTERED = [
    "user/?role=",
    "photo/?without=",
    "photo/?licence__exact=",
    "auditentry/?action=",
    "interview/?stage__exact=",
]


@pytest.mark.parametrize("value", ["abc", "1.5", "%00", "9" * 5_000, "%F0%9F%8D%9E"])
@pytest.mark.parametrize("asked", [*CHOSEN, *FILTERED])
def test_what_is_no_row_and_no_choice_is_nothing_or_refused(client, asked, value):
    client.force_login(make.user(*Role.values))
    assert client.get(f"/admin/articles/{asked}{value}").status_code in {200, 302, 400}


@pytest.mark.parametrize("act", ["change", "delete", "history"])
def test_a_page_that_is_asked_for_by_a_field_without_a_name_is_survived(client, rows, act):
    client.force_login(make.user(*Role.values))
    assert client.get(url(f"/articles/topic/<path:object_id>/{act}/", rows), {"_to_field": ""}).status_code < 500


def test_a_list_answers_the_filters_that_it_shows_and_no_other_question(client, rows):
    client.force_login(make.user(*Role.values))
    for name in ("interview", "photo", "person", "user", "quotecard", "policy", "frontpage", "auditentry"):
        for asked in (
            "id__gte=1",
            "pk=1",
            "slug__startswith=a",
            "hold_reason__contains=a",
            "headline__regex=(a%2B)%2B",
        ):
            assert client.get(f"/admin/articles/{name}/?{asked}").status_code == 400, (name, asked)
    for shown_there in (
        "interview/?assigned_to__id__exact=1",
        "interview/?assigned_to__isnull=True",
        "interview/?public=now",
        "user/?is_active__exact=1",
        "user/?role=editor",
        "person/?naming__exact=full",
        "interview/?p=1&o=1",
    ):
        assert client.get(f"/admin/articles/{shown_there}").status_code == 200, shown_there


@given(data=st.data(), turn=st.integers(0, 9))
@OPENING
def test_no_form_breaks_an_address_of_the_newsroom(newsroom, data, turn):
    """A form as its page shows it, with something hostile in some of its fields."""
    opened, rows = newsroom
    with opened() as client:
        address = an_address(data, rows)
        page = client.get(address)
        fields = SENT | shown(page.text) if page.headers["Content-Type"].startswith("text/html") else SENT
        told = {name: values[turn % len(values)] for name, values in fields.items()}
        told |= data.draw(st.dictionaries(st.sampled_from(sorted(fields)), HOSTILE, max_size=3))
        survive(client, address, told, "post")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "testserver@evil.example", "[::1", ""])
def test_a_host_that_is_not_ours_is_refused(client, host):
    assert client.get("/en/", headers={"Host": host}).status_code in (400, 200 if not host else 400)


@pytest.mark.parametrize(
    "next_page", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "anywhere"]
)
def test_signing_in_leads_nowhere_else(client, next_page):
    make.editor(username="editor", password="a long password for a test")
    answer = client.post(
        "/admin/login/", {"username": "editor", "password": "a long password for a test", "next": next_page}
    )
    assert answer.headers["Location"] == "/admin/"
