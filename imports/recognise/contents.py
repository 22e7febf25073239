"""What a column under a heading that nobody knows holds: times, units or documents tell its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_TIME = re.compile(
    r"(?:(?:trong|hoàn thành|xong|từ|đến|hết|trước|sau|cuối|đầu|chậm nhất)\s+(?:vào\s+)?)*"
    r"(?:quý|tháng|năm|ngày|hằng|hàng|thường xuyên|định kỳ|cả năm|giai đoạn|20\d\d\b|\d{1,2}\s?/\s?\d{1,4}\b)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:các\s+|toàn thể\s+|-\s*)?(?:văn phòng|phòng(?!,? chống)|sở|ban(?! hành)|thanh tra|trung tâm|chi cục|chi nhánh"
    r"|cục|ubnd|ủy ban|hđnd|đơn vị|cơ quan|công an|trường(?! hợp)|tổ(?! chức)|bộ phận|đảng ủy|hội(?! nghị)"
    r"|đoàn thanh niên|bưu điện|bảo hiểm|kho bạc|vp|p\.\s?\w+)(?!\w)",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"(?:-\s*)?(?:\d{1,3}\s+)?(?:báo cáo|kế hoạch|quyết định|công văn|tờ trình|văn bản|đề án|thông báo|biên bản|hồ sơ"
    r"|danh mục|quy chế|quy trình|kết luận|chương trình|hướng dẫn|chỉ thị|nghị quyết|tin,? bài)(?!\w)",
    re.IGNORECASE,
)
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Rule:
    """A field, how its texts begin and how long they are at most; `without` is a field that must be missing, too."""

    field: str
    begins: re.Pattern[str]
    longest: int
    without: str = ""


_RULES = (
    _Rule("deadline", _TIME, 60),
    _Rule("partners", _UNIT, 150, without="lead"),
    _Rule("lead", _UNIT, 90),
    _Rule("product", _DOCUMENT, 200),
)


def fields_by_contents(fields: list[str], unknown: Sequence[int], texts: Callable[[int], Sequence[str]]) -> None:
    """Give missing fields to the unknown columns whose cells nearly all read as such; `texts` has those of a column.

    Partners are told by their cells only beside a lead that is: one column of units alone is the lead.
    """
    for rule in _RULES:
        if rule.field in fields or (rule.without and rule.without in fields):
            continue
        fitting = [place for place in unknown if not fields[place] and _fits(rule, texts(place))]
        if rule.without:
            del fitting[:1]  # the first one leads
        if fitting:
            fields[fitting[0]] = rule.field


def _fits(rule: _Rule, filled: Sequence[str]) -> bool:
    right = [text for text in filled if len(text) <= rule.longest and rule.begins.match(text)]
    return len(filled) >= _FEWEST and len(right) * 5 >= len(filled) * 4 and not all(map(str.isdigit, right))
