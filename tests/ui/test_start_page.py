"""The first page: recent plans with pictures, going on after a crash, coming back to where the work was left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from models.plan import Plan
from models.store import PlanSession
from models.store.lock import LockNote, write_note
from tests.plans import small_plan
from tests.ui.keys import current_cell, key, stand_on
from ui.main_window import MainWindow
from ui.start.cover import cover_of, first_page, keep_picture, picture_file


def plan_file(folder: Path, name: str) -> Path:
    path = folder / f"{name}.cchc"
    PlanSession.create(path, small_plan()).close()
    return path


def reopened(window: MainWindow, path: Path) -> None:
    window.document.close()
    window.open_path(path)


def test_recent_plans_lie_there_newest_first_and_open_by_click_and_key(window: MainWindow, tmp_path: Path) -> None:
    paths = [plan_file(tmp_path, name) for name in ("Một", "Hai", "Ba")]
    for path in paths:
        window.open_path(path)
    window.document.close()
    rows = window.start.recent.rows
    assert [row.path.stem for row in rows] == ["Ba", "Hai", "Một"]
    assert "Sửa lần cuối" in rows[0].accessibleDescription()
    rows[0].setFocus()
    key("Down")
    key("Down")
    assert rows[2].hasFocus()
    key("Space")
    assert window.document.path == paths[0]
    window.document.close()
    QTest.mouseClick(window.start.recent.rows[1], Qt.MouseButton.LeftButton)
    assert window.document.path == paths[2]


def test_a_plan_that_is_gone_is_not_offered_and_one_can_be_taken_off(window: MainWindow, tmp_path: Path) -> None:
    paths = [plan_file(tmp_path, name) for name in ("Một", "Hai")]
    for path in paths:
        window.open_path(path)
    window.document.close()
    paths[1].unlink()
    window.document.closed.emit()
    (row,) = window.start.recent.rows
    menu = row.show_menu(QPoint(0, 0))
    forget = next(action for action in menu.actions() if action.text() == "Bỏ khỏi danh sách này")
    forget.trigger()
    assert window.start.recent.rows == []
    assert paths[0].is_file()


def test_the_picture_is_the_first_page(window: MainWindow, tmp_path: Path) -> None:
    path = plan_file(tmp_path, "Có ảnh")
    window.open_path(path)
    keep_picture(path, window.document.plan).join()
    assert picture_file(path).is_file()
    window.document.close()
    row = window.start.recent.rows[0]
    assert row.path == path
    image = row.grab().toImage()
    paper = [QColor(image.pixelColor(35, y)).lightness() for y in range(image.height())]
    assert max(paper) > 250


def test_closing_a_plan_keeps_a_picture_of_it(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    path = plan_file(tmp_path, "Vừa soạn")
    window.open_path(path)
    window.document.close()
    assert not picture_file(path).exists()
    monkeypatch.setattr("ui.start.coming_back._LOOKED_AT", 0.0)
    window.open_path(path)
    window.document.close()
    qtbot.waitUntil(picture_file(path).is_file, timeout=10_000)


def test_the_first_page_of_a_large_plan_costs_no_more_than_that_of_a_small_one() -> None:
    appendix = small_plan().appendices[0]
    area = appendix.areas[0]
    many = replace(small_plan(), sections=(), legal_bases=(), appendices=(replace(appendix, areas=(area,) * 500),))
    cover = cover_of(many)
    assert cover.task_count() < 40 < many.task_count()
    landscape = first_page(cover)
    assert landscape.width() > landscape.height()


def test_a_plan_with_text_shows_its_letterhead() -> None:
    plan = replace(small_plan(), legal_bases=("Căn cứ Luật …;",))
    page = first_page(plan)
    assert page.height() > page.width()


def test_after_a_crash_one_button_leads_back(window: MainWindow, tmp_path: Path) -> None:
    path = plan_file(tmp_path, "Đang soạn")
    window.open_path(path)
    window.document.close()
    assert not window.start.going_on.isVisible()
    write_note(path)
    note = path.parent / next(file.name for file in tmp_path.iterdir() if file != path and file.is_file())
    text = note.read_text(encoding="utf-8")
    own = str(LockNote.of_this_process().process)
    note.write_text(text.replace(own, "999999999"), encoding="utf-8")
    window.document.closed.emit()
    assert window.start.going_on.isVisible()
    assert "Đang soạn" in window.start.going_on.text.text()
    QTest.mouseClick(window.start.going_on.button, Qt.MouseButton.LeftButton)
    assert window.document.path == path
    window.document.close()
    assert not window.start.going_on.isVisible()


def test_a_plan_opens_where_it_was_left(window: MainWindow, tmp_path: Path) -> None:
    path = plan_file(tmp_path, "Quay lại")
    window.open_path(path)
    node = list(window.document.plan.appendices[0].tasks())[-1].id
    stand_on(window, "task", node)
    assert current_cell(window).address is not None
    where = current_cell(window).address
    reopened(window, path)
    assert current_cell(window).address == where


@pytest.mark.parametrize("place", [("task", "không có", "title"), ("task",), "sai", (1, 2, 3)])
def test_a_place_that_is_gone_or_damaged_is_no_trouble(window: MainWindow, tmp_path: Path, place: Any) -> None:
    path = plan_file(tmp_path, "Hỏng")
    window.prefs.change(places={str(path): place})
    window.open_path(path)
    assert window.document.path == path


def test_small_plans_without_pictures_show_a_sheet(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(small_plan())
    window.document.close()
    assert all(not row.grab().isNull() for row in window.start.recent.rows)
