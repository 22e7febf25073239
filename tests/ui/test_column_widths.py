"""Columns get other widths by dragging a border in the heading, and the table follows the page's settings."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.commands import SetLayout, SetOrientation, SetPage
from models.layout import built_in_layout
from models.page_settings import PageSettings
from models.plan import Plan
from tests.plans import big_plan, small_plan
from tests.ui.keys import current_cell, key, press, stand_on
from tests.ui.test_sizing import check_sizes
from ui.main_window import MainWindow
from ui.measures import decimal, millimetres
from ui.table.column_drag import ColumnDrag
from ui.table.column_widths import LEAST, border_moved, printed, shared_out

WIDTHS = st.lists(st.floats(1, 300), min_size=2, max_size=12)
NO_KEYS = Qt.KeyboardModifier.NoModifier


def stored(window: MainWindow, appendix: int = 0) -> list[float]:
    """The widths of an appendix's columns as the plan has them."""
    return [column.width for column in window.document.plan.appendices[appendix].layout.columns]


def border(window: MainWindow, column: int, row: int = 0) -> QPoint:
    """The place of a column's right border in a row of the heading."""
    header = window.workspace.table._header
    x = header.sectionViewportPosition(column) + header.sectionSize(column)
    return QPoint(x, sum(header._heights[:row]) + header._heights[row] // 2)


def mouse(window: MainWindow, kind: QEvent.Type, point: QPoint, held: bool) -> None:
    """Send what the mouse does in the heading."""
    viewport = window.workspace.table._header.viewport()
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    where = QPointF(point)
    event = QMouseEvent(kind, where, QPointF(viewport.mapToGlobal(point)), button, buttons, NO_KEYS)
    QApplication.sendEvent(viewport, event)
    QApplication.processEvents()


def drag(window: MainWindow, start: QPoint, pixels: int, drop: bool = True) -> None:
    """Take a border, move it in two steps, let it go."""
    mouse(window, QEvent.Type.MouseMove, start, held=False)
    mouse(window, QEvent.Type.MouseButtonPress, start, held=True)
    end = start + QPoint(pixels, 0)
    for point in (start + QPoint(pixels // 2, 1), end):
        mouse(window, QEvent.Type.MouseMove, point, held=True)
    if drop:
        mouse(window, QEvent.Type.MouseButtonRelease, end, held=False)


def cursor(window: MainWindow) -> Qt.CursorShape:
    """The mouse's shape over the heading."""
    return window.workspace.table._header.viewport().cursor().shape()


@given(WIDTHS, st.floats(100, 260))
def test_widths_shared_out_fill_the_text_to_a_tenth(widths: list[float], text_width: float) -> None:
    shared = shared_out(widths, text_width)
    assert sum(shared) == pytest.approx(round(text_width, 1), abs=0.001)
    assert all(abs(one - other) <= 0.1 for one, other in zip(shared, printed(widths, text_width), strict=True))


@given(WIDTHS, st.data())
def test_a_moved_border_keeps_the_sum_and_no_column_vanishes(widths: list[float], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(widths) - 2))
    wanted = data.draw(st.floats(-500, 500))
    moved = border_moved(widths, place, wanted)
    assert sum(moved) == pytest.approx(sum(widths))
    assert all(width > 0 for width in moved)
    assert [w for n, w in enumerate(moved) if n not in (place, place + 1)] == [
        w for n, w in enumerate(widths) if n not in (place, place + 1)
    ]


def test_numbers_are_written_with_a_comma_and_no_idle_zeros() -> None:
    assert [decimal(20.0), decimal(12.5), decimal(100), decimal(0.04), decimal(12.7, 2)] == [
        "20", "12,5", "100", "0", "12,7",
    ]  # fmt: skip
    assert millimetres(62.5) == "62,5 mm"


def test_dragging_a_border_moves_width_between_two_columns_in_one_step(small: MainWindow) -> None:
    before = stored(small)
    table = small.workspace.table
    per_mm = table.sizer.per_mm
    drag(small, border(small, 1), round(10 * per_mm))
    after = stored(small)
    scale = sum(before) / 252
    assert after[1] - before[1] == pytest.approx(10 * scale, abs=0.3)
    assert after[1] + after[2] == pytest.approx(before[1] + before[2])
    assert [*after[:1], *after[3:]] == [*before[:1], *before[3:]]
    assert small.document.session.undo_label == "Đổi độ rộng cột"
    check_sizes(small)
    key("Ctrl+Z")
    assert stored(small) == before
    check_sizes(small)
    key("Ctrl+Y")
    assert stored(small) == after


def test_the_new_widths_show_while_dragging_and_go_back_with_escape(small: MainWindow) -> None:
    before = stored(small)
    table = small.workspace.table
    pixels = list(table.sizer.widths)
    drag(small, border(small, 2), 60, drop=False)
    hint = table._drag.hint
    assert hint.isVisible()
    left, right = (part.strip() for part in hint.text().split("│"))
    assert left.endswith(" mm")
    assert right.endswith(" mm")
    assert "." not in hint.text()
    assert table.sizer.widths[2] - pixels[2] == pytest.approx(60, abs=3)
    assert table.columnWidth(2) == table.sizer.widths[2]
    assert stored(small) == before
    QTest.keyClick(table._header.viewport(), Qt.Key.Key_Escape)
    assert not hint.isVisible()
    assert table.sizer.widths == pixels
    assert [table.columnWidth(n) for n in range(len(pixels))] == pixels
    mouse(small, QEvent.Type.MouseButtonRelease, border(small, 2), held=False)
    assert stored(small) == before
    assert small.document.session.undo_label == ""


def test_a_border_stops_before_a_column_vanishes(small: MainWindow) -> None:
    drag(small, border(small, 3), -5000)
    table = small.workspace.table
    # "Hoạt động" would have room for its letters only; the files keep its words whole, and so does the screen.
    assert LEAST < table.sizer.printed_widths[3] < 15
    assert sum(table.sizer.printed_widths) == pytest.approx(252, abs=0.02)
    assert stored(small)[3] == pytest.approx(LEAST, abs=0.1)
    check_sizes(small)


def test_the_screen_has_the_widths_of_the_files(with_plan: Callable[[Plan], MainWindow], tmp_path: Path) -> None:
    plan = small_plan()
    layout = built_in_layout("responsibility")
    first = replace(plan.appendices[0], layout=layout, landscape=False)
    window = with_plan(replace(plan, appendices=(first,)))
    shown = window.workspace.table.sizer.printed_widths
    scaled = printed([column.width for column in layout.columns], 165)
    # "STT" would be broken in 7.9 mm.
    assert shown[0] > scaled[0] + 1
    from exports.docx.writer import write_docx

    write_docx(window.document.plan, tmp_path / "bảng.docx")
    with zipfile.ZipFile(tmp_path / "bảng.docx") as package:
        xml = package.read("word/document.xml").decode()
    grid = next(part for part in re.findall(r"<w:tblGrid>.*?</w:tblGrid>", xml) if part.count("gridCol ") == len(shown))
    twips = [int(width) for width in re.findall(r'w:w="(\d+)"', grid)]
    assert [width / 1440 * 25.4 for width in twips] == pytest.approx(shown, abs=0.1)
    # A drag begins from what is seen, and keeps it for the columns that it does not touch.
    drag(window, border(window, 1, row=0), 20)
    now = window.workspace.table.sizer.printed_widths
    assert [now[n] for n in (0, 3, 4, 5)] == pytest.approx([shown[n] for n in (0, 3, 4, 5)], abs=0.6)
    assert now[1] > shown[1] + 2


def test_without_its_font_the_plan_is_still_seen(small: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    from exports.pdf import rows as pdf_rows
    from models.errors import EnvironmentProblem

    def fail(*_args: object) -> None:
        raise EnvironmentProblem("Tệp phông chữ thiếu.")

    monkeypatch.setattr(pdf_rows, "RowMaker", fail)
    assert small.document.run(SetPage(PageSettings(left=35.0)))
    assert sum(small.workspace.table.sizer.printed_widths) == pytest.approx(247)
    small.grab()


def test_a_click_on_a_border_is_no_step(small: MainWindow) -> None:
    drag(small, border(small, 1), 0)
    assert small.document.session.undo_label == ""


@pytest.mark.parametrize("zoom", [None, 0.5, 1.0, 2.0])
def test_a_drag_means_the_same_millimetres_at_every_zoom(small: MainWindow, zoom: float | None) -> None:
    table = small.workspace.table
    table.set_zoom(zoom)
    QApplication.processEvents()
    before = table.sizer.printed_widths
    drag(small, border(small, 0), round(8 * table.sizer.per_mm))
    assert table.sizer.printed_widths[0] - before[0] == pytest.approx(8, abs=0.6)


def test_only_borders_that_are_seen_can_be_taken(with_plan: Callable[[Plan], MainWindow]) -> None:
    plan = small_plan()
    layout = built_in_layout("responsibility")
    window = with_plan(replace(plan, appendices=(replace(plan.appendices[0], layout=layout), *plan.appendices[1:])))
    header = window.workspace.table._header
    # "Trách nhiệm cụ thể" stands over columns 2 and 3: their common border begins in the second row.
    assert header.border_at(border(window, 2, row=0)) is None
    assert header.border_at(border(window, 2, row=1)) == 2
    assert header.border_at(border(window, 1, row=0)) == 1
    assert header.border_at(border(window, 5, row=0)) is None
    assert header.border_at(border(window, 1) + QPoint(20, 0)) is None
    drag(window, border(window, 2, row=0), 40)
    assert stored(window) == [column.width for column in layout.columns]
    drag(window, border(window, 2, row=1), 40)
    assert stored(window)[2] > layout.columns[2].width
    mouse(window, QEvent.Type.MouseMove, border(window, 2, row=1), held=False)
    assert cursor(window) is Qt.CursorShape.SplitHCursor
    mouse(window, QEvent.Type.MouseMove, border(window, 2, row=0), held=False)
    assert cursor(window) is not Qt.CursorShape.SplitHCursor


def test_hidden_columns_keep_their_width(with_plan: Callable[[Plan], MainWindow]) -> None:
    plan = small_plan()
    layout = plan.appendices[0].layout
    columns = tuple(replace(column, hidden=n == 2) for n, column in enumerate(layout.columns))
    shown = replace(plan.appendices[0], layout=replace(layout, columns=columns))
    window = with_plan(replace(plan, appendices=(shown,)))
    before = stored(window)
    drag(window, border(window, 1), 30)
    after = stored(window)
    assert after[2] == before[2]
    assert after[1] > before[1]
    assert after[3] < before[3]


def test_a_plan_open_for_viewing_refuses(small: MainWindow, tmp_path: Path) -> None:
    path = small.document.path
    assert path is not None
    small.document.close()
    small.document.open(path, read_only=True)
    before = stored(small)
    hints: list[str] = []
    small.workspace.hint.connect(hints.append)
    drag(small, border(small, 1), 50)
    assert stored(small) == before
    assert "để xem" in hints[-1]
    assert cursor(small) is Qt.CursorShape.ArrowCursor


def test_what_is_being_written_is_stored_before_a_drag(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Viết dở")
    drag(small, border(small, 1), 30)
    assert small.document.session.rows.node("l1").product == "Viết dở"  # type: ignore[union-attr]
    assert small.document.session.undo_label == "Đổi độ rộng cột"
    assert current_cell(small).address == ("line", "l1", "product")


def test_other_widths_keep_cell_and_place_of_a_large_table(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(500))
    stand_on(window, "line", "l300", "deadline")
    table = window.workspace.table
    resets: list[None] = []
    window.workspace.model.modelReset.connect(lambda: resets.append(None))
    top = table.rowAt(0)
    drag(window, border(window, 1), -40)
    assert resets == []
    assert table.rowAt(0) == top
    assert current_cell(window).address == ("line", "l300", "deadline")
    check_sizes(window)


def test_a_drag_measures_only_the_rows_in_sight(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.table import sizing

    window = with_plan(big_plan(2000))
    measured: list[str] = []
    real = sizing.block_heights

    def counting(block: object, *args: object) -> list[int]:
        measured.append(block.key)  # type: ignore[attr-defined]
        return real(block, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(sizing, "block_heights", counting)
    drag(window, border(window, 1), 50, drop=False)
    window.workspace.table.sizer._idle.stop()
    assert 0 < len(measured) < 200
    mouse(window, QEvent.Type.MouseButtonRelease, border(window, 1), held=False)


def test_the_table_follows_the_size_of_its_text_and_the_margins(small: MainWindow) -> None:
    table = small.workspace.table
    table.set_zoom(1.0)
    before = table.sizer.typesetter.points
    wide = sum(table.sizer.widths)
    assert small.document.run(SetPage(PageSettings(table_size=10.0, left=35.0, right=20.0)))
    assert table.sizer.typesetter.points == pytest.approx(before * 10 / 12)
    assert sum(table.sizer.widths) == pytest.approx(wide * 242 / 252, abs=1)
    check_sizes(small)
    key("Ctrl+Z")
    assert table.sizer.typesetter.points == before
    assert sum(table.sizer.widths) == wide
    check_sizes(small)


def test_upright_paper_is_narrower_and_its_letters_larger_in_the_same_window(small: MainWindow) -> None:
    table = small.workspace.table
    lying = table.sizer.typesetter.points
    assert small.document.run(SetOrientation("p1", landscape=False))
    assert table.sizer.typesetter.points > lying
    assert sum(table.sizer.printed_widths) == pytest.approx(165, abs=0.02)
    assert table.horizontalScrollBar().maximum() == 0
    table.set_zoom(1.0)
    assert sum(table.sizer.widths) == pytest.approx(165 * table.sizer.per_mm, abs=1)
    check_sizes(small)


def test_heading_and_closing_follow_the_settings(small: MainWindow) -> None:
    heading, closing = small.workspace.heading.lines, small.workspace.closing.lines["closing"]
    assert "số 12/KH-SM" in heading["caption"].toPlainText()
    assert heading["label"].toPlainText() == "Phụ lục I"
    assert closing.toPlainText() == ""
    page = PageSettings(electronic=True, count_line=True, appendix_numbers="none")  # type: ignore[arg-type]
    assert small.document.run(SetPage(page))
    assert "12" not in heading["caption"].toPlainText()
    assert closing.toPlainText() == "Tổng cộng: 8 nhiệm vụ"
    # Passing through the computed line is no edit of it.
    closing.setFocus()
    small.workspace.table.setFocus()
    assert small.document.plan.appendices[0].closing == ""
    key("Ctrl+Z")
    assert closing.toPlainText() == ""
    assert "số 12/KH-SM" in heading["caption"].toPlainText()


def test_dragged_or_hidden_columns_are_still_the_same_layout_in_the_menu(small: MainWindow) -> None:
    drag(small, border(small, 1), 30)
    small.layouts.fill()
    checked = [entry for entry in small.layouts.actions() if entry.isChecked()]
    assert [entry.objectName() for entry in checked] == ["layout-objectives"]
    assert not [entry for entry in small.layouts.actions() if "như tệp" in entry.text()]
    checked[0].trigger()
    assert small.document.plan.appendices[0].layout == built_in_layout("objectives")


def test_widths_that_come_with_another_layout_are_laid_at_once(small: MainWindow) -> None:
    layout = built_in_layout("brief")
    assert small.document.run(SetLayout("p1", layout))
    assert isinstance(small.workspace.table._drag, ColumnDrag)
    drag(small, border(small, 0), 25)
    assert stored(small)[0] > layout.columns[0].width
    check_sizes(small)
