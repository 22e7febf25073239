"""How far the cells of a binary workbook (.xlsb) reach, looked up before a library makes room for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from imports.package import Package

_ROW, _LAST_CELL = 0, 11
_MAX_RECORDS = 5_000_000


def xlsb_areas(package: Package) -> Iterator[tuple[int, int]]:
    """The number of rows and columns of each sheet, from A1 to its last cell."""
    for name in package.names():
        if name.casefold().startswith("xl/worksheets/") and name.casefold().endswith(".bin"):
            yield area_of(package.read(name))


def area_of(data: bytes) -> tuple[int, int]:
    """The rows and columns that the records of one sheet reach."""
    at = row = rows = columns = 0
    for _record in range(_MAX_RECORDS):
        if at + 2 > len(data):
            break
        kind, at = data[at], at + 1
        if kind & 0x80:
            kind, at = kind & 0x7F | data[at] << 7, at + 1
        length = 0
        for shift in (0, 7, 14, 21):
            if at >= len(data):
                break
            part, at = data[at], at + 1
            length |= (part & 0x7F) << shift
            if part < 0x80:
                break
        if kind == _ROW:
            row = int.from_bytes(data[at : at + 4], "little") + 1
        elif kind <= _LAST_CELL:
            rows, columns = max(rows, row), max(columns, int.from_bytes(data[at : at + 4], "little") + 1)
        at += length
    return rows, columns
