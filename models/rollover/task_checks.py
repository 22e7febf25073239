"""Tasks to look at: those that go on, those that were to be done once, deadlines that wait or are not understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from models.grid.grid import Address
from models.i18n import _
from models.plan import Area, Plan
from models.rollover.check import Check, Subject, short, times
from models.rollover.kinds import TaskKind
from models.rollover.options import Decision, Options
from models.text import fold, one_line

if TYPE_CHECKING:
    from models.rollover.rolling import Decided


def checks_of_tasks(old: Plan, new: Plan, options: Options, decided: Sequence[Decided]) -> Iterator[Check]:
    """The checks of all tasks that are in the new plan, and of areas that have none any more."""
    tasks = {task.id: task for appendix in new.appendices for task in appendix.tasks()}
    alike: dict[str, Check] = {}
    for one in decided:
        task = tasks.get(one.task.id)
        due = "; ".join(dict.fromkeys(one_line(line.deadline) for line in one.task.lines if line.deadline.strip()))
        said = _said(one, bool(due), options)
        if task is None or not said:
            continue
        said = said.format(due=due, was=options.old.in_words, now=options.new.in_words)
        text = short(task.title or "; ".join(line.activity or line.product for line in task.lines))
        check = Check(Subject.TASKS, said, text, Address("task", task.id, "title"))
        if one.decision is Decision.KEEP and one.kind in (TaskKind.UNCLEAR, TaskKind.WAITING):
            known = alike.setdefault(fold(due), replace(check, places=0))
            alike[fold(due)] = replace(known, places=known.places + 1)
        else:
            yield check
    for check in alike.values():
        yield replace(check, message=times(check.message, check.places))
    filled = {area.id for area in _areas(old) if area.items}
    for area in _areas(new):
        if area.id in filled and not area.items:
            said = _("Lĩnh vực này không còn nhiệm vụ nào.")
            yield Check(Subject.TASKS, said, area.title, Address("area", area.id, "title"))


def _said(one: Decided, due: bool, options: Options) -> str:
    """What is to be said of a task; "" for nothing."""
    kind = one.kind
    if one.decision is Decision.CARRY_ON:
        if due:
            return _("Chuyển tiếp từ {was}, kế hoạch cũ ghi thời hạn “{due}”; hãy xem lại thời hạn.")
        return _("Chuyển tiếp từ {was}; hãy ghi thời hạn.")
    if kind is TaskKind.ONCE and options.old.years > 1:
        return _("Việc làm một lần, đã đến hạn trong {was} (“{due}”); giữ cho {now} nếu còn phải làm.")
    if kind is TaskKind.LASTING:
        return _("Có lẽ là việc làm một lần (“{due}”); hãy xem việc này đã xong trong {was} chưa.")
    if kind is TaskKind.WAITING and options.old.years > 1:
        return _("Thời hạn “{due}” không ghi ngày; hãy xem việc này đã xong trong {was} chưa.")
    if kind is TaskKind.LATER:
        return _("Thời hạn cũ “{due}” nằm sau {was}; đã chuyển năm, hãy xem lại.")
    if kind is TaskKind.UNCLEAR:
        return _("Chưa hiểu thời hạn “{due}”; hãy xem lại cho {now}.")
    return ""


def _areas(plan: Plan) -> Iterator[Area]:
    return (area for appendix in plan.appendices for area in appendix.areas)
