"""What the table paints, by its pixels and by counting: only what is in sight, each cell once, no text cut."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from models.commands import SetLayout, SetText
from models.grid.grid import Address, Cell
from models.layout import Align, built_in_layout
from models.plan import Plan, Task
from tests.plans import big_plan
from tests.ui.keys import key, press, stand_on
from ui.main_window import MainWindow
from ui.table import sizing
from ui.table.typesetter import SetText as Laid
from ui.table.typesetter import Typesetter
from ui.table.view import TaskTable
from ui.theme import DARK, LIGHT, apply_theme, current_theme


@pytest.fixture
def large(with_plan: Callable[[Plan], MainWindow]) -> MainWindow:
    """A window with 2,000 lines, its idle work stopped, painted once."""
    window = with_plan(big_plan(2000))
    window.workspace.table.sizer._idle.stop()
    QApplication.processEvents()
    return window


def picture(table: TaskTable) -> QImage:
    """What the viewport shows, one pixel for each of its points."""
    QApplication.processEvents()
    image = table.viewport().grab().toImage()
    assert image.devicePixelRatio() == 1
    return image


def rect_of(table: TaskTable, address: Address) -> QRect:
    """Where a cell stands in the viewport."""
    return table.visualRect(table.grid_model.index_of(address))


def colours(image: QImage, rect: QRect) -> set[str]:
    """The names of all colours in a rectangle."""
    return {
        image.pixelColor(x, y).name()
        for y in range(rect.top(), rect.bottom() + 1)
        for x in range(rect.left(), rect.right() + 1)
    }


def count(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[tuple[object, ...]]:
    """The arguments of every call of a function from now on."""
    calls: list[tuple[object, ...]] = []
    real = getattr(owner, name)

    def counting(first: object, *others: object, **named: object) -> object:
        calls.append((first, *others))
        return real(first, *others, **named)

    monkeypatch.setattr(owner, name, counting)
    return calls


def test_a_merged_cell_is_painted_once_and_no_line_crosses_it(
    small: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = small.workspace.table
    table.select_address(Address("line", "l1", "product"))
    merged = rect_of(table, Address("line", "l2", "lead"))
    upper, lower = (table.grid_model.row_of(line) for line in ("l2", "l3"))
    assert upper is not None
    assert lower == upper + 1
    border = table.rowViewportPosition(lower) - 1
    assert merged.top() < border < merged.bottom()
    image = picture(table)
    deadline = rect_of(table, Address("line", "l2", "deadline"))
    assert image.pixelColor(deadline.left() + 3, border) == QColor(LIGHT.grid)
    assert image.pixelColor(merged.left() + 3, border) == QColor(LIGHT.paper)
    painted = count(monkeypatch, Laid, "paint")
    table.viewport().repaint()
    assert painted
    assert len(painted) == len({id(call[0]) for call in painted})


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_chosen_cells_are_tinted_and_the_current_one_is_framed(small: MainWindow, theme: object) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, theme)  # type: ignore[arg-type]
    small.retheme()
    try:
        table, now = small.workspace.table, current_theme()
        stand_on(small, "line", "l2", "deadline")
        key("Shift+Right")
        image = picture(table)
        first = rect_of(table, Address("line", "l2", "deadline"))
        assert image.pixelColor(first.left() + 1, first.center().y()) == QColor(now.accent)
        columns = table.selectionModel().selectedIndexes()
        assert len({index.column() for index in columns}) == 2
        for index in columns:
            rect = table.visualRect(index)
            assert image.pixelColor(rect.left() + 4, rect.bottom() - 4) == QColor(now.marked)
        beside = rect_of(table, Address("line", "l1", "product"))
        assert image.pixelColor(beside.left() + 4, beside.bottom() - 4) == QColor(now.paper)
        heading = rect_of(table, Address("area", "a1", "title"))
        assert image.pixelColor(heading.right() - 9, heading.center().y()) == QColor(now.heading_row)
    finally:
        apply_theme(app, LIGHT)


def test_what_lies_over_the_cells_is_painted_last_and_told_what_is_damaged(small: MainWindow) -> None:
    table = small.workspace.table
    told: list[QRect] = []

    def overlay(painter: QPainter, damaged: QRect) -> None:
        told.append(QRect(damaged))
        painter.fillRect(QRect(30, 30, 5, 5), QColor("#123456"))

    table.overlays.append(overlay)
    assert colours(picture(table), QRect(30, 30, 5, 5)) == {"#123456"}
    told.clear()
    table.viewport().repaint(10, 20, 40, 30)
    assert told == [QRect(10, 20, 40, 30)]


def test_a_step_of_the_wheel_paints_only_the_new_strip(large: MainWindow) -> None:
    table = large.workspace.table
    bar = table.verticalScrollBar()
    bar.setValue(4000)
    QApplication.processEvents()
    painted = table.painter.cells_painted
    table.viewport().repaint()
    whole = table.painter.cells_painted - painted
    assert whole > 60
    rows = range(table.rowAt(0), table.rowAt(table.viewport().height() - 1) + 1)
    assert whole <= len(rows) * table.grid_model.columnCount()
    for _step in range(10):
        painted = table.painter.cells_painted
        bar.setValue(bar.value() + 60)
        QApplication.processEvents()
        assert 0 < table.painter.cells_painted - painted <= whole / 2


def test_texts_are_broken_and_set_only_where_they_are_seen(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizing, "_QUIET", 1_000_000)
    broken = count(monkeypatch, Typesetter, "_wrap")
    made = count(monkeypatch, Typesetter, "chunk")
    window = with_plan(big_plan(2000))
    QApplication.processEvents()
    assert 20 < len(broken) < 400
    assert 20 < len(made) < 400
    broken.clear()
    made.clear()
    bar = window.workspace.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()
    assert len(broken) < 400
    assert 10 < len(made) < 300


def test_an_edit_costs_the_same_in_a_large_plan(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizing, "_QUIET", 1_000_000)
    taken = []
    for lines in (100, 1000):
        window = with_plan(big_plan(lines))
        stand_on(window, "line", "l10", "deadline")
        broken, sized = count(monkeypatch, Typesetter, "_wrap"), count(monkeypatch, sizing, "block_heights")
        before = window.workspace.table.painter.cells_painted
        press("Quý IV")
        key("Return")
        assert window.document.session.rows.node("l10").deadline == "Quý IV"  # type: ignore[union-attr]
        taken.append((len(broken), len(sized), window.workspace.table.painter.cells_painted - before))
        monkeypatch.undo()
        monkeypatch.setattr(sizing, "_QUIET", 1_000_000)
        window.document.close()
    small, big = taken
    assert big[0] <= small[0] + 5
    assert big[1] <= small[1] + 1
    assert big[2] <= small[2] * 1.2 + 20


def test_zooming_measures_only_what_is_in_sight(large: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    table = large.workspace.table
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    row = table.rowAt(table.viewport().height() // 2)
    measured = count(monkeypatch, sizing, "block_heights")
    table.set_zoom(0.8)
    large.grab()
    assert 5 < len(measured) < 150
    assert abs(table.rowAt(table.viewport().height() // 2) - row) < 30


def test_idle_work_waits_for_the_officer_and_keeps_no_cells(large: MainWindow) -> None:
    table = large.workspace.table
    sizer, live = table.sizer, table.grid_model.live
    assert live is not None
    sizer._idle.start(1)
    table.verticalScrollBar().setValue(300)
    assert sizer._idle.interval() >= 200
    seen = sum(block.has_cells for block in live.grid.blocks)
    for _turn in range(10_000):
        if not sizer._idle.isActive():
            break
        sizer._settle_idle()
    assert not sizer._idle.isActive()
    assert sum(block.has_cells for block in live.grid.blocks) <= seen + 1
    assert len(sizer._settled) >= len(live.grid.blocks) - 1


def test_no_text_is_cut_at_any_zoom(small: MainWindow) -> None:
    table, model = small.workspace.table, small.workspace.model
    small.document.run(SetText(Address("line", "l2", "product"), "Một câu dài để xuống dòng nhiều lần " * 9))
    for zoom in (0.5, 0.75, 1.0, 1.3, 2.5):
        table.set_zoom(zoom)
        table.sizer.settle_rows(0, model.rowCount() - 1)
        setter = table.sizer.typesetter
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                cell = model.cell(row, column)
                rect = table.visualRect(model.index(cell.row, cell.column))
                lines = setter.lines(cell.printed, rect.width(), cell.bold, cell.italic)
                assert len(lines) * setter.line_height + 2 * setter.pad_y <= rect.height() + 0.01
                assert max(line.width for line in lines) <= max(8, rect.width() - 2 * setter.pad_x) + 0.01


def test_lines_that_are_painted_are_those_that_were_measured() -> None:
    setter = Typesetter(12.0)
    text = "Rà soát, sửa đổi - bổ sung quy định/quy chế nội bộ; 12/2027; một-cửa điện-tử ASEAN\nDòng hai\t😀 nữa"
    for align in (Align.LEFT, Align.CENTER):
        for width in (60, 90, 140, 400):
            cell = Cell(0, 0, text=text, align=align)
            lines = setter.lines(text, width)
            chunk = setter.chunk(lines, 0, 30, cell, width)
            assert chunk.text.size().height() == pytest.approx(len(lines) * setter.line_height, abs=2)


def test_justified_lines_reach_both_edges_but_the_last() -> None:
    setter = Typesetter(12.0)
    cell = Cell(
        0, 0, text="Rà soát, sửa đổi, bổ sung các quy định nội bộ của cơ quan cho gọn và rõ", align=Align.JUSTIFY
    )
    lines = setter.lines(cell.text, 150)
    assert len(lines) > 2
    image = QImage(150, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    setter.paint(painter, QRectF(0, 0, 150, 2 * setter.pad_y + len(lines) * setter.line_height), cell)
    painter.end()
    for number in range(len(lines) - 1):
        top = round(setter.pad_y + number * setter.line_height)
        inked = [x for x in range(150) if colours(image, QRect(x, top, 1, int(setter.line_height))) != {"#ffffff"}]
        assert inked[0] == pytest.approx(setter.pad_x, abs=2)
        assert inked[-1] == pytest.approx(150 - setter.pad_x, abs=2.5)
    last = setter.chunk(lines, len(lines) - 1, len(lines), cell, 150)
    assert last.font == setter.fonts[False, False]


def test_of_a_huge_cell_only_the_lines_in_sight_are_set(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = big_plan(30)
    area = plan.appendices[0].areas[0]
    task = area.items[0]
    assert isinstance(task, Task)
    line = replace(task.lines[0], product="một hai ba bốn năm " * 5_000)
    items = (replace(task, lines=(line,)), *area.items[1:])
    appendix = replace(plan.appendices[0], areas=(replace(area, items=items), *plan.appendices[0].areas[1:]))
    window = with_plan(replace(plan, appendices=(appendix,)))
    table = window.workspace.table
    table.select_address(Address("line", "l0", "product"))
    assert table.rowHeight(1) > 20_000
    made = count(monkeypatch, Typesetter, "chunk")
    for step in range(20):
        table.verticalScrollBar().setValue(1_000 + step * 60)
        QApplication.processEvents()
    chunks = [call for call in made if isinstance(call[4], Cell) and len(call[4].text) > 10_000]
    assert 2 < len(chunks) < 12


def test_screen_readers_find_the_table_its_texts_and_places(small: MainWindow) -> None:
    table, model = small.workspace.table, small.workspace.model
    reader = QAccessible.queryAccessibleInterface(table)
    assert reader is not None
    assert reader.role() == QAccessible.Role.Table
    assert reader.text(QAccessible.Text.Name)
    for address, text in (
        (Address("line", "l1", "product"), "Báo cáo"),
        (Address("line", "l2", "lead"), "Văn phòng"),
        (Address("area", "a1", "title"), "CẢI CÁCH THỂ CHẾ"),
    ):
        table.select_address(address)
        QApplication.processEvents()
        rect = rect_of(table, address)
        point = table.viewport().mapToGlobal(rect.center())
        cell = reader.childAt(point.x(), point.y())
        assert cell is not None
        assert cell.text(QAccessible.Text.Name) == text
        assert cell.role() == QAccessible.Role.Cell
        assert cell.rect().size() == rect.size()
        assert cell.state().selected
        assert model.data(model.index_of(address), Qt.ItemDataRole.AccessibleTextRole) == text


def test_a_table_that_is_filled_while_hidden_is_sized_when_it_is_shown(
    window: MainWindow, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    sizer = window.workspace.table.sizer
    assert not window.workspace.table.isVisible()
    laid = count(monkeypatch, Typesetter, "__init__")
    window.document.create(Path(str(tmp_path)) / "ẩn.cchc", big_plan(50))
    QApplication.processEvents()
    assert window.workspace.table.isVisible()
    assert len(laid) <= 1
    assert sizer.widths
    assert all(right > 0 for right in sizer.widths)
    assert sum(sizer.widths) <= window.workspace.table.viewport().width()


def test_the_list_form_has_no_lines(small: MainWindow) -> None:
    table = small.workspace.table
    small.document.run(SetLayout("p1", built_in_layout("list")))
    image = picture(table)
    assert QColor(LIGHT.grid).name() not in colours(image, QRect(QPoint(0, 0), image.size() / 2))


def test_neighbouring_cells_touch_in_one_line(small: MainWindow) -> None:
    table = small.workspace.table
    stand_on(small, "area", "a1")
    image = picture(table)
    row = small.workspace.model.row_of("l1")
    assert row is not None
    y = table.rowViewportPosition(row) + 3
    edges = [table.columnViewportPosition(n) + table.columnWidth(n) - 1 for n in range(table.grid_model.columnCount())]
    dark = [x for x in range(edges[-1] + 1) if image.pixelColor(x, y) == QColor(LIGHT.grid)]
    assert dark == [0, *edges]
    assert all(right - left > 1 for left, right in pairwise(dark))


def test_the_collector_leaves_an_open_plan_alone(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(50))
    assert gc.get_freeze_count() > 0
    window.document.close()
    assert gc.get_freeze_count() == 0
