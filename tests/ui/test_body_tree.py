"""The plan's text in the tree: choosing, renaming, moving, levels and deleting; tree and page go together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Plan, Section, Task
from models.text import one_line
from tests.ui import test_words
from tests.ui.body import body_of_window, open_text, shape, stand, texts
from tests.ui.keys import focused, key, press, stand_on
from tests.ui.test_tree import click, drop, item
from ui.main_window import MainWindow

Opens = Callable[[Plan], MainWindow]


def shown(window: MainWindow) -> list[str]:
    """The tree's rows as they are read."""
    tree = window.workspace.tree
    return [one_line(tree.topLevelItem(n).text(0)) for n in range(tree.topLevelItemCount())]  # type: ignore[union-attr]


def test_the_text_stands_above_the_appendices(small: MainWindow) -> None:
    assert shown(small) == ["Nội dung văn bản", "NHIỆM VỤ", "DANH MỤC"]
    assert [item(small, "plan").child(n).text(0) for n in range(2)] == ["MỤC ĐÍCH", "TỔ CHỨC"]  # type: ignore[union-attr]
    assert small.workspace.appendix is not None
    assert not small.workspace.in_body


def test_a_click_shows_the_section_and_another_the_table(small: MainWindow) -> None:
    click(small, "s3")
    assert small.workspace.in_body
    assert small.workspace.body.section() == "s3"
    assert small.workspace.tree.hasFocus()
    click(small, "a2")
    assert not small.workspace.in_body
    assert small.workspace.table.isVisible()
    click(small, "plan")
    assert small.workspace.in_body


def test_the_first_click_already_brings_a_far_section_into_sight(with_plan: Opens, qtbot: Any) -> None:
    long = Section(id="long", number="I", heading="DÀI", paragraphs=("Một đoạn văn.",) * 80)
    far = Section(id="far", number="II", heading="XA", paragraphs=("Đoạn sau.",) * 80)
    appendix = Appendix(
        id="p", title="BẢNG", layout=built_in_layout("brief"), areas=(Area(items=(Task(title="Việc"),)),)
    )
    window = with_plan(Plan(sections=(long, far), appendices=(appendix,)))
    assert not window.workspace.in_body
    click(window, "far")
    page, text = window.workspace.body.page, window.workspace.body.text
    qtbot.waitUntil(lambda: page._settled)
    assert 0 <= text.mapTo(page.viewport(), text.cursorRect().topLeft()).y() < 100


def test_the_tree_follows_the_caret(small: MainWindow) -> None:
    open_text(small)
    stand(small, "s2", 0)
    assert small.workspace.tree.chosen_id() == "s2"
    stand(small, "s3")
    assert small.workspace.tree.chosen_id() == "s3"
    key("Ctrl+Home")
    assert small.workspace.tree.chosen_id() == "plan"


def test_a_section_without_heading_shows_its_first_words(small: MainWindow) -> None:
    from ui.tree.items import STAND_IN

    assert item(small, "s2").text(0) == ""
    assert item(small, "s2").data(0, STAND_IN) == "Ba."


def test_f2_renames_a_heading(small: MainWindow) -> None:
    click(small, "s3")
    key("F2")
    assert isinstance(focused(), QLineEdit)
    press("Phân công")
    key("Return")
    assert small.document.plan.sections[1].heading == "Phân công"
    assert body_of_window(small)[-1].text == "Phân công"
    assert item(small, "s3").text(0) == "Phân công"


def test_the_root_has_no_name_to_change_and_nothing_to_delete(small: MainWindow) -> None:
    click(small, "plan")
    key("F2")
    assert focused() is small.workspace.tree
    key("Delete")
    assert len(small.document.plan.sections) == 2


def test_keys_work_on_the_chosen_section(small: MainWindow) -> None:
    click(small, "s3")
    key("Alt+Shift+Right")
    assert shape(small) == ["I s1", "  1 s2", "  2 s3"]
    assert small.workspace.tree.hasFocus()
    assert small.workspace.tree.chosen_id() == "s3"
    key("Alt+Up")
    assert shape(small) == ["I s1", "  1 s3", "  2 s2"]
    key("Alt+Up")
    key("Alt+Shift+Left")
    assert shape(small) == ["I s1", "II s3", "  1 s2"]
    key("Delete")
    assert shape(small) == ["I s1"]
    for _step in range(4):
        key("Ctrl+Z")
    assert shape(small) == ["I s1", "  1 s2", "II s3"]


def test_dragging_a_section_renumbers(small: MainWindow) -> None:
    click(small, "s3")
    drop(small, "s3", "s1", lower=False)
    assert shape(small) == ["I s3", "II s1", "  1 s2"]
    drop(small, "s3", "s2", lower=True)
    assert shape(small) == ["I s1", "  1 s2", "  2 s3"]
    before = small.document.plan
    drop(small, "s3", "a1", lower=True)
    drop(small, "a1", "s1", lower=True)
    assert small.document.plan == before


def test_a_section_is_added_from_the_table_too(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    small.actions_by_name["actionAddSection"].trigger()
    assert small.workspace.in_body
    press("KINH PHÍ")
    small.workspace.commit()
    assert [section.heading for section in small.document.plan.sections] == ["MỤC ĐÍCH", "TỔ CHỨC", "KINH PHÍ"]
    assert small.document.plan.sections[2].number == "III"


def test_undo_leads_to_where_the_step_was(small: MainWindow) -> None:
    open_text(small)
    stand(small, "s3", end=True)
    press(" THỰC HIỆN")
    stand_on(small, "line", "l1", "product") if not small.workspace.in_body else click(small, "a1")
    assert not small.workspace.in_body
    key("Ctrl+Z")
    assert small.workspace.in_body
    assert small.workspace.body.section() == "s3"
    assert small.document.plan.sections[1].heading == "TỔ CHỨC"


def test_table_actions_rest_while_the_text_is_shown(small: MainWindow) -> None:
    open_text(small)
    stand(small, "s1", 0)
    for name in ("AddTask", "AddLine", "AddArea", "MergeUp", "Landscape"):
        assert not small.actions_by_name[f"action{name}"].isEnabled(), name
    assert small.actions_by_name["actionDemote"].isEnabled()
    click(small, "a1")
    assert small.actions_by_name["actionAddTask"].isEnabled()
    assert not small.actions_by_name["actionRenumber"].isEnabled()


def test_f6_goes_between_tree_and_text(small: MainWindow) -> None:
    text = open_text(small)
    small.workspace.tree.setFocus()
    key("F6")
    assert focused() is text


def test_a_place_of_the_text_can_be_led_to(small: MainWindow) -> None:
    for address, line in (
        (Address("section", "s3", "heading"), "TỔ CHỨC"),
        (Address("section", "s1", "paragraphs"), "Một."),
        (Address("section", "s2", "paragraphs"), "Ba."),
        (Address("plan", "plan", "legal_bases"), "Căn cứ một;"),
    ):
        small.workspace.go_to(Address("area", "a1", "title"))
        small.workspace.go_to(address)
        assert small.workspace.in_body
        assert small.workspace.body.text.line().text == line


def test_from_a_field_of_the_head_no_section_is_deleted_or_shown_in_the_pages(small: MainWindow) -> None:
    open_text(small)
    stand(small, "s3")
    delete = small.actions_by_name["actionDelete"]
    assert (small.workspace.place().node, delete.isEnabled()) == ("s3", True)
    small.workspace.go_to(Address("plan", "plan", "number"))
    assert small.workspace.place().node == ""
    assert not delete.isEnabled()
    small.workspace.body.text.setFocus()
    assert (small.workspace.place().node, delete.isEnabled()) == ("s3", True)


def test_zoom_is_the_pages_own(small: MainWindow) -> None:
    open_text(small)
    table = small.workspace.table.sizer.zoom
    small.actions_by_name["actionZoomIn"].trigger()
    QApplication.processEvents()
    page = small.workspace.body.page
    assert page.zoom == pytest.approx(1.1, abs=0.06)
    assert small.workspace.table.sizer.zoom == table
    assert f"{round(page.zoom * 100)}%" in small.status._zoom.text()
    small.actions_by_name["actionZoomFit"].trigger()
    assert page.fits


def test_a_narrow_window_keeps_its_width(small: MainWindow) -> None:
    open_text(small)
    bar = small.workspace.body.bar
    icons = Qt.ToolButtonStyle.ToolButtonIconOnly
    assert all(button.toolButtonStyle() is not icons for button in bar.buttons.values())
    small.resize(880, 500)
    QApplication.processEvents()
    assert small.width() <= 900
    assert all(button.toolButtonStyle() is icons for button in bar.buttons.values())
    page = small.workspace.body.page
    QTest.qWait(20)
    assert page.sheet.width() <= page.viewport().width()


def test_the_page_speaks_vietnamese(small: MainWindow) -> None:
    open_text(small)
    test_words.test_all_texts_of_the_window_are_vietnamese(small)


def test_a_plan_of_text_alone_opens_with_it(with_plan: Opens) -> None:
    window = with_plan(Plan(sections=(Section(id="a", number="I", heading="MỘT", paragraphs=("Hai.",)),)))
    assert window.workspace.in_body
    assert texts(window, "a") == ("Hai.",)
    assert window.workspace.body.text.hasFocus()
