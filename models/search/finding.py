"""All places of a text in a plan, in reading order; texts are folded once and kept while their node is the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from models.grid.grid import Address
from models.plan import Plan
from models.search.folding import Span, Way, folded, spans_in
from models.walk import Node, Stop, Value, rows, stops, values_at

_BATCH = 100  # nodes between two looks at the clock
_BETWEEN = "\0"  # stands in no text of a plan, so that nothing is found over the border of two


class PlanSource(Protocol):
    """What holds the plan as it is now."""

    @property
    def plan(self) -> Plan:
        """The plan as it is now; unchanged parts are the same objects as before."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to search: everywhere, in one appendix, in one column of it, or in some of its cells."""

    appendix: str = ""
    column: str = ""
    cells: frozenset[Address] | None = None

    def holds(self, address: Address) -> bool:
        """Whether a value of the appendix lies within."""
        if self.cells is not None:
            return address in self.cells
        return not self.column or column_of(address) == self.column


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched, how exactly, and where."""

    text: str
    way: Way = Way()
    scope: Scope = Scope()

    @property
    def needle(self) -> str:
        """The text as it is compared, "" where there is nothing to search."""
        return folded(self.text, self.way) if self.way.marks or self.text.strip() else ""


class Hit(NamedTuple):
    """One place of the text that was searched, and the appendix that holds it, "" for the plan's own text."""

    value: Value
    span: Span
    appendix: str = ""

    @property
    def matched(self) -> str:
        """The letters that were found, as written."""
        return self.value.text[self.span.start : self.span.end]


def column_of(address: Address) -> str:
    """The column of a table that shows a value: a field of a line, else what the title is of ("task" …)."""
    return address.field if address.table == "line" else address.table


class _Kept(NamedTuple):
    node: Node
    covered: frozenset[str]
    texts: str


class Finder:
    """Searches one plan again and again; only what has changed since the last time is folded anew."""

    def __init__(self, source: PlanSource) -> None:
        self._source = source
        self._exactness: tuple[bool, bool] | None = None
        self._kept: dict[tuple[str, bool], _Kept] = {}

    def search(self, query: Query) -> Iterator[list[Hit]]:
        """The hits in portions, so that a window may breathe between them; some portions are empty."""
        needle = query.needle
        if not needle:
            return
        exactness = (query.way.marks, query.way.case)
        if exactness != self._exactness:
            self._exactness, self._kept = exactness, {}
        portion: list[Hit] = []
        seen = 0
        for seen, stop in enumerate(_stops(self._source.plan, query.scope), 1):
            if needle in self._texts(stop, query.way):
                portion += _hits(stop, needle, query)
            if seen % _BATCH == 0:
                yield portion
                portion = []
        yield portion
        if query.scope == Scope() and len(self._kept) > 2 * seen + 100:
            # Nodes that are gone; the others are folded again when they are next looked at.
            self._kept = {}

    def _texts(self, stop: Stop, way: Way) -> str:
        key = (stop.node.id, stop.foot)
        kept = self._kept.get(key)
        if kept is None or kept.node is not stop.node or kept.covered != stop.covered:
            texts = _BETWEEN.join([folded(value.text, way) for value in values_at(stop)])
            kept = self._kept[key] = _Kept(stop.node, stop.covered, texts)
        return kept.texts


def _stops(plan: Plan, scope: Scope) -> Iterator[Stop]:
    if not scope.appendix:
        yield from stops(plan)
        return
    for appendix in plan.appendices:
        if appendix.id == scope.appendix:
            yield Stop(appendix, appendix=appendix.id)
            yield from rows(appendix)


def _hits(stop: Stop, needle: str, query: Query) -> Iterator[Hit]:
    for value in values_at(stop):
        if query.scope.holds(value.address):
            for span in spans_in(value.text, folded(value.text, query.way), needle, query.way):
                yield Hit(value, span, stop.appendix)
