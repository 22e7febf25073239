"""What an edit and an opening cost must not grow with the plan; counted, never timed."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from models.commands import AddTask, SetText
from models.grid.grid import Address
from models.plan import Task
from models.store import PlanSession
from models.store.nodes import make_line
from tests.plans import big_plan, small_plan

CONNECT = sqlite3.connect
ROOT = Path(__file__).resolve().parents[3]


def lead(text: str, line: str) -> SetText:
    """An edit of one cell."""
    return SetText(Address("line", line, "lead"), text)


def statements(session: PlanSession, command: Any) -> tuple[int, int]:
    """How many SQL statements a command takes, and how many nodes the plan then builds anew."""
    seen: list[str] = []
    built: list[str] = []
    _ = session.plan
    session._connection.set_trace_callback(seen.append)
    build = type(session.rows)._build

    def counted(rows: Any, table: str, id_: str) -> Any:
        built.append(id_)
        return build(rows, table, id_)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(session.rows), "_build", counted)
        session.run(command)
        _ = session.plan
    session._connection.set_trace_callback(None)
    return len(seen), len(built)


def test_one_edit_costs_the_same_in_a_large_plan(tmp_path: Path) -> None:
    costs = []
    for lines in (100, 10_000):
        with PlanSession.create(tmp_path / f"{lines}.cchc", big_plan(lines)) as session:
            edit = lead("Sở", f"l{lines // 2}")
            first = statements(session, edit)
            second = statements(session, AddTask("a3", "Mới", f"t{lines // 10 * 3}"))
            costs.append((first, second))
    assert costs[0] == costs[1]
    assert costs[0][0] == (4, 5)  # BEGIN, UPDATE, INSERT history, COMMIT; line, task, area, appendix, plan
    assert costs[0][1][1] == 5


def test_loading_builds_no_nodes_and_reads_each_table_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[int, int] = {}
    made: list[int] = []
    monkeypatch.setattr("models.store.nodes.make_line", lambda image: made.append(1) or make_line(image))
    for lines in (100, 1000):
        path = tmp_path / f"{lines}.cchc"
        PlanSession.create(path, big_plan(lines)).close()
        count = [0]

        def counting(*args: Any, count: list[int] = count, **options: Any) -> sqlite3.Connection:
            connection = CONNECT(*args, **options)
            connection.set_trace_callback(lambda _sql: count.__setitem__(0, count[0] + 1))
            return connection

        with monkeypatch.context() as patch:
            patch.setattr(sqlite3, "connect", counting)
            with PlanSession.open(path) as session:
                seen[lines] = count[0]
                assert made == []
                task = session.rows.node("t7")
                assert isinstance(task, Task)
                assert len(made) == 1
                made.clear()
    assert seen[100] == seen[1000]


def test_opening_does_not_load_sqlite_utils(tmp_path: Path) -> None:
    path = tmp_path / "plan.cchc"
    PlanSession.create(path, small_plan()).close()
    code = (
        "import sys; from models.store import PlanSession; from models.commands import AddTask\n"
        "with PlanSession.open(sys.argv[1]) as s:\n"
        "    s.run(AddTask('a1', 'x')); s.undo(); s.plan\n"
        "print(sorted({'sqlite_utils', 'PySide6', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "[]", "")
