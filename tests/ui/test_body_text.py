"""Writing in the plan's text: paragraphs, headings, levels and numbers, by the keys of Word; undo and half words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.errors import EnvironmentProblem
from models.plan import Appendix, Area, Line, Plan, Section, Task
from models.store import PlanSession
from tests.plans import small_plan
from tests.ui.body import body_of_window, open_text, shape, stand, texts
from tests.ui.conftest import Asked
from tests.ui.keys import compose, key, press
from ui.body.body_text import BodyText
from ui.body.endings import mended_bases
from ui.main_window import MainWindow

Opens = Callable[[Plan], MainWindow]


@pytest.fixture
def text(small: MainWindow) -> BodyText:
    """The text of the small plan, with the focus."""
    return open_text(small)


def test_the_page_shows_the_text_with_its_numbers(small: MainWindow, text: BodyText) -> None:
    shown = [line.text for line in body_of_window(small)]
    assert shown == ["Căn cứ một;", "Căn cứ hai;", "MỤC ĐÍCH", "Một.", "Hai.", "Ba.", "TỔ CHỨC"]
    assert [line.number for line in body_of_window(small) if line.opens] == ["I", "1", "II"]
    assert text.hasFocus()


def test_what_is_typed_is_stored_when_the_paragraph_is_left(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 0, end=True)
    press(" Đẩy mạnh cải cách.")
    assert texts(small, "s1") == ("Một.", "Hai.")
    key("Down")
    assert texts(small, "s1") == ("Một. Đẩy mạnh cải cách.", "Hai.")
    key("Ctrl+Z")
    assert texts(small, "s1") == ("Một.", "Hai.")
    assert text.line().text == "Một."
    assert small.document.session.undo_label == ""
    key("Ctrl+Y")
    assert texts(small, "s1")[0] == "Một. Đẩy mạnh cải cách."


def test_ctrl_home_shows_the_head_of_the_page(small: MainWindow, text: BodyText) -> None:
    bar = small.workspace.body.page.verticalScrollBar()
    key("Ctrl+End")
    assert bar.value() > 0
    key("Ctrl+Home")
    assert bar.value() == 0


def test_a_pause_stores_as_part_of_the_same_step(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 0, end=True)
    press(" Đoạn")
    timer = small.workspace.body.editor.timer
    assert timer.isActive()
    assert timer.interval() == 5000
    timer.timeout.emit()
    assert texts(small, "s1")[0] == "Một. Đoạn"
    press(" dài")
    key("Down")
    assert texts(small, "s1")[0] == "Một. Đoạn dài"
    key("Ctrl+Z")
    assert texts(small, "s1")[0] == "Một."
    assert small.document.session.undo_label == ""


def test_quick_undo_takes_back_typing_before_it_takes_back_steps(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 0, end=True)
    press(" A")
    key("Ctrl+Z")
    assert text.line().text == "Một."
    assert small.document.session.redo_label == ""
    key("Ctrl+Y")
    assert text.line().text == "Một. A"


def test_writing_in_another_paragraph_is_another_step(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 0, end=True)
    press(" A")
    key("Down")
    press("B ")
    key("Up")
    key("Ctrl+Z")
    assert texts(small, "s1") == ("Một. A", "Hai.")
    key("Ctrl+Z")
    assert texts(small, "s1") == ("Một.", "Hai.")


def test_nothing_is_stored_while_a_word_is_composed(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 0, end=True)
    press("A")
    compose("đườn")
    small.workspace.body.editor.timer.timeout.emit()
    assert texts(small, "s1")[0] == "Một."
    small.actions_by_name["actionDemote"].trigger()
    assert shape(small) == ["I s1", "  1 s2", "II s3"]
    compose("", "đường")
    small.workspace.body.editor.timer.timeout.emit()
    assert texts(small, "s1")[0] == "Một.Ađường"


def test_unikey_backspaces_are_never_answered(small: MainWindow, text: BodyText) -> None:
    """UniKey sends Backspace and the new letters; the text must hold just that at every moment."""
    stand(small, "s1", 0, end=True)
    for sign, expected in (("a", "Một.a"), ("s", "Một.as")):
        press(sign)
        assert text.textCursor().block().text() == expected
    for _times in range(2):
        key("Backspace")
    press("á")
    small.workspace.body.editor.timer.timeout.emit()
    assert text.textCursor().block().text() == "Một.á"
    assert text.textCursor().atBlockEnd()


def test_enter_makes_the_next_paragraph_and_backspace_joins_it(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 0, end=True)
    key("Return")
    press("Mới.")
    key("Down")
    assert texts(small, "s1") == ("Một.", "Mới.", "Hai.")
    stand(small, "s1", 1)
    key("Backspace")
    key("Down")
    assert texts(small, "s1") == ("Một.Mới.", "Hai.")


def test_enter_at_the_end_of_a_heading_begins_its_text(small: MainWindow, text: BodyText) -> None:
    stand(small, "s3", end=True)
    key("Return")
    press("Giao Văn phòng.")
    key("Up")
    assert texts(small, "s3") == ("Giao Văn phòng.",)
    assert shape(small) == ["I s1", "  1 s2", "II s3"]


def test_enter_inside_a_heading_leaves_its_rest_as_text(small: MainWindow, text: BodyText) -> None:
    stand(small, "s3", column=3)
    key("Return")
    key("Up")
    section = small.document.plan.sections[1]
    assert (section.heading, section.paragraphs) == ("TỔ", ("CHỨC",))
    assert small.document.session.undo_label != ""
    key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_a_dash_goes_on_in_the_next_paragraph_until_it_stands_alone(small: MainWindow, text: BodyText) -> None:
    stand(small, "s3", end=True)
    key("Return")
    press("- Một;")
    key("Return")
    assert text.line().text == "-"
    press("hai;")
    key("Return")
    key("Return")
    press("Hết.")
    key("Up")
    assert texts(small, "s3") == ("- Một;", "- hai;", "Hết.")


def test_shift_enter_breaks_the_line_inside_a_paragraph(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 0, end=True)
    key("Shift+Return")
    press("dưới")
    stand(small, "s3")
    assert texts(small, "s1") == ("Một.\ndưới", "Hai.")
    stand(small, "s1", 0)
    press("A")
    stand(small, "s3")
    assert texts(small, "s1") == ("AMột.\ndưới", "Hai.")


def test_a_blank_paragraph_is_gone_when_it_is_left(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 0, end=True)
    key("Return")
    assert len(body_of_window(small)) == 8
    key("Down")
    assert len(body_of_window(small)) == 7
    assert small.document.session.undo_label == ""


# Whole pieces


def test_deleting_over_headings_keeps_what_is_left_in_order(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 1, column=1)
    cursor = text.textCursor()
    cursor.setPosition(text.block_of("s3").position() + 2, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    key("Delete")
    key("Up")
    assert shape(small) == ["I s1"]
    assert texts(small, "s1") == ("Một.", "H CHỨC")
    key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_all_can_be_deleted_and_begun_anew(small: MainWindow, text: BodyText) -> None:
    text.selectAll()
    key("Delete")
    small.workspace.commit()
    plan = small.document.plan
    assert plan.sections == ()
    assert plan.legal_bases == ()
    assert small.workspace.body.page.empty.isVisibleTo(small.workspace.body.page)
    press("Căn cứ mới;")
    small.workspace.commit()
    assert small.document.plan.legal_bases == ("Căn cứ mới;",)


def test_deleting_a_section_is_told_with_a_way_back(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 0)
    small.actions_by_name["actionDelete"].trigger()
    assert shape(small) == ["I s3"]
    assert "MỤC ĐÍCH" in small.workspace.messages.text()
    small.workspace.messages._buttons[0].click()
    assert shape(small) == ["I s1", "  1 s2", "II s3"]


def test_a_plan_without_text_offers_ways_to_begin(with_plan: Opens) -> None:
    window = with_plan(Plan(title="Kế hoạch"))
    open_text(window)
    empty = window.workspace.body.page.empty
    empty.buttons["first"].click()
    assert [section.number for section in window.document.plan.sections] == ["I"]
    press("MỤC ĐÍCH")
    window.workspace.commit()
    assert window.document.plan.sections[0].heading == "MỤC ĐÍCH"
    window.document.session.undo()
    window.document.session.undo()
    empty.buttons["skeleton"].click()
    assert [section.number for section in window.document.plan.sections] == ["I", "II", "III", "IV"]
    assert not empty.isVisibleTo(window.workspace.body.page)


def test_a_list_of_tasks_in_the_text_is_noted_and_opens(with_plan: Opens) -> None:
    appendix = small_plan().appendices[1]
    listed = Appendix(
        id="p1",
        title="NHIỆM VỤ",
        label="",
        layout=appendix.layout,
        areas=(Area(items=(Task(title="Một việc", lines=(Line(),)),)),),
    )
    plan = Plan(
        sections=(Section(id="s1", number="I", heading="NHIỆM VỤ"), Section(id="s2", number="II", heading="KHÁC"))
    )
    window = with_plan(replace(plan, appendices=(listed,)))
    text = open_text(window)
    assert "1 nhiệm vụ" in text.marks.notes["s1"]
    rect = text.marks.note_rect(text.block_of("s1"))
    point = QPoint(int(rect.left()) + 10, int(rect.center().y()))
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert not window.workspace.in_body
    assert window.workspace.appendix == listed


def test_the_end_mark_is_put_on_request_only(small: MainWindow, text: BodyText) -> None:
    note = small.workspace.body.page.end_note
    assert note.isVisibleTo(small.workspace.body.page)
    stand(small, "s3", end=True)
    key("Return")
    press("Trên đây là kế hoạch.")
    small.workspace.commit()
    assert texts(small, "s3") == ("Trên đây là kế hoạch.",)
    note.click()
    assert texts(small, "s3") == ("Trên đây là kế hoạch./.",)
    assert not note.isVisibleTo(small.workspace.body.page)


def test_signs_behind_the_legal_bases_are_put_on_request_only(small: MainWindow, text: BodyText) -> None:
    note = small.workspace.body.page.bases_note
    assert note.isVisibleTo(small.workspace.body.page)
    assert small.document.plan.legal_bases == ("Căn cứ một;", "Căn cứ hai;")
    note.click()
    assert small.document.plan.legal_bases == ("Căn cứ một;", "Căn cứ hai.")
    assert not note.isVisibleTo(small.workspace.body.page)
    key("Ctrl+Z")
    assert small.document.plan.legal_bases == ("Căn cứ một;", "Căn cứ hai;")


@pytest.mark.parametrize(
    ("bases", "mended"),
    [
        ((), ()),
        (("A",), ("A.",)),
        (("A.", "B", "Sở như sau:"), ("A;", "B.", "Sở như sau:")),
        (("Như sau:",), ("Như sau:",)),
    ],
)
def test_which_sign_ends_which_basis(bases: tuple[str, ...], mended: tuple[str, ...]) -> None:
    assert mended_bases(bases) == mended
    assert mended_bases(mended) == mended


def test_who_only_looks_changes_nothing(small: MainWindow, tmp_path: Path) -> None:
    path = small.document.path
    assert path is not None
    small.document.close()
    small.document.open(path, read_only=True)
    text = open_text(small)
    before = small.document.plan
    for keys in ("Tab", "Return", "Ctrl+1", "Ctrl+Return", "Backspace", "Delete", "Alt+Up"):
        stand(small, "s3")
        key(keys)
    press("x")
    small.workspace.commit()
    assert small.document.plan is before
    assert text.isReadOnly()


def test_a_disk_that_refuses_keeps_what_is_typed(
    small: MainWindow, text: BodyText, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _command: object) -> None:
        raise EnvironmentProblem("Ổ đĩa đã đầy.")

    stand(small, "s1", 0, end=True)
    press(" A")
    with monkeypatch.context() as patch:
        patch.setattr(PlanSession, "run", full)
        small.workspace.body.editor.timer.timeout.emit()
        assert asked.problems == []
        assert small.status.hint.text() == "Ổ đĩa đã đầy."
        key("Down")
        assert asked.problems == ["Ổ đĩa đã đầy."]
    assert body_of_window(small)[3].text == "Một. A"
    small.workspace.commit()
    QApplication.processEvents()
    assert texts(small, "s1")[0] == "Một. A"
