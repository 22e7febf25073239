"""Backups: only of whole plans, checked again, thinned with age, never in the way of closing."""

from __future__ import annotations

import logging
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import SetPlan
from models.errors import EnvironmentProblem, InputProblem
from models.store import PlanSession, backups
from models.store.backups import back_up, backup_folder, list_backups, thin
from tests.plans import small_plan

NOW = datetime(2027, 3, 15, 10, 0)


def ago(**span: float) -> datetime:
    """A time before NOW."""
    return NOW - timedelta(**span)


@pytest.mark.parametrize(
    ("times", "gone"),
    [
        ([], []),
        ([ago(minutes=n) for n in range(0, 2880, 5)], []),  # two days, every five minutes: all stay
        ([ago(days=3), ago(days=3, hours=1), ago(days=3, hours=2)], [ago(days=3, hours=1), ago(days=3, hours=2)]),
        ([ago(days=n) for n in range(2, 16)], []),  # 14 days, one each
        ([ago(days=800), ago(days=900)], []),  # rarely used plans keep what they have
        ([ago(days=2, seconds=-1), ago(days=2)], []),
        ([ago(days=-1)], []),  # a clock that was wrong
    ],
)
def test_what_thinning_gives_up(times: list[datetime], gone: list[datetime]) -> None:
    assert set(times) - thin(times, NOW) == set(gone)


def test_thinning_keeps_days_then_weeks_then_months() -> None:
    kept = thin([ago(days=n) for n in range(1000)], NOW)
    ages = sorted((NOW - at).days for at in kept)
    assert ages[:16] == list(range(16))
    assert len(ages) == 2 + 14 + 8 + 12
    weeks = ages[16:24]
    assert all(1 <= later - earlier <= 7 for earlier, later in zip(ages[15:23], weeks, strict=True))
    assert 60 < weeks[-1] <= 16 + 56
    assert 365 < max(ages) < 450


@given(st.lists(st.integers(0, 2_000_000), max_size=60))
def test_thinning_is_bounded_and_settles(minutes: list[int]) -> None:
    times = [ago(minutes=minute) for minute in minutes]
    kept = thin(times, NOW)
    assert kept <= set(times)
    assert thin(kept, NOW) == kept
    assert len([at for at in kept if NOW - at >= timedelta(days=2)]) <= 14 + 8 + 12
    if times:
        assert max(times) in kept


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with PlanSession.create(tmp_path / "kế hoạch.cchc", small_plan()) as session:
        yield session


def test_closing_backs_up_what_changed(tmp_path: Path, own_user_folders: Path) -> None:
    PlanSession.create(tmp_path / "a.cchc", small_plan()).close()
    assert list_backups(backup_folder()) == []
    with PlanSession.open(tmp_path / "a.cchc") as session:
        session.run(SetPlan({"title": "Một"}))
    found = list_backups(backup_folder(), "plan")
    assert len(found) == 1
    assert own_user_folders in backup_folder().parents
    with PlanSession.open(found[0][1], read_only=True) as copy:
        assert copy.plan.title == "Một"
    assert list_backups(backup_folder(), "other") == []


def test_a_timer_backs_up_only_changes(session: PlanSession, tmp_path: Path) -> None:
    assert session.backup_if_changed() is None
    session.run(SetPlan({"title": "Một"}))
    made = session.backup_if_changed()
    assert made is not None
    assert made.name.startswith("kế hoạch--plan--")
    assert session.backup_if_changed() is None
    session.undo()
    again = session.backup_if_changed()
    assert again is not None
    assert again != made
    assert session.undo_label == ""


def test_old_backups_of_this_plan_are_thinned_and_others_left_alone(session: PlanSession, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    folder.mkdir()
    for name in ("x--plan--20200101-100000", "x--plan--20200101-110000", "x--other--20200101-100000", "notes"):
        (folder / f"{name}.cchc").touch()
    (folder / "x--plan--20209999-100000.cchc").touch()
    back_up(session._connection, session.path, "plan", folder, NOW)
    back_up(session._connection, session.path, "plan", folder, NOW)
    assert sorted(path.name for path in folder.iterdir()) == [
        "kế hoạch--plan--20270315-100000-2.cchc",
        "kế hoạch--plan--20270315-100000.cchc",
        "notes.cchc",
        "x--other--20200101-100000.cchc",
        "x--plan--20200101-110000.cchc",
        "x--plan--20209999-100000.cchc",
    ]


def test_one_that_cannot_be_removed_stays(
    session: PlanSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hour in (10, 11):
        (tmp_path / f"x--plan--20200101-{hour}0000.cchc").touch()

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    backups.thin_folder(tmp_path, "plan", NOW)
    assert len(list_backups(tmp_path, "plan")) == 2


def test_a_damaged_plan_never_becomes_a_backup(session: PlanSession, tmp_path: Path) -> None:
    class Damaged:
        """A connection whose check fails."""

        def execute(self, sql: str) -> Any:
            return session._connection.execute("SELECT 'row 1 missing from index'")

    with pytest.raises(InputProblem, match="bị hỏng"):
        back_up(Damaged(), session.path, "plan", tmp_path / "b", NOW)  # type: ignore[arg-type]
    assert not (tmp_path / "b").exists()


def test_a_backup_that_does_not_read_back_is_told_and_removed(
    session: PlanSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(connection: sqlite3.Connection, target: Path) -> None:
        copy(connection, target)
        target.write_bytes(target.read_bytes()[:-5000])

    copy = backups.copy_database
    monkeypatch.setattr(backups, "copy_database", torn)
    with pytest.raises((EnvironmentProblem, InputProblem)):
        session.backup()
    assert list_backups(backup_folder()) == []
    monkeypatch.setattr(backups, "copy_database", lambda _connection, target: target.write_bytes(b""))
    assert session.backup().exists()  # an empty database is whole: what counts is that the copy was looked at


def test_a_backup_does_not_wait_for_a_busy_database(session: PlanSession, tmp_path: Path) -> None:
    session._connection.execute("BEGIN IMMEDIATE")
    session._connection.execute("DELETE FROM remark")
    with pytest.raises(sqlite3.OperationalError, match="busy"):
        backups.copy_database(session._connection, tmp_path / "copy.cchc")
    session._connection.execute("ROLLBACK")


def test_a_copy_that_fails_its_check_is_no_backup(
    session: PlanSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backups.copy_database

    def spoiled(connection: sqlite3.Connection, target: Path) -> None:
        copy(connection, target)
        data = bytearray(target.read_bytes())
        data[8192:8200] = b"\xff" * 8
        target.write_bytes(data)

    monkeypatch.setattr(backups, "copy_database", spoiled)
    with pytest.raises((EnvironmentProblem, InputProblem)):
        session.backup()
    assert list_backups(backup_folder()) == []


def test_closing_does_not_fail_for_the_sake_of_a_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "backups"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    session = PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=blocked)
    session.run(SetPlan({"title": "Một"}))
    with caplog.at_level(logging.WARNING, "cchc.store"):
        session.close()
    assert "on closing a.cchc" in caplog.text
    with PlanSession.open(tmp_path / "a.cchc") as again:
        assert again.plan.title == "Một"
