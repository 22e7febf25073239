"""The views of what looks into the plan: faults, rules; after those of picture_pages.py."""

from __future__ import annotations

from picture_pages import VIEWS, view
from picture_stage import Stage
from PySide6.QtGui import QPixmap

from models.commands import SetText
from models.grid.grid import Address
from ui.checking.check_flow import CheckFlow

__all__ = ["VIEWS"]


def _faults(stage: Stage) -> CheckFlow:
    """The sample with a few faults, and its check when all is looked at."""
    window = stage.open()
    document, flow = window.document, window.checking.flow
    tasks = list(document.plan.appendices[0].tasks())
    first, second, third = (task.lines[0] for task in tasks[1:4])
    for address, text in (
        (Address("line", first.id, "lead"), ""),
        (Address("line", second.id, "deadline"), "Tháng 2/2025"),
        (Address("line", third.id, "product"), f"{third.product} {third.product.split()[-1]}"),
        (Address("task", tasks[1].id, "title"), tasks[1].title.replace(" ", "  ", 1)),
    ):
        document.run(SetText(address, text))
    flow.runner.finish()
    stage.settle(lambda: flow.runner.ready and not flow.runner.working)
    return flow


@view("soat-loi", "Soát lỗi: danh sách, chỗ sai trong bảng, cách sửa")
def faults(stage: Stage) -> QPixmap:
    """The panel with a fault that can be put right."""
    flow = _faults(stage)
    flow.open()
    panel = flow.panel_flow.panel
    rows = range(len(panel.model.rows))
    fixable = [row for row in rows if (one := panel.model.entry(row)) is not None and one.finding.fixable]
    if fixable and (entry := panel.model.entry(fixable[0])) is not None:
        panel.list.choose(fixable[0])
        flow.going.to(entry.finding, with_focus=False)
    picture = stage.grab()
    stage.window.workspace.below.leave_check()
    return picture


@view("quy-tac", "Quy tắc soát lỗi")
def rules(stage: Stage) -> QPixmap:
    """Each rule with its switch."""
    flow = _faults(stage)
    dialog = flow.rules_dialog()
    dialog.open()
    return stage.framed(dialog)
