"""What sort of task each one is, by the meaning of its deadlines, and what usually becomes of it in the next plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from models.plan import Appendix, Area, Group, Line, Objective, Plan, Task
from models.rollover.cited import cited_spans
from models.rollover.options import Decision, Options, Span

if TYPE_CHECKING:
    from models.deadlines.corrected import DeadlineReader
    from models.deadlines.meaning import Meaning


# What is made once and then holds: a project, a regulation, a system; not a plan, which is made each year.
_OTHER_WORK = r"(?:kế hoạch|báo cáo|triển khai|thực hiện|kiểm tra|theo)"
_MAKES_LASTING = re.compile(
    rf"\b(?:xây dựng|ban hành|sửa đổi|bổ sung|điều chỉnh|hoàn chỉnh|hoàn thiện|thay thế)\b"
    rf"(?:(?!\b{_OTHER_WORK}\b)[^;.,\n]){{0,60}}?\b(?<!theo )(?:đề án|quy chế|nội quy|quy định|điều lệ|quy hoạch"
    r"|cơ sở dữ liệu|phần mềm|hệ thống thông tin)\b"
    r"|\b(?:sửa đổi|bổ sung|thay thế)\s+(?:Quyết định|Nghị quyết|Thông tư)\s+số\b"
    r"|^\W*(?:thành lập|kiện toàn|sáp nhập|giải thể|hợp nhất|nâng cấp|mua sắm|lắp đặt|đầu tư)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"báo cáo|tổng kết|đánh giá|quyết toán|kiểm kê", re.IGNORECASE)


class TaskKind(StrEnum):
    """RECURRING: comes back or goes on all the time; ONCE: on a day of the old period, as each task of a year's plan;
    LASTING: ONCE, and what it makes holds on; LATER: once, behind the old period; WAITING: after an event; UNCLEAR: a
    deadline that is not understood; OPEN: without a deadline."""

    RECURRING = "recurring"
    LASTING = "lasting"
    ONCE = "once"
    LATER = "later"
    WAITING = "waiting"
    UNCLEAR = "unclear"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as it is decided on: where it stands, what sort it is, what usually becomes of it."""

    task: Task
    area: str
    heading: str
    appendix: str
    kind: TaskKind
    usual: Decision


def task_rows(plan: Plan, old: Span) -> Iterator[TaskRow]:
    """All tasks of a plan in reading order."""
    from models.deadlines.corrected import DeadlineReader

    reader = DeadlineReader.of_plan(plan)
    for appendix in plan.appendices:
        for area in appendix.areas:
            for task, heading in _tasks(area):
                kind = kind_of(task, reader, old)
                yield TaskRow(task, area.title, heading, appendix.id, kind, usual_decision(kind))


def decision_on(task: Task, kind: TaskKind, options: Options) -> Decision:
    """What the officer said of a task, else what is usual."""
    return options.decisions.get(task.id) or usual_decision(kind)


def usual_decision(kind: TaskKind) -> Decision:
    """What is due behind the old period is still to be done; all else comes again."""
    return Decision.CARRY_ON if kind is TaskKind.LATER else Decision.KEEP


def kind_of(task: Task, reader: DeadlineReader, old: Span) -> TaskKind:
    """The sort of a task; of several lines, what is to be done once says most."""
    kinds = {_kind(reader(line), old, _reports(task, line)) for line in task.lines if line.deadline.strip()}
    order = (TaskKind.LATER, TaskKind.ONCE, TaskKind.WAITING, TaskKind.RECURRING, TaskKind.UNCLEAR)
    kind = next((kind for kind in order if kind in kinds), TaskKind.OPEN)
    # In a period each task that is to be done once is one to ask for; in a year's plan most of them come again.
    return TaskKind.LASTING if kind is TaskKind.ONCE and old.years == 1 and _makes_something_lasting(task) else kind


def _makes_something_lasting(task: Task) -> bool:
    """Whether a task is most likely done once for all, although each task of a year's plan names a day in it."""
    return any(_makes_lasting(text) for text in (task.title, *(line.activity for line in task.lines)) if text)


def _makes_lasting(text: str) -> bool:
    """Whether a text itself says so, not the summary of a document that it cites."""
    cited = cited_spans(text)
    starts = (found.start() for found in _MAKES_LASTING.finditer(text))
    return any(not any(span.start <= start < span.end for span in cited) for start in starts)


def falls_behind(meaning: Meaning, old: Span) -> bool:
    """Whether something that is to be done once is due behind the old period."""
    return _kind(meaning, old) is TaskKind.LATER


def _reports(task: Task, line: Line) -> bool:
    """Whether a task tells of the year that is over, which is due in the next one, each year anew."""
    return _REPORTS.search(task.title or line.activity or line.product) is not None


def _kind(meaning: Meaning, old: Span, reports: bool = False) -> TaskKind:
    from models.deadlines.meaning import Recurrence, Relation

    end = date(old.last + 1, 3, 31) if reports and old.years == 1 else date(old.last, 12, 31)
    once = [m for m in meaning.milestones if m.recurrence is Recurrence.ONCE]
    if any((m.end or m.start or date.min) > end for m in once if m.dated):
        return TaskKind.LATER
    if any(m.dated for m in once):
        return TaskKind.ONCE
    if any(m.relation in (Relation.AFTER, Relation.BEFORE) or m.trigger for m in once):
        return TaskKind.WAITING
    return TaskKind.RECURRING if len(meaning.milestones) > len(once) else TaskKind.UNCLEAR


def _tasks(of: Area | Group | Objective, heading: str = "") -> Iterator[tuple[Task, str]]:
    for item in of.items:
        if isinstance(item, Task):
            yield item, heading
        else:
            yield from _tasks(item, item.title or heading)


def tasks_in(appendix: Appendix) -> int:
    """How many tasks an appendix has."""
    return sum(1 for _task in appendix.tasks())
