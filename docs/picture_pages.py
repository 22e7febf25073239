"""The views of the text, the pages and what goes out, after those of the table in picture_views.py."""

from __future__ import annotations

from itertools import islice

import openpyxl
from picture_stage import Stage
from picture_views import FOLDER, VIEWS, view
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLineEdit

from exports.xlsx.writer import write_xlsx
from imports.blocks import Paragraph, Source, Table
from models.commands import SetText
from models.grid.grid import Address, Cell, Grid, GridColumn
from models.numbering import roman
from models.text import one_line
from ui.returning.flow import ReturnFlow

__all__ = ["VIEWS"]


@view("noi-dung", "Lời văn và phần đầu văn bản")
def body(stage: Stage) -> QPixmap:
    """The plan's text with its letterhead."""
    window = stage.open()
    window.workspace.go_to(Address("plan", window.document.plan.id, "agency"))
    return stage.grab()


@view("loi-van", "Viết lời văn")
def body_text(stage: Stage) -> QPixmap:
    """Standing in a section of the text."""
    window = stage.open()
    if sections := window.document.plan.sections:
        window.workspace.go_to(Address("section", sections[0].id, "heading"))
    return stage.grab()


@view("xem-truoc", "Xem trước khi in")
def preview(stage: Stage) -> QPixmap:
    """The pages as they will be printed."""
    window = stage.open()
    window.actions_by_name["actionPreview"].trigger()
    stage.settle(lambda: bool(window.preview.pane.desk.sheets), 3)
    picture = stage.grab()
    window.actions_by_name["actionPreview"].trigger()
    return picture


@view("canh-bang", "Trang in cạnh bảng")
def beside(stage: Stage) -> QPixmap:
    """The table, and the pages in step with it."""
    window = stage.open()
    window.actions_by_name["actionPreviewBeside"].trigger()
    stage.settle(lambda: bool(window.preview.pane.desk.sheets), 3)
    picture = stage.grab()
    window.actions_by_name["actionPreviewBeside"].trigger()
    return picture


@view("thiet-lap-trang", "Thiết lập trang với hình trang sẽ in")
def page_setup(stage: Stage) -> QPixmap:
    """The dialog for the paper."""
    stage.open()
    dialog = stage.dialog("actionPageSetup")
    stage.settle(after=3)
    return stage.framed(dialog)


@view("xem-lai", "Xem lại một tệp trước khi nhập")
def review(stage: Stage) -> QPixmap:
    """A stranger's table with a column that nobody knows, and a doubtful number."""
    stage.window.document.close()
    rows = [["STT", "Nội dung công việc", "Kết quả", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Nơi tổ chức"]]
    for number, area in enumerate(stage.plan.appendices[0].areas[:4], 1):
        rows.append([roman(number), area.title, *[""] * 5])
        for place, task in enumerate(islice(area.tasks(), 3), 1):
            line, where = task.lines[0], "Hội trường" if place == 2 else ""
            told = [line.product, line.lead, line.partners, line.deadline]
            rows.append([str(place + (number == 3 and place == 3)), task.title, *map(one_line, told), where])
    cells = [Cell(y, x, text=text, bold=not y) for y, row in enumerate(rows) for x, text in enumerate(row)]
    widths = (10, 70, 40, 40, 50, 30, 30)
    grid = Grid.of_cells([GridColumn(width=wide) for wide in widths], len(rows), cells)
    title = Paragraph("DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026", bold=True, align="center")
    stage.window.flows.review_source(Source((title, Table(grid))), "Kế hoạch năm 2026.docx")
    return stage.framed(stage.dialog())


@view("nhan-tep", "Nhận tệp gửi về: từng thay đổi, chỗ cả hai bên cùng sửa")
def returned(stage: Stage) -> QPixmap:
    """A workbook in which others changed three cells, one of which was changed here, too."""
    document = stage.open().document
    path = stage.folder / "Góp ý của Phòng Tổ chức cán bộ.xlsx"
    write_xlsx(document.plan, path)
    clash, renamed, due = islice(document.plan.appendices[0].tasks(), 3, 6)
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == clash.title:
                cell.value = f"{clash.title} trong năm 2027"
            elif cell.value == renamed.title:
                cell.value = renamed.title.replace("CCHC", "cải cách hành chính")
            elif cell.value == due.lines[0].product:
                cell.value = f"{cell.value}; biên bản họp"
    book.save(path)
    document.run(SetText(Address("task", clash.id, "title"), clash.title.split(";")[0]))
    flow = ReturnFlow(stage.window, document, stage.window.prefs, stage.window.workspace.messages)
    flow.receive(path)
    return stage.framed(stage.dialog())


@view("gui-xem-lai", "Gửi Sở Nội vụ, bước 1: xem lại")
def sending(stage: Stage, step: int = 0) -> QPixmap:
    """One step of sending."""
    stage.open()
    dialog = stage.dialog("actionSend")
    dialog.show_step(step)
    for field in dialog.findChildren(QLineEdit):
        if field.text().startswith(str(stage.folder)):
            field.setText(FOLDER)
    return stage.framed(dialog)


@view("gui-so-noi-vu", "Gửi Sở Nội vụ, bước 2: chọn tệp")
def sending_files(stage: Stage) -> QPixmap:
    """Which files to make."""
    return sending(stage, 1)


@view("gui-thu", "Gửi Sở Nội vụ, bước 3: thư nháp")
def sending_letter(stage: Stage) -> QPixmap:
    """The letter."""
    return sending(stage, 2)


@view("bang-phim-tat", "Bảng phím tắt (F1)")
def keys_sheet(stage: Stage) -> QPixmap:
    """All keys on one sheet."""
    stage.open()
    return stage.framed(stage.dialog("actionKeys"))
