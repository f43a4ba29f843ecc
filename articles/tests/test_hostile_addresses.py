"""Whatever is asked of an address, the answer is a page, a redirect or a refusal, and never a mistake of ours."""

import pytest
from django.urls import get_resolver, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.tests import make

pytestmark = pytest.mark.django_db
SAME_DATABASE = [HealthCheck.function_scoped_fixture]

HOSTILE = st.one_of(
    st.sampled_from(
        [
            "-1",
            "0",
            "99999999999999999999",
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
    ["page", "q", "person", "topic", "year", "next", "o", "e", "p", "_to_field", "_popup", "all", "x"]
)
QUERIES = st.dictionaries(NAMES, HOSTILE, max_size=4)


def routes(prefix: str) -> list[str]:
    """Every route whose pattern begins with `prefix`, as Django writes them."""
    return sorted({str(pattern) for pattern in walk(get_resolver(), "") if pattern.startswith(prefix)})


def walk(resolver, above):
    for part in resolver.url_patterns:
        route = above + str(part.pattern)
        if hasattr(part, "url_patterns"):
            yield from walk(part, route)
        else:
            yield route


def survive(client, path, query):
    query = {name: value.encode("utf-8", "replace").decode() for name, value in query.items()}
    answer = client.get(path, query)
    assert answer.status_code < 500, (path, query)
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
@settings(suppress_health_check=SAME_DATABASE)
def test_no_query_breaks_a_public_page(public, data, query):
    client, paths = public
    survive(client, data.draw(st.sampled_from(paths)), query)


@given(
    place=st.sampled_from(["/en/{}/", "/ar/interviews/{}/", "/en/people/{}/", "/en/topics/{}/", "/i/{}/", "/{}"]),
    part=HOSTILE,
)
@settings(suppress_health_check=SAME_DATABASE)
def test_no_address_breaks_the_public_site(client, place, part):
    part = part.encode("utf-8", "replace").decode()
    survive(client, place.format(part.replace("?", "").replace("#", "")), {})


@pytest.fixture
def newsroom(client):
    make.published(topics=[make.topic()])
    client.force_login(make.user("editor", "publisher", "administrator"))
    lists = [route for route in routes("admin/") if "<" not in route and "(" not in route and "logout" not in route]
    return client, [f"/{route}" for route in lists]


@given(data=st.data(), query=QUERIES)
@settings(suppress_health_check=SAME_DATABASE)
def test_no_query_breaks_a_page_of_the_newsroom(newsroom, data, query):
    client, paths = newsroom
    survive(client, data.draw(st.sampled_from(paths)), query)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "testserver@evil.example", "[::1", ""])
def test_a_host_that_is_not_ours_is_refused(client, host):
    assert client.get("/en/", headers={"Host": host}).status_code in (400, 200 if not host else 400)


@pytest.mark.parametrize(
    "next_page", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_else(client, next_page):
    make.editor(username="editor", password="a long password for a test")
    answer = client.post(
        "/admin/login/", {"username": "editor", "password": "a long password for a test", "next": next_page}
    )
    assert "evil" not in answer.headers.get("Location", "")
    assert not answer.headers.get("Location", "").startswith("javascript")
