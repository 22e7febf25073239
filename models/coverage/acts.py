"""What the officer does with tasks from above, each act one command."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from models.commands.paste import InsertNodes, Placed
from models.commands.registers import DropEntries, KeepEntries, SetChecks
from models.commands.together import Together
from models.coverage.agency import Ours
from models.coverage.coverage import Covered
from models.coverage.editions import Edition, verdict_of
from models.i18n import _
from models.plan import Line, Plan, Task
from models.registers import AssignedTask, Verdict, entries_of
from models.store.transaction import Command
from models.text import one_line


def link(entry: AssignedTask, tasks: Iterable[str]) -> Command:
    """Our tasks cover it, beside those that did."""
    both = tuple(dict.fromkeys((*entry.tasks, *tasks)))
    return KeepEntries((_covered(entry, both),), _("Nối với nhiệm vụ cấp trên giao"))


def relink(entry: AssignedTask, tasks: Sequence[str]) -> Command:
    """Just these tasks of ours cover it; with none it is open again."""
    if tasks:
        return KeepEntries((_covered(entry, tuple(tasks)),), _("Nối với nhiệm vụ cấp trên giao"))
    return reopen([entry])


def reopen(entries: Sequence[AssignedTask]) -> Command:
    """Nothing of ours covers them, as far as is known."""
    opened = tuple(replace(entry, tasks=(), verdict=Verdict.OPEN) for entry in entries)
    return KeepEntries(opened, _("Bỏ nối với nhiệm vụ cấp trên giao"))


def judge(entries: Sequence[AssignedTask], verdict: Verdict) -> Command:
    """The officer says so: none of ours, ours again, or covered without a task that could be named."""
    labels = {
        Verdict.NOT_OURS: _("Đánh dấu không thuộc nhiệm vụ của cơ quan"),
        Verdict.COVERED: _("Đánh dấu nhiệm vụ được giao đã có"),
        Verdict.OPEN: _("Đưa lại vào nhiệm vụ của cơ quan"),
    }
    return KeepEntries(tuple(replace(entry, tasks=(), verdict=verdict) for entry in entries), labels[verdict])


def note(entry: AssignedTask, text: str) -> Command:
    """Keep a note on a task from above."""
    return KeepEntries((replace(entry, note=text),), _("Ghi chú nhiệm vụ được giao"))


def accept_proposals(rows: Iterable[Covered]) -> Command | None:
    """What is proposed for some tasks, as one step; None where nothing is."""
    kept = tuple(_covered(row.entry, (row.proposal.id,)) for row in rows if row.proposal is not None)
    return KeepEntries(kept, _("Nhận {count} đề xuất đối chiếu").format(count=len(kept))) if kept else None


def take_in(edition: Edition, name: str) -> Command | None:
    """The tasks of a plan from above, or its newer edition; None where nothing changes."""
    steps: list[Command] = []
    label = _("Nạp nhiệm vụ từ “{name}”").format(name=name)
    if edition.again:
        # Those that stay come in anew, too, so that all stand in the order of the new edition.
        steps.append(DropEntries(tuple(entry.id for entry in (*edition.gone, *edition.kept)), label))
    if edition.kept:
        steps.append(KeepEntries(edition.kept, label))
    return Together(label, tuple(steps)) if steps else None


def drop_sources(plan: Plan, sources: Collection[str]) -> Command | None:
    """Take the tasks of plans from above out again; None where there are none."""
    ids = tuple(entry.id for entry in entries_of(plan.entries, AssignedTask) if entry.source in sources)
    return DropEntries(ids, _("Bỏ nguồn nhiệm vụ cấp trên giao")) if ids else None


def choose_names(plan: Plan, before: Ours, after: Ours, choices: Mapping[str, bool]) -> Command:
    """Other names mean us: what followed from the names follows the new ones, what was judged by hand stays."""
    label = _("Chọn tên được tính là cơ quan mình")
    changed = tuple(
        replace(entry, verdict=verdict_of(entry, after))
        for entry in entries_of(plan.entries, AssignedTask)
        if not entry.tasks
        and entry.verdict is verdict_of(entry, before)
        and verdict_of(entry, before) is not verdict_of(entry, after)
    )
    steps: list[Command] = [SetChecks(replace(plan.checks, ours=dict(choices)), label)]
    if changed:
        steps.append(KeepEntries(changed, label))
    return Together(label, tuple(steps))


def new_task(entry: AssignedTask) -> Task:
    """A task of ours made of one from above; who does it is for the officer to say."""
    return Task(title=one_line(entry.text), lines=(Line(product=entry.product, deadline=entry.deadline),))


def add_to_plan(entry: AssignedTask, task: Task, parent: str) -> Command:
    """A new task at the end of an area, linked at once."""
    label = _("Thêm nhiệm vụ cấp trên giao vào kế hoạch")
    both = _covered(entry, tuple(dict.fromkeys((*entry.tasks, task.id))))
    return Together(label, (InsertNodes((Placed(parent, None, (task,)),), label), KeepEntries((both,), label)))


def _covered(entry: AssignedTask, tasks: tuple[str, ...]) -> AssignedTask:
    return replace(entry, tasks=tasks, verdict=Verdict.COVERED)
