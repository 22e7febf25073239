"""The heading of an area stays at the top while its rows scroll by; the current cell is never under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from models.commands import SetLayout, SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Group, Plan, Task
from tests.plans import big_plan
from tests.ui.keys import current_cell, key, stand_on
from ui.main_window import MainWindow
from ui.table.view import TaskTable
from ui.theme import LIGHT


@pytest.fixture
def table(with_plan: Callable[[Plan], MainWindow]) -> TaskTable:
    """The table of a window with 400 lines in 10 areas, all rows sized; the first area's tasks stand in a group."""
    plan = big_plan(400)
    first, *others = plan.appendices[0].areas
    tasks = tuple(item for item in first.items if isinstance(item, Task))
    first = replace(first, items=(*tasks[:5], Group(id="g", title="Nhóm việc", items=tasks[5:])))
    layout = built_in_layout("objectives")
    appendix = replace(plan.appendices[0], areas=(first, *others), layout=layout)
    view = with_plan(replace(plan, appendices=(appendix,))).workspace.table
    view.sizer.settle_rows(0, view.grid_model.rowCount() - 1, most=10_000)
    view.sizer._idle.stop()
    QApplication.processEvents()
    return view


def scroll(view: TaskTable, place: int) -> None:
    """Move the scroll bar, and let the table be painted."""
    view.verticalScrollBar().setValue(place)
    QApplication.processEvents()


def top_of(view: TaskTable, node: str) -> int:
    """How far from the table's beginning the row of a node stands."""
    row = view.grid_model.row_of(node)
    assert row is not None
    return view.rowViewportPosition(row) + view.verticalScrollBar().value()


def shown(view: TaskTable) -> list[str]:
    """The ids of the headings that stay."""
    owners = [view.grid_model.owner(heading.row) for heading in view.sticky.headings()]
    return [owner.group or owner.area for owner in owners]


def picture(view: TaskTable) -> QImage:
    """What the viewport shows."""
    QApplication.processEvents()
    return view.viewport().grab().toImage()


def test_the_heading_stays_while_its_area_scrolls_by(table: TaskTable) -> None:
    assert shown(table) == []
    scroll(table, 1)
    assert shown(table) == ["a0"]
    scroll(table, top_of(table, "a3"))
    assert shown(table) == []
    scroll(table, top_of(table, "a3") + 200)
    assert shown(table) == ["a3"]
    rect = table.sticky.rect
    assert rect.topLeft() == QPoint(0, 0)
    image = picture(table)
    y = rect.center().y()
    assert image.pixelColor(rect.right() - 9, y) == QColor(LIGHT.heading_row)
    inked = [x for x in range(rect.right()) if image.pixelColor(x, y).lightness() < 60]
    assert len(inked) > 10
    assert image.pixelColor(rect.right() - 9, rect.bottom()) == QColor(LIGHT.grid)
    under = image.pixelColor(rect.right() - 9, rect.bottom() + 1)
    assert QColor(LIGHT.grid).lightness() < under.lightness() < 255


def test_a_group_stays_below_its_area_and_the_next_area_pushes_both_out(table: TaskTable) -> None:
    scroll(table, top_of(table, "g") + 150)
    assert shown(table) == ["a0", "g"]
    height = table.sticky.rect.height()
    scroll(table, top_of(table, "a1") - height // 2)
    assert shown(table) == ["a0", "g"]
    assert table.sticky.rect.bottom() + 1 == table.rowViewportPosition(table.grid_model.row_of("a1") or -1)
    assert table.sticky.rect.top() < 0


def test_scrolling_back_leaves_nothing_of_the_heading_behind(table: TaskTable) -> None:
    window = table.window()
    for way in (1, -1):
        scroll(table, top_of(table, "a3") + 300)
        for _step in range(6):
            scroll(table, table.verticalScrollBar().value() + way * 37)
        # As the screen has it after all that was moved and painted in strips, and as it is when painted anew.
        place = QRect(table.viewport().mapTo(window, QPoint(0, 0)), table.viewport().size())
        screen = QApplication.primaryScreen()
        assert screen is not None
        moved = screen.grabWindow(window.winId()).toImage().copy(place)
        table.viewport().repaint()
        assert moved == screen.grabWindow(window.winId()).toImage().copy(place)


def test_a_click_leads_to_the_heading_and_touches_nothing_below(table: TaskTable) -> None:
    scroll(table, top_of(table, "a3") + 300)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 8))
    QApplication.processEvents()
    current = table.currentIndex()
    assert table.grid_model.cell(current.row(), current.column()).address == ("area", "a3", "title")
    assert table.rowViewportPosition(current.row()) == 0
    scroll(table, top_of(table, "a3") + 300)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=QPoint(200, 8))
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 8))
    assert table.cell_delegate.editor is None
    assert table.currentIndex() == current


def test_the_current_cell_is_never_under_the_heading(table: TaskTable) -> None:
    window = table.window()
    assert isinstance(window, MainWindow)
    stand_on(window, "line", "l150", "deadline")
    for _step in range(40):
        key("Up")
        rect = table.visualRect(table.currentIndex())
        assert rect.top() >= table.sticky.cover(table.currentIndex().row())
    scroll(table, top_of(table, "a5") + 100)
    for line in ("l202", "l201", "l190", "l350", "l80"):
        table.select_address(Address("line", line, "deadline"))
        rect = table.visualRect(table.currentIndex())
        assert rect.top() >= table.sticky.rect.bottom()
        assert rect.bottom() < table.viewport().height()


def test_an_editor_opens_below_the_heading(table: TaskTable) -> None:
    window = table.window()
    assert isinstance(window, MainWindow)
    stand_on(window, "line", "l150", "deadline")
    scroll(table, table.verticalScrollBar().value() + table.visualRect(table.currentIndex()).top() + 5)
    key("F2")
    editor = table.cell_delegate.editor
    assert editor is not None
    assert editor.geometry().top() >= table.sticky.rect.bottom()
    key("Escape")
    assert current_cell(window).address == ("line", "l150", "deadline")


def test_nothing_stays_in_the_list_form(table: TaskTable) -> None:
    window = table.window()
    assert isinstance(window, MainWindow)
    window.document.run(SetLayout("p1", built_in_layout("list")))
    scroll(table, table.verticalScrollBar().maximum() // 2)
    assert table.verticalScrollBar().value() > 0
    assert shown(table) == []
    assert table.sticky.cover(table.rowAt(0)) == 0


def test_a_long_heading_takes_one_line_and_tells_itself_whole(
    table: TaskTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = table.window()
    assert isinstance(window, MainWindow)
    title = "Một lĩnh vực <b>có tên</b> rất dài " * 12
    window.document.run(SetText(Address("area", "a3", "title"), title))
    scroll(table, top_of(table, "a3") + 500)
    assert shown(table) == ["a3"]
    assert table.sticky.rect.height() < 2 * table.sizer.typesetter.line_height
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _point, text, _widget: told.append(text))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(200, 8), table.viewport().mapToGlobal(QPoint(200, 8)))
    QApplication.sendEvent(table.viewport(), event)
    assert "rất dài" in told[0]
    assert "<b>" not in told[0]
