"""Who hears the window instead of seeing it, or has no mouse: names, roles, the way of Tab and F6, keys in the tips."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)

from models.commands import SetText
from models.grid.grid import Address
from models.plan import Plan, Remark
from tests.plans import small_plan
from tests.ui.clipboards import back
from tests.ui.keys import focused, key, press, stand_on
from tests.ui.test_clipboard_preview import STRANGER, open_preview
from tests.ui.test_words import ENGLISH, luminance
from ui import room
from ui.actions.menus import TOOLBAR
from ui.main_window import MainWindow
from ui.prefs import PrefStore
from ui.start.starter_dialog import StarterDialog, starters
from ui.theme import CONTRAST, DARK, LIGHT, THEMES, Theme

Opens = Callable[[Plan], MainWindow]
# What holds other widgets or belongs to one; the keyboard stops there only to scroll.
FRAMES = (QScrollBar,)


def reachable(whole: QWidget) -> Iterator[QWidget]:
    """Every visible widget on which the keyboard can stand, and every button for the mouse."""
    for widget in whole.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit | QTabBar | QScrollBar)
        if not widget.isVisible() or inner or isinstance(widget, FRAMES) or widget.window() is not whole.window():
            continue
        if widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), QAbstractItemView):
            continue
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton):
            yield widget


def heard(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def nameless(whole: QWidget) -> list[str]:
    """Widgets of which a screen reader has nothing to say; a page that only scrolls has its parts."""
    return [
        f"{type(widget).__name__} #{widget.objectName()} in {type(widget.parentWidget()).__name__}"
        for widget in reachable(whole)
        if not heard(widget) and type(widget).__name__ not in ("QScrollArea", "StartPage")
    ]


def english(whole: QWidget) -> list[str]:
    """What is said or shown in English."""
    texts = [heard(widget) for widget in reachable(whole)] + [
        widget.toolTip() for widget in whole.findChildren(QWidget)
    ]
    return [text for text in texts if ENGLISH.search(text.split("(")[0])]


def twins(whole: QWidget) -> list[str]:
    """Names that two buttons under one parent share."""
    buttons = [widget for widget in reachable(whole) if isinstance(widget, QAbstractButton)]
    names = [(id(widget.parentWidget()), heard(widget)) for widget in buttons]
    return [name for place, name in names if names.count((place, name)) > 1]


def check(whole: QWidget) -> None:
    """All that holds for every view."""
    QApplication.processEvents()
    assert nameless(whole) == []
    assert english(whole) == []
    assert twins(whole) == []
    for widget in reachable(whole):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        assert interface.role() is not QAccessible.Role.NoRole, widget


def dialog_of(window: MainWindow, action: str) -> QDialog:
    """The dialog that an action opens."""
    window.actions_by_name[action].trigger()
    QApplication.processEvents()
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def test_the_first_page(window: MainWindow) -> None:
    check(window)


def test_the_table_with_its_panels(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "product")
    check(small)
    key("F2")
    check(small)
    key("Esc")
    key("Ctrl+F")
    press("viec")
    small.finding.searching.finish()
    check(small)
    key("Ctrl+H")
    check(small)
    key("Esc")
    key("Ctrl+Shift+L")
    check(small)


def test_the_history_and_the_remarks(with_plan: Opens) -> None:
    window = with_plan(replace(small_plan(), remarks=(Remark(message="Chưa rõ dòng này."),)))
    window.document.run(SetText(Address("line", "l2", "product"), "Báo cáo"))
    key("Ctrl+Alt+Z")
    check(window)


def test_the_text_and_the_pages(small: MainWindow) -> None:
    small.workspace.go_to(Address("plan", small.document.plan.id, "agency"))
    check(small)
    small.actions_by_name["actionPreview"].trigger()
    check(small)
    small.actions_by_name["actionPreview"].trigger()


@pytest.mark.parametrize("action", ["actionPageSetup", "actionSend", "actionVersions", "actionKeys"])
def test_dialogs(small: MainWindow, action: str) -> None:
    small.document.session.save_version("Bản đầu")
    dialog = dialog_of(small, action)
    check(dialog)
    dialog.reject()


def test_every_step_of_sending(small: MainWindow) -> None:
    dialog = dialog_of(small, "actionSend")
    for step in range(3):
        dialog.show_step(step)  # type: ignore[attr-defined]
        check(dialog)
    dialog.reject()


def test_new_plan_comparing_and_pasting(small: MainWindow) -> None:
    starter = StarterDialog(starters(), small)
    starter.open()
    check(starter)
    starter.reject()
    small.document.session.save_version("Bản đầu")
    small.versions._compare(small.document.session.versions()[0])
    compared = next(one for one in small.findChildren(QDialog) if one.isVisible())
    check(compared)
    compared.close()
    back(small)
    pasted = open_preview(small, STRANGER)
    check(pasted)
    pasted.reject()


def test_tab_goes_through_a_dialog_as_one_reads(small: MainWindow) -> None:
    small.document.session.save_version("Bản đầu")
    for action in ("actionVersions", "actionSend"):
        dialog = dialog_of(small, action)
        stops = walk(dialog)
        assert len(stops) > 3
        rows = [
            stop.mapTo(dialog, QPoint(0, stop.height() // 2)) for stop in stops if isinstance(stop, QAbstractButton)
        ]
        last = [place for place in rows if place.y() > dialog.height() - 60]
        assert [place.x() for place in last] == sorted(place.x() for place in last), action
        dialog.reject()
        small.activateWindow()


def walk(dialog: QDialog) -> list[QWidget]:
    """The stops of Tab, from the first in the dialog's order until they repeat."""
    first = dialog.nextInFocusChain()
    stops: list[QWidget] = []
    while first is not dialog and len(stops) < 200:
        able = first.isVisible() and first.isEnabled() and first.focusPolicy() & Qt.FocusPolicy.TabFocus.value
        if able and first.focusProxy() is None:
            stops.append(first)
        first = first.nextInFocusChain()
    return stops


def test_f6_goes_through_every_pane_and_back(with_plan: Opens) -> None:
    window = with_plan(replace(small_plan(), remarks=(Remark(message="Chưa rõ dòng này."),)))
    stand_on(window, "line", "l2", "product")
    key("Ctrl+Shift+L")
    key("Ctrl+F")
    window.workspace.table.setFocus()
    work = window.workspace
    panes = {
        "tree": work.tree, "table": work.table, "side": work.side, "find": window.finding.panel,
        "filter": window.filtering.bar, "remarks": work.findings,
    }  # fmt: skip
    seen: list[str] = []
    for _turn in range(len(panes)):
        seen.append(next(name for name, pane in panes.items() if pane is focused() or pane.isAncestorOf(focused())))
        key("F6")
    assert sorted(seen) == sorted(panes)
    assert focused() is work.table
    key("Ctrl+Alt+Z")
    assert work.side.isAncestorOf(focused())


def test_buttons_tell_their_keys(small: MainWindow) -> None:
    for action in small.actions_by_name.all():
        if action.shortcuts():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            assert f"({keys})" in action.toolTip(), action.objectName()
    for button in small.findChildren(QToolButton):
        bare = button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly or not button.text()
        if button.isVisible() and bare and not button.objectName().startswith("qt_"):
            assert button.toolTip(), button.parentWidget()


@pytest.mark.parametrize(("theme", "least"), [(LIGHT, 3.0), (DARK, 3.0), (CONTRAST, 4.5)], ids=list(THEMES))
def test_edges_and_the_focus_are_seen(theme: Theme, least: float) -> None:
    pairs = [
        (theme.edge, theme.panel), (theme.accent, theme.panel), (theme.accent, theme.window),
        (theme.accent, theme.paper),
    ]  # fmt: skip
    for front, behind in pairs:
        assert contrast(front, behind) >= least, (front, behind)
    assert contrast(theme.ink, theme.heading_row) >= 4.5
    assert contrast(theme.accent, theme.chosen) >= 3.0
    assert contrast(theme.good, theme.panel) >= 4.5


def contrast(front: str, behind: str) -> float:
    """How much two colours stand out from each other, from 1 to 21."""
    dark, light = sorted((luminance(QColor(front).name()), luminance(QColor(behind).name())))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["Ctrl+Shift+L", "Ctrl+F", "Ctrl+H", "Ctrl+Alt+Z"])
def test_no_panel_widens_a_small_window(window: MainWindow, with_plan: Opens, name: str) -> None:
    """911 x 433 is what a screen of 1366 x 768 at 150 % leaves under a title bar and above a task bar."""
    window.resize(911, 433)
    small = with_plan(replace(small_plan(), remarks=()))
    stand_on(small, "line", "l2", "product")
    key(name)
    QApplication.processEvents()
    assert (small.width(), small.height()) == (911, 433)
    assert small.workspace.table.viewport().height() > 40


def test_a_long_title_pushes_no_window_over_the_edge(window: MainWindow, with_plan: Opens) -> None:
    plan = small_plan()
    window.resize(911, 433)
    with_plan(replace(plan, remarks=(), appendices=(replace(plan.appendices[0], title="Danh mục nhiệm vụ " * 8),)))
    QApplication.processEvents()
    assert (window.width(), window.height()) == (911, 433)
    title = window.workspace.heading.lines["title"]
    assert title.height() > 2 * title.fontMetrics().height()


@pytest.mark.parametrize("width", [1366, 1093, 911, 683])
def test_every_button_of_the_toolbar_is_in_sight(small: MainWindow, width: int) -> None:
    small.resize(width, 500)
    QApplication.processEvents()
    bar = small.toolbar
    buttons = [bar.widgetForAction(small.actions_by_name[name]) for name in TOOLBAR if name.startswith("action")]
    assert all(button is not None and button.isVisible() for button in buttons)
    assert all(button.geometry().right() <= bar.width() for button in buttons if button is not None)
    texts = [button for button in buttons if isinstance(button, QToolButton) and with_text(button)]
    assert len(texts) == {1366: 13}.get(width, len(texts))
    assert bool(texts) == (width > 700)


def with_text(button: QToolButton) -> bool:
    """Whether its word stands beside its icon."""
    return button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_a_window_left_on_a_screen_that_is_gone_comes_into_sight(window: MainWindow, tmp_path: Path) -> None:
    window.setGeometry(5000, 4000, 900, 600)
    window.close()
    again = MainWindow(PrefStore(tmp_path / "prefs" / "prefs.json"))
    again.show()
    assert again.screen().availableGeometry().intersects(again.frameGeometry())
    again.close()


def test_a_dialog_comes_back_as_it_was_left(small: MainWindow, tmp_path: Path) -> None:
    dialog = dialog_of(small, "actionKeys")
    dialog.resize(700, 432)
    dialog.reject()
    small.close()
    room._Left.sizes.clear()
    again = MainWindow(PrefStore(tmp_path / "prefs" / "prefs.json"))
    again.show()
    dialog = dialog_of(again, "actionKeys")
    assert (dialog.width(), dialog.height()) == (700, 432)
    dialog.reject()
    room._Left.sizes.clear()
    again.close()
