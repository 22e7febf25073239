"""Runs the rules that compare what stands far apart: traces by key, judged again where a change touched a key."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from models.checking.context import Context
from models.checking.finding import Finding, Spot
from models.checking.parts import ByBits, Questions
from models.checking.rule import PlanRule, Trace
from models.checking.texts import Place
from models.checking.waiting import Waiting
from models.walk import Node

_log = logging.getLogger("cchc.checking")
_Tracer = Callable[[Node, Context], Iterable[Trace]]
Key = tuple[int, str]  # which tracer, which key
_Said = tuple[Key, str, Spot]


class Crossing:
    """The traces of all nodes. A judge sees its key's traces as variant -> node -> spots."""

    def __init__(self, rules: Sequence[PlanRule], questions: Questions) -> None:
        tracers: dict[object, list[PlanRule]] = {}
        for rule in rules:
            tracers.setdefault(rule.of_text or rule.trace, []).append(rule)
        self._rules = list(tracers.values())
        self._tracers: ByBits[tuple[int, _Tracer]] = ByBits()
        for number, own in enumerate(self._rules):
            if own[0].trace is not None:
                kinds = frozenset().union(*(rule.kinds for rule in own))
                self._tracers.add(kinds, questions.bit(own[0].quick), (number, own[0].trace))
        self._traces: dict[str, list[_Said]] = {}
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

    def trace(self, node: Node, places: Sequence[Place], bits: int, context: Context) -> None:
        """Take what a node and its texts say in the place of what they said before; `bits` tell who is to be asked."""
        new: list[_Said] = []
        for place in places:
            for number, (name, variant, start, end, put) in place.said.traces:
                spot = Spot(place.address, start, end, place.text[start:end], put, place.paragraph)
                new.append(((number, name), variant, spot))
        for number, trace in self._tracers.of(type(node), bits):
            try:
                new += [((number, name), variant, spot) for name, variant, spot in trace(node, context)]
            except Exception:
                # A rule that fails must not take the others along.
                _log.exception("trace of %s failed", self._rules[number][0].name)
        self._take(node.id, new)

    def forget(self, id_: str) -> None:
        """Drop what a node said that is gone."""
        self._take(id_, [])

    def _take(self, id_: str, new: list[_Said]) -> None:
        old = self._traces.get(id_)
        if old is not None:
            if old == new:
                return
            # Only the keys of which something else is said than before are judged again.
            gone, came = _by_key(old), _by_key(new)
            same = {key for key, said in came.items() if gone.get(key) == said}
            for key in gone.keys() - same:
                self._drop(id_, key, gone[key])
            added = [said for said in new if said[0] not in same]
        else:
            added = new
        for key, variant, spot in added:
            group = self._groups.get(key)
            if group is None:
                group = self._groups[key] = {}
            nodes = group.get(variant)
            if nodes is None:
                group[variant] = {id_: [spot]}
            elif id_ in nodes:
                nodes[id_].append(spot)
            else:
                nodes[id_] = [spot]
        self._dirty.add(dict.fromkeys(map(itemgetter(0), added)))
        if new:
            self._traces[id_] = new
        else:
            self._traces.pop(id_, None)

    def _drop(self, id_: str, key: Key, said: list[_Said]) -> None:
        group = self._groups[key]
        for _same, variant, _spot in said:
            if variant in group and group[variant].pop(id_, None) is not None and not group[variant]:
                del group[variant]
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


def _by_key(said: list[_Said]) -> dict[Key, list[_Said]]:
    found: dict[Key, list[_Said]] = {}
    for one in said:
        found.setdefault(one[0], []).append(one)
    return found
