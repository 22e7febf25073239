"""Versions renamed, deleted and compared: what is told, filtered, led to, taken back, exported and printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from models.commands import AddTask, Delete, SetText
from models.compare.comparison import Kind
from models.grid.grid import Address
from tests.ui.conftest import Asked
from tests.ui.keys import current_cell, focused, key, text_of
from ui.compare.window import CompareWindow
from ui.differences.marks import marked_document, shown_runs
from ui.main_window import MainWindow
from ui.versions_dialog import VersionsDialog


def click(button: QPushButton | QToolButton) -> None:
    """A real click."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def dialog_of(window: MainWindow) -> VersionsDialog:
    """The list of versions, opened by its menu entry."""
    window.actions_by_name["actionVersions"].trigger()
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsDialog)
    return dialog


def names(dialog: VersionsDialog) -> list[str]:
    """The listed versions."""
    return [str(dialog.table.model().index(row, 0).data()) for row in range(dialog.table.rowCount())]


def edit(window: MainWindow, text: str, line: str = "l1", field: str = "product") -> None:
    """One step."""
    session = window.document.session
    session.run(SetText(Address("line", line, field), text))
    session.seal()


@pytest.fixture
def changed(small: MainWindow) -> MainWindow:
    """A plan with a version, and after that one change of each kind."""
    session = small.document.session
    session.save_version("Trình lần 1")
    edit(small, "Báo cáo tháng")
    edit(small, "Thanh tra", "l8", "lead")
    session.run(AddTask("a1", "Công khai kết quả", ""))
    session.run(Delete(("t4",)))
    return small


@pytest.fixture
def compared(changed: MainWindow, qtbot: Any) -> tuple[MainWindow, CompareWindow]:
    """The window that compares the version with the plan."""
    click(dialog_of(changed).compare)
    return changed, shown(changed, qtbot)


def shown(window: MainWindow, qtbot: Any) -> CompareWindow:
    """The comparing window, its work done."""
    found = [one for one in window.findChildren(CompareWindow) if one.isVisible()]
    assert len(found) == 1
    settle(found[0], qtbot)
    return found[0]


def settle(compare: CompareWindow, qtbot: Any) -> None:
    """Wait until what is shown belongs to what was asked for."""
    qtbot.waitUntil(lambda: not compare._comparing.busy and not compare._later.isActive())
    QApplication.processEvents()


def texts(compare: CompareWindow) -> list[tuple[str, str, str]]:
    """Kind, before and after of what is listed."""
    return [
        (str(one.kind), one.before.split("\n")[0], one.after.split("\n")[0]) for one in compare.list.differences_shown()
    ]


EVERY = [
    ("added", "", "Công khai kết quả"),
    ("changed", "Báo cáo", "Báo cáo tháng"),
    ("removed", "Chương trình", ""),
    ("changed", "", "Thanh tra"),
]


def test_a_version_is_compared_with_the_plan(compared: tuple[MainWindow, CompareWindow]) -> None:
    _window, compare = compared
    assert compare.told.text() == "2 ô sửa, 1 nhiệm vụ thêm, 1 nhiệm vụ bỏ"
    assert texts(compare) == EVERY
    assert compare.names[0].startswith("Trình lần 1 (")
    assert compare.names[1] == "Kế hoạch hiện nay"
    assert not compare.isModal()


def test_kinds_are_filtered(compared: tuple[MainWindow, CompareWindow]) -> None:
    _window, compare = compared
    assert compare.kinds.buttons[Kind.CHANGED].text() == "Sửa (2)"
    click(compare.kinds.buttons[Kind.CHANGED])
    assert [kind for kind, _before, _after in texts(compare)] == ["added", "removed"]
    click(compare.kinds.buttons[Kind.REMOVED])
    assert [kind for kind, _before, _after in texts(compare)] == ["added"]
    assert not compare.kinds.buttons[Kind.MOVED].isEnabled()


def test_keys_choose_and_lead_to_the_place(compared: tuple[MainWindow, CompareWindow]) -> None:
    window, compare = compared
    compare.activateWindow()
    compare.list.setFocus()
    key("Down")
    key("Down")
    chosen = compare.list.chosen()
    assert chosen is not None
    assert chosen.after == "Báo cáo tháng"
    key("Return")
    assert current_cell(window).address == ("line", "l1", "product")
    assert compare.isVisible()


def test_one_cell_comes_back_and_the_list_follows(compared: tuple[MainWindow, CompareWindow], qtbot: Any) -> None:
    window, compare = compared
    choose(compare, "Báo cáo tháng")
    click(compare.back)
    assert text_of(window, "line", "l1", "product") == "Báo cáo"
    assert text_of(window, "line", "l8", "lead") == "Thanh tra"
    assert "Sản phẩm" in window.workspace.messages.text()
    settle(compare, qtbot)
    assert texts(compare) == [EVERY[0], *EVERY[2:]]
    click(next(one for one in window.workspace.messages.findChildren(QPushButton) if one.isVisible()))
    settle(compare, qtbot)
    assert texts(compare) == EVERY


def choose(compare: CompareWindow, text: str) -> None:
    """Choose the difference that came to a text, or went from it, with the arrow keys."""
    compare.activateWindow()
    compare.list.setFocus()
    key("Home")
    for _turn in range(20):
        chosen = compare.list.chosen()
        if chosen is not None and text in (chosen.before.split("\n")[0], chosen.after.split("\n")[0]):
            return
        key("Down")
    raise AssertionError(text)


def test_a_removed_task_comes_back_whole(compared: tuple[MainWindow, CompareWindow], qtbot: Any) -> None:
    window, compare = compared
    choose(compare, "Chương trình")
    click(compare.back)
    rows = window.document.session.rows
    assert rows.children("a1")[-1] == "t4"
    assert text_of(window, "line", "l5", "reference") == "Thực hiện theo Quyết định số 1"
    settle(compare, qtbot)
    choose(compare, "Công khai kết quả")
    click(compare.back)
    assert len(rows.children("a1")) == 4
    assert "Lấy lại" in window.actions_by_name["actionUndo"].text()


def test_two_versions_are_compared(compared: tuple[MainWindow, CompareWindow], qtbot: Any) -> None:
    window, compare = compared
    compare.close()
    window.document.session.save_version("Trình lần 2")
    edit(window, "Sau cùng")
    dialog = dialog_of(window)
    dialog.table.setCurrentCell(1, 0)
    click(dialog.compare)
    compare = shown(window, qtbot)
    compare.new.setFocus()
    key("Down")
    settle(compare, qtbot)
    assert compare.names[1].startswith("Trình lần 2")
    assert texts(compare) == EVERY
    assert not compare.back.isVisible()
    assert not compare.jump.isEnabled()
    compare.old.setFocus()
    key("Up")
    settle(compare, qtbot)
    assert compare.told.text() == "Không có gì khác nhau"
    assert not compare.report.isEnabled()


def test_the_window_closes_with_the_plan(compared: tuple[MainWindow, CompareWindow]) -> None:
    window, compare = compared
    seen: list[int] = []
    compare.destroyed.connect(lambda: seen.append(1))
    window.document.close()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, 0)
    assert not [one for one in window.findChildren(CompareWindow) if one.isVisible()]


@pytest.mark.parametrize("kind", ["pdf", "html"])
def test_the_table_becomes_a_file(
    kind: str, compared: tuple[MainWindow, CompareWindow], asked: Asked, tmp_path: Path
) -> None:
    window, compare = compared
    target = tmp_path / f"bảng.{kind}"
    asked.saves = [target]
    menu = compare.report.menu()
    action = next(one for one in menu.actions() if kind.upper() in one.text())
    action.trigger()
    assert asked.suggested[-1].name == f"kế hoạch - bảng so sánh.{kind}"
    data = target.read_bytes()
    assert data.startswith(b"%PDF" if kind == "pdf" else b"<!DOCTYPE html>")
    assert "bảng" in window.workspace.messages.text()
    assert asked.problems == []


def test_the_table_is_printed(
    compared: tuple[MainWindow, CompareWindow], asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.preview import printing

    target = tmp_path / "in.pdf"

    def printer() -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(target))
        return made

    monkeypatch.setattr(printing, "find_printer", printer)
    monkeypatch.setattr(printing, "ask_printer", lambda *_args: True)
    _window, compare = compared
    compare.report.menu().actions()[-1].trigger()
    assert target.read_bytes().startswith(b"%PDF")
    assert asked.problems == []


def test_versions_are_renamed_and_deleted_with_a_way_back(changed: MainWindow, asked: Asked) -> None:
    changed.document.session.save_version("Trình lần 2")
    dialog = dialog_of(changed)
    asked.texts = ["Bản ký"]
    dialog.table.setFocus()
    key("F2")
    assert asked.questions[-1] == "Trình lần 2"
    assert names(dialog) == ["Bản ký", "Trình lần 1"]
    undo = told_button(dialog)
    click(undo())
    assert names(dialog) == ["Trình lần 2", "Trình lần 1"]
    dialog.table.setFocus()
    key("Del")
    assert names(dialog) == ["Trình lần 1"]
    click(undo())
    assert names(dialog) == ["Trình lần 2", "Trình lần 1"]
    click(dialog.delete)
    click(dialog.delete)
    assert names(dialog) == []
    assert dialog.empty.isVisible()
    assert not dialog.compare.isVisible()
    click(undo())
    assert names(dialog) == ["Trình lần 1"]
    assert changed.document.session.versions()[0].name == "Trình lần 1"
    click(dialog.shut)


def told_button(dialog: VersionsDialog) -> Callable[[], QPushButton]:
    """Finds the button in the dialog's message."""
    return lambda: next(one for one in dialog.messages.findChildren(QPushButton) if one.isVisible())


def test_a_version_that_is_damaged_is_told(changed: MainWindow, qtbot: Any) -> None:
    changed.document.session._connection.execute("UPDATE version SET plan = ?", (b"no plan",))
    click(dialog_of(changed).compare)
    compare = shown(changed, qtbot)
    assert "hỏng" in compare.told.text()
    assert compare.list.differences_shown() == []
    assert not compare.report.isEnabled()
    assert focused() is not None


def test_the_list_takes_in_rows_as_they_are_needed(changed: MainWindow, qtbot: Any) -> None:
    session = changed.document.session
    session.save_version("Trước")
    for number in range(150):
        session.run(AddTask("a1", f"Nhiệm vụ thêm {number}", None))
    dialog = dialog_of(changed)
    dialog.table.setCurrentCell(0, 0)
    click(dialog.compare)
    compare = shown(changed, qtbot)
    assert compare.told.text() == "150 nhiệm vụ thêm"
    assert len(compare.list.differences_shown()) < 150
    compare.activateWindow()
    compare.list.setFocus()
    for _turn in range(4):
        key("End")
    chosen = compare.list.chosen()
    assert chosen is not None
    assert chosen.after == "Nhiệm vụ thêm 149"


def test_marks_hide_no_tone_below_a_letter(window: MainWindow) -> None:
    """A line below words that came would cover the dots of ạ, ệ, ộ."""
    document = marked_document(shown_runs("Họp đột xuất", "Hội nghị đột xuất"), window.font())
    shapes = []
    block = document.firstBlock()
    iterator = block.begin()
    while not iterator.atEnd():
        shapes.append((iterator.fragment().text().strip(), iterator.fragment().charFormat()))
        iterator += 1
    came = [shape for text, shape in shapes if text.startswith("Hội")]
    gone = [shape for text, shape in shapes if text == "Họp"]
    assert [shape.fontUnderline() for _text, shape in shapes] == [False] * len(shapes)
    assert came[0].background().color().alpha() > 0
    assert gone[0].fontStrikeOut()
