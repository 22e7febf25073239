"""Replacing by real keys: one after the other, all as one step, and what is left alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from models.commands import SetText
from models.grid.grid import Address
from tests.ui.finding import click, open_replace
from tests.ui.keys import focused, key, press, stand_on, text_of
from ui.main_window import MainWindow


def test_all_is_replaced_as_one_step_with_a_way_back(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    before = small.document.plan
    panel = open_replace(small, "hoat dong", "việc")
    assert panel.all.text() == "Thay tất cả (9)"
    click(panel.all)
    assert text_of(small, "line", "l1", "activity") == "Việc l1"
    assert text_of(small, "line", "l9", "activity") == "Việc l9"
    assert small.workspace.messages.isVisible()
    assert "9 chỗ" in small.workspace.messages.text()
    assert panel.count.text() == "Không tìm thấy"
    key("Ctrl+Z")
    panel.shut.setFocus()
    key("Ctrl+Z")
    small.editing.undo()
    assert small.document.plan == before


def test_a_hit_can_be_left_out(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    panel = open_replace(small, "hoat dong", "việc")
    panel.list.setFocus()
    panel.list.setCurrentIndex(small.finding.hits.index(0))
    key("Space")
    assert panel.all.text() == "Thay tất cả (8)"
    click(panel.all)
    assert text_of(small, "line", "l1", "activity") == "Hoạt động l1"
    assert text_of(small, "line", "l2", "activity") == "Việc l2"
    click(panel.every, QPoint(8, panel.every.height() // 2))
    assert panel.all.text() == "Thay tất cả (1)"


def test_one_after_the_other(small: MainWindow) -> None:
    small.document.run(SetText(Address("line", "l1", "product"), "Báo cáo, báo cáo"))
    small.document.run(SetText(Address("line", "l6", "product"), "Báo cáo"))
    stand_on(small, "task", "t1")
    panel = open_replace(small, "bao cao", "báo cáo báo cáo")
    key("Return")
    assert text_of(small, "line", "l1", "product") == "Báo cáo, báo cáo"
    key("Return")
    # What was put in is not found again.
    assert text_of(small, "line", "l1", "product") == "Báo cáo báo cáo, báo cáo"
    key("Return")
    assert text_of(small, "line", "l1", "product") == "Báo cáo báo cáo, báo cáo báo cáo"
    key("Return")
    assert text_of(small, "line", "l6", "product") == "Báo cáo báo cáo"
    assert focused() is panel.replacement


def test_a_merged_cell_is_replaced_in_all_its_lines(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    panel = open_replace(small, "van phong", "thanh tra")
    assert panel.all.text() == "Thay tất cả (1)"
    click(panel.all)
    assert [text_of(small, "line", id_, "lead") for id_ in ("l2", "l3", "l4")] == ["Thanh tra"] * 3


def test_an_open_editor_is_stored_before_replacing(small: MainWindow) -> None:
    stand_on(small, "line", "l6", "product")
    press("Báo cáo mới")
    panel = open_replace(small, "bao cao", "tờ trình")
    small.finding.searching.finish()
    QTest.qWait(200)
    click(panel.all)
    assert text_of(small, "line", "l6", "product") == "Tờ trình mới"
