"""Headings that name a time ("Quý I", "Tháng 3", "Năm 2027") and the marks that stand under them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from models.numbering import roman, roman_value
from models.text import fold

_YEAR = r"(?P<year>20\d\d)"
_IN = rf"(?:\s*(?:[/,.-]|nam)?\s*(?:nam\s*)?{_YEAR})?"
_NUMBER = r"(?P<number>0?[1-9]|1[0-2])"
_FORMS = (
    ("quarter", re.compile(rf"(?:q|quy)\s*[.:]?\s*(?P<number>iv|i{{1,3}}|0?[1-4]){_IN}")),
    ("month", re.compile(rf"(?:t|th|thang)\s*[.:]?\s*{_NUMBER}{_IN}")),
    ("half", re.compile(rf"(?:6|sau|06) thang (?P<part>dau|cuoi)(?: nam)?{_IN}")),
    ("year", re.compile(rf"(?:nam\s*|n\s*)?{_YEAR}")),
)
_BARE = re.compile(r"0?[1-9]|1[0-2]|i{1,3}|iv")
_MARK = re.compile(r"[xX×✓✔√☑☒✗✘+●•*vVüþ■◼⬤✕]{1,3}|\([xX+]\)|\[[xX]\]|có", re.IGNORECASE)
_LONGEST = 40


class Period(NamedTuple):
    """A time that a heading names: kind "quarter", "month", "half" or "year", its number, and its year or 0."""

    kind: str
    number: int
    year: int = 0


@lru_cache(maxsize=1024)
def period_of_heading(heading: str, group: str = "") -> Period | None:
    """The time that a column stands for; bare numbers count under a common heading ("Tháng": 1, 2, 3)."""
    if len(heading) > _LONGEST:
        return None
    text = fold(heading).strip(" .:()")
    above = fold(group)
    for kind, form in _FORMS:
        if match := form.fullmatch(text):
            told = match.groupdict()
            year = int(told["year"] or 0) or _year(above)
            return Period(kind, _value(kind, told), year)
    if _BARE.fullmatch(text):
        kind = "quarter" if "quy" in above.split() else "month" if "thang" in above.split() else ""
        value = roman_value(text.upper()) or (int(text) if text.isdigit() else 0)
        if kind and value <= (4 if kind == "quarter" else 12):
            return Period(kind, value, _year(above))
    return None


def _value(kind: str, told: dict[str, str | None]) -> int:
    if kind == "year":
        return int(told["year"] or 0)
    if kind == "half":
        return 1 if told["part"] == "dau" else 2
    number = told["number"] or ""
    return int(number) if number.isdigit() else roman_value(number.upper()) or 0


def _year(text: str) -> int:
    years = re.findall(r"20\d\d", text)
    return int(years[0]) if len(years) == 1 else 0


def is_mark(text: str) -> bool:
    """Whether a cell only says yes: x, ✓, + …"""
    return len(text) <= 3 and _MARK.fullmatch(text.strip()) is not None


def worded(periods: list[Period], year: int = 0) -> str:
    """Times as a deadline is written: "Quý I, Quý III/2026", "Tháng 3 đến tháng 6/2026", "Năm 2026 - 2028"."""
    dated = {period if period.year or period.kind == "year" else period._replace(year=year) for period in periods}
    runs: dict[tuple[int, str], list[int]] = {}
    for period in sorted(dated, key=lambda period: (period.year, _ORDER[period.kind], period.number)):
        told = 0 if period.kind == "year" else period.year
        runs.setdefault((told, period.kind), []).append(period.number)
    return "; ".join(_of_year(kind, numbers, told) for (told, kind), numbers in runs.items())


_ORDER = {"year": 0, "half": 1, "quarter": 2, "month": 3}
_WHOLE = {"quarter": 4, "month": 12, "half": 2}


def _of_year(kind: str, numbers: list[int], year: int) -> str:
    if kind == "year":
        return _years(numbers)
    if len(numbers) == _WHOLE[kind]:
        return f"Cả năm {year}" if year else "Cả năm"
    if kind == "half":
        return f"6 tháng {'đầu' if numbers[0] == 1 else 'cuối'} năm {year or ''}".strip()
    name = "Quý" if kind == "quarter" else "tháng"
    said = [f"{name} {_written(kind, number)}" for number in numbers]
    in_a_row = len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1
    text = f"{said[0]} đến {said[-1]}" if in_a_row else ", ".join(said)
    return text[:1].upper() + text[1:] + (f"/{year}" if year else "")


def _written(kind: str, number: int) -> str:
    # Months below 3 take a leading zero, the others do not (Nghị định 30/2020/NĐ-CP).
    return roman(number) if kind == "quarter" else f"{number:02}" if number < 3 else str(number)


def _years(numbers: list[int]) -> str:
    in_a_row = len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1
    said = f"{numbers[0]} - {numbers[-1]}" if in_a_row else ", ".join(map(str, numbers))
    return f"Năm {said}"
