"""The result of the comparison as a printable list: which tasks from above our plan covers and which not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from models.coverage.coverage import Coverage, Covered, State
from models.coverage.telling import remark_of, state_name
from models.i18n import _
from models.listing import listing
from models.plan import Plan
from models.text import one_line

_ORDER = (State.OPEN, State.PROPOSED, State.COVERED, State.NOT_OURS)
_WIDTHS = (66.0, 30.0, 66.0, 24.0, 24.0, 30.0)  # mm on a lying page
_SHORT = 60  # letters of a source's name that a column can bear
_PARENS = re.compile(r"\s*\(.*\)\s*$", re.DOTALL)


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
    parts = []
    for state in _ORDER:
        rows = [row for row in coverage.rows if row.state is state]
        if rows and (others or state is not State.NOT_OURS):
            name = _("{state}: {count} nhiệm vụ").format(state=state_name(state), count=len(rows))
            parts.append((name, [_cells(row) for row in rows]))
    title = _("KẾT QUẢ ĐỐI CHIẾU NHIỆM VỤ CẤP TRÊN GIAO")
    return listing(coverage.plan, title, tuple(zip(headers, _WIDTHS, strict=True)), parts)


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


def _cells(row: Covered) -> tuple[str, ...]:
    ours = _tasks(row)
    return (
        row.entry.text,
        _source(row),
        _listed(task.text for task in ours),
        row.entry.deadline,
        _listed(task.deadline for task in ours),
        remark_of(row),
    )


def _tasks(row: Covered) -> list[Any]:
    return list(row.tasks) or ([row.proposal] if row.proposal is not None else [])


def _source(row: Covered) -> str:
    name = _PARENS.sub("", row.entry.source)
    name = name if len(name) <= _SHORT else name[:_SHORT].rsplit(" ", 1)[0] + "…"
    return _("{source}, mục {number}").format(source=name, number=row.entry.number) if row.entry.number else name


def _listed(texts: Iterable[str]) -> str:
    some = [one_line(text) for text in texts]
    return "\n".join(f"- {text}" for text in some if text) if len(some) > 1 else "".join(some)
