"""Rules about a full stop at the end of a cell in a column whose other cells have none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import TYPE_CHECKING

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import PlanRule, Trace, Traces
from models.grid.grid import Address
from models.i18n import _
from models.plan import Group, Line, Objective, Task
from models.words import field_name

if TYPE_CHECKING:
    from models.walk import Node

_FIELDS = ("lead", "partners", "deadline")
_FEWEST = 5  # cells of a column that tell what is usual in it
_RARE = 5  # one in so many
_SIGNS = ".;,"
_EMPTY, _PLAIN = "-", " "  # how cells without such a sign end
_TABLES = {Task: "task", Objective: "objective", Group: "group"}
_USUAL = 3  # titles without a stop for each one with
_MOST_SPOTS = 100
# A text of several sentences ends with a stop by right.
_SENTENCES = re.compile(r"[.;:!?]\s|\n")


def _trace(node: Node, context: Context) -> Iterator[Trace]:
    if not isinstance(node, Line) or node.reference:
        return
    appendix = context.appendix_id(node.id)
    ends = ""
    for field in _FIELDS:
        text = getattr(node, field)
        if not text or field in node.merged:
            ends += _EMPTY
        elif text[-1] in _SIGNS and not text.endswith(("..", "v.v.", "./.")):
            stop, end = text[-1], len(text)
            ends += stop
            yield Trace(appendix, field + stop, Spot(Address("line", node.id, field), end - 1, end, stop, ""))
        else:
            ends += _PLAIN
    # One for all cells of a line, for there are many.
    yield Trace(appendix, ends, Spot(Address("line", node.id, "")))


def _judge(_key: str, traces: Traces, _context: Context) -> Iterator[Finding]:
    for (place, field), sign in product(enumerate(_FIELDS), _SIGNS):
        rare = traces.get(field + sign, {})
        if not rare:
            continue
        plain = sum(len(nodes) for ends, nodes in traces.items() if len(ends) == len(_FIELDS) and ends[place] == _PLAIN)
        if plain < max(_FEWEST, _RARE * len(rare)):
            continue
        message = _("Cuối ô có dấu “{sign}” trong khi các ô khác của cột “{column}” không có.")
        column = field_name("line", field)
        for spots in rare.values():
            yield Finding(
                rule=LONE_STOP.name,
                severity=LONE_STOP.severity,
                message=message.format(sign=sign, column=column),
                spots=tuple(spots),
            )


def _trace_titles(node: Node, context: Context) -> Iterator[Trace]:
    if not isinstance(node, Task | Objective | Group) or not node.title or node.title[-1] == ":":
        return
    title, end = node.title, len(node.title)
    stop = "." if title[-1] == "." and not title.endswith(("..", "v.v.", "./.")) else ""
    if not stop or not _SENTENCES.search(title):
        spot = Spot(Address(_TABLES[type(node)], node.id, "title"), end - len(stop), end, stop, "")
        yield Trace(f"{context.appendix_id(node.id)}/title", stop, spot)


def _judge_titles(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    plain, rare = len(traces.get("", ())), traces.get(".", {})
    if not rare or plain < max(_FEWEST, _USUAL * len(rare)):
        return
    spots = [spot for own in islice(rare.values(), _MOST_SPOTS) for spot in own]
    text = _("{few} dòng nhiệm vụ có dấu chấm ở cuối, {many} dòng không có: nên thống nhất.")
    yield Finding(
        rule=TITLE_STOPS.name,
        severity=TITLE_STOPS.severity,
        message=text.format(few=len(rare), many=plain),
        spots=tuple(sorted(spots, key=lambda one: context.order(one.address.id))),
        key=f"{TITLE_STOPS.name}/{key}",
    )


LONE_STOP = PlanRule(
    name="lone-stop",
    group="text",
    severity=Severity.HINT,
    title="Dấu chấm lẻ ở cuối ô",
    explanation="Trong một cột, hoặc mọi ô đều kết thúc bằng dấu chấm hoặc không ô nào có.",
    kinds=frozenset({"line"}),
    trace=_trace,
    judge=_judge,
)
TITLE_STOPS = PlanRule(
    name="title-stops",
    group="text",
    severity=Severity.HINT,
    title="Có dòng nhiệm vụ thêm dấu chấm",
    explanation="Tên nhiệm vụ trong bảng không phải câu; hoặc mọi dòng kết thúc bằng dấu chấm, hoặc không dòng nào có. "
    "Dòng gồm nhiều câu không bị nhắc.",
    kinds=frozenset({"task", "objective", "group"}),
    trace=_trace_titles,
    judge=_judge_titles,
)
