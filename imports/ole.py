"""Streams out of an OLE file, the box in which Office before 2007 keeps its files; nothing else of it is read."""

from __future__ import annotations

import struct
from typing import NamedTuple

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # from here on the numbers of sectors mean "end" or "free"
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_HEADER_FATS = 109


class BrokenOle(Exception):
    """The file is cut off or its chains lead nowhere."""


def ole_stream(data: bytes, *names: str) -> bytes:
    """The first stream with one of these names, without regard to capitals; raises BrokenOle where there is none."""
    try:
        return _Box(data).stream({name.casefold() for name in names})
    except (struct.error, IndexError, ValueError) as error:
        raise BrokenOle(repr(error)) from error


def ole_names(data: bytes) -> frozenset[str]:
    """The streams and folders at the top of the file, in small letters; what is embedded in it lies deeper."""
    try:
        return frozenset(entry.name for entry in _Box(data).top())
    except (struct.error, IndexError, ValueError) as error:
        raise BrokenOle(repr(error)) from error


class _Entry(NamedTuple):
    """An entry of the directory; `links` are its neighbours to the left and right, and its first child."""

    name: str
    kind: int
    links: tuple[int, int, int]
    first: int
    size: int


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

    def _directory(self) -> list[_Entry]:
        directory = self._long(self._directory_at)
        found: list[_Entry] = []
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            links = struct.unpack_from("<III", directory, at + 68)
            first, size = struct.unpack_from("<II", directory, at + 116)
            found.append(_Entry(name.casefold(), kind, links, first, size))
        return found

    def top(self) -> list[_Entry]:
        """The entries that lie in no folder but the root."""
        entries = self._directory()
        root = next((entry for entry in entries if entry.kind == _ROOT), None)
        waiting = [root.links[2]] if root is not None else []
        found: dict[int, _Entry] = {}
        while waiting:
            place = waiting.pop()
            if place < len(entries) and place not in found:
                found[place] = entries[place]
                waiting += entries[place].links[:2]
        return [found[place] for place in sorted(found)]

    def stream(self, names: set[str]) -> bytes:
        """The bytes of the first entry with one of the names; those at the top go before embedded ones."""
        everything = self._directory()
        root = next((entry.first for entry in everything if entry.kind == _ROOT), _LAST)
        for entry in (*self.top(), *everything):
            if entry.kind == _STREAM and entry.name in names:
                short = entry.size < self._cutoff
                return self._short(root, entry.first, entry.size) if short else self._long(entry.first)[: entry.size]
        raise BrokenOle("no such stream")

    def _short(self, root: int, first: int, size: int) -> bytes:
        """A stream so short that it lies in pieces in the stream of the root."""
        held = self._long(root)
        fat = self._long(self._mini_fat_at)
        table = struct.unpack(f"<{len(fat) // 4}I", fat[: len(fat) // 4 * 4])
        piece = 1 << self._mini_shift
        chain = self._chain(first, table)
        return b"".join(held[number * piece : (number + 1) * piece] for number in chain)[:size]
