"""What a paragraph of a .doc file is: its look, its depth of tables, whether it ends a cell or a row, and that row."""

from __future__ import annotations

import struct
from typing import NamedTuple

from imports.doc.pages import Properties
from imports.doc.pieces import Piece
from imports.doc.plc import changes
from imports.doc.styles import Styles
from imports.docx.styles import Ink
from imports.flow.rows import CellShape, RowShape
from imports.refusals import suspicious

MAX_OUTSIDE = 6 * 1024 * 1024
_IN_TABLE, _ROW_END, _DEPTH, _INNER_CELL, _INNER_ROW = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
_STYLE = 0x4600
_OUTSIDE = frozenset({0x6645, 0x6646, 0x646B})
_ROW, _MERGE, _DOWN = 0xD608, 0x5624, 0xD62B
_CELL = 20
_FIRST, _OTHERS = 1, 2
_NESTED = 4


class ParagraphLook(NamedTuple):
    """How a paragraph looks and where it stands; `row` tells of the cells where it ends a row."""

    ink: Ink
    level: int = 0
    ends_cell: bool = False
    ends_row: bool = False
    row: RowShape = RowShape()


class Paragraphs:
    """The paragraphs of a file by the place of the bytes of their ends."""

    def __init__(self, pages: Properties, styles: Styles, data: bytes) -> None:
        self._pages = pages
        self._styles = styles
        self._data = data
        self._known: dict[bytes, ParagraphLook] = {}
        self._read_outside = 0

    def at(self, piece: Piece, sign: int) -> ParagraphLook:
        """The paragraph that a sign of a piece ends."""
        told = self._pages.at(piece.place_of(sign))[1]
        key = (told if len(told) >= 2 else b"\0\0") + piece.changes
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = self._read(key)
        return look

    def _read(self, told: bytes) -> ParagraphLook:
        (style,) = struct.unpack_from("<H", told)
        told = told[2:] + self._outside(told[2:])
        level, depth, flags = 0, 0, set()
        for code, operand in changes(told):
            if code == _STYLE:
                (style,) = struct.unpack("<H", operand)
            elif code == _DEPTH:
                (depth,) = struct.unpack("<i", operand)
            elif code in (_IN_TABLE, _ROW_END, _INNER_CELL, _INNER_ROW) and operand[0]:
                flags.add(code)
        ink = self._styles.placed(self._styles.ink(style), told)
        if flags & {_IN_TABLE, _ROW_END} or depth > 0:
            level = max(1, depth)
        ends_row = _ROW_END in flags or _INNER_ROW in flags
        row = _row_of(told) if ends_row else RowShape()
        return ParagraphLook(ink, level, _INNER_CELL in flags, ends_row, row)

    def _outside(self, told: bytes) -> bytes:
        """Changes too long for a page, which stand elsewhere; those may send on no further than a few times."""
        found = b""
        for _time in range(_NESTED):
            places = [struct.unpack("<I", operand)[0] for code, operand in changes(told) if code in _OUTSIDE]
            if not places or places[-1] + 2 > len(self._data):
                break
            (length,) = struct.unpack_from("<H", self._data, places[-1])
            told = self._data[places[-1] + 2 : places[-1] + 2 + length]
            self._read_outside += len(told)
            if self._read_outside > MAX_OUTSIDE:
                raise suspicious(f"{self._read_outside} bytes of properties")
            found += told
        return found


def _row_of(told: bytes) -> RowShape:
    left = 0
    cells: list[CellShape] = []
    for code, operand in changes(told):
        if code == _ROW:
            left, cells = _cells_of(operand)
        elif code == _MERGE:
            first, end = operand
            for place in range(first, min(end, len(cells))):
                cells[place] = cells[place]._replace(across=_FIRST if place == first else _OTHERS)
        elif code == _DOWN and len(operand) >= 3 and operand[1] < len(cells):
            down = {1: "continue", 3: "restart"}.get(operand[2] & 3, "")
            cells[operand[1]] = cells[operand[1]]._replace(down=down)
    return RowShape(left, tuple(cells))


def _cells_of(operand: bytes) -> tuple[int, list[CellShape]]:
    """Where a row begins, and its cells: edges, then what each cell is, as far as that is told."""
    count = operand[2] if len(operand) > 2 else 0
    at = 3 + 2 * (count + 1)
    if at > len(operand):
        return 0, []
    edges = struct.unpack_from(f"<{count + 1}h", operand, 3)
    cells: list[CellShape] = []
    for place, right in enumerate(edges[1:]):
        told = at + _CELL * place
        flags = struct.unpack_from("<H", operand, told)[0] if told + 2 <= len(operand) else 0
        down = "" if not flags & 0x20 else "restart" if flags & 0x40 else "continue"
        cells.append(CellShape(right, down, flags & 3))
    return edges[0], cells
