"""A source as it was read, and what the officer says of it -> a plan draft; the same source can be understood again."""

from __future__ import annotations

from dataclasses import replace

from imports.blocks import Form, Source, Table
from imports.choices import NO_CHOICES, Choices
from imports.draft import Draft, Progress
from imports.encodings.chosen import with_encodings
from imports.recognise.headless import first_task_row
from imports.recognise.notes import Notes
from imports.recognise.view import View
from imports.whole.document import plan_of_document
from imports.whole.opening import is_plan
from imports.whole.readings import table_readings
from imports.whole.workbook import plan_of_workbook
from models.collecting import no_collecting
from models.errors import InputProblem
from models.i18n import _
from models.plan import Plan, Remark


def understand(
    source: Source, choices: Choices = NO_CHOICES, progress: Progress | None = None, *, anything: bool = False
) -> Draft:
    """The plan in a source.

    Raises InputProblem where nothing in it is a table or list of tasks, nor the text of a plan. With `anything`, or
    once something was chosen, there is a draft without appendices instead, all texts standing in its remarks: the
    review goes on from there.
    """
    if source.form is Form.PLAN and source.plan is not None:
        return Draft(source.plan)
    source = with_encodings(source, choices)
    notes = Notes(choices.taken, own=source.ids is not None)
    with no_collecting():
        plan = _plan(source, choices, notes, progress)
        if not plan.appendices and (found := _without_heading(source, choices)) is not None:
            notes = Notes(choices.taken, own=source.ids is not None)
            plan = _plan(source, found, notes, progress)
        if not plan.appendices and plan.sections and is_plan(source.pieces):
            plan = replace(plan, remarks=(*plan.remarks, Remark(message=_only_text())))
        elif not plan.appendices and not anything and choices == NO_CHOICES:
            raise _nothing(source)
        return Draft(plan, notes.origins, table_readings(source, notes), tuple(notes.offers))


def _plan(source: Source, choices: Choices, notes: Notes, progress: Progress | None) -> Plan:
    if source.form is Form.WORKBOOK:
        return plan_of_workbook(source, choices, notes, progress)
    return plan_of_document(source, choices, notes, progress)


def _without_heading(source: Source, choices: Choices) -> Choices | None:
    """The choices that take the only table for one of tasks without heading; None where it is not plainly one."""
    tables = [(place, piece) for place, piece in enumerate(source.pieces) if isinstance(piece, Table)]
    if len(tables) != 1:
        return None
    place, table = tables[0]
    if choices.table(place).header is not None or choices.table(place).used is not None:
        return None
    row = first_task_row(View(table.grid))
    return choices.with_header(place, row, 0) if row is not None else None


def _only_text() -> str:
    return _("Kế hoạch không có bảng hoặc danh sách nhiệm vụ nào nhận ra được; chỉ phần lời văn được nhập.")


def _nothing(source: Source) -> InputProblem:
    if source.form is Form.WORKBOOK:
        text = _("Không trang tính nào có bảng nhiệm vụ; hãy kiểm tra dòng tiêu đề cột (STT, Nhiệm vụ, Chủ trì …).")
    else:
        text = _("Tệp không có bảng nhiệm vụ hoặc danh sách nhiệm vụ nào nhận ra được; hãy kiểm tra dòng tiêu đề cột.")
    return InputProblem(text)
