"""A list as a plan with one appendix, so that whatever writes a plan's tables writes lists, too: findings, coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.i18n import _
from models.layout import Align, Column, Layout
from models.numbering import Numbering
from models.page_settings import AppendixNumbers
from models.plan import Appendix, Area, Line, Plan, Task
from models.text import tidy

_NUMBER_WIDTH = 12.0
# The text of an upright A4 page is so wide; a wider list is printed on a lying page.
_UPRIGHT = 165.0


def listing(
    plan: Plan, title: str, columns: Sequence[tuple[str, float]], parts: Sequence[tuple[str, Sequence[Sequence[str]]]]
) -> Plan:
    """A list about a plan: `columns` are headings with widths in mm, each part a title ("" for none) and its rows.

    Rows are numbered through all parts; a row with too few texts is filled up, parts without rows are left out.
    """
    layout = Layout(
        name="listing",
        title=title,
        columns=(Column(field="number", header=_("STT"), width=_NUMBER_WIDTH, align=Align.CENTER), *_columns(columns)),
        numbering=Numbering(restart=False),
        area_row="whole",
    )
    areas = tuple(
        Area(title=tidy(name), items=tuple(_task(row, len(columns)) for row in rows)) for name, rows in parts if rows
    )
    wide = _NUMBER_WIDTH + sum(width for _header, width in columns) > _UPRIGHT
    table = Appendix(title=tidy(title), label="", caption="", layout=layout, areas=areas, landscape=wide)
    return Plan(
        title=tidy(title),
        agency=plan.agency,
        parent_agency=plan.parent_agency,
        place=plan.place,
        page=replace(plan.page, count_line=False, letterhead=False, appendix_numbers=AppendixNumbers.NONE),
        appendices=(table,),
    )


def _columns(columns: Sequence[tuple[str, float]]) -> list[Column]:
    fields = ["task", *(f"extra.c{place}" for place in range(1, len(columns)))]
    return [
        Column(field=field, header=header, width=width) for field, (header, width) in zip(fields, columns, strict=True)
    ]


def _task(row: Sequence[str], columns: int) -> Task:
    first, *others = [*map(tidy, row), *[""] * (columns - len(row))][:columns]
    extra = {f"c{place}": text for place, text in enumerate(others, 1) if text}
    return Task(title=first, lines=(Line(extra=extra),))
