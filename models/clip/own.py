"""What the table puts on the clipboard for itself, as JSON: exact cells, and the rows with all that no cell shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from models.commands.paste import CopiedNode
from models.errors import InputProblem
from models.grid.grid import Cell, Grid, GridColumn, Role
from models.layout import Layout
from models.plan import Appendix, Area, Line, Task, new_id
from models.plan_json import appendix_from_json, appendix_to_json
from models.text import fold, printable

MIME = "application/x-cchc-rows"
_FORMAT = "cchc-rows/1"


@dataclass(frozen=True, slots=True)
class OwnClip:
    """A copied rectangle: its cells with their roles, the field of each column, and the nodes of its rows.

    `ids` are the nodes' ids in the plan they were copied from, `cut` says that their texts were taken away there.
    """

    grid: Grid
    nodes: tuple[CopiedNode, ...]
    layout: Layout
    ids: tuple[str, ...] = ()
    cut: bool = False


def cut_out(grid: Grid, rows: range, columns: range) -> Grid:
    """A rectangle of a Grid as a Grid of its own; merged cells are cut at its edges and keep their text."""
    cells: list[Cell] = []
    for row in rows:
        for column in columns:
            cell = grid.cell_at(row, column)
            if row == max(cell.row, rows.start) and column == max(cell.column, columns.start):
                high = min(cell.row + cell.rowspan, rows.stop) - row
                wide = min(cell.column + cell.colspan, columns.stop) - column
                cells.append(Cell(row - rows.start, column - columns.start, high, wide, cell.text, cell.role))
    return Grid.of_cells(grid.columns[columns.start : columns.stop], len(rows), cells)


def dump_own(clip: OwnClip) -> str:
    """The clip as JSON text."""
    areas: list[Area] = []
    carriers: list[str] = []  # what each area of the JSON stands for: itself, or items or lines that it only carries
    for carrier, group in groupby(clip.nodes, key=_carrier):
        for area in _carried(carrier, tuple(group)):
            areas.append(area)
            carriers.append(carrier)
    data = {
        "format": _FORMAT,
        "cut": clip.cut,
        "ids": list(clip.ids),
        "columns": [column.field for column in clip.grid.columns],
        "rows": clip.grid.row_count,
        "cells": [[*cell[:5], cell.role.value] for cell in clip.grid.cells()],
        "carriers": carriers,
        "appendix": appendix_to_json(Appendix(layout=clip.layout, areas=tuple(areas))),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _carrier(node: CopiedNode) -> str:
    return "" if isinstance(node, Area) else "lines" if isinstance(node, Line) else "items"


def _carried(carrier: str, nodes: tuple[Any, ...]) -> tuple[Area, ...]:
    if carrier == "lines":
        return (Area(items=(Task(lines=nodes),)),)
    return (Area(items=nodes),) if carrier else nodes


def load_own(text: str) -> OwnClip | None:
    """The clip in JSON text, every node with a fresh id; None where it is not ours or damaged."""
    try:
        data: Any = json.loads(text)
        if not isinstance(data, dict) or data.get("format") != _FORMAT:
            return None
        appendix = appendix_from_json(data["appendix"])
        columns = [GridColumn(str(field)) for field in data["columns"]]
        cells = [_cell(*values) for values in data["cells"]]
        return OwnClip(
            grid=Grid.of_cells(columns, int(data["rows"]), cells),
            nodes=tuple(_nodes(appendix.areas, [str(one) for one in data["carriers"]])),
            layout=appendix.layout,
            ids=tuple(str(id_) for id_ in data["ids"]),
            cut=data["cut"] is True,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, InputProblem):
        return None


def _cell(row: int, column: int, rowspan: int, colspan: int, text: str, role: str) -> Cell:
    return Cell(int(row), int(column), int(rowspan), int(colspan), printable(str(text)), Role(role))


def _nodes(areas: Iterable[Area], carriers: Iterable[str]) -> Iterable[CopiedNode]:
    for area, carrier in zip(areas, carriers, strict=True):
        if not carrier:
            yield area
            continue
        for item in area.items:
            if carrier == "lines" and isinstance(item, Task):
                yield from item.lines
            else:
                yield item


def fresh(nodes: Iterable[CopiedNode], source: Layout, target: Layout) -> tuple[CopiedNode, ...]:
    """The nodes with new ids, their custom columns under the keys that the target has for the same headings."""
    keys = _keys(source, target)
    return tuple(_fresh(node, keys) for node in nodes)


def _keys(source: Layout, target: Layout) -> Mapping[str, str]:
    """Key of a custom column in the source -> its key in the target."""
    there = {fold(column.header): column.field for column in target.columns if column.field.startswith("extra.")}
    taken = set(there.values())
    keys: dict[str, str] = {}
    for column in source.columns:
        if not column.field.startswith("extra."):
            continue
        key = there.get(fold(column.header)) or column.field
        while key in taken and there.get(fold(column.header)) != key:
            key += "_"
        keys[column.field[6:]] = key[6:]
    return keys


def _fresh(node: Any, keys: Mapping[str, str]) -> Any:
    if isinstance(node, Line):
        if not node.extra and not any(name.startswith("extra.") for name in node.merged):
            return replace(node, id=new_id())
        extra = {keys.get(key, key): text for key, text in node.extra.items()}
        merged = frozenset(
            f"extra.{keys.get(name[6:], name[6:])}" if name.startswith("extra.") else name for name in node.merged
        )
        return replace(node, id=new_id(), extra=extra, merged=merged)
    if isinstance(node, Task):
        lines = tuple(_fresh(line, keys) for line in node.lines) or (Line(),)
        return replace(node, id=new_id(), source_number="", lines=lines)
    return replace(node, id=new_id(), source_number="", items=tuple(_fresh(item, keys) for item in node.items))


def is_blank(node: Any, layout: Layout) -> bool:
    """Whether nothing of a node is left that the layout shows, as cutting leaves it."""
    if isinstance(node, Line):
        return not node.reference and not any(node.text(name) for name in layout.line_fields())
    below = node.lines if isinstance(node, Task) else getattr(node, "items", ())
    return not node.title and all(is_blank(one, layout) for one in below)
