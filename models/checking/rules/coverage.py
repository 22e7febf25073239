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
    """The tasks from above of one state of the registers: by id, by source, by the tasks of ours that cover them."""

    def __init__(self, context: Context) -> None:
        self.entries = context.entries
        self.by_id = {entry.id: entry for entry in context.register(AssignedTask)}
        self.by_source: dict[str, list[AssignedTask]] = {}
        self.by_task: dict[str, list[AssignedTask]] = {}
        for entry in self.by_id.values():
            self.by_source.setdefault(entry.source, []).append(entry)
            for task in dict.fromkeys(entry.tasks):
                self.by_task.setdefault(task, []).append(entry)


class _Last:
    """The register that was asked for last: it is the same for all nodes of one look through the plan."""

    register: _Register | None = None


def _register(context: Context) -> _Register:
    last = _Last.register
    if last is None or last.entries is not context.entries:
        last = _Last.register = _Register(context)
    return last


def _trace_sources(node: Node, context: Context) -> Iterator[Trace]:
    """Under each source: what it assigns, and which tasks of ours that cover something of it are there."""
    register = _register(context)
    if isinstance(node, Task):
        for source in dict.fromkeys(entry.source for entry in register.by_task.get(node.id, ())):
            yield Trace(source, _OURS, Spot(Address("task", node.id, "title")))
        return
    for source, entries in register.by_source.items():
        yield _from_above(source, node, tuple((one.id, one.text, one.tasks, one.verdict) for one in entries))


def _trace_deadlines(node: Node, context: Context) -> Iterator[Trace]:
    """Under each covered task with a deadline: what it says, and the deadlines of our tasks as they are now."""
    register = _register(context)
    if isinstance(node, Task):
        for entry in register.by_task.get(node.id, ()):
            deadlines = "\n".join(line.deadline for line in node.lines)
            yield Trace(entry.id, f"{_OURS}\n{deadlines}", Spot(Address("task", node.id, "title")))
        return
    for entry in register.by_id.values():
        if entry.tasks and entry.deadline.strip() and entry.verdict is not Verdict.NOT_OURS:
            yield _from_above(entry.id, node, (entry.deadline, entry.tasks))


def _from_above(key: str, node: Node, told: object) -> Trace:
    """That the registers say something; where they say something else it is another trace, and judged again."""
    return Trace(key, _FROM_ABOVE, Spot(Address("plan", node.id, "title"), text=str(hash(told))))


def _uncovered(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    there = traces.get(_OURS, {})
    entries = _register(context).by_source.get(key, []) if _FROM_ABOVE in traces else []
    missing = [one for one in entries if _is_open(one, there)]
    at = Spot(Address("plan", context.rows.plan_id, "title"))
    for entry in islice(missing, _MOST):
        text = _("Nhiệm vụ cấp trên giao chưa có trong kế hoạch: “{task}”{place}; cần thêm hoặc nối.")
        if entry.tasks:
            text = _("Nhiệm vụ thực hiện việc cấp trên giao “{task}”{place} không còn trong kế hoạch; cần thêm lại.")
        message = text.format(task=_short(entry.text), place=_place(entry))
        yield _finding(UNCOVERED, message, at, f"assigned-uncovered/{entry.id}")
    if (more := len(missing) - _MOST) > 0:
        text = _("Còn {count} nhiệm vụ khác cấp trên giao tại “{source}” chưa có trong kế hoạch.")
        message = text.format(count=more, source=_short(key))
        yield _finding(UNCOVERED, message, at, f"assigned-uncovered/{key}")


def _late(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    from models.coverage.lateness import is_later
    from models.deadlines import understand

    entry = _register(context).by_id.get(key) if _FROM_ABOVE in traces else None
    if entry is None:
        return
    above = understand(entry.deadline, context.period, context.settings.before_includes_day)
    ids = [id_ for variant, nodes in traces.items() if variant != _FROM_ABOVE for id_ in nodes]
    for task in (cast(Task, context.node(id_)) for id_ in ids if id_ in context.rows):
        for line in task.lines:
            if line.deadline.strip() and is_later(above, [context.meaning(line)]):
                text = _("Thời hạn “{ours}” muộn hơn thời hạn cấp trên giao: “{above}”{place}.")
                told = {"ours": one_line(line.deadline), "above": one_line(entry.deadline), "place": _place(entry)}
                spot = Spot(Address("line", line.id, "deadline"), 0, len(line.deadline), line.deadline)
                yield _finding(LATE, text.format(**told), spot, f"assigned-late/{key}/{line.id}/{line.deadline}")


def _is_open(entry: AssignedTask, there: Iterable[str]) -> bool:
    from models.coverage.coverage import is_covered

    if entry.verdict is Verdict.NOT_OURS:
        return False
    return not is_covered(entry, [id_ for id_ in entry.tasks if id_ in there])


def _finding(rule: Rule, message: str, spot: Spot, key: str) -> Finding:
    return Finding(rule=rule.name, severity=rule.severity, message=message, spots=(spot,), key=key)


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
    trace=_trace_sources,
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
    trace=_trace_deadlines,
    judge=_late,
)
RULES: tuple[Rule, ...] = (UNCOVERED, LATE)
