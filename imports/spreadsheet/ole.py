"""A stream out of an OLE file, the box in which Excel before 2007 keeps its workbook; nothing else of it is read."""

from __future__ import annotations

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # from here on the numbers of sectors mean "end" or "free"
_ENTRY = 128
_HEADER_FATS = 109


class BrokenOle(Exception):
    """The file is cut off or its chains lead nowhere."""


def ole_stream(data: bytes, *names: str) -> bytes:
    """The first stream with one of these names, without regard to capitals; raises BrokenOle where there is none."""
    try:
        return _Box(data).stream({name.casefold() for name in names})
    except (struct.error, IndexError, ValueError) as error:
        raise BrokenOle(repr(error)) from error


class _Box:
    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC):
            raise BrokenOle("no OLE file")
        self._data = data
        shift, self._mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or not 4 <= self._mini_shift < shift:
            raise BrokenOle("odd sectors")
        self._size = 1 << shift
        self._cutoff = struct.unpack_from("<I", data, 56)[0]
        (self._directory_at,) = struct.unpack_from("<I", data, 48)
        (self._mini_fat_at,) = struct.unpack_from("<I", data, 60)
        self._fat = self._read_fat()

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _read_fat(self) -> tuple[int, ...]:
        numbers = list(struct.unpack_from(f"<{_HEADER_FATS}I", self._data, 76))
        more = struct.unpack_from("<I", self._data, 68)[0]
        per_sector = self._size // 4
        seen: set[int] = set()
        while more < _LAST and more not in seen:
            seen.add(more)
            part = struct.unpack(f"<{per_sector}I", self._sector(more))
            numbers += part[:-1]
            more = part[-1]
        found = b"".join(self._sector(number) for number in numbers if number < _LAST)
        return struct.unpack(f"<{len(found) // 4}I", found[: len(found) // 4 * 4])

    def _chain(self, first: int, table: tuple[int, ...]) -> list[int]:
        chain: list[int] = []
        while first < _LAST:
            if len(chain) > len(table):
                raise BrokenOle("a chain without end")
            chain.append(first)
            first = table[first]
        return chain

    def _long(self, first: int) -> bytes:
        return b"".join(self._sector(number) for number in self._chain(first, self._fat))

    def stream(self, names: set[str]) -> bytes:
        """The bytes of the first entry of the directory with one of the names."""
        directory = self._long(self._directory_at)
        root: tuple[int, int] = (_LAST, 0)
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", directory, at + 116)
            if kind == 5:
                root = (first, size)
            elif kind == 2 and name.casefold() in names:
                return self._short(root[0], first, size) if size < self._cutoff else self._long(first)[:size]
        raise BrokenOle("no such stream")

    def _short(self, root: int, first: int, size: int) -> bytes:
        """A stream so short that it lies in pieces in the stream of the root."""
        held = self._long(root)
        fat = self._long(self._mini_fat_at)
        table = struct.unpack(f"<{len(fat) // 4}I", fat[: len(fat) // 4 * 4])
        piece = 1 << self._mini_shift
        chain = self._chain(first, table)
        return b"".join(held[number * piece : (number + 1) * piece] for number in chain)[:size]
