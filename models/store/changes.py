"""What one step changed: row images before and after, and what a screen has to know about them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from models.store.schema import AppendixImage, Image, ItemImage, LineImage, Row, same_place, to_image, to_row


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a database table before and after a step, as images.

    `old` is None for a row that came, `new` is None for one that went.
    """

    table: str
    id: str
    old: Image | None
    new: Image | None

    @property
    def before(self) -> Row | None:
        """The row before the step by column names, None where it was not there."""
        return None if self.old is None else to_row(self.old)

    @property
    def after(self) -> Row | None:
        """The row after the step by column names, None where it is gone."""
        return None if self.new is None else to_row(self.new)

    @property
    def structural(self) -> bool:
        """True where rows of the printed table came, went, moved, or its merges, numbers or layout changed."""
        old, new = self.old, self.new
        if old is None or new is None or not same_place(old, new):
            return True
        if isinstance(old, LineImage) and isinstance(new, LineImage):
            return old.merged != new.merged or bool(old.reference) != bool(new.reference)
        if isinstance(old, ItemImage) and isinstance(new, ItemImage):
            # An area without a title prints no heading row and takes no number.
            kinds = old.kind != new.kind
            return kinds or old.item_style != new.item_style or bool(old.title) != bool(new.title)
        return isinstance(old, AppendixImage) and isinstance(new, AppendixImage) and old.layout != new.layout

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


def _image(table: str, row: Row | None) -> Image | None:
    return None if row is None else to_image(table, row)
