"""What every task leaves behind for the rules that count tasks or look for empty cells of a whole column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from models.checking.finding import Spot
from models.checking.rule import Trace, Traces
from models.checking.shared.piles import stands_in
from models.grid.grid import Address
from models.i18n import _
from models.plan import Appendix, Group, Item, Line, Objective, Section, Task
from models.store.nodes import make_layout

if TYPE_CHECKING:
    from models.checking.context import Context
    from models.walk import Node

# Without them nobody can be held to a task.
WANTED = ("lead", "product", "deadline")
KINDS = frozenset({"task", "group", "objective", "appendix", "section"})
KEY = "tasks"
HEADINGS = frozenset({"group", "objective"})
# "Tổng cộng: 33 nhiệm vụ" under a table; in the text "gồm 33 nhiệm vụ".
TOTAL = re.compile(r"\btổng\s*(?:cộng|số)?\s*:?\s*(\d{1,4})\s*nhiệm vụ", re.IGNORECASE)
TOTAL_IN_TEXT = re.compile(
    r"\b(?:gồm|tổng\s+cộng|tổng\s+số)(?:\s+(?:có|là|tất cả))*\s*:?\s*(\d{1,4})\s+nhiệm vụ\b", re.IGNORECASE
)
_NOTHING = re.compile(r"[\s.…_\-–]*")
# Nobody types more signs than these to say nothing; longer texts need no closer look.
_LONGEST_NOTHING = 12
_OWN = ("activity", "product", "lead", "partners", "deadline", "funding", "note")


class Row(NamedTuple):
    """What one line of a task is like: the columns that it leaves empty, those of them that the line above fills,
    whether it has partners, whether it is the first of its task, and what holds the task."""

    appendix: str
    empty: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()
    partners: bool = False
    first: bool = True
    kind: str = "line"  # "reference", "blank", "bare", or "objective" and "group" for the rows of such
    holder: str = ""


def is_empty(text: str) -> bool:
    """True for a cell that says nothing: blank, a dash, dots."""
    return len(text) < _LONGEST_NOTHING and _NOTHING.fullmatch(text) is not None


def trace_tasks(node: Node, context: Context) -> Iterator[Trace]:
    """One trace for each line, group and objective, one for each total that is written somewhere."""
    if isinstance(node, Task):
        appendix, holder_id = stands_in(node.id, context)
        holder = context.rows.item(holder_id)
        kind = holder.kind if holder is not None else ""
        row = context.rows.image("appendix", appendix)
        wanted = _shown(getattr(row, "layout", "")) if row is not None else ()
        for place, line in enumerate(node.lines):
            above = node.lines[place - 1] if place else None
            variant = _variant(node, line, above, appendix, wanted, kind)
            yield Trace(KEY, variant, Spot(Address("line", line.id, "")))
        if not node.lines:
            yield Trace(KEY, f"{appendix}|blank|||||{kind}", Spot(Address("task", node.id, "title")))
    elif isinstance(node, Group | Objective):
        appendix, _above = stands_in(node.id, context)
        name = type(node).__name__.lower()
        yield Trace(KEY, f"{appendix}|{name}|||||", Spot(Address(name, node.id, "title")))
    elif isinstance(node, Appendix):
        # Findings name columns by their headings, so another heading is another finding.
        headings = "/".join(node.layout.header_of(field) for field in WANTED).replace("|", "/")
        yield Trace(KEY, f"{node.id}|columns|{headings}", Spot(Address("appendix", node.id, "title")))
        if node.closing and (match := TOTAL.search(node.closing) or TOTAL_IN_TEXT.search(node.closing)):
            address = Address("appendix", node.id, "closing")
            yield Trace(KEY, f"{node.id}|total", Spot(address, *match.span(1), match.group(1)))
    elif isinstance(node, Section):
        address = Address("section", node.id, "paragraphs")
        for place, text in enumerate(node.paragraphs):
            for match in TOTAL_IN_TEXT.finditer(text) if "nhiệm vụ" in text else ():
                yield Trace(KEY, "|text", Spot(address, *match.span(1), match.group(1), None, place))


def rows_in(traces: Traces) -> Iterator[tuple[Row, Mapping[str, Sequence[Spot]]]]:
    """The sorts of rows there are, each with what was met of it, by node."""
    for variant, nodes in traces.items():
        if (row := _row(variant)) is not None:
            yield row, nodes


@lru_cache(maxsize=64)
def _shown(layout: str) -> tuple[str, ...]:
    fields = make_layout(layout).line_fields()
    return tuple(field for field in WANTED if field in fields)


def _variant(task: Task, line: Line, above: Line | None, appendix: str, wanted: tuple[str, ...], holder: str) -> str:
    first = "" if above is not None else "1"
    if line.reference:
        return f"{appendix}|reference||||{first}|{holder}"
    # A merged cell is told where it begins.
    empty = [field for field in wanted if field not in line.merged and is_empty(getattr(line, field))]
    if not empty:
        return f"{appendix}|line||||{first}|{holder}"
    if not task.title.strip() and not any(getattr(line, field) for field in _OWN) and not line.extra:
        return f"{appendix}|blank||||{first}|{holder}"
    bare = len(empty) == len(wanted) > 1 and above is None and is_empty(line.partners)
    below = [field for field in empty if above is not None and not is_empty(getattr(above, field))]
    partners = "" if is_empty(line.partners) else "1"
    return f"{appendix}|{'bare' if bare else 'line'}|{','.join(empty)}|{','.join(below)}|{partners}|{first}|{holder}"


@lru_cache(maxsize=1024)
def _row(variant: str) -> Row | None:
    appendix, kind, *rest = variant.split("|")
    if len(rest) < 5:
        return None
    empty, below, partners, first, holder = rest
    return Row(appendix, _set(empty), _set(below), bool(partners), bool(first), kind, holder)


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split(",")) if text else frozenset()


class Counts(NamedTuple):
    """How many tasks an appendix has, and all numbers that might be meant by a total: tasks, lines, numbered rows."""

    tasks: int = 0
    possible: frozenset[int] = frozenset()


def counts(traces: Traces) -> dict[str, Counts]:
    """Of each appendix: what a total may count."""
    seen: dict[str, Counter[str]] = {}
    for row, nodes in rows_in(traces):
        own = seen.setdefault(row.appendix, Counter())
        many = sum(map(len, nodes.values()))
        if row.kind in HEADINGS:
            own[f"{row.kind}s"] += many
            continue
        own["lines"] += many
        if row.first:
            own["tasks"] += many
            own[row.holder] += many
    return {appendix: _counts(own) for appendix, own in seen.items()}


def counts_of(appendix: Appendix) -> Counts:
    """The same of one appendix by itself."""
    own: Counter[str] = Counter()
    for area in appendix.areas:
        _count(area.items, "area", own)
    return _counts(own)


def _count(items: Sequence[Item], holder: str, own: Counter[str]) -> None:
    for item in items:
        if isinstance(item, Task):
            own.update({"tasks": 1, "lines": len(item.lines), holder: 1})
        else:
            name = type(item).__name__.lower()
            own[f"{name}s"] += 1
            _count(item.items, name, own)


def total_message(written: str, own: Counts) -> str:
    """One sentence where the total under an appendix is none that could be meant, else ""."""
    if int(written) in own.possible:
        return ""
    text = _("Dòng cuối ghi {written} nhiệm vụ, còn phụ lục có {count} nhiệm vụ.")
    return text.format(written=written, count=own.tasks)


def _counts(own: Counter[str]) -> Counts:
    heads = own["objectives"]
    numbered = (own["area"] + own["group"] + heads, own["area"] + own["groups"] + heads)
    return Counts(own["tasks"], frozenset({own["tasks"], own["lines"], *numbered}))
