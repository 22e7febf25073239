"""The list of versions: what it shows, going back with a click and undoing that, saving one as a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from models.store import PlanSession
from tests.ui.conftest import Asked
from tests.ui.keys import key, press, stand_on, text_of
from ui.main_window import MainWindow
from ui.versions_dialog import VersionsDialog, written_time


def shown(window: MainWindow) -> VersionsDialog:
    """The dialog, opened by its menu entry."""
    window.actions_by_name["actionVersions"].trigger()
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsDialog)
    return dialog


def click(button: QPushButton) -> None:
    """A real click of the mouse."""
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.fixture
def changed(small: MainWindow, asked: Asked) -> MainWindow:
    """A window whose plan was changed after a version was kept."""
    asked.texts = ["Trình lần 1"]
    key("Ctrl+S")
    stand_on(small, "line", "l1", "product")
    press("Khác")
    key("Return")
    return small


def test_without_versions_the_list_says_how_to_make_one(small: MainWindow) -> None:
    dialog = shown(small)
    assert "Ctrl+S" in dialog.empty.text()
    assert not dialog.table.isVisible()
    assert not dialog.restore.isVisible()
    click(dialog.shut)
    assert QApplication.activeModalWidget() is None


def test_versions_are_listed_newest_first(changed: MainWindow, asked: Asked) -> None:
    asked.texts = ["Trình lần 2"]
    key("Ctrl+S")
    dialog = shown(changed)
    names = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
    assert names == ["Trình lần 2", "Trình lần 1"]
    assert re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d", dialog.table.item(0, 1).text())
    assert dialog.about.text() == "2 phụ lục, 9 nhiệm vụ, 10 dòng phân công; đúng như kế hoạch hiện nay"
    rect = dialog.table.visualItemRect(dialog.table.item(1, 0))
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center())
    assert "hiện nay" not in dialog.about.text()
    chosen = dialog.chosen()
    assert chosen is not None
    assert chosen.name == "Trình lần 1"
    click(dialog.shut)


def test_a_version_is_restored_and_that_is_undone(changed: MainWindow, asked: Asked) -> None:
    click(shown(changed).restore)
    assert text_of(changed, "line", "l1", "product") == "Báo cáo"
    index = changed.workspace.table.currentIndex()
    assert index.isValid()
    assert changed.workspace.messages.isVisible()
    assert "Trình lần 1" in changed.workspace.messages.text()
    assert "Khôi phục" in changed.actions_by_name["actionUndo"].text()
    click(changed.workspace.messages.findChildren(QPushButton)[-1])
    assert text_of(changed, "line", "l1", "product") == "Khác"
    assert asked.problems == []


def test_restoring_what_is_there_says_so(changed: MainWindow) -> None:
    click(shown(changed).restore)
    click(shown(changed).restore)
    assert "không có gì để khôi phục" in changed.workspace.messages.text()


def test_a_version_becomes_a_file_of_its_own(changed: MainWindow, asked: Asked, tmp_path: Path) -> None:
    target = tmp_path / "lần 1.cchc"
    asked.saves = [target]
    click(shown(changed).save)
    assert asked.suggested[-1].name == "kế hoạch - Trình lần 1.cchc"
    with PlanSession.open(target) as session:
        assert session.plan.appendices[0].areas[0].items[0].lines[0].product == "Báo cáo"  # type: ignore[union-attr]
    assert text_of(changed, "line", "l1", "product") == "Khác"
    assert "lần 1.cchc" in changed.workspace.messages.text()


def test_a_version_never_replaces_the_open_plan(changed: MainWindow, asked: Asked) -> None:
    path = changed.document.path
    assert path is not None
    asked.saves = [path]
    click(shown(changed).save)
    assert len(asked.problems) == 1
    assert text_of(changed, "line", "l1", "product") == "Khác"


def test_a_plan_open_for_viewing_restores_nothing(changed: MainWindow, asked: Asked) -> None:
    path = changed.document.path
    assert path is not None
    changed.document.close()
    changed.document.open(path, read_only=True)
    dialog = shown(changed)
    assert not dialog.restore.isVisible()
    assert dialog.save.isVisible()
    click(dialog.shut)


def test_times_are_written_as_officers_do() -> None:
    assert written_time("2026-11-05T09:30:01.123+07:00") == "05/11/2026 09:30"
    assert written_time("hôm qua") == "hôm qua"
