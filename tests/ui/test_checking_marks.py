"""What the check shows outside its panel: marks in cells and text, badges in the tree, and that it never disturbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.commands import Move, SetParagraphs, SetText
from models.grid.grid import Address
from models.plan import Plan
from tests.plans import big_plan
from tests.ui.checking import checked, faulty_plan, keep_to_few_rules, many_faults, places
from tests.ui.keys import compose, focused, key, press, stand_on, text_of
from ui.checking import runner as running
from ui.main_window import MainWindow
from ui.tree.badges import Severity
from ui.tree.items import BADGES

Opens = Callable[[Plan], MainWindow]


@pytest.fixture(autouse=True)
def _few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_to_few_rules(monkeypatch)


@pytest.fixture
def faulty(with_plan: Opens) -> MainWindow:
    """A window with the plan of known faults."""
    return with_plan(faulty_plan())


def picture(window: MainWindow, node: str, field: str, table: str = "line") -> QImage:
    """How a cell looks."""
    view = window.workspace.table
    index = window.workspace.model.index_of(Address(table, node, field))
    view.go_to(index)
    view.clearSelection()
    view.setCurrentIndex(window.workspace.model.index(0, 0))
    QApplication.processEvents()
    rect = view.visualRect(index)
    return view.viewport().grab(QRect(rect.topLeft(), rect.size())).toImage()


def badges_of(window: MainWindow, node: str) -> dict[Severity, int]:
    """The pills beside a node of the tree."""
    found = window.workspace.tree.item_of(node)
    assert found is not None
    return {badge.severity: badge.number for badge in found.data(0, BADGES) or ()}


def test_cells_are_marked_where_something_is_found(faulty: MainWindow, qtbot: Any) -> None:
    plain = picture(faulty, "t1", "title", "task"), picture(faulty, "l2", "lead"), picture(faulty, "l2", "product")
    checked(faulty, qtbot)
    marked = picture(faulty, "t1", "title", "task"), picture(faulty, "l2", "lead"), picture(faulty, "l2", "product")
    assert marked[0] != plain[0]
    assert marked[1] != plain[1]
    assert marked[2] == plain[2]
    faulty.actions_by_name["actionShowMarks"].trigger()
    assert not faulty.prefs.now.show_marks
    assert picture(faulty, "t1", "title", "task") == plain[0]
    faulty.actions_by_name["actionShowMarks"].trigger()
    assert picture(faulty, "t1", "title", "task") == marked[0]


def test_a_mark_goes_as_soon_as_its_words_are_others(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    cell = faulty.workspace.model.cell(faulty.workspace.model.row_of("t1") or 0, 1)
    assert cell.address == ("task", "t1", "title")
    assert len(flow.marks.of(cell)) == 1
    faulty.document.run(SetText(Address("task", "t1", "title"), "Việc khác hẳn"))
    assert flow.runner.working
    cell = faulty.workspace.model.cell(cell.row, 1)
    assert flow.marks.of(cell) == []


def test_the_tip_tells_the_message_and_is_no_markup(with_plan: Opens, qtbot: Any) -> None:
    plan = faulty_plan()
    area = plan.appendices[0].areas[0]
    task = replace(area.items[0], title="Rà soát <b>đậm</b> <b>đậm</b> văn bản văn bản")
    area = replace(area, items=(task, *area.items[1:]))
    window = with_plan(replace(plan, appendices=(replace(plan.appendices[0], areas=(area,)),)))
    checked(window, qtbot)
    index = window.workspace.model.index_of(Address("task", "t1", "title"))
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("<qt>Gợi ý: ")
    assert "<b>" not in tip
    clean = window.workspace.model.index_of(Address("line", "l1", "product"))
    assert clean.data(Qt.ItemDataRole.ToolTipRole) == ""


def test_the_tree_counts_errors_all_the_way_up(faulty: MainWindow, qtbot: Any) -> None:
    checked(faulty, qtbot)
    wanted = {"p1": 3, "a1": 2, "a2": 1, "p2": 1}
    assert {node: badges_of(faulty, node).get(Severity.ERROR, 0) for node in wanted} == wanted
    assert badges_of(faulty, "s1") == {}  # hints are not told there
    faulty.document.run(SetText(Address("line", "l3", "deadline"), "Quý II/2027"))
    checked(faulty, qtbot)
    assert badges_of(faulty, "p1") == {Severity.ERROR: 2}
    faulty.document.run(Move("t2", "a2", None))
    checked(faulty, qtbot)
    assert badges_of(faulty, "a1") == {}
    assert badges_of(faulty, "a2") == {Severity.ERROR: 2}
    assert badges_of(faulty, "p1") == {Severity.ERROR: 2}


def test_words_in_the_text_are_marked_and_told(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    faulty.workspace.go_to(Address("section", "s1", "heading"))
    QApplication.processEvents()
    body = flow._body
    assert body is not None
    text = faulty.workspace.body.text
    assert body.geometry() == text.viewport().rect()
    block = text.block_of("s1", 1)
    assert [mark.finding.rule for mark in body._marks(block)] == ["double-word"]
    assert list(body._marks(text.block_of("s1", 0))) == []
    with_mark = text.viewport().grab().toImage()
    faulty.actions_by_name["actionShowMarks"].trigger()
    assert text.viewport().grab().toImage() != with_mark
    faulty.document.run(SetParagraphs(Address("section", "s1", "paragraphs"), ("Một.", "Kịp thời tháo gỡ.")))
    assert list(body._marks(text.block_of("s1", 1))) == []
    # The sheet with the marks lets the mouse through.
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton)
    assert focused() is text


def test_an_edit_looks_at_as_much_in_a_long_plan_as_in_a_short_one(with_plan: Opens, qtbot: Any) -> None:
    looked = []
    for lines in (100, 2000):
        window = with_plan(big_plan(lines))
        flow = checked(window, qtbot)
        checker = flow.runner.checker
        assert checker is not None
        before = checker.looked_at
        stand_on(window, "line", f"l{lines // 2}", "lead")
        press("Phòng Nội vụ")
        key("Return")
        checked(window, qtbot)
        looked.append(checker.looked_at - before)
        window.document.close()
    assert looked[0] == looked[1]
    assert looked[0] < 10


def test_it_waits_while_a_word_is_typed(faulty: MainWindow, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1000.0]
    monkeypatch.setattr(running, "monotonic", lambda: clock[0])
    flow = checked(faulty, qtbot)
    checker = flow.runner.checker
    assert checker is not None
    faulty.document.run(SetText(Address("line", "l1", "lead"), ""))
    before = checker.looked_at
    stand_on(faulty, "line", "l2", "product")
    for sign in "kế hoạch":
        clock[0] += 0.2
        press(sign)
        flow.runner._turn()
    compose("ho")
    flow.runner._turn()
    assert checker.looked_at == before
    compose("", "hò")
    key("Return")
    clock[0] += 1
    checked(faulty, qtbot)
    assert text_of(faulty, "line", "l2", "product") == "kế hoạchhò"
    assert ("l1", "lead") in places(flow, "lead-missing")


def test_no_keys_are_watched_once_all_is_looked_at(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    assert flow.runner._watched is None
    assert not flow.runner._timer.isActive()
    faulty.document.close()
    assert flow.runner.checker is None
    assert flow.runner.settled.findings == ()
    assert not flow.counter.isVisible()


def test_another_plan_is_checked_from_the_beginning(faulty: MainWindow, with_plan: Opens, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    stand_on(faulty, "line", "l2", "product")
    key("F8")
    assert flow.marks.spot is not None
    faulty.document.close()
    window = with_plan(many_faults(3))
    assert checked(window, qtbot) is flow
    assert len(places(flow, "double-word")) == 3
    assert flow.marks.spot is None
    key("F8")
    assert flow.marks.spot is not None


def test_marks_of_long_plans_are_looked_up_only_in_sight(
    with_plan: Opens, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = with_plan(many_faults(1500))
    flow = checked(window, qtbot)
    asked: list[str] = []
    at = flow.index.at
    monkeypatch.setattr(flow.index, "at", lambda node: asked.append(node) or at(node))
    window.workspace.table.viewport().repaint()
    assert 0 < len(set(asked)) < 120
