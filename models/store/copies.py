"""Whole plan files written beside their target and moved into place: new ones and copies."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from models.errors import InputProblem
from models.files import replacing
from models.i18n import _
from models.plan import Plan
from models.store.backups import copy_database
from models.store.connection import check_header
from models.store.lock import LockStatus, lock_status, locked
from models.store.migrations import migrate
from models.store.nodes import RowMaker
from models.store.schema import APPLICATION_ID, TABLES, Image
from models.store.trouble import sqlite_trouble
from models.store.writing import insert_rows


def write_new(target: Path, plan: Plan) -> None:
    """Write a plan into a new file; a failure leaves an old file of that name as it was."""
    check_free(target)
    tables: dict[str, list[Image]] = {table: [] for table in TABLES}
    for table, image in RowMaker().plan(plan):
        tables[table].append(image)
    with sqlite_trouble(target), replacing(target) as beside:
        _fill(beside, tables)


def _fill(path: Path, tables: dict[str, list[Image]]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # Nobody sees the file before it is whole and flushed, so a journal on the disk would protect nothing.
        connection.execute("PRAGMA journal_mode=MEMORY")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID:d}")
        migrate(connection)
        connection.execute("BEGIN")
        for table, images in tables.items():
            insert_rows(connection, table, images)
        connection.execute("COMMIT")


def write_copy(connection: sqlite3.Connection, target: Path, clean: bool) -> None:
    """Copy an open plan file to another place; `clean` leaves history and versions out."""
    check_free(target)
    with sqlite_trouble(target), replacing(target) as beside:
        copy_database(connection, beside)
        if clean:
            with closing(sqlite3.connect(beside, isolation_level=None)) as copy:
                copy.execute("PRAGMA journal_mode=MEMORY")
                copy.execute("DELETE FROM history")
                copy.execute("DELETE FROM version")
                # Deleted rows stay readable in free pages until the file is packed.
                copy.execute("VACUUM")
        check_header(beside)


def check_free(target: Path) -> None:
    """Raise PlanLocked where the target is a plan that is open: replacing it would cut off that window."""
    if target.is_dir():
        raise InputProblem(_("“{name}” là một thư mục; hãy chọn tên tệp.").format(name=target.name))
    if lock_status(target) not in (LockStatus.FREE, LockStatus.STALE):
        raise locked(target)
