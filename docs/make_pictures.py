"""Make the pictures of the guide and the README from the sample plan, without a screen: python docs/make_pictures.py

Needs pypdfium2 and Pillow, which the groups "test" and the program itself bring; writes docs/pictures/*.png.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1366, 728  # the most common small screen, without its task bar
PDF_DPI = 80
COLOURS = 256
DRAWING = 3.0  # seconds
COLUMNS = (273, 833, 260)

sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QPoint, Qt  # noqa: E402 - after the platform is chosen
from PySide6.QtGui import QPainter, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog  # noqa: E402

from exports.pdf.raster import PdfPictures  # noqa: E402
from exports.pdf.writer import write_pdf  # noqa: E402
from models.grid.grid import Address  # noqa: E402
from models.i18n import _  # noqa: E402
from models.layout import built_in_layout  # noqa: E402
from models.page_settings import PageSettings  # noqa: E402
from models.plan import Plan  # noqa: E402
from models.plan_json import load_plan  # noqa: E402
from models.resources import resource_path  # noqa: E402
from ui.app import make_app  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.prefs import PrefStore  # noqa: E402
from ui.theme import LIGHT, apply_theme  # noqa: E402
from ui.versions_dialog import VersionsDialog  # noqa: E402


def main() -> None:
    """Write all pictures."""
    # What the offscreen platform cannot do is no matter here.
    logging.getLogger("qt").addHandler(logging.NullHandler())
    plan = load_plan(resource_path("samples", "ke-hoach-2027.json").read_text(encoding="utf-8"))
    PICTURES.mkdir(exist_ok=True)
    app = make_app()
    apply_theme(app, LIGHT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
            os.environ[variable] = name
        prefs = PrefStore(folder / "prefs.json")
        prefs.change(columns=COLUMNS, show_details=True)
        window = MainWindow(prefs)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(WIDTH, HEIGHT)
        window.show()
        start_page(window)
        main_window(window, folder, plan)
        cell_editor(window)
        versions(window)
        body(window)
        page_setup(window)
        sending(window)
        preview(window)
        window.close()
        paper_pages(plan, folder)


def start_page(window: MainWindow) -> None:
    """The first page, with nothing used yet."""
    save(grab(window), "trang-dau")


def main_window(window: MainWindow, folder: Path, plan: Plan) -> None:
    """The sample plan, a cell of its second task chosen."""
    window.document.create(folder / "Kế hoạch CCHC 2027.cchc", plan)
    window.workspace.columns.setSizes(list(COLUMNS))
    window.workspace.table.select_address(place(window))
    window.workspace.messages.hide()
    save(grab(window), "cua-so-chinh")


def cell_editor(window: MainWindow) -> None:
    """The same cell while it is written."""
    table = window.workspace.table
    table.setFocus()
    table.edit(table.currentIndex())
    editor = table.cell_delegate.editor
    if editor is None:
        raise RuntimeError("no editor opened")
    editor.insertPlainText("\n- 01 video ngắn")
    whole = grab(window)
    table.commit_editor()
    save(whole.copy(whole.rect().adjusted(274, 70, 0, -180)), "sua-o")


def versions(window: MainWindow) -> None:
    """The list of versions over the window."""
    session = window.document.session
    session.save_version(_("Bản đầu từ kế hoạch năm trước"))
    session.save_version(_("Gửi các phòng góp ý"))
    session.save_version(_("Trình Giám đốc Sở lần 1"))
    days = ("2026-11-05T09:30:00", "2026-11-18T16:05:00", "2026-12-02T14:20:00")
    told = _("1 phụ lục, {tasks} nhiệm vụ, {lines} dòng phân công").format(
        tasks=session.plan.task_count(), lines=session.plan.line_count()
    )
    dated = [replace(one, at=at) for one, at in zip(session.versions(), reversed(days), strict=True)]
    dialog = VersionsDialog(dated, lambda _version: told, True, window)
    dialog.open()
    save(framed(dialog), "phien-ban")
    dialog.reject()


def body(window: MainWindow) -> None:
    """The plan's text with its letterhead."""
    window.workspace.messages.hide()
    window.workspace.go_to(Address("plan", window.document.plan.id, "agency"))
    save(grab(window), "noi-dung")
    window.workspace.go_to(place(window))


def page_setup(window: MainWindow) -> None:
    """The dialog for the paper, its picture drawn."""
    window.actions_by_name["actionPageSetup"].trigger()
    dialog = opened(window)
    wait_until(dialog.isVisible, DRAWING)
    save(framed(dialog), "thiet-lap-trang")
    dialog.reject()


def sending(window: MainWindow) -> None:
    """The dialog for sending, at its first step."""
    window.actions_by_name["actionSend"].trigger()
    dialog = opened(window)
    save(framed(dialog), "gui-so-noi-vu")
    dialog.reject()


def preview(window: MainWindow) -> None:
    """The pages as they will be printed."""
    window.actions_by_name["actionPreview"].trigger()
    wait_until(lambda: bool(window.preview.pane.desk.sheets), DRAWING)
    save(grab(window), "xem-truoc")
    window.actions_by_name["actionPreview"].trigger()


def opened(window: MainWindow) -> QDialog:
    """The dialog that has just opened over the window."""
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def wait_until(ready: Callable[[], bool], after: float) -> None:
    """Let the window work until something is ready, and `after` seconds more for pictures drawn in threads."""
    end = time.monotonic() + after
    while not ready() or time.monotonic() < end:
        QApplication.processEvents()


def paper_pages(plan: Plan, folder: Path) -> None:
    """A page of each kind as it is printed: the text's first and last page, an appendix, its second page, a list."""
    document = folder / "van-ban.pdf"
    write_pdf(plan, document, body=True)
    ends = page_with(document, "Nơi nhận")
    page(document, 0, "trang-van-ban")
    page(document, ends, "trang-chu-ky")
    page(document, ends + 1, "trang-phu-luc")
    page(document, ends + 2, "trang-phu-luc-tiep")
    electronic = folder / "dien-tu.pdf"
    write_pdf(replace(plan, page=PageSettings(electronic=True, letterhead=True)), electronic)
    page(electronic, 0, "trang-dien-tu")
    prose = folder / "loi-van.pdf"
    write_pdf(plan, prose, layout=built_in_layout("list"))
    page(prose, 0, "trang-loi-van")


def page(source: Path, index: int, name: str) -> None:
    """Write the picture of one page, with a thin edge where the paper ends."""
    with PdfPictures(source) as pages:
        drawn = pages.picture(index, PDF_DPI / 72)
    sheet = Image.frombuffer("RGBX", (drawn.width, drawn.height), bytes(drawn.data), "raw", "BGRX", drawn.stride, 1)
    write(ImageOps.expand(sheet.convert("RGB"), border=1, fill=LIGHT.border), name)


def page_with(source: Path, words: str) -> int:
    """The first page that shows some words."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(source)
    try:
        return next(place for place, one in enumerate(document) if words in one.get_textpage().get_text_bounded())
    finally:
        document.close()


def place(window: MainWindow) -> Address:
    """The second product of the second task."""
    task = list(window.document.plan.appendices[0].tasks())[1]
    return Address("line", task.lines[-1].id, "product")


def grab(window: MainWindow) -> QPixmap:
    """The window as it is once everything has settled."""
    for _turn in range(10):
        QApplication.processEvents()
    return window.grab()


def framed(dialog: QDialog) -> QPixmap:
    """A dialog with a plain title bar, since there is no desktop here that draws one."""
    for _turn in range(10):
        QApplication.processEvents()
    inner = dialog.grab()
    bar = 34
    picture = QPixmap(inner.width() + 2, inner.height() + bar + 1)
    picture.fill(LIGHT.border)
    painter = QPainter(picture)
    painter.fillRect(1, 1, inner.width(), bar - 1, LIGHT.panel)
    painter.setFont(dialog.font())
    painter.drawText(QPoint(14, 22), dialog.windowTitle())
    painter.drawPixmap(1, bar, inner)
    painter.end()
    return picture


def save(picture: QPixmap, name: str) -> None:
    """Write a picture of the screen."""
    buffer = QBuffer()
    picture.save(buffer, "PNG")
    write(Image.open(BytesIO(buffer.data().data())), name)


def write(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours: a third of the size, and nobody sees it."""
    few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
