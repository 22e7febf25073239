"""What a cell is called for those who hear the screen instead of seeing it."""

from __future__ import annotations

from models.grid.grid import Cell
from models.i18n import _
from models.words import field_name, kind_name
from ui.table.model import GridModel


def cell_name(model: GridModel, cell: Cell) -> str:
    """The column and the row: "Ô Sản phẩm, nhiệm vụ 3"; of a heading its kind: "Ô lĩnh vực I"."""
    owner, live = model.owner(cell.row), model.live
    if live is None or cell.address is None:
        return _("Ô")
    kind = next((kind for kind in ("task", "objective", "group", "area") if getattr(owner, kind)), "")
    number = live.numbers.get(getattr(owner, kind), "").strip(" .)") if kind else ""
    row = f"{kind_name(kind)} {number}".strip()
    table, field = cell.address.table, cell.address.field
    if table == kind and kind != "task":
        return _("Ô {row}").format(row=row)
    columns = live.appendix.layout
    named = columns.header_of(table if field == "title" else field)
    column = " ".join((named or field_name(table, field)).split())
    return _("Ô {column}, {row}").format(column=column, row=row)
