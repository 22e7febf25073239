"""All rows of a plan file into memory, refusing what no plan can hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from models.collecting import no_collecting
from models.errors import PlanError
from models.numbering import Style
from models.store import nodes
from models.store.rows import PlanRows
from models.store.schema import (
    COLUMNS,
    IMAGES,
    KINDS,
    MAX_SECTION_DEPTH,
    PARENTS,
    AppendixImage,
    Image,
    ItemImage,
    LineImage,
    PlanImage,
    SectionImage,
)
from models.store.trouble import code_of, damaged

_STYLES = {style.value for style in Style}
_AT_ONCE = 1000  # rows
_BESIDE = {
    "history": "id, at, label, merge_key, undone, changes",
    "version": "id, at, name, reason, plan",
    "meta": "key, value",
}
_MOSTLY_UNIQUE = frozenset({"position", "title", "activity", "product"})


def load_rows(connection: sqlite3.Connection, path: Path) -> PlanRows:
    """The rows of a database that passed its quick check; raises InputProblem where they make no plan."""
    tables: dict[str, dict[str, Any]] = {}
    try:
        with no_collecting():
            texts: dict[Any, Any] = {}
            for table, columns in COLUMNS.items():
                cursor = connection.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608
                # The statement names just these columns, so what _make() would count once more per row is left out.
                as_image = partial(tuple.__new__, IMAGES[table])
                # Nothing names a line by its id, so it is shared with nothing.
                alone = _MOSTLY_UNIQUE | {"id"} if table == "line" else _MOSTLY_UNIQUE
                rows = _with_shared_texts(cursor, [name not in alone for name in columns], texts)
                tables[table] = {image.id: image for image in map(as_image, rows)}
            _check_strict(connection)
            _check(tables)
            return PlanRows(tables)
    except (sqlite3.OperationalError, ValueError, KeyError, TypeError, RecursionError, PlanError) as error:
        # Without a code: the module cannot read a text. With that of a bad statement: a table or column is not there.
        if isinstance(error, sqlite3.OperationalError) and code_of(error) not in (0, sqlite3.SQLITE_ERROR):
            raise
        raise damaged(path, repr(error)) from error


def _with_shared_texts(
    cursor: sqlite3.Cursor, shared: Sequence[bool], texts: dict[Any, Any]
) -> Iterator[tuple[Any, ...]]:
    """The rows, with one object for equal texts: thousands of lines have few units, deadlines and parents.

    Column by column, because that is done without a step of Python for each value.
    """
    while rows := cursor.fetchmany(_AT_ONCE):
        yield from zip(
            *(
                map(texts.setdefault, values, values) if share else values
                for share, values in zip(shared, zip(*rows, strict=True), strict=True)
            ),
            strict=True,
        )


def _check_strict(connection: sqlite3.Connection) -> None:
    """Only strict tables promise, by the quick check, that a text column holds text."""
    strict = {row[0] for row in connection.execute("SELECT name FROM pragma_table_list WHERE strict")}
    if missing := (COLUMNS.keys() | _BESIDE.keys()) - strict:
        raise ValueError(f"not strict: {sorted(missing)}")
    for table, columns in _BESIDE.items():
        # They are read only when somebody asks for them, which is too late to find out that they are not there.
        connection.execute(f"SELECT {columns} FROM {table} LIMIT 0")  # noqa: S608


def _check(tables: Mapping[str, Mapping[str, Any]]) -> None:
    """Raise ValueError, KeyError or TypeError where rows do not stand in a tree, or a column does not hold its JSON."""
    if len(tables["plan"]) != 1:
        raise ValueError(f"{len(tables['plan'])} plans")
    _check_ids(tables)
    _check_plan(tables["plan"])
    _check_items(tables["item"])
    _check_places(tables)
    _check_sections(tables["section"])
    _check_appendices(tables["appendix"])
    _check_lines(tables["line"])
    for entry in tables["entry"].values():
        if not isinstance(json.loads(entry.data), dict):
            raise ValueError(f"entry {entry.id}")


def _check_ids(tables: Mapping[str, Mapping[str, Image]]) -> None:
    seen: set[str] = set()
    for table, images in tables.items():
        if not seen.isdisjoint(images) or None in images or "" in images:
            raise ValueError(f"id used twice or empty in {table}")
        seen.update(images)


def _check_places(tables: Mapping[str, Mapping[str, Any]]) -> None:
    items: Mapping[str, ItemImage] = tables["item"]
    kinds = {item.id: item.kind for item in items.values()}
    for table in ("plan", "section", "appendix"):
        kinds |= dict.fromkeys(tables[table], table)
    for table in ("section", "appendix", "remark", "entry", "line"):
        parents = PARENTS[table]
        for image in tables[table].values():
            if kinds.get(image.parent_id) not in parents:
                raise ValueError(f"{table} {image.id} stands in the wrong place")
    for item in items.values():
        if kinds.get(item.parent_id) not in PARENTS[item.kind]:
            raise ValueError(f"{item.kind} {item.id} stands in the wrong place")


def _check_plan(plans: Mapping[str, PlanImage]) -> None:
    for plan in plans.values():
        _check_texts(plan.legal_bases)
        _check_texts(plan.recipients)
        if not isinstance(json.loads(plan.page), dict):
            raise ValueError(f"page settings: {plan.page[:80]}")
        if not isinstance(json.loads(plan.checks), dict):
            raise ValueError(f"check settings: {plan.checks[:80]}")


def _check_items(items: Mapping[str, ItemImage]) -> None:
    for item in items.values():
        if item.kind not in KINDS or (item.item_style is not None and item.item_style not in _STYLES):
            raise ValueError(f"item {item.id}")


def _check_appendices(appendices: Mapping[str, AppendixImage]) -> None:
    for appendix in appendices.values():
        nodes.make_layout(appendix.layout)


def _check_lines(lines: Mapping[str, LineImage]) -> None:
    # Most lines have one of a few texts here; each is read once.
    for text in {line.merged for line in lines.values()}:
        _check_texts(text)
    for text in {line.extra for line in lines.values()}:
        extra = json.loads(text)
        if not isinstance(extra, dict) or not all(isinstance(value, str) for value in extra.values()):
            raise ValueError(f"extra of a line: {text[:80]}")


def _check_texts(text: str) -> None:
    data = json.loads(text)
    if not isinstance(data, list) or not all(isinstance(value, str) for value in data):
        raise ValueError("no list of texts")


def _check_sections(sections: Mapping[str, SectionImage]) -> None:
    """A section in itself would never end; one too deep would overrun the stack."""
    for section in sections.values():
        _check_texts(section.paragraphs)
        above, depth = section, 0
        while above.parent_id in sections:
            above, depth = sections[above.parent_id], depth + 1
            if depth > MAX_SECTION_DEPTH:
                raise ValueError(f"section {section.id} lies too deep")
