"""From one appendix to the next, as from sheet to sheet; the plan's text stands before the first."""

from __future__ import annotations

from models.grid.grid import Address
from models.plan import Plan
from ui.workspace import Workspace


def turn_by(workspace: Workspace, plan: Plan, step: int) -> None:
    """Show the sheet before (-1) or behind (1) the one that is shown; at either end nothing happens."""
    sheets = [Address("body", plan.id, ""), *(Address("appendix", one.id, "") for one in plan.appendices)]
    shown = "" if workspace.in_body or workspace.appendix is None else workspace.appendix.id
    at = next((place for place, sheet in enumerate(sheets) if sheet.id == shown), 0) + step
    if not 0 <= at < len(sheets):
        return
    # The focus comes back from the tree, so that all parts hear where the officer is now.
    workspace.tree.setFocus()
    workspace.show_place(sheets[at])
    workspace.middle.setFocus()
