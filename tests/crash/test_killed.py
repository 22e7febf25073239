"""A process killed at any statement of a step leaves the state before the step or the one after it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.plan import Plan
from models.store import PlanSession
from tests.crash.killed import DIED
from tests.crash.steps import STEPS, prepare
from tests.plans import small_plan

SCRIPT = Path(__file__).with_name("killed.py")
State = tuple[Plan, str, str, list[str]]


def state(path: Path) -> State:
    """What the officer finds on opening the file, which must be whole."""
    with PlanSession.open(path) as session:
        assert session._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert session._connection.execute("PRAGMA foreign_key_check").fetchall() == []
        names = [version.name for version in session.versions()]
        return session.plan, session.undo_label, session.redo_label, names


def prepared(folder: Path) -> Path:
    """A plan file with something to undo, to redo and to restore."""
    path = folder / "before.cchc"
    with PlanSession.create(path, small_plan()) as session:
        prepare(session)
    return path


def die(step: str, statement: int, start: Path, path: Path) -> bool:
    """Let a process die at that statement of a step on a fresh copy; False where the step came to its end."""
    for old in path.parent.glob(f"*{path.name}*"):
        old.unlink()
    shutil.copyfile(start, path)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(path), step, str(statement)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode in (0, DIED), done.stderr
    return done.returncode == DIED


def outcomes(step: str, folder: Path, statements: range) -> list[str]:
    """For each statement at which the process died, whether the file holds the state before or after."""
    start, path = prepared(folder), folder / "killed.cchc"
    before = state(start)
    assert not die(step, 10_000, start, path)
    after = state(path)
    assert after != before
    found: list[str] = []
    for statement in statements:
        if not die(step, statement, start, path):
            return found
        now = state(path)
        assert now in (before, after)
        found.append("before" if now == before else "after")
    return found


@pytest.mark.parametrize("step", ["delete", "undo"])
def test_a_killed_process_leaves_before_or_after(step: str, tmp_path: Path) -> None:
    assert set(outcomes(step, tmp_path, range(3, 6))) == {"before"}


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_every_statement(step: str, tmp_path: Path) -> None:
    found = outcomes(step, tmp_path, range(1, 500))
    assert len(found) >= 3
    assert set(found) == {"before"}  # the last statement is the COMMIT, and it is killed before it begins
