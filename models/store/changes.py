"""What one step changed: row images before and after, and what a screen has to know about them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from models.store.schema import COLUMNS, Image, Row, to_row


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a database table before and after a step, as images in the order of schema.COLUMNS.

    `old` is None for a row that came, `new` is None for one that went.
    """

    table: str
    id: str
    old: Image | None
    new: Image | None

    @property
    def before(self) -> Row | None:
        """The row before the step by column names, None where it was not there."""
        return None if self.old is None else to_row(self.table, self.old)

    @property
    def after(self) -> Row | None:
        """The row after the step by column names, None where it is gone."""
        return None if self.new is None else to_row(self.table, self.new)

    @property
    def structural(self) -> bool:
        """True where rows of the printed table came, went, moved, or its merges, numbers or layout changed."""
        if self.old is None or self.new is None:
            return True
        if self.table == "plan":
            return False
        if self.old[1:3] != self.new[1:3]:
            return True
        before, after = to_row(self.table, self.old), to_row(self.table, self.new)
        if self.table == "line":
            return before["merged"] != after["merged"] or bool(before["reference"]) != bool(after["reference"])
        if self.table == "item":
            # An area without a title prints no heading row and takes no number.
            return before["item_style"] != after["item_style"] or bool(before["title"]) != bool(after["title"])
        return self.table == "appendix" and before["layout"] != after["layout"]

    def reversed(self) -> Change:
        """The change that undoes this one."""
        return Change(self.table, self.id, self.new, self.old)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All changes of one step under its Vietnamese name; empty where the step changed nothing."""

    label: str
    changes: tuple[Change, ...] = ()

    @property
    def structural(self) -> bool:
        """True where the shape of a printed table may have changed, not only texts in it."""
        return any(change.structural for change in self.changes)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all rows that changed."""
        return frozenset(change.id for change in self.changes)

    def reversed(self) -> ChangeSet:
        """The step that undoes this one."""
        return ChangeSet(self.label, tuple(change.reversed() for change in self.changes))


def pack(changes: Iterable[Change]) -> bytes:
    """Changes as compressed JSON for the history table, columns by name."""
    data = [[change.table, change.id, change.before, change.after] for change in changes]
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpack(blob: bytes) -> tuple[Change, ...]:
    """Changes from a history row; raises ValueError or KeyError where the row is damaged."""
    try:
        data: Any = json.loads(zlib.decompress(blob))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return tuple(Change(table, id_, _image(table, old), _image(table, new)) for table, id_, old, new in data)


def _image(table: str, row: Mapping[str, Any] | None) -> Image | None:
    return None if row is None else tuple(row[name] for name in COLUMNS[table])
