"""Stopping what readers see: for anybody on the staff, alone, on a phone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editorial import drafting, presence, workflow
from articles.models import Interview, Role, Version
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


def test_whoever_withdraws_one_language_is_led_to_the_other_that_readers_still_see(client):
    english = make.published()
    arabic = make.published(language="ar", original=english)
    client.force_login(make.reporter())
    one, other = (reverse("admin:articles_interview_move", args=[row.pk, "withdraw"]) for row in (arabic, english))
    too = f'<a href="{other}">Withdraw it too</a>'
    assert too in client.get(one).content.decode()
    page = client.post(one, {"confirmed": "yes"}, follow=True).content.decode()
    assert too in page
    assert "Withdraw it too" not in client.post(other, {"confirmed": "yes"}, follow=True).content.decode()


@pytest.mark.parametrize(
    ("move", "told", "too"),
    [
        ("hold", {"why": "legal"}, "Hold it too"),
        ("reschedule", {"at": "2030-01-02T09:00"}, "Change its time too"),
        ("unschedule", {}, "Call it off too"),
    ],
)
def test_whoever_stops_one_scheduled_language_is_led_to_the_other_that_still_goes_out(client, move, told, too):
    english = make.scheduled(timezone.now() + timedelta(days=1))
    arabic = make.scheduled(timezone.now() + timedelta(days=1), language="ar", original=english)
    client.force_login(make.publisher())
    one, other = (reverse("admin:articles_interview_move", args=[row.pk, move]) for row in (arabic, english))
    lead = f'<a href="{other}">{too}</a>'
    assert lead in client.get(one).content.decode()
    assert lead in client.post(one, told | {"confirmed": "yes"}, follow=True).content.decode()
    assert too not in client.post(other, told | {"confirmed": "yes"}, follow=True).content.decode()


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


def test_a_name_that_the_headline_does_not_have_finds_it_too(client):
    make.published(people=[make.person("Lina Kabbani")], headline="Bread")
    make.published(headline="Another")
    client.force_login(make.reporter())
    page = client.get(URGENT, {"q": "kabbani"}).content.decode()
    assert "Bread" in page
    assert "Another" not in page


@pytest.mark.parametrize("address", ["https://shubbak.example/en/interviews/bread/", "shubbak.example/i/{}/ look!"])
def test_the_address_that_somebody_passes_on_finds_the_page(client, address):
    interview = make.published(headline="About a baker", slug="bread")
    make.published(headline="Another")
    client.force_login(make.reporter())
    page = client.get(URGENT, {"q": address.format(interview.public_id)}).content.decode()
    assert "About a baker" in page
    assert "Another" not in page


def test_what_is_scheduled_is_stopped_there_by_those_who_may_read_it(client):
    make.scheduled(timezone.now() + timedelta(hours=1), headline="Tomorrow's bread")
    client.force_login(make.editor())
    page = client.get(URGENT).content.decode()
    assert "Tomorrow&#x27;s bread" in page
    client.force_login(make.user("reporter"))
    assert "Tomorrow&#x27;s bread" in client.get(URGENT).content.decode()  # what is ready is read by all the staff


def test_a_draft_is_found_by_those_who_may_read_it_and_by_nobody_else(client):
    draft = make.interview(headline="Not yet")
    for user, found in ((draft.created_by, True), (make.reporter(), False)):
        client.force_login(user)
        page = client.get(URGENT, {"q": "not yet"}).content.decode()
        assert (reverse("admin:articles_interview_move", args=[draft.pk, "hold"]) in page) == found
    assert "Not yet" not in client.get(URGENT).content.decode()


def test_the_page_costs_the_same_whatever_has_changed_beside_the_texts(client, django_assert_max_num_queries):
    client.force_login(make.user("editor", "publisher"))
    for _number in range(5):
        make.published(people=[make.person()], lead_photo=make.photo())
    Interview.objects.update(beside_changed=True)
    with django_assert_max_num_queries(10):
        client.get(URGENT)


def test_a_hold_needs_no_word(client):
    interview = make.published()
    client.force_login(make.user("photo"))
    hold = reverse("admin:articles_interview_move", args=[interview.pk, "hold"])
    assert "called off" in client.get(hold).content.decode()
    client.post(hold, {"confirmed": "yes", "why": "editorial"})
    interview.refresh_from_db()
    assert interview.hold == "editorial"
    assert hold not in client.get(URGENT).content.decode()


@pytest.mark.parametrize("stop", ["withdraw", "hold"])
def test_nobody_who_writes_in_it_keeps_it_from_being_stopped(client, stop):
    """A window left open, or a colleague typing on while somebody stops it: neither is waited for."""
    interview, writer = make.published(), make.editor()
    presence.here(interview, writer, "left open", interview.document.blocks[0].id, timezone.now())
    client.force_login(make.user("social"))
    address = reverse("admin:articles_interview_move", args=[interview.pk, stop])
    form = client.get(address).context["form"]
    drafting.autosave(interview.pk, writer, interview.draft_number, {"headline": "Typed meanwhile"})
    asked = {"confirmed": "yes", "seen": form["seen"].value(), "was": form["was"].value() or "", "why": "safety"}
    said = client.post(address, asked, follow=True).content.decode()
    assert "Done: " in said
    interview.refresh_from_db()
    assert (interview.hold == "safety") == (stop == "hold")
    assert Version.objects.live(timezone.now()).exists() == (stop == "hold")


def test_whoever_held_it_by_mistake_lets_it_go_where_they_held_it(client):
    shown, ready = make.published(), make.ready()
    photographer = make.user("photo")
    for interview in (shown, ready):
        workflow.perform("hold", interview, by=photographer, why="editorial")
        lift = reverse("admin:articles_interview_move", args=[interview.pk, "lift"])
        client.force_login(make.user("photo"))
        assert lift not in client.get(URGENT).content.decode()
        client.force_login(photographer)
        assert lift in client.get(URGENT).content.decode()
        client.post(lift, {"confirmed": "yes"})
        interview.refresh_from_db()
        assert interview.hold == ""


def test_the_first_of_two_who_lift_a_hold_is_told_that_it_is_still_on(client):
    interview, publisher = make.published(), make.publisher(username="noor")
    workflow.perform("hold", interview, by=make.reporter(), why="legal")
    client.force_login(publisher)
    lift = reverse("admin:articles_interview_move", args=[interview.pk, "lift"])
    page = client.post(lift, {"confirmed": "yes"}, follow=True).content.decode()
    assert "It is lifted once somebody else agrees too." in page
    assert "Done: Lift the hold." not in page
    assert "noor agrees to lift the hold" in page


def test_every_line_of_what_readers_see_is_withdrawn_from_where_it_stands(client):
    interview = make.published()
    client.force_login(make.editor())
    withdraw = reverse("admin:articles_interview_move", args=[interview.pk, "withdraw"])
    assert withdraw in client.get("/admin/articles/interview/").content.decode()
    assert withdraw in client.get(interview.get_admin_url()).content.decode()
