"""Ranges through the clipboard with real keys: from Excel and Word, within the table, cut, and all that cannot be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from models.grid.grid import Address
from models.plan import Plan
from tests.plans import big_plan, small_plan
from tests.ui.clipboards import choose, no_preview, preview, put, sample
from tests.ui.keys import compose, current_cell, focused, key, press, stand_on, text_of
from ui.main_window import MainWindow
from ui.table import pasting

EXCEL = "<table><tr><td>A<br>B<td>Quý I<tr><td>C<td>Quý II</table>"


def test_a_range_of_excel_is_one_step_and_stays_chosen(small: MainWindow) -> None:
    before = small.document.plan
    stand_on(small, "line", "l2", "partners")
    put(EXCEL, "A B\tQuý I\r\nC\tQuý II\r\n")
    key("Ctrl+V")
    assert text_of(small, "line", "l2", "partners") == "A\nB"
    assert text_of(small, "line", "l3", "deadline") == "Quý II"
    chosen = small.workspace.table.chosen()
    assert (len(chosen.rows), len(chosen.columns)) == (2, 2)
    key("Ctrl+Z")
    assert small.document.plan == before
    key("Ctrl+Y")
    assert text_of(small, "line", "l2", "deadline") == "Quý I"


def test_tabbed_text_and_paragraphs(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "partners")
    put(text="A\tx\r\nB\ty")
    key("Ctrl+V")
    assert [text_of(small, "line", id_, "partners") for id_ in ("l2", "l3")] == ["A", "B"]
    put("<p>Một</p><p>Hai</p>", "Một\nHai")
    key("Ctrl+V")
    choose(small, ("line", "l2", "partners"), ("line", "l2", "partners"))
    key("Ctrl+V")
    assert text_of(small, "line", "l2", "partners") == "Một\nHai"


def test_lines_of_text_fill_as_many_chosen_rows(small: MainWindow) -> None:
    choose(small, ("line", "l2", "partners"), ("line", "l4", "partners"))
    put(text="Một\nHai\nBa")
    key("Ctrl+V")
    assert [text_of(small, "line", id_, "partners") for id_ in ("l2", "l3", "l4")] == ["Một", "Hai", "Ba"]


def test_one_cell_fills_all_chosen_ones(small: MainWindow) -> None:
    stand_on(small, "line", "l8", "product")
    key("Ctrl+C")
    choose(small, ("line", "l2", "product"), ("line", "l4", "lead"))
    key("Ctrl+V")
    for id_ in ("l2", "l3", "l4"):
        assert text_of(small, "line", id_, "product") == text_of(small, "line", id_, "lead") == "Dịch vụ"
    assert small.document.session.undo_label == "Dán vào 4 ô"


def test_copied_merged_cells_are_merged_where_they_come(small: MainWindow) -> None:
    choose(small, ("line", "l2", "lead"), ("line", "l4", "lead"))
    key("Ctrl+C")
    stand_on(small, "line", "l2", "product")
    key("Ctrl+V")
    assert no_preview(small)
    cell = current_cell(small)
    assert (cell.text, cell.rowspan) == ("Văn phòng", 3)


def test_copying_within_the_table_keeps_what_html_would_tidy(small: MainWindow) -> None:
    text = "hai  cách\n\n=SUM(A1)"
    small.workspace.set_text(Address("line", "l1", "product"), text)
    choose(small, ("line", "l1", "product"), ("line", "l1", "lead"))
    key("Ctrl+C")
    stand_on(small, "line", "l6", "product")
    key("Ctrl+V")
    assert text_of(small, "line", "l6", "product") == text


def test_cut_is_copy_and_one_step(small: MainWindow) -> None:
    before = small.document.plan
    choose(small, ("line", "l2", "lead"), ("line", "l4", "deadline"))
    key("Ctrl+X")
    assert text_of(small, "line", "l2", "lead") == text_of(small, "line", "l3", "deadline") == ""
    key("Ctrl+Z")
    assert small.document.plan == before
    key("Ctrl+Y")
    stand_on(small, "line", "l7", "lead")
    key("Ctrl+V")
    assert text_of(small, "line", "l7", "lead") == text_of(small, "line", "l9", "lead") == "Văn phòng"
    assert text_of(small, "line", "l7", "deadline") == "Quý I"


def test_copying_that_is_stopped_cuts_nothing(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = with_plan(big_plan(700))
    monkeypatch.setattr("ui.table.copying.run_job", lambda *_args: None)
    window.workspace.table.selection.choose_all()
    key("Ctrl+X")
    assert window.document.plan == big_plan(700)


def test_the_table_grows_below_its_last_row(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(10))
    stand_on(window, "task", "t9")
    put(text="Một\ta\tA\nHai\tb\tB\nBa\tc\tC")
    key("Ctrl+V")
    assert no_preview(window)
    tasks = list(window.document.plan.appendices[0].areas[-1].tasks())
    assert [(task.title, task.lines[0].product) for task in tasks] == [("Một", "a"), ("Hai", "b"), ("Ba", "c")]
    assert "thêm 2 nhiệm vụ" in window.workspace.messages.text()
    key("Ctrl+Z")
    assert window.document.plan == big_plan(10)


def test_an_open_editor_copies_and_takes_its_own_text(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("F2")
    key("Ctrl+A")
    key("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Báo cáo"
    key("End")
    put(sample("word.cfhtml"))
    key("Ctrl+V")
    assert "- Lập danh mục;" in focused().toPlainText()  # type: ignore[attr-defined]
    key("Esc")
    assert no_preview(small)


def test_nothing_is_pasted_into_a_composed_word(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "lead")
    compose("vă")
    put(text="x\ty")
    small.workspace.table.paste()
    assert text_of(small, "line", "l1", "lead") == ""
    compose("", "văn")
    key("Return")
    assert text_of(small, "line", "l1", "lead") == "văn"


@pytest.mark.parametrize(
    ("html", "text", "told"),
    [
        ("<table>" + "<tr><td>a<td>b" * 20_000 + "</table>", "", "20.000 dòng"),
        ("", "a\tb\n" * 20_000, "20.000 dòng"),
        ("<div>" * 10_000 + "<table><tr><td>x", "", "lồng nhau quá sâu"),
        ("", "x" * 300_000, "200.000 ký tự"),
        ("<img src='a.png'>", "", "hình ảnh"),
        ("", "  \n", "Chưa có gì"),
    ],
)
def test_what_cannot_be_pasted_is_told_in_a_sentence(small: MainWindow, html: str, text: str, told: str) -> None:
    stand_on(small, "line", "l1", "lead")
    put(html, text)
    key("Ctrl+V")
    assert told in small.workspace.messages.text()
    assert no_preview(small)
    assert small.document.plan == small_plan()


def test_pictures_and_files_are_told(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "lead")
    image, files = QMimeData(), QMimeData()
    image.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    files.setUrls([QUrl.fromLocalFile("/tmp/ke-hoach.docx")])  # noqa: S108 - a name only
    for data, told in ((image, "hình ảnh"), (files, "Nhập từ Word, Excel, PDF")):
        QGuiApplication.clipboard().setMimeData(data)
        key("Ctrl+V")
        assert told in small.workspace.messages.text()
    assert small.document.plan == small_plan()


def test_reading_that_is_stopped_pastes_nothing(small: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(pasting, "run_job", lambda _window, title, _work: asked.append(title))
    stand_on(small, "line", "l1", "lead")
    put("<table>" + "<tr><td>a<td>" + "b" * 200_000 + "</table>")
    key("Ctrl+V")
    assert asked == ["Đang đọc nội dung sao chép…"]
    assert small.document.plan == small_plan()


def test_a_number_cell_takes_no_text(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "activity")
    key("Home")
    put(text="7")
    key("Ctrl+V")
    assert small.document.plan == small_plan()
    assert "không nhận chữ" in small.status.hint.text()


def test_a_plan_that_is_only_looked_at_takes_nothing(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    path = small.document.path
    assert path is not None
    small.document.close()
    small.document.open(path, read_only=True)
    stand_on(small, "line", "l1", "product")
    put(text="x")
    key("Ctrl+V")
    key("Ctrl+X")
    assert text_of(small, "line", "l1", "product") == "Báo cáo"


def test_typing_goes_on_after_a_paste(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "partners")
    put(EXCEL)
    key("Ctrl+V")
    press("Đ")
    key("Return")
    assert text_of(small, "line", "l2", "partners") == "Đ"


def test_a_preview_can_be_left(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "deadline")
    put(text="a\tb\tc")
    key("Ctrl+V")
    preview(small).reject()
    assert no_preview(small)
    assert small.document.plan == small_plan()
