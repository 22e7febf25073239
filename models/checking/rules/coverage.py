"""Rules about tasks that a plan from above assigns: covered by a task of ours, and in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, cast

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import PlanRule, Rule, Trace, Traces
from models.grid.grid import Address
from models.i18n import _
from models.plan import Task
from models.registers import AssignedTask, Verdict
from models.text import one_line

if TYPE_CHECKING:
    from models.walk import Node

_MOST = 40  # findings of one source that anybody reads one by one
_SHOWN = 120  # letters of a task in a message
_FROM_ABOVE, _OURS = "above", "ours"


class _Register:
    """The tasks from above of one state of the registers, by source and by the tasks of ours that cover them."""

    def __init__(self, context: Context) -> None:
        self.entries = context.entries
        self.by_source: dict[str, list[AssignedTask]] = {}
        self.sources_of: dict[str, dict[str, None]] = {}
        for entry in context.register(AssignedTask):
            self.by_source.setdefault(entry.source, []).append(entry)
            for task in entry.tasks:
                self.sources_of.setdefault(task, {})[entry.source] = None


class _Last:
    """The register that was asked for last: it is the same for all nodes of one look through the plan."""

    register: _Register | None = None


def _register(context: Context) -> _Register:
    last = _Last.register
    if last is None or last.entries is not context.entries:
        last = _Last.register = _Register(context)
    return last


def _trace(node: Node, context: Context) -> Iterator[Trace]:
    """Under each source: that it is there, and the tasks of ours that cover something of it, as they are now."""
    if not context.entries:
        return
    register = _register(context)
    if isinstance(node, Task):
        deadlines = "\n".join(line.deadline for line in node.lines)
        for source in register.sources_of.get(node.id, ()):
            yield Trace(source, f"{_OURS}\n{deadlines}", Spot(Address("task", node.id, "title")))
        return
    for source, entries in register.by_source.items():
        # Another register is another trace, so that it is judged again.
        spot = Spot(Address("plan", node.id, "title"), text=str(hash(tuple(map(_told, entries)))))
        yield Trace(source, _FROM_ABOVE, spot)


def _told(entry: AssignedTask) -> tuple[object, ...]:
    return entry.id, entry.text, entry.deadline, entry.tasks, entry.verdict


def _ours(traces: Traces, context: Context) -> dict[str, Task]:
    ids = (id_ for variant, nodes in traces.items() if variant != _FROM_ABOVE for id_ in nodes)
    return {id_: cast(Task, context.node(id_)) for id_ in ids if id_ in context.rows}


def _uncovered(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    there = _ours(traces, context)
    entries = _register(context).by_source.get(key, []) if _FROM_ABOVE in traces else []
    missing = [one for one in entries if _is_open(one, there)]
    at = Spot(Address("plan", context.rows.plan_id, "title"))
    for entry in islice(missing, _MOST):
        text = _(
            "Nhiệm vụ cấp trên giao chưa có trong kế hoạch: “{task}”{place}; cần thêm, hoặc nối với nhiệm vụ đã có."
        )
        if entry.tasks:
            text = _("Nhiệm vụ thực hiện việc cấp trên giao “{task}”{place} không còn trong kế hoạch; cần thêm lại.")
        message = text.format(task=_short(entry.text), place=_place(entry))
        yield _finding(UNCOVERED, message, (at,), f"assigned-uncovered/{entry.id}")
    if (more := len(missing) - _MOST) > 0:
        text = _("Còn {count} nhiệm vụ khác cấp trên giao tại “{source}” chưa có trong kế hoạch.")
        message = text.format(count=more, source=_short(key))
        yield _finding(UNCOVERED, message, (at,), f"assigned-uncovered/{key}")


def _late(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    from models.coverage.lateness import is_later
    from models.deadlines import understand

    there = _ours(traces, context)
    entries = _register(context).by_source.get(key, []) if _FROM_ABOVE in traces else []
    for entry in entries:
        if not entry.deadline.strip() or entry.verdict is Verdict.NOT_OURS:
            continue
        above = understand(entry.deadline, context.period, context.settings.before_includes_day)
        for task in (there[id_] for id_ in entry.tasks if id_ in there):
            for line in task.lines:
                if line.deadline.strip() and is_later(above, [context.meaning(line)]):
                    text = _("Thời hạn “{ours}” muộn hơn thời hạn cấp trên giao: “{above}”{place}.")
                    message = text.format(
                        ours=one_line(line.deadline), above=one_line(entry.deadline), place=_place(entry)
                    )
                    spot = Spot(Address("line", line.id, "deadline"), 0, len(line.deadline), line.deadline)
                    yield _finding(LATE, message, (spot,), f"assigned-late/{entry.id}/{line.id}/{line.deadline}")


def _is_open(entry: AssignedTask, there: Iterable[str]) -> bool:
    from models.coverage.coverage import is_covered

    if entry.verdict is Verdict.NOT_OURS:
        return False
    return not is_covered(entry, [id_ for id_ in entry.tasks if id_ in there])


def _finding(rule: Rule, message: str, spots: tuple[Spot, ...], key: str) -> Finding:
    return Finding(rule=rule.name, severity=rule.severity, message=message, spots=spots, key=key)


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + "…"


def _place(entry: AssignedTask) -> str:
    return _(" (mục {number})").format(number=entry.number) if entry.number else ""


UNCOVERED = PlanRule(
    name="assigned-uncovered",
    group="fields",
    severity=Severity.WARNING,
    title="Nhiệm vụ cấp trên giao chưa có trong kế hoạch",
    explanation=(
        "Kế hoạch của cơ quan phải có đủ nhiệm vụ mà kế hoạch cấp trên giao. Danh sách lấy từ “Đối chiếu nhiệm vụ cấp "
        "trên giao”; chưa nạp kế hoạch cấp trên thì quy tắc này không tìm gì."
    ),
    kinds=frozenset({"plan", "task"}),
    trace=_trace,
    judge=_uncovered,
)
LATE = PlanRule(
    name="assigned-late",
    group="deadlines",
    severity=Severity.WARNING,
    title="Thời hạn muộn hơn thời hạn cấp trên giao",
    explanation=(
        "Nhiệm vụ đã nối với một nhiệm vụ cấp trên giao thì phải xong không muộn hơn thời hạn được giao. Chỉ so khi cả "
        "hai thời hạn đều đọc được thành ngày."
    ),
    kinds=frozenset({"plan", "task"}),
    trace=_trace,
    judge=_late,
)
RULES: tuple[Rule, ...] = (UNCOVERED, LATE)
