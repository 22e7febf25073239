"""Paragraphs, ends of cells and ends of rows, each with its depth of tables -> the pieces of a text, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from imports.blocks import Paragraph, Piece
from imports.flow.rows import EdgedRow, RowShape, table_of
from imports.refusals import too_large

MAX_DEPTH = 6
MAX_PARAGRAPHS = 300_000


class _OpenTable:
    """A table that is being read: its rows, the cells of the row and the content of the cell it is in."""

    __slots__ = ("cells", "content", "rows")

    def __init__(self) -> None:
        self.rows: list[tuple[RowShape, list[list[_Content]]]] = []
        self.cells: list[list[_Content]] = []
        self.content: list[_Content] = []

    def end_row(self, shape: RowShape) -> None:
        if self.content:
            self.cells.append(self.content)
        if self.cells:
            self.rows.append((shape, self.cells))
        self.cells, self.content = [], []


_Content = Paragraph | _OpenTable


class Story:
    """One text with its tables; level 0 is the text itself, level 1 a table, level 2 a table in one of its cells."""

    def __init__(self) -> None:
        self._content: list[_Content] = []
        self._open: list[_OpenTable] = []
        self._count = 0

    def paragraph(self, paragraph: Paragraph, level: int) -> None:
        """A paragraph that ends no cell."""
        self._at(level)
        self._begin()
        (self._open[-1].content if self._open else self._content).append(paragraph)

    def end_cell(self, paragraph: Paragraph, level: int) -> None:
        """The last paragraph of a cell."""
        self.paragraph(paragraph, max(1, level))
        table = self._open[-1]
        table.cells.append(table.content)
        table.content = []

    def end_row(self, shape: RowShape, level: int) -> None:
        """The end of a row, which tells where its cells stand."""
        self._at(max(1, level))
        self._open[-1].end_row(shape)

    def pieces(self) -> list[Piece]:
        """What was told, as paragraphs and tables."""
        self._at(0)
        return list(_pieces(self._content))

    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs, those of tables row by row."""
        self._at(0)
        return list(_paragraphs(self._content))

    def text(self) -> str:
        """The text of all paragraphs, a line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs())

    def _at(self, level: int) -> None:
        """Close and open tables until the text stands at a level."""
        level = min(level, MAX_DEPTH)
        while len(self._open) > level:
            table = self._open.pop()
            table.end_row(RowShape())
            (self._open[-1].content if self._open else self._content).append(table)
        while len(self._open) < level:
            self._begin()
            self._open.append(_OpenTable())

    def _begin(self) -> None:
        """Count one more paragraph or table; text that no paper could hold is refused."""
        self._count += 1
        if self._count > MAX_PARAGRAPHS:
            raise too_large(f"more than {MAX_PARAGRAPHS} paragraphs")


def _pieces(content: list[_Content]) -> Iterator[Piece]:
    for piece in content:
        if isinstance(piece, Paragraph):
            yield piece
            continue
        rows = [row for row in piece.rows if not row[0].dropped]
        if len(rows) == 1 and len(rows[0][1]) == 1:
            # A table of one cell is a frame around text and tables, not a table.
            yield from _pieces(rows[0][1][0])
        elif rows:
            yield table_of([EdgedRow(shape, [list(_paragraphs(cell)) for cell in cells]) for shape, cells in rows])


def _paragraphs(content: list[_Content]) -> Iterator[Paragraph]:
    """The paragraphs; those of tables row by row."""
    for piece in content:
        if isinstance(piece, Paragraph):
            yield piece
        else:
            for shape, cells in piece.rows:
                for cell in cells if not shape.dropped else []:
                    yield from _paragraphs(cell)
