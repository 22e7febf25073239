"""Where a text speaks of documents that are cited with their number: nothing in there is the plan's own time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from models.rollover.mentions import mentions_in

_FARTHEST = 300  # letters before a citation in which the document that was issued with it is named
_ISSUED_WITH = re.compile(
    r"[(\s]*(?:(?:được|đã)\s+)*"
    r"(?:(?:ban hành\s+)?kèm theo|(?:ban hành|phê duyệt|thông qua|giao)\s+(?:tại|theo|bởi))\s*$",
    re.IGNORECASE,
)
# As in: the plan of a province (Quyết định số …).
_IN_BRACKETS = re.compile(r"\(\s*(?:(?:theo|tại)\s+)?$", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\b(?:kế hoạch|chương trình|đề án|chiến lược|dự án|quy chế|quy định|danh mục|phương án|đề cương|nghị quyết"
    r"|nhiệm vụ|chỉ tiêu|bộ chỉ số|bộ tiêu chí)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:\n]+(?=\s|$)")
# "…, Sở Nội vụ ban hành Kế hoạch … như sau": what follows is the plan itself, not the title of a cited document.
_OWN = re.compile(
    r"[,;]\s*(?:(?:Giám đốc|Lãnh đạo)\s+)?(?:Sở|Ban|Văn phòng|Ủy ban|Uỷ ban|UBND|Cục|Chi cục|Phòng|Trung tâm|Bộ"
    r"|Tổng cục|Trường|Viện|Thanh tra)\b[^;\n]{0,200}?\b(?:xây dựng|ban hành|đề ra|lập|triển khai)\s+"
    r"(?:và\s+[^,;\n]{1,30}?\s+)?[Kk]ế hoạch"
)


# "… ban hành Kế hoạch …; nâng cao … giai đoạn 2021-2025": a title may go on behind a semicolon.
_GOES_ON = re.compile(
    r";\s*(?!trên cơ sở|căn cứ|theo\b|thực hiện|triển khai|đồng thời|trong đó|kịp thời|và\b|các\b)"
    r"[a-zà-ỹđ][^;.\n]{0,250}?\b(?:giai đoạn|năm|thời kỳ)\s+\d{4}(?:\s*[-–—]\s*\d{4})?"
)


class Cited(NamedTuple):
    """A stretch of a text that speaks of a cited document; not `sure` where its title may go on so far."""

    start: int
    end: int
    sure: bool = True


@lru_cache(maxsize=20_000)
def cited_spans(text: str) -> tuple[Cited, ...]:
    """From where to where documents are cited, with what is said to be issued with one of them."""
    from models.citations.finding import citations_in

    spans = []
    for one in citations_in(text):
        own = _OWN.search(text, one.start, one.end)
        end = own.start() if own else one.end
        begun = _beginning(text, one.start)
        spans.append(Cited(begun, end))
        # Two documents, of which one is named in brackets, are most likely one.
        if begun == one.start and (bracket := _IN_BRACKETS.search(text, max(0, one.start - 10), one.start)):
            spans.append(Cited(_named_before(text, bracket.start()), one.start, sure=False))
        undated = one.title and not own and not mentions_in(one.title)
        if undated and (more := _GOES_ON.match(text, end)) and not _OWN.search(text, end, more.end()):
            spans.append(Cited(end, more.end(), sure=False))
    return tuple(spans)


def _beginning(text: str, start: int) -> int:
    """Where the document is named that a citation says to have been issued with it, else where the citation begins."""
    issued = _ISSUED_WITH.search(text, max(0, start - _FARTHEST), start)
    if issued is None:
        return start
    return _named_before(text, issued.start(), _clause_of(text, issued.start()))


def _named_before(text: str, end: int, else_at: int = -1) -> int:
    """Where the last document is named in the clause that goes up to `end`, else `else_at`, else `end`."""
    found = (one.start() for one in _DOCUMENT.finditer(text, _clause_of(text, end), end))
    return max(found, default=end if else_at < 0 else else_at)


def _clause_of(text: str, end: int) -> int:
    """Where the clause begins that goes up to `end`."""
    low = max(0, end - _FARTHEST)
    return max((found.end() for found in _CLAUSE.finditer(text, low, end)), default=low)
