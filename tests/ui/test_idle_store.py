"""Text in an open cell editor reaches the disk after a pause, as part of the same step; and the clipboard keys."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTextEdit

from models.errors import EnvironmentProblem
from models.store import PlanSession
from tests.ui.conftest import Asked
from tests.ui.keys import compose, focused, key, press, stand_on, text_of
from ui.main_window import MainWindow
from ui.table.editor import CellEditor
from ui.table.idle_store import IDLE_MS, IdleStore


def idle(window: MainWindow) -> IdleStore:
    """The table's watcher of open editors."""
    return window.workspace.table.cell_delegate.idle


def pause(window: MainWindow) -> None:
    """Five seconds without a key, at once."""
    timer = idle(window).timer
    assert timer.isActive()
    assert timer.interval() == IDLE_MS == 5000
    timer.stop()
    timer.timeout.emit()
    QApplication.processEvents()


def product(window: MainWindow) -> str:
    """The value that these tests write."""
    return text_of(window, "line", "l1", "product")


def test_a_pause_stores_and_the_editor_stays_open(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Đề án")
    editor = focused()
    assert product(small) == "Báo cáo"
    pause(small)
    assert product(small) == "Đề án"
    assert focused() is editor
    press(" số 1")
    pause(small)
    press(", số 2")
    assert isinstance(editor, CellEditor)
    assert editor.toPlainText() == "Đề án số 1, số 2"
    key("Return")
    assert product(small) == "Đề án số 1, số 2"
    key("Ctrl+Z")
    assert product(small) == "Báo cáo"
    assert small.document.session.undo_label == ""


def test_what_was_stored_is_in_the_file(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Đề án")
    pause(small)
    path = small.document.path
    assert path is not None
    copy = path.with_name("chép.cchc")
    small.document.session.save_copy(copy)
    with PlanSession.open(copy) as session:
        assert session.rows.node("l1").text("product") == "Đề án"  # type: ignore[union-attr]


def test_nothing_is_stored_while_a_word_is_composed(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("A")
    compose("đ")
    pause(small)
    assert product(small) == "Báo cáo"
    assert idle(small).timer.isActive()
    compose("", "đường")
    pause(small)
    assert product(small) == "Ađường"


def test_escape_takes_back_what_a_pause_stored(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Nhầm")
    pause(small)
    key("Esc")
    assert product(small) == "Báo cáo"
    assert not idle(small).timer.isActive()
    assert small.document.session.undo_label == ""


def test_the_next_edit_of_the_cell_is_a_step_of_its_own(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Một")
    pause(small)
    small.workspace.table.commit_editor()
    press("Hai")
    key("Return")
    key("Ctrl+Z")
    assert product(small) == "Một"
    key("Ctrl+Z")
    assert product(small) == "Báo cáo"


@pytest.mark.parametrize(("table", "node", "field"), [("area", "a1", "title"), ("line", "l5", "reference")])
def test_a_row_does_not_vanish_under_its_editor(small: MainWindow, table: str, node: str, field: str) -> None:
    stand_on(small, table, node, field)
    key("F2")
    editor = focused()
    assert isinstance(editor, QTextEdit)
    editor.selectAll()
    key("Backspace")
    pause(small)
    assert text_of(small, table, node, field) != ""
    press("X")
    pause(small)
    assert text_of(small, table, node, field) == "X"
    assert focused() is editor


def test_a_disk_that_refuses_does_not_interrupt(
    small: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _command: object) -> None:
        raise EnvironmentProblem("Ổ đĩa đã đầy.")

    stand_on(small, "line", "l1", "product")
    press("Đề án")
    with monkeypatch.context() as patch:
        patch.setattr(PlanSession, "run", full)
        pause(small)
    assert asked.problems == []
    assert small.status.hint.text() == "Ổ đĩa đã đầy."
    key("Return")
    assert product(small) == "Đề án"


def test_cut_copies_and_clears_as_one_step(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("Ctrl+X")
    assert QGuiApplication.clipboard().text() == "Báo cáo"
    assert product(small) == ""
    key("Ctrl+Z")
    assert product(small) == "Báo cáo"
    stand_on(small, "line", "l2", "deadline")
    key("Shift+Down")
    key("Ctrl+X")
    assert QGuiApplication.clipboard().text() == "Quý I\nQuý II"
    assert text_of(small, "line", "l2", "deadline") == text_of(small, "line", "l3", "deadline") == ""
    key("Ctrl+Z")
    assert text_of(small, "line", "l2", "deadline") == "Quý I"
    assert text_of(small, "line", "l3", "deadline") == "Quý II"
    assert small.document.session.undo_label == ""


def test_menu_clipboard_works_on_the_text_that_is_written(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("F2")
    editor = focused()
    assert isinstance(editor, CellEditor)
    editor.selectAll()
    small.actions_by_name["actionCut"].trigger()
    assert editor.toPlainText() == ""
    assert product(small) == "Báo cáo"
    small.actions_by_name["actionPaste"].trigger()
    assert editor.toPlainText() == "Báo cáo"
