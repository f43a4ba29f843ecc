"""The state machine of periods: whatever is done in whatever order, the timeline stays sound."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from articles.editorial import periods
from articles.editorial.periods import PeriodError

NOON = datetime(2026, 5, 17, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
STEPS = st.sampled_from([timedelta(0), periods.INSTANT, timedelta(seconds=1), HOUR])


class Periods(RuleBasedStateMachine):
    """Publishes, schedules and withdraws by a clock that may stand still."""

    def __init__(self):
        super().__init__()
        self.timeline, self.now, self.made = (), NOON, 0

    def attempt(self, change, *args):
        try:
            self.timeline = change(self.timeline, *args)
        except PeriodError:
            return
        if change in (periods.publish, periods.schedule):
            self.made += 1

    @rule(step=STEPS)
    def time_passes(self, step):
        self.now += step

    @rule()
    def publish(self):
        self.attempt(periods.publish, self.made + 1, self.now)
        assert self.timeline[-1].version == self.made
        assert not periods.coming(self.timeline, self.timeline[-1].start)

    @rule(ahead=STEPS | st.just(-HOUR))
    def schedule(self, ahead):
        self.attempt(periods.schedule, self.made + 1, self.now + ahead, self.now)

    @rule(ahead=STEPS | st.just(-HOUR))
    def reschedule(self, ahead):
        before, at = periods.coming(self.timeline, self.now), self.now + ahead
        self.attempt(periods.reschedule, at, self.now)
        after = periods.coming(self.timeline, self.now)
        assert (after is None) == (before is None)
        if after and ahead > 2 * periods.INSTANT:  # two instants from now everything else has begun
            assert after.start == at

    @rule()
    def unschedule(self):
        seen = periods.current(self.timeline, self.now)
        self.attempt(periods.unschedule, self.now)
        assert not periods.coming(self.timeline, self.now)
        now_seen = periods.current(self.timeline, self.now)
        assert (now_seen and now_seen.version) == (seen and seen.version)

    @rule()
    def withdraw(self):
        self.attempt(periods.withdraw, self.now)
        later = max([self.now, *(p.end for p in self.timeline if p.end)])
        assert not periods.current(self.timeline, later)
        assert not periods.coming(self.timeline, later)

    @invariant()
    def no_two_at_once(self):
        held = sorted((p for p in self.timeline if p.cancelled_at is None), key=lambda p: p.start)
        for earlier, later in pairwise(held):
            assert earlier.end is not None and earlier.end <= later.start

    @invariant()
    def none_is_empty(self):
        assert all(p.end is None or p.start < p.end for p in self.timeline)

    @invariant()
    def nothing_is_lost(self):
        assert [p.version for p in self.timeline] == list(range(1, self.made + 1))


TestPeriods = Periods.TestCase


def test_a_scheduled_version_takes_over_on_the_instant():
    timeline = periods.schedule(periods.publish((), 1, NOON), 2, NOON + HOUR, NOON)
    assert periods.current(timeline, NOON + HOUR - periods.INSTANT).version == 1
    assert periods.current(timeline, NOON + HOUR).version == 2
    with pytest.raises(PeriodError, match="passed"):
        periods.schedule((), 1, NOON, NOON)


def test_unscheduling_gives_the_live_version_its_future_back():
    timeline = periods.schedule(periods.publish((), 1, NOON), 2, NOON + HOUR, NOON)
    timeline = periods.unschedule(timeline, NOON)
    assert periods.current(timeline, NOON + 2 * HOUR).version == 1
    assert timeline[1] == periods.Period(2, NOON + HOUR, cancelled_at=NOON)


def test_publishing_twice_in_one_instant_leaves_no_empty_period():
    timeline = periods.publish(periods.publish((), 1, NOON), 2, NOON)
    assert timeline[0].end == NOON + periods.INSTANT


def test_a_clock_that_is_set_back_lets_no_two_be_live():
    timeline = periods.withdraw(periods.publish((), 1, NOON), NOON + HOUR)
    assert periods.publish(timeline, 2, NOON)[1] == periods.Period(2, NOON + HOUR)


@pytest.mark.parametrize("change", [periods.unschedule, periods.withdraw])
def test_nothing_can_be_called_off_before_anything_is_made(change):
    with pytest.raises(PeriodError):
        change((), NOON)
