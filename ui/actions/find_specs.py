"""What looks for texts in the plan."""

from __future__ import annotations

from models.i18n import _
from ui.actions.state import ActionSpec, when_open, when_writable


def find_specs() -> tuple[ActionSpec, ...]:
    """These actions, in the language in use."""
    return (
        ActionSpec("actionFind", _("Tì&m…"), ("Ctrl+F",), "search", when_open, _("Tìm")),
        ActionSpec("actionReplace", _("T&hay thế…"), ("Ctrl+H",), "replace", when_writable),
        ActionSpec("actionFindNext", _("Tìm chỗ &sau"), ("F3",), "", when_open),
        ActionSpec("actionFindPrevious", _("Tìm chỗ t&rước"), ("Shift+F3",), "", when_open),
    )
