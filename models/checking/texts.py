"""Runs what looks at single texts; what is said of a text is kept, for thousands of lines repeat few texts."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.checking.context import Context
from models.checking.finding import Finding, Spot
from models.checking.parts import Parts, parts_of
from models.checking.rule import PlanRule, Slip, TextKind, TextRule, TextTrace
from models.grid.grid import Address
from models.plan import LINE_FIELDS, Line
from models.walk import Node, Stop, values_at

_MOST_KEPT = 100_000  # texts
_FIELDS = ("reference", *LINE_FIELDS)
_KINDS = {name: TextKind("line", name) for name in _FIELDS}
_EXTRA = TextKind("line", "extra")
_log = logging.getLogger("cchc.checking")


class Said(NamedTuple):
    """What is said of a text: slips with their rules, traces with the number of what they belong to."""

    slips: tuple[tuple[TextRule, Slip], ...]
    traces: tuple[tuple[int, TextTrace], ...]


class Place(NamedTuple):
    """A text of a node of which something is said."""

    address: Address
    text: str
    paragraph: int
    said: Said


_NOTHING = Said((), ())


def _always(_parts: Parts) -> bool:
    return True


class TextCheck:
    """What rules say of texts, asked once per text and kind of field. `tracers` are told by their place in the list."""

    def __init__(self, rules: Sequence[TextRule], tracers: Sequence[PlanRule]) -> None:
        self._rules = [(rule, rule.quick or _always, rule.find) for rule in rules]
        self._tracers = [
            (number, one, one.quick or _always, one.of_text)
            for number, one in enumerate(tracers)
            if one.of_text is not None
        ]
        self._kept: dict[TextKind, dict[str, Said]] = {}
        self._count = 0

    def places(self, node: Node, context: Context) -> list[Place]:
        """The texts of a node of which something is said; a merged cell only where it begins."""
        if isinstance(node, Line):
            return self._of_line(node)
        found = [*values_at(Stop(node))]
        if node.id == context.rows.plan_id:
            found += values_at(Stop(node, foot=True))
        places = []
        for address, text, paragraph in found:
            if text:
                said = self._said(text, TextKind(address.table, address.field))
                if said is not _NOTHING:
                    places.append(Place(address, text, paragraph, said))
        return places

    def _of_line(self, line: Line) -> list[Place]:
        """The same of a line: nearly all texts of a plan are here."""
        places = []
        for name in _FIELDS:
            text = getattr(line, name)
            if text and name not in line.merged:
                said = self._said(text, _KINDS[name])
                if said is not _NOTHING:
                    places.append(Place(Address("line", line.id, name), text, -1, said))
        for key, text in line.extra.items() if line.extra else ():
            name = f"extra.{key}"
            if text and name not in line.merged:
                said = self._said(text, _EXTRA)
                if said is not _NOTHING:
                    places.append(Place(Address("line", line.id, name), text, -1, said))
        return places

    def _said(self, text: str, kind: TextKind) -> Said:
        kept = self._kept.get(kind)
        if kept is None:
            kept = self._kept[kind] = {}
        said = kept.get(text)
        if said is None:
            self._count += 1
            if self._count > _MOST_KEPT:
                self._kept, self._count = {kind: kept}, 0
                kept.clear()
            said = kept[text] = self._look(text, kind)
        return said

    def _look(self, text: str, kind: TextKind) -> Said:
        parts = parts_of(text)
        slips: list[tuple[TextRule, Slip]] = []
        traces: list[tuple[int, TextTrace]] = []
        for rule, quick, find in self._rules:
            try:
                if quick(parts):
                    slips += [(rule, slip) for slip in find(text, kind)]
            except Exception:
                # A rule that fails must not take the others along.
                _log.exception("rule %s failed", rule.name)
        for number, tracer, quick, of_text in self._tracers:
            try:
                if quick(parts):
                    traces += [(number, trace) for trace in of_text(text, kind)]
            except Exception:
                _log.exception("trace of %s failed", tracer.name)
        return Said(tuple(slips), tuple(traces)) if slips or traces else _NOTHING


def findings_in(places: Sequence[Place], context: Context) -> Iterator[Finding]:
    """The slips in the texts of a node; no word that the officer knows to be right."""
    for place in places:
        for rule, slip in place.said.slips:
            words = place.text[slip.start : slip.end]
            if rule.group == "spelling" and words.casefold() in context.words:
                continue
            spot = Spot(place.address, slip.start, slip.end, words, slip.put, place.paragraph)
            yield Finding(rule=rule.name, severity=rule.severity, message=slip.message, spots=(spot,))
