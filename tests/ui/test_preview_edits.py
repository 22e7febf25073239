"""While the officer edits, the pages beside the table follow: only from the change on, only what is in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from exports.pdf import live as pdf_live
from exports.pdf import raster as pdf_raster
from models.commands import AddTask, SetText
from models.grid.grid import Address
from models.plan import Plan
from tests.plans import big_plan
from tests.ui.keys import key, press, stand_on
from tests.ui.previews import quiet, shown_by, window_of
from ui.main_window import MainWindow
from ui.preview.pane import PreviewPane


class Work:
    """What the thread of the preview has done: rows laid out, pages made as PDF, pictures drawn."""

    def __init__(self) -> None:
        self.laid_out: list[int] = []
        self.made: list[int] = []
        self.pictures: list[tuple[float, Any]] = []

    def forget(self) -> None:
        """Count from here on."""
        self.laid_out, self.made, self.pictures = [], [], []


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Counts the work of every preview."""
    counted = Work()
    live, raster = pdf_live.LivePages, pdf_raster.PdfPictures
    update, pdf_of, picture = live.update, live.pdf_of, raster.picture

    def counting_update(pages: pdf_live.LivePages, *args: Any) -> Any:
        change = update(pages, *args)
        counted.laid_out.append(change.laid_out)
        return change

    def counting_pdf(pages: pdf_live.LivePages, index: int) -> bytes:
        counted.made.append(index)
        return pdf_of(pages, index)

    def counting_picture(pages: pdf_raster.PdfPictures, index: int, scale: float, *args: Any, **more: Any) -> Any:
        counted.pictures.append((scale, args))
        return picture(pages, index, scale, *args, **more)

    monkeypatch.setattr(live, "update", counting_update)
    monkeypatch.setattr(live, "pdf_of", counting_pdf)
    monkeypatch.setattr(raster, "picture", counting_picture)
    return counted


@pytest.fixture
def pane(with_plan: Callable[[Plan], MainWindow], work: Work, qtbot: Any) -> PreviewPane:
    """The pages beside the table of a plan of 100 tasks, all drawn."""
    return shown_by("Ctrl+Shift+F2", with_plan(big_plan(100)), qtbot)


def test_one_edit_costs_the_pages_from_it_on(pane: PreviewPane, work: Work, qtbot: Any) -> None:
    window = window_of(pane)
    assert len(pane.desk.sheets) >= 4
    whole = sum(work.laid_out)
    assert whole >= 100
    last = len(pane.desk.sheets) - 1
    stand_on(window, "task", "t99")
    qtbot.waitUntil(lambda: pane.desk.in_view(last) and quiet(pane))
    stamps = [sheet.stamp for sheet in pane.desk.sheets]
    work.forget()

    with qtbot.waitSignal(pane.shown):
        assert window.document.run(SetText(Address("task", "t99", "title"), "Tên khác"))
    qtbot.waitUntil(lambda: quiet(pane))
    assert len(work.laid_out) == 1
    assert work.laid_out[0] < whole / 10
    after = [sheet.stamp for sheet in pane.desk.sheets]
    assert after[:last] == stamps[:last]
    assert after[last] != stamps[last]
    assert set(work.made) == {last}
    assert len(work.pictures) == 1


def test_an_edit_out_of_sight_draws_nothing_in_sight(pane: PreviewPane, work: Work, qtbot: Any) -> None:
    window = window_of(pane)
    pane.desk.go_to(0)
    pane.desk.set_zoom(2.0)
    qtbot.waitUntil(lambda: quiet(pane))
    work.forget()
    with qtbot.waitSignal(pane.shown):
        window.document.run(SetText(Address("task", "t99", "title"), "Tên khác"))
    qtbot.waitUntil(lambda: quiet(pane))
    assert work.made == []


def test_old_pictures_stay_until_new_ones_are_there(pane: PreviewPane, qtbot: Any) -> None:
    window = window_of(pane)
    pane.desk.go_to(0)
    qtbot.waitUntil(lambda: quiet(pane))
    before = pane.desk.grab().toImage()
    pane.press.drawn.disconnect()
    with qtbot.waitSignal(pane.shown):
        window.document.run(SetText(Address("task", "t0", "title"), "Một tên dài hơn trước nhiều chữ"))
    QApplication.processEvents()
    assert not pane.desk.sharp()
    assert pane.desk.grab().toImage() == before
    pane.press.drawn.connect(pane._take)
    pane._ask()
    qtbot.waitUntil(pane.desk.sharp)
    assert pane.desk.grab().toImage() != before


def test_many_edits_at_once_end_with_the_newest(pane: PreviewPane, work: Work, qtbot: Any) -> None:
    window = window_of(pane)
    work.forget()
    for number in range(30):
        window.document.run(SetText(Address("task", "t0", "title"), f"Lần {number}"))
    qtbot.waitUntil(lambda: bool(work.laid_out) and quiet(pane))
    assert len(work.laid_out) < 10
    live = pane.press._live
    assert live is not None
    texts = [one.shape.lines[0].text for one in live._pages[0].placed if one.shape.lines]
    assert "Lần 29" in texts


def test_rows_that_come_move_the_pages(pane: PreviewPane, qtbot: Any) -> None:
    window = window_of(pane)
    before = len(pane.desk.sheets)
    for number in range(30):
        window.document.run(AddTask("a0", f"Thêm {number}", None))
    qtbot.waitUntil(lambda: len(pane.desk.sheets) > before and quiet(pane))
    assert pane.bar.page.maximum() == len(pane.desk.sheets)
    while window.document.undo():
        pass
    qtbot.waitUntil(lambda: len(pane.desk.sheets) == before and quiet(pane))


def test_the_pages_follow_the_cell(pane: PreviewPane, qtbot: Any) -> None:
    window = window_of(pane)
    stand_on(window, "task", "t99")
    qtbot.waitUntil(lambda: pane.desk.in_view(len(pane.desk.sheets) - 1))
    stand_on(window, "task", "t0")
    qtbot.waitUntil(lambda: pane.desk.in_view(0))


def test_typing_in_the_table_is_not_disturbed(pane: PreviewPane, qtbot: Any) -> None:
    window = window_of(pane)
    stand_on(window, "task", "t0")
    with qtbot.waitSignal(pane.shown):
        press("Viết lại")
        key("Tab")
    press("Tiếp")
    qtbot.waitUntil(lambda: quiet(pane))
    key("Return")
    assert window.document.plan.appendices[0].areas[0].items[0].title == "Viết lại"  # type: ignore[union-attr]


def test_closing_the_plan_lets_the_pages_go(pane: PreviewPane, qtbot: Any) -> None:
    window = window_of(pane)
    window.document.run(SetText(Address("task", "t0", "title"), "Ngay trước khi đóng"))
    key("Ctrl+W")
    assert not window.document.is_open
    assert not pane.press.isRunning()
    assert len(pane.desk.sheets) == 0
