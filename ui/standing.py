"""Where the officer stands in the open plan: in the tree, in the text or in the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.grid.grid import Owner
from ui.document import Document
from ui.places import cell_above, owner_of
from ui.structure import Place

if TYPE_CHECKING:
    from ui.workspace import Workspace


def place_in(workspace: Workspace, document: Document) -> Place:
    """The place that actions are about; made anew at every step of the officer, so nothing here walks the plan."""
    chosen = workspace.tree.chosen()
    if workspace.in_body and document.is_open:
        section = workspace.body.section()
        if workspace.from_tree and chosen is not None:
            section = chosen.node.id if chosen.kind == "section" else ""
        return Place(node=section if section in document.session.rows else "", in_body=True)
    appendix = workspace.appendix
    if appendix is None or workspace.live is None:
        return Place()
    rows, model = document.session.rows, workspace.model
    last = Owner(area=appendix.areas[-1].id if appendix.areas else "")
    in_text = chosen is not None and chosen.kind in ("body", "section")
    if workspace.from_tree and chosen is not None and not in_text and chosen.node.id in rows:
        owner = last if chosen.kind == "appendix" else owner_of(rows, chosen.kind, chosen.node.id)
        return Place(appendix.id, owner, node=chosen.node.id)
    index = workspace.table.currentIndex()
    if index.isValid() and index.row() < model.rowCount():
        cell = model.cell(index.row(), index.column())
        above = cell_above(rows, model, cell)
        several = len(workspace.table.chosen().rows) > 1
        return Place(appendix.id, model.owner(index.row()), cell, above, several=several)
    return Place(appendix.id, last)
