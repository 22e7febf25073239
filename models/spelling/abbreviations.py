"""Abbreviations in capitals: where they stand, which ones everyone knows, which are written for others by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from models.resources import resource_path
from models.spelling.syllables import is_syllable

# Not within the symbol of a document: 30/2020/NĐ-CP, QĐ-UBND.
_ONE = re.compile(r"(?<![\w/.&-])[A-ZĐƯƠÂÊÔ]{2,9}(?![\w/&-])(?!\.\w)(?! [-–] [A-ZĐ]{2,3}\b)")
# Two parts of what others may write as one: "CBCC,VC", "PAR INDEX", "Trung tâm PVHCC".
_PARTED = re.compile(
    r"(?<![\w/.&,-])(?:([A-ZĐ]{2,6})(?:[,.] ?|-| )([A-ZĐ]{2,6})|(Trung tâm|Văn phòng|Phòng) ([A-ZĐ]{3,8}))(?![\w/&-])"
)
_HEADS = {"Trung tâm": "TT", "Văn phòng": "VP", "Phòng": "P"}
_OF_THIS_FIELD = frozenset(
    ["TTHC", "CCHC", "QPPL", "VBQPPL", "CNTT", "CBCC", "CBCCVC", "CCVC", "DVC", "DVCTT", "CSDL", "KSTTHC", "PAKN"]
)
# Two capitals side by side: most texts have none.
CAPITALS = "[A-ZĐƯƠÂÊÔ]{2}"
_CAPITALS = re.compile(CAPITALS)
_EXPLAINED = re.compile(
    r"[^\W\d_]\s*\(\s*(?:(?:sau đây )?(?:gọi|viết) tắt(?: là)?:?\s*)?[\"“]?([A-ZĐƯƠÂÊÔ]{2,9})[\"”]?\s*\)"
    r"|(?<![\w/-])([A-ZĐƯƠÂÊÔ]{2,9})\s*(?:\(|:\s|là )(?=[^\W\d_]*[a-zà-ỹ])"
    r"|(?:viết|gọi) tắt là:?\s*[\"“]?([A-ZĐƯƠÂÊÔ]{2,9})"
)
_ROMAN = re.compile(r"[IVXLC]+\Z")
_FEWEST = 4  # letters; shorter ones differ by one letter too easily


@lru_cache(maxsize=1)
def well_known() -> frozenset[str]:
    """Abbreviations that need no words beside them in an administrative text."""
    text = resource_path("spelling", "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def of_this_field() -> frozenset[str]:
    """Those of the well-known ones that a plan of this field introduces when it first uses them."""
    return _OF_THIS_FIELD


def parted_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Abbreviations in two parts with where they stand, and their letters as one word."""
    if not text.isupper():
        for found in _PARTED.finditer(text):
            first, second = found[1] or _HEADS[found[3]], found[2] or found[4]
            yield *found.span(), first + second


@lru_cache(maxsize=50_000)
def abbreviations_in(text: str) -> tuple[tuple[int, str], ...]:
    """The abbreviations of a text with where they begin; a text in capitals has none."""
    if text.isupper() or not _CAPITALS.search(text):
        return ()
    return tuple((one.start(), one[0]) for one in _ONE.finditer(text) if not _is_word(one[0]))


def _is_word(letters: str) -> bool:
    """Whether letters are a Roman number, or a word of a heading in capitals."""
    return bool(_ROMAN.match(letters)) or is_syllable(letters)


def explained_in(text: str) -> Iterator[str]:
    """The abbreviations that a text spells out: "thủ tục hành chính (TTHC)"."""
    if "(" in text or "tắt" in text or ":" in text or " là " in text:
        for found in _EXPLAINED.finditer(text):
            yield found[1] or found[2] or found[3]


def is_slip_of(rare: str, usual: str) -> bool:
    """Whether one abbreviation may be another with a wrong, a doubled, or two swapped letters."""
    if min(len(rare), len(usual)) < _FEWEST or rare == usual:
        return False
    if len(rare) == len(usual):
        wrong = [at for at, (one, other) in enumerate(zip(rare, usual, strict=True)) if one != other]
        if len(wrong) == 2:
            first, second = wrong
            return second == first + 1 and rare[first] == usual[second] and rare[second] == usual[first]
        return len(wrong) == 1 and wrong[0] > 0
    if len(rare) == len(usual) + 1:
        return any(rare[at] == rare[at - 1] and rare[:at] + rare[at + 1 :] == usual for at in range(1, len(rare)))
    return False
