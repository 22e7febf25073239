"""Sentences that assign a task: "giao Văn phòng Sở chủ trì, phối hợp với các phòng …, hoàn thành trước ngày 30/6"."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.text import fold

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
    "|trong năm|xong|thẩm định|bố trí|cân đối|giám sát|đánh giá|cung cấp|tuyên truyền"
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


# "Sở Nội vụ có trách nhiệm …", "Đề nghị các sở, ban, ngành phối hợp …"
_CHARGED = re.compile(
    rf"^(?:(?:giao|phân công|đề nghị|yêu cầu)\s+(?:cho\s+)?)?(?P<lead>{_UNIT})[,\s]+"
    r"(?:có trách nhiệm|chịu trách nhiệm|chủ động|tích cực|thường xuyên|quan tâm|khẩn trương|nghiêm túc|kịp thời"
    r"|phối hợp|tham mưu|tổng hợp|theo dõi|căn cứ|tổ chức|triển khai|xây dựng|chủ trì|hướng dẫn|thực hiện|rà soát"
    r"|báo cáo|bố trí|thẩm định|kiểm tra|tăng cường)\b",
    re.IGNORECASE,
)
# What stands under the name of an agency without being a task of it.
_NO_TASK = re.compile(r"(?:trên đây là|trong quá trình|kế hoạch này thay thế|nơi nhận)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.;])\s+(?=(?:Giao|Phân công|Đề nghị|Yêu cầu|Các sở|Các cơ quan|Sở|UBND)\s)")
_HEAD = re.compile(r"^(?:giao|đề nghị|yêu cầu|đối với|trách nhiệm của)\s+", re.IGNORECASE)
# How the name of an agency of the province begins, folded.
_AGENCY = re.compile(
    r"(?:(?:giam doc|thu truong|chu tich|chanh|lanh dao|nguoi dung dau)\s+)?(?:(?:tat ca\s+)?cac\s*,?\s*)?"
    r"(?:so|ban (?!hanh)|van phong|thanh tra|ubnd|uy ban|bao|cong an|co quan|don vi|nganh|buu dien|trung tam|cuc|dai"
    r"|kho bac|chi cuc|bao hiem|dia phuong|phong|hoi|mat tran|hoi dong|bo chi huy|doanh nghiep|vien)\b"
)
_LONGEST_HEAD = 110
_DOING = re.compile(
    r"\b(?:thuc hien|trien khai|xay dung|ban hanh|tham muu|chu tri|phoi hop|tiep tuc|tang cuong|day manh|ra soat"
    r"|nang cao|cai cach|bao dam|dam bao|hoan thanh|co trach nhiem|hoat dong|cung cap|su nghiep cong lap|theo doi"
    r"|giai quyet)\b"
)


class Charge(NamedTuple):
    """A task as a sentence gives it to somebody."""

    text: str
    lead: str
    partners: str = ""
    deadline: str = ""


def unit_heading(text: str) -> str:
    """The agency of which a line is only the name: "1. Sở Nội vụ:", "Các sở, ban, ngành"; "" for any other line."""
    name = _HEAD.sub("", text.strip().rstrip(":.; ")).strip()
    if not name or len(name) > _LONGEST_HEAD or "." in name:
        return ""
    plain = fold(name)
    return name if _AGENCY.match(plain) and not _DOING.search(plain) else ""


def charges_in(text: str, given: str = "") -> list[Charge]:
    """The tasks that a paragraph assigns; `given` is the agency under whose name it stands, "" for none."""
    found: list[Charge] = []
    for sentence in [text] if given else _SENTENCES.split(text):
        task = sentence.strip(" ;")
        lead = "" if _NO_TASK.match(task) else _charged(task) or given
        if lead and task:
            assignment = assignment_in(task)
            found.append(Charge(task, lead, assignment.partners, assignment.deadline or deadline_in(task)))
    return found


def _charged(sentence: str) -> str:
    """The agency that a sentence gives a task to; "" where it gives none, as "những văn bản do Sở … tham mưu"."""
    charged = _CHARGED.match(sentence[:_LONGEST])
    names = assignment_in(sentence).lead, _clean(charged["lead"]) if charged else ""
    return next((name for name in names if _agency(name) and f"do {name}" not in sentence), "")


def deadline_in(text: str) -> str:
    """A day, month, quarter or year by which something is to be done; "" where a text names none."""
    found = _DEADLINE.search(text[:_LONGEST])
    return _clean(found["deadline"]) if found else ""


def _agency(name: str) -> bool:
    plain = fold(name)
    return bool(_AGENCY.match(plain)) and not _DOING.search(plain)


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
