"""A process that is killed in the midst of publishing leaves what was before or what was to be, nothing between."""

from functools import partial

import pytest
from django.utils import timezone

from articles.editorial import protection, quote_cards, record, withdrawals, workflow
from articles.editorial.workflow import perform
from articles.keeping import integrity
from articles.models import AuditEntry, Interview, Version
from articles.pages import Page
from articles.tests import make
from articles.tests.processes import killed_at, steps_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def roles(transactional_db):
    make.roles()


def live(interview) -> str:
    """What readers see of it: its headline, or nothing."""
    version = Version.objects.live(timezone.now()).filter(interview=interview).first()
    return Page.from_version(version).headline if version else ""


def publishing():
    interview = make.ready(headline="Bread")
    return [interview], partial(perform, "publish", interview, by=make.publisher()), [""], ["Bread"]


def pairing():
    english = make.ready(headline="Bread")
    pair = [english, make.ready(headline="خبز", language="ar", original=english)]
    seen = {row.pk: row.draft_number for row in pair}
    act = partial(workflow.perform_together, "publish", pair, by=make.publisher(), seen=seen)
    return pair, act, ["", ""], ["Bread", "خبز"]


def correcting():
    interview = make.change(make.published(headline="Bread"), headline="Bread at five")
    said = {"kind": "correction", "message": "Five, not four."}
    return (
        [interview],
        partial(perform, "correct", interview, by=make.publisher(), **said),
        ["Bread"],
        ["Bread at five"],
    )


def withdrawing():
    interview = make.published(headline="Bread")
    return [interview], partial(perform, "withdraw", interview, by=make.publisher()), ["Bread"], [""]


def redacting():
    person = make.person("Salma Haddad")
    interviews = [make.published(people=[person], headline=f"Salma Haddad, {part}") for part in (1, 2)]
    act = partial(protection.rename, person, "role", {"en": "A baker", "ar": "خبّازة"}, [], make.publisher(), "nothing")
    return interviews, act, ["Salma Haddad, 1", "Salma Haddad, 2"], ["A baker, 1", "A baker, 2"]


SCENES = (publishing, pairing, correcting, withdrawing, redacting)


def kill(scene, step: int):
    """Play the scene, killed before this step, and start the newsroom again as its unit does."""
    interviews, act, before, after = scene()
    audited = AuditEntry.objects.count()
    killed_at(act, step)
    withdrawals.settle(timezone.now())
    seen = [live(interview) for interview in interviews]
    assert seen in (before, after), (step, seen)
    if seen == before:
        assert AuditEntry.objects.count() == audited, step
    else:
        assert AuditEntry.objects.count() > audited, step
    assert list(record.problems()) == [], step
    assert [problem for problem in integrity.problems() if "never finished" not in problem] == [], step
    drafts = Interview.objects.in_bulk([interview.pk for interview in interviews])
    assert all(draft.stage == "ready" for draft in drafts.values()), step


@pytest.mark.parametrize("scene", SCENES)
def test_killed_at_some_step_it_leaves_before_or_after(scene):
    steps = steps_of(scene()[1])
    assert steps > 20
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
    assert [live(row) for row in pair] == ["Poison", "Bread"]
    cards = [Page.from_version(row.versions.get()).share_card for row in pair]
    assert cards[0] is None and cards[1] is not None
    assert f"No share card could be drawn for interview {poisoned.pk}" in caplog.text
