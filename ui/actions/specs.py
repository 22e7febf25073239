"""Every action of the window; each group has a file of its own."""

from __future__ import annotations

from ui.actions.check_specs import check_specs
from ui.actions.column_specs import column_specs
from ui.actions.edit_specs import edit_specs
from ui.actions.file_specs import file_specs
from ui.actions.fill_specs import fill_specs
from ui.actions.find_specs import find_specs
from ui.actions.insert_specs import insert_specs
from ui.actions.state import ActionSpec
from ui.actions.view_specs import view_specs


def action_specs() -> tuple[ActionSpec, ...]:
    """Every action, in the language in use."""
    return (
        *file_specs(),
        *edit_specs(),
        *fill_specs(),
        *insert_specs(),
        *find_specs(),
        *view_specs(),
        *column_specs(),
        *check_specs(),
    )
