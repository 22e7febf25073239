"""What is made of an accepted file: a new plan, an appendix more, another in its place; each one step, told, undone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from exports.pdf.writer import write_pdf
from imports.blocks import Form, Source
from models.commands import ReplacePlan, SetText
from models.grid.grid import Address
from models.plan import Plan
from models.plan_json import dump_plan
from models.store import PlanSession
from tests.plans import small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import focused, key
from tests.ui.reviews import (
    HEAD,
    chip,
    click,
    click_row,
    meanings,
    pick,
    plain_rows,
    review,
    settle,
    sheet,
    shown,
    tasks,
)
from ui.main_window import MainWindow
from ui.returning.flow import ReturnFlow
from ui.review.destinations import Way
from ui.review.memory import ColumnMemory
from ui.review.small_dialog import SmallReview


def titles(window: MainWindow) -> list[str]:
    return [one.title for one in window.document.plan.appendices]


def undo_button(window: MainWindow) -> QPushButton:
    """The button in the message."""
    return next(one for one in window.workspace.messages.findChildren(QPushButton) if one.text() == "Hoàn tác")


def test_a_clean_file_needs_only_enter(window: MainWindow, asked: Asked, qtbot: Any, tmp_path: Path) -> None:
    opened = review(window, sheet(plain_rows()), qtbot)
    assert opened.issues.model.rowCount() == 0
    assert opened.issues.empty.text() == "Không có điều gì cần xem lại."
    assert opened.issues.empty.isVisible()
    assert focused() is opened.finish.accept
    assert not opened.finish.choice.isVisible()
    asked.saves = [tmp_path / "mới.cchc"]
    key("Return")
    assert window.document.path == tmp_path / "mới.cchc"
    assert asked.suggested[0].name == "nguồn.cchc"
    assert window.document.plan.task_count() == 3
    assert "3 nhiệm vụ" in window.workspace.messages.text()
    assert window.flows.reviews.shown is None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def test_no_file_name_keeps_the_review(window: MainWindow, asked: Asked, qtbot: Any) -> None:
    opened = review(window, sheet(plain_rows()), qtbot)
    asked.saves = [None]
    key("Return")
    assert not window.document.is_open
    assert opened.isVisible()
    assert asked.problems == []


def test_it_becomes_an_appendix_of_the_open_plan(small: MainWindow, qtbot: Any) -> None:
    before = small.document.plan
    rows = [["PHỤ LỤC"], ["VIỆC THÊM"], *plain_rows()]
    opened = review(small, sheet(rows), qtbot)
    assert opened.finish.destination.way is Way.ADD
    key("Ctrl+Return")
    assert titles(small) == ["NHIỆM VỤ", "DANH MỤC", "VIỆC THÊM"]
    assert small.workspace.appendix is not None
    assert small.workspace.appendix.title == "VIỆC THÊM"
    assert "Đã thêm 1 phụ lục" in small.workspace.messages.text()
    click(undo_button(small))
    assert small.document.plan == before
    assert small.document.session.undo_label == ""


def test_it_takes_the_place_of_an_appendix(small: MainWindow, qtbot: Any) -> None:
    before = small.document.plan
    rows = plain_rows()
    rows[3][0] = "9"
    opened = review(small, sheet(rows), qtbot)
    opened.finish.choice.setFocus()
    key("Down")
    assert opened.finish.destination.appendix == "p1"
    assert opened.finish.accept.text() == "Thay phụ lục"
    key("Return")
    # The list had no title of its own, so that of the old one stays; what is doubted comes along.
    assert titles(small) == ["NHIỆM VỤ", "DANH MỤC"]
    first = small.document.plan.appendices[0]
    assert [task.title for task in first.tasks()] == ["Việc 1", "Việc 2", "Việc 3"]
    assert len(small.document.plan.remarks) == len(before.remarks) + len(opened.draft.remarks)
    assert len(opened.draft.remarks) > 0
    assert "thay phụ lục" in small.workspace.messages.text()
    click(undo_button(small))
    assert small.document.plan == before
    assert [one.id for one in small.document.plan.remarks] == ["r1", "r2"]


def test_it_is_merged_into_the_open_plan(small: MainWindow, qtbot: Any) -> None:
    opened = review(small, sheet(plain_rows()), qtbot)
    opened.finish.choice.setFocus()
    key("End")
    assert opened.finish.destination.way is Way.MERGE
    key("Return")
    returning = small.findChild(ReturnFlow)
    assert returning is not None
    assert returning.shown is not None
    assert returning.shown.isVisible()
    assert small.flows.reviews.shown is None
    assert small.document.session.undo_label == ""


def test_a_file_made_from_the_open_plan_brings_its_changes(small: MainWindow) -> None:
    small.flows.review_source(Source((), form=Form.PLAN, plan=small.document.plan), "gửi về.pdf")
    opened = small.flows.reviews.shown
    assert isinstance(opened, SmallReview)
    assert opened.finish.destination.way is Way.MERGE
    assert opened.finish.accept.text() == "Xem thay đổi…"


def test_the_appendix_of_the_same_title_is_proposed(small: MainWindow, qtbot: Any) -> None:
    opened = review(small, sheet([["PHỤ LỤC"], ["DANH MỤC"], *plain_rows()]), qtbot)
    assert opened.finish.destination.appendix == "p2"


def test_a_plan_to_be_viewed_takes_nothing(small: MainWindow, qtbot: Any) -> None:
    path = small.document.path
    assert path is not None
    small.document.close()
    small.document.open(path, read_only=True)
    opened = review(small, sheet(plain_rows()), qtbot)
    assert opened.finish.destination.way is Way.NEW
    assert opened.finish.choice.count() == 1


def test_what_columns_mean_is_remembered(window: MainWindow, asked: Asked, qtbot: Any, tmp_path: Path) -> None:
    rows = plain_rows()
    rows[0][3] = "Nơi làm"
    for row in rows[2:]:
        row[3] = "Bà Lan"  # neither heading nor cells tell what it is
    opened = review(window, sheet(rows), qtbot)
    pick(chip(opened, "Cột riêng: Nơi làm").menu(), "Chủ trì")
    settle(opened, qtbot)
    asked.saves = [tmp_path / "a.cchc", tmp_path / "b.cchc"]
    key("Ctrl+Return")
    window.document.close()
    window.flows.reviews.memory = ColumnMemory()  # as after a start
    rows[0][3] = "NƠI  LÀM"
    again = review(window, sheet(rows), qtbot)
    assert again.note.isVisible()
    assert [line.lead for task in tasks(again) for line in task.lines] == ["Bà Lan"] * 3
    assert chip(again, "Chủ trì").chosen
    click(again.forget)
    settle(again, qtbot)
    assert not again.note.isVisible()
    assert tasks(again)[0].lines[0].lead == ""
    key("Ctrl+Return")
    window.document.close()
    window.flows.reviews.memory = ColumnMemory()
    third = review(window, sheet(rows), qtbot)
    assert not third.note.isVisible()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1]",
        '{"a": 3}',
        '{"stt": {"x": "lead", "1": "nonsense"}}',
        '{"a": {"header": [9, "x"]}}',
        '{"a": {"header": [true, 999999]}}',
        "\0" * 9,
    ],
)
def test_a_damaged_memory_is_forgotten(text: str, window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    path = tmp_path / "columns.json"
    path.write_text(text, encoding="utf-8")
    window.flows.reviews.memory = ColumnMemory(path)
    opened = review(window, sheet(plain_rows()), qtbot)
    assert not opened.note.isVisible()
    assert len(tasks(opened)) == 3


def test_the_heading_that_was_chosen_is_remembered(
    window: MainWindow, asked: Asked, qtbot: Any, tmp_path: Path
) -> None:
    """Two lines of heading, of which the second was taken for a task."""
    rows = [
        list(HEAD),
        ["", "Gồm cả việc phát sinh trong năm", "Bản giấy", "Phòng ban nào cũng được", "Ai cũng được", "Lúc nào đó"],
        *plain_rows()[1:],
    ]
    opened = review(window, sheet(rows), qtbot)
    assert meanings(opened)[1] != "header"
    click_row(opened, 0)
    click_row(opened, 1, Qt.KeyboardModifier.ShiftModifier)
    key("7")
    settle(opened, qtbot)
    assert meanings(opened)[:2] == ["header", "header"]
    asked.saves = [tmp_path / "một.cchc"]
    key("Ctrl+Return")
    window.document.close()
    window.flows.reviews.memory = ColumnMemory()
    below = [["DANH MỤC NHIỆM VỤ"], [""], *rows]
    again = review(window, sheet(below), qtbot)
    assert again.note.isVisible()
    assert meanings(again)[2:4] == ["header", "header"]
    assert len(tasks(again)) == 3
    click(again.forget)
    settle(again, qtbot)
    assert meanings(again)[3] != "header"


def test_only_so_many_headings_are_remembered(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    path = tmp_path / "columns.json"
    path.write_text(json.dumps({f"cot {n} | b": {"1": "lead"} for n in range(500)}), encoding="utf-8")
    memory = ColumnMemory(path)
    opened = review(window, sheet(plain_rows()), qtbot)
    choices = opened.deciding.choices.with_column(0, 4, "note")
    memory.remember(opened.draft, choices)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert len(kept) == 200
    assert list(kept)[-1] == "stt | nhiem vu | san pham | chu tri | phoi hop | thoi han"
    assert kept["stt | nhiem vu | san pham | chu tri | phoi hop | thoi han"] == {"4": "note"}


def test_closing_by_mistake_loses_no_choice(window: MainWindow, qtbot: Any) -> None:
    opened = review(window, sheet(plain_rows()), qtbot)
    click_row(opened, 4)
    key("0")
    settle(opened, qtbot)
    key("Escape")
    assert window.flows.reviews.shown is None
    assert "Chưa nhập" in window.workspace.messages.text()
    button = next(one for one in window.workspace.messages.findChildren(QPushButton) if one.text() == "Xem lại tiếp")
    button.click()
    again = shown(window, qtbot)
    assert again is not opened
    assert "skip" in meanings(again)
    assert len(tasks(again)) == 2
    key("Ctrl+Z")
    settle(again, qtbot)
    assert len(tasks(again)) == 3


def test_a_file_that_is_a_plan_asks_only_where_to(small: MainWindow, asked: Asked, qtbot: Any, tmp_path: Path) -> None:
    path = tmp_path / "khác.json"
    path.write_text(dump_plan(small_plan()), encoding="utf-8")
    small.open_path(path)
    small_review = small.flows.reviews.shown
    assert isinstance(small_review, SmallReview)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is small_review)
    assert "2027" in small_review.head.text()
    small_review.finish.choice.setFocus()
    key("Home")
    key("Down")
    key("Return")
    assert titles(small) == ["NHIỆM VỤ", "DANH MỤC", "NHIỆM VỤ", "DANH MỤC"]
    assert len({one.id for one in small.document.plan.appendices}) == 4
    assert asked.problems == []


def test_a_plan_of_the_same_title_offers_its_changes_first(
    small: MainWindow, asked: Asked, qtbot: Any, tmp_path: Path
) -> None:
    plan = replace(small.document.plan, title="Cải cách hành chính năm 2027", agency="Sở Nội vụ")
    small.document.run(ReplacePlan(plan, "đặt tên"))
    path = tmp_path / "bản in.pdf"
    write_pdf(plan, path)
    small.document.run(SetText(Address("appendix", "p2", "title"), "DANH MỤC MỚI"))
    small.open_path(path)
    opened = small.flows.reviews.shown
    assert isinstance(opened, SmallReview)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is opened)
    assert opened.finish.accept.text() == "Xem thay đổi…"
    key("Return")
    shown = small.findChild(ReturnFlow)
    assert shown is not None
    assert shown.shown is not None
    assert [one.shown.after for one in shown.shown.decisions.changes] == ["DANH MỤC"]
    assert asked.problems == []


def test_a_file_that_is_a_plan_becomes_one_at_once(window: MainWindow, asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "khác.json"
    path.write_text(dump_plan(small_plan()), encoding="utf-8")
    asked.saves = [tmp_path / "mới.cchc"]
    window.open_path(path)
    assert window.document.plan == small_plan()
    assert window.flows.reviews.shown is None


def test_another_plan_of_the_program_is_added(small: MainWindow, asked: Asked, qtbot: Any, tmp_path: Path) -> None:
    path = tmp_path / "của phòng khác.cchc"
    PlanSession.create(path, Plan(appendices=small_plan().appendices[1:])).close()
    small.flows.import_plan(path)
    opened = small.flows.reviews.shown
    assert isinstance(opened, SmallReview)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is opened)
    assert opened.finish.destination.appendix == "p2"
    opened.finish.choice.setFocus()
    key("Home")
    key("Down")
    key("Return")
    assert titles(small) == ["NHIỆM VỤ", "DANH MỤC", "DANH MỤC"]
    small.flows.import_plan(small.document.path)
    assert asked.problems == ["“kế hoạch.cchc” chính là kế hoạch đang mở; hãy chọn tệp khác."]
    small.document.close()
    small.flows.import_plan(path)
    assert small.document.path == path


def test_reading_can_be_cancelled(window: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.review import flow

    monkeypatch.setattr(flow, "run_job", lambda _parent, _title, _work: None)
    window.flows.review_source(sheet(plain_rows()), "nguồn.xlsx")
    assert window.flows.reviews.shown is None
    assert asked.problems == []


def test_trouble_of_the_computer_is_tried_again(window: MainWindow, asked: Asked, qtbot: Any, tmp_path: Path) -> None:
    path = tmp_path / "chưa có.json"
    asked.retries = [True]
    asked.saves = [tmp_path / "mới.cchc"]

    tries: list[int] = []
    import ui.dialogs

    show = ui.dialogs.show_problem

    def problem(*args: Any, **more: Any) -> bool:
        tries.append(1)
        path.write_text(dump_plan(Plan(title="Đã có")), encoding="utf-8")
        return bool(show(*args, **more))

    ui.dialogs.show_problem = problem
    try:
        window.flows.import_plan(path)
    finally:
        ui.dialogs.show_problem = show
    assert tries == [1]
    assert window.document.plan.title == "Đã có"


def test_keys_go_on_in_the_table_afterwards(small: MainWindow, qtbot: Any) -> None:
    before = small.document.plan
    review(small, sheet([["VIỆC THÊM"], *plain_rows()]), qtbot)
    key("Ctrl+Return")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is small)
    assert len(small.document.plan.appendices) == 3
    key("Ctrl+Z")
    assert small.document.plan == before
