"""The Grid that follows a session equals one built afresh, and keeps the blocks that did not change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from models.commands import (
    AddArea,
    AddGroup,
    AddLine,
    AddObjective,
    AddTask,
    Delete,
    MergeUp,
    Move,
    MoveBy,
    SetLayout,
    SetReference,
    SetText,
    SplitCell,
)
from models.commands.together import Together
from models.errors import InputProblem
from models.grid.build import build_grid
from models.grid.grid import Address, Cell, Grid, Owner
from models.grid.live import GridChange, LiveGrid
from models.layout import LAYOUT_NAMES, built_in_layout
from models.store import ChangeSet, PlanSession
from models.store.transaction import Command
from tests.plans import big_plan, small_plan


def rows_of(grid: Grid) -> list[Owner]:
    """The owners of all rows."""
    return [grid.owner_of(row) for row in range(grid.row_count)]


def cells_of(grid: Grid) -> list[Cell]:
    """All cells, headings included."""
    return list(grid.cells())


def check(live: LiveGrid, before: list[Owner], change: GridChange) -> None:
    """The live Grid is as built afresh, and the change tells how its rows came about."""
    fresh = build_grid(live.appendix)
    assert cells_of(live.grid) == cells_of(fresh)
    after = rows_of(live.grid)
    assert after == rows_of(fresh)
    if not change.reset:
        middle = after[change.first : change.first + change.inserted]
        assert after == before[: change.first] + middle + before[change.first + change.removed :]
    for row, owner in reversed(list(enumerate(after))):
        for node in owner:
            if node:
                found = live.row_of(node)
                assert found is not None
                assert found <= row


def random_command(session: PlanSession, random: Random) -> Command:
    """Any command at any place of the plan; it may make no sense there."""
    rows = session.rows
    ids = [*rows.images("item"), *rows.images("line")]
    node, other = random.choice(ids), random.choice(ids)
    table = rows.table_of(node)
    field = "title" if table != "line" else random.choice(["product", "lead", "deadline"])
    line = random.choice(list(rows.images("line")))
    parent = rows.parent_id(node)
    choices: list[Command] = [
        SetText(Address(table, node, field), random.choice(["", "Khác", "Dài\nhai dòng"])),
        AddArea("p1", random.choice(["", "Mới"]), random.choice([None, ""])),
        AddGroup(parent, "Nhóm", random.choice([None, ""])),
        AddObjective(parent, "Mục tiêu", None),
        AddTask(parent, "Việc", random.choice([None, ""])),
        AddLine(rows.parent_id(line), None),
        Delete((node,)),
        Move(node, rows.parent_id(other), random.choice([None, ""])),
        MoveBy((node,), random.choice([-1, 1])),
        SetReference(line, random.choice(["", "Thực hiện theo …"])),
        MergeUp(line, random.choice(["lead", "deadline"])),
        SplitCell(line, random.choice(["lead", "deadline"])),
    ]
    return random.choice(choices)


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_random_changes_in_every_layout(tmp_path: Path, layout: str) -> None:
    random = Random(layout)  # noqa: S311
    with PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path) as session:
        session.run(SetLayout("p1", built_in_layout(layout)))
        live = LiveGrid(session, "p1")
        heard: list[ChangeSet] = []
        session.subscribe(heard.append)
        for step in range(60):
            before = rows_of(live.grid)
            heard.clear()
            if step % 10 == 8:
                session.undo()
            elif step % 10 == 9:
                session.redo()
            else:
                try:
                    session.run(random_command(session, random))
                except (InputProblem, ValueError):
                    continue
            for changes in heard:
                check(live, before, live.apply(changes))
            if not session.rows.images("line"):
                session.undo()
                live.apply(heard[-1])


def test_a_text_edit_keeps_all_other_blocks(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "a.cchc", big_plan(200), backups=tmp_path) as session:
        live = LiveGrid(session, "p1")
        before = list(live.grid.blocks)
        change = live.apply(session.run(SetText(Address("line", "l5", "lead"), "Văn phòng")))
        changed = [new for new, old in zip(live.grid.blocks, before, strict=True) if new is not old]
        assert [block.key for block in changed] == ["t5"]
        assert [part.rows for part in change.changed] == [1]
        assert (change.removed, change.inserted) == (0, 0)


def test_a_new_task_keeps_the_blocks_of_other_areas(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "a.cchc", big_plan(200), backups=tmp_path) as session:
        live = LiveGrid(session, "p1")
        before = {id(block) for block in live.grid.blocks}
        change = live.apply(session.run(AddTask("a0", "Mới", "t3", id="neu")))
        assert (change.removed, change.inserted) == (0, 1)
        kept = sum(1 for block in live.grid.blocks if id(block) in before)
        assert kept >= 180
        assert live.find(Address("task", "neu", "title")) is not None


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path) as session:
        live = LiveGrid(session, "p1")
        assert live.find(Address("task", "keines", "title")) is None
        assert live.row_of("t9") is None
        assert live.apply(session.run(SetText(Address("task", "t9", "title"), "Khác"))).nothing
        with pytest.raises(KeyError):
            LiveGrid(session, "keiner")


def test_a_merged_value_is_found_in_the_cell_that_covers_it(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path) as session:
        cell = LiveGrid(session, "p1").find(Address("line", "l3", "lead"))
        assert cell is not None
        assert cell.address == Address("line", "l2", "lead")


def test_another_layout_is_a_new_table(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path) as session:
        live = LiveGrid(session, "p1")
        change = live.apply(session.run(SetLayout("p1", built_in_layout("list"))))
        assert change.reset
        assert live.header_rows == 0


def test_other_widths_keep_all_blocks(tmp_path: Path) -> None:
    session = PlanSession.create(tmp_path / "plan.cchc", small_plan())
    live = LiveGrid(session, "p1")
    layout = live.appendix.layout
    wider = replace(layout, columns=tuple(replace(column, width=column.width + 1) for column in layout.columns))
    before = rows_of(live.grid)
    both = Together("", (SetLayout("p1", wider), SetText(Address("line", "l1", "product"), "Mới"), Delete(("t3",))))
    change = live.apply(session.run(both))
    check(live, before, change)
    assert change.resized
    assert not change.reset
    assert [column.width for column in live.grid.columns] == [column.width for column in wider.columns]
    back = live.apply(session.undo())
    assert back.resized
    blocks = list(live.grid.blocks)
    alone = live.apply(session.run(SetLayout("p1", wider)))
    assert alone.resized
    assert (alone.removed, alone.inserted, alone.changed) == (0, 0, ())
    assert live.grid.blocks == blocks
    session.close()
