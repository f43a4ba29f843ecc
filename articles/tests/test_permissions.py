"""Who may open which address of the newsroom: every one that is registered, for every role, against a table."""

import re
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern

from articles.admin import newsroom_site
from articles.editorial.workflow import MOVES
from articles.models import AuditEntry, Clip, FrontPage, Interview, Photo, Policy, QuoteCard, Role
from articles.tests import make

METHODS = ("GET", "POST")
OWNED = re.compile(r"/(interview|photo|clip|quotecard)/\d")
TABLE = Path(__file__).with_name("permissions.txt")


def registered(patterns=None, before="/"):
    """Every route of the admin. That of the moves stands once for each move."""
    for pattern in patterns or newsroom_site.get_urls():
        route = before + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from registered(pattern.url_patterns, route)
        elif "<slug:name>" in route:
            yield from (route.replace("<slug:name>", move) for move in MOVES)
        else:
            yield route


def parts() -> dict[str, list[str]]:
    """The routes by what they begin with: those of each kind of row, and the rest."""
    found = defaultdict(list)
    for route in registered():
        found[re.match(r"/(articles/\w+/)?", route)[0]].append(route)
    return found


@contextmanager
def undone():
    """What is done within did not happen: the next route meets the rows as they were made."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def table() -> dict[str, str]:
    """The rows by their method and route, with single spaces."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    return {" ".join(row[:2]): " ".join(row) for row in lines if row}


@pytest.fixture
def rows(db):
    """A row of each kind, all of them somebody else's at first."""
    author = make.reporter(username="author")
    asks, answers = make.person("Rana Khoury"), make.person("Salma Haddad")
    # A translation, which is what a translator may write.
    original = make.interview(language="ar")
    body = make.exchange(asks, answers)
    interview = make.interview(by=author, people=[answers], asked_by=[asks], body=body, original=original)
    words = "Bread is an hour of the night."
    return {
        "interview": interview,
        "photo": make.photo(added_by=author),
        "clip": make.clip(added_by=author),
        "quotecard": QuoteCard.objects.create(interview=interview, words=words, made_by=author),
        "person": answers,
        "topic": make.topic(),
        "user": author,
        "auditentry": AuditEntry.objects.first(),
        "policy": Policy.objects.create(key="about", language="en", title="About", body="<p>We listen.</p>"),
        "frontpage": FrontPage.objects.create(language="en"),
    }


def url(route: str, rows) -> str:
    model = route.removeprefix("/articles/").partition("/")[0]
    key = str(rows[model].pk) if model in rows else "1"
    route = route.replace("^(?P<app_label>articles)/$", "articles/").replace("(?P<url>.*)$", "nowhere/")
    route = route.replace("<str:name>", rows["photo"].renditions[0]["name"]).replace("<slug:size>", "square")
    return "/admin" + re.sub(r"<(\w+:)?\w+>", key, route)


def take_over(user, rows):
    """Make `user` the one whose the interview, the photo and the clip are; the card goes with its interview."""
    Interview.objects.filter(pk=rows["interview"].pk).update(assigned_to=user)
    Photo.objects.filter(pk=rows["photo"].pk).update(added_by=user)
    Clip.objects.filter(pk=rows["clip"].pk).update(added_by=user)


def answer(client, method: str, url: str) -> str:
    response = client.generic(method, url)
    to_sign_in = response.status_code == 302 and response["Location"].startswith("/admin/login/")
    to_wait = "admin/sign_in/held.html" in [template.name for template in response.templates]
    return "sign-in" if to_sign_in or to_wait else str(response.status_code)


def answers(user, url: str, rows) -> dict[str, str]:
    """What `user` (None: a stranger) is answered by method: for rows of their own, after a slash for a colleague's."""
    client = Client()
    if user:
        client.force_login(user)
    another = {method: answer(client, method, url) for method in METHODS}
    if not user or not OWNED.search(url):
        return another
    take_over(user, rows)
    own = {method: answer(client, method, url) for method in METHODS}
    return {
        method: own[method] if own[method] == another[method] else f"{own[method]}/{another[method]}"
        for method in METHODS
    }


@pytest.mark.parametrize("routes", parts().values(), ids=parts())
def test_every_role_gets_what_the_table_says(rows, routes):
    somebody = [None, *(make.user(role) for role in Role.values)]
    told, found = table(), {}
    for route in routes:
        with undone():
            columns = [answers(user, url(route, rows), rows) for user in somebody]
        for method in METHODS:
            found[f"{method} {route}"] = " ".join([method, route, *(column[method] for column in columns)])
    assert found == {row: told.get(row, "no row in permissions.txt") for row in found}


def test_the_table_has_no_address_that_is_gone():
    assert {key.split()[1] for key in table()} == set(registered())


def stored() -> dict[str, str]:
    """A digest of each table that keeps anything of the newsroom's; signing in writes the sessions."""
    tables = [table for table in connection.introspection.table_names() if table.startswith(("articles_", "otp_"))]
    digests = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT md5(string_agg(row::text, chr(10) ORDER BY row::text)) FROM "{table}" row')
            digests[table] = cursor.fetchone()[0]
    return digests


def unaudited(tables: dict[str, str]) -> dict[str, str]:
    return {table: digest for table, digest in tables.items() if not table.startswith("articles_audit")}


def test_looking_at_any_address_writes_nothing_but_that_it_was_refused(client, rows):
    client.force_login(make.user(*Role.values))
    before = stored()
    for route in registered():
        refused = client.get(url(route, rows)).status_code == 403  # nobody may do that
        after = stored()
        assert refused or after == before, route
        assert unaudited(after) == unaudited(before), route
        before = after


LOADED = re.compile(r"""<(?:script|img|link|source|iframe|video|audio)\b[^>]*?\b(?:src|href|srcset)=["']([^"']*)""")
INSIDE = re.compile(
    r"<script(?![^>]*\b(?:src=|type=[\"']application/json))|<style|\sstyle=|\son[a-z]+=[\"']|javascript:", re.I
)


@pytest.mark.parametrize(
    "roles", [Role.values, *(pytest.param([role], marks=pytest.mark.long) for role in Role.values)]
)
def test_every_answer_is_kept_nowhere_loads_only_what_is_ours_and_runs_nothing_of_its_own(client, rows, roles):
    user = make.user(*roles)
    client.force_login(user)
    take_over(user, rows)
    for route in registered():
        answered = client.get(url(route, rows))
        assert answered["Cache-Control"] == "no-store", route
        assert answered["Content-Security-Policy"].startswith(("default-src 'self'; ", "sandbox; ")), route
        assert "unsafe" not in answered["Content-Security-Policy"], route
        if not answered.streaming and "html" in answered["Content-Type"]:
            assert not INSIDE.search(answered.text), (route, INSIDE.search(answered.text))
            for address in LOADED.findall(answered.text):
                assert address.startswith(("", "/", "#", "blob:")[bool(address) :]) and not address.startswith("//"), (
                    route,
                    address,
                )
