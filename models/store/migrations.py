"""The schema of plan files, step by step: a named list that only grows, run by sqlite-utils."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from models.store.schema import USER_VERSION

if TYPE_CHECKING:
    from sqlite_utils import Database

_SET = "cchc"


def _create_tables(db: Database) -> None:
    """1.0: plan, section, appendix, item, line, remark, history, version, meta."""
    place: dict[str, type] = {"id": str, "parent_id": str, "position": float}
    letterhead = ("title", "agency", "parent_agency", "place", "number", "symbol", "issued")
    signer = ("signer_authority", "signer_position", "signer_name")
    years = ("period_start", "period_end", "period_vision")
    texts = ("activity", "product", "lead", "partners", "deadline", "funding", "note", "reference")
    _create(
        db,
        "plan",
        {
            "id": str,
            **dict.fromkeys(letterhead, str),
            **dict.fromkeys(years, int),
            **dict.fromkeys(signer, str),
            "legal_bases": str,
            "recipients": str,
        },
        optional=years,
    )
    _create(db, "section", {**place, "number": str, "heading": str, "paragraphs": str})
    appendix = {**place, "title": str, "label": str, "caption": str, "closing": str, "layout": str}
    _create(db, "appendix", appendix, optional=("label", "caption"), above="plan")
    item = {**place, "kind": str, "title": str, "item_style": str, "source_number": str}
    _create(db, "item", item, optional=("item_style",))
    line = {"id": str, "task_id": str, "position": float, **dict.fromkeys(texts, str), "merged": str, "extra": str}
    _create(db, "line", line, above="item")
    db.table("line").create_index(["task_id"])
    _create(db, "remark", {**place, "message": str, "text": str, "place": str}, above="plan")
    history = {"id": int, "at": float, "label": str, "merge_key": str, "undone": int, "changes": bytes}
    _create(db, "history", history)
    _create(db, "version", {"id": str, "at": str, "name": str, "reason": str, "plan": bytes})
    db.table("meta").create({"key": str, "value": str}, pk="key", not_null={"key", "value"}, strict=True)


def _create(db: Database, name: str, columns: dict[str, type], optional: tuple[str, ...] = (), above: str = "") -> None:
    """Make a strict table; `above` is the table its second column points to."""
    keys = [(list(columns)[1], above, "id")] if above else []
    db.table(name).create(
        columns,
        pk="id",
        not_null={column for column in columns if column not in optional},
        foreign_keys=keys,
        strict=True,
    )


def _add_page(db: Database) -> None:
    """1.1: the plan's page settings, the orientation of each appendix."""
    db.table("plan").add_column("page", str, not_null_default="{}")
    db.table("appendix").add_column("landscape", int)


def _add_registers(db: Database) -> None:
    """1.2: the registers of a plan, how it is checked, what a remark speaks of."""
    db.table("plan").add_column("checks", str, not_null_default="{}")
    db.table("remark").add_column("at", str, not_null_default="")
    place: dict[str, type] = {"id": str, "parent_id": str, "position": float}
    _create(db, "entry", {**place, "kind": str, "data": str}, above="plan")


# (name, user_version after it, step). A step that is released is never changed; tests/fixtures holds a file of each.
MIGRATIONS: list[tuple[str, int, Callable[[Database], None]]] = [
    ("create tables", 1 << 16, _create_tables),
    ("add page", 1 << 16 | 1, _add_page),
    ("add registers", 1 << 16 | 2, _add_registers),
]


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database to the version of this program, each step in one transaction with its record.

    A step empties the history, whose row images belong to the schema before it.
    """
    # Imported here, because a plan that is up to date must open without paying for it.
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    steps = Migrations(_SET)
    for name, version, step in MIGRATIONS:
        steps(name=name)(_with_version(step, version))
    steps.apply(db)
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found < USER_VERSION:
        raise RuntimeError(f"migrations end at {found}, not at {USER_VERSION}")


def _with_version(step: Callable[[Database], None], version: int) -> Callable[[Database], None]:
    def run(db: Database) -> None:
        step(db)
        db.execute("DELETE FROM history")
        db.execute(f"PRAGMA user_version={version:d}")

    return run
