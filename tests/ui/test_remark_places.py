"""From a remark to its place in the plan, also where its text was joined, numbered or labelled in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from models.plan import Plan, Remark
from tests.plans import small_plan
from ui.main_window import MainWindow
from ui.remark_places import place_of


def plan_of() -> Plan:
    """The small plan, two texts of its first task made known."""
    plan = small_plan()
    first, *others = plan.appendices
    area, *areas = first.areas
    task = next(iter(area.tasks()))
    line = replace(task.lines[0], product="Báo cáo kết quả rà soát", deadline="Trước 15/12", lead="Văn phòng Sở")
    known = replace(task, title="Rà soát quy trình nội bộ giải quyết thủ tục", lines=(line, *task.lines[1:]))
    items = tuple(known if one is task else one for one in area.items)
    return replace(plan, appendices=(replace(first, areas=(replace(area, items=items), *areas)), *others))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("nội bộ giải quyết thủ tục | kết quả rà soát", "title"),
        ("3 Rà soát quy trình nội bộ giải quyết thủ tục", "title"),
        ("Sản phẩm đầu ra: Báo cáo kết quả rà soát.", "product"),
        ("dòng 8: giải quyết thủ tục | 15/12\ndòng 12: chữ ở một nhiệm vụ khác hẳn", "title"),
        ("thủ tục / kết quả rà soát", "product"),
    ],
)
def test_the_row_that_holds_most_is_found(text: str, field: str) -> None:
    plan = plan_of()
    found = place_of(plan, text)
    assert found is not None
    task = next(iter(plan.appendices[0].areas[0].tasks()))
    assert (found.id, found.field) in {(task.id, field), (task.lines[0].id, field)}


@pytest.mark.parametrize("text", ["", "|", "một câu dài không có ở đâu trong kế hoạch này | Văn phòng Sở", "12:"])
def test_no_place_is_guessed(text: str) -> None:
    assert place_of(plan_of(), text) is None


def test_the_button_of_the_panel_leads_there(with_plan: Callable[[Plan], MainWindow]) -> None:
    remark = Remark(message="Dòng này được nối với dòng trên.", text="giải quyết thủ tục | kết quả rà soát")
    window = with_plan(replace(plan_of(), remarks=(remark,)))
    jump = next(one for one in window.findChildren(QPushButton) if one.text() == "Tới chỗ này" and one.isVisible())
    window.workspace.table.setCurrentIndex(window.workspace.model.index(0, 0))
    QTest.mouseClick(jump, Qt.MouseButton.LeftButton)
    assert "Báo cáo kết quả rà soát" in str(window.workspace.table.currentIndex().data()) or "Rà soát quy trình" in str(
        window.workspace.table.currentIndex().data()
    )
