"""Whether a table, or a part of one, begins with the heading of another: the row below it may be half of a row."""

from __future__ import annotations

from imports.recognise.header import Header
from imports.recognise.view import View
from models.text import fold


def repeats_heading(view: View, header: Header, other: View, row: int) -> bool:
    """Whether the rows of a table from a row on read like the whole heading of a table with as many columns."""
    if other.columns != view.columns or row + header.rows > other.rows:
        return False
    return all(
        fold(view.texts[view.owners[header.row + down][column]]) == fold(other.texts[other.owners[row + down][column]])
        for down in range(header.rows)
        for column in range(view.columns)
    )
