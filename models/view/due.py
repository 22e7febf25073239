"""Conditions on deadlines: which there are for a plan, and whether a line's deadline meets one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from models.deadlines import Meaning, Recurrence
from models.deadlines.corrected import DeadlineReader
from models.i18n import _
from models.numbering import roman
from models.plan import Appendix, Line
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


def years_in(appendix: Appendix, read: DeadlineReader) -> list[int]:
    """The years of the plan and those in which its deadlines lie."""
    start, end = read.period.start, read.period.end
    years = set(range(start, (end or start) + 1)) if start else set()
    lines = (line for task in appendix.tasks() for line in task.lines if line.deadline)
    for meaning in map(read, lines):
        for milestone in meaning.milestones:
            years |= {day.year for day in (milestone.start, milestone.end) if day is not None}
    return sorted(years)[:20]


def judge(read: DeadlineReader, today: date) -> Callable[[Deadline, Line], bool]:
    """Tells whether a line's deadline meets a condition."""

    def meets(wanted: Deadline, line: Line) -> bool:
        if not line.deadline.strip():
            return False
        meaning = read(line)
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
