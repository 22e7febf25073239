"""Numbers as administrative texts print them: I, II; A, B; 1, 2; 01, 02; a), b) … đ); 1.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# The decree's points run through the Vietnamese alphabet, đ included, ă â ê ô ơ skipped, no f j w z
# (Nghị định 30/2020/NĐ-CP, Phụ lục I).
LETTERS = "abcdđeghiklmnopqrstuưvxy"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
          (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


class Style(StrEnum):
    """How one level is numbered; DOTTED, for items only, puts the area's place before the item's: 2.1, 2.2."""

    ROMAN = "roman"
    ARABIC = "arabic"
    PADDED = "padded"
    LETTER = "letter"
    CAPITAL = "capital"
    DOTTED = "dotted"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the rows of an appendix are numbered; `restart` begins again in each area.

    `child` numbers the tasks of a group: "dotted" gives 1.1, any Style its own series, NONE leaves them bare.
    `alone` also numbers an item that is the only one of its area.
    """

    area: Style = Style.ROMAN
    item: Style = Style.ARABIC
    child: str = "dotted"
    restart: bool = True
    alone: bool = True


def roman(number: int) -> str:
    """Roman capitals of a positive number below 4000."""
    out = ""
    for value, sign in _ROMAN:
        while number >= value:
            out, number = out + sign, number - value
    return out


def roman_value(text: str) -> int | None:
    """The number that Roman capitals stand for, or None where the text is no Roman number."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    total = 0
    for value, sign in _ROMAN:
        while text.startswith(sign):
            total, text = total + value, text[len(sign) :]
    return total


def letter(number: int) -> str:
    """The point letter of a positive number: a … y, then aa, ab …"""
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, len(LETTERS))
        out = LETTERS[rest] + out
    return out


def letter_value(text: str) -> int | None:
    """The place of a single point letter, 1 for a, or None where it is none."""
    return LETTERS.index(text) + 1 if len(text) == 1 and text in LETTERS else None


def label(number: int, style: Style | str) -> str:
    """One number printed in a style; NONE prints nothing."""
    match style:
        case Style.ROMAN:
            return roman(number)
        case Style.ARABIC:
            return str(number)
        case Style.PADDED:
            return f"{number:02d}"
        case Style.LETTER:
            return letter(number)
        case Style.CAPITAL:
            return letter(number).upper()
    return ""


def counter(style: Style | str, start: int = 1) -> Iterator[str]:
    """The labels of one level in order, without end."""
    number = start
    while True:
        yield label(number, style)
        number += 1
