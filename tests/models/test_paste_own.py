"""Copied rows: their nodes as JSON and back, where they go, and the commands that bring them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.clip.forest import Forest, finder, forest_of
from models.clip.own import OwnClip, cut_out, dump_own, fresh, is_blank, load_own
from models.clip.placing import into_known, placed, unwrapped
from models.commands import InsertNodes, PasteCells
from models.commands.paste import LineTexts, Placed, check_amount
from models.errors import InputProblem
from models.grid.build import build_grid
from models.grid.grid import Owner
from models.layout import Column, built_in_layout
from models.plan import Appendix, Area, Group, Line, Objective, Task
from models.store import PlanSession
from tests.plans import big_plan, small_plan

FIRST = small_plan().appendices[0]
GRID = build_grid(FIRST)


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with PlanSession.create(tmp_path / "plan.cchc", small_plan(), backups=tmp_path / "b") as session:
        yield session


def rows_of(*ids: str) -> list[Owner]:
    """The rows that show these nodes, with those between them."""
    owners = [GRID.owner_of(row) for row in range(GRID.header_rows, GRID.row_count)]
    found = [row for row, owner in enumerate(owners) if any(id_ in owner for id_ in ids)]
    return owners[min(found) : max(found) + 1]


def copied(owners: Sequence[Owner], objective_column: bool = True) -> Forest:
    """What copying these rows of the small plan takes along."""
    return forest_of(owners, finder(FIRST, owners), objective_column)


def test_whole_tasks_are_copied_with_all_their_fields() -> None:
    forest = copied(rows_of("t2", "t3"))
    first, second = forest.nodes
    assert forest.ids == ("t2", "t3")
    assert first == FIRST.areas[0].items[1]
    assert isinstance(second, Task)
    assert second.lines[0].merged == {"lead"}


def test_what_was_merged_above_the_first_row_is_not_any_more() -> None:
    (task,) = copied(rows_of("t3")).nodes
    assert isinstance(task, Task)
    assert (task.lines[0].lead, task.lines[0].merged) == ("Văn phòng", frozenset())


def test_some_lines_of_a_task_are_copied_as_lines() -> None:
    forest = copied(rows_of("l3"))
    assert forest.ids == ("l3",)
    assert isinstance(forest.nodes[0], Line)


def test_headings_hold_what_is_copied_below_them() -> None:
    forest = copied(rows_of("a2", "t6"))
    (area,) = forest.nodes
    assert isinstance(area, Area)
    assert [type(item) for item in area.items] == [Group, Objective]
    assert area == FIRST.areas[1]


def test_an_objective_comes_along_when_all_its_lines_do() -> None:
    assert [type(node) for node in copied(rows_of("t7", "t8")).nodes] == [Objective]
    assert [type(node) for node in copied(rows_of("t8")).nodes] == [Task]


def test_rows_over_two_areas() -> None:
    forest = copied(rows_of("t4", "t5"))
    assert [type(node) for node in forest.nodes] == [Task, Area]


@pytest.mark.parametrize("ids", [("t1", "t4"), ("l3",), ("a1", "t8"), ("t4", "t6"), ("t7", "t8"), ("g1",)])
def test_json_gives_the_same_nodes_with_fresh_ids(ids: tuple[str, ...]) -> None:
    owners = rows_of(*ids)
    forest = copied(owners)
    first = next(row for row in range(GRID.row_count) if GRID.owner_of(row) == owners[0])
    grid = cut_out(GRID, range(first, first + len(owners)), range(2, GRID.column_count))
    clip = OwnClip(grid, forest.nodes, FIRST.layout, forest.ids, cut=True)
    there = load_own(dump_own(clip))
    assert there is not None
    assert there.nodes == clip.nodes
    assert {node.id for node in there.nodes}.isdisjoint(node.id for node in clip.nodes)
    assert [cell[:6] for cell in there.grid.cells()] == [cell[:6] for cell in grid.cells()]
    assert (there.ids, there.cut, there.layout) == (clip.ids, True, FIRST.layout)


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '{"format":"cchc-rows/1"}', "[" * 100_000, '{"format":"cchc-plan/1"}']
)
def test_what_is_not_ours_is_left_alone(text: str) -> None:
    assert load_own(text) is None


def test_damaged_json_is_left_alone() -> None:
    forest = copied(rows_of("t1", "t4"))
    text = dump_own(OwnClip(cut_out(GRID, range(2, 4), range(3)), forest.nodes, FIRST.layout))
    for place in range(0, len(text), 7):
        load_own(text[:place] + "9" + text[place + 3 :])


def test_custom_columns_find_their_heading_in_the_other_table() -> None:
    source = replace(FIRST.layout, columns=(*FIRST.layout.columns, Column(field="extra.k", header="Mã số")))
    target = replace(source, columns=(*FIRST.layout.columns, Column(field="extra.ma", header="MÃ SỐ")))
    other = replace(source, columns=(*FIRST.layout.columns, Column(field="extra.k", header="Nguồn")))
    line = Line(extra={"k": "7"}, merged=frozenset({"extra.k"}))
    for layout, key in ((target, "ma"), (other, "k_"), (FIRST.layout, "k")):
        (made,) = fresh((Task(lines=(Line(), line)),), source, layout)
        assert isinstance(made, Task)
        assert made.lines[1].extra == {key: "7"}
        assert made.lines[1].merged == {f"extra.{key}"}


def put(session: PlanSession, nodes: Sequence[Any], owner: Owner) -> Appendix:
    """Insert nodes below a row; the first appendix afterwards."""
    session.run(InsertNodes(placed(fresh(nodes, FIRST.layout, FIRST.layout), owner, "p1")))
    return session.plan.appendices[0]


def test_tasks_go_below_the_task_one_stands_in(session: PlanSession) -> None:
    nodes = copied(rows_of("t2", "t3")).nodes
    area = put(session, nodes, Owner("a1", "", "", "t1", "l1")).areas[0]
    assert [item.title for item in area.items][:4] == [
        "Rà soát văn bản",
        "Ban hành kế hoạch",
        "Theo dõi",
        "Ban hành kế hoạch",
    ]
    assert [line.merged for task in list(area.tasks())[1:3] for line in task.lines] == [set(), {"lead"}, {"lead"}]
    assert session.undo_label == "Chèn các dòng đã sao chép"
    session.undo()
    assert session.plan == small_plan()


def test_what_comes_between_merged_lines_parts_them(session: PlanSession) -> None:
    area = put(session, (Task(title="Mới", lines=(Line(lead="Văn phòng"),)),), Owner("a1", "", "", "t2", "l3")).areas[0]
    assert isinstance(area.items[3], Task)
    assert area.items[3].title == "Theo dõi"
    assert not area.items[3].lines[0].merged


def test_lines_go_below_the_line_and_under_a_heading_they_are_a_task(session: PlanSession) -> None:
    lines = (Line(note="Một"), Line(note="Hai"))
    area = put(session, lines, Owner("a1", "", "", "t2", "l2")).areas[0]
    assert isinstance(area.items[1], Task)
    assert [line.note for line in area.items[1].lines] == ["", "Một", "Hai", ""]
    area = put(session, lines, Owner("a1")).areas[0]
    assert isinstance(area.items[0], Task)
    assert [line.note for line in area.items[0].lines] == ["Một", "Hai"]


def test_each_sort_finds_its_level(session: PlanSession) -> None:
    nodes = (
        Task(title="Việc"),
        Objective(title="Đích"),
        Group(title="Nhóm", items=(Task(title="Trong"),)),
        Area(title="Mới"),
    )
    appendix = put(session, nodes, Owner("a2", "g1", "", "t5", "l6"))
    second = appendix.areas[1]
    group = second.items[0]
    assert isinstance(group, Group)
    assert [item.title for item in group.items] == ["Niêm yết", "Việc", "Đích", "Trong nhóm"]
    assert [item.title for item in second.items] == ["Một cửa", "Nhóm", "Mức độ 4"]
    assert [area.title for area in appendix.areas] == ["CẢI CÁCH THỂ CHẾ", "CẢI CÁCH THỦ TỤC", "Mới"]


def test_an_appendix_without_areas_gets_one(session: PlanSession) -> None:
    (place,) = placed((Task(title="Việc"),), Owner(), "p1")
    assert place.parent_id == "p1"
    assert isinstance(place.nodes[0], Area)
    assert not place.nodes[0].title


def test_areas_that_are_there_take_the_tasks_of_their_name() -> None:
    nodes = unwrapped((Area(title="Cải cách  thể chế", items=(Task(title="Mới"),)), Area(items=(Task(title="Lẻ"),))))
    into, rest = into_known(nodes, FIRST.areas)
    assert [(place.parent_id, place.after) for place in into] == [("a1", None)]
    assert [node.title for node in rest if isinstance(node, Task)] == ["Lẻ"]


def test_wrong_places_change_nothing(session: PlanSession) -> None:
    for place in (Placed("t1", None, (Task(),)), Placed("a1", "t99", (Task(),)), Placed("weg", None, (Area(),))):
        with pytest.raises(InputProblem):
            session.run(InsertNodes((place,)))
    with pytest.raises(InputProblem):
        session.run(PasteCells(lines=(LineTexts("weg", (("lead", "x"),)),)))
    assert session.plan == small_plan()


def test_pasted_texts_are_made_printable(session: PlanSession) -> None:
    session.run(PasteCells(lines=(LineTexts("l1", (("lead", "a\x07\u202eb"), ("extra.k", "c"))),)))
    line = session.rows.node("l1")
    assert isinstance(line, Line)
    assert (line.lead, line.extra) == ("ab", {"k": "c"})


def test_only_what_the_layout_shows_counts_as_blank() -> None:
    layout = built_in_layout("objectives")
    assert is_blank(Task(lines=(Line(note="ẩn"),)), layout)
    assert not is_blank(Area(items=(Task(lines=(Line(product="x"),)),)), layout)
    assert not is_blank(Task(lines=(Line(reference="x"),)), layout)


def test_too_many_lines_are_told() -> None:
    nodes = tuple(area for area in big_plan(30).appendices[0].areas)
    check_amount(nodes, 30)
    with pytest.raises(InputProblem, match="30 dòng"):
        check_amount(nodes, 29)
