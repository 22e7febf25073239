"""The result of the comparison as a printable list: which tasks from above our plan covers and which not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from models.coverage.assigned import plan_name
from models.coverage.coverage import Coverage, Covered, State
from models.coverage.editions import read_in
from models.coverage.matching import OurTask
from models.coverage.telling import remark_of, state_name
from models.i18n import _
from models.listing import listing
from models.plan import Plan
from models.text import one_line

_ORDER = (State.OPEN, State.PROPOSED, State.COVERED, State.NOT_OURS)
_WIDTHS = (74.0, 22.0, 74.0, 24.0, 24.0, 24.0)  # mm on a lying page


def report_plan(coverage: Coverage, others: bool = False) -> Plan:
    """The list as a plan that every writer can write; `others` are tasks that are none of ours."""
    headers = (
        _("Nhiệm vụ cấp trên giao"),
        _("Nguồn"),
        _("Nhiệm vụ trong kế hoạch của cơ quan"),
        _("Thời hạn được giao"),
        _("Thời hạn trong kế hoạch"),
        _("Ghi chú"),
    )
    shown = [row for row in coverage.rows if others or row.state is not State.NOT_OURS]
    sources = tuple(dict.fromkeys(row.entry.source for row in shown))
    parts = []
    for state in _ORDER:
        if rows := [row for row in shown if row.state is state]:
            name = _("{state}: {count} nhiệm vụ").format(state=state_name(state), count=len(rows))
            parts.append((name, [_cells(row, sources) for row in rows]))
    title = _("KẾT QUẢ ĐỐI CHIẾU NHIỆM VỤ CẤP TRÊN GIAO")
    plan = listing(coverage.plan, title, tuple(zip(headers, _WIDTHS, strict=True)), parts)
    table = replace(plan.appendices[0], caption=_caption(coverage, sources))
    return replace(plan, appendices=(table,))


def compared(ours: Plan, above: Plan, name: str) -> Coverage:
    """Our plan beside one from above, without a change of either; links that our plan keeps already count."""
    edition = read_in(ours, above, name)
    replaced = {entry.id for entry in (*edition.kept, *edition.gone)}
    others = tuple(entry for entry in ours.entries if entry.id not in replaced)
    return Coverage(replace(ours, entries=(*others, *edition.kept)))


def report_json(coverage: Coverage) -> list[dict[str, Any]]:
    """The same as plain data, for scripts."""
    return [
        {
            "state": row.state.value,
            "source": row.entry.source,
            "number": row.entry.number,
            "task": row.entry.text,
            "lead": row.entry.lead,
            "deadline": row.entry.deadline,
            "ours": [{"id": one.id, "task": one.text, "deadline": one.deadline} for one in _tasks(row)],
            "doubts": [doubt.value for doubt in row.doubts],
            "note": row.entry.note,
        }
        for row in coverage.rows
    ]


def _caption(coverage: Coverage, sources: Sequence[str]) -> str:
    """What is compared: our plan and those from above, which the second column names by their numbers."""
    names = [one_line(name) for name in sources]
    if len(names) > 1:
        names = [f"({number}) {name}" for number, name in enumerate(names, 1)]
    ours, above = plan_name(coverage.plan), "; ".join(names)
    return _("({ours}; nguồn: {above})").format(ours=ours, above=above) if above else f"({ours})"


def _cells(row: Covered, sources: Sequence[str]) -> tuple[str, ...]:
    ours = _tasks(row)
    return (
        row.entry.text,
        _source(row, sources),
        _listed(task.text for task in ours),
        row.entry.deadline,
        _listed(task.deadline for task in ours),
        remark_of(row),
    )


def _tasks(row: Covered) -> list[OurTask]:
    return list(row.tasks) or ([row.proposal] if row.proposal is not None else [])


def _source(row: Covered, sources: Sequence[str]) -> str:
    number = _("mục {number}").format(number=row.entry.number) if row.entry.number else ""
    if len(sources) > 1:
        number = f"({sources.index(row.entry.source) + 1}) {number}".strip()
    return number[:1].upper() + number[1:]


def _listed(texts: Iterable[str]) -> str:
    some = [one_line(text) for text in texts]
    return "\n".join(f"- {text}" for text in some if text) if len(some) > 1 else "".join(some)
