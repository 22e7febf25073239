"""Which tasks from above are listed: one button for each state, with its number."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from models.coverage.coverage import Coverage, Covered, State
from models.coverage.telling import state_name
from models.i18n import _

_ALL, _DOUBT = "", "doubt"


class StateFilter(QWidget):
    """One of them is chosen; all that is ours at first."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for name in (_ALL, State.OPEN.value, State.PROPOSED.value, State.COVERED.value, _DOUBT, State.NOT_OURS.value):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setChecked(name == _ALL)
            self._group.addButton(button)
            self.buttons[name] = button
            row.addWidget(button)
        row.addStretch(1)
        self._group.buttonToggled.connect(lambda _button, on: self.changed.emit() if on else None)

    @property
    def chosen(self) -> str:
        """The name of the chosen state; "" for all that is ours."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def choose(self, name: str) -> None:
        """Choose a state."""
        self.buttons[name].setChecked(True)

    def count(self, coverage: Coverage) -> None:
        """Tell how many there are of each."""
        doubts = sum(1 for row in coverage.rows if row.doubts)
        for name, button in self.buttons.items():
            if name == _ALL:
                text, count = _("Nhiệm vụ của cơ quan"), coverage.ours
            elif name == _DOUBT:
                text, count = _("Cần xem lại"), doubts
            else:
                text, count = state_name(State(name)), coverage.counts[State(name)]
            button.setText(f"{text} ({count})")
        self.buttons[_DOUBT].setVisible(bool(doubts) or self.chosen == _DOUBT)

    def wanted(self, rows: Iterable[Covered]) -> list[Covered]:
        """The rows of the chosen state."""
        chosen = self.chosen
        if chosen == _ALL:
            return [row for row in rows if row.state is not State.NOT_OURS]
        if chosen == _DOUBT:
            return [row for row in rows if row.doubts]
        return [row for row in rows if row.state.value == chosen]
