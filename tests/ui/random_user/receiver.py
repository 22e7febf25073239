"""Somebody who decides on the changes of a file at random: the plan is touched only at the end, in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from imports.blocks import Form, Source
from imports.draft import Draft
from models.plan import Area, Item, Line, Plan, Task, new_id
from tests.ui.conftest import Asked
from tests.ui.random_user.hands import PLACES, only_if
from tests.ui.random_user.watch import Watch
from ui.main_window import MainWindow
from ui.returning.decisions import Choice
from ui.returning.flow import ReturnFlow
from ui.returning.window import ReturnWindow

KEYS = ("Up", "Down", "PageDown", "Home", "End", "Space", "Return", "Delete", "Backspace", "Tab", "F6", "F5", "A")
_STATE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def edited(plan: Plan, numbers: list[int]) -> Plan:
    """The plan as somebody else changed it: tasks renamed, gone, moved, added."""
    count = 0

    def items(old: tuple[Item, ...]) -> tuple[Item, ...]:
        nonlocal count
        new: list[Item] = []
        for one in old:
            if not isinstance(one, Task):
                new.append(replace(one, items=items(one.items)))
                continue
            way = numbers[count % len(numbers)] if numbers else 9
            count += 1
            if way == 0:
                new.append(replace(one, title=f"{one.title} đã sửa"))
            elif way == 1:
                new.append(replace(one, lines=tuple(replace(line, note="mới") for line in one.lines)))
            elif way == 2:
                new.insert(0, one)
            elif way == 3:
                new += [one, Task(id=new_id(), title="Việc thêm", lines=(Line(id=new_id(), lead="Văn phòng"),))]
            elif way != 4:
                new.append(one)
        return tuple(new)

    def areas(old: tuple[Area, ...]) -> tuple[Area, ...]:
        return tuple(replace(area, items=items(area.items)) for area in old)

    return replace(plan, appendices=tuple(replace(one, areas=areas(one.areas)) for one in plan.appendices))


class Receiver(RuleBasedStateMachine):
    """One file that came back, or another plan that is merged by its words."""

    def __init__(self, open_window: Callable[[], MainWindow], asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.watch = Watch()
        self.watch.start()
        self.window = open_window()
        self.start = self.window.document.plan
        self.flow = self.window.findChild(ReturnFlow) or ReturnFlow(
            self.window, self.window.document, self.window.prefs, self.window.workspace.messages
        )

    @initialize(numbers=st.lists(st.integers(0, 9), min_size=1, max_size=8), copy=st.booleans())
    def open_changes(self, numbers: list[int], copy: bool) -> None:
        """A copy of the plan that somebody changed, or a plan like it without its ids."""
        theirs = edited(self.start, numbers)
        if copy:
            self.flow.start("bản sao.cchc", Source((), form=Form.PLAN, plan=theirs), Draft(theirs))
        else:
            self.flow.merge("khác.json", Draft(replace(theirs, id=new_id())))
        QApplication.processEvents()

    @property
    def shown(self) -> ReturnWindow | None:
        """The window, as long as it is open."""
        return self.flow.shown

    @property
    def open(self) -> ReturnWindow:
        """The window, where it is known to be open."""
        assert self.flow.shown is not None
        return self.flow.shown

    @property
    def decides(self) -> bool:
        """Whether there is anything to decide on."""
        return self.shown is not None and bool(self.shown.merge.changes)

    @rule(name=st.sampled_from(KEYS), shift=st.booleans())
    @only_if(lambda user: user.decides)
    def press(self, name: str, shift: bool) -> None:
        """Any key in the list."""
        here = self.open.focusWidget()
        if here is None or isinstance(here, QPushButton):
            here = self.open.list
            here.setFocus()
        QTest.keyClick(here, getattr(Qt.Key, f"Key_{name}"), _STATE[shift])

    @rule(number=PLACES)
    @only_if(lambda user: user.decides and user.open.list.isVisible())
    def click_a_mark(self, number: int) -> None:
        """The square before a change, or the change itself."""
        rows = self.open.list.model()
        index = rows.index(number % rows.rowCount(), 0)
        self.open.list.scrollTo(index)
        spot = self.open.list.visualRect(index).topLeft() + QPoint(18 if number % 3 else 90, 10)
        QTest.mouseClick(self.open.list.viewport(), Qt.MouseButton.LeftButton, _STATE[0], spot)

    @rule(number=PLACES)
    @only_if(lambda user: user.decides)
    def press_a_button(self, number: int) -> None:
        """All, none, a filter, a step back or forth."""
        window = self.open
        buttons = [window.all, window.none, window.only_open, window.undo, window.redo, *window.kinds.buttons.values()]
        button = buttons[number % len(buttons)]
        if button.isEnabled() and button.isVisible():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @rule(number=PLACES)
    @only_if(lambda user: user.decides and user.open.list.isVisible())
    def use_the_menu(self, number: int) -> None:
        """An entry of the menu of a change."""
        self.open.list.setFocus()
        QTest.keyClick(self.open.list, Qt.Key.Key_Menu)
        for menu in self.open.list.findChildren(QMenu):
            if menu.isVisible():
                entries = [one for one in menu.actions() if not one.isSeparator()]
                menu.setActiveAction(entries[number % len(entries)])
                QTest.keyClick(menu, Qt.Key.Key_Return)

    @rule(back=st.booleans())
    @only_if(lambda user: user.decides)
    def undo_or_redo(self, back: bool) -> None:
        """By keys."""
        QTest.keyClick(self.open, Qt.Key.Key_Z if back else Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    @rule()
    @only_if(lambda user: user.decides)
    def leave_and_come_back(self) -> None:
        """Escape by mistake; what was decided is there again."""
        window = self.open
        said = [window.decisions.of(one) for one in window.decisions.changes]
        QTest.keyClick(window, Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert self.shown is None
        if any(one is not Choice.OPEN for one in said):
            messages = self.window.workspace.messages
            assert messages.isVisible()
            buttons = [one for one in messages.findChildren(QPushButton) if one.isVisible()]
            next(one for one in buttons if one.text() == "Xem lại tiếp").click()
            QApplication.processEvents()
            assert [self.open.decisions.of(one) for one in self.open.decisions.changes] == said

    @invariant()
    def all_agrees(self) -> None:
        """Nothing is in the plan yet, and what the buttons say is true."""
        QApplication.processEvents()
        assert not self.watch.trouble, self.watch.told()
        assert self.asked.problems == []
        assert self.window.document.plan is self.start
        if not self.decides:
            return
        window = self.open
        taken, waiting = window.decisions.taken(), window.decisions.open()
        assert window.take.isEnabled() == bool(taken)
        assert window.take.text() == (f"Nhận {len(taken)} thay đổi" if taken else "Nhận thay đổi")
        assert window.count.text().startswith(f"Còn {len(waiting)} " if waiting else "Đã chọn hết")
        # What was decided stays in sight until another filter is chosen.
        assert window.list.isVisible() == (window.list.model().rowCount() > 0)
        assert window.nothing.isVisible() == (not window.list.isVisible())
        chosen = window.list.chosen_change()
        assert window.pane.isVisible() == (chosen is not None and chosen.conflict and window.list.isVisible())
        assert window.undo.isEnabled() == window.decisions.can_undo

    def teardown(self) -> None:
        """What was decided is taken, found in the plan, and undone."""
        try:
            if self.decides and not self.watch.trouble:
                self.finish()
        finally:
            if self.shown is not None:
                self.shown.close()
            self.window.close()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
            self.watch.stop()
        assert not self.watch.trouble, self.watch.told()

    def finish(self) -> None:
        """One step there, one back."""
        window = self.open
        if not window.take.isEnabled():
            return
        expected = window.merge.plan(window.decisions.taken(), window.decisions.written())
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        assert self.shown is None
        assert self.window.document.plan == expected
        self.window.document.undo()
        assert self.window.document.plan == self.start
