"""What looks into the plan: faults, units, cited documents, ways of writing, tasks from above."""

from __future__ import annotations

from ui.actions.state import ActionSpec


def check_specs() -> tuple[ActionSpec, ...]:
    """These actions, in the language in use."""
    return ()
