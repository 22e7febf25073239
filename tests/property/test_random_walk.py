"""A random officer: edits, structure, undo, redo, closing and failing; memory and file must never differ."""

from __future__ import annotations

import dataclasses
import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from models import commands
from models.errors import InputProblem
from models.grid.build import build_grid
from models.grid.grid import Address
from models.layout import LAYOUT_NAMES, built_in_layout
from models.numbering import Style
from models.plan import LINE_FIELDS, Appendix, Period, Plan, Section
from models.store import PlanSession
from models.store.merges import is_joined, line_above, value_of
from models.store.nodes import merged_of
from models.store.schema import COLUMNS, TABLES
from tests.plans import small_plan

TEXTS = st.sampled_from(["", "Văn phòng Sở", "Quý I/2027\nQuý II", "=1+1", "đ ượ 😀", "<b>&", "\x00bẩn\t", "Phòng A"])
STYLES = st.sampled_from([None, *Style])


class Broken(Exception):
    """What a command that fails on purpose raises."""


@dataclasses.dataclass(frozen=True)
class FailsAfter:
    """Does the work of another command and then fails."""

    inner: Any
    label: str = "hỏng"

    def apply(self, tx: Any) -> None:
        self.inner.apply(tx)
        raise Broken


class Officer(RuleBasedStateMachine):
    """Holds a session on a small plan and the states that undo must bring back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="walk-"))
        self.path = self.folder / "kế hoạch.cchc"
        self.now = 1_000_000.0
        self.past: list[Plan] = []
        self.future: list[Plan] = []
        self.version_states: dict[str, Plan] = {}
        self.numbers = itertools.count()

    @initialize(empty=st.sampled_from([False, False, False, True]))
    def start(self, empty: bool) -> None:
        self.session = PlanSession.create(self.path, Plan() if empty else small_plan(), backups=self.folder / "b")
        self._set_clock()

    def _set_clock(self) -> None:
        self.session.clock = lambda: self.now

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def pick(self, number: int, *tables: str) -> str:
        """One id of the tables, counted in printed order, for ids are random; "" where there is none."""
        ids = [id_ for id_ in self._walk(self.session.rows.plan_id) if self.session.rows.table_of(id_) in tables]
        return ids[number % len(ids)] if ids else ""

    def _walk(self, id_: str) -> Iterator[str]:
        yield id_
        for table in TABLES[1:]:
            for below in self.session.rows.child_list(table, id_):
                yield from self._walk(below)

    def run(self, command: Any) -> None:
        """Do a command as its own step and remember the state before; one that is refused must leave no trace."""
        self.session.seal()
        self.now += 1
        before, labels = self.session.plan, (self.session.undo_label, self.session.redo_label)
        try:
            changes = self.session.run(command)
        except InputProblem:
            assert self.session.plan is before
            assert (self.session.undo_label, self.session.redo_label) == labels
            return
        if changes.changes:
            self.past.append(before)
            self.future.clear()
            assert self.session.undo_label == command.label
        else:
            assert self.session.plan is before

    number = st.integers(0, 10_000)
    after = st.one_of(st.just(None), st.just(""), number)

    def sibling(self, after: int | str | None, parent: str, table: str = "") -> str | None:
        if after is None or isinstance(after, str):
            return after
        ids = self.session.rows.children(parent, table) if parent else ()
        return ids[after % len(ids)] if ids else ""

    @rule(number=number, name=st.sampled_from([*LINE_FIELDS, "extra.k", "reference"]), text=TEXTS)
    def edit_line(self, number: int, name: str, text: str) -> None:
        self.run(commands.SetText(Address("line", self.pick(number, "line"), name), text))

    @rule(number=number, text=TEXTS)
    def edit_title(self, number: int, text: str) -> None:
        id_ = self.pick(number, "plan", "appendix", "area", "group", "objective", "task")
        self.run(commands.SetText(Address(self.session.rows.table_of(id_), id_, "title"), text))

    @rule(number=number, text=TEXTS, name=st.sampled_from(["number", "heading", "paragraphs"]))
    def edit_section(self, number: int, text: str, name: str) -> None:
        self.run(commands.SetText(Address("section", self.pick(number, "section"), name), text))

    @rule(number=number, name=st.sampled_from(LINE_FIELDS), up=st.booleans())
    def merge_or_split(self, number: int, name: str, up: bool) -> None:
        line = self.pick(number, "line")
        self.run(commands.MergeUp(line, name) if up else commands.SplitCell(line, name))

    @rule(number=number, after=after, kind=st.sampled_from(["area", "group", "objective", "task", "line"]), text=TEXTS)
    def add(self, number: int, after: int | str | None, kind: str, text: str) -> None:
        parents = {
            "area": ["appendix"],
            "group": ["area", "group"],
            "objective": ["area", "group", "objective"],
            "task": ["area", "group", "objective", "task"],
            "line": ["task"],
        }
        parent = self.pick(number, *parents[kind])
        place = self.sibling(after, parent)
        if kind == "line":
            self.run(commands.AddLine(parent, place))
            return
        makers: dict[str, Callable[..., Any]] = {
            "area": commands.AddArea,
            "group": commands.AddGroup,
            "objective": commands.AddObjective,
            "task": commands.AddTask,
        }
        self.run(makers[kind](parent, text, place))

    @rule(numbers=st.lists(number, min_size=1, max_size=3))
    def delete(self, numbers: list[int]) -> None:
        kinds = ("section", "area", "group", "objective", "task", "line", "line", "remark")
        self.run(commands.Delete(tuple(self.pick(number, *kinds) for number in numbers)))

    @rule(numbers=st.lists(number, min_size=1, max_size=2))
    def duplicate(self, numbers: list[int]) -> None:
        if len(self.session.rows) > 150:
            return
        ids = tuple(self.pick(number, "area", "group", "objective", "task", "line", "section") for number in numbers)
        self.run(commands.Duplicate(ids))

    @rule(number=number, where=number, after=after)
    def move(self, number: int, where: int, after: int | str | None) -> None:
        id_ = self.pick(number, "area", "group", "objective", "task", "line", "section", "appendix")
        parent = self.pick(where, "plan", "appendix", "area", "group", "objective", "task", "section")
        self.run(commands.Move(id_, parent, self.sibling(after, parent)))

    @rule(numbers=st.lists(number, min_size=1, max_size=3), step=st.sampled_from([-2, -1, 1, 2]))
    def move_by(self, numbers: list[int], step: int) -> None:
        kinds = ("appendix", "area", "group", "objective", "task", "line", "section", "remark")
        self.run(commands.MoveBy(tuple(self.pick(number, *kinds) for number in numbers), step))

    @rule(numbers=st.lists(number, min_size=1, max_size=3), where=number, after=after, copied=st.booleans())
    def move_or_copy_to(self, numbers: list[int], where: int, after: int | str | None, copied: bool) -> None:
        kinds = ("appendix", "area", "group", "objective", "task", "line")
        ids = tuple(dict.fromkeys(self.pick(number, *kinds) for number in numbers))
        parent = self.pick(where, "plan", "appendix", "area", "group", "objective", "task")
        if copied and len(self.session.rows) <= 150 and ids[0]:
            self.run(commands.CopyTo(ids, parent, self.sibling(after, parent)))
        else:
            self.run(commands.MoveTo(ids, parent, self.sibling(after, parent)))

    @rule(numbers=st.lists(number, min_size=1, max_size=3), up=st.booleans())
    def shift_levels(self, numbers: list[int], up: bool) -> None:
        ids = tuple(self.pick(number, "area", "group", "objective", "task") for number in numbers)
        self.run(commands.Raise(ids) if up else commands.Lower(ids))

    @rule(number=number, count=st.integers(1, 4), name=st.sampled_from(LINE_FIELDS))
    def merge_cells(self, number: int, count: int, name: str) -> None:
        ids = tuple(dict.fromkeys(self.pick(number + step, "line") for step in range(count)))
        self.run(commands.MergeCells(ids, name))

    @rule(number=number, layout=st.sampled_from(LAYOUT_NAMES), style=STYLES)
    def layout(self, number: int, layout: str, style: Style | None) -> None:
        self.run(commands.SetLayout(self.pick(number, "appendix"), built_in_layout(layout)))
        self.run(commands.SetItemStyle(self.pick(number, "area"), style))

    @rule(text=TEXTS, year=st.integers(2020, 2030), number=number)
    def document(self, text: str, year: int, number: int) -> None:
        self.run(commands.SetPlan({"title": text, "period": Period(year), "recipients": (text, "Lưu: VT.")}))
        if number % 3 == 0:
            self.run(commands.SetSections((Section(heading=text, sections=(Section(number="1"),)),)))
        if number % 3 == 1:
            self.run(commands.AddAppendix(Appendix(title=text, layout=built_in_layout("brief")), ""))
        if number % 7 == 2:
            self.run(commands.DeleteAppendix(self.pick(number, "appendix")))

    @rule()
    def replace(self) -> None:
        self.run(commands.ReplacePlan(small_plan(), "Thay"))

    @rule(number=number)
    def fail(self, number: int) -> None:
        before, label = self.session.plan, self.session.undo_label
        inner = commands.Delete((id_,)) if (id_ := self.pick(number, "task", "line", "area")) else commands.SetPlan({})
        with pytest.raises(Broken):
            self.session.run(FailsAfter(inner))
        assert self.session.plan is before
        assert self.session.undo_label == label

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append(self.session.plan)
        assert self.session.undo().changes
        assert self.session.plan == self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append(self.session.plan)
        assert self.session.redo().changes
        assert self.session.plan == self.future.pop()

    @rule()
    def keep_version(self) -> None:
        version = self.session.save_version(f"Bản {next(self.numbers)}")
        self.version_states[version.id] = self.session.plan

    @precondition(lambda self: self.version_states)
    @rule(number=number)
    def restore(self, number: int) -> None:
        version = sorted(self.version_states)[number % len(self.version_states)]
        before = self.session.plan
        if self.session.restore(version).changes:
            self.past.append(before)
            self.future.clear()
        assert self.session.plan == self.version_states[version]

    @rule()
    def reopen(self) -> None:
        before = self.session.plan
        self.session.close()
        self.session = PlanSession.open(self.path, backups=self.folder / "b")
        self._set_clock()
        assert self.session.plan == before

    @precondition(lambda self: len(self.past) < 60)
    @rule()
    def back_to_the_start_and_forth(self) -> None:
        now, steps = self.session.plan, len(self.past)
        for state in reversed(self.past):
            self.session.undo()
            assert self.session.plan == state
        assert self.session.undo_label == ""
        for _ in range(steps):
            self.session.redo()
        assert self.session.plan == now

    @invariant()
    def memory_equals_file(self) -> None:
        if not hasattr(self, "session"):
            return
        rows, connection = self.session.rows, self.session._connection
        for table, columns in COLUMNS.items():
            stored = {row[0]: row for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table}")}  # noqa: S608
            assert stored == rows.images(table)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert type(rows)({table: dict(rows.images(table)) for table in TABLES}).plan == rows.plan

    @invariant()
    def merges_stand_under_something(self) -> None:
        if not hasattr(self, "session"):
            return
        rows = self.session.rows
        for id_, image in rows.images("line").items():
            for name in merged_of(image[11]):
                assert is_joined(rows, id_, name)
                above = rows.image("line", line_above(rows, id_))
                assert above is not None
                assert value_of(above, name) == value_of(image, name)

    @invariant()
    def every_task_has_a_line_and_every_grid_is_whole(self) -> None:
        if not hasattr(self, "session"):
            return
        for appendix in self.session.plan.appendices:
            assert all(task.lines for task in appendix.tasks())
            for _cell in build_grid(appendix).cells():
                pass  # a Grid refuses holes and overlaps when its cells are made


def walk(examples: int, steps: int, derandomize: bool) -> None:
    """Send the officer on so many walks of so many steps."""
    run_state_machine_as_test(
        Officer,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=derandomize,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )


def test_a_short_walk_keeps_memory_and_file_the_same() -> None:
    walk(12, 30, derandomize=True)


@pytest.mark.slow
def test_long_walks_keep_memory_and_file_the_same() -> None:
    walk(1000, 50, derandomize=False)


def test_the_walk_can_fail() -> None:
    """A row changed behind the session's back must be seen, or the walk proves nothing."""
    officer = Officer()
    officer.start(False)
    officer.memory_equals_file()
    officer.session._connection.execute("UPDATE line SET lead = 'khác' WHERE id = 'l1'")
    with pytest.raises(AssertionError):
        officer.memory_equals_file()
    officer.teardown()
