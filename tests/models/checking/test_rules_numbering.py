"""Numbers that jump, repeat or do not fit, in tables, sections and lists, and totals that are not right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from models.checking.checker import Checker, check
from models.checking.finding import Finding, Severity
from models.checking.fixing import fix_of
from models.checking.rules import numbering
from models.checking.shared.steps import step_between
from models.commands import AddTask, Delete, Move
from models.commands.section_numbers import read_series
from models.layout import Layout, built_in_layout
from models.numbering import Numbering, Style
from models.plan import Appendix, Area, Group, Item, Line, Objective, Plan, Section, Task
from models.store import PlanSession

_LAYOUT = built_in_layout("product-first")


def _tasks(numbers: Sequence[str]) -> tuple[Task, ...]:
    return tuple(
        Task(id=f"t{place}", title=f"Việc thứ {place}", source_number=number, lines=(Line(lead="Văn phòng"),))
        for place, number in enumerate(numbers, 1)
    )


def _plan(*items: Item, number: str = "I", layout: Layout = _LAYOUT, **appendix: str) -> Plan:
    area = Area(id="a1", title="CẢI CÁCH THỂ CHẾ", source_number=number, items=items)
    return Plan(appendices=(Appendix(id="p1", title="D", layout=layout, areas=(area,), **appendix),))  # type: ignore[arg-type]


def _of(plan: Plan, rule: str) -> list[Finding]:
    return [one for one in check(plan, numbering.RULES) if one.rule == rule]


@pytest.mark.parametrize(
    ("numbers", "values"),
    [
        (("1", "2", "4"), [1, 2, 4]),
        (("01", "02", "10"), [1, 2, 10]),
        (("a", "b", "c", "d", "đ", "e"), [1, 2, 3, 4, 5, 6]),
        (("I.", "II.", "IV."), [1, 2, 4]),
        (("1", "b", "3"), [1, None, 3]),
        (("", "2"), [0, 2]),
        (("?", ""), [0, 0]),
        (("1.a", "1.b", "2"), [0, 0, 0]),
    ],
)
def test_a_series_is_read_as_most_of_it_is_written(numbers: Sequence[str], values: list[int | None]) -> None:
    assert read_series(numbers, "") == values


def test_steps() -> None:
    assert step_between(4, 5) is None
    assert [step.kind for pair in ((1, 3), (2, 2), (3, 1)) if (step := step_between(*pair))] == [
        "gap",
        "repeat",
        "back",
    ]
    # d is followed by đ, which many leave out.
    odd = step_between(4, 6, letters=True)
    assert odd is not None
    assert odd.kind == "đ"


@pytest.mark.parametrize(
    "numbers",
    [("1", "2", "3"), ("01", "02", "03"), ("a", "b"), ("", ""), ("1", "", "3"), ("1", "", "2"), ("1", "2", "")],
)
def test_numbers_that_follow_each_other(numbers: Sequence[str]) -> None:
    assert _of(_plan(*_tasks(numbers)), "source-numbers") == []


@pytest.mark.parametrize(
    ("numbers", "place", "word"),
    [
        (("1", "3"), "t2", "nhảy từ 1 sang 3"),
        (("1", "2", "2"), "t3", "bị lặp"),
        (("1", "3", "2"), "t2", "nhảy"),
        (("2", "3"), "t1", "bắt đầu từ 2"),
        (("1", "2", "1"), "t3", "đi lùi từ 2 về 1"),
    ],
)
def test_numbers_of_the_source_that_jump(numbers: Sequence[str], place: str, word: str) -> None:
    found = _of(_plan(*_tasks(numbers)), "source-numbers")[0]
    assert (found.severity, found.address.id) == (Severity.ERROR, place)
    assert word in found.message


def test_a_number_of_another_style() -> None:
    (found,) = _of(_plan(*_tasks(("1", "b", "2"))), "source-numbers")
    assert (found.severity, found.address.id) == (Severity.WARNING, "t2")


def test_areas_and_groups_are_judged_too() -> None:
    inner = _tasks(("1.1", "1.3"))
    plan = _plan(Group(title="Nhóm", source_number="1", items=inner))
    assert [(one.address.table, one.excerpt) for one in _of(plan, "source-numbers")] == [("task", "1.3")]
    third = Area(title="CẢI CÁCH TÀI CHÍNH", source_number="III")
    first = plan.appendices[0]
    plan = replace(plan, appendices=(replace(first, areas=(replace(first.areas[0], items=()), third)),))
    assert [(one.address.table, one.excerpt) for one in _of(plan, "source-numbers")] == [("area", "III")]
    plan = _plan(Objective(title="Mức độ 4", source_number="1", items=_tasks(("", ""))))
    assert _of(plan, "source-numbers") == []


def test_numbers_may_run_on_through_all_areas() -> None:
    layout = replace(_LAYOUT, numbering=Numbering(restart=False))
    assert _of(_plan(*_tasks(("7", "8")), layout=layout), "source-numbers") == []
    assert len(_of(_plan(*_tasks(("7", "9")), layout=layout), "source-numbers")) == 1


@pytest.mark.parametrize(
    "numbers", [("1", "2", "3", "5", "5", "6"), ("1", "2", "2", "4"), ("1", "2", "9", "4"), ("1", "2", "b", "4")]
)
def test_one_wrong_number_is_told_once(numbers: Sequence[str]) -> None:
    assert len(_of(_plan(*_tasks(numbers)), "source-numbers")) == 1


@pytest.mark.parametrize("command", [AddTask("a1", "Mới", "t1"), Delete(("t2",)), Move("t3", "a1", "")])
def test_rows_changed_by_the_officer_are_not_held_against_the_source(command: object, tmp_path: Path) -> None:
    session = PlanSession.create(tmp_path / "p.cchc", _plan(*_tasks(("1", "3", "4"))))
    checker = Checker(session.rows, numbering.RULES)
    session.subscribe(checker.follow)
    checker.work()
    assert [one.rule for one in checker.findings()] == ["source-numbers"]
    session.run(command)  # type: ignore[arg-type]
    checker.work()
    assert checker.findings() == ()
    session.undo()
    checker.work()
    assert [one.rule for one in checker.findings()] == ["source-numbers"]
    session.close()


def test_an_area_with_a_style_of_its_own() -> None:
    plan = _plan(*_tasks(("01", "02")))
    area = replace(plan.appendices[0].areas[0], item_style=Style.PADDED)
    plan = replace(plan, appendices=(replace(plan.appendices[0], areas=(area,)),))
    (found,) = _of(plan, "number-style")
    assert "01, 02, 03" in found.message
    assert found.remedy is not None
    same = replace(plan.appendices[0], areas=(replace(area, item_style=Style.ARABIC),))
    assert _of(replace(plan, appendices=(same,)), "number-style") == []


def _text(*sections: Section) -> Plan:
    return Plan(id="plan", sections=sections)


def _sections(*numbers: str) -> tuple[Section, ...]:
    return tuple(Section(number=number, heading=f"MỤC {place}") for place, number in enumerate(numbers, 1))


@pytest.mark.parametrize(
    "numbers", [("I", "II", "III"), ("", "I", "II"), ("1.1", "1.2"), ("Phần I", "Phần II"), ("a", "b")]
)
def test_sections_that_run(numbers: Sequence[str]) -> None:
    assert _of(_text(*_sections(*numbers)), "section-numbers") == []


@pytest.mark.parametrize(
    ("numbers", "word"),
    [
        (("I", "II", "II"), "Hai mục cùng mang số II: “MỤC 2” và “MỤC 3”"),
        (("I", "III"), "nhảy từ I sang III"),
        (("I", "III", "II"), "đi lùi từ III về II"),
        (("II", "III"), "bắt đầu từ số II"),
    ],
)
def test_sections_that_do_not_run(numbers: Sequence[str], word: str) -> None:
    found = _of(_text(*_sections(*numbers)), "section-numbers")[-1]
    assert found.severity is Severity.ERROR
    assert word in found.message
    assert found.fixable


def test_sections_in_a_section_are_a_series_of_their_own() -> None:
    plan = _text(
        Section(number="I", heading="A", sections=_sections("1", "2")),
        Section(number="II", heading="B", sections=_sections("1", "3")),
    )
    (found,) = _of(plan, "section-numbers")
    assert "nhảy từ 1 sang 3" in found.message


def test_a_number_that_stands_in_the_text_above_is_not_missing() -> None:
    first = Section(number="1", heading="Mục đích", paragraphs=("Lời dẫn.", "2. Yêu cầu chung của các đơn vị."))
    third = Section(number="3", heading="Phạm vi")
    assert _of(_text(Section(number="I", heading="A", sections=(first, third))), "section-numbers") == []


def test_a_section_of_another_style_and_a_point_left_out() -> None:
    (mixed,) = _of(_text(*_sections("I", "2", "II")), "section-numbers")
    assert mixed.severity is Severity.WARNING
    points = Section(number="I", heading="A", sections=_sections("a", "b", "c", "d", "e"))
    (left_out,) = _of(_text(points), "section-numbers")
    assert (left_out.severity, "30/2020" in left_out.message) == (Severity.HINT, True)


def test_renumbering_puts_sections_right(tmp_path: Path) -> None:
    session = PlanSession.create(tmp_path / "p.cchc", _text(*_sections("I", "III", "III")))
    checker = Checker(session.rows, numbering.RULES)
    session.subscribe(checker.follow)
    checker.work()
    remedy = fix_of(checker.findings()[0], session.rows)
    assert remedy is not None
    session.run(remedy)
    checker.work()
    assert checker.findings() == ()
    assert [one.number for one in session.plan.sections] == ["I", "II", "III"]
    session.close()


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("1. Một.", "2. Hai.", "a) Nhỏ.", "b) Nhỏ.", "3. Ba.", "a) Nhỏ."),
        ("1.1. Một", "1.2. Hai", "2.1. Ba"),
        ("2. Hai.", "3. Ba."),
        ("1. Một.", "Điều 7. Không phải số đầu dòng.", "2021. Năm"),
        ("a) Một", "b) Hai", "c) Ba", "d) Bốn", "đ) Năm", "e) Sáu"),
    ],
)
def test_typed_numbers_that_run(paragraphs: tuple[str, ...]) -> None:
    assert _of(_text(Section(number="I", heading="A", paragraphs=paragraphs)), "typed-numbers") == []


@pytest.mark.parametrize(
    ("paragraphs", "place", "word"),
    [
        (("1. Một.", "3. Ba."), 1, "nhảy từ 1. sang 3."),
        (("1. Một.", "2. Hai.", "2. Ba."), 2, "cùng mang số 2."),
        (("a) Một", "b) Hai", "d) Ba"), 2, "nhảy từ b) sang d)"),
        (("1.1. Một", "1.4. Bốn"), 1, "nhảy từ 1.1. sang 1.4."),
        (("a) M", "b) H", "c) B", "d) B", "e) N"), 4, "điểm đ)"),
    ],
)
def test_typed_numbers_that_jump(paragraphs: tuple[str, ...], place: int, word: str) -> None:
    (found,) = _of(_text(Section(number="I", heading="A", paragraphs=paragraphs)), "typed-numbers")
    assert found.spots[0].paragraph == place
    assert word in found.message


def test_typed_numbers_in_a_cell() -> None:
    value = "1. Kế hoạch\n2. Báo cáo\n4. Thông báo"
    (found,) = _of(_plan(Task(title="Việc", lines=(Line(id="l", product=value),))), "typed-numbers")
    spot = found.spots[0]
    assert (spot.address, value[spot.start : spot.end]) == (("line", "l", "product"), "4.")


@pytest.mark.parametrize(
    "closing", ["Tổng cộng: 3 nhiệm vụ", "Tổng số 3 nhiệm vụ.", "Ghi chú.", "Tổng cộng: 4 nhiệm vụ"]
)
def test_totals_that_are_right(closing: str) -> None:
    # Three tasks in four lines: either may be meant.
    tasks = (*_tasks(("1", "2")), Task(title="Việc", lines=(Line(), Line())))
    assert _of(_plan(*tasks, closing=closing), "written-total") == []


def test_a_wrong_total_is_put_right(tmp_path: Path) -> None:
    plan = _plan(*_tasks(("1", "2", "3")), closing="Tổng cộng: 7 nhiệm vụ")
    session = PlanSession.create(tmp_path / "p.cchc", plan)
    checker = Checker(session.rows, numbering.RULES)
    session.subscribe(checker.follow)
    checker.work()
    (found,) = checker.findings()
    assert (found.severity, found.excerpt) == (Severity.ERROR, "7")
    remedy = fix_of(found, session.rows)
    assert remedy is not None
    session.run(remedy)
    assert session.plan.appendices[0].closing == "Tổng cộng: 3 nhiệm vụ"
    checker.work()
    assert checker.findings() == ()
    session.run(Delete(("t3",)))
    checker.work()
    assert [one.spots[0].put for one in checker.findings()] == ["2"]
    session.close()


def test_objectives_may_be_what_a_total_counts() -> None:
    goal = Objective(title="Mức độ 4", items=_tasks(("", "")))
    assert _of(_plan(goal, *_tasks(("2", "3"))[:1], closing="Tổng cộng: 2 nhiệm vụ"), "written-total") == []
    assert len(_of(_plan(goal, closing="Tổng cộng: 5 nhiệm vụ"), "written-total")) == 1


def test_a_total_in_the_text() -> None:
    plan = replace(
        _plan(*_tasks(("1", "2", "3"))),
        sections=(Section(heading="A", paragraphs=("Phụ lục gồm 3 nhiệm vụ.", "Tổng cộng có 5 nhiệm vụ được giao.")),),
    )
    (found,) = _of(plan, "written-total")
    assert (found.severity, found.spots[0].paragraph, found.spots[0].put) == (Severity.WARNING, 1, "3")
