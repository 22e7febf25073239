"""The work of the check: all of it grows with the plan, that after one edit does not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from benchmarks.workload import make_plan, make_readable_plan
from models import commands
from models.checking.checker import Checker, rows_of
from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.parts import Parts, any_word
from models.checking.rule import NodeRule, TextRule
from models.checking.settling import Shelf
from models.collecting import no_collecting
from models.grid.grid import Address
from models.plan import Plan
from models.store import PlanSession


def _calls(work: Callable[[], object]) -> int:
    """How many functions of Python are called."""
    count = 0

    def note(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _whole(plan: Plan) -> int:
    rows = rows_of(plan)
    return _calls(lambda: Checker(rows).work())


# Functions of Python for one line of the readable plan, by all rules together: a rule that is asked about every text
# without a cheap question first goes beyond it.
_MOST_CALLS = 400


@pytest.mark.parametrize("made", [make_plan, make_readable_plan])
def test_a_whole_check_grows_with_the_plan(made: Callable[[int], Plan]) -> None:
    _whole(made(20))  # what is made once
    assert _whole(made(1000)) <= 12 * _whole(made(100))


def test_a_line_costs_few_calls() -> None:
    plan = make_readable_plan(1000)
    _whole(plan)  # words that are met for the first time
    assert _whole(plan) <= _MOST_CALLS * 1000


def test_first_questions_are_asked_once_for_a_text_and_once_for_a_piece() -> None:
    asked: list[str] = []
    found: list[str] = []

    def dear(parts: Parts) -> bool:
        asked.append(parts.text)
        return True

    def find(text: str, _kind: object) -> tuple[()]:
        found.append(text)
        return ()

    def node(node: object, _context: object) -> tuple[Finding, ...]:
        found.append(str(getattr(node, "title", "")))
        return ()

    hint = Severity.HINT
    question, kinds = any_word("phường").then(dear), frozenset({"task"})
    rules = (
        TextRule(name="a", group="text", severity=hint, title="", explanation="", find=find, quick=question),
        TextRule(name="b", group="text", severity=hint, title="", explanation="", find=find, quick=question),
        NodeRule(
            name="c", group="text", severity=hint, title="", explanation="", kinds=kinds, find=node, quick=question
        ),
    )
    plan = make_readable_plan(40)
    Checker(rows_of(plan), rules).work()
    titles = [task.title for task in plan.appendices[0].tasks() if "phường" in task.title]
    assert titles
    assert sorted(asked) == sorted(set(titles))
    assert sorted(found) == sorted(3 * titles)


def _edits(folder: Path, lines: int) -> list[int]:
    """The calls that following edits of several sorts takes."""
    counts: list[int] = []
    with PlanSession.create(folder / f"{lines}.cchc", make_plan(lines), backups=folder / "b") as session:
        checker = Checker(session.rows)
        session.subscribe(checker.follow)
        checker.work()
        line = list(session.rows.images("line"))[lines // 2]
        task = session.rows.parent_id(line)
        edits = [
            Address("line", line, "lead"),
            Address("line", line, "deadline"),
            Address("line", line, "product"),
            Address("task", task, "title"),
        ]
        for turn, address in enumerate(edits):
            for text in (f"Phòng Pháp chế {turn}", f"Trước ngày 0{turn + 1}/02/2027", "Nghị quyết số 76/NQ-CP"):
                session.run(commands.SetText(address, text))
                counts.append(_calls(checker.work))
    return counts


def test_what_one_edit_costs_does_not_depend_on_the_plan(tmp_path: Path) -> None:
    small, large = _edits(tmp_path, 200), _edits(tmp_path, 2000)
    assert all(more <= 1.5 * less + 300 for less, more in zip(small, large, strict=True)), (small, large)


def _settling(lines: int) -> float:
    """How long it takes to put the findings of a plan in order that has one in each line."""
    plan = make_plan(lines)
    shelf = Shelf(Context(rows_of(plan)))
    for number, task in enumerate(task for appendix in plan.appendices for task in appendix.tasks()):
        spot = Spot(Address("task", task.id, "title"), 0, 1, str(number))
        shelf.put(task.id, [Finding(rule="x", severity=Severity.HINT, message="x", spots=(spot,))])
    with no_collecting():
        start = process_time()
        assert shelf.refresh()
        return process_time() - start


def test_findings_everywhere_are_put_in_order_one_after_the_other() -> None:
    _settling(100)
    assert _settling(32_000) < 10 * _settling(8_000)
