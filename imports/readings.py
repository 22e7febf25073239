"""How the tables of a source were understood, for the review: columns, and what each row is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imports.blocks import Source, Spot, Table
from imports.choices import RowMeaning
from imports.draft import ColumnReading, TableReading
from imports.recognise.header import HeadColumn, Header
from imports.recognise.notes import Notes


def table_readings(source: Source, notes: Notes) -> tuple[TableReading, ...]:
    """A reading of each table of the source, those that became no appendix included."""
    found: list[TableReading] = []
    for place, piece in enumerate(source.pieces):
        if not isinstance(piece, Table):
            continue
        known = notes.tables.get(place) or TableReading(place)
        rows = (notes.meanings.get(Spot(place, row), RowMeaning.SKIP) for row in range(piece.grid.row_count))
        found.append(replace(known, rows=tuple(rows)))
    return tuple(found)


def all_columns(header: Header) -> list[HeadColumn]:
    """The columns of a heading, those left out included, from left to right."""
    return sorted((*header.columns, *header.left), key=lambda column: column.start)


def reading(piece: int, appendix: str, header: Header | None, columns: Sequence[HeadColumn]) -> TableReading:
    """How a table was understood, but for its rows."""
    place = None if header is None else (header.row, header.rows)
    read = [ColumnReading(column.start, column.end, column_heading(column), column.field) for column in columns]
    return TableReading(piece, appendix, place, tuple(read))


def column_heading(column: HeadColumn) -> str:
    """The heading of a column with the one that it has in common with others."""
    return " / ".join(filter(None, (column.group, column.header)))
