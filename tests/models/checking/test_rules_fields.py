"""What is missing in a task: who leads, until when, with what result."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from models.checking.checker import Checker, check, rows_of
from models.checking.finding import Finding, Severity
from models.checking.rules import fields
from models.commands import DeleteRemarks, SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Group, Item, Line, Objective, Plan, Remark, Task
from models.store.session import PlanSession
from tests.plans import big_plan

_FULL = {"lead": "Văn phòng Sở", "product": "Báo cáo", "deadline": "Quý I/2027", "partners": "Các phòng"}


def _line(**values: str) -> Line:
    return Line(**(_FULL | values))  # type: ignore[arg-type]


def _plan(*items: Item, layout: str = "product-first", more: Sequence[Item] = ()) -> Plan:
    area = Area(title="CẢI CÁCH THỂ CHẾ", items=(*items, *more))
    appendix = Appendix(id="p1", title="DANH MỤC", layout=built_in_layout(layout), areas=(area,))
    return Plan(appendices=(appendix,))


def _task(*lines: Line, title: str = "Rà soát văn bản") -> Task:
    return Task(title=title, lines=lines)


def _full(count: int) -> list[Task]:
    return [_task(_line(), title=f"Việc {number}") for number in range(count)]


def _found(plan: Plan) -> list[tuple[str, Severity]]:
    return [(one.rule, one.severity) for one in _findings(plan)]


def _findings(plan: Plan) -> tuple[Finding, ...]:
    return check(plan, fields.RULES)


@pytest.mark.parametrize(
    ("field", "severity"),
    [("lead", Severity.ERROR), ("deadline", Severity.ERROR), ("product", Severity.WARNING)],
)
@pytest.mark.parametrize("empty", ["", "  ", "…", "-", "..."])
def test_an_empty_cell_is_found(field: str, severity: Severity, empty: str) -> None:
    (found,) = _findings(_plan(_task(_line(**{field: empty})), more=_full(3)))
    assert (found.rule, found.severity, found.address.field) == (f"{field}-missing", severity, field)


def test_a_line_with_partners_only_is_told_so() -> None:
    (found,) = _findings(_plan(_task(_line(lead="")), more=_full(3)))
    assert "phối hợp" in found.message
    (found,) = _findings(_plan(_task(_line(lead="", partners="")), more=_full(3)))
    assert "phối hợp" not in found.message


def test_what_needs_nothing_is_left_alone() -> None:
    merged = Line(activity="Việc hai", **_FULL, merged=frozenset({"lead"}))  # type: ignore[arg-type]
    plan = _plan(
        _task(Line(reference="Thực hiện theo Quyết định số 5/QĐ-UBND")),
        _task(_line(), merged),
        Group(title="Nhóm", items=tuple(_full(1))),
    )
    assert _found(plan) == []


def test_a_row_with_nothing_but_its_title_is_told_once() -> None:
    (found,) = _findings(_plan(_task(Line(), title="Công tác tuyên truyền"), more=_full(3)))
    assert (found.rule, [spot.address.field for spot in found.spots]) == (
        "lead-missing",
        ["lead", "deadline", "product"],
    )
    assert "nhóm nhiệm vụ" in found.message


def test_a_column_that_is_not_printed_is_not_asked_for() -> None:
    # This layout has no column of products.
    assert _found(_plan(_task(_line(product="")), more=_full(3), layout="lead-deadline-note")) == []


def test_a_second_line_may_share_what_stands_above() -> None:
    (found,) = _findings(_plan(_task(_line(), _line(lead="", activity="Việc hai")), more=_full(3)))
    assert (found.rule, found.severity) == ("lead-missing", Severity.WARNING)
    assert "gộp" in found.message
    (found,) = _findings(_plan(_task(_line(), _line(product="")), more=_full(3)))
    assert found.severity is Severity.HINT


def test_a_column_that_is_empty_throughout_is_one_finding() -> None:
    plan = _plan(*[_task(_line(deadline=""), title=f"Việc {number}") for number in range(40)])
    (found,) = _findings(plan)
    assert (found.rule, found.address) == ("deadline-missing", ("appendix", "p1", "title"))
    assert "Thời gian hoàn thành" in found.message
    assert "40" in found.message


def test_very_many_empty_cells_are_one_finding() -> None:
    plan = big_plan(1000)  # has neither products nor anything else to report
    found = [one for one in _findings(plan) if one.rule == "product-missing"]
    assert len(found) == 1
    first = plan.appendices[0].areas[0].items[0]
    assert isinstance(first, Task)
    filled = replace(first, lines=(replace(first.lines[0], product="Báo cáo"),))
    area = replace(plan.appendices[0].areas[0], items=(filled, *plan.appendices[0].areas[0].items[1:]))
    plan = replace(plan, appendices=(replace(plan.appendices[0], areas=(area, *plan.appendices[0].areas[1:])),))
    (one,) = [one for one in _findings(plan) if one.rule == "product-missing"]
    assert "hơn 300" in one.message


def test_two_lines_only_are_told_one_by_one() -> None:
    plan = _plan(_task(_line(lead="")), _task(_line(lead=""), title="Việc hai"))
    assert [one.address.table for one in _findings(plan)] == ["line", "line"]


def test_a_blank_row_is_one_hint() -> None:
    assert _found(_plan(_task(Line(), title=""), more=_full(3))) == [("title-missing", Severity.HINT)]


def test_a_task_without_words_is_found() -> None:
    assert _found(_plan(_task(_line(), title=" "), more=_full(3))) == [("title-missing", Severity.WARNING)]


def test_headings_without_words_or_tasks() -> None:
    plan = _plan(Group(title="", items=tuple(_full(1))), Objective(title="Mức độ 4"), more=_full(2))
    assert sorted(_found(plan)) == [("no-tasks", Severity.HINT), ("title-missing", Severity.WARNING)]


def test_an_appendix_without_tasks_is_told_so() -> None:
    appendix = Appendix(title="D", layout=built_in_layout("product-first"), areas=(Area(),))
    (found,) = _findings(Plan(appendices=(appendix,)))
    assert found.message.startswith("Phần này chưa có")


def test_one_edit_is_judged_without_looking_at_all_lines() -> None:
    counts = []
    for size in (300, 3000):
        rows = rows_of(big_plan(size))
        checker = Checker(rows, fields.RULES)
        checker.work()
        before = checker.looked_at
        checker._todo.add(["t1", "l1"])
        checker.work()
        counts.append(checker.looked_at - before)
    assert counts[0] == counts[1]


def test_an_empty_merged_cell_is_one_finding() -> None:
    below = replace(_line(lead="", product="Kế hoạch"), merged=frozenset({"lead"}))
    assert _found(_plan(_task(_line(lead=""), below), *_full(5))) == [("lead-missing", Severity.ERROR)]


def test_a_lead_that_the_file_called_a_partner(tmp_path: Path) -> None:
    remark = Remark(id="r1", message="Nhãn", text="Đơn vị phối hợp: Văn phòng Sở", at="line/l1/lead")
    plan = replace(_plan(_task(_line(id="l1")), more=_full(3)), remarks=(remark,))
    with closing(PlanSession.create(tmp_path / "a.cchc", plan)) as session:
        checker = Checker(session.rows, fields.RULES)
        session.subscribe(checker.follow)
        checker.work()
        (found,) = checker.findings()
        assert (found.rule, found.severity, found.address) == (
            "lead-from-partners",
            Severity.WARNING,
            Address("line", "l1", "lead"),
        )
        assert "“Đơn vị phối hợp”" in found.message
        session.run(SetText(Address("line", "l1", "lead"), "Thanh tra Sở"))
        checker.work()
        assert list(checker.findings()) == []
        session.undo()
        checker.work()
        assert len(checker.findings()) == 1
        session.run(DeleteRemarks(("r1",)))
        checker.work()
        assert list(checker.findings()) == []
    for other in ("line/l1/partners", "line/gone/lead", ""):
        assert _findings(replace(plan, remarks=(replace(remark, at=other),))) == ()
    named = replace(remark, text="Đơn vị thực hiện: Văn phòng Sở")
    assert _findings(replace(plan, remarks=(named,))) == ()
