"""Photos and quote cards in the newsroom: who sees which, what a form asks, where a photo is used."""

import io
import re
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from PIL import Image

from articles.editorial import drafting, media
from articles.editorial.refusals import Refused
from articles.models import AuditEntry, Photo, PhotoWords, QuoteCard
from articles.tests import images, make
from articles.tests.test_photos_upload import send

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/photo/"


def page(photo: Photo) -> str:
    return reverse("admin:articles_photo_change", args=[photo.pk])


def file(photo: Photo, at: int = 0) -> str:
    return reverse("admin:articles_photo_file", args=[photo.pk, photo.renditions[at]["name"]])


def change(client, photo: Photo, **fields):
    form = {"focus_x": photo.focus_x, "focus_y": photo.focus_y, "licence": photo.licence, "taken": photo.taken}
    rows = list(photo.words.all())
    for at, row in enumerate(rows):
        values = {"id": row.pk, "photo": photo.pk, "language": row.language, "alt": row.alt, "credit": row.credit}
        form |= {f"words-{at}-{name}": value for name, value in values.items()}
    form |= {"words-TOTAL_FORMS": len(rows), "words-INITIAL_FORMS": len(rows)}
    return client.post(page(photo), form | fields)


def offered(client, language: str) -> list[str]:
    """The credits that the form of a new photo offers in `language`."""
    html = client.get(reverse("admin:articles_photo_add")).content.decode()
    assert f'list="credits-{language}"' in html
    datalist = re.search(f'<datalist id="credits-{language}">(.*?)</datalist>', html)[1]
    return re.findall('<option value="([^"]*)"', datalist)


# -- what is remembered


def test_a_form_that_comes_back_without_its_file_says_so(client):
    client.force_login(make.reporter())
    said = "Choose the photo again: a browser keeps no file."
    assert said in send(client, images.jpeg(), **{"words-0-alt": ""}).content.decode()
    assert said not in send(client, b"no photo").content.decode()


def test_a_credit_is_offered_as_it_was_given_last_and_to_nobody_who_may_not_see_it(client):
    reporter = make.reporter()
    given = [("Photo: Hala", "en"), ("Photo: Omar", "en"), ("Photo: Hala", "en"), ("تصوير: هلا", "ar")]
    for credit, language in given:
        make.photo(added_by=reporter, language=language).words.update(credit=credit)
    make.photo(added_by=make.reporter()).words.update(credit="Photo: kept from others")
    client.force_login(reporter)
    assert offered(client, "en") == ["Photo: Hala", "Photo: Omar"]
    assert offered(client, "ar") == ["تصوير: هلا"]


# -- who sees which


def test_an_editor_sees_all_photos(client):
    photo = make.photo()
    client.force_login(make.editor())
    assert file(photo, 2) in client.get(LIST).content.decode()
    assert client.get(page(photo)).status_code == client.get(file(photo)).status_code == 200


def test_a_reporter_sees_their_own_and_those_in_their_interviews(client):
    reporter = make.reporter()
    own, led, shown, other = (make.photo(added_by=by) for by in (reporter, None, None, make.reporter()))
    make.interview(by=reporter, lead_photo=led)
    make.interview(by=reporter, body=f'<p>So.</p><figure data-photo="{shown.pk}"></figure>')
    client.force_login(reporter)
    html = client.get(LIST).content.decode()
    for photo in (own, led, shown):
        assert page(photo) in html and client.get(file(photo)).status_code == 200
    used = [photo for photo in (own, led, shown) if "A better scan is" in client.get(page(photo)).text]
    assert used == [led, shown]
    assert page(other) not in html
    assert client.get(page(other)).status_code == 302  # to the desk, as for a photo that does not exist
    assert client.get(file(other)).status_code == 404


def test_a_photo_names_no_interview_that_one_may_not_read(client):
    reporter = make.reporter()
    photo = make.photo(added_by=reporter)
    make.interview(by=make.reporter(), headline="A secret", lead_photo=photo)
    make.interview(by=reporter, headline="Bread", lead_photo=photo)
    client.force_login(reporter)
    page = client.get(reverse("admin:articles_photo_change", args=[photo.pk])).text
    assert "Bread" in page and "A secret" not in page


def test_the_number_of_one_photo_is_not_taken_for_that_of_another():
    photo = make.photo()
    interview = make.interview(body=f'<p>So.</p><figure data-photo="{photo.pk}1"></figure>')
    assert interview not in media.used_in(photo)


def test_nobody_sees_a_photo_by_putting_its_number_into_a_text():
    reporter, hidden = make.reporter(), make.photo(added_by=make.reporter())
    interview = make.interview(by=reporter)
    body = f'<p>So.</p><figure data-photo="{hidden.pk}"></figure>'
    with pytest.raises(Refused):
        drafting.autosave(interview.pk, reporter, seen=1, fields={"body": body})
    interview.lead_photo = hidden
    with pytest.raises(Refused):
        drafting.save(interview, reporter, seen=1)
    interview.refresh_from_db()
    assert interview.draft_number == 1 and interview.lead_photo is None


def test_a_photo_that_stands_in_a_text_already_does_not_stop_its_writer():
    reporter = make.reporter()
    interview = make.interview(by=reporter, lead_photo=make.photo())
    assert drafting.autosave(interview.pk, reporter, seen=1, fields={"headline": "Bread"}).draft_number == 2


def test_files_that_are_not_the_photos_are_not_handed_out(client):
    photo, other = make.photo(), make.photo()
    client.force_login(make.editor())
    for name in (photo.master, other.renditions[0]["name"], "..", "settings.py"):
        assert client.get(f"/admin/articles/photo/{photo.pk}/file/{name}").status_code == 404


def test_nothing_of_the_newsrooms_pictures_is_kept_on_the_way(client):
    client.force_login(make.editor())
    assert client.get(file(make.photo()))["Cache-Control"] == "no-store"


# -- what a form asks


def test_a_photo_is_described_in_one_language_at_least(client):
    client.force_login(make.reporter())
    response = send(client, images.jpeg(), **{"words-0-alt": "", "words-0-credit": ""})
    assert "Say what the photo shows" in response.content.decode() and not Photo.objects.exists()


def test_a_name_that_is_kept_back_is_typed_nowhere(client):
    client.force_login(make.reporter())
    assert b"leave the credit empty" in send(client, images.jpeg(), credit_withheld="on").content
    assert send(client, images.jpeg(), credit_withheld="on", **{"words-0-credit": ""}).status_code == 302


def test_what_it_shows_is_not_the_caption():
    photo = make.photo()
    with pytest.raises(ValidationError, match="same words"):
        PhotoWords(photo=photo, language="ar", alt="رغيف", caption="رغيف").full_clean()


@pytest.mark.parametrize("taken", ["2016", "2016-12", "2016-12-19", ""])
def test_a_photo_is_dated_as_exactly_as_readers_may_know(client, taken):
    client.force_login(make.editor())
    photo = make.photo()
    assert change(client, photo, taken=taken).status_code == 302
    photo.refresh_from_db()
    assert photo.taken == taken


@pytest.mark.parametrize("taken", ["December 2016", "2016-13", "16", "2016-12-19T10:00", "2016-02-30"])
def test_a_date_that_is_none_is_refused(client, taken):
    client.force_login(make.editor())
    assert change(client, make.photo(), taken=taken).status_code == 200


def test_another_focal_point_cuts_the_picture_again(client):
    client.force_login(make.editor())
    photo = make.photo(images.picture(800, 640))
    before = photo.renditions
    assert change(client, photo, focus_x=90, focus_y=10).status_code == 302
    photo.refresh_from_db()
    assert photo.focus == (90, 10)
    assert not {row["name"] for row in before} & {row["name"] for row in photo.renditions}
    assert client.get(file(photo)).status_code == 200


def test_other_words_leave_the_files_alone(client):
    client.force_login(make.editor())
    photo = make.photo()
    before = photo.renditions
    change(client, photo, **{"words-0-alt": "A round loaf"})
    photo.refresh_from_db()
    assert photo.renditions == before and photo.alt_in == {"en": "A round loaf"}


def test_a_focal_point_outside_the_picture_is_refused(client):
    client.force_login(make.editor())
    refused = change(client, make.photo(), focus_x=101)
    assert refused.status_code == 200 and "click in it what every crop must keep in sight" in refused.text


def test_a_photo_that_a_draft_shows_cannot_be_deleted(client):
    client.force_login(make.editor())
    photo = make.photo()
    interview = make.interview(lead_photo=photo)
    address = reverse("admin:articles_photo_delete", args=[photo.pk])
    assert str(interview) in client.get(page(photo)).content.decode()
    assert client.post(address, {"post": "yes"}).status_code == 403
    interview.lead_photo = None
    interview.save()
    assert client.post(address, {"post": "yes"}).status_code == 302
    assert not Photo.objects.exists()


def test_the_audit_names_fields_and_never_what_stands_in_them(client):
    client.force_login(make.editor())
    change(client, make.photo(), taken="2016-12")
    entry = AuditEntry.objects.filter(subject="photo").first()
    assert entry.action == "change" and "taken" in entry.facts["fields"] and "2016" not in str(entry.facts)


def test_lists_and_accounts_are_dated_in_the_words_of_whoever_reads(client):
    moment = datetime(2026, 5, 11, 8, 44, tzinfo=UTC)
    make.photo()
    Photo.objects.update(added_at=moment)
    reader = make.user("editor", "administrator", language="ar", date_joined=moment)
    client.force_login(reader)
    for page in ("photo/", f"user/{reader.pk}/change/"):
        assert "11 أيار 2026، 08:44" in client.get(f"/admin/articles/{page}").text


def test_the_list_costs_the_same_for_one_photo_and_for_ten(client, django_assert_max_num_queries):
    client.force_login(make.editor())
    for _each in range(10):
        make.photo(added_by=make.reporter())
    with django_assert_max_num_queries(9):
        client.get(LIST)


def test_a_photo_costs_the_same_whoever_can_be_recognised_in_it(client, django_assert_max_num_queries):
    client.force_login(make.editor())
    photo = make.photo()
    photo.people.set([make.person(f"Salma Haddad {number}") for number in range(10)])
    with django_assert_max_num_queries(14):
        client.get(page(photo))


# -- quotations on cards


@pytest.fixture
def said():
    """An interview in which somebody says that bread is an hour of the night."""
    asker, baker = make.person("Nour Aziz"), make.person("Salma Haddad", description="baker in Aleppo")
    return make.interview(people=[baker], asked_by=[asker], body=make.exchange(asker, baker))


def add_card(client, interview, words: str):
    return client.post("/admin/articles/quotecard/add/", {"interview": interview.pk, "words": words})


def test_a_card_bears_words_that_somebody_says(client, said):
    client.force_login(make.editor())
    assert b"says exactly this" in add_card(client, said, "Bread is a matter of money.").content
    assert add_card(client, said, "an hour of\n the night").status_code == 302
    once_more = add_card(client, said, "an hour of the night").text
    there = reverse("admin:articles_quotecard_change", args=[said.quote_cards.get().pk])
    assert "exactly these words already" in once_more and f'href="{there}"' in once_more


def test_a_filter_is_called_as_what_it_asks(client):
    client.force_login(make.editor())
    assert "<summary> Stands for the interview</summary>" in client.get("/admin/articles/quotecard/").text
    assert "<summary> Not yet described in</summary>" in client.get(LIST).text


def test_no_interview_is_begun_or_written_in_a_small_window_over_a_card(client):
    client.force_login(make.editor())
    form = client.get("/admin/articles/quotecard/add/").text
    assert "view_id_interview" in form
    assert "add_id_interview" not in form and "change_id_interview" not in form


@pytest.mark.parametrize(
    ("size", "pixels"), [("square", (1080, 1080)), ("story", (1080, 1920)), ("share", (1200, 630))]
)
def test_a_card_is_downloaded_in_the_sizes_that_people_share(client, said, size, pixels):
    editor = make.editor()
    card = QuoteCard.objects.create(interview=said, words="Bread is an hour of the night.", made_by=editor)
    client.force_login(editor)
    response = client.get(reverse("admin:articles_quotecard_draw", args=[card.pk, size]))
    assert Image.open(io.BytesIO(response.content)).size == pixels
    assert response["Content-Disposition"].startswith("attachment") and "no-store" in response["Cache-Control"]


def test_a_card_is_outdated_once_nobody_says_its_words(client, said):
    editor = make.editor()
    card = QuoteCard.objects.create(interview=said, words="Bread is an hour of the night.", made_by=editor)
    client.force_login(editor)
    said.body = said.body.replace("an hour", "two hours")
    said.save()
    assert "Outdated" in client.get("/admin/articles/quotecard/").content.decode()
    assert "take down what was posted" in client.get(f"/admin/articles/quotecard/{card.pk}/change/").content.decode()
    assert client.get(reverse("admin:articles_quotecard_draw", args=[card.pk, "square"])).status_code == 404


def test_a_card_of_words_that_readers_still_find_is_not_to_be_taken_down_yet(client):
    asker, baker = make.person("Nour Aziz"), make.person("Salma Haddad")
    interview = make.published(people=[baker], asked_by=[asker], body=make.exchange(asker, baker))
    card = QuoteCard.objects.create(interview=interview, words="Bread is an hour of the night.", made_by=make.editor())
    make.change(interview, body=interview.body.replace("an hour", "two hours"))
    client.force_login(make.editor())
    pages = "/admin/articles/quotecard/", f"/admin/articles/quotecard/{card.pk}/change/"
    said = [client.get(page).text for page in pages]
    assert "As readers find it; outdated once the draft goes out" in said[0] and "Once it goes out" in said[1]
    make.corrected(interview)
    said = [client.get(page).text for page in pages]
    assert "Outdated: the interview" in said[0] and "Outdated: nobody says this" in said[1]


def test_the_list_of_cards_costs_the_same_however_many_are_outdated(client, django_assert_max_num_queries):
    client.force_login(editor := make.editor())
    for _number in range(6):
        QuoteCard.objects.create(interview=make.published(), words="Nobody says this.", made_by=editor)
    with django_assert_max_num_queries(8):
        assert client.get("/admin/articles/quotecard/").text.count("Outdated") == 6


def test_whoever_corrects_or_withdraws_is_told_of_the_cards_that_were_posted(client):
    asker, baker = make.person("Nour Aziz"), make.person("Salma Haddad")
    interview = make.published(people=[baker], asked_by=[asker], body=make.exchange(asker, baker))
    client.force_login(make.publisher())
    correct, withdraw = (
        reverse("admin:articles_interview_move", args=[interview.pk, m]) for m in ("correct", "withdraw")
    )
    cards = f'<a href="/admin/articles/quotecard/?interview={interview.pk}">Look at the cards</a>'
    assert cards not in client.get(withdraw).text
    QuoteCard.objects.create(interview=interview, words="an hour of the night", made_by=make.editor())
    assert cards in client.get(withdraw).text
    make.change(interview, headline="Bread")
    assert cards not in client.get(correct).text
    make.change(interview, body=interview.body.replace("an hour", "two hours"))
    assert cards in client.get(correct).text
    assert cards in client.post(withdraw, {"confirmed": "yes"}, follow=True).text
    listed = client.get("/admin/articles/quotecard/", {"interview": interview.pk})
    assert listed.status_code == 200 and [card.interview for card in listed.context["cl"].result_list] == [interview]
    assert not client.get("/admin/articles/quotecard/", {"interview": interview.pk + 1}).context["cl"].result_list


def test_cards_of_interviews_that_one_may_not_read_are_not_there(client, said):
    card = QuoteCard.objects.create(interview=said, words="an hour of the night", made_by=make.editor())
    client.force_login(make.reporter())
    assert "an hour" not in client.get("/admin/articles/quotecard/").content.decode()
    assert client.get(reverse("admin:articles_quotecard_draw", args=[card.pk, "square"])).status_code == 404
    assert add_card(client, said, "an hour of the night").status_code == 200
    assert QuoteCard.objects.count() == 1
