"""Nothing on the screen is English; actions have keys and names; themes are readable."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMessageBox, QWidget

from tests.ui.conftest import Asked
from ui.actions.menus import COLUMN_MENU, FILL_MENU, TABLE_MENU, TOOLBAR, TREE_MENU, menus
from ui.actions.specs import action_specs
from ui.app import report_bug
from ui.main_window import MainWindow
from ui.theme import CONTRAST, DARK, LIGHT, THEMES, Theme, apply_theme

ENGLISH = re.compile(
    r"\b(OK|Cancel|Yes|No|Save|Open|Close|Undo|Redo|Cut|Copy|Paste|Delete|Select|File|Edit|View|Help|Name|Show)\b"
)


def test_buttons_of_qt_are_vietnamese(window: MainWindow) -> None:
    box = QMessageBox(window)
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(
        buttons.Ok | buttons.Cancel | buttons.Yes | buttons.No | buttons.Save | buttons.Close | buttons.Open
        | buttons.Discard | buttons.Retry | buttons.Ignore | buttons.Apply | buttons.Help | buttons.Reset
    )  # fmt: skip
    for button in box.buttons():
        assert not ENGLISH.search(button.text()), button.text()
    box.deleteLater()


def test_context_menu_of_texts_is_vietnamese(window: MainWindow) -> None:
    line = QLineEdit(window)
    menu = line.createStandardContextMenu()
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert len(texts) >= 6
    assert not [text for text in texts if ENGLISH.search(text)]
    menu.deleteLater()
    line.deleteLater()


def test_keys_are_named_as_on_the_keyboard(window: MainWindow) -> None:
    action = window.actions_by_name["actionAddTask"]
    assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Enter"
    assert action.shortcut() == QKeySequence.fromString("Ctrl+Return")
    assert QCoreApplication.translate("QMessageBox", "Show Details...") == "Xem chi tiết…"


def test_every_action_stands_in_a_menu_and_no_key_is_used_twice(window: MainWindow) -> None:
    names = {spec.name for spec in action_specs()}
    placed = {entry for _name, _title, entries in menus() for entry in (*entries, *COLUMN_MENU, *FILL_MENU)} - {""}
    assert {entry for entry in placed if not entry.endswith("Menu")} == names
    assert {*TOOLBAR, *TABLE_MENU, *TREE_MENU} - {"", "stretch"} <= names
    keys = [keys for spec in action_specs() for keys in spec.keys]
    assert len(keys) == len(set(keys))


def test_menu_letters_are_unique_and_on_every_keyboard(window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        letters = re.findall(r"&(.)", " ".join(action.text() for action in menu.actions()))
        folded = [letter.casefold() for letter in letters]
        assert len(folded) == len(set(folded)), (menu.title(), folded)
        # Without an input method no keyboard has a "đ", and an input method makes it of two keys.
        assert all(letter.isascii() for letter in folded), (menu.title(), folded)


def test_all_texts_of_the_window_are_vietnamese(small: MainWindow) -> None:
    for widget in small.findChildren(QWidget):
        for name in ("text", "title", "placeholderText", "toolTip", "windowTitle"):
            value = getattr(widget, name, None)
            text = value() if callable(value) else ""
            if isinstance(text, str):
                assert not ENGLISH.search(re.sub(r"\(.*?\)", "", text)), (widget, name, text)


def test_object_names_are_stable(small: MainWindow) -> None:
    for name in ("planTree", "taskTable", "detailPanel", "findingsPanel"):
        widget = small.findChild(QWidget, name)
        assert widget is not None
    for widget in (small.workspace.tree, small.workspace.table, small.workspace.findings.list):
        assert widget.accessibleName()


def test_a_bug_is_told_with_details(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def record(box: QMessageBox) -> int:
        shown.extend((box.text(), box.detailedText()))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", record)
    try:
        raise ZeroDivisionError("thử")
    except ZeroDivisionError as error:
        report_bug(window, type(error), error, error.__traceback__)
    assert "ngoài dự tính" in shown[0]
    assert "ZeroDivisionError: thử" in shown[1]


def test_help_pages(window: MainWindow, asked: Asked) -> None:
    window.actions_by_name["actionAbout"].trigger()
    assert "Lucide" in asked.questions[0]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG counts it."""
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize(("theme", "least"), [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7.0)], ids=list(THEMES))
def test_texts_stand_out_in_every_theme(theme: Theme, least: float) -> None:
    pairs = [
        (theme.text, theme.window), (theme.text, theme.panel), (theme.faint, theme.panel), (theme.faint, theme.window),
        (theme.ink, theme.paper), (theme.ink, theme.header), (theme.marked_ink, theme.marked),
        (theme.text, theme.chosen), (theme.accent_text, theme.accent), (theme.text, theme.note),
        (theme.danger, theme.panel),
    ]  # fmt: skip
    for front, back in pairs:
        light, dark = sorted((luminance(front), luminance(back)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= least, (front, back)


def test_the_theme_changes_while_a_plan_is_open(small: MainWindow) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, DARK)
    small.retheme()
    dark = small.grab().toImage().pixelColor(5, 300)
    apply_theme(app, LIGHT)
    small.retheme()
    light = small.grab().toImage().pixelColor(5, 300)
    assert dark.lightness() < 100 < light.lightness()
