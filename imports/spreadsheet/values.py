"""How a value of a cell is shown, in whatever kind of workbook it stands: 1, 0.5, 05, 20%, 1.500.000, 15/01/2027."""

from __future__ import annotations

import re
from datetime import date, timedelta

DATE, MONTH = "date", "month"
_BUILT_IN_DATES = frozenset({*range(14, 17), 22, *range(27, 37), *range(50, 59)})
_BUILT_IN_MONTH = 17
_BUILT_IN_FIXED = 2
_BUILT_IN_PERCENT = {9: 0, 10: 2}
_BUILT_IN_GROUPED = {3: 0, 4: 2, 37: 0, 38: 0, 39: 2, 40: 2, 41: 0, 42: 0, 43: 2, 44: 2}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_PADDED = re.compile(r"0{2,}")
_FIXED = re.compile(r"#?0\.(0+)")
_GROUPED = re.compile(r"#,##0(?:\.(0+))?((?:\s|\\.|\"[^\"]*\")*)")
_VIETNAMESE = str.maketrans(",.", ".,")
_MOST_DECIMALS = 6


def form_of(number: int, code: str | None) -> str:
    """What a number format shows: "" general, "date", "month", "percent:2", "pad:2", "fixed:2", "group:0| đồng"."""
    if code is None:
        return _built_in(number)
    bare = _QUOTED.sub("", code).split(";")[0].casefold().strip()
    if _PADDED.fullmatch(bare):
        return f"pad:{min(len(bare), 9)}"
    if bare.endswith("%"):
        return f"percent:{min(bare.partition('.')[2].count('0'), _MOST_DECIMALS)}"
    if grouped := _GROUPED.search(code.split(";")[0]):
        unit = re.sub(r'["\\]', "", grouped.group(2)).rstrip(" )_")
        return f"group:{min(len(grouped.group(1) or ''), _MOST_DECIMALS)}" + (f"|{unit}" if unit else "")
    if fixed := _FIXED.fullmatch(bare):
        return f"fixed:{min(len(fixed.group(1)), _MOST_DECIMALS)}"
    if "y" in bare:
        return DATE if "d" in bare or "m" not in bare else MONTH
    return DATE if "d" in bare and "m" in bare else ""


def _built_in(number: int) -> str:
    if number in _BUILT_IN_DATES:
        return DATE
    if number == _BUILT_IN_MONTH:
        return MONTH
    if number == _BUILT_IN_FIXED:
        return "fixed:2"
    if number in _BUILT_IN_GROUPED:
        return f"group:{_BUILT_IN_GROUPED[number]}"
    return f"percent:{_BUILT_IN_PERCENT[number]}" if number in _BUILT_IN_PERCENT else ""


def shown(number: float, form: str, from_1904: bool = False) -> str:
    """A number as its cell shows it; dates count days, as all workbooks do."""
    kind, _colon, detail = form.partition(":")
    if kind in (DATE, MONTH):
        day = day_of(number, from_1904)
        return shown_day(day, form) if day is not None else plain(number)
    if kind == "percent":
        return f"{number * 100:.{detail}f}%".replace(".", ",")
    if kind == "pad" and number == int(number):
        return str(int(number)).zfill(int(detail))
    if kind == "fixed":
        return f"{number:.{detail}f}"
    if kind == "group":
        # Vietnamese writes the point between thousands and the comma before decimals.
        decimals, _bar, unit = detail.partition("|")
        return f"{number:,.{decimals}f}".translate(_VIETNAMESE) + unit
    return plain(number)


def is_shown(number: float) -> bool:
    """Whether a number is of a size that cells show with all its digits."""
    return abs(number) < 1e15


def plain(number: float) -> str:
    """A number as a cell without a format shows it."""
    return str(int(number)) if number == int(number) else f"{number:.12g}"


def shown_day(day: date, form: str = DATE) -> str:
    """A date as officers write it: 05/01/2027, or 01/2027 where the cell shows no day."""
    return f"{day:%m}/{day.year}" if form == MONTH else f"{day:%d/%m}/{day.year}"


def shown_truth(truth: bool) -> str:
    """A logical value."""
    return "TRUE" if truth else "FALSE"


def day_of(number: float, from_1904: bool = False) -> date | None:
    """The date that a number of days stands for, None where it is none that a workbook can show."""
    if not 1 <= number < 2_958_466 - 1462 * from_1904:
        return None
    # Excel counts a 29 February 1900 that never was.
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30 if number >= 60 else 31)
    return first + timedelta(days=int(number))
