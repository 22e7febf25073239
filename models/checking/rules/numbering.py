"""Rules about the numbers of the tables: those of what was imported, styles, totals that were written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import NodeRule, PlanRule, Rule, Traces
from models.checking.rules import text_numbers
from models.checking.shared.counting import KINDS, Counts, counts, total_message, trace_tasks
from models.checking.shared.steps import step_between
from models.commands.document import SetItemStyle
from models.commands.section_numbers import read_series
from models.grid.grid import Address
from models.i18n import _
from models.numbering import Style, label
from models.plan import Appendix, Area, Group, Objective

if TYPE_CHECKING:
    from models.walk import Node


def _imported(node: Node, context: Context) -> Iterator[Finding]:
    """Only what stands as it was imported is judged: rows that came, went or moved since have other numbers anyway."""
    if not isinstance(node, Appendix | Area | Group | Objective):
        return
    children = node.areas if isinstance(node, Appendix) else node.items
    if not any(child.source_number for child in children):
        return
    for place, child in enumerate(children, 1):
        row = context.rows.item(child.id)
        if row is None or row.position != place:
            return
    numbers = tuple(child.source_number for child in children)
    above = "" if isinstance(node, Appendix) else node.source_number
    layout = context.layout(node.id)
    # Items may run on through the areas, areas through the appendices.
    runs_on = isinstance(node, Appendix) or (
        isinstance(node, Area) and layout is not None and not layout.numbering.restart
    )
    for place, severity, message in _odd_numbers(numbers, above, runs_on):
        child = children[place]
        spot = Spot(Address(type(child).__name__.lower(), child.id, "title"), 0, 0, child.source_number)
        yield Finding(rule=IMPORTED.name, severity=severity, message=message, spots=(spot,))


@lru_cache(maxsize=4096)
def _odd_numbers(numbers: tuple[str, ...], above: str, runs_on: bool) -> tuple[tuple[int, Severity, str], ...]:
    """Place, severity and sentence for each number that does not follow the one before it."""
    return tuple(_odd(numbers, above, runs_on))


def _odd(numbers: tuple[str, ...], above: str, runs_on: bool) -> Iterator[tuple[int, Severity, str]]:
    before, last, bare = (None, "", 0) if runs_on else (0, "", 0)
    values = read_series(numbers, above)
    for place, (number, value) in enumerate(zip(numbers, values, strict=True)):
        if not number:
            bare += 1
        elif value is None:
            text = _("Số thứ tự “{number}” trong tệp gốc không cùng kiểu với các số khác; bản in đã được đánh số lại.")
            bare += 1
            yield place, Severity.WARNING, text.format(number=number)
        else:
            # Rows without a number may or may not have been counted.
            follows = before is None or before < value <= before + 1 + bare
            odd = None if follows or before is None else step_between(before, value)
            if odd is not None:
                yield place, IMPORTED.severity, _IMPORTED[odd.kind](number, last)
            # Where one number alone is wrong, the next goes on as if it were right.
            alone = odd is not None and before is not None and values[place + 1 : place + 2] == [before + 2]
            before, last, bare = before + 1 if alone and before is not None else value, number, 0


def _gap_text(number: str, last: str) -> str:
    if not last:
        text = _("Số thứ tự trong tệp gốc bắt đầu từ {number}; bản in đã đánh lại, cần xem có thiếu phần đầu không.")
        return text.format(number=number)
    text = _("Số thứ tự trong tệp gốc nhảy từ {last} sang {number}; bản in đã đánh lại, cần xem có sót mục nào không.")
    return text.format(last=last, number=number)


def _repeat_text(number: str, _last: str) -> str:
    return _("Số thứ tự {number} trong tệp gốc bị lặp; bản in đã đánh lại, cần xem có ghi trùng không.").format(
        number=number
    )


def _back_text(number: str, last: str) -> str:
    text = _("Số thứ tự trong tệp gốc đi lùi từ {last} về {number}; bản in đã đánh lại, cần xem thứ tự các mục.")
    return text.format(last=last, number=number)


_IMPORTED = {"gap": _gap_text, "repeat": _repeat_text, "back": _back_text, "đ": _gap_text}


def _own_style(node: Node, context: Context) -> Iterator[Finding]:
    layout = context.layout(node.id) if isinstance(node, Area) and node.item_style is not None else None
    if not isinstance(node, Area) or layout is None or node.item_style is None or len(node.items) < 2:
        return
    usual = layout.numbering.item
    if node.item_style is usual or Style.NONE in (usual, node.item_style):
        return
    text = _("Lĩnh vực này đánh số {own}, trong khi các lĩnh vực khác đánh số {usual}.")
    message = text.format(own=_beginning(node.item_style), usual=_beginning(usual))
    spot = Spot(Address("area", node.id, "title"), 0, len(node.title), node.title)
    yield Finding(
        rule=OWN_STYLE.name,
        severity=OWN_STYLE.severity,
        message=message,
        spots=(spot,),
        remedy=SetItemStyle(node.id, None),
    )


def _beginning(style: Style) -> str:
    return ", ".join(f"1.{n}" if style is Style.DOTTED else label(n, style) for n in (1, 2, 3))


def _judge_totals(_key: str, traces: Traces, _context: Context) -> Iterator[Finding]:
    found = counts(traces)
    total = sum(one.tasks for one in found.values())
    for variant, nodes in traces.items():
        appendix, _sign, kind = variant.partition("|")
        if kind not in ("total", "text"):
            continue
        for spot in (spot for own in nodes.values() for spot in own):
            own = found.get(appendix, Counts())
            put: str | None = str(own.tasks)
            severity = TOTALS.severity
            if kind == "total":
                message = total_message(spot.text, own) if own.tasks else ""
            else:
                severity = Severity.WARNING
                put = str(total) if len(found) == 1 else None
                message = _in_text(spot.text, total, found.values())
            if message:
                right = Spot(spot.address, spot.start, spot.end, spot.text, put, spot.paragraph)
                yield Finding(rule=TOTALS.name, severity=severity, message=message, spots=(right,))


def _in_text(written: str, total: int, found: Iterable[Counts]) -> str:
    """One sentence where a number of tasks in the text is neither that of the plan nor of an appendix, else ""."""
    if not total or int(written) == total or any(int(written) in one.possible for one in found):
        return ""
    text = _("Lời văn ghi {written} nhiệm vụ, còn kế hoạch có {count} nhiệm vụ.")
    return text.format(written=written, count=total)


IMPORTED = NodeRule(
    name="source-numbers",
    group="numbering",
    severity=Severity.ERROR,
    title="Số thứ tự trong tệp gốc nhảy hoặc lặp",
    explanation="Số thứ tự nhảy hay lặp trong tệp đã nhập thường do sót hoặc trùng một mục; khi in, chương trình đánh "
    "số lại nên cần đối chiếu với bản gốc.",
    kinds=frozenset({"appendix", "area", "group", "objective"}),
    find=_imported,
)
OWN_STYLE = NodeRule(
    name="number-style",
    group="numbering",
    severity=Severity.HINT,
    title="Một lĩnh vực đánh số theo kiểu khác",
    explanation="Các lĩnh vực của một phụ lục nên đánh số cùng một kiểu: 1, 2, 3 hoặc 01, 02, 03.",
    kinds=frozenset({"area"}),
    find=_own_style,
)
TOTALS = PlanRule(
    name="written-total",
    group="numbering",
    severity=Severity.ERROR,
    title="Tổng số nhiệm vụ ghi khác với số đếm được",
    explanation="Số nhiệm vụ ghi ở dòng “Tổng cộng” hoặc trong lời văn phải bằng số nhiệm vụ của phụ lục.",
    kinds=KINDS,
    trace=trace_tasks,
    judge=_judge_totals,
)
RULES: tuple[Rule, ...] = (IMPORTED, OWN_STYLE, *text_numbers.RULES, TOTALS)
