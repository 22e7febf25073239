"""merge(): what a plan was when it went out, what it is now, and what came back -> the changes to decide on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.compare.comparison import Difference, Kind
from models.compare.index import PlanIndex, children_of
from models.compare.places import Places
from models.compare.plans import compare
from models.compare.telling import line_text
from models.merge.taking import taken
from models.plan import Appendix, Line, Plan

UNKNOWN = "\0"
"""How a text of the base begins that only its digest is known of."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that others changed: how it is told, and all differences that are done with it.

    In a `conflict` it was changed here, too, since the plan went out; `sent` is what it was then, None where only its
    `digest` is known, if that.
    """

    shown: Difference
    parts: tuple[Difference, ...]
    conflict: bool = False
    sent: str | None = None
    digest: str = ""

    @property
    def writable(self) -> bool:
        """Whether the officer may write a third text instead."""
        plain = self.shown.kind is Kind.CHANGED and len(self.parts) == 1
        return plain and (self.shown.paragraph is not None or _is_text(self.shown.address.field))


@dataclass(frozen=True, slots=True)
class Merge:
    """Our plan, the plan with all changes of the others in it, and these changes in reading order."""

    ours: Plan
    theirs: Plan
    changes: tuple[Change, ...]

    def plan(self, accepted: Iterable[Change], written: Mapping[Change, str] | None = None) -> Plan:
        """Our plan with the accepted changes; `written` has the texts that the officer wrote for some of them."""
        texts: dict[tuple[str, str, int], str] = {}
        for one, text in (written or {}).items():
            address, paragraph = one.shown.address, one.shown.paragraph
            texts[address.id, address.field, -1 if paragraph is None else paragraph] = text
        return taken(self.ours, self.theirs, [part for one in accepted for part in one.parts], texts)


def merge(ours: Plan, theirs: Plan, base: Plan | None = None) -> Merge:
    """The changes of `theirs`; all three have the same ids. Without a base all that is different is theirs."""
    incoming = theirs
    if base is not None:
        incoming = taken(ours, theirs, compare(base, theirs, by_ids=True).differences, base=base)
    found = compare(ours, incoming, by_ids=True).differences
    told = [one for one in found if not one.address.field.startswith("merged.")]
    judge = _Judge(ours, incoming, base)
    return Merge(ours, incoming, tuple(map(judge.judged, judge.gathered(told))))


class _Judge:
    """Tells which changes meet a change of our own."""

    def __init__(self, ours: Plan, incoming: Plan, base: Plan | None) -> None:
        self._ours, self._incoming = PlanIndex(ours), PlanIndex(incoming)
        self._base = PlanIndex(base) if base is not None else None
        self._places = Places(self._incoming)

    def gathered(self, differences: Sequence[Difference]) -> Iterator[Change]:
        """One change for each difference; all that happened to a line that is or was a reference is one."""
        lines: dict[str, list[Difference]] = defaultdict(list)
        for one in differences:
            if one.kind is Kind.CHANGED and one.address.table == "line":
                lines[one.address.id].append(one)
        whole = {id_ for id_, ones in lines.items() if any(one.address.field == "reference" for one in ones)}
        told: set[str] = set()
        for one in differences:
            if one.kind is not Kind.CHANGED or one.address.id not in whole:
                yield Change(one, (one,))
            elif one.address.id not in told:
                told.add(one.address.id)
                yield Change(self._line(lines[one.address.id]), tuple(lines[one.address.id]))

    def _line(self, parts: Sequence[Difference]) -> Difference:
        first = next(one for one in parts if one.address.field == "reference")
        before, after = (self._line_text(index, first.address.id) for index in (self._ours, self._incoming))
        return replace(first, before=before, after=after)

    @staticmethod
    def _line_text(index: PlanIndex, id_: str) -> str:
        node: Any = index.node(id_)
        above = index.parent_id(id_)
        while above and not isinstance(index.node(above), Appendix):
            above = index.parent_id(above)
        appendix = index.node(above) if above else None
        return line_text(node, appendix.layout if isinstance(appendix, Appendix) else None)

    def judged(self, change: Change) -> Change:
        """The change with what is to be known of our own ones."""
        if self._base is None:
            return change
        shown = change.shown
        id_ = shown.address.id
        if id_ not in self._base:
            return change
        match shown.kind:
            case Kind.ADDED if shown.paragraph is None:
                return replace(change, conflict=True)  # deleted here
            case Kind.MOVED:
                return replace(change, conflict=self._base.parent_id(id_) != self._ours.parent_id(id_))
            case Kind.REMOVED if shown.paragraph is None:
                return replace(change, conflict=self._changed(id_))
        if shown.paragraph is not None:
            if shown.kind is Kind.ADDED:
                return change
            sent = getattr(self._base.node(id_), shown.address.field)
            return replace(change, conflict=shown.before not in sent)
        sents = [_value(self._base.node(id_), part.address.field) for part in change.parts]
        ours = [_value(self._ours.node(id_), part.address.field) for part in change.parts]
        if sents == ours:
            return change
        if len(sents) != 1 or not isinstance(sents[0], str):
            return replace(change, conflict=True)
        if sents[0].startswith(UNKNOWN):
            return replace(change, conflict=True, digest=sents[0].removeprefix(UNKNOWN))
        return replace(change, conflict=True, sent=sents[0])

    def _changed(self, id_: str) -> bool:
        """Whether a node of ours, with all in it, is not as it was."""
        if self._base is None or id_ not in self._base:
            return True
        ours, sent = self._ours.node(id_), self._base.node(id_)
        if ours is sent:
            return False
        alike = _bare(ours) == _bare(sent)
        return not alike or any(self._changed(one.id) for one in children_of(ours))


def _bare(node: Any) -> Any:
    """A node without what stands in it, and without its merges, which follow from its texts."""
    if isinstance(node, Line):
        return replace(node, merged=frozenset())
    name = next(name for name in ("lines", "items", "areas", "sections") if hasattr(node, name))
    return replace(node, **{name: ()})


def _value(node: Any, field: str) -> Any:
    if isinstance(node, Line):
        return node.text(field)
    if field == "widths":
        field = "layout"
    owner, _dot, part = field.partition(".")
    value = getattr(node, owner, None)
    return getattr(value, part, None) if part else value


def _is_text(field: str) -> bool:
    special = ("layout", "widths", "landscape", "item_style", "page", "kind", "reference", "issued")
    return field not in special and not field.startswith("period.")


def in_order(changes: Iterable[Change]) -> list[Change]:
    """Conflicts first, the rest in reading order."""
    found = list(changes)
    return [one for one in found if one.conflict] + [one for one in found if not one.conflict]
