"""The plan of the next year or period out of the one that is there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from models.compare.comparison import Kind
from models.errors import InputProblem
from models.layout import Column, Layout, built_in_layout
from models.plan import Line, Objective, Period, Plan, Task
from models.registers import (
    AssignedTask,
    CheckSettings,
    CitedDocument,
    Dismissal,
    Reading,
    Unit,
    UnitChange,
    entries_of,
)
from models.rollover import Decision, Options, Span, roll
from models.rollover.check import Subject
from models.rollover.kinds import TaskKind, task_rows
from models.rollover.options import options_for, period_of, span_from
from models.rollover.telling import lines_of, summary
from models.walk import plan_values
from tests.models.rollover.making import deadlines, messages, plan_of, rolled, task, tasks_of
from tests.plans import small_plan
from tests.strategies import plans


def test_the_head_is_that_of_a_plan_that_was_not_issued_yet() -> None:
    plan = small_plan()
    made = rolled(plan, "2028").plan
    assert (made.title, made.period) == ("Kế hoạch cải cách hành chính năm 2028", Period(2028, 2028, None))
    assert (made.number, made.issued) == ("", "")
    assert (made.symbol, made.place, made.signer) == (plan.symbol, plan.place, plan.signer)
    assert made.recipients == plan.recipients
    assert made.checks == plan.checks
    assert plan == small_plan()


def test_all_ids_are_new_and_known() -> None:
    plan = small_plan()
    made = rolled(plan, "2028")
    old = {value.address.id for value in plan_values(plan)}
    new = {value.address.id for value in plan_values(made.plan)}
    assert not old & new
    assert {made.ids[id_] for id_ in old} == new
    assert all(item.source_number == "" for appendix in made.plan.appendices for item in appendix.areas)


def test_years_move_everywhere_and_every_change_is_told() -> None:
    one = task("t", "Kế hoạch năm 2026", "Quý I/2026", product="Báo cáo năm 2026", extra={"k": "Kỳ 2026"})
    plan = plan_of(one, legal_bases=("Sở Mẫu ban hành Kế hoạch năm 2026:",))
    made = rolled(plan, "2027")
    (new,) = tasks_of(made)
    assert (new.title, new.lines[0].deadline) == ("Kế hoạch năm 2027", "Quý I/2027")
    assert (new.lines[0].product, new.lines[0].extra["k"]) == ("Báo cáo năm 2027", "Kỳ 2027")
    assert made.plan.legal_bases == ("Sở Mẫu ban hành Kế hoạch năm 2027:",)
    told = {(change.before, change.after) for change in made.changes}
    assert {("Quý I/2026", "Quý I/2027"), ("Báo cáo năm 2026", "Báo cáo năm 2027"), ("Kỳ 2026", "Kỳ 2027")} <= told
    assert all(change.goal is None or change.goal.id in made.ids.values() for change in made.changes)


def test_headings_of_columns_move() -> None:
    columns = (Column(field="task", header="Việc"), Column(field="extra.q", header="Quý I/2026", group="Năm 2026"))
    plan = plan_of(task("t", "Việc", ""))
    plan = replace(plan, appendices=(replace(plan.appendices[0], layout=Layout(name="x", title="x", columns=columns)),))
    layout = rolled(plan, "2027").plan.appendices[0].layout
    assert (layout.columns[1].header, layout.columns[1].group) == ("Quý I/2027", "Năm 2027")


@pytest.mark.parametrize(
    ("caption", "after"),
    [
        ("(Kèm theo Kế hoạch số 12/KH-SM ngày 05/01/2026 của Sở Mẫu)", None),
        ("(Kèm theo Kế hoạch số /KH-SM ngày tháng năm 2026)", None),
        ("(Kèm theo Kế hoạch này)", "(Kèm theo Kế hoạch này)"),
        ("", ""),
        (None, None),
    ],
)
def test_the_line_that_names_the_old_plan_is_left_to_the_rule(caption: str | None, after: str | None) -> None:
    plan = plan_of(task("t", "Việc", ""))
    plan = replace(plan, appendices=(replace(plan.appendices[0], caption=caption, label="PHỤ LỤC"),))
    made = rolled(plan, "2027").plan.appendices[0]
    assert (made.caption, made.label) == (after, "PHỤ LỤC")


def test_what_sort_a_task_is() -> None:
    plan = plan_of(
        task("a", "A", "Thường xuyên"),
        task("b", "B", "Quý I hằng năm"),
        task("c", "C", "Quý I/2022"),
        task("d", "D", "Quý I/2026"),
        task("e", "E", "Sau khi có hướng dẫn của Trung ương"),
        task("f", "F", "tùy tình hình"),
        task("g", "G", ""),
        task("h", "H", "Năm 2021 và các năm tiếp theo"),
        first=2021,
        last=2025,
    )
    kinds = {row.task.id: row.kind for row in task_rows(plan, Span(2021, 2025))}
    assert kinds == {
        "a": TaskKind.RECURRING,
        "b": TaskKind.RECURRING,
        "c": TaskKind.ONCE,
        "d": TaskKind.LATER,
        "e": TaskKind.WAITING,
        "f": TaskKind.UNCLEAR,
        "g": TaskKind.OPEN,
        "h": TaskKind.RECURRING,
    }


def test_what_is_done_goes_and_what_is_not_goes_on() -> None:
    plan = plan_of(
        task("a", "Xong", "Quý I/2026"), task("b", "Đề án năm 2026", "Quý II/2026"), task("c", "Giữ", "Năm 2026")
    )  # fmt: skip
    made = rolled(plan, "2027", a=Decision.LEAVE_OUT, b=Decision.CARRY_ON)
    assert [one.title for one in tasks_of(made)] == ["Đề án năm 2026", "Giữ"]
    assert deadlines(made) == ["Quý II/2027", "Năm 2027"]
    assert [made.count(one) for one in Decision] == [1, 1, 1]
    assert [one.before.split("\n")[0] for one in made.changes if one.kind is Kind.REMOVED] == ["Xong"]
    assert any("Chuyển tiếp từ năm 2026" in one for one in messages(made, Subject.TASKS))


def test_what_is_due_behind_the_old_period_goes_on_with_its_deadline() -> None:
    plan = plan_of(task("a", "Xây dựng trụ sở", "Quý II/2027"))
    made = rolled(plan, "2027")
    assert deadlines(made) == ["Quý II/2027"]
    assert made.count(Decision.CARRY_ON) == 1
    again = rolled(plan, "2027", a=Decision.KEEP)
    assert deadlines(again) == ["Quý II/2028"]


def test_a_report_on_the_year_that_is_due_in_the_next_one_comes_each_year() -> None:
    plan = plan_of(task("a", "Báo cáo kết quả năm 2026", "Trước 15/01/2027"), task("b", "Báo cáo đề án", "Quý IV/2027"))
    made = rolled(plan, "2027")
    assert [one.title for one in tasks_of(made)] == ["Báo cáo kết quả năm 2027", "Báo cáo đề án"]
    assert deadlines(made) == ["Trước 15/01/2028", "Quý IV/2027"]


@pytest.mark.parametrize(("layout", "printed"), [("lead-deadline-note", "note"), ("product-first", "title")])
def test_the_mark_of_a_task_that_goes_on_is_printed_where_it_is_wanted(layout: str, printed: str) -> None:
    plan = plan_of(task("a", "Việc", "Quý I/2026"))
    plan = replace(plan, appendices=(replace(plan.appendices[0], layout=built_in_layout(layout)),))
    options = replace(options_for(plan, Span(2027, 2027)), decisions={"a": Decision.CARRY_ON}, mark_in_note=True)
    (new,) = tasks_of(roll(plan, options))
    texts = {"note": new.lines[0].note, "title": new.title}
    assert [name for name, text in texts.items() if "huyển tiếp từ năm 2026" in text] == [printed]


def test_cells_stay_merged_only_where_both_still_say_the_same() -> None:
    one, two, three = (task(id_, id_, "Quý I/2026", lead="Văn phòng") for id_ in "abc")
    joined = frozenset({"lead", "deadline"})
    items = (one, *(replace(each, lines=(replace(each.lines[0], merged=joined),)) for each in (two, three)))
    made = tasks_of(rolled(plan_of(*items), "2027", a=Decision.LEAVE_OUT))
    assert [one.lines[0].merged for one in made] == [frozenset(), joined]
    held = tasks_of(rolled(plan_of(*items), "2027"))
    assert [one.lines[0].merged for one in held] == [frozenset(), joined, joined]


def test_a_goal_whose_tasks_are_done_goes_with_them_and_an_area_stays() -> None:
    goal = Objective(id="o", title="Mục tiêu", items=(task("a", "Xong", "Quý I/2026"),))
    plan = plan_of(task("b", "Việc", ""))
    area = replace(plan.appendices[0].areas[0], items=(goal,))
    plan = replace(plan, appendices=(replace(plan.appendices[0], areas=(area,)),))
    made = rolled(plan, "2027", a=Decision.LEAVE_OUT)
    assert [one.items for one in made.plan.appendices[0].areas] == [()]
    assert messages(made, Subject.TASKS) == ["Lĩnh vực này không còn nhiệm vụ nào."]


@pytest.mark.parametrize(
    ("closing", "after"),
    [("Tổng cộng: 02 nhiệm vụ", "Tổng cộng: 01 nhiệm vụ"), ("Tổng cộng: 9 nhiệm vụ", "Tổng cộng: 9 nhiệm vụ")],
)
def test_the_total_is_counted_again_where_it_was_right(closing: str, after: str) -> None:
    plan = plan_of(task("a", "A", ""), task("b", "B", ""))
    plan = replace(plan, appendices=(replace(plan.appendices[0], closing=closing),))
    assert rolled(plan, "2027", a=Decision.LEAVE_OUT).plan.appendices[0].closing == after


def test_registers_go_along_as_far_as_they_are_needed() -> None:
    meaning = '{"milestones": [{"start": "2026-01-01", "end": "2026-02-28", "name": "đầu năm 2026"}]}'
    entries = (
        Unit(name="Phòng Cũ", short="PC"),
        Unit(name="Các phòng", members=("Phòng Cũ", "Phòng Khác")),
        UnitChange(old="Phòng Cũ", new="Phòng Mới", since="2026-03-01"),
        CitedDocument(kind="Nghị quyết", number="76/NQ-CP", date="2021-07-15"),
        Reading(wording="Đầu năm 2026", line="t.1", meaning=meaning),
        Reading(wording="Theo lịch", line="gone", meaning=meaning),
        Dismissal(key="k"),
        AssignedTask(text="Việc"),
    )
    plan = plan_of(task("t", "Việc", "Đầu năm 2026"), entries=entries, checks=CheckSettings(words=frozenset({"x"})))
    made = rolled(plan, "2027")
    kept = made.plan.entries
    assert [type(one).__name__ for one in kept] == ["Unit", "Unit", "UnitChange", "CitedDocument", "Reading"]
    assert not {one.id for one in kept} & {one.id for one in entries}
    unit, several = entries_of(kept, Unit)
    assert several.members == ("Phòng Mới", "Phòng Khác")
    assert (unit.name, unit.variants) == ("Phòng Mới", ("Phòng Cũ",))
    (reading,) = entries_of(kept, Reading)
    assert (reading.wording, reading.line) == ("Đầu năm 2027", tasks_of(made)[0].lines[0].id)
    assert "2027-02-28" in reading.meaning
    assert "2026" not in reading.meaning
    assert made.plan.checks.words == frozenset({"x"})


def test_the_years_of_a_plan() -> None:
    assert period_of(Plan(period=Period(2021, 2025))) == Span(2021, 2025)
    assert period_of(Plan(period=Period(2026, None))) == Span(2026, 2026)
    assert period_of(Plan(title="Kế hoạch giai đoạn 2021 – 2025")) == Span(2021, 2025)
    assert period_of(replace(plan_of(task("a", "A", "Quý I/2026")), period=Period())) == Span(2026, 2026)
    assert period_of(Plan(title="Kế hoạch")) is None
    assert Span(2021, 2025).next() == Span(2026, 2030)


def test_years_that_make_no_sense_are_refused_in_one_sentence() -> None:
    year, period = plan_of(task("a", "A", "")), plan_of(task("a", "A", ""), first=2021, last=2025)
    assert span_from(" 2026 – 2030 ", period) == Span(2026, 2030)
    assert span_from("2026", period) == Span(2026, 2030)
    for text, plan in (("2026", year), ("2025", year), ("2027-2030", year), ("1800", year), ("2030-2026", period),
                       ("2026-2099", period), ("2021-2025", period)):  # fmt: skip
        with pytest.raises(InputProblem):
            options_for(plan, span_from(text, plan))
    for text in ("", "năm sau", "27", "2027-", "20271"):
        with pytest.raises(InputProblem):
            span_from(text)
    with pytest.raises(InputProblem):
        options_for(Plan(title="Kế hoạch"), Span(2027, 2027))
    with pytest.raises(InputProblem):
        roll(year, Options(Span(2026, 2026), Span(2020, 2020)))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(plans())
def test_any_plan_can_be_rolled_and_only_digits_change(plan: Plan) -> None:
    plan = replace(plan, period=Period(2027, 2027))
    made = roll(plan, options_for(plan, Span(2028, 2028)))
    kept = {"number", "caption", "closing"}
    old, new = (
        [re.sub(r"\d", "0", one.text) for one in plan_values(each) if one.address.field not in kept]
        for each in (plan, made.plan)
    )
    if not made.count(Decision.CARRY_ON):
        assert old == new
    assert isinstance(summary(made), str)
    assert all(isinstance(one, str) for one in lines_of(made))


def test_lines_without_a_task_title_and_references_are_rolled() -> None:
    one = Task(id="t", title="", lines=(Line(id="l", reference="Thực hiện theo Kế hoạch năm 2026"),))
    (new,) = tasks_of(rolled(plan_of(one), "2027"))
    assert new.lines[0].reference == "Thực hiện theo Kế hoạch năm 2027"
