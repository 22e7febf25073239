"""Rules about tasks from above: what nothing covers, what comes too late; quiet where nothing was taken in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.checking.checker import Checker, check
from models.checking.finding import Finding, Severity
from models.checking.rules.coverage import RULES
from models.commands import Delete, KeepEntries, SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Period, Plan, Task
from models.registers import AssignedTask, Verdict
from models.store import PlanSession

ABOVE = AssignedTask(
    id="e1", source="Kế hoạch tỉnh", number="II.3", text="Ký số văn bản điện tử", deadline="Quý I/2027"
)


def plan_with(*entries: AssignedTask, deadline: str = "Quý I/2027") -> Plan:
    """A plan with two tasks and some tasks from above."""
    tasks = (
        Task(id="t1", title="Ký số", lines=(Line(id="l1", deadline=deadline),)),
        Task(id="t2", title="Số hóa", lines=(Line(id="l2", deadline="Quý II/2027"),)),
    )
    table = Appendix(layout=built_in_layout("product-first"), areas=(Area(id="a1", items=tasks),))
    return Plan(period=Period(2027, 2027), appendices=(table,), entries=entries)


def found(plan: Plan) -> tuple[Finding, ...]:
    """What these rules find."""
    return check(plan, RULES)


def linked(*tasks: str, **values: object) -> AssignedTask:
    """The task from above, covered by tasks of ours."""
    return replace(ABOVE, tasks=tasks, verdict=Verdict.COVERED, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "entries",
    [
        (),
        (replace(ABOVE, verdict=Verdict.NOT_OURS),),
        (replace(ABOVE, verdict=Verdict.COVERED),),
        (linked("t1"),),
        (linked("gone", "t1"),),
    ],
)
def test_nothing_to_say(entries: tuple[AssignedTask, ...]) -> None:
    assert found(plan_with(*entries)) == ()


def test_a_task_that_nothing_covers_is_a_warning() -> None:
    (one,) = found(plan_with(ABOVE))
    assert (one.rule, one.severity) == ("assigned-uncovered", Severity.WARNING)
    assert "“Ký số văn bản điện tử” (mục II.3)" in one.message


def test_a_deleted_task_of_ours_is_told_as_such() -> None:
    (one,) = found(plan_with(linked("gone")))
    assert "không còn trong kế hoạch" in one.message


def test_a_later_deadline_is_a_warning_at_the_deadline() -> None:
    (one,) = found(plan_with(linked("t1"), deadline="Quý III/2027"))
    assert (one.rule, one.address) == ("assigned-late", Address("line", "l1", "deadline"))
    assert one.message == "Thời hạn “Quý III/2027” muộn hơn thời hạn cấp trên giao: “Quý I/2027” (mục II.3)."
    assert found(plan_with(linked("t1", deadline="Thường xuyên"), deadline="Quý III/2027")) == ()


def test_very_many_are_told_in_short() -> None:
    many = [replace(ABOVE, id=f"e{n}", text=f"Việc {n}") for n in range(100)]
    findings = found(plan_with(*many))
    assert len(findings) == 41
    assert "60 nhiệm vụ khác" in findings[-1].message or any("60 nhiệm vụ khác" in one.message for one in findings)


def test_it_follows_links_deletions_and_deadlines(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "k.cchc", plan_with(ABOVE)) as session:
        checker = Checker(session.rows, RULES)
        session.subscribe(checker.follow)

        def rules() -> list[str]:
            checker.work()
            return [one.rule for one in checker.findings()]

        assert rules() == ["assigned-uncovered"]
        session.run(KeepEntries((linked("t1"),), "Nối"))
        assert rules() == []
        session.run(SetText(Address("line", "l1", "deadline"), "Quý IV/2027"))
        assert rules() == ["assigned-late"]
        session.run(Delete(("t1",)))
        assert rules() == ["assigned-uncovered"]
        session.undo()
        assert rules() == ["assigned-late"]
        session.run(KeepEntries((linked("t1", deadline="Quý IV/2027"),), "Bản mới"))
        assert rules() == []


def test_an_edit_of_a_task_that_covers_nothing_judges_nothing(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "k.cchc", plan_with(linked("t1"))) as session:
        checker = Checker(session.rows, RULES)
        session.subscribe(checker.follow)
        checker.work()
        before = checker.looked_at
        session.run(SetText(Address("line", "l2", "deadline"), "Quý IV/2027"))
        checker.work()
        assert checker.looked_at - before <= 3
