"""The review of a file: a table that was read wrongly is put right by mouse and keys, step by step and back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imports.blocks import Paragraph, Source, Spot
from imports.choices import RowMeaning
from tests.ui.conftest import Asked
from tests.ui.keys import focused, key
from tests.ui.reviews import (
    HEAD,
    chip,
    click,
    click_row,
    line_point,
    meaning,
    pick,
    plain_rows,
    review,
    settle,
    sheet,
    table,
    tasks,
    the_appendix,
)
from ui.elided import ElidedLabel
from ui.keys_sheet import KeysSheet
from ui.main_window import MainWindow
from ui.review.words import MEANING_OF_KEY


def strange_rows() -> list[list[str]]:
    """Nobody says what the columns "Đầu mối" and "Nơi làm" are; a row is cut in two, another says nothing of worth."""
    return [
        ["STT", "Nhiệm vụ", "Sản phẩm", "Nơi làm", "Kèm theo", "Thời hạn"],
        ["1", "Rà soát văn bản", "Báo cáo", "Văn phòng", "Thanh tra", "Quý I"],
        ["", "và thủ tục", "", "", "", ""],
        ["2", "Tin học hóa", "", "", "", ""],
        ["3", "Niêm yết", "Bảng", "Bộ phận Một cửa", "", "Quý II"],
        ["4", "Dòng thừa", "", "", "", ""],
    ]


def test_a_wrong_column_is_put_right(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, sheet(strange_rows()), qtbot)
    assert all(not line.lead for task in tasks(shown) for line in task.lines)
    wrong = chip(shown, "Cột riêng: Nơi làm")
    assert "Nơi làm" in wrong.accessibleName()
    assert not wrong.chosen
    pick(wrong.menu(), "Chủ trì")
    settle(shown, qtbot)
    assert tasks(shown)[0].lines[0].lead == "Văn phòng"
    assert chip(shown, "Chủ trì").chosen
    pick(chip(shown, "Cột riêng: Kèm theo").menu(), "Bỏ qua cột này")
    settle(shown, qtbot)
    assert chip(shown, "Bỏ qua").column.header == "Kèm theo"
    # What is left out is told, not lost.
    assert any("Thanh tra" in remark.text for remark in shown.draft.remarks)
    pick(chip(shown, "Chủ trì").menu(), "Theo máy nhận ra")
    settle(shown, qtbot)
    assert not chip(shown, "Cột riêng: Nơi làm").chosen


def test_a_chip_opens_by_key_and_by_mouse(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, sheet(plain_rows()), qtbot)
    lead = chip(shown, "Chủ trì")
    lead.setFocus()
    opened: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is lead.menu()
        opened.append(" ".join(one.text() for one in lead.menu().actions() if one.isChecked()))
        QTest.keyClick(menu, Qt.Key.Key_Escape)

    for deed in (lambda: key("Space"), lambda: click(lead)):
        QTimer.singleShot(50, look)  # the menu has a loop of its own
        deed()
    assert opened == ["Chủ trì", "Chủ trì"]


def test_tab_goes_over_the_chips_into_the_source(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, sheet(plain_rows()), qtbot)
    shown.bar.used.setFocus()
    went = []
    for _turn in range(len(shown.bar.chips) + 2):
        key("Tab")
        went.append(focused())
    assert went == [*shown.bar.chips, shown.source, shown.plan.parts]


def test_rows_are_given_meanings_by_digits(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, sheet(strange_rows()), qtbot)
    click_row(shown, 3)
    key("1")
    settle(shown, qtbot)
    assert meaning(shown, 3) is RowMeaning.AREA
    assert [area.title for area in the_appendix(shown).areas][-1] == "Tin học hóa"
    click_row(shown, 5)
    key("0")
    settle(shown, qtbot)
    assert meaning(shown, 5) is RowMeaning.SKIP
    assert "Dòng thừa" not in [task.title for task in tasks(shown)]
    assert any("Dòng thừa" in remark.text for remark in shown.draft.remarks)
    click_row(shown, 2)
    key("6")
    settle(shown, qtbot)
    assert tasks(shown)[0].title.split() == ["Rà", "soát", "văn", "bản", "và", "thủ", "tục"]


def test_several_rows_at_once_and_back(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, sheet(plain_rows(4)), qtbot)
    before = shown.draft.plan
    click_row(shown, 3)
    click_row(shown, 4, Qt.KeyboardModifier.ShiftModifier)
    key("0")
    settle(shown, qtbot)
    assert [task.title for task in tasks(shown)] == ["Việc 1", "Việc 4"]
    assert shown.undo.isEnabled()
    key("Ctrl+Z")
    settle(shown, qtbot)
    assert shown.draft.plan == before
    assert not shown.undo.isEnabled()
    key("Ctrl+Y")
    settle(shown, qtbot)
    assert [task.title for task in tasks(shown)] == ["Việc 1", "Việc 4"]
    key("Backspace")
    settle(shown, qtbot)
    assert shown.draft.plan == before


def test_the_menu_of_a_row_says_what_it_is(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, sheet(plain_rows()), qtbot)
    click_row(shown, 1)
    port = shown.source.viewport()
    point = line_point(shown, 3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, port.mapToGlobal(point))
    QApplication.sendEvent(port, event)
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    assert menu is shown.menu
    assert [one.text().split("\t")[0] for one in shown.menu.actions() if one.isChecked()] == ["Nhiệm vụ"]
    wanted = next(one for one in shown.menu.actions() if one.text().startswith("Nhóm nhiệm vụ"))
    shown.menu.setActiveAction(wanted)
    QTest.keyClick(shown.menu, Qt.Key.Key_Return)
    settle(shown, qtbot)
    assert meaning(shown, 3) is RowMeaning.GROUP


def test_a_table_is_left_out_and_taken_in_again(window: MainWindow, qtbot: Any) -> None:
    source = Source((table(plain_rows(), "Một"), table([[*HEAD], ["1", "Khác"]], "Hai")), form=sheet([["a"]]).form)
    shown = review(window, source, qtbot)
    assert len(shown.draft.plan.appendices) == 2
    click_row(shown, 2)
    assert shown.bar.used.text() == "Không phải bảng nhiệm vụ"
    click(shown.bar.used)
    settle(shown, qtbot)
    assert [task.title for task in tasks(shown)] == ["Khác"]
    assert shown.bar.chips == []
    assert shown.bar.left.isVisible()
    assert "Việc 1" in " ".join(remark.text for remark in shown.draft.remarks)
    click(shown.bar.used)
    settle(shown, qtbot)
    assert len(shown.draft.plan.appendices) == 2
    click(shown.bar.left)
    settle(shown, qtbot)
    assert not shown.bar.left.isVisible()


def test_a_table_nobody_recognises_can_be_pointed_at(window: MainWindow, qtbot: Any, asked: Asked) -> None:
    source = sheet([["Mục a", "Mục b"], ["Việc một", "Phòng A"], ["Việc hai", "Phòng B"]])
    shown = review(window, source, qtbot)
    assert asked.problems == []
    assert not shown.finish.accept.isEnabled()
    assert shown.counts.text().startswith("Chưa nhận ra")
    assert focused() is shown.source
    click_row(shown, 0)
    click(shown.bar.used)
    settle(shown, qtbot)
    assert [task.title for task in tasks(shown)][-2:] == ["Việc một", "Việc hai"]
    click_row(shown, 0)
    key("7")
    settle(shown, qtbot)
    assert meaning(shown, 0) is RowMeaning.HEADER
    assert [task.title for task in tasks(shown)] == ["Việc một", "Việc hai"]
    assert [one.column.header for one in shown.bar.chips] == ["Mục a", "Mục b"]
    assert shown.finish.accept.isEnabled()
    while shown.undo.isEnabled():
        key("Ctrl+Z")
    settle(shown, qtbot)
    assert not shown.draft.plan.appendices
    assert not shown.finish.accept.isEnabled()


def test_the_sides_lead_to_each_other(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, sheet(plain_rows(60)), qtbot)
    task = tasks(shown)[44]
    click_row(shown, 46)
    QApplication.processEvents()
    row = shown.plan.marked_row
    assert row is not None
    assert shown.plan.model.owner(row).task == task.id
    assert shown.plan.table.visualRect(shown.plan.model.index(row, 0)).intersects(shown.plan.table.viewport().rect())
    wanted = shown.plan.model.row_of(tasks(shown)[2].id)
    assert wanted is not None
    shown.plan.table.go_to(shown.plan.model.index(wanted, 1))
    QApplication.processEvents()
    port, rect = shown.plan.table.viewport(), shown.plan.table.visualRect(shown.plan.model.index(wanted, 1))
    click(port, rect.center())
    number = shown.model.lines.number_of(Spot(0, 4))
    assert shown.source.marked == number
    top = shown.source.rowViewportPosition(number)
    assert 0 <= top < shown.source.viewport().height()


def test_remarks_lead_to_their_places(window: MainWindow, qtbot: Any) -> None:
    rows = plain_rows(40)
    rows[30][0] = "77"
    shown = review(window, sheet(rows), qtbot)
    assert shown.issues.model.rowCount() >= 1
    assert focused() is shown.issues.list
    QApplication.processEvents()
    issue = shown.issues.list.chosen()
    assert issue is not None
    assert issue.spot == Spot(0, 30)
    number = shown.model.lines.number_of(Spot(0, 30))
    assert shown.source.marked == number
    key("Return")
    assert focused() is shown.source
    assert shown.source.currentIndex().row() == number
    assert shown.isVisible()


def test_the_text_of_a_document_is_shown(window: MainWindow, qtbot: Any) -> None:
    pieces = (
        Paragraph("KẾ HOẠCH", bold=True, align="center"),
        Paragraph("Cải cách hành chính năm 2031", bold=True, align="center"),
        Paragraph("I. MỤC ĐÍCH", bold=True),
        Paragraph("Nâng cao chất lượng phục vụ."),
        table(plain_rows()),
    )
    shown = review(window, Source(pieces), qtbot)
    assert "năm 2031" in shown.head.text()
    shown.plan.parts.setFocus()
    key("Home")
    assert "Nâng cao chất lượng" in shown.plan.text.toPlainText()
    block = shown.plan.text.document().findBlockByNumber(
        shown.plan.text.toPlainText().split("\n").index("I. MỤC ĐÍCH ")
    )
    cursor = shown.plan.text.textCursor()
    cursor.setPosition(block.position())
    click(shown.plan.text.viewport(), shown.plan.text.cursorRect(cursor).center())
    assert shown.source.marked == 2


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "a\u202eb\x07", "=1+1", "😀" * 300, "x" * 30_000])
def test_hostile_texts_are_only_texts(window: MainWindow, qtbot: Any, text: str) -> None:
    rows = [*plain_rows(2), ["3", text, text, text, text, text]]
    rows[0][2] = text[:80]
    shown = review(window, sheet(rows), qtbot, name=text[:40])
    click_row(shown, 4)
    shown.grab()
    for one in shown.bar.chips:
        assert "<img" not in one.toolTip()
    key("0")
    settle(shown, qtbot)
    assert [task.title for task in tasks(shown)] == ["Việc 1", "Việc 2"]


def test_the_sheet_of_keys_tells_all_that_are_pressed_here(window: MainWindow) -> None:
    entries = KeysSheet(window.actions_by_name, window).entries()
    digits = {key for entry in entries for key in entry.split(":")[0].split(" / ") if key.isdigit()}
    assert digits == set(MEANING_OF_KEY)
    for words in ("Không nhận", "Để quyết định sau", "Theo máy nhận ra"):
        assert any(words in entry for entry in entries)


def test_how_to_say_otherwise_is_told_at_the_line(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, sheet(plain_rows()), qtbot)
    number = shown.model.lines.number_of(Spot(0, 2))
    role = Qt.ItemDataRole.ToolTipRole
    assert "chuột phải" in shown.model.headerData(number, Qt.Orientation.Vertical, role)
    assert shown.model.headerData(0, Qt.Orientation.Vertical, role) is None
    hints = [label.text() for label in shown.findChildren(ElidedLabel) if label.isVisible()]
    assert any("Hiểu sai?" in text for text in hints)
