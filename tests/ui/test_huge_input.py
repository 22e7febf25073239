"""Plans and cells larger than any officer's: 10,000 lines in 15 columns, a cell of 100 kB; work stays bounded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from models.grid.grid import Block
from models.layout import Column
from models.plan import Plan, Task
from tests.plans import big_plan, small_plan
from tests.ui.clipboards import no_preview, put
from tests.ui.conftest import Asked
from tests.ui.filters import told, write_filter
from tests.ui.finding import found
from tests.ui.keys import focused, key, press, stand_on, text_of
from tests.ui.test_history import changes, opened
from ui.main_window import MainWindow

Opens = Callable[[Plan], MainWindow]
_LINES, _COLUMNS = 10_000, 15
# A hundred thousand bytes in words that break into many lines.
HUGE = "việc cần làm ngay " * 4_600


def wide_plan() -> Plan:
    """Ten thousand lines; columns of the layout's own up to fifteen, each with a text."""
    plan = big_plan(_LINES)
    appendix = plan.appendices[0]
    have = len(appendix.layout.columns)
    extra = tuple(Column(field=f"extra.{n}", header=f"Cột {n}", width=20) for n in range(_COLUMNS - have))
    texts = {f"{n}": f"Ghi chú {n}" for n in range(_COLUMNS - have)}
    areas = []
    for area in appendix.areas:
        tasks = [item for item in area.items if isinstance(item, Task)]
        items = tuple(replace(task, lines=(replace(task.lines[0], extra=texts),)) for task in tasks)
        areas.append(replace(area, items=items))
    layout = replace(appendix.layout, columns=(*appendix.layout.columns, *extra))
    return replace(plan, appendices=(replace(appendix, layout=layout, areas=tuple(areas)),))


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the blocks whose cells were made, in order."""
    keys: list[str] = []
    cells = Block.cells.fget  # type: ignore[attr-defined]

    def counting(block: Block) -> object:
        if not block.has_cells:
            keys.append(block.key)
        return cells(block)

    monkeypatch.setattr(Block, "cells", property(counting))
    return keys


def test_ten_thousand_lines_in_fifteen_columns(with_plan: Opens, built: list[str], asked: Asked) -> None:
    window = with_plan(wide_plan())
    table, model = window.workspace.table, window.workspace.model
    table.sizer._idle.stop()
    QApplication.processEvents()
    assert (model.rowCount(), model.columnCount()) == (_LINES + 10, _COLUMNS)

    def bounded(blocks: int = 150, cells: int = 3_000) -> None:
        table.sizer._idle.stop()
        QApplication.processEvents()
        assert len(built) <= blocks
        assert table.painter.cells_painted <= cells
        built.clear()
        table.painter.cells_painted = 0

    bounded()
    bar = table.verticalScrollBar()
    for share in (0.5, 1.0, 0.0):
        bar.setValue(int(bar.maximum() * share))
        window.grab()
        bounded(cells=6_000)
    stand_on(window, "line", "l5000", "product")
    bounded(300, 6_000)
    for name in ("Ctrl+End", "Ctrl+Home", "PgDown", "Ctrl+A"):
        key(name)
        bounded(300, 6_000)
    stand_on(window, "line", "l5000", "product")
    bounded(300, 6_000)
    press("Báo cáo")
    key("Return")
    bounded(20, 600)
    assert text_of(window, "line", "l5000", "product") == "Báo cáo"
    key("Ctrl+Z")
    bounded(40, 3_000)
    write_filter(window, "nhiem vu 77")
    assert "111/10000" in told(window).replace(".", "")
    bounded(400, 6_000)
    key("Escape")
    window.filtering.finish()
    bounded(300, 6_000)
    key("Ctrl+F")
    window.finding.panel.text.setText("hoat dong 9999")
    assert found(window) == [("l9999", "activity")]
    key("Return")
    bounded(300, 6_000)
    assert asked.problems == []


def test_a_huge_cell_is_pasted_typed_over_and_opened(small: MainWindow, asked: Asked) -> None:
    stand_on(small, "line", "l1", "product")
    put(text=HUGE)
    key("Ctrl+V")
    assert no_preview(small)
    assert len(text_of(small, "line", "l1", "product").encode()) > 100_000
    small.grab()
    for name in ("Down", "Up", "PgDown", "PgUp", "Ctrl+End", "Ctrl+Home"):
        key(name)
    stand_on(small, "line", "l1", "product")
    key("F2")
    editor = focused()
    key("Ctrl+End")
    press(" Đ")
    key("Return")
    assert focused() is not editor
    assert text_of(small, "line", "l1", "product").endswith("ngay Đ")
    stand_on(small, "line", "l1", "product")
    press("x")
    key("Return")
    assert text_of(small, "line", "l1", "product") == "x"
    for _step in range(3):
        key("Ctrl+Z")
    assert small.document.plan == small_plan()
    assert asked.problems == []


def test_a_huge_cell_in_details_and_history(small: MainWindow, asked: Asked) -> None:
    stand_on(small, "line", "l1", "product")
    editor = next(one for address, one in small.workspace.details.editors.items() if address.field == "product")
    editor.setFocus()
    put(text=HUGE)
    key("Ctrl+A")
    key("Ctrl+V")
    key("Ctrl+Return")
    assert text_of(small, "line", "l1", "product") == HUGE.strip()
    panel = opened(small)
    ((before, after),) = changes(panel)
    assert before == "Báo cáo"
    assert after.startswith("việc cần")
    small.grab()
    key("Ctrl+Z")
    assert small.document.plan == small_plan()
    assert asked.problems == []


def test_a_huge_cell_is_copied_filtered_and_found(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    put(text=HUGE)
    key("Ctrl+V")
    key("Ctrl+C")
    stand_on(small, "line", "l2", "product")
    key("Ctrl+V")
    assert text_of(small, "line", "l2", "product") == HUGE.strip()
    write_filter(small, "can lam ngay")
    assert "2/" in told(small)
    key("Ctrl+F")
    small.finding.panel.text.setText("lam")
    # What is shown of each hit is a short piece, and there is an end to how many are listed.
    assert len(found(small)) == 9_200
    small.grab()
    hits = small.finding.hits
    assert all(len(str(hits.index(row).data() or "")) < 400 for row in range(20))


@pytest.mark.parametrize("kind", ["Docx", "Pdf", "Html", "Xlsx"])
def test_a_huge_cell_is_exported_whole(small: MainWindow, asked: Asked, tmp_path: Path, kind: str) -> None:
    stand_on(small, "line", "l1", "product")
    put(text=HUGE)
    key("Ctrl+V")
    target = tmp_path / f"ra.{kind.lower()}"
    asked.choices, asked.saves = [0], [target]
    small.actions_by_name[f"actionExport{kind}"].trigger()
    assert asked.problems == []
    wanted = HUGE.count("ngay")
    if kind == "Docx":
        with ZipFile(target) as package:
            assert package.read("word/document.xml").decode().count("ngay") == wanted
    elif kind == "Html":
        assert target.read_text(encoding="utf-8").count("ngay") == wanted
    elif kind == "Xlsx":
        cells = [str(cell.value or "") for sheet in load_workbook(target) for row in sheet for cell in row]
        assert sum(text.count("ngay") for text in cells) == wanted
        assert max(map(len, cells)) <= 32_767
    else:
        assert target.read_bytes().startswith(b"%PDF")
