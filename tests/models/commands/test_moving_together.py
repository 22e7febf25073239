"""Several nodes moved and copied together: their order, the room between positions, and how much is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models.commands import AddTask, CopyTo, MoveBy, MoveTo, SetText
from models.errors import InputProblem
from models.grid.grid import Address
from models.store import PlanSession
from tests.plans import small_plan


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with PlanSession.create(tmp_path / "plan.cchc", small_plan(), backups=tmp_path / "b") as session:
        yield session


def test_nodes_move_together_in_printed_order(session: PlanSession) -> None:
    session.run(MoveTo(("t3", "t1"), "o2", "t7"))
    assert session.rows.children("o2") == ("t7", "t1", "t3", "t8")
    session.run(MoveTo(("t8", "t7"), "o2", "t8"))  # behind one of themselves: behind what stays above it
    assert session.rows.children("o2") == ("t1", "t3", "t7", "t8")
    assert session.run(MoveTo(("t7", "t8"), "o2", None)).changes == ()
    session.run(MoveTo(("l2", "l3"), "t1", ""))
    assert session.rows.children("t1") == ("l2", "l3", "l1")
    assert len(session.rows.children("t2")) == 1
    for _step in range(3):
        session.undo()
    assert session.plan == small_plan()


def test_a_thousand_rows_find_room_between_two(session: PlanSession) -> None:
    for number in range(40):
        session.run(AddTask("a1", f"{number}", "t1", id=f"x{number}"))
    ids = tuple(f"x{number}" for number in range(39, -1, -1))
    session.run(MoveTo(ids, "o2", "t7"))
    assert session.rows.children("o2") == ("t7", *ids, "t8")
    before = session.rows.children("o2")
    for _round in range(12):
        session.run(MoveTo(ids[20:], "o2", "t7"))
        session.run(MoveTo(ids[20:], "o2", ids[19]))
    assert session.rows.children("o2") == before


@pytest.mark.parametrize(
    "command",
    [
        MoveTo(("t1", "l2"), "o2"),
        MoveTo(("a1",), "a2"),
        MoveTo(("g1",), "g1"),
        MoveTo(("t1",), "o2", "t1"),
        MoveTo(("t1",), "o2", "t2"),
        MoveTo(("plan",), "p1"),
        CopyTo(("t1", "g1"), "o2"),
        CopyTo(("t1",), "o2", "gone"),
    ],
)
def test_what_cannot_stand_there_stays(session: PlanSession, command: Any) -> None:
    with pytest.raises(InputProblem):
        session.run(command)
    assert session.plan == small_plan()


def test_copies_come_side_by_side_and_are_merged_with_nothing_by_chance(session: PlanSession) -> None:
    command = CopyTo(("t2", "t3"), "a1", "t3")
    session.run(command)
    assert session.rows.children("a1") == ("t1", "t2", "t3", *command.copies, "t4")
    assert session.rows.node(command.copies[1]) == session.rows.node("t3")
    session.undo()
    session.run(SetText(Address("line", "l8", "lead"), "Văn phòng"))
    away = CopyTo(("t3",), "o2", "t7")
    session.run(away)
    assert [line.merged for line in session.rows.node(away.copies[0]).lines] == [frozenset()]  # type: ignore[union-attr]
    assert session.run(CopyTo(("p1",), "plan", "p1")).structural
    assert session.plan.appendices[1] == session.plan.appendices[0]


@pytest.mark.parametrize("step", [-1, 1, 2])
def test_any_choice_of_rows_moves_as_if_one_by_one(session: PlanSession, step: int) -> None:
    session.run(AddTask("a1", "Thêm", None, id="x0"))
    before = list(session.rows.children("a1"))
    for choice in range(1, 2 ** len(before)):
        chosen = {id_ for place, id_ in enumerate(before) if choice >> place & 1}
        session.run(MoveBy(tuple(chosen), step))
        wanted = before
        for _round in range(abs(step)):
            wanted = _one_by_one(wanted, chosen, down=step > 0)
        assert list(session.rows.children("a1")) == wanted
        if wanted != before:
            session.undo()


def _one_by_one(order: list[str], chosen: set[str], down: bool) -> list[str]:
    """Each chosen row changes places with the one before it, unless that is chosen too or there is none."""
    out = order[::-1] if down else list(order)
    for place in range(1, len(out)):
        if out[place] in chosen and out[place - 1] not in chosen:
            out[place - 1], out[place] = out[place], out[place - 1]
    return out[::-1] if down else out


def test_many_rows_that_pass_one_write_only_that_one(session: PlanSession) -> None:
    changes = session.run(MoveBy(("t1", "t2", "t3"), 1))
    assert [change.id for change in changes.changes if change.table == "item"] == ["t4"]
