"""How the severities look: a sign of its own for each, so that colour is never alone, and its colour."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from models.checking.finding import Severity
from ui.icons import icon
from ui.theme import Theme, current_theme

_SIGNS = {Severity.ERROR: "octagon-alert", Severity.WARNING: "triangle-alert", Severity.HINT: "lightbulb"}


def grade_colour(severity: Severity, theme: Theme | None = None) -> str:
    """The colour of a severity in the theme in use."""
    theme = theme or current_theme()
    return {Severity.ERROR: theme.danger, Severity.WARNING: theme.caution}.get(severity, theme.faint)


def grade_icon(severity: Severity) -> QIcon:
    """The sign of a severity in its colour."""
    return icon(_SIGNS[severity], grade_colour(severity))
