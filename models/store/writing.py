"""Changes as SQL: rows by named columns, so that columns of a newer program survive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from models.store.changes import Change
from models.store.schema import COLUMNS, TABLES, Image


def write_changes(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Write changes in the transaction that is open: parents come before children and go after them.

    Raises RuntimeError where the file does not hold what the change starts from: then memory and disk differ.
    """
    for table in TABLES:
        ours = [change for change in changes if change.table == table]
        insert_rows(connection, table, [change.new for change in ours if change.old is None and change.new is not None])
        names = ", ".join(f"{name} = ?" for name in COLUMNS[table][1:])
        _execute(
            connection,
            f"UPDATE {table} SET {names} WHERE id = ?",  # noqa: S608 - names from schema.COLUMNS
            [(*change.new[1:], change.id) for change in ours if change.old is not None and change.new is not None],
        )
    for table in reversed(TABLES):
        gone = [(change.id,) for change in changes if change.table == table and change.new is None]
        _execute(connection, f"DELETE FROM {table} WHERE id = ?", gone)  # noqa: S608


def insert_rows(connection: sqlite3.Connection, table: str, images: Iterable[Image]) -> None:
    """Write new rows of one table."""
    marks = ", ".join("?" for _name in COLUMNS[table])
    sql = f"INSERT INTO {table} ({', '.join(COLUMNS[table])}) VALUES ({marks})"  # noqa: S608
    connection.executemany(sql, images)


def _execute(connection: sqlite3.Connection, sql: str, values: Sequence[tuple[object, ...]]) -> None:
    if values and connection.executemany(sql, values).rowcount != len(values):
        raise RuntimeError(f"rows missing in the file: {sql}")
