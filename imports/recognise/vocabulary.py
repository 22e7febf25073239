"""The words of plans as data (resources/recognise): headings and labels -> fields, closing words, area names."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from models.resources import resource_path
from models.text import fold

_NO_WORD = re.compile(r"[^\w,&+#]+")
# "T/g", "Đ/v": the slash of a short form.
_SHORT = re.compile(r"(?<!\w)(\w)\s?/\s?(\w)(?!\w)")
_LONGEST_SHORT = 8
_ANY_AGENCY = "agency"  # a heading that names agencies without saying what they do
_PERCENT = " phần trăm "
_KEY = re.compile(r"[^a-z0-9]+")

_NOTE = re.compile(
    r"\s*(?:\(?\*+\)?\s*\S|(?:\*\s*)?(?:ghi chú|lưu ý|chú thích|chú giải|nguồn)\s*(?:[:(.]|$))", re.IGNORECASE
)
# What may stand behind "Cộng": nothing but signs and numbers, "(A+B)", "mục I", "nhóm 2".
_SUMMED = re.compile(
    r"[\s():;.,\d]*|[\s(]*(?:mục|phần|nhóm|khoản)?\s*(?:[a-e]|[ivx]{1,4}|\d{1,2})"
    r"(?:\s*\+\s*(?:[a-e]|[ivx]{1,4}|\d{1,2}))*[\s):.]*"
)
_POSITION = re.compile(
    r"(?:KT|TL|TUQ|TM|Q)\s*\..*|(?:PHÓ |QUYỀN )?(?:TỔNG )?(?:GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|TRƯỞNG BAN"
    r"|(?:CHI )?CỤC TRƯỞNG|CHỦ TỊCH|HIỆU TRƯỞNG|VIỆN TRƯỞNG|TRƯỞNG PHÒNG|THỦ TRƯỞNG)\b.*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Rule:
    field: str
    equals: frozenset[str]
    contains: tuple[str, ...]
    unless: tuple[str, ...]

    def rank(self, padded: str) -> int:
        """The place of the first of the rule's phrases that a heading has; phrases stand in the order of preference."""
        return next((place for place, phrase in enumerate(self.contains) if _has(padded, phrase)), len(self.contains))


def bare(text: str) -> str:
    """A heading folded, its brackets, slashes and full stops taken as spaces."""
    return " ".join(_NO_WORD.sub(" ", fold(text)).split()).strip(" ,")


def field_of(heading: str) -> str:
    """The field that a column heading or a line label means, "" where no rule fits."""
    return field_and_rank(heading)[0]


@lru_cache(maxsize=4096)
def field_and_rank(heading: str) -> tuple[str, int]:
    """The field of a heading, and how well its words name it: of two columns for one field the lower rank has it."""
    heading = heading.replace("%", _PERCENT)
    text = bare(heading)
    if not text:
        return "", 0
    found = _ruled(text)
    if found[0] not in ("", _ANY_AGENCY):
        return found
    written = _ruled(_in_full(heading, text))
    return written if written[0] else found


def _ruled(text: str) -> tuple[str, int]:
    padded = f" {text} "
    rules = _rules() if text else ()
    for rule in rules:
        if text in rule.equals:
            return rule.field, 2 * rule.rank(padded)
    for rule in rules:
        if any(_has(padded, phrase) for phrase in rule.contains) and not any(_has(padded, p) for p in rule.unless):
            return rule.field, 2 * rule.rank(padded) + 1
    return "", 0


def _in_full(heading: str, text: str) -> str:
    """A short heading with its short forms written out, "" where it has none."""
    if len(text.split()) > _LONGEST_SHORT:
        return ""
    plain = bare(_SHORT.sub(r"\1\2", heading))
    padded = f" {plain} ".replace(" ", "  ")
    for short, full in _data("headings")["abbreviations"].items():
        padded = padded.replace(f" {short} ".replace(" ", "  "), f" {full} ".replace(" ", "  "))
    written = " ".join(padded.split())
    return written if written != text else ""


def known_phrases() -> tuple[tuple[str, str, bool], ...]:
    """Every phrase of the rules with its field, and whether it may stand among other words of a heading."""
    return tuple((phrase, rule.field, False) for rule in _rules() for phrase in rule.equals) + tuple(
        (phrase, rule.field, True) for rule in _rules() for phrase in rule.contains
    )


def stand_ins(field: str) -> tuple[str, ...]:
    """The fields that hold another one where no column is headed as that, best first."""
    return tuple(_data("headings")["stand_ins"].get(field, ()))


def names_people(heading: str) -> bool:
    """Whether a column heading belongs to a list of people, not of tasks."""
    return bare(heading) in _data("headings")["people"]


def phrases(name: str) -> tuple[str, ...]:
    """One list of folded phrases: "closing", "areas", "document_types" …"""
    return tuple(_data("phrases")[name])


def begins_closing(text: str) -> bool:
    """Whether a line counts the tasks of the table above it ("Tổng cộng: 33 nhiệm vụ")."""
    small = text[:60].casefold().lstrip(" -*•")
    if small.startswith(phrases("closing")):
        return True
    alone = next((word for word in phrases("closing_alone") if small.startswith(word)), None)
    if alone is None:
        return False
    rest = small[len(alone) :].lstrip()
    return rest.startswith(":") or _SUMMED.fullmatch(rest) is not None


def begins_note(text: str) -> bool:
    """Whether a line is a note on the table above it ("Ghi chú: …", "(*) …")."""
    return _NOTE.match(text) is not None


def is_position(text: str) -> bool:
    """Whether a line in capitals is the position of one who signs ("KT. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")."""
    return text.isupper() and _POSITION.fullmatch(text) is not None


def names_area(text: str) -> bool:
    """Whether a heading names one of the contents of the administrative reform."""
    words = f" {bare(text)} "
    return any(_has(words, bare(phrase)) for phrase in phrases("areas"))


def extra_key(heading: str, taken: frozenset[str] = frozenset()) -> str:
    """The key of a custom column from its heading: letters and digits, unique among those taken."""
    stem = _KEY.sub("_", fold(heading)).strip("_")[:40].strip("_") or "cot"
    key, count = stem, 1
    while key in taken:
        count += 1
        key = f"{stem}_{count}"
    return key


def _has(padded: str, phrase: str) -> bool:
    return f" {phrase} " in padded or f" {phrase}," in padded


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["field"],
            frozenset(rule.get("equals", ())),
            tuple(rule.get("contains", ())),
            tuple(rule.get("unless", ())),
        )
        for rule in _data("headings")["rules"]
    )


@cache
def _data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource_path("recognise", f"{name}.json").read_text(encoding="utf-8"))
    return data
