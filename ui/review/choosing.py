"""Ways from one set of choices to another: what the officer says of columns, rows, tables and texts, and takes back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from imports.blocks import Spot
from imports.choices import Choices, RowMeaning, TableChoices


def rows_meant(choices: Choices, piece: int, rows: Collection[int], meaning: RowMeaning) -> Choices:
    """These choices with one meaning for some rows; neighbours that are the heading are it together."""
    before = choices.table(piece)
    if meaning is RowMeaning.HEADER and rows and max(rows) - min(rows) + 1 == len(set(rows)):
        kept = {row: one for row, one in before.rows.items() if row not in set(rows)}
        before = replace(before, header=(min(rows), len(set(rows))), rows=kept)
        return choices.with_table(piece, before)
    return choices.with_table(piece, replace(before, rows={**before.rows, **dict.fromkeys(rows, meaning)}))


def rows_left(choices: Choices, piece: int, rows: Collection[int]) -> Choices:
    """These choices without anything said of some rows."""
    before = choices.table(piece)
    left = set(rows)
    header = before.header
    if header is not None and left.intersection(range(header[0], sum(header))):
        header = None
    kept = {row: meaning for row, meaning in before.rows.items() if row not in left}
    return choices.with_table(piece, replace(before, rows=kept, header=header))


def column_left(choices: Choices, piece: int, start: int, end: int) -> Choices:
    """These choices without anything said of a column."""
    before = choices.table(piece)
    kept = {column: field for column, field in before.columns.items() if not start <= column < end}
    return choices.with_table(piece, replace(before, columns=kept))


def table_left(choices: Choices, piece: int) -> Choices:
    """These choices without anything said of a table."""
    return replace(choices, tables={place: one for place, one in choices.tables.items() if place != piece})


def texts_kept(choices: Choices, spots: Iterable[Spot], kept: bool) -> Choices:
    """These choices with some texts left as they are written, or converted as the reader did it."""
    wanted = set(spots)
    encodings: Mapping[Spot, str] = {spot: one for spot, one in choices.encodings.items() if spot not in wanted}
    return replace(choices, encodings={**encodings, **dict.fromkeys(wanted, "")} if kept else encodings)


def texts_read(choices: Choices, spots: Iterable[Spot], encoding: str) -> Choices:
    """These choices with some rows or paragraphs read in an encoding; single cells of them may still differ."""
    return replace(choices, encodings={**choices.encodings, **dict.fromkeys(spots, encoding)})


def says_of_row(table: TableChoices, row: int) -> bool:
    """Whether the officer has said what a row is."""
    return row in table.rows or (table.header is not None and table.header[0] <= row < sum(table.header))


def says_of_column(table: TableChoices, start: int, end: int) -> bool:
    """Whether the officer has said what a column is."""
    return any(start <= column < end for column in table.columns)
