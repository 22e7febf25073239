"""The bar of steps at the top of the sending dialog; any step can be gone to at any time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class StepBar(QWidget):
    """Numbered buttons of which one is pressed."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._names = list(names)
        self._group = QButtonGroup(self)
        self.buttons: list[QToolButton] = []
        for place, name in enumerate(names):
            button = QToolButton(self)
            button.setObjectName("stepButton")
            button.setText(f"{place + 1}  {name}")
            button.setCheckable(True)
            layout.addWidget(button)
            self._group.addButton(button, place)
            self.buttons.append(button)
        layout.addStretch(1)
        self._group.idClicked.connect(self.chosen)

    def show_step(self, place: int) -> None:
        """Press the button of a step."""
        self.buttons[place].setChecked(True)

    def name_step(self, place: int, note: str) -> None:
        """Put a short note behind the name of a step, "" for none."""
        self.buttons[place].setText(f"{place + 1}  {self._names[place]}" + (f" ({note})" if note else ""))
