"""What an open editor asks of the server: nothing typed gets lost, and nothing of a colleague's is overwritten."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from articles.admin.editor import LONGEST, BodyField
from articles.editorial import casting
from articles.models import AuditEntry, Interview, Participation, Person, Presence, Revision
from articles.tests import make

pytestmark = pytest.mark.django_db

BODY = '<p id="p-aaaaaaa1">One.</p>\n<p id="p-aaaaaaa2">Two.</p>'


@pytest.fixture
def interview():
    return make.interview(body=BODY)


@pytest.fixture
def post(client, interview):
    """Posts to one of the editor's addresses as the interview's writer, or as somebody else."""

    def post(name, by=None, /, **fields):
        client.force_login(by or interview.created_by)
        return client.post(reverse(f"admin:articles_interview_{name}", args=[interview.pk]), fields)

    return post


def stored(interview):
    return Interview.objects.get(pk=interview.pk)


# -- storing


def test_what_is_typed_is_stored_without_a_revision_and_its_number_goes_back(post, interview):
    answer = post("autosave", seen=1, headline="Bread", body='<p id="p-aaaaaaa1">One two.</p>')
    assert answer.json() == {"number": 2, "stage": "drafting", "complaints": {}}
    assert (stored(interview).headline, stored(interview).document.text) == ("Bread", "One two.")
    assert stored(interview).writers == [interview.created_by.pk]
    assert not Revision.objects.exists()


def test_what_is_not_sent_stays(post, interview):
    post("autosave", seen=1, headline="Bread")
    assert stored(interview).body == interview.body


def test_a_field_that_is_not_right_yet_keeps_no_other_from_being_stored(post, interview):
    answer = post("autosave", seen=1, headline="Bread", conducted_on="the day befo")
    assert answer.json() == {
        "number": 2,
        "stage": "drafting",
        "complaints": {"conducted_on": "Date of the conversation: Enter a valid date."},
    }
    assert stored(interview).headline == "Bread"


def test_what_says_the_same_is_no_change(post, interview):
    assert post("autosave", seen=1, headline=interview.headline, body=BODY).json()["number"] == 1
    assert stored(interview).draft_number == 1


def test_a_reader_of_an_old_number_does_not_learn_the_new_one_by_sending_nothing_new(post, interview):
    post("autosave", make.editor(), seen=1, body="<p>Theirs.</p>")
    assert post("autosave", seen=1, headline=interview.headline).json()["number"] == 1


def test_an_autosave_takes_the_approval_back(post):
    ready = make.ready()
    client = Client()
    client.force_login(ready.created_by)
    client.post(reverse("admin:articles_interview_autosave", args=[ready.pk]), {"seen": 1, "headline": "Bread"})
    assert stored(ready).stage == Interview.Stage.DRAFTING


def test_the_second_of_two_writers_overwrites_nothing(post, interview):
    post("autosave", make.editor(username="huda"), seen=1, body="<p>Theirs.</p>")
    answer = post("autosave", seen=1, body="<p>Mine.</p>")
    assert answer.status_code == 409
    assert "huda" in answer.json()["reason"]
    assert stored(interview).document.text == "Theirs."


@pytest.mark.parametrize("seen", ["", "one", "-1", "99"])
def test_a_forged_number_stores_nothing(post, interview, seen):
    assert post("autosave", seen=seen, body="<p>Mine.</p>").status_code == 409
    assert stored(interview).body == interview.body


def test_hostile_text_is_cleaned(post, interview):
    post(
        "autosave",
        seen=1,
        body='<p onclick="x()">a\x00b\ud800<script>x()</script></p>'.encode("utf-8", "replace").decode(),
    )
    assert stored(interview).document.text == "ab?"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Text: A text may have a million characters, and this one has"), ("ar", "لمليون حرف")],
)
def test_a_text_longer_than_any_is_refused_in_words_and_the_headline_is_stored(client, language, said):
    interview = make.interview(make.editor(language=language), body=BODY)
    client.force_login(interview.created_by)
    url = reverse("admin:articles_interview_autosave", args=[interview.pk])
    sent = {"seen": 1, "headline": "Bread", "body": f"<p>{'word ' * (LONGEST // 5)}</p>"}
    assert said in client.post(url, sent).json()["complaints"]["body"]
    assert (stored(interview).headline, stored(interview).body) == ("Bread", interview.body)
    assert BodyField().has_changed(BODY, sent["body"])


def test_who_may_not_edit_is_refused_and_it_is_written_down(post, interview):
    answer = post("autosave", make.publisher(), seen=1, body="<p>Mine.</p>")
    assert (answer.status_code, answer.json()["reason"]) == (403, "You may not change this interview.")
    assert AuditEntry.objects.filter(action="save", outcome="denied").exists()


@pytest.mark.parametrize("name", ["autosave", "merge", "presence", "doubts", "stranger", "newcomer"])
def test_an_interview_that_one_may_not_read_is_not_there(post, name):
    assert post(name, make.reporter(), seen=1).status_code == 404
    refused = AuditEntry.objects.get(action="come in", outcome="denied")  # which the audit knows
    assert refused.facts == {"address": f"articles_interview_{name}"}


@pytest.mark.parametrize("name", ["autosave", "merge", "presence", "doubts", "stranger", "newcomer"])
def test_whose_session_has_ended_is_told_so_and_not_sent_to_another_page(client, interview, name):
    assert (
        client.post(reverse(f"admin:articles_interview_{name}", args=[interview.pk]), {"seen": 1}).status_code == 401
    )


def test_signing_in_again_gives_the_open_page_its_new_token(client, interview):
    address = reverse("admin:articles_session")
    assert client.get(address).status_code == 401
    client.force_login(interview.created_by)
    told = client.get(address).json()
    assert told["user"] == interview.created_by.pk
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    address = reverse("admin:articles_interview_autosave", args=[interview.pk])
    assert strict.post(address, {"seen": 1}).status_code == 403
    assert strict.post(address, {"seen": 1}, headers={"X-CSRFToken": told["token"]}).status_code == 200


def test_a_doubt_that_somebody_looked_at_is_settled_and_the_text_stays_as_it_was(post, interview):
    Interview.objects.filter(pk=interview.pk).update(doubts={"t-aaaaaaa1": "unnamed", "q-aaaaaaa1": "pronoun"})
    assert post("doubts", settled="t-aaaaaaa1 t-aaaaaaa9").status_code == 200
    assert stored(interview).doubts == {"q-aaaaaaa1": "pronoun"}
    assert stored(interview).draft_number == 1
    assert post("doubts", make.publisher(), settled="q-aaaaaaa1").status_code == 403


# -- merging


def test_changes_of_different_blocks_are_merged(post, interview):
    post("autosave", make.editor(username="huda"), seen=1, body=BODY.replace("Two", "Deux"))
    answer = post("merge", base=BODY, mine=BODY.replace("One", "Un")).json()
    assert answer["merged"] == BODY.replace("One", "Un").replace("Two", "Deux")
    assert (answer["stored"], answer["number"], answer["who"]) == (BODY.replace("Two", "Deux"), 2, "huda")
    assert answer["clashes"] == []
    assert stored(interview).draft_number == 2


def test_what_was_stored_from_another_window_of_ones_own_is_not_called_a_colleagues(post):
    post("autosave", seen=1, body=BODY.replace("Two", "Deux"))
    assert post("merge", base=BODY, mine=BODY).json()["who"] == "you, in another window"


def test_one_block_changed_by_both_comes_back_from_both_sides(post):
    post("autosave", make.editor(), seen=1, body=BODY.replace("One", "Uno"))
    [clash] = post("merge", base=BODY, mine=BODY.replace("One", "Un")).json()["clashes"]
    assert clash == {
        "id": "p-aaaaaaa1",
        "mine": '<p id="p-aaaaaaa1">Un.</p>',
        "theirs": '<p id="p-aaaaaaa1">Uno.</p>',
    }


@pytest.mark.parametrize("role", ["translator", "photo", "social", "publisher"])
def test_a_merge_tells_nobody_the_note_for_the_desk_who_may_only_read(client, role):
    interview = make.ready(desk_note="she asked us to call her brother")
    client.force_login(make.user(role))
    page = client.get(interview.get_admin_url())
    answer = client.post(reverse("admin:articles_interview_merge", args=[interview.pk]), {"base": BODY, "mine": BODY})
    assert (page.status_code, answer.status_code) == (200, 403)
    assert "her brother" not in page.text + answer.text


def test_a_merge_tells_the_other_fields_as_the_form_shows_them(post):
    post("autosave", make.editor(), seen=1, headline="Bread", conducted_on="2026-05-17")
    fields = post("merge", base=BODY, mine=BODY).json()["fields"]
    assert (fields["headline"], fields["conducted_on"], fields["dateline"]) == ("Bread", "2026-05-17", "")


# -- who is here


def test_two_colleagues_see_each_other_and_where_they_write(post):
    huda = make.editor(username="huda")
    assert post("presence", huda, window="a", place="p-aaaaaaa2").json()["others"] == []
    assert post("presence", window="b").json()["others"] == [{"name": "huda", "place": "p-aaaaaaa2"}]


def test_a_presence_fades_in_a_minute(post, interview):
    with time_machine.travel("2026-05-17 10:00:00Z", tick=False) as clock:
        post("presence", make.editor(), window="a")
        clock.shift(59)
        assert len(post("presence", window="b").json()["others"]) == 1
        clock.shift(2)
        assert post("presence", window="b").json()["others"] == []
    assert Presence.objects.count() == 1


def test_a_window_that_is_closed_is_gone_at_once(post):
    huda = make.editor()
    post("presence", huda, window="a")
    post("presence", huda, window="a", gone="1")
    assert not Presence.objects.exists()


def test_nobody_closes_the_window_of_another(post):
    post("presence", make.editor(), window="a")
    post("presence", window="a", gone="1")
    assert Presence.objects.exists()


# -- who is new

NEW = {"name": "Mona Haddad", "naming": "full", "role": "interviewee"}


def test_somebody_new_takes_part_at_once(post, interview):
    answer = post("newcomer", **NEW, description="teacher").json()
    row = interview.participations.get(position=1)  # after who was there
    assert answer["person"] == {"id": row.person_id, "short": "Mona Haddad", "names": ["Mona Haddad"], "asks": False}
    assert answer["number"] == stored(interview).draft_number == 2
    assert row.person.names.get().description == "teacher"
    casting.join(interview, make.person(), "quoted", interview.created_by)  # as it was read before
    assert stored(interview).draft_number == 3


def test_somebody_who_is_not_named_in_full_is_not_for_a_moment(post):
    post("newcomer", **NEW | {"naming": "pseudonym"})
    assert Person.objects.get(names__name="Mona Haddad").naming == Person.Naming.PSEUDONYM


def test_a_known_name_is_asked_about_first(post, interview):
    mona = make.person("Mona Haddad", description="teacher")
    answer = post("newcomer", **NEW).json()
    assert answer == {"known": [{"id": mona.pk, "name": "Mona Haddad", "description": "teacher"}]}
    assert post("newcomer", **NEW, person=mona.pk).json()["person"]["id"] == mona.pk
    assert Person.objects.filter(names__name="Mona Haddad").count() == 1


def test_somebody_known_by_a_spelling_alone_is_asked_about_too(post):
    Person.objects.create(slug="mona", spellings=["Mona Haddad"])
    assert post("newcomer", **NEW).json()["known"][0]["name"] == "mona"


def test_a_namesake_of_somebody_known_can_be_new(post):
    make.person("Mona Haddad")
    post("newcomer", **NEW, stranger="on")
    assert Person.objects.filter(names__name="Mona Haddad").count() == 2


def test_whoever_takes_part_already_does_not_do_so_twice(post, interview):
    [row] = interview.participations.all()
    post("newcomer", **NEW, person=row.person_id)
    assert Participation.objects.filter(interview=interview).count() == 1


def test_nobody_without_the_right_lets_anybody_take_part(post, interview):
    translator = make.user("translator")  # who writes in it, and adds nobody
    original = make.interview(language="ar")
    Interview.objects.filter(pk=interview.pk).update(original=original, assigned_to=translator)
    for somebody in (make.publisher(), translator):
        assert post("newcomer", somebody, **NEW).status_code == 403
    assert post("newcomer", make.publisher(), **NEW, person=make.person().pk).status_code == 403
    assert not Person.objects.filter(names__name="Mona Haddad").exists()


@pytest.mark.parametrize(
    ("said", "is_name"),
    [
        ("Mona", True),
        ("Mona Haddad", True),
        ("Dr. Mona Haddad", True),
        ("Lina", True),
        ("the baker", True),
        ("منى", True),
        ("الدكتورة منى الحلبي", True),
        ("علي", True),
        ("أم علي", True),
        ("على", False),
        ("Q", False),
        ("He said", False),
        ("Remember", False),
        ("However", False),
        ("Warning", False),
        ("Interview", False),
        ("Three things", False),
        ("وأضاف", False),
        ("السؤال الأهم", False),
        ("أولاً", False),
        ("Aleppo", False),
        ("London", False),
        ("", False),
        (" ", False),
    ],
)
def test_only_somebodys_name_before_a_colon_is_asked_about(post, said, is_name):
    make.person("The Baker")
    make.topic("Aleppo")
    Interview.objects.update(dateline="London")
    words = f"He said:{said}:Layla"
    assert post("stranger", words=words).json() == {"names": [said, "Layla"] if is_name else ["Layla"]}


# -- as readers would see it


def test_the_preview_shows_what_is_typed_and_stores_nothing(post, interview):
    answer = post("preview", body="<p>Just typed.</p>", headline="Bread")
    assert "Just typed." in answer.json()["page"] and "Bread" in answer.json()["page"]
    assert stored(interview).body == interview.body
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]


def test_the_preview_shows_no_photo_that_one_may_not_see(post):
    assert (
        post("preview", body='<figure data-photo="12345"><figcaption>A street</figcaption></figure>').status_code
        == 403
    )


@pytest.fixture
def whole():
    """Everything that a page asks the database for."""
    asks, answers = make.person("Rozana", kind="organisation"), make.person("Umm Karim")
    body = make.exchange(asks, answers)
    people, topics = [asks, answers], [make.topic("Bread")]
    return make.interview(people=people, body=body, topics=topics, lead_photo=make.photo(alt="Two loaves"))


@pytest.fixture
def draw(client, whole):
    """Draws the preview of `whole`, with what the drawing before gave to bring along."""

    def draw(kept="", **fields):
        address = reverse("admin:articles_interview_preview", args=[whole.pk])
        client.force_login(whole.created_by)
        return client.post(address, {"kept": kept} | fields).json()

    return draw


def test_a_drawing_asks_the_database_only_whose_it_is(draw, client, whole, django_assert_num_queries):
    kept = draw(body=whole.body)["kept"]
    typed = {"kept": kept, "body": whole.body.replace("Bread is", "Bread was"), "headline": "An hour of the night"}
    client.force_login(whole.created_by)
    with django_assert_num_queries(4):  # the session, its user, their roles, the interview
        answer = client.post(reverse("admin:articles_interview_preview", args=[whole.pk]), typed).json()
    for words in ("Bread was", "An hour of the night", "Umm Karim", "Two loaves"):
        assert words in answer["page"]
    assert answer["page"] == draw(**typed | {"kept": ""})["page"]


def test_whoever_speaks_or_is_shown_since_is_in_the_next_drawing(draw, whole):
    kept = draw(body=whole.body)["kept"]
    newcomer = make.person("Mona Haddad")
    Participation.objects.create(interview=whole, person=newcomer, role=Participation.Role.INTERVIEWEE)
    said = whole.body + make.exchange(newcomer, newcomer, "And you?", "I was there.")
    assert "Mona Haddad" in draw(kept, body=said)["page"]

    photo = make.photo(alt="A street", added_by=whole.created_by)
    shown = f'{whole.body}<figure data-photo="{photo.pk}"></figure>'
    assert "A street" in draw(kept, body=shown)["page"]


def test_a_name_that_was_changed_elsewhere_is_seen_half_a_minute_later(draw, whole):
    with time_machine.travel("2026-05-17 10:00:00Z", tick=False) as now:
        kept = draw(body=whole.body)["kept"]
        Person.objects.get(names__name="Umm Karim").names.update(name="Mother of Karim")
        now.shift(20)
        answer = draw(kept, body=whole.body)
        assert "Umm Karim" in answer["page"]
        now.shift(11)
        assert "Mother of Karim" in draw(answer["kept"], body=whole.body)["page"]


def test_what_is_kept_serves_nobody_else_and_nothing_else(draw, client, whole):
    kept = draw(body=whole.body)["kept"]
    address = reverse("admin:articles_interview_preview", args=[whole.pk])
    client.force_login(make.reporter())
    assert client.post(address, {"kept": kept, "body": whole.body}).status_code == 403
    other = make.interview(by=whole.created_by)
    client.force_login(whole.created_by)
    for forged in (kept, kept + "x", "null"):
        page = client.post(reverse("admin:articles_interview_preview", args=[other.pk]), {"kept": forged}).json()
        assert "Umm Karim" not in page["page"]
    client.force_login(make.editor())
    assert client.post(address, {"kept": kept, "body": whole.body}).json()["kept"] != kept
