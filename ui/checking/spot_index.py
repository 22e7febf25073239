"""Which findings speak of a node, in the first place or among others; kept in step by what changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from models.checking.finding import Finding, Spot
from ui.checking.runner import CheckRunner

_MOST_SPOTS = 60  # of one finding; a usage may stand in every line


class Mark(NamedTuple):
    """A stretch of a text, and the finding that speaks of it."""

    spot: Spot
    finding: Finding


class SpotIndex:
    """Follows a CheckRunner; an edit costs as much as it changed."""

    def __init__(self, runner: CheckRunner) -> None:
        self._runner = runner
        self._known: dict[str, tuple[Finding, ...]] = {}
        self._marks: dict[str, list[Mark]] = {}

    def at(self, node_id: str) -> Sequence[Mark]:
        """What speaks of a node."""
        return self._marks.get(node_id, ())

    def forget(self) -> None:
        """Another plan."""
        self._known, self._marks = {}, {}

    def follow(self, ids: Collection[str]) -> set[str]:
        """Take in what was found anew in these nodes; the nodes whose marks are other ones now."""
        touched: set[str] = set()
        for id_ in ids:
            for mark in _marks(self._known.pop(id_, ())):
                node = mark.spot.address.id
                touched.add(node)
                if mark in (kept := self._marks.get(node, [])):
                    kept.remove(mark)
                if not kept:
                    self._marks.pop(node, None)
        for id_ in ids:
            found = self._runner.of(id_)
            if found:
                self._known[id_] = found
            for mark in _marks(found):
                touched.add(mark.spot.address.id)
                self._marks.setdefault(mark.spot.address.id, []).append(mark)
        return touched


def _marks(findings: Sequence[Finding]) -> list[Mark]:
    return [Mark(spot, finding) for finding in findings for spot in finding.spots[:_MOST_SPOTS]]
