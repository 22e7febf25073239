"""Deadlines that stand inside other texts: "… gửi Sở Nội vụ trước ngày 15/8 hằng năm"."""

from __future__ import annotations

import re
from functools import lru_cache

_DAY = (
    r"\d{1,2}\s?[/.\-]\s?\d{1,2}(?:\s?[/.\-]\s?(?:19|20|21)\d\d)?"
    r"|\d{1,2} tháng \d{1,2}(?:(?: năm |\s?/\s?)(?:19|20|21)\d\d)?"
)
_QUARTER = r"qu[ýí] (?:iv|i{1,3}|[1-4])\b(?:\s?[/\-]\s?(?:19|20|21)\d\d|,? năm (?:19|20|21)\d\d)?"
_MONTH = r"tháng \d{1,2}(?:\s?[/\-]\s?(?:19|20|21)\d\d|,? năm (?:19|20|21)\d\d)?(?!\d)"
_YEARLY = r"(?: (?:h[àằ]ng|mỗi|các) năm)?"
_BOUND = r"(?:xong )?(?:trước|chậm nhất|muộn nhất|đến hết|không quá)(?: là| vào| đến)*"
_DUE = re.compile(
    rf"\b(?:{_BOUND}(?: hết)? (?:(?:ngày )?(?:{_DAY})|{_MONTH}|{_QUARTER})"
    rf"|(?:hoàn thành|kết thúc|xong)(?: xong)? (?:trong|vào) (?:{_MONTH}|{_QUARTER}|năm (?:19|20|21)\d\d)){_YEARLY}",
    re.IGNORECASE,
)
# Words without which no text says by when something is due.
DUE_WORDS = ("trước", "chậm", "muộn", "hết", "quá", "hoàn", "thúc", "xong")
_QUICK = re.compile(r"trước|nhất|đến hết|hoàn thành|kết thúc|xong|không quá", re.IGNORECASE)
# Times in the past that only tell which papers or people are meant: "công trình hoàn thành trước ngày …".
_TELLING = re.compile(
    r"(?:ban hành|có hiệu lực|sinh|tuyển dụng|bổ nhiệm|ký|tiếp nhận|nộp|phát sinh|đã|được|đầu tư|công nhận|giao)\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def due_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text says by when something is due; what it tells of documents of others is left out."""
    if not _QUICK.search(text):
        return ()
    from models.citations.finding import citations_in

    found = [one for one in _DUE.finditer(text) if not _TELLING.search(text, 0, one.start())]
    if not found:
        return ()
    cited = [(one.start, one.end) for one in citations_in(text)]
    return tuple(one.span() for one in found if not any(a < one.end() and one.start() < b for a, b in cited))
