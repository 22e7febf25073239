"""Appendices out of a file come into a plan at its end or in the place of another, with the remarks, as one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.commands import TakeAppendices
from models.errors import InputProblem
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Remark, Task
from models.store import PlanSession
from tests.plans import small_plan


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    """The small plan, open."""
    with PlanSession.create(tmp_path / "kế hoạch.cchc", small_plan(), tmp_path / "bản lưu") as opened:
        yield opened


def appendix(id_: str, title: str) -> Appendix:
    task = Task(id=f"{id_}t", title="Việc", lines=(Line(id=f"{id_}l", lead="Sở"),))
    return Appendix(id=id_, title=title, layout=built_in_layout("brief"), areas=(Area(id=f"{id_}a", items=(task,)),))


def titles(session: PlanSession) -> list[str]:
    return [one.title for one in session.plan.appendices]


def test_they_come_to_the_end_with_their_remarks_as_one_step(session: PlanSession) -> None:
    before = session.plan
    session.run(TakeAppendices((appendix("n1", "Một"), appendix("n2", "Hai")), (Remark(id="n3", message="Cột lạ"),)))
    assert titles(session) == ["NHIỆM VỤ", "DANH MỤC", "Một", "Hai"]
    assert [one.message for one in session.plan.remarks] == ["Không rõ cột", "Hai", "Cột lạ"]
    assert session.undo_label == "Thêm phụ lục"
    session.undo()
    assert session.plan == before
    assert [one.id for one in session.plan.remarks] == ["r1", "r2"]


def test_they_stand_where_the_one_stood_that_goes(session: PlanSession) -> None:
    before = session.plan
    session.run(TakeAppendices((appendix("n1", "Một"), appendix("n2", "Hai")), instead="p1"))
    assert titles(session) == ["Một", "Hai", "DANH MỤC"]
    assert session.undo_label == "Thay phụ lục"
    session.undo()
    assert session.plan == before


def test_ids_that_are_in_use_are_given_anew(session: PlanSession) -> None:
    session.run(TakeAppendices((small_plan().appendices[0],), small_plan().remarks, "p1"))
    assert titles(session) == ["NHIỆM VỤ", "DANH MỤC"]
    assert session.plan.appendices[0].id != "p1"
    assert session.plan.appendices[0].areas == small_plan().appendices[0].areas
    assert len(session.plan.remarks) == 4


def test_what_is_gone_cannot_be_replaced(session: PlanSession) -> None:
    before = session.plan
    with pytest.raises(InputProblem):
        session.run(TakeAppendices((appendix("n1", "Một"),), instead="fort"))
    assert session.plan == before
