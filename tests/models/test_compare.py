"""Two states of a plan compared: what is told, where, and that taking it back gives the old state again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.compare.comparison import Comparison, Difference, Kind
from models.compare.plans import compare
from models.compare.taking_back import TakingBack
from models.layout import built_in_layout
from models.page_settings import PageSettings
from models.plan import Area, Period, Plan, Task
from models.plan_json import plan_from_json, plan_to_json
from models.store import PlanSession
from tests.plans import big_plan, line, small_plan

OLD = small_plan()


def with_area(plan: Plan, area: Area, place: int = 0) -> Plan:
    """The plan with another area in its first appendix."""
    first = plan.appendices[0]
    areas = (*first.areas[:place], area, *first.areas[place + 1 :])
    return replace(plan, appendices=(replace(first, areas=areas), *plan.appendices[1:]))


def with_line(plan: Plan, **values: Any) -> Plan:
    """The plan with other texts in line l1."""
    area = plan.appendices[0].areas[0]
    task: Any = area.items[0]
    changed = replace(task, lines=(replace(task.lines[0], **values),))
    return with_area(plan, replace(area, items=(changed, *area.items[1:])))


def stranger(plan: Plan) -> Plan:
    """The same plan with other ids, as it comes back in a file."""
    return plan_from_json(plan_to_json(plan))


def only(comparison: Comparison) -> Difference:
    """The one difference."""
    assert len(comparison.differences) == 1, comparison.differences
    return comparison.differences[0]


def test_the_same_plan_has_no_differences() -> None:
    assert compare(OLD, small_plan()).differences == ()
    assert compare(OLD, stranger(OLD)).differences == ()
    assert compare(OLD, OLD).in_words() == "Không có gì khác nhau"


@pytest.mark.parametrize("same_ids", [True, False])
def test_a_changed_cell_is_told_with_its_place(same_ids: bool) -> None:
    new = with_line(OLD, product="Báo cáo tháng")
    one = only(compare(OLD, new if same_ids else stranger(new)))
    assert one.kind is Kind.CHANGED
    assert one.where == "Phụ lục I › I. CẢI CÁCH THỂ CHẾ › Nhiệm vụ 1 › Sản phẩm/kết quả"
    assert (one.before, one.after) == ("Báo cáo", "Báo cáo tháng")
    assert one.address.table == "line"
    assert one.goal == one.address


@pytest.mark.parametrize("same_ids", [True, False])
def test_a_task_in_another_area_has_moved(same_ids: bool) -> None:
    first, second = OLD.appendices[0].areas
    new = with_area(OLD, replace(first, items=(first.items[0], *first.items[2:])))
    new = with_area(new, replace(second, items=(first.items[1], *second.items)), 1)
    one = only(compare(OLD, new if same_ids else stranger(new)))
    assert one.kind is Kind.MOVED
    assert one.before.endswith("I. CẢI CÁCH THỂ CHẾ › Nhiệm vụ 2")
    assert one.after.endswith("II. CẢI CÁCH THỦ TỤC › Nhiệm vụ 1")


def test_one_move_is_one_difference_however_many_numbers_change() -> None:
    first = OLD.appendices[0].areas[0]
    one = only(compare(OLD, with_area(OLD, replace(first, items=(*first.items[1:], first.items[0])))))
    assert (one.kind, one.address.id) == (Kind.MOVED, "t1")


@pytest.mark.parametrize("same_ids", [True, False])
def test_what_came_and_what_went(same_ids: bool) -> None:
    first = OLD.appendices[0].areas[0]
    added = Task(title="Công khai kết quả trên cổng", lines=(line("n", lead="Văn phòng"),))
    new = with_area(OLD, replace(first, items=(*first.items[1:], added)))
    gone, came = compare(OLD, new if same_ids else stranger(new)).differences
    assert (gone.kind, gone.before) == (
        Kind.REMOVED,
        "Rà soát văn bản\nHoạt động: Hoạt động l1\nSản phẩm/kết quả: Báo cáo",
    )
    assert gone.goal is not None
    assert gone.goal.table == "area"
    assert (came.kind, came.after.split("\n")[0]) == (Kind.ADDED, "Công khai kết quả trên cổng")
    assert "Văn phòng" in came.after
    assert compare(OLD, new).in_words() == "1 nhiệm vụ thêm, 1 nhiệm vụ bỏ"


def test_a_renamed_area_keeps_its_tasks() -> None:
    first = OLD.appendices[0].areas[0]
    one = only(compare(OLD, stranger(with_area(OLD, replace(first, title="HOÀN THIỆN PHÁP LUẬT")))))
    assert (one.kind, one.address.table, one.after) == (Kind.CHANGED, "area", "HOÀN THIỆN PHÁP LUẬT")


def test_a_merged_cell_is_told_once_and_its_merge_too() -> None:
    first = OLD.appendices[0].areas[0]
    task: Any = first.items[1]
    both = tuple(replace(one, lead="Thanh tra") for one in task.lines)
    new = with_area(OLD, replace(first, items=(first.items[0], replace(task, lines=both), *first.items[2:])))
    told = [one for one in compare(OLD, new).differences if one.address.id in ("l2", "l3")]
    assert [(one.address.id, one.before, one.after) for one in told] == [("l2", "Văn phòng", "Thanh tra")]
    alone = replace(both[1], merged=frozenset(), lead="Văn phòng")
    new = with_area(
        OLD, replace(first, items=(first.items[0], replace(task, lines=(task.lines[0], alone)), *first.items[2:]))
    )
    one = next(one for one in compare(OLD, new).differences if one.address.id == "l3")
    assert (one.address.field, one.before, one.after) == ("merged.lead", "gộp với ô trên", "ô riêng")


def test_letterhead_paragraphs_layout_and_page() -> None:
    first = OLD.appendices[0]
    new = replace(
        OLD,
        issued="2027-01-05",
        period=Period(2027, 2030, None),
        legal_bases=("Căn cứ một;", "Căn cứ ba;", "Căn cứ hai;"),
        page=PageSettings(electronic=True),
        appendices=(replace(first, layout=built_in_layout("brief"), label="PHỤ LỤC A"), *OLD.appendices[1:]),
    )
    told = {one.label: (one.before, one.after) for one in compare(OLD, new).differences}
    assert told["Ngày ban hành"] == ("12/2026", "05/01/2027")
    assert told["Năm kết thúc"] == ("2027", "2030")
    assert told["Căn cứ, đoạn 2"] == ("", "Căn cứ ba;")
    assert told["Thiết lập trang"] == ("Văn bản điện tử: không", "Văn bản điện tử: có")
    assert told["Nhãn phụ lục"] == ("(do chương trình ghi)", "PHỤ LỤC A")
    assert "Sản phẩm" in told["Mẫu bảng"][0]


def test_a_rewritten_paragraph_is_one_change() -> None:
    section = replace(OLD.sections[0], paragraphs=("Một.", "Hai và thêm.", "Ba mới."))
    new = replace(OLD, sections=(section, *OLD.sections[1:]))
    changed, added = compare(OLD, new).differences
    assert (changed.before, changed.after, changed.paragraph) == ("Hai.", "Hai và thêm.", 1)
    assert (added.kind, added.after, added.paragraph) == (Kind.ADDED, "Ba mới.", 2)
    assert changed.where == "I. MỤC ĐÍCH › đoạn 2"


@st.composite
def edited(draw: st.DrawFn) -> Plan:
    """The small plan after a few rough edits of its first appendix, its text and its letterhead."""
    areas = []
    for area in OLD.appendices[0].areas:
        items = [item for item in area.items if draw(st.integers(0, 9)) > 1]
        if draw(st.booleans()):
            items = draw(st.permutations(items))
        if draw(st.booleans()):
            items.insert(
                0, Task(title="Việc mới", lines=(line(f"new{area.id}", note=draw(st.text("ab ", max_size=5))),))
            )
        title = draw(st.sampled_from([area.title, "TÊN KHÁC"]))
        areas.append(replace(area, title=title, items=tuple(items)))
    if draw(st.booleans()):
        areas.reverse()
    first = replace(OLD.appendices[0], areas=tuple(areas), closing=draw(st.sampled_from(["", "Hết."])))
    sections = draw(st.sampled_from([OLD.sections, OLD.sections[::-1], OLD.sections[:1]]))
    return replace(
        OLD, appendices=(first, *OLD.appendices[1:]), sections=sections, place=draw(st.sampled_from(["Mẫu", "Huế"]))
    )


@settings(max_examples=40, deadline=None)
@given(edited())
def test_taking_everything_back_gives_the_old_state(new: Plan) -> None:
    """Each difference is taken back by its own command, until there is none."""
    import tempfile

    with (
        tempfile.TemporaryDirectory() as folder,
        PlanSession.create(Path(folder) / "plan.cchc", new, backups=Path(folder) / "backups") as session,
    ):
        for _turn in range(80):
            comparison = compare(OLD, session.plan)
            if not comparison.differences:
                break
            taking = TakingBack(comparison)
            for one in comparison.differences:
                command = taking.command(one)
                if command is not None and session.run(command).changes:
                    break
            else:
                raise AssertionError(comparison.differences)
        assert session.plan == OLD


def test_taking_back_one_cell_leaves_the_others(tmp_path: Path) -> None:
    new = with_line(OLD, product="Báo cáo tháng", lead="Thanh tra")
    with PlanSession.create(tmp_path / "plan.cchc", new, backups=tmp_path / "b") as session:
        comparison = compare(OLD, session.plan)
        one = next(one for one in comparison.differences if one.address.field == "product")
        command = TakingBack(comparison).command(one)
        assert command is not None
        session.run(command)
        assert only(compare(OLD, session.plan)).address.field == "lead"


def test_a_removed_task_comes_back_with_the_area_that_held_it(tmp_path: Path) -> None:
    first, second = OLD.appendices[0].areas
    new = replace(OLD, appendices=(replace(OLD.appendices[0], areas=(first,)), *OLD.appendices[1:]))
    with PlanSession.create(tmp_path / "plan.cchc", new, backups=tmp_path / "b") as session:
        comparison = compare(OLD, session.plan)
        one = next(one for one in comparison.differences if one.address.id == "t7")
        command = TakingBack(comparison).command(one)
        assert command is not None
        session.run(command)
        back = session.plan.appendices[0].areas[1]
        assert back.title == second.title
        assert [task.id for task in back.tasks()] == ["t7"]


def test_the_work_grows_in_line_with_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    from models.compare import matching

    counts = []
    for lines in (400, 1600):
        calls = [0]
        kept = matching.likeness

        def counted(one: Any, two: Any, calls: list[int] = calls, kept: Any = kept) -> float:
            calls[0] += 1
            return float(kept(one, two))

        old = big_plan(lines)
        new = stranger(_rewritten(old))
        with monkeypatch.context() as patch:
            patch.setattr(matching, "likeness", counted)
            compare(old, new)
        counts.append(calls[0])
    assert 0 < counts[1] <= 5 * counts[0]


def _rewritten(plan: Plan) -> Plan:
    first = plan.appendices[0]
    areas = tuple(
        replace(area, items=tuple(replace(task, title=f"{task.title} cần sửa đổi") for task in area.tasks()))
        for area in first.areas
    )
    return replace(plan, appendices=(replace(first, areas=areas),))
