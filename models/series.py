"""What follows when a cell is dragged on: quarters, months, years, dates and numbers count up, other texts repeat."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import MAXYEAR, date
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from models.numbering import roman, roman_value

# A longer text, or one of several lines, is a sentence that only happens to hold a number: alone it is copied.
_LONGEST_ALONE = 50
_COMMON_YEAR = 2027

_DATE = re.compile(r"(?<!\d)(\d{1,2})([/.\-])(\d{1,2})\2((?:19|20|21)\d\d)(?!\d)")
_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?!\s*/?\s*\d)")
_QUARTER = re.compile(r"(?<!\w)(quý\s+)(i{1,3}|iv|0?[1-4])(?!\w)", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\w)(tháng\s+)(0?[1-9]|1[0-2])(?!\d)", re.IGNORECASE)
_MONTH_OF = re.compile(r"(?<![\d/])()(0?[1-9]|1[0-2])(?=\s*/\s*(?:19|20|21)\d\d(?!\d))")
_YEAR_BEHIND = re.compile(r"(\s*(?:/|,?\s*(?:của\s+)?năm\s+)\s*)((?:19|20|21)\d\d)(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)")
_YEARS = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(\s*[-–]\s*)((?:19|20|21)\d\d)(?!\d)")
_PLAIN = re.compile(r"-?\d+(?:,\d+)?")
_AT_END = re.compile(r"^(.*?)(\d+)([\s.,;:)\]]*)$", re.DOTALL)
_ROMAN_AT_END = re.compile(r"^(.*\w\s+)([IVX]+)([\s.,;:)\]]*)$", re.DOTALL)
_NUMBER = re.compile(r"\d+")
_JOINED = re.compile(r"\s*(?:[-–,&+]|và|đến)\s*(?:quý\s+|tháng\s+)?(?:[ivx]+|\d{1,2})(?!\w)", re.IGNORECASE)


class _Counter(NamedTuple):
    """A number within a text that can go on: its kind, value, the text around it and how to write another value."""

    kind: str
    value: int
    frame: str
    write: Callable[[int], str]
    cycle: int = 0
    step: int = 1
    needs_two: bool = False  # alone it does not count up by itself, as a plain number in Excel


def continue_series(texts: Sequence[str], count: int, back: bool = False, skip: int = 0) -> list[str]:
    """The next texts after the samples or, with `back`, those before them, the nearest first, some of them skipped.

    Two samples give the step; where they make no series, they repeat.
    """
    out = repeat(texts, count, back, skip)
    counters = _series(texts)
    if not counters:
        return out
    step, last = _step(counters), counters[0 if back else -1].value
    for n, copied in enumerate(out, skip):
        counter = counters[_place(n, len(texts), back)]
        value = last + (n + 1) * (-step if back else step)
        out[n - skip] = counter.write(value % counter.cycle if counter.cycle else value) or copied
    return out


def repeat(texts: Sequence[str], count: int, back: bool = False, skip: int = 0) -> list[str]:
    """The samples over and over or, with `back`, in front of themselves, the nearest first, some of them skipped."""
    return [texts[_place(n, len(texts), back)] for n in range(skip, count)] if texts else []


def counts_up(texts: Sequence[str]) -> bool:
    """Whether dragging the samples on continues a series by itself; otherwise it copies them.

    As in Excel a number alone is copied, a date, a quarter or "Đợt 1" alone counts up.
    """
    counters = _series(texts)
    if len(texts) > 1 or not counters:
        return bool(counters)
    return not counters[0].needs_two and len(texts[0]) <= _LONGEST_ALONE and "\n" not in texts[0].strip()


def _series(texts: Sequence[str]) -> list[_Counter]:
    """A counter of the same kind in every sample, going on in equal steps; none where there is no such."""
    found = [list(_counters(text)) for text in texts]
    if len(found) == 1:
        found[0].sort(key=lambda counter: counter.needs_two)
    for first in found[0] if found else ():
        row = [next((c for c in others if _alike(c, first)), None) for others in found]
        counters = [counter for counter in row if counter is not None]
        if len(counters) == len(texts) and (len(texts) == 1 or _is_even(counters)):
            return counters
    return []


def _place(n: int, samples: int, back: bool) -> int:
    """Which sample stands for the nth text behind or before them."""
    return (-n - 1) % samples if back else n % samples


def _alike(counter: _Counter, first: _Counter) -> bool:
    return counter.kind == first.kind and counter.frame == first.frame and counter.cycle == first.cycle


def _step(counters: Sequence[_Counter]) -> int:
    first = counters[0]
    if len(counters) == 1:
        return first.step
    step = counters[1].value - first.value
    return step % first.cycle if first.cycle else step


def _is_even(counters: Sequence[_Counter]) -> bool:
    step, cycle = _step(counters), counters[0].cycle
    steps = [after.value - before.value for before, after in pairwise(counters)]
    return step != 0 and all((one - step) % cycle == 0 if cycle else one == step for one in steps)


def _counters(text: str) -> Iterator[_Counter]:
    """What can count in a text, the likeliest first."""
    if _PLAIN.fullmatch(text.strip()):
        yield from _plain(text)
        return
    dates = list(_DATE.finditer(text))
    if len(dates) == 1:
        yield from _date(text, dates[0])
    elif not dates:
        yield from _day_of_year(text, list(_DAY.finditer(text)))
        for kind, pattern, length in (("quarter", _QUARTER, 4), ("month", _MONTH, 12), ("month", _MONTH_OF, 12)):
            yield from _in_year(text, kind, list(pattern.finditer(text)), length)
    yield from _years(text)
    yield from _endings(text)
    if not dates and not _DAY.search(text):
        for number in _NUMBER.finditer(text):
            write = partial(_padded, text[: number.start()], number[0], text[number.end() :])
            frame = f"{text[: number.start()]}#{text[number.end() :]}"
            yield _Counter("number", int(number[0]), frame.casefold(), write, needs_two=True)


def _plain(text: str) -> Iterator[_Counter]:
    """A number that is the whole text, decimals with a comma."""
    whole, _comma, decimals = text.strip().partition(",")
    value = int(whole + decimals)
    width = len(whole) if whole.startswith("0") and len(whole) > 1 else 0

    def write(value: int) -> str:
        digits = f"{abs(value):0{max(width, 1) + len(decimals)}d}"
        cut = len(digits) - len(decimals)
        sign = "-" if value < 0 else ""
        return sign + (f"{digits[:cut]},{digits[cut:]}" if decimals else digits)

    yield _Counter("plain", value, str(len(decimals)), write, step=10 ** len(decimals), needs_two=True)


def _date(text: str, found: re.Match[str]) -> Iterator[_Counter]:
    """The one date of a text: by months where two samples agree in the day or are last days, else by days."""
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return
    before, sign, after = text[: found.start()], found[2], text[found.end() :]
    zero_days = len(found[1]) == 2 or day > 9

    def written(at: date) -> str:
        days = f"{at.day:02d}" if zero_days else str(at.day)
        return f"{before}{days}{sign}{_month_digits(at.month, found[3])}{sign}{at.year}{after}"

    def by_months(value: int) -> str:
        at_year, at_month = divmod(value, 12)
        if not 1 <= at_year <= MAXYEAR:
            return ""
        last = monthrange(at_year, at_month + 1)[1]
        return written(date(at_year, at_month + 1, last if is_last else min(day, last)))

    def by_days(value: int) -> str:
        return written(date.fromordinal(value)) if 1 <= value <= date.max.toordinal() else ""

    is_last = day == monthrange(year, month)[1]
    frame = f"{before}#{after}".casefold()
    months = year * 12 + month - 1
    if is_last:
        yield _Counter("last day", months, frame, by_months, needs_two=True)
    yield _Counter(f"day {day}", months, frame, by_months, needs_two=True)
    yield _Counter("date", date(year, month, day).toordinal(), frame, by_days)


def _day_of_year(text: str, found: list[re.Match[str]]) -> Iterator[_Counter]:
    """The one day and month of a text; they go round in a year of 365 days."""
    if len(found) != 1:
        return
    day, month = int(found[0][1]), int(found[0][2])
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(_COMMON_YEAR, month)[1]:
        return
    before, after, first = text[: found[0].start()], text[found[0].end() :], date(_COMMON_YEAR, 1, 1).toordinal()

    def write(value: int) -> str:
        at = date.fromordinal(first + value)
        days = f"{at.day:02d}" if len(found[0][1]) == 2 or day > 9 else str(at.day)
        return f"{before}{days}/{_month_digits(at.month, found[0][2])}{after}"

    value = date(_COMMON_YEAR, month, day).toordinal() - first
    yield _Counter("day of year", value, f"{before}#{after}".casefold(), write, 365, needs_two=True)


def _in_year(text: str, kind: str, found: list[re.Match[str]], length: int) -> Iterator[_Counter]:
    """The one quarter or month of a text, with the year behind it; without one they go round."""
    if len(found) != 1 or _JOINED.match(text, found[0].end()):
        return
    number, digits = found[0], found[0][2]
    value = int(digits) if digits.isdecimal() else (roman_value(digits.upper()) or 1)
    year = _YEAR_BEHIND.match(text, number.end())
    before, between, after = text[: number.start(2)], text[number.end() :], ""
    if year:
        between, after = text[number.end() : year.start(2)], text[year.end(2) :]

    def write(at: int) -> str:
        years, place = divmod(at, length)
        if year and not 1000 <= years <= MAXYEAR:
            return ""
        return f"{before}{_like(place + 1, digits, kind)}{between}{years if year else ''}{after}"

    start = int(year[2]) * length if year else 0
    yield _Counter(f"{kind} of year" if year else kind, start + value - 1, "", write, 0 if year else length)


def _years(text: str) -> Iterator[_Counter]:
    """The years of a text, all together: a period goes on by its length, anything else year by year."""
    found = list(_YEAR.finditer(text))
    if not found:
        return
    period = _YEARS.search(text) if len(found) == 2 else None
    length = int(period[3]) - int(period[1]) + 1 if period and period[3] > period[1] else 1
    first = int(found[0][1])

    def write(value: int) -> str:
        moved = value - first
        if not all(1000 <= int(year[1]) + moved <= MAXYEAR for year in found):
            return ""
        return _YEAR.sub(lambda year: str(int(year[1]) + moved), text)

    gaps = "/".join(str(int(year[1]) - first) for year in found)
    yield _Counter("year", first, f"{_YEAR.sub('#', text)} {gaps}".casefold(), write, step=length)


def _endings(text: str) -> Iterator[_Counter]:
    """A number or a Roman number at the end of a text, behind a word."""
    if number := _ROMAN_AT_END.match(text):
        value = roman_value(number[2])
        before, after = number[1], number[3]
        if value is not None:
            yield _Counter(
                "roman",
                value,
                f"{before}#{after}".casefold(),
                lambda n: f"{before}{roman(n)}{after}" if 0 < n < 4000 else "",
            )
    if (number := _AT_END.match(text)) and not _YEAR.search(text) and len(number[2]) < 10:
        write = partial(_padded, number[1], number[2], number[3])
        yield _Counter("ending", int(number[2]), f"{number[1]}#{number[3]}".casefold(), write)


def _padded(before: str, digits: str, after: str, value: int) -> str:
    """A number in its text, as wide as the sample where that began with 0; below 0 Excel counts on from 0."""
    width = len(digits) if digits.startswith("0") else 1
    return f"{before}{abs(value):0{width}d}{after}"


def _like(number: int, digits: str, kind: str) -> str:
    """A quarter or month written as the sample is: Roman or not, capital or not, with zeros or not."""
    if kind == "month":
        return _month_digits(number, digits)
    if digits.isdecimal():
        return f"{number:0{len(digits)}d}"
    return roman(number) if digits.isupper() else roman(number).lower()


def _month_digits(number: int, sample: str) -> str:
    """A month with the zeros of the sample; by the decree's rule only 1 and 2 have one where it does not tell."""
    told = int(sample)
    if told > 2 and sample.startswith("0"):
        return f"{number:02d}"
    return str(number) if told <= 2 and not sample.startswith("0") else f"{number:02d}" if number <= 2 else str(number)
