"""Next year's plan in the window: years, tasks, preview, the new file; the old one stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.layout import built_in_layout
from models.plan import Appendix, Area, Period, Plan, Task
from models.rollover.options import Decision
from tests.plans import big_plan, line
from tests.ui.conftest import Asked
from tests.ui.keys import focused, key, press
from tests.ui.sending import click, fill
from tests.ui.test_accessible import check, walk
from ui.main_window import MainWindow
from ui.rollover.dialog import PREVIEW, TASKS, YEARS, RolloverDialog


def period_plan() -> Plan:
    """A plan of 2021-2025 with tasks to be done once and tasks that come back."""
    deadlines = {"t1": "Năm 2022", "t2": "Quý II/2023", "t3": "Hằng năm", "t4": "Thường xuyên"}
    tasks = tuple(
        Task(id=id_, title=f"Việc {id_} giai đoạn 2021-2025", lines=(line(f"l{id_}", deadline=due),))
        for id_, due in deadlines.items()
    )
    appendix = Appendix(
        id="p", title="NHIỆM VỤ", layout=built_in_layout("product-first"), areas=(Area(id="a", title="I", items=tasks),)
    )
    title = "Kế hoạch giai đoạn 2021-2025"
    return Plan(id="plan", title=title, period=Period(2021, 2025), appendices=(appendix,))


def shown(window: MainWindow) -> RolloverDialog:
    """The dialog, opened by its menu entry."""
    window.actions_by_name["actionRollover"].trigger()
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RolloverDialog)
    return dialog


@pytest.fixture
def dialog(with_plan: Callable[[Plan], MainWindow]) -> RolloverDialog:
    """The dialog over the plan of a period."""
    return shown(with_plan(period_plan()))


def test_the_whole_way_by_keys_and_mouse(with_plan: Callable[[Plan], MainWindow], tmp_path: Path) -> None:
    window = with_plan(period_plan())
    old = window.document.path
    assert old is not None
    dialog = shown(window)
    assert focused() is dialog.years.new_first
    assert (dialog.years.new_first.value(), dialog.years.new_last.value()) == (2026, 2030)
    assert dialog.years.target == tmp_path / "kế hoạch 2026-2030.cchc"
    key("Return")
    assert dialog.pages.currentIndex() == TASKS
    assert focused() is dialog.tasks.list
    assert dialog.tasks.model.rowCount() == 2
    key("Space")
    assert dialog.tasks.decisions() == {"t1": Decision.LEAVE_OUT}
    click(dialog.next)
    assert dialog.pages.currentIndex() == PREVIEW
    told = [(one.before, one.after) for one in dialog.preview.changes.differences_shown()]
    assert ("Quý II/2023", "Quý II/2028") in told
    assert "đã đến hạn" in dialog.preview.checks.toPlainText()
    before = old.read_bytes()
    click(dialog.make)
    assert QApplication.activeModalWidget() is None
    assert window.document.path == tmp_path / "kế hoạch 2026-2030.cchc"
    plan = window.document.plan
    assert plan.title == "Kế hoạch giai đoạn 2026-2030"
    assert [task.title for task in plan.appendices[0].tasks()] == [
        f"Việc {id_} giai đoạn 2026-2030" for id_ in ("t2", "t3", "t4")
    ]
    assert len(plan.remarks) == 1
    assert old.read_bytes() == before
    assert window.prefs.recent()[0] == window.document.path
    assert "tệp cũ giữ nguyên" in window.workspace.messages.text()


def test_the_old_plan_is_one_click_away(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(period_plan())
    old = window.document.path
    click(shown(window).make)
    assert window.document.path != old
    click(window.workspace.messages._buttons[1])
    assert window.document.path == old
    assert window.document.plan == period_plan()


def test_a_remark_leads_to_its_task(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(period_plan())
    click(shown(window).make)
    remark = window.document.plan.remarks[1]
    task = next(task for task in window.document.plan.appendices[0].tasks() if "t2" in task.title)
    assert remark.at == f"task/{task.id}/title"
    window.workspace.below.remarks.jump_requested.emit(remark)
    index = window.workspace.table.currentIndex()
    assert window.workspace.model.cell(index.row(), index.column()).address.id == task.id


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_list_is_exported(kind: str, with_plan: Callable[[Plan], MainWindow], asked: Asked, tmp_path: Path) -> None:
    window = with_plan(period_plan())
    click(shown(window).make)
    target = tmp_path / f"danh sách.{kind}"
    asked.choices.append(["docx", "pdf"].index(kind))
    asked.saves.append(target)
    click(window.workspace.messages._buttons[0])
    assert asked.problems == []
    assert target.stat().st_size > 1000
    assert target.name in window.workspace.messages.text()


def test_years_that_make_no_sense_are_told_at_once(dialog: RolloverDialog) -> None:
    dialog.years.new_first.setFocus()
    key("Ctrl+A")
    press("2021")
    assert "phải sau năm 2021" in dialog.years.note.text()
    assert dialog.years.note.isVisible()
    assert not dialog.next.isEnabled()
    assert not dialog.make.isEnabled()
    dialog.show_step(PREVIEW)
    assert dialog.pages.currentIndex() == YEARS
    key("Ctrl+A")
    press("2027")
    assert dialog.years.note.text() == ""
    assert dialog.years.new_last.value() == 2031
    assert dialog.years.target.name == "kế hoạch 2027-2031.cchc"


def test_a_file_that_is_there_is_never_written_over(dialog: RolloverDialog, tmp_path: Path) -> None:
    there = tmp_path / "đã có.cchc"
    there.write_bytes(b"x")
    fill(dialog.years.path, "đã có")
    assert dialog.years.target == there
    assert "đã có ở đó" in dialog.years.note.text()
    assert not dialog.make.isEnabled()
    fill(dialog.years.path, "mới")
    assert dialog.make.isEnabled()
    (tmp_path / "mới.cchc").write_bytes(b"y")
    QTest.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert not dialog.make.isEnabled()
    assert (tmp_path / "mới.cchc").read_bytes() == b"y"


def test_a_name_of_ones_own_stays_when_the_years_change(dialog: RolloverDialog, asked: Asked, tmp_path: Path) -> None:
    asked.saves.append(tmp_path / "riêng.cchc")
    click(dialog.years.browse)
    dialog.years.new_first.setValue(2028)
    assert dialog.years.target == tmp_path / "riêng.cchc"


def test_trouble_with_the_file_is_told_and_the_dialog_stays(
    dialog: RolloverDialog, asked: Asked, tmp_path: Path
) -> None:
    fill(dialog.years.path, str(tmp_path / "không có" / "mới.cchc"))
    click(dialog.make)
    assert len(asked.problems) == 1
    assert dialog.isVisible()


def test_tasks_are_filtered_and_decided_on_together(dialog: RolloverDialog) -> None:
    click(dialog.next)
    page = dialog.tasks
    assert "(2)" in page.kinds.itemText(0)
    page.kinds.setCurrentIndex(page.kinds.findData("all"))
    assert page.model.rowCount() == 4
    fill(page.words, "viec T3")
    assert [page.model.task_at(row).task.id for row in range(page.model.rowCount())] == ["t3"]
    fill(page.words, "t3 viec")
    assert page.model.rowCount() == 0
    fill(page.words, "")
    key("Delete")
    page.list.setFocus()
    key("Ctrl+A")
    assert "Đang chọn 4 việc" in page.told.text()
    click(page.buttons[Decision.CARRY_ON])
    assert set(page.decisions().values()) == {Decision.CARRY_ON}
    page.list.selectionModel().select(page.model.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
                                      | QItemSelectionModel.SelectionFlag.Rows)  # fmt: skip
    click(page.buttons[Decision.KEEP])
    assert "giữ 1, chuyển tiếp 3, bỏ 0" in page.told.text()
    dialog.show_step(YEARS)
    dialog.years.old_last.setValue(2026)
    dialog.show_step(TASKS)
    assert len(page.decisions()) == 3


def test_the_plan_is_made_anew_only_where_something_was_chosen_differently(
    dialog: RolloverDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    roll = dialog._roll
    monkeypatch.setattr(dialog, "_roll", lambda parent, options: made.append(options) or roll(parent, options))
    dialog.show_step(PREVIEW)
    dialog.show_step(YEARS)
    dialog.show_step(PREVIEW)
    assert len(made) == 1
    dialog.show_step(TASKS)
    click(dialog.tasks.in_note)
    dialog.show_step(PREVIEW)
    assert len(made) == 2


def test_a_plan_that_is_only_looked_at_can_be_rolled(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(period_plan())
    path = window.document.path
    assert path is not None
    window.document.close()
    window.document.open(path, read_only=True)
    assert window.actions_by_name["actionRollover"].isEnabled()
    click(shown(window).make)
    assert window.document.writable
    assert window.document.plan.period == Period(2026, 2030)


def test_a_plan_of_unknown_years_asks_for_them(with_plan: Callable[[Plan], MainWindow]) -> None:
    dialog = shown(with_plan(Plan(title="Kế hoạch")))
    assert dialog.years.new_first.value() == dialog.years.old_first.value() + 1
    assert dialog.make.isEnabled()


def test_strange_text_is_shown_as_it_is(with_plan: Callable[[Plan], MainWindow]) -> None:
    strange = "<b>Việc</b> năm 2021 =1+1 \u202e \U0001f600"
    task = Task(id="t", title=strange, lines=(line("l", deadline="Năm 2022"),))
    appendix = Appendix(id="p", layout=built_in_layout("product-first"), areas=(Area(id="a", items=(task,)),))
    dialog = shown(with_plan(Plan(period=Period(2021, 2025), appendices=(appendix,))))
    dialog.show_step(PREVIEW)
    assert "<b>Việc</b> năm 2026" in dialog.preview.checks.toPlainText()


def test_every_step_can_be_heard_and_gone_through_by_keys(dialog: RolloverDialog) -> None:
    for step in (YEARS, TASKS, PREVIEW):
        dialog.show_step(step)
        check(dialog)
    dialog.preview.tabs.setCurrentIndex(1)
    check(dialog)
    assert dialog.preview.checks in walk(dialog)
    for step, parts in (
        (YEARS, (dialog.years.new_first, dialog.years.path, dialog.years.browse, dialog.next, dialog.make)),
        (TASKS, (dialog.tasks.words, dialog.tasks.kinds, dialog.tasks.list, *dialog.tasks.buttons.values())),
    ):
        dialog.show_step(step)
        stops = walk(dialog)
        assert [stops.index(part) for part in parts] == sorted(stops.index(part) for part in parts)


def test_the_dialog_fits_a_small_screen(dialog: RolloverDialog) -> None:
    for step in (YEARS, TASKS, PREVIEW):
        dialog.show_step(step)
        QApplication.processEvents()
        assert dialog.minimumSizeHint().width() <= 880
        assert dialog.minimumSizeHint().height() <= 440


def test_a_long_list_of_tasks_is_painted_only_where_it_is_seen(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.rollover import tasks_model

    dialog = shown(with_plan(big_plan(3000)))
    asked_for: set[int] = set()
    data = tasks_model.TasksModel.data

    def counted(self: tasks_model.TasksModel, index: object, role: int = 0) -> object:
        asked_for.add(index.row())  # type: ignore[attr-defined]
        return data(self, index, role)  # type: ignore[arg-type]

    monkeypatch.setattr(tasks_model.TasksModel, "data", counted)
    click(dialog.next)
    dialog.tasks.kinds.setCurrentIndex(dialog.tasks.kinds.findData("all"))
    QApplication.processEvents()
    assert dialog.tasks.model.rowCount() == 3000
    assert 0 < len(asked_for) < 100


def test_all_kinds_are_seen_at_once(dialog: RolloverDialog) -> None:
    click(dialog.next)
    kinds = dialog.tasks.kinds
    kinds.setFocus()
    kinds.showPopup()
    QApplication.processEvents()
    shown = kinds.view()
    assert shown.verticalScrollBar().maximum() == 0
    assert shown.viewport().height() >= kinds.count() * shown.sizeHintForRow(0)
    kinds.hidePopup()
