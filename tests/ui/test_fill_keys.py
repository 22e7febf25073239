"""Ctrl+D, Ctrl+R, "Điền tiếp dãy" and Ctrl+; with real keys: ranges, single cells, merged cells, open editors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QTextCursor

from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Plan
from tests.plans import small_plan
from tests.ui.filling import column, lined_plan, over, told_buttons
from tests.ui.keys import compose, current_cell, focused, key, press, stand_on, text_of
from tests.ui.table_hands import CTRL, chosen, click, drag, place_of
from ui.main_window import MainWindow
from ui.table import fill_deeds

Opened = Callable[[Plan], MainWindow]


@pytest.fixture
def tuesday(monkeypatch: pytest.MonkeyPatch) -> str:
    """A day on which both zeros of the decree show."""

    class Day(date):
        @classmethod
        def today(cls) -> date:
            return date(2027, 1, 5)

    monkeypatch.setattr(fill_deeds, "date", Day)
    return "05/01/2027"


def choose(window: MainWindow, first: str, last: str, field: str = "deadline", to: str = "") -> None:
    """Drag over the cells from one line's value to another's."""
    stand_on(window, "line", first, field)
    drag(window, over(window, first, field), over(window, last, to or field))


def test_a_range_takes_its_top_cells(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027", "khác"), note=("A",)))
    choose(window, "l1", "l4", "deadline", "note")
    before = chosen(window)
    key("Ctrl+D")
    assert column(window) == ["Quý I/2027"] * 4 + ["", ""]
    assert column(window, "note") == ["A"] * 4 + ["", ""]
    assert window.document.session.undo_label == "Điền 6 ô"
    assert chosen(window) == before
    assert window.workspace.messages.isHidden()
    key("Ctrl+Z")
    assert column(window) == ["Quý I/2027", "khác", "", "", "", ""]


def test_a_cell_alone_takes_the_one_above_it(with_plan: Opened) -> None:
    window = with_plan(lined_plan(count=2, deadline=("Quý I/2027",)))
    stand_on(window, "line", "l2", "deadline")
    key("Ctrl+D")
    assert column(window, lines="l1 l2") == ["Quý I/2027"] * 2
    # Headings stand between it and the cell above.
    stand_on(window, "line", "m1", "deadline")
    key("Ctrl+D")
    assert column(window, lines="m1") == ["Quý I/2027"]
    stand_on(window, "task", "t2")
    key("Ctrl+D")
    assert text_of(window, "task", "t2") == "Việc 1"


def test_where_nothing_can_be_filled_it_says_so(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    hints: list[str] = []
    window.workspace.hint.connect(hints.append)
    stand_on(window, "line", "l1", "deadline")
    key("Ctrl+D")
    assert hints[-1].startswith("Phía trên không có ô")
    click(window, place_of(window, "line", "l2", "deadline")[0], 1)
    key("Left")
    key("Ctrl+D")
    assert hints[-1].startswith("Số thứ tự")
    stand_on(window, "area", "a2")
    key("Ctrl+D")
    assert hints[-1].startswith("Dòng tiêu đề")
    stand_on(window, "task", "t1")
    key("Ctrl+R")
    assert hints[-1].startswith("Bên trái")
    assert window.document.session.undo_label == ""


def test_merged_cells_and_references(small: MainWindow) -> None:
    small.workspace.set_text(Address("line", "l1", "lead"), "Thanh tra")
    choose(small, "l1", "l3", "lead")
    key("Ctrl+D")
    assert [text_of(small, "line", line, "lead") for line in ("l1", "l2", "l3", "l4")] == ["Thanh tra"] * 4
    assert text_of(small, "line", "l5", "reference") == "Thực hiện theo Quyết định số 1"
    assert small.document.session.undo_label == "Điền 1 ô"


def test_several_ranges_are_one_step(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",), note=("A",)))
    stand_on(window, "line", "l2", "deadline")
    click(window, *place_of(window, "line", "l2", "note"), CTRL)
    key("Ctrl+D")
    assert (column(window)[1], column(window, "note")[1]) == ("Quý I/2027", "A")
    key("Ctrl+Z")
    assert (column(window)[1], column(window, "note")[1]) == ("", "")


def test_to_the_right(with_plan: Opened) -> None:
    window = with_plan(lined_plan(lead=("Văn phòng", "Thanh tra")))
    choose(window, "l1", "l2", "lead", "partners")
    key("Ctrl+R")
    assert column(window, "partners")[:3] == ["Văn phòng", "Thanh tra", ""]
    assert window.document.session.undo_label == "Điền 2 ô"
    stand_on(window, "line", "l1", "partners")
    window.workspace.set_text(Address("line", "l1", "lead"), "Phòng")
    key("Ctrl+R")
    assert column(window, "partners")[0] == "Phòng"


def test_the_menu_continues_a_series(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Tháng 01/2027",), note=("1", "2")))
    choose(window, "l1", "l4", "deadline", "note")
    window.actions_by_name["actionFillSeries"].trigger()
    assert column(window)[:5] == ["Tháng 01/2027", "Tháng 02/2027", "Tháng 3/2027", "Tháng 4/2027", ""]
    assert column(window, "note")[:5] == ["1", "2", "3", "4", ""]
    key("Ctrl+Z")
    assert column(window)[:2] == ["Tháng 01/2027", ""]


def test_in_the_list_form_each_kind_of_value_goes_its_own_way(with_plan: Opened) -> None:
    plan = lined_plan(deadline=("Quý I/2027",), product=("Báo cáo",))
    one = replace(plan.appendices[0], layout=built_in_layout("list"))
    window = with_plan(replace(plan, appendices=(one,)))
    stand_on(window, "line", "l1", "product")
    drag(window, over(window, "l1", "product"), over(window, "l2", "deadline"))
    key("Ctrl+D")
    assert column(window, "product")[:3] == ["Báo cáo", "Báo cáo", ""]
    assert column(window)[:3] == ["Quý I/2027", "Quý I/2027", ""]


def test_an_open_editor_keeps_its_keys(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    stand_on(window, "line", "l2", "deadline")
    press("Năm")
    key("Ctrl+D")
    key("Ctrl+R")
    assert window.workspace.table.cell_delegate.editor is not None
    key("Return")
    assert column(window)[1] == "Năm"


def test_a_word_being_composed_is_left_alone(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    stand_on(window, "line", "l2", "deadline")
    compose("đ")
    window.actions_by_name["actionFillDown"].trigger()
    assert window.workspace.table.composing
    compose("", "đ")
    key("Return")
    assert column(window)[1] == "đ"


def test_nothing_is_filled_in_a_plan_that_is_only_shown(with_plan: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    stand_on(window, "line", "l2", "deadline")
    monkeypatch.setattr(type(window.document), "writable", property(lambda _self: False))
    window.actions_by_name["actionFillDown"].trigger()
    assert column(window)[1] == ""


def test_today_is_written_over_a_cell(with_plan: Opened, tuesday: str) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    stand_on(window, "line", "l1", "deadline")
    key("Ctrl+;")
    editor = window.workspace.table.cell_delegate.editor
    assert editor is not None
    assert editor.toPlainText() == tuesday
    key("Return")
    assert column(window)[0] == tuesday
    stand_on(window, "line", "l1", "deadline")
    key("Ctrl+;")
    key("Escape")
    assert column(window)[0] == tuesday


def test_today_comes_into_the_text_that_is_written(with_plan: Opened, tuesday: str) -> None:
    window = with_plan(lined_plan(deadline=("Trước ",)))
    stand_on(window, "line", "l1", "deadline")
    key("F2")
    window.workspace.table.cell_delegate.editor.moveCursor(QTextCursor.MoveOperation.End)
    key("Ctrl+;")
    press(".")
    key("Return")
    assert column(window)[0] == f"Trước {tuesday}."
    assert current_cell(window).address == Address("line", "l2", "deadline")


def test_today_comes_into_the_text_of_the_plan(with_plan: Opened, tuesday: str) -> None:
    window = with_plan(small_plan())
    window.workspace.turn_to(body=True)
    window.workspace.body.text.setFocus()
    focused()
    before = window.workspace.body.text.toPlainText()
    key("Ctrl+;")
    after = window.workspace.body.text.toPlainText()
    assert len(after) == len(before) + len(tuesday)
    assert tuesday in after


def test_the_message_offers_nothing_after_the_keys(with_plan: Opened) -> None:
    window = with_plan(lined_plan(deadline=("Quý I/2027",)))
    choose(window, "l1", "l3")
    key("Ctrl+D")
    assert not told_buttons(window)
