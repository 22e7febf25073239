"""The window and its table in every state, each reached by keys and clicks; names are those of the pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from picture_stage import Stage
from PySide6.QtCore import QEvent, QMimeData, QPoint, QTimer
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from models.commands import Delete, SetText
from models.errors import EnvironmentProblem
from models.grid.grid import Address
from models.plan import Plan, Remark
from ui import dialogs
from ui.start.cover import keep_picture
from ui.start.starter_dialog import StarterDialog, starters
from ui.versions_dialog import VersionsDialog

View = Callable[[Stage], QPixmap]
FOLDER = "D:\\Kế hoạch CCHC"  # as on an officer's computer, instead of the folder in which the pictures are made
VIEWS: dict[str, tuple[str, View]] = {}
_COPIED = (
    "<table><tr><th>STT<th>Nội dung nhiệm vụ<th>Kết quả<th>Đơn vị chủ trì<th>Mã quản lý"
    "<tr><td>I<td colspan=4><b>CẢI CÁCH THỂ CHẾ</b>"
    "<tr><td>1<td>Rà soát quy trình nội bộ<td>Báo cáo rà soát<td>Văn phòng Sở<td>M1"
    "<tr><td>2<td rowspan=2>Tổ chức tập huấn<td>Kế hoạch tập huấn<td>Văn phòng Sở<td>M2"
    "<tr><td><td>02 lớp tập huấn<td>Phòng Tổ chức<td></table>"
)


def view(name: str, caption: str) -> Callable[[View], View]:
    """Enter a view under the name of its picture."""

    def enter(made: View) -> View:
        VIEWS[name] = caption, made
        return made

    return enter


@view("trang-dau", "Trang đầu, lần dùng đầu tiên")
def start_page(stage: Stage) -> QPixmap:
    """Nothing used yet."""
    stage.window.document.close()
    stage.prefs.change(recent=())
    stage.window.retheme()
    return stage.grab()


@view("trang-dau-gan-day", "Trang đầu với các kế hoạch đã mở")
def recent_plans(stage: Stage, stopped: bool = False) -> QPixmap:
    """Two plans used before, with pictures of their first pages."""
    paths = []
    stage.prefs.change(recent=())
    for name in ("Kế hoạch CCHC 2026", "Kế hoạch CCHC 2027"):
        stage.open(name=name)
        path = stage.window.document.path
        keep_picture(path, stage.plan).join()
        paths.append(path)
        stage.prefs.remember(path)
    stage.window.document.close()
    if stopped:
        stage.window.start.going_on.show_path(paths[-1])
    else:
        stage.window.retheme()
    for label in stage.window.start.recent.findChildren(QLabel):
        if label.text().startswith(str(stage.folder)):
            label.setText(FOLDER)
    picture = stage.grab()
    stage.window.start.going_on.show_path(None)
    return picture


@view("trang-dau-tiep-tuc", "Trang đầu sau khi máy tắt đột ngột")
def going_on(stage: Stage) -> QPixmap:
    """The offer to go on with the plan at which the program was stopped."""
    return recent_plans(stage, stopped=True)


@view("ke-hoach-moi", "Chọn mẫu cho kế hoạch mới")
def new_plan(stage: Stage) -> QPixmap:
    """The starter plans."""
    dialog = StarterDialog(starters(), stage.window)
    dialog.open()
    return stage.framed(dialog)


@view("cua-so-chinh", "Cửa sổ chính: cây kế hoạch, bảng nhiệm vụ, khung chi tiết")
def main_window(stage: Stage) -> QPixmap:
    """A cell of the second task chosen."""
    stage.open()
    return stage.grab()


@view("sua-o", "Đang viết trong ô, có gợi ý từ những chữ đã dùng")
def cell_editor(stage: Stage) -> QPixmap:
    """The open editor with its list of texts used before."""
    window = stage.open()
    table = window.workspace.table
    table.select_address(stage.place(1, -1, "lead"))
    stage.key("F2")
    stage.key("Ctrl+A")
    stage.write("vă")
    picture = stage.grab()
    stage.key("Esc")
    stage.key("Esc")
    return picture


@view("vung-chon", "Chọn một vùng ô; kéo ô vuông ở góc để điền tiếp")
def chosen_range(stage: Stage) -> QPixmap:
    """A range of cells with the handle to fill on."""
    stage.open()
    stage.window.workspace.table.select_address(stage.place(0, 0, "lead"))
    for name in ("Shift+Right", "Shift+Down", "Shift+Down"):
        stage.key(name)
    return stage.grab()


@view("keo-dong", "Kéo một dòng bằng cạnh trái")
def dragged_row(stage: Stage) -> QPixmap:
    """A task on its way to another place."""
    window = stage.open()
    table, port = window.workspace.table, window.workspace.table.viewport()
    tasks = list(window.document.plan.appendices[0].tasks())
    start, end = (_edge(stage, task.id) for task in (tasks[0], tasks[2]))
    stage.mouse(port, QEvent.Type.MouseButtonPress, start, True)
    for point in (start + QPoint(0, 12), end + QPoint(0, 14)):
        stage.mouse(port, QEvent.Type.MouseMove, point, True)
    picture = stage.grab()
    table.setFocus()
    stage.key("Esc")
    stage.mouse(port, QEvent.Type.MouseButtonRelease, end, False)
    return picture


def _edge(stage: Stage, node: str) -> QPoint:
    table = stage.window.workspace.table
    row = stage.window.workspace.model.row_of(node)
    table.sizer.settle_rows(row, row)
    return QPoint(6, table.rowViewportPosition(row) + 4)


@view("dong-tieu-de", "Tên lĩnh vực đứng yên khi cuộn bảng")
def sticky_heading(stage: Stage) -> QPixmap:
    """The table scrolled into an area."""
    window = stage.open()
    bar = window.workspace.table.verticalScrollBar()
    bar.setValue(bar.maximum() * 2 // 5)
    return stage.grab()


@view("loc", "Lọc nhiệm vụ; thanh trên bảng luôn nói rõ đang lọc gì")
def filtered(stage: Stage) -> QPixmap:
    """Some tasks left out."""
    window = stage.open()
    window.actions_by_name["actionFilter"].trigger()
    stage.write("thu tuc")
    stage.key("Return")
    window.filtering.finish()
    picture = stage.grab()
    window.filtering.close()
    return picture


@view("tim", "Tìm không cần dấu, mọi chỗ thấy được thành danh sách")
def found(stage: Stage) -> QPixmap:
    """All hits with what stands around them."""
    window = stage.open()
    window.actions_by_name["actionFind"].trigger()
    stage.write("ke hoach")
    window.finding.searching.finish()
    stage.key("Return")
    picture = stage.grab()
    window.finding.close()
    return picture


@view("thay-the", "Thay thế, xem trước từng chỗ")
def replaced(stage: Stage) -> QPixmap:
    """What would become of each hit."""
    window = stage.open()
    window.actions_by_name["actionReplace"].trigger()
    window.finding.panel.text.selectAll()
    stage.write("bao cao")
    window.finding.panel.replacement.setFocus()
    stage.write("báo cáo kết quả")
    window.finding.searching.finish()
    picture = stage.grab()
    window.finding.panel.replacement.clear()
    window.finding.close()
    return picture


def _some_edits(stage: Stage) -> None:
    document = stage.window.document
    tasks = list(document.plan.appendices[0].tasks())
    first, second = tasks[0].lines[0], tasks[1].lines[0]
    document.run(SetText(Address("line", first.id, "deadline"), "Trước ngày 30/6"))
    document.session.seal()
    document.run(SetText(Address("line", second.id, "product"), f"{second.product}; 01 video ngắn"))
    document.session.seal()
    document.run(SetText(Address("task", tasks[0].id, "title"), f"{tasks[0].title} theo lộ trình"))
    document.run(Delete((tasks[-1].id,)))


@view("lich-su", "Lịch sử sửa đổi: mọi bước, và chữ nào đã đổi")
def history(stage: Stage) -> QPixmap:
    """A step chosen, its words marked."""
    window = stage.open()
    _some_edits(stage)
    window.actions_by_name["actionHistory"].trigger()
    stage.settle()
    for _step in range(3):
        stage.key("Down")
    picture = stage.grab()
    window.actions_by_name["actionHistory"].trigger()
    return picture


@view("phien-ban", "Các phiên bản đã lưu")
def versions(stage: Stage) -> QPixmap:
    """The list of named versions."""
    stage.open()
    stage.name_versions()
    dialog = VersionsDialog(stage.dated(), lambda _one: "1 phụ lục, 12 nhiệm vụ, 17 dòng phân công", True, stage.window)
    dialog.open()
    return stage.framed(dialog)


@view("so-sanh", "So sánh phiên bản với kế hoạch hiện nay")
def compared(stage: Stage) -> QPixmap:
    """What has changed since a version."""
    window = stage.open()
    stage.name_versions()
    _some_edits(stage)
    window.versions._compare(window.document.session.versions()[0])
    dialog = stage.dialog()
    stage.settle(lambda: dialog.comparison is not None)
    return stage.framed(dialog)


@view("dan", "Xem trước khi dán bảng có cột khác")
def paste_preview(stage: Stage) -> QPixmap:
    """A stranger's table about to be pasted."""
    stage.open()
    data = QMimeData()
    data.setHtml(_COPIED)
    QGuiApplication.clipboard().setMimeData(data)
    stage.window.actions_by_name["actionPaste"].trigger()
    return stage.framed(stage.dialog())


@view("bang-chon-bang", "Bấm chuột phải vào bảng")
def table_menu(stage: Stage) -> QPixmap:
    """The menu of the table."""
    window = stage.open()
    table = window.workspace.table
    return _with_menu(stage, lambda: table.menu_requested.emit(table.viewport().mapToGlobal(QPoint(330, 20))))


@view("bang-chon-cot", "Bấm chuột phải vào tiêu đề cột")
def column_menu(stage: Stage) -> QPixmap:
    """The menu of the columns."""
    window = stage.open()
    stage.key("Ctrl+Space")
    heading = window.workspace.table.heading
    at = window.workspace.table.viewport().mapToGlobal(QPoint(330, 10))
    return _with_menu(stage, lambda: heading.menu_requested.emit(at))


@view("bang-chon-cay", "Bấm chuột phải vào cây; số nhiệm vụ và dấu nhắc cạnh từng mục")
def tree_menu(stage: Stage) -> QPixmap:
    """The menu of the tree."""
    plan = stage.plan
    area = plan.appendices[0].areas[0]
    remark = Remark(message="Không rõ dòng này thuộc lĩnh vực nào.", text=area.title)
    window = stage.open(replace(plan, remarks=(*plan.remarks, remark)))
    tree = window.workspace.tree
    tree.setFocus()
    tree.choose(area.id)
    return _with_menu(stage, lambda: tree.menu_requested.emit(tree.viewport().mapToGlobal(QPoint(120, 90))))


def _with_menu(stage: Stage, opens: Callable[[], None]) -> QPixmap:
    opens()
    picture = stage.grab()
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        popup = QApplication.activePopupWidget()
    return picture


@view("can-xem-lai", "Điều cần xem lại sau khi nhập")
def remarks(stage: Stage) -> QPixmap:
    """What an import could not place."""
    tasks = list(stage.plan.appendices[0].tasks())
    texts = ("Ô “Thời hạn” có hai dòng, chưa rõ dòng nào là của nhiệm vụ này.", "Dòng này không có số thứ tự.")
    found = tuple(Remark(message=text, text=task.title) for text, task in zip(texts, tasks, strict=False))
    stage.open(replace(stage.plan, remarks=found))
    return stage.grab()


@view("ke-hoach-trong", "Kế hoạch chưa có gì")
def empty_plan(stage: Stage) -> QPixmap:
    """Nothing in it yet."""
    stage.open(Plan(), "Kế hoạch mới")
    return stage.grab()


@view("phu-luc-trong", "Phụ lục chưa có nhiệm vụ")
def empty_appendix(stage: Stage) -> QPixmap:
    """An appendix without areas."""
    appendix = replace(stage.plan.appendices[0], areas=())
    stage.open(replace(stage.plan, appendices=(appendix,)))
    return stage.grab()


@view("chi-xem", "Mở chỉ để xem")
def read_only(stage: Stage) -> QPixmap:
    """A plan that somebody else has open."""
    window = stage.open()
    path = window.document.path
    window.document.close()
    window.document.open(path, read_only=True)
    window.workspace.table.select_address(stage.place())
    stage.key("F2")
    return stage.grab()


@view("thong-bao", "Việc vừa làm được báo ngay, kèm nút hoàn tác")
def toast(stage: Stage) -> QPixmap:
    """A message that floats."""
    window = stage.open()
    area = window.document.plan.appendices[0].areas[-1]
    window.workspace.go_to(Address("area", area.id, "title"))
    window.actions_by_name["actionDelete"].trigger()
    return stage.grab()


@view("bao-loi", "Khi có việc không làm được")
def trouble(stage: Stage) -> QPixmap:
    """One sentence of trouble."""
    stage.open()
    taken: list[QPixmap] = []
    text = "Không ghi được tệp “Kế hoạch CCHC 2027.xlsx” vì tệp đang mở trong Excel. Hãy đóng tệp đó rồi thử lại."
    QTimer.singleShot(300, lambda: taken.append(stage.framed(stage.dialog())))
    dialogs.show_problem(stage.window, EnvironmentProblem(text), retry=True)
    return taken[0]
