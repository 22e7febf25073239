"""Finding the years that a text names: alone, in dates, ranges and lists, also with two digits; other numbers are
left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache


class Form(Enum):
    """How years are written: alone ("Quý I/2024"), in a date, as a range, in a list ("2024, 2025 và 2026")."""

    SINGLE = auto()
    DATE = auto()
    RANGE = auto()
    LIST = auto()


@dataclass(frozen=True, slots=True)
class Mention:
    """One year, or those of a range or list, and where the whole of it stands; `spots` are the digits of each year,
    two where it is written so ("15/3/26", "2021-25").

    `leap_day` is where the 29 of a 29/02 stands.
    """

    form: Form
    start: int
    end: int
    years: tuple[int, ...]
    spots: tuple[tuple[int, int], ...]
    leap_day: tuple[int, int] | None = None

    @property
    def is_brief(self) -> bool:
        """Whether all that is written of it are two digits, which may mean something else."""
        return len(self.spots) == 1 and self.spots[0][1] - self.spots[0][0] == 2


_Y = r"(?:19|20|21)\d\d"
_TO = r"\s*(?:[-–—‑−]|(?:cho\s+)?(?:đến|tới)(?:\s+hết)?(?:\s+năm)?)\s*"
# Not part of a longer number, of the number of a document or of the name of a standard (ISO 9001:2015).
_BEFORE = r"(?<![\d:])(?<!\d[.,])"
_AFTER = r"(?![\d%])(?![.,]\d)(?!/(?!\d{1,2}\b)[\w-])"
_WANTED = re.compile(
    rf"""{_BEFORE}(?:
    (?P<day>\d{{1,2}})\s?[/.\-]\s?(?P<month>\d{{1,2}})\s?[/.\-]\s?(?P<year>{_Y})
    |ngày\s+(?P<day2>\d{{1,2}})\s+tháng\s+(?P<month2>\d{{1,2}}),?\s+năm\s+(?P<year2>{_Y})
    |(?P<day3>\d{{1,2}})(?P<sign>[/-])(?P<month3>\d{{1,2}})(?P=sign)(?P<year3>\d\d)
    |(?:\b(?:tháng|quý|[TQ])\.?\s*(?:[IV]{{1,3}}|\d{{1,2}})\s?/\s?)(?P<brief>\d\d)(?!\s?/)
    |(?:\b(?:tháng|quý|[TQ])\.?\s*\d{{1,2}}\.)(?P<due>{_Y})
    |(?P<range>{_Y}(?:{_TO}{_Y})+)
    |(?P<span>{_Y}[-–]\d\d)(?![-–])
    |(?P<list>{_Y}(?:\s*(?:,|;|&|,?\s*và)\s*(?:năm\s+)?{_Y}(?![\d/]|\s*[-–—]\s*\d))+)
    |(?P<single>{_Y})
    ){_AFTER}""",
    re.VERBOSE | re.IGNORECASE,
)
_ONE = re.compile(_Y)
# Of pages and mail boxes, whose numbers are no times.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+", re.IGNORECASE)
_MAY_HOLD = re.compile(rf"{_Y}|/\s?\d\d(?!\d)|-\d{{1,2}}-\d\d(?!\d)")
# What stands right before a bare number that is a year, and before or behind one that counts something.
_LEADS = re.compile(
    r"(?:năm|năm học|quý\s+\S{1,3}|tháng\s+\d{1,2}|giai đoạn|thời kỳ|nhiệm kỳ|từ|đến|tới|trước|sau|hết|tầm nhìn|/|[-–—]"
    rf"|{_Y}\s*(?:,|;|và|&))\s*$",
    re.IGNORECASE,
)
# "15/2026" is the number of a document, for no year has so many months.
_OVER = re.compile(r"(\d+)\s?/\s?$")
_MONTHS, _DAYS = 12, 31
_LONGEST = 20  # years of a period
_COUNTS_BEFORE = re.compile(
    r"(?:\bsố(?:\s+(?:hiệu|nhà|phòng|tài khoản|điện thoại|thứ tự|máy))?|là|được|khoảng|hơn|gần|trên|dưới|đạt|tổng|cả|có"
    r"|thêm|tối thiểu|ít nhất|tối đa|\bmã|tài khoản|điện thoại|\bđt|\bfax|\btel|[<>=≥≤+×*]|\bx)\s*[.:]?\s*$",
    re.IGNORECASE,
)
# "2026-QN-01", "H38-240115-2026": parts of a code, not of a range.
_CODE_BEFORE = re.compile(r"(?:[^\W\d_]+\d+|\d{3,})-\s?$")
_CODE_BEHIND = re.compile(r"-(?:[^\W\d_a-zà-ỹ]{1,8}\b|\d{3,}(?!\d))")
# "0255 2026 555": groups of digits, as of a telephone.
_GROUP_BEFORE = re.compile(r"\d{3,}\s$")
_GROUP_BEHIND = re.compile(r"\s\d{3}(?![\d%./])")
_COUNTED = re.compile(
    r"\s*(?:hồ sơ|văn bản|người|đồng|nghìn|triệu|tỷ|tỉ|lượt|thủ tục|tthc|bộ|cán bộ|công chức|viên chức|cb|học sinh"
    r"|giáo viên|đơn vị|cơ quan|phiếu|trường|lớp|xã|thôn|hộ|máy|trang|cuộc|nhiệm vụ|chỉ tiêu|biên chế|km|m2|m²|ha)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def mentions_in(text: str) -> tuple[Mention, ...]:
    """The years of a text in their order."""
    return tuple(_found(text)) if _MAY_HOLD.search(text) else ()


def _found(text: str) -> Iterator[Mention]:
    addresses = [found.span() for found in _ADDRESS.finditer(text)] if "/" in text or "@" in text else []
    for match in _WANTED.finditer(text):
        start, end = match.span()
        if any(low <= start < high for low, high in addresses):
            continue
        if match["single"]:
            if _is_year(text, start, end):
                yield Mention(Form.SINGLE, start, end, (int(match["single"]),), ((start, end),))
        elif brief := match["brief"] or match["due"]:
            spot = match.span("brief" if match["brief"] else "due")
            yield Mention(
                Form.SINGLE, start, end, (int(brief[-2:]) + 2000 if len(brief) == 2 else int(brief),), (spot,)
            )
        elif match["span"]:
            yield from _brief_range(text, start, end)
        elif several := match["range"] or match["list"]:
            spots = tuple((start + one.start(), start + one.end()) for one in _ONE.finditer(several))
            years = tuple(int(text[low:high]) for low, high in spots)
            yield Mention(Form.RANGE if match["range"] else Form.LIST, start, end, years, spots)
        else:
            yield from _dated(match)


def _brief_range(text: str, start: int, end: int) -> Iterator[Mention]:
    """ "2021-25" as a range; of "2026-12", which is a month, only the year."""
    middle = start + 4
    first, last = int(text[start:middle]), int(text[end - 2 : end])
    if 0 < last - first % 100 <= _LONGEST:
        years = (first, first - first % 100 + last)
        yield Mention(Form.RANGE, start, end, years, ((start, middle), (end - 2, end)))
    elif _is_year(text, start, middle):
        yield Mention(Form.SINGLE, start, middle, (first,), ((start, middle),))


def _dated(match: re.Match[str]) -> Iterator[Mention]:
    """A date, if there may be such a day."""
    form = "" if match["year"] else "2" if match["year2"] else "3"
    day, month, year = (int(match[name + form]) for name in ("day", "month", "year"))
    if form == "3" and not (1 <= day <= _DAYS and 1 <= month <= _MONTHS):
        return
    leap = match.span("day" + form) if (day, month) == (29, 2) else None
    spot = match.span("year" + form)
    yield Mention(Form.DATE, *match.span(), (2000 + year if form == "3" else year,), (spot,), leap)


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether a bare number of four digits is a year by what stands around it."""
    over = _OVER.search(text, max(0, start - 12), start)
    if over is not None:
        return int(over[1]) <= _MONTHS
    if _CODE_BEFORE.search(text, max(0, start - 20), start) or _CODE_BEHIND.match(text, end):
        return False
    if _LEADS.search(text, max(0, start - 20), start):
        return True
    if _GROUP_BEFORE.search(text, max(0, start - 12), start) or _GROUP_BEHIND.match(text, end):
        return False
    return not (_COUNTS_BEFORE.search(text, max(0, start - 12), start) or _COUNTED.match(text, end))
