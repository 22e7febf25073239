"""Filter and order of the table by real keys: what is seen, what the bar says, and work on the right rows meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from models.commands import SetLayout
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Plan, Remark
from tests.plans import small_plan
from tests.ui.conftest import Asked
from tests.ui.filters import click, numbers, pick, tasks, told, write_filter
from tests.ui.keys import compose, current_cell, focused, key, press, stand_on
from ui.filter.unit_list import UnitList
from ui.main_window import MainWindow


@pytest.fixture
def small(with_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    """The small plan with its first area in a plain layout, where the numbers of tasks can be seen."""
    shown = with_plan(small_plan())
    shown.document.run(SetLayout("p1", built_in_layout("product-first")))
    shown.document.session.seal()
    return shown


def test_the_bar_is_made_when_it_is_first_wanted(small: MainWindow) -> None:
    assert "filtering" not in small.__dict__
    stand_on(small, "task", "t1")
    key("Ctrl+Shift+L")
    assert small.filtering.bar.isVisible()
    assert focused() is small.filtering.bar.text
    assert small.actions_by_name["actionFilter"].isChecked()
    assert told(small) == ""
    assert len(tasks(small)) == 8


def test_a_text_leaves_out_what_does_not_hold_it(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    write_filter(small, "van phong")
    assert tasks(small) == ["t2", "t3"]
    assert told(small).startswith("Đang lọc: 2/8 nhiệm vụ – có chữ “van phong”.")
    assert "Bản in" in told(small)
    # Numbers are those of the whole, and so are the tree's counts.
    assert [number for number in numbers(small) if number] == ["I", "2", "3"]
    assert small.document.plan.task_count() == 9
    write_filter(small, "mot cua")
    assert tasks(small) == ["t5", "t6"]
    write_filter(small, "không có gì như thế")
    assert tasks(small) == []
    assert told(small).startswith("Không có nhiệm vụ nào khớp")
    assert not small.workspace.paper.empty.isVisible()


def test_letters_are_filtered_a_moment_after_the_last(small: MainWindow, qtbot: object) -> None:
    stand_on(small, "task", "t1")
    key("Ctrl+Shift+L")
    press("dich vu")
    assert len(tasks(small)) == 8
    qtbot.waitUntil(lambda: tasks(small) == ["t7", "t8"])  # type: ignore[attr-defined]
    assert focused() is small.filtering.bar.text
    assert small.filtering.bar.text.text() == "dich vu"


def test_a_composed_word_is_not_disturbed(small: MainWindow, qtbot: object) -> None:
    stand_on(small, "task", "t1")
    key("Ctrl+Shift+L")
    compose("dịch")
    QTest.qWait(260)
    assert len(tasks(small)) == 8
    compose("", "dịch vụ")
    qtbot.waitUntil(lambda: tasks(small) == ["t7", "t8"])  # type: ignore[attr-defined]
    assert small.filtering.bar.text.text() == "dịch vụ"


def test_escape_takes_the_filter_off_then_closes_the_bar(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    write_filter(small, "van phong")
    key("Escape")
    assert len(tasks(small)) == 8
    assert small.filtering.bar.isVisible()
    assert small.filtering.bar.text.text() == ""
    key("Escape")
    assert not small.filtering.bar.isVisible()
    assert focused() is small.workspace.table
    assert not small.actions_by_name["actionFilter"].isChecked()


def test_the_key_closes_the_bar_and_shows_everything(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    write_filter(small, "van phong")
    key("Ctrl+Shift+L")
    assert len(tasks(small)) == 8
    assert not small.filtering.bar.isVisible()


def test_units_are_ticked_in_a_list_with_counts(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    key("Ctrl+Shift+L")
    click(small.filtering.bar.units)
    units = small.filtering._units
    assert units is not None
    assert [units.list.item(n).text() for n in range(units.list.count())] == ["Văn phòng Sở (2)"]
    key("Space")
    small.filtering.finish()
    assert tasks(small) == ["t2", "t3"]
    assert "Chủ trì: Văn phòng Sở" in told(small)
    QTest.mouseClick(
        units.parts[next(part for part in units.parts if part.name == "PARTNERS")],
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(8, 8),
    )
    small.filtering.finish()
    assert units.empty.isVisible()
    assert tasks(small) == []
    units.hide()


def test_deadlines(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    key("Ctrl+Shift+L")
    pick(small, "deadline", "Quý II/2027")
    assert tasks(small) == ["t2"]
    assert "Quý II/2027" in told(small)
    pick(small, "deadline", "Mọi thời hạn")
    assert len(tasks(small)) == 8
    small.filtering.today = lambda: date(2027, 5, 1)
    pick(small, "deadline", "Đã quá hạn")
    assert tasks(small) == ["t2"]
    small.filtering.today = lambda: date(2027, 1, 1)
    click(small.filtering.bar.anew)
    small.filtering.finish()
    assert tasks(small) == []


def test_what_is_missing(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    key("Ctrl+Shift+L")
    header = " ".join(small.workspace.appendix.layout.header_of("product").split())  # type: ignore[union-attr]
    pick(small, "missing", f"Còn thiếu: {header}")
    assert tasks(small) == ["t2", "t3", "t5", "t6"]
    pick(small, "missing", f"Còn thiếu: {header}")
    assert len(tasks(small)) == 8


def test_rows_that_remarks_speak_of(small: MainWindow, tmp_path: Path) -> None:
    plan = replace(small_plan(), remarks=(Remark(id="r", message="Không rõ", text="Niêm yết"),))
    small.document.create(tmp_path / "khác.cchc", plan)
    key("Ctrl+Shift+L")
    assert small.filtering.bar.flagged.isVisible()
    click(small.filtering.bar.flagged)
    small.filtering.finish()
    assert tasks(small) == ["t5"]
    assert "có điều cần xem lại" in told(small)
    click(small.filtering.bar.flagged)
    small.filtering.finish()
    assert len(tasks(small)) == 8


def test_the_value_of_a_cell(small: MainWindow) -> None:
    stand_on(small, "line", "l8", "product")
    small.actions_by_name["actionFilterValue"].trigger()
    small.filtering.finish()
    assert tasks(small) == ["t7", "t8"]
    assert "“Dịch vụ”" in told(small)
    # A second column narrows it down.
    stand_on(small, "task", "t8")
    small.actions_by_name["actionFilterValue"].trigger()
    small.filtering.finish()
    assert tasks(small) == ["t8"]
    small.actions_by_name["actionFilterOff"].trigger()
    assert len(tasks(small)) == 8
    assert current_cell(small).address == Address("task", "t8", "title")


def test_seen_in_another_order(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    before = small.document.plan
    key("Ctrl+Shift+L")
    pick(small, "sort", "Theo tên nhiệm vụ A–Y")
    assert tasks(small)[:4] == ["t2", "t4", "t1", "t3"]
    assert numbers(small)[:5] == ["I", "2", "4", "1", "3"]
    assert told(small).startswith("Đang xếp theo tên nhiệm vụ A–Y.")
    assert small.document.plan is before
    # Rows are not moved meanwhile, and one is told why.
    stand_on(small, "task", "t4")
    key("Alt+Up")
    assert small.document.plan is before
    assert "sắp xếp" in small.workspace.messages.text()
    assert small.actions_by_name["actionSortItems"].isEnabled()
    small.filtering.bar.none.setFocus()
    click(small.filtering.bar.none)
    assert tasks(small)[:4] == ["t1", "t2", "t3", "t4"]


def test_the_order_becomes_the_plans_as_one_step(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    before = small.document.plan
    key("Ctrl+Shift+L")
    pick(small, "sort", "Theo tên nhiệm vụ A–Y")
    small.filtering.bar.text.setFocus()
    press("a")
    key("Return")
    small.filtering.finish()
    click(small.filtering.bar.keep)
    assert small.document.session.rows.children("a1") == ("t2", "t4", "t1", "t3")
    assert small.document.session.undo_label == "Sắp xếp lại"
    # The filter stays, the order is now the plan's own.
    assert small.filtering.now.sort is None
    assert small.filtering.now.filter.text == "a"
    assert small.workspace.messages.isVisible()
    small.editing.undo_told()
    assert small.document.plan == before


def test_each_appendix_keeps_its_own_filter(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    write_filter(small, "van phong")
    small.workspace.go_to(Address("task", "t9", "title"))
    assert tasks(small) == ["t9"]
    assert told(small) == ""
    assert small.filtering.bar.text.text() == ""
    small.workspace.go_to(Address("task", "t2", "title"))
    small.filtering.finish()
    assert tasks(small) == ["t2", "t3"]
    assert small.filtering.bar.text.text() == "van phong"
    small.workspace.turn_to(body=True)
    assert not small.filtering.bar.isVisible()
    small.workspace.turn_to(body=False)
    assert small.filtering.bar.isVisible()


def test_another_layout_keeps_the_filter(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    write_filter(small, "van phong")
    small.document.run(SetLayout("p1", built_in_layout("brief")))
    assert tasks(small) == ["t2", "t3"]
    small.document.run(SetLayout("p1", built_in_layout("list")))
    assert tasks(small) == ["t2", "t3"]


def test_another_plan_is_not_filtered(small: MainWindow, tmp_path: Path) -> None:
    stand_on(small, "task", "t1")
    write_filter(small, "van phong")
    small.document.create(tmp_path / "khác.cchc", small_plan())
    assert not small.filtering.bar.isVisible()
    assert len(tasks(small)) == 8


def test_words_for_screen_readers(small: MainWindow, asked: Asked) -> None:
    stand_on(small, "task", "t1")
    key("Ctrl+Shift+L")
    bar = small.filtering.bar
    assert bar.text.accessibleName()
    assert bar.shut.accessibleName()
    for button in (bar.units, bar.deadline, bar.missing, bar.sort, bar.none, bar.anew, bar.keep):
        assert button.text()
    assert asked.problems == []


def test_the_texts_of_a_column_are_ticked_as_in_excel(small: MainWindow) -> None:
    stand_on(small, "line", "l8", "product")
    small.actions_by_name["actionFilterColumn"].trigger()
    listed = next(found for found in small.filtering.bar.findChildren(UnitList) if found.isVisible())
    entries = [listed.list.item(row).text() for row in range(listed.list.count())]
    assert entries == ["Báo cáo (1)", "Dịch vụ (2)", "để trống (5)"]
    assert focused() is listed.list
    key("Down")
    key("Space")
    small.filtering.finish()
    assert tasks(small) == ["t7", "t8"]
    key("Up")
    key("Space")
    small.filtering.finish()
    assert tasks(small) == ["t1", "t7", "t8"]
    assert "“Báo cáo” hoặc “Dịch vụ”" in told(small)
    key("Return")
    assert not [found for found in small.filtering.bar.findChildren(UnitList) if found.isVisible()]
    # The column of units offers the units.
    stand_on(small, "line", "l8", "lead")
    small.actions_by_name["actionFilterColumn"].trigger()
    assert small.filtering._units is not None
    assert small.filtering._units.isVisible()
    small.filtering._units.hide()
