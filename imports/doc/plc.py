"""The two shapes in which a .doc file keeps its tables: places with an entry each, and changes of properties."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_LENGTHS = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE, _TABS = 0xD608, 0xC615


def plc(data: bytes, size: int) -> tuple[tuple[int, ...], list[bytes]]:
    """Places and the entries of a size between them; there is one place more than there are entries."""
    count = (len(data) - 4) // (4 + size)
    if count < 1:
        return (), []
    places = struct.unpack_from(f"<{count + 1}I", data)
    start = 4 * (count + 1)
    return places, [data[start + size * entry : start + size * (entry + 1)] for entry in range(count)]


def ranges(data: bytes, base: int, length: int) -> Iterator[tuple[int, int]]:
    """The parts of a text that begins at a base, as a table of nothing but places cuts it."""
    places = struct.unpack_from(f"<{len(data) // 4}I", data)
    last = 0
    for told in places:
        place = min(told, length)
        if place > last:
            yield base + last, base + place
            last = place
    if last < length:
        yield base + last, base + length


def changes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The changes of properties in a list of them: code and operand; a list that is cut off ends early."""
    at, end = 0, len(data)
    while at + 2 < end:
        code = data[at] | data[at + 1] << 8
        at += 2
        kind = code >> 13
        if kind != 6:
            length = _LENGTHS[kind]
        elif code == _TABLE:
            length = (data[at] | (data[at + 1] << 8 if at + 1 < end else 0)) + 1
        elif code == _TABS and data[at] == 255:
            length = _tabs(data[at:])
        else:
            length = data[at] + 1
        if at + length > end:
            return
        yield code, data[at : at + length]
        at += length


def _tabs(data: bytes) -> int:
    """How long a change of tab stops is that tells its length only by its counts."""
    deleted = data[1] if len(data) > 1 else 0
    added_at = 2 + 4 * deleted
    added = data[added_at] if added_at < len(data) else 0
    return added_at + 1 + 3 * added
