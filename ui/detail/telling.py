"""What the details tell of the place where the officer stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.i18n import _
from ui.document import Document

if TYPE_CHECKING:
    from ui.workspace import Workspace


def tell_place(workspace: Workspace, document: Document) -> None:
    """Show the row, the guide to writing text, or that nothing is chosen."""
    place, details, live = workspace.place(), workspace.details, workspace.live
    owner = place.owner
    if place.in_body:
        from ui.body.line_hints import guide

        details.show_notes(_("SOẠN LỜI VĂN"), guide())
        return
    nowhere = not place.node and not workspace.model.rowCount()
    if live is None or nowhere or place.node == live.appendix_id or not (owner.area or owner.task):
        details.show_nothing()
        return
    rows = document.session.rows
    nodes: dict[str, object] = {id_: rows.node(id_) for id_ in owner if id_ and id_ in rows}
    details.show_row(live.appendix, owner, nodes, not document.writable)
