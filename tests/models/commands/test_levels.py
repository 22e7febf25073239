"""Raising and lowering rows: what becomes what, nothing lost, and the way back."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.commands import Lower, Raise
from models.errors import InputProblem
from models.layout import LINE_FIELDS, built_in_layout
from models.plan import Appendix, Area, Group, Item, Line, Objective, Plan, Task
from models.store import PlanSession
from tests.plans import small_plan
from tests.strategies import appendices


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with PlanSession.create(tmp_path / "plan.cchc", small_plan(), backups=tmp_path / "b") as session:
        yield session


def outline(session: PlanSession, id_: str) -> str:
    """A node and what is in it, as one line: "area(task group(task))"; ids in place of new ones' kinds."""
    rows = session.rows
    below = [] if rows.table_of(id_) == "task" else rows.children(id_)
    name = id_ if len(id_) < 4 else rows.table_of(id_)
    return f"{name}({' '.join(outline(session, child) for child in below)})" if below else name


def texts(appendix: Appendix) -> Counter[str]:
    """Every text of an appendix with how often it stands there."""
    return Counter(text for area in appendix.areas for text in _texts(area) if text)


def _texts(node: Area | Item) -> Iterator[str]:
    yield node.title
    if isinstance(node, Task):
        for line in node.lines:
            yield from (line.text(name) for name in (*LINE_FIELDS, "reference"))
            yield from line.extra.values()
    else:
        for below in node.items:
            yield from _texts(below)


def test_a_task_goes_into_the_heading_above_it_and_out_again(session: PlanSession) -> None:
    session.run(Raise(("t8",)))
    assert outline(session, "a2") == "a2(g1(t5 o1(t6)) o2(t7) t8)"
    changes = session.run(Lower(("t8",)))
    assert changes.label == "Hạ cấp"
    assert outline(session, "a2") == "a2(g1(t5 o1(t6)) o2(t7 t8))"
    session.undo()
    session.undo()
    assert session.plan == small_plan()


def test_tasks_side_by_side_keep_their_order(session: PlanSession) -> None:
    session.run(Raise(("t7", "t8")))
    assert outline(session, "a2") == "a2(g1(t5 o1(t6)) o2 t7 t8)"
    session.run(Lower(("t8", "t7")))
    assert outline(session, "a2") == "a2(g1(t5 o1(t6)) o2(t7 t8))"


def test_a_task_becomes_a_heading_and_keeps_its_lines_under_it(session: PlanSession) -> None:
    changes = session.run(Raise(("t2",)))
    assert changes.label == "Nâng cấp"
    assert changes.structural
    assert outline(session, "a1") == "a1(t1 t2(task t3 t4))"
    heading = session.rows.node("t2")
    assert isinstance(heading, Objective)  # this layout has a column for objectives
    assert heading.items[0] == Task(title="", lines=small_plan().appendices[0].areas[0].items[1].lines)  # type: ignore[union-attr]
    session.run(Lower(("t2",)))
    assert outline(session, "a1") == "a1(t1 t2 t3 t4)"
    assert texts(session.plan.appendices[0]) == texts(small_plan().appendices[0])


def test_without_objectives_a_task_becomes_a_group_and_takes_what_follows(session: PlanSession) -> None:
    session.run(Raise(("t9",)))
    assert outline(session, "a3") == "a3(t9(task))"
    assert isinstance(session.rows.node("t9"), Group)
    session.run(Lower(("t9",)))
    assert session.plan == small_plan()


def test_the_headings_go_up_and_down_the_whole_ladder(session: PlanSession) -> None:
    for wanted in (
        "a1 a2(g1(t5) o1(t6) o2(t7 t8))",  # the objective leaves the group
        "a1 a2(g1(t5) o1(t6 o2(t7 t8)))",  # becomes a group, and what follows comes into it
        "a1 a2(g1(t5)) o1(t6 o2(t7 t8))",  # becomes an area
    ):
        session.run(Raise(("o1",)))
        whole = outline(session, "p1").removeprefix("p1(")[:-1].replace("a1(t1 t2 t3 t4)", "a1")
        assert whole == wanted
    assert session.rows.table_of("o1") == "area"
    session.run(Lower(("o1",)))
    assert outline(session, "a2") == "a2(g1(t5) o1(t6 o2(t7 t8)))"
    session.run(Lower(("o1",)))
    assert outline(session, "a2") == "a2(g1(t5) o1(t6) o2(t7 t8))"
    session.run(Lower(("o1",)))
    assert outline(session, "a2") == "a2(g1(t5 o1(t6)) o2(t7 t8))"
    assert session.plan == small_plan()


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (Raise(("a1",)), "cao nhất"),
        (Lower(("a1",)), "đầu tiên"),
        (Lower(("t1",)), "Phía trên không có"),
        (Lower(("t2",)), "Phía trên không có"),
        (Raise(("l1",)), "Chỉ nâng"),
        (Lower(("p2",)), "Chỉ hạ"),
        (Raise(("s1",)), "Chỉ nâng"),
        (Lower(("s3",)), "Chỉ hạ"),
        (Raise(("gone",)), "không còn"),
    ],
)
def test_what_makes_no_sense_is_told(session: PlanSession, command: Raise | Lower, word: str) -> None:
    with pytest.raises(InputProblem, match=word):
        session.run(command)
    assert session.plan == small_plan()


def test_of_several_rows_those_that_can_are_shifted(session: PlanSession) -> None:
    session.run(Lower(("t1", "a2")))
    assert outline(session, "p1") == "p1(a1(t1 t2 t3 t4 a2 g1(t5 o1(t6)) o2(t7 t8)))"
    assert session.rows.table_of("a2") == "group"


_LAYOUTS = st.sampled_from(("objectives", "brief")).map(built_in_layout)


@st.composite
def shifted(draw: st.DrawFn) -> tuple[Plan, int, int]:
    """A plan with one appendix, whose merges are left out, and numbers that choose rows of it."""
    appendix = draw(appendices(draw(_LAYOUTS)))
    areas = tuple(replace(area, items=tuple(_plain(item) for item in area.items)) for area in appendix.areas)
    return Plan(appendices=(replace(appendix, areas=areas),)), draw(st.integers(0, 999)), draw(st.integers(0, 3))


def _plain(item: Item) -> Any:
    if isinstance(item, Task):
        return replace(item, lines=tuple(replace(line, merged=frozenset()) for line in item.lines or (Line(),)))
    return replace(item, items=tuple(_plain(below) for below in item.items))


def _rows(session: PlanSession) -> list[str]:
    return [
        id_
        for id_, image in session.rows.images("item").items()
        if image.kind in ("task", "objective", "group", "area")
    ]  # type: ignore[union-attr]


@settings(max_examples=60, deadline=None)
@given(shifted())
def test_no_text_is_lost_and_raising_after_lowering_gives_the_plan_back(case: tuple[Plan, int, int]) -> None:
    plan, number, more = case
    with (
        tempfile.TemporaryDirectory() as folder,
        PlanSession.create(Path(folder) / "p.cchc", plan, backups=Path(folder)) as session,
    ):
        before = session.plan
        ids = _rows(session)
        chosen = tuple(ids[(number + step) % len(ids)] for step in range(more + 1))
        kinds = {id_: session.rows.table_of(id_) for id_ in chosen}
        for command in (Raise(chosen), Lower(chosen)):
            try:
                session.run(command)
            except InputProblem:
                continue
            assert texts(session.plan.appendices[0]) == texts(before.appendices[0])
            assert all(task.lines for task in session.plan.appendices[0].tasks())
            session.undo()
            assert session.plan == before
        one = chosen[0]
        if kinds[one] in ("task", "area"):
            try:
                session.run(Lower((one,)))
            except InputProblem:
                return
            session.run(Raise((one,)))
            style = replace(session.plan, appendices=tuple(_bare_styles(a) for a in session.plan.appendices))
            assert style == replace(before, appendices=tuple(_bare_styles(a) for a in before.appendices))


def _bare_styles(appendix: Appendix) -> Appendix:
    """Without the numbering of single areas, which a group does not have."""
    return replace(appendix, areas=tuple(replace(area, item_style=None) for area in appendix.areas))
