"""Looking at the appendices: titles, tasks, empty cells of each column, the printed total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.checking.shared.counting import TOTAL, counts_of, total_message
from models.grid.grid import Address
from models.i18n import _
from models.plan import Appendix, Plan, Task
from models.sending.finding import Finding, Severity, appendix_name
from models.text import one_line
from models.walk import titles
from models.words import field_name

# Who, until when and with what result: without them nobody can be held to a task.
_WANTED = frozenset({"lead", "deadline", "product"})
# Empty in most rows of every plan.
_FREE = frozenset({"note"})


@dataclass(slots=True)
class _Empty:
    """How many cells of one column there are, how many are empty, and where the first empty one is."""

    cells: int = 0
    empty: int = 0
    first: Address | None = None

    def see(self, text: str, address: Address) -> None:
        """Count one cell."""
        self.cells += 1
        if not text.strip():
            self.empty += 1
            self.first = self.first or address


def appendix_findings(plan: Plan) -> Iterator[Finding]:
    """What is missing or at odds in each appendix, in their order."""
    for appendix in plan.appendices:
        where, address = appendix_name(plan, appendix), Address("appendix", appendix.id, "title")
        if not appendix.layout.shown:
            text = _("Mẫu bảng không có cột nào để in; hãy cho hiện ít nhất một cột.")
            yield Finding(rule="columns-missing", severity=Severity.ERROR, message=text, where=where, address=address)
            continue
        if not appendix.title.strip():
            text = _("Chưa có tên phụ lục.")
            yield Finding(rule="appendix-title", severity=Severity.WARNING, message=text, where=where, address=address)
        tasks = tuple(appendix.tasks())
        if not tasks:
            text = _("Chưa có nhiệm vụ nào.")
            yield Finding(rule="appendix-empty", severity=Severity.WARNING, message=text, where=where, address=address)
            continue
        yield from _untitled(appendix, where)
        yield from _empty_cells(appendix, tasks, where)
        yield from _total(appendix, where)


def _untitled(appendix: Appendix, where: str) -> Iterator[Finding]:
    """Rows that print a number and nothing else."""
    empty = _Empty()
    for address, title, _place in titles(appendix):
        empty.see(title, address)
    if empty.empty:
        text = _("Có {count} dòng chưa ghi tên nhiệm vụ, mục tiêu hoặc lĩnh vực.").format(count=empty.empty)
        yield Finding(
            rule="title-empty", severity=Severity.WARNING, message=text, where=where, address=empty.first,
            count=empty.empty,
        )  # fmt: skip


def _empty_cells(appendix: Appendix, tasks: tuple[Task, ...], where: str) -> Iterator[Finding]:
    """Each column with empty cells, once; a cell merged with the one above and a reference are no empty cells."""
    counts = {field: _Empty() for field in appendix.layout.line_fields() if field not in _FREE}
    for task in tasks:
        for line in task.lines:
            if line.reference:
                continue
            for field, seen in counts.items():
                if field not in line.merged:
                    seen.see(line.text(field), Address("line", line.id, field))
    for field, seen in counts.items():
        if not seen.empty:
            continue
        header = one_line(appendix.layout.header_of(field)) or field_name("line", field)
        text = _("Cột “{column}” còn {count} ô trống.")
        if seen.empty == seen.cells:
            text = _("Cột “{column}” trống cả {count} ô; nếu không dùng thì nên ẩn cột này.")
        yield Finding(
            rule=f"empty-{field}",
            severity=Severity.WARNING if field in _WANTED else Severity.HINT,
            message=text.format(column=header, count=seen.empty),
            where=where,
            address=seen.first,
            count=seen.empty,
        )


def _total(appendix: Appendix, where: str) -> Iterator[Finding]:
    """The closing line that the officer wrote, against the tasks there are."""
    match = TOTAL.search(appendix.closing)
    message = total_message(match.group(1), counts_of(appendix)) if match else ""
    if message:
        address = Address("appendix", appendix.id, "closing")
        yield Finding(rule="total", severity=Severity.WARNING, message=message, where=where, address=address)
