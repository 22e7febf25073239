"""The preview as the officer meets it: from key to page and back, zooms, small pages, what is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from exports.pdf.raster import PdfPictures
from models.grid.grid import Address
from models.plan import Plan
from tests.plans import big_plan
from tests.ui.keys import key
from tests.ui.previews import quiet, shown_by, window_of
from ui.main_window import MainWindow
from ui.preview.desk import Desk, Fit
from ui.preview.flow import PIXELS_PER_POINT
from ui.preview.pane import PreviewPane
from ui.preview.previewing import View
from ui.theme import DARK, LIGHT, apply_theme


@pytest.fixture
def pages(small: MainWindow, qtbot: Any) -> PreviewPane:
    """The pages of the small plan in a view of their own, all drawn."""
    return shown_by("Ctrl+F2", small, qtbot)


def wheel(desk: Desk, notches: int, modifiers: Qt.KeyboardModifier) -> None:
    """Turn the mouse wheel over the middle of the desk."""
    at = QPointF(desk.viewport().rect().center())
    angle = QPoint(0, 120 * notches)
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, desk.viewport().mapToGlobal(at), QPoint(), angle, buttons, modifiers, phase, False)
    QApplication.sendEvent(desk.viewport(), event)


def test_from_the_table_to_the_pages_and_back(pages: PreviewPane) -> None:
    window = window_of(pages)
    assert window.preview.view is View.PAGES
    assert pages.desk.hasFocus()
    assert not window.workspace.isVisible()
    assert not window.toolbar.isVisible()
    assert window.actions_by_name["actionPreview"].isChecked()
    key("Esc")
    assert window.preview.view is View.TABLE
    assert window.workspace.isVisible()
    assert window.toolbar.isVisible()
    assert window.workspace.table.hasFocus()
    assert not window.actions_by_name["actionPreview"].isChecked()
    key("Ctrl+Shift+P")
    assert window.preview.view is View.PAGES
    key("Ctrl+F2")
    assert window.preview.view is View.TABLE


def test_the_desk_shows_the_very_pages_of_the_pdf(pages: PreviewPane, qtbot: Any) -> None:
    desk = pages.desk
    desk.go_to(1)
    qtbot.waitUntil(lambda: quiet(pages))
    live = pages.press._live
    assert live is not None
    with PdfPictures(live.pdf_of(1)) as pdf:
        picture = pdf.picture(0, desk.zoom * PIXELS_PER_POINT * desk.devicePixelRatioF())
    ours = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    shown = desk.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rect = desk._flow.rect(1, desk.viewport().width()).translated(0, -desk.verticalScrollBar().value())
    left, top = round(rect.x()), round(rect.y())
    high = min(ours.height(), shown.height() - top)
    assert high > 300
    assert shown.copy(left, top, ours.width(), high) == ours.copy(0, 0, ours.width(), high)


def test_keys_lead_through_the_pages(pages: PreviewPane) -> None:
    desk, last = pages.desk, len(pages.desk.sheets) - 1
    assert last >= 2
    desk.setFocus()
    key("End")
    assert desk.page == last
    key("Home")
    assert desk.page == 0
    before = desk.verticalScrollBar().value()
    key("PgDown")
    assert before < desk.verticalScrollBar().value() < desk.viewport().height()
    key("PgUp")
    assert desk.verticalScrollBar().value() == before
    key("Right")
    assert desk.page == 1
    key("Left")
    assert desk.page == 0
    desk.set_fit(Fit.PAGE)
    key("PgDown")
    key("PgDown")
    assert desk.page == 2
    rect = desk._flow.rect(2)
    assert rect.height() <= desk.viewport().height()
    key("Shift+Space")
    assert desk.page == 1


def test_zooming(pages: PreviewPane, qtbot: Any) -> None:
    window, desk = window_of(pages), pages.desk
    fitting = desk.zoom
    assert desk._flow.width == pytest.approx(desk.viewport().width(), abs=20)
    wheel(desk, 1, Qt.KeyboardModifier.ControlModifier)
    assert desk.zoom > fitting
    wheel(desk, -1, Qt.KeyboardModifier.ControlModifier)
    key("Ctrl+-")
    assert desk.zoom < fitting
    table = window.workspace.table.sizer.zoom
    key("Ctrl+0")
    assert desk.zoom == pytest.approx(fitting)
    key("Ctrl++")
    assert window.status._zoom.text() == f"{round(desk.zoom * 100)}%"
    assert window.workspace.table.sizer.zoom == table
    desk.set_zoom(100)
    assert desk.zoom == 5.0
    qtbot.waitUntil(desk.sharp)
    wheel(desk, -1, Qt.KeyboardModifier.NoModifier)
    assert desk.zoom == 5.0


def test_the_place_under_the_mouse_stays_while_zooming(pages: PreviewPane) -> None:
    desk = pages.desk
    desk.set_zoom(1.0)
    desk.go_to(1)
    point = QPointF(desk.viewport().width() / 2, 200)

    def under() -> tuple[int, float]:
        down = point.y() + desk.verticalScrollBar().value()
        page = desk._flow.at(down)
        return page, (down - desk._flow.rect(page).y()) / desk._flow.rect(page).height()

    page, share = under()
    for zoom in (1.5, 3.0, 0.8):
        desk.set_zoom(zoom, point)
        assert under() == (page, pytest.approx(share, abs=0.01))


def test_small_pages_lead_to_pages(pages: PreviewPane, qtbot: Any) -> None:
    small, desk = pages.thumbnails, pages.desk
    assert small.isVisible()
    rect = small.visualRect(small.model().index(2, 0))
    QTest.mouseClick(small.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert desk.page == 2
    assert pages.bar.page.value() == 3
    small.setFocus()
    key("Up")
    assert desk.page == 1
    desk.go_to(0)
    assert small.currentIndex().row() == 0
    qtbot.waitUntil(lambda: quiet(pages))
    assert all(small._shelf.whole(page) for page in range(3))
    names = [small.model().data(small.model().index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert names[0].startswith("Trang 1, ")
    pages.bar.thumbnails.trigger()
    assert not small.isVisible()


def test_escape_leaves_from_anywhere_in_the_preview(pages: PreviewPane) -> None:
    window = window_of(pages)
    for part in (pages.thumbnails, pages.bar.page, pages.bar.choice, pages.desk):
        window.preview.show(View.PAGES)
        part.setFocus()
        key("Esc")
        assert window.preview.view is View.TABLE
    window.preview.show(View.BOTH)
    pages.desk.setFocus()
    key("Esc")
    assert window.preview.view is View.BOTH
    assert window.workspace.table.hasFocus()


def test_a_page_by_its_number(pages: PreviewPane) -> None:
    box = pages.bar.page
    pages.desk.go_to(0)
    assert (box.minimum(), box.maximum()) == (1, len(pages.desk.sheets))
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "3")
    assert pages.desk.page == 0
    key("Return")
    assert pages.desk.page == 2


def test_what_is_shown_can_be_chosen(pages: PreviewPane, qtbot: Any) -> None:
    window, choice = window_of(pages), pages.bar.choice
    assert choice.currentText() == "Toàn bộ kế hoạch"
    whole = len(pages.desk.sheets)
    counts = []
    for number in (1, 2):
        with qtbot.waitSignal(pages.shown):
            choice.setCurrentIndex(number)
        counts.append(len(pages.desk.sheets))
    assert whole > counts[0] > counts[1] > 0
    assert window.preview.choice.appendix == "p1"
    with qtbot.waitSignal(pages.shown):
        key("Esc")
        window.workspace.go_to(Address("task", "t9", "title"))
        key("Ctrl+F2")
    qtbot.waitUntil(lambda: pages.desk.sheets[0].label.startswith("DANH MỤC") or pages.choice.appendix == "p2")


def test_a_plan_without_text_begins_with_its_appendices(with_plan: Callable[[Plan], MainWindow], qtbot: Any) -> None:
    window = with_plan(big_plan(20))
    key("Ctrl+F2")
    qtbot.waitUntil(lambda: quiet(window.preview.pane))
    assert window.preview.pane.bar.choice.currentText() == "Các phụ lục"


def test_paper_stays_white_in_the_dark(pages: PreviewPane) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = window_of(pages)
    try:
        apply_theme(app, DARK)
        window.retheme()
        image = pages.desk.viewport().grab().toImage()
        assert image.pixelColor(2, 200).lightness() < 80
        assert image.pixelColor(image.width() // 2, 40).name() == "#ffffff"
    finally:
        apply_theme(app, LIGHT)
        window.retheme()


def test_everything_has_a_name(pages: PreviewPane) -> None:
    for widget in (pages.desk, pages.thumbnails, pages.bar.choice, pages.bar.page):
        assert widget.accessibleName()
    for button in pages.bar.findChildren(QToolButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button
            assert button.toolTip() or button.text(), button


@pytest.mark.parametrize("width", [330, 430, 700, 1300])
def test_the_toolbar_fits(pages: PreviewPane, width: int, qtbot: Any) -> None:
    bar = pages.bar
    bar.setParent(None)
    bar.resize(width, bar.sizeHint().height())
    bar.show()
    QApplication.processEvents()
    last = bar._entries[-1][0]
    hidden = width < 400
    assert last.isVisible() is not hidden
    if not hidden:
        assert last.geometry().right() <= width
    bar.setParent(pages)
