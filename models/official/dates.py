"""Dates and numbers as the decree writes them (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 and II.4)."""

from __future__ import annotations

from datetime import date

from models.i18n import _

OPEN = "   "
_OPEN_YEAR = "     "


def padded(digits: str, below: int) -> str:
    """A number with a leading zero below a limit; "" for what is no number."""
    if not (digits.isascii() and digits.isdigit()):
        return ""
    return f"{int(digits):02d}" if int(digits) < below else str(int(digits))


def date_words(issued: str) -> str:
    """ "ngày 05 tháng 01 năm 2027" for "2027-01-05"; unknown parts stay open, months 3 to 9 get no zero."""
    year, month, day = ([*issued.split("-"), "", "", ""])[:3]
    text = _("ngày {day} tháng {month} năm {year}")
    return text.format(day=padded(day, 10) or OPEN, month=padded(month, 3) or OPEN, year=year or _OPEN_YEAR)


def short_date(day: date) -> str:
    """ "05/01/2027", "29/6/2027": a date in figures, with the zeros of the decree."""
    return f"{day_and_month(day.day, day.month)}/{day.year}"


def day_and_month(day: int, month: int) -> str:
    """ "05/01", "29/6": the same without the year."""
    return f"{padded(str(day), 10)}/{padded(str(month), 3)}"


def number_words(number: str) -> str:
    """The number of a document: below 10 with a leading zero, open where there is none yet."""
    number = number.strip()
    return padded(number, 10) or number or OPEN
