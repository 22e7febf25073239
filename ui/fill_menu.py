"""The menu of filling, in the menu bar under Sửa."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from models.i18n import _
from ui.actions.actions import Actions
from ui.actions.menus import FILL_KEYS, FILL_MENU
from ui.table.view import TaskTable


class FillMenu(QMenu):
    """What fills the chosen cells; its keys are the table's alone, for an open editor has its own."""

    def __init__(self, actions: Actions, table: TaskTable, parent: QWidget) -> None:
        super().__init__(_("Điền &dữ liệu"), parent)
        self.setObjectName("menuFill")
        self.addActions([actions[name] for name in FILL_MENU])
        table.addActions([actions[name] for name in FILL_KEYS])
