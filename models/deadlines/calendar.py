"""Stretches of the calendar that deadlines name: quarters, months, days; with the year, or waiting for it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from enum import IntEnum

from models.i18n import _
from models.numbering import roman
from models.official.dates import day_and_month, padded

FIRST_YEAR, LAST_YEAR = 1900, 2200

# The early, middle and late part of a year (months), a quarter (months) and a month (days), as officers use the words.
_PARTS_OF_YEAR = {"đầu": (1, 3), "giữa": (4, 9), "cuối": (10, 12)}
_PARTS_OF_QUARTER = {"đầu": 0, "giữa": 1, "cuối": 2}
_PARTS_OF_MONTH = {
    "đầu": (1, 10), "giữa": (11, 20), "cuối": (21, 31), "nửa đầu": (1, 15), "nửa cuối": (16, 31)
}  # fmt: skip


class Scope(IntEnum):
    """What the months of a span are counted in, as a number of months."""

    YEAR = 12
    QUARTER = 3
    MONTH = 1


@dataclass(frozen=True, slots=True)
class Span:
    """From a month and day to a month and day; day 31 is the last of any month.

    Without a `year` it waits for one; `later` is how many years after it the span ends. In a quarter or a month
    (`scope`) months count from 1 there. `pattern` is the name with its year, which stands in it as {year}, and the
    year of the end as {last}. `is_range` marks "from … to …", `offset` is by how many years it lies off ("năm trước").
    """

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    pattern: str
    year: int | None = None
    later: int = 0
    scope: Scope = Scope.YEAR
    is_range: bool = False
    offset: int = 0

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last and not self.later

    def dates(self, year: int, month: int = 1) -> tuple[date, date]:
        """First and last day, in a year or, for a quarter or month, from a month on."""
        first = day_of(year, self.first[0] + month - 1, self.first[1])
        return first, day_of(year + self.later, self.last[0] + month - 1, self.last[1])

    def named(self, year: int | None) -> str:
        """The name with its year as a plan would write it, without one where it is not known."""
        return self.name if year is None else self.pattern.format(year=year, last=year + self.later)


def day_of(year: int, month: int, day: int) -> date:
    """A day, the last of the month where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def shifted(day: date, months: int, days: int = 0) -> date:
    """The day some months or days later; the last of a month stays the last, and time ends with the calendar."""
    if days:
        return day + timedelta(days) if (date.max - day).days > days else date.max
    if not months:
        return day
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    is_last = day.day == monthrange(day.year, day.month)[1]
    return day_of(year, month + 1, 31 if is_last else day.day)


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has this day; without a year 29/02 counts."""
    if not 1 <= month <= 12 or (year is not None and not FIRST_YEAR <= year <= LAST_YEAR):
        return False
    return 1 <= day <= monthrange(year or 2024, month)[1]


EACH_QUARTER = Span("quý", (1, 1), (3, 31), "quý", scope=Scope.QUARTER)
EACH_MONTH = Span("tháng", (1, 1), (1, 31), "tháng", scope=Scope.MONTH)


def plain_year() -> Span:
    """The end of the plan's year, as in "đến hết năm"."""
    name = _("hết năm")
    return Span(name, (1, 1), (12, 31), name + " {year}")


def whole_year(year: int | None) -> Span:
    """A year."""
    return Span("", (1, 1), (12, 31), _("năm {year}"), year)


def quarter(number: int) -> Span:
    """A quarter, 1 to 4."""
    name = _("Quý {number}").format(number=roman(number))
    return Span(name, (number * 3 - 2, 1), (number * 3, 31), _in_year(name))


def month(number: int) -> Span:
    """A month, 1 to 12."""
    name = _("tháng {number}").format(number=padded(str(number), 3))
    return Span(name, (number, 1), (number, 31), _in_year(name))


def one_day(month_: int, day: int, year: int | None = None) -> Span:
    """A day of the year."""
    name = _("ngày {day}").format(day=day_and_month(day, month_))
    return Span(name, (month_, day), (month_, day), name + "/{year}", year)


def day_of_month(day: int) -> Span:
    """A day of every month."""
    name = _("ngày {day}").format(day=padded(str(day), 10))
    return Span(name, (1, day), (1, day), name, scope=Scope.MONTH)


def last_day_of_month() -> Span:
    """The last day of every month."""
    name = _("ngày cuối tháng")
    return Span(name, (1, 31), (1, 31), name, scope=Scope.MONTH)


def last_month_of_quarter(day: int) -> Span:
    """A day of the last month of every quarter."""
    name = _("ngày {day} của tháng cuối quý").format(day=padded(str(day), 10))
    return Span(name, (3, day), (3, day), name, scope=Scope.QUARTER)


def first_month_of_quarter(day: int, is_next: bool) -> Span:
    """A day of the first month of every quarter, or of the quarter that follows it."""
    words = _("ngày {day} của tháng đầu quý sau") if is_next else _("ngày {day} của tháng đầu quý")
    name, month_ = words.format(day=padded(str(day), 10)), 4 if is_next else 1
    return Span(name, (month_, day), (month_, day), name, scope=Scope.QUARTER)


def day_of_next_month(day: int) -> Span:
    """A day of the month that follows each month."""
    name = _("ngày {day} tháng sau").format(day=padded(str(day), 10))
    return Span(name, (2, day), (2, day), name, scope=Scope.MONTH)


def school_year(year: int) -> Span:
    """From September to the next May."""
    name = _("năm học {first}-{last}").format(first=year, last=year + 1)
    return Span(name, (9, 1), (5, 31), name, year, 1)


def some_months(number: int, at_end: bool) -> Span:
    """The first or last months of a year: "6 tháng đầu năm"."""
    words = _("{number} tháng cuối năm") if at_end else _("{number} tháng đầu năm")
    name = words.format(number=number)
    first, last = (13 - number, 12) if at_end else (1, number)
    return Span(name, (first, 1), (last, 31), name + " {year}")


def week_of_year(week: int, year: int) -> Span | None:
    """A numbered week of a year, or None where the year has none of that number."""
    try:
        first, last = date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError:
        return None
    name = _("tuần {week} năm {year}").format(week=week, year=year)
    return Span(name, (first.month, first.day), (last.month, last.day), name, first.year, last.year - first.year)


def week_of_month(week: int, last_week: int, of: Span) -> Span:
    """Weeks of a month as seven days each, the fourth to its end; 0 is the last week."""
    name = _("tuần cuối") if week == 0 else _("tuần {week}").format(week=week)
    if week < last_week:
        name = _("tuần {week} - {last}").format(week=week, last=last_week)
    first, last = (25, 31) if week == 0 else (week * 7 - 6, 31 if last_week >= 4 else last_week * 7)
    return _within(name, of, (of.first[0], first), (of.last[0], last))


def part_of(word: str, of: Span) -> Span | None:
    """The early, middle or late part of a year, quarter or month; None where the whole has no such parts."""
    (first, _day), (last, _end) = of.first, of.last
    if of.later or of.is_day:
        return None
    if (first, last) == (1, 12) and word in _PARTS_OF_YEAR:
        start, end = _PARTS_OF_YEAR[word]
        name = _("{part} năm").format(part=word)
        return Span(name, (start, 1), (end, 31), name + " {year}", of.year)
    if last - first == 2 and word in _PARTS_OF_QUARTER:
        month_ = first + _PARTS_OF_QUARTER[word]
        return _within(word, of, (month_, 1), (month_, 31))
    if first == last:
        start, end = _PARTS_OF_MONTH[word]
        return _within(word, of, (first, start), (first, end))
    return None


def from_to(first: Span, last: Span) -> Span | None:
    """The stretch from one span to another; a year at the end counts for the start, too. None where it runs back."""
    year, end = first.year, last.year if last.year is not None else first.year
    backwards = first.first > last.last
    if first.offset or last.offset:
        return _off(first, last) if year is None and end is None else None
    if year is None and end is not None:
        year = end - last.later - (1 if backwards else 0)
        year = year if first.scope is Scope.YEAR else None
    later = (end + last.later - year) if year is not None and end is not None else 0
    if later < 0 or (later == 0 and backwards) or first.scope is not last.scope:
        return None
    if not first.name and not last.name:
        return Span("", first.first, last.last, _("năm {year} - {last}"), year, later, is_range=True)
    words = _("từ {first} đến {last}")
    name = words.format(first=first.name, last=last.name)
    pattern = words.format(first=first.pattern, last=last.pattern.replace("{year}", "{last}"))
    if not later and not first.is_day and not last.is_day:
        pattern = words.format(first=first.name, last=last.pattern)
    return Span(name, first.first, last.last, pattern, year, later, first.scope, is_range=True)


def _off(first: Span, last: Span) -> Span | None:
    """ "từ 15/12 năm trước đến 14/3": both ends relative to the plan's year."""
    later = last.offset - first.offset
    if later < 0 or (later == 0 and first.first > last.last) or not first.scope is last.scope is Scope.YEAR:
        return None
    off = {-1: " " + _("năm trước"), 1: " " + _("năm sau")}
    words = _("từ {first} đến {last}")
    name = words.format(first=first.name + off.get(first.offset, ""), last=last.name + off.get(last.offset, ""))
    pattern = words.format(first=first.pattern, last=last.pattern.replace("{year}", "{last}"))
    return Span(name, first.first, last.last, pattern, None, later, is_range=True, offset=first.offset)


def with_year(span: Span, year: int) -> Span:
    """The span in its year, unless it has one."""
    return span if span.year is not None or span.scope is not Scope.YEAR else replace(span, year=year)


def _in_year(name: str) -> str:
    return _("{name} năm {{year}}").format(name=name)


def _within(part: str, of: Span, first: tuple[int, int], last: tuple[int, int]) -> Span:
    name, pattern = f"{part} {of.name}", f"{part} {of.pattern}"
    return Span(name, first, last, pattern, of.year, scope=of.scope)
