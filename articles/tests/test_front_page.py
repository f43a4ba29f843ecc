"""The front page: what was picked stands first, the rest fills itself, and nothing is there twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editorial import redaction
from articles.models import FrontPage, Pick, Version
from articles.public import live
from articles.public.live import front_page
from articles.tests import make
from articles.words import dates

pytestmark = pytest.mark.django_db


def shown():
    return live.front_page.of(live.front_page.said("en", timezone.now()))


def headlines():
    front = shown()
    return [card.headline for card in (front.lead, *front.latest) if card]


@pytest.fixture
def archive():
    return [make.published(headline=f"Interview {number}") for number in range(5)]


def pick(*interviews, **fields):
    page = FrontPage.objects.create(language="en", **fields)
    for position, interview in enumerate(interviews, start=1):
        Pick.objects.create(front_page=page, interview=interview, position=position)


def test_it_fills_itself_with_the_newest(archive):
    assert headlines() == [f"Interview {number}" for number in (4, 3, 2, 1, 0)]


def test_people_stand_in_the_order_of_the_newest_interviews_whoever_spoke_before():
    salma, hala, omar = make.person(), make.person("Hala Qanawati"), make.person("Omar Alkhani")
    for people in ([salma], [hala], [omar, salma]):
        make.published(people=people)
    assert [who.name for who in shown().people] == ["Omar Alkhani", "Salma Haddad", "Hala Qanawati"]


def test_words_that_are_removed_while_a_reader_asks_for_them_are_quoted_no_more(archive, monkeypatch):
    rows = front_page.picked_and_newest.rows

    def rows_and_then_none(**asked):
        found = rows(**asked)
        for version in Version.objects.all():
            redaction.redact(version, timezone.now())
        return found

    monkeypatch.setattr(front_page.picked_and_newest, "rows", rows_and_then_none)
    assert shown().quote is None


def test_picks_stand_first_in_their_order_and_nothing_twice(archive):
    pick(archive[1], archive[3])
    arabic = FrontPage.objects.create(language="ar")
    Pick.objects.create(front_page=arabic, interview=archive[0], position=1)
    assert headlines() == [f"Interview {number}" for number in (1, 3, 4, 2, 0)]


def test_picks_of_one_place_stand_as_they_were_added(archive):
    pick(archive[1], archive[3])
    Pick.objects.update(position=1)
    assert headlines() == [f"Interview {number}" for number in (1, 3, 4, 2, 0)]


def test_a_pick_that_readers_cannot_see_is_passed_over(archive):
    pick(make.interview(headline="A draft"), make.withdrawn(headline="Withdrawn"), archive[0])
    assert headlines() == [f"Interview {number}" for number in (0, 4, 3, 2, 1)]


def test_whoever_picks_what_readers_cannot_see_there_is_told(client, archive):
    client.force_login(make.editor())
    arabic = make.published(language="ar", headline="خبز")
    sent = {"language": "en", "picks-TOTAL_FORMS": 2, "picks-INITIAL_FORMS": 0}
    for number, interview in enumerate((archive[1], arabic)):
        sent |= {f"picks-{number}-interview": interview.pk, f"picks-{number}-position": number + 1}
    page = client.post("/admin/articles/frontpage/add/", sent, follow=True).content.decode()
    assert "Passed over until readers see it in this language: <bdi>خبز</bdi>." in page


def test_what_is_picked_without_a_place_stands_after_the_others(client, archive):
    pick(archive[1], archive[3])
    client.force_login(make.editor())
    address = f"/admin/articles/frontpage/{FrontPage.objects.get().pk}/change/"
    Pick.objects.filter(interview=archive[3]).update(since=None)  # from before that was kept
    page = client.get(address).text
    assert '"picks-2-position" class' in page  # with no value between
    assert page.count(dates.day(timezone.localdate(), "en")) == 1
    sent = {"language": "en", "picks-TOTAL_FORMS": 5, "picks-INITIAL_FORMS": 2}
    for number, row in enumerate(Pick.objects.all()):
        sent |= {f"picks-{number}-id": row.pk, f"picks-{number}-interview": row.interview_id}
        sent |= {f"picks-{number}-position": row.position}
    sent |= {"picks-2-interview": archive[0].pk, "picks-2-position": "", "picks-3-interview": archive[2].pk}
    assert client.post(address, sent).status_code == 302
    assert headlines() == [f"Interview {number}" for number in (1, 3, 0, 2, 4)]


def test_its_form_costs_the_same_however_many_are_picked(client, archive, django_assert_max_num_queries):
    pick(*archive)
    client.force_login(make.editor())
    address = f"/admin/articles/frontpage/{FrontPage.objects.get().pk}/change/"
    with django_assert_max_num_queries(7) as asked:
        form = client.get(address).text
    assert all(f'value="{one.pk}" selected>{one.headline}<' in form for one in archive)
    assert not any('"body"' in query["sql"] for query in asked)


def test_the_quotation_is_from_the_interview_that_was_chosen(archive):
    asks, answers, another = make.person("Rozana", kind="organisation"), make.person("Umm Karim"), make.person()
    said = "Bread is an hour of the night."
    body = make.exchange(asks, another, said, "It is work.") + make.exchange(asks, answers, answer=said)
    quoted = make.published(people=[asks, answers, another], body=f"{body}<aside>{said}</aside>")
    for number in range(4):
        make.published(headline=f"Newer {number}")
    FrontPage.objects.create(language="ar", quoted=quoted)
    assert shown().quote is None
    pick(quoted=quoted)
    assert (shown().quote.text, shown().quote.who) == (said, "Umm Karim")


def test_lead_and_cards_lead_to_their_translations(client):
    for headline, translated in (("The lead", "الأولى"), ("The next", "الثانية")):
        english = make.published(headline=headline)
        make.published(headline=translated, language="ar", original=english)
    alone = make.published(headline="Its translation was withdrawn")
    make.withdrawn(headline="خبز", language="ar", original=alone)
    page = client.get("/en/")
    cards = (page.context["lead"], *page.context["latest"])
    assert [[other.headline for other in card.translations] for card in cards] == [[], ["الثانية"], ["الأولى"]]
    assert page.content.decode().count("القراءة بالعربية") == 2
    assert client.get("/ar/").content.decode().count("Read in English") == 2


def test_it_costs_two_queries_whatever_was_picked(archive):
    pick(archive[1], quoted=archive[2])
    with CaptureQueriesContext(connection) as queries:
        shown()
    assert len(queries) == 2


@pytest.mark.parametrize(("role", "status"), [("reporter", 403), ("editor", 200), ("publisher", 200)])
def test_editors_compose_it_in_the_admin(client, role, status):
    client.force_login(make.user(role))
    assert client.get("/admin/articles/frontpage/add/").status_code == status
    assert client.get("/admin/articles/policy/").status_code == status


def test_an_empty_list_of_front_pages_says_that_they_fill_themselves(client):
    client.force_login(make.editor())
    assert "fills itself with the newest" in client.get("/admin/articles/frontpage/").content.decode()
