"""What all parts of the random user share: the window, and how a place in it is picked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models.store import PlanRows
from ui.main_window import MainWindow
from ui.table.model import GridModel
from ui.table.paste_preview import PastePreview
from ui.table.view import TaskTable

T = TypeVar("T")
P = ParamSpec("P")
User = TypeVar("User", bound="Hands")
# A number that becomes a place among those there are at that time; shrinks to the first.
PLACES = st.integers(0, 97)


def only_if(
    possible: Callable[[User], bool],
) -> Callable[[Callable[Concatenate[User, P], None]], Callable[Concatenate[User, P], None]]:
    """A deed that does nothing where it is not possible.

    Hypothesis' own precondition must come out the same whenever a walk is repeated; what the window shows may hang on
    its timers.
    """

    def of(deed: Callable[Concatenate[User, P], None]) -> Callable[Concatenate[User, P], None]:
        @wraps(deed)
        def run(user: User, /, *args: P.args, **named: P.kwargs) -> None:
            if possible(user):
                deed(user, *args, **named)

        return run

    return of


class Hands(RuleBasedStateMachine):
    """Rules take plain numbers and words, so that a failing walk can be read and made shorter."""

    window: MainWindow

    @property
    def table(self) -> TaskTable:
        """The table."""
        return self.window.workspace.table

    @property
    def model(self) -> GridModel:
        """Its rows."""
        return self.window.workspace.model

    @property
    def rows(self) -> PlanRows:
        """The plan in memory."""
        return self.window.document.session.rows

    @property
    def is_open(self) -> bool:
        """Whether a plan is open."""
        return self.window.document.is_open

    @property
    def in_table(self) -> bool:
        """Whether the table is seen and has rows."""
        return self.is_open and self.table.isVisible() and self.model.rowCount() > 0

    def target(self) -> QWidget:
        """Who gets the keys."""
        found = QApplication.focusWidget()
        if found is None:
            self.window.activateWindow()
            self.window.workspace.middle.setFocus()
            QApplication.processEvents()
            found = QApplication.focusWidget()
        return found or self.table

    def cell_at(self, row: int, column: int) -> tuple[int, int]:
        """A place of the table."""
        return row % max(1, self.model.rowCount()), column % max(1, self.model.columnCount())

    def go_to_cell(self, row: int, column: int) -> None:
        """Stand on a cell with the keyboard in the table."""
        row, column = self.cell_at(row, column)
        self.table.go_to(self.model.index(row, column))
        self.table.setFocus()

    def point_in(self, row: int, column: int) -> QPoint:
        """A point in a place of the table, which is brought into sight."""
        row, column = self.cell_at(row, column)
        self.table.scrollTo(self.model.index(row, column))
        self.table.sizer.settle_visible()
        left, top = self.table.columnViewportPosition(column), self.table.rowViewportPosition(row)
        size = self.table.viewport().size()
        return QPoint(min(max(left + 16, 0), size.width() - 2), min(max(top + 3, 0), size.height() - 2))

    def trigger(self, name: str) -> None:
        """An entry of the menu, where it can be used now."""
        action = self.window.actions_by_name[f"action{name}"]
        if action.isEnabled():
            action.trigger()

    def click_on(self, widget: QWidget) -> None:
        """Click a button in its middle."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center())

    def answer_preview(self, agree: bool, other_way: bool) -> None:
        """The preview of what is pasted, if one has opened."""
        for preview in self.window.findChildren(PastePreview):
            if preview.isVisible():
                button = preview.write if preview.insert.isChecked() else preview.insert
                if other_way and button.isEnabled():
                    self.click_on(button)
                if agree and preview.agree.isEnabled():
                    self.click_on(preview.agree)
                else:
                    preview.reject()
                self.window.activateWindow()


def pick(things: Sequence[T], place: int) -> T:
    """One of some things."""
    return things[place % len(things)]
