"""Capitals in the names of agencies: "Sở nội vụ" is "Sở Nội vụ", by Nghị định 30/2020/NĐ-CP, Phụ lục II."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.resources import resource_path
from models.spelling.forms import form
from models.spelling.tone import TonePlace, with_tone

_WORD = re.compile(r"[^\W\d_]+")
_FIRST_LETTERS = re.compile(r"[SBUỦHVTKNM](?<![\w-].)")
_DASH = re.compile(r"\s*[-–]\s*")
_WORDS = ("sở", "bộ", "ủy", "uỷ", "hội", "văn", "thanh", "thủ", "bảo", "kho", "ngân", "mặt")
# The first word of such a name, with the capital that no name lacks.
AGENCY_PIECE = rf"(?<![\w-])(?:{'|'.join(f'{word[0].upper()}(?i:{word[1:]})' for word in _WORDS)})(?!\w)"
AGENCY = re.compile(r"Sở|Bộ|[UỦ][yỷ] |Hội |Văn |Thanh |Thủ |Bảo |Kho |Ngân |Mặt ", re.IGNORECASE)


class WrongCapitals(NamedTuple):
    """A name with other capitals than it should have, and how it is written."""

    start: int
    end: int
    name: str


def wrong_capitals(text: str) -> Iterator[WrongCapitals]:
    """The names of agencies that a text writes with other capitals; those all in capitals are meant so."""
    if text.isupper():
        return
    pattern, names = _names()
    end = 0
    for first in _FIRST_LETTERS.finditer(text):
        found = pattern.match(text, first.start()) if first.start() >= end else None
        if found is None:
            continue
        written, end = found[0], found.end()
        if written.isupper() or written[0].islower():
            continue  # "các sở nội vụ" speaks of many
        right = _with_capitals_of(names[_key(written)], written)
        if right != written:
            yield WrongCapitals(*found.span(), _DASH.sub(" - ", right))


def _with_capitals_of(name: str, written: str) -> str:
    """What is written, with the capitals of the name; spaces and the place of tones stay."""
    wanted = (sign.isupper() for sign in name if sign.isalpha())
    return "".join((sign.upper() if next(wanted) else sign.lower()) if sign.isalpha() else sign for sign in written)


@lru_cache(maxsize=1)
def _names() -> tuple[re.Pattern[str], dict[tuple[str, ...], str]]:
    text = resource_path("spelling", "agencies.txt").read_text(encoding="utf-8")
    names = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    names.sort(key=len, reverse=True)
    pattern = "|".join(map(_pattern, names))
    one = re.compile(rf"(?:{pattern})(?![\w-])", re.IGNORECASE)
    return one, {_key(name): name for name in names}


def _pattern(name: str) -> str:
    """The name with its tones in either place and any spaces and dashes between its words."""

    def either(found: re.Match[str]) -> str:
        return "|".join({with_tone(found[0].lower(), place) for place in TonePlace}).join(("(?:", ")"))

    parts = [re.sub(r"\s*-\s*", r"\\s*[-–]\\s*", gap).replace(" ", r"\s+") for gap in _WORD.split(name)]
    words = [either(found) for found in _WORD.finditer(name)]
    return "".join(part for pair in zip(parts, [*words, ""], strict=True) for part in pair)


def _key(name: str) -> tuple[str, ...]:
    return tuple(form(word) for word in _WORD.findall(name))
