"""Every statement of every command fails once: file, memory and the steps to undo stay as they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.errors import EnvironmentProblem, PlanError
from models.store import PlanSession, copies
from models.store import session as session_module
from models.store.backups import backup_folder, list_backups
from models.store.schema import TABLES
from tests.crash.steps import STEPS, prepare
from tests.plans import small_plan


class Failing:
    """A connection that fails at the n-th writing statement, before or after doing it."""

    def __init__(self, connection: sqlite3.Connection, fail_at: int, code: int, after: bool) -> None:
        self._connection = connection
        self._left = fail_at
        self._code = code
        self._after = after
        self.failed = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def _guard(self, sql: str, work: Callable[[], sqlite3.Cursor]) -> sqlite3.Cursor:
        if sql.split()[0] in ("SELECT", "PRAGMA", "ROLLBACK"):
            return work()
        self._left -= 1
        if self._left == 0:
            if self._after and sql != "COMMIT":
                work()
            self.failed = True
            error = sqlite3.OperationalError("provoked")
            error.sqlite_errorcode = self._code
            raise error
        return work()

    def execute(self, sql: str, values: Any = ()) -> sqlite3.Cursor:
        """Do a statement or fail."""
        return self._guard(sql, lambda: self._connection.execute(sql, values))

    def executemany(self, sql: str, values: Any) -> sqlite3.Cursor:
        """Do a statement for many rows or fail; without rows nothing is done and nothing can fail."""
        rows = list(values)
        return self._guard(sql, lambda: self._connection.executemany(sql, rows)) if rows else self._connection.cursor()


def everything(session: PlanSession, connection: sqlite3.Connection) -> tuple[Any, ...]:
    """All that must not change: memory, undo, and each row of the file."""
    tables = (*TABLES, "history", "version")
    stored = tuple(tuple(connection.execute(f"SELECT * FROM {table} ORDER BY 1")) for table in tables)  # noqa: S608
    return session.plan, session.undo_label, session.redo_label, connection.in_transaction, stored


@pytest.mark.parametrize(("code", "after"), [(sqlite3.SQLITE_FULL, False), (sqlite3.SQLITE_IOERR_WRITE, True)])
@pytest.mark.parametrize("name", STEPS)
def test_a_failing_statement_leaves_everything_as_it_was(name: str, code: int, after: bool, tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path / "b") as session:
        prepare(session)
        connection = session._connection
        before, plan = everything(session, connection), session.plan
        heard: list[object] = []
        session.subscribe(heard.append)
        for number in range(1, 200):
            failing = Failing(connection, number, code, after)
            session._connection = session._history._connection = failing  # type: ignore[assignment]
            try:
                with pytest.raises(EnvironmentProblem):
                    STEPS[name](session)
            except BaseException:
                assert not failing.failed
                break  # all statements were reached: the step went through, and pytest.raises said so
            finally:
                session._connection = session._history._connection = connection
            assert failing.failed
            assert everything(session, connection) == before
            assert session.plan is plan
            assert heard == []
        assert number > 2
        assert everything(session, connection) != before


@pytest.mark.parametrize("moment", ["backup", "fsync", "replace", "insert"])
def test_a_failed_copy_or_new_file_leaves_the_old_one(
    moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "old.cchc"
    PlanSession.create(target, small_plan()).close()
    old = target.read_bytes()
    with PlanSession.create(tmp_path / "a.cchc", small_plan()) as session:
        error: Exception = OSError(28, "full")
        if moment == "backup":
            full = sqlite3.OperationalError("full")
            full.sqlite_errorcode = sqlite3.SQLITE_FULL
            monkeypatch.setattr(copies, "copy_database", lambda *_args: throw(full))
            monkeypatch.setattr(copies, "insert_rows", lambda *_args: throw(full))
        elif moment == "insert":
            monkeypatch.setattr(copies, "copy_database", lambda *_args: throw(error))
            monkeypatch.setattr(copies, "insert_rows", lambda *_args: throw(error))
        elif moment == "fsync":
            monkeypatch.setattr("models.files.os.fsync", lambda _file: throw(error))
        else:
            monkeypatch.setattr(Path, "replace", lambda _self, _target: throw(error))
        for action in (
            lambda: session.save_copy(target),
            lambda: session.save_copy(target, clean=True),
            lambda: PlanSession.create(target, small_plan()),
        ):
            with pytest.raises(EnvironmentProblem, match="đầy"):
                action()
        monkeypatch.undo()
    assert target.read_bytes() == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.cchc", "old.cchc"]


def throw(error: Exception) -> None:
    """Raise, in a place where only an expression fits."""
    raise error


def test_a_failed_backup_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with PlanSession.create(tmp_path / "a.cchc", small_plan()) as session:
        for target in ("models.files.os.fsync", "models.store.backups.copy_database"):
            with monkeypatch.context() as patch:
                patch.setattr(target, lambda *_args: throw(OSError(28, "full")))
                with pytest.raises(PlanError, match="đầy"):
                    session.backup()
        assert list(backup_folder().iterdir()) == []
        assert list_backups(backup_folder()) == []


def test_opening_that_fails_lets_the_file_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.cchc"
    PlanSession.create(path, small_plan()).close()
    for read_only in (False, True):
        with monkeypatch.context() as patch:
            patch.setattr(session_module, "load_rows", lambda *_args: throw(MemoryError()))
            with pytest.raises(MemoryError):
                PlanSession.open(path, read_only=read_only)
    with PlanSession.open(path) as session:
        assert session.plan == small_plan()
