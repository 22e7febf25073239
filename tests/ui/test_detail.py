"""The detail panel: its title, fields and notes, the meaning of a deadline, the last changes and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from models.commands import SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Plan
from models.store import PlanSession
from tests.plans import small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import compose, focused, key, press, stand_on, text_of
from ui.detail.deadline_note import DeadlineNote, meaning_words
from ui.detail.field_editor import FieldEditor
from ui.detail.recent import Recent
from ui.differences.marks import MarkedText
from ui.main_window import MainWindow


def editor(window: MainWindow, field: str, line: str = "l1") -> FieldEditor:
    """The editor of a field of a line."""
    return window.workspace.details.editors[Address("line", line, field)]


def edit(window: MainWindow, text: str, line: str = "l1", field: str = "product") -> None:
    """One step."""
    session = window.document.session
    session.run(SetText(Address("line", line, field), text))
    session.seal()


def labels(window: MainWindow) -> list[str]:
    """All texts of the panel that are seen."""
    return [label.text() for label in window.workspace.details.findChildren(QLabel) if label.isVisible()]


def told(window: MainWindow) -> list[str]:
    """The last changes as they are said."""
    recent = window.workspace.details.findChild(Recent)
    texts = recent.findChildren(MarkedText) if recent else []
    return [text.accessibleName() for text in texts if text.isVisible()]


def click(button: QPushButton) -> None:
    """A real click, as when the button was scrolled to."""
    assert button.isVisible()
    button.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def quiet(window: MainWindow, text: str) -> list[QPushButton]:
    """The quiet buttons with a text."""
    buttons = window.workspace.details.findChildren(QPushButton, "quietNote")
    return [one for one in buttons if one.text() == text and one.isVisible()]


def test_the_title_is_the_number_and_the_place(small: MainWindow) -> None:
    stand_on(small, "line", "l3", "deadline")
    assert labels(small)[:2] == ["Nhiệm vụ 2, dòng 2", "Phụ lục I › I. CẢI CÁCH THỂ CHẾ"]
    stand_on(small, "line", "l1", "product")
    assert labels(small)[:2] == ["Nhiệm vụ 1", "Phụ lục I › I. CẢI CÁCH THỂ CHẾ"]
    stand_on(small, "area", "a2")
    assert labels(small)[:2] == ["II. CẢI CÁCH THỦ TỤC", "Phụ lục I"]
    stand_on(small, "line", "l1", "product")
    key("Alt+Down")
    assert labels(small)[0] == "Nhiệm vụ 2"


def test_a_merged_cell_tells_with_how_many_lines(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "deadline")
    assert "Chủ trì (gộp với 2 dòng)" in [text.replace("\n", " ") for text in labels(small)]
    assert editor(small, "lead", "l2").accessibleName() == "Chủ trì (gộp với 2 dòng)"
    stand_on(small, "line", "l1", "product")
    assert "Chủ trì" in labels(small)


def test_what_is_not_printed_stands_below(with_plan: Callable[[Plan], MainWindow]) -> None:
    plan = small_plan()
    brief = replace(plan.appendices[0], layout=built_in_layout("lead-deadline-note"))
    window = with_plan(replace(plan, appendices=(brief, *plan.appendices[1:])))
    stand_on(window, "task", "t5")
    fields = [address.field for address in window.workspace.details.editors]
    assert fields.index("lead") < fields.index("activity") < fields.index("extra.k")
    assert "Không in trong mẫu bảng này" in labels(window)
    focus = window.workspace.details.editors[Address("line", "l6", "extra.k")]
    focus.setFocus()
    focus.selectAll()
    press("Của Sở")
    key("Ctrl+Return")
    assert text_of(window, "line", "l6", "extra.k") == "Của Sở"


def menu_of(window: MainWindow) -> QMenu:
    """The menu behind "Ghi thêm mục khác…"."""
    click(window.workspace.details.more)
    menu = window.workspace.details.more.findChildren(QMenu)[-1]
    assert menu.isVisible()
    return menu


def test_a_field_without_text_is_added(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    menu = menu_of(small)
    assert [action.text() for action in menu.actions()] == ["Ghi chú", "k", "", "Cột riêng mới…"]
    menu.setActiveAction(menu.actions()[0])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert focused() is editor(small, "note")
    press("Gấp")
    key("Ctrl+Return")
    assert text_of(small, "line", "l1", "note") == "Gấp"
    assert editor(small, "note").toPlainText() == "Gấp"
    stand_on(small, "line", "l2", "deadline")
    assert Address("line", "l2", "note") not in small.workspace.details.editors


def test_a_custom_column_gets_its_first_value(small: MainWindow, asked: Asked) -> None:
    stand_on(small, "line", "l1", "product")
    asked.texts = ["Nguồn\nvốn"]
    menu = menu_of(small)
    menu.setActiveAction(menu.actions()[-1])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()
    press("Ngân sách")
    small.workspace.table.setFocus()
    assert text_of(small, "line", "l1", "extra.Nguồn vốn") == "Ngân sách"
    asked.texts = ["Bỏ trống"]
    menu = menu_of(small)
    menu.setActiveAction(menu.actions()[-1])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()
    small.workspace.table.setFocus()
    edit(small, "Khác")
    assert Address("line", "l1", "extra.Bỏ trống") not in small.workspace.details.editors


def test_the_editors_stay_for_the_next_line(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    first = editor(small, "product")
    stand_on(small, "line", "l2", "deadline")
    assert editor(small, "product", "l2") is first
    assert first.toPlainText() == ""
    first.setFocus()
    press("Kế hoạch")
    key("Ctrl+Return")
    assert text_of(small, "line", "l2", "product") == "Kế hoạch"
    assert text_of(small, "line", "l1", "product") == "Báo cáo"


def test_what_is_being_written_is_stored_with_its_own_line(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    editor(small, "lead").setFocus()
    press("Thanh tra")
    index = small.workspace.model.index_of(Address("line", "l8", "lead"))
    small.workspace.table.setCurrentIndex(index)
    QApplication.processEvents()
    assert text_of(small, "line", "l1", "lead") == "Thanh tra"
    assert text_of(small, "line", "l8", "lead") == ""
    assert editor(small, "lead", "l8").toPlainText() == ""


def test_what_is_being_written_survives_a_change_elsewhere(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    editor(small, "lead").setFocus()
    press("Thanh tra")
    edit(small, "Ghi chú mới", field="note")
    assert focused() is editor(small, "lead")
    assert editor(small, "lead").toPlainText() == "Thanh tra"
    key("Ctrl+Return")
    assert text_of(small, "line", "l1", "lead") == "Thanh tra"


def test_words_are_composed_in_a_field(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    editor(small, "deadline").setFocus()
    compose("Quy")
    assert editor(small, "deadline").toPlainText() == ""
    compose("", "Quý")
    press(" III")
    key("Ctrl+Return")
    assert text_of(small, "line", "l1", "deadline") == "Quý III"


def test_the_deadline_tells_how_it_is_understood(small: MainWindow, qtbot: Any) -> None:
    stand_on(small, "line", "l2", "deadline")
    note = small.workspace.details.findChild(DeadlineNote)
    assert note is not None
    assert "01/01/2027" in note.text()
    assert "31/3/2027" in note.text()
    deadline = editor(small, "deadline", "l2")
    deadline.setFocus()
    deadline.selectAll()
    press("Quý IV")
    assert "31/3/2027" in note.text()
    qtbot.waitUntil(lambda: "31/12/2027" in note.text())
    deadline.selectAll()
    press("vào lúc thuận tiện")
    qtbot.waitUntil(lambda: "Chưa hiểu" in note.text())
    deadline.selectAll()
    key("Del")
    qtbot.waitUntil(lambda: not note.isVisible())
    assert meaning_words("", "l2", small.document) == ""


def test_the_last_changes_of_the_line_and_the_way_back(small: MainWindow, qtbot: Any) -> None:
    edit(small, "Báo cáo tháng")
    edit(small, "Phòng", "l8", "lead")
    edit(small, "Báo cáo quý")
    stand_on(small, "line", "l1", "product")
    changed = ["“Báo cáo tháng” thành “Báo cáo quý”", "“Báo cáo” thành “Báo cáo tháng”"]
    qtbot.waitUntil(lambda: told(small) == changed)
    backs = quiet(small, "Lấy lại chữ trước đó")
    assert len(backs) == 2
    click(backs[1])
    assert text_of(small, "line", "l1", "product") == "Báo cáo"
    assert editor(small, "product").toPlainText() == "Báo cáo"
    qtbot.waitUntil(lambda: len(told(small)) == 3)
    assert len(quiet(small, "Lấy lại chữ trước đó")) == 2
    key("Ctrl+Z")
    assert text_of(small, "line", "l1", "product") == "Báo cáo quý"
    qtbot.waitUntil(lambda: told(small) == changed)
    stand_on(small, "line", "l8", "product")
    qtbot.waitUntil(lambda: told(small) == ["thêm “Phòng”"])


def test_more_changes_on_request(small: MainWindow, qtbot: Any) -> None:
    for number in range(8):
        edit(small, f"Lần {number}")
    stand_on(small, "line", "l1", "product")
    qtbot.waitUntil(lambda: len(told(small)) == 5)
    qtbot.waitUntil(lambda: bool(quiet(small, "Xem thêm")))
    click(quiet(small, "Xem thêm")[0])
    qtbot.waitUntil(lambda: len(told(small)) == 8)
    assert quiet(small, "Xem thêm") == []


def test_choosing_lines_does_not_read_the_history_anew(
    small: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    for number in range(20):
        edit(small, f"Lần {number}", "l9")
    edit(small, "Mới")
    reads: list[int] = []
    kept = PlanSession.step_changes

    def counted(self: PlanSession, step: int, *more: Any) -> Any:
        reads.append(step)
        return kept(self, step, *more)

    monkeypatch.setattr(PlanSession, "step_changes", counted)
    stand_on(small, "line", "l1", "product")
    qtbot.waitUntil(lambda: bool(told(small)))
    recent = small.workspace.details.findChild(Recent)
    assert recent is not None
    qtbot.waitUntil(lambda: recent._touched is not None and not recent._touched.reading)
    reads.clear()
    for line in ("l2", "l4", "l1"):
        stand_on(small, "line", line, "deadline" if line == "l2" else "product")
        qtbot.wait(260)
    assert len(reads) == 1  # the one step that changed l1


def test_hidden_the_panel_does_nothing(small: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> None:
    stand_on(small, "line", "l1", "product")
    key("F4")
    reads: list[int] = []
    monkeypatch.setattr(PlanSession, "step_changes", lambda _self, step, *_more: reads.append(step))
    before = dict(small.workspace.details.editors)
    edit(small, "Mới")
    stand_on(small, "line", "l8", "product")
    qtbot.wait(260)
    assert reads == []
    assert small.workspace.details.editors == before
    monkeypatch.undo()
    key("F4")
    assert Address("line", "l8", "product") in small.workspace.details.editors


def test_texts_of_strangers_are_only_texts(small: MainWindow, qtbot: Any) -> None:
    wild = "<b>đậm</b> &amp; \u202eược ☃️ =1+1 " + "dài " * 3000
    edit(small, wild)
    stand_on(small, "line", "l1", "product")
    qtbot.waitUntil(lambda: bool(told(small)))
    assert "<b>đậm</b>" in told(small)[0]
    small.workspace.details.grab()
    assert editor(small, "product").toPlainText().startswith("<b>đậm</b> &amp;")


def test_in_a_plan_that_is_only_read_nothing_is_offered(small: MainWindow, qtbot: Any) -> None:
    edit(small, "Mới")
    path = small.document.path
    assert path is not None
    small.document.close()
    small.document.open(path, read_only=True)
    stand_on(small, "line", "l1", "product")
    qtbot.waitUntil(lambda: bool(told(small)))
    assert quiet(small, "Lấy lại chữ trước đó") == []
    assert not small.workspace.details.more.isVisible()
    assert editor(small, "product").isReadOnly()


def test_an_undo_that_leads_to_the_text_leaves_no_row_in_the_details(small: MainWindow) -> None:
    small.document.run(SetText(Address("plan", small.document.plan.id, "title"), "KẾ HOẠCH MỚI"))
    stand_on(small, "task", "t1")
    assert small.workspace.details._wanted is not None
    small.editing.undo()
    # A line of the letterhead is shown; the caret of the text below need not move for it.
    assert small.workspace.in_body
    assert small.workspace.details._wanted is None
