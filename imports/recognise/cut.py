"""Texts that a page break cut in two: whether one goes on with another, and both as one."""

from __future__ import annotations

import re

_ITEM = re.compile(r"(?:[-–+•●*]\s|\d{1,2}\s*[.)]\s|[a-zđ]\s*\)\s)")
_ENDED = re.compile(r"[.!?…]['\"”»)\]]*$")
_OPEN_SIGN = re.compile(r"[,;:(\[“/–—-]$")
_OPEN_WORD = re.compile(
    r"\s(?:và|hoặc|của|về|theo|các|những|với|cho|tại|từ|do|bởi|để|trong|trên|dưới|thuộc|được|là|sẽ|đã|đang|mỗi|nhằm|bằng|"
    r"đến|khi|như|cũng)$",
    re.IGNORECASE,
)
# "Quý" / "IV", "đến năm" / "2025".
_WANTS_NUMBER = re.compile(
    r"(?:^|\s)(?:năm|tháng|ngày|quý|số|điều|khoản|điểm|mức độ|giai đoạn|trước|sau|từ|đến)$", re.IGNORECASE
)
_NUMERAL = re.compile(r"(?:\d|[IVX]+\b)")
# No unit is called only that: "Phạm vi của tỉnh: Phòng" / "Công chức, viên chức".
_UNIT_BEGUN = re.compile(
    r"(?:^|[:;,]\s|\bvà\s)(?:các\s)?"
    r"(?:Phòng|Sở|Ban|Văn|Trung|Trung tâm|Các|Thanh|Chi|Chi cục|Ủy|Ủy ban|Hội|Bộ|Cục|Công|Bưu)$"
)
_NUMBER_BREAK = re.compile(r"\d[-–/.]$")
_UNTIL = re.compile(r"[-–]\s*\d")
_LOOKED_AT = 60


def begins_small(text: str) -> bool:
    """Whether a text begins as no sentence does: in small letters or with a sign that ends something."""
    first = text[:1]
    return (first.islower() and not _ITEM.match(text)) or first in ",;.)”]%"


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_ENDED.search(text[-_LOOKED_AT:]))


def lacks_a_word(text: str) -> bool:
    """Whether a text ends with a word after which another must come: "của", "và", "theo"."""
    return bool(_OPEN_WORD.search(text[-_LOOKED_AT:]))


def is_open(text: str) -> bool:
    """Whether a text cannot end here: a comma, a joining word or an open bracket at its end."""
    if _OPEN_SIGN.search(text[-1:]) or lacks_a_word(text):
        return True
    return text.count("(") > text.count(")") or text.count("“") > text.count("”")


def names_half_a_unit(text: str) -> bool:
    """Whether the name of a unit has only begun: "Văn", "Phạm vi của tỉnh: Phòng"."""
    return bool(_UNIT_BEGUN.search(text[-_LOOKED_AT:]))


def goes_on(above: str, below: str) -> bool:
    """Whether a text reads as the rest of the one above it."""
    if not above:
        return False
    if begins_small(below) or is_open(above) or (below[:1] == "(" and not is_ended(above)):
        return True
    if _spans_years(above, below):
        return True
    return bool(_NUMERAL.match(below)) and bool(_WANTS_NUMBER.search(above[-_LOOKED_AT:]))


def _spans_years(above: str, below: str) -> bool:
    """Whether a dash at the beginning is the one of "2021 - 2025", not of a list."""
    return above[-1:].isdigit() and bool(_UNTIL.match(below))


def both_listed(above: str, below: str) -> bool:
    """Whether both texts begin as items of a list: "- Trung tâm;" and "- Các phòng"."""
    return bool(_ITEM.match(below)) and bool(_ITEM.match(above))


def glued(above: str, below: str) -> str:
    """Two halves of a text as one: a space between them, a line break before an item of a list."""
    if not above or not below:
        return above or below
    if _NUMBER_BREAK.search(above) and below[:1].isdigit():
        return above + below
    item = _ITEM.match(below) and not _spans_years(above, below) and (_ITEM.match(above) or "\n" in above)
    return f"{above}\n{below}" if item else f"{above} {below}"
