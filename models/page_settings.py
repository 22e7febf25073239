"""How a plan's paper is set up, as the officer chose it; the defaults are those of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, NamedTuple


class AppendixNumbers(StrEnum):
    """Which appendices bear a number: several ones (the decree's rule), always, or none."""

    AUTO = "auto"
    ROMAN = "roman"
    NONE = "none"


class PageNumbers(StrEnum):
    """How pages are counted: each appendix by itself (the decree's rule), through the document, or not at all."""

    EACH = "each"
    THROUGH = "through"
    NONE = "none"


class Range(NamedTuple):
    """What a setting may be, both ends included."""

    low: float
    high: float


# Margins in mm and sizes in pt: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I and II; the table's size is the house's.
RANGES: Mapping[str, Range] = {
    "top": Range(20, 25),
    "bottom": Range(20, 25),
    "left": Range(30, 35),
    "right": Range(15, 20),
    "body_size": Range(13, 14),
    "table_size": Range(9, 14),
    "page_number_size": Range(13, 14),
    "line_spacing": Range(1, 1.5),
    "paragraph_gap": Range(6, 12),
    "first_line": Range(10, 12.7),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSettings:
    """The paper of one plan: margins and `first_line` in mm, sizes and `paragraph_gap` in pt, `line_spacing` in lines.

    `electronic` leaves number and date of the "(Kèm theo …)" line open and the corner for the digital signature free;
    `count_line` prints "Tổng cộng: N nhiệm vụ" under a table that has no closing line of its own; `letterhead` puts
    agency and state above an appendix.
    """

    electronic: bool = False
    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0
    right: float = 15.0
    body_size: float = 14.0
    table_size: float = 12.0
    page_number_size: float = 13.0
    line_spacing: float = 1.0
    paragraph_gap: float = 6.0
    first_line: float = 12.7
    repeat_header: bool = True
    appendix_numbers: AppendixNumbers = AppendixNumbers.AUTO
    page_numbers: PageNumbers = PageNumbers.EACH
    count_line: bool = False
    letterhead: bool = False

    def to_json(self) -> dict[str, Any]:
        """What differs from the defaults, as plain data."""
        usual = asdict(_DEFAULTS)
        return {name: value for name, value in asdict(self).items() if value != usual[name]}


_DEFAULTS = PageSettings()


def page_settings_from_json(data: object) -> PageSettings:
    """Settings from plain data, maybe a stranger's: what is unknown is left out, numbers are kept in range."""
    if not isinstance(data, Mapping):
        return _DEFAULTS
    known: dict[str, Any] = {}
    for field in fields(PageSettings):
        value, usual = data.get(field.name), getattr(_DEFAULTS, field.name)
        if isinstance(usual, bool):
            if isinstance(value, bool):
                known[field.name] = value
        elif isinstance(usual, StrEnum):
            if isinstance(value, str) and value in set(type(usual)):
                known[field.name] = type(usual)(value)
        elif isinstance(value, int | float) and not isinstance(value, bool) and value == value:
            low, high = RANGES[field.name]
            known[field.name] = float(min(max(value, low), high))
    return PageSettings(**known)
