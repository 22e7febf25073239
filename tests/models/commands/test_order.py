"""Giving items another order: one step, only what moves is written, merges that no longer hold are dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.commands import SetText, SortItems
from models.errors import InputProblem
from models.grid.grid import Address
from models.store import PlanSession
from tests.plans import small_plan


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    return PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path)


def test_the_order_changes_in_one_step_and_comes_back(session: PlanSession) -> None:
    before = session.plan
    changes = session.run(SortItems((("a1", ("t4", "t2", "t3", "t1")), ("o2", ("t8", "t7")))))
    assert session.rows.children("a1") == ("t4", "t2", "t3", "t1")
    assert session.rows.children("o2") == ("t8", "t7")
    assert {change.id for change in changes.changes if change.table == "item"} == {"t1", "t4", "t7", "t8"}
    assert changes.structural
    session.undo()
    assert session.plan == before


def test_a_merge_with_another_neighbour_is_dropped_and_its_text_kept(session: PlanSession) -> None:
    session.run(SortItems((("a1", ("t1", "t3", "t2", "t4")),)))
    line = session.rows.node("l4")
    assert line.lead == "Văn phòng"  # type: ignore[union-attr]
    assert not line.merged  # type: ignore[union-attr]
    assert "lead" in session.rows.node("l3").merged  # type: ignore[union-attr]


def test_the_order_it_has_is_no_step(session: PlanSession) -> None:
    assert not session.run(SortItems((("a1", ("t1", "t2", "t3", "t4")),))).changes
    assert not session.undo_label


@pytest.mark.parametrize("ids", [("t1", "t2", "t3"), ("t1", "t2", "t3", "t9"), ("t1", "t1", "t2", "t3", "t4")])
def test_other_items_than_are_there_are_refused(session: PlanSession, ids: tuple[str, ...]) -> None:
    session.run(SetText(Address("task", "t1", "title"), "Khác"))
    before = session.plan
    with pytest.raises(InputProblem):
        session.run(SortItems((("a1", ids),)))
    assert session.plan is before


def test_equal_places_from_elsewhere_are_told_apart(session: PlanSession) -> None:
    # Two rows at one position, as another program may leave them.
    tied = session.rows.item("t1")._replace(position=session.rows.item("t2").position)  # type: ignore[union-attr]
    session.rows._images["item"]["t1"] = tied
    session.run(SortItems((("a1", ("t4", "t3", "t2", "t1")),)))
    assert session.rows.children("a1") == ("t4", "t3", "t2", "t1")
