"""What the deadline of a line means in its plan: as the officer corrected it, else as its words are read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from models.deadlines.meaning import Meaning
from models.deadlines.reading import understand
from models.plan import Line, Period, Plan
from models.registers import CheckSettings, Reading, entries_of
from models.text import one_line


class DeadlineReader:
    """Reads the deadlines of one plan as it is now; cheap to make, and to be made anew when the plan changed."""

    def __init__(self, period: Period, settings: CheckSettings | None = None, readings: Sequence[Reading] = ()) -> None:
        self.period = period
        self.includes_day = settings is not None and settings.before_includes_day
        self._known: dict[str, Meaning] = {}
        self._corrections = {(one.line, wording_key(one.wording)): one for one in readings}

    @classmethod
    def of_plan(cls, plan: Plan) -> DeadlineReader:
        """The reader of a plan."""
        return cls(plan.period, plan.checks, tuple(entries_of(plan.entries, Reading)))

    def __call__(self, line: Line) -> Meaning:
        """What the deadline of a line means."""
        return self.of_text(line.deadline, line.id)

    def of_text(self, text: str, line: str = "") -> Meaning:
        """What a deadline that stands in a line means, or, without a line, wherever it stands."""
        if not self._corrections:
            return self.as_written(text)
        reading = self.correction(text, line)
        meaning = _kept(reading.meaning) if reading is not None else None
        return meaning if meaning is not None else self.as_written(text)

    def as_written(self, text: str) -> Meaning:
        """What the words mean, whatever the officer corrected."""
        meaning = self._known.get(text)
        if meaning is None:
            meaning = self._known[text] = _read(text, self.period, self.includes_day)
        return meaning

    def including_day(self, includes: bool) -> DeadlineReader:
        """The same with "trước" read in the one or the other way."""
        other = DeadlineReader(self.period, CheckSettings(before_includes_day=includes))
        other._corrections = self._corrections
        return other

    def correction(self, text: str, line: str = "") -> Reading | None:
        """The officer's correction that counts for a deadline in a line, None where there is none."""
        if not self._corrections:
            return None
        key = wording_key(text)
        found = self._corrections.get((line, key)) or self._corrections.get(("", key))
        return found if found is not None and _kept(found.meaning) is not None else None


def wording_key(text: str) -> str:
    """What is compared of a wording: its words, not its spaces, capitals and last stop."""
    return one_line(text).rstrip(" .;,").casefold()


@lru_cache(maxsize=20_000)
def _read(text: str, period: Period, includes_day: bool) -> Meaning:
    return understand(text, period, includes_day)


@lru_cache(maxsize=1000)
def _kept(text: str) -> Meaning | None:
    from models.deadlines.stored import meaning_from_text

    return meaning_from_text(text)
