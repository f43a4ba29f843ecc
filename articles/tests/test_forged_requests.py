"""What another site can make a colleague's browser send does nothing, at whichever address it arrives."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from articles.models import AuditEntry, Role
from articles.tests import make
from articles.tests.test_leaks import SURFACES
from articles.tests.test_permissions import registered, rows, stored, unaudited, url

__all__ = ["rows"]  # a fixture

CHANGING = ("POST", "PUT", "PATCH", "DELETE")
LOOKING = ("TRACE", *(pytest.param(method, marks=pytest.mark.long) for method in ("HEAD", "OPTIONS")))


def addresses(rows):
    """One of every route that Django knows."""
    for pattern in get_resolver().url_patterns:
        match str(pattern.pattern):
            case "admin/":
                yield from (url(route, rows) for route in registered())
            case "":
                yield from (reverse(name, kwargs=calls[0]) for name, calls in SURFACES.items())
            case _:
                yield reverse(pattern.name)


@pytest.fixture
def colleague(rows):
    """The browser of somebody who may do everything, on a machine of the newsroom's."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(make.user(*Role.values))
    browser.get("/admin/articles/interview/add/")  # and so it has the cookie of a form
    assert browser.cookies["csrftoken"].value
    return browser


def refused(browser, method, address, **headers) -> bool:
    return browser.generic(method, address, headers=headers).status_code == 403


@pytest.mark.parametrize("method", CHANGING)
def test_without_the_token_of_a_form_nothing_is_done_at_any_address(rows, colleague, method):
    before = stored()
    let_in = [address for address in addresses(rows) if not refused(colleague, method, address)]
    assert let_in == []
    assert stored() == before


def test_with_the_token_but_from_another_site_nothing_is_done(rows, colleague):
    before, token = stored(), colleague.cookies["csrftoken"].value
    stolen = {"X-CSRFToken": token, "Origin": "https://evil.example"}
    let_in = [address for address in addresses(rows) if not refused(colleague, "POST", address, **stolen)]
    assert let_in == []
    assert stored() == before


def test_the_token_opens_what_is_shut_without_it(rows, colleague):
    """These tests can fail: the same request with the token of a form is let in."""
    token, address = colleague.cookies["csrftoken"].value, url("/articles/interview/<int:pk>/autosave/", rows)
    assert refused(colleague, "POST", address)
    assert not refused(colleague, "POST", address, **{"X-CSRFToken": token})


@pytest.mark.parametrize("method", LOOKING)
def test_what_needs_no_token_changes_nothing(rows, colleague, method):
    """The audit is told of what was refused, and of nothing else."""
    before, entries = unaudited(stored()), AuditEntry.objects.count()
    for address in addresses(rows):
        colleague.generic(method, address)
    assert unaudited(stored()) == before
    assert {entry.action for entry in AuditEntry.objects.order_by("pk")[entries:]} <= {"come in"}


def test_whoever_sends_an_old_form_is_told_what_to_do(colleague):
    answer = colleague.post("/admin/articles/topic/add/", {"csrfmiddlewaretoken": "a" * 64})
    assert "Nothing was changed" in answer.text and "ما كتبتموه كما هو" in answer.text
