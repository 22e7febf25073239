"""What a group of Rich Text Format passes on to the groups in it: the look of text, and the table it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field

from imports.docx.styles import PLAIN, Ink
from imports.flow.rows import CellShape, RowShape

_CELLS = 100  # more than Word can have in a row


@dataclass(slots=True)
class State:
    """The properties of text in one group; those of a group in it begin as a copy."""

    ink: Ink = PLAIN
    font: int = -1
    deleted: bool = False
    align: str = "left"
    in_table: bool = False
    depth: int = 0
    skips: int = 1  # signs that stand for a letter of Unicode in programs that cannot show it
    is_mark: bool = False
    in_fonts: bool = False
    is_inner_row: bool = False
    starred: bool = False

    @property
    def level(self) -> int:
        """How many tables the text stands in."""
        return max(self.depth, 1) if self.in_table or self.depth > 0 else 0

    def copy(self) -> State:
        """The state with which a group in this one begins."""
        # Called for each group: dataclasses.replace takes five times as long.
        return State(
            self.ink,
            self.font,
            self.deleted,
            self.align,
            self.in_table,
            self.depth,
            self.skips,
            self.is_mark,
            self.in_fonts,
            self.is_inner_row,
        )

    def plain(self) -> None:
        """Text as it looks without any properties."""
        self.ink, self.font, self.deleted = PLAIN, -1, False

    def paragraph(self) -> None:
        """A paragraph without any properties."""
        self.align, self.in_table, self.depth = "left", False, 0


@dataclass(slots=True)
class RowBuilder:
    """The definition of a row, which stands until another one begins."""

    left: int = 0
    cells: list[CellShape] = field(default_factory=list)
    down: str = ""
    across: int = 0

    def begin(self) -> None:
        """A new definition."""
        self.left, self.cells, self.down, self.across = 0, [], "", 0

    def cell(self, right: int) -> None:
        """The end of a cell, after what it is has been told."""
        if len(self.cells) < _CELLS:
            self.cells.append(CellShape(right, self.down, self.across))
        self.down, self.across = "", 0

    def shape(self) -> RowShape:
        """The row as it is defined now."""
        return RowShape(self.left, tuple(self.cells))
