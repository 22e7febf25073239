"""Brackets and quotation marks that lack their other half."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum, auto

SIGNS = re.compile(r"[()\[\]{}“”\"«»]")
_SHUTS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
# a) 1) đ) iv) at the beginning of a point, also one that others call: "điểm a)", "1), 2)".
_LETTERED = re.compile(r"(?:^|(?<=[\s;,.:(]))(?:[a-zđ]{1,2}|\d{1,3}|[ivxIVX]{1,5}|[A-ZĐ]|\d{1,2}\.\d{1,2})\s?\Z")
_FACE = re.compile(r"[:;]-?\Z")
_FAR = 8  # letters before a sign that such a beginning has at most


class Unpaired(Enum):
    """Which half is there."""

    OPEN = auto()
    SHUT = auto()


def unpaired(text: str) -> Iterator[tuple[int, Unpaired]]:
    """The places of signs that lack their other half, with which half they are, in order."""
    alone: list[tuple[int, Unpaired]] = []
    opened: list[tuple[str, int]] = []
    count: Counter[str] = Counter()  # of each sign that is open
    for found in SIGNS.finditer(text):
        sign, at = found[0], found.start()
        if sign == '"':
            quoted = count['"'] or count["“"]
            if text[at - 1 : at].isdigit() and not quoted:
                continue  # inches, seconds
            sign = "”" if quoted else '"'
        if sign not in _SHUTS:
            opened.append((sign, at))
            count[sign] += 1
            continue
        partners = {_SHUTS[sign], '"'} if sign == "”" else {_SHUTS[sign]}
        if any(count[partner] for partner in partners):
            while opened:
                other, where = opened.pop()
                count[other] -= 1
                if other in partners:
                    break
                alone.append((where, Unpaired.OPEN))
        elif not (sign == ")" and any(one.search(text, max(0, at - _FAR), at) for one in (_LETTERED, _FACE))):
            alone.append((at, Unpaired.SHUT))
    alone += [(where, Unpaired.OPEN) for _sign, where in opened]
    yield from sorted(alone, key=lambda one: one[0])
