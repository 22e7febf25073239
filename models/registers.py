"""What a plan keeps beside its words: its units, cited documents, changed agencies, corrected meanings, notes on
findings, and the tasks that were assigned from above."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, TypeVar

from models.text import printable


def _new_id() -> str:
    return uuid.uuid4().hex


class UnitKind(StrEnum):
    """One unit that answers for itself, or a collective ("Các phòng, ban, đơn vị thuộc Sở")."""

    UNIT = "unit"
    COLLECTIVE = "collective"


class Verdict(StrEnum):
    """What the officer says of a task from above: nothing yet, it is in the plan, or it is none of ours."""

    OPEN = ""
    COVERED = "covered"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the plan's directory: its name as it is to be written, the short one, and other spellings of it."""

    name: str
    short: str = ""
    variants: tuple[str, ...] = ()
    kind: UnitKind = UnitKind.UNIT
    members: tuple[str, ...] = ()  # names of units that a collective stands for, where it is known
    id: str = field(default_factory=_new_id, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange:
    """An agency that has another name, or went into another, from a day on ("2025-03-01", "2025" or "")."""

    old: str
    new: str
    since: str = ""
    note: str = ""
    id: str = field(default_factory=_new_id, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument:
    """A document of the register: type ("Nghị quyết"), number with symbol ("76/NQ-CP"), date ("2021-07-15", "2021-07",
    "2021" or ""), issuer ("Chính phủ"), summary ("ban hành …") and the number of the document that replaces it."""

    kind: str = ""
    number: str = ""
    date: str = ""
    issuer: str = ""
    title: str = ""
    replaced_by: str = ""
    note: str = ""
    id: str = field(default_factory=_new_id, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the officer says a deadline's wording means, in one line or, with `line` "", wherever it is written so.

    `meaning` is JSON (models/deadlines/stored.py). It counts only while the line is worded like that.
    """

    wording: str
    line: str = ""
    meaning: str = ""
    id: str = field(default_factory=_new_id, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """A finding that the officer has looked at and lets be; `key` is Finding.key, `text` what it said, `at` when."""

    key: str
    rule: str = ""
    text: str = ""
    note: str = ""
    at: str = ""
    id: str = field(default_factory=_new_id, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedTask:
    """A task that a plan from above assigns; `source` names that plan, `tasks` the ids of our tasks that cover it."""

    source: str = ""
    number: str = ""
    area: str = ""
    text: str = ""
    product: str = ""
    lead: str = ""
    partners: str = ""
    deadline: str = ""
    tasks: tuple[str, ...] = ()
    verdict: Verdict = Verdict.OPEN
    note: str = ""
    id: str = field(default_factory=_new_id, compare=False)


Entry = Unit | UnitChange | CitedDocument | Reading | Dismissal | AssignedTask
# The name of each kind in the file; a name is never given to another kind.
KINDS: dict[str, type[Entry]] = {
    "unit": Unit,
    "unit_change": UnitChange,
    "document": CitedDocument,
    "reading": Reading,
    "dismissal": Dismissal,
    "assigned": AssignedTask,
}
_NAMES = {kind: name for name, kind in KINDS.items()}
_E = TypeVar("_E", Unit, UnitChange, CitedDocument, Reading, Dismissal, AssignedTask)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """How a plan is checked: whether "trước X" includes X, rules switched off, words that are no slips, and which of
    several ways of writing is wanted ("hằng năm": "hàng năm").

    `ours` are names in plans from above of which the officer says whether they mean this agency
    (models/coverage/agency.py).
    """

    before_includes_day: bool = False
    rules_off: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    usage: Mapping[str, str] = field(default_factory=dict)
    ours: Mapping[str, bool] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """What differs from the defaults, as plain data."""
        data: dict[str, Any] = {}
        if self.before_includes_day:
            data["before_includes_day"] = True
        for name in ("rules_off", "words"):
            if value := getattr(self, name):
                data[name] = sorted(value)
        for name in ("usage", "ours"):
            if chosen := getattr(self, name):
                data[name] = dict(sorted(chosen.items()))
        return data


def check_settings_from_json(data: object) -> CheckSettings:
    """Settings from plain data, maybe a stranger's: what is unknown or of another sort is left out."""
    if not isinstance(data, Mapping):
        return CheckSettings()
    usage, ours = (value if isinstance(value := data.get(name), Mapping) else {} for name in ("usage", "ours"))
    return CheckSettings(
        before_includes_day=data.get("before_includes_day") is True,
        rules_off=frozenset(_texts(data.get("rules_off"))),
        words=frozenset(_texts(data.get("words"))),
        usage={printable(str(key)): printable(value) for key, value in usage.items() if isinstance(value, str)},
        ours={printable(str(key)): value for key, value in ours.items() if isinstance(value, bool)},
    )


def kind_of(entry: Entry) -> str:
    """The name under which an entry's kind is stored."""
    return _NAMES[type(entry)]


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """What an entry says beside its id, empty values left out, as plain data."""
    values = {one.name: getattr(entry, one.name) for one in fields(entry) if one.name != "id"}
    return {name: list(value) if isinstance(value, tuple) else str(value) for name, value in values.items() if value}


def entry_from_json(kind: str, data: object, id_: str = "") -> Entry | None:
    """An entry from plain data, maybe a stranger's; None for a kind that this program does not know."""
    made = KINDS.get(kind)
    if made is None or not isinstance(data, Mapping):
        return None
    values: dict[str, Any] = {"id": id_} if id_ else {}
    for one in fields(made):
        value = data.get(one.name)
        if one.name == "id" or value is None:
            continue
        if str(one.type).startswith("tuple"):
            values[one.name] = _texts(value)
        elif isinstance(value, str):
            values[one.name] = printable(value)
    for name, enum in (("kind", UnitKind), ("verdict", Verdict)):
        if name in values and not (made is CitedDocument and name == "kind"):
            values[name] = enum(values[name]) if values[name] in set(enum) else next(iter(enum))
    for name in ("name", "old", "new", "wording", "key"):
        if any(one.name == name for one in fields(made)):
            values.setdefault(name, "")
    return made(**values)


def read_entry(kind: str, data: str, id_: str) -> Entry | None:
    """An entry from its row in the file; None for a kind of a later program."""
    return entry_from_json(kind, json.loads(data), id_)


def entries_of(entries: Iterable[Entry], kind: type[_E]) -> Iterator[_E]:
    """Those of one kind, in their order."""
    return (entry for entry in entries if isinstance(entry, kind))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(printable(one) for one in value if isinstance(one, str)) if isinstance(value, list | tuple) else ()
