"""taken(): our plan with some of the differences between two other states of it done, whatever is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from models.compare.comparison import Difference, Kind
from models.compare.index import PlanIndex, children_of
from models.compare.paragraphs import Pair, different_paragraphs
from models.merge.joints import jointed
from models.merge.paragraphs import paragraphs_taken
from models.merge.values import with_text, with_value
from models.plan import Appendix, Line, Plan, Section, Task

# (id, field, paragraph or -1) -> what the officer wrote in the place of both texts.
Written = Mapping[tuple[str, str, int], str]


def taken(
    ours: Plan,
    theirs: Plan,
    differences: Iterable[Difference],
    written: Written | None = None,
    base: Plan | None = None,
) -> Plan:
    """Our plan after those differences between `base` (None: our plan) and their plan, all found by ids.

    What does not depend on the order of the differences: a part comes behind the sibling that it follows in their
    plan, brings along what has to hold it, and one that goes stays as long as something in it stays. What did not
    change is the same object as before.
    """
    return _Taker(ours, theirs, differences, written or {}, base or ours).plan()


class _Taker:
    """Sorts the differences by what they do, then builds the tree anew where they touch it."""

    def __init__(
        self, ours: Plan, theirs: Plan, differences: Iterable[Difference], written: Written, base: Plan
    ) -> None:
        self._ours, self._theirs = PlanIndex(ours), PlanIndex(theirs)
        self._base = self._ours if base is ours else PlanIndex(base)
        self._written = written
        self._values: dict[str, set[str]] = defaultdict(set)
        self._pairs: dict[tuple[str, str], set[Pair]] = defaultdict(set)
        self._told: dict[tuple[str, str], list[Pair]] = {}
        self._added: set[str] = set()
        self._bare: set[str] = set()  # came only to hold something
        self._removed: set[str] = set()
        self._moved: set[str] = set()
        self._going: dict[str, bool] = {}
        for one in differences:
            self._sort(one)
        self._come_along()
        self._arrivals: dict[str, list[str]] = defaultdict(list)
        self._dirty: set[str] = set()
        self._find_touched()

    def plan(self) -> Plan:
        """The plan with all of it done."""
        found: Plan = self._built(self._ours.plan.id)
        return found

    def _sort(self, one: Difference) -> None:
        id_, field = one.address.id, one.address.field
        if one.paragraph is not None:
            old, new = (one.paragraph, None) if one.kind is Kind.REMOVED else (None, one.paragraph)
            self._pairs[id_, field].add(self._whole_pair(id_, field, old, new))
        elif one.kind is Kind.CHANGED:
            if not field.startswith("merged."):
                self._values[id_].add(field)
        elif one.kind is Kind.ADDED:
            self._added.add(id_)
        elif one.kind is Kind.REMOVED:
            self._removed.add(id_)
        else:
            self._moved.add(id_)

    def _whole_pair(self, id_: str, field: str, old: int | None, new: int | None) -> Pair:
        told = self._told.get((id_, field))
        if told is None:
            before = getattr(self._base.node(id_), field) if id_ in self._base else ()
            told = self._told[id_, field] = list(different_paragraphs(before, getattr(self._theirs.node(id_), field)))
        if old is not None:
            return Pair(old, None)
        return next((pair for pair in told if pair.new == new), Pair(old, new))

    def _come_along(self) -> None:
        """What else has to come: parts that were deleted here and changed there, and what holds what comes."""
        ours, theirs = self._ours, self._theirs
        for id_ in (*self._values, *(id_ for id_, _field in self._pairs)):
            if id_ not in ours and id_ in theirs:
                self._added.add(id_)
        self._moved &= set(ours.nodes)
        self._removed &= set(ours.nodes)
        self._added = {id_ for id_ in self._added if id_ in theirs and id_ not in ours}
        for id_ in tuple(self._added):
            node = theirs.node(id_)
            if isinstance(node, Task):
                # A new task is told as a whole, also where lines of another one have come into it.
                self._moved |= {line.id for line in node.lines if line.id in ours}
        for id_ in (*self._added, *self._moved):
            parent = theirs.parent_id(id_)
            while parent and parent not in ours and parent not in self._added:
                self._added.add(parent)
                self._bare.add(parent)
                parent = theirs.parent_id(parent)

    def _goes(self, id_: str) -> bool:
        """Whether a node of ours really goes: nothing in it may have to stay."""
        if id_ not in self._going:
            with_parent = self._ours.parent_id(id_) in self._removed and isinstance(self._ours.node(id_), Line)
            wanted = id_ in self._removed or (with_parent and id_ not in self._theirs)
            below = children_of(self._ours.node(id_))
            self._going[id_] = wanted and all(one.id in self._moved or self._goes(one.id) for one in below)
        return self._going[id_]

    def _find_touched(self) -> None:
        """The nodes that are not as they were, and all that hold them."""
        ours, theirs = self._ours, self._theirs
        for id_ in (*self._added, *self._moved):
            if id_ in self._moved and self._circles(id_):
                self._moved.discard(id_)
                continue
            self._arrivals[theirs.parent_id(id_)].append(id_)
        touched = {id_ for id_ in self._values if id_ in ours} | {id_ for id_, _field in self._pairs if id_ in ours}
        touched |= {parent for parent in self._arrivals if parent in ours}
        touched |= {ours.parent_id(id_) for id_ in self._moved}
        touched |= {ours.parent_id(id_) for id_ in self._removed}
        for start in touched:
            id_ = start
            while id_ and id_ not in self._dirty:
                self._dirty.add(id_)
                id_ = self._holder(id_)

    def _holder(self, id_: str) -> str:
        if id_ in self._moved or id_ not in self._ours:
            return self._theirs.parent_id(id_)
        return self._ours.parent_id(id_)

    def _circles(self, id_: str) -> bool:
        """Whether a section would come to stand in itself, where only some of the moves are wanted."""
        seen = {id_}
        above = self._theirs.parent_id(id_)
        while above:
            if above in seen:
                return True
            seen.add(above)
            above = self._holder(above)
        return False

    def _built(self, id_: str) -> Any:
        if id_ not in self._ours:
            return self._arrived(id_)
        node: Any = self._ours.node(id_)
        if id_ not in self._dirty:
            return node
        for field in self._values.get(id_, ()):
            node = self._with_value(node, field)
        for (owner, field), pairs in self._pairs.items():
            if owner == id_:
                node = replace(node, **{field: self._paragraphs(id_, field, pairs)})
        return self._holding(node, [self._built(child) for child in self._children(id_)])

    def _with_value(self, node: Any, field: str) -> Any:
        text = self._written.get((node.id, field, -1))
        return with_text(node, field, text) if text is not None else with_value(node, field, self._theirs.node(node.id))

    def _paragraphs(self, id_: str, field: str, wanted: set[Pair]) -> tuple[str, ...]:
        old, new, ours = (getattr(index.node(id_), field) for index in (self._base, self._theirs, self._ours))
        written = {place: text for (node, name, place), text in self._written.items() if (node, name) == (id_, field)}
        return paragraphs_taken(old, new, ours, wanted, written)

    def _children(self, id_: str) -> list[str]:
        """What stands in a node of ours afterwards, in order."""
        arrivals = set(self._arrivals.get(id_, ()))
        stay = [
            one.id for one in children_of(self._ours.node(id_)) if one.id not in self._moved and not self._goes(one.id)
        ]
        if not arrivals:
            return stay
        known = set(stay)
        behind: dict[str, list[str]] = defaultdict(list)
        last = ""
        for one in children_of(self._theirs.node(id_)):
            if one.id in known:
                last = one.id
            elif one.id in arrivals:
                behind[last].append(one.id)
        return [*behind[""], *(found for one in stay for found in (one, *behind[one]))]

    def _arrived(self, id_: str) -> Any:
        """A node that came, with what comes in it."""
        node: Any = self._theirs.node(id_)
        whole = isinstance(node, Task) and id_ not in self._bare
        arrivals = set(self._arrivals.get(id_, ()))
        below = [one.id for one in children_of(node) if whole or one.id in arrivals]
        return self._holding(node, [self._built(one) for one in below])

    def _holding(self, node: Any, children: list[Any]) -> Any:
        match node:
            case Line():
                return node
            case Plan():
                sections = tuple(one for one in children if isinstance(one, Section))
                appendices = tuple(one for one in children if isinstance(one, Appendix))
                return replace(node, sections=sections, appendices=appendices)
            case Section():
                return replace(node, sections=tuple(children))
            case Appendix():
                return replace(node, areas=tuple(children))
            case Task():
                return replace(node, lines=tuple(children) or (Line(),))
        return replace(node, items=jointed(children, self._follows))

    def _follows(self, line: Line, field: str) -> bool:
        """Whether a line is still merged in their plan, so that it takes the text of the cell above."""
        if field in self._values.get(line.id, ()):
            return False
        if line.id not in self._theirs:
            return True
        theirs = self._theirs.node(line.id)
        return isinstance(theirs, Line) and field in theirs.merged
