"""What was found, kept by the node it speaks of: in order, what is switched off or dismissed taken out.

A change makes only the nodes stale whose findings are other ones; the rest is kept as it is.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from time import perf_counter

from models.checking.context import Context
from models.checking.finding import Finding, Severity
from models.registers import Dismissal
from models.walk import fields_of_line

Pair = tuple[Finding, Dismissal]
_NOTHING: tuple[tuple[Finding, ...], tuple[Pair, ...]] = (), ()
_Order = tuple[tuple[tuple[int, float, str], ...], str]
_MANY = 200  # nodes that came at once: sorting all is quicker than finding the place of each


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings of one state of a plan, in reading order, by the node that they speak of first, and counted."""

    findings: tuple[Finding, ...] = ()
    dismissed: tuple[Pair, ...] = ()
    by_node: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    counts: Mapping[Severity, int] = field(default_factory=Counter)


class Shelf:
    """Takes what each source (a node, a key that was judged) finds in the place of what it found before."""

    def __init__(self, context: Context) -> None:
        self._found: dict[Hashable, tuple[Finding, ...]] = {}
        self._at: dict[str, dict[Hashable, list[Finding]]] = {}  # node -> source -> what speaks of the node first
        self._stale: set[str] = set()
        self._shown: dict[str, tuple[tuple[Finding, ...], tuple[Pair, ...]]] = {}
        self._counts: Counter[Severity] = Counter()
        self._keys: dict[str, _Order] = {}  # of the nodes in order
        self._order: list[_Order] = []
        self._off: frozenset[str] = frozenset()
        self._notes: Mapping[str, Dismissal] = {}
        self._settled: Settled | None = None
        self.choose(context)

    def put(self, source: Hashable, findings: tuple[Finding, ...]) -> None:
        """What a source finds now."""
        old = self._found.get(source, ())
        if old == findings:
            return
        for finding in old:
            self._at.get(finding.address.id, {}).pop(source, None)
            self._stale.add(finding.address.id)
        for finding in findings:
            self._at.setdefault(finding.address.id, {}).setdefault(source, []).append(finding)
            self._stale.add(finding.address.id)
        if findings:
            self._found[source] = findings
        else:
            self._found.pop(source, None)
        self._settled = None

    def choose(self, context: Context) -> None:
        """Head or registers may be other ones: what is switched off, what is dismissed."""
        self._context = context
        off, notes = context.settings.rules_off, {one.key: one for one in context.register(Dismissal)}
        if off != self._off or notes != self._notes:
            self._off, self._notes = off, notes
            self._stale.update(self._at)
            self._settled = None

    def reorder(self) -> None:
        """Nodes came, went or moved."""
        self._keys.clear()
        self._settled = None

    def of(self, id_: str) -> tuple[Finding, ...]:
        """The findings that speak of a node first."""
        if id_ in self._stale:
            self._refresh(id_)
        return self._shown.get(id_, _NOTHING)[0]

    @property
    def waiting(self) -> bool:
        """Whether the findings of some nodes are to be put in order."""
        return bool(self._stale)

    def refresh(self, end: float | None = None) -> bool:
        """Put them in order, until a time of perf_counter at most; True when nothing is left."""
        while self._stale:
            # A set's first would pass over all that has left it at each step.
            self._refresh(self._stale.pop())
            if end is not None and perf_counter() > end:
                return not self._stale
        return True

    def settled(self) -> Settled:
        """All that is known now; the same object as long as nothing changed."""
        if self._settled is None:
            self.refresh()
            self._sort()
            ids = [id_ for _key, id_ in self._order if id_ in self._shown]
            findings = tuple(chain.from_iterable(self._shown[id_][0] for id_ in ids))
            dismissed = tuple(chain.from_iterable(self._shown[id_][1] for id_ in ids))
            by_node = {id_: shown for id_ in ids if (shown := self._shown[id_][0])}
            self._settled = Settled(findings, dismissed, by_node, +self._counts)
        return self._settled

    def _refresh(self, id_: str) -> None:
        self._stale.discard(id_)
        before = self._shown.pop(id_, _NOTHING)[0]
        found = list(chain.from_iterable(self._at.get(id_, {}).values()))
        if not found:
            self._at.pop(id_, None)
        now = self._settle(found)
        if now != _NOTHING:
            self._shown[id_] = now
        self._counts.subtract(one.severity for one in before)
        self._counts.update(one.severity for one in now[0])

    def _settle(self, found: list[Finding]) -> tuple[tuple[Finding, ...], tuple[Pair, ...]]:
        """The findings of one node in order, each under a key of its own; what is dismissed apart."""
        kept = [one for one in found if one.rule not in self._off]
        if len(kept) > 1:
            ranks = self._ranks(kept[0])
            kept.sort(key=lambda one: _within(one, ranks))
        findings: list[Finding] = []
        dismissed: list[Pair] = []
        times: Counter[str] = Counter()
        for one in kept:
            key = one.key or _key(one)
            times[key] += 1
            if times[key] > 1:
                key = f"{key}#{times[key]}"
            finding = one if one.key == key else replace(one, key=key)
            if key in self._notes:
                dismissed.append((finding, self._notes[key]))
            else:
                findings.append(finding)
        return tuple(findings), tuple(dismissed)

    def _ranks(self, finding: Finding) -> Mapping[str, int]:
        """The fields of a line in the order of its columns; elsewhere they come by their names."""
        address = finding.address
        if address.table != "line" or address.id not in self._context.rows:
            return {}
        return {name: place for place, name in enumerate(fields_of_line(self._context.layout(address.id)))}

    def _sort(self) -> None:
        """Bring the nodes with findings in reading order; those that lost theirs stay in it until it is remade."""
        fresh = [id_ for id_ in self._shown if id_ not in self._keys]
        remade = not self._keys or len(fresh) > _MANY
        if remade:
            self._keys.clear()
            fresh = list(self._shown)
        for id_ in fresh:
            key = self._keys[id_] = (self._context.order(id_) if id_ in self._context.rows else (), id_)
            if not remade:
                insort(self._order, key)
        if remade:
            self._order = sorted(self._keys.values())


def _within(finding: Finding, ranks: Mapping[str, int]) -> tuple[int, int, str, int, str, str]:
    """The order of the findings of one node."""
    spot = finding.spots[0]
    name = spot.address.field
    return spot.paragraph, ranks.get(name, len(ranks)), name, spot.start, finding.rule, finding.message


def _key(finding: Finding) -> str:
    address = finding.address
    return f"{finding.rule}/{address.table}/{address.id}/{address.field}/{finding.excerpt[:200]}"
