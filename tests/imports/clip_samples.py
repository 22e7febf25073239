"""What the tests of the clipboard share: a table with all that a spreadsheet likes to change."""

from __future__ import annotations

from dataclasses import replace

from models.plan import Line, Plan, Task
from tests.plans import small_plan


def exported_plan() -> Plan:
    """The small plan with texts that look like formulas, dates and numbers, with bullets, breaks and signs of HTML."""
    plan = small_plan()
    first = plan.appendices[0]
    area = first.areas[0]
    task = area.items[0]
    assert isinstance(task, Task)
    line: Line = replace(
        task.lines[0],
        product="- Một\n- Hai & <ba>\n“=1+1”",
        deadline="=SUM(A1)",
        lead="01",
        partners="1/2",
        funding="50%",
        activity="Dòng một\nDòng hai  cách đôi",
    )
    area = replace(area, items=(replace(task, lines=(line,)), *area.items[1:]))
    return replace(plan, appendices=(replace(first, areas=(area, *first.areas[1:])), *plan.appendices[1:]))
