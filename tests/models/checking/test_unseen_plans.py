"""Plans of offices that the rules were not made for: clean ones are left alone, each planted fault is told.

The plans lie in tests/fixtures/checking. They are full of what tempts a checker: "Phòng Phòng, chống tham nhũng",
reports on last year, programmes with years of their own, names of places and peoples, blanks left open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from models.checking.checker import check
from models.checking.finding import Finding, Severity
from models.plan_json import plan_from_json
from tests.models.checking.planted import FAULTS, Fault

_FOLDER = Path(__file__).parents[2] / "fixtures" / "checking"
_PLANS = sorted(path.stem for path in _FOLDER.glob("*.json"))
# A new rule may have an opinion on style; what is told of letters and words would be wrong here.
_FEW = 2
_LETTERS = {"double-word", "stray-signs", "brackets", "spelling-word", "spelling-syllable", "spelling-half"}


def _found(data: dict[str, Any]) -> list[Finding]:
    return list(check(plan_from_json(data)))


def _data(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return read


@cache
def _clean(name: str) -> frozenset[tuple[str, str]]:
    return frozenset((one.rule, one.message) for one in _found(_data(name)))


@pytest.mark.parametrize("name", _PLANS)
def test_a_clean_plan_is_left_alone(name: str) -> None:
    found = _found(_data(name))
    told = [f"{one.rule}: {one.message}" for one in found]
    assert not [one for one in found if one.severity is not Severity.HINT], told
    assert not [one for one in found if one.rule in _LETTERS], told
    assert len(found) <= _FEW, told


def _holders(value: object) -> Iterator[tuple[dict[str, Any] | list[Any], str | int]]:
    """Each place of a text in the plan's data: what holds it, and its key there."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        if isinstance(inner, str):
            yield value, key  # type: ignore[misc]
        else:
            yield from _holders(inner)


def _items(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("kind") in ("task", "group", "objective"):
            yield value
        for inner in value.values():
            yield from _items(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _items(inner)


def _plant(data: dict[str, Any], fault: Fault) -> None:
    if fault.task:
        (item,) = [one for one in _items(data) if fault.task in one["title"]]
        target = item if fault.field in ("number", "title") else item["lines"][0]
        assert not fault.old or fault.old in target[fault.field]
        target[fault.field] = target[fault.field].replace(fault.old, fault.new) if fault.old else fault.new
        return
    places = [(holder, key) for holder, key in _holders(data) if fault.old in holder[key]]  # type: ignore[index]
    assert len(places) == 1, [holder[key] for holder, key in places]  # type: ignore[index]
    holder, key = places[0]
    holder[key] = holder[key].replace(fault.old, fault.new, 1)  # type: ignore[index]


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{one.plan}-{one.rule}-{at}" for at, one in enumerate(FAULTS)])
def test_a_planted_fault_is_told(fault: Fault) -> None:
    data = _data(fault.plan)
    _plant(data, fault)
    new = [one for one in _found(data) if (one.rule, one.message) not in _clean(fault.plan)]
    told = [f"{one.rule}: {one.message}" for one in new]
    assert fault.rule in {one.rule for one in new}, told
    # One fault may be told from two sides, but not scatter.
    assert len(new) <= 4, told
