"""Printing: the pages on paper are those of the PDF, each lying as it is meant to; ranges, copies, stopping."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from exports.pdf.live import LivePages
from exports.pdf.raster import PdfPictures, Picture
from models.errors import EnvironmentProblem
from models.plan import Plan
from tests.plans import small_plan
from tests.ui.keys import key
from ui.main_window import MainWindow
from ui.preview import printing
from ui.preview.printing import chosen_pages, paint_pages, prepare

if TYPE_CHECKING:
    from tests.ui.conftest import Asked

_DPI = 300


@pytest.fixture
def pages() -> LivePages:
    """An upright text and a lying appendix."""
    return LivePages(small_plan(), body=True)


def printer_to(path: Path, pages: LivePages | None = None) -> QPrinter:
    """A printer that writes a file; at fewer dots than usual, for the sake of time."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(_DPI)
    if pages is not None:
        prepare(printer, pages)
    return printer


def look(pages: PdfPictures, page: int, scale: float = 2.0) -> Picture:
    """A page as it is seen, in shades of grey."""
    return pages.picture(page, scale, grey=True)


def ink_box(picture: Picture) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all that is not white, in pixels."""
    rows = [
        number
        for number in range(picture.height)
        if min(picture.data[number * picture.stride :][: picture.width]) < 128
    ]
    columns = [number for number in range(picture.width) if min(picture.data[number :: picture.stride]) < 128]
    return columns[0], rows[0], columns[-1], rows[-1]


@pytest.mark.parametrize("bands", [False, True], ids=["whole", "bands"])
def test_paper_shows_the_pages_of_the_pdf(
    window: MainWindow, pages: LivePages, tmp_path: Path, bands: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if bands:
        monkeypatch.setattr(printing, "takes_whole_pages", lambda _painter: False)
        monkeypatch.setattr(printing, "_BAND", 200_000)
    assert {pages.size(0), pages.size(len(pages) - 2)} == {(210, 297), (297, 210)}
    printer = printer_to(tmp_path / "giấy.pdf", pages)
    assert paint_pages(printer, pages, range(len(pages)), lambda _share, _text: True) == len(pages)
    with PdfPictures(tmp_path / "giấy.pdf") as paper:
        assert len(paper) == len(pages)
        for number in range(len(pages)):
            width, height = pages.size(number)
            assert paper.size(number) == pytest.approx((width * 72 / 25.4, height * 72 / 25.4), abs=1)
            with PdfPictures(pages.pdf_of(number)) as ours:
                wanted, printed = look(ours, 0), look(paper, number)
            # Within half a millimetre at the same place, so the margins are those of the page.
            assert ink_box(printed) == pytest.approx(ink_box(wanted), abs=3)
            shades = zip(wanted.data[::5], printed.data[::5], strict=False)
            assert sum(abs(one - other) for one, other in shades) / (len(wanted.data) / 5) < 6


def test_more_dots_than_are_useful_are_not_drawn(window: MainWindow, pages: LivePages, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "giấy.pdf", pages)
    printer.setResolution(1200)
    paint_pages(printer, pages, [0], lambda _share, _text: True)
    with PdfPictures(tmp_path / "giấy.pdf") as paper, PdfPictures(pages.pdf_of(0)) as ours:
        assert ink_box(look(paper, 0)) == pytest.approx(ink_box(look(ours, 0)), abs=3)
    # One bit for each dot: 600 dpi in grey would take ten times as much.
    assert (tmp_path / "giấy.pdf").stat().st_size < 300_000


def test_smaller_paper_gets_the_whole_page(window: MainWindow, pages: LivePages, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "giấy.pdf", pages)
    a5 = QPageSize(QPageSize.PageSizeId.A5)
    printer.setPageLayout(QPageLayout(a5, QPageLayout.Orientation.Portrait, QMarginsF()))
    paint_pages(printer, pages, [0], lambda _share, _text: True)
    with PdfPictures(tmp_path / "giấy.pdf") as paper, PdfPictures(pages.pdf_of(0)) as ours:
        half = 2.0 / 2**0.5
        assert ink_box(look(paper, 0)) == pytest.approx(ink_box(look(ours, 0, half)), abs=5)


def test_the_dialogs_choices_are_obeyed(window: MainWindow, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "giấy.pdf")
    assert chosen_pages(printer, 5, None) == [0, 1, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    assert chosen_pages(printer, 5, None) == [1, 2, 3]
    assert chosen_pages(printer, 3, None) == [1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 5, None) == [3, 2, 1]
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert chosen_pages(printer, 5, None) == [3, 2, 1, 3, 2, 1]
    printer.setCollateCopies(False)
    assert chosen_pages(printer, 5, None) == [3, 3, 2, 2, 1, 1]
    printer.setCopyCount(1)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 5, 2) == [2]


def test_printing_can_be_stopped(window: MainWindow, pages: LivePages, tmp_path: Path) -> None:
    told: list[str] = []

    def stop_at_the_second(_share: float, text: str) -> bool:
        told.append(text)
        return len(told) < 2

    assert paint_pages(printer_to(tmp_path / "giấy.pdf", pages), pages, range(len(pages)), stop_at_the_second) == 0
    assert told == [f"Trang 1/{len(pages)}", f"Trang 2/{len(pages)}"]


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
def test_a_printer_that_refuses_is_told(window: MainWindow, pages: LivePages, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "không có thư mục này" / "giấy.pdf", pages)
    with pytest.raises(EnvironmentProblem) as trouble:
        paint_pages(printer, pages, [0], lambda _share, _text: True)
    assert "máy in" in trouble.value.message
    assert "\n" not in trouble.value.message


def test_without_a_printer_one_sentence_says_what_to_do(small: MainWindow, asked: Asked) -> None:
    if printing.printer_names():
        pytest.skip("this computer has a printer")
    key("Ctrl+P")
    assert len(asked.problems) == 1
    assert "xuất PDF" in asked.problems[0]


def test_the_whole_way_from_key_to_paper(
    small: MainWindow, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[tuple[int, int | None]] = []

    def ask(_parent: object, _printer: QPrinter, count: int, current: int | None) -> bool:
        offered.append((count, current))
        return len(offered) > 1

    monkeypatch.setattr(printing, "find_printer", lambda: printer_to(tmp_path / "giấy.pdf"))
    monkeypatch.setattr(printing, "ask_printer", ask)
    key("Ctrl+P")
    assert not (tmp_path / "giấy.pdf").exists()
    key("Ctrl+P")
    assert asked.problems == []
    with PdfPictures(tmp_path / "giấy.pdf") as paper:
        assert (len(paper), None) == offered[1]
    assert f"{offered[1][0]} trang" in small.workspace.messages.text()


def test_a_plan_with_nothing_to_print_is_told(
    with_plan: object, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_plan(Plan(title="Trống"))  # type: ignore[operator]
    monkeypatch.setattr(printing, "find_printer", lambda: printer_to(tmp_path / "giấy.pdf"))
    key("Ctrl+P")
    assert len(asked.problems) == 1
