"""What one step changed, told as differences; which steps touched a row, read bit by bit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models.commands import AddTask, Delete, DeleteRemarks, Move, MoveBy, SetPlan, SetReference, SetText
from models.compare.comparison import Difference, Kind
from models.compare.places import Places
from models.compare.steps import step_differences
from models.grid.grid import Address
from models.store import PlanSession
from models.store.touched import Touched
from tests.plans import small_plan


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with PlanSession.create(tmp_path / "plan.cchc", small_plan(), backups=tmp_path / "backups") as session:
        yield session


def told(session: PlanSession, command: Any) -> list[Difference]:
    """What the step of a command is told as."""
    session.run(command)
    session.seal()
    changes = session.step_changes(session.steps().done[-1].id)
    assert changes is not None
    return list(step_differences(changes, session.rows, Places(session.rows)))


def test_an_edit_is_told_by_place_and_words(session: PlanSession) -> None:
    (one,) = told(session, SetText(Address("line", "l1", "product"), "Báo cáo tháng"))
    assert one.where == "Phụ lục I › I. CẢI CÁCH THỂ CHẾ › Nhiệm vụ 1 › Sản phẩm/kết quả"
    assert (one.before, one.after, one.goal) == ("Báo cáo", "Báo cáo tháng", Address("line", "l1", "product"))


def test_a_merged_cell_is_told_once(session: PlanSession) -> None:
    (one,) = told(session, SetText(Address("line", "l3", "lead"), "Thanh tra"))
    assert (one.address.id, one.before, one.after) == ("l2", "Văn phòng", "Thanh tra")


def test_a_task_that_came_or_went_is_told_with_its_lines(session: PlanSession) -> None:
    (gone,) = told(session, Delete(("t1",)))
    assert gone.kind is Kind.REMOVED
    assert gone.place == ("Nhiệm vụ không còn trong kế hoạch",)
    assert gone.before == "Rà soát văn bản\nHoạt động: Hoạt động l1\nSản phẩm: Báo cáo"
    assert gone.goal is None
    (came,) = told(session, AddTask("a1", "Công khai", ""))
    assert (came.kind, came.after, came.place[-1]) == (Kind.ADDED, "Công khai", "Nhiệm vụ 1")


def test_moves_references_and_the_letterhead(session: PlanSession) -> None:
    moved = told(session, Move("t1", "a2", ""))
    assert (moved[0].kind, moved[0].before, moved[0].after) == (
        Kind.MOVED,
        "Phụ lục I › I. CẢI CÁCH THỂ CHẾ",
        "Phụ lục I › II. CẢI CÁCH THỦ TỤC",
    )
    assert {one.kind for one in told(session, MoveBy(("t3",), -1))} >= {Kind.MOVED}
    fields = {one.address.field: one.after for one in told(session, SetReference("l4", "Theo Quyết định số 2"))}
    assert fields["reference"] == "Theo Quyết định số 2"
    head = told(session, SetPlan({"place": "Huế", "recipients": ("Như trên;", "Sở Nội vụ;", "Lưu: VT.")}))
    assert [(one.label, one.after) for one in head] == [("Địa danh", "Huế"), ("Nơi nhận, đoạn 2", "Sở Nội vụ;")]
    assert told(session, DeleteRemarks(("r1",))) == []


def test_what_is_gone_meanwhile_has_no_place_to_go_to(session: PlanSession) -> None:
    told(session, SetText(Address("line", "l1", "note"), "Gấp"))
    step = session.steps().done[-1].id
    session.run(Delete(("t1",)))
    changes = session.step_changes(step)
    assert changes is not None
    (one,) = step_differences(changes, session.rows, Places(session.rows))
    assert (one.place, one.after, one.goal) == (("Dòng phân công không còn trong kế hoạch",), "Gấp", None)


def test_steps_of_a_row_are_read_from_the_newest_on(session: PlanSession, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        told(session, SetText(Address("line", "l1", "note"), f"Lần {number}"))
        told(session, SetText(Address("line", "l9", "note"), f"Lần {number}"))
    reads: list[int] = []
    kept = session.step_changes

    def counted(step: int, largest: int | None = None) -> Any:
        reads.append(step)
        return kept(step, largest)

    monkeypatch.setattr(session, "step_changes", counted)
    touched = Touched(session)
    assert touched.steps_of(["l1"]) == []
    assert touched.read_one() == {"l9"}
    touched.read_one()
    done = [step.id for step in session.steps().done]
    assert touched.steps_of(["l1"]) == [done[-2]]
    while touched.reading:
        touched.read_one()
    assert touched.steps_of(["l1"]) == done[-2::-2]
    assert reads == done[::-1]
    leave = session.subscribe(touched.follow)
    session.run(SetText(Address("line", "l2", "note"), "Mới"))
    session.undo()
    assert touched.steps_of(["l2"]) == []
    session.redo()
    leave()
    assert touched.steps_of(["l2"]) == [session.steps().done[-1].id]
    assert touched.steps_of(["l1", "l2"])[1:] == done[-2::-2]
    assert len(reads) == 8


def test_a_damaged_step_touches_nothing(session: PlanSession) -> None:
    told(session, SetText(Address("line", "l1", "note"), "Gấp"))
    session._connection.execute("UPDATE history SET changes = ?", (b"no zlib",))
    touched = Touched(session)
    assert touched.read_one() == frozenset()
    assert not touched.reading
