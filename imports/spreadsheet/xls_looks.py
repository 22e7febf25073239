"""How the cells of an .xls look, read from its records: bold, italic, alignment, number format, font, width, hidden.

The library that reads the values does not tell these. Whatever is odd or old is simply left without a look.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from imports.ole import BrokenOle, ole_stream
from imports.package import locked
from imports.spreadsheet.values import form_of
from models.layout import Align

_BOF, _EOF, _FONT, _FORMAT, _XF, _SHEET, _DATE_MODE, _LOCKED = 0x809, 0x0A, 0x31, 0x41E, 0xE0, 0x85, 0x22, 0x2F
_ROW, _COLUMN, _TEXT_BOX, _CONTINUE, _HEADER, _FOOTER, _OBJECT = 0x208, 0x7D, 0x1B6, 0x3C, 0x14, 0x15, 0x5D
_COMMENT = 0x19  # the kind of object that a comment is
# Records of one cell begin with its row, its column and the number of its look; those of many cells repeat the look.
_ONE_CELL = frozenset({0x203, 0xFD, 0x204, 0x27E, 0x205, 0x06, 0xD6, 0x201})
_BLANK, _NUMBERS = 0x201, 0xBD
_ALIGNS = {2: Align.CENTER, 5: Align.JUSTIFY, 6: Align.CENTER, 7: Align.JUSTIFY}
_BIFF8 = 0x600
_BOLD = 600
_MM_PER_PIXEL = 25.4 / 96


class Look(NamedTuple):
    """The look of a cell; `form` as values.form_of tells it."""

    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    form: str = ""
    font: str = ""


@dataclass(slots=True)
class SheetLooks:
    """The looks of the cells of one sheet by place, its widths in mm, and the texts that stand beside the cells."""

    looks: dict[tuple[int, int], Look] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    hides: bool = False
    from_1904: bool = False
    rows: int = 0
    columns: int = 0


NO_LOOK = Look()


def read_looks(data: bytes) -> Mapping[int, SheetLooks]:
    """The looks of each sheet by its place among the sheets; empty where the file does not tell them.

    Raises InputProblem where the workbook is locked with a password, which the library would take for damage.
    """
    try:
        stream = ole_stream(data, "Workbook", "Book")
        return _Reader(stream).sheets()
    except (BrokenOle, struct.error, IndexError, ValueError):
        return {}


class _Reader:
    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        version = struct.unpack_from("<H", stream, 4)[0] if len(stream) > 8 else 0
        self._is_8 = version == _BIFF8
        if version not in (_BIFF8, 0x500):
            raise BrokenOle("older than Excel 5")
        self._fonts: list[tuple[bool, bool, str]] = []
        self._formats: dict[int, str] = {}
        self._raw: list[tuple[int, int, int]] = []
        self._starts: list[int] = []
        self._from_1904 = False

    def sheets(self) -> dict[int, SheetLooks]:
        """All sheets."""
        for kind, body in self._records(0):
            if kind == _FONT and len(body) > 15:
                grbit, _color, weight = struct.unpack_from("<HHH", body, 2)
                self._fonts.append((weight >= _BOLD, bool(grbit & 2), self._short(body, 14)))
            elif kind == _FORMAT:
                number = struct.unpack_from("<H", body)[0]
                self._formats[number] = self._long(body, 2) if self._is_8 else self._short(body, 2)
            elif kind == _XF:
                font, form = struct.unpack_from("<HH", body)
                self._raw.append((font, form, body[6] & 7))
            elif kind == _SHEET:
                self._starts.append(struct.unpack_from("<I", body)[0])
            elif kind == _LOCKED:
                raise locked("FILEPASS")
            elif kind == _DATE_MODE:
                self._from_1904 = body[:1] == b"\1"
        styles = [self._look(*raw) for raw in self._raw]
        return {place: self._sheet(start, styles) for place, start in enumerate(self._starts)}

    def _records(self, at: int) -> Iterator[tuple[int, bytes]]:
        """The records from a place to the end of their part; parts inside, as charts have them, are passed over."""
        depth = 0
        stream = self._stream
        while at + 4 <= len(stream):
            kind, length = struct.unpack_from("<HH", stream, at)
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if depth <= 0:
                    return
            elif depth == 1:
                yield kind, stream[at + 4 : at + 4 + length]
            at += 4 + length

    def _look(self, font: int, form: int, align: int) -> Look:
        # There never was a font number 4.
        place = font - (font > 4)
        bold, italic, name = self._fonts[place] if place < len(self._fonts) else (False, False, "")
        return Look(bold, italic, _ALIGNS.get(align, Align.LEFT), form_of(form, self._formats.get(form)), name)

    def _sheet(self, start: int, styles: list[Look]) -> SheetLooks:
        sheet = SheetLooks(from_1904=self._from_1904)
        hidden_rows: set[int] = set()
        filled: set[int] = set()
        awaiting_text = is_comment = False
        for kind, body in self._records(start):
            if kind in _ONE_CELL and len(body) >= 6:
                row, column, style = struct.unpack_from("<HHH", body)
                if kind != _BLANK:
                    filled.add(row)
                    self._put(sheet, row, column, style, styles)
            elif kind == _NUMBERS and len(body) >= 6:
                row, column = struct.unpack_from("<HH", body)
                filled.add(row)
                for place in range((len(body) - 6) // 6):
                    style = struct.unpack_from("<H", body, 4 + 6 * place)[0]
                    self._put(sheet, row, column + place, style, styles)
            elif kind == _ROW and len(body) >= 16 and struct.unpack_from("<H", body, 12)[0] & 0x20:
                hidden_rows.add(struct.unpack_from("<H", body)[0])
            elif kind == _COLUMN and len(body) >= 10:
                self._column(sheet, body)
            elif kind in (_HEADER, _FOOTER) and len(body) > 3:
                sheet.headings.append(self._long(body, 0) if self._is_8 else self._short(body, 0))
            elif kind == _CONTINUE and awaiting_text and len(body) > 1:
                text = body[1:].decode("utf-16-le" if body[0] & 1 else "latin-1", "replace")
                (sheet.comments if is_comment else sheet.texts).append(text)
            elif kind == _OBJECT and len(body) >= 6:
                is_comment = struct.unpack_from("<H", body, 4)[0] == _COMMENT
            awaiting_text = kind == _TEXT_BOX
        sheet.hides = sheet.hides or not hidden_rows.isdisjoint(filled)
        return sheet

    @staticmethod
    def _put(sheet: SheetLooks, row: int, column: int, style: int, styles: list[Look]) -> None:
        if style < len(styles):
            sheet.looks[row, column] = styles[style]
        sheet.rows, sheet.columns = max(sheet.rows, row + 1), max(sheet.columns, column + 1)

    @staticmethod
    def _column(sheet: SheetLooks, body: bytes) -> None:
        first, last, width, _style, options = struct.unpack_from("<HHHHH", body)
        sheet.hides = sheet.hides or bool(options & 1)
        millimetres = round((int(width / 256 * 7) + 5) * _MM_PER_PIXEL, 1)
        if width and millimetres < 1000:
            for column in range(first, min(last, 255) + 1):
                sheet.widths[column] = millimetres

    def _short(self, body: bytes, at: int) -> str:
        """A string with a length of one byte."""
        length = body[at]
        if not self._is_8:
            return body[at + 1 : at + 1 + length].decode("latin-1")
        return _text(body, at + 1, length)

    @staticmethod
    def _long(body: bytes, at: int) -> str:
        """A string with a length of two bytes."""
        return _text(body, at + 2, struct.unpack_from("<H", body, at)[0])


def _text(body: bytes, at: int, length: int) -> str:
    if body[at] & 1:
        return body[at + 1 : at + 1 + 2 * length].decode("utf-16-le", "replace")
    return body[at + 1 : at + 1 + length].decode("latin-1")
