"""Capitals in the middle of a sentence, at a verb that no name begins with: "phổ biến, Quán triệt"."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Verbs of plans; those that names of agencies and laws have in them ("Sở Xây dựng", "Luật Ban hành …") are left out.
_VERBS = (
    "Quán triệt|Triển khai|Thực hiện|Tăng cường|Đẩy mạnh|Nâng cao|Rà soát|Hướng dẫn|Đôn đốc|Phối hợp|Phê duyệt"
    "|Tiếp tục|Bố trí|Cập nhật|Niêm yết|Tham mưu|Chỉ đạo|Báo cáo kết quả|Hoàn thiện|Hoàn thành|Khắc phục|Bảo đảm"
    "|Đảm bảo|Phổ biến|Tuyên truyền"
)
_INSIDE = re.compile(rf"(?<=[a-zà-ỹđ],) ({_VERBS})(?= [a-zà-ỹđ])")
# Behind these a verb goes on: "trình Ban hành", "nhằm Nâng cao".
_BEHIND = re.compile(rf"(?<!\w)(?:[Tt]rình|nhằm|để) (Ban hành|{_VERBS})(?= [a-zà-ỹđ]| Quy| Quyết| Kế| Nghị)")
# A piece between spaces with which one of them begins.
CAPITAL_VERBS = rf"^(?:{'|'.join(dict.fromkeys(verb.split()[0] for verb in f'Ban hành|{_VERBS}'.split('|')))})$"
_COMMA = re.compile(r", (?=[QTNRHĐPCBK])")
_BEFORE = ("rình ", "nhằm ", "để ")
_MANY = 3  # of them are a way of writing, no slip


def capitals_inside(text: str) -> Iterator[tuple[int, int]]:
    """Where such a verb stands; a list whose parts all begin with a capital is left alone."""
    if not _may_have_one(text):
        return
    places = sorted(found.span(1) for pattern in (_INSIDE, _BEHIND) for found in pattern.finditer(text))
    if len(places) < _MANY:
        yield from places


def _may_have_one(text: str) -> bool:
    """A cheap question first, which most texts answer with no."""
    return _COMMA.search(text) is not None or any(word in text for word in _BEFORE)
