"""The menu of looks: as the computer has it, light, dark, high contrast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from models.i18n import _
from ui.prefs import PrefStore
from ui.theme import THEMES, apply_theme, system_theme


class LookMenu(QMenu):
    """Applies a look to the whole program and remembers it; `changed` draws anew what has colours of its own."""

    def __init__(self, prefs: PrefStore, changed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(_("Giao &diện"), parent)
        self.setObjectName("menuLook")
        self._prefs = prefs
        self._changed = changed
        self._group = QActionGroup(self)
        names = {
            "": _("&Theo máy tính"),
            "light": _("&Sáng"),
            "dark": _("Tố&i"),
            "contrast": _("Tương phản &cao"),
        }
        for name, text in names.items():
            entry = self.addAction(text)
            entry.setObjectName(f"look-{name or 'system'}")
            entry.setCheckable(True)
            entry.setChecked(prefs.now.look == name)
            entry.triggered.connect(lambda _checked=False, chosen=name: self.choose(chosen))
            self._group.addAction(entry)
        if prefs.now.look:
            self.apply()

    def choose(self, name: str) -> None:
        """Take a look and remember it; "" follows the computer."""
        self._prefs.change(look=name)
        self.follow()

    def follow(self) -> None:
        """Apply the chosen look, or what the computer asks for now."""
        self.apply()
        self._changed()

    def apply(self) -> None:
        """Give the program its colours; who draws with colours of its own is not told."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, THEMES.get(self._prefs.now.look) or system_theme())
