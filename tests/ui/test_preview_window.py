"""The preview and the rest of the window: what can be done from it, what is told, plans that come and go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models.commands import AddSection, DeleteAppendix, SetText
from models.grid.grid import Address
from models.plan import Plan
from tests.plans import big_plan, small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import key, stand_on, text_of
from tests.ui.previews import quiet, shown_by, window_of
from ui.main_window import MainWindow
from ui.preview.flow import PIXELS_PER_POINT
from ui.preview.pane import PreviewPane
from ui.preview.previewing import View


@pytest.fixture
def pages(small: MainWindow, qtbot: Any) -> PreviewPane:
    """The pages of the small plan in a view of their own, all drawn."""
    return shown_by("Ctrl+F2", small, qtbot)


def test_a_double_click_leads_to_the_table(pages: PreviewPane, qtbot: Any) -> None:
    window, desk, live = window_of(pages), pages.desk, pages.press._live
    assert live is not None
    page = live.page_of("l8")
    assert page is not None
    desk.go_to(page)
    placed = next(one for one in live._pages[page].placed if one.shape.lines and one.shape.lines[0].text == "Dịch vụ")
    rect = desk._flow.rect(page, desk.viewport().width()).translated(0, -desk.verticalScrollBar().value())
    factor = desk.zoom * PIXELS_PER_POINT
    point = QPoint(round(rect.x() + placed.left * factor), round(rect.y() + placed.top * factor) + 3)
    assert desk.viewport().rect().contains(point)
    QTest.mouseDClick(desk.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: window.preview.view is View.TABLE)
    assert window.workspace.place().owner.line == "l8"
    assert window.workspace.table.hasFocus()


def test_a_double_click_on_the_text_leads_to_its_section(pages: PreviewPane, qtbot: Any) -> None:
    window, live = window_of(pages), pages.press._live
    assert live is not None
    page = live.page_of("s3")
    assert page is not None
    down = next(down for down in range(800) if live.node_at(page, down) == "s3")
    pages.press.locate(page, down + 5)
    qtbot.waitUntil(lambda: window.preview.view is View.TABLE)
    assert window.workspace.in_body
    assert window.workspace.place().node == "s3"
    key("Ctrl+F2")
    qtbot.waitUntil(lambda: pages.desk.page == page)


def test_nothing_changes_where_it_cannot_be_seen(pages: PreviewPane) -> None:
    window = window_of(pages)
    before = window.document.plan
    for name in ("Ctrl+Return", "Ctrl+Del", "Alt+Down", "Ctrl+1", "Delete", "F2", "Ctrl+V"):
        key(name)
    assert window.document.plan == before
    for name in ("actionAddTask", "actionDelete", "actionPaste", "actionAddAppendix", "actionAddSection"):
        assert not window.actions_by_name[name].isEnabled()
    for name in ("actionPrint", "actionExportPdf", "actionPageSetup", "actionSaveVersion", "actionPreview"):
        assert window.actions_by_name[name].isEnabled()
    key("Esc")
    assert window.actions_by_name["actionAddTask"].isEnabled()
    assert window.actions_by_name["actionPaste"].isEnabled()


def test_undo_is_seen_on_the_pages(small: MainWindow, qtbot: Any) -> None:
    stand_on(small, "task", "t1")
    small.document.run(SetText(Address("task", "t1", "title"), "Đã đổi"))
    key("Ctrl+F2")
    pane = small.preview.pane
    qtbot.waitUntil(lambda: quiet(pane))
    stamps = [sheet.stamp for sheet in pane.desk.sheets]
    with qtbot.waitSignal(pane.shown):
        key("Ctrl+Z")
    assert text_of(small, "task", "t1") == "Rà soát văn bản"
    assert [sheet.stamp for sheet in pane.desk.sheets] != stamps
    assert small.preview.view is View.PAGES


def test_messages_are_told_where_the_officer_looks(pages: PreviewPane) -> None:
    window = window_of(pages)
    messages = window.workspace.messages
    messages.tell("Đã xong.")
    assert messages.isVisible()
    seen = messages.geometry()
    assert window.centralWidget().rect().contains(seen)
    key("Esc")
    assert messages.isVisible()
    assert window.centralWidget().rect().contains(messages.geometry())
    messages.tell("Kế hoạch mẫu", stay=True)
    assert window.workspace.isAncestorOf(messages)
    key("Ctrl+F2")
    assert pages.isAncestorOf(messages)
    assert messages.isVisible()


def test_a_passing_message_moves_nothing_and_follows_the_window(small: MainWindow) -> None:
    table, messages = small.workspace.table, small.workspace.messages
    before = table.geometry()
    messages.tell("Đã xóa nhiệm vụ.", [("Hoàn tác", lambda: None)])
    assert table.geometry() == before
    place = messages.geometry()
    small.resize(small.width() - 200, small.height() - 60)
    host = small.centralWidget()
    assert messages.geometry() != place
    assert abs(messages.geometry().center().x() - host.rect().center().x()) <= 1
    assert messages.geometry().bottom() < host.height()
    messages.tell("Chữ rất dài " * 60)
    assert host.rect().contains(messages.geometry())
    assert messages.height() > place.height()


def test_pages_beside_the_table(small: MainWindow, qtbot: Any) -> None:
    details = small.actions_by_name["actionShowDetails"]
    assert details.isChecked()
    key("Ctrl+Shift+F2")
    pane = small.preview.pane
    qtbot.waitUntil(lambda: quiet(pane))
    assert small.workspace.isVisible()
    assert small.workspace.table.hasFocus()
    assert not details.isChecked()
    assert not pane.thumbnails.isVisible()
    assert pane.width() > 400
    seen: list[QWidget] = []
    for _step in range(6):
        key("F6")
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
    assert {small.workspace.tree, small.workspace.table, pane.desk} <= set(seen)
    pane.desk.setFocus()
    zoom, table = pane.desk.zoom, small.workspace.table.sizer.zoom
    key("Ctrl++")
    assert pane.desk.zoom > zoom
    assert small.workspace.table.sizer.zoom == table
    small.workspace.table.setFocus()
    key("Ctrl++")
    assert small.workspace.table.sizer.zoom > table
    key("Ctrl+Shift+F2")
    assert not pane.isVisible()
    assert details.isChecked()


def test_a_plan_that_cannot_be_printed_says_why(small: MainWindow, qtbot: Any, asked: Asked) -> None:
    for appendix in small.document.plan.appendices:
        small.document.run(DeleteAppendix(appendix.id))
    key("Ctrl+F2")
    pane = small.preview.pane
    pane.bar.choice.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "phụ lục" in pane.desk.note)
    assert pane.desk.accessibleDescription() == pane.desk.note
    assert len(pane.desk.sheets) == 0
    assert asked.problems == []
    with qtbot.waitSignal(pane.shown):
        pane.bar.choice.setCurrentIndex(0)
    assert pane.desk.note == ""
    assert len(pane.desk.sheets) > 0


def test_a_plan_can_be_closed_while_it_is_laid_out(with_plan: Callable[[Plan], MainWindow], qtbot: Any) -> None:
    window = with_plan(big_plan(3000))
    pane = window.preview.pane
    key("Ctrl+F2")
    qtbot.waitUntil(pane.press.isRunning)
    key("Ctrl+W")
    assert not pane.press.isRunning()
    qtbot.wait(50)
    assert len(pane.desk.sheets) == 0
    assert pane.desk.note == ""


def test_a_bug_is_told_and_not_swallowed(small: MainWindow, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("thử")

    monkeypatch.setattr("exports.pdf.live.LivePages", broken)
    with qtbot.capture_exceptions() as caught:
        key("Ctrl+F2")
        qtbot.waitUntil(lambda: "lỗi" in small.preview.pane.desk.note)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_another_plan_in_place_of_the_shown_one(small: MainWindow, tmp_path: Any, qtbot: Any) -> None:
    key("Ctrl+Shift+F2")
    pane = small.preview.pane
    qtbot.waitUntil(lambda: quiet(pane))
    small.document.create(tmp_path / "khác.cchc", big_plan(100))
    qtbot.waitUntil(lambda: len(pane.desk.sheets) > 4 and quiet(pane))
    assert small.preview.view is View.BOTH
    key("Ctrl+F2")
    small.document.create(tmp_path / "nữa.cchc", small_plan())
    assert small.preview.view is View.TABLE


def test_a_first_text_is_printed_unless_the_officer_chose_otherwise(
    with_plan: Callable[[Plan], MainWindow], qtbot: Any
) -> None:
    window = with_plan(big_plan(5))
    choice = window.preview.pane.bar.choice
    assert choice.currentText() == "Các phụ lục"
    window.document.run(AddSection("plan", "MỤC ĐÍCH", "I", None))
    assert choice.currentText() == "Toàn bộ kế hoạch"
    assert window.preview.choice.body
    choice.setCurrentIndex(1)
    window.document.run(AddSection("plan", "YÊU CẦU", "II", None))
    assert choice.currentText() == "Các phụ lục"
