"""Numbers as they stand in tables and before headings: I, 1, 01, 1.1, a), (2), with what style and value."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.numbering import LETTERS, letter_value, roman_value

_TRIM = re.compile(r"^[(\[\s]*(.*?)[\s).:\]/,;–-]*$", re.DOTALL)
_DOTTED = re.compile(r"\d{1,4}(?:\s*[.,]\s*\d{1,4})+")
_LETTERED = re.compile(r"(\d{1,3})\s*[.,]\s*([a-zđ])")
_BELOW_ROMAN = re.compile(r"[IVXLC]{1,6}\s*[.-]\s*(\d{1,4})")
# "Lĩnh vực I", "Nhiệm vụ 2" in a column of numbers.
_WORD = re.compile(
    r"(?:lĩnh vực|phần|mục|nhóm|nội dung|nhiệm vụ|mục tiêu|chương|tiêu chí)\s+(?:số\s+)?(?=[IVXLC\d]|[A-Z]$)", re.I
)
# "I. ", "1) ", "1.2. ", "1.2 ", "a) ", "II - ", "I.- "; a bare "I " counts only before a capital letter.
_LEAD = re.compile(
    r"\s*(?:\(([IVXLCa-zđ\d]{1,4})\)|((?:\d{1,4}\s*\.\s*){0,4}\d{1,4}|[IVXLC]{1,7}|[A-ZĐa-zđ])\s*(?:[.)/:]+[–-]?|[–-](?=\s))"
    r"|(\d{1,2}(?:\.\d{1,2}){1,4})(?=\s+\D))\s*(?![\d/])",
)
_BARE_ROMAN = re.compile(r"\s*([IVX]{1,6})\s+(?=[^\W\d_a-zà-ỹ])")


_LONGEST = 40


class Number(NamedTuple):
    """A number as found: kind "roman", "arabic", "padded", "dotted", "letter", "capital", "other" or "" for none."""

    kind: str = ""
    value: int = 0
    parts: tuple[int, ...] = ()
    text: str = ""

    @property
    def parent(self) -> tuple[int, ...]:
        """The parts of the number above a dotted one: (1,) for 1.2."""
        return self.parts[:-1]


NONE = Number()


def as_capital(number: Number) -> Number:
    """C, D, I, V, X, L as letters of a series A, B, C instead of Roman numbers; others as they are."""
    if number.kind != "roman" or len(number.text) != 1 or number.text.lower() not in LETTERS:
        return number
    value = LETTERS.index(number.text.lower()) + 1
    return Number("capital", value, (value,), number.text)


def parse_number(text: str) -> Number:
    """The number that is all of a text, brackets and full stops aside."""
    if not text:
        return NONE
    if len(text) > _LONGEST:
        return Number("other", 0, (), text)
    match = _TRIM.match(text)
    core = match.group(1) if match else text
    if not core:
        return NONE
    if core.isascii() and core.isdigit() and len(core) < 6:
        padded = len(core) > 1 and core.startswith("0")
        return Number("padded" if padded else "arabic", int(core), (int(core),), core)
    if (worded := _WORD.match(core)) and (inner := parse_number(core[worded.end() :])).kind not in ("", "other"):
        return inner._replace(text=core)
    if (value := roman_value(core)) is not None:
        return Number("roman", value, (value,), core)
    if (value := letter_value(core)) is not None:
        return Number("letter", value, (value,), core)
    if len(core) == 1 and (value := letter_value(core.lower())) is not None:
        return Number("capital", value, (value,), core)
    if _DOTTED.fullmatch(core):
        parts = tuple(int(part) for part in re.split(r"\s*[.,]\s*", core))
        return Number("dotted", parts[-1], parts, core)
    if (lettered := _LETTERED.fullmatch(core)) and (value := letter_value(lettered.group(2))) is not None:
        return Number("dotted", value, (int(lettered.group(1)), value), core)
    if below := _BELOW_ROMAN.fullmatch(core):
        # The area's own number before the item's is printed by no layout.
        return Number("arabic", int(below.group(1)), (int(below.group(1)),), core)
    return Number("other", 0, (), core)


def split_number(text: str) -> tuple[Number, str]:
    """The number before a heading or running text and the text after it: "I. ABC" -> I, "ABC"."""
    # No number is longer, and a hostile cell of digits and dots must not be searched to its end.
    match = _LEAD.match(text, 0, _LONGEST)
    if match is None:
        match = _BARE_ROMAN.match(text, 0, _LONGEST)
        if match is None:
            return NONE, text
        core = match.group(1)
    else:
        core = match.group(1) or match.group(2) or match.group(3)
    number = parse_number(core)
    if number.kind in ("", "other"):
        return NONE, text
    return number, text[match.end() :]
