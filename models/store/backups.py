"""Safety copies of a plan in the user's data folder, checked before and after, thinned as they age."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from models.errors import EnvironmentProblem
from models.files import file_trouble, replacing
from models.folders import data_folder
from models.i18n import _
from models.store.trouble import damaged, sqlite_trouble

_KEEP_ALL = timedelta(days=2)
_DAILY, _WEEKLY, _MONTHLY = 14, 8, 12
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(?P<stem>.+)--(?P<plan>[0-9A-Za-z]{1,12})--(?P<stamp>\d{8}-\d{6})(?:-\d+)?\.cchc")
_UNSAFE = re.compile(r"[^\w\- ]+")


def backup_folder() -> Path:
    """The folder of all backups, in the user's data folder."""
    return data_folder() / "backups"


def back_up(connection: sqlite3.Connection, path: Path, plan_id: str, folder: Path, now: datetime) -> Path:
    """Copy the database of the plan at `path` into `folder`, if it is whole, and thin the older copies.

    Raises InputProblem where the database is damaged: a bad file must never take the place of good copies.
    """
    with sqlite_trouble(path):
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(path, "quick_check before backup")
    with file_trouble(folder):
        folder.mkdir(parents=True, exist_ok=True)
    mark = re.sub(r"[^0-9A-Za-z]", "", plan_id)[:12] or "0"
    stem = _UNSAFE.sub("_", path.stem).strip()[:60] or "plan"
    target = _free_name(folder, f"{stem}--{mark}--{now.strftime(_STAMP)}")
    with sqlite_trouble(target), replacing(target) as beside:
        copy_database(connection, beside)
        with closing(sqlite3.connect(beside)) as copy:
            if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise EnvironmentProblem(_("Bản sao lưu vừa ghi không đọc lại được; hãy kiểm tra ổ đĩa."))
    thin_folder(folder, mark, now)
    return target


def copy_database(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a whole database, as of its last commit, into an empty file."""
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        connection.backup(copy, progress=_refuse_to_wait)


def _refuse_to_wait(status: int, _remaining: int, _total: int) -> None:
    """Python tries again for ever while one of the two databases is busy; nobody here will ever let it go."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        error = sqlite3.OperationalError("database is busy")
        error.sqlite_errorcode = status
        raise error


def _free_name(folder: Path, name: str) -> Path:
    target = folder / f"{name}.cchc"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{name}-{number}.cchc"
    return target


def list_backups(folder: Path, plan_id: str = "") -> list[tuple[datetime, Path]]:
    """The backups in a folder, newest first; only those of one plan where its id is given."""
    mark = re.sub(r"[^0-9A-Za-z]", "", plan_id)[:12]
    found: list[tuple[datetime, Path]] = []
    with suppress(OSError):
        for path in folder.iterdir():
            parts = _NAME.fullmatch(path.name)
            if parts and (not mark or parts["plan"] == mark):
                with suppress(ValueError):
                    found.append((datetime.strptime(parts["stamp"], _STAMP), path))
    return sorted(found, reverse=True)


def thin_folder(folder: Path, plan_id: str, now: datetime) -> None:
    """Remove the backups of one plan that thin() gives up; one that cannot be removed stays."""
    found = list_backups(folder, plan_id)
    kept = thin((at for at, _path in found), now)
    for at, path in found:
        if at not in kept:
            with suppress(OSError):
                path.unlink()


def thin(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which backups to keep: all of the last two days; before that the last of 14 days, then of 8 weeks, 12 months."""
    ordered = sorted(set(times), reverse=True)
    kept = {at for at in ordered if now - at < _KEEP_ALL}
    older = [at for at in ordered if at not in kept]
    for count, span in ((_DAILY, _day), (_WEEKLY, _week), (_MONTHLY, _month)):
        spans: dict[tuple[int, ...], datetime] = {}
        for at in older:
            spans.setdefault(span(at.date()), at)
        filled = dict(list(spans.items())[:count])
        kept.update(filled.values())
        older = [at for at in older if span(at.date()) not in filled]
    return kept


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month
