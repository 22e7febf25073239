"""The box below a list of changes: all of them, or none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from models.i18n import _
from ui.differences.ticked import TickedList


class TickAll(QCheckBox):
    """Follows its list: half ticked where some changes are left out."""

    def __init__(self, changes: TickedList, parent: QWidget) -> None:
        super().__init__(_("Chọn tất cả"), parent)
        self._changes = changes
        self.setTristate(True)
        changes.ticked.connect(self._follow)
        changes.offered.connect(self._follow)
        self.clicked.connect(lambda _on: changes.tick_all(self.checkState() is not Qt.CheckState.Unchecked))
        self._follow()

    def _follow(self) -> None:
        taken, states = len(self._changes.taken()), Qt.CheckState
        some = states.PartiallyChecked if taken else states.Unchecked
        self.setCheckState(states.Checked if taken == self._changes.count else some)
        self.setEnabled(self._changes.count > 0)
