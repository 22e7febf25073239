"""The directory as a file, agencies under new names, and plans that are only looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from models.plan import Plan
from models.registers import Unit, UnitChange, entries_of
from tests.ui.conftest import Asked
from tests.ui.keys import key, press
from tests.ui.unit_hands import UNITS, choose, click, during, front, opened, plan, undo, units
from ui.main_window import MainWindow
from ui.units.change_tab import ChangeForm
from ui.units.preview import RenamePreview
from ui.units.window import UnitsWindow


@pytest.fixture
def known(with_plan: Callable[[Plan], MainWindow]) -> Iterator[tuple[MainWindow, UnitsWindow]]:
    """A plan with a directory, and the window of the units."""
    window = with_plan(plan(*UNITS))
    shown = opened(window)
    yield window, shown
    shown.close()


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
