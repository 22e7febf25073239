"""What became of each task from above in our plan: covered, proposed, missing, none of ours; and what to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import is_

from models.coverage.lateness import is_later
from models.coverage.matching import Candidate, OurTask, TaskIndex, our_tasks
from models.deadlines.corrected import DeadlineReader
from models.plan import Plan, Task
from models.registers import AssignedTask, Verdict, entries_of


class State(StrEnum):
    """OPEN: nothing of ours covers it yet; PROPOSED: the program is sure enough to say what does."""

    OPEN = "open"
    PROPOSED = "proposed"
    COVERED = "covered"
    NOT_OURS = "not_ours"


class Doubt(StrEnum):
    """What is to be looked at in a task that is covered, or was."""

    GONE = "gone"  # every task of ours that covered it was deleted
    PARTLY_GONE = "partly_gone"
    LATE = "late"
    NO_DEADLINE = "no_deadline"
    NO_LEAD = "no_lead"


@dataclass(frozen=True, slots=True)
class Covered:
    """One task from above with its state, our tasks that cover it, and the candidates where none does."""

    entry: AssignedTask
    state: State
    tasks: tuple[OurTask, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def proposal(self) -> OurTask | None:
        """What the program is sure enough to propose by itself."""
        best = self.candidates[0] if self.candidates else None
        return best.task if self.state is State.PROPOSED and best is not None else None


class Coverage:
    """All tasks from above that a plan keeps, each with what became of it; what `before` knew already is kept."""

    def __init__(self, plan: Plan, before: Coverage | None = None) -> None:
        self.plan = plan
        kept = before if before is not None and _same_tables(before.plan, plan) else None
        self.tasks: list[OurTask] = our_tasks(plan) if kept is None else kept.tasks
        self._index: TaskIndex = (
            TaskIndex(self.tasks, before._index if before else None) if kept is None else kept._index
        )
        self._found: dict[tuple[str, ...], tuple[Candidate, ...]] = {} if kept is None else kept._found
        self.rows: tuple[Covered, ...] = tuple(self._row(entry) for entry in entries_of(plan.entries, AssignedTask))

    @cached_property
    def counts(self) -> Counter[State]:
        """How many there are of each state."""
        return Counter(row.state for row in self.rows)

    @property
    def ours(self) -> int:
        """How many are ours to cover."""
        return len(self.rows) - self.counts[State.NOT_OURS]

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The plans from above, in the order in which they came in."""
        return tuple(dict.fromkeys(row.entry.source for row in self.rows))

    def candidates(self, entry: AssignedTask, most: int = 20) -> list[Candidate]:
        """Our tasks that are most like one from above, more of them than a row has."""
        return self._index.candidates(entry, most)

    @cached_property
    def _known(self) -> dict[str, OurTask]:
        return {task.id: task for task in self.tasks}

    @cached_property
    def _nodes(self) -> dict[str, Task]:
        return {task.id: task for appendix in self.plan.appendices for task in appendix.tasks()}

    @cached_property
    def _reader(self) -> DeadlineReader:
        return DeadlineReader.of_plan(self.plan)

    def _row(self, entry: AssignedTask) -> Covered:
        if entry.verdict is Verdict.NOT_OURS:
            return Covered(entry, State.NOT_OURS)
        linked = tuple(task for id_ in entry.tasks if (task := self._known.get(id_)) is not None)
        if linked or is_covered(entry, linked):
            return Covered(entry, State.COVERED, linked, (), self._doubts(entry, linked))
        key = entry.text, entry.area, entry.product, entry.deadline, entry.lead, entry.partners
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = tuple(self._index.candidates(entry))
        sure = bool(found) and found[0].sure
        gone = (Doubt.GONE,) if entry.tasks else ()
        return Covered(entry, State.PROPOSED if sure else State.OPEN, (), found, gone)

    def _doubts(self, entry: AssignedTask, linked: Sequence[OurTask]) -> tuple[Doubt, ...]:
        nodes = [self._nodes[task.id] for task in linked]
        found: list[Doubt] = []
        if len(linked) < len(set(entry.tasks)):
            found.append(Doubt.PARTLY_GONE)
        if doubt := deadline_doubt(entry, nodes, self._reader):
            found.append(doubt)
        if any(not leads(node) for node in nodes):
            found.append(Doubt.NO_LEAD)
        return tuple(found)


def _same_tables(one: Plan, two: Plan) -> bool:
    """Whether nothing in the appendices is another: parts that did not change are shared."""
    same = all(map(is_, one.appendices, two.appendices))
    return same and len(one.appendices) == len(two.appendices)


def is_covered(entry: AssignedTask, linked: Sequence[object]) -> bool:
    """Whether a task from above counts as covered: by tasks that are there, or because the officer says so."""
    return bool(linked) or (entry.verdict is Verdict.COVERED and not entry.tasks)


def deadline_doubt(entry: AssignedTask, tasks: Sequence[Task], reader: DeadlineReader) -> Doubt | None:
    """What is wrong with our deadlines beside the one from above."""
    lines = [line for task in tasks for line in task.lines if not line.reference]
    if not entry.deadline.strip() or not lines:
        return None
    if is_later(reader.as_written(entry.deadline), map(reader, lines)):
        return Doubt.LATE
    return Doubt.NO_DEADLINE if not any(line.deadline.strip() for line in lines) else None


def leads(task: Task) -> bool:
    """Whether somebody leads a task; what refers to another document needs nobody."""
    return any(line.lead.strip() or line.reference.strip() for line in task.lines)
