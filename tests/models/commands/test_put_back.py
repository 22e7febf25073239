"""Parts of another state of the plan put back where they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.commands import Delete, PutBack
from models.errors import InputProblem
from models.store import PlanSession
from tests.plans import small_plan

PLAN = small_plan()


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with PlanSession.create(tmp_path / "plan.cchc", PLAN, backups=tmp_path / "backups") as session:
        yield session


@pytest.mark.parametrize(
    ("id_", "after"), [("t2", "t1"), ("t1", ""), ("l3", "l2"), ("g1", ""), ("a2", "a1"), ("p2", "p1"), ("s1", "")]
)
def test_what_was_deleted_comes_back_as_it_was(id_: str, after: str, session: PlanSession) -> None:
    part: Any = session.rows.node(id_)
    parent = session.rows.parent_id(id_)
    session.run(Delete((id_,)))
    assert session.plan != PLAN
    command = PutBack(part, parent, after)
    assert command.label.startswith("Lấy lại ")
    session.run(command)
    assert session.rows.node(id_) == part
    assert session.rows.parent_id(id_) == parent
    siblings = session.rows.children(parent, "section" if id_ == "s1" else "")
    assert siblings[siblings.index(id_) - 1] == after if after else siblings[0] == id_
    session.undo()
    assert id_ not in session.rows


def test_ids_in_use_are_given_anew(session: PlanSession) -> None:
    part: Any = session.rows.node("t1")
    session.run(PutBack(replace(part, title="Bản thứ hai"), "a2", None))
    last = session.rows.children("a2")[-1]
    assert last not in ("t1", "")
    assert session.rows.node(last).title == "Bản thứ hai"  # type: ignore[union-attr]


def test_a_place_that_is_gone_or_unfit_is_refused(session: PlanSession) -> None:
    part: Any = session.rows.node("t1")
    for parent, after in (("t2", None), ("nothing", None), ("a2", "t1")):
        with pytest.raises(InputProblem):
            session.run(PutBack(part, parent, after))
    assert session.plan == PLAN
