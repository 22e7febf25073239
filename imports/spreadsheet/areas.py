"""How far the cells of a binary workbook (.xlsb) reach, looked up before a library makes room for all of them."""

from __future__ import annotations

from imports.package import Package, suspicious, too_large
from imports.spreadsheet.boxed import MAX_AREA

_ROW, _LAST_CELL = 0, 11
_MOST_RECORDS = 3_000_000


def check_areas(package: Package) -> None:
    """Raise InputProblem where the sheets reach so far that one far cell could take all memory."""
    area = 0
    for name in package.names():
        if name.casefold().startswith("xl/worksheets/"):
            rows, columns = area_of(package.read(name))
            area += rows * columns
            if area > MAX_AREA:
                raise suspicious(f"{rows} rows x {columns} columns")


def area_of(data: bytes) -> tuple[int, int]:
    """The rows and columns that the records of one sheet reach."""
    at = row = rows = columns = 0
    for _record in range(_MOST_RECORDS):
        if at + 2 > len(data):
            return rows, columns
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
    raise too_large(f"more than {_MOST_RECORDS} records")
