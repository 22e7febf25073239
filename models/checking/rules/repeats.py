"""Rules about what stands twice: tasks, lines, and what cell_repeats.py finds in their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import NodeRule, PlanRule, Rule, Trace, Traces
from models.checking.rules import cell_repeats
from models.checking.shared.piles import CUT, bucket, piles, stands_in
from models.checking.shared.wording import exact, opening, wording
from models.compare.places import short
from models.grid.grid import Address
from models.i18n import _
from models.plan import Task

if TYPE_CHECKING:
    from models.walk import Node

# Titles with so many telling words are the same task wherever they stand; others only under one heading.
_TELLING = 3
_SHOWN = 20


def _trace_titles(node: Node, context: Context) -> Iterator[Trace]:
    if not isinstance(node, Task) or not node.title.strip():
        return
    appendix, holder = stands_in(node.id, context)
    title = node.title
    telling = opening(title, _TELLING)
    about = " ".join(sorted(telling)) if len(telling) == _TELLING else f"{exact(title)}/{holder}"
    lead = node.lines[0].lead if node.lines else ""
    spot = Spot(Address("task", node.id, "title"), 0, len(title), title)
    yield Trace(bucket(about), CUT.join((about, appendix, lead)), spot)


class _Title(NamedTuple):
    appendix: str
    title: str
    lead: str
    spot: Spot

    @property
    def words(self) -> tuple[str, ...]:
        return wording(self.title).words


def _judge_titles(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    for pile in piles(traces):
        yield from _twice(pile, context)


def _judge_across(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    if len(context.rows.siblings("appendix", context.rows.plan_id)) < 2:
        return
    for pile in piles(traces):
        yield from _in_two(_titles(pile, context), context)


def _titles(pile: Sequence[tuple[list[str], Spot]], context: Context) -> list[_Title]:
    """The titles of a pile in reading order."""
    found = [_Title(appendix, spot.text, lead, spot) for (_about, appendix, lead), spot in pile]
    return sorted(found, key=lambda one: context.order(one.spot.address.id))


def _twice(pile: Sequence[tuple[list[str], Spot]], context: Context) -> Iterator[Finding]:
    """Tasks of one appendix with the same words."""
    alike: dict[tuple[str, str], list[tuple[list[str], Spot]]] = {}
    for parts, spot in pile:
        alike.setdefault((parts[1], wording(spot.text).same), []).append((parts, spot))
    for some in alike.values():
        if len(some) < 2:
            continue
        own = _titles(some, context)
        other = next((one for one in own if exact(one.title) != exact(own[0].title)), None)
        if other is None:
            text = _("Nhiệm vụ “{title}” được ghi {count} lần trong một phụ lục.")
            message = text.format(title=short(own[0].title), count=len(own))
        else:
            text = _("Hai nhiệm vụ chỉ khác nhau ở cách viết: “{first}” và “{second}”.")
            message = text.format(first=short(own[0].title), second=short(other.title))
        severity = Severity.HINT if other is not None else TASKS.severity
        # The second place in front, for it is the one that is likely to go.
        spots = (own[1].spot, own[0].spot, *(one.spot for one in own[2:_SHOWN]))
        yield Finding(rule=TASKS.name, severity=severity, message=message, spots=spots)


def _in_two(titles: Sequence[_Title], context: Context) -> Iterator[Finding]:
    """Tasks of two appendices of which one says what the other says, maybe more."""
    if len({one.appendix for one in titles}) < 2:
        return
    for first, second in pairwise(sorted(titles, key=lambda one: one.words)):
        if first.appendix == second.appendix or second.words[: len(first.words)] != first.words:
            continue
        if len(wording(first.title).telling) < _TELLING:
            continue
        text = _("Nhiệm vụ “{title}” có ở hai phụ lục; thời hạn và sản phẩm ở hai nơi phải thống nhất.")
        severity = Severity.HINT
        if _other_lead(first.lead, second.lead):
            text = _("Nhiệm vụ “{title}” có ở hai phụ lục với hai đơn vị chủ trì: {one}; {two}.")
            severity = ACROSS.severity
        earlier, later = sorted((first, second), key=lambda one: context.order(one.spot.address.id))
        message = text.format(title=short(first.title), one=short(earlier.lead), two=short(later.lead))
        yield Finding(rule=ACROSS.name, severity=severity, message=message, spots=(later.spot, earlier.spot))


def _other_lead(one: str, two: str) -> bool:
    """Whether two units lead; a name and its short form are one."""
    first, second = (frozenset(wording(text).words) for text in (one, two))
    return bool(first and second) and not first <= second and not second <= first


def _twins(node: Node, _context: Context) -> Iterator[Finding]:
    if not isinstance(node, Task) or len(node.lines) < 2:
        return
    seen: set[tuple[str, ...]] = set()
    for line in node.lines:
        said = tuple(exact(getattr(line, field)) for field in _SAID)
        if not any(said):
            continue
        if said in seen:
            text = line.activity or line.product or line.lead
            field = next(name for name in ("activity", "product", "lead", *_SAID) if getattr(line, name))
            spot = Spot(Address("line", line.id, field), 0, len(text), text)
            message = _("Hai dòng của nhiệm vụ này ghi giống hệt nhau.")
            yield Finding(rule=TWINS.name, severity=TWINS.severity, message=message, spots=(spot,))
        seen.add(said)


_SAID = ("activity", "product", "lead", "partners", "deadline", "note", "reference")
_TASK = frozenset({"task"})
TASKS = PlanRule(
    name="task-repeated",
    group="repeats",
    severity=Severity.WARNING,
    title="Nhiệm vụ ghi hai lần",
    explanation="Một nhiệm vụ ghi hai lần trong một phụ lục dễ bị giao hai nơi và báo cáo hai lần.",
    kinds=_TASK,
    trace=_trace_titles,
    judge=_judge_titles,
)
ACROSS = PlanRule(
    name="task-in-two-appendices",
    group="repeats",
    severity=Severity.WARNING,
    title="Nhiệm vụ có ở hai phụ lục",
    explanation="Một việc có ở hai phụ lục thì đơn vị chủ trì, thời hạn và sản phẩm ở hai nơi phải thống nhất.",
    kinds=_TASK,
    trace=_trace_titles,
    judge=_judge_across,
)
TWINS = NodeRule(
    name="line-repeated",
    group="repeats",
    severity=Severity.WARNING,
    title="Hai dòng giống hệt nhau",
    explanation="Hai dòng phân công của một nhiệm vụ ghi giống hệt nhau thì một dòng là thừa.",
    kinds=_TASK,
    find=_twins,
)
RULES: tuple[Rule, ...] = (TASKS, ACROSS, TWINS, *cell_repeats.RULES)
