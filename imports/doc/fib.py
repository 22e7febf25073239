"""The head of a .doc file: where its tables are, how long its texts are, and whether it can be read at all."""

from __future__ import annotations

import struct
from enum import IntEnum

from imports.ole import BrokenOle, ole_stream
from imports.refusals import damaged, locked, too_old

_WORD_97 = 0xA5EC
_OLDER = frozenset({0xA5DB, 0xA5DC, 0xA697, 0xA698, 0xA699, 0xFE37})
_FIRST_OF_97 = 0xC0
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_COUNTS, _TABLES = 64, 154


class At(IntEnum):
    """The numbers of the tables that are read, in the list of the head."""

    STYLES = 1
    FOOTNOTES = 3
    COMMENTS = 5
    SECTIONS = 6
    HEADINGS = 11
    CHARACTERS = 12
    PARAGRAPHS = 13
    FONTS = 15
    PIECES = 33
    SHAPES = 40
    ENDNOTES = 47
    BOXES = 56
    LISTS = 73
    LIST_USES = 74


class Text(IntEnum):
    """The texts of a file in the order in which they stand one behind the other."""

    MAIN = 0
    FOOTNOTES = 1
    HEADINGS = 2
    MACROS = 3
    COMMENTS = 4
    ENDNOTES = 5
    BOXES = 6
    HEADING_BOXES = 7


class Head:
    """A .doc file taken apart; raises InputProblem where it is locked, too old or broken."""

    def __init__(self, data: bytes) -> None:
        try:
            self.main = ole_stream(data, "WordDocument")
        except BrokenOle as error:
            raise damaged(repr(error)) from error
        if len(self.main) < _TABLES:
            raise damaged("a short head")
        magic, version = struct.unpack_from("<HH", self.main)
        (flags,) = struct.unpack_from("<H", self.main, 10)
        if magic in _OLDER or (magic == _WORD_97 and version < _FIRST_OF_97):
            raise too_old(f"Word of version {version}")
        if magic != _WORD_97:
            raise damaged("no Word document")
        if flags & _ENCRYPTED:
            raise locked("an encrypted document")
        try:
            self._tables = ole_stream(data, "1Table" if flags & _SECOND_TABLE else "0Table")
        except BrokenOle as error:
            raise damaged(repr(error)) from error
        try:
            self.data = ole_stream(data, "Data")
        except BrokenOle:
            self.data = b""
        counts = struct.unpack_from("<8i", self.main, _COUNTS + 12)
        if min(counts) < 0:
            raise damaged("a text of less than nothing")
        self.lengths = counts
        (self._known,) = struct.unpack_from("<H", self.main, _TABLES - 2)

    def table(self, which: At) -> bytes:
        """The bytes of a table; none where the file has no such table."""
        if which >= self._known or _TABLES + 8 * which + 8 > len(self.main):
            return b""
        start, length = struct.unpack_from("<II", self.main, _TABLES + 8 * which)
        return self._tables[start : start + length]

    def lists(self) -> bytes:
        """The lists and all that stands behind them: their levels are not counted in the length of the table."""
        if self.table(At.LISTS):
            (start,) = struct.unpack_from("<I", self.main, _TABLES + 8 * At.LISTS)
            return self._tables[start:]
        return b""

    def place(self, text: Text) -> tuple[int, int]:
        """Where one of the texts begins, and how long it is."""
        return sum(self.lengths[:text]), self.lengths[text]
