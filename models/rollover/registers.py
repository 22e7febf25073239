"""The registers of the new plan: units, agencies that changed, cited documents and corrected deadlines go along."""

from __future__ import annotations

import json
import re
from calendar import isleap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.plan import new_id
from models.registers import CitedDocument, Entry, Reading, Unit, UnitChange
from models.rollover.options import Options
from models.rollover.years import Place, Years
from models.units.changes import renamed

_DEADLINE = Place(deadline=True)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def moved_entries(
    entries: Sequence[Entry],
    options: Options,
    years: Years,
    changes: Sequence[UnitChange],
    ids: Mapping[str, str],
) -> tuple[Entry, ...]:
    """The entries that the new plan needs; findings that were dismissed and tasks from above belong to the old one."""
    made: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Unit):
            made.append(_unit(entry, changes))
        elif isinstance(entry, UnitChange | CitedDocument):
            made.append(entry)
        elif isinstance(entry, Reading) and (not entry.line or entry.line in ids):
            made.append(_reading(entry, options, years, ids))
    return tuple(replace(entry, id=new_id()) for entry in _once_each(made))


def _unit(unit: Unit, changes: Sequence[UnitChange]) -> Unit:
    """A unit under its new name; the old one is still understood."""
    members = tuple(dict.fromkeys(renamed(member, changes)[0] for member in unit.members))
    name, done = renamed(unit.name, changes)
    if not done:
        return replace(unit, members=members)
    return replace(unit, name=name, variants=tuple(dict.fromkeys((*unit.variants, unit.name))), members=members)


def _once_each(entries: Sequence[Entry]) -> list[Entry]:
    """Units that have one name now are one."""
    made: list[Entry] = []
    places: dict[str, int] = {}
    for entry in entries:
        if isinstance(entry, Unit) and entry.name in places:
            place = places[entry.name]
            first = made[place]
            if isinstance(first, Unit):
                variants = dict.fromkeys((*first.variants, *entry.variants, entry.short))
                variants.pop("", None)
                made[place] = replace(first, variants=tuple(variants), short=first.short or entry.short)
            continue
        if isinstance(entry, Unit):
            places[entry.name] = len(made)
        made.append(entry)
    return made


def _reading(reading: Reading, options: Options, years: Years, ids: Mapping[str, str]) -> Reading:
    """What the officer corrected once holds for the same words of the new years."""
    wording = years.moved(reading.wording, _DEADLINE).text
    try:
        meaning = json.dumps(_moved(json.loads(reading.meaning), options, years), ensure_ascii=False, sort_keys=True)
    except (ValueError, RecursionError):
        meaning = reading.meaning
    return replace(reading, wording=wording, line=ids.get(reading.line, ""), meaning=meaning)


def _moved(data: Any, options: Options, years: Years) -> Any:
    if isinstance(data, list):
        return [_moved(one, options, years) for one in data]
    if isinstance(data, dict):
        return {key: _moved(one, options, years) for key, one in data.items()}
    if not isinstance(data, str):
        return data
    if day := _DAY.fullmatch(data):
        year = int(day[1]) + options.shift
        is_gone = (day[2], day[3]) == ("02", "29") and not isleap(year)
        return f"{year:04d}-{day[2]}-{'28' if is_gone else day[3]}"
    return years.moved(data, _DEADLINE).text
