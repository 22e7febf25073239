"""Ranges of the table: they grow over merged cells and shrink again, by keys and by mouse, and are copied so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.layout import LAYOUT_NAMES, built_in_layout
from models.plan import Plan
from tests.plans import big_plan, small_plan
from tests.ui.keys import current_cell, focused, key, press, stand_on, text_of
from tests.ui.table_hands import chosen, click, lane
from ui.main_window import MainWindow
from ui.table.editor import CellEditor

# Rows and columns as in test_table_keys.
NUMBER, OBJECTIVE, TASK, ACTIVITY, PRODUCT, LEAD, PARTNERS, DEADLINE, FUNDING = range(9)


def check_chosen(window: MainWindow) -> None:
    """What is chosen is a rectangle that cuts no merged cell; the current cell lies in it, and Qt knows the same."""
    table, model = window.workspace.table, window.workspace.model
    top, left, bottom, right = chosen(window)
    assert 0 <= top <= bottom < model.rowCount()
    assert 0 <= left <= right < model.columnCount()
    across = left == 0 and right == model.columnCount() - 1
    down = top == 0 and bottom == model.rowCount() - 1
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            cell = model.cell(row, column)
            # Whole rows cut cells over several rows, whole columns headings across the table.
            assert across or left <= cell.column <= cell.column + cell.colspan - 1 <= right or down
            assert down or top <= cell.row <= cell.row + cell.rowspan - 1 <= bottom or across
    current = current_cell(window)
    assert (current.row, current.column) == (table.currentIndex().row(), table.currentIndex().column())
    where = lane(window)
    assert top <= where[0] <= bottom
    assert left <= where[1] <= right
    assert current.row <= where[0] < current.row + current.rowspan
    ranges = table.selectionModel().selection()
    assert [(one.top(), one.left(), one.bottom(), one.right()) for one in (ranges.at(0),)] == [chosen(window)]
    assert ranges.count() == 1


def test_a_range_grows_over_merged_cells_and_shrinks_again(small: MainWindow) -> None:
    stand_on(small, "line", "l3", "deadline")
    seen = []
    for name in ("Shift+Left", "Shift+Left", "Shift+Left", "Shift+Right", "Shift+Right", "Shift+Right", "Shift+Right"):
        key(name)
        seen.append(chosen(small))
        check_chosen(small)
    assert seen == [
        (3, PARTNERS, 3, DEADLINE),
        (2, LEAD, 4, DEADLINE),
        (2, PRODUCT, 4, DEADLINE),
        (2, LEAD, 4, DEADLINE),
        (3, PARTNERS, 3, DEADLINE),
        (3, DEADLINE, 3, DEADLINE),
        (3, DEADLINE, 3, FUNDING),
    ]
    assert current_cell(small).address == ("line", "l3", "deadline")


def test_a_range_takes_a_reference_whole_and_leaves_it_whole(small: MainWindow) -> None:
    stand_on(small, "line", "l4", "partners")
    key("Shift+Down")
    # The reference reaches from "activity" to the end, and so the merged "lead" above comes along.
    assert chosen(small) == (2, ACTIVITY, 5, FUNDING)
    key("Shift+Up")
    assert chosen(small) == (4, PARTNERS, 4, PARTNERS)


def test_a_range_over_a_heading_takes_whole_rows_and_comes_back(small: MainWindow) -> None:
    stand_on(small, "line", "l6", "deadline")
    key("Shift+Up")
    assert chosen(small) == (7, OBJECTIVE, 8, FUNDING)
    key("Shift+Up")
    assert chosen(small) == (6, OBJECTIVE, 8, FUNDING)
    key("Shift+Down")
    key("Shift+Down")
    assert chosen(small) == (8, DEADLINE, 8, DEADLINE)
    key("Shift+Down")
    assert chosen(small) == (8, DEADLINE, 9, DEADLINE)


def test_no_key_is_lost_where_a_merged_cell_holds_the_range_open(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "activity")
    for name in ("Shift+Right", "Shift+Right", "Shift+Down"):
        key(name)
    assert chosen(small) == (2, ACTIVITY, 5, FUNDING)
    key("Shift+Up")
    assert chosen(small) == (2, ACTIVITY, 4, LEAD)
    # The merged "lead" keeps rows 2 to 4 together: one step up, the range begins a row earlier.
    key("Shift+Up")
    assert chosen(small) == (1, ACTIVITY, 4, LEAD)
    key("Shift+Down")
    assert chosen(small) == (2, ACTIVITY, 4, LEAD)


def test_what_is_typed_goes_into_the_cell_where_the_range_began(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "activity")
    key("Shift+Down")
    key("Shift+Right")
    press("Gõ")
    key("Return")
    assert text_of(small, "line", "l1", "activity") == "Gõ"
    assert text_of(small, "line", "l2", "activity") == "Hoạt động l2"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Shift+Home", (1, NUMBER, 1, PRODUCT)),
        ("Shift+End", (1, PRODUCT, 1, FUNDING)),
        ("Ctrl+Shift+Home", (0, NUMBER, 1, FUNDING)),
        ("Ctrl+Shift+End", (1, OBJECTIVE, 11, FUNDING)),
        ("Ctrl+Shift+Right", (1, PRODUCT, 1, FUNDING)),
        ("Ctrl+Shift+Left", (1, NUMBER, 1, PRODUCT)),
    ],
)
def test_shift_with_the_far_keys(small: MainWindow, name: str, expected: tuple[int, ...]) -> None:
    stand_on(small, "line", "l1", "product")
    for _press in range(4 if "Ctrl+Shift+L" in name or "Ctrl+Shift+R" in name else 1):
        key(name)
        check_chosen(small)
    assert chosen(small) == expected
    assert current_cell(small).address == ("line", "l1", "product")


def test_ctrl_shift_arrows_reach_to_the_end_of_the_filled_cells(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(60))
    stand_on(window, "line", "l1", "lead")
    key("Ctrl+Shift+Down")
    # Six lines in each area; the heading below is empty in this column.
    assert chosen(window) == (2, 3, 6, 3)
    key("Ctrl+Shift+Up")
    assert chosen(window) == (1, 3, 2, 3)


def test_shift_page_down_and_up(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(200))
    stand_on(window, "line", "l0", "lead")
    key("Shift+PgDown")
    top, _left, bottom, _right = chosen(window)
    assert top == 1
    assert bottom > 4
    check_chosen(window)
    key("Shift+PgUp")
    assert chosen(window) in ((0, 0, 1, 5), (0, 1, 1, 5), (1, 3, 1, 3))


def test_the_moving_end_of_a_range_stays_in_sight(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(200))
    table = window.workspace.table
    stand_on(window, "line", "l0", "lead")
    for _step in range(60):
        key("Shift+Down")
        row = table.selection.lead.row
        assert table.rowViewportPosition(row) >= 0
        assert table.rowViewportPosition(row) + table.rowHeight(row) <= table.viewport().height()
    assert table.verticalScrollBar().value() > 0
    assert current_cell(window).address == ("line", "l0", "lead")


def test_ctrl_a_chooses_all_and_shift_makes_it_smaller(small: MainWindow) -> None:
    stand_on(small, "line", "l4", "product")
    key("Ctrl+A")
    assert chosen(small) == (0, NUMBER, 11, FUNDING)
    assert current_cell(small).address == ("line", "l4", "product")
    key("Right")
    assert chosen(small) == (2, LEAD, 4, LEAD)


def test_shift_space_chooses_whole_rows_and_clears_no_shared_cell(small: MainWindow) -> None:
    stand_on(small, "line", "l3", "deadline")
    key("Shift+Space")
    assert chosen(small) == (3, NUMBER, 3, FUNDING)
    assert not isinstance(focused(), CellEditor)
    owners = small.workspace.table.chosen().owners()
    assert [owner.line for owner in owners] == ["l3"]
    key("Del")
    assert [text_of(small, "line", "l3", name) for name in ("activity", "deadline")] == ["", ""]
    assert text_of(small, "task", "t2") == "Ban hành kế hoạch"
    assert text_of(small, "line", "l3", "lead") == "Văn phòng"
    key("Shift+Down")
    assert chosen(small) == (3, NUMBER, 4, FUNDING)
    key("Shift+Up")
    key("Shift+Up")
    assert chosen(small) == (2, NUMBER, 3, FUNDING)


def test_shift_space_on_a_merged_cell_chooses_all_its_rows(small: MainWindow) -> None:
    stand_on(small, "objective", "o2")
    key("Shift+Space")
    assert chosen(small) == (10, NUMBER, 11, FUNDING)
    assert [owner.task for owner in small.workspace.table.chosen().owners()] == ["t7", "t8"]


def test_ctrl_space_chooses_whole_columns_and_clears_no_heading(small: MainWindow) -> None:
    stand_on(small, "line", "l4", "activity")
    key("Ctrl+Space")
    assert chosen(small) == (0, ACTIVITY, 11, ACTIVITY)
    assert current_cell(small).address == ("line", "l4", "activity")
    key("Del")
    lines = [text_of(small, "line", f"l{n}", "activity") for n in (1, 2, 3, 4, 6, 7, 8, 9)]
    assert lines == [""] * 8
    assert small.document.session.rows.node("l5").reference == "Thực hiện theo Quyết định số 1"  # type: ignore[union-attr]
    assert text_of(small, "area", "a1") == "CẢI CÁCH THỂ CHẾ"
    key("Shift+Right")
    assert chosen(small) == (0, ACTIVITY, 11, PRODUCT)
    key("Shift+Left")
    key("Shift+Left")
    assert chosen(small) == (0, TASK, 11, ACTIVITY)


def test_choosing_much_looks_at_few_cells(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(3000))
    model = window.workspace.model
    asked: list[tuple[int, int]] = []
    real = model.cell

    def counting(row: int, column: int) -> object:
        asked.append((row, column))
        return real(row, column)

    stand_on(window, "line", "l10", "lead")
    model.cell = counting  # type: ignore[assignment, method-assign]
    for name in ("Ctrl+Shift+End", "Shift+Up", "Shift+Up", "Ctrl+A", "Ctrl+Space", "Shift+Right"):
        asked.clear()
        key(name)
        assert len(asked) < 2000, name


KEYS = [
    f"{modifiers}{name}"
    for name in ("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown")
    for modifiers in ("", "Shift+", "Ctrl+", "Ctrl+Shift+")
    if not (modifiers == "Ctrl+" and name.startswith("Pg")) and not (modifiers == "Ctrl+Shift+" and "Pg" in name)
]


@pytest.fixture
def warnings_of_qt(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What Qt complains about meanwhile."""
    from PySide6.QtCore import qInstallMessageHandler

    seen: list[str] = []
    before = qInstallMessageHandler(
        lambda _kind, _where, text: None if "does not support" in text else seen.append(text)
    )
    yield seen
    qInstallMessageHandler(before)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(LAYOUT_NAMES),
    start=st.tuples(st.integers(0, 11), st.integers(0, 8)),
    keys=st.lists(
        st.one_of(st.sampled_from(KEYS), st.sampled_from(["Tab", "Return", "Ctrl+A", "Shift+Tab"])), max_size=25
    ),
)
def test_no_sequence_of_keys_cuts_a_merged_cell(
    window: MainWindow, tmp_path: Path, warnings_of_qt: list[str], name: str, start: tuple[int, int], keys: list[str]
) -> None:
    if not window.document.is_open:
        window.document.create(tmp_path / "kế hoạch.cchc", small_plan())
    appendix = window.document.plan.appendices[0]
    if appendix.layout.name != name:
        window.editing.set_layout(built_in_layout(name))
    model = window.workspace.model
    click(window, min(start[0], model.rowCount() - 1), min(start[1], model.columnCount() - 1))
    window.workspace.table.setFocus()
    for one in keys:
        key(one)
        check_chosen(window)
    assert warnings_of_qt == []


def test_the_list_form_has_the_same_keys(with_plan: Callable[[Plan], MainWindow]) -> None:
    plan = small_plan()
    listed = replace(plan.appendices[0], layout=built_in_layout("list"))
    window = with_plan(replace(plan, appendices=(listed,)))
    stand_on(window, "task", "t1")
    key("Shift+Down")
    key("Shift+Down")
    assert chosen(window) == (1, 0, 3, 0)
    key("Ctrl+Space")
    assert chosen(window) == (0, 0, window.workspace.model.rowCount() - 1, 0)
