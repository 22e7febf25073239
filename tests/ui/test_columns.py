"""Columns are hidden, shown, moved, renamed and fitted from the heading and by keys; each act is one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.errors import InputProblem
from models.layout import Layout, built_in_layout
from models.plan import Plan
from tests.plans import big_plan, small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import current_cell, focused, key, press, stand_on, text_of
from tests.ui.table_hands import chosen, click_heading, drag, heading_point, lane, send
from ui.main_window import MainWindow
from ui.table.column_order import group_of, moved

# Columns of the layout "objectives".
NUMBER, OBJECTIVE, TASK, ACTIVITY, PRODUCT, LEAD, PARTNERS, DEADLINE, FUNDING = range(9)


def shown(window: MainWindow) -> list[str]:
    """The fields of the columns on the screen; the plan and the model agree on them."""
    live = window.workspace.live
    assert live is not None
    fields = [column.field for column in live.appendix.layout.shown]
    assert [column.field for column in live.grid.columns] == fields
    assert window.document.plan.appendices[0].layout.shown == live.appendix.layout.shown
    return fields


def grouped(with_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    """The small plan under a heading of two levels: "lead" and "partners" have one in common."""
    plan = small_plan()
    first = replace(plan.appendices[0], layout=built_in_layout("responsibility"))
    return with_plan(replace(plan, appendices=(first, *plan.appendices[1:])))


def edge_point(window: MainWindow, column: int, row: int = 0) -> QPoint:
    """A point right beside the left border of a column, where nothing else is taken."""
    point = heading_point(window, column, row)
    return QPoint(window.workspace.table._header.sectionViewportPosition(column) + 6, point.y())


def fields(layout: Layout) -> list[str]:
    """The columns of a layout, hidden ones in brackets."""
    return [f"({one.field})" if one.hidden else one.field for one in layout.columns]


def test_moving_keeps_heads_and_common_headings_together() -> None:
    layout = built_in_layout("responsibility")  # number, task, [lead, partners], product, deadline
    names = ["number", "task", "lead", "partners", "product", "deadline"]
    assert fields(moved(layout, range(5, 6), 4)) == [*names[:4], "deadline", "product"]
    assert fields(moved(layout, range(2, 4), 6)) == ["number", "task", "product", "deadline", "lead", "partners"]
    assert fields(moved(layout, range(3, 4), 2)) == ["number", "task", "partners", "lead", "product", "deadline"]
    assert moved(layout, range(4, 5), 5) == layout
    for columns, gap in ((range(2, 3), 5), (range(4, 5), 3), (range(5, 6), 3)):
        with pytest.raises(InputProblem, match="Trách nhiệm cụ thể"):
            moved(layout, columns, gap)
    for columns, gap in ((range(1), 4), (range(1, 2), 4), (range(4, 5), 1), (range(5, 6), 0)):
        with pytest.raises(InputProblem, match="giữ nguyên chỗ"):
            moved(layout, columns, gap)
    assert group_of(layout, range(2, 4)) == "Trách nhiệm cụ thể"
    assert group_of(layout, range(2, 3)) == group_of(layout, range(3, 6)) == ""


def test_hidden_columns_go_with_the_one_before_them() -> None:
    layout = built_in_layout("product-first")  # number, task, product, lead, partners, deadline
    some = tuple(replace(one, hidden=one.field in ("number", "lead")) for one in layout.columns)
    layout = replace(layout, columns=some)
    assert fields(layout) == ["(number)", "task", "product", "(lead)", "partners", "deadline"]
    assert fields(moved(layout, range(3, 4), 1)) == ["(number)", "task", "deadline", "product", "(lead)", "partners"]
    assert fields(moved(layout, range(1, 2), 4)) == ["(number)", "task", "partners", "deadline", "product", "(lead)"]


def test_a_column_is_hidden_and_comes_back(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "deadline")
    before = small.document.plan.appendices[0].layout
    key("Ctrl+9")
    assert "deadline" not in shown(small)
    assert small.document.session.undo_label == "Ẩn cột"
    assert "vẫn được giữ" in small.workspace.messages.text()
    assert text_of(small, "line", "l2", "deadline") == "Quý I"
    assert current_cell(small).address == ("line", "l2", "funding")
    key("Ctrl+Shift+9")
    assert shown(small) == [column.field for column in before.columns]
    key("Ctrl+Z")
    key("Ctrl+Z")
    assert small.document.plan.appendices[0].layout == before


def test_several_columns_are_hidden_by_their_headings_and_named_in_the_menu(small: MainWindow) -> None:
    click_heading(small, PRODUCT)
    key("Shift+Right")
    key("Ctrl+9")
    assert shown(small)[ACTIVITY : ACTIVITY + 2] == ["activity", "partners"]
    menu = small.column_menu
    menu.fill()
    names = [entry.text() for entry in menu.back.actions()]
    assert len(names) == 2
    menu.back.actions()[1].trigger()
    assert shown(small)[ACTIVITY : ACTIVITY + 3] == ["activity", "lead", "partners"]
    menu.fill()
    assert [entry.text() for entry in menu.back.actions()] == names[:1]


def test_the_last_column_stays(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(small_plan())
    click_heading(window, NUMBER)
    key("Ctrl+Space")
    window.workspace.table.selection.choose_heading(range(9), False, window.workspace.table.selection.lane)  # type: ignore[arg-type]
    key("Ctrl+9")
    assert len(shown(window)) == 9
    assert "ít nhất một cột" in window.status.hint.text()


def test_from_a_heading_across_the_table_no_column_is_hidden(small: MainWindow) -> None:
    layout = replace(small.document.plan.appendices[0].layout, area_row="whole")
    small.editing.set_layout(layout)
    stand_on(small, "area", "a1")
    key("Ctrl+9")
    assert len(shown(small)) == 9
    assert "tiêu đề của cột" in small.status.hint.text()


def test_hiding_far_down_keeps_place_and_scroll(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(400))
    table = window.workspace.table
    stand_on(window, "line", "l300", "lead")
    top = table.rowAt(0)
    assert top > 50
    key("Alt+Right")
    assert table.rowAt(0) == top
    assert current_cell(window).address == ("line", "l300", "lead")
    key("Ctrl+9")
    assert abs(table.rowAt(0) - top) <= 1
    assert lane(window)[0] == window.workspace.model.row_of("l300")


def test_alt_arrows_move_columns_and_go_on(small: MainWindow) -> None:
    click_heading(small, PRODUCT)
    key("Alt+Right")
    assert shown(small)[ACTIVITY:PARTNERS] == ["activity", "lead", "product"]
    assert chosen(small)[1::2] == (LEAD, LEAD)
    key("Alt+Right")
    assert shown(small)[LEAD:DEADLINE] == ["partners", "product"]
    key("Alt+Left")
    key("Alt+Left")
    assert shown(small)[PRODUCT] == "product"
    for _step in range(4):
        key("Alt+Left")
    assert shown(small)[: PRODUCT + 1] == ["number", "objective", "task", "product", "activity"]
    assert "giữ nguyên chỗ" in small.status.hint.text()
    assert small.document.session.undo_label == "Đổi chỗ cột"


def test_a_cell_being_written_is_stored_before_its_column_moves(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Viết dở")
    small.actions_by_name["actionColumnRight"].trigger()
    assert text_of(small, "line", "l1", "product") == "Viết dở"
    assert shown(small)[LEAD] == "product"
    assert current_cell(small).address == ("line", "l1", "product")


def test_a_column_passes_a_common_heading_as_a_whole(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = grouped(with_plan)
    click_heading(window, 4, row=0)
    key("Alt+Left")
    assert shown(window) == ["number", "task", "product", "lead", "partners", "deadline"]
    # The heading above both chooses both, and they go together.
    click_heading(window, 3, row=0)
    assert chosen(window)[1::2] == (3, 4)
    key("Alt+Right")
    assert shown(window) == ["number", "task", "product", "deadline", "lead", "partners"]
    click_heading(window, 4, row=1)
    assert chosen(window)[1::2] == (4, 4)
    key("Alt+Left")
    assert shown(window)[4:] == ["lead", "partners"]
    assert "Trách nhiệm cụ thể" in window.status.hint.text()


def test_a_chosen_heading_is_dragged_to_another_place(small: MainWindow) -> None:
    table = small.workspace.table
    click_heading(small, DEADLINE)
    start = heading_point(small, DEADLINE)
    drag(small, start, start - QPoint(30, 0), edge_point(small, LEAD), drop=False, heading=True)
    assert table.heading.mark.isVisible()
    assert shown(small)[DEADLINE] == "deadline"
    send(table._header.viewport(), QEvent.Type.MouseButtonRelease, edge_point(small, LEAD), False)
    assert not table.heading.mark.isVisible()
    assert shown(small)[LEAD] == "deadline"
    assert small.document.session.undo_label == "Đổi chỗ cột"
    key("Ctrl+Z")
    assert shown(small)[DEADLINE] == "deadline"


def test_a_column_that_was_not_chosen_is_not_dragged(small: MainWindow) -> None:
    drag(small, heading_point(small, DEADLINE), heading_point(small, PARTNERS), edge_point(small, LEAD), heading=True)
    assert shown(small)[DEADLINE] == "deadline"
    assert chosen(small)[1::2] == (LEAD, DEADLINE)


def test_escape_puts_a_dragged_column_back(small: MainWindow) -> None:
    click_heading(small, DEADLINE)
    start, port = heading_point(small, DEADLINE), small.workspace.table._header.viewport()
    drag(small, start, edge_point(small, LEAD), drop=False, heading=True)
    QTest.keyClick(port, Qt.Key.Key_Escape)
    send(port, QEvent.Type.MouseButtonRelease, edge_point(small, LEAD), False)
    assert shown(small)[DEADLINE] == "deadline"
    assert small.document.session.undo_label == ""


def test_a_place_where_a_column_cannot_stand_is_told_while_dragging(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = grouped(with_plan)
    table = window.workspace.table
    click_heading(window, 5)
    start = heading_point(window, 5)
    drag(window, start, edge_point(window, 3), drop=False, heading=True)
    assert table.heading.hint.isVisible()
    assert "Trách nhiệm cụ thể" in table.heading.hint.text()
    assert table._header.viewport().cursor().shape() is Qt.CursorShape.ForbiddenCursor
    send(table._header.viewport(), QEvent.Type.MouseButtonRelease, edge_point(window, 3), False)
    assert shown(window)[5] == "deadline"
    assert not table.heading.hint.isVisible()
    assert "Trách nhiệm cụ thể" in window.status.hint.text()


def test_headings_are_renamed_alone_and_in_common(with_plan: Callable[[Plan], MainWindow], asked: Asked) -> None:
    window = grouped(with_plan)
    click_heading(window, 5)
    asked.texts.append("  Hạn\n xong ")
    window.actions_by_name["actionRenameColumn"].trigger()
    assert window.document.plan.appendices[0].layout.header_of("deadline") == "Hạn xong"
    assert window.document.session.undo_label == "Đổi tên tiêu đề cột"
    click_heading(window, 2, row=0)
    asked.texts.append("Phân công")
    window.actions_by_name["actionRenameColumn"].trigger()
    assert [one.group for one in window.document.plan.appendices[0].layout.columns[2:5]] == ["Phân công"] * 2 + [""]
    assert asked.questions == ["Thời gian thực hiện/thời gian hoàn thành", "Trách nhiệm cụ thể"]
    asked.texts.append(None)
    label = window.document.session.undo_label
    window.actions_by_name["actionRenameColumn"].trigger()
    assert window.document.session.undo_label == label


def test_a_double_click_on_a_border_fits_the_column_to_its_texts(small: MainWindow) -> None:
    table = small.workspace.table
    table.set_zoom(1.5)
    QApplication.processEvents()
    small.workspace.set_text(table.grid_model.cell(1, DEADLINE).address, "Trước ngày 15 tháng 12 năm 2027")  # type: ignore[arg-type]
    before = table.sizer.printed_widths
    header = table._header
    table.horizontalScrollBar().setValue(header.sectionPosition(DEADLINE) - 40)
    point = QPoint(header.sectionViewportPosition(FUNDING), header.height() // 2)
    QTest.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    after = table.sizer.printed_widths
    assert after[DEADLINE] > before[DEADLINE] * 1.5
    assert sum(after) == pytest.approx(sum(before), abs=0.1)
    cell = table.grid_model.cell(1, DEADLINE)
    assert len(table.sizer.typesetter.lines(cell.printed, table.columnWidth(DEADLINE))) == 1
    assert small.document.session.undo_label == "Đổi độ rộng cột"
    small.workspace.set_text(cell.address, "Q1")  # type: ignore[arg-type]
    click_heading(small, DEADLINE)
    small.actions_by_name["actionFitColumns"].trigger()
    assert table.sizer.printed_widths[DEADLINE] < before[DEADLINE]


def test_fitting_looks_at_a_bounded_part_of_a_large_table(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(3000))
    model = window.workspace.model
    asked: list[int] = []
    real = model.cell

    def counting(row: int, column: int) -> object:
        asked.append(row)
        return real(row, column)

    click_heading(window, 3)
    model.cell = counting  # type: ignore[assignment, method-assign]
    window.actions_by_name["actionFitColumns"].trigger()
    assert 50 < len(asked) < 1500


def test_the_menu_of_a_heading_is_for_its_column(small: MainWindow) -> None:
    header, opened = small.workspace.table._header.viewport(), []
    small.workspace.table.heading.menu_requested.disconnect(small.column_menu.popup)
    small.workspace.table.heading.menu_requested.connect(opened.append)
    point = heading_point(small, PARTNERS)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, header.mapToGlobal(point))
    QApplication.sendEvent(header, event)
    assert len(opened) == 1
    assert chosen(small)[1::2] == (PARTNERS, PARTNERS)
    assert focused() is small.workspace.table
    texts = [entry.text().replace("&", "") for entry in small.column_menu.actions() if entry.text()]
    assert texts[:3] == ["Ẩn cột", "Hiện cột đã ẩn", "Hiện mọi cột đã ẩn"]
    assert "Thiết lập trang…" in texts
    small.column_menu.actions()[0].trigger()
    assert "partners" not in shown(small)


def test_a_plan_open_for_viewing_keeps_its_columns(small: MainWindow) -> None:
    path = small.document.path
    assert isinstance(path, Path)
    small.document.close()
    small.document.open(path, read_only=True)
    click_heading(small, DEADLINE)
    assert chosen(small)[1::2] == (DEADLINE, DEADLINE)
    start = heading_point(small, DEADLINE)
    drag(small, start, edge_point(small, LEAD), heading=True)
    key("Ctrl+9")
    key("Alt+Left")
    small.columns.fit()
    assert len(shown(small)) == 9
    assert shown(small)[DEADLINE] == "deadline"
    assert "để xem" in small.status.hint.text()


def test_the_list_form_has_no_columns(small: MainWindow) -> None:
    key("Ctrl+PgDown")
    small.workspace.table.setFocus()
    key("Ctrl+9")
    assert "liệt kê" in small.status.hint.text()
    assert small.document.session.undo_label == ""


def test_rearranged_columns_are_offered_as_a_layout_of_their_own(small: MainWindow) -> None:
    click_heading(small, PRODUCT)
    key("Alt+Right")
    small.layouts.fill()
    checked = [entry for entry in small.layouts.actions() if entry.isChecked()]
    assert len(checked) == 1
    assert "đã sửa cột" in checked[0].text()


def test_the_heading_stays_over_its_columns_when_scrolled_sideways(small: MainWindow) -> None:
    table = small.workspace.table
    table.set_zoom(2.5)
    QApplication.processEvents()
    bar = table.horizontalScrollBar()
    assert bar.maximum() > 100
    for value in (0, 137, bar.maximum()):
        bar.setValue(value)
        QApplication.processEvents()
        for column in range(9):
            assert table._header.sectionViewportPosition(column) == table.columnViewportPosition(column)
        click_heading(small, LEAD) if value == 0 else None
        left = table.columnViewportPosition(PARTNERS)
        if 0 <= left < table.viewport().width():
            assert table._header.cell_at(QPoint(left + 2, 5)).column == PARTNERS  # type: ignore[union-attr]
