"""The cell's editor looks like its cell on paper: same place, same lines; it grows within what can be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.grid.grid import Address, Cell
from models.layout import Align
from models.plan import Appendix, Area, Line, Plan, Task
from tests.plans import big_plan, small_plan
from tests.ui.keys import current_cell, focused, key, press, stand_on
from ui.main_window import MainWindow
from ui.table.editor import CellEditor

LONG = (
    "Rà soát, sửa đổi, bổ sung các quy định về thủ tục hành chính; bảo đảm 100% hồ sơ được giải quyết đúng hạn, "
    "công khai kết quả trên Cổng dịch vụ công quốc gia theo Nghị định số 45/2020/NĐ-CP.\n"
    "- Tổ chức đối thoại với người dân, doanh nghiệp ít nhất 02 lần/năm;\n"
    "+ TIẾP NHẬN và xử lý phản ánh, kiến nghị – “một cửa”, AV, To, Ty, Tự, Vĩnh Yên.\n\n"
    "Nghiêng,nghiêng,nghiêng,nghiêng,nghiêng,nghiêng,nghiêng,nghiêng,nghiêng"
)
Opens = Callable[[Plan], MainWindow]


def editor() -> CellEditor:
    """The open editor."""
    found = focused()
    assert isinstance(found, CellEditor)
    return found


def lines_of(opened: CellEditor) -> list[str]:
    """The lines as the editor breaks them."""
    opened.document().size()
    out: list[str] = []
    block = opened.document().begin()
    while block.isValid():
        layout = block.layout()
        text = block.text().encode("utf-16-le")
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            part = text[2 * line.textStart() : 2 * (line.textStart() + line.textLength())]
            out.append(part.decode("utf-16-le").strip(" "))
        block = block.next()
    return out


def on_paper(window: MainWindow, cell: Cell) -> list[str]:
    """The lines as the table paints them."""
    sizer = window.workspace.table.sizer
    width = sum(sizer.widths[cell.column : cell.column + cell.colspan])
    return [line.text.strip(" ") for line in sizer.typesetter.lines(cell.printed, width, cell.bold, cell.italic)]


@pytest.mark.parametrize("zoom", [0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 1.7, 2.0, 2.5])
def test_lines_break_as_on_paper(small: MainWindow, zoom: float) -> None:
    small.set_zoom(zoom)
    for place in (("line", "l1", "activity"), ("task", "t1", "title"), ("line", "l1", "deadline")):
        small.workspace.set_text(Address(*place), LONG)
        stand_on(small, *place)
        key("F2")
        assert lines_of(editor()) == on_paper(small, current_cell(small))
        key("Esc")


@pytest.mark.parametrize("zoom", [0.5, 1.0, 1.7, 2.5])
def test_the_editor_opens_just_over_its_cell(small: MainWindow, zoom: float) -> None:
    small.set_zoom(zoom)
    small.workspace.set_text(Address("line", "l1", "product"), "Một sản phẩm có tên dài hơn ô của nó")
    for place in (
        ("line", "l1", "product"),
        ("area", "a1", "title"),
        ("task", "t2", "title"),
        ("line", "l2", "lead"),
        ("line", "l5", "reference"),
        ("objective", "o2", "title"),
    ):
        stand_on(small, *place)
        cell = small.workspace.table.visualRect(small.workspace.table.currentIndex())
        visible = cell.intersected(small.workspace.table.viewport().rect())
        key("F2")
        if visible == cell:
            assert editor().geometry() == cell
        assert small.workspace.table.viewport().rect().contains(editor().geometry(), False)
        key("Esc")


def test_typed_lines_break_as_the_cell_will(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "activity")
    press(LONG.split("\n")[0])
    typed = lines_of(editor())
    key("Return")
    key("Up")
    assert typed == on_paper(small, current_cell(small))
    assert len(typed) > 3


def test_prose_runs_on_behind_its_label(small: MainWindow) -> None:
    small.workspace.tree.setCurrentItem(small.workspace.tree.topLevelItem(2))
    text = LONG.split("\n")[0] * 2
    small.workspace.set_text(Address("line", "l10", "lead"), f"{text}\nDòng hai")
    stand_on(small, "line", "l10", "lead")
    cell = current_cell(small)
    key("F2")
    shown = lines_of(editor())
    assert [f"{cell.prefix}{shown[0]}", *shown[1:]] == on_paper(small, cell)
    key("Alt+Return")
    press("Dòng ba")
    assert lines_of(editor())[0] == shown[0]
    key("Ctrl+Z")
    key("Ctrl+Z")
    assert editor().toPlainText() == f"{text}\nDòng hai"
    edges = [editor().cursorRect().left()]
    key("Ctrl+Home")
    edges.append(editor().cursorRect().left())
    assert edges[1] > 40


WORDS = st.sampled_from(("a", "về", "CCHC", "45/2020/NĐ-CP", "một-cửa", "(đợt", "1)", "x" * 45, "😀😀", "f", "W"))


@pytest.mark.parametrize("prefix", ["", "- Đơn vị: "])
@pytest.mark.parametrize("align", Align)
def test_any_text_breaks_as_on_paper(small: MainWindow, align: Align, prefix: str) -> None:
    sizer = small.workspace.table.sizer
    cell = small.workspace.model.cell(1, 3)._replace(align=align, prefix=prefix)
    opened = CellEditor(small.workspace.table.viewport(), sizer.typesetter, cell)
    opened.cell_rect = QRect(0, 0, 141, 40)

    @given(st.lists(WORDS, max_size=25).map(" ".join), st.booleans())
    def breaks_alike(text: str, second: bool) -> None:
        text = "\n".join([text.strip()] * (1 + second))
        opened.show_text(text, replace=False)
        opened.fit()
        setter = sizer.typesetter
        wanted = [line.text.strip(" ") for line in setter.lines(f"{prefix}{text}", 141, cell.bold, cell.italic)]
        shown = lines_of(opened)
        # The prefix may have the first line to itself.
        beside, alone = [f"{prefix}{shown[0]}".strip(" "), *shown[1:]], [prefix.strip(" "), *shown]
        assert wanted in ((beside, alone) if prefix else (beside,))
        assert opened.document().documentLayout().documentSize().height() == len(wanted) * setter.line_height

    breaks_alike()
    opened.deleteLater()


@pytest.mark.parametrize("align", Align)
def test_lines_stand_in_the_editor_as_their_column_does(small: MainWindow, align: Align) -> None:
    setter = small.workspace.table.sizer.typesetter
    cell = small.workspace.model.cell(1, 3)._replace(align=align)
    opened = CellEditor(small.workspace.table.viewport(), setter, cell)
    opened.cell_rect = QRect(0, 0, 200, 400)
    opened.show_text(LONG, replace=False)
    opened.fit()
    layout = opened.document().begin().layout()
    room = 200 - 2 * setter.pad_x
    for number in range(layout.lineCount() - 1):
        line = layout.lineAt(number)
        free = room - line.naturalTextWidth()
        wanted = {Align.LEFT: free > 0, Align.CENTER: abs(line.x() - free / 2) < 1, Align.JUSTIFY: abs(free) < 0.5}
        assert wanted[align]
        assert line.x() < 1 or align is Align.CENTER
    opened.deleteLater()


def test_the_font_is_that_of_the_cell(small: MainWindow) -> None:
    stand_on(small, "area", "a1")
    key("F2")
    assert editor().font().bold()
    assert editor().font().family() == small.workspace.table.sizer.typesetter.fonts[True, False].family()


@pytest.mark.parametrize("node", ["l0", "l9", "l19"])
def test_a_growing_text_stays_in_sight(with_plan: Opens, node: str) -> None:
    window = with_plan(big_plan(20))
    view = window.workspace.table
    stand_on(window, "line", node, "deadline")
    press("dòng")
    top = editor().geometry()
    for _line in range(60):
        key("Shift+Return")
        press("dòng")
        assert view.viewport().rect().contains(editor().geometry())
        caret = editor().cursorRect()
        assert editor().viewport().rect().intersects(caret)
    assert editor().height() == view.viewport().height() > top.height()
    assert editor().verticalScrollBar().maximum() > 0
    assert editor().verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOn
    key("Ctrl+A")
    press("ngắn")
    assert editor().height() <= top.height()
    assert editor().verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_a_bar_does_not_break_the_lines_anew(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "activity")
    small.workspace.set_text(Address("line", "l1", "activity"), "\n".join([LONG] * 8))
    key("F2")
    assert editor().verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOn
    assert lines_of(editor()) == on_paper(small, current_cell(small))


def tall_plan(lines: int) -> Plan:
    """A task whose title stands beside many lines."""
    made = tuple(Line(id=f"l{n}", activity=f"Hoạt động {n}") for n in range(lines))
    plan = small_plan()
    task = Task(id="t1", title="Đẩy mạnh cải cách", lines=made)
    appendix = Appendix(
        id="p1", title="A", layout=plan.appendices[0].layout, areas=(Area(id="a1", title="B", items=(task,)),)
    )
    return replace(plan, appendices=(appendix,))


def test_a_merged_cell_taller_than_the_window_is_edited_in_sight(with_plan: Opens) -> None:
    window = with_plan(tall_plan(80))
    view = window.workspace.table
    stand_on(window, "task", "t1", "title")
    key("F2")
    assert view.viewport().rect().contains(editor().geometry())
    assert editor().viewport().rect().intersects(editor().cursorRect())
    press(" hành chính")
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert view.viewport().rect().contains(editor().geometry())
    key("Return")
    assert window.document.plan.appendices[0].areas[0].items[0].title == "Đẩy mạnh cải cách hành chính"


def test_scrolling_takes_the_editor_along_and_back(with_plan: Opens) -> None:
    window = with_plan(big_plan(200))
    view = window.workspace.table
    stand_on(window, "line", "l3", "deadline")
    press("x")
    opened, before = editor(), editor().geometry()
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 3000)
    QApplication.processEvents()
    assert not opened.geometry().intersects(view.viewport().rect())
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 3000)
    QApplication.processEvents()
    assert opened.geometry() == before
    press("y")
    key("Return")
    assert window.document.session.rows.node("l3").deadline == "xy"  # type: ignore[union-attr]


def test_zooming_stores_what_is_written(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Đang viết")
    middle = editor().mapTo(small, editor().rect().center())
    QTest.wheelEvent(small.windowHandle(), middle, QPoint(0, 120), QPoint(), Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert small.workspace.table.cell_delegate.editor is None
    assert small.document.session.rows.node("l1").product == "Đang viết"  # type: ignore[union-attr]


def test_a_huge_text_is_laid_out_once(small: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key in a cell of 100 kB fits the editor anew only where its height changes."""
    small.workspace.set_text(Address("line", "l1", "activity"), "\n".join([LONG.replace("\n", " ")] * 250))
    stand_on(small, "line", "l1", "activity")
    key("F2")
    opened = editor()
    calls: list[QRect] = []
    monkeypatch.setattr(CellEditor, "setGeometry", lambda _self, rect: calls.append(rect))
    for sign in "abc":
        press(sign)
    assert calls == []
    assert opened.toPlainText().endswith("abc")
