"""What every node leaves behind of the documents that it cites, for the rules that compare citations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from models.checking.finding import Spot
from models.checking.rule import Trace, Traces
from models.citations.canonical import grouped, is_own, key_of
from models.citations.finding import Citation, citations_in, may_cite
from models.citations.kinds import STANDARD
from models.citations.successors import replaced_by, replaced_in
from models.grid.grid import Address
from models.plan import LINE_FIELDS, Line, Plan
from models.registers import CitedDocument
from models.walk import Stop, Value, values_at

if TYPE_CHECKING:
    from models.checking.context import Context
    from models.walk import Node

KINDS = frozenset({"plan", "section", "appendix", "area", "group", "objective", "task", "line"})
MOST = 200  # variants of one document, and spots of one variant, that are looked at
_FIELDS = ("reference", *LINE_FIELDS)
_PARTING = "\x1f"


class Said(NamedTuple):
    """One way in which a document is cited; the stretches count from the beginning of the citation.

    `role`: "cited", "nested" in the summary of another, "gone" where it is called replaced by `other`, "successor"
    where `other`, that replaced it, is cited, "register" for its entry there (replaced by `other`).
    """

    role: str
    kind: str
    number: str
    date: str
    issuer: str
    title: str
    other: str
    length: int
    listed: bool
    number_at: tuple[int, int]
    date_at: tuple[int, int]
    issuer_at: tuple[int, int]
    title_at: tuple[int, int]


@dataclass(slots=True)
class Meant:
    """One document of the plan: the ways in which it is cited, each with its spots, and what else is said of it."""

    ways: list[tuple[Said, Sequence[Spot]]] = field(default_factory=list)
    register: Said | None = None
    others: list[Said] = field(default_factory=list)

    @property
    def said(self) -> list[Said]:
        """The ways without their spots."""
        return [said for said, _spots in self.ways]

    @property
    def counted(self) -> list[Said]:
        """The ways, each as often as it is met."""
        return [said for said, spots in self.ways for _spot in spots]


def trace_citations(node: Node, context: Context) -> Iterator[Trace]:
    """One trace for each citation, and for each entry of the register."""
    for value in values_of(node):
        if value.text and may_cite(value.text):
            yield from _in_text(value, context)
    if isinstance(node, Plan):
        for entry in context.register(CitedDocument):
            said = _variant(
                "register", entry.kind, entry.number, entry.date, entry.issuer, entry.title, entry.replaced_by
            )
            yield Trace(key_of(entry), said, Spot(Address("plan", node.id, "")))


def values_of(node: Node) -> Iterator[Value]:
    """The texts of a node, those of a merged cell only where it begins."""
    if isinstance(node, Line):
        merged = node.merged
        for name in _FIELDS if not node.extra else (*_FIELDS, *(f"extra.{key}" for key in node.extra)):
            if name not in merged:
                yield Value(Address("line", node.id, name), node.text(name))
    else:
        yield from values_at(Stop(node))


def _in_text(value: Value, context: Context) -> Iterator[Trace]:
    found = citations_in(value.text)
    if not found or value.address.field == "caption":
        return
    gone = replaced_in(value.text, found)
    for place, one in enumerate(found):
        if is_own(one, context.head.number, context.head.symbol):
            continue
        nested = any(other.core <= one.start < other.end for other in found[:place])
        role = "gone" if place in gone else "nested" if nested else "cited"
        spot = Spot(value.address, one.start, one.core, value.text[one.start : one.core], None, value.paragraph)
        yield Trace(key_of(one), _of(one, role, gone.get(place, "")), spot)
        for old in replaced_by(one.kind, one.number):
            yield Trace(
                _decree_key(old), _variant("successor", one.kind, old, other=f"{one.kind} số {one.number}"), spot
            )


@lru_cache(maxsize=256)
def _decree_key(number: str) -> str:
    return key_of(CitedDocument(kind="Nghị định", number=number))


def _of(one: Citation, role: str, other: str) -> str:
    stretches = (one.number_at, one.date_at, one.issuer_at, one.title_at)
    ends = [str(end - one.start if end >= 0 else -1) for stretch in stretches for end in stretch]
    return _variant(
        role, one.kind, one.number, one.date, one.issuer, one.title, other, one.core - one.start, one.listed, ends
    )


def _variant(
    role: str,
    kind: str = "",
    number: str = "",
    date: str = "",
    issuer: str = "",
    title: str = "",
    other: str = "",
    length: int = 0,
    listed: bool = False,
    ends: Sequence[str] = ("-1",) * 8,
) -> str:
    parts = (role, kind, number, date, issuer, title, other, str(length), "1" if listed else "", *ends)
    return _PARTING.join(part.replace(_PARTING, " ") for part in parts)


@lru_cache(maxsize=16384)
def said_in(variant: str) -> Said:
    """A variant of a trace, read."""
    role, kind, number, date, issuer, title, other, length, listed, *ends = variant.split(_PARTING)
    at = [int(end) for end in ends]
    pairs = ((at[0], at[1]), (at[2], at[3]), (at[4], at[5]), (at[6], at[7]))
    return Said(role, kind, number, date, issuer, title, other, int(length), bool(listed), *pairs)


def meant(traces: Traces) -> list[Meant]:
    """The documents behind one key."""
    spots: dict[Said, list[Spot]] = {}
    beside: list[Said] = []
    for variant, nodes in islice(traces.items(), MOST):
        said = said_in(variant)
        if said.role in ("successor", "register"):
            beside.append(said)
        else:
            spots[said] = [spot for own in islice(nodes.values(), MOST) for spot in own]
    documents: list[Meant] = []
    for group in grouped([*spots, *beside]):
        one = Meant([(said, spots[said]) for said in group if said in spots])
        one.register = next((said for said in group if said.role == "register"), None)
        one.others = [said for said in group if said.role == "successor"]
        if one.ways:
            documents.append(one)
    return documents


def is_standard(said: Said) -> bool:
    """Whether a standard (TCVN, ISO) is cited, not a document."""
    return said.kind == STANDARD


def first_spot(ways: Sequence[tuple[Said, Sequence[Spot]]], context: Context) -> tuple[Said, Spot] | None:
    """The spot that is read first."""
    spots = [(said, spot) for said, several in ways for spot in several[:MOST]]
    return min(spots, key=lambda pair: reading_order(pair[1], context), default=None)


def reading_order(spot: Spot, context: Context) -> tuple[object, ...]:
    """A key by which spots sort as they are read."""
    field = spot.address.field
    rank = _FIELDS.index(field) if field in _FIELDS else len(_FIELDS)
    return context.order(spot.address.id), rank, spot.paragraph, spot.start
