"""What the tables of a source are called in the review: as in the remarks, which count the tables of tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from imports.blocks import Form, Source, Table
from imports.draft import OPENING, SIGNATURE, TableReading
from models.i18n import _
from models.text import one_line


def table_names(source: Source, tables: Sequence[TableReading]) -> Mapping[int, str]:
    """The name of each table by its place among the pieces: "Trang “Phụ lục”", "Bảng 2", "Phần ký" …"""
    names: dict[int, str] = {}
    appendices: list[str] = []
    others = 0
    for count, table in enumerate(tables, 1):
        piece = source.pieces[table.piece]
        name = one_line(piece.name) if isinstance(piece, Table) else ""
        if name:
            names[table.piece] = _("Trang “{name}”").format(name=name)
        elif source.form is Form.WORKBOOK:
            names[table.piece] = _("Bảng {number}").format(number=count)
        elif table.appendix:
            names[table.piece] = _of_tasks(table.appendix, appendices)
        elif table.part:
            names[table.piece] = {OPENING: _("Phần đầu văn bản"), SIGNATURE: _("Phần ký")}[table.part]
        else:
            others += 1
            names[table.piece] = _("Bảng khác {number}").format(number=others) if others > 1 else _("Bảng khác")
    return names


def _of_tasks(appendix: str, appendices: list[str]) -> str:
    """A table of tasks has the number of its appendix; what was cut from it, too."""
    if appendix in appendices:
        return _("Bảng {number}, phần tiếp").format(number=appendices.index(appendix) + 1)
    appendices.append(appendix)
    return _("Bảng {number}").format(number=len(appendices))
