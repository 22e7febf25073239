"""Chuẩn hóa cách viết in the window: what is switched, seen and ticked is what happens, in one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Section, Task
from tests.ui.keys import key, stand_on
from ui.house_style.dialog import HouseStyleDialog
from ui.house_style.flow import HouseStyleFlow
from ui.main_window import MainWindow

LAYOUT = built_in_layout("product-first")


def a_plan(count: int = 6) -> Plan:
    """Deadlines in two usages, doubled spaces, two appendices and a text."""

    def tasks(first: int) -> tuple[Task, ...]:
        numbers = range(first, first + count)
        return tuple(
            Task(id=f"t{n}", title="Việc", lines=(Line(id=f"l{n}", product=f"Báo  cáo {n}", deadline="Hàng năm"),))
            for n in numbers
        )

    appendices = tuple(
        Appendix(id=f"p{n}", title=f"Danh mục {n}", layout=LAYOUT, areas=(Area(title="A", items=tasks(100 * n)),))
        for n in (1, 2)
    )
    sections = (Section(id="s1", number="I", heading="Mục đích", paragraphs=("Rà soát hàng năm.",)),)
    return Plan(id="plan", title="Kế hoạch", sections=sections, appendices=appendices)


def opened(qtbot: Any, window: MainWindow) -> HouseStyleDialog:
    """The dialog after its key, when it has found everything."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.workspace.table.setFocus()
    key("Ctrl+Shift+F7")
    return shown(qtbot, window)


def shown(qtbot: Any, window: MainWindow) -> HouseStyleDialog:
    """The dialog that is open, when it has found everything."""
    flow = window.findChild(HouseStyleFlow)
    assert flow is not None
    assert flow.shown is not None
    settle(qtbot, flow.shown)
    return flow.shown


def settle(qtbot: Any, dialog: HouseStyleDialog) -> None:
    """Wait until everything is found and listed."""
    qtbot.waitUntil(lambda: not dialog.looking, timeout=5000)


def tick(qtbot: Any, dialog: HouseStyleDialog, *names: str) -> None:
    """Leave only these switches on, by the space key."""
    if "hang-nam" in names:
        ways = dialog.switches.ways["hang-nam"]
        ways.setCurrentIndex(ways.findData("hằng năm"))
    for name, box in dialog.switches.boxes.items():
        if box.isChecked() != (name in names):
            box.setFocus()
            QTest.keyClick(box, Qt.Key.Key_Space)
    settle(qtbot, dialog)


def deadlines(window: MainWindow) -> list[str]:
    """All deadlines of the plan."""
    return [line.deadline for one in window.document.plan.appendices for task in one.tasks() for line in task.lines]


def test_what_is_seen_is_what_happens(qtbot: Any, with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(a_plan())
    before = window.document.plan
    dialog = opened(qtbot, window)
    tick(qtbot, dialog, "hang-nam")
    assert dialog.do.text() == "Áp dụng 13 chỗ"
    assert dialog.switches.boxes["hang-nam"].text().endswith("(13)")
    assert dialog.switches.boxes["spaces"].text().endswith("(12)")
    assert dialog.list.taken()[0].after == "Rà soát hằng năm."
    QTest.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    assert deadlines(window) == ["Hằng năm"] * 12
    assert window.document.plan.sections[0].paragraphs == ("Rà soát hằng năm.",)
    assert window.document.plan.appendices[0].areas[0].items[0].lines[0].product == "Báo  cáo 100"
    assert "13" in window.workspace.messages.text()
    # The check holds to the chosen way from now on.
    assert window.document.plan.checks.usage == {"hang-nam": "hằng năm"}
    # One step, taken back by the button of the message.
    button = next(b for b in window.workspace.messages.findChildren(QPushButton) if b.text() == "Hoàn tác")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.document.plan == before
    assert not window.document.session.undo_label


def test_what_is_unticked_stays_and_stays_unticked(qtbot: Any, with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(a_plan())
    dialog = opened(qtbot, window)
    tick(qtbot, dialog, "hang-nam")
    dialog.list.setFocus()
    key("Space")
    assert dialog.do.text() == "Áp dụng 12 chỗ"
    assert dialog.all.checkState() is Qt.CheckState.PartiallyChecked
    # Another switch comes and goes: what was taken out is remembered.
    tick(qtbot, dialog, "hang-nam", "capitals")
    assert dialog.do.text() == "Áp dụng 12 chỗ"
    QTest.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    assert window.document.plan.sections[0].paragraphs == ("Rà soát hàng năm.",)
    assert deadlines(window) == ["Hằng năm"] * 12


def test_a_click_on_the_box_of_a_row(qtbot: Any, with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(a_plan())
    dialog = opened(qtbot, window)
    tick(qtbot, dialog, "hang-nam")
    index = dialog.list.model().index(1, 0)
    box = dialog.list.visualRect(index)
    QTest.mouseClick(
        dialog.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(17, box.top() + 12)
    )
    assert len(dialog.list.taken()) == 12
    QTest.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert len(dialog.list.taken()) == 13
    QTest.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert dialog.list.taken() == []
    assert not dialog.do.isEnabled()


def test_the_habit_of_the_plan_is_offered_first(qtbot: Any, with_plan: Callable[[Plan], MainWindow]) -> None:
    dialog = opened(qtbot, with_plan(a_plan()))
    assert dialog.choices().ways["hang-nam"] == "hàng năm"
    assert dialog.choices().ways["quy-nam"] == "Quý IV/2026"


def test_the_other_way(qtbot: Any, with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(a_plan())
    dialog = opened(qtbot, window)
    tick(qtbot, dialog, "hang-nam")
    ways = dialog.switches.ways["hang-nam"]
    ways.setFocus()
    QTest.keyClick(ways, Qt.Key.Key_Down)
    settle(qtbot, dialog)
    assert dialog.list.taken() == []
    assert dialog.told.text() == "Không có gì phải đổi."
    assert "(" not in dialog.switches.boxes["hang-nam"].text()


def test_scopes(qtbot: Any, with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(a_plan())
    stand_on(window, "line", "l101", "deadline")
    key("Shift+Down")
    dialog = opened(qtbot, window)
    tick(qtbot, dialog, "hang-nam")
    names = [dialog.scope.itemText(n) for n in range(dialog.scope.count())]
    assert names[:2] == ["Cả kế hoạch", "Phụ lục này"]
    assert names[-1] == dialog.scope.currentText() == "2 ô đang chọn"
    assert len(dialog.list.taken()) == 2
    for place, count in ((0, 13), (1, 6), (2, 6)):
        dialog.scope.setCurrentIndex(place)
        settle(qtbot, dialog)
        assert len(dialog.list.taken()) == count, names[place]


def test_the_switches_are_remembered(qtbot: Any, with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(a_plan())
    dialog = opened(qtbot, window)
    tick(qtbot, dialog, "hang-nam", "zeros")
    key_before = dialog.choices()
    QTest.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    again = opened(qtbot, window)
    assert again is not dialog
    assert again.choices() == key_before
    # What is cancelled changes nothing, neither the plan nor what is remembered.
    tick(qtbot, again, "spaces")
    plan = window.document.plan
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert window.document.plan is plan
    assert opened(qtbot, window).choices() == key_before


def test_what_is_being_written_is_stored_first(qtbot: Any, with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(a_plan())
    stand_on(window, "line", "l100", "deadline")
    key("F2")
    QTest.keyClicks(QApplication.focusWidget(), " 2026")
    key("Ctrl+Shift+F7")
    dialog = shown(qtbot, window)
    tick(qtbot, dialog, "hang-nam")
    assert "Hàng năm 2026" in [one.before for one in dialog.list.taken()]


def test_a_large_plan_is_looked_through_in_slices(qtbot: Any, with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(a_plan(600))
    window.workspace.table.setFocus()
    key("Ctrl+Shift+F7")
    dialog = window.findChild(HouseStyleDialog)
    assert dialog is not None
    assert dialog.looking
    settle(qtbot, dialog)
    tick(qtbot, dialog, "spaces")
    assert len(dialog.list.taken()) == 1200
    QTest.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    assert window.document.plan.appendices[1].areas[0].items[599].lines[0].product == "Báo cáo 799"


def test_every_widget_has_a_name(qtbot: Any, with_plan: Callable[[Plan], MainWindow]) -> None:
    dialog = opened(qtbot, with_plan(a_plan()))
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isVisible():
            name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert name, widget
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.PaletteChange))


def test_thousands_that_were_unticked_stay_so(
    qtbot: Any, with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, with_plan(a_plan(600)))
    tick(qtbot, dialog, "hang-nam")
    QTest.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert dialog.list.taken() == []
    asked: list[object] = []
    monkeypatch.setattr(dialog.list, "toggle", asked.append)
    tick(qtbot, dialog, "hang-nam", "spaces")
    # Texts in which the other switch changes something too are the same texts; what is new is ticked.
    assert len(dialog.list.taken()) == 1200
    assert all("Hàng năm" not in one.before for one in dialog.list.taken())
    assert asked == []
