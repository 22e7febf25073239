"""Runs what looks at single texts; what is said of a text is kept, for thousands of lines repeat few texts."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.checking.context import Context
from models.checking.finding import Finding, Spot
from models.checking.parts import ALWAYS, Questions
from models.checking.rule import PlanRule, Slip, TextKind, TextRule, TextTrace
from models.grid.grid import Address
from models.plan import LINE_FIELDS, Area, Group, Line, Objective, Task
from models.walk import Node, Stop, values_at

_MOST_KEPT = 100_000  # texts
_FIELDS = ("reference", *LINE_FIELDS)
_EXTRA = TextKind("line", "extra")
_HEADINGS = (Task, Area, Group, Objective)  # their only text is their title
_log = logging.getLogger("cchc.checking")


class Said(NamedTuple):
    """What is said of a text: slips with their rules, traces with the number of what they belong to, and the bits of
    the first questions that it answers with yes.
    """

    slips: tuple[tuple[TextRule, Slip], ...]
    traces: tuple[tuple[int, TextTrace], ...]
    bits: int


class Place(NamedTuple):
    """A text of a node of which something is said."""

    address: Address
    text: str
    paragraph: int
    said: Said


_NOTHING = Said((), (), ALWAYS)


class TextCheck:
    """What rules say of texts, asked once per text and kind of field. `tracers` are told by their place in the list."""

    def __init__(self, rules: Sequence[TextRule], tracers: Sequence[PlanRule], questions: Questions) -> None:
        self._questions = questions
        self._rules = [(questions.bit(rule.quick), rule, rule.find) for rule in rules]
        self._tracers = [
            (questions.bit(one.quick), number, one.of_text)
            for number, one in enumerate(tracers)
            if one.of_text is not None
        ]
        self._kept: dict[TextKind, dict[str, Said]] = {}
        self._fields = [(name, TextKind("line", name), self._of(TextKind("line", name))) for name in _FIELDS]
        self._count = 0

    def places(self, node: Node, context: Context) -> tuple[list[Place], int]:
        """The texts of a node of which something is said, a merged cell only where it begins, and the bits of all."""
        if isinstance(node, Line):
            return self._of_line(node)
        if isinstance(node, _HEADINGS):
            table, text = type(node).__name__.lower(), node.title
            said = self._said(text, TextKind(table, "title")) if text else _NOTHING
            if said.slips or said.traces:
                return [Place(Address(table, node.id, "title"), text, -1, said)], said.bits
            return [], said.bits
        found = [*values_at(Stop(node))]
        if node.id == context.rows.plan_id:
            found += values_at(Stop(node, foot=True))
        places: list[Place] = []
        bits = ALWAYS
        for address, text, paragraph in found:
            if text:
                said = self._said(text, TextKind(address.table, address.field))
                bits |= said.bits
                if said.slips or said.traces:
                    places.append(Place(address, text, paragraph, said))
        return places, bits

    def _of_line(self, line: Line) -> tuple[list[Place], int]:
        """The same of a line: nearly all texts of a plan are here."""
        places: list[Place] = []
        bits = ALWAYS
        merged = line.merged
        # A reference takes the whole line: what its cells held before is not on paper.
        for name, kind, kept in self._fields[:1] if line.reference else self._fields:
            text = getattr(line, name)
            if text and name not in merged:
                said = kept.get(text) or self._said(text, kind)
                bits |= said.bits
                if said.slips or said.traces:
                    places.append(Place(Address("line", line.id, name), text, -1, said))
        for key, text in line.extra.items() if line.extra and not line.reference else ():
            name = f"extra.{key}"
            if text and name not in merged:
                said = self._said(text, _EXTRA)
                bits |= said.bits
                if said.slips or said.traces:
                    places.append(Place(Address("line", line.id, name), text, -1, said))
        return places, bits

    def _of(self, kind: TextKind) -> dict[str, Said]:
        kept = self._kept.get(kind)
        if kept is None:
            kept = self._kept[kind] = {}
        return kept

    def _said(self, text: str, kind: TextKind) -> Said:
        kept = self._of(kind)
        said = kept.get(text)
        if said is None:
            self._count += 1
            if self._count > _MOST_KEPT:
                self._count = 0
                for one in self._kept.values():
                    one.clear()
            said = kept[text] = self._look(text, kind)
        return said

    def _look(self, text: str, kind: TextKind) -> Said:
        try:
            bits = self._questions.of(text)
        except Exception:
            # A question that fails must not take the others along: all are asked.
            _log.exception("questions about a text failed")
            bits = -1
        slips: list[tuple[TextRule, Slip]] = []
        traces: list[tuple[int, TextTrace]] = []
        for bit, rule, find in self._rules:
            if bits & bit:
                try:
                    slips += [(rule, slip) for slip in find(text, kind)]
                except Exception:
                    # A rule that fails must not take the others along.
                    _log.exception("rule %s failed", rule.name)
        for bit, number, of_text in self._tracers:
            if bits & bit:
                try:
                    traces += [(number, trace) for trace in of_text(text, kind)]
                except Exception:
                    _log.exception("a trace of texts failed")
        return Said(tuple(slips), tuple(traces), bits)


def findings_in(places: Sequence[Place], context: Context) -> Iterator[Finding]:
    """The slips in the texts of a node; no word that the officer knows to be right."""
    for place in places:
        for rule, slip in place.said.slips:
            words = place.text[slip.start : slip.end]
            if rule.group == "spelling" and words.casefold() in context.words:
                continue
            spot = Spot(place.address, slip.start, slip.end, words, slip.put, place.paragraph)
            yield Finding(rule=rule.name, severity=rule.severity, message=slip.message, spots=(spot,))
