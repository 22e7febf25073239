"""Named states of the plan inside its file: the whole plan as compressed JSON, with the ids of its nodes."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from models.errors import InputProblem
from models.i18n import _
from models.plan import Appendix, Area, Group, Item, Objective, Plan, Section, Task, new_id
from models.plan_json import plan_from_json, plan_to_json
from models.text import printable

_MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Version:
    """A kept state: when (ISO time with zone), under which name, and why it was kept ("", "restore", "import")."""

    id: str
    at: str
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version that was taken out of the file, with all that puts it back."""

    place: int
    version: Version
    data: bytes


def list_versions(connection: sqlite3.Connection) -> tuple[Version, ...]:
    """All versions, newest first."""
    rows = connection.execute("SELECT id, at, name, reason FROM version ORDER BY at DESC, rowid DESC").fetchall()
    return tuple(Version(*row) for row in rows)


def add_version(connection: sqlite3.Connection, plan: Plan, name: str, reason: str, at: datetime) -> Version:
    """Write a version in the transaction that is open."""
    stamp = at.astimezone().isoformat(timespec="milliseconds")
    version = Version(new_id(), stamp, " ".join(printable(name).split()), reason)
    connection.execute(
        "INSERT INTO version (id, at, name, reason, plan) VALUES (?, ?, ?, ?, ?)",
        (version.id, version.at, version.name, version.reason, pack_plan(plan)),
    )
    return version


def read_version(connection: sqlite3.Connection, version_id: str) -> Plan:
    """The plan as it was kept; raises InputProblem where the version is gone or damaged."""
    return plan_of(read_data(connection, version_id))


def read_data(connection: sqlite3.Connection, version_id: str) -> bytes:
    """A version as it lies in the file; raises InputProblem where it is gone."""
    row = connection.execute("SELECT plan FROM version WHERE id = ?", (version_id,)).fetchone()
    if row is None:
        raise _gone()
    return bytes(row[0])


def plan_of(data: bytes) -> Plan:
    """The plan of a version's data; raises InputProblem where it is damaged. May run in any thread."""
    try:
        return unpack_plan(data)
    except (ValueError, zlib.error, RecursionError) as error:
        raise InputProblem(_("Phiên bản này bị hỏng nên không đọc được."), repr(error)) from error


def rename(connection: sqlite3.Connection, version_id: str, name: str) -> None:
    """Write another name in the transaction that is open; raises InputProblem where the version is gone."""
    clean = " ".join(printable(name).split())
    if not connection.execute("UPDATE version SET name = ? WHERE id = ?", (clean, version_id)).rowcount:
        raise _gone()


def take_away(connection: sqlite3.Connection, version_id: str) -> KeptVersion:
    """Remove a version in the transaction that is open; raises InputProblem where it is gone."""
    row = connection.execute(
        "SELECT rowid, id, at, name, reason, plan FROM version WHERE id = ?", (version_id,)
    ).fetchone()
    if row is None:
        raise _gone()
    connection.execute("DELETE FROM version WHERE id = ?", (version_id,))
    return KeptVersion(row[0], Version(*row[1:5]), bytes(row[5]))


def put_back(connection: sqlite3.Connection, kept: KeptVersion) -> None:
    """Write a version that was removed, in its old place unless that is taken, in the transaction that is open."""
    taken = connection.execute("SELECT 1 FROM version WHERE rowid = ?", (kept.place,)).fetchone()
    version = kept.version
    connection.execute(
        "INSERT INTO version (rowid, id, at, name, reason, plan) VALUES (?, ?, ?, ?, ?, ?)",
        (None if taken else kept.place, version.id, version.at, version.name, version.reason, kept.data),
    )


def _gone() -> InputProblem:
    return InputProblem(_("Phiên bản này không còn trong tệp."))


def pack_plan(plan: Plan) -> bytes:
    """A plan as compressed JSON in the format cchc-plan/1, with its ids and source numbers in printed order."""
    data = plan_to_json(plan)
    data["ids"] = [node.id for node in _walk(plan)]
    data["source_numbers"] = [node.source_number for node in _walk(plan) if isinstance(node, _NUMBERED)]
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack_plan(blob: bytes) -> Plan:
    """The plan of a version; raises ValueError, zlib.error or InputProblem where the data is damaged."""
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(blob, _MAX_BYTES)
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise ValueError("version is cut short or too large")
    data: Any = json.loads(text)
    plan = plan_from_json(data)
    ids, numbers = data.get("ids"), data.get("source_numbers")
    nodes = list(_walk(plan))
    if not _fits(ids, len(nodes)) or not _fits(numbers, sum(isinstance(node, _NUMBERED) for node in nodes)):
        return plan
    return _Named(iter(ids), iter(numbers)).plan(plan)


def _fits(values: Any, count: int) -> bool:
    return isinstance(values, list) and len(values) == count and all(isinstance(value, str) for value in values)


_NUMBERED = (Area, Group, Objective, Task)


def _walk(node: Any) -> Iterator[Any]:
    """A node and all in it, in the order in which _Named gives ids."""
    yield node
    for name in ("sections", "appendices", "remarks", "entries", "areas", "items", "lines"):
        for below in getattr(node, name, ()):
            yield from _walk(below)


class _Named:
    """Gives the nodes of a plan the ids and source numbers that were kept beside it."""

    def __init__(self, ids: Iterator[str], numbers: Iterator[str]) -> None:
        self._ids = ids
        self._numbers = numbers

    def plan(self, plan: Plan) -> Plan:
        id_ = next(self._ids)
        sections = tuple(self._section(section) for section in plan.sections)
        appendices = tuple(self._appendix(appendix) for appendix in plan.appendices)
        remarks = tuple(replace(remark, id=next(self._ids)) for remark in plan.remarks)
        entries = tuple(replace(entry, id=next(self._ids)) for entry in plan.entries)
        return replace(plan, id=id_, sections=sections, appendices=appendices, remarks=remarks, entries=entries)

    def _section(self, section: Section) -> Section:
        id_ = next(self._ids)
        return replace(section, id=id_, sections=tuple(self._section(below) for below in section.sections))

    def _appendix(self, appendix: Appendix) -> Appendix:
        id_ = next(self._ids)
        areas = []
        for area in appendix.areas:
            kept, number = next(self._ids), next(self._numbers)
            items = tuple(self._item(item) for item in area.items)
            areas.append(replace(area, id=kept, source_number=number, items=items))
        return replace(appendix, id=id_, areas=tuple(areas))

    def _item(self, item: Item) -> Any:
        id_, number = next(self._ids), next(self._numbers)
        if isinstance(item, Task):
            lines = tuple(replace(line, id=next(self._ids)) for line in item.lines)
            return replace(item, id=id_, source_number=number, lines=lines)
        return replace(item, id=id_, source_number=number, items=tuple(self._item(below) for below in item.items))
