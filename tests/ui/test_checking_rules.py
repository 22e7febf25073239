"""The rules as an officer sets them, the printed list, and the word of the check before a plan is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from models.checking.finding import Finding, Severity, Spot
from models.checking.registry import all_rules
from models.checking.rule import TextRule
from models.grid.grid import Address
from models.plan import Plan
from models.registers import CheckSettings
from tests.ui.checking import checked, choose, click, faulty_plan, in_dialog, keep_to_few_rules, places
from tests.ui.conftest import Asked
from tests.ui.keys import current_cell, key, press, stand_on
from ui.checking.arranging import Entry, Heading, Order, arranged, counter_text
from ui.checking.export_list import ExportDialog
from ui.checking.place_words import shortened
from ui.checking.rules_dialog import RulesDialog
from ui.main_window import MainWindow
from ui.send.dialog import SendDialog
from ui.theme import DARK, LIGHT, apply_theme

Opens = Callable[[Plan], MainWindow]


@pytest.fixture(autouse=True)
def _few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_to_few_rules(monkeypatch)


@pytest.fixture
def faulty(with_plan: Opens) -> MainWindow:
    """A window with the plan of known faults."""
    return with_plan(faulty_plan())


def row_of(dialog: RulesDialog, title: str) -> QTreeWidgetItem:
    """The row of a rule or group."""
    found = dialog.rules.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    assert len(found) == 1
    return found[0]


def title(name: str) -> str:
    """What a rule is called."""
    return next(rule.title for rule in all_rules() if rule.name == name)


def test_rules_are_switched_off_and_on_again(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)

    def switch(dialog: RulesDialog) -> None:
        row = row_of(dialog, title("lead-missing"))
        assert row.text(2) == "3"
        dialog.rules.setCurrentItem(row)
        assert title("lead-missing") in dialog._title.text()
        key("Space")
        dialog.before.click()
        key("Return")

    met = in_dialog(RulesDialog, switch)
    faulty.actions_by_name["actionCheckRules"].trigger()
    assert len(met) == 1
    checks = faulty.document.plan.checks
    assert checks == CheckSettings(rules_off=frozenset({"lead-missing"}), before_includes_day=True)
    checked(faulty, qtbot)
    assert places(flow, "lead-missing") == []
    assert len(places(flow, "deadline-missing")) == 1
    faulty.editing.undo()
    checked(faulty, qtbot)
    assert faulty.document.plan.checks == CheckSettings()
    assert len(places(flow, "lead-missing")) == 3


def test_a_group_is_switched_as_a_whole_and_unknown_rules_stay_off(with_plan: Opens, qtbot: Any) -> None:
    window = with_plan(replace(faulty_plan(), checks=CheckSettings(rules_off=frozenset({"of-a-later-program"}))))
    checked(window, qtbot)

    def switch(dialog: RulesDialog) -> None:
        dialog.rules.setCurrentItem(row_of(dialog, "Thiếu nội dung"))
        key("Space")
        click(dialog.save)

    in_dialog(RulesDialog, switch)
    window.actions_by_name["actionCheckRules"].trigger()
    off = window.document.plan.checks.rules_off
    assert off == {"of-a-later-program", *(rule.name for rule in all_rules() if rule.group == "fields")}


def test_a_rule_is_switched_off_from_its_finding(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    panel = choose(flow, "double-word", "t1")
    panel.list.menu_wanted.emit(QPoint(10, 10))
    menu = panel.card.menu
    (entry,) = [action for action in menu.actions() if action.text() == "Tắt quy tắc này"]
    entry.trigger()
    menu.hide()
    checked(faulty, qtbot)
    assert places(flow, "double-word") == []
    assert title("double-word") in faulty.workspace.messages.text()


def test_known_words_are_added_and_taken_off(faulty: MainWindow, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    spelling = next(rule for rule in all_rules() if isinstance(rule, TextRule) and rule.name == "double-word")
    monkeypatch.setattr(
        "models.checking.checker.all_rules", lambda: (replace(spelling, name="spelling-x", group="spelling"),)
    )
    monkeypatch.setattr(
        "ui.checking.deeds.rules_by_name",
        lambda: {"spelling-x": replace(spelling, name="spelling-x", group="spelling")},
    )
    flow = checked(faulty, qtbot)
    flow.runner.begin()
    checked(faulty, qtbot)
    found = next(one for one in flow.runner.settled.findings if one.address.id == "t1")
    assert flow.deeds.word_of(found) == "Rà soát rà soát"
    assert flow.deeds.learn(found)
    assert faulty.document.plan.checks.words == {"rà soát rà soát"}
    checked(faulty, qtbot)
    assert "t1" not in [one.address.id for one in flow.runner.settled.findings]

    def change(dialog: RulesDialog) -> None:
        dialog.tabs.setCurrentWidget(dialog.words)
        assert [dialog.words.list.item(row).text() for row in range(dialog.words.list.count())] == ["rà soát rà soát"]
        dialog.words.line.setFocus()
        press("  VNPT ioffice")
        key("Return")
        dialog.words.list.setCurrentRow(0)
        click(dialog.words.drop)
        click(dialog.save)

    in_dialog(RulesDialog, change)
    faulty.actions_by_name["actionCheckRules"].trigger()
    assert faulty.document.plan.checks.words == {"vnpt ioffice"}


def test_a_word_that_is_still_being_written_is_saved_too(faulty: MainWindow, qtbot: Any) -> None:
    checked(faulty, qtbot)

    def write(dialog: RulesDialog) -> None:
        dialog.tabs.setCurrentWidget(dialog.words)
        assert dialog.words.empty.isVisible()
        assert not dialog.words.drop.isVisible()
        assert not dialog.everything.isVisible()
        dialog.words.line.setFocus()
        press("iOffice")
        key("Return")
        assert not dialog.words.empty.isVisible()
        press("eGov")
        click(dialog.save)

    in_dialog(RulesDialog, write)
    faulty.actions_by_name["actionCheckRules"].trigger()
    assert faulty.document.plan.checks.words == {"ioffice", "egov"}


def test_the_list_is_written_as_shown(faulty: MainWindow, qtbot: Any, asked: Asked, tmp_path: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    click(flow.panel_flow.panel.grades.grades[Severity.HINT])
    asked.saves.append(tmp_path / "lỗi.html")

    def choose_html(dialog: ExportDialog) -> None:
        assert dialog.some.isChecked()
        dialog.kinds["html"].click()
        click(dialog.go)

    in_dialog(ExportDialog, choose_html)
    faulty.actions_by_name["actionExportFindings"].trigger()
    assert asked.problems == []
    assert "danh sách lỗi" in asked.suggested[0].name
    page = (tmp_path / "lỗi.html").read_text(encoding="utf-8")
    assert page.count("Chưa ghi") == 4
    assert "hai lần liền nhau" not in page


def test_all_are_written_while_the_panel_is_closed(faulty: MainWindow, qtbot: Any, asked: Asked, tmp_path: Any) -> None:
    from openpyxl import load_workbook

    checked(faulty, qtbot)
    asked.saves.append(tmp_path / "lỗi.xlsx")

    def choose_xlsx(dialog: ExportDialog) -> None:
        assert not dialog.some.isVisible()
        dialog.kinds["xlsx"].click()
        key("Return")

    in_dialog(ExportDialog, choose_xlsx)
    faulty.actions_by_name["actionExportFindings"].trigger()
    rows = load_workbook(tmp_path / "lỗi.xlsx").worksheets[0].iter_rows(values_only=True)
    told = " ".join(str(text) for row in rows for text in row if text)
    assert told.count("Chưa ghi") == 4
    assert told.count("hai lần liền nhau") == 3
    assert "Nhiệm vụ 2" in told


def test_sending_tells_what_the_check_found(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    faulty.actions_by_name["actionSend"].trigger()
    dialog = next(one for one in faulty.findChildren(SendDialog) if one.isVisible())
    assert dialog.check.line.text.text() == "Soát lỗi: 4 lỗi · 3 gợi ý"
    dialog.check.line.look.click()
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in faulty.findChildren(SendDialog)))
    assert flow.is_open


def test_sending_checks_in_a_thread_what_is_not_checked_yet(
    faulty: MainWindow, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = checked(faulty, qtbot)
    monkeypatch.setattr(flow.runner, "finish", lambda _seconds=None: False)
    flow.runner.begin()
    faulty.actions_by_name["actionSend"].trigger()
    dialog = next(one for one in faulty.findChildren(SendDialog) if one.isVisible())
    assert dialog.check.line.text.text() == "Soát lỗi: 4 lỗi · 3 gợi ý"
    dialog.reject()


def test_the_details_tell_what_is_found_in_the_line(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    stand_on(faulty, "line", "l2", "product")
    assert flow.notes.isVisible()
    assert [one.rule for one in flow.notes._shown] == ["lead-missing"]
    flow.notes.wanted.emit(flow.notes._shown[0])
    assert current_cell(faulty).address == ("line", "l2", "lead")
    press("Phòng Nội vụ")
    key("Return")
    checked(faulty, qtbot)
    stand_on(faulty, "line", "l2", "product")
    assert not flow.notes.isVisible()


def test_other_colours_change_nothing_but_colours(faulty: MainWindow, qtbot: Any) -> None:
    flow = checked(faulty, qtbot)
    key("F7")
    shown = list(flow.panel_flow.panel.model.rows)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, DARK)
    faulty.retheme()
    assert flow.panel_flow.panel.model.rows == shown
    assert flow.panel_flow.panel.isVisible()
    apply_theme(app, LIGHT)
    faulty.retheme()


def test_the_counter_says_it_in_few_words() -> None:
    assert counter_text({}) == "Không có lỗi"
    assert counter_text({Severity.ERROR: 2, Severity.WARNING: 5}) == "2 lỗi · 5 cảnh báo"
    assert counter_text({Severity.HINT: 1}) == "Không có lỗi · 1 gợi ý"


def test_a_long_place_gives_way_in_its_names(faulty: MainWindow) -> None:
    metrics = faulty.fontMetrics()
    place = "PHỤ LỤC I › III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH › Nhiệm vụ 2 › Cơ quan chủ trì"
    assert shortened(place, metrics, 10_000) == place
    room = metrics.horizontalAdvance(place) * 3 // 4
    shown = shortened(place, metrics, room)
    assert shown.startswith("PHỤ LỤC I › III. C")
    assert shown.endswith("… › Nhiệm vụ 2 › Cơ quan chủ trì")
    assert metrics.horizontalAdvance(shown) <= room
    few = metrics.horizontalAdvance("… › Nhiệm vụ 2 › Cơ quan chủ trì") + 2
    assert shortened(place, metrics, few) == "… › Nhiệm vụ 2 › Cơ quan chủ trì"
    assert shortened(place, metrics, few - 20).endswith("2 › Cơ quan chủ trì")
    assert metrics.horizontalAdvance(shortened("Một tên rất dài không có phần nào", metrics, 60)) <= 60
    deep = "PHỤ LỤC › I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH › Nhiệm vụ 3 › dòng 1 › Thời gian hoàn thành"
    shown = shortened(deep, metrics, metrics.horizontalAdvance("… › I… › Nhiệm vụ 3 › dòng 1 › Thời gian hoàn thành+"))
    assert shown.endswith("… › Nhiệm vụ 3 › dòng 1 › Thời gian hoàn thành")
    unnumbered = "PHỤ LỤC › I. THỂ CHẾ › 1. Một mục tiêu có tên dài › Nhiệm vụ “Rà soát văn bản quy phạm” › Thời hạn"
    shown = shortened(unnumbered, metrics, metrics.horizontalAdvance(unnumbered) // 2)
    assert "Nhiệm vụ “Rà soát" in shown
    assert shown.endswith("› Thời hạn")


def test_of_very_many_findings_the_first_are_listed(monkeypatch: pytest.MonkeyPatch, faulty: MainWindow) -> None:
    monkeypatch.setattr("ui.checking.arranging.MOST", 2)
    spot = (Spot(Address("task", "t1", "title")),)
    found = [
        Entry(Finding(rule="double-word", severity=Severity.HINT, message=str(n), spots=spot, key=str(n)))
        for n in range(5)
    ]
    for order in Order:
        head, one, two, rest = arranged(found, order, faulty.document.session.rows, {})
        assert (one, two) == tuple(found[:2])
        assert isinstance(head, Heading)
        assert isinstance(rest, Heading)
        assert (head.number, rest.number) == (5, 3)
