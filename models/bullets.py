"""The signs that begin a line of a list: which one a line has, and which one the next line gets."""

from __future__ import annotations

import re

from models.numbering import LETTERS

DASHES = "-–—+•*"
_BULLET = re.compile(rf"[^\S\n]*(?:[{DASHES}]|\d{{1,2}}[.)]|[a-zđ]\))[^\S\n]+")
_COUNTED = re.compile(r"(\s*)(\d{1,2}|[a-zđ])([.)]\s+)")


def bullet_of(line: str) -> str:
    """What a line begins with, spaces included: "- ", "+ ", "• ", "1. ", "a) "; "" where it is no line of a list."""
    found = _BULLET.match(line)
    return found.group() if found else ""


def next_bullet(bullet: str) -> str:
    """What the line after one with this bullet begins with: a dash again, or the next number or letter."""
    counted = _COUNTED.fullmatch(bullet)
    if counted is None:
        return bullet
    before, number, behind = counted.groups()
    if number.isdigit():
        return f"{before}{int(number) + 1}{behind}"
    place = LETTERS.find(number) + 1
    return f"{before}{LETTERS[place]}{behind}" if 0 < place < len(LETTERS) else ""
