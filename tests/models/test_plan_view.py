"""A view leaves rows out or shows them in another order; the Grid follows it as if built afresh, numbers unchanged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from models.commands import AddTask, Delete, SetLayout, SetText
from models.errors import InputProblem
from models.grid.build import blocks_of_area, build_grid
from models.grid.grid import Address, Grid, Owner
from models.grid.live import GridChange, LiveGrid
from models.grid.numbers import printed_numbers
from models.grid.table import header_block
from models.layout import LAYOUT_NAMES, built_in_layout
from models.plan import Area, Task
from models.store import ChangeSet, PlanSession
from models.view.view import View, path_to, shown_area
from tests.models.grid.test_live import random_command, rows_of
from tests.plans import big_plan, line, small_plan


def afresh(live: LiveGrid) -> Grid:
    """The Grid of what the view shows, built from nothing, with the numbers of the whole."""
    appendix, view = live.appendix, live.view or View()
    shown = [area for whole in appendix.areas if (area := shown_area(whole, view).area) is not None]
    numbers = printed_numbers(appendix)
    head = [] if appendix.layout.is_list else [header_block(appendix.layout)]
    blocks = [*head, *(block for area in shown for block in blocks_of_area(appendix, area, numbers))]
    return Grid(live.grid.columns, blocks, sum(block.rows for block in head))


def check(live: LiveGrid, before: list[Owner], change: GridChange) -> None:
    fresh = afresh(live)
    assert list(live.grid.cells()) == list(fresh.cells())
    after = rows_of(live.grid)
    assert after == rows_of(fresh)
    if not change.reset:
        middle = after[change.first : change.first + change.inserted]
        assert after == before[: change.first] + middle + before[change.first + change.removed :]


def random_view(session: PlanSession, random: Random) -> View | None:
    items = session.rows.images("item")
    dropped = frozenset(id_ for id_ in items if random.random() < 0.4)
    ranks = {id_: random.randrange(5) for id_ in items if random.random() < 0.8}
    return random.choice([None, View(dropped), View(ranks=ranks), View(dropped, ranks)])


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
@pytest.mark.parametrize("seed", [1, 2])
def test_random_views_and_changes_in_every_layout(tmp_path: Path, layout: str, seed: int) -> None:
    random = Random(f"{layout}{seed}")  # noqa: S311
    with PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path) as session:
        session.run(SetLayout("p1", built_in_layout(layout)))
        live = LiveGrid(session, "p1")
        heard: list[ChangeSet] = []
        session.subscribe(heard.append)
        for step in range(60):
            before = rows_of(live.grid)
            heard.clear()
            if step % 6 == 0:
                check(live, before, live.look_through(random_view(session, random)))
            elif step % 10 == 7:
                check(live, before, live.reveal(random.choice(list(session.rows.images("line")) or ["x"])))
            elif step % 10 == 8:
                session.undo()
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
        live.look_through(None)
        assert list(live.grid.cells()) == list(build_grid(live.appendix).cells())


def titles(live: LiveGrid) -> list[str]:
    """The ids of the tasks as they are seen."""
    return list(dict.fromkeys(owner.task for owner in rows_of(live.grid) if owner.task))


def shown_numbers(live: LiveGrid) -> list[str]:
    return [live.numbers[task] for task in titles(live)]


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    return PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path)


def test_numbers_are_those_of_the_whole(session: PlanSession) -> None:
    session.run(SetLayout("p1", built_in_layout("product-first")))
    live = LiveGrid(session, "p1")
    live.look_through(View(frozenset({"t1", "t2", "a2", "g1", "o1", "o2", "t5", "t6", "t7", "t8"})))
    assert titles(live) == ["t3", "t4"]
    assert shown_numbers(live) == ["3", "4"]
    assert live.shown_tasks() == 2
    assert live.row_of("a2") is None
    live.look_through(View(ranks={"t1": 3, "t2": 2, "t3": 1, "t4": 0}))
    assert titles(live)[:4] == ["t4", "t3", "t2", "t1"]
    assert shown_numbers(live)[:4] == ["4", "3", "2", "1"]


def test_a_cell_merged_with_one_that_is_not_shown_begins_anew(session: PlanSession) -> None:
    live = LiveGrid(session, "p1")
    live.look_through(View(frozenset({"t2"})))
    cell = live.find(Address("line", "l4", "lead"))
    assert cell is not None
    assert (cell.text, cell.rowspan, cell.address) == ("Văn phòng", 1, Address("line", "l4", "lead"))
    # Setting it still sets the merged cell with all its lines.
    live.apply(session.run(SetText(Address("line", "l4", "lead"), "Thanh tra")))
    assert live.find(Address("line", "l4", "lead")).text == "Thanh tra"  # type: ignore[union-attr]
    assert session.rows.node("l2").lead == "Thanh tra"  # type: ignore[union-attr]
    live.look_through(None)
    whole = live.find(Address("line", "l4", "lead"))
    assert whole is not None
    assert whole.rowspan == 3


def test_merges_within_a_kept_task_stay(session: PlanSession) -> None:
    live = LiveGrid(session, "p1")
    live.look_through(View(frozenset({"t1", "t3"})))
    assert live.find(Address("line", "l3", "lead")).rowspan == 2  # type: ignore[union-attr]


def test_a_neighbour_comes_back_to_its_cell_in_an_objective(session: PlanSession) -> None:
    """t7, x and t8 share a cell, x is left out; once it is deleted the two that are left share it on the screen."""
    session.run(AddTask("o2", "Giữa", "t7", id="x", line_id="lx"))
    assert "product" in session.rows.node("l9").merged  # type: ignore[union-attr]
    live = LiveGrid(session, "p1")
    live.look_through(View(frozenset({"x"})))
    assert live.find(Address("line", "l9", "product")).rowspan == 1  # type: ignore[union-attr]
    before = rows_of(live.grid)
    check(live, before, live.apply(session.run(Delete(("x",)))))
    assert live.find(Address("line", "l9", "product")).rowspan == 2  # type: ignore[union-attr]


def test_what_comes_or_changes_stays_in_sight(session: PlanSession) -> None:
    live = LiveGrid(session, "p1")
    everything = frozenset(session.rows.images("item"))
    live.look_through(View(everything - {"t2", "a1"}))
    live.apply(session.run(AddTask("a1", "Mới", "t1", id="neu")))
    live.apply(session.run(SetText(Address("task", "t2", "title"), "Khác hẳn")))
    live.apply(session.run(SetText(Address("task", "t1", "title"), "Vẫn ẩn")))
    assert titles(live) == ["neu", "t2"]
    # Undoing brings a hidden task back hidden, and a new one under a hidden heading shows both.
    live.apply(session.run(Delete(("t3",))))
    live.apply(session.undo())
    assert titles(live) == ["neu", "t2"]
    live.apply(session.run(AddTask("o2", "Mới", None, id="neu2")))
    assert titles(live) == ["neu", "t2", "neu2"]
    assert live.row_of("a2") is not None
    assert live.row_of("g1") is None


def test_a_new_task_stays_behind_its_neighbour_under_a_sort(session: PlanSession) -> None:
    live = LiveGrid(session, "p1")
    live.look_through(View(ranks={"t1": 3, "t2": 2, "t3": 1, "t4": 0}))
    live.apply(session.run(AddTask("a1", "Mới", "t2", id="neu")))
    live.apply(session.run(AddTask("a1", "Đầu", "", id="first")))
    assert titles(live)[:6] == ["first", "t4", "t3", "t2", "neu", "t1"]


def test_revealing_shows_one_task_with_its_headings(session: PlanSession) -> None:
    live = LiveGrid(session, "p1")
    live.look_through(View(frozenset(session.rows.images("item"))))
    assert live.shown_tasks() == 0
    assert rows_of(live.grid)[live.header_rows :] == []
    before = rows_of(live.grid)
    check(live, before, live.reveal("l7"))
    assert titles(live) == ["t6"]
    assert live.row_of("g1") is not None
    assert live.row_of("o2") is None
    check(live, rows_of(live.grid), live.reveal("o2"))
    assert live.row_of("o2") is not None
    assert live.reveal("o2").nothing
    assert live.reveal("nowhere").nothing


def test_the_way_to_a_node() -> None:
    appendix = small_plan().appendices[0]
    assert path_to(appendix, "l7") == ("a2", "g1", "o1", "t6")
    assert path_to(appendix, "a1") == ("a1",)
    assert path_to(appendix, "t9") == ()


def test_an_edit_under_a_view_builds_only_its_block(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "a.cchc", big_plan(300), backups=tmp_path) as session:
        live = LiveGrid(session, "p1")
        live.look_through(View(frozenset(f"t{n}" for n in range(300) if n % 3)))
        kept = list(live.grid.blocks)
        change = live.apply(session.run(SetText(Address("line", "l6", "lead"), "Văn phòng")))
        changed = [new for new, old in zip(live.grid.blocks, kept, strict=True) if new is not old]
        assert [block.key for block in changed] == ["t6"]
        assert (change.removed, change.inserted) == (0, 0)
        # One that is not shown changes nothing on the screen.
        assert live.apply(session.run(SetText(Address("line", "l7", "lead"), "Văn phòng"))).nothing
        kept = list(live.grid.blocks)
        change = live.apply(session.run(AddTask("a0", "Mới", "t3", id="neu")))
        assert (change.removed, change.inserted) == (0, 1)
        assert sum(1 for block in live.grid.blocks if any(block is old for old in kept)) >= len(kept) - 9


def test_without_a_view_nothing_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Area] = []
    monkeypatch.setattr("models.view.view.shown_area", lambda area, view: looked.append(area))
    with PlanSession.create(tmp_path / "a.cchc", big_plan(100), backups=tmp_path) as session:
        live = LiveGrid(session, "p1")
        live.apply(session.run(SetText(Address("line", "l6", "lead"), "Văn phòng")))
        live.apply(session.run(AddTask("a0", "Mới", "t3", id="neu")))
    assert looked == []


def test_only_changed_areas_are_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    plain = shown_area
    monkeypatch.setattr("models.view.view.shown_area", lambda area, view: looked.append(area.id) or plain(area, view))
    with PlanSession.create(tmp_path / "a.cchc", big_plan(100), backups=tmp_path) as session:
        live = LiveGrid(session, "p1")
        live.look_through(View(frozenset({"t1"})))
        assert len(looked) == 10
        looked.clear()
        live.apply(session.run(SetText(Address("line", "l6", "lead"), "Văn phòng")))
        live.apply(session.run(AddTask("a0", "Mới", "t3", id="neu")))
        assert looked == ["a0", "a0"]


def test_what_is_seen_as_it_is_stays_the_same_object() -> None:
    area = Area(id="a", items=(Task(id="t", lines=(line("l"),)), Task(id="u", lines=(line("m"),))))
    assert shown_area(area, View(frozenset({"elsewhere"}), {"t": 0, "u": 1})).area is area
    smaller = shown_area(area, View(frozenset({"t"}))).area
    assert smaller == replace(area, items=area.items[1:])
    assert smaller is not None
    assert smaller.items[0] is area.items[1]
    assert shown_area(area, View(frozenset({"a", "t", "u"}))).area is None
