"""compare(): two states of a plan -> every difference between them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.compare.comparison import PLACE_MARK, Comparison, Difference, Kind
from models.compare.index import Node, PlanIndex, address_of, children_of, table_of
from models.compare.matching import Matching
from models.compare.paragraphs import different_paragraphs
from models.compare.places import Places
from models.compare.telling import content_of
from models.compare.values import PARAGRAPHS, layout_words, page_words, values_of
from models.compare.words import longest_rise
from models.grid.grid import Address
from models.i18n import _
from models.plan import Appendix, Line, Plan, Section, Task


def compare(old: Plan, new: Plan) -> Comparison:
    """Everything that was added, removed, moved or changed; remarks of an import and ids are no part of it."""
    return _Comparer(PlanIndex(old), PlanIndex(new)).comparison()


class _Comparer:
    """Walks the new state from top to bottom, and in each part what is gone from it."""

    def __init__(self, old: PlanIndex, new: PlanIndex) -> None:
        self._old, self._new = old, new
        matching = Matching(old, new)
        self._partners, self._origins = matching.partners, matching.origins
        self._old_places, self._new_places = Places(old), Places(new)

    def comparison(self) -> Comparison:
        """All differences."""
        found = tuple(self._both(self._old.plan, self._new.plan))
        return Comparison(self._old.plan, self._new.plan, found, self._partners)

    def _both(self, old: Node, new: Node) -> Iterator[Difference]:
        """A node that is in both states, and all that stands in it."""
        if old is new:
            return
        yield from self._values(old, new)
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

    def _values(self, old: Node, new: Node) -> Iterator[Difference]:
        first, then = dict(values_of(old)), dict(values_of(new))
        merged = (old.merged, new.merged) if isinstance(old, Line) and isinstance(new, Line) else (None, None)
        for name in {**then, **first}:
            before, after = first.get(name, ""), then.get(name, "")
            # Under a merged cell the text is told once, where the cell begins.
            inside = merged[1] is not None and name in merged[1]
            if before != after and not inside:
                yield self._value(new, name, before, after)
        if merged[0] is not None and merged[1] is not None:
            for name in sorted(merged[0] ^ merged[1]):
                own, joined = _("ô riêng"), _("gộp với ô trên")
                before, after = (joined, own) if name in merged[0] else (own, joined)
                yield self._value(new, f"merged.{name}", before, after)
        if isinstance(old, Appendix) and isinstance(new, Appendix):
            for name, before, after in layout_words(old.layout, new.layout):
                yield self._value(new, name, before, after)
        if isinstance(old, Plan) and isinstance(new, Plan):
            before, after = page_words(old.page, new.page)
            if before or after:
                yield self._value(new, "page", before, after)
        for name in PARAGRAPHS:
            if hasattr(new, name):
                yield from self._paragraphs(old, new, name)

    def _value(self, node: Node, name: str, before: str, after: str) -> Difference:
        address = Address(table_of(node), node.id, name)
        return Difference(
            Kind.CHANGED, address, self._new_places.of(node.id, name), before, after, goal=_goal(address, node)
        )

    def _paragraphs(self, old: Node, new: Node, name: str) -> Iterator[Difference]:
        before, after = getattr(old, name), getattr(new, name)
        goal = Address(table_of(new), new.id, name)
        for one, two in different_paragraphs(before, after):
            if two is None and one is not None:
                place = self._old_places.of(old.id, name, one)
                address = goal._replace(id=old.id)
                yield Difference(Kind.REMOVED, address, place, before[one], "", goal, one)
            elif two is not None:
                place = self._new_places.of(new.id, name, two)
                kind = Kind.ADDED if one is None else Kind.CHANGED
                yield Difference(kind, goal, place, "" if one is None else before[one], after[two], goal, two)

    def _moved(self, old: Node, new: Node) -> Difference:
        before, after = (PLACE_MARK.join(places.of(node.id)) for places, node in (
            (self._old_places, old), (self._new_places, new)))  # fmt: skip
        if before == after:
            before, after = (self._ordinal(index, node) for index, node in ((self._old, old), (self._new, new)))
        address = address_of(new)
        return Difference(Kind.MOVED, address._replace(field=""), self._name(new), before, after, address)

    @staticmethod
    def _ordinal(index: PlanIndex, node: Node) -> str:
        siblings = children_of(index.node(index.parent_id(node.id)))
        place = next((n for n, one in enumerate(siblings, 1) if one is node), 1)
        return _("thứ {number}").format(number=place)

    def _name(self, node: Node) -> tuple[str, ...]:
        return self._new_places.of(node.id)

    def _came(self, node: Node) -> Iterator[Difference]:
        address = address_of(node)
        text = content_of(node, self._new)
        yield Difference(Kind.ADDED, address._replace(field=""), self._name(node), "", text, address)
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
                yield Difference(Kind.REMOVED, address, place, text, "", self._around(node))
                if not isinstance(node, Task):
                    yield from self._gone(children_of(node))

    def _around(self, node: Node) -> Address | None:
        """The nearest part around a removed node that is still there."""
        id_ = self._old.parent_id(node.id)
        while id_ and id_ not in self._partners:
            id_ = self._old.parent_id(id_)
        return address_of(self._new.node(self._partners[id_])) if id_ else None


def _goal(address: Address, node: Node) -> Address:
    """Where to look for a value; what has no place of its own is looked for at its node."""
    if address.field.startswith("merged."):
        return address._replace(field=address.field.removeprefix("merged."))
    if isinstance(node, Section):
        return address._replace(field="heading") if address.field == "number" else address
    return address_of(node) if address.field in ("kind", "item_style", "layout", "widths", "landscape") else address
