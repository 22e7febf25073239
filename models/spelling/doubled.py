"""Words and phrases that were typed twice, told from words that our language doubles itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.spelling.forms import form
from models.spelling.lexicon import lexicon

_WORDS = r"[^\W\d_]+"
DOUBLED = re.compile(rf"(?<![\w-])({_WORDS}(?:[ \u00a0]+{_WORDS}){{0,3}}?)[ \u00a0]+\1(?![\w-])", re.IGNORECASE)
_REDUPLICATIONS = """
    từ thường dần luôn ngày người nhà ai mãi đời xa song vân đều chung xanh đôi chiều sáng đêm tháng hay chuồn ba cào
    đa khăng chằm hiu đăm ào ầm đùng ngành nơi chốn lớp năm hằng chang rất thôn xã bản mau nhanh chầm chậm khe sè
    phăng hao na vui sơ loáng xinh đo tăm cỏn chôm lâu sờ khư kè rành ùn oang vành kìn lô
"""
_MEANT = frozenset(_REDUPLICATIONS.split())
_GAP = r"[ \u00a0]+"
_AGAIN = re.compile(
    rf"(?<![\w-])(?=({_WORDS}){_GAP}({_WORDS}){_GAP}(\1){_GAP}({_WORDS}){_GAP}({_WORDS})(?![\w-]))", re.IGNORECASE
)
# Words of which one ends what stands before and the next begins something: "quy trình trình ký".
_BEGIN_ANEW = frozenset({"trình", "số", "tin", "bộ", "ra"})

# A unit's own name ends where a verb like it begins: "Sở Xây dựng xây dựng kế hoạch".
_UNIT_BEFORE = re.compile(r"(?:sở|bộ|ngành|phòng|ban|viện|cục|trường|thanh tra)[ \u00a0]+\Z", re.IGNORECASE)
# "Phòng Phòng, chống tham nhũng": the room is called after what it does.
_PREVENTING = re.compile(r",?[ \u00a0]+chống\b", re.IGNORECASE)

# Words that begin many others: "người dân, người lao động", "có thể có giá trị".
_HEADS = (
    "có làm là bị được người phòng ban sở việc nhà số khi tự bộ tổ đi ra lên đến cấp xã huyện tỉnh ngành đơn nơi kỳ"
)
_OFTEN = frozenset(map(form, _HEADS.split()))


class Doubled(NamedTuple):
    """What was written twice: from the first time up to the end of the second, and the words themselves.

    `put` is what is right, None where a word may stand for another that was meant.
    """

    start: int
    end: int
    once: str
    put: str | None


def doubled(text: str) -> Iterator[Doubled]:
    """All words and phrases that stand twice in a row by mistake."""
    for found in DOUBLED.finditer(text):
        once = found[1]
        words = once.split()
        if _is_meant(words) or _ends_name(text, found):
            continue
        before, after = _joins(text, found.start(), found.end(), once)
        if before and (after or once.lower() in _BEGIN_ANEW):
            continue  # one ends a word, the other begins one: "thực hiện hiện đại hóa", "cán bộ bộ phận"
        sure = before or after or len(words) > 1 or once.isupper()
        yield Doubled(found.start(), found.end(), once, once if sure else None)


def may_begin_again(words: Sequence[str]) -> bool:
    """Whether begun_again() may find something, by the words alone; what stands between them does not count here."""
    usual = lexicon().words
    for at in range(len(words) - 4):
        if words[at] == words[at + 2]:
            again, before, after, last = (form(words[place]) for place in (at, at + 1, at + 3, at + 4))
            if again not in _OFTEN and (again, before) in usual and (after, last) in usual:
                return True
    return False


def begun_again(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a word was begun a second time and left: the place of the second, and the words around it.

    "công tác công quản lý": the first two make a word, the last two another, the one between belongs to neither.
    """
    words = lexicon().words
    for found in _AGAIN.finditer(text):
        again, before, after, last = (form(found[place]) for place in (1, 2, 4, 5))
        if again in _OFTEN or (again, before) not in words or (after, last) not in words:
            continue
        if (again, after) not in words and (before, again) not in words:
            yield *found.span(3), text[found.start(1) : found.end(5)]


def _is_meant(words: list[str]) -> bool:
    first = words[0].lower()
    return (len(words) == 1 and first in _MEANT) or first == "từng"


def _ends_name(text: str, found: re.Match[str]) -> bool:
    """Whether the first time belongs to the name of a unit and the second does not, or the other way round."""
    once, again = found[1], found[0][-len(found[1]) :]
    if once.lower() == "phòng" and again[0].isupper() and _PREVENTING.match(text, found.end()):
        return True
    named = once[0].isupper() and again[0].islower()
    return named and _UNIT_BEFORE.search(text, max(0, found.start() - 12), found.start()) is not None


def _joins(text: str, start: int, end: int, once: str) -> tuple[bool, bool]:
    """Whether a word makes a usual one with what stands before the first, and with what stands behind the second."""
    before = re.search(rf"({_WORDS})[ \u00a0]+\Z", text[max(0, start - 20) : start])
    after = re.match(rf"[ \u00a0]+({_WORDS})", text[end : end + 20])
    words, one = lexicon().words, form(once)
    return (
        before is not None and " " not in once and (form(before[1]), one) in words,
        after is not None and " " not in once and (one, form(after[1])) in words,
    )
