"""A workbook of ours that comes back: what was done to it, and nothing else, is found and can be taken over."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import commands
from models.compare.comparison import Kind
from models.compare.index import PlanIndex
from models.grid.grid import Address
from models.layout import built_in_layout
from models.merge.merging import Change, Merge, merge
from models.plan import Plan
from models.plan_json import load_plan
from models.store import PlanSession
from tests.imports.returned.sheets import Workbook
from tests.plans import big_plan, small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan


def told(changes: Iterable[Change]) -> set[tuple[Kind, str, str, str]]:
    """Changes as kind, table, field and the text that is now there."""
    return {
        (one.shown.kind, one.shown.address.table, one.shown.address.field, one.shown.after.split("\n")[0])
        for one in changes
    }


def everything(merge: Merge) -> Plan:
    return merge.plan(merge.changes)


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize(("layout", "forget"), [(None, False), (None, True), ("list", False), ("objectives", True)])
def test_a_file_that_nobody_touched_has_no_changes(slug: str, layout: str | None, forget: bool, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    chosen = built_in_layout(layout) if layout else None
    found = Workbook(plan, tmp_path, chosen).back(plan, forget)
    assert told(found.changes) == set()
    assert everything(found) is plan


def test_changed_cells_are_found_wherever_rows_went(tmp_path: Path) -> None:
    plan = big_plan(60)
    book = Workbook(plan, tmp_path)
    sheet = book.sheet()
    lead = book.column_of("Cơ quan chủ trì")
    sheet.cell(book.row_of("Nhiệm vụ 7"), lead).value = "Phòng Một cửa"
    book.delete_row(book.row_of("Nhiệm vụ 9"))
    first, last = book.row_of("Nhiệm vụ 20"), book.row_of("Nhiệm vụ 22")
    rows = [book.values(row) for row in range(first, last + 1)]
    for row, values in zip(range(first, last + 1), reversed(rows), strict=True):
        book.put(row, values)
    found = book.back(plan)
    kinds = [(one.shown.kind, one.shown.address.id, one.shown.address.field) for one in found.changes]
    assert (Kind.CHANGED, "l7", "lead") in kinds
    assert (Kind.REMOVED, "t9", "") in kinds
    assert {id_ for kind, id_, _field in kinds if kind is Kind.MOVED} <= {"t20", "t21", "t22"}
    assert len(kinds) == 4
    after = everything(found)
    order = [task.id for task in after.appendices[0].tasks()]
    assert order[19:22] == ["t22", "t21", "t20"]


def test_a_new_row_is_a_new_task_and_a_copied_one_too(tmp_path: Path) -> None:
    plan = big_plan(30)
    book = Workbook(plan, tmp_path)
    place = book.row_of("Nhiệm vụ 4")
    copied = book.values(place)
    book.insert_row(place + 1, copied)
    book.insert_row(place + 2, ["99", "Việc hoàn toàn mới", *copied[2:]])
    found = book.back(plan)
    assert {(one.shown.kind, one.shown.after.split("\n")[0]) for one in found.changes} == {
        (Kind.ADDED, "Nhiệm vụ 4"),
        (Kind.ADDED, "Việc hoàn toàn mới"),
    }
    titles = [task.title for task in everything(found).appendices[0].tasks()]
    assert titles[4:7] == ["Nhiệm vụ 4", "Nhiệm vụ 4", "Việc hoàn toàn mới"]


def test_a_column_that_is_gone_or_was_not_printed_is_no_change(tmp_path: Path) -> None:
    plan = big_plan(30)
    book = Workbook(plan, tmp_path, built_in_layout("brief"))
    found = book.back(plan)
    assert found.changes == ()
    book = Workbook(plan, tmp_path)
    book.unmerge()
    book.sheet().delete_cols(book.column_of("Cơ quan chủ trì"))
    assert [one.shown.where for one in book.back(plan).changes] == []


def test_sheets_may_be_renamed_and_stand_in_another_order(tmp_path: Path) -> None:
    plan = small_plan()
    book = Workbook(plan, tmp_path)
    book.sheet(0).title = "Bảng của đơn vị"
    book.book.move_sheet(book.sheet(0), 1)
    assert book.back(plan).changes == ()


def test_both_changed_one_cell(tmp_path: Path) -> None:
    plan = big_plan(20)
    book = Workbook(plan, tmp_path)
    lead = book.column_of("Cơ quan chủ trì")
    book.sheet().cell(book.row_of("Nhiệm vụ 3"), lead).value = "Đơn vị gửi về"
    book.sheet().cell(book.row_of("Nhiệm vụ 5"), lead).value = "Cùng một chữ"
    with PlanSession.create(tmp_path / "a.cchc", plan) as session:
        for line, text in (("l3", "Của chúng tôi"), ("l5", "Cùng một chữ"), ("l8", "Chỉ mình sửa")):
            session.run(commands.SetText(Address("line", line, "lead"), text))
        found = book.back(session.plan)
        (change,) = found.changes
        assert change.conflict
        assert (change.shown.before, change.shown.after) == ("Của chúng tôi", "Đơn vị gửi về")
        session.run(commands.Receive(found.plan([change], {change: "Cả hai"}), "Nhận"))
        rows = PlanIndex(session.plan)
        texts = [rows.node(line).text("lead") for line in ("l3", "l5", "l8")]  # type: ignore[union-attr]
        assert texts == ["Cả hai", "Cùng một chữ", "Chỉ mình sửa"]


def test_what_one_side_deleted_and_the_other_changed(tmp_path: Path) -> None:
    plan = big_plan(20)
    book = Workbook(plan, tmp_path)
    lead = book.column_of("Cơ quan chủ trì")
    book.sheet().cell(book.row_of("Nhiệm vụ 3"), lead).value = "Đơn vị gửi về"
    book.delete_row(book.row_of("Nhiệm vụ 6"))
    with PlanSession.create(tmp_path / "a.cchc", plan) as session:
        session.run(commands.Delete(("t3", "t4")))
        session.run(commands.SetText(Address("line", "l6", "lead"), "Của chúng tôi"))
        session.run(commands.AddTask("a3", "Chỉ mình thêm", "t6", id="n1", line_id="n2"))
        found = book.back(session.plan)
        assert {(one.shown.kind, one.shown.address.id, one.conflict) for one in found.changes} == {
            (Kind.ADDED, "t3", True),
            (Kind.REMOVED, "t6", True),
        }
        both = found.plan(found.changes)
        titles = [task.title for task in both.appendices[0].tasks()]
        assert "Nhiệm vụ 3" in titles
        assert "Nhiệm vụ 6" not in titles
        assert "Chỉ mình thêm" in titles
        assert "Nhiệm vụ 4" not in titles


def test_a_stranger_plan_is_merged_by_its_words(tmp_path: Path) -> None:
    plan, other = big_plan(30), big_plan(30)
    book = Workbook(other, tmp_path)
    book.sheet().cell(book.row_of("Nhiệm vụ 3"), book.column_of("Thời gian hoàn thành")).value = "Quý IV"
    states = book.states(Plan(id="khác", appendices=plan.appendices))
    assert states.base is None
    found = book.back(plan, forget=True)
    assert [(one.shown.address.id, one.shown.after) for one in found.changes] == [("l3", "Quý IV")]


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(("text", "delete", "insert", "move", "title")), st.integers(0, 10**6), st.integers(0, 10**6)
    ),
    max_size=6,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(CHANGES, st.booleans(), st.randoms(use_true_random=False))
def test_random_edits_are_found_and_taken(
    tmp_path: Path, edits: list[tuple[str, int, int]], forget: bool, draw: Any
) -> None:
    plan = big_plan(30)
    book = Workbook(plan, tmp_path)
    sheet = book.sheet()
    columns = [book.column_of(name) for name in ("Cơ quan chủ trì", "Thời gian hoàn thành")]
    task = book.column_of("Nhiệm vụ cụ thể")
    first = book.row_of("Nhiệm vụ 0")
    rows = [row for row in range(first, sheet.max_row + 1) if str(sheet.cell(row, task).value).startswith("Nhiệm vụ")]
    if edits and edits[0][1] % 3 == 0:
        sheet.title = "Trang khác"
    for number, (deed, one, two) in enumerate(edits):
        row = rows[one % len(rows)]
        if deed == "text":
            sheet.cell(row, columns[two % 2]).value = f"Đã sửa {number}"
        elif deed == "title":
            sheet.cell(row, task).value = f"{sheet.cell(row, task).value} và việc {number}"
        elif deed == "delete" and len(rows) > 20:
            book.delete_row(row)
            rows = [other - (other > row) for other in rows if other != row]
        elif deed == "insert":
            cells = [f"Ô {number} {place}" for place in range(sheet.max_column - 2)]
            book.insert_row(row, ["0", f"Thêm mới {number} {two}", *cells])
            rows = sorted([*(other + (other >= row) for other in rows), row])
        elif deed == "move":
            other = rows[two % len(rows)]
            a, b = book.values(row), book.values(other)
            book.put(row, b)
            book.put(other, a)
    expected = [[str(sheet.cell(row, column).value or "") for column in (task, *columns)] for row in rows]
    found = book.back(plan, forget)
    assert not any(one.conflict for one in found.changes)
    after = everything(found)
    assert [[one.title, one.lines[0].lead, one.lines[0].deadline] for one in after.appendices[0].tasks()] == expected
    assert found.plan(()) is plan
    if not edits:
        assert not found.changes
    # Words as short as these can be taken for others where the sheet out of sight is lost.
    kinds = {deed for deed, _one, _two in edits} if not forget else {"move", "delete", "insert"}
    if "move" not in kinds:
        assert not any(one.shown.kind is Kind.MOVED for one in found.changes)
    if "delete" not in kinds:
        assert not any(one.shown.kind is Kind.REMOVED for one in found.changes)
    if "insert" not in kinds:
        assert not any(one.shown.kind is Kind.ADDED for one in found.changes)
    one_by_one(plan, found, after, draw)


def one_by_one(plan: Plan, found: Merge, after: Plan, draw: Any) -> None:
    """Taken one at a time in any order, each on what the ones before left, they end in the same plan."""
    state = plan
    for _number in range(len(found.changes) + 2):
        left = merge(state, found.theirs).changes
        if not left:
            break
        state = merge(state, found.theirs).plan([draw.choice(left)])
    assert state == after
    assert [task.id for task in state.appendices[0].tasks()] == [task.id for task in after.appendices[0].tasks()]
