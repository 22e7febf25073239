"""The fill handle with a real mouse: down, up, across, Ctrl, Escape, double click, over merged cells and headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.commands import SetText
from models.grid.grid import Address
from models.plan import Plan
from tests.ui.filling import column, grip, lined_plan, over, pull, told_buttons
from tests.ui.keys import key, press, stand_on, text_of
from tests.ui.table_hands import CTRL, SHIFT, chosen, click, drag, place_of, point_of, send
from ui.main_window import MainWindow

Opened = Callable[[Plan], MainWindow]
QUARTERS = ["Quý I/2027", "Quý II/2027", "Quý III/2027", "Quý IV/2027", "Quý I/2028", ""]


def test_a_quarter_counts_up_in_one_step(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    stand_on(window, "line", "l1", "deadline")
    pull(window, over(window, "l3"), over(window, "l5"))
    assert column(window) == QUARTERS
    assert window.document.session.undo_label == "Điền 4 ô"
    row, at = place_of(window, "line", "l1", "deadline")
    assert chosen(window) == (row, at, row + 4, at)
    key("Ctrl+Z")
    assert column(window) == ["Quý I/2027", "", "", "", "", ""]


def test_two_cells_give_the_step(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027", "Quý III/2027"), note=("1", "5")))
    stand_on(window, "line", "l1", "deadline")
    drag(window, over(window, "l1"), over(window, "l2", "note"))
    pull(window, over(window, "l4", "note"))
    assert column(window)[:4] == ["Quý I/2027", "Quý III/2027", "Quý I/2028", "Quý III/2028"]
    assert column(window, "note")[:4] == ["1", "5", "9", "13"]


@pytest.mark.parametrize(("text", "plain", "turned"), [("Quý I/2027", "Quý II/2027", "Quý I/2027"), ("5", "5", "6")])
def test_ctrl_turns_copying_and_counting_round(with_plan: Opened, text: str, plain: str, turned: str) -> None:
    window = with_plan(lined_plan(deadline=(text,)))
    stand_on(window, "line", "l1", "deadline")
    pull(window, over(window, "l2"), modifiers=CTRL)
    assert column(window)[1] == turned
    key("Ctrl+Z")
    stand_on(window, "line", "l1", "deadline")
    pull(window, over(window, "l2"))
    assert column(window)[1] == plain


def test_ctrl_can_be_pressed_while_the_mouse_stands_still(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    handle, port = window.editing.fill_handle, window.workspace.table.viewport()
    stand_on(window, "line", "l1", "deadline")
    pull(window, over(window, "l3"), drop=False)
    assert handle.hint.text() == "Quý III/2027"
    QTest.keyPress(port, Qt.Key.Key_Control)
    assert handle.hint.text() == "Quý I/2027"
    QTest.keyRelease(port, Qt.Key.Key_Control)
    assert handle.hint.text() == "Quý III/2027"
    QTest.keyClick(port, Qt.Key.Key_Escape)
    assert handle.hint.isHidden()
    send(port, QEvent.Type.MouseButtonRelease, over(window, "l3"), False)
    assert column(window) == ["Quý I/2027", "", "", "", "", ""]
    assert window.document.session.undo_label == ""


def test_up_counts_down(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("", "", "Năm 2027")))
    stand_on(window, "line", "l3", "deadline")
    pull(window, over(window, "l1"))
    assert column(window)[:4] == ["Năm 2025", "Năm 2026", "Năm 2027", ""]


def test_headings_and_references_are_passed_over(with_plan: Opened) -> None:
    window = with_plan(lined_plan(count=2, deadline=("Quý I/2027",)))
    stand_on(window, "line", "l1", "deadline")
    pull(window, over(window, "m1"))
    assert column(window, lines="l1 l2 m1") == ["Quý I/2027", "Quý II/2027", "Quý III/2027"]
    assert text_of(window, "area", "a2") == "HAI"
    assert text_of(window, "group", "g1") == "Nhóm"


def test_merged_cells_count_once(small: MainWindow) -> None:
    small.workspace.set_text(Address("line", "l1", "lead"), "Đợt 1")
    stand_on(small, "line", "l1", "lead")
    pull(small, over(small, "l2", "lead"))
    leads = [text_of(small, "line", line, "lead") for line in ("l1", "l2", "l3", "l4")]
    assert leads == ["Đợt 1", "Đợt 2", "Đợt 2", "Đợt 2"]
    assert small.document.session.undo_label == "Điền 1 ô"
    assert text_of(small, "line", "l5", "reference") == "Thực hiện theo Quyết định số 1"


def test_to_the_right_values_are_copied_between_columns_of_the_line(with_plan: Opened) -> None:
    window = with_plan(lined_plan(lead=("Văn phòng",)))
    stand_on(window, "line", "l1", "lead")
    pull(window, over(window, "l1", "partners"))
    assert column(window, "partners")[0] == "Văn phòng"
    stand_on(window, "line", "l1", "lead")
    row, at = place_of(window, "task", "t1")
    pull(window, point_of(window, row, at) + QPoint(4, 2))
    assert text_of(window, "task", "t1") == "Việc 1"


def test_a_double_click_fills_to_the_end_of_the_heading(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    stand_on(window, "line", "l1", "deadline")
    QTest.mouseDClick(window.workspace.table.viewport(), Qt.MouseButton.LeftButton, pos=grip(window))
    assert column(window) == [*QUARTERS[:5], "Quý II/2028"]
    assert column(window, lines="m1") == [""]
    assert window.workspace.table.cell_delegate.editor is None


def test_the_other_way_is_offered_and_is_one_step(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    stand_on(window, "line", "l1", "deadline")
    pull(window, over(window, "l3"))
    assert window.workspace.messages.text() == "Đã điền tiếp dãy vào 2 ô."
    told_buttons(window)["Sao chép ô"].click()
    assert column(window)[:4] == ["Quý I/2027"] * 3 + [""]
    assert window.workspace.messages.text() == "Đã sao chép vào 2 ô."
    told_buttons(window)["Điền tiếp dãy"].click()
    assert column(window)[:4] == [*QUARTERS[:3], ""]
    told_buttons(window)["Hoàn tác"].click()
    assert column(window) == ["Quý I/2027", "", "", "", "", ""]
    assert window.document.session.undo_label == ""


def test_the_other_way_leaves_alone_what_came_between(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    stand_on(window, "line", "l1", "deadline")
    pull(window, over(window, "l3"))
    window.document.run(SetText(Address("line", "l1", "note"), "Ghi"))
    told_buttons(window)["Sao chép ô"].click()
    assert column(window)[:3] == ["Quý I/2027"] * 3
    assert column(window, "note")[0] == "Ghi"


def test_a_text_that_makes_no_series_is_copied_without_a_word(with_plan: Opened) -> None:
    window = with_plan(lined_plan(lead=("Văn phòng",)))
    stand_on(window, "line", "l1", "lead")
    pull(window, over(window, "l3", "lead"))
    assert column(window, "lead")[:3] == ["Văn phòng"] * 3
    assert window.workspace.messages.isHidden()


def test_numbers_and_headings_are_refused_with_a_word(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    hints: list[str] = []
    window.workspace.hint.connect(hints.append)
    row, _at = place_of(window, "line", "l1", "deadline")
    click(window, row, 1)
    key("Left")
    pull(window, over(window, "l3"))
    assert hints[-1] == "Số thứ tự do chương trình tự đánh, không cần điền."
    stand_on(window, "area", "a1")
    assert window.editing.fill_handle.square() is None


def test_there_is_no_square_while_it_cannot_fill(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    handle = window.editing.fill_handle
    stand_on(window, "line", "l1", "deadline")
    assert handle.square() is not None
    press("a")
    assert handle.square() is None
    key("Escape")
    click(window, *place_of(window, "line", "l3", "deadline"), CTRL)
    assert handle.square() is None
    stand_on(window, "line", "l1", "deadline")
    window.workspace.model.read_only = True
    assert handle.square() is None


def test_the_mouse_shows_what_it_can_take(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    port = window.workspace.table.viewport()
    stand_on(window, "line", "l1", "deadline")
    send(port, QEvent.Type.MouseMove, grip(window), False)
    assert port.cursor().shape() is Qt.CursorShape.CrossCursor
    assert "Kéo" in port.toolTip()
    send(port, QEvent.Type.MouseMove, over(window, "l3"), False)
    assert port.cursor().shape() is not Qt.CursorShape.CrossCursor
    assert port.toolTip() == ""


def test_the_square_and_the_outline_are_painted(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    port = window.workspace.table.viewport()
    stand_on(window, "line", "l1", "deadline")

    def accents(picture: QPixmap, at: QPoint) -> bool:
        from ui.theme import current_theme

        scale = picture.devicePixelRatio()
        return picture.toImage().pixelColor(at * scale).name() == current_theme().accent.lower()

    assert accents(port.grab(), grip(window))
    before = port.grab().toImage()
    pull(window, over(window, "l4"), drop=False)
    assert port.grab().toImage() != before
    assert not accents(port.grab(), grip(window))
    QTest.keyClick(port, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert port.grab().toImage() == before


def test_dragging_beyond_the_window_scrolls_on(with_plan: Opened, qtbot: QtBot) -> None:
    window = with_plan(lined_plan(count=80, deadline=("Quý I/2027",)))
    table = window.workspace.table
    stand_on(window, "line", "l1", "deadline")
    port = table.viewport()
    at = over(window, "l1")
    pull(window, QPoint(at.x(), port.height() + 40), drop=False)
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() == table.verticalScrollBar().maximum())
    send(port, QEvent.Type.MouseButtonRelease, QPoint(at.x(), port.height() + 40), False)
    assert column(window, lines="l80 m1") == ["Quý IV/2046", "Quý I/2047"]


def test_another_button_gives_up(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    port = window.workspace.table.viewport()
    stand_on(window, "line", "l1", "deadline")
    pull(window, over(window, "l3"), drop=False)
    QTest.mousePress(port, Qt.MouseButton.RightButton, pos=over(window, "l3"))
    send(port, QEvent.Type.MouseButtonRelease, over(window, "l3"), False)
    assert column(window)[1:] == [""] * 5


def test_a_change_from_elsewhere_ends_the_drag(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    port = window.workspace.table.viewport()
    stand_on(window, "line", "l1", "deadline")
    pull(window, over(window, "l3"), drop=False)
    window.document.run(SetText(Address("line", "l2", "note"), "Ghi"))
    send(port, QEvent.Type.MouseButtonRelease, over(window, "l3"), False)
    assert column(window)[1:] == [""] * 5


def test_shift_still_chooses_cells_beside_the_square(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    row, at = place_of(window, "line", "l1", "deadline")
    stand_on(window, "line", "l1", "deadline")
    click(window, row + 2, at, SHIFT)
    assert chosen(window) == (row, at, row + 2, at)
    pull(window, over(window, "l5"))
    assert column(window)[3:5] == ["Quý I/2027", ""]
