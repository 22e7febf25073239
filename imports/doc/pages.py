"""The pages of a .doc file that tell which bytes of its text have which properties."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Sequence

from imports.doc.plc import plc

_PAGE = 512
_NUMBER = 0x3FFFFF


class Properties:
    """Properties by the places of bytes: from a start to before an end, sorted."""

    def __init__(self, main: bytes, table: bytes, read: Callable[[bytes, int, int], bytes]) -> None:
        found: dict[int, tuple[int, bytes]] = {}
        for number in dict.fromkeys(struct.unpack("<I", entry)[0] & _NUMBER for entry in plc(table, 4)[1]):
            page = main[number * _PAGE : (number + 1) * _PAGE]
            count = page[_PAGE - 1] if len(page) == _PAGE else 0
            if 4 * (count + 1) > _PAGE:
                continue
            places = struct.unpack_from(f"<{count + 1}I", page)
            for run in range(count):
                found[places[run]] = (places[run + 1], read(page, count, run))
        self.starts: Sequence[int] = sorted(found)
        self._found = found

    def at(self, place: int) -> tuple[int, bytes]:
        """The properties of the byte at a place, and where other ones begin; none where nothing is told."""
        number = bisect_right(self.starts, place) - 1
        if number >= 0:
            end, properties = self._found[self.starts[number]]
            if place < end:
                return end, properties
        following = number + 1
        return (self.starts[following] if following < len(self.starts) else 1 << 40), b""


def of_characters(page: bytes, count: int, run: int) -> bytes:
    """The changes of one run of characters on a page."""
    at = 2 * page[4 * (count + 1) + run] if 4 * (count + 1) + run < _PAGE else 0
    return page[at + 1 : min(_PAGE - 1, at + 1 + page[at])] if at else b""


def of_paragraphs(page: bytes, count: int, run: int) -> bytes:
    """The number of the style of a paragraph on a page, two bytes, and its changes."""
    told = 4 * (count + 1) + 13 * run
    at = 2 * page[told] if told < _PAGE else 0
    if not at or at + 1 >= _PAGE:
        return b""
    start, length = (at + 1, 2 * page[at] - 1) if page[at] else (at + 2, 2 * page[at + 1])
    return page[start : min(_PAGE - 1, start + length)]
