"""Tasks from above held against the plan: loading, accepting by keys and mouse, links, adding, names, the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from models.coverage.coverage import Doubt, State
from models.plan import Plan, Task
from models.plan_json import dump_plan
from models.registers import Verdict
from tests.ui.conftest import Asked
from tests.ui.covering import ABOVE, HOUSES, OURS, REVIEW, SIGN, TRADE, Hands, area, click, plan_of
from tests.ui.keys import current_cell, focused, key, press
from tests.ui.test_bad_input import drop
from tests.ui.test_preview_print import printer_to
from ui.coverage.adding import AddingDialog
from ui.coverage.flow import CoverageFlow
from ui.coverage.names_dialog import NamesDialog
from ui.main_window import MainWindow
from ui.preview import printing


@pytest.fixture
def hands(with_plan: Callable[[Plan], MainWindow], asked: Asked, tmp_path: Path, qtbot: Any) -> Hands:
    """Our plan with the window open and nothing taken in."""
    made = Hands(with_plan(OURS), asked, tmp_path, qtbot)
    made.open()
    return made


@pytest.fixture
def loaded(hands: Hands) -> Hands:
    """The same with the plan from above taken in."""
    hands.load()
    return hands


def test_it_begins_with_one_sentence_and_the_way_on(hands: Hands) -> None:
    parts = hands.shown.parts
    assert parts.pages.currentIndex() == 0
    assert parts.first_load.isVisible()
    assert not parts.report.isEnabled()


def test_a_plan_from_above_is_read_and_told(loaded: Hands) -> None:
    parts = loaded.shown.parts
    assert parts.told.text() == "Đã có 0/4 nhiệm vụ được giao; 2 có đề xuất chờ nhận; 2 chưa có."
    assert loaded.texts() == [REVIEW, HOUSES, SIGN, TRADE]
    assert parts.hint.text() == "Đã nạp 5 nhiệm vụ từ “tỉnh.json”, trong đó 4 nhiệm vụ của cơ quan."
    assert loaded.entries()["Cấp giấy phép xây dựng"].verdict is Verdict.NOT_OURS
    assert focused() is parts.list


def test_what_was_read_is_taken_back_where_it_is_told(loaded: Hands) -> None:
    buttons = loaded.window.workspace.messages.findChildren(QPushButton)
    loaded.window.activateWindow()
    click(next(button for button in buttons if button.text() == "Hoàn tác"))
    loaded.settle()
    assert loaded.entries() == {}
    assert loaded.shown.parts.pages.currentIndex() == 0


def test_enter_accepts_what_is_proposed_and_goes_on(loaded: Hands) -> None:
    loaded.press("Return")
    assert loaded.entries()[REVIEW].tasks == ("a1-0",)
    current = loaded.shown.parts.list.current()
    assert current is not None
    assert current.entry.text == HOUSES
    assert loaded.shown.parts.told.text().startswith("Đã có 1/4")
    assert loaded.shown.parts.bar.value() == 1
    loaded.press("Ctrl+Z")
    assert loaded.entries()[REVIEW].tasks == ()


def test_what_is_not_sure_is_chosen_on_the_right_by_keys(loaded: Hands) -> None:
    loaded.stand(HOUSES)
    loaded.press("Space")
    pane = loaded.shown.parts.pane
    field = focused()
    assert field in (pane.list, pane.search)
    pane.search.setFocus()
    press("số hóa")
    key("Return")
    assert focused() is pane.list
    loaded.press("Return")
    assert loaded.entries()[HOUSES].tasks == ("a2-1",)
    assert focused() is loaded.shown.parts.list


def test_space_ticks_several_tasks_and_unticks(loaded: Hands) -> None:
    loaded.stand(SIGN)
    key("Right")
    pane = loaded.shown.parts.pane
    assert focused() is pane.list
    loaded.press("Space")
    assert loaded.entries()[SIGN].tasks == ("a2-0",)
    pane.search.setFocus()
    press("hồ sơ lưu trữ")
    key("Return")
    loaded.press("Space")
    assert loaded.entries()[SIGN].tasks == ("a2-0", "a2-1")
    key("Left")
    loaded.press("Delete")
    assert loaded.entries()[SIGN].tasks == ()


def test_all_proposals_with_one_button_are_one_step(loaded: Hands) -> None:
    click(loaded.shown.parts.all)
    loaded.settle()
    assert loaded.entries()[REVIEW].tasks
    assert loaded.entries()[SIGN].tasks
    assert not loaded.shown.parts.all.isEnabled()
    click(loaded.shown.parts.undo)
    loaded.settle()
    assert not loaded.entries()[REVIEW].tasks
    assert not loaded.entries()[SIGN].tasks


def test_filters_and_search_narrow_the_list(loaded: Hands) -> None:
    parts = loaded.shown.parts
    click(parts.filters.buttons["open"])
    assert loaded.texts() == [HOUSES, TRADE]
    click(parts.filters.buttons["not_ours"])
    assert loaded.texts() == ["Cấp giấy phép xây dựng"]
    click(parts.filters.buttons[""])
    key("Ctrl+F")
    assert focused() is parts.search
    press("dao tao")
    assert loaded.texts() == [TRADE]


def test_none_of_ours_and_ours_again(loaded: Hands) -> None:
    loaded.stand(TRADE)
    click(loaded.shown.parts.pane.ours)
    loaded.settle()
    assert loaded.entries()[TRADE].verdict is Verdict.NOT_OURS
    click(loaded.shown.parts.filters.buttons["not_ours"])
    loaded.stand(TRADE)
    assert loaded.shown.parts.pane.ours.text() == "&Thuộc cơ quan"
    click(loaded.shown.parts.pane.ours)
    loaded.settle()
    assert loaded.entries()[TRADE].verdict is Verdict.OPEN


def test_several_chosen_tasks_are_judged_as_one_step(loaded: Hands) -> None:
    loaded.stand(HOUSES)
    key("Shift+Down")
    key("Shift+Down")
    click(loaded.shown.parts.pane.settled)
    loaded.settle()
    assert [one.verdict for one in loaded.entries().values()].count(Verdict.COVERED) == 3
    loaded.press("Ctrl+Z")
    assert all(one.verdict is not Verdict.COVERED for one in loaded.entries().values())


def test_a_task_comes_into_the_plan_linked(loaded: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(dialog: AddingDialog) -> QDialog.DialogCode:
        asked.append(dialog.where.currentText())
        dialog.deadline.setText("Quý IV/2027")
        assert dialog.lead.currentText() == ""
        dialog.lead.setCurrentText("Văn phòng Sở")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AddingDialog, "exec", answer)
    loaded.stand(TRADE)
    steps = len(loaded.window.document.session.steps().done)
    click(loaded.shown.parts.pane.add)
    loaded.settle()
    assert asked == ["II. CHÍNH QUYỀN SỐ"]
    task = loaded.window.document.plan.appendices[0].areas[1].items[-1]
    assert isinstance(task, Task)
    assert (task.title, task.lines[0].deadline, task.lines[0].lead) == (TRADE, "Quý IV/2027", "Văn phòng Sở")
    assert loaded.shown.parts.hint.text() == "Đã thêm nhiệm vụ vào kế hoạch."
    assert loaded.entries()[TRADE].tasks == (task.id,)
    assert len(loaded.window.document.session.steps().done) == steps + 1


def test_a_double_click_leads_to_our_task(loaded: Hands) -> None:
    loaded.stand(SIGN)
    click(loaded.shown.parts.pane.jump)
    address = current_cell(loaded.window).address
    assert address is not None
    assert address.id == "a2-0"
    assert loaded.shown.isVisible()


def test_what_changes_in_the_table_changes_here(loaded: Hands) -> None:
    loaded.press("Return")
    coverage = loaded.shown.coverage
    assert coverage is not None
    assert coverage.rows[0].doubts == (Doubt.LATE,)
    from models.commands import Delete

    loaded.window.document.run(Delete(("a1-0",)))
    loaded.settle()
    coverage = loaded.shown.coverage
    assert coverage is not None
    assert (coverage.rows[0].state, coverage.rows[0].doubts) == (State.OPEN, (Doubt.GONE,))
    assert loaded.shown.parts.filters.buttons["doubt"].isVisible()


def test_a_note_is_kept_when_one_goes_on(loaded: Hands) -> None:
    loaded.stand(HOUSES)
    loaded.shown.parts.pane.note.setFocus()
    press("hỏi phòng Pháp chế")
    loaded.stand(TRADE)
    loaded.settle()
    assert loaded.entries()[HOUSES].note == "hỏi phòng Pháp chế"
    assert loaded.entries()[TRADE].note == ""
    assert loaded.shown.parts.pane.note.text() == ""


def test_a_newer_edition_keeps_links(loaded: Hands) -> None:
    loaded.press("Return")
    areas = ABOVE.appendices[0].areas
    newer = replace(ABOVE, appendices=(replace(ABOVE.appendices[0], areas=areas[:1]),))
    loaded.load(newer, "tỉnh bản 2.json")
    assert loaded.entries()[REVIEW].tasks == ("a1-0",)
    assert SIGN not in loaded.entries()
    assert loaded.shown.parts.hint.text() == (
        "Đã nạp bản mới “tỉnh bản 2.json”: 3 nhiệm vụ như cũ, 0 đổi lời văn, 0 mới, 2 không còn."
    )


def test_two_sources_are_told_apart_and_one_is_dropped(loaded: Hands) -> None:
    other = plan_of("Kế hoạch chuyển đổi số của tỉnh", "UBND TỈNH", area("c", "A", ("Mở dữ liệu", "Sở Nội vụ", "")))
    loaded.load(other, "khác.json")
    parts = loaded.shown.parts
    assert parts.source.count() == 3
    parts.source.setCurrentIndex(2)
    assert loaded.texts() == ["Mở dữ liệu"]
    click(parts.drop)
    loaded.settle()
    assert "Mở dữ liệu" not in loaded.entries()
    assert REVIEW in loaded.entries()


def test_names_that_mean_us_are_ticked(loaded: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(dialog: NamesDialog) -> QDialog.DialogCode:
        tree = dialog.tree
        items = {item.text(0): item for item in dialog.items}
        assert items["Sở Nội vụ"].checkState(0) is Qt.CheckState.Checked
        assert items["Sở Xây dựng"].checkState(0) is Qt.CheckState.Unchecked
        items["Sở Xây dựng"].setCheckState(0, Qt.CheckState.Checked)
        assert tree.accessibleName()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(NamesDialog, "exec", answer)
    click(loaded.shown.parts.names)
    loaded.settle()
    assert "Cấp giấy phép xây dựng" in loaded.texts()


def test_a_file_is_dropped_on_the_window(hands: Hands) -> None:
    path = hands.folder / "thả.json"
    path.write_text(dump_plan(ABOVE), encoding="utf-8")
    assert drop(hands.shown, QUrl.fromLocalFile(str(path)))
    hands.qtbot.waitUntil(lambda: len(hands.entries()) == 5, timeout=5000)


def test_a_file_without_tasks_is_told_in_one_sentence(hands: Hands) -> None:
    hands.load(Plan(title="Không có gì"), "trống.json")
    (told,) = hands.asked.problems
    assert "không có nhiệm vụ nào" in told
    assert hands.entries() == {}


def test_a_plan_that_names_us_nowhere_says_what_to_do(hands: Hands) -> None:
    hands.load(plan_of("Kế hoạch khác", "", area("c", "A", ("Việc", "Sở Xây dựng", ""))), "khác.json")
    assert "Tên của cơ quan…" in hands.shown.parts.hint.text()


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_the_result_goes_out(loaded: Hands, kind: str) -> None:
    target = loaded.folder / f"kết quả.{kind}"
    loaded.asked.saves.append(target)
    loaded.shown.parts.reports[kind].trigger()
    QApplication.processEvents()
    assert target.stat().st_size > 1000
    assert loaded.asked.suggested[-1].name == f"kế hoạch - đối chiếu nhiệm vụ cấp trên giao.{kind}"


def test_the_result_is_printed(loaded: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    target = loaded.folder / "giấy.pdf"
    printer = printer_to(target)
    monkeypatch.setattr(printing, "find_printer", lambda: printer)
    monkeypatch.setattr(printing, "ask_printer", lambda *_args: True)
    loaded.shown.parts.reports["print"].trigger()
    loaded.qtbot.waitUntil(lambda: target.exists() and target.stat().st_size > 1000, timeout=5000)
    assert not loaded.asked.problems


def test_it_comes_back_after_reopening_and_closes_with_the_plan(loaded: Hands) -> None:
    loaded.press("Return")
    path = loaded.window.document.path
    assert path is not None
    flow = loaded.window.findChild(CoverageFlow)
    assert flow is not None
    loaded.window.document.close()
    assert flow.shown is None
    loaded.window.document.open(path)
    loaded.open()
    assert loaded.shown.parts.told.text().startswith("Đã có 1/4")


def test_a_plan_that_is_only_read_changes_nothing(loaded: Hands) -> None:
    path = loaded.window.document.path
    assert path is not None
    loaded.window.document.close()
    loaded.window.document.open(path, read_only=True)
    shown = loaded.open()
    before = loaded.entries()
    key("Return")
    assert loaded.entries() == before
    for button in (shown.parts.load, shown.parts.all, shown.parts.pane.add, shown.parts.pane.take):
        assert not button.isEnabled()


def test_five_hundred_tasks_and_long_texts_are_listed_at_once(hands: Hands) -> None:
    tasks = tuple((f"Nhiệm vụ số {n} " + "rất dài " * (n % 60), "Sở Nội vụ", "Quý I/2027") for n in range(500))
    hands.load(plan_of("Kế hoạch lớn", "UBND TỈNH", area("c", "A", *tasks)), "lớn.json")
    assert len(hands.texts()) == 500
    view = hands.shown.parts.list
    heights = {view.visualRect(view.rows.index(row)).height() for row in range(5)}
    assert len(heights) == 1
    view.setFocus()
    key("End")
    current = view.current()
    assert current is not None
    assert current.entry.text.startswith("Nhiệm vụ số 499")
    assert current.entry.text in hands.shown.parts.pane.text.toPlainText()


def test_a_box_is_ticked_with_the_mouse(loaded: Hands) -> None:
    loaded.stand(SIGN)
    view = loaded.shown.parts.pane.list
    row = view.visualRect(view.rows.index(0))
    at = row.topLeft() + QPoint(row.height() // 4, row.height() // 2)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    loaded.settle()
    assert loaded.entries()[SIGN].tasks == ("a2-0",)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    loaded.settle()
    assert loaded.entries()[SIGN].tasks == ()


def test_escape_goes_back_before_it_closes(loaded: Hands) -> None:
    loaded.stand(SIGN)
    key("Right")
    key("Escape")
    assert focused() is loaded.shown.parts.list
    key("Escape")
    flow = loaded.window.findChild(CoverageFlow)
    assert flow is not None
    assert flow.shown is None
