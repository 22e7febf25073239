"""What every node leaves behind of the documents that it cites, for the rules that compare citations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import Trace, Traces
from models.citations.canonical import grouped, is_own, key_of, number_parts
from models.citations.finding import Citation, citations_in, may_cite
from models.citations.kinds import STANDARD
from models.citations.successors import replaced_by, replaced_in
from models.citations.writing import is_law, short
from models.grid.grid import Address
from models.plan import LINE_FIELDS, Line, Plan
from models.registers import CitedDocument
from models.walk import Stop, Value, values_at

if TYPE_CHECKING:
    from models.checking.context import Context
    from models.checking.parts import Parts
    from models.walk import Node

KINDS = frozenset({"plan", "section", "appendix", "area", "group", "objective", "task", "line"})
MOST = 200  # variants of one document, and spots of one variant, that are looked at
_FIELDS = ("reference", *LINE_FIELDS)
_MOST_SPOTS = 20
_OWN = ("caption", "number", "symbol")  # they tell what this plan is, not what it cites
_PARTING = "\x1f"
LISTED, MARKED, SLASHLESS, LATE = "lmsd"


def cites(parts: Parts) -> bool:
    """The first question of all rules about citations."""
    return may_cite(parts.text)


class Said(NamedTuple):
    """One way in which a document is cited; the stretches count from the beginning of the citation.

    `role`: "cited", "nested" in the summary of another, "gone" where it is called replaced by `other`, "successor"
    where `other`, that replaced it, is cited, "register" for its entry there (replaced by `other`). `flags` hold
    LISTED, MARKED, SLASHLESS (see Citation), and LATE for a date after the plan's own.
    """

    role: str
    kind: str
    number: str
    date: str
    issuer: str
    title: str
    other: str
    flags: str
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
    if isinstance(node, Line):
        # Nearly all texts of a plan are here, and few of them cite anything.
        for name in _FIELDS:
            text = getattr(node, name)
            if text and may_cite(text) and name not in node.merged:
                yield from _in_text(Value(Address("line", node.id, name), text), context)
        for key, text in node.extra.items():
            if may_cite(text) and f"extra.{key}" not in node.merged:
                yield from _in_text(Value(Address("line", node.id, f"extra.{key}"), text), context)
        return
    for value in values_at(Stop(node)):
        if value.text and may_cite(value.text) and value.address.field not in _OWN:
            yield from _in_text(value, context)
    if isinstance(node, Plan):
        for one in context.register(CitedDocument):
            said = _variant("register", one.kind, one.number, one.date, one.issuer, one.title, one.replaced_by)
            yield Trace(key_of(one), said, Spot(Address("plan", node.id, "")))


def _in_text(value: Value, context: Context) -> Iterator[Trace]:
    found = citations_in(value.text)
    gone = replaced_in(value.text, found) if found else {}
    for place, one in enumerate(found):
        if is_own(one, context.head.number, context.head.symbol):
            continue
        nested = any(other.core <= one.start < other.end for other in found[:place])
        role = "gone" if place in gone else "nested" if nested else "cited"
        spot = Spot(value.address, one.start, one.core, value.text[one.start : one.core], None, value.paragraph)
        yield Trace(key_of(one), _of(one, role, gone.get(place, ""), _is_late(one, context)), spot)
        for old in replaced_by(one.kind, one.number):
            other = short(one)
            yield Trace(_decree_key(old), _variant("successor", one.kind, old, other=other), spot)


def _is_late(one: Citation, context: Context) -> bool:
    """Whether a document was issued after the plan, or where its day is not known after its period."""
    if not one.date or one.kind == STANDARD or (is_law(one.kind) and not one.number):
        return False
    issued = context.head.issued
    if issued:
        return one.date[: len(issued)] > issued[: len(one.date)]
    end = context.period.end or context.period.start
    return end is not None and int(one.date[:4]) > end


@lru_cache(maxsize=256)
def _decree_key(number: str) -> str:
    return key_of(CitedDocument(kind="Nghị định", number=number))


def _of(one: Citation, role: str, other: str, late: bool) -> str:
    stretches = (one.number_at, one.date_at, one.issuer_at, one.title_at)
    ends = [str(end - one.start if end >= 0 else -1) for stretch in stretches for end in stretch]
    told = ((one.listed, LISTED), (one.marked, MARKED), (one.slashless, SLASHLESS), (late, LATE))
    flags = "".join(flag for is_so, flag in told if is_so)
    return _variant(role, one.kind, one.number, one.date, one.issuer, one.title, other, flags, ends)


def _variant(
    role: str,
    kind: str = "",
    number: str = "",
    date: str = "",
    issuer: str = "",
    title: str = "",
    other: str = "",
    flags: str = "",
    ends: Sequence[str] = ("-1",) * 8,
) -> str:
    parts = (role, kind, number, date, issuer, title, other, flags, *ends)
    return _PARTING.join(part.replace(_PARTING, " ") for part in parts)


@lru_cache(maxsize=16384)
def said_in(variant: str) -> Said:
    """A variant of a trace, read."""
    role, kind, number, date, issuer, title, other, flags, *ends = variant.split(_PARTING)
    at = [int(end) for end in ends]
    pairs = ((at[0], at[1]), (at[2], at[3]), (at[4], at[5]), (at[6], at[7]))
    return Said(role, kind, number, date, issuer, title, other, flags, *pairs)


def all_said(traces: Traces) -> list[Said]:
    """All that is said under one key, in short: most keys need no closer look."""
    return [said_in(variant) for variant in islice(traces, MOST)]


def slips(traces: Traces) -> Iterator[tuple[Said, Sequence[Spot]]]:
    """The ways of citing that are met under one key, each with its spots."""
    for variant, nodes in islice(traces.items(), MOST):
        said = said_in(variant)
        if said.role not in ("successor", "register"):
            yield said, [spot for own in islice(nodes.values(), MOST) for spot in own]


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
    # By what they say, not by what was typed first: a check from the beginning must say the same.
    for group in grouped(sorted([*spots, *beside])):
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


def name_of(document: Meant) -> str:
    """A document in short, as it is told in messages."""
    said = max(document.said, key=lambda one: (number_parts(one.number).agency != "", bool(one.title), len(one.number)))
    return short(said)


def finding(rule: str, severity: Severity, message: str, spots: Sequence[Spot]) -> Finding:
    """A finding with as many spots as one can look at."""
    return Finding(rule=rule, severity=severity, message=message, spots=tuple(spots[:_MOST_SPOTS]))
