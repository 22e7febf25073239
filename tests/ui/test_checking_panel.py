"""The panel of the check: opening, going to places, filters, putting right, letting be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from models.checking.finding import Severity
from models.plan import Plan
from tests.ui.checking import (
    checked,
    choose,
    click,
    faulty_plan,
    in_dialog,
    keep_to_few_rules,
    many_faults,
    places,
    sound_plan,
)
from tests.ui.keys import current_cell, focused, key, press, stand_on, text_of
from ui.checking.arranging import Order
from ui.checking.dismiss_dialog import DismissDialog
from ui.checking.finding_model import FindingModel
from ui.main_window import MainWindow

Opens = Callable[[Plan], MainWindow]


@pytest.fixture(autouse=True)
def _few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_to_few_rules(monkeypatch)


@pytest.fixture
def faulty(with_plan: Opens) -> MainWindow:
    """A window with the plan of known faults."""
    return with_plan(faulty_plan())


def test_the_check_begins_by_itself_and_nothing_pops_up(faulty: MainWindow, qtbot: Any) -> None:
    assert faulty.checking.made is None
    qtbot.waitUntil(lambda: faulty.checking.made is not None and faulty.checking.flow.runner.ready)
    assert not faulty.workspace.below.isVisible()
    counter = faulty.checking.flow.counter
    assert counter.isVisible()
    assert counter.text().strip() == "4 lỗi · 3 gợi ý"
    click(counter)
    assert faulty.workspace.below.in_check
    assert focused() is faulty.checking.flow.panel_flow.panel.list


def test_f7_opens_and_closes_and_esc_closes(faulty: MainWindow, qtbot: Any) -> None:
    checked(faulty, qtbot)
    stand_on(faulty, "line", "l1", "product")
    key("F7")
    panel = faulty.checking.flow.panel_flow.panel
    assert panel.isVisible()
    assert focused() is panel.list
    assert faulty.workspace.below.tabs.tabText(0) == "Soát lỗi (7)"
    key("F7")
    assert not panel.isVisible()
    assert focused() is faulty.workspace.table
    key("F7")
    key("Esc")
    assert not panel.isVisible()
    assert focused() is faulty.workspace.table
    assert current_cell(faulty).address == ("line", "l1", "product")


def test_arrows_show_the_places_and_enter_goes_there(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    rows = flow.panel_flow.panel.list
    assert rows.chosen() is not None
    key("Down")
    assert focused() is rows
    assert current_cell(faulty).address == ("line", "l3", "deadline")
    key("Down")
    assert current_cell(faulty).address == ("line", "l5", "lead")
    key("Home")
    assert current_cell(faulty).address == ("line", "l2", "lead")
    key("Return")
    assert focused() is faulty.workspace.table
    assert current_cell(faulty).address == ("line", "l2", "lead")


def test_headings_are_passed_over(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    for _turn in range(3):
        key("Down")
    # The fourth error stands in the other appendix, the next row is the heading of the hints.
    assert faulty.workspace.appendix is not None
    assert faulty.workspace.appendix.id == "p2"
    key("Down")
    entry = flow.panel_flow.panel.list.chosen()
    assert entry is not None
    assert entry.finding.severity is Severity.HINT


def test_f8_goes_on_from_where_one_stands_and_round(faulty: MainWindow, qtbot: Any) -> None:
    checked(faulty, qtbot)
    stand_on(faulty, "line", "l2", "product")
    key("F8")
    assert current_cell(faulty).address == ("line", "l2", "lead")
    key("F8")
    assert current_cell(faulty).address == ("line", "l3", "deadline")
    key("Shift+F8")
    key("Shift+F8")
    assert current_cell(faulty).address == ("task", "t1", "title")
    assert not faulty.workspace.below.isVisible()
    stand_on(faulty, "line", "l5", "deadline")
    key("Shift+F8")
    assert current_cell(faulty).address == ("line", "l5", "lead")
    key("F8")
    assert current_cell(faulty).address == ("line", "l6", "lead")
    key("F8")
    # Past the end: the first one stands in the text, its words chosen.
    assert faulty.workspace.in_body
    assert faulty.workspace.body.text.textCursor().selectedText() == "Kịp thời kịp thời"
    key("F8")
    assert current_cell(faulty).address == ("task", "t1", "title")


def test_one_is_put_right_as_one_step(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    panel = choose(flow, "double-word", "t1")
    click(panel.card.fix)
    assert text_of(faulty, "task", "t1") == "Rà soát văn bản đã ban hành"
    checked(faulty, qtbot)
    assert places(flow, "double-word") == [("s1", "paragraphs"), ("t4", "title")]
    assert faulty.workspace.below.tabs.tabText(0) == "Soát lỗi (6)"
    faulty.editing.undo()
    checked(faulty, qtbot)
    assert text_of(faulty, "task", "t1") == "Rà soát rà soát văn bản đã ban hành"
    assert len(places(flow, "double-word")) == 3


def test_one_is_let_be_with_a_note_that_stays(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    panel = choose(flow, "lead-missing", "l5")

    def work(dialog: DismissDialog) -> None:
        press("Chờ Giám đốc phân công")
        key("Return")

    assert not panel.grades.dismissed.isVisible()
    in_dialog(DismissDialog, work)
    click(panel.card.dismiss)
    checked(faulty, qtbot)
    assert places(flow, "lead-missing") == [("l2", "lead"), ("l6", "lead")]
    path = faulty.document.path
    assert path is not None
    faulty.document.close()
    assert not faulty.workspace.below.isVisible()
    faulty.document.open(path)
    checked(faulty, qtbot)
    assert places(flow, "lead-missing") == [("l2", "lead"), ("l6", "lead")]
    with qtbot.waitActive(faulty):
        faulty.activateWindow()
    faulty.workspace.table.setFocus()
    key("F7")
    click(panel.grades.dismissed)
    entry = panel.list.chosen()
    assert entry is not None
    assert entry.note is not None
    assert entry.note.note == "Chờ Giám đốc phân công"
    assert entry.finding.address.id == "l5"
    click(panel.card.back)
    checked(faulty, qtbot)
    assert len(places(flow, "lead-missing")) == 3
    faulty.editing.undo()
    checked(faulty, qtbot)
    assert len(places(flow, "lead-missing")) == 2


def test_a_cancelled_note_lets_nothing_be(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    panel = choose(flow, "lead-missing", "l5")
    met = in_dialog(DismissDialog, lambda _dialog: key("Esc"))
    click(panel.card.dismiss)
    assert len(met) == 1
    assert faulty.document.plan.entries == ()
    assert faulty.document.session.undo_label == ""


def test_severity_words_part_and_order_choose_what_is_seen(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    panel = flow.panel_flow.panel
    click(panel.grades.grades[Severity.ERROR])
    assert {one.finding.rule for one in flow.panel_flow.entries()} == {"double-word"}
    click(panel.grades.grades[Severity.ERROR])
    panel.bar.words.setFocus()
    press("kip thoi")
    qtbot.waitUntil(lambda: len(panel.model.rows) == 2)
    assert panel.list.chosen() is not None
    panel.bar.words.clear()
    panel.bar.part.setCurrentIndex(panel.bar.part.findData("p2"))
    qtbot.waitUntil(lambda: [one.finding.address.id for one in flow.panel_flow.entries()] == ["l6"])
    panel.bar.part.setCurrentIndex(0)
    panel.bar.order.setCurrentIndex(panel.bar.order.findData(Order.PLACE))
    headings = [row.text for row in panel.model.rows if hasattr(row, "text")]
    assert headings[0] == "Lời văn, thể thức"
    assert len(headings) == 3
    panel.bar.group.setCurrentIndex(panel.bar.group.findData("spelling"))
    assert panel.model.rows == []
    assert not panel.card.isVisible()


def test_only_the_chosen_lines_follow_the_choice(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    panel = flow.panel_flow.panel
    stand_on(faulty, "line", "l2", "product")
    click(panel.bar.here, panel.bar.here.rect().center())
    panel.bar.here.setChecked(True)
    assert [one.finding.address.id for one in flow.panel_flow.entries()] == ["l2"]
    stand_on(faulty, "line", "l1", "product")
    qtbot.waitUntil(lambda: [row.finding.address.id for row in panel.model.rows if hasattr(row, "finding")] == ["t1"])


def test_f8_keeps_to_what_the_panel_shows(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    click(flow.panel_flow.panel.grades.grades[Severity.ERROR])
    stand_on(faulty, "area", "a1")
    key("F8")
    key("F8")
    assert current_cell(faulty).address == ("task", "t4", "title")
    entry = flow.panel_flow.panel.list.chosen()
    assert entry is not None
    assert entry.finding.address.id == "t4"


def test_a_sound_plan_is_told_calmly(with_plan: Opens, qtbot: Any) -> None:
    window = with_plan(sound_plan())
    flow = checked(window, qtbot)
    assert flow.counter.text().strip() == "Không có lỗi"
    key("F7")
    panel = flow.panel_flow.panel
    assert panel.model.rows == []
    assert "Không tìm thấy lỗi nào" in panel._note.text()
    assert not panel.card.isVisible()
    stand_on(window, "line", "l9", "lead")
    key("Del")
    checked(window, qtbot)
    assert [row.finding.rule for row in panel.model.rows if hasattr(row, "finding")] == ["lead-missing"]
    assert panel.card.isVisible()


def test_a_plan_that_is_only_looked_at_is_checked_too(faulty: MainWindow, qtbot: Any) -> None:
    path = faulty.document.path
    assert path is not None
    faulty.document.close()
    faulty.document.open(path, read_only=True)
    flow = checked(faulty, qtbot)
    assert len(places(flow, "lead-missing")) == 3
    key("F7")
    panel = choose(flow, "double-word", "t1")
    assert panel.card.fix.isVisible()
    assert not panel.card.fix.isEnabled()
    assert not panel.card.dismiss.isEnabled()


def test_remarks_and_check_share_the_place(with_plan: Opens, qtbot: Any) -> None:
    from models.plan import Remark

    remark = Remark(id="r1", message="Xem lại thời hạn", at="line/l3/deadline")
    window = with_plan(replace(faulty_plan(), remarks=(remark,)))
    checked(window, qtbot)
    below = window.workspace.below
    assert window.workspace.findings.isVisible()
    assert not below.bar.isVisible()
    key("F7")
    assert not window.workspace.findings.isVisible()
    assert below.tabs.tabText(1) == "Điều cần xem lại (1)"
    click(below.tabs, below.tabs.tabRect(1).center())
    assert window.workspace.findings.isVisible()
    assert not below.in_check
    window.workspace.findings.list.setCurrentRow(0)
    click(window.workspace.findings.jump)
    assert current_cell(window).address == ("line", "l3", "deadline")
    click(below.tabs, below.tabs.tabRect(0).center())
    click(below.shut)
    assert window.workspace.findings.isVisible()
    click(window.workspace.findings.seen_all)
    assert not below.isVisible()


def test_a_long_list_asks_only_for_what_is_seen(with_plan: Opens, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    window = with_plan(many_faults(1500))
    flow = checked(window, qtbot)
    assert len(places(flow, "double-word")) == 1500
    asked: list[int] = []
    data = FindingModel.data
    monkeypatch.setattr(
        FindingModel, "data", lambda self, index, role=0: asked.append(index.row()) or data(self, index, role)
    )
    key("F7")
    QApplication.processEvents()
    assert 0 < len(set(asked)) < 60


def test_the_explanation_comes_on_demand(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    card = flow.panel_flow.panel.card
    assert not card._explanation.isVisible()
    click(card._why)
    assert card._explanation.isVisible()
    assert len(card._explanation.text()) > 40
    key("Down")
    assert card._explanation.isVisible()


def test_keys_that_write_are_not_taken(faulty: MainWindow, qtbot: Any) -> None:
    checked(faulty, qtbot)
    key("F7")
    stand_on(faulty, "line", "l2", "lead")
    press("Phòng Nội vụ")
    key("Return")
    assert text_of(faulty, "line", "l2", "lead") == "Phòng Nội vụ"
    flow = checked(faulty, qtbot)
    assert places(flow, "lead-missing") == [("l5", "lead"), ("l6", "lead")]
    assert focused() is faulty.workspace.table
