"""Which kinds of differences are shown: one button each, with their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from models.compare.comparison import Difference, Kind, kind_word
from models.i18n import _


class KindFilter(QWidget):
    """All kinds are shown at first."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.buttons: dict[Kind, QToolButton] = {}
        for kind in (Kind.CHANGED, Kind.ADDED, Kind.REMOVED, Kind.MOVED):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setChecked(True)
            button.setToolTip(_("Hiện hoặc ẩn các chỗ thuộc loại này"))
            button.toggled.connect(lambda _on: self.changed.emit())
            self.buttons[kind] = button
            row.addWidget(button)
        row.addStretch(1)
        self.count(())

    def count(self, differences: Sequence[Difference]) -> None:
        """Tell how many there are of each kind."""
        numbers = Counter(one.kind for one in differences)
        for kind, button in self.buttons.items():
            button.setText(f"{kind_word(kind)} ({numbers[kind]})")
            button.setEnabled(bool(numbers[kind]))

    def wanted(self, differences: Sequence[Difference]) -> list[Difference]:
        """The differences of the kinds that are to be shown."""
        shown = {kind for kind, button in self.buttons.items() if button.isChecked()}
        return [one for one in differences if one.kind in shown]
