"""The steps as a history panel reads them, going to any of them at once, and versions renamed and deleted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models.commands import AddTask, Delete, MoveBy, ReplacePlan, SetText
from models.errors import EnvironmentProblem, InputProblem
from models.grid.grid import Address
from models.plan import Plan
from models.store import ChangeSet, PlanSession
from tests.plans import small_plan


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with PlanSession.create(tmp_path / "plan.cchc", small_plan(), backups=tmp_path / "backups") as session:
        yield session


def lead(text: str, line: str = "l1") -> SetText:
    """An edit of one cell."""
    return SetText(Address("line", line, "lead"), text)


def some_steps(session: PlanSession) -> list[Plan]:
    """Steps of all sorts; the plan before the first and after each."""
    plans = [session.plan]
    for command in (
        lead("Sở"),
        AddTask("a1", "Mới", "t1", id="n1", line_id="n2"),
        lead("Phòng", "n2"),
        MoveBy(("n1",), 1),
        Delete(("n1", "g1")),
        ReplacePlan(small_plan(), "Thay"),
        lead("Thanh tra", "l6"),
    ):
        session.run(command)
        session.seal()
        plans.append(session.plan)
    return plans


def test_steps_are_told_by_name_time_and_state(session: PlanSession) -> None:
    session.clock = lambda: 5.0
    session.run(lead("Sở"))
    session.seal()
    session.run(lead("Phòng", "l2"))
    session.undo()
    steps = session.steps()
    assert [(step.label, step.at) for step in steps.done] == [("Sửa ô “Chủ trì”", 5.0)]
    assert len(steps.undone) == 1
    assert session.steps().done is steps.done
    changes = session.step_changes(steps.undone[0].id)
    assert changes is not None
    assert [(change.id, change.after["lead"]) for change in changes if change.after] == [
        ("l2", "Phòng"),
        ("l3", "Phòng"),
        ("l4", "Phòng"),
    ]
    assert session.step_changes(99) is None
    assert session.step_changes(steps.done[0].id, largest=3) is None


def test_any_step_is_reached_at_once(session: PlanSession) -> None:
    plans = some_steps(session)
    ids = [0, *(step.id for step in session.steps().done)]
    for turn in range(30):
        place = turn * turn * 5 % len(plans)
        heard: list[ChangeSet] = []
        leave = session.subscribe(heard.append)
        session.go_to_step(ids[place])
        leave()
        assert session.plan == plans[place]
        assert len(heard) <= 1
        assert len(session.steps().done) == place
    session.go_to_step(ids[-1])
    for plan in reversed(plans[:-1]):
        session.undo()
        assert session.plan == plan


def test_where_one_went_is_still_so_after_a_restart(session: PlanSession, tmp_path: Path) -> None:
    plans = some_steps(session)
    session.go_to_step(session.steps().done[2].id)
    session.close()
    with PlanSession.open(session.path, backups=tmp_path / "backups") as again:
        assert again.plan == plans[3]
        assert len(again.steps().undone) == 4
        again.go_to_step(again.steps().undone[-1].id)
        assert again.plan == plans[-1]


def test_staying_where_one_is_changes_nothing(session: PlanSession) -> None:
    session.run(lead("Sở"))
    assert session.go_to_step(session.steps().done[-1].id) == ChangeSet("")
    with pytest.raises(InputProblem, match="không còn"):
        session.go_to_step(77)


def test_reading_the_steps_can_be_stopped(session: PlanSession) -> None:
    plans = some_steps(session)
    told: list[float] = []

    def stop(share: float) -> bool:
        told.append(share)
        return len(told) < 3

    assert session.go_to_step(0, stop) == ChangeSet("")
    assert told == sorted(told)
    assert session.plan == plans[-1]
    assert session.steps().undone == ()


def test_what_was_done_while_the_steps_were_read_stands(session: PlanSession) -> None:
    some_steps(session)

    def write(share: float) -> bool:
        if share == 0:
            session.run(lead("Xen vào", "l9"))
        return True

    assert session.go_to_step(0, write) == ChangeSet("")
    assert session.rows.node("l9").lead == "Xen vào"  # type: ignore[union-attr]
    assert session.steps().undone == ()


def test_a_damaged_step_is_told(session: PlanSession) -> None:
    session.run(lead("Sở"))
    step = session.steps().done[0]
    session._connection.execute("UPDATE history SET changes = ?", (b"no zlib",))
    with pytest.raises(InputProblem, match="hỏng"):
        session.step_changes(step.id)
    with pytest.raises(InputProblem, match="hỏng"):
        session.go_to_step(0)
    assert session.steps().done == (step,)


def test_who_only_looks_goes_nowhere(session: PlanSession, tmp_path: Path) -> None:
    session.run(lead("Sở"))
    session.close()
    with PlanSession.open(session.path, read_only=True) as seen:
        assert len(seen.steps().done) == 1
        with pytest.raises(EnvironmentProblem):
            seen.go_to_step(0)
        with pytest.raises(EnvironmentProblem):
            seen.delete_version("x")


def test_versions_are_renamed_deleted_and_put_back(session: PlanSession) -> None:
    times = iter(range(10))
    session.clock = lambda: float(next(times))
    first, second = session.save_version("Một"), session.save_version("Hai")
    session.rename_version(first.id, "  Bản\ntrình ")
    assert [version.name for version in session.versions()] == ["Hai", "Bản trình"]
    kept = session.delete_version(first.id)
    assert [version.id for version in session.versions()] == [second.id]
    session.put_version_back(kept)
    assert [version.id for version in session.versions()] == [second.id, first.id]
    assert session.version_plan(first.id) == small_plan()
    session.delete_version(first.id)
    for work in (lambda: session.delete_version(first.id), lambda: session.rename_version(first.id, "X")):
        with pytest.raises(InputProblem, match="không còn"):
            work()
