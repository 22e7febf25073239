"""What tests of deadlines share: two plans' periods, and meanings told in short."""

from __future__ import annotations

from datetime import date

from models.deadlines import Milestone, understand
from models.plan import Period

ONE_YEAR, FIVE_YEARS = Period(2024, 2024), Period(2021, 2025)
Q1_TO_Q4 = {"I": ("01-01", "03-31"), "II": ("04-01", "06-30"), "III": ("07-01", "09-30"), "IV": ("10-01", "12-31")}


def day(text: str) -> date | None:
    """A date, None for "-"."""
    return None if text == "-" else date.fromisoformat(text)


def times(text: str, period: Period = FIVE_YEARS) -> list[str]:
    """The milestones of a text as "start end recurrence until", "-" where nothing is said."""
    meaning = understand(text, period)
    assert meaning.understood, text
    return [
        f"{m.start or '-'} {m.end or '-'} {m.recurrence}" + (f" {m.until}" if m.until else "")
        for m in meaning.milestones
    ]


def only(text: str, period: Period = FIVE_YEARS) -> Milestone:
    """The one milestone of a text."""
    (milestone,) = understand(text, period).milestones
    return milestone
