"""Plan -> Excel workbook: one sheet for each appendix, ready to print, every text a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path

from openpyxl import Workbook

from exports.measure import clean
from exports.progress import Meter, Progress, report
from exports.selection import document_date, document_title, select
from exports.xlsx.appendix import AppendixSheet
from exports.xlsx.heights import Heights
from exports.xlsx.ids import IdSheet
from exports.xlsx.package import SheetContent, save
from exports.xlsx.styles import Styles, use_face
from models.files import replacing
from models.i18n import _
from models.layout import Layout
from models.official.letterhead import letterhead
from models.plan import Plan
from models.row_ids import IDS_SHEET

_FORBIDDEN = re.compile(r"[:\\/?*\[\]\x00-\x1f]")
_LONGEST_NAME = 31
_LONGEST_PROPERTY = 255


def write_xlsx(
    plan: Plan,
    target: Path,
    *,
    appendices: Sequence[int] | None = None,
    layout: Layout | None = None,
    progress: Progress | None = None,
) -> None:
    """Write the appendices (indexes from 0, None = all) to a workbook, in `layout` instead of their own if given.

    The same plan gives the same bytes. Raises Cancelled when `progress` returns False, InputProblem where there is
    nothing to write or more than a sheet can hold, and EnvironmentProblem where the file cannot be written.
    """
    selected = select(plan, appendices, layout)
    meter = Meter(progress, sum(one.rows for one in selected), 0.8)
    workbook = Workbook()
    use_face(workbook)
    workbook.remove(workbook.worksheets[0])
    styles, heights, ids = Styles(workbook), Heights(), IdSheet(plan.id)
    head = letterhead(plan) if plan.page.letterhead else None
    names = {IDS_SHEET}
    sheets: list[SheetContent] = []
    for place, one in enumerate(selected):
        sheet = workbook.create_sheet(sheet_name(one.heading.label, names))
        sheets.append(AppendixSheet(sheet, one, place, styles, heights, ids).fill(head, meter))
    styles.close()
    workbook.create_sheet(IDS_SHEET).sheet_state = "veryHidden"
    sheets.append(ids)
    properties = workbook.properties
    properties.title = document_title(plan)[:_LONGEST_PROPERTY]
    properties.creator = properties.lastModifiedBy = clean(plan.agency)[:_LONGEST_PROPERTY] or None
    properties.language = "vi-VN"
    properties.created = datetime.combine(document_date(plan), time())
    workbook.calculation.fullCalcOnLoad = False  # there is nothing to calculate, and Excel would ask to save on closing
    with replacing(target) as path:
        save(workbook, sheets, path)
        report(progress, 1.0)


def sheet_name(label: str, taken: set[str]) -> str:
    """A sheet name that Excel accepts and that no other sheet has; it is added to `taken`."""
    base = _bare(_shortened(_FORBIDDEN.sub(" ", clean(label)), _LONGEST_NAME)) or _("Phụ lục")
    if base.isupper():
        base = base.capitalize()
    if base.casefold() == "history":
        base += "_"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        end = f" ({number})"
        name = _shortened(base, _LONGEST_NAME - len(end)) + end
    taken.add(name.casefold())
    return name


def _bare(name: str) -> str:
    return " ".join(name.split()).strip(" '")


def _shortened(name: str, length: int) -> str:
    """The beginning of a name; Excel counts a letter outside the first Unicode plane as two."""
    name = _bare(name)
    while len(name.encode("utf-16-le")) // 2 > length:
        name = name[:-1]
    return _bare(name)
