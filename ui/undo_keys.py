"""The keys of undoing in a window that stays open beside the plan: there, too, every step can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_undo_keys(window: QWidget, undo: Callable[[], object], redo: Callable[[], object]) -> None:
    """Ctrl+Z and Ctrl+Y in this window; a field that is being written keeps its own."""
    for keys, step in (("Ctrl+Z", undo), ("Ctrl+Y", redo), ("Ctrl+Shift+Z", redo)):
        QShortcut(QKeySequence(keys), window, step)
