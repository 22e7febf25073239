"""The engine of the check: runs each rule where something changed, a little at a time, and keeps what was found."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from time import perf_counter

from models.checking.context import Context
from models.checking.crossing import Crossing
from models.checking.finding import Finding
from models.checking.parts import ByBits, Questions
from models.checking.registry import all_rules
from models.checking.rule import NodeRule, PlanRule, Rule, TextRule
from models.checking.settling import Settled, Shelf
from models.checking.texts import TextCheck, findings_in
from models.checking.touched import Touched
from models.checking.waiting import Waiting
from models.collecting import no_collecting
from models.plan import Plan
from models.store.changes import ChangeSet
from models.store.nodes import RowMaker
from models.store.rows import PlanRows
from models.store.schema import TABLES, Image

_log = logging.getLogger("cchc.checking")


class Checker:
    """What is wrong with one plan, kept in step with it. `looked_at` counts nodes and keys that were looked at."""

    def __init__(self, rows: PlanRows, rules: Sequence[Rule] | None = None) -> None:
        self.rows = rows
        self.context = Context(rows)
        self.looked_at = 0
        chosen = all_rules() if rules is None else tuple(rules)
        questions = Questions()
        self._crossing = Crossing([rule for rule in chosen if isinstance(rule, PlanRule)], questions)
        self._texts = TextCheck(
            [rule for rule in chosen if isinstance(rule, TextRule)], self._crossing.tracers, questions
        )
        self._node_rules: ByBits[NodeRule] = ByBits()
        for rule in chosen:
            if isinstance(rule, NodeRule):
                self._node_rules.add(rule.kinds, questions.bit(rule.quick), rule)
        self._todo = Waiting(_all_ids(rows))
        self._shelf = Shelf(self.context)
        self._touched = Touched(rows)

    @property
    def done(self) -> bool:
        """Whether nothing is left to look at."""
        return not self._todo and not self._crossing.waiting and not self._shelf.waiting

    def work(self, seconds: float | None = None) -> bool:
        """Look at what waits, for so long at most; True when nothing is left. What is known meanwhile may be old."""
        if seconds is None:
            with no_collecting():
                return self._work(None)
        return self._work(perf_counter() + seconds)

    def _work(self, end: float | None) -> bool:
        while self._todo:
            self._look(self._todo.take())
            if end is not None and perf_counter() > end:
                return False
        while self._crossing.waiting:
            self.looked_at += 1
            self._shelf.put(*self._crossing.judge_next(self.context))
            if end is not None and perf_counter() > end:
                return False
        return self._shelf.refresh(end)

    def follow(self, changes: ChangeSet) -> None:
        """After a change of the plan: note what has to be looked at again."""
        touched = self._touched.by(changes)
        if touched.head:
            self.context = Context(self.rows)
            self._shelf.choose(self.context)
        if changes.structural:
            self.context.moved()
            self._shelf.reorder()
        for id_ in touched.gone:
            self._todo.drop(id_)
            self._shelf.put(id_, ())
            self._crossing.forget(id_)
        self._todo.add(_all_ids(self.rows) if touched.everything else touched.ids)

    def findings(self) -> tuple[Finding, ...]:
        """What was found so far and neither dismissed nor switched off, in reading order."""
        return self.settled().findings

    def settled(self) -> Settled:
        """What is known now, in order, by node and counted; the same object as long as nothing changed."""
        return self._shelf.settled()

    def of(self, id_: str) -> tuple[Finding, ...]:
        """The findings that speak of a node in the first place; costs the same however many others there are."""
        return self._shelf.of(id_)

    def _look(self, id_: str) -> None:
        try:
            node = self.context.node(id_)
        except KeyError:
            return
        self.looked_at += 1
        places, bits = self._texts.places(node, self.context)
        found = [*findings_in(places, self.context)]
        for rule in self._node_rules.of(type(node), bits):
            try:
                found += rule.find(node, self.context)
            except Exception:
                # A rule that fails must not take the others along.
                _log.exception("rule %s failed", rule.name)
        self._shelf.put(id_, tuple(found))
        self._crossing.trace(node, places, bits, self.context)


def rows_of(plan: Plan) -> PlanRows:
    """The rows of a plan that has no file."""
    tables: dict[str, dict[str, Image]] = {table: {} for table in TABLES}
    for table, image in RowMaker().plan(plan):
        tables[table][image.id] = image
    return PlanRows(tables)


def check(plan: Plan, rules: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
    """All that is found in a plan, in reading order."""
    checker = Checker(rows_of(plan), rules)
    checker.work()
    return checker.findings()


def _all_ids(rows: PlanRows) -> Iterable[str]:
    """The plan and all its nodes in reading order."""
    yield rows.plan_id
    yield from _below(rows, rows.plan_id, "section")
    yield from _below(rows, rows.plan_id, "appendix")


def _below(rows: PlanRows, parent: str, table: str) -> Iterable[str]:
    stack = [(table, id_) for id_ in reversed(rows.siblings(table, parent))]
    while stack:
        table, id_ = stack.pop()
        yield id_
        if table == "section":
            stack += [(table, below) for below in reversed(rows.siblings("section", id_))]
        elif table != "line":
            stack += [("line", below) for below in reversed(rows.siblings("line", id_))]
            stack += [("item", below) for below in reversed(rows.siblings("item", id_))]
