"""Files of every released version open in this program; a step and its record go together."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from models.commands import SetPlan
from models.plan_json import dump_plan, load_plan
from models.store import PlanSession, migrations
from models.store import connection as opening
from models.store.backups import backup_folder, list_backups
from models.store.schema import COLUMNS, USER_VERSION
from tests.plans import small_plan

NAMES = [name for name, _version, _step in migrations.MIGRATIONS]
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def sample(version: int, suffix: str) -> Path:
    """The stored file of a released version."""
    return FIXTURES / f"plan-{version >> 16}.{version & 0xFFFF}.{suffix}"


@pytest.mark.parametrize(("name", "version", "step"), migrations.MIGRATIONS)
def test_every_migration_has_a_stored_file_that_opens(name: str, version: int, step: object, tmp_path: Path) -> None:
    assert sample(version, "cchc").is_file(), f"store a plan file made by the version before the next step: {name}"
    path = tmp_path / "old.cchc"
    shutil.copyfile(sample(version, "cchc"), path)
    with PlanSession.open(path) as session:
        assert dump_plan(session.plan) == sample(version, "json").read_text(encoding="utf-8")
        assert session.plan == load_plan(sample(version, "json").read_text(encoding="utf-8"))
        assert [version.name for version in session.versions()] == ["Bản trình lần 1"]
        assert session.run(SetPlan({"title": "Mới"})).changes


def test_the_list_of_migrations_only_grows() -> None:
    versions = [version for _name, version, _step in migrations.MIGRATIONS]
    assert NAMES[:3] == ["create tables", "add page", "add registers"]
    assert versions == sorted(set(versions))
    assert versions[-1] == USER_VERSION


def test_the_migrated_schema_is_the_one_the_program_reads() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.migrate(connection)
        for table, columns in COLUMNS.items():
            found = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            assert tuple(found) == columns
        unique = connection.execute(
            "SELECT m.name FROM sqlite_schema m, pragma_index_list(m.name) i WHERE m.type = 'table' AND i.origin = 'u'"
        ).fetchall()
        assert unique == []


def add_colour(db: Any) -> None:
    """A step of a later version."""
    db.table("line").add_column("colour", str, not_null_default="")


def break_off(db: Any) -> None:
    """A step that fails when half done."""
    add_colour(db)
    raise ZeroDivisionError


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make this program one of version 1.1 with the step given."""

    def set_step(step: Any) -> None:
        monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, ("colour", USER_VERSION + 1, step)])
        monkeypatch.setattr(migrations, "USER_VERSION", USER_VERSION + 1)
        monkeypatch.setattr(opening, "USER_VERSION", USER_VERSION + 1)

    return set_step


def old_file(path: Path) -> Path:
    """A file of this version with a step to undo."""
    with PlanSession.create(path, small_plan()) as session:
        session.run(SetPlan({"title": "Cũ"}))
    for _at, backup in list_backups(backup_folder()):
        backup.unlink()
    return path


def state(path: Path) -> tuple[Any, ...]:
    """What a migration changes."""
    with closing(sqlite3.connect(path)) as other:
        return (
            other.execute("PRAGMA user_version").fetchone()[0],
            [row[0] for row in other.execute("SELECT name FROM _sqlite_migrations ORDER BY id")],
            [row[1] for row in other.execute("PRAGMA table_info(line)")][-1],
        )


def test_an_old_file_is_backed_up_and_brought_up_to_date(tmp_path: Path, later: Any) -> None:
    path = old_file(tmp_path / "old.cchc")
    later(add_colour)
    with PlanSession.open(path) as session:
        assert session.plan.title == "Cũ"
        assert session.undo_label == ""  # the images of old steps do not fit the new columns
        session.run(SetPlan({"title": "Mới"}))
    assert state(path) == (USER_VERSION + 1, [*NAMES, "colour"], "colour")
    backups = [backup for _at, backup in list_backups(backup_folder())]
    assert len(backups) == 2  # before the migration, and on closing
    assert sorted(state(backup)[0] for backup in backups) == [USER_VERSION, USER_VERSION + 1]
    with PlanSession.open(path) as session:
        assert session.undo_label


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, later: Any) -> None:
    path = old_file(tmp_path / "old.cchc")
    before = state(path)
    later(break_off)
    with pytest.raises(ZeroDivisionError):
        PlanSession.open(path)
    assert state(path) == before == (USER_VERSION, NAMES, "extra")


def test_a_migration_for_reading_leaves_the_file_alone(tmp_path: Path, later: Any) -> None:
    path = old_file(tmp_path / "old.cchc")
    before = path.read_bytes()
    later(add_colour)
    with PlanSession.open(path, read_only=True) as session:
        assert session.plan.title == "Cũ"
    assert path.read_bytes() == before
    assert list_backups(backup_folder()) == []


def test_a_version_without_a_step_is_a_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "USER_VERSION", USER_VERSION + 1)
    with pytest.raises(RuntimeError, match="migrations end at"):
        PlanSession.create(tmp_path / "a.cchc", small_plan())
    assert list(tmp_path.iterdir()) == []
