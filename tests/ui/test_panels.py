"""Details, remarks, the paper's heading lines, the message bar, long work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog

from models.errors import InputProblem
from models.grid.grid import Address
from models.plan import Plan, Remark
from tests.plans import small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import current_cell, key, press, stand_on, text_of
from ui import jobs
from ui.jobs import Progress, run_job
from ui.main_window import MainWindow


def test_details_show_and_store_every_field(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    editors = small.workspace.details.editors
    fields = [address.field for address in editors if address.table == "line"]
    assert fields == ["activity", "product", "lead", "partners", "deadline", "funding"]
    editor = editors[Address("line", "l1", "partners")]
    editor.setFocus()
    press("Các phòng")
    key("Ctrl+Return")
    assert text_of(small, "line", "l1", "partners") == "Các phòng"
    assert small.document.plan.task_count() == 9
    press(" thuộc Sở")
    small.workspace.table.setFocus()
    assert text_of(small, "line", "l1", "partners") == "Các phòng thuộc Sở"


def test_details_follow_the_table_and_undo(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Khác")
    key("Return")
    key("Up")
    editor = small.workspace.details.editors[Address("line", "l1", "product")]
    assert editor.toPlainText() == "Khác"
    key("Ctrl+Z")
    assert small.workspace.details.editors[Address("line", "l1", "product")].toPlainText() == "Báo cáo"


def test_a_line_becomes_a_reference_and_back(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    small.workspace.details.reference.click()
    assert text_of(small, "line", "l1", "reference")
    key("Ctrl+Z")
    assert text_of(small, "line", "l1", "reference") == ""
    assert text_of(small, "line", "l1", "product") == "Báo cáo"


def test_remarks_are_listed_and_dismissed(small: MainWindow, asked: Asked) -> None:
    panel = small.workspace.findings
    assert panel.isVisible()
    assert panel.list.count() == 2
    assert "Ô lạ" in panel.list.item(0).text()
    panel.list.setCurrentRow(0)
    panel.seen.click()
    assert [remark.id for remark in small.document.plan.remarks] == ["r2"]
    panel.seen_all.click()
    assert not panel.isVisible()
    key("Ctrl+Z")
    key("Ctrl+Z")
    assert panel.list.count() == 2
    assert asked.problems == []


def test_a_remark_leads_to_its_text(small: MainWindow) -> None:
    small.document.session  # noqa: B018 - open
    stand_on(small, "line", "l1", "product")
    press("Ô lạ ở đây")
    key("Return")
    stand_on(small, "area", "a2")
    panel = small.workspace.findings
    panel.list.setCurrentRow(0)
    panel.jump.click()
    assert current_cell(small).address == ("line", "l1", "product")


def test_heading_lines_are_edited_in_place(small: MainWindow) -> None:
    line = small.workspace.heading.lines["title"]
    line.setFocus()
    key("End")
    press(" NĂM 2027")
    key("Return")
    assert small.document.plan.appendices[0].title == "NHIỆM VỤ NĂM 2027"
    line.selectAll()
    press("Sai")
    key("Esc")
    assert line.toPlainText() == "NHIỆM VỤ NĂM 2027"
    closing = small.workspace.closing.lines["closing"]
    closing.setFocus()
    press("Tổng cộng: 8 nhiệm vụ.")
    small.workspace.table.setFocus()
    assert small.document.plan.appendices[0].closing == "Tổng cộng: 8 nhiệm vụ."


def test_merge_and_split_by_key(small: MainWindow) -> None:
    stand_on(small, "line", "l3", "deadline")
    assert small.actions_by_name["actionMergeUp"].isEnabled()
    key("Ctrl+M")
    assert current_cell(small).rowspan == 2
    key("Ctrl+Shift+M")
    assert current_cell(small).rowspan == 1
    view = small.workspace.table
    assert view.rowSpan(view.currentIndex().row(), view.currentIndex().column()) == 1


def test_a_line_is_added_and_deleted(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("Ctrl+Shift+Return")
    press("Sản phẩm thứ hai")
    key("Return")
    lines = small.document.session.rows.children("t1")
    assert len(lines) == 2
    assert text_of(small, "line", lines[1], "product") == "Sản phẩm thứ hai"
    stand_on(small, "line", lines[1], "product")
    assert "dòng" in small.actions_by_name["actionDelete"].text()
    key("Ctrl+Del")
    assert small.document.session.rows.children("t1") == ("l1",)
    key("Ctrl+Del")
    assert "t1" not in small.document.session.rows


def test_panes_are_reached_by_key(small: MainWindow) -> None:
    small.workspace.tree.setFocus()
    key("F6")
    assert QApplication.focusWidget() is small.workspace.table
    for _pane in range(3):
        key("F6")
    assert QApplication.focusWidget() is small.workspace.tree


def test_parts_can_be_hidden_and_stay_so(small: MainWindow) -> None:
    key("F4")
    key("Ctrl+Shift+F3")
    assert not small.workspace.details.isVisible()
    assert not small.workspace.heading.isVisible()
    assert (small.prefs.now.show_details, small.prefs.now.show_heading) == (False, False)
    key("F4")
    assert small.workspace.details.isVisible()


def test_zoom_by_wheel_and_key(small: MainWindow) -> None:
    sizer = small.workspace.table.sizer
    fitting = sizer.zoom
    small.workspace.table.zoom_stepped.emit(1)
    assert sizer.zoom > fitting
    assert not sizer.fits
    key("Ctrl+0")
    assert sizer.zoom == fitting


def test_long_work_reports_and_raises(window: MainWindow) -> None:
    def work(progress: Progress) -> int:
        assert threading.current_thread() is not threading.main_thread()
        progress(0.5, "Nửa")
        return 7

    assert run_job(window, "Việc", work) == 7

    def fail(_progress: Progress) -> None:
        raise InputProblem("Không được.")

    with pytest.raises(InputProblem, match="Không được"):
        run_job(window, "Việc", fail)


def test_long_work_can_be_cancelled(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    from imports.draft import Cancelled

    monkeypatch.setattr(jobs, "_SHOW_AFTER", 0)
    turns: list[bool] = []

    def work(progress: Progress) -> int:
        for turn in range(2000):
            turns.append(progress(turn / 2000, "Đang làm"))
            if not turns[-1]:
                raise Cancelled
            threading.Event().wait(0.005)
            if turn == 5:
                dialog = window.findChild(QProgressDialog)
                QApplication.postEvent(
                    dialog, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
                )
        return 1

    assert run_job(window, "Việc", work) is None
    assert turns.count(False) == 1
    QTest.qWait(1)


def test_the_remarks_take_as_much_room_as_they_need(with_plan: Callable[[Plan], MainWindow]) -> None:
    heights = []
    for count in (1, 3, 9):
        remarks = tuple(Remark(message=f"Điều {number}") for number in range(count))
        window = with_plan(replace(small_plan(), remarks=remarks))
        for _turn in range(3):
            QApplication.processEvents()
        shown = window.workspace.findings.list
        heights.append(shown.viewport().height())
        entry = shown.visualItemRect(shown.item(0)).height()
        assert min(count, 4) * entry <= heights[-1] < (min(count, 4) + 1) * entry
        window.document.close()
    assert heights == sorted(heights)


def test_a_height_chosen_by_hand_stays(small: MainWindow) -> None:
    QApplication.processEvents()
    rows = small.workspace.rows
    handle = rows.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, handle.rect().center())
    QTest.mouseMove(handle, handle.rect().center() - QPoint(0, 90))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    chosen = rows.sizes()
    small.workspace.findings.seen.click()
    QApplication.processEvents()
    assert rows.sizes() == chosen
    assert chosen[1] > small.workspace.findings.fitting_height() + 40
