"""The sheet of keys, the looks of the window, the whole screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.keys import key, press
from ui.actions.specs import action_specs
from ui.keys_sheet import KeysSheet
from ui.main_window import MainWindow
from ui.prefs import PrefStore
from ui.theme import CONTRAST, DARK, LIGHT, apply_theme, current_theme


@pytest.fixture(autouse=True)
def back_to_light(window: MainWindow) -> Iterator[None]:
    yield
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT)


def sheet_of(window: MainWindow) -> KeysSheet:
    key("F1")
    return next(child for child in window.findChildren(KeysSheet) if child.isVisible())


def test_every_key_stands_on_the_sheet(window: MainWindow) -> None:
    sheet = sheet_of(window)
    shown = " ".join(sheet.entries())
    for spec in action_specs():
        for keys in spec.keys:
            assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) in shown, spec.name
    sheet.close()


def test_typing_without_marks_finds_a_key(window: MainWindow) -> None:
    sheet = sheet_of(window)
    whole = len(sheet.entries())
    sheet.search.setFocus()
    press("hoan tac")
    assert any("Ctrl+Z" in entry for entry in sheet.entries())
    assert 0 < len(sheet.entries()) < whole / 4
    press(" xyz")
    assert sheet.entries() == []
    assert any("Không có việc nào" in label.text() for label in sheet.findChildren(QLabel) if label.isVisible())
    sheet.search.clear()
    assert len(sheet.entries()) == whole
    key("Esc")
    assert not [child for child in window.findChildren(KeysSheet) if child.isVisible()]


def test_the_sheet_fits_its_window_and_cuts_no_words(window: MainWindow, qtbot: Any) -> None:
    sheet = sheet_of(window)
    qtbot.waitExposed(sheet)
    assert sheet.width() <= window.screen().availableGeometry().width()
    for label in sheet.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.heightForWidth(label.width()) <= label.height() + 1, label.text()
    sheet.close()


def test_a_look_is_taken_at_once_and_remembered(window: MainWindow, tmp_path: Path) -> None:
    entries = {action.objectName(): action for action in window.looks.actions()}
    entries["look-dark"].trigger()
    assert current_theme() is DARK
    assert QColor(window.grab().toImage().pixelColor(20, window.height() // 2)).lightness() < 90
    entries["look-contrast"].trigger()
    assert current_theme() is CONTRAST
    again = MainWindow(PrefStore(tmp_path / "prefs" / "prefs.json"))
    assert current_theme() is CONTRAST
    assert {a.objectName(): a.isChecked() for a in again.looks.actions()}["look-contrast"]
    again.close()
    entries["look-system"].trigger()
    assert current_theme() is LIGHT


def test_f11_fills_the_screen_and_gives_the_window_back(window: MainWindow) -> None:
    before = window.windowState()
    key("F11")
    assert window.windowState() & Qt.WindowState.WindowFullScreen
    assert window.actions_by_name["actionFullScreen"].isChecked()
    key("F11")
    assert window.windowState() == before
    assert not window.actions_by_name["actionFullScreen"].isChecked()


def test_a_window_that_begins_in_the_dark_has_light_icons(window: MainWindow, tmp_path: Path) -> None:
    prefs = PrefStore(tmp_path / "dark.json")
    prefs.change(look="dark")
    assert current_theme() is LIGHT
    dark = MainWindow(prefs)
    picture = dark.actions_by_name["actionOpen"].icon().pixmap(24, 24).toImage()
    colours = [picture.pixelColor(x, y) for x in range(24) for y in range(24)]
    assert min(one.lightness() for one in colours if one.alpha() > 200) > 150
    dark.close()
