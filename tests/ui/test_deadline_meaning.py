"""The meaning of a deadline is corrected beside the table; the wording stays, and one undo takes it back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from models.commands import MergeUp, SetText
from models.deadlines.corrected import DeadlineReader
from models.deadlines.meaning import Meaning, Recurrence
from models.grid.grid import Address
from models.registers import Reading, entries_of
from tests.ui.keys import key, press, stand_on, text_of
from ui.deadlines.dialog import MeaningDialog
from ui.detail.deadline_note import DeadlineNote
from ui.main_window import MainWindow


def note(window: MainWindow) -> DeadlineNote:
    """What is said under the deadline."""
    found = window.workspace.details.findChild(DeadlineNote)
    assert found is not None
    return found


def click(button: QAbstractButton) -> None:
    """A real click."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, button.rect().center())
    QApplication.processEvents()


def choose(button: QAbstractButton) -> None:
    """Tick with the space bar."""
    button.setFocus()
    key("Space")


def opened(window: MainWindow, deadline: str, line: str = "l2") -> MeaningDialog:
    """The dialog for a line with this deadline."""
    window.document.run(SetText(Address("line", line, "deadline"), deadline))
    window.document.session.seal()
    stand_on(window, "line", line, "deadline")
    return opened_again(window)


def opened_again(window: MainWindow) -> MeaningDialog:
    """The dialog for the line that is shown."""
    click(note(window).correct)
    dialog = window.findChildren(MeaningDialog)[-1]
    assert dialog.isVisible()
    return dialog


def meaning(window: MainWindow, line: str = "l2") -> Meaning:
    """What the deadline of a line means now."""
    return DeadlineReader.of_plan(window.document.plan).of_text(text_of(window, "line", line, "deadline"), line)


def readings(window: MainWindow) -> list[Reading]:
    return list(entries_of(window.document.plan.entries, Reading))


def test_dates_are_corrected_with_the_keyboard_and_taken_back(small: MainWindow) -> None:
    dialog = opened(small, "Khi nào xong thì xong")
    before = meaning(small)
    form = dialog.forms[0]
    form.relation.setFocus()
    key("Home")
    form.recurrence.setFocus()
    key("Home")
    assert not dialog.agree.isEnabled()
    assert "chưa có ngày" in dialog.trouble.text()
    form.end.line.setFocus()
    press("5/3")
    assert "Thứ Sáu, 5 tháng 3, 2027" in form.end.words.text()
    key("Tab")
    assert form.end.line.text() == "05/3/2027"
    assert "Chậm nhất ngày 05/3/2027" in dialog.words.text()
    click(dialog.agree)
    assert [m.end for m in meaning(small).milestones] == [date(2027, 3, 5)]
    assert note(small).text().startswith("Hiểu là (anh/chị đã sửa): Chậm nhất ngày 05/3/2027")
    assert text_of(small, "line", "l2", "deadline") == "Khi nào xong thì xong"
    assert small.document.session.undo_label == "Sửa cách hiểu thời hạn"
    small.document.undo()
    assert meaning(small) == before
    assert "đã sửa" not in note(small).text()


def test_no_date_and_dates_in_the_wrong_order_are_told(small: MainWindow) -> None:
    dialog = opened(small, "Quý I/2027")
    form = dialog.forms[0]
    form.end.line.selectAll()
    form.end.line.setFocus()
    press("31/2/2027")
    assert not dialog.agree.isEnabled()
    assert "31/2/2027" in dialog.trouble.text()
    form.end.line.selectAll()
    press("31/12/2026")
    assert "Ngày bắt đầu" in dialog.trouble.text()
    form.end.line.selectAll()
    key("Del")
    assert dialog.agree.isEnabled()
    key("Esc")
    assert readings(small) == []


def test_every_cell_with_the_same_words_or_this_line_alone(small: MainWindow) -> None:
    small.document.run(SetText(Address("line", "l1", "deadline"), "định kỳ."))
    dialog = opened(small, "Định kỳ")
    assert "(2 ô)" in dialog.everywhere.text()
    choose(dialog.everywhere)
    (quarterly,) = [one for one in dialog.findChildren(QPushButton) if one.text() == "Hằng quý"]
    click(quarterly)
    click(dialog.agree)
    for line in ("l1", "l2"):
        assert meaning(small, line).milestones[0].recurrence is Recurrence.QUARTERLY
    # Corrected again for one line; what counted there is what the dialog shows.
    dialog = opened_again(small)
    assert dialog.everywhere.isChecked()
    choose(dialog.here)
    (yearly,) = [one for one in dialog.findChildren(QPushButton) if one.text() == "Hằng năm"]
    click(yearly)
    click(dialog.agree)
    assert meaning(small, "l1").milestones[0].recurrence is Recurrence.QUARTERLY
    assert meaning(small, "l2").milestones[0].recurrence is Recurrence.YEARLY


def test_all_lines_under_one_cell_are_corrected(small: MainWindow) -> None:
    small.document.run(MergeUp("l3", "deadline"))
    dialog = opened(small, "Định kỳ")
    assert "(1 ô)" in dialog.everywhere.text()
    (quarterly,) = [one for one in dialog.findChildren(QPushButton) if one.text() == "Hằng quý"]
    click(quarterly)
    click(dialog.agree)
    for line in ("l2", "l3"):
        assert meaning(small, line).milestones[0].recurrence is Recurrence.QUARTERLY
    assert [one.line for one in readings(small)] == ["l2", "l3"]


def test_the_year_that_is_reported(small: MainWindow) -> None:
    dialog = opened(small, "Trước 25/12 năm báo cáo")
    given = meaning(small).milestones[0].end
    assert given is not None
    (before,) = [one for one in dialog.findChildren(QPushButton) if one.text() == "Năm trước đó"]
    click(before)
    click(dialog.agree)
    assert meaning(small).milestones[0].end == given.replace(year=given.year - 1)


def test_read_again_as_it_is_written(small: MainWindow) -> None:
    dialog = opened(small, "Quý I/2027")
    written = meaning(small)
    assert not dialog.again.isEnabled()
    dialog.forms[0].action.setFocus()
    press("Trình")
    click(dialog.agree)
    assert meaning(small).milestones[0].action == "Trình"
    dialog = opened_again(small)
    click(dialog.again)
    click(dialog.agree)
    assert meaning(small) == written
    assert readings(small) == []


def test_milestones_are_added_and_removed(small: MainWindow) -> None:
    dialog = opened(small, "Quý I/2027")
    click(dialog.more)
    assert not dialog.agree.isEnabled()
    second = dialog.forms[1]
    assert second.end.line.hasFocus()
    press("15.12.2027")
    click(dialog.agree)
    assert [m.end for m in meaning(small).milestones] == [date(2027, 3, 31), date(2027, 12, 15)]
    dialog = opened_again(small)
    click(dialog.forms[0].remove)
    click(dialog.agree)
    assert [m.end for m in meaning(small).milestones] == [date(2027, 12, 15)]
    dialog = opened_again(small)
    click(dialog.forms[0].remove)
    assert not dialog.agree.isEnabled()


def test_what_is_not_changed_is_no_step(small: MainWindow) -> None:
    dialog = opened(small, "Quý I/2027")
    label = small.document.session.undo_label
    click(dialog.agree)
    assert small.document.session.undo_label == label
    assert readings(small) == []


def test_before_includes_the_day_in_the_whole_plan(small: MainWindow) -> None:
    dialog = opened(small, "Trước 15/6/2027")
    assert dialog.forms[0].end.day == date(2027, 6, 14)
    choose(dialog.includes)
    assert dialog.forms[0].end.day == date(2027, 6, 15)
    click(dialog.agree)
    assert small.document.plan.checks.before_includes_day
    assert readings(small) == []
    assert "15/6/2027" in note(small).text()
    small.document.undo()
    assert not small.document.plan.checks.before_includes_day
    assert "14/6/2027" in note(small).text()


def test_what_is_being_written_is_stored_before_its_meaning_is_corrected(small: MainWindow, qtbot: Any) -> None:
    stand_on(small, "line", "l2", "deadline")
    editor = small.workspace.details.editors[Address("line", "l2", "deadline")]
    editor.setFocus()
    editor.selectAll()
    press("Quý IV/2027")
    qtbot.waitUntil(lambda: "31/12/2027" in note(small).text())
    dialog = opened_again(small)
    assert text_of(small, "line", "l2", "deadline") == "Quý IV/2027"
    assert dialog.forms[0].end.day == date(2027, 12, 31)


def test_another_wording_is_read_anew(small: MainWindow, qtbot: Any) -> None:
    dialog = opened(small, "Quý I/2027")
    dialog.forms[0].action.setFocus()
    press("Trình")
    click(dialog.agree)
    assert "đã sửa" in note(small).text()
    small.document.run(SetText(Address("line", "l2", "deadline"), "Quý II/2027"))
    qtbot.waitUntil(lambda: "30/6/2027" in note(small).text())
    assert "đã sửa" not in note(small).text()


@pytest.mark.parametrize("read_only", [True, False])
def test_only_who_may_write_may_correct(small: MainWindow, read_only: bool) -> None:
    stand_on(small, "line", "l2", "deadline")
    details = small.workspace.details
    assert details._wanted is not None
    details._wanted = details._wanted._replace(read_only=read_only)
    details._show_wanted()
    assert note(small).correct.isVisible() is not read_only


def test_an_endless_text_leaves_room_for_the_fields(small: MainWindow) -> None:
    dialog = opened(small, "Lúc thuận tiện <b>nhất</b> " * 200)
    assert not dialog.forms
    assert dialog.height() < 700
    assert all(len(label.text()) < 1100 for label in dialog.findChildren(QLabel))
    click(dialog.more)
    press("15/6/2027")
    click(dialog.agree)
    assert [m.end for m in meaning(small).milestones] == [date(2027, 6, 15)]
    dialog = opened(small, "; ".join(f"việc {n} trước {n}/6/2027" for n in range(1, 9)))
    assert len(dialog.forms) == 8
    assert dialog.words.text().endswith("…")


def test_every_field_has_a_name(small: MainWindow) -> None:
    dialog = opened(small, "Hằng năm")
    form = dialog.forms[0]
    fields = (
        form.recurrence,
        form.start.line,
        form.end.line,
        form.until.line,
        form.relation,
        form.trigger,
        form.action,
    )
    names = [field.accessibleName() for field in fields]
    assert all(names)
    assert len(set(names)) == len(names)
    assert form.milestone == meaning(small).milestones[0]
