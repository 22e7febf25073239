"""Conditions on deadlines: which there are for a plan, and whether a deadline's text meets one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

from models.deadlines import Meaning, Recurrence, understand
from models.i18n import _
from models.numbering import roman
from models.plan import Appendix, Period
from models.view.filtering import Deadline, Due


def kinds() -> tuple[Deadline, ...]:
    """The conditions that need no dates."""
    return (
        Deadline(Due.PAST, _("Đã quá hạn")),
        Deadline(Due.REGULAR, _("Thường xuyên, định kỳ")),
        Deadline(Due.UNCLEAR, _("Chưa hiểu được thời hạn")),
    )


def of_year(year: int) -> Deadline:
    """Due within a year."""
    return Deadline(Due.BETWEEN, _("Năm {year}").format(year=year), date(year, 1, 1), date(year, 12, 31))


def of_quarter(year: int, quarter: int) -> Deadline:
    """Due within a quarter, 1 to 4, of a year."""
    label = _("Quý {quarter}/{year}").format(quarter=roman(quarter), year=year)
    return Deadline(Due.BETWEEN, label, date(year, 3 * quarter - 2, 1), _last_day(year, 3 * quarter))


def of_month(year: int, month: int) -> Deadline:
    """Due within a month of a year."""
    label = _("Tháng {month}/{year}").format(month=month, year=year)
    return Deadline(Due.BETWEEN, label, date(year, month, 1), _last_day(year, month))


def years_in(appendix: Appendix, period: Period) -> list[int]:
    """The years of the plan and those in which its deadlines lie."""
    years = set(range(period.start, (period.end or period.start) + 1)) if period.start else set()
    for meaning in meanings(appendix, period):
        for milestone in meaning.milestones:
            years |= {day.year for day in (milestone.start, milestone.end) if day is not None}
    return sorted(years)[:20]


@lru_cache(maxsize=20_000)
def meaning_of(text: str, period: Period) -> Meaning:
    """What a deadline means; each wording is read once."""
    return understand(text, period)


def meanings(appendix: Appendix, period: Period) -> Iterable[Meaning]:
    """What the deadlines of an appendix mean, each wording once."""
    texts = dict.fromkeys(line.deadline for task in appendix.tasks() for line in task.lines)
    return (meaning_of(text, period) for text in texts if text)


def judge(period: Period, today: date) -> Callable[[Deadline, str], bool]:
    """Tells whether a deadline's text meets a condition."""

    def meets(wanted: Deadline, text: str) -> bool:
        if not text.strip():
            return False
        meaning = meaning_of(text, period)
        match wanted.due:
            case Due.BETWEEN:
                return meaning.overlaps(wanted.start, wanted.end)
            case Due.PAST:
                return _is_past(meaning, today)
            case Due.REGULAR:
                return any(one.recurrence is not Recurrence.ONCE for one in meaning.milestones)
        return not meaning.understood

    return meets


def _is_past(meaning: Meaning, today: date) -> bool:
    """Whether something that comes once was due before today."""
    once = (one for one in meaning.milestones if one.recurrence is Recurrence.ONCE)
    return any((one.end or one.start or date.max) < today for one in once)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
