"""The workbook of an .xls looked through and put into a new box, before a library is given it.

The library trusts the lengths and chains of a file: one that leads in a circle, or tells of far more than there is,
would take all memory and end the program. It gets only what was counted here, and never the macros.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from imports.ole import MAGIC, BrokenOle, ole_stream
from imports.package import damaged, suspicious, too_large
from imports.spreadsheet.sparse import MAX_CELLS, MAX_SHEETS

MAX_AREA = 1_500_000
_EOF, _SHEET, _STRINGS, _DIMENSIONS, _MANY_NUMBERS = 0x0A, 0x85, 0xFC, 0x200, 0xBD
_CELLS = frozenset({0x203, 0xFD, 0x204, 0x27E, 0x205, 0x06, 0xD6, 0x201, _MANY_NUMBERS})
_LEAST_STRING = 3
_MOST_SHEETS = 5 * MAX_SHEETS
_SECTOR = 4096
_NUMBERS_IN_SECTOR = _SECTOR // 4
_HEADER_FATS = 109
_FREE, _END, _FAT, _NO_ENTRY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_LARGEST = 40 * 1024 * 1024


def boxed_workbook(data: bytes) -> bytes:
    """An OLE file with nothing but the workbook of this one; raises InputProblem where that is broken or forged."""
    try:
        stream = bytearray(ole_stream(data, "Workbook", "Book"))
        _check(stream)
    except (BrokenOle, struct.error, IndexError) as error:
        raise damaged(repr(error)) from error
    return in_box(bytes(stream))


def _records(stream: bytes | bytearray, at: int) -> Iterator[tuple[int, int, int]]:
    """The kind, place and length of the records from a place to the first end."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _EOF:
            return
        yield kind, at + 4, length
        at += 4 + length


def _check(stream: bytearray) -> None:
    sheets: list[int] = []
    for kind, at, length in _records(stream, 0):
        if kind == _SHEET:
            sheets.append(struct.unpack_from("<I", stream, at)[0])
        elif kind == _STRINGS and length >= 8:
            (count,) = struct.unpack_from("<I", stream, at + 4)
            if count * _LEAST_STRING > len(stream) - at:
                raise suspicious(f"{count} shared strings in {len(stream)} bytes")
    if len(sheets) > _MOST_SHEETS:
        raise too_large(f"{len(sheets)} sheets")
    area = cells = walked = 0
    for start in sheets:
        rows = columns = 0
        for kind, at, length in _records(stream, start):
            walked += 4 + length
            if kind == _DIMENSIONS:
                # The library makes room for all that is told here; the cells themselves tell the truth.
                stream[at : at + length] = bytes(length)
            elif kind in _CELLS and length >= 4:
                row, column = struct.unpack_from("<HH", stream, at)
                cells += 1
                if kind == _MANY_NUMBERS:
                    column += length // 6
                    cells += length // 6
                rows, columns = max(rows, row + 1), max(columns, column + 1)
        area += rows * columns
        if area > MAX_AREA:
            raise suspicious(f"{rows} rows x {columns} columns")
        if cells > 2 * MAX_CELLS:
            raise too_large(f"{cells} cells")
        if walked > 2 * len(stream):
            raise suspicious("sheets that lie in each other")


def in_box(stream: bytes) -> bytes:
    """An OLE file with one stream, called Workbook."""
    if len(stream) > _LARGEST:
        raise too_large(f"{len(stream)} bytes")
    stream = stream.ljust(_SECTOR, b"\0")  # a shorter one would have to lie in the small sectors
    sectors = -(-len(stream) // _SECTOR)
    # The stream comes first, then its directory, the empty store of small streams, and which sector follows which.
    fats = -(-(sectors + 2 + _HEADER_FATS) // _NUMBERS_IN_SECTOR)
    following = [*range(1, sectors), _END, _END, _END, *[_FAT] * fats]
    following += [_FREE] * (fats * _NUMBERS_IN_SECTOR - len(following))
    places = [sectors + 2 + number for number in range(fats)]
    header = struct.pack(
        "<8s16sHHHHH6x9I",
        MAGIC, b"", 0x3E, 4, 0xFFFE, 12, 6, 1, fats, sectors, 0, _SECTOR, _END, 0, _END, 0,
    )  # fmt: skip
    header += struct.pack(f"<{_HEADER_FATS}I", *places, *[_FREE] * (_HEADER_FATS - fats))
    directory = _entry("Root Entry", 5, 1, sectors + 1, _SECTOR) + _entry("Workbook", 2, _NO_ENTRY, 0, len(stream))
    table = struct.pack(f"<{len(following)}I", *following)
    parts = (header, stream, directory, b"", table)
    return b"".join(part + b"\0" * (-len(part) % _SECTOR or (0 if part else _SECTOR)) for part in parts)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", letters, len(letters) + 2, kind, 1, _NO_ENTRY, _NO_ENTRY, child, start, size)
