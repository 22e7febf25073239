"""Headings of the plan's text: levels by the keys of Word, numbers that run and odd ones that stay, moving."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.plan import Plan, Section
from tests.ui.body import open_text, shape, stand, texts
from tests.ui.conftest import Asked
from tests.ui.keys import focused, key, press
from ui.body.body_text import BodyText
from ui.main_window import MainWindow

Opens = Callable[[Plan], MainWindow]


@pytest.fixture
def text(small: MainWindow) -> BodyText:
    """The text of the small plan, with the focus."""
    return open_text(small)


def test_tab_and_shift_tab_change_the_level_of_a_heading(small: MainWindow, text: BodyText) -> None:
    stand(small, "s3", column=2)
    key("Tab")
    assert shape(small) == ["I s1", "  1 s2", "  2 s3"]
    assert text.line().section == "s3"
    assert text.textCursor().positionInBlock() == 2
    key("Shift+Tab")
    assert shape(small) == ["I s1", "  1 s2", "II s3"]
    key("Ctrl+Z")
    assert shape(small)[2] == "  2 s3"


def test_words_own_keys_change_the_level_too(small: MainWindow, text: BodyText) -> None:
    stand(small, "s3")
    key("Alt+Shift+Right")
    assert shape(small)[2] == "  2 s3"
    key("Alt+Shift+Left")
    assert shape(small)[2] == "II s3"


def test_what_cannot_be_demoted_is_only_hinted_at(small: MainWindow, text: BodyText, asked: Asked) -> None:
    stand(small, "s1")
    key("Tab")
    assert "hạ cấp" in small.status.hint.text()
    assert asked.problems == []
    stand(small, "s1", 0)
    key("Tab")
    assert "Ctrl+1" in small.status.hint.text()
    assert texts(small, "s1") == ("Một.", "Hai.")


def test_a_paragraph_becomes_a_heading_and_back(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 1, column=2)
    key("Ctrl+2")
    made = small.document.plan.sections[0].sections[0]
    assert (made.heading, made.number) == ("Hai.", "1")
    assert text.line().section == made.id
    assert text.textCursor().positionInBlock() == 2
    key("Ctrl+Shift+N")
    assert texts(small, "s1") == ("Một.", "Hai.")
    assert text.line().text == "Hai."


def test_a_heading_goes_to_a_level_by_its_number_key(small: MainWindow, text: BodyText) -> None:
    stand(small, "s3")
    key("Ctrl+2")
    assert shape(small)[2] == "  2 s3"
    key("Ctrl+1")
    assert shape(small)[2] == "II s3"


def test_backspace_before_a_heading_takes_its_number_first(small: MainWindow, text: BodyText) -> None:
    stand(small, "s3")
    key("Backspace")
    assert shape(small) == ["I s1", "  1 s2"]
    assert texts(small, "s2") == ("Ba.", "TỔ CHỨC")
    assert text.line().text == "TỔ CHỨC"
    key("Backspace")
    key("Home")
    key("Up")
    assert texts(small, "s2") == ("Ba.TỔ CHỨC",)


def test_ctrl_enter_adds_a_section_and_enter_in_its_empty_heading_makes_it_text(
    small: MainWindow, text: BodyText
) -> None:
    stand(small, "s1", 0)
    key("Ctrl+Return")
    assert [section.number for section in small.document.plan.sections] == ["I", "II", "III"]
    press("NHIỆM VỤ")
    key("Return")
    press("Nội dung.")
    key("Down")
    made = small.document.plan.sections[1]
    assert (made.heading, made.paragraphs) == ("NHIỆM VỤ", ("Nội dung.",))
    stand(small, "s3", end=True)
    key("Ctrl+Return")
    key("Return")
    assert len(small.document.plan.sections) == 3
    press("Chữ.")
    key("Up")
    assert texts(small, "s3") == ("Chữ.",)


def test_alt_arrows_move_paragraphs_and_whole_sections(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 1)
    key("Alt+Up")
    assert texts(small, "s1") == ("Hai.", "Một.")
    assert text.line().text == "Hai."
    stand(small, "s3", column=1)
    key("Alt+Up")
    assert shape(small) == ["I s3", "II s1", "  1 s2"]
    assert text.line().section == "s3"
    key("Ctrl+Z")
    assert shape(small) == ["I s1", "  1 s2", "II s3"]


def test_odd_numbers_stay_until_they_are_asked_to_run(with_plan: Opens) -> None:
    sections = tuple(
        Section(id=f"s{place}", number=number, heading=f"MỤC {place}")
        for place, number in enumerate(("I", "II", "III", "III"))
    )
    window = with_plan(Plan(sections=sections))
    open_text(window)
    bar = window.workspace.body.bar
    assert bar.buttons["renumber"].isEnabled()
    stand(window, "s0")
    window.actions_by_name["actionDelete"].trigger()
    assert shape(window) == ["II s1", "III s2", "III s3"]
    bar.buttons["renumber"].click()
    assert shape(window) == ["I s1", "II s2", "III s3"]
    assert not bar.buttons["renumber"].isEnabled()
    key("Ctrl+Z")
    assert shape(window) == ["II s1", "III s2", "III s3"]


def test_a_number_is_written_over_by_a_double_click(small: MainWindow, text: BodyText) -> None:
    block = text.block_of("s3")
    point = text.marks.number_rect(block).center().toPoint()
    stand(small, "s3")
    QTest.mouseDClick(text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert focused().objectName() == "numberEditor"
    press("V")
    key("Return")
    assert shape(small)[2] == "V s3"
    assert text.hasFocus()
