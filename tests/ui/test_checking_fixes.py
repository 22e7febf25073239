"""What puts findings right: all of a kind, single places left out, what is told of it and when that goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from models.checking.finding import Finding, Severity, Spot
from models.checking.report import Report
from models.grid.grid import Address
from models.plan import Plan
from tests.ui.checking import checked, choose, click, faulty_plan, find, in_dialog, keep_to_few_rules
from tests.ui.keys import focused, key, text_of
from ui.checking.fix_dialog import FixDialog
from ui.main_window import MainWindow

Opens = Callable[[Plan], MainWindow]


@pytest.fixture(autouse=True)
def _few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_to_few_rules(monkeypatch)


@pytest.fixture
def faulty(with_plan: Opens) -> MainWindow:
    """A window with the plan of known faults."""
    return with_plan(faulty_plan())


def test_all_of_a_kind_are_listed_first_and_single_ones_left_out(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    panel = choose(flow, "double-word", "t1")
    assert "3" in panel.card.fix_all.text()

    def work(dialog: FixDialog) -> None:
        assert dialog.do.text() == "Sửa 3 chỗ"
        assert focused() is dialog.list
        key("Space")
        assert dialog.do.text() == "Sửa 2 chỗ"
        key("Down")
        key("Space")
        assert dialog.do.text() == "Sửa 1 chỗ"
        box = dialog.list.visualRect(dialog.list.model().index(1, 0)).topLeft() + QPoint(14, 12)
        click(dialog.list.viewport(), box)
        assert dialog.do.text() == "Sửa 2 chỗ"
        click(dialog.do)

    met = in_dialog(FixDialog, work)
    click(panel.card.fix_all)
    assert len(met) == 1
    assert text_of(faulty, "task", "t4") == "Bồi dưỡng công chức một cửa"
    assert text_of(faulty, "task", "t1") == "Rà soát rà soát văn bản đã ban hành"
    section = faulty.document.plan.sections[0]
    assert section.paragraphs[1] == "Kịp thời tháo gỡ khó khăn."
    faulty.editing.undo()
    assert text_of(faulty, "task", "t4") == "Bồi dưỡng bồi dưỡng công chức một cửa"
    assert faulty.document.plan.sections[0].paragraphs[1].startswith("Kịp thời kịp thời")


def test_enter_in_the_list_of_places_puts_them_right(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    panel = choose(flow, "double-word", "t1")

    def work(_dialog: FixDialog) -> None:
        key("Down")
        key("Space")
        key("Return")

    met = in_dialog(FixDialog, work)
    click(panel.card.fix_all)
    assert met[0].result() == FixDialog.DialogCode.Accepted
    assert faulty.workspace.messages.text() == "Đã sửa 2 chỗ."
    assert text_of(faulty, "task", "t1") == "Rà soát rà soát văn bản đã ban hành"


def test_each_place_of_one_finding_is_listed_and_can_be_left_out(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    leads = [Address("line", id_, "lead") for id_ in ("l4", "l1")]
    spots = tuple(Spot(one, 0, 9, "Văn phòng", "VĂN PHÒNG") for one in leads)
    finding = Finding(rule="double-word", severity=Severity.HINT, message="Viết hai cách.", spots=spots, key="k")
    report = Report(faulty.document.session.rows)
    dialog = FixDialog([finding], faulty.document.session.rows, report.words, faulty)
    qtbot.addWidget(dialog)
    assert [one.address for one in dialog.list.differences_shown()] == leads[::-1]
    assert dialog.all.checkState() is Qt.CheckState.Checked
    dialog.all.click()
    assert (dialog.do.isEnabled(), dialog.all.checkState()) == (False, Qt.CheckState.Unchecked)
    dialog.all.click()
    assert dialog.do.text() == "Sửa 2 chỗ"
    dialog.list.toggle(dialog.list.differences_shown()[0])
    assert dialog.all.checkState() is Qt.CheckState.PartiallyChecked
    assert dialog.do.text() == "Sửa 1 chỗ"
    assert flow.deeds.fix_all(dialog.chosen(), dialog.left_out(), dialog.count)
    assert text_of(faulty, "line", "l1", "lead") == "Văn phòng Sở"
    assert text_of(faulty, "line", "l4", "lead") == "VĂN PHÒNG Sở"


def test_what_is_told_leaves_the_list_free_and_goes_with_its_step(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    panel = choose(flow, "double-word", "t1")
    click(panel.card._place)
    finding = find(flow, "double-word", "t1")
    assert faulty.status.hint.text().endswith(finding.message)
    click(panel.card.fix)
    messages, below = faulty.workspace.messages, faulty.workspace.below
    assert messages.isVisible()
    checked(faulty, qtbot)
    assert finding.message not in faulty.status.hint.text()
    top = below.mapTo(faulty.centralWidget(), QPoint(0, 0)).y()
    assert messages.geometry().bottom() < top
    key("Esc")
    assert messages.geometry().bottom() > top
    key("Ctrl+Z")
    assert text_of(faulty, "task", "t1") == "Rà soát rà soát văn bản đã ban hành"
    assert not messages.isVisible()
