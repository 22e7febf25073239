"""A deadline's meaning as text that can be kept in a plan, and back; what strangers wrote is checked or refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from models.deadlines.calendar import FIRST_YEAR, LAST_YEAR
from models.deadlines.meaning import Meaning, Milestone, Recurrence, Relation
from models.text import printable

_MOST = 300  # milestones; more do not fit into a wording that is read
_LONGEST = 1000  # letters of one of its texts
_DATES = frozenset({"start", "end", "until"})
# `text` is the clause that was read; what was corrected does not stand on it.
_OTHERS = frozenset({"recurrence", "relation", "text"})
_TEXTS = tuple(one.name for one in fields(Milestone) if one.name not in _DATES | _OTHERS)


def meaning_to_text(meaning: Meaning) -> str:
    """The milestones as JSON, what is empty left out."""
    return json.dumps({"milestones": [_out(m) for m in meaning.milestones]}, ensure_ascii=False, sort_keys=True)


def meaning_from_text(text: str) -> Meaning | None:
    """The meaning that was kept; None where it is damaged or not of this program."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    found = data.get("milestones") if isinstance(data, dict) else None
    if not isinstance(found, list) or not 0 < len(found) <= _MOST:
        return None
    try:
        return Meaning(tuple(_in(one) for one in found))
    except (ValueError, TypeError):
        return None


def _out(milestone: Milestone) -> dict[str, str]:
    values = {one.name: getattr(milestone, one.name) for one in fields(milestone) if one.name != "text"}
    if milestone.recurrence is Recurrence.ONCE:
        del values["recurrence"]
    return {name: str(value) for name, value in values.items() if value}


def _in(data: object) -> Milestone:
    """A milestone; raises ValueError or TypeError for what is none."""
    if not isinstance(data, Mapping):
        raise TypeError("no milestone")
    values: dict[str, Any] = {name: _text(data.get(name, "")) for name in _TEXTS}
    for name in _DATES:
        values[name] = _day(data.get(name))
    milestone = Milestone(
        **values,
        recurrence=Recurrence(data.get("recurrence", Recurrence.ONCE)),
        relation=Relation(data.get("relation", "")),
    )
    if milestone.start and milestone.end and milestone.start > milestone.end:
        raise ValueError("ends before it begins")
    return milestone


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise TypeError("no text")
    return printable(value)


def _day(value: object) -> date | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError("no day")
    day = date.fromisoformat(value)
    if not FIRST_YEAR <= day.year <= LAST_YEAR + 100:
        raise ValueError("no day of a plan")
    return day
