"""What a deadline means: milestones with their dates, how often they come back and what they wait for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.deadlines.calendar import shifted


class Recurrence(StrEnum):
    """How often a milestone comes; PERIODIC is "định kỳ" without a period, EACH_TIME "khi có …"."""

    ONCE = "once"
    YEARLY = "yearly"
    HALF_YEARLY = "half_yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    WEEKLY = "weekly"
    DAILY = "daily"
    PERIODIC = "periodic"
    CONTINUOUS = "continuous"
    EACH_TIME = "each_time"


class Relation(StrEnum):
    """How a milestone hangs on its trigger: an event, or a document that sets the time."""

    NONE = ""
    WHEN = "when"
    AFTER = "after"
    BEFORE = "before"
    BY = "by"


# Months, or days where the months are 0, from one occurrence to the next.
STEPS = {
    Recurrence.YEARLY: (12, 0),
    Recurrence.HALF_YEARLY: (6, 0),
    Recurrence.QUARTERLY: (3, 0),
    Recurrence.MONTHLY: (1, 0),
    Recurrence.WEEKLY: (0, 7),
    Recurrence.DAILY: (0, 1),
}


@dataclass(frozen=True, slots=True)
class Milestone:
    """One point or stretch of time; both dates are inclusive, None where nothing is said or the year is not known.

    What comes back has the dates of its first time and `until`, the last day on which it may come. `name` is the time
    in plain wording ("Quý I năm 2024", "trước ngày 15/12"), `aside` what the wording adds ("năm báo cáo"), `action`
    what is to be done by then, `note` what is said behind the time, `delay` the days after the trigger.
    """

    start: date | None = None
    end: date | None = None
    recurrence: Recurrence = Recurrence.ONCE
    trigger: str = ""
    text: str = ""
    action: str = ""
    relation: Relation = Relation.NONE
    delay: str = ""
    until: date | None = None
    name: str = ""
    aside: str = ""
    note: str = ""

    @property
    def dated(self) -> bool:
        """Whether a date is known."""
        return self.start is not None or self.end is not None

    def occurrences(self, start: date, end: date) -> Iterator[tuple[date, date]]:
        """First and last day of each time that touches the days from start to end; what is due by a day is that day."""
        first = self.start or self.end
        last = self.end or self.until or date.max
        if first is None:
            return
        months, days = STEPS.get(self.recurrence, (0, 0))
        if not months and not days:
            if first <= end and last >= start:
                yield first, last
            return
        length = (start.year - last.year) * 12 + start.month - last.month if months else (start - last).days
        turn = max(0, length // (months or days) - 1)
        while (begins := shifted(first, months * turn, days * turn)) <= end:
            if self.until is not None and begins > self.until:
                return
            ends = shifted(last, months * turn, days * turn)
            if ends >= start:
                yield begins, ends
            if begins == date.max:
                return
            turn += 1


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one deadline cell says; a cell that says nothing is understood and has no milestones."""

    milestones: tuple[Milestone, ...] = ()
    understood: bool = True

    def in_words(self) -> str:
        """The meaning as Vietnamese sentences, one line per milestone; "" for an empty cell."""
        from models.deadlines.wording import worded

        return worded(self)

    def sort_key(self) -> tuple[int, int, int]:
        """Orders by the first day on which something is due; then what waits for an event, what is unknown, blanks."""
        dated = [
            ((m.end or m.until or date.max).toordinal(), (m.start or m.end or date.min).toordinal())
            for m in self.milestones
            if m.dated
        ]
        if dated:
            return 0, *min(dated)
        return (1 if self.milestones else 2 if not self.understood else 3), 0, 0

    def overlaps(self, start: date, end: date) -> bool:
        """Whether something runs or falls due within the days from start to end, both included."""
        return any(next(m.occurrences(start, end), None) is not None for m in self.milestones)
