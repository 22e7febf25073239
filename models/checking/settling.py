"""What was found, put in order: in reading order and by node, what is switched off or dismissed taken out.

Only what was found anew is sorted and given keys; the rest is put together as it was.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from models.checking.context import Context
from models.checking.finding import Finding, Severity
from models.registers import Dismissal
from models.walk import fields_of_line

_Order = tuple[tuple[int, float, str], ...]


@dataclass(frozen=True)
class Settled:
    """The findings of one state of a plan; `by_node` by the node that they speak of in the first place."""

    findings: tuple[Finding, ...]
    dismissed: tuple[tuple[Finding, Dismissal], ...]
    by_node: Mapping[str, tuple[Finding, ...]]

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many there are of each severity."""
        return Counter(finding.severity for finding in self.findings)


class Shelf:
    """Takes findings in as they come, each lot under what it was found by, in the place of its lot before."""

    def __init__(self) -> None:
        self._lots: dict[Hashable, tuple[Finding, ...]] = {}
        self._found: dict[str, dict[Hashable, list[Finding]]] = {}  # by node
        self._sorted: dict[str, tuple[Finding, ...]] = {}  # by node, with keys
        self._orders: dict[str, _Order] = {}
        self._places: list[tuple[_Order, str]] = []
        self._waiting: set[str] = set()
        self._settled: Settled | None = None
        self._off: frozenset[str] = frozenset()
        self._notes: Mapping[str, Dismissal] = {}
        self._stale = False

    def put(self, by: Hashable, found: tuple[Finding, ...]) -> None:
        """What was found by looking at a node, or by judging a key."""
        old = self._lots.get(by, ())
        if old == found:
            return
        for node in {one.address.id for one in old}:
            del self._found[node][by]
            self._waiting.add(node)
        for one in found:
            self._found.setdefault(one.address.id, {}).setdefault(by, []).append(one)
            self._waiting.add(one.address.id)
        if found:
            self._lots[by] = found
        else:
            self._lots.pop(by, None)
        self._settled = None

    def reorder(self) -> None:
        """Nodes came, went or moved: they are put in order anew."""
        self._stale = True
        self._settled = None

    def choose(self, context: Context) -> None:
        """Take out what these settings and dismissals want out from now on."""
        self._off = context.settings.rules_off
        self._notes = {entry.key: entry for entry in context.register(Dismissal)}
        self._settled = None

    def of(self, id_: str) -> tuple[Finding, ...]:
        """What is known of one node, which costs the same however many others there are."""
        lots = self._found.get(id_)
        if not lots:
            return ()
        found = self._sorted.get(id_) if id_ not in self._waiting else None
        own = found if found is not None else _with_keys([one for lot in lots.values() for one in lot])
        return self._kept(own)

    def settled(self, context: Context) -> Settled:
        """What is known now; the same object as long as nothing changed."""
        if self._settled is None:
            for node in self._waiting:
                self._sort(node, context)
            self._waiting = set()
            if self._stale:
                self._stale = False
                self._orders = {node: _order(node, context) for node in self._sorted}
                self._places = sorted((order, node) for node, order in self._orders.items())
            self._settled = self._put_together()
        return self._settled

    def _sort(self, node: str, context: Context) -> None:
        """Put the findings of one node in order, and the node among the others."""
        if (before := self._orders.pop(node, None)) is not None:
            del self._places[bisect_left(self._places, (before, node))]
        lots = self._found.get(node)
        if not lots:
            self._found.pop(node, None)
            self._sorted.pop(node, None)
            return
        found = [one for lot in lots.values() for one in lot]
        if len(found) > 1:
            ranks = _ranks(found[0], context)
            found.sort(key=lambda one: _within(one, ranks))
        self._sorted[node] = _with_keys(found)
        order = self._orders[node] = _order(node, context)
        insort(self._places, (order, node))

    def _kept(self, own: tuple[Finding, ...]) -> tuple[Finding, ...]:
        if not self._off and not self._notes:
            return own
        kept = tuple(one for one in own if one.rule not in self._off and one.key not in self._notes)
        return own if len(kept) == len(own) else kept

    def _put_together(self) -> Settled:
        by_node = {node: self._sorted[node] for _order, node in self._places}
        every = [one for own in by_node.values() for one in own]
        if len({one.key for one in every}) < len(every):
            every = list(_with_keys(every))
            by_node = _grouped(every)
        dismissed: list[tuple[Finding, Dismissal]] = []
        if self._off or self._notes:
            notes = self._notes
            dismissed = [(one, notes[one.key]) for one in every if one.key in notes and one.rule not in self._off]
            by_node = {node: kept for node, own in by_node.items() if (kept := self._kept(own))}
            every = [one for own in by_node.values() for one in own]
        return Settled(tuple(every), tuple(dismissed), by_node)


def _order(node: str, context: Context) -> _Order:
    return context.order(node) if node in context.rows else ()


def _grouped(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.address.id, []).append(one)
    return {node: tuple(own) for node, own in found.items()}


def _with_keys(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Each under a key of its own."""
    times: Counter[str] = Counter()
    keyed: list[Finding] = []
    for one in findings:
        key = one.key or _key(one)
        times[key] += 1
        if times[key] > 1:
            key = f"{key}#{times[key]}"
        keyed.append(one if one.key == key else replace(one, key=key))
    return tuple(keyed)


def _ranks(finding: Finding, context: Context) -> Mapping[str, int]:
    """The fields of a line in the order of its columns; elsewhere they come by their names."""
    address = finding.address
    if address.table != "line" or address.id not in context.rows:
        return {}
    return {name: place for place, name in enumerate(fields_of_line(context.layout(address.id)))}


def _within(finding: Finding, ranks: Mapping[str, int]) -> tuple[object, ...]:
    spot = finding.spots[0]
    field = spot.address.field
    return spot.paragraph, ranks.get(field, len(ranks)), field, spot.start, finding.rule, finding.message


def _key(finding: Finding) -> str:
    address = finding.address
    return f"{finding.rule}/{address.table}/{address.id}/{address.field}/{finding.excerpt[:200]}"
