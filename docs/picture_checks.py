"""The views of what looks into the plan: faults, rules; after those of picture_pages.py."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from picture_pages import VIEWS, view
from picture_stage import Stage
from PySide6.QtGui import QPixmap

from models.commands import KeepEntries, SetText
from models.coverage import acts
from models.coverage.editions import read_in
from models.grid.grid import Address
from models.plan import Area, Line, Plan, Task
from models.units.directory import directory_of
from models.units.learning import learn, units_of
from ui.checking.check_flow import CheckFlow
from ui.coverage.window import CoverageWindow
from ui.house_style.dialog import HouseStyleDialog
from ui.rollover.dialog import RolloverDialog
from ui.units.window import UnitsWindow

__all__ = ["VIEWS"]

_ABOVE = "Kế hoạch cải cách hành chính của tỉnh Minh Sơn năm 2027"


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


def _write(stage: Stage, *texts: tuple[int, int, str, str]) -> None:
    """Other texts in lines of the sample: task, line, field, text."""
    document = stage.window.document
    tasks = list(document.plan.appendices[0].tasks())
    for task, line, field, text in texts:
        document.run(SetText(Address("line", tasks[task].lines[line].id, field), text))


@view("danh-muc-don-vi", "Danh mục đơn vị: mỗi đơn vị một dòng, cùng các cách viết")
def units(stage: Stage) -> QPixmap:
    """The directory learned from the plan, one unit chosen."""
    window = stage.open()
    _write(stage, (0, 0, "lead", "Văn Phòng sở"), (4, 0, "lead", "Phòng TCCB"), (30, 0, "lead", "Phòng KH-TC"))
    plan = window.document.plan
    proposals = learn(plan, directory_of(plan.entries), lambda _share: None)
    window.document.run(KeepEntries(units_of(proposals, directory_of(plan.entries), plan.agency), "Học danh mục"))
    shown = cast(UnitsWindow, stage.dialog("actionUnits"))
    shown.finish()
    shown.units.table.selectRow(8)
    return stage.framed(shown)


@view("vien-dan", "Văn bản viện dẫn: mỗi văn bản một dòng, bên dưới là từng chỗ viện dẫn")
def citations(stage: Stage) -> QPixmap:
    """The register; one decree stands there with two days."""
    window = stage.open()
    tasks = list(window.document.plan.appendices[0].tasks())
    cited = f"{tasks[-1].title} theo Quyết định số 282/QĐ-TTg ngày 15/02/2026 của Thủ tướng Chính phủ"
    window.document.run(SetText(Address("task", tasks[-1].id, "title"), cited))
    shown = stage.dialog("actionCitations")
    for _row in range(3):
        stage.key("Down")
    return stage.framed(shown)


@view("chuan-hoa", "Chuẩn hóa cách viết: chọn việc cần làm, xem trước từng chỗ")
def house_style(stage: Stage) -> QPixmap:
    """Some texts written in another way, the usual switches on."""
    stage.open()
    _write(
        stage,
        (1, 0, "deadline", "Tháng 2/2027"),
        (3, 0, "deadline", "Hàng quý"),
        (6, 0, "lead", "Văn Phòng sở"),
        (6, 0, "product", "Kế hoạch  của Sở ,phụ lục kèm theo"),
    )
    shown = cast(HouseStyleDialog, stage.dialog("actionHouseStyle"))
    return stage.framed(shown)


@view("nam-sau", "Lập kế hoạch năm sau: việc nào giữ, việc nào thôi")
def next_year(stage: Stage) -> QPixmap:
    """The step with the tasks."""
    stage.open()
    shown = cast(RolloverDialog, stage.dialog("actionRollover"))
    shown.next.click()
    return stage.framed(shown)


@view("doi-chieu", "Đối chiếu nhiệm vụ cấp trên giao với kế hoạch")
def coverage(stage: Stage) -> QPixmap:
    """A plan of the province: one task covered, one proposed, some that are not there."""
    window = stage.open()
    edition = read_in(window.document.plan, _plan_above(window.document.plan), _ABOVE)
    command = acts.take_in(edition, "Kế hoạch của tỉnh.docx")
    if command is not None:
        window.document.run(command)
    shown = cast(CoverageWindow, stage.dialog("actionCoverage"))
    stage.settle(lambda: shown.coverage is not None)
    stage.key("Return")
    stage.settle(lambda: not shown.reckoning.busy, after=0.6)
    return stage.framed(shown)


def _plan_above(plan: Plan) -> Plan:
    """What a province might ask for: some of what the sample has, and some more."""
    appendix = plan.appendices[0]
    tasks = list(appendix.tasks())
    taken = (tasks[5].title, "Rà soát văn bản quy phạm pháp luật thuộc lĩnh vực quản lý", tasks[-3].title)
    asked = (
        "Xây dựng chỉ số đánh giá kỷ luật, kỷ cương hành chính",
        "Thí điểm trợ lý ảo trả lời về thủ tục hành chính",
    )
    items = tuple(
        Task(title=title, lines=(Line(lead="Các sở, ban, ngành", deadline="Quý IV/2027"),))
        for title in (*taken, *asked)
    )
    above = replace(appendix, areas=(Area(title="NHIỆM VỤ GIAO CÁC SỞ", items=items),))
    letterhead = replace(plan, title=_ABOVE, agency="UBND tỉnh Minh Sơn", number="", symbol="", issued="")
    return replace(letterhead, sections=(), appendices=(above,), entries=())
