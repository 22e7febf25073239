"""What the phrases of deadlines stand for: stretches of time, what comes back, what is waited for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from models.deadlines import calendar
from models.deadlines.calendar import Span
from models.deadlines.meaning import Recurrence, Relation
from models.numbering import roman_value


class Each(NamedTuple):
    """What comes back: how often, what the wording calls it, and by how many years it lies off."""

    recurrences: tuple[Recurrence, ...]
    aside: str = ""
    offset: int = 0


class Waiting(NamedTuple):
    """What a clause waits for: an event or a document, perhaps some days after it."""

    relation: Relation
    delay: str = ""


_WORD_NUMBERS = {"một": 1, "nhất": 1, "đầu": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "chín": 9, "cuối": 0}
_UNITS = {
    "ngày": Recurrence.DAILY,
    "tuần": Recurrence.WEEKLY,
    "tháng": Recurrence.MONTHLY,
    "quý": Recurrence.QUARTERLY,
    "3 tháng": Recurrence.QUARTERLY,
    "6 tháng": Recurrence.HALF_YEARLY,
    "1 tháng": Recurrence.MONTHLY,
    "1 quý": Recurrence.QUARTERLY,
    "1 tuần": Recurrence.WEEKLY,
    "1 năm": Recurrence.YEARLY,
    "năm": Recurrence.YEARLY,
}
_TIMES_A_YEAR = {1: Recurrence.YEARLY, 2: Recurrence.HALF_YEARLY, 4: Recurrence.QUARTERLY, 12: Recurrence.MONTHLY}
_YEARS_OFF = {"sau": 1, "tiếp theo": 1, "kế tiếp": 1, "trước": -1}
_EVERY_MONTHS = {12: Recurrence.YEARLY, 6: Recurrence.HALF_YEARLY, 3: Recurrence.QUARTERLY, 1: Recurrence.MONTHLY}


# Events that are things, not deeds: "sau kỳ họp", not "sau khi".
HAPPENINGS = ("kỳ", "tết", "đại hội", "hội nghị", "cuộc", "lễ", "đợt", r"thời điểm [^\W\d]", r"ngày [^\W\d]")


def number_of(text: str) -> int:
    """The number that digits, Roman letters or a word stand for; 99 for none."""
    if text.isascii() and text.isdecimal():
        return int(text)
    roman = roman_value(text.upper())
    return roman if roman is not None else _WORD_NUMBERS.get(text, 99)


def number(m: re.Match[str]) -> int:
    """A number in figures, Roman letters or as a word."""
    return number_of(m[1])


def first_words(m: re.Match[str]) -> str:
    """The words themselves."""
    return m[1]


def day(m: re.Match[str]) -> Span | None:
    """A day of the year, with its year where one is written."""
    day, month, year = int(m[1]), int(m[2]), int(m[3]) if m.re.groups > 2 else None
    return calendar.one_day(month, day, year) if calendar.is_day(year, month, day) else None


def month(m: re.Match[str]) -> Span | None:
    """A month, with its year where one is written."""
    span = calendar.month(int(m[1])) if 1 <= int(m[1]) <= 12 else None
    return calendar.with_year(span, int(m[2])) if span and m[2] else span


def quarter(m: re.Match[str]) -> Span | None:
    """A quarter."""
    return calendar.quarter(number_of(m[1])) if 1 <= number_of(m[1]) <= 4 else None


def some_months(m: re.Match[str]) -> Span | None:
    """The first or last months of a year."""
    return calendar.some_months(number_of(m[1]), m[2] == "cuối") if 1 <= number_of(m[1]) <= 11 else None


def half(m: re.Match[str]) -> Span:
    """The first or second half of a year."""
    return calendar.some_months(6, m[1] == "cuối")


def weeks(m: re.Match[str]) -> tuple[int, int]:
    """The first and the last of some weeks of a month."""
    first = number_of(m[1])
    return first, number_of(m[2]) if m[2] else first


def week_of_year(m: re.Match[str]) -> Span | None:
    """A numbered week of a year."""
    return calendar.week_of_year(int(m[1]), int(m[2]))


def day_of_month(m: re.Match[str]) -> Span | None:
    """A day of every month."""
    return calendar.day_of_month(int(m[1])) if 1 <= int(m[1]) <= 31 else None


def of_last_month(m: re.Match[str]) -> Span | None:
    """A day of the last month of every quarter."""
    return calendar.last_month_of_quarter(int(m[1])) if 1 <= int(m[1]) <= 31 else None


def of_first_month(m: re.Match[str]) -> Span | None:
    """A day of the first month of every quarter."""
    return calendar.first_month_of_quarter(int(m[1]), bool(m[2])) if 1 <= int(m[1]) <= 31 else None


def of_next_month(m: re.Match[str]) -> Span | None:
    """A day of the month that follows each month."""
    return calendar.day_of_next_month(int(m[1])) if 1 <= int(m[1]) <= 31 else None


def school_year(m: re.Match[str]) -> Span | None:
    """A school year."""
    return calendar.school_year(int(m[1])) if int(m[2]) == int(m[1]) + 1 else None


def quarter_of(m: re.Match[str]) -> Span:
    """A quarter with the year that a dash joins to it."""
    return calendar.with_year(calendar.quarter(number_of(m[1])), int(m[2]))


def this_year(_m: re.Match[str]) -> Span:
    """The end of the plan's year."""
    return calendar.plain_year()


def part_of_year(m: re.Match[str]) -> Span | None:
    """The early, middle or late part of the plan's year."""
    return calendar.part_of(m[1], calendar.whole_year(None))


def part_of_each(m: re.Match[str]) -> Span | None:
    """The early, middle or late part of every quarter or month."""
    return calendar.part_of(m[1], calendar.EACH_QUARTER if m[2] == "quý" else calendar.EACH_MONTH)


def week_of_each(m: re.Match[str]) -> Span:
    """A week of every month."""
    return calendar.week_of_month(number_of(m[1]), number_of(m[1]), calendar.EACH_MONTH)


def year(m: re.Match[str]) -> Span:
    """A year."""
    return calendar.whole_year(int(m[1]))


def each(m: re.Match[str]) -> Each:
    """What comes back in each of some units."""
    found = re.findall(r"(?:0?(\d+|sáu|ba|chín|một) )?(tháng|quý|tuần|ngày|năm)", m[1])
    units = [f"{number_of(number)} {word}" if number else word for number, word in found]
    known = tuple(dict.fromkeys(_UNITS.get(unit, Recurrence.PERIODIC) for unit in units))
    return Each(known, ", ".join(unit for unit in units if unit not in _UNITS))


def times(m: re.Match[str]) -> Each:
    """What comes so many times in a unit."""
    known = _TIMES_A_YEAR.get(int(m[1])) if m[2] == "năm" else _UNITS[m[2]] if int(m[1]) == 1 else None
    return Each((known,)) if known else Each((Recurrence.PERIODIC,), m[0])


def every(m: re.Match[str]) -> Each:
    """What comes every so many months."""
    known = _EVERY_MONTHS.get(number_of(m[1]))
    return Each((known,)) if known else Each((Recurrence.PERIODIC,), m[0])


def each_has(m: re.Match[str]) -> Each:
    """A unit in which something comes so many times."""
    known = _TIMES_A_YEAR.get(number_of(m[2])) if m[1] == "năm" else _UNITS[m[1]] if number_of(m[2]) == 1 else None
    return Each((known,)) if known else Each((Recurrence.PERIODIC,), m[0])


def some_years(m: re.Match[str]) -> Each:
    """What comes every so many years."""
    known = Recurrence.YEARLY if number_of(m[1]) == 1 else Recurrence.PERIODIC
    return Each((known,), "" if known is Recurrence.YEARLY else m[0])


def weekday(m: re.Match[str]) -> Each:
    """What comes on a day of each week."""
    return Each((Recurrence.WEEKLY,), m[1])


def part_of_month(m: re.Match[str]) -> str:
    """The part of a month that its ten days are."""
    return {"thượng": "đầu", "trung": "giữa", "hạ": "cuối"}[m[1]]


def last_day(m: re.Match[str]) -> Span:
    """The last day of every month or quarter."""
    return calendar.last_day_of_month() if m[1] == "tháng" else calendar.last_month_of_quarter(31)


def year_of(m: re.Match[str]) -> Each:
    """A year by what it is to the plan."""
    offset = next((years for word, years in _YEARS_OFF.items() if m[1].startswith(f"năm {word}")), 0)
    return Each((Recurrence.YEARLY,), m[1], offset)


def delayed(m: re.Match[str]) -> Waiting:
    """What waits some days after an event."""
    return Waiting(Relation.AFTER, m[1])


def waiting(relation: Relation) -> Callable[[re.Match[str]], Waiting]:
    """What makes a token that waits in this relation."""
    return lambda _m: Waiting(relation)
