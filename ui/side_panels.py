"""The place beside the table that details and history share: one of them is seen, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.i18n import _
from models.plan import Appendix

if TYPE_CHECKING:
    from ui.detail.panel import DetailPanel
    from ui.workspace import Workspace

_LEAST = 230  # pixels
_DETAILS, _HISTORY = 0, 1


class SidePanels(QFrame):
    """Two tabs; each is also an action of the window, which is told what is seen."""

    history_wanted = Signal()  # the history is to be made and shown

    def __init__(self, details: DetailPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self._details = details
        self._history: QWidget | None = None
        self._in_history = False
        self._details_wanted = True
        self._actions: tuple[QAction, QAction] | None = None
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("sideTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(True)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.setAccessibleName(_("Khung bên phải"))
        self.tabs.addTab(_("Chi tiết"))
        self.tabs.addTab(_("Lịch sử"))
        self.tabs.currentChanged.connect(self._tab_changed)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.setMinimumWidth(_LEAST)

    @property
    def in_history(self) -> bool:
        """Whether the history is seen."""
        return self._in_history

    def take_actions(self, details: QAction, history: QAction) -> None:
        """The actions behind the two tabs; they are ticked where their panel is seen."""
        self._actions = details, history
        self.history_wanted.connect(history.trigger)
        for place, action in enumerate(self._actions):
            keys = action.shortcut().toString()
            self.tabs.setTabToolTip(place, f"{action.text().replace('&', '')} ({keys})")
        self._settle()

    def show_details(self, wanted: bool) -> None:
        """Show the details in place of the history, or hide them; the history itself is not hidden by that."""
        self._details_wanted = wanted
        self._in_history = self._in_history and not wanted
        self._settle()

    def show_history(self, make: Callable[[], QWidget]) -> None:
        """Show the history, made now where it was not shown before, and give it the keyboard."""
        if self._history is None:
            self._history = make()
            self._stack.addWidget(self._history)
        self._in_history = True
        self._settle()
        self._history.setFocus()

    def leave_history(self) -> None:
        """Back to the details, or to none, as it was before."""
        self._in_history = False
        self._settle()

    def stops(self) -> list[QWidget]:
        """Where the keyboard finds something to do in here, the first stop of the shown panel in front."""
        if self._in_history and self._history is not None:
            return [self._history]
        return list(self._details.editors.values())

    def _settle(self) -> None:
        place = _HISTORY if self._in_history else _DETAILS
        if self._in_history and self._history is not None:
            self._stack.setCurrentWidget(self._history)
        else:
            self._stack.setCurrentWidget(self._details)
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(place)
        self.tabs.blockSignals(False)
        self.setVisible(self._in_history or self._details_wanted)
        if self._actions is not None:
            self._actions[_DETAILS].setChecked(self._details_wanted and not self._in_history)
            self._actions[_HISTORY].setChecked(self._in_history)

    def _tab_changed(self, place: int) -> None:
        if place == _HISTORY:
            self.history_wanted.emit()
        else:
            self.show_details(True)


def numbers_of(workspace: Workspace) -> Callable[[Appendix], Mapping[str, str] | None]:
    """The printed numbers of the appendix that is shown, which the table keeps in step; None for others."""

    def known(appendix: Appendix) -> Mapping[str, str] | None:
        live = workspace.live
        return live.numbers if live is not None and live.appendix_id == appendix.id else None

    return known
