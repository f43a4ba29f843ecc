"""Whoever does whatever in whatever order: what must hold of an interview and of what readers see of it holds."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from articles.editorial import drafting
from articles.editorial.refusals import Refused
from articles.editorial.workflow import MOVES, moves_for, perform
from articles.keeping import chains
from articles.models import AuditEntry, Correction, Interview, Version
from articles.tests import make

PAGES = ("/en/interviews/bread/", "/en/")
TEXT = re.compile(r"loaf \d+")
# After these readers see the draft, and after those nothing.
SHOWING = ("publish", "correct", "publish-alone", "protect-alone")
ABOUT_NO_TEXT = ("take", "hand-over")  # tried with everything else, and not more often than that
HOURS = st.integers(-1, 3)
INSTANT = timedelta(microseconds=10)  # of two acts in the same one, the second is a little later


class Newsroom(RuleBasedStateMachine):
    """One interview, six colleagues, and beside it what a newsroom would say on a blackboard that readers see."""

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.clock = time_machine.travel("2026-05-17T12:00Z", tick=False)
        self.travel = self.clock.start()
        self.chief = make.user("editor", "publisher")
        self.cast = [make.reporter(), make.editor(), make.editor(), make.publisher(), self.chief, make.user("social")]
        self.texts, self.moves = 1, 0
        self.interview = make.interview(by=self.cast[0], headline="The loaf 1", slug="bread")
        self.wrote, self.agreed = {self.cast[0]}, set()
        self.public, self.due = None, None  # the text, and the text with its time
        self.opened = None  # what was public when the site was last opened

    def teardown(self):
        self.clock.stop()
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def colleague(self, number: int):
        return self.cast[number % len(self.cast)]

    # -- what can happen

    @initialize(begun=st.integers(0, 3), data=st.data())
    def it_has_come_so_far(self, begun, data):
        """So that what comes late is tried as often as what comes first."""
        if begun:
            self.it_comes_to_be_ready(1, data)
        if begun > 1:
            self.move("publish", self.chief, data)
        if begun > 2:
            self.somebody_writes(0, False)

    @rule(hours=st.integers(0, 2))
    def time_passes(self, hours):
        self.travel.shift(timedelta(hours=hours, seconds=1))
        if self.due and self.due[1] <= timezone.now():
            self.public, self.due = self.due[0], None
        self.open_the_site()

    @rule(number=st.integers(0, 5), late=st.booleans())
    def somebody_writes(self, number, late):
        """`late`: on a text that somebody else has changed since."""
        by, before = self.colleague(number), self.state()
        self.interview.refresh_from_db()
        self.interview.headline = f"The loaf {self.texts + 1}"
        try:
            drafting.save(self.interview, by=by, seen=self.interview.draft_number - late)
        except Refused:
            self.interview.refresh_from_db()
            assert self.state() == before
            return
        assert not late
        self.texts += 1
        self.wrote.add(by)
        in_review = before["stage"] == Interview.Stage.REVIEW
        assert self.interview.stage == (Interview.Stage.REVIEW if in_review else Interview.Stage.DRAFTING)
        assert self.interview.approved_number is None

    @rule(number=st.integers(0, 5), choice=st.integers(0, 11), data=st.data())
    def somebody_does_what_is_offered(self, number, choice, data):
        self.interview.refresh_from_db()
        by = self.colleague(number)
        if offered := [move for move in moves_for(by, self.interview) if move.name not in ABOUT_NO_TEXT]:
            self.move(offered[choice % len(offered)].name, by, data)

    @rule(name=st.sampled_from(sorted(MOVES)), number=st.integers(0, 5), late=st.booleans(), data=st.data())
    def somebody_tries_anything(self, name, number, late, data):
        self.move(name, self.colleague(number), data, late)

    @rule(number=st.integers(1, 2), data=st.data())
    def it_comes_to_be_ready(self, number, data):
        self.move("submit", self.cast[0], data)
        self.move("approve", self.cast[number], data)

    @rule(name=st.sampled_from(("publish", "schedule", "correct")), data=st.data())
    def the_chief_brings_it_to_readers(self, name, data):
        self.move(name, self.chief, data)

    def move(self, name, by, data, late=False):
        self.travel.shift(timedelta(seconds=1))
        self.interview.refresh_from_db()
        before, draft = self.state(), self.interview.headline
        details = {ask: data.draw(ANSWERS[ask], ask) for ask in MOVES[name].asks}
        if "at" in details:
            now_too = name == "correct" and data.draw(st.booleans(), "now")
            details["at"] = None if now_too else timezone.now() + timedelta(hours=details["at"])
        if "to" in details:
            details["to"] = self.colleague(details["to"])
        note = details.pop("note", "")
        try:
            perform(name, self.interview, by=by, seen=self.interview.draft_number - late, note=note, **details)
        except Refused:
            self.interview.refresh_from_db()
            assert self.state() == before
            return
        assert not late
        self.moves += 1
        self.look_at(name, by, before, details)
        self.write_on_the_blackboard(name, draft, details)
        self.open_the_site()
        self.every_move_has_its_audit_row_and_the_record_is_whole()

    # -- what must be true of a move that was done

    def look_at(self, name, by, before, details):
        move = MOVES[name]
        assert before["stage"] in move.sources
        assert self.interview.stage == (move.target or before["stage"])
        entry = AuditEntry.objects.first()
        assert (entry.action, entry.actor_id, entry.outcome) == (name, by.pk, "done")
        if name == "approve":
            assert by not in self.wrote
        if name in SHOWING or name in ("schedule", "reschedule"):
            assert not before["hold"]
        if name in ("publish", "schedule", "correct"):
            assert self.interview.approved_number == self.interview.draft_number == before["approved_number"]
        if name == "correct" and details["kind"] == Correction.Kind.SAFETY:
            assert by.pk != before["approved_by_id"]
        if name == "lift":
            young = timezone.now() <= before["held_at"] + timedelta(minutes=15)
            alone = before["hold"] == "editorial" and before["held_by_id"] == by.pk and young
            self.agreed.add(by)
            assert (self.interview.hold == "") == (alone or len(self.agreed) == 2)
        if move.target == Interview.Stage.READY:
            self.wrote = set()

    def write_on_the_blackboard(self, name, draft, details):
        if name in SHOWING and not details.get("at"):
            self.public, self.due = draft, None
        elif name == "schedule" or name == "correct":
            self.due = draft, details["at"]
        elif name == "reschedule":
            self.due = self.due[0], details["at"]
        elif name in ("unschedule", "hold"):
            self.due = None
        elif name == "withdraw":
            self.public, self.due = None, None
        if name == "hold":
            self.agreed = set()

    def open_the_site(self):
        """Readers see what the blackboard says, and nothing else."""
        now = timezone.now() + INSTANT
        assert [version.headline for version in Version.objects.live(now)] == ([self.public] if self.public else [])
        if self.opened == (self.public,):  # pages take their time, and say the same as the query
            return
        self.opened = (self.public,)
        with time_machine.travel(now, tick=False):
            page, home = map(Client().get, PAGES)
        assert (page.status_code == 200) == (self.public is not None)
        for answer in (page, home):
            found = {f"The {text}" for text in TEXT.findall(answer.content.decode())}
            assert found == ({self.public} if self.public else set())

    # -- what always holds

    def state(self) -> dict:
        """All that a move could change: the row, the periods, and the audit of what was done."""
        periods = Version.objects.order_by("pk").values_list("pk", "live", "cancelled_at")
        return Interview.objects.filter(pk=self.interview.pk).values().get() | {
            "periods": list(periods),
            "done": AuditEntry.objects.filter(outcome="done").count(),
        }

    @invariant()
    def at_every_time_there_is_one_version_at_most_and_none_comes_while_a_hold_is_on(self):
        periods = Version.objects.filter(cancelled_at=None).order_by("live").values_list("headline", "live")
        for (_earlier, before), (_later, after) in pairwise(periods):
            assert before.upper <= after.lower
        coming = [(headline, live.lower) for headline, live in periods if live.lower > timezone.now() + INSTANT]
        assert coming == ([self.due] if self.due else [])
        assert not (self.interview.hold and self.due)

    @invariant()
    def only_the_text_that_was_approved_is_ready(self):
        self.interview.refresh_from_db()
        ready = self.interview.stage == Interview.Stage.READY
        assert ready == (self.interview.approved_number is not None)
        assert not ready or self.interview.approved_number == self.interview.draft_number

    def every_move_has_its_audit_row_and_the_record_is_whole(self):
        moves = AuditEntry.objects.filter(subject_id=self.interview.pk, action__in=MOVES, outcome="done")
        assert moves.count() == self.moves
        assert list(chains.problems_of(self.interview)) == []


ANSWERS = {
    "note": st.just("When did he open?"),
    "reason": st.just("It is night."),
    "remark": st.just("A call."),
    "to": st.integers(0, 5),
    "kind": st.sampled_from(Correction.Kind.values),
    "message": st.just("At five, not at four."),
    "shown_as": st.just("day"),
    "others_considered": st.just(False),
    "why": st.sampled_from(Interview.Hold.values),
    "silent": st.booleans(),
    "at": HOURS,
}


@pytest.mark.django_db
def test_whatever_is_done_in_whatever_order():
    examples = min(settings.default.max_examples // 16, 300)  # of two seconds each
    phases = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink what fails would take longer than a test may
    run_state_machine_as_test(
        Newsroom, settings=settings(max_examples=examples, stateful_step_count=30, deadline=None, phases=phases)
    )
