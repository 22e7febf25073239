"""The history panel: steps by day, what each changed, the way back and forward, and nothing done while hidden."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton

from models.commands import AddTask, Delete, SetText
from models.compare.words import Part
from models.grid.grid import Address
from models.plan import Plan
from models.store import PlanSession
from tests.plans import big_plan, small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import current_cell, focused, key, press, stand_on, text_of
from ui.differences.delegate import runs_of
from ui.history.days import day_words, moment_words
from ui.history.panel import HistoryPanel
from ui.history.step_model import CURRENT, UNDONE
from ui.main_window import MainWindow


def edit(window: MainWindow, text: str, line: str = "l1", field: str = "product") -> None:
    """One step."""
    session = window.document.session
    session.run(SetText(Address("line", line, field), text))
    session.seal()


def opened(window: MainWindow) -> HistoryPanel:
    """The panel, opened by its key."""
    key("Ctrl+Alt+Z")
    panel = window.findChild(HistoryPanel)
    assert panel is not None
    assert panel.isVisible()
    return panel


def rows(panel: HistoryPanel) -> list[str]:
    """The rows as read, the current step marked, undone ones in brackets."""
    out = []
    for place in range(panel.model.rowCount()):
        index = panel.model.index(place)
        text = str(index.data())
        if index.data(CURRENT):
            text = f"* {text}"
        out.append(f"({text})" if index.data(UNDONE) else text)
    return out


def click_step(panel: HistoryPanel, row: int, double: bool = False) -> None:
    """A real click on a row."""
    point = panel.steps.visualRect(panel.model.index(row)).center()
    for do in (QTest.mouseClick, QTest.mouseDClick)[: 1 + double]:
        do(panel.steps.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    QApplication.processEvents()


def click(button: QPushButton) -> None:
    """A real click on a button."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def changes(panel: HistoryPanel) -> list[tuple[str, str]]:
    """Before and after of what is told."""
    return [(one.before, one.after) for one in panel.changes.differences_shown()]


def test_steps_are_listed_by_day_newest_first(small: MainWindow) -> None:
    today = datetime.now().astimezone().replace(hour=12, minute=0)
    times = [today - timedelta(days=days) for days in (9, 1, 1, 0)]
    clock = [time.timestamp() for time in times]
    small.document.session.clock = lambda: clock.pop(0) if len(clock) > 1 else clock[0]
    for number in range(len(times)):
        edit(small, f"Lần {number}")
    panel = opened(small)
    assert focused() is panel.steps
    day = day_words((today - timedelta(days=9)).date(), today.date())
    assert rows(panel) == [
        "Hôm nay",
        "* Sửa ô “Sản phẩm”",
        "Hôm qua",
        "Sửa ô “Sản phẩm”",
        "Sửa ô “Sản phẩm”",
        day,
        "Sửa ô “Sản phẩm”",
        "Trước bước đầu tiên còn giữ",
    ]
    assert day.split(",")[0] in ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
    key("Ctrl+Alt+Z")
    assert not panel.isVisible()
    assert small.workspace.details.isVisible()


def test_the_chosen_step_tells_before_and_after(small: MainWindow) -> None:
    edit(small, "Báo cáo tháng")
    edit(small, "Phòng", "l8", "lead")
    panel = opened(small)
    assert changes(panel) == [("", "Phòng")]
    key("Down")
    assert changes(panel) == [("Báo cáo", "Báo cáo tháng")]
    (one,) = panel.changes.differences_shown()
    assert one.where == "Phụ lục I › I. CẢI CÁCH THỂ CHẾ › Nhiệm vụ 1 › Sản phẩm/kết quả"
    assert [(run.part, run.text) for run in runs_of(one)] == [(Part.SAME, "Báo cáo"), (Part.ADDED, " tháng")]


def test_a_step_that_is_pointed_at_is_told_until_one_points_away(small: MainWindow, qtbot: Any) -> None:
    edit(small, "Một")
    edit(small, "Hai")
    panel = opened(small)
    view = panel.steps
    point = view.visualRect(panel.model.index(2)).center()
    QTest.mouseMove(view.viewport(), point - QPoint(1, 1))
    QTest.mouseMove(view.viewport(), point)
    qtbot.waitUntil(lambda: changes(panel) == [("Báo cáo", "Một")])
    assert panel.chosen() is not None
    assert panel.model.current == panel.chosen().id  # type: ignore[union-attr]
    view.left.emit()
    qtbot.waitUntil(lambda: changes(panel) == [("Một", "Hai")])


def test_back_to_a_step_and_forward_again(small: MainWindow) -> None:
    for text in ("Một", "Hai", "Ba"):
        edit(small, text)
    panel = opened(small)
    click_step(panel, 3)
    assert panel.back.text() == "Quay về đây"
    click(panel.back)
    assert text_of(small, "line", "l1", "product") == "Một"
    assert rows(panel)[1:4] == ["(Sửa ô “Sản phẩm”)", "(Sửa ô “Sản phẩm”)", "* Sửa ô “Sản phẩm”"]
    assert small.workspace.messages.text() == "Đã hoàn tác 2 bước."
    click_step(panel, 1)
    assert panel.back.text() == "Làm lại tới đây"
    click(panel.back)
    assert text_of(small, "line", "l1", "product") == "Ba"
    click_step(panel, 4)
    click(panel.back)
    assert text_of(small, "line", "l1", "product") == "Báo cáo"
    back = [one for one in small.workspace.messages.findChildren(QPushButton) if one.isVisible()]
    click(back[0])
    assert text_of(small, "line", "l1", "product") == "Ba"
    key("Ctrl+Z")
    assert text_of(small, "line", "l1", "product") == "Hai"


def test_going_back_is_one_change_for_the_window(small: MainWindow) -> None:
    for number in range(12):
        edit(small, f"Lần {number}")
    panel = opened(small)
    heard: list[object] = []
    small.document.changed.connect(heard.append)
    click_step(panel, panel.model.row_of(small.document.session.steps().done[0].id))
    click(panel.back)
    assert len(heard) == 1


def test_a_long_way_shows_how_far_it_is_and_can_be_stopped(small: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        edit(small, f"Lần {number}")
    panel = opened(small)
    monkeypatch.setattr("ui.history.replaying._SHOW_AFTER", 0)
    turns: list[str] = []
    kept = QProgressDialog.setValue

    def cancel(dialog: QProgressDialog, value: int) -> None:
        turns.append(dialog.labelText())
        kept(dialog, value)
        if len(turns) == 3:
            QTest.mouseClick(dialog.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)

    monkeypatch.setattr(QProgressDialog, "setValue", cancel)
    click_step(panel, panel.model.rowCount() - 1)
    click(panel.back)
    assert turns == ["Đang đọc các bước…"] * 3
    assert text_of(small, "line", "l1", "product") == "Lần 5"
    assert not small.workspace.messages.isVisible()
    turns += [""] * 10
    click(panel.back)
    assert text_of(small, "line", "l1", "product") == "Báo cáo"


def test_enter_and_double_click_lead_to_the_place(small: MainWindow) -> None:
    edit(small, "Mới", "l8", "product")
    edit(small, "Mới")
    stand_on(small, "area", "a1")
    panel = opened(small)
    key("Return")
    assert current_cell(small).address == ("line", "l1", "product")
    assert QApplication.focusWidget() is small.workspace.table
    click_step(panel, 2, double=True)
    assert current_cell(small).address == ("line", "l8", "product")


def test_a_step_of_a_deleted_task_leads_nowhere_and_is_told(small: MainWindow, asked: Asked) -> None:
    small.document.session.run(Delete(("t1",)))
    panel = opened(small)
    (one,) = panel.changes.differences_shown()
    assert one.before.startswith("Rà soát văn bản")
    key("Return")
    assert focused() is panel.steps
    assert asked.problems == []


def test_edits_are_followed_without_building_the_list_anew(small: MainWindow, qtbot: Any) -> None:
    edit(small, "Một")
    panel = opened(small)
    resets: list[int] = []
    panel.model.modelReset.connect(lambda: resets.append(1))
    stand_on(small, "line", "l2", "deadline")
    press("Quý IV")
    key("Return")
    assert rows(panel)[:3] == ["Hôm nay", "* Sửa ô “Thời hạn”", "Sửa ô “Sản phẩm”"]
    qtbot.waitUntil(lambda: changes(panel) == [("Quý I", "Quý IV")])
    key("Ctrl+Z")
    assert rows(panel)[1:3] == ["(Sửa ô “Thời hạn”)", "* Sửa ô “Sản phẩm”"]
    key("Ctrl+Y")
    assert resets == []
    key("Ctrl+Z")
    edit(small, "Khác")
    assert rows(panel)[:3] == ["Hôm nay", "* Sửa ô “Sản phẩm”", "Sửa ô “Sản phẩm”"]


@pytest.mark.parametrize("hidden", [True, False])
def test_an_edit_costs_the_panel_the_same_in_a_large_plan(
    hidden: bool, with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    counts = []
    for lines in (50, 800):
        window = with_plan(big_plan(lines))
        edit(window, "Trước")
        panel = opened(window)
        if hidden:
            key("Ctrl+Alt+Z")
        reads: list[int] = []
        kept = PlanSession.step_changes

        def counted(self: PlanSession, step: int, *more: Any, reads: list[int] = reads, kept: Any = kept) -> Any:
            reads.append(step)
            return kept(self, step, *more)

        def numbered(_appendix: object, reads: list[int] = reads) -> dict[str, str]:
            reads.append(-1)
            return {}

        with monkeypatch.context() as patch:
            patch.setattr(PlanSession, "step_changes", counted)
            patch.setattr("models.compare.places.printed_numbers", numbered)
            window.workspace.details.hide()
            edit(window, "Sau")
            if not hidden:
                qtbot.waitUntil(lambda panel=panel: changes(panel) == [("Trước", "Sau")])
        counts.append(len(reads))
        window.document.close()
        if not hidden:
            key("Ctrl+Alt+Z")
            window.workspace.side.leave_history()
    assert counts == ([0, 0] if hidden else [1, 1])


def test_a_damaged_record_is_told_in_one_sentence(small: MainWindow, asked: Asked) -> None:
    edit(small, "Một")
    small.document.session._connection.execute("UPDATE history SET changes = ?", (b"no zlib",))
    panel = opened(small)
    assert "hỏng" in panel.about.text()
    assert changes(panel) == []
    key("Down")
    click(panel.back)
    assert len(asked.problems) == 1
    assert text_of(small, "line", "l1", "product") == "Một"


def test_a_plan_open_for_viewing_tells_but_changes_nothing(small: MainWindow) -> None:
    edit(small, "Một")
    path = small.document.path
    assert path is not None
    small.document.close()
    small.document.open(path, read_only=True)
    panel = opened(small)
    assert rows(panel)[1] == "* Sửa ô “Sản phẩm”"
    assert not panel.back.isVisible()


def test_an_empty_history_says_what_will_come(small: MainWindow) -> None:
    panel = opened(small)
    assert panel.empty.isVisible()
    small.document.session.run(AddTask("a1", "Mới", ""))
    assert not panel.empty.isVisible()
    assert rows(panel)[1] == "* Thêm nhiệm vụ"


def test_details_and_history_share_one_place(small: MainWindow) -> None:
    side = small.workspace.side
    point = side.tabs.tabRect(1).center()
    QTest.mouseClick(side.tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert side.in_history
    history, details = (small.actions_by_name[f"action{name}"] for name in ("History", "ShowDetails"))
    assert (history.isChecked(), details.isChecked()) == (True, False)
    key("F6")
    key("F4")
    assert small.workspace.details.isVisible()
    assert (history.isChecked(), details.isChecked()) == (False, True)
    key("F4")
    assert not side.isVisible()
    key("Ctrl+Alt+Z")
    assert side.isVisible()
    key("Ctrl+Alt+Z")
    assert not side.isVisible()
    assert small.prefs.now.show_details is False


def test_the_history_is_on_the_way_of_the_focus(small: MainWindow) -> None:
    panel = opened(small)
    edit(small, "Một")
    small.workspace.table.setFocus()
    key("F6")
    assert focused() is panel.steps


def test_another_plan_has_its_own_history(small: MainWindow, with_plan: Callable[[Plan], MainWindow]) -> None:
    edit(small, "Một")
    panel = opened(small)
    small.document.close()
    with_plan(small_plan())
    assert rows(panel) == []
    assert panel.empty.isVisible()


def test_days_and_moments_in_words() -> None:
    today = datetime(2026, 11, 21).astimezone()
    assert day_words(None, today.date()) == "Không rõ ngày"
    assert day_words(datetime(2026, 11, 20).date(), datetime(2026, 11, 22).date()) == "Thứ Sáu, 20/11/2026"
    at = today.replace(hour=9, minute=5).timestamp()
    assert moment_words(at, today.date()) == "09:05 hôm nay"
    assert moment_words(at, today.date() + timedelta(days=1)) == "09:05 hôm qua"
    assert moment_words(at, today.date() + timedelta(days=2)) == "21/11/2026"
    assert moment_words(1e300, today.date()) == "không rõ ngày"
