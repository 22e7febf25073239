"""A file that came back: its changes are looked at, decided with keys and mouse, and taken as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from exports.pdf.writer import write_pdf
from exports.xlsx.writer import write_xlsx
from models import commands
from models.compare.comparison import Difference
from models.grid.grid import Address
from models.i18n import _
from models.plan import Item, Line, Plan, Task
from models.store import PlanSession
from tests.plans import big_plan
from tests.ui.keys import focused, key, press, text_of
from ui import dialogs
from ui.differences.model import ROW
from ui.main_window import MainWindow
from ui.returning.decisions import Choice
from ui.returning.flow import ReturnFlow
from ui.returning.window import ReturnWindow

Edit = dict[str, str]


def sent(window: MainWindow, folder: Path, edits: Edit, plan: Plan | None = None) -> Path:
    """A workbook of the open plan in which texts were replaced."""
    path = folder / "gửi về.xlsx"
    write_xlsx(plan or window.document.plan, path)
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value in edits:
                cell.value = edits[str(cell.value)]
    book.save(path)
    return path


@pytest.fixture
def receive(
    with_plan: Callable[[Plan], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., ReturnWindow]:
    """Opens a plan, and through the menu a workbook of it in which others changed titles; ours are changed, too."""

    def opened(edits: Edit, own: Edit | None = None, lines: int = 12) -> ReturnWindow:
        window = with_plan(big_plan(lines))
        path = sent(window, tmp_path, edits)
        for id_, text in (own or {}).items():
            window.document.run(commands.SetText(Address("task", id_, "title"), text))
            window.document.session.seal()
        monkeypatch.setattr(dialogs, "ask_open", lambda *_args: path)
        window.actions_by_name["actionReturned"].trigger()
        flow = window.findChild(ReturnFlow)
        assert flow is not None
        assert flow.shown is not None
        QApplication.processEvents()
        return flow.shown

    return opened


def test_changes_are_taken_with_keys_as_one_step(receive: Callable[..., ReturnWindow], window: MainWindow) -> None:
    shown = receive({"Nhiệm vụ 2": "Việc hai", "Nhiệm vụ 5": "Việc năm", "Nhiệm vụ 7": "Việc bảy"})
    assert focused() is shown.list
    assert shown.told.text() == "Tệp “gửi về.xlsx”: 3 ô sửa."
    assert not shown.take.isEnabled()
    key("Space")
    key("Delete")
    key("Return")
    assert shown.take.text() == "Nhận 2 thay đổi"
    assert text_of(window, "task", "t2") == "Nhiệm vụ 2"  # nothing is done before it is all taken
    key("Ctrl+Return")
    assert [text_of(window, "task", id_) for id_ in ("t2", "t5", "t7")] == ["Việc hai", "Nhiệm vụ 5", "Việc bảy"]
    assert window.document.session.undo_label == "Nhận thay đổi từ “gửi về.xlsx”"
    window.actions_by_name["actionUndo"].trigger()
    assert [text_of(window, "task", id_) for id_ in ("t2", "t5", "t7")] == ["Nhiệm vụ 2", "Nhiệm vụ 5", "Nhiệm vụ 7"]


def test_arrows_choose_and_backspace_opens_again(receive: Callable[..., ReturnWindow]) -> None:
    shown = receive({"Nhiệm vụ 2": "Việc hai", "Nhiệm vụ 5": "Việc năm"})
    first, second = shown.decisions.changes
    key("Down")
    key("Down")
    assert shown.list.chosen_change() is second
    key("Return")
    assert shown.decisions.of(second) is Choice.TAKEN
    key("Backspace")
    assert shown.decisions.of(second) is Choice.OPEN
    assert shown.decisions.of(first) is Choice.OPEN


def test_what_both_sides_changed_is_never_taken_by_all(
    receive: Callable[..., ReturnWindow], window: MainWindow
) -> None:
    shown = receive({"Nhiệm vụ 2": "Của đơn vị", "Nhiệm vụ 5": "Việc năm"}, {"t2": "Của ta"})
    clash = shown.decisions.changes[0]
    assert clash.conflict
    assert shown.pane.texts[0].toPlainText() == "Nhiệm vụ 2"
    assert shown.pane.isVisible()
    QTest.mouseClick(shown.all, Qt.MouseButton.LeftButton)
    assert shown.take.text() == "Nhận 1 thay đổi"
    assert shown.decisions.of(clash) is Choice.OPEN
    assert shown.list.chosen_change() is clash
    key("Return")  # leads to the choice, and does not make it
    assert shown.decisions.of(clash) is Choice.OPEN
    assert focused() is shown.pane.ours
    QTest.mouseClick(shown.pane.theirs, Qt.MouseButton.LeftButton)
    QTest.mouseClick(shown.take, Qt.MouseButton.LeftButton)
    assert [text_of(window, "task", id_) for id_ in ("t2", "t5")] == ["Của đơn vị", "Việc năm"]


def test_a_text_of_ones_own_takes_the_place_of_both(receive: Callable[..., ReturnWindow], window: MainWindow) -> None:
    shown = receive({"Nhiệm vụ 2": "Của đơn vị"}, {"t2": "Của ta"})
    key("Return")
    QTest.mouseClick(shown.pane.write, Qt.MouseButton.LeftButton)
    assert focused() is shown.pane.own
    press("Cả hai cùng được")
    QTest.mouseClick(shown.pane.use, Qt.MouseButton.LeftButton)
    key("Ctrl+Return")
    assert text_of(window, "task", "t2") == "Cả hai cùng được"


def test_the_mark_is_clicked(receive: Callable[..., ReturnWindow]) -> None:
    shown = receive({"Nhiệm vụ 2": "Việc hai", "Nhiệm vụ 5": "Việc năm"})
    model = shown.list.model()
    row = next(n for n in range(model.rowCount()) if isinstance(model.index(n, 0).data(ROW), Difference))
    spot = shown.list.visualRect(model.index(row, 0)).topLeft() + QPoint(16, 12)
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert shown.take.text() == "Nhận 1 thay đổi"
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert not shown.take.isEnabled()


def test_a_file_without_changes_says_so(receive: Callable[..., ReturnWindow]) -> None:
    shown = receive({})
    assert shown.told.text() == _("Tệp không có gì khác với kế hoạch.")
    assert not shown.list.isVisible()
    assert not shown.take.isVisible()
    assert shown.shut.isVisible()


def test_a_file_of_another_plan_is_merged_by_its_words(
    with_plan: Callable[[Plan], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = with_plan(big_plan(12))
    other = Plan(id="khác", appendices=big_plan(12).appendices)
    path = sent(window, tmp_path, {"Nhiệm vụ 5": "Nhiệm vụ 5 đã bổ sung"}, other)
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask_open", lambda *_args: path)
    monkeypatch.setattr(dialogs, "choose", lambda _parent, _title, text, _answers: asked.append(text) or 0)
    window.actions_by_name["actionReturned"].trigger()
    assert "không được xuất từ kế hoạch đang mở" in asked[0]
    flow = window.findChild(ReturnFlow)
    assert flow is not None
    assert flow.shown is not None
    assert [one.shown.after for one in flow.shown.decisions.changes] == ["Nhiệm vụ 5 đã bổ sung"]
    assert "dò theo câu chữ" in flow.shown.note.text()
    QApplication.processEvents()
    assert focused() is flow.shown.list


def test_thousands_of_changes_are_laid_out_only_where_they_are_seen(
    receive: Callable[..., ReturnWindow], qtbot: QtBot
) -> None:
    shown = receive({f"Nhiệm vụ {n}": f"Việc {n}" for n in range(1500)}, lines=1500)
    assert len(shown.decisions.changes) == 1500
    assert shown.list.model().rowCount() < 400
    QTest.mouseClick(shown.all, Qt.MouseButton.LeftButton)
    assert shown.take.text() == "Nhận 1500 thay đổi"
    shown.kinds.buttons[shown.decisions.changes[0].shown.kind].click()
    assert shown.list.model().rowCount() == 0


def test_only_a_plan_that_can_be_changed_receives(window: MainWindow) -> None:
    assert not window.actions_by_name["actionReturned"].isEnabled()


def test_our_own_pdf_leads_to_its_changes_without_a_question(
    with_plan: Callable[[Plan], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = replace(big_plan(12), title="Kế hoạch cải cách hành chính năm 2027", agency="Sở Nội vụ")
    window = with_plan(plan)
    path = tmp_path / "bản in.pdf"
    write_pdf(window.document.plan, path)
    window.document.run(commands.SetText(Address("task", "t2", "title"), "Việc hai"))
    monkeypatch.setattr(dialogs, "ask_open", lambda *_args: path)
    window.actions_by_name["actionReturned"].trigger()
    flow = window.findChild(ReturnFlow)
    assert flow is not None
    assert flow.shown is not None
    assert [one.shown.after for one in flow.shown.decisions.changes] == ["Nhiệm vụ 2"]
    assert "dò theo câu chữ" in flow.shown.note.text()
    QApplication.processEvents()
    assert focused() is flow.shown.list
    key("Space")
    key("Ctrl+Return")
    assert text_of(window, "task", "t2") == "Nhiệm vụ 2"


def test_a_copy_of_the_plan_file_is_received_like_other_files(
    with_plan: Callable[[Plan], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = with_plan(big_plan(12))
    path = tmp_path / "của đồng nghiệp.cchc"
    window.document.session.save_copy(path)
    with PlanSession.open(path) as theirs:
        theirs.run(commands.SetText(Address("task", "t3", "title"), "Việc ba"))
    monkeypatch.setattr(dialogs, "ask_open", lambda *_args: path)
    window.actions_by_name["actionReturned"].trigger()
    flow = window.findChild(ReturnFlow)
    assert flow is not None
    assert flow.shown is not None
    assert flow.shown.told.text() == "Tệp “của đồng nghiệp.cchc”: 1 ô sửa."


def test_decisions_go_back_and_forth_with_the_keys_of_the_table(receive: Callable[..., ReturnWindow]) -> None:
    shown = receive({"Nhiệm vụ 2": "Việc hai", "Nhiệm vụ 5": "Việc năm", "Nhiệm vụ 7": "Việc bảy"})
    key("Space")
    QTest.mouseClick(shown.none, Qt.MouseButton.LeftButton)
    choices = [shown.decisions.of(one) for one in shown.decisions.changes]
    assert choices == [Choice.LEFT] * 3
    key("Ctrl+Z")
    assert [shown.decisions.of(one) for one in shown.decisions.changes] == [Choice.TAKEN, Choice.OPEN, Choice.OPEN]
    assert shown.take.text() == "Nhận 1 thay đổi"
    key("Ctrl+Z")
    assert not shown.undo.isEnabled()
    assert shown.take.text() == "Nhận thay đổi"
    key("Ctrl+Y")
    QTest.mouseClick(shown.redo, Qt.MouseButton.LeftButton)
    assert [shown.decisions.of(one) for one in shown.decisions.changes] == choices


def test_enter_takes_all_once_all_is_chosen(receive: Callable[..., ReturnWindow], window: MainWindow) -> None:
    shown = receive({"Nhiệm vụ 2": "Việc hai", "Nhiệm vụ 5": "Việc năm"})
    QTest.mouseClick(shown.all, Qt.MouseButton.LeftButton)
    assert focused() is shown.take
    key("Return")
    assert [text_of(window, "task", id_) for id_ in ("t2", "t5")] == ["Việc hai", "Việc năm"]


def test_what_was_decided_is_there_again_after_escape(
    receive: Callable[..., ReturnWindow], window: MainWindow, qtbot: QtBot
) -> None:
    receive({"Nhiệm vụ 2": "Việc hai", "Nhiệm vụ 5": "Việc năm"})
    key("Space")
    key("Escape")
    flow = window.findChild(ReturnFlow)
    assert flow is not None
    assert flow.shown is None
    messages = window.workspace.messages
    assert "Chưa nhận" in messages.text()
    again = next(one for one in messages.findChildren(QPushButton) if one.text() == "Xem lại tiếp")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    reopened = flow.shown
    assert reopened is not None
    assert reopened.take.text() == "Nhận 1 thay đổi"
    qtbot.waitUntil(lambda: QApplication.activeWindow() is reopened)
    key("Ctrl+Return")
    assert text_of(window, "task", "t2") == "Việc hai"
    assert "Đã nhận" in messages.text()


def test_escape_without_a_decision_says_nothing(receive: Callable[..., ReturnWindow], window: MainWindow) -> None:
    receive({"Nhiệm vụ 2": "Việc hai"})
    key("Down")
    key("Escape")
    assert not window.workspace.messages.isVisible()


def test_another_plan_is_merged_without_taking_ours_away(
    with_plan: Callable[[Plan], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = with_plan(big_plan(12))
    other = big_plan(3)
    (appendix,) = other.appendices
    areas = tuple(replace(area, items=_renamed(area.items)) for area in appendix.areas)
    path = sent(window, tmp_path, {}, replace(other, id="khác", appendices=(replace(appendix, areas=areas),)))
    monkeypatch.setattr(dialogs, "ask_open", lambda *_args: path)
    monkeypatch.setattr(dialogs, "choose", lambda *_args: 0)
    window.actions_by_name["actionReturned"].trigger()
    flow = window.findChild(ReturnFlow)
    assert flow is not None
    shown = flow.shown
    assert shown is not None
    assert "Gộp" in shown.windowTitle()
    QApplication.processEvents()
    QTest.mouseClick(shown.all, Qt.MouseButton.LeftButton)
    key("Return")
    titles = [task.title for one in window.document.plan.appendices for task in one.tasks()]
    assert "Việc hoàn toàn khác 1" in titles
    assert {"Nhiệm vụ 1", "Nhiệm vụ 11"} <= set(titles)


def _renamed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(
        replace(one, title=f"Việc hoàn toàn khác {number}", lines=(Line(product=f"Sản phẩm lạ {number}"),))
        if isinstance(one, Task)
        else one
        for number, one in enumerate(items, 1)
    )


def test_a_filter_that_lets_nothing_through_says_so(receive: Callable[..., ReturnWindow]) -> None:
    shown = receive({"Nhiệm vụ 2": "Việc hai"})
    assert not shown.nothing.isVisible()
    key("Space")
    QTest.mouseClick(shown.only_open, Qt.MouseButton.LeftButton)
    assert shown.nothing.isVisible()
    assert not shown.list.isVisible()
    QTest.mouseClick(shown.only_open, Qt.MouseButton.LeftButton)
    assert shown.list.isVisible()


def test_f6_goes_through_the_parts(receive: Callable[..., ReturnWindow]) -> None:
    shown = receive({"Nhiệm vụ 2": "Của đơn vị", "Nhiệm vụ 5": "Việc năm"}, {"t2": "Của ta"})
    key("F6")
    assert focused() is shown.pane.ours
    key("F6")
    assert focused() is shown.all
    key("F6")
    assert focused() is shown.list


def test_the_heading_over_the_first_change_is_seen(receive: Callable[..., ReturnWindow], qtbot: QtBot) -> None:
    edits = {f"Nhiệm vụ {number}": f"Việc {number}" for number in range(2, 40)}
    shown = receive(edits, {"t2": "Của ta"}, lines=60)
    qtbot.waitUntil(lambda: shown.list.verticalScrollBar().value() == 0)
    heading = shown.list.model().index(0, 0)
    assert not isinstance(heading.data(ROW), Difference)
    assert shown.list.visualRect(heading).top() >= 0
    assert shown.list.chosen_change() is shown.decisions.changes[0]
