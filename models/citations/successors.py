"""Which documents are replaced by others: said in a text ("thay thế Nghị định số …"), or well known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from models.citations.canonical import number_parts
from models.citations.finding import Citation

# Decrees on which plans of administrative reform rest, and what replaced them.
_KNOWN = """
24/2010/NĐ-CP 138/2020/NĐ-CP
29/2012/NĐ-CP 115/2020/NĐ-CP
110/2004/NĐ-CP 30/2020/NĐ-CP
09/2010/NĐ-CP 30/2020/NĐ-CP
43/2006/NĐ-CP 16/2015/NĐ-CP
16/2015/NĐ-CP 60/2021/NĐ-CP
54/2016/NĐ-CP 60/2021/NĐ-CP
141/2016/NĐ-CP 60/2021/NĐ-CP
43/2011/NĐ-CP 42/2022/NĐ-CP
36/2013/NĐ-CP 62/2020/NĐ-CP
41/2012/NĐ-CP 106/2020/NĐ-CP
55/2012/NĐ-CP 120/2020/NĐ-CP
56/2015/NĐ-CP 90/2020/NĐ-CP
88/2017/NĐ-CP 90/2020/NĐ-CP
34/2011/NĐ-CP 112/2020/NĐ-CP
27/2012/NĐ-CP 112/2020/NĐ-CP
18/2010/NĐ-CP 101/2017/NĐ-CP
108/2014/NĐ-CP 29/2023/NĐ-CP
113/2018/NĐ-CP 29/2023/NĐ-CP
61/2018/NĐ-CP 118/2025/NĐ-CP
107/2021/NĐ-CP 118/2025/NĐ-CP
"""
_BEFORE = re.compile(
    r"(?:^|[^\w])(?P<doubt>(?:hoặc|hay|và/hoặc|,|/)\s{0,2})?(?:thay\s{1,2}thế)(?:\s{1,2}cho)?(?:\s{1,2}(?:các|toàn\s{1,2}bộ))?\s{0,2}$",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"(?:kế hoạch|quyết định|chương trình|đề án|văn bản|quy chế)(?:\s{1,2}số\s{1,2}\S{1,30})?\s{1,2}này[^.;]{0,40}$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s{0,2}(?:,|;|,?\s{0,2}và)\s{0,2}(?:các\s{1,2})?", re.IGNORECASE)
THIS = "*"  # the plan itself


def replaced_in(text: str, found: Sequence[Citation]) -> dict[int, str]:
    """Which of the citations of a text, by their places in the list, the text calls replaced, and by what: the type
    and number of the citation in whose summary that is said, or THIS.
    """
    replaced: dict[int, str] = {}
    for place, one in enumerate(found):
        before = text[max(0, one.start - 40) : one.start]
        said = _BEFORE.search(before)
        if said is None:
            last = found[place - 1] if place else None
            if last is not None and place - 1 in replaced and _AND.fullmatch(text, last.core, one.start):
                replaced[place] = replaced[place - 1]
            continue
        if said["doubt"]:
            continue
        outer = [other for other in found[:place] if other.core <= one.start < other.end]
        if outer:
            replaced[place] = f"{outer[-1].kind} số {outer[-1].number}"
        elif _SELF.search(text[max(0, one.start - 90) : one.start]):
            replaced[place] = THIS
    return replaced


@cache
def _ancestors() -> dict[tuple[str, str], tuple[str, ...]]:
    pairs = [tuple(line.split()) for line in _KNOWN.split("\n") if line]
    above: dict[tuple[str, str], set[str]] = {}
    for old, new in pairs:
        above.setdefault(_parts(new), set()).add(old)
    for _round in range(4):
        for olds in above.values():
            olds.update(*(above.get(_parts(old), set()) for old in tuple(olds)))
    return {new: tuple(sorted(olds)) for new, olds in above.items()}


def replaced_by(kind: str, number: str) -> Iterator[str]:
    """The numbers of the decrees that a well-known decree replaced, also those before them."""
    parts = number_parts(number)
    if parts.year and kind == "Nghị định":
        yield from _ancestors().get((parts.digits, parts.year), ())


def _parts(number: str) -> tuple[str, str]:
    parts = number_parts(number)
    return parts.digits, parts.year
