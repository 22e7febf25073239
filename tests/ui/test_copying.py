"""Copying from the table: cells, merged cells, lists and whole appendices reach the clipboard rich and plain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QGuiApplication

from models.errors import InputProblem
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Plan
from tests.exports.html_tables import Box, read_html, texts
from tests.plans import big_plan, small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import key, stand_on, text_of
from ui.main_window import MainWindow
from ui.table import copying


def choose(window: MainWindow, first: tuple[str, str, str], last: tuple[str, str, str]) -> None:
    """Select from one value to another."""
    stand_on(window, *first)
    view, model = window.workspace.table, window.workspace.model
    ends = [model.index_of(Address(*one)) for one in (first, last)]
    view.selectionModel().select(QItemSelection(*ends), QItemSelectionModel.SelectionFlag.ClearAndSelect)


def rich() -> list[list[Box]]:
    """The rows of the table on the clipboard."""
    (table,) = read_html(QGuiApplication.clipboard().mimeData().html()).tables
    return table


def plain() -> str:
    """The plain text on the clipboard."""
    return QGuiApplication.clipboard().text()


def test_a_rectangle_keeps_its_merged_cells(small: MainWindow) -> None:
    choose(small, ("line", "l1", "product"), ("line", "l4", "deadline"))
    key("Ctrl+C")
    table = rich()
    assert [len(row) for row in table] == [4, 4, 3, 3]
    assert (table[1][1].text, table[1][1].rowspan) == ("Văn phòng", 3)
    assert plain() == "Báo cáo\t\t\t\n\tVăn phòng\t\tQuý I\n\t\t\tQuý II\n\t\t\t"
    assert all("'Times New Roman'" in box.style for row in table for box in row)


def test_a_cell_alone_is_plain_and_comes_back_as_it_was(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    small.workspace.set_text(Address("line", "l1", "product"), "- Một\n- Hai “=1”")
    key("Ctrl+C")
    assert plain() == "- Một\n- Hai “=1”"
    assert not read_html(QGuiApplication.clipboard().mimeData().html()).tables
    stand_on(small, "line", "l2", "product")
    key("Ctrl+V")
    assert text_of(small, "line", "l2", "product") == "- Một\n- Hai “=1”"


def test_a_list_is_copied_as_paragraphs(with_plan: Callable[[Plan], MainWindow]) -> None:
    plan = small_plan()
    one = replace(plan.appendices[0], layout=built_in_layout("list"))
    window = with_plan(replace(plan, appendices=(one,)))
    choose(window, ("task", "t1", "title"), ("line", "l1", "product"))
    key("Ctrl+C")
    page = read_html(QGuiApplication.clipboard().mimeData().html())
    assert page.paragraphs == ["a) Rà soát văn bản", "- Sản phẩm: Báo cáo"]
    assert plain() == "\n".join(page.paragraphs)


def test_many_cells_are_copied_in_a_thread(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = with_plan(big_plan(500))
    seen: list[str] = []
    plain_job = copying.run_job

    def watched(parent: object, title: str, work: object) -> object:
        seen.append(title)
        return plain_job(parent, title, work)  # type: ignore[arg-type]

    monkeypatch.setattr(copying, "run_job", watched)
    window.workspace.table.selectAll()
    key("Ctrl+C")
    assert seen == ["Đang sao chép…"]
    rows = len(rich())
    assert rows == window.workspace.model.rowCount() == len(plain().split("\n"))


def test_copying_that_is_stopped_leaves_the_clipboard(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = with_plan(big_plan(500))
    QGuiApplication.clipboard().setText("trước đó")
    monkeypatch.setattr(copying, "run_job", lambda *_args: None)
    window.workspace.table.selectAll()
    key("Ctrl+C")
    assert plain() == "trước đó"
    window.actions_by_name["actionCopyTable"].trigger()
    assert plain() == "trước đó"
    assert "sao chép" not in window.workspace.messages.text()


def test_the_whole_table_with_its_heading(small: MainWindow) -> None:
    action = small.actions_by_name["actionCopyTable"]
    assert action.isEnabled()
    action.trigger()
    page = read_html(QGuiApplication.clipboard().mimeData().html())
    assert page.paragraphs[:2] == ["Phụ lục I", "NHIỆM VỤ"]
    assert page.tables[0][0][0].heading
    assert "Thực hiện theo Quyết định số 1" in texts(page)
    assert "Rà soát văn bản" in plain()
    assert "Đã sao chép cả phụ lục" in small.workspace.messages.text()


def test_without_appendix_there_is_nothing_to_copy(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(replace(small_plan(), appendices=()))
    assert not window.actions_by_name["actionCopyTable"].isEnabled()
    QGuiApplication.clipboard().setText("trước đó")
    window.exports.copy_table(None)
    window.workspace.table.copy()
    assert plain() == "trước đó"


def test_what_cannot_be_copied_is_told_in_one_sentence(
    small: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_args: object, **_named: object) -> None:
        raise InputProblem("Mẫu bảng không có cột nào để in.")

    monkeypatch.setattr("exports.html.writer.appendix_clip", refused)
    small.actions_by_name["actionCopyTable"].trigger()
    assert asked.problems == ["Mẫu bảng không có cột nào để in."]
    assert "sao chép" not in small.workspace.messages.text()


def test_html_is_written_from_the_menu(small: MainWindow, asked: Asked, tmp_path: object) -> None:
    path = small.document.path
    assert path is not None
    target = path.with_name("thư.html")
    asked.saves.append(target)
    small.actions_by_name["actionExportHtml"].trigger()
    assert asked.suggested[0].suffix == ".html"
    assert "Rà soát văn bản" in texts(read_html(target.read_text(encoding="utf-8")))
    assert "Đã xuất" in small.workspace.messages.text()
