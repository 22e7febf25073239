"""The steps that can be undone and redone, kept in the plan file so that they outlast a restart."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from models.errors import InputProblem
from models.i18n import _
from models.store.changes import Change, ChangeSet, pack, unpack

MERGE_SECONDS = 60.0
KEEP_STEPS = 200
KEEP_BYTES = 5_000_000
Told = Callable[[float], bool]
"""Hears how much is done (0.0 to 1.0), and answers whether to go on."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the history table without its changes."""

    id: int
    at: float
    label: str
    merge_key: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What a transaction wrote to the history table, to be taken over in memory after its commit."""

    done: tuple[Step, ...]
    undone: tuple[Step, ...]


class Steps(NamedTuple):
    """All steps that are kept: the done ones, oldest first, then those that were undone, the next to redo first."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


class History:
    """The order of steps in memory. Methods that write return a Noted; take() it only after the commit."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        rows = connection.execute("SELECT id, at, label, merge_key, undone FROM history ORDER BY id").fetchall()
        self._done = tuple(Step(*step) for *step, undone in rows if not undone)
        self._undone = tuple(Step(*step) for *step, undone in rows if undone)
        self._sealed = True

    @property
    def undo_label(self) -> str:
        """The name of the step that undo would take back, "" where there is none."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """The name of the step that redo would do again, "" where there is none."""
        return self._undone[0].label if self._undone else ""

    @property
    def steps(self) -> Steps:
        """All steps by name and time; nothing is read for it."""
        return Steps(self._done, self._undone)

    def seal(self) -> None:
        """Close the last step: the next edit of the same cell becomes a step of its own."""
        self._sealed = True

    def take(self, noted: Noted, sealed: bool = True) -> None:
        """Move to the state that a committed transaction left; an unsealed step may take in a quick edit."""
        self._done, self._undone = noted.done, noted.undone
        self._sealed = sealed

    def add(self, changes: ChangeSet, merge_key: str, at: float) -> Noted:
        """Write a step, or widen the last one where it is a quick edit of the same cell; drops what was undone."""
        if self._undone:
            self._connection.execute("DELETE FROM history WHERE undone = 1")
        last = self._done[-1] if self._done else None
        open_to = last.merge_key if last is not None and not self._sealed else ""
        if last is not None and merge_key and open_to == merge_key and 0 <= at - last.at < MERGE_SECONDS:
            return self._widen(last, changes, at)
        cursor = self._connection.execute(
            "INSERT INTO history (at, label, merge_key, undone, changes) VALUES (?, ?, ?, 0, ?)",
            (at, changes.label, merge_key, pack(changes.changes)),
        )
        return Noted((*self._done, Step(int(cursor.lastrowid or 0), at, changes.label, merge_key)), ())

    def _widen(self, last: Step, changes: ChangeSet, at: float) -> Noted:
        joined = _join(self.read(last), changes.changes)
        if not joined:
            # Typed back to what it was: there is nothing left to undo.
            self._connection.execute("DELETE FROM history WHERE id = ?", (last.id,))
            return Noted(self._done[:-1], ())
        self._connection.execute("UPDATE history SET at = ?, changes = ? WHERE id = ?", (at, pack(joined), last.id))
        return Noted((*self._done[:-1], Step(last.id, at, last.label, last.merge_key)), ())

    def read(self, step: Step) -> tuple[Change, ...]:
        """The changes of a step; raises ValueError or KeyError where its row is damaged."""
        row = self._connection.execute("SELECT changes FROM history WHERE id = ?", (step.id,)).fetchone()
        return unpack(row[0])

    def back(self) -> tuple[ChangeSet, Noted] | None:
        """Mark the last step undone; the changes that undo it, or None where there is no step."""
        if not self._done:
            return None
        step = self._done[-1]
        changes = ChangeSet(step.label, self.read(step)).reversed()
        self._connection.execute("UPDATE history SET undone = 1 WHERE id = ?", (step.id,))
        return changes, Noted(self._done[:-1], (step, *self._undone))

    def forward(self) -> tuple[ChangeSet, Noted] | None:
        """Mark the first undone step done again; its changes, or None where there is no step."""
        if not self._undone:
            return None
        step = self._undone[0]
        changes = ChangeSet(step.label, self.read(step))
        self._connection.execute("UPDATE history SET undone = 0 WHERE id = ?", (step.id,))
        return changes, Noted((*self._done, step), self._undone[1:])

    def towards(self, step_id: int, told: Told | None = None) -> tuple[ChangeSet, Noted] | None:
        """What leads to the state right after a step, 0 for before the first one: its changes as one.

        None where there is nothing to do or `told`, which hears how much is read, says so; raises InputProblem for a
        step that is not kept. Nothing is written: mark() does that.
        """
        done, undone = self._done, self._undone
        place = next((n for n, step in enumerate(undone, 1) if step.id == step_id), 0)
        if place:
            way, back, after = undone[:place], False, Noted((*done, *undone[:place]), undone[place:])
        else:
            kept = next((n for n, step in enumerate(done, 1) if step.id == step_id), 0)
            if not kept and step_id:
                raise InputProblem(_("Bước này không còn trong nhật ký sửa đổi."))
            way, back, after = done[kept:][::-1], True, Noted(done[:kept], (*done[kept:], *undone))
        joined: tuple[Change, ...] = ()
        for count, step in enumerate(way):
            if told is not None and not told(count / len(way)):
                return None
            changes = ChangeSet(step.label, self.read(step))
            joined = _join(joined, changes.reversed().changes if back else changes.changes)
        return (ChangeSet(way[-1].label, joined), after) if way else None

    def mark(self, noted: Noted) -> None:
        """Write which steps are undone, where that is not as it was."""
        was = {step.id for step in self._undone}
        now = {step.id for step in noted.undone}
        turned = [(int(id_ in now), id_) for id_ in was ^ now]
        self._connection.executemany("UPDATE history SET undone = ? WHERE id = ?", turned)

    def changes_of(self, step_id: int, largest: int | None = None) -> tuple[Change, ...] | None:
        """The changes of a step; None where it is not kept or, packed, is larger than so many bytes."""
        row = self._connection.execute("SELECT length(changes) FROM history WHERE id = ?", (step_id,)).fetchone()
        if row is None or (largest is not None and row[0] > largest):
            return None
        return self.read(Step(step_id, 0.0, "", ""))

    def prune(self) -> bool:
        """Drop the oldest steps beyond KEEP_STEPS or KEEP_BYTES, in one transaction; True where any went."""
        sizes = self._connection.execute("SELECT id, length(changes) FROM history ORDER BY id DESC").fetchall()
        total, oldest = 0, 0
        for count, (id_, size) in enumerate(sizes, 1):
            total += size
            if count > KEEP_STEPS or (total > KEEP_BYTES and count > 1):
                oldest = id_
                break
        if not oldest:
            return False
        self._connection.execute("DELETE FROM history WHERE id <= ?", (oldest,))
        kept = tuple(step for step in self._done if step.id > oldest)
        self.take(Noted(kept, tuple(step for step in self._undone if step.id > oldest)))
        return True


def _join(first: tuple[Change, ...], then: tuple[Change, ...]) -> tuple[Change, ...]:
    """Two steps as one: the first "before" and the last "after" of each row."""
    joined = {(change.table, change.id): change for change in first}
    for change in then:
        key = (change.table, change.id)
        old = joined[key].old if key in joined else change.old
        joined[key] = Change(change.table, change.id, old, change.new)
    return tuple(change for change in joined.values() if change.old != change.new)
