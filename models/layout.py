"""Layouts (mẫu bảng) as data: which columns, under which headings, how wide, how numbered, or the list form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from models.errors import InputProblem
from models.i18n import _
from models.numbering import Numbering, Style
from models.resources import resource_path
from models.text import printable

# No paper is wider; a number beyond it is damage.
_WIDEST = 2000.0
HEAD_FIELDS = ("number", "objective", "task")
LINE_FIELDS = ("activity", "product", "lead", "partners", "deadline", "funding", "note")
LAYOUT_NAMES = (
    "lead-deadline-note",
    "product-deadline-note",
    "product-first",
    "objectives",
    "responsibility",
    "brief",
    "list",
)


class Align(StrEnum):
    """How the text of a column stands in its cells."""

    LEFT = "left"
    CENTER = "center"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: the field behind it ("number", "task", "lead", "extra.<key>" …), heading and width in mm.

    `group` is the heading that stands above this one and its neighbours with the same group. In the list form the
    heading is the label of the line ("Đơn vị thực hiện").
    """

    field: str
    header: str
    width: float = 30.0
    group: str = ""
    align: Align = Align.LEFT
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table layout, or with form "list" the lettered prose a) b) c) d) đ) with labelled lines.

    `area_row` "whole" prints "I. TITLE" across the table, "split" gives the number a cell of its own.
    """

    name: str
    title: str
    form: str = "table"
    columns: tuple[Column, ...]
    numbering: Numbering = Numbering()
    area_row: str = "split"

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that are printed."""
        return tuple(column for column in self.columns if not column.hidden)

    @property
    def is_list(self) -> bool:
        """True for the lettered prose form."""
        return self.form == "list"

    def has(self, field: str) -> bool:
        """True where a printed column shows the field."""
        return any(column.field == field for column in self.shown)

    def line_fields(self) -> tuple[str, ...]:
        """The fields of a line that have a printed column, in order."""
        return tuple(column.field for column in self.shown if column.field not in HEAD_FIELDS)

    def header_of(self, field: str) -> str:
        """The heading of a field's column, or "" where it has none."""
        return next((column.header for column in self.columns if column.field == field), "")

    def same_but_widths(self, other: Layout) -> bool:
        """True where two layouts differ at most in the widths of their columns."""
        return self._without_widths() == other._without_widths()

    def _without_widths(self) -> Layout:
        return replace(self, columns=tuple(replace(column, width=1.0) for column in self.columns))

    def to_json(self) -> dict[str, Any]:
        """The layout as plain data, for the plan file and for layout files."""
        return asdict(self)


def is_field(name: object) -> bool:
    """True for what a column can show: the number, objective or task, a field of a line, "extra.<key>"."""
    return name in HEAD_FIELDS or name in LINE_FIELDS or (isinstance(name, str) and name.startswith("extra."))


def layout_from_json(data: Mapping[str, Any]) -> Layout:
    """A layout from plain data, which may come from a stranger; raises InputProblem where the data is no layout."""
    try:
        name = _text(data["name"])
        columns = tuple(_column(column) for column in data["columns"])
        return Layout(
            name=name,
            title=_text(data.get("title") or "") or name,
            form="list" if data.get("form") == "list" else "table",
            columns=columns,
            numbering=_numbering(data.get("numbering") or {}),
            area_row="whole" if data.get("area_row") == "whole" else "split",
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise InputProblem(_("Mẫu bảng không đọc được: thiếu hoặc sai dữ liệu của cột."), repr(error)) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"no text: {value!r}")
    return printable(value)


def _column(data: Mapping[str, Any]) -> Column:
    column = Column(**{**data, "align": Align(data.get("align", "left"))})
    if not isinstance(column.width, int | float) or not 0 < column.width <= _WIDEST:
        raise ValueError(f"width {column.width!r}")
    if not is_field(column.field):
        raise ValueError(f"no such field: {column.field!r}")
    field, header, group = _text(column.field), _text(column.header), _text(column.group)
    return replace(column, field=field, header=header, group=group, hidden=bool(column.hidden))


def _numbering(data: Mapping[str, Any]) -> Numbering:
    rules = Numbering(**{**data, "area": Style(data.get("area", "roman")), "item": Style(data.get("item", "arabic"))})
    if rules.child != "dotted":
        Style(rules.child)
    return replace(rules, restart=bool(rules.restart), alone=bool(rules.alone))


@cache
def built_in_layout(name: str) -> Layout:
    """One of the layouts in LAYOUT_NAMES; raises InputProblem for another name."""
    if name not in LAYOUT_NAMES:
        known = ", ".join(LAYOUT_NAMES)
        raise InputProblem(_("Không có mẫu bảng “{name}”; các mẫu có sẵn: {known}.").format(name=name, known=known))
    return layout_from_json(json.loads(resource_path("layouts", f"{name}.json").read_text(encoding="utf-8")))
