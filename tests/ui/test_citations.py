"""The register of cited documents and citations put in where one writes, with real keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from models.citations.inventory import Inventory
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Section, Task
from models.registers import CitedDocument, entries_of
from tests.ui.keys import compose, current_cell, focused, key, press, stand_on, text_of
from ui.citations import register_window
from ui.citations.document_form import DocumentForm, parsed_date
from ui.citations.pick_dialog import PickDialog
from ui.citations.register_window import RegisterWindow
from ui.citations.unify_dialog import UnifyDialog
from ui.main_window import MainWindow

ORDER = "Quyết định số 4/QĐ-UBND ngày 01/3/2024 của UBND tỉnh về trồng rừng"
DECREE = CitedDocument(
    id="d", kind="Nghị định", number="88/2031/NĐ-CP", date="2031-02-05", issuer="Chính phủ", title="về lưu trữ ảnh"
)


def plan_with(*titles: str, paragraphs: tuple[str, ...] = (), entries: tuple[CitedDocument, ...] = ()) -> Plan:
    """A plan with a text and a table of tasks t0, t1 …"""
    tasks = tuple(
        Task(id=f"t{place}", title=title, lines=(Line(id=f"l{place}", product="Báo cáo"),))
        for place, title in enumerate(titles)
    )
    appendix = Appendix(id="p", layout=built_in_layout("product-first"), areas=(Area(id="a", title="I", items=tasks),))
    section = Section(id="s", number="I", heading="MỤC ĐÍCH", paragraphs=paragraphs)
    return Plan(id="plan", sections=(section,) if paragraphs else (), appendices=(appendix,), entries=entries)


def opened(window: MainWindow) -> RegisterWindow:
    """The register window, opened by its menu entry."""
    window.actions_by_name["actionCitations"].trigger()
    QApplication.processEvents()
    shown = window.findChild(RegisterWindow)
    assert shown is not None
    return shown


def answer(kind: type[QDialog], deed: Callable[[Any], None]) -> None:
    """Do something with the next dialog that asks; nothing else may ask."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, kind), dialog
            dialog.activateWindow()
            QApplication.processEvents()
            assert focused().window() is dialog
            deed(dialog)
        finally:
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, act)


def rows(shown: RegisterWindow) -> list[str]:
    """The numbers of the documents in the list."""
    return [one.document.number or one.document.title for one in shown.model.rows]


def documents(window: MainWindow) -> list[CitedDocument]:
    """What stands in the register of the plan."""
    return list(entries_of(window.document.plan.entries, CitedDocument))


def pick(window: MainWindow) -> PickDialog:
    """The list of documents, opened by its key where the focus is."""
    QTest.keyClick(focused(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    (dialog,) = [one for one in window.findChildren(PickDialog) if one.isVisible()]
    dialog.activateWindow()
    dialog.search.setFocus()
    return dialog


def test_each_document_is_listed_once_and_leads_to_its_places(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan_with("Việc", f"Theo {ORDER}", paragraphs=("Theo Quyết định số 4/QĐ-UBND; Luật Thư viện.",)))
    shown = opened(window)
    assert rows(shown) == ["Thư viện", "4/QĐ-UBND"]
    shown.table.selectRow(1)
    assert shown.head.text() == "Các chỗ viện dẫn (2)"
    shown.places.setFocus()
    key("Down")
    key("Return")
    assert current_cell(window).address == Address("task", "t1", "title")
    shown.activateWindow()
    shown.places.setFocus()
    QApplication.processEvents()
    key("Up")
    key("Return")
    assert window.workspace.in_body
    assert window.workspace.body.text.textCursor().selectedText() == "Quyết định số 4/QĐ-UBND"


def test_looking_for_a_document_needs_no_marks(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan_with(f"Theo {ORDER}", "Luật Thư viện và Luật Nhà giáo"))
    shown = opened(window)
    key("Ctrl+F")
    press("thu vien")
    assert rows(shown) == ["Thư viện"]
    shown.search.clear()
    press("trồng rừng")
    assert rows(shown) == ["4/QĐ-UBND"]
    shown.search.clear()
    press("không có")
    assert rows(shown) == []
    assert shown.empty.isVisible()


def test_a_plan_without_citations_says_what_to_do(with_plan: Callable[[Plan], MainWindow]) -> None:
    shown = opened(with_plan(plan_with("Việc")))
    assert "chưa viện dẫn" in shown.empty.text()
    assert not shown.parts.isVisible()
    assert shown.add.isEnabled()
    assert not shown.edit.isEnabled()


def test_what_is_cited_goes_into_the_register_as_one_step(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan_with(f"Theo {ORDER}"))
    shown = opened(window)

    def fill(form: DocumentForm) -> None:
        assert (form.number.text(), form.date.text()) == ("4/QĐ-UBND", "01/3/2024")
        form.replaced.setFocus()
        press("Quyết định số 9/QĐ-UBND")
        form.date.setFocus()
        form.date.selectAll()
        press("31/02/2024")
        key("Return")
        assert "31/02/2024" in form.trouble.text()
        form.date.selectAll()
        press("2/3/2024")
        key("Return")

    answer(DocumentForm, fill)
    shown.table.setFocus()
    key("Return")
    (one,) = documents(window)
    assert (one.number, one.date, one.replaced_by) == ("4/QĐ-UBND", "2024-03-02", "Quyết định số 9/QĐ-UBND")
    assert shown.model.rows[0].registered
    assert "ngày khác sổ" in shown.model.rows[0].doubts
    window.editing.undo()
    assert documents(window) == []


def test_all_places_are_brought_in_line_in_one_step(with_plan: Callable[[Plan], MainWindow]) -> None:
    other = "Luật Thư viện"
    first, second = "Theo Nghị định số 88/NĐ-CP ngày 1/1/2031", "Nghị định số 88/2031/NĐ-CP ngày 06 tháng 02 năm 2031."
    window = with_plan(plan_with(first, other, paragraphs=(second,), entries=(DECREE,)))
    shown = opened(window)
    shown.table.selectRow(1)

    def take(dialog: UnifyDialog) -> None:
        assert len(dialog.chosen()) == 2
        assert dialog.do.text() == "Sửa 2 chỗ"
        dialog.list.setFocus()
        key("Space")
        assert dialog.do.text() == "Sửa 1 chỗ"
        key("Space")
        dialog.do.click()

    answer(UnifyDialog, take)
    shown.unify.click()
    assert text_of(window, "task", "t0") == "Theo Nghị định số 88/2031/NĐ-CP ngày 05/02/2031"
    section = window.document.plan.sections[0]
    assert section.paragraphs == ("Nghị định số 88/2031/NĐ-CP ngày 05 tháng 02 năm 2031.",)
    (chosen,) = shown.chosen()
    assert (chosen.document.number, chosen.doubts) == ("88/2031/NĐ-CP", ())
    window.editing.undo()
    assert text_of(window, "task", "t0") == first
    assert window.document.plan.sections[0].paragraphs == (second,)


def test_a_document_that_is_not_in_the_register_is_confirmed_first(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan_with(f"Theo {ORDER}", "Quyết định số 4/QĐ-UBND ngày 02/3/2024"))
    shown = opened(window)
    assert shown.model.rows[0].doubts == ("2 ngày khác nhau",)

    def confirm(form: DocumentForm) -> None:
        answer(UnifyDialog, lambda dialog: dialog.do.click())
        form.do.click()

    answer(DocumentForm, confirm)
    shown.unify.click()
    assert text_of(window, "task", "t1") == "Quyết định số 4/QĐ-UBND ngày 01/3/2024"
    assert len(documents(window)) == 1
    window.editing.undo()
    assert documents(window) == []
    assert text_of(window, "task", "t1").endswith("02/3/2024")


def test_delete_takes_out_of_the_register_only(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(
        plan_with("Nghị định số 88/2031/NĐ-CP", entries=(DECREE, replace(DECREE, id="e", number="5/CT")))
    )
    shown = opened(window)
    shown.table.selectAll()
    key("Delete")
    assert documents(window) == []
    assert rows(shown) == ["88/2031/NĐ-CP"]
    key("Ctrl+Z")
    assert len(documents(window)) == 2
    key("Ctrl+Y")
    assert documents(window) == []


def test_the_plan_is_read_again_only_while_the_window_is_open(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    window = with_plan(plan_with(f"Theo {ORDER}", "Việc"))
    shown = opened(window)
    calls: list[Plan] = []

    def counted(plan: Plan) -> Inventory:
        calls.append(plan)
        return Inventory(plan)

    monkeypatch.setattr(register_window, "Inventory", counted)
    address = Address("task", "t1", "title")
    for text in ("Luật Thư viện", "Luật Nhà giáo"):
        window.workspace.set_text(address, text)
    qtbot.waitUntil(lambda: rows(shown) == ["Nhà giáo", "4/QĐ-UBND"])
    assert len(calls) == 1
    shown.close()
    QApplication.processEvents()
    window.workspace.set_text(address, "Luật Dữ liệu")
    qtbot.wait(400)
    assert len(calls) == 1


def test_a_citation_goes_into_a_cell_in_full_and_later_in_short(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan_with("Làm", "Rồi làm", entries=(DECREE,)))
    stand_on(window, "task", "t0")
    pick(window)
    press("luu tru")
    key("Return")
    key("Return")
    whole = "Nghị định số 88/2031/NĐ-CP ngày 05/02/2031 của Chính phủ về lưu trữ ảnh"
    assert text_of(window, "task", "t0") == f"Làm {whole}"
    stand_on(window, "task", "t1")
    dialog = pick(window)
    assert not dialog.whole.isChecked()
    key("Return")
    key("Return")
    assert text_of(window, "task", "t1") == "Rồi làm Nghị định số 88/2031/NĐ-CP"
    # Above the first citation the full form is due again.
    stand_on(window, "area", "a")
    assert pick(window).whole.isChecked()
    key("Escape")


def test_it_goes_in_at_the_caret_of_an_open_editor_and_writing_goes_on(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan_with("Việc", entries=(DECREE,)))
    stand_on(window, "line", "l0", "product")
    key("F2")
    press(" theo mẫu")
    for _letter in range(4):
        key("Left")
    dialog = pick(window)
    dialog.whole.setChecked(False)
    key("Return")
    press(" mới")
    key("Return")
    assert text_of(window, "line", "l0", "product") == "Báo cáo theo Nghị định số 88/2031/NĐ-CP mới mẫu"
    window.editing.undo()
    assert text_of(window, "line", "l0", "product") in ("Báo cáo theo mẫu", "Báo cáo")


def test_leaving_the_list_leads_back_to_the_editor(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan_with("Việc", entries=(DECREE,)))
    stand_on(window, "line", "l0", "product")
    key("F2")
    pick(window)
    key("Escape")
    assert window.workspace.table.cell_delegate.editor is not None
    press("!")
    key("Return")
    assert text_of(window, "line", "l0", "product") == "Báo cáo!"


def test_it_goes_into_the_text_of_the_plan(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan_with("Việc", paragraphs=("Thực hiện", "Hai."), entries=(DECREE,)))
    window.workspace.go_to(Address("section", "s", "paragraphs"))
    text = window.workspace.body.text
    text.setFocus()
    text.stand(text.block_of("s", 0), 99)
    pick(window)
    key("Return")
    window.workspace.commit()
    assert window.document.plan.sections[0].paragraphs[0].startswith("Thực hiện Nghị định số 88/2031/NĐ-CP ngày 05/02")


def test_it_goes_into_a_field_beside_the_table(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan_with("Việc", entries=(DECREE,)))
    stand_on(window, "line", "l0", "product")
    fields = [one for one in window.workspace.details.findChildren(QPlainTextEdit) if one.toPlainText() == "Báo cáo"]
    fields[0].setFocus()
    key("Ctrl+End")
    pick(window).whole.setChecked(False)
    key("Return")
    assert focused() is fields[0]
    window.workspace.commit()
    assert text_of(window, "line", "l0", "product") == "Báo cáo Nghị định số 88/2031/NĐ-CP"


def test_a_word_that_is_composed_filters_once_it_is_there(with_plan: Callable[[Plan], MainWindow]) -> None:
    other = replace(DECREE, id="e", number="5/2030/NĐ-CP", title="về đê điều")
    window = with_plan(plan_with("Việc", entries=(DECREE, other)))
    stand_on(window, "task", "t0")
    dialog = pick(window)
    assert dialog.list.model().rowCount() == 2
    compose("đê")
    assert dialog.list.model().rowCount() == 2
    compose("", "đê")
    assert dialog.list.model().rowCount() == 1
    assert dialog.shown.text().startswith("Nghị định số 5/2030/NĐ-CP")
    dialog.search.clear()
    key("Down")
    assert dialog.shown.text().startswith("Nghị định số 88/2031/NĐ-CP")
    key("Escape")


def test_a_new_document_can_be_written_from_the_list(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan_with("Việc"))
    stand_on(window, "task", "t0")
    dialog = pick(window)
    assert not dialog.do.isEnabled()

    press("9/QĐ-TTg")

    def fill(form: DocumentForm) -> None:
        assert focused() is form.number
        assert form.number.text() == "9/QĐ-TTg"
        form.date.setFocus()
        assert form.kind.currentText() == "Quyết định"
        assert form.issuer.currentText() == "Thủ tướng Chính phủ"
        press("15/7/2021")
        key("Return")

    answer(DocumentForm, fill)
    dialog.more.click()
    QApplication.processEvents()
    assert dialog.text == "Quyết định số 9/QĐ-TTg ngày 15/7/2021 của Thủ tướng Chính phủ"
    key("Return")
    key("Return")
    assert text_of(window, "task", "t0").endswith("của Thủ tướng Chính phủ")


@pytest.mark.parametrize(
    ("text", "value"),
    [("15/7/2021", "2021-07-15"), ("ngày 5 tháng 2 năm 2021", "2021-02-05"), ("07/2021", "2021-07"), ("2021", "2021"),
     ("", ""), ("31/02/2021", None), ("hôm qua", None), ("13/2021", None)],
)  # fmt: skip
def test_dates_as_officers_type_them(text: str, value: str | None) -> None:
    assert parsed_date(text) == value


def test_nothing_is_asked_where_nothing_is_written(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(plan_with("Việc", entries=(DECREE,)))
    hints: list[str] = []
    window.workspace.hint.connect(hints.append)
    window.workspace.tree.setFocus()
    window.actions_by_name["actionInsertCitation"].trigger()
    assert window.findChild(PickDialog) is None
    assert any("đặt con trỏ" in hint for hint in hints)


def test_a_long_plan_is_read_in_turns(with_plan: Callable[[Plan], MainWindow], monkeypatch: Any, qtbot: Any) -> None:
    monkeypatch.setattr(register_window, "_AT_ONCE", 0.0)
    monkeypatch.setattr(register_window, "_TURN", 0.0)
    shown = opened(with_plan(plan_with(*(f"Quyết định số {n}/QĐ-UBND" for n in range(1, 30)))))
    qtbot.waitUntil(lambda: len(rows(shown)) == 29)
    assert shown.told.text().startswith("29 văn bản")
