"""Looks through the texts of a plan once, a little at a time, so that switching a switch need not look at all again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter

from models.house_style.switches import Choices, Switch, Where
from models.house_style.tidying import Place, tidied
from models.units.directory import NOBODY, Directory
from models.walk import Value

_NO_TEXTS = frozenset({"number", "symbol"})
_Found = Mapping[str, Mapping[str, int]]  # switch -> way -> places


class Survey:
    """What the switches would change in some texts. `work` until it is done, then ask."""

    def __init__(self, values: Sequence[Value], switches: Sequence[Switch], directory: Directory = NOBODY) -> None:
        self._switches, self._directory = switches, directory
        self._all = [value for value in values if value.text and value.address.field not in _NO_TEXTS]
        self._at = 0
        self._known: dict[tuple[str, str, str], _Found] = {}
        self._kept: list[tuple[Value, _Found]] = []
        self._counts: dict[str, Counter[str]] = {switch.name: Counter() for switch in switches}

    @property
    def share(self) -> float:
        """How much of the texts was looked at."""
        return self._at / len(self._all) if self._all else 1.0

    def work(self, seconds: float | None = None) -> bool:
        """Look at texts for so long at most; True when all were looked at."""
        end = None if seconds is None else perf_counter() + seconds
        while self._at < len(self._all):
            value = self._all[self._at]
            self._at += 1
            found = self._look(value)
            if found:
                self._kept.append((value, found))
                for name, ways in found.items():
                    self._counts[name].update(ways)
            if end is not None and perf_counter() > end:
                return self._at == len(self._all)
        return True

    def count(self, switch: Switch, choices: Choices) -> int:
        """How many places a switch would change in its chosen way, were it on."""
        return self._counts[switch.name][choices.way(switch)]

    def usual(self, switch: Switch) -> str:
        """The way that most places follow already, of several the first."""
        return min(switch.ways, key=lambda way: self._counts[switch.name][way], default="")

    def places(self, choices: Choices) -> Iterator[Place]:
        """The texts that the switches which are on change, in reading order."""
        known: dict[tuple[str, str, str], Place] = {}
        ways = {switch.name: choices.way(switch) for switch in self._switches if switch.name in choices.on}
        for value, found in self._kept:
            if not any(name in ways and ways[name] in some for name, some in found.items()):
                continue
            address = value.address
            key = (value.text, address.table, address.field)
            one = known.get(key)
            if one is None:
                where = Where(address.table, address.field, self._directory)
                one = known[key] = Place(value, *tidied(value.text, self._switches, choices, where))
            if one.after != value.text:
                yield Place(value, one.after, one.counts)

    def _look(self, value: Value) -> _Found:
        address, text, _paragraph = value
        key = (text, address.table, address.field)
        found = self._known.get(key)
        if found is None:
            where = Where(address.table, address.field, self._directory)
            found = self._known[key] = {
                switch.name: ways for switch in self._switches if (ways := _ways(switch, text, where))
            }
        return found


def _ways(switch: Switch, text: str, where: Where) -> dict[str, int]:
    counted = ((way, sum(1 for _change in switch.find(text, where, way))) for way in switch.ways or ("",))
    return {way: count for way, count in counted if count}
