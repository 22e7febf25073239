"""The layout of a table that was read: the built-in one where it fits, else one that prints as the source did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from imports.recognise.header import Header
from imports.recognise.tree import Node
from imports.recognise.view import View
from models.grid.grid import UNTOLD_WIDTH
from models.i18n import _
from models.layout import Align, Column, Layout
from models.numbering import Numbering
from models.plan_json import layout_for_columns


def infer_layout(view: View, header: Header, areas: Sequence[Node], numbering: Numbering) -> Layout:
    """The layout with the table's headings and numbering; own widths and alignment where it is not a built-in one.

    A source that tells no widths gives its columns those that their fields usually have.
    """
    wanted = [{"field": c.field, "header": c.header, "group": c.group} for c in header.columns]
    fitting = layout_for_columns(wanted, is_list=False)
    area_row = _area_row(areas, fitting)
    own = replace(fitting, numbering=numbering, area_row=area_row)
    if own == fitting and fitting.name != "custom":
        return fitting
    told = not all(width == UNTOLD_WIDTH for width in view.widths)
    plain = not told and all(cell.align is Align.LEFT for cell in view.cells)
    columns = tuple(
        replace(
            column,
            width=_width(view, place.start, place.end) if told else column.width,
            align=column.align if plain else _align(view, header, number, column),
        )
        for number, (column, place) in enumerate(zip(fitting.columns, header.columns, strict=True))
    )
    return replace(own, name="custom", title=_("Mẫu riêng của kế hoạch"), columns=columns)


def _area_row(areas: Sequence[Node], fitting: Layout) -> str:
    whole = [area.whole for area in areas if area.title or area.number.kind]
    if not whole:
        return fitting.area_row if fitting.name != "custom" else "split"
    return "whole" if sum(whole) * 2 > len(whole) else "split"


def _width(view: View, start: int, end: int) -> float:
    return round(sum(view.widths[start:end]), 1)


def _align(view: View, header: Header, place: int, column: Column) -> Align:
    """The alignment of most cells with text below the heading."""
    first = header.columns[place].start
    seen: Counter[Align] = Counter()
    last = -1
    for row in range(header.end, view.rows):
        owner = view.owners[row][first]
        cell = view.cells[owner]
        if owner != last and cell.column == first and cell.colspan <= header.columns[place].end - first and cell.text:
            seen[cell.align] += 1
        last = owner
    return seen.most_common(1)[0][0] if seen else column.align
