"""A process that is killed in the midst of publishing leaves what was before or what was to be, nothing between."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from articles.editorial import drafting, protection, quote_cards, withdrawals, workflow
from articles.editorial import intake as drafts
from articles.editorial.protection import Choice
from articles.editorial.workflow import perform
from articles.keeping import chains, integrity
from articles.models import AuditEntry, Interview, Person, Version
from articles.pages import Page
from articles.tests import make
from articles.tests.processes import killed_at, steps_of
from articles.words import intake

pytestmark = pytest.mark.django_db(transaction=True)

PASTED = """Bread before dawn

{asks}: When do you open?

{answers}: At four, before the queue.

{asks}: Who helps you?

{answers}: My sister, and nobody else.
"""


@pytest.fixture(autouse=True)
def roles(transactional_db):
    make.roles()


def standing(interview) -> str:
    """How far it is, the headline that readers see, the one they will see, and whether a hold is on."""
    now = timezone.now()
    versions = Version.objects.filter(interview=interview, cancelled_at=None)
    live = [Page.from_version(version).headline for version in versions.live(now)]
    coming = [f"later: {Page.from_version(version).headline}" for version in versions.filter(live__startswith__gt=now)]
    return ", ".join(filter(None, [interview.stage, *live, *coming, interview.hold]))


# Each scene: what finds the interviews it is about, what is done, and how they stand before and after.


def of(*interviews):
    return lambda: Interview.objects.filter(pk__in=[interview.pk for interview in interviews]).order_by("pk")


def publishing():
    interview = make.ready(headline="Bread")
    act = partial(perform, "publish", interview, by=make.publisher())
    return of(interview), act, ["ready"], ["ready, Bread"]


def pairing():
    english = make.ready(headline="Bread")
    pair = [english, make.ready(headline="خبز", language="ar", original=english)]
    seen = {row.pk: row.draft_number for row in pair}
    act = partial(workflow.perform_together, "publish", pair, by=make.publisher(), seen=seen)
    return of(*pair), act, ["ready", "ready"], ["ready, Bread", "ready, خبز"]


def scheduling():
    """Of what readers see already: the period that is cut and the one that comes are one act."""
    interview = make.change(make.published(headline="Bread"), headline="Bread at five")
    said = {"kind": "correction", "message": "Five, not four.", "at": timezone.now() + timedelta(days=1)}
    act = partial(perform, "correct", interview, by=make.publisher(), **said)
    return of(interview), act, ["ready, Bread"], ["ready, Bread, later: Bread at five"]


def scheduling_anew():
    interview = make.ready(headline="Bread")
    act = partial(perform, "schedule", interview, by=make.publisher(), at=timezone.now() + timedelta(days=1))
    return of(interview), act, ["ready"], ["ready, later: Bread"]


def correcting():
    interview = make.change(make.published(headline="Bread"), headline="Bread at five")
    said = {"kind": "correction", "message": "Five, not four."}
    act = partial(perform, "correct", interview, by=make.publisher(), **said)
    return of(interview), act, ["ready, Bread"], ["ready, Bread at five"]


def protecting_alone():
    interview, alone = make.published(headline="Bread in her street"), make.user("editor", "publisher")
    interview.headline = "Bread"
    drafting.save(interview, alone, seen=interview.draft_number)
    act = partial(perform, "protect-alone", interview, by=alone, reason="They look for her.")
    return of(interview), act, ["drafting, Bread in her street"], ["ready, Bread"]


def holding():
    interview = make.scheduled(timezone.now() + timedelta(days=1), headline="Bread")
    act = partial(perform, "hold", interview, by=make.reporter(), why="legal", remark="A call.")
    return of(interview), act, ["ready, later: Bread"], ["ready, legal"]


def withdrawing():
    interview = make.published(headline="Bread")
    return of(interview), partial(perform, "withdraw", interview, by=make.publisher()), ["ready, Bread"], ["ready"]


def publishing_again():
    """What was withdrawn: its addresses are opened one after the other."""
    interview = make.withdrawn(headline="Bread")
    return of(interview), partial(perform, "publish", interview, by=make.publisher()), ["ready"], ["ready, Bread"]


def returning():
    """What was withdrawn is scheduled: each of its markers gives way."""
    interview = make.withdrawn(headline="Bread")
    act = partial(perform, "schedule", interview, by=make.publisher(), at=timezone.now() + timedelta(days=1))
    return of(interview), act, ["ready"], ["ready, later: Bread"]


def scheduling_again():
    """What was withdrawn: its addresses are left to the application, which opens them when it is time."""
    interview = make.withdrawn(headline="Bread")
    act = partial(perform, "schedule", interview, by=make.publisher(), at=timezone.now() + timedelta(days=1))
    return of(interview), act, ["ready"], ["ready, later: Bread"]


def redacting():
    person = make.person("Salma Haddad")
    interviews = [make.published(people=[person], headline=f"Salma Haddad, {part}") for part in (1, 2)]
    choice = Choice("role", {"en": "A baker", "ar": "خبّازة"}, "nothing")
    act = partial(protection.rename, person, choice, make.publisher())
    before = ["ready, Salma Haddad, 1", "ready, Salma Haddad, 2"]
    return of(*interviews), act, before, ["ready, A baker, 1", "ready, A baker, 2"]


def importing():
    """A pasted interview with people the newsroom does not know, whenever it is played."""
    surname = "".join("Abcdefghij"[int(digit)] for digit in str(next(make.counter))).title()
    proposal = intake.read(PASTED.format(asks=f"Rozana {surname}", answers=f"Karima {surname}"))
    reporter = make.reporter()
    mine = Interview.objects.filter(created_by=reporter)
    return mine.all, partial(drafts.begin_from, proposal, reporter), [], ["drafting"]


SCENES = (
    publishing,
    pairing,
    scheduling,
    scheduling_anew,
    correcting,
    protecting_alone,
    holding,
    withdrawing,
    publishing_again,
    scheduling_again,
    returning,
    redacting,
    importing,
)


def kill(scene, step: int):
    """Play the scene, killed before this step, and start the newsroom again as its unit does."""
    find, act, before, after = scene()
    audited, known = AuditEntry.objects.count(), Person.objects.count()
    killed_at(act, step)
    withdrawals.settle(timezone.now())
    stands = [standing(interview) for interview in find()]
    assert stands in (before, after), (step, stands)
    if stands == before:
        assert AuditEntry.objects.count() == audited, step
        assert Person.objects.count() == known, step
    else:
        assert AuditEntry.objects.count() > audited, step
    assert [*chains.problems()] == [], step
    assert list(integrity.problems()) == [], step


@pytest.mark.parametrize("scene", SCENES)
def test_killed_at_some_step_it_leaves_before_or_after(scene):
    steps = steps_of(scene()[1])
    assert steps > 10
    for step in (steps // 3, steps - steps // 4, steps - 2, steps - 1, steps):
        kill(scene, step)


@pytest.mark.long
@pytest.mark.parametrize("scene", SCENES)
def test_killed_at_every_step_it_leaves_before_or_after(scene):
    for step in range(1, steps_of(scene()[1]) + 1):
        kill(scene, step)


def test_one_share_card_that_cannot_be_drawn_stops_nothing(monkeypatch, caplog):
    draw, (poisoned, sound) = quote_cards.share_card, (make.ready(headline="Poison"), make.ready(headline="Bread"))

    def share_card(interview, page):
        if page.headline == "Poison":
            raise ZeroDivisionError("a letter without width")
        return draw(interview, page)

    monkeypatch.setattr(quote_cards, "share_card", share_card)
    publisher, pair = make.publisher(), [poisoned, sound]
    seen = {row.pk: row.draft_number for row in pair}
    workflow.perform_together("publish", pair, by=publisher, seen=seen)
    assert [standing(row) for row in pair] == ["ready, Poison", "ready, Bread"]
    cards = [Page.from_version(row.versions.get()).share_card for row in pair]
    assert cards[0] is None and cards[1] is not None
    assert f"No share card could be drawn for interview {poisoned.pk}" in caplog.text
