"""Runs the rules that compare what stands far apart: traces by key, judged again where a change touched a key."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence

from models.checking.context import Context
from models.checking.finding import Finding, Spot
from models.checking.rule import PlanRule, Trace
from models.checking.waiting import Waiting
from models.walk import Node

_log = logging.getLogger("cchc.checking")
_Tracer = Callable[[Node, Context], Iterable[Trace]]
Key = tuple[int, str]  # which tracer, which key


class Crossing:
    """The traces of all nodes. A judge sees its key's traces as variant -> node -> spots."""

    def __init__(self, rules: Sequence[PlanRule]) -> None:
        tracers: dict[_Tracer, list[PlanRule]] = {}
        for rule in rules:
            tracers.setdefault(rule.trace, []).append(rule)
        self._tracers = [
            (trace, frozenset[str]().union(*(r.kinds for r in own)), own) for trace, own in tracers.items()
        ]
        self._traces: dict[str, dict[Key, dict[str, list[Spot]]]] = {}
        self._groups: dict[Key, dict[str, dict[str, list[Spot]]]] = {}
        self._dirty: Waiting[Key] = Waiting()

    @property
    def waiting(self) -> bool:
        """Whether a key has to be judged again."""
        return bool(self._dirty)

    def trace(self, node: Node, context: Context) -> None:
        """Take what a node says in the place of what it said before."""
        kind = type(node).__name__.lower()
        new: dict[Key, dict[str, list[Spot]]] = {}
        for number, (trace, kinds, rules) in enumerate(self._tracers):
            if kind not in kinds:
                continue
            try:
                for one in trace(node, context):
                    new.setdefault((number, one.key), {}).setdefault(one.variant, []).append(one.spot)
            except Exception:
                # A rule that fails must not take the others along.
                _log.exception("trace of %s failed", rules[0].name)
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
        for rule in self._tracers[number][2] if group else ():
            try:
                found += rule.judge(name, group or {}, context)
            except Exception:
                _log.exception("rule %s failed", rule.name)
        return key, tuple(found)
