"""All rows of a plan file into memory, refusing what no plan can hold."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from models.errors import PlanError
from models.numbering import Style
from models.store import nodes
from models.store.rows import PlanRows
from models.store.schema import COLUMNS, KINDS, MAX_SECTION_DEPTH, PARENTS, Image
from models.store.trouble import damaged

_STYLES = {style.value for style in Style}


def load_rows(connection: sqlite3.Connection, path: Path) -> PlanRows:
    """The rows of a database that passed its quick check; raises InputProblem where they make no plan."""
    tables: dict[str, dict[str, Image]] = {}
    # Ten thousand rows make the garbage collector run dozens of times over things that all stay.
    collecting = gc.isenabled()
    gc.disable()
    try:
        for table, columns in COLUMNS.items():
            cursor = connection.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608
            tables[table] = {image[0]: image for image in cursor}
        _check_strict(connection)
        _check(tables)
        return PlanRows(tables)
    except (sqlite3.OperationalError, ValueError, KeyError, TypeError, RecursionError, PlanError) as error:
        if isinstance(error, sqlite3.OperationalError) and "no such" not in str(error):
            raise
        raise damaged(path, repr(error)) from error
    finally:
        if collecting:
            gc.enable()


def _check_strict(connection: sqlite3.Connection) -> None:
    """Only strict tables promise, by the quick check, that a text column holds text."""
    strict = {row[0] for row in connection.execute("SELECT name FROM pragma_table_list WHERE strict")}
    if missing := COLUMNS.keys() - strict:
        raise ValueError(f"not strict: {sorted(missing)}")


def _check(tables: Mapping[str, Mapping[str, Image]]) -> None:
    if len(tables["plan"]) != 1:
        raise ValueError(f"{len(tables['plan'])} plans")
    seen: set[str] = set()
    for table, images in tables.items():
        if not seen.isdisjoint(images) or None in images or "" in images:
            raise ValueError(f"id used twice or empty in {table}")
        seen.update(images)
    for image in tables["plan"].values():
        _texts(image[14])
        _texts(image[15])
    kinds = {id_: image[3] for id_, image in tables["item"].items()}
    for table in ("plan", "section", "appendix"):
        kinds |= dict.fromkeys(tables[table], table)
    for table in ("section", "appendix", "remark", "item", "line"):
        for image in tables[table].values():
            kind = image[3] if table == "item" else table
            if kinds.get(image[1]) not in PARENTS[kind]:
                raise ValueError(f"{kind} {image[0]} stands in the wrong place")
    _check_json(tables)
    _check_depth(tables["section"])


def _check_json(tables: Mapping[str, Mapping[str, Image]]) -> None:
    for image in tables["item"].values():
        if image[3] not in KINDS or (image[5] is not None and image[5] not in _STYLES):
            raise ValueError(f"item {image[0]}")
    for image in tables["section"].values():
        _texts(image[5])
    for image in tables["appendix"].values():
        nodes.make_layout(image[7])
    # Most lines have one of a few texts here; each is read once.
    for text in {image[11] for image in tables["line"].values()}:
        _texts(text)
    for text in {image[12] for image in tables["line"].values()}:
        extra = json.loads(text)
        if not isinstance(extra, dict) or not all(isinstance(value, str) for value in extra.values()):
            raise ValueError(f"extra of a line: {text[:80]}")


def _texts(text: str) -> None:
    data = json.loads(text)
    if not isinstance(data, list) or not all(isinstance(value, str) for value in data):
        raise ValueError("no list of texts")


def _check_depth(sections: Mapping[str, Image]) -> None:
    """A section in itself would never end; one too deep would overrun the stack."""
    for image in sections.values():
        above, depth = image, 0
        while above[1] in sections:
            above, depth = sections[above[1]], depth + 1
            if depth > MAX_SECTION_DEPTH:
                raise ValueError(f"section {image[0]} lies too deep")
