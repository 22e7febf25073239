"""The window of the units: learning, entering, joining, renaming everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton

from models.commands import SetText
from models.grid.grid import Address
from models.plan import Plan
from models.registers import Unit, UnitKind
from tests.ui.conftest import Asked
from tests.ui.filters import tasks
from tests.ui.keys import compose, focused, key, press
from tests.ui.unit_hands import UNITS, choose, click, during, opened, plan, rows, undo, units
from ui.main_window import MainWindow
from ui.units.preview import RenamePreview
from ui.units.proposals import ProposalsDialog
from ui.units.unit_form import UnitForm
from ui.units.window import UnitsWindow


@pytest.fixture
def known(with_plan: Callable[[Plan], MainWindow]) -> Iterator[tuple[MainWindow, UnitsWindow]]:
    """A plan with a directory, and the window of the units."""
    window = with_plan(plan(*UNITS))
    shown = opened(window)
    yield window, shown
    shown.close()


def test_an_empty_directory_says_what_to_do(with_plan: Callable[[Plan], MainWindow]) -> None:
    shown = opened(with_plan(plan()))
    assert shown.units.empty.isVisible()
    assert "Học từ kế hoạch" in shown.units.empty.text()
    assert not shown.units.table.isVisible()
    assert shown.units.unknown.text().startswith("7 tên")
    assert [name for name, button in shown.units.buttons.items() if button.isVisible()] == ["learn", "add"]
    assert focused() is shown.units.buttons["learn"]
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
    assert shown.focusWidget() is shown.units.table
    assert shown.messages.parentWidget() is shown
    for button in (shown.shut, *shown.units.buttons.values()):
        place = QRect(button.mapTo(shown, QPoint(0, 0)), button.size())
        assert not button.isVisible() or not place.intersects(shown.messages.geometry())
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


def test_steps_are_taken_back_by_key_in_the_window(known: tuple[MainWindow, UnitsWindow]) -> None:
    window, shown = known
    choose(shown, "u2")
    key("Delete")
    assert "Phòng Quản lý chất lượng" not in units(window)
    assert shown.messages.isVisible()
    key("Ctrl+Z")
    assert "Phòng Quản lý chất lượng" in units(window)
    assert not shown.messages.isVisible()
    key("Ctrl+Y")
    assert "Phòng Quản lý chất lượng" not in units(window)


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
