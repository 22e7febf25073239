"""Usages that live side by side in official texts: hàng năm and hằng năm, lý and lí, hòa and hoà, dashes of years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from models.citations.finding import citations_in, may_cite
from models.spelling.tone import TonePlace, differs_by_usage, with_tone


class Use(NamedTuple):
    """A place where a text follows one of the ways: its stretch, which way, and which word ("" where it is no word)."""

    start: int
    end: int
    way: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """A choice between ways of writing; `ways` are told by examples, the first is what most offices want.

    `find` gives the places of a text that follow any of the ways, `write` what stands there in another way.
    """

    name: str
    title: str
    ways: tuple[str, ...]
    quick: Callable[[str], object]
    find: Callable[[str], Iterator[Use]]
    write: Callable[[str, str], str]


def like_capitals(written: str, wanted: str) -> str:
    """Letter for letter as large as what was written; both have the same number of letters."""
    return "".join(b.upper() if a.isupper() else b.lower() for a, b in zip(written, wanted, strict=True))


_EACH = re.compile(r"\bh([àằ])ng\s+(?:năm|quý|quí|tháng|tuần|ngày|kỳ|kì)\b", re.IGNORECASE)
_EVERY, _ROW = "hằng năm", "hàng năm"


def _find_each(text: str) -> Iterator[Use]:
    for found in _EACH.finditer(text):
        # "hàng ngày càng" and "mặt hàng năm 2024" speak of goods.
        before = text[max(0, found.start() - 6) : found.start()].lower()
        if not re.search(r"\b(?:mặt|đơn|lô|cửa|khách|kho|bán|mua|xếp|xuất|từng) $", before):
            yield Use(*found.span(), _EVERY if found[1].lower() == "ằ" else _ROW)


def _write_each(written: str, way: str) -> str:
    return like_capitals(written[:4], way[:4]) + written[4:]


_WITH_Y = "lí kí kĩ kì kỉ kị mĩ quí quì quĩ quỉ tỉ".split()  # noqa: SIM905
_Y_OF = dict(zip(_WITH_Y, "lý ký kỹ kỳ kỷ kỵ mỹ quý quỳ quỹ quỷ tỷ".split(), strict=True)) | {"qui": "quy"}  # noqa: SIM905
_I_OF = {y: i for i, y in _Y_OF.items()}
# The first letters are looked for first, which is many times as quick as trying each word at each place.
_I_OR_Y = re.compile(rf"[hklmqtHKLMQT](?<![\w-].)(?i:{'|'.join(word[1:] for word in (*_Y_OF, *_I_OF))})(?![\w-])")
Y_WORDS = frozenset((*_Y_OF, *_I_OF))
_LONG_Y, _SHORT_I = "quản lý", "quản lí"
_APART = (*" \n,;:()“”", "")
_CAPITAL_NEXT = re.compile(r"\s+[^\W\d_a-zà-ỹđ][a-zà-ỹđ]*")


def _find_y(text: str) -> Iterator[Use]:
    for found in _I_OR_Y.finditer(text):
        word = found[0].lower()
        if word in ("tỉ", "tỷ") and text[found.end() : found.end() + 3].lower() == " mỉ":
            continue
        if found[0].istitle() and _in_name(text, found.start(), found.end()):
            continue
        yield Use(*found.span(), _LONG_Y if word in _I_OF else _SHORT_I, _Y_OF.get(word, word))


def _write_y(written: str, way: str) -> str:
    word = written.lower()
    return like_capitals(written, (_Y_OF if way == _LONG_Y else _I_OF).get(word, word))


TONED = re.compile(r"(?<![\w-])[^\W\d_]*(?:o[àáảãạèéẻẽẹ]|[òóỏõọ][ae]|u[ỳýỷỹỵ]|[ùúủũụ]y)(?![\w])", re.IGNORECASE)
_FIRST, _SECOND = "hòa, thủy", "hoà, thuỷ"


def _find_tone(text: str) -> Iterator[Use]:
    for found in TONED.finditer(text):
        word = found[0]
        if differs_by_usage(word) and not (word.istitle() and _in_name(text, found.start(), found.end())):
            yield Use(*found.span(), _FIRST if with_tone(word, TonePlace.FIRST) == word else _SECOND)


def _write_tone(written: str, way: str) -> str:
    return with_tone(written, TonePlace.FIRST if way == _FIRST else TonePlace.SECOND)


_YEARS = re.compile(r"(?<![\d/.,\-–])((?:19|20|21)\d\d)([ \u00a0]*[-–—][ \u00a0]*)((?:19|20|21)\d\d)(?![\d/\-–]|\.\d)")
_TIGHT, _SPACED, _LONG = "2026-2030", "2026 - 2030", "2026 – 2030"
_BETWEEN = {_TIGHT: "-", _SPACED: " - ", _LONG: " – "}


def _find_years(text: str) -> Iterator[Use]:
    for found in _YEARS.finditer(text):
        if int(found[1]) < int(found[3]):
            between = found[2].replace("\u00a0", " ").replace("—", "–")
            way = next((name for name, sign in _BETWEEN.items() if sign == between), between)
            yield Use(*found.span(), way)


def _write_years(written: str, way: str) -> str:
    return _YEARS.sub(lambda found: found[1] + _BETWEEN[way] + found[3], written)


_QUARTER = re.compile(r"\b(quý|quí)(\s+)(I{1,3}|IV|[1-4])(\s?/\s?|,?\s+năm\s+)((?:19|20|21)\d\d)(?!\d)", re.IGNORECASE)
_SLASH, _YEAR_WORD = "Quý IV/2026", "Quý IV năm 2026"


def _find_quarter(text: str) -> Iterator[Use]:
    for found in _QUARTER.finditer(text):
        yield Use(*found.span(), _SLASH if "/" in found[4] else _YEAR_WORD)


def _write_quarter(written: str, way: str) -> str:
    between = "/" if way == _SLASH else " năm "
    return _QUARTER.sub(lambda found: f"{found[1]}{found[2]}{found[3]}{between}{found[5]}", written)


_FAR = 30  # letters before a word in which the one before it stands


def _in_name(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital is one of a person's or a place's name: another capital follows or goes before."""
    before = text[max(0, start - _FAR) : start].rstrip(" ")
    last = before[before.rfind(" ") + 1 :]
    return bool(_CAPITAL_NEXT.match(text, end)) or (last.istitle() and len(last) > 1)


def _touches(text: str, use: Use) -> bool:
    """Whether a sign or a letter stands right beside a use, as in the number of a document."""
    return text[max(0, use.start - 1) : use.start] not in _APART or text[use.end : use.end + 1] not in _APART


def uncited(text: str, uses: Iterator[Use]) -> Iterator[Use]:
    """Those that do not touch the number of a cited document."""
    found = list(uses)
    if not any(map(_touches, repeat(text), found)) or not may_cite(text):
        yield from found
        return
    numbers = [
        (at, at + len(one.number))
        for one in citations_in(text)
        if one.number and (at := text.find(one.number, one.start)) >= 0
    ]
    yield from (use for use in found if not any(low < use.end and use.start < high for low, high in numbers))


EACH = Usage(
    "hang-nam",
    "hằng năm / hàng năm",
    (_EVERY, _ROW),
    re.compile("[Hh][àằ]ng[ \u00a0\n]|H[ÀẰ]NG[ \u00a0\n]").search,
    _find_each,
    _write_each,
)
LONG_Y = Usage(
    "y-dai",
    "quản lý / quản lí",
    (_LONG_Y, _SHORT_I),
    re.compile(r"(?:[HKLMSThklmst]|[Qq][Uu])[íìỉĩịýỳỷỹỵiyÍÌỈĨỊÝỲỶỸỴIY](?!\w)").search,
    _find_y,
    _write_y,
)
TONE = Usage(
    "dau-thanh",
    "hòa / hoà",
    (_FIRST, _SECOND),
    re.compile("[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[òóỏõọÒÓỎÕỌ][aeAE]|[uU][ỳýỷỹỵỲÝỶỸỴ]|[ùúủũụÙÚỦŨỤ][yY]").search,
    _find_tone,
    _write_tone,
)
YEARS = Usage(
    "khoang-nam",
    "2026-2030 / 2026 - 2030",
    (_TIGHT, _SPACED, _LONG),
    re.compile(r"\d[ \u00a0]*[-–—][ \u00a0]*[12]\d\d").search,
    _find_years,
    _write_years,
)
QUARTER = Usage(
    "quy-nam",
    "Quý IV/2026 / Quý IV năm 2026",
    (_SLASH, _YEAR_WORD),
    re.compile("[Qq]u[ýí] |QU[ÝÍ] ").search,
    _find_quarter,
    _write_quarter,
)
USAGES = (EACH, LONG_Y, TONE, YEARS, QUARTER)
