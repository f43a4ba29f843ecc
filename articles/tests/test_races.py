"""Two processes do the same at the same moment: one wins, and the other is told who and when."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles import markers
from articles.editorial import (
    accounts,
    beside,
    casting,
    delays,
    locking,
    proofs,
    protection,
    publishing,
    topics,
    workflow,
)
from articles.editorial.protection import Choice
from articles.editorial.refusals import Refused
from articles.editorial.states import State
from articles.editorial.workflow import MOVES, perform
from articles.keeping import chains, integrity
from articles.models import AuditEntry, Interview, Topic, User, Version
from articles.tests import make
from articles.tests.processes import PATIENCE, at_once, connect_anew, fork
from articles.tests.test_meanwhile import opened

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "3132333435363738393031323334353637383930"
CORRECTION = {"kind": "correction", "message": "Five, not four."}


def in_review() -> Interview:
    made = make.interview()
    perform("submit", made, by=made.created_by)
    return made


def scheduled() -> Interview:
    return make.scheduled(at=timezone.now() + timedelta(days=1))


# How an interview stands before each move, and what both ask for. Lifting a hold takes two: it is tried by itself.
CASES = {
    "take": (make.interview, {}),
    "hand-over": (make.interview, {"to": "somebody"}),
    "submit": (make.interview, {}),
    "return": (in_review, {"note": "When did he open?"}),
    "approve": (in_review, {}),
    "publish": (make.ready, {}),
    "schedule": (make.ready, {"at": "tomorrow"}),
    "correct": (lambda: make.change(make.published()), CORRECTION),
    "publish-alone": (make.interview, {"reason": "It is night."}),
    "protect-alone": (lambda: make.change(make.published()), {"reason": "Her street is in it."}),
    "reschedule": (scheduled, {"at": "tomorrow"}),
    "unschedule": (scheduled, {}),
    "hold": (make.interview, {"why": "legal", "remark": "A call."}),
    "withdraw": (make.published, {}),
}


@pytest.fixture(autouse=True)
def roles(transactional_db):
    make.roles()


def asked(details: dict, number: int) -> dict:
    """What each of the two asks for: never the same, so that it can be told who won."""
    if details.get("at"):
        return {"at": timezone.now() + timedelta(days=1, hours=number + 1)}
    return {"to": make.reporter()} if details.get("to") else details


def chief() -> User:
    return make.user("editor", "publisher")


def race(name: str):
    before, details = CASES[name]
    interview, two = before(), [chief(), chief()]
    was = MOVES[name].about(State(interview, timezone.now()))
    acts = [
        partial(perform, name, interview, by=who, seen=interview.draft_number, was=was, **asked(details, number))
        for number, who in enumerate(two)
    ]
    told = at_once(*acts)
    assert sorted(map(bool, told)) == [False, True], told
    winner, refusal = two[told.index("")], next(filter(None, told))
    assert f"{winner.username} did “{MOVES[name].label}” at " in refusal
    entries = AuditEntry.objects.filter(subject_id=interview.pk, action=name, outcome="done")
    assert [entry.actor_id for entry in entries] == [winner.pk]
    assert list(chains.problems_of(interview)) == []


def test_every_move_is_raced():
    assert {*CASES, "lift"} == set(MOVES)


@pytest.mark.parametrize("name", CASES)
def test_of_two_who_do_the_same_at_once_one_wins_and_the_other_is_told(name):
    race(name)
    assert [*chains.problems()] == []


def test_two_who_lift_a_hold_at_once_are_the_two_that_it_takes():
    interview = make.ready()
    perform("hold", interview, by=make.editor(), why="legal", remark="A call.")
    assert at_once(*(partial(perform, "lift", interview, by=make.publisher()) for _ in range(2))) == ["", ""]
    interview.refresh_from_db()
    assert interview.hold == ""
    perform("hold", interview, by=make.editor(), why="legal", remark="A call.")
    one = make.publisher()
    told = at_once(*(partial(perform, "lift", interview, by=one) for _ in range(2)))
    assert sorted(map(bool, told)) == [False, True]
    interview.refresh_from_db()
    assert interview.hold == "legal"


STOPS = (("publish", make.ready, {}), ("correct", CASES["correct"][0], CORRECTION))


def stop(name: str, before, details: dict, how: str):
    """Somebody brings it to readers while somebody else stops it."""
    interview = before()
    stopping = {"why": "safety", "remark": "A call."} if how == "hold" else {}
    told = at_once(
        partial(perform, name, interview, by=make.publisher(), **details),
        partial(perform, how, interview, by=make.reporter(), **stopping),
    )
    later = timezone.now() + timedelta(seconds=1)
    if how == "withdraw" and not told[1]:
        assert not Version.objects.live(later).filter(interview=interview).exists()
    elif how == "hold":
        assert told[1] == ""
        interview.refresh_from_db()
        assert interview.hold == "safety"
        assert bool(told[0]) == (interview.versions.filter(draft_number=interview.draft_number).count() == 0)
    else:  # it was stopped before readers saw anything
        assert "no longer where you saw it" in told[1]
    assert list(chains.problems_of(interview)) == []
    assert list(integrity.problems()) == []


@pytest.mark.parametrize("how", ["withdraw", "hold"])
@pytest.mark.parametrize(("name", "before", "details"), STOPS)
def test_whoever_stops_it_at_the_same_moment_is_obeyed(name, before, details, how):
    stop(name, before, details, how)
    assert list(chains.record_problems()) == []


@pytest.mark.parametrize("before", [make.ready, make.withdrawn])
def test_who_withdraws_right_after_a_publication_shuts_its_addresses_for_good(before):
    """The addresses are opened after the commit, when nobody is kept from withdrawing any more."""
    interview = before()
    with transaction.atomic():
        transaction.on_commit(lambda: at_once(partial(perform, "withdraw", interview, by=make.reporter())))
        perform("publish", interview, by=make.publisher())
    assert {marker.place for marker in markers.every()} >= {*publishing.places(interview)}
    assert list(integrity.problems()) == []


@pytest.mark.long
@pytest.mark.parametrize("name", CASES)
def test_a_hundred_races_end_the_same_way(name):
    for _round in range(100):
        race(name)
    assert [*chains.problems()] == []


@pytest.mark.long
@pytest.mark.parametrize("how", ["withdraw", "hold"])
@pytest.mark.parametrize(("name", "before", "details"), STOPS)
def test_a_hundred_stops_are_obeyed(name, before, details, how):
    for _round in range(100):
        stop(name, before, details, how)
    assert list(chains.record_problems()) == []


def test_only_one_of_a_pair_being_published_leaves_no_half(settings):
    english = make.ready()
    arabic = make.ready(language="ar", original=english)
    seen = {english.pk: english.draft_number, arabic.pk: arabic.draft_number}
    together = partial(workflow.perform_together, "publish", [english, arabic], seen=seen)
    told = at_once(partial(together, by=make.publisher()), partial(perform, "publish", arabic, by=make.publisher()))
    assert sorted(map(bool, told)) == [False, True]
    live = set(Version.objects.live(timezone.now()).values_list("interview", flat=True))
    assert live == ({english.pk, arabic.pk} if not told[0] else {arabic.pk})


# -- names


def test_whoever_joins_an_interview_while_a_name_is_taken_out_is_locked_in_order_and_loses_it_there(monkeypatch):
    person, joined = make.person("Salma Haddad"), make.interview(people=[], headline="Salma Haddad joins")
    make.published(people=[person], headline="Salma Haddad on bread")

    def wait(row, real=locking.stored):
        monkeypatch.undo()
        assert at_once(partial(casting.join, joined, person, "quoted", joined.created_by)) == [""]
        return real(row)

    monkeypatch.setattr(locking, "stored", wait)
    names = {"en": "a baker", "ar": "خبّازة"}
    with CaptureQueriesContext(connection) as queries:
        protection.rename(person, Choice("role", names, "nothing"), make.publisher())
    kept = "\n".join(query["sql"] for query in queries).rpartition("ROLLBACK TO SAVEPOINT")[2]
    first, last = (kept.partition(f'UPDATE OF "articles_{table}"')[0] for table in ("interview", "person"))
    assert len(first) < len(last) and re.search(rf"IN \(.*\b{joined.pk}\b.*\)", first.rpartition("SELECT")[2])
    assert {str(interview) for interview in Interview.objects.all()} == {"A baker joins", "A baker on bread"}


# -- topics


def test_two_topics_of_one_interview_are_merged_at_once_and_both_lead_on():
    old, new = [make.topic("Bread"), make.topic("Salt")], [make.topic("Loaves"), make.topic("Spices")]
    make.published(topics=old)
    by = make.editor()
    assert at_once(*(partial(topics.merge, was, into, by) for was, into in zip(old, new, strict=True))) == ["", ""]
    assert {row["slug"] for row in Version.objects.get().topics} == {"loaves", "spices"}


def test_two_who_merge_two_topics_into_each_other_at_once_leave_one():
    one, two = make.topic("Bread"), make.topic("Loaves")
    make.published(topics=[one, two])
    told = at_once(*(partial(topics.merge, *pair, make.editor()) for pair in ((one, two), (two, one))))
    assert sorted(map(bool, told)) == [False, True]
    assert [row["slug"] for row in Version.objects.get().topics] == [Topic.objects.get().slug]


# -- who comes in


def let_in(user: User, code: str):
    if not proofs.prove(user, code):
        raise Refused("not right")


def of_a_phone(nour: User) -> str:
    TOTPDevice.objects.create(user=nour, key=SECRET)
    return f"{totp(bytes.fromhex(SECRET)):06}"


@pytest.mark.parametrize("code_of", [of_a_phone, lambda nour: proofs.renew_recovery_codes(nour)[0]])
def test_one_code_lets_one_in_however_many_show_it(code_of):
    nour = make.editor()
    code = code_of(nour)
    assert at_once(*[partial(let_in, nour, code)] * 4).count("") == 1


def test_of_guesses_that_come_at_once_no_more_are_free():
    told = at_once(*[partial(delays.knock, "password", "nour")] * (delays.FREE + 3))
    assert told.count("") == delays.FREE


def test_one_link_lets_one_colleague_in():
    token = accounts.invite(make.reporter(), by=make.user("administrator"))
    passwords = ("an hour of the night", "a night of an hour", "the hour of a night")
    assert at_once(*(partial(accounts.accept, token, password) for password in passwords)).count("") == 1


def test_a_page_is_saved_beside_somebody_who_joins_another_interview_and_nobody_waits_in_a_ring(client, monkeypatch):
    """Who waits for what the page has locked has locked what shows the person only since then."""
    salma, real = make.person("Salma"), beside.changed
    first, second = make.interview(), make.interview(people=[salma])
    client.force_login(make.editor())
    url = reverse("admin:articles_person_change", args=[salma.pk])
    page, held, others = opened(client, url), fork.Event(), []

    def join_and_wait():
        connect_anew()
        casting.join(first, salma, "quoted", make.editor())
        with transaction.atomic():
            locking.interviews(first.pk)
            held.set()
            locking.interviews(second.pk)

    def later(person):
        if not others:
            others.append(fork.Process(target=join_and_wait))
            others[0].start()
            assert held.wait(PATIENCE)
        real(person)

    monkeypatch.setattr(beside, "changed", later)
    assert client.post(url, page | {"names-0-description": "baker"}).status_code == 302
    others[0].join(PATIENCE)
    assert others[0].exitcode == 0
    assert [*Interview.objects.order_by("pk").values_list("beside_changed", flat=True)] == [True, True]
