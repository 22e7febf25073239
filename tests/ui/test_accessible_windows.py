"""The windows that look into a plan, for who hears them or has no mouse: names of all parts, the way of Tab, Escape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from models.citations.inventory import inventory
from models.coverage import acts
from models.coverage.coverage import Coverage
from models.coverage.editions import read_in
from models.deadlines.corrected import DeadlineReader
from models.plan import Period, Plan
from models.registers import CitedDocument, Unit, UnitChange
from models.units.directory import NOBODY
from models.units.learning import learn
from tests.ui import unit_hands
from tests.ui.covering import ABOVE, OURS
from tests.ui.keys import key
from tests.ui.test_accessible import check, walk
from ui.citations.document_form import DocumentForm
from ui.citations.pick_dialog import PickDialog
from ui.coverage.adding import AddingDialog
from ui.coverage.names_dialog import NamesDialog
from ui.deadlines.dialog import MeaningDialog
from ui.main_window import MainWindow
from ui.units.change_tab import ChangeForm
from ui.units.proposals import ProposalsDialog
from ui.units.unit_form import UnitForm

Opens = Callable[[Plan], MainWindow]
WINDOWS = ("actionUnits", "actionCitations", "actionHouseStyle", "actionCoverage")


@contextmanager
def open_dialog(dialog: QDialog) -> Iterator[QDialog]:
    """A dialog as long as it is looked at."""
    dialog.open()
    QApplication.processEvents()
    yield dialog
    dialog.reject()
    dialog.deleteLater()


def looked_at(dialog: QDialog) -> None:
    """Names, and a way of Tab that comes to more than one part."""
    check(dialog)
    assert len(walk(dialog)) > 1


@pytest.mark.parametrize("action", WINDOWS)
def test_windows_of_the_menu(with_plan: Opens, action: str) -> None:
    window = with_plan(unit_hands.plan(*unit_hands.UNITS))
    window.actions_by_name[action].trigger()
    QApplication.processEvents()
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    looked_at(dialog)
    dialog.activateWindow()
    QApplication.processEvents()
    assert dialog.focusWidget() is not None
    key("Esc")
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_tasks_from_above(with_plan: Opens) -> None:
    window = with_plan(OURS)
    command = acts.take_in(read_in(OURS, ABOVE, "Kế hoạch của tỉnh"), "tỉnh.docx")
    assert command is not None
    window.document.run(command)
    coverage = Coverage(window.document.plan)
    row = coverage.rows[0]
    with open_dialog(AddingDialog(coverage, row.entry, window)) as dialog:
        looked_at(dialog)
    with open_dialog(NamesDialog("SỞ NỘI VỤ", (), {}, window)) as dialog:
        check(dialog)


def test_forms(with_plan: Opens) -> None:
    plan = unit_hands.plan()
    window = with_plan(plan)
    reader = DeadlineReader(Period(2027, 2027))
    unit = Unit(name="Văn phòng Sở", variants=("VP",))
    made: tuple[Callable[[QWidget], QDialog], ...] = (
        lambda parent: ProposalsDialog(learn(plan, NOBODY, lambda _share: None), parent),
        lambda parent: UnitForm(unit, (unit,), parent),
        lambda parent: ChangeForm(UnitChange(old="Sở A", new="Sở B"), parent),
        lambda parent: DocumentForm(CitedDocument(number="4/CT"), "Thêm văn bản vào sổ", parent),
        lambda parent: PickDialog(inventory(plan), lambda _one: False, lambda _parent, _words: None, False, parent),
        lambda parent: MeaningDialog("Quý I/2027; trước 15/12/2027", "l1", reader, 3, parent),
    )
    for make in made:
        with open_dialog(make(window)) as dialog:
            looked_at(dialog)
