"""The automatic lists of a .doc file, for the counter that all files of Word share."""

from __future__ import annotations

import re
import struct

from imports.list_counting import CountedList, ListCounter, ListLevel
from imports.list_marks import MAX_NUMBER

_FORMS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
    23: "bullet", 255: "none",
}  # fmt: skip
_LIST, _LEVEL, _USE, _OVERRIDE = 28, 28, 16, 8
_PLACE = re.compile("[\0-\x08]")
_LONGEST = 100


def read_lists(lists: bytes, uses: bytes) -> ListCounter:
    """The lists of a file; what is cut off is left out."""
    counter = ListCounter()
    try:
        _read_uses(counter, _read_lists(lists), uses)
    except (struct.error, IndexError):
        return counter
    return counter


def _read_lists(table: bytes) -> dict[int, CountedList]:
    found: dict[int, CountedList] = {}
    if not table:
        return found
    (count,) = struct.unpack_from("<H", table)
    at = 2 + _LIST * count
    for place in range(count):
        (number,) = struct.unpack_from("<i", table, 2 + _LIST * place)
        simple = table[2 + _LIST * place + 26] & 1
        levels: dict[int, ListLevel] = {}
        for depth in range(1 if simple else 9):
            if at + _LEVEL > len(table):
                break
            levels[depth], at = _level(table, at)
        found[number] = CountedList(levels)
    return found


def _level(table: bytes, at: int) -> tuple[ListLevel, int]:
    """A level, and where the next one begins."""
    start, form = struct.unpack_from("<iB", table, at)
    at += _LEVEL + table[at + 24] + table[at + 25]
    (length,) = struct.unpack_from("<H", table, at)
    text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")[:_LONGEST]
    text = _PLACE.sub(lambda sign: f"%{ord(sign.group()) + 1}", text)
    return ListLevel(_FORMS.get(form, "decimal"), text, max(0, min(start, MAX_NUMBER))), at + 2 + 2 * length


def _read_uses(counter: ListCounter, lists: dict[int, CountedList], table: bytes) -> None:
    if not table:
        return
    (count,) = struct.unpack_from("<I", table)
    count = min(count, len(table) // _USE)
    at = 4 + _USE * count
    for place in range(count):
        number = struct.unpack_from("<i", table, 4 + _USE * place)[0]
        shared = lists.get(number)
        starts: dict[int, int] = {}
        at += 4
        for _override in range(table[4 + _USE * place + 12]):
            start, told = struct.unpack_from("<iI", table, at)
            at += _OVERRIDE
            depth = told & 0xF
            if told & 0x20:
                level, at = _level(table, at)
                shared = CountedList({**shared.levels, depth: level}) if shared is not None else None
            if told & 0x10:
                starts[depth] = max(0, min(start, MAX_NUMBER))
        if shared is not None:
            counter.lists[str(place + 1)] = (shared, starts)
