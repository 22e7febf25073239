"""The texts of a source by their spots: walked, and put back changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from imports.blocks import Paragraph, Piece, Source, Spot, Table
from models.grid.grid import Grid


def texts_of(source: Source) -> Iterator[tuple[Spot, str]]:
    """Every text that is more than ASCII, with where it stands; a cell stands at its top left corner."""
    for place, piece in enumerate(source.pieces):
        if isinstance(piece, Paragraph):
            if not piece.text.isascii():
                yield Spot(place), piece.text
            continue
        for cell in piece.grid.cells():
            if not cell.text.isascii():
                yield Spot(place, cell.row, cell.column), cell.text


def lines_of(source: Source) -> Iterator[str]:
    """The texts of the paragraphs in cells, which stand beside the cells themselves."""
    for piece in source.pieces:
        if isinstance(piece, Table):
            yield from (paragraph.text for line in piece.lines for paragraph in line if not paragraph.text.isascii())


def with_texts(source: Source, changes: Mapping[Spot, str], lines: Mapping[str, str]) -> Source:
    """The source with other texts at some spots, and in the paragraphs of cells by what they were."""
    if not changes and not lines:
        return source
    changed: dict[int, dict[tuple[int, int], str]] = {}
    pieces: list[Piece] = list(source.pieces)
    for (place, row, column), text in changes.items():
        if row is None or column is None:
            paragraph = pieces[place]
            if isinstance(paragraph, Paragraph):
                pieces[place] = replace(paragraph, text=text)
        else:
            changed.setdefault(place, {})[row, column] = text
    for place, piece in enumerate(pieces):
        if isinstance(piece, Table) and (place in changed or piece.lines):
            pieces[place] = _with_cells(piece, changed.get(place, {}), lines)
    return replace(source, pieces=tuple(pieces))


def _with_cells(table: Table, texts: Mapping[tuple[int, int], str], lines: Mapping[str, str]) -> Table:
    paragraphs = tuple(
        tuple(replace(line, text=lines.get(line.text, line.text)) for line in cell) for cell in table.lines
    )
    grid = table.grid
    if texts:
        cells = [
            cell if (text := texts.get((cell.row, cell.column))) is None else cell._replace(text=text)
            for cell in grid.cells()
        ]
        grid = Grid.of_cells(grid.columns, grid.row_count, cells, grid.header_rows)
    return replace(table, grid=grid, lines=paragraphs)
