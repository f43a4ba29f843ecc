"""Where an interview is at a moment: its draft, and what readers see of it then."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from articles.editorial import beside, periods, publishing
from articles.editorial.periods import Period, Timeline
from articles.models import Interview, Version


@dataclass(frozen=True)
class State:
    """Small questions to an interview, of which its versions are read once for all of them."""

    interview: Interview
    now: datetime

    @cached_property
    def timeline(self) -> Timeline:
        return publishing.timeline(self.interview)

    @cached_property
    def current(self) -> Period | None:
        return periods.current(self.timeline, self.now)

    @cached_property
    def coming(self) -> Period | None:
        return periods.coming(self.timeline, self.now)

    # -- when a move makes sense

    def is_any(self) -> bool:
        return True

    def is_free(self) -> bool:
        return not self.interview.hold

    def is_held(self) -> bool:
        return bool(self.interview.hold)

    def is_live(self) -> bool:
        return self.current is not None

    def is_coming(self) -> bool:
        return self.coming is not None

    def is_shown(self) -> bool:
        return self.is_live() or self.is_coming()

    def is_new(self) -> bool:
        """Readers see nothing of it now, and nothing keeps this text from them."""
        return self.is_free() and not self.is_live() and self.is_news()

    def is_change(self) -> bool:
        """Readers see another text of it now, and this one is not scheduled either."""
        return self.is_free() and self.is_live() and self.is_news()

    def is_another_shown(self) -> bool:
        """Readers see another text of it now, whether or not this one is scheduled."""
        return self.is_free() and self.is_live() and self.current.version in self.outdated

    def is_news(self) -> bool:
        """Readers do not see, and will not see, the draft as it stands, with the people and photos as they are now."""
        shown = self.coming or self.current
        return shown is None or shown.version in self.outdated

    @cached_property
    def outdated(self) -> set[int]:
        """Of what readers see and will see, the numbers of the versions that say something else than the draft."""
        shown = {period.version for period in (self.current, self.coming) if period}
        return {
            version.number
            for version in self.interview.versions.all()
            if version.number in shown and self.is_other(version)
        }

    def is_other(self, version: Version) -> bool:
        return version.draft_number != self.interview.draft_number or beside.differs(self.interview, version)

    # -- what a move is about beside the text

    def nothing(self) -> str:
        return ""

    def whose(self) -> str:
        return str(self.interview.assigned_to_id or "")

    def due(self) -> str:
        return self.coming.start.isoformat() if self.coming else ""
