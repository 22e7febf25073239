"""Several files dropped at once, and the veil that says what a drop will do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from models.store.session import PlanSession
from tests.plans import small_plan
from tests.ui.conftest import Asked
from tests.ui.test_bad_input import drop
from ui.main_window import MainWindow


def plan_file(path: Path, title: str) -> Path:
    """A plan with this title in a file of its own."""
    from dataclasses import replace

    PlanSession.create(path, replace(small_plan(), title=title)).close()
    return path


def urls(*paths: Path) -> list[QUrl]:
    """The files as a file manager hands them over."""
    return [QUrl.fromLocalFile(str(path)) for path in paths]


def enter(window: MainWindow, *paths: Path) -> QDragEnterEvent:
    """Drag files over the window."""
    data = QMimeData()
    data.setUrls(urls(*paths))
    event = QDragEnterEvent(
        QPoint(40, 40), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)
    return event


def test_of_several_files_a_plan_is_opened_first_and_the_others_are_offered(
    small: MainWindow, asked: Asked, tmp_path: Path
) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    one, two = plan_file(tmp_path / "m.cchc", "Một"), plan_file(tmp_path / "n.cchc", "Hai")
    assert drop(small, *urls(picture, one, two))
    assert small.document.plan.title == "Một"
    assert asked.problems == []
    bar = small.workspace.messages
    assert "còn 2 tệp" in bar.text()
    assert "m.cchc" in bar.text()
    offered = {button.text(): button for button in bar.findChildren(QPushButton) if not button.isHidden()}
    assert set(offered) == {"Mở “n.cchc”", "Mở “a.png”"}
    offered["Mở “n.cchc”"].click()
    assert small.document.plan.title == "Hai"
    assert "còn 1 tệp" in bar.text()


def test_the_veil_says_what_will_happen_and_goes_with_the_drag(small: MainWindow, tmp_path: Path) -> None:
    assert enter(small, tmp_path / "a.docx").isAccepted()
    veil = small.findChild(QLabel, "dropVeil")
    assert isinstance(veil, QLabel)
    assert veil.isVisible()
    assert veil.size() == small.size()
    assert "Thả tệp" in veil.text()
    enter(small, tmp_path / "a.docx", tmp_path / "b.docx")
    assert "2 tệp" in veil.text()
    QApplication.sendEvent(small, QDragLeaveEvent())
    assert not veil.isVisible()


def test_a_heap_of_files_is_a_mistake_of_the_hand(small: MainWindow, tmp_path: Path) -> None:
    assert not enter(small, *(tmp_path / f"{number}.docx" for number in range(21))).isAccepted()
    assert small.findChild(QLabel, "dropVeil") is None
