"""The window of the units: learning, entering, joining, renaming everywhere, files, agencies under new names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from models.commands import SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Task
from models.registers import Unit, UnitChange, UnitKind, entries_of
from tests.ui.conftest import Asked
from tests.ui.filters import tasks
from tests.ui.keys import compose, focused, key, press
from ui.main_window import MainWindow
from ui.units.change_tab import ChangeForm
from ui.units.flow import UnitsFlow
from ui.units.preview import RenamePreview
from ui.units.proposals import ProposalsDialog
from ui.units.unit_form import UnitForm
from ui.units.unit_model import LEADS, PARTNERS
from ui.units.window import UnitsWindow

D = TypeVar("D", bound=QDialog)
UNITS = (
    Unit(id="u1", name="Văn phòng Sở", variants=("Văn phòng",)),
    Unit(id="u2", name="Phòng Quản lý chất lượng"),
    Unit(id="u3", name="Phòng QLCL"),
    Unit(id="u4", name="Các phòng thuộc Sở", kind=UnitKind.COLLECTIVE),
)


def plan(*entries: Unit | UnitChange) -> Plan:
    lines = (
        Line(id="l1", lead="Văn phòng", partners="Các phòng thuộc Sở"),
        Line(id="l2", lead="Phòng Quản lý chất lượng", partners="Văn phòng Sở", product="Báo cáo của Văn phòng Sở"),
        Line(id="l3", lead="Phòng QLCL", partners="Sở Giao thông; các phòng thuộc Sở"),
        Line(id="l4", lead="Các phòng, đơn vị thuộc Sở"),
    )
    items = tuple(Task(id=f"t{n}", title=f"Việc {n}", lines=(line,)) for n, line in enumerate(lines, 1))
    appendix = Appendix(id="p1", layout=built_in_layout("product-first"), areas=(Area(id="a1", items=items),))
    return Plan(agency="Sở Xây dựng", appendices=(appendix,), entries=entries)


def opened(window: MainWindow) -> UnitsWindow:
    """The window of the units, opened by its menu entry, with its counts."""
    window.actions_by_name["actionUnits"].trigger()
    QApplication.processEvents()
    flow = window.findChild(UnitsFlow)
    assert flow is not None
    assert flow.window.isVisible()
    flow.window.finish()
    return flow.window


@pytest.fixture
def known(with_plan: Callable[[Plan], MainWindow]) -> Iterator[tuple[MainWindow, UnitsWindow]]:
    """A plan with a directory, and the window of the units."""
    window = with_plan(plan(*UNITS))
    shown = opened(window)
    yield window, shown
    shown.close()


def click(widget: QWidget) -> None:
    """A real click."""
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def during(kind: type[D], act: Callable[[], object], then: Callable[[D], object]) -> None:
    """Do something that opens a dialog, and deal with that."""
    seen: list[BaseException | None] = []
    timer = QTimer(interval=5)

    def deal() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isVisible():
            return
        timer.stop()
        try:
            QApplication.processEvents()
            then(dialog)
            seen.append(None)
        except BaseException as error:
            seen.append(error)
        finally:
            if dialog.isVisible():
                dialog.reject()

    timer.timeout.connect(deal)
    timer.start()
    act()
    QApplication.processEvents()
    timer.stop()
    assert seen, f"no {kind.__name__} was opened"
    if seen[0] is not None:
        raise seen[0]


def units(window: MainWindow) -> dict[str, Unit]:
    """The directory by the names."""
    return {unit.name: unit for unit in entries_of(window.document.plan.entries, Unit)}


def rows(shown: UnitsWindow) -> list[tuple[str, str, str]]:
    """Names and counts as they are shown."""
    model = shown.units.model
    return [
        (unit.name, model.index(row, LEADS).data(), model.index(row, PARTNERS).data())
        for row, unit in enumerate(model.units)
    ]


def choose(shown: UnitsWindow, *ids: str) -> None:
    """Choose units and stand on the list."""
    shown.units.choose(ids)
    front(shown)
    shown.units.table.setFocus()
    assert {unit.id for unit in shown.units.chosen()} == set(ids)


def front(shown: UnitsWindow) -> None:
    """Bring the window to the front, as a click on it does; the offscreen platform forgets it after a dialog."""
    shown.activateWindow()
    QTest.qWaitForWindowActive(shown)


def undo(shown: UnitsWindow) -> None:
    """Press "Hoàn tác" in the bar of the window."""
    (button,) = [one for one in shown.messages.findChildren(QPushButton) if one.text() == "Hoàn tác"]
    click(button)


def test_an_empty_directory_says_what_to_do(with_plan: Callable[[Plan], MainWindow]) -> None:
    shown = opened(with_plan(plan()))
    assert shown.units.empty.isVisible()
    assert "Học từ kế hoạch" in shown.units.empty.text()
    assert not shown.units.table.isVisible()
    assert shown.units.unknown.text().startswith("7 tên")
    assert [name for name, button in shown.units.buttons.items() if button.isVisible()] == ["learn", "add"]
    shown.close()


def test_learning_takes_what_is_ticked_as_one_step(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan())
    shown = opened(window)

    def take(dialog: ProposalsDialog) -> None:
        texts = [item.text(0) for item in dialog._items()]
        assert "Văn phòng Sở" in texts
        assert "Các phòng thuộc Sở – tập thể" in texts
        doubts = [item for item in dialog._items() if item.checkState(0) is Qt.CheckState.Unchecked]
        assert [item.text(1).split("“")[0] for item in doubts] == ["có phải là "]
        dialog.tree.setCurrentItem(next(item for item in dialog._items() if item.text(0) == "Văn phòng Sở"))
        assert "cách gọi tắt" in dialog.reason.text()
        # Space unticks the current one: the office stays out.
        key("Space")
        assert dialog.take.text() == "Đưa vào danh mục (4)"
        key("Return")

    during(ProposalsDialog, lambda: click(shown.units.buttons["learn"]), take)
    assert set(units(window)) == {
        "Các phòng thuộc Sở", "Các phòng, đơn vị thuộc Sở", "Phòng Quản lý chất lượng", "Sở Giao thông"
    }  # fmt: skip
    assert units(window)["Phòng Quản lý chất lượng"].short == "Phòng QLCL"
    assert window.document.session.undo_label == "Học danh mục đơn vị từ kế hoạch"
    shown.finish()
    assert ("Phòng Quản lý chất lượng", "2", "–") in rows(shown)
    assert shown.units.unknown.text().startswith("2 tên")
    undo(shown)
    assert units(window) == {}
    assert shown.units.empty.isVisible()
    shown.close()


def test_nothing_new_to_learn_is_told(with_plan: Callable[[Plan], MainWindow]) -> None:
    every = (*UNITS, Unit(name="Sở Giao thông"), Unit(name="Các phòng, đơn vị thuộc Sở"))
    shown = opened(with_plan(plan(*every)))
    click(shown.units.buttons["learn"])
    assert "đều đã có trong danh mục" in shown.messages.text()
    shown.close()


def test_units_are_counted_and_followed(known: tuple[MainWindow, UnitsWindow]) -> None:
    window, shown = known
    assert rows(shown) == [
        ("Phòng QLCL", "1", "–"),
        ("Phòng Quản lý chất lượng", "1", "–"),
        ("Văn phòng Sở", "1", "1"),
        ("Các phòng thuộc Sở", "–", "2"),
    ]
    assert shown.units.unknown.text().startswith("2 tên")
    window.document.run(SetText(Address("line", "l4", "lead"), "Văn phòng Sở"))
    shown.finish()
    assert ("Văn phòng Sở", "2", "1") in rows(shown)
    assert shown.units.unknown.text().startswith("1 tên")


def test_a_hidden_window_counts_nothing(known: tuple[MainWindow, UnitsWindow]) -> None:
    window, shown = known
    shown.close()
    window.document.run(SetText(Address("line", "l4", "lead"), "Văn phòng Sở"))
    shown.finish()
    assert ("Văn phòng Sở", "1", "1") in rows(shown)
    opened(window)
    assert ("Văn phòng Sở", "2", "1") in rows(shown)


def test_a_unit_is_entered(known: tuple[MainWindow, UnitsWindow]) -> None:
    window, shown = known
    shown.units.table.setFocus()

    def write(form: UnitForm) -> None:
        assert focused() is form.name
        assert not form.take.isEnabled()
        press("Văn phòng")
        assert "“Văn phòng Sở”" in form.trouble.text()
        assert not form.take.isEnabled()
        form.name.selectAll()
        compose("Các chi cụ", "")
        compose("", "Các chi cục thuộc Sở")
        assert form.kind.currentText() == "Tập thể đơn vị"
        assert not form.trouble.isVisible()
        form.variants.setFocus()
        press("Các chi cục")
        key("Return")
        press("Chi cục trực thuộc")
        click(form.take)

    during(UnitForm, lambda: key("Insert"), write)
    unit = units(window)["Các chi cục thuộc Sở"]
    assert unit.variants == ("Các chi cục", "Chi cục trực thuộc")
    assert unit.kind is UnitKind.COLLECTIVE
    assert [one.id for one in shown.units.chosen()] == [unit.id]


def test_an_edited_name_offers_to_rename_everywhere(known: tuple[MainWindow, UnitsWindow]) -> None:
    window, shown = known
    choose(shown, "u1")

    def write(form: UnitForm) -> None:
        form.name.selectAll()
        press("Phòng Tổng hợp")
        key("Return")

    during(UnitForm, lambda: key("F2"), write)
    assert units(window)["Phòng Tổng hợp"].variants == ("Văn phòng", "Văn phòng Sở")
    (again,) = [one for one in shown.messages.findChildren(QPushButton) if one.text() == "Đổi ở mọi nơi…"]

    def look(dialog: RenamePreview) -> None:
        assert dialog.do.text() == "Đổi 3 chỗ"
        click(dialog.do)

    during(RenamePreview, lambda: click(again), look)
    assert window.document.session.rows.node("l1").lead == "Phòng Tổng hợp"  # type: ignore[union-attr]
    assert units(window)["Phòng Tổng hợp"].id == "u1"


def test_two_units_become_one(known: tuple[MainWindow, UnitsWindow], asked: Asked) -> None:
    window, shown = known
    choose(shown, "u2", "u3")
    asked.choices.append(1)
    click(shown.units.buttons["join"])
    unit = units(window)["Phòng Quản lý chất lượng"]
    assert unit.short == "Phòng QLCL"
    assert "Phòng QLCL" not in units(window)
    shown.finish()
    assert ("Phòng Quản lý chất lượng", "2", "–") in rows(shown)
    undo(shown)
    assert {"Phòng QLCL", "Phòng Quản lý chất lượng"} <= set(units(window))


def test_renaming_everywhere_with_a_look_before(known: tuple[MainWindow, UnitsWindow], asked: Asked) -> None:
    window, shown = known
    session = window.document.session
    choose(shown, "u1")
    asked.texts.append("Phòng Tổng hợp")

    def look(dialog: RenamePreview) -> None:
        assert dialog.do.text() == "Đổi 3 chỗ"
        assert dialog.texts.text().endswith("(1)")
        click(dialog.texts)
        assert dialog.do.text() == "Đổi 2 chỗ"
        dialog.list.setFocus()
        key("Space")
        assert dialog.do.text() == "Đổi 1 chỗ"
        click(dialog.do)

    during(RenamePreview, lambda: click(shown.units.buttons["rename"]), look)
    assert [session.rows.node(id_).lead for id_ in ("l1",)] == ["Văn phòng"]  # type: ignore[union-attr]
    assert session.rows.node("l2").partners == "Phòng Tổng hợp"  # type: ignore[union-attr]
    assert session.rows.node("l2").product == "Báo cáo của Văn phòng Sở"  # type: ignore[union-attr]
    assert "Phòng Tổng hợp" in units(window)
    undo(shown)
    assert session.rows.node("l2").partners == "Văn phòng Sở"  # type: ignore[union-attr]
    assert "Văn phòng Sở" in units(window)


def test_a_name_that_another_unit_bears_is_refused(known: tuple[MainWindow, UnitsWindow], asked: Asked) -> None:
    window, shown = known
    choose(shown, "u3")
    asked.texts.append("văn phòng")
    click(shown.units.buttons["rename"])
    assert "hãy gộp hai đơn vị" in shown.messages.text()
    assert "Phòng QLCL" in units(window)


def test_delete_and_filter(known: tuple[MainWindow, UnitsWindow]) -> None:
    window, shown = known
    choose(shown, "u1")
    click(shown.units.buttons["filter"])
    window.filtering.finish()
    assert tasks(window) == ["t1", "t2"]
    choose(shown, "u1")
    key("Delete")
    assert "Văn phòng Sở" not in units(window)
    assert "chữ của kế hoạch giữ nguyên" in shown.messages.text()
    undo(shown)
    assert "Văn phòng Sở" in units(window)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_directory_goes_to_another_plan(
    kind: str, known: tuple[MainWindow, UnitsWindow], asked: Asked, tmp_path: Path
) -> None:
    window, shown = known
    target = tmp_path / f"danh mục.{kind}"
    asked.saves.append(target)
    shown.units.file_actions[kind].trigger()
    assert target.is_file()
    assert asked.suggested[0].name == f"kế hoạch - danh mục đơn vị.{kind}"
    before = units(window)
    choose(shown, "u1", "u2", "u3", "u4")
    click(shown.units.buttons["delete"])
    assert units(window) == {}
    asked.opens.append(target)
    shown.units.file_actions["import"].trigger()
    assert units(window) == before
    asked.opens.append(target)
    shown.units.file_actions["import"].trigger()
    assert "đã có mọi đơn vị" in shown.messages.text()
    assert asked.problems == []


def test_a_file_without_units_is_told(known: tuple[MainWindow, UnitsWindow], asked: Asked, tmp_path: Path) -> None:
    _window, shown = known
    source = tmp_path / "khác.csv"
    source.write_text("a,b\n1,2\n", encoding="utf-8")
    asked.opens.append(source)
    shown.units.file_actions["import"].trigger()
    assert len(asked.problems) == 1
    assert "Tên đơn vị" in asked.problems[0]


def test_agencies_under_new_names(known: tuple[MainWindow, UnitsWindow]) -> None:
    window, shown = known
    shown.tabs.setCurrentIndex(1)
    tab = shown.changes
    assert tab.empty.isVisible()
    assert not tab.apply.isVisible()

    def write(form: ChangeForm) -> None:
        press("Sở Giao thông")
        form.new.setFocus()
        press("Sở Xây dựng")
        form.since.setFocus()
        press("31/2/2025")
        assert form.trouble.isVisible()
        assert not form.take.isEnabled()
        form.since.selectAll()
        press("1/3/2025")
        key("Return")

    during(ChangeForm, lambda: click(tab.add), write)
    (change,) = entries_of(window.document.plan.entries, UnitChange)
    assert (change.old, change.new, change.since) == ("Sở Giao thông", "Sở Xây dựng", "2025-03-01")
    assert tab.table.item(0, 2).text() == "01/3/2025"
    during(RenamePreview, lambda: click(tab.apply), lambda dialog: click(dialog.do))
    assert window.document.session.rows.node("l3").partners.startswith("Sở Xây dựng; ")  # type: ignore[union-attr]
    click(tab.apply)
    assert "không còn chỗ nào" in shown.messages.text()
    front(shown)
    tab.table.setFocus()
    key("Delete")
    assert tab.empty.isVisible()
    undo(shown)
    assert tab.table.rowCount() == 1


def test_a_plan_that_is_only_looked_at_changes_nothing(
    window: MainWindow, with_plan: Callable[[Plan], MainWindow], tmp_path: Path
) -> None:
    with_plan(plan(*UNITS))
    window.document.close()
    window.document.open(tmp_path / "kế hoạch.cchc", read_only=True)
    shown = opened(window)
    choose(shown, "u1")
    able = [name for name, button in shown.units.buttons.items() if button.isEnabled()]
    assert able == ["filter"]
    key("Delete")
    key("F2")
    assert len(units(window)) == 4
    assert not shown.changes.add.isEnabled()
    shown.close()


def test_the_window_closes_with_the_plan(known: tuple[MainWindow, UnitsWindow]) -> None:
    window, shown = known
    window.document.close()
    assert not shown.isVisible()


def test_strange_names_are_shown_as_they_are(with_plan: Callable[[Plan], MainWindow]) -> None:
    odd = Unit(id="x", name="<b>Phòng</b> & =1+1 \U0001f600", variants=("<i>a</i>",))
    shown = opened(with_plan(plan(odd)))
    index = shown.units.model.index(0, 0)
    assert index.data() == odd.name
    assert "<" not in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "<" not in shown.units.model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)
    shown.close()
