"""Working on the table while it is filtered: edits, new rows and moves meet the right rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from exports.html.writer import appendix_clip
from models.commands import SetLayout, SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Plan
from tests.plans import big_plan, small_plan
from tests.ui.filters import click, tasks, told, write_filter
from tests.ui.keys import current_cell, key, press, stand_on, text_of
from ui.main_window import MainWindow


@pytest.fixture
def small(with_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    """The small plan with its first area in a plain layout, where the numbers of tasks can be seen."""
    shown = with_plan(small_plan())
    shown.document.run(SetLayout("p1", built_in_layout("product-first")))
    shown.document.session.seal()
    return shown


def test_edits_go_to_the_right_rows(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    write_filter(small, "dich vu")
    stand_on(small, "task", "t8")
    press("Kết nối mới")
    key("Return")
    assert text_of(small, "task", "t8") == "Kết nối mới"
    stand_on(small, "line", "l9", "product")
    key("Delete")
    # It no longer matches, and stays until the filter is applied anew.
    assert tasks(small) == ["t7", "t8"]
    key("Ctrl+Z")
    assert text_of(small, "line", "l9", "product") == "Dịch vụ"
    key("Ctrl+Y")
    click(small.filtering.bar.anew)
    small.filtering.finish()
    assert tasks(small) == []


def test_new_rows_stay_in_sight(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    write_filter(small, "van phong")
    stand_on(small, "task", "t2")
    key("Ctrl+Return")
    shown = tasks(small)
    assert len(shown) == 3
    assert shown[0] == "t2"
    assert shown[2] == "t3"
    press("Mới")
    key("Return")
    assert text_of(small, "task", shown[1]) == "Mới"
    assert told(small).startswith("Đang lọc: 3/9")


def test_rows_move_past_what_is_hidden(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    key("Ctrl+Shift+L")
    small.filtering.want(ids=frozenset({"t1", "t4"}))
    assert tasks(small) == ["t1", "t4"]
    stand_on(small, "task", "t4")
    key("Alt+Up")
    assert tasks(small) == ["t4", "t1"]
    assert small.document.session.rows.children("a1") == ("t4", "t1", "t2", "t3")
    assert current_cell(small).address == Address("task", "t4", "title")
    key("Alt+Down")
    assert tasks(small) == ["t1", "t4"]
    # Below it only hidden ones are left, then the end of the heading.
    key("Alt+Down")
    assert small.document.session.rows.children("a1") == ("t1", "t2", "t3", "t4")


def test_after_deleting_one_stands_on_what_is_shown(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    write_filter(small, "a")
    write_filter(small, "ra soat")
    assert tasks(small) == ["t1"]
    stand_on(small, "task", "t1")
    key("Ctrl+Del")
    assert tasks(small) == []
    assert small.document.session.rows.children("a1") == ("t2", "t3", "t4")


def test_a_cell_is_not_merged_with_a_hidden_one(small: MainWindow) -> None:
    stand_on(small, "line", "l4", "deadline")
    assert small.actions_by_name["actionMergeUp"].isEnabled()
    write_filter(small, "theo doi")
    stand_on(small, "line", "l4", "deadline")
    assert not small.actions_by_name["actionMergeUp"].isEnabled()


def test_who_is_led_to_a_hidden_place_sees_it(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    write_filter(small, "van phong")
    small.workspace.go_to(Address("line", "l8", "product"))
    assert tasks(small) == ["t2", "t3", "t7"]
    assert current_cell(small).address == Address("line", "l8", "product")
    assert told(small).startswith("Đang lọc: 3/8")
    # The tree shows all, and leads there, too.
    small.workspace.tree.node_chosen.emit("group", "g1")
    assert small.workspace.model.row_of("g1") is not None
    # What an undo brings back is shown.
    small.document.run(SetText(Address("task", "t1", "title"), "Khác"))
    small.editing.undo()
    assert "t1" in tasks(small)


def test_exports_are_not_filtered(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    write_filter(small, "van phong")
    clip = appendix_clip(small.document.plan, 0)
    assert "Rà soát văn bản" in clip.text
    assert small.workspace.appendix == small.document.plan.appendices[0]


def test_a_long_plan_is_filtered_in_slices(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = with_plan(big_plan(2000))
    clock = [0.0]

    def tick() -> float:
        clock[0] += 0.001
        return clock[0]

    monkeypatch.setattr("ui.filter.filtering.perf_counter", tick)
    key("Ctrl+Shift+L")
    window.filtering.want(text="nhiem vu 19")
    assert len(tasks(window)) == 2000
    window.filtering.finish()
    assert len(tasks(window)) == 1 + 10 + 100


def test_an_edit_under_a_filter_costs_no_walk(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typing into a filtered table asks neither for the conditions nor for the number of tasks again."""
    window = with_plan(big_plan(500))
    write_filter(window, "nhiem vu 1")
    counted: list[object] = []
    monkeypatch.setattr("ui.filter.filtering.parts_of", lambda *args: counted.append(args) or [])
    window.document.run(SetText(Address("line", "l100", "lead"), "Thanh tra"))
    window.document.run(SetText(Address("line", "l2", "lead"), "Thanh tra"))
    assert counted == []
    assert text_of(window, "line", "l100", "lead") == "Thanh tra"
