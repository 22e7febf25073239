"""Opens "Sửa cách hiểu…" for the deadline of a line, and keeps what the officer decided as one step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from models.commands import SetChecks, Together
from models.deadlines.corrected import DeadlineReader, wording_key
from models.deadlines.correcting import correction
from models.deadlines.meaning import Meaning
from models.i18n import _
from models.registers import Reading, entries_of
from models.store.merges import run_of
from models.store.transaction import Command
from ui.deadlines.dialog import MeaningDialog
from ui.document import Document


def correct_meaning(document: Document, line: str, text: str, parent: QWidget) -> MeaningDialog:
    """Open the dialog; the window waits behind it."""
    plan = document.plan
    key = wording_key(text)
    lines = (one for appendix in plan.appendices for task in appendix.tasks() for one in task.lines)
    cells = sum(1 for one in lines if "deadline" not in one.merged and wording_key(one.deadline) == key)
    cell = run_of(document.session.rows, line, "deadline")
    read = DeadlineReader.of_plan(plan)
    dialog = MeaningDialog(text, line, read, cells, parent)

    def decide(meaning: Meaning | None, everywhere: bool, includes: bool) -> None:
        now = document.plan
        readings = tuple(entries_of(now.entries, Reading))
        commands: list[Command] = []
        if (made := correction(readings, text, cell, meaning, read.as_written(text), everywhere)) is not None:
            commands.append(made)
        if includes != now.checks.before_includes_day:
            commands.append(SetChecks(replace(now.checks, before_includes_day=includes)))
        if commands:
            document.run(Together(_("Sửa cách hiểu thời hạn"), tuple(commands)))

    dialog.decided.connect(decide)
    dialog.open()
    return dialog
