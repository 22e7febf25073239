"""The piece table of a .doc file: which bytes are its text, and in which order."""

from __future__ import annotations

import struct
from array import array
from itertools import pairwise
from typing import NamedTuple

from imports.doc.plc import plc
from imports.encodings.letters import windows_text
from imports.refusals import damaged, too_large

MAX_TEXT = 5_000_000
_MOST_CHANGES = 1_000
_CHANGES, _TABLE = 1, 2
_COMPRESSED = 0x40000000
_PLACE = 0x3FFFFFFF
# What a change without a length of its own may be: its short code -> its full one.
_SHORT = {
    0x05: 0x2403, 0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x47: 0x0806,
    0x55: 0x0835, 0x56: 0x0836, 0x5B: 0x083B, 0x5C: 0x083C, 0x75: 0x0855,
}  # fmt: skip


class Piece(NamedTuple):
    """A part of the text: its signs from start to before end, where their bytes begin, bytes per sign, changes."""

    start: int
    end: int
    place: int
    width: int
    changes: bytes

    def place_of(self, sign: int) -> int:
        """Where the bytes of a sign of the piece are."""
        return self.place + (sign - self.start) * self.width


def read_pieces(main: bytes, table: bytes) -> tuple[str, list[Piece]]:
    """The whole text, in halves of signs where a sign is a pair, and its pieces; raises InputProblem where broken."""
    lists: list[bytes] = []
    at = 0
    while at + 5 <= len(table) and table[at] == _CHANGES:
        (length,) = struct.unpack_from("<H", table, at + 1)
        lists.append(table[at + 3 : at + 3 + min(length, _MOST_CHANGES)])
        at += 3 + length
    if at + 5 > len(table) or table[at] != _TABLE:
        raise damaged("no piece table")
    (length,) = struct.unpack_from("<I", table, at + 1)
    places, entries = plc(table[at + 5 : at + 5 + length], 8)
    if not entries or places[0] or any(left > right for left, right in pairwise(places)):
        raise damaged("pieces without order")
    if places[-1] > MAX_TEXT:
        raise too_large(f"{places[-1]} signs")
    text: list[str] = []
    pieces: list[Piece] = []
    for start, end, entry in zip(places, places[1:], entries, strict=False):
        told, prm = struct.unpack_from("<IH", entry, 2)
        place, width = ((told & _PLACE) // 2, 1) if told & _COMPRESSED else (told & _PLACE, 2)
        part = main[place : place + (end - start) * width]
        if len(part) < (end - start) * width:
            raise damaged("a piece outside of the file")
        text.append(windows_text(part) if width == 1 else _halves(part))
        pieces.append(Piece(start, end, place, width, _changes_of(prm, lists)))
    return "".join(text), pieces


def _halves(part: bytes) -> str:
    text = part.decode("utf-16-le", "surrogatepass")
    return text if len(text) * 2 == len(part) else "".join(map(chr, array("H", part)))


def _changes_of(prm: int, lists: list[bytes]) -> bytes:
    if prm & 1:
        return lists[prm >> 1] if prm >> 1 < len(lists) else b""
    code = _SHORT.get(prm >> 1 & 0x7F)
    return struct.pack("<HB", code, prm >> 8) if code else b""
