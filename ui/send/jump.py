"""From a finding to its place: a cell of the table, a line of an appendix's heading, a part of the document."""

from __future__ import annotations

from PySide6.QtCore import Qt

from models.grid.grid import Address
from ui.workspace import Workspace


def jump_to(workspace: Workspace, address: Address) -> None:
    """Show the place and put the focus there."""
    workspace.go_to(address)
    if address.table == "appendix":
        line = {**workspace.heading.lines, **workspace.closing.lines}.get(address.field)
        if line is not None and line.isVisible():
            line.setFocus(Qt.FocusReason.OtherFocusReason)
