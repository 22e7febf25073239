"""What was found, put in order: in reading order and by node, what is switched off or dismissed taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from models.checking.context import Context
from models.checking.finding import Finding, Severity
from models.registers import Dismissal


@dataclass(frozen=True)
class Settled:
    """The findings of one state of a plan."""

    findings: tuple[Finding, ...]
    dismissed: tuple[tuple[Finding, Dismissal], ...]

    @cached_property
    def by_node(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings by the node that they speak of in the first place."""
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.address.id, []).append(finding)
        return {id_: tuple(some) for id_, some in found.items()}

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many there are of each severity."""
        return Counter(finding.severity for finding in self.findings)


def settle(found: Iterable[Finding], context: Context) -> Settled:
    """Order what was found, give keys to those that have none, take out what the officer does not want to see."""
    off = context.settings.rules_off
    orders: dict[str, object] = {}

    def order(finding: Finding) -> tuple[object, ...]:
        spot = finding.spots[0]
        id_ = spot.address.id
        if id_ not in orders:
            orders[id_] = context.order(id_) if id_ in context.rows else ()
        return orders[id_], spot.paragraph, spot.address.field, spot.start, finding.rule, finding.message

    kept = sorted((one for one in found if one.rule not in off), key=order)
    notes = {entry.key: entry for entry in context.register(Dismissal)}
    findings: list[Finding] = []
    dismissed: list[tuple[Finding, Dismissal]] = []
    times: Counter[str] = Counter()
    for one in kept:
        key = one.key or _key(one)
        times[key] += 1
        if times[key] > 1:
            key = f"{key}#{times[key]}"
        finding = one if one.key == key else replace(one, key=key)
        if key in notes:
            dismissed.append((finding, notes[key]))
        else:
            findings.append(finding)
    return Settled(tuple(findings), tuple(dismissed))


def _key(finding: Finding) -> str:
    address = finding.address
    return f"{finding.rule}/{address.table}/{address.id}/{address.field}/{finding.excerpt[:200]}"
