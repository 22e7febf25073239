"""Runs the rules that compare what stands far apart: traces by key, judged again where a change touched a key."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence

from models.checking.context import Context
from models.checking.finding import Finding, Spot
from models.checking.rule import PlanRule, Trace
from models.checking.texts import Place
from models.checking.waiting import Waiting
from models.walk import Node

_log = logging.getLogger("cchc.checking")
_Tracer = Callable[[Node, Context], Iterable[Trace]]
Key = tuple[int, str]  # which tracer, which key


class Crossing:
    """The traces of all nodes. A judge sees its key's traces as variant -> node -> spots."""

    def __init__(self, rules: Sequence[PlanRule]) -> None:
        tracers: dict[object, list[PlanRule]] = {}
        for rule in rules:
            tracers.setdefault(rule.of_text or rule.trace, []).append(rule)
        self._rules = list(tracers.values())
        self._by_kind: dict[str, list[tuple[int, _Tracer]]] = {}
        for number, own in enumerate(self._rules):
            for kind in {kind for rule in own for kind in rule.kinds}:
                if own[0].trace is not None:
                    self._by_kind.setdefault(kind, []).append((number, own[0].trace))
        self._traces: dict[str, dict[Key, dict[str, list[Spot]]]] = {}
        self._groups: dict[Key, dict[str, dict[str, list[Spot]]]] = {}
        self._dirty: Waiting[Key] = Waiting()

    @property
    def tracers(self) -> list[PlanRule]:
        """One rule for each set of traces, those of texts and those of nodes; `trace` wants their places in it."""
        return [own[0] for own in self._rules]

    @property
    def waiting(self) -> bool:
        """Whether a key has to be judged again."""
        return bool(self._dirty)

    def trace(self, node: Node, places: Sequence[Place], context: Context) -> None:
        """Take what a node and its texts say in the place of what they said before."""
        new: dict[Key, dict[str, list[Spot]]] = {}
        for place in places:
            for number, (name, variant, start, end, put) in place.said.traces:
                spot = Spot(place.address, start, end, place.text[start:end], put, place.paragraph)
                new.setdefault((number, name), {}).setdefault(variant, []).append(spot)
        for number, trace in self._by_kind.get(type(node).__name__.lower(), ()):
            try:
                for one in trace(node, context):
                    new.setdefault((number, one.key), {}).setdefault(one.variant, []).append(one.spot)
            except Exception:
                # A rule that fails must not take the others along.
                _log.exception("trace of %s failed", self._rules[number][0].name)
        old = self._traces.get(node.id, {})
        if old == new:
            return
        for key in old.keys() | new.keys():
            if old.get(key) != new.get(key):
                self._put(node.id, key, old.get(key, {}), new.get(key, {}))
        if new:
            self._traces[node.id] = new
        else:
            self._traces.pop(node.id, None)

    def forget(self, id_: str) -> None:
        """Drop what a node said that is gone."""
        for key, variants in self._traces.pop(id_, {}).items():
            self._put(id_, key, variants, {})

    def _put(self, id_: str, key: Key, old: dict[str, list[Spot]], new: dict[str, list[Spot]]) -> None:
        group = self._groups.setdefault(key, {})
        for variant in old:
            if variant not in new:
                del group[variant][id_]
                if not group[variant]:
                    del group[variant]
        for variant, spots in new.items():
            group.setdefault(variant, {})[id_] = spots
        if not group:
            del self._groups[key]
        self._dirty.add((key,))

    def judge_next(self, context: Context) -> tuple[Key, tuple[Finding, ...]]:
        """Judge one of the keys that wait: the key, and what its rules find now."""
        key = self._dirty.take()
        number, name = key
        group = self._groups.get(key)
        found: list[Finding] = []
        for rule in self._rules[number] if group else ():
            try:
                found += rule.judge(name, group or {}, context)
            except Exception:
                _log.exception("rule %s failed", rule.name)
        return key, tuple(found)
