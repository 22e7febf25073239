"""What lies on a sheet above, below and between its tables: letterhead, signature, further tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from imports.blocks import Paragraph, Table
from imports.cells import grid_of
from imports.letterhead import Letterhead, is_letterhead, read_letterhead, split_lines
from imports.recognise.header import Header, find_header
from imports.recognise.number import split_number
from imports.recognise.view import View
from imports.recognise.vocabulary import bare, begins_closing, field_of
from imports.titles import is_caption, is_form, is_label
from models.text import one_line

_AGENCY = re.compile(r"(?:ỦY BAN|UỶ BAN|UBND|SỞ|BAN QUẢN LÝ|CHI CỤC|CỤC|VĂN PHÒNG|THANH TRA)\b")
_LONGEST_NUMBER_HEADING = 12


def split_tables(table: Table, view: View, header: Header) -> list[Table]:
    """The sheet cut where a further table with a heading of its own begins; the sheet itself where there is none."""
    cuts = [0, *_further(view, header), view.rows]
    if len(cuts) == 2:
        return [table]
    cells = view.cells
    parts: list[Table] = []
    for first, end in pairwise(cuts):
        inside = [
            cell._replace(row=cell.row - first, rowspan=min(cell.rowspan, end - cell.row))
            for cell in cells
            if first <= cell.row < end
        ]
        parts.append(
            Table(grid_of(view.widths, end - first, inside), table.name, numbers=tuple(view.numbers[first:end]))
        )
    return parts


def _further(view: View, header: Header) -> Iterator[int]:
    """The rows where further tables begin, their title lines included; a heading repeated on a new page is none."""
    number = next((column.start for column in header.columns if column.field == "number"), None)
    if number is None:
        return
    top = header
    for row in range(header.end + 1, view.rows):
        text = view.texts[view.owners[row][number]]
        if not text or len(text) > _LONGEST_NUMBER_HEADING or text[0].isdigit() or field_of(text) != "number":
            continue
        other = find_header(view, row)
        if other is None or other.row != row:
            continue
        first, labelled = _title_start(view, row, top.end)
        if labelled or not other.same_as(top):
            yield first
            top = other


def _title_start(view: View, row: int, limit: int) -> tuple[int, bool]:
    """Where the title lines above a heading begin, and whether they are sure to be a title."""
    first = row
    for place in range(row - 1, limit, -1):
        filled = [index for index in view.distinct(place) if view.texts[index]]
        if not filled:
            continue
        text = one_line(view.texts[filled[0]])
        named = is_label(text) or is_form(text)
        is_end = begins_closing(text) or bare(text).startswith("ghi chu")
        if len(filled) > 1 or is_end or (split_number(text)[0].kind and not named):
            break
        first = place
        if named:
            return first, True
    return first, any(is_caption(view.row_text(place)) for place in range(first, row))


def take_letterhead(view: View, header: Header) -> Letterhead | None:
    """The letterhead above a table, None where there is none; its cells are blanked, so that they are no title."""
    end = _letterhead_end(view, header)
    if not end:
        return None
    lines: list[Paragraph] = []
    for row in range(end):
        for index in view.distinct(row):
            if view.texts[index]:
                lines += split_lines([Paragraph(view.texts[index], view.cells[index].bold)])
                view.texts[index] = ""
    return read_letterhead(lines)


def _letterhead_end(view: View, header: Header) -> int:
    end = 0
    for row in range(header.row):
        texts = [line for index in view.distinct(row) for line in view.texts[index].split("\n") if line]
        if any(is_label(text) or is_form(text) or is_caption(text) for text in texts):
            break
        if any(is_letterhead(text) for text in texts) or (end == row and _names_agency(texts)):
            end = row + 1
    return end


def _names_agency(texts: Sequence[str]) -> bool:
    return bool(texts) and all(text.isupper() and _AGENCY.match(text) for text in texts)
