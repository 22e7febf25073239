"""The dialog's tab of columns: millimetres against the page, columns that are not printed, the list form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from models.commands import SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Plan
from tests.plans import small_plan
from tests.ui.keys import key
from tests.ui.test_page_setup import agree, click, open_dialog, write
from ui.main_window import MainWindow
from ui.page_setup.draft import PageDraft
from ui.table.column_widths import LEAST


def test_columns_in_millimetres_against_the_page(small: MainWindow) -> None:
    dialog = open_dialog(small)
    tab = dialog.columns
    dialog.tabs.setCurrentWidget(tab)
    assert sum(field.value() for field in tab.widths) == pytest.approx(252)
    assert tab.sum.text() == "Tổng 252 mm = bề ngang trang."
    assert not tab.share.isEnabled()
    wide = tab.widths[2].value()
    write(tab.widths[2], "60,5")
    assert "bề ngang trang 252 mm" in tab.sum.text()
    assert "thu hẹp" in tab.sum.text()
    click(tab.share)
    assert sum(field.value() for field in tab.widths) == pytest.approx(252)
    assert wide < tab.widths[2].value() < 60.5
    agree(dialog)
    layout = small.document.plan.appendices[0].layout
    assert sum(column.width for column in layout.columns) == pytest.approx(252)
    assert small.workspace.table.sizer.printed_widths == pytest.approx(
        [column.width for column in layout.columns], abs=0.02
    )
    key("Ctrl+Z")
    assert small.document.plan.appendices[0].layout == built_in_layout("objectives")


def test_a_column_that_is_not_printed_keeps_its_texts(small: MainWindow) -> None:
    small.document.run(SetText(Address("line", "l1", "funding"), "10 triệu đồng"))
    dialog = open_dialog(small)
    click(dialog.columns.boxes[-1])
    assert not dialog.columns.widths[-1].isEnabled()
    assert sum(field.value() for field in dialog.columns.widths[:-1]) == pytest.approx(252)
    agree(dialog)
    assert small.workspace.model.columnCount() == 8
    assert small.document.session.rows.node("l1").funding == "10 triệu đồng"  # type: ignore[union-attr]
    dialog = open_dialog(small)
    click(dialog.columns.boxes[-1])
    agree(dialog)
    assert small.workspace.model.columnCount() == 9


def test_the_last_column_cannot_be_left_out(with_plan: Callable[[Plan], MainWindow]) -> None:
    plan = small_plan()
    layout = replace(built_in_layout("brief"), columns=built_in_layout("brief").columns[:2])
    window = with_plan(replace(plan, appendices=(replace(plan.appendices[0], layout=layout),)))
    dialog = open_dialog(window)
    click(dialog.columns.boxes[0])
    click(dialog.columns.boxes[1])
    assert [box.isChecked() for box in dialog.columns.boxes] == [False, True]
    assert "ít nhất một cột" in dialog.columns.sum.text()
    agree(dialog)
    assert window.workspace.model.columnCount() == 1


def test_columns_go_on_filling_a_page_of_another_width() -> None:
    draft = PageDraft(small_plan())
    draft.set_width("p1", 1, 60)
    draft.share_out("p1")
    assert draft.fills("p1")
    wide = [column.width for column in draft.columns("p1")]
    draft.set_landscape("p1", landscape=False)
    draft.set(left=35.0)
    assert draft.text_width("p1") == 160
    assert draft.fills("p1")
    narrow = [column.width for column in draft.columns("p1")]
    # All give way but those that need their width for a number or a word of their heading.
    assert narrow[0] == pytest.approx(wide[0], abs=0.2)
    assert all(before * 0.5 < after < before * 0.95 for before, after in zip(wide[1:3], narrow[1:3], strict=True))
    draft.set_width("p1", 1, LEAST)
    short = draft.width_sum("p1")
    draft.set(left=30.0)
    assert draft.width_sum("p1") == short


def test_a_width_that_is_set_back_is_no_change() -> None:
    draft = PageDraft(small_plan())
    before = draft.columns("p1")[3].width
    draft.set_width("p1", 3, 70)
    assert draft.command() is not None
    draft.set_width("p1", 3, before)
    assert draft.command() is None


def test_a_list_has_no_widths_but_may_leave_out_lines(small: MainWindow) -> None:
    dialog = open_dialog(small)
    dialog.choice.setCurrentIndex(dialog.choice.findData("p2"))
    tab = dialog.columns
    assert tab.widths == []
    assert len(tab.boxes) == len(built_in_layout("list").columns)
    assert "dạng liệt kê" in tab.sum.text()
    assert not tab.share.isVisible()
    click(tab.boxes[-1])
    agree(dialog)
    assert small.document.plan.appendices[1].layout.columns[-1].hidden
    assert small.document.plan.appendices[0].layout == built_in_layout("objectives")
