"""The check without a mouse and without eyes: names, keys, small windows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from models.plan import Plan
from tests.ui.checking import checked, choose, faulty_plan, in_dialog, keep_to_few_rules, places
from tests.ui.keys import focused, key, text_of
from tests.ui.test_accessible import check
from ui.checking.dismiss_dialog import DismissDialog
from ui.checking.export_list import ExportDialog
from ui.checking.fix_dialog import FixDialog
from ui.checking.rules_dialog import RulesDialog
from ui.main_window import MainWindow

Opens = Callable[[Plan], MainWindow]


@pytest.fixture(autouse=True)
def _few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_to_few_rules(monkeypatch)


@pytest.fixture
def faulty(with_plan: Opens) -> MainWindow:
    """A window with the plan of known faults."""
    return with_plan(faulty_plan())


def test_every_part_has_a_name_and_f6_comes_here(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    check(faulty)
    panel = choose(flow, "double-word", "t1")
    dialog = FixDialog([flow.runner.settled.findings[0]], faulty.document.session.rows, lambda _one: "Ở đây", faulty)
    check(dialog)
    check(RulesDialog(faulty.document.plan.checks, flow.runner.settled, True, faulty))
    check(DismissDialog("Vì sao", faulty))
    check(ExportDialog(5, 2, faulty))
    faulty.workspace.table.setFocus()
    for _turn in range(5):
        key("F6")
        if focused() is panel.list:
            return
    raise AssertionError("F6 does not come to the list")


def test_delete_in_the_list_asks_for_a_note(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    choose(flow, "deadline-missing", "l3")
    in_dialog(DismissDialog, lambda _dialog: key("Return"))
    key("Del")
    checked(faulty, qtbot)
    assert places(flow, "deadline-missing") == []
    assert text_of(faulty, "line", "l3", "product") != ""
    assert len(faulty.document.plan.entries) == 1


def test_the_panel_does_not_widen_a_small_window(faulty: MainWindow, qtbot: Any) -> None:
    faulty.resize(911, 433)
    checked(faulty, qtbot)
    key("F7")
    QApplication.processEvents()
    assert (faulty.width(), faulty.height()) == (911, 433)
    panel = faulty.checking.flow.panel_flow.panel
    assert panel.list.viewport().height() > 40
    assert faulty.workspace.table.viewport().height() > 60
