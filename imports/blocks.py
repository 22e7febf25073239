"""What readers hand to recognition: a stream of paragraphs and tables, in the order of the paper."""

from __future__ import annotations

from dataclasses import dataclass

from models.grid.grid import Grid
from models.plan import Remark
from models.text import one_line, tidy


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed, its list mark included; tabs and line breaks are still in the text.

    `align` is "left", "center", "right" or "justify".
    """

    text: str
    bold: bool = False
    italic: bool = False
    align: str = "left"

    @property
    def tidy(self) -> str:
        """The text in its stored form, line breaks kept."""
        return tidy(self.text)

    @property
    def line(self) -> str:
        """The text in one line."""
        return one_line(self.text)

    @property
    def centered(self) -> bool:
        """True where the paragraph stands in the middle."""
        return self.align == "center"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `name` is the sheet it comes from. `lines` are the paragraphs of each cell, for letterheads.

    `numbers` are the row numbers of the sheet, where they are not simply 1, 2, 3. `hides` tells of hidden rows or
    columns, which are read like the others.
    """

    grid: Grid
    name: str = ""
    lines: tuple[tuple[Paragraph, ...], ...] = ()
    numbers: tuple[int, ...] = ()
    hides: bool = False


Piece = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file as a stream, with the remarks of its reader."""

    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...] = ()
