"""compare(): two states of a plan -> every difference between them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.compare.comparison import PLACE_MARK, Comparison, Difference, Kind
from models.compare.index import Node, PlanIndex, address_of, children_of
from models.compare.matching import Matching
from models.compare.places import Places, short
from models.compare.telling import content_of
from models.compare.values import value_differences
from models.compare.words import longest_rise
from models.grid.grid import Address
from models.i18n import _
from models.plan import Plan, Task


def compare(old: Plan, new: Plan, by_ids: bool = False) -> Comparison:
    """Everything that was added, removed, moved or changed; remarks of an import and ids are no part of it.

    Nodes are found again by their ids and, unless only `by_ids`, by their words.
    """
    return _Comparer(PlanIndex(old), PlanIndex(new), by_ids).comparison()


class _Comparer:
    """Walks the new state from top to bottom, and in each part what is gone from it."""

    def __init__(self, old: PlanIndex, new: PlanIndex, by_ids: bool) -> None:
        self._old, self._new = old, new
        matching = Matching(old, new, by_ids)
        self._partners, self._origins = matching.partners, matching.origins
        self._old_places, self._new_places = Places(old), Places(new)
        self._orders: dict[tuple[int, str], dict[str, int]] = {}

    def comparison(self) -> Comparison:
        """All differences."""
        found = tuple(self._both(self._old.plan, self._new.plan))
        return Comparison(self._old.plan, self._new.plan, found, self._partners)

    def _both(self, old: Node, new: Node) -> Iterator[Difference]:
        """A node that is in both states, and all that stands in it."""
        if old is new:
            return
        yield from value_differences(old, new, self._old_places, self._new_places)
        if isinstance(old, Plan) and isinstance(new, Plan):
            # Sections and appendices are counted apart, so that a text that came moves no appendix.
            yield from self._children(old, old.sections, new.sections)
            yield from self._children(old, old.appendices, new.appendices)
        else:
            yield from self._children(old, children_of(old), children_of(new))

    def _children(self, old: Node, before: Sequence[Node], after: Sequence[Node]) -> Iterator[Difference]:
        places = {node.id: place for place, node in enumerate(before)}
        stayed = [(place, node) for node in after if (place := places.get(self._origins.get(node.id, ""))) is not None]
        steady = {stayed[n][1].id for n in longest_rise([place for place, _node in stayed])}
        told = 0
        for node in after:
            origin = self._origins.get(node.id)
            if origin is not None and node.id in steady:
                yield from self._gone(before[told : places[origin]])
                told = places[origin] + 1
            if origin is None:
                yield from self._came(node)
                continue
            one = self._old.node(origin)
            if node.id not in steady:
                yield self._moved(one, node)
            yield from self._both(one, node)
        yield from self._gone(before[told:])

    def _moved(self, old: Node, new: Node) -> Difference:
        before, after = (PLACE_MARK.join(places.of(node.id)) for places, node in (
            (self._old_places, old), (self._new_places, new)))  # fmt: skip
        if before == after:
            # Others came or went before it: its number is the same, its neighbour is not.
            before, after = (self._behind(index, node) for index, node in ((self._old, old), (self._new, new)))
        address = address_of(new)
        part = address._replace(field="")
        return Difference(Kind.MOVED, part, self._name(new), before=before, after=after, goal=address)

    def _behind(self, index: PlanIndex, node: Node) -> str:
        """Where a node stands among its siblings, in words."""
        parent = index.parent_id(node.id)
        siblings = children_of(index.node(parent))
        key = (id(index), parent)
        if key not in self._orders:
            # Kept, for a table that was sorted anew has moved in all its rows.
            self._orders[key] = {one.id: n for n, one in enumerate(siblings)}
        place = self._orders[key].get(node.id, 0)
        if not place:
            return _("đứng đầu")
        text = short(content_of(siblings[place - 1], index))
        return _("sau “{text}”").format(text=text) if text else _("thứ {number}").format(number=place + 1)

    def _name(self, node: Node) -> tuple[str, ...]:
        return self._new_places.of(node.id)

    def _came(self, node: Node) -> Iterator[Difference]:
        address = address_of(node)
        text = content_of(node, self._new)
        yield Difference(Kind.ADDED, address._replace(field=""), self._name(node), after=text, goal=address)
        if isinstance(node, Task):
            return
        for below in children_of(node):
            origin = self._origins.get(below.id)
            if origin is None:
                yield from self._came(below)
            else:
                yield self._moved(self._old.node(origin), below)
                yield from self._both(self._old.node(origin), below)

    def _gone(self, nodes: Sequence[Node]) -> Iterator[Difference]:
        for node in nodes:
            if node.id not in self._partners:
                place, text = self._old_places.of(node.id), content_of(node, self._old)
                address = address_of(node)._replace(field="")
                yield Difference(Kind.REMOVED, address, place, before=text, goal=self._around(node))
                if not isinstance(node, Task):
                    yield from self._gone(children_of(node))

    def _around(self, node: Node) -> Address | None:
        """The nearest part around a removed node that is still there."""
        id_ = self._old.parent_id(node.id)
        while id_ and id_ not in self._partners:
            id_ = self._old.parent_id(id_)
        return address_of(self._new.node(self._partners[id_])) if id_ else None
