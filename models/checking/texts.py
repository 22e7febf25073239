"""Runs the rules for single texts; what they say of a text is kept, for thousands of lines repeat few texts."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from models.checking.context import Context
from models.checking.finding import Finding, Spot
from models.checking.rule import Slip, TextKind, TextRule
from models.plan import Line
from models.walk import Node, Stop, Value, fields_of_line, values_at

_MOST_KEPT = 100_000  # texts
_log = logging.getLogger("cchc.checking")
_Known = tuple[tuple[TextRule, Slip], ...]


class TextCheck:
    """The slips of texts, looked for once per text and kind of field."""

    def __init__(self, rules: Sequence[TextRule]) -> None:
        self._rules = rules
        self._kept: dict[tuple[str, TextKind], _Known] = {}

    def findings(self, node: Node, context: Context) -> Iterator[Finding]:
        """The slips in the texts of a node; those of a merged cell only where it begins."""
        if not self._rules:
            return
        for value in _values(node, context):
            if not value.text:
                continue
            address = value.address
            kind = TextKind(address.table, "extra" if address.field.startswith("extra.") else address.field)
            for rule, slip in self._slips(value.text, kind):
                words = value.text[slip.start : slip.end]
                if rule.group == "spelling" and words.casefold() in context.words:
                    continue
                spot = Spot(address, slip.start, slip.end, words, slip.put, value.paragraph)
                yield Finding(rule=rule.name, severity=rule.severity, message=slip.message, spots=(spot,))

    def _slips(self, text: str, kind: TextKind) -> _Known:
        known = self._kept.get((text, kind))
        if known is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            known = self._kept[text, kind] = tuple(self._look(text, kind))
        return known

    def _look(self, text: str, kind: TextKind) -> Iterator[tuple[TextRule, Slip]]:
        for rule in self._rules:
            if rule.quick is not None and not rule.quick(text):
                continue
            try:
                for slip in rule.find(text, kind):
                    yield rule, slip
            except Exception:
                # A rule that fails must not take the others along.
                _log.exception("rule %s failed", rule.name)


def _values(node: Node, context: Context) -> Iterator[Value]:
    """The texts of a node, those of a plan's head and foot together."""
    if isinstance(node, Line):
        layout = context.layout(node.id)
        yield from values_at(Stop(node, node.merged, fields=fields_of_line(layout)))
        return
    yield from values_at(Stop(node))
    if node.id == context.rows.plan_id:
        yield from values_at(Stop(node, foot=True))
