"""Sentences that assign a task: "giao Văn phòng Sở chủ trì, phối hợp với các phòng …, hoàn thành trước ngày 30/6"."""

from __future__ import annotations

import re
from typing import NamedTuple

_LONGEST = 2000
_LONGEST_UNIT = 160
# A unit begins with a capital, "các phòng" or "phòng", and goes on to the word that says what it does.
_UNIT = r"[^\s.;:()][^.;:()\n]{1,159}?"
_LEAD_FIRST = re.compile(
    rf"(?:^|(?<=[.;,:(\n]))\s*(?:[-–+•*]\s*)?(?:(?:giao|phân công|đề nghị|yêu cầu)\s+(?:cho\s+)?)?"
    rf"(?P<lead>{_UNIT})\s+(?:là đơn vị\s+|làm đơn vị\s+|có trách nhiệm\s+|sẽ\s+)?chủ trì\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    rf"\b(?:giao|phân công)\s+(?:cho\s+)?(?P<lead>{_UNIT})\s+(?:là đơn vị\s+|làm đơn vị\s+)?"
    rf"(?:chủ trì|thực hiện|tham mưu|phụ trách|chịu trách nhiệm|làm đầu mối|theo dõi|tổng hợp)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\bdo\s+(?P<lead>{_UNIT})\s+(?:chủ trì|thực hiện|phụ trách|tham mưu)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"\(\s*(?:giao|phân công)\s+(?:cho\s+)?(?P<lead>[^\s,;()][^,;()\n]{1,79})[,;)]", re.IGNORECASE
)
# What partners do stands behind them.
_DEEDS = (
    "thực hiện|triển khai|tham mưu|xây dựng|tổ chức|rà soát|hoàn thành|theo dõi|kiểm tra|tổng hợp|hướng dẫn|đôn đốc"
    "|trình|ban hành|nghiên cứu|đề xuất|tiến hành|báo cáo|xử lý|bảo đảm|đảm bảo|trước ngày|trong quý|trong tháng"
    "|trong năm|xong"
)
_PARTNERS = re.compile(
    r"\bphối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s+(?P<partners>[^.;:()\n]{2,400}?)"
    rf"(?=\s*(?:[.;:()\n]|$)|,?\s+(?:để\s+)?(?:{_DEEDS})\b)",
    re.IGNORECASE,
)
_WHEN = (
    r"(?:ngày\s+\d{1,2}(?:[/-]\d{1,2}(?:[/-]\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
    r"|(?:tháng|quý)\s+(?:\d{1,2}|[IVX]{1,4})(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})?"
    r"|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{4}|\d{1,2}/\d{1,2}(?![\d/])|năm\s+\d{4})"
)
_DEADLINE = re.compile(
    rf"\b(?P<deadline>(?:chậm nhất\s+(?:là\s+)?)?(?:trước|trong|đến hết|vào|đến)\s+(?:hết\s+)?{_WHEN})",
    re.IGNORECASE,
)
# What was found with one of these is a part of the sentence, no unit.
_NO_UNIT = re.compile(
    r"(?:để|và|do|theo|khi|nếu|tiếp tục|tăng cường|thực hiện|đồng thời|cùng)\b|.*\b(?:phối hợp|để|nhằm)\b",
    re.IGNORECASE,
)


class Assignment(NamedTuple):
    """What a sentence says of who does a task, with whom and until when; "" where it says nothing."""

    lead: str = ""
    partners: str = ""
    deadline: str = ""


def assignment_in(text: str) -> Assignment:
    """The assignment in a text; without a lead it is none at all."""
    text = text[:_LONGEST]
    lead = next(
        (found for pattern in (_GIVEN, _BY, _LEAD_FIRST, _IN_BRACKETS) if (found := _lead(pattern, text))), None
    )
    if lead is None:
        return Assignment()
    partners, deadline = _PARTNERS.search(text), _DEADLINE.search(text)
    return Assignment(
        lead,
        _clean(partners["partners"]) if partners else "",
        _clean(deadline["deadline"]) if deadline else "",
    )


def _lead(pattern: re.Pattern[str], text: str) -> str:
    for found in pattern.finditer(text):
        unit = _clean(found["lead"])
        if unit and len(unit) <= _LONGEST_UNIT and not _NO_UNIT.match(unit):
            return unit
    return ""


def _clean(text: str) -> str:
    return text.strip(" ,;-–")
