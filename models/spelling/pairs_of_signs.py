"""Brackets and quotation marks that lack their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

SIGNS = re.compile(r"[()\[\]{}“”\"«»]")
_SHUTS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
# a) 1) đ) iv) at the beginning of a point, also one that others call: "điểm a)", "1), 2)".
_LETTERED = re.compile(r"(?:^|(?<=[\s;,.:(]))(?:[a-zđ]{1,2}|\d{1,3}|[ivxIVX]{1,5}|[A-ZĐ]|\d{1,2}\.\d{1,2})\s?\Z")
_FACE = re.compile(r"[:;]-?\Z")


class Unpaired(Enum):
    """Which half is there."""

    OPEN = auto()
    SHUT = auto()


def unpaired(text: str) -> Iterator[tuple[int, Unpaired]]:
    """The places of signs that lack their other half, with which half they are, in order."""
    alone: list[tuple[int, Unpaired]] = []
    opened: list[tuple[str, int]] = []
    for found in SIGNS.finditer(text):
        sign, at = found[0], found.start()
        if sign == '"':
            if text[at - 1 : at].isdigit() and not any(one in '"“' for one, _at in opened):
                continue  # inches, seconds
            sign = "”" if any(one in '"“' for one, _at in opened) else '"'
        if sign not in _SHUTS:
            opened.append((sign, at))
            continue
        partners = {_SHUTS[sign], '"'} if sign == "”" else {_SHUTS[sign]}
        place = next((place for place in range(len(opened) - 1, -1, -1) if opened[place][0] in partners), None)
        if place is not None:
            alone += [(where, Unpaired.OPEN) for _sign, where in opened[place + 1 :]]
            del opened[place:]
        elif not (sign == ")" and (_LETTERED.search(text[:at]) or _FACE.search(text[:at]))):
            alone.append((at, Unpaired.SHUT))
    alone += [(where, Unpaired.OPEN) for _sign, where in opened]
    yield from sorted(alone, key=lambda one: one[0])
