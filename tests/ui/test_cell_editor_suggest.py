"""The list of suggestions beside a text: it never writes by itself, never takes the focus, and goes away quietly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from models.grid.grid import Address
from models.plan import Area, Line, Plan, Task
from tests.plans import big_plan, small_plan
from tests.ui.keys import compose, current_cell, focused, key, press, stand_on, text_of
from ui.main_window import MainWindow
from ui.prefs import PrefStore
from ui.suggest import suggesting
from ui.suggest.suggest_list import SuggestList, shown_text
from ui.table.editor import CellEditor

Opens = Callable[[Plan], MainWindow]
UNITS = ("Văn phòng Sở", "Phòng Nội vụ", "Phòng Kế hoạch, Tài chính", "Thanh tra Sở; Phòng Pháp chế")


@pytest.fixture
def units(with_plan: Opens) -> MainWindow:
    """A plan with some units, the cell l0 empty."""
    texts = ("", *UNITS)
    lines = tuple(Line(id=f"l{n}", activity=f"Hoạt động {n}", lead=text) for n, text in enumerate(texts))
    plan = small_plan()
    area = Area(id="a1", title="A", items=(Task(id="t1", title="Việc", lines=lines),))
    window = with_plan(replace(plan, appendices=(replace(plan.appendices[0], areas=(area,)),), remarks=()))
    stand_on(window, "line", "l0", "lead")
    return window


def the_list(window: MainWindow) -> SuggestList | None:
    """The list, where it is shown."""
    found = window.findChild(SuggestList)
    return found if found is not None and found.isVisible() else None


def offered(window: MainWindow) -> list[str]:
    """What is offered."""
    shown = the_list(window)
    return [one.text for one in shown.offers] if shown else []


def lead(window: MainWindow) -> str:
    """What these tests write."""
    return text_of(window, "line", "l0", "lead")


def test_typing_offers_and_enter_stores_just_what_was_typed(units: MainWindow) -> None:
    press("ph")
    assert offered(units) == ["Phòng Nội vụ", "Phòng Pháp chế", "Phòng Kế hoạch, Tài chính", "Văn phòng Sở",
                              "Thanh tra Sở; Phòng Pháp chế"]  # fmt: skip
    assert isinstance(focused(), CellEditor)
    assert focused().toPlainText() == "ph"  # type: ignore[attr-defined]
    key("Return")
    assert lead(units) == "ph"
    assert the_list(units) is None
    assert current_cell(units).address == ("line", "l1", "lead")


def test_down_and_enter_take_one_as_one_step_of_undo(units: MainWindow) -> None:
    press("ph")
    key("Down")
    shown = the_list(units)
    assert shown is not None
    assert shown.chosen is not None
    assert focused().toPlainText() == "ph"  # type: ignore[attr-defined]
    key("Down")
    key("Up")
    key("Return")
    editor = focused()
    assert editor.toPlainText() == "Phòng Nội vụ"  # type: ignore[attr-defined]
    key("Ctrl+Z")
    assert editor.toPlainText() == "ph"  # type: ignore[attr-defined]
    key("Ctrl+Y")
    key("Return")
    assert lead(units) == "Phòng Nội vụ"


def test_a_click_takes_one_and_the_editor_keeps_the_focus(units: MainWindow) -> None:
    press("ph")
    shown = the_list(units)
    assert shown is not None
    spot = shown.view.visualRect(shown.view.model().index(1, 0)).center()
    QTest.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    QApplication.processEvents()
    assert isinstance(focused(), CellEditor)
    press("!")
    key("Return")
    assert lead(units) == "Phòng Pháp chế!"


def test_a_click_beside_the_rows_changes_nothing(units: MainWindow) -> None:
    press("ph")
    shown = the_list(units)
    assert shown is not None
    spot = QPoint(shown.width() // 2, shown.height() - 4)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert isinstance(focused(), CellEditor)
    assert focused().toPlainText() == "ph"  # type: ignore[attr-defined]


def test_up_from_the_first_row_leaves_the_list(units: MainWindow) -> None:
    press("ph")
    key("Down")
    key("Up")
    shown = the_list(units)
    assert shown is not None
    assert shown.chosen is None
    key("Return")
    assert lead(units) == "ph"


def test_typing_goes_on_with_a_row_chosen(units: MainWindow) -> None:
    press("ph")
    key("Down")
    press("ò")
    shown = the_list(units)
    assert shown is not None
    assert shown.chosen is None
    key("Tab")
    assert lead(units) == "phò"


def test_escape_closes_only_the_list_first(units: MainWindow) -> None:
    press("ph")
    key("Esc")
    assert the_list(units) is None
    assert isinstance(focused(), CellEditor)
    press("ò")
    assert the_list(units) is None
    press("; ")
    press("v")
    assert offered(units) == ["Văn phòng Sở", "Phòng Nội vụ"]
    key("Esc")
    key("Esc")
    assert not isinstance(focused(), CellEditor)
    assert lead(units) == ""


def test_one_unit_after_the_other(units: MainWindow) -> None:
    press("van")
    key("Down")
    key("Return")
    press("; ")
    assert the_list(units) is None
    press("tha")
    assert offered(units)[0] == "Thanh tra Sở"
    key("Down")
    key("Return")
    key("Return")
    assert lead(units) == "Văn phòng Sở; Thanh tra Sở"


@pytest.mark.parametrize("combination", ["Alt+Down", "Ctrl+Space"])
def test_all_are_offered_on_request(units: MainWindow, combination: str) -> None:
    key("F2")
    rows = [line.id for line in units.document.plan.appendices[0].areas[0].items[0].lines]  # type: ignore[union-attr]
    key(combination)
    assert set(offered(units)) >= {*UNITS, "Phòng Pháp chế", "Thanh tra Sở"}
    shown = the_list(units)
    assert shown is not None
    assert shown.view.height() <= 8 * shown.view.sizeHintForRow(0)
    key("Down")
    key("Return")
    key("Return")
    assert lead(units) in UNITS
    now = [line.id for line in units.document.plan.appendices[0].areas[0].items[0].lines]  # type: ignore[union-attr]
    assert now == rows


def test_an_arrow_to_the_side_leaves_the_cell_though_the_list_is_open(units: MainWindow) -> None:
    press("ph")
    key("Left")
    assert lead(units) == "ph"
    assert not isinstance(focused(), CellEditor)
    assert the_list(units) is None


def test_moving_the_caret_or_choosing_text_puts_the_list_away(units: MainWindow) -> None:
    press("ph")
    key("F2")
    assert the_list(units) is None
    press("ò")
    assert the_list(units) is not None
    key("Left")
    assert the_list(units) is None
    press("x")
    assert the_list(units) is None


def test_the_switch_is_remembered_and_the_request_still_works(units: MainWindow) -> None:
    action = units.actions_by_name["actionSuggest"]
    assert action.isChecked()
    action.trigger()
    assert PrefStore(units.prefs._path).now.suggestions is False
    press("ph")
    assert the_list(units) is None
    key("Alt+Down")
    assert the_list(units) is not None
    key("Esc")
    key("Esc")
    action.trigger()
    press("ph")
    assert the_list(units) is not None


def test_another_field_and_another_cell_offer_their_own(small: MainWindow) -> None:
    stand_on(small, "line", "l7", "deadline")
    press("q")
    assert offered(small) == ["Quý I", "Quý II"]
    key("Return")
    stand_on(small, "line", "l7", "product")
    press("b")
    assert offered(small) == ["Báo cáo"]
    key("Esc")
    key("Esc")
    stand_on(small, "task", "t1")
    press("b")
    assert the_list(small) is None


def test_what_was_just_stored_is_offered_in_the_next_line(units: MainWindow) -> None:
    press("Tổ công tác")
    key("Return")
    press("to")
    assert offered(units)[0] == "Tổ công tác"
    key("Esc")
    key("Esc")
    key("Ctrl+Z")
    press("to")
    assert offered(units) == []


def test_what_a_pause_stored_is_not_offered_to_itself(units: MainWindow) -> None:
    press("Phò")
    timer = units.workspace.table.cell_delegate.idle.timer
    timer.stop()
    timer.timeout.emit()
    assert lead(units) == "Phò"
    press("n")
    assert "Phò" not in offered(units)


@pytest.mark.parametrize("height", [700, 420])
def test_the_list_stands_beside_the_cell_within_the_window(with_plan: Opens, height: int) -> None:
    window = with_plan(big_plan(60))
    window.resize(1100, height)
    for node in ("l0", "l11", "l59"):
        stand_on(window, "line", node, "lead")
        press("p")
        shown, editor = the_list(window), focused()
        assert shown is not None
        assert window.rect().contains(shown.geometry())
        over = shown.geometry().intersected(editor.rect().translated(editor.mapTo(window, QPoint())))
        assert over.isEmpty()
        key("Esc")
        key("Esc")


def test_the_list_follows_the_editor_that_grows_and_goes_with_it(units: MainWindow) -> None:
    press("ph")
    shown = the_list(units)
    assert shown is not None
    before = shown.y()
    key("Esc")
    for _line in range(3):
        key("Shift+Return")
    press("ph")
    assert the_list(units) is shown
    assert shown.y() > before
    units.workspace.table.commit_editor()
    assert the_list(units) is None


def test_the_panel_offers_the_same(units: MainWindow) -> None:
    editor = units.workspace.details.editors[Address("line", "l0", "lead")]
    editor.setFocus()
    press("van")
    assert offered(units) == ["Văn phòng Sở"]
    key("Down")
    assert focused() is editor
    key("Return")
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == "Văn phòng Sở"
    key("Return")
    press("ph")
    key("Esc")
    assert the_list(units) is None
    assert editor.toPlainText() == "Văn phòng Sở\nph"
    key("Ctrl+Return")
    assert lead(units) == "Văn phòng Sở\nph"


def test_copying_is_no_typing(units: MainWindow) -> None:
    editor = units.workspace.details.editors[Address("line", "l0", "lead")]
    editor.setFocus()
    key("Ctrl+C")
    units.workspace.set_text(Address("line", "l0", "lead"), "ph")
    assert editor.toPlainText() == "ph"
    assert the_list(units) is None


def test_the_panel_puts_the_list_away_when_it_is_left(units: MainWindow) -> None:
    units.workspace.details.editors[Address("line", "l0", "lead")].setFocus()
    press("v")
    compose("ă")
    assert the_list(units) is None
    compose("", "ăn")
    assert offered(units) == ["Văn phòng Sở"]
    units.workspace.table.setFocus()
    assert the_list(units) is None
    assert lead(units) == "văn"


def test_other_plans_have_other_texts(units: MainWindow, with_plan: Opens) -> None:
    press("ph")
    assert offered(units)
    key("Esc")
    key("Esc")
    units.document.close()
    window = with_plan(big_plan(20))
    stand_on(window, "line", "l3", "lead")
    press("ph")
    assert offered(window) == ["Phòng"]


def test_a_large_column_is_read_in_turns(with_plan: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key waits for a part of the reading at most; the rest is read when there is nothing else to do."""
    monkeypatch.setattr(suggesting, "_AT_ONCE", 0.0)
    monkeypatch.setattr(suggesting, "_TURN", 0.0)
    plan = big_plan(3000)
    named = []
    for area in plan.appendices[0].areas:
        tasks = (replace(task, lines=(replace(task.lines[0], lead=task.title),)) for task in area.tasks())
        named.append(replace(area, items=tuple(tasks)))
    window = with_plan(replace(plan, appendices=(replace(plan.appendices[0], areas=tuple(named)),)))
    stand_on(window, "line", "l7", "lead")
    press("vụ 2500")
    assert offered(window) == []
    offering = window.suggesting
    for _turn in range(40):
        offering._grow()
    press("x")
    key("Backspace")
    assert offered(window) == ["Nhiệm vụ 2500"]
    assert not offering._growing


def test_a_long_text_is_shown_from_near_the_letters_that_fit(units: MainWindow) -> None:
    text = "Ban hành văn bản hướng dẫn các đơn vị trực thuộc rà soát thủ tục hành chính\nDòng hai"
    units.workspace.set_text(Address("line", "l4", "lead"), text)
    press("rà s")
    shown = the_list(units)
    assert shown is not None
    line, start, end = shown_text(next(one for one in shown.offers if one.text == text))
    assert line.startswith("…")
    assert line[start:end] == "rà s"
    assert "\n" not in line


def test_markup_is_taken_as_letters(units: MainWindow) -> None:
    units.workspace.set_text(Address("line", "l4", "lead"), "<img src=x> <b>Đậm</b>")
    press("img")
    key("Down")
    key("Return")
    assert focused().toPlainText() == "<img src=x> <b>Đậm</b>"  # type: ignore[attr-defined]


def test_emoji_before_the_part_do_not_shift_it(units: MainWindow) -> None:
    press("😀😀; van")
    key("Down")
    key("Return")
    key("Return")
    assert lead(units) == "😀😀; Văn phòng Sở"


def test_the_list_is_announced(units: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def update(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    press("van")
    key("Down")
    assert "gợi ý" in said[0]
    assert said[-1] == "Văn phòng Sở"
