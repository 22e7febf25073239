"""The menu of the table's columns: under the heading's right mouse button, and in the menu bar."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from models.i18n import _
from ui.actions.actions import Actions
from ui.actions.menus import COLUMN_KEYS, COLUMN_MENU
from ui.column_flow import ColumnFlow


class ColumnMenu(QMenu):
    """Actions on the chosen columns; the hidden ones stand in a menu of their own."""

    def __init__(self, actions: Actions, columns: ColumnFlow, parent: QWidget) -> None:
        super().__init__(_("Cộ&t"), parent)
        self.setObjectName("menuColumn")
        self._columns = columns
        self.back = QMenu(_("Hiện &cột đã ẩn"), self)
        self.back.setObjectName("menuHiddenColumns")
        for name in COLUMN_MENU:
            if name == "actionShowColumns":
                self.addMenu(self.back)
            if name:
                self.addAction(actions[name])
            else:
                self.addSeparator()
        self.aboutToShow.connect(self.fill)
        columns.table.addActions([actions[name] for name in COLUMN_KEYS])
        columns.table.heading.menu_requested.connect(self.popup)

    def fill(self) -> None:
        """List the columns that are hidden now."""
        self.back.clear()
        hidden = self._columns.hidden()
        for place, name in hidden:
            entry = self.back.addAction(name.replace("&", "&&"))
            entry.triggered.connect(partial(self._bring_back, place))
        self.back.setEnabled(bool(hidden))

    def _bring_back(self, place: int, _checked: bool = False) -> None:
        self._columns.show_hidden(place)
