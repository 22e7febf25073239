"""What lies on a sheet above, below and between its tables: letterhead, signature, further tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from imports.blocks import Paragraph
from imports.cells import grid_of
from imports.recognise.header import Header, find_header
from imports.recognise.heading_choice import with_columns
from imports.recognise.number import NONE, Number, split_number
from imports.recognise.repeats import repeats_heading
from imports.recognise.view import View
from imports.recognise.vocabulary import bare, begins_closing, field_of
from imports.whole.letterhead import Letterhead, is_letterhead, names_agency, read_letterhead, split_lines
from imports.whole.readings import all_columns
from imports.whole.titles import is_caption, is_form, is_label
from models.text import one_line

_LONGEST_NUMBER_HEADING = 12


def split_tables(view: View, header: Header, chosen: Mapping[int, str]) -> list[tuple[View, Header]]:
    """The tables of a sheet: cut where a further one with a heading of its own begins; itself where there is none.

    What was chosen for a column holds in all of them where its heading is the same.
    """
    further = list(_further(view, header))
    if not further:
        return [(view, header)]
    heads = {place: column.header for column in all_columns(header) for place in range(column.start, column.end)}
    starts = [0, *(first for first, _other in further)]
    parts: list[tuple[View, Header]] = []
    for (first, end), own in zip(pairwise([*starts, view.rows]), [header, *(o for _f, o in further)], strict=True):
        if own is not header:
            mine = {place: column.header for column in own.columns for place in range(column.start, column.end)}
            same = {place: name for place, name in chosen.items() if mine.get(place) == heads.get(place)}
            own = with_columns(replace(own, row=own.row - first), same)  # noqa: PLW2901
        parts.append((_rows_of(view, first, end), own))
    return parts


def _rows_of(view: View, first: int, end: int) -> View:
    """Some rows of a sheet as a View of their own."""
    inside = [
        cell._replace(row=cell.row - first, rowspan=min(cell.rowspan, end - cell.row))
        for cell in view.cells
        if first <= cell.row < end
    ]
    grid = grid_of(view.widths, end - first, inside, idle=True)
    part = View(grid, view.numbers[first:end], view.spots[first:end])
    part.take_notes(view, lambda row: row - first)
    return part


def _further(view: View, header: Header) -> Iterator[tuple[int, Header]]:
    """The rows where further tables begin, title lines included, with their headings; a repeated heading is none."""
    number = next((column.start for column in header.columns if column.field == "number"), None)
    if number is None:
        return
    top = header
    for row in range(header.end + 1, view.rows):
        if row < top.end:
            continue
        text = view.texts[view.owners[row][number]]
        if not text or len(text) > _LONGEST_NUMBER_HEADING or text[0].isdigit() or field_of(text) != "number":
            continue
        other = find_header(view, row)
        if other is None or other.row != row:
            continue
        first, labelled = _title_start(view, row, top.end)
        if labelled or not (other.same_as(top) or repeats_heading(view, top, view, row)):
            yield first, other
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
        alone = place == row - 1 and view.blank(place - 1)
        if len(filled) > 1 or is_end or (split_number(text)[0].kind and not (named or alone)):
            break
        first = place
        if named:
            return first, True
    return first, any(is_caption(view.row_text(place)) for place in range(first, row))


def first_area(view: View, header: Header) -> int | None:
    """The row above the heading with the number of a first area, where the second one stands in the table."""
    row = header.row - 1
    number = _heading_number(view, row) if row >= 0 else NONE
    if number.value != 1 or row in view.gone:
        return None
    below = (_heading_number(view, place) for place in view.rows_below(header.end))
    return row if any(other.kind == number.kind and other.value == 2 for other in below) else None


def _heading_number(view: View, row: int) -> Number:
    """The number of a row in which one text stands alone, with words behind it."""
    filled = [view.texts[index] for index in view.distinct(row) if view.texts[index]]
    number, rest = split_number(filled[0]) if len(filled) == 1 else (NONE, "")
    return number if rest else NONE


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
    return bool(texts) and all(names_agency(text) for text in texts)
