"""How the tables of a source were understood, for the review: columns, and what each row is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imports.blocks import Form, Source, Spot, Table
from imports.choices import RowMeaning
from imports.draft import OPENING, SIGNATURE, ColumnReading, TableReading
from imports.recognise.header import HeadColumn, Header
from imports.recognise.notes import Notes
from imports.whole.letterhead import is_national
from imports.whole.signature import columns_of, is_signature, signer_in

_SIGNED = 8  # rows; who stands in a longer table does not sign there


def table_readings(source: Source, notes: Notes) -> tuple[TableReading, ...]:
    """A reading of each table of the source, those that became no appendix included."""
    found: list[TableReading] = []
    for place, piece in enumerate(source.pieces):
        if not isinstance(piece, Table):
            continue
        known = notes.tables.get(place) or TableReading(place)
        rows = (notes.meanings.get(Spot(place, row), RowMeaning.SKIP) for row in range(piece.grid.row_count))
        part = "" if known.appendix or source.form is Form.WORKBOOK else _part(piece)
        found.append(replace(known, rows=tuple(rows), part=part))
    return tuple(found)


def _part(table: Table) -> str:
    """Which part of a document is set in a table; "" for a table that is one."""
    lines = [line for cell in table.grid.cells() for line in cell.text.splitlines()]
    if any(map(is_national, lines)):
        return OPENING
    signed = table.grid.row_count <= _SIGNED and signer_in(columns_of(table.grid.cells())) is not None
    return SIGNATURE if signed or is_signature(table) else ""


def all_columns(header: Header) -> list[HeadColumn]:
    """The columns of a heading, those left out included, from left to right."""
    return sorted((*header.columns, *header.left), key=lambda column: column.start)


def reading(piece: int, appendix: str, header: Header | None, columns: Sequence[HeadColumn]) -> TableReading:
    """How a table was understood, but for its rows."""
    place = None if header is None else (header.row, header.rows)
    read = [ColumnReading(column.start, column.end, column_heading(column), column.field) for column in columns]
    return TableReading(piece, appendix, header=place, columns=tuple(read))


def column_heading(column: HeadColumn) -> str:
    """The heading of a column with the one that it has in common with others."""
    return " / ".join(filter(None, (column.group, column.header)))
