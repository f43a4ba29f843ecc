"""Stopping what readers see: for anybody on the staff, alone, on a phone."""

import pytest
from django.urls import reverse

from articles.editorial import drafting
from articles.models import Role
from articles.tests import make

pytestmark = pytest.mark.django_db

URGENT = "/admin/articles/interview/urgent/"
STAFF = [role for role in Role.values if role != Role.ADMINISTRATOR]


@pytest.mark.parametrize("role", STAFF)
def test_anybody_on_the_staff_withdraws_a_colleagues_interview_in_two_steps(client, role):
    interview = make.published()
    client.force_login(make.user(role))
    withdraw = reverse("admin:articles_interview_move", args=[interview.pk, "withdraw"])
    assert withdraw in client.get(URGENT).content.decode()
    assert "The page is gone for readers at once" in client.get(withdraw).content.decode()
    client.post(withdraw, {"confirmed": "yes"})
    assert withdraw not in client.get(URGENT).content.decode()


def test_it_says_what_readers_see_and_not_what_the_draft_says_by_now(client):
    interview = make.published(headline="What readers see")
    interview.headline = "What nobody may see yet"
    drafting.save(interview, by=interview.created_by, seen=interview.draft_number)
    client.force_login(make.user("social"))
    page = client.get(URGENT).content.decode()
    assert "What readers see" in page
    assert "What nobody may see yet" not in page


def test_an_old_interview_is_found_by_its_headline(client):
    make.published(headline="أحمد: الخبز", language="ar")
    make.published(headline="Another")
    client.force_login(make.reporter())
    page = client.get(URGENT, {"q": "احمد"}).content.decode()
    assert "أحمد: الخبز" in page
    assert "Another" not in page


def test_the_desk_leads_there(client):
    client.force_login(make.reporter())
    assert URGENT in client.get("/admin/").content.decode()
