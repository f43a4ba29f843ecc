"""When readers get a picture, and what its page tells them about it."""

import json
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from articles.editorial import gates, media, outside, workflow
from articles.models import Person, Photo, PhotoWords, QuoteCard, Version
from articles.pages import Page, freeze
from articles.tests import images, make

pytestmark = pytest.mark.django_db


def files_of(photo: Photo) -> list[str]:
    return [row["name"] for row in photo.renditions]


def answers(client, photo: Photo) -> set[int]:
    """The status codes of all addresses of `photo`, and of its files that are never public."""
    assert client.get(f"/media/{photo.master}").status_code == 404
    return {client.get(f"/media/{name}").status_code for name in files_of(photo)}


def figure(photo: Photo, words: str = "") -> str:
    return f'<figure data-photo="{photo.pk}"><figcaption>{words}</figcaption></figure>'


# -- when


def test_a_photo_of_a_draft_is_nowhere(client):
    photo = make.photo()
    make.ready(people=[make.person()], lead_photo=photo)
    assert answers(client, photo) == {404}


def test_a_published_photo_is_there_and_gone_the_moment_its_interview_is_withdrawn(client):
    photo = make.photo()
    interview = make.published(people=[make.person()], lead_photo=photo)
    assert answers(client, photo) == {200}
    workflow.perform("withdraw", interview, by=make.publisher())
    assert answers(client, photo) == {404}


def test_a_photo_comes_with_its_interview_on_the_second(client, time_machine):
    photo, at = make.photo(), timezone.now() + timedelta(hours=2)
    make.scheduled(at, people=[make.person()], lead_photo=photo)
    time_machine.move_to(at - timedelta(seconds=1), tick=False)
    assert answers(client, photo) == {404}
    time_machine.move_to(at, tick=False)
    assert answers(client, photo) == {200}


def test_a_photo_in_two_interviews_stays_while_one_is_public(client):
    photo, who = make.photo(), make.person()
    one = make.published(people=[who], lead_photo=photo)
    make.published(people=[who], body=f"<p>So it was.</p>{figure(photo)}")
    workflow.perform("withdraw", one, by=make.publisher())
    assert answers(client, photo) == {200}


def test_a_share_card_is_public_like_the_page_it_stands_for(client):
    interview = make.published(people=[make.person()], lead_photo=make.photo())
    card = Page.from_version(Version.objects.get()).share_card
    response = client.get(card.url)
    assert response.status_code == 200
    assert images.parts(b"".join(response)) <= {"E0", "DB", "C0", "C4"}, "it says nothing but the picture"
    workflow.perform("withdraw", interview, by=make.publisher())
    assert client.get(card.url).status_code == 404


@pytest.mark.parametrize("address", ["", "x.jpg", "../settings.py", "0" * 32 + ".png", "0" * 32 + ".jpg", "%00"])
def test_no_other_address_under_media_leads_anywhere(client, address):
    assert client.get(f"/media/{address}").status_code == 404


def test_an_unknown_picture_and_an_unpublished_one_cannot_be_told_apart(client):
    photo = make.photo()
    hidden, unknown = client.get(f"/media/{files_of(photo)[0]}"), client.get(f"/media/{'0' * 32}.webp")
    assert hidden.content == unknown.content and hidden.headers == unknown.headers


# -- how


def test_a_picture_costs_one_query_and_runs_nothing(client, django_assert_num_queries):
    photo = make.photo()
    make.published(people=[make.person()], lead_photo=photo)
    with django_assert_num_queries(1):
        response = client.get(f"/media/{files_of(photo)[0]}")
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"  # a feed reader shows it in a page of its own
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "s-maxage=1" in response["Cache-Control"] and "public" in response["Cache-Control"]
    assert not response.cookies and "Cookie" not in response.get("Vary", "")
    assert b"".join(response)[:4] == b"RIFF"


def test_the_front_server_sends_the_file_where_there_is_one(client, settings):
    photo = make.photo()
    make.published(people=[make.person()], lead_photo=photo)
    settings.MEDIA_ACCEL_LOCATION = "/pictures/"
    name = files_of(photo)[1]
    response = client.get(f"/media/{name}")
    assert response["X-Accel-Redirect"] == f"/pictures/{name}" and response.content == b""
    assert response["Content-Type"] == "image/jpeg"


def test_a_file_that_is_lost_is_not_found_and_no_error(client):
    photo = make.photo()
    make.published(people=[make.person()], lead_photo=photo)
    default_storage.delete(files_of(photo)[0])
    assert client.get(f"/media/{files_of(photo)[0]}").status_code == 404


# -- what a version froze


def test_another_focal_point_leaves_published_pages_as_they_are(client):
    photo = make.photo(images.picture(800, 640))
    make.published(people=[make.person()], lead_photo=photo)
    before = files_of(photo)
    photo.focus_x = 10
    media.cut_again(photo)
    photo.save()
    assert {client.get(f"/media/{name}").status_code for name in before} == {200}
    assert answers(client, photo) == {404}


def test_deleting_a_photo_leaves_published_pages_as_they_are(client):
    photo = make.photo()
    interview = make.published(people=[make.person()], body=f"<p>So it was.</p>{figure(photo)}")
    names = files_of(photo)
    photo.delete()
    media.sweep(before=timezone.now() + timedelta(hours=1))
    assert {client.get(f"/media/{name}").status_code for name in names} == {200}
    assert b"<picture>" in client.get(Page.from_version(interview.versions.get()).url).content


def test_a_page_shows_the_words_and_the_credit_of_its_language(client):
    photo = make.photo(alt="A loaf on a table")
    PhotoWords.objects.create(photo=photo, language="ar", alt="رغيف على طاولة", credit="تصوير: هالة قنواتي")
    arabic = make.published(
        people=[make.person("سلمى", language="ar")], language="ar", body=f"<p>كان يوماً.</p>{figure(photo)}"
    )
    html = client.get(Page.from_version(arabic.versions.get()).url).content.decode()
    assert 'alt="رغيف على طاولة"' in html and "تصوير: هالة قنواتي" in html and "A loaf" not in html


def test_the_page_of_somebody_shows_their_face_and_nobody_elses(client):
    both = [make.person("Salma Haddad", slug="salma"), make.person("Rana Khoury", slug="rana")]
    for who in both:
        photo = make.photo()
        photo.people.add(who)
        make.published(people=both, lead_photo=photo)
    faces = [client.get(f"/en/people/{who.slug}/").context["portrait"].people for who in both]
    assert faces == [(who.pk,) for who in both]
    assert client.get("/ar/people/salma/").context["portrait"] is None  # which has no words in Arabic


def test_a_credit_that_is_kept_back_is_in_no_byte_of_the_page(client):
    photo = make.photo(credit_withheld=True)  # its row still says whose it is
    interview = make.published(people=[make.person()], lead_photo=photo)
    version = interview.versions.get()
    html = client.get(Page.from_version(version).url).content.decode()
    assert "Hala Qanawati" not in html + version.content
    assert "withheld" in html


def test_every_picture_has_its_size_and_a_choice_of_widths(client, whole_pictures):
    html = whole_pictures
    for tag in html.split("<img ")[1:]:
        assert 'width="' in tag[:600] and 'height="' in tag[:600] and 'alt="A loaf on a table"' in tag[:600]
    assert "320w" in html and "720w" in html and 'type="image/webp"' in html


@pytest.fixture
def whole_pictures(client) -> str:
    photo = make.photo(images.picture(1600, 1280))
    interview = make.published(
        people=[make.person()], lead_photo=photo, body=f"<p>So it was.</p>{figure(photo, 'In the bakery')}"
    )
    return client.get(Page.from_version(interview.versions.get()).url).content.decode()


def test_whoever_shares_a_page_shares_its_card(client, settings):
    interview = make.published(people=[make.person()], headline="A headline of </script>")
    version = interview.versions.get()
    html = client.get(Page.from_version(version).url).content.decode()
    card = json.loads(version.content)["share_card"]
    assert f'content="{settings.SITE_URL}/media/{card["name"]}"' in html
    assert (card["width"], card["height"]) == (1200, 630)
    assert 'content="summary_large_image"' in html
    assert json.loads(html.split('application/ld+json">')[1].split("</script>")[0])["image"]


def test_a_chosen_quotation_stands_for_the_interview_while_somebody_says_it():
    who, asker, publisher = make.person("Salma Haddad"), make.person("Nour Aziz"), make.publisher()
    interview = make.ready(people=[who], asked_by=[asker], body=make.exchange(asker, who))
    QuoteCard.objects.create(interview=interview, words="an hour of the night.", shared=True, made_by=publisher)
    workflow.perform("publish", interview, by=publisher)
    alt = Page.from_version(interview.versions.get()).share_card.alt
    assert alt == "“an hour of the night.” · Salma Haddad · Shubbak"
    assert QuoteCard.objects.get().speaker == who.pk
    interview.body = make.exchange(asker, who, answer="Bread is work.")
    interview.save()
    assert QuoteCard.objects.get().outdated


# -- what is not let out


def problems(interview) -> list[str]:
    return [problem.message for problem in gates.problems(Page.from_content(freeze(interview)))]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda photo: photo.words.all().delete(), "what a photo shows"),
        (lambda photo: photo.words.update(credit=""), "no credit"),
        (
            lambda photo: photo.people.add(make.person(naming=Person.Naming.FIRST)),
            "can be recognised",
        ),
    ],
)
def test_a_photo_without_words_or_credit_or_with_a_protected_face_blocks_publishing(spoil, message):
    photo = make.photo()
    interview = make.interview(people=[make.person()], lead_photo=photo)
    spoil(photo)
    assert any(message in problem for problem in problems(interview))


def test_a_photo_that_is_no_longer_there_blocks_publishing():
    interview = make.interview(people=[make.person()], body='<p>So.</p><figure data-photo="999999"></figure>')
    assert any("no longer there" in problem for problem in problems(interview))


@pytest.mark.parametrize(
    ("taken", "shown"),
    [
        ("2016-12-19", '<time datetime="2016-12-19">19\N{NO-BREAK SPACE}December 2016</time>'),
        ("2016-12", '<time datetime="2016-12">December 2016</time>'),
        ("2016", '<time datetime="2016">2016</time>'),
        ("2016-02-30", "<span>2016-02-30</span>"),  # from before the form refused it
        ("", None),
    ],
)
def test_readers_are_told_when_a_photo_was_taken_as_exactly_as_it_was_typed(client, taken, shown):
    interview = make.published(people=[make.person()], lead_photo=make.photo(taken=taken))
    html = client.get(Page.from_version(interview.versions.get()).url).content.decode()
    caption = html.split("<figcaption>")[1].split("</figcaption>")[0]
    said = json.loads(html.split('application/ld+json">')[1].split("</script>")[0])["image"][0]
    assert shown in caption if shown else "<time" not in caption
    assert said.get("dateCreated", "") == taken


def test_a_preview_shows_pictures_from_addresses_of_the_newsroom(client):
    photo = make.photo()
    interview = make.interview(people=[make.person()], lead_photo=photo, body=figure(photo))
    client.force_login(interview.created_by)
    html = client.get(reverse("admin:articles_interview_preview", args=[interview.pk])).content.decode()
    address = reverse("admin:articles_photo_file", args=[photo.pk, files_of(photo)[0]])
    assert address in html and "/media/" not in html
    assert client.get(address).status_code == 200
    link = outside.show(interview, make.editor(), "our lawyer", timezone.now() + timedelta(days=1))
    html = client.get(reverse("outside", args=[link.token])).content.decode()
    assert not any(name in html for name in files_of(photo))  # to whoever is outside they are not there
