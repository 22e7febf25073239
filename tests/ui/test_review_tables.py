"""The tables of a document in the review: called what they are, counted as in the remarks, the first of tasks first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imports.blocks import Form, Paragraph, Source, Spot
from tests.ui.keys import focused, key
from tests.ui.reviews import chip, click, click_row, plain_rows, review, settle, table, tasks
from ui.main_window import MainWindow
from ui.review.window import ReviewWindow

_HEAD = [["UBND TỈNH MẪU\nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]]
_SIGNED = [["Nơi nhận:\n- Như trên;", "GIÁM ĐỐC\n\nNguyễn Văn A"]]
_OTHER = [["Mã", "Giá trị"], ["A", "1"], ["B", "2"]]


def document(*tables: list[list[str]]) -> Source:
    """A plan as Word files set it: letterhead, text, tables."""
    text = [Paragraph("KẾ HOẠCH", bold=True, align="center"), Paragraph("Cải cách hành chính năm 2027", True)]
    long = [Paragraph(f"{number}. Đoạn văn số {number} của phần mở đầu.") for number in range(1, 40)]
    return Source((table(_HEAD, ""), *text, *long, *(table(rows, "") for rows in tables)))


def titles(shown: ReviewWindow) -> list[str]:
    """The names in the list of tables."""
    return [shown.bar.tables.itemText(place) for place in range(shown.bar.tables.count())]


def test_parts_of_the_document_are_called_what_they_are(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, document(plain_rows(), _OTHER, _SIGNED), qtbot, "kế hoạch.docx")
    assert titles(shown) == ["Phần đầu văn bản", "Bảng 1", "Bảng khác", "Phần ký"]
    assert shown.bar.tables.currentText() == "Bảng 1"
    assert shown.bar.used.text() == "Không phải bảng nhiệm vụ"
    assert chip(shown, "Chủ trì").isVisible()
    number = shown.model.lines.number_of(Spot(0, 0))
    shown.source.setFocus()
    shown.source.stand_on(number)
    assert shown.bar.tables.currentText() == "Phần đầu văn bản"
    assert shown.bar.told.text() == "Đã đọc vào phần văn bản"
    assert shown.bar.used.text() == "Đây là bảng nhiệm vụ"


def test_both_sides_begin_with_the_first_table_of_tasks(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, document(plain_rows(30)), qtbot, "kế hoạch.docx")
    first = shown.model.lines.first_of(42)
    top = shown.source.rowViewportPosition(first)
    assert 0 <= top < shown.source.viewport().height() // 2
    assert shown.source.rowViewportPosition(0) < 0


def test_tables_have_the_numbers_that_the_remarks_say(window: MainWindow, qtbot: Any) -> None:
    doubtful = [["TT", "Việc phải làm", "Đơn vị thực hiện"], ["1", "Một", "A"], ["2", "Hai", "B"], ["9", "Ba", "C"]]
    shown = review(window, document(plain_rows(), doubtful), qtbot, "kế hoạch.docx")
    (remark,) = shown.draft.remarks
    assert remark.place.startswith("Bảng 2")
    spot = shown.draft.origins[remark.id]
    assert shown.model.table_title(spot.piece) == "Bảng 2"
    shown.bar.tables.setFocus()
    key("Home")
    shown.bar.tables.setFocus()
    key("Down")
    assert shown.bar.tables.currentText() == "Bảng 1"
    click(shown.bar.used)
    settle(shown, qtbot)
    assert shown.model.table_title(spot.piece) == "Bảng 1"
    assert next(one for one in shown.draft.remarks if "nhảy" in one.message).place.startswith("Bảng 1")


def test_a_table_without_name_in_a_workbook_is_counted(window: MainWindow, qtbot: Any) -> None:
    rows = plain_rows(4)
    rows[4][0] = "9"
    shown = review(window, Source((table(_OTHER, ""), table(rows, "")), form=Form.WORKBOOK), qtbot, "trang.html")
    assert titles(shown) == ["Bảng 1", "Bảng 2"]
    assert {remark.place.split(",")[0] for remark in shown.draft.remarks} == {"Bảng 1", "Bảng 2"}


def test_the_first_table_that_is_pointed_at_is_shown_as_it_was_understood(window: MainWindow, qtbot: Any) -> None:
    rows = [["Mã", "Tên gọi", "Nơi"], ["x1", "Một", "A"], ["x2", "Hai", "B"]]
    shown = review(window, Source((table(rows, ""),)), qtbot, "kế hoạch.docx")
    assert shown.plan.page is shown.plan.text
    click(shown.bar.used)
    settle(shown, qtbot)
    assert len(shown.draft.plan.appendices) == 1
    assert shown.plan.page is shown.plan.table
    assert shown.plan.shown == shown.draft.plan.appendices[0].id


def test_a_row_joined_above_shows_the_task_it_became_part_of(window: MainWindow, qtbot: Any) -> None:
    rows = plain_rows(4)
    rows[3:3] = [["", "tiếp của việc một", "", "", "", ""]]
    shown = review(window, Source((table(rows, ""),)), qtbot, "kế hoạch.docx")
    click_row(shown, 3)
    QTest.keyClicks(shown.source, "6")
    settle(shown, qtbot)
    click_row(shown, 3)
    assert tasks(shown)[0].title == "Việc 1 tiếp của việc một"
    assert shown.plan.marked_row is not None
    assert shown.plan.model.owner(shown.plan.marked_row).task == tasks(shown)[0].id


def test_a_row_left_out_shows_no_other_place(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, Source((table(plain_rows(4), ""),)), qtbot, "kế hoạch.docx")
    click_row(shown, 4)
    QTest.keyClick(shown.source, Qt.Key.Key_0)
    settle(shown, qtbot)
    click_row(shown, 2)
    click_row(shown, 4)
    assert shown.plan.marked_row is None


def test_long_titles_end_in_dots_and_are_told_whole(window: MainWindow, qtbot: Any) -> None:
    title = "DANH MỤC NHIỆM VỤ CỦA MỘT CƠ QUAN CÓ TÊN RẤT DÀI " * 4
    source = Source((Paragraph(title.strip(), True, align="center"), table(plain_rows(), "")))
    shown = review(window, source, qtbot, "kế hoạch.docx")
    assert shown.plan.parts.currentText().startswith("Phụ lục (3 nhiệm vụ): DANH MỤC")
    middle = shown.plan.parts.rect().center()
    asks = QHelpEvent(QEvent.Type.ToolTip, middle, shown.plan.parts.mapToGlobal(middle))
    QApplication.sendEvent(shown.plan.parts, asks)
    assert "TÊN RẤT DÀI" in shown.plan.parts.toolTip()


def test_keys_come_to_what_is_seen_and_nothing_jumps(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, document(plain_rows(30)), qtbot, "kế hoạch.docx")
    before = shown.source.verticalScrollBar().value()
    assert before > 0
    while focused() is not shown.source:
        key("F6")
    assert shown.source.verticalScrollBar().value() == before
    key("Down")
    line = shown.source.current_line()
    assert line is not None
    assert line.piece >= 41
    assert shown.source.verticalScrollBar().value() == before


def test_keys_come_to_the_place_of_the_remark(window: MainWindow, qtbot: Any) -> None:
    rows = plain_rows(60)
    rows[50][0] = "77"
    shown = review(window, Source((table(rows, ""),)), qtbot, "kế hoạch.docx")
    marked = shown.source.marked
    while focused() is not shown.source:
        key("F6")
    assert shown.source.currentIndex().row() == marked == shown.model.lines.number_of(Spot(0, 50))


def test_the_columns_over_the_source_are_those_of_the_table_named_beside_them(window: MainWindow, qtbot: Any) -> None:
    """The room for them moves the source, so that another table may be seen while they are made."""
    source = Source((table([["Một"], ["Hai"]], "A"), table([["Ba"], ["Bốn"]], "B")), form=Form.WORKBOOK)
    shown = review(window, source, qtbot, "hai trang.xlsx")
    shown.bar.tables.setFocus()
    key("Down")
    assert shown.bar.tables.currentText() == "Trang “B”"

    class Moving(QObject):
        """Moves the source as soon as there are columns over it."""

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Show:
                shown.source.stand_on(0)
            return False

    moving = Moving()
    shown.bar._strip.installEventFilter(moving)
    click(shown.bar.used)
    settle(shown, qtbot)
    assert shown.deciding.reading.used(1)
    assert shown.bar.tables.currentText() == "Trang “A”"
    assert shown.bar.chips == []
