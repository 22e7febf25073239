"""The main job with real keys and mouse: last year's Word file in, edited, undone, redone, out as Excel and PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.reference import reference_plan
from tests.ui.conftest import Asked
from tests.ui.keys import current_cell, key, press, stand_on, text_of
from ui.main_window import MainWindow


@pytest.fixture
def quang_tri(window: MainWindow, asked: Asked, tmp_path: Path) -> MainWindow:
    """The window after importing Quảng Trị's Word file by its key."""
    asked.opens = [reference_plan("quang-tri-sldtbxh-2024", "docx")]
    asked.saves = [tmp_path / "Quảng Trị.cchc"]
    window.start.setFocus()
    key("Ctrl+I")
    assert asked.problems == []
    assert not window.document.is_open
    key("Ctrl+Return")
    assert asked.problems == []
    assert window.document.is_open
    return window


def test_import_shows_the_whole_plan(quang_tri: MainWindow, asked: Asked) -> None:
    plan = quang_tri.document.plan
    assert (plan.task_count(), plan.line_count()) == (58, 58)
    assert asked.suggested[0].name == "quang-tri-sldtbxh-2024.cchc"
    assert quang_tri.workspace.tree.topLevelItem(1).childCount() == 8
    assert quang_tri.workspace.findings.isVisible() == bool(plan.remarks)
    assert "58 nhiệm vụ" in quang_tri.workspace.messages.text()
    assert quang_tri.prefs.recent()[0].name == "Quảng Trị.cchc"


def test_edit_undo_redo_export(quang_tri: MainWindow, asked: Asked, tmp_path: Path) -> None:
    window, session = quang_tri, quang_tri.document.session
    start = session.plan
    area = start.appendices[0].areas[0]
    objective = next(item for item in area.items if sum(len(t.lines) for t in item.items) > 1)  # type: ignore[union-attr]
    task = objective.items[0]  # type: ignore[union-attr]

    stand_on(window, "objective", objective.id)
    assert current_cell(window).rowspan > 1
    press("Rà soát, hệ thống hóa văn bản")
    key("Return")
    stand_on(window, "line", task.lines[0].id, "product")
    press("- Kế hoạch")
    key("Alt+Return")
    press("- Báo cáo")
    key("Tab")
    stand_on(window, "task", task.id)
    key("Ctrl+Return")
    press("Tổ chức tự kiểm tra")
    key("Tab")
    press("Kiểm tra tại các phòng")
    key("Return")

    tree = window.workspace.tree
    rect = tree.visualItemRect(tree.topLevelItem(1).child(0))
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center())
    tree.setFocus()
    key("Alt+Down")

    edited = session.plan
    assert edited.appendices[0].areas[1].id == area.id
    assert text_of(window, "objective", objective.id) == "Rà soát, hệ thống hóa văn bản"
    assert text_of(window, "line", task.lines[0].id, "product") == "- Kế hoạch\n- Báo cáo"
    assert edited.task_count() == start.task_count() + 1

    while session.undo_label:
        before = session.undo_label
        assert before in window.actions_by_name["actionUndo"].text()
        key("Ctrl+Z")
    assert session.plan == start
    while session.redo_label:
        key("Ctrl+Y")
    assert session.plan == edited

    asked.choices, asked.saves = [1], [tmp_path / "Phụ lục.xlsx", tmp_path / "Phụ lục.pdf"]
    key("Ctrl+E")
    assert "Phụ lục.xlsx" in window.workspace.messages.text()
    key("Ctrl+Shift+E")
    assert asked.problems == []
    assert (tmp_path / "Phụ lục.xlsx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "Phụ lục.pdf").read_bytes()[:5] == b"%PDF-"
    for button in window.workspace.messages._buttons:
        button.click()
    assert asked.outside == [tmp_path / "Phụ lục.pdf", tmp_path]

    from imports.open_any import read_plan

    assert read_plan(tmp_path / "Phụ lục.xlsx").plan.appendices[0].areas == edited.appendices[0].areas
    QApplication.processEvents()


def test_what_was_done_is_there_after_opening_again(quang_tri: MainWindow) -> None:
    window = quang_tri
    task = next(window.document.plan.appendices[0].tasks())
    stand_on(window, "task", task.id)
    press("Sửa rồi đóng ngay")
    path = window.document.path
    assert path is not None
    key("Ctrl+W")
    assert not window.document.is_open
    assert window.pages.currentWidget() is window.start
    window.open_path(path)
    assert text_of(window, "task", task.id) == "Sửa rồi đóng ngay"
    key("Ctrl+Z")
    assert text_of(window, "task", task.id) == task.title
