"""The mouse in the table and its heading chooses cells, ranges and columns; what is chosen is tinted and copied so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.plan import Plan
from tests.exports.html_tables import read_html
from tests.plans import big_plan
from tests.ui.keys import current_cell, focused, key, press, stand_on, text_of
from tests.ui.table_hands import CTRL, SHIFT, chosen, click, click_heading, drag, heading_point, point_of, send
from ui.main_window import MainWindow
from ui.table.editor import CellEditor
from ui.theme import current_theme

# Rows and columns as in test_table_keys.
NUMBER, OBJECTIVE, TASK, ACTIVITY, PRODUCT, LEAD, PARTNERS, DEADLINE, FUNDING = range(9)


def test_a_click_on_a_heading_chooses_its_column_and_shift_more(small: MainWindow) -> None:
    click_heading(small, DEADLINE)
    assert chosen(small) == (0, DEADLINE, 11, DEADLINE)
    assert focused() is small.workspace.table
    assert current_cell(small).address == ("line", "l1", "deadline")
    click_heading(small, LEAD, SHIFT)
    assert chosen(small) == (0, LEAD, 11, DEADLINE)
    key("Down")
    assert chosen(small) == (2, DEADLINE, 2, DEADLINE)


def test_a_heading_of_chosen_columns_is_marked(small: MainWindow) -> None:
    header = small.workspace.table._header
    click_heading(small, FUNDING)
    where = QPoint(header.sectionViewportPosition(FUNDING) + 3, 4)
    assert header.grab().toImage().pixelColor(where) == QColor(current_theme().marked)
    stand_on(small, "line", "l1", "product")
    assert header.grab().toImage().pixelColor(where) == QColor(current_theme().header)


def test_dragging_over_headings_chooses_columns(small: MainWindow) -> None:
    drag(small, heading_point(small, PRODUCT), heading_point(small, LEAD), heading_point(small, DEADLINE), heading=True)
    assert chosen(small) == (0, PRODUCT, 11, DEADLINE)
    drag(small, heading_point(small, DEADLINE), heading_point(small, FUNDING), drop=True, heading=True)
    assert small.document.session.undo_label in ("", "Đổi chỗ cột")


def test_click_and_shift_click(small: MainWindow) -> None:
    click(small, 3, PARTNERS)
    assert chosen(small) == (3, PARTNERS, 3, PARTNERS)
    click(small, 4, LEAD, SHIFT)
    assert chosen(small) == (2, LEAD, 4, PARTNERS)
    assert current_cell(small).address == ("line", "l3", "partners")
    click(small, 3, FUNDING, SHIFT)
    assert chosen(small) == (3, PARTNERS, 3, FUNDING)


def test_dragging_chooses_a_range(small: MainWindow) -> None:
    drag(small, point_of(small, 3, DEADLINE), point_of(small, 3, PARTNERS), point_of(small, 3, LEAD))
    assert chosen(small) == (2, LEAD, 4, DEADLINE)
    assert current_cell(small).address == ("line", "l3", "deadline")
    # What moves without a button is no drag.
    send(small.workspace.table.viewport(), QEvent.Type.MouseMove, point_of(small, 8, TASK), False)
    assert chosen(small) == (2, LEAD, 4, DEADLINE)


def test_dragging_below_the_window_scrolls_on(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(200))
    table = window.workspace.table
    below = QPoint(point_of(window, 1, 3).x(), table.viewport().height() + 50)
    drag(window, point_of(window, 1, 3), below, drop=False)
    reached = chosen(window)[2]
    for _turn in range(5):
        table.mouse._scroll()
    assert table.mouse._scroller.isActive()
    assert chosen(window)[2] > reached
    assert table.verticalScrollBar().value() > 0
    send(table.viewport(), QEvent.Type.MouseButtonRelease, below, False)
    assert not table.mouse._scroller.isActive()


def test_a_click_beside_the_table_keeps_what_is_chosen(small: MainWindow) -> None:
    click(small, 3, PARTNERS)
    table = small.workspace.table
    table.set_zoom(0.5)
    QApplication.processEvents()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(table.viewport().width() - 3, 5))
    assert chosen(small) == (3, PARTNERS, 3, PARTNERS)


def test_a_double_click_opens_the_cell(small: MainWindow) -> None:
    point = point_of(small, 1, PRODUCT)
    QTest.mouseDClick(small.workspace.table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert isinstance(focused(), CellEditor)
    assert focused().toPlainText() == "Báo cáo"  # type: ignore[attr-defined]
    key("Esc")
    small.status.show_hint("")
    # Not at the left edge, where rows are taken.
    point = point_of(small, 1, NUMBER) + QPoint(16, 0)
    QTest.mouseDClick(small.workspace.table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert not isinstance(focused(), CellEditor)
    assert "tự đánh" in small.status.hint.text()


def test_a_click_on_another_cell_stores_what_is_being_written(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Viết dở")
    click(small, 3, DEADLINE)
    assert text_of(small, "line", "l1", "product") == "Viết dở"
    assert chosen(small) == (3, DEADLINE, 3, DEADLINE)


def test_the_right_button_keeps_a_range_it_is_pressed_on(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "activity")
    key("Shift+Right")
    port = small.workspace.table.viewport()
    QTest.mousePress(port, Qt.MouseButton.RightButton, pos=point_of(small, 1, PRODUCT))
    assert chosen(small) == (1, ACTIVITY, 1, PRODUCT)
    QTest.mousePress(port, Qt.MouseButton.RightButton, pos=point_of(small, 3, DEADLINE))
    assert chosen(small) == (3, DEADLINE, 3, DEADLINE)


def test_ctrl_click_adds_ranges_and_takes_cells_away(small: MainWindow) -> None:
    table = small.workspace.table
    click(small, 1, ACTIVITY)
    click(small, 3, DEADLINE, CTRL)
    click(small, 8, LEAD, CTRL)
    click(small, 9, LEAD, SHIFT)
    assert [tuple(one) for one in table.selection.extents] == [
        (8, LEAD, 9, LEAD), (3, DEADLINE, 3, DEADLINE), (1, ACTIVITY, 1, ACTIVITY),
    ]  # fmt: skip
    assert [cell.address.id for cell in table.chosen().cells() if cell.address] == ["l1", "l3", "l6", "l7"]
    assert [owner.line for owner in table.chosen().owners()] == ["l1", "l3", "l6", "l7"]
    click(small, 3, DEADLINE, CTRL)
    assert len(table.selection.extents) == 2
    key("Del")
    assert [text_of(small, "line", "l1", "activity"), text_of(small, "line", "l3", "deadline")] == ["", "Quý II"]


def test_several_ranges_are_not_copied_as_one(small: MainWindow) -> None:
    QGuiApplication.clipboard().setText("trước")
    click(small, 1, ACTIVITY)
    click(small, 3, DEADLINE, CTRL)
    key("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "trước"
    assert "một vùng liền" in small.status.hint.text()
    key("Ctrl+X")
    assert text_of(small, "line", "l3", "deadline") == "Quý II"


def test_a_grown_range_is_copied_as_it_is_seen(small: MainWindow) -> None:
    stand_on(small, "line", "l3", "deadline")
    key("Shift+Left")
    key("Shift+Left")
    key("Ctrl+C")
    (table,) = read_html(QGuiApplication.clipboard().mimeData().html()).tables
    assert [len(row) for row in table] == [3, 2, 2]
    assert table[0][0].rowspan == 3


def test_a_grown_range_is_tinted_as_a_whole(small: MainWindow) -> None:
    table = small.workspace.table
    stand_on(small, "line", "l3", "deadline")
    key("Shift+Left")
    key("Shift+Left")
    picture, marked = table.viewport().grab().toImage(), QColor(current_theme().marked)
    for row, column in ((2, DEADLINE), (3, LEAD), (4, LEAD), (4, PARTNERS)):
        assert picture.pixelColor(point_of(small, row, column)) == marked, (row, column)
    assert picture.pixelColor(point_of(small, 4, FUNDING)) == QColor(current_theme().paper)
    assert picture.pixelColor(point_of(small, 3, PRODUCT)) == QColor(current_theme().paper)


def test_whole_columns_and_rows_are_tinted_without_what_reaches_out(small: MainWindow) -> None:
    table = small.workspace.table
    click_heading(small, OBJECTIVE)
    picture, marked = table.viewport().grab().toImage(), QColor(current_theme().marked)
    assert picture.pixelColor(point_of(small, 1, OBJECTIVE)) == marked
    # The area's title begins in this column, but reaches over all others.
    assert picture.pixelColor(point_of(small, 0, OBJECTIVE)) == QColor(current_theme().heading_row)
    stand_on(small, "line", "l2", "deadline")
    key("Shift+Space")
    picture = table.viewport().grab().toImage()
    assert picture.pixelColor(point_of(small, 2, ACTIVITY)) == marked
    assert picture.pixelColor(point_of(small, 2, LEAD)) == QColor(current_theme().paper)


def test_cut_takes_the_texts_away_in_one_step(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "lead")
    key("Shift+Right")
    key("Shift+Right")
    key("Ctrl+X")
    assert QGuiApplication.clipboard().text().split("\n")[0] == "Văn phòng\t\tQuý I"
    assert [text_of(small, "line", name, "lead") for name in ("l2", "l3", "l4")] == ["", "", ""]
    assert [text_of(small, "line", name, "deadline") for name in ("l2", "l3")] == ["", ""]
    key("Ctrl+Z")
    assert text_of(small, "line", "l4", "lead") == "Văn phòng"
    assert text_of(small, "line", "l3", "deadline") == "Quý II"


def test_ctrl_and_the_wheel_zoom(small: MainWindow) -> None:
    table = small.workspace.table
    table.set_zoom(1.0)
    middle = table.viewport().mapTo(small, table.viewport().rect().center())
    for turn, expected in ((120, 1.1), (120, 1.2), (-120, 1.1)):
        QTest.wheelEvent(small.windowHandle(), middle, QPoint(0, turn), QPoint(), CTRL)
        QApplication.processEvents()
        assert table.sizer.zoom == expected
    QTest.wheelEvent(small.windowHandle(), middle, QPoint(0, 120))
    QApplication.processEvents()
    assert table.sizer.zoom == 1.1
