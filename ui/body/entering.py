"""What an officer types into a field of the letterhead and what is stored: dates, numbers, symbols, recipients."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4}|\d{2})", re.IGNORECASE)
_MONTH = re.compile(r"(?:ngày\s*[…._]*\s*)?(?:tháng\s*)?(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:ngày\s*[…._]*\s*)?(?:tháng\s*[…._]*\s*)?(?:năm\s*)?(\d{4})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_BEFORE_NUMBER = re.compile(r"số\s*:?\s*", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—•+*]\s+|\s*[-–—]")
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def read_date(text: str) -> str | None:
    """ "5/1/2027" -> "2027-01-05", "1/2027" -> "2027-01", "2027" -> "2027"; None for what is no date."""
    text = text.strip().rstrip(".")
    if not text:
        return ""
    day = month = year = ""
    if match := _DAY.fullmatch(text):
        day, month, year = match.groups()
        year = year if len(year) > 2 else f"20{year}"
    elif match := _ISO.fullmatch(text):
        year, month, day = match.group(1), match.group(2), match.group(3) or ""
    elif match := _MONTH.fullmatch(text):
        month, year = match.groups()
    elif match := _YEAR.fullmatch(text):
        year = match.group(1)
    else:
        return None
    try:
        found = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return None
    return "-".join(part for part in (year, month and f"{found.month:02d}", day and f"{found.day:02d}") if part)


def write_date(issued: str) -> str:
    """A stored date as it is typed: "5/1/2027", "1/2027", "2027"."""
    parts = issued.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return issued
    return "/".join(str(int(part)) for part in reversed(parts))


def read_number(text: str) -> str:
    """The number alone: "Số: 05" -> "05"; what else stands there is kept, and told about."""
    return _BEFORE_NUMBER.sub("", text, count=1).strip()


def read_symbol(text: str) -> str:
    """A symbol without spaces and without what stands before it: " / kh - sxd" -> "KH-SXD"; mixed case stays."""
    bare = "".join(text.split()).lstrip("/")
    return bare.upper() if bare == bare.lower() else bare


def split_symbol(text: str) -> tuple[str, str] | None:
    """Number and symbol where both were typed or pasted together: "15/KH-SXD"; None where not."""
    match = re.fullmatch(r"\s*(?:số\s*:?\s*)?(\d{0,5})\s*/\s*([^\W\d_].*)", text, re.IGNORECASE)
    return (match.group(1), read_symbol(match.group(2))) if match else None


def read_place(text: str) -> str:
    """A place without the comma that is printed behind it."""
    return " ".join(text.split()).rstrip(", ")


def read_year(text: str) -> str | None:
    """A year of four digits, or nothing."""
    text = text.strip()
    if not text:
        return ""
    return text if re.fullmatch(r"\d{4}", text, re.ASCII) else None


def read_lines(text: str) -> str:
    """One recipient per line, without the dash and semicolon that are printed."""
    lines = (_DASH.sub("", line, count=1).strip().rstrip(";.").strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
