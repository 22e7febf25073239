"""Dates of documents as plans write them: in figures, in words, with open places, or only a month or a year."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_SEP = r"\s{0,2}[/.\-–]\s{0,2}"
_OPEN = r"(?:\s|\.|…|_){0,30}"
_LEAD = r"\s{0,3}(?:,|\()?\s{0,3}(?:(?:đã\s)?(?:được\s)?(?:ban\shành|ký|ký\sban\shành)\s{1,2})?"
_FORMS = tuple(
    re.compile(_LEAD + form, re.IGNORECASE)
    for form in (
        rf"(?P<at>ngày\s{{0,2}}:?\s{{0,3}}(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<y>\d{{4}}|\d{{2}}))(?!\d)",
        r"(?P<at>ngày\s{0,2}:?\s{0,3}(?P<d>\d{1,2})\s{1,3}tháng\s{1,3}(?P<m>\d{1,2}),?\s{1,3}(?:năm\s{1,3})?(?P<y>\d{4}))(?!\d)",
        rf"(?P<at>ngày{_OPEN}/{_OPEN}(?P<m>\d{{0,2}}){_OPEN}/\s{{0,2}}(?P<y>\d{{4}}))(?!\d)",
        rf"(?P<at>ngày{_OPEN}tháng{_OPEN}(?P<m>\d{{0,2}}){_OPEN}năm\s{{1,2}}(?P<y>\d{{4}}))(?!\d)",
        r"(?P<at>tháng\s{1,2}(?P<m>\d{1,2})(?:\s{0,2}/\s{0,2}|\s{1,2}năm\s{1,2})(?P<y>\d{4}))(?!\d)",
        r"(?P<at>năm\s{1,2}(?P<y>(?:19|20)\d{2}))(?!\d|\s?[-–]\s?\d)",
        rf"(?P<at>(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<y>(?:19|20)\d{{2}}))(?!\d)",
    )
)
_MAYBE = re.compile(r"\s{0,3}[,(]?\s{0,3}(?:ngày|tháng|năm|đã|được|ban\shành|ký|\d)", re.IGNORECASE)


class Dated(NamedTuple):
    """A date in a text: where it stands, and as "2021-07-15", "2021-07" or "2021"; "" for a day that does not exist."""

    start: int
    end: int
    value: str


def date_at(text: str, place: int) -> Dated | None:
    """The date that stands right behind a place in a text."""
    if _MAYBE.match(text, place) is None:
        return None
    for form in _FORMS:
        found = form.match(text, place)
        if found is not None:
            parts = found.groupdict()
            value = _value(parts.get("y") or "", parts.get("m") or "", parts.get("d") or "")
            return Dated(found.start("at"), found.end("at"), value)
    return None


def _value(year: str, month: str, day: str) -> str:
    if len(year) == 2:
        year = "20" + year
    if not month:
        return year
    if not 1 <= int(month) <= 12:
        return ""
    if not day:
        return f"{year}-{int(month):02d}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def years_in(text: str) -> frozenset[int]:
    """All years that stand in a text."""
    return frozenset(int(found) for found in re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text))


def agree(one: str, other: str) -> bool:
    """Whether two dates can be one: the same as far as both go."""
    return one.startswith(other) or other.startswith(one)
