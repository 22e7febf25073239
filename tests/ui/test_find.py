"""Find and replace by real keys: what is found, where it leads, what is replaced."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.commands import SetLayout, SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Plan
from models.search.finding import Finder, Hit
from models.search.folding import Span
from tests.plans import big_plan
from tests.ui.conftest import Asked
from tests.ui.finding import choose_scope, click, found
from tests.ui.keys import compose, current_cell, focused, key, press, stand_on
from ui.find.marks import cursor_of, marks_in
from ui.find.panel import FindPanel
from ui.main_window import MainWindow


@pytest.fixture
def panel(small: MainWindow) -> FindPanel:
    """The panel, opened by its key over the small plan."""
    stand_on(small, "task", "t1")
    key("Ctrl+F")
    return small.finding.panel


def test_the_panel_is_made_when_it_is_first_wanted(small: MainWindow) -> None:
    assert "finding" not in small.__dict__
    assert small.workspace.table.overlays == [
        overlay for overlay in small.workspace.table.overlays if "find" not in getattr(overlay, "__module__", "")
    ]
    key("Ctrl+F")
    assert focused() is small.finding.panel.text


def test_hits_are_listed_while_one_types(small: MainWindow, panel: FindPanel) -> None:
    press("dich")
    assert found(small) == [("s1", "heading"), ("l8", "product")]
    assert panel.count.text() == "2 chỗ"
    press(" vu")
    assert found(small) == [("l8", "product")]
    assert panel.list.isVisible()
    assert panel.count.text() == "1 chỗ"
    press("x")
    assert found(small) == []
    assert panel.count.text() == "Không tìm thấy"
    assert not panel.list.isVisible()
    # Nothing moved meanwhile, and the field still has the focus.
    assert current_cell(small).address == Address("task", "t1", "title")
    assert focused() is panel.text


def test_enter_leads_from_hit_to_hit_and_round(small: MainWindow, panel: FindPanel) -> None:
    small.document.run(SetText(Address("line", "l1", "activity"), "Văn phòng và văn phòng"))
    press("van phong")
    assert found(small) == [("l1", "activity"), ("l1", "activity"), ("l2", "lead")]
    places = []
    for _step in range(4):
        key("Return")
        places.append((current_cell(small).address, panel.count.text()))
    first, merged = Address("line", "l1", "activity"), Address("line", "l2", "lead")
    assert places == [(first, "1/3 chỗ"), (first, "2/3 chỗ"), (merged, "3/3 chỗ"), (first, "1/3 chỗ")]
    key("Shift+Return")
    assert current_cell(small).address == merged
    assert focused() is panel.text


def test_the_next_hit_is_counted_from_where_one_stands(small: MainWindow, panel: FindPanel) -> None:
    press("hoat dong")
    stand_on(small, "task", "t5")
    key("F3")
    assert current_cell(small).address == Address("line", "l6", "activity")
    # The table had the focus and keeps it.
    assert focused() is small.workspace.table
    stand_on(small, "task", "t5")
    key("Shift+F3")
    assert current_cell(small).address == Address("line", "l4", "activity")


def test_f3_goes_on_after_the_panel_was_closed(small: MainWindow, panel: FindPanel) -> None:
    press("van phong")
    key("Escape")
    assert not panel.isVisible()
    assert focused() is small.workspace.table
    key("F3")
    assert current_cell(small).address == Address("line", "l2", "lead")


def test_f3_without_a_text_opens_the_panel(small: MainWindow) -> None:
    small.workspace.table.setFocus()
    key("F3")
    assert focused() is small.finding.panel.text


def test_exactness(small: MainWindow, panel: FindPanel) -> None:
    press("VAN phong")
    assert len(found(small)) == 1
    click(panel.marks, QPoint(8, panel.marks.height() // 2))
    assert found(small) == []
    panel.text.setFocus()
    panel.text.selectAll()
    press("văn phòng")
    assert len(found(small)) == 1
    click(panel.case, QPoint(8, panel.case.height() // 2))
    assert found(small) == []
    panel.text.setFocus()
    panel.text.selectAll()
    press("ăn phòng")
    assert len(found(small)) == 1
    click(panel.words, QPoint(8, panel.words.height() // 2))
    assert found(small) == []


def test_scopes(small: MainWindow, panel: FindPanel) -> None:
    press("mot")
    everywhere = {node for node, _field in found(small)}
    assert {"plan", "s1", "g1", "t9"} <= everywhere
    choose_scope(panel, "Phụ lục này")
    assert {node for node, _field in found(small)} == {"g1"}
    stand_on(small, "line", "l8", "product")
    choose_scope(panel, "Cột “Sản phẩm/kết quả”")
    panel.text.setFocus()
    panel.text.selectAll()
    press("bao")
    assert found(small) == [("l1", "product")]
    # The column stays what it was when one stands elsewhere.
    stand_on(small, "task", "t2")
    panel.text.setFocus()
    panel.text.selectAll()
    press("ban hanh")
    assert found(small) == []


def test_several_chosen_cells_are_searched_alone(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("Shift+Down")
    assert len(small.workspace.table.chosen().addresses()) > 1
    key("Ctrl+F")
    press("a")
    assert small.finding.panel.scope.currentText().endswith("ô đang chọn")
    chosen = set(small.workspace.table.chosen().addresses())
    assert {hit.value.address for hit in small.finding.hits.hits} <= chosen
    assert small.finding.hits.hits


def test_hits_in_text_and_letterhead(small: MainWindow, panel: FindPanel) -> None:
    press("hai.")
    assert found(small) == [("s1", "paragraphs")]
    key("Return")
    assert small.workspace.in_body
    assert small.workspace.body.text.textCursor().selectedText() == "Hai."
    assert focused() is panel.text
    panel.text.selectAll()
    press("can cu mot")
    key("Return")
    assert small.workspace.body.text.textCursor().selectedText() == "Căn cứ một"
    panel.text.selectAll()
    press("giam doc")
    key("Return")
    assert panel.count.text() == "1/1 chỗ"
    assert focused() is panel.text


def test_the_list_leads_to_places(small: MainWindow, panel: FindPanel) -> None:
    press("hoat dong")
    key("Down")
    assert focused() is panel.list
    assert current_cell(small).address == Address("line", "l1", "activity")
    key("Down")
    assert current_cell(small).address == Address("line", "l2", "activity")
    assert focused() is panel.list
    index = small.finding.hits.index(4)
    click(panel.list.viewport(), panel.list.visualRect(index).center())
    assert current_cell(small).address == small.finding.hits.hits[4].value.address
    key("Return")
    assert focused() is small.workspace.table


def test_hits_follow_the_plan(small: MainWindow, panel: FindPanel, qtbot: object) -> None:
    press("bao cao")
    assert len(found(small)) == 1
    small.document.run(SetText(Address("line", "l6", "product"), "Báo cáo tháng"))
    qtbot.waitUntil(lambda: len(found(small)) == 2)  # type: ignore[attr-defined]
    small.document.undo()
    qtbot.waitUntil(lambda: len(found(small)) == 1)  # type: ignore[attr-defined]


def test_nothing_is_searched_while_the_panel_is_closed(
    small: MainWindow, panel: FindPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    press("bao cao")
    key("Escape")
    searched: list[object] = []
    monkeypatch.setattr(Finder, "search", lambda _self, query: searched.append(query) or iter(()))
    small.document.run(SetText(Address("line", "l6", "product"), "Báo cáo tháng"))
    QTest.qWait(250)
    assert searched == []


def test_a_composed_word_is_searched_once_it_is_there(small: MainWindow, panel: FindPanel) -> None:
    compose("văn")
    assert found(small) == []
    compose("", "văn phòng")
    assert panel.text.text() == "văn phòng"
    assert len(found(small)) == 1


def test_a_plan_to_look_at_is_only_searched(small: MainWindow) -> None:
    path = small.document.path
    assert path is not None
    small.document.close()
    small.document.open(path, read_only=True)
    key("Ctrl+F")
    panel = small.finding.panel
    press("van phong")
    assert len(found(small)) == 1
    assert not panel.swap.isEnabled()
    assert not small.actions_by_name["actionReplace"].isEnabled()


def test_closing_the_plan_closes_the_panel(small: MainWindow, panel: FindPanel) -> None:
    press("van phong")
    small.document.close()
    assert not panel.isVisible()
    assert found(small) == []


def test_the_words_are_marked_where_they_stand(small: MainWindow, panel: FindPanel) -> None:
    press("van phong")
    table = small.workspace.table
    index = small.workspace.model.index_of(Address("line", "l2", "lead"))
    rect = table.visualRect(index)
    before = table.viewport().grab(rect).toImage()
    small.finding.marks.clear()
    after = table.viewport().grab(rect).toImage()
    assert before != after
    cell = small.workspace.model.cell(index.row(), index.column())
    ((_span, mark),) = marks_in(table.sizer.typesetter, cell, [Span(0, 9)], QRectF(rect), QRectF(rect))
    assert QRectF(rect).contains(mark)
    inside, outside = mark.center().toPoint() - rect.topLeft(), QPoint(3, 3)
    corner = QPoint(int(mark.left()) - rect.left() + 1, inside.y() + 6)
    assert before.pixel(corner) != after.pixel(corner)
    assert before.pixel(outside) == after.pixel(outside)


@pytest.mark.parametrize("layout", ["objectives", "list", "product-first", "brief"])
def test_marks_cover_every_letter_of_long_cells_once(small: MainWindow, layout: str) -> None:
    text = "một hai\nba " + "rấtdàikhôngcókhoảngtrắng" * 8 + " bốn  năm sáu bảy tám chín mười\n\n- mười một"
    small.document.run(SetLayout("p1", built_in_layout(layout)))
    small.document.run(SetText(Address("task", "t1", "title"), text))
    table, model = small.workspace.table, small.workspace.model
    index = model.index_of(Address("task", "t1", "title"))
    cell, rect = model.cell(index.row(), index.column()), QRectF(table.visualRect(index))
    setter = table.sizer.typesetter
    lines = setter.lines(cell.printed, rect.width(), cell.bold, cell.italic)
    whole = [part for _span, part in marks_in(setter, cell, [Span(0, len(text))], rect, rect)]
    assert len(whole) == sum(1 for line in lines if line.text)
    for place, sign in enumerate(text):
        parts = [part for _span, part in marks_in(setter, cell, [Span(place, place + 1)], rect, rect)]
        if not sign.isspace():
            (part,) = parts
            assert any(line.adjusted(-1, 0, 1, 0).contains(part) for line in whole), place
    # The words stand in their lines: each word's mark begins where the text of its line says.
    word = text.index("mười một")
    ((_span, last),) = marks_in(setter, cell, [Span(word, word + 8)], rect, rect)
    assert abs(last.top() - whole[-1].top()) < 0.01


def test_a_long_plan_never_makes_the_field_wait(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each turn of the loop folds only so much; the letters are there before the search is done."""
    window = with_plan(big_plan(3000))
    clock = [0.0]

    def tick() -> float:
        clock[0] += 0.001
        return clock[0]

    monkeypatch.setattr("ui.find.searching.perf_counter", tick)
    key("Ctrl+F")
    panel = window.finding.panel
    panel.text.setText("nhiem vu 1")
    assert window.finding.searching.running
    assert panel.count.text() == "Đang tìm…"
    assert panel.text.text() == "nhiem vu 1"
    window.finding.searching.finish()
    assert len(window.finding.hits.hits) == 1 + 10 + 100 + 1000


def test_a_hit_that_the_filter_hides_is_shown(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    key("Ctrl+Shift+L")
    press("theo doi")
    key("Return")
    small.filtering.finish()
    assert small.workspace.model.row_of("t8") is None
    key("Ctrl+F")
    press("ket noi")
    key("Return")
    assert current_cell(small).address == Address("task", "t8", "title")
    assert small.workspace.model.row_of("t7") is None


def test_the_panel_reads_well(small: MainWindow, panel: FindPanel, asked: Asked) -> None:
    press("dich vu")
    index = small.finding.hits.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Phụ lục I · Sản phẩm/kết quả · Tích hợp: Dịch vụ"
    for widget in (panel.text, panel.replacement, panel.back, panel.on, panel.shut, panel.scope, panel.list):
        assert widget.accessibleName()
    assert asked.problems == []


def test_a_hit_in_the_text_has_a_cursor_only_where_it_stands(small: MainWindow, panel: FindPanel) -> None:
    press("muc dich")
    key("Return")
    text = small.workspace.body.text
    (hit,) = small.finding.hits.hits
    cursor = cursor_of(text, hit)
    assert cursor is not None
    assert cursor.selectedText() == "MỤC ĐÍCH"
    elsewhere = Hit(hit.value._replace(address=Address("plan", "plan", "title")), hit.span)
    assert cursor_of(text, elsewhere) is None
    assert text.extraSelections()
    key("Escape")
    assert not text.extraSelections()


def test_opening_the_panel_makes_the_sheet_no_wider(small: MainWindow) -> None:
    small.resize(1366, 700)
    small.workspace.columns.setSizes([300, 780, 286])
    sizes, zoom = small.workspace.columns.sizes(), small.workspace.table.sizer.zoom
    key("Ctrl+F")
    press("không có ở đâu cả")
    QApplication.processEvents()
    assert small.workspace.columns.sizes() == sizes
    assert small.workspace.table.sizer.zoom == zoom
    panel = small.finding.panel
    assert all(panel.rect().contains(part.geometry()) for part in (panel.text, panel.scope, panel.shut, panel.count))
