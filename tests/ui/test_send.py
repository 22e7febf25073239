"""Sending: the look before, the files and their names, the letter, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from models.grid.grid import Address
from models.plan import Plan
from models.sending.choices import Choices, Kind, Parts, choices_from_json
from tests.plans import small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import focused, key, press
from tests.ui.sending import DRAFT, STEMS, click, fill, folder_of, names, parsed, shown
from tests.ui.test_words import ENGLISH
from ui import dialogs
from ui.main_window import MainWindow
from ui.send.dialog import CHECK, DONE, FILES, LETTER, SendDialog


def test_the_whole_sending_by_mouse_and_keys(small: MainWindow, asked: Asked) -> None:
    key("Ctrl+Shift+S")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SendDialog)
    assert dialog.pages.currentIndex() == CHECK
    assert focused() is dialog.check.list
    key("Return")
    assert focused() is dialog.files.pattern
    click(dialog.next)
    assert focused() is dialog.letter.to
    press("Phòng CCHC <snv@tinh.gov.vn>")
    key("Return")
    assert asked.problems == []
    assert dialog.pages.currentIndex() == DONE
    folder = folder_of(dialog)
    assert sorted(path.name for path in folder.iterdir()) == sorted((*STEMS, DRAFT))
    message = parsed(folder / DRAFT)
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "snv@tinh.gov.vn"
    assert message["Subject"] == "SỞ MẪU gửi Kế hoạch cải cách hành chính năm 2027"
    attached = list(message.iter_attachments())
    assert [part.get_filename() for part in attached] == list(STEMS)
    for part in attached:
        assert part.get_payload(decode=True) == (folder / str(part.get_filename())).read_bytes()
    body = message.get_body()
    assert body is not None
    assert all(f"- {name}" in body.get_content() for name in STEMS)
    table = dialog.done_page.table
    assert [table.item(row, 0).text() for row in range(table.rowCount())] == [*STEMS, DRAFT]
    assert int(table.item(0, 1).text()) >= 2
    assert table.item(1, 1).text() == ""
    click(dialog.done_page.open_folder)
    click(dialog.done_page.open_mail)
    assert asked.outside == [folder, folder / DRAFT]
    click(dialog.shut)
    assert QApplication.activeModalWidget() is None
    messages = small.workspace.messages
    assert "4 tệp" in messages.text()
    for button in messages._buttons:
        click(button)
    assert asked.outside[2:] == [folder, folder / DRAFT]


def test_a_double_click_on_a_finding_leads_to_its_place(small: MainWindow) -> None:
    dialog = shown(small)
    findings = dialog.check.list._findings
    row = next(n for n, one in enumerate(findings) if one.address and one.address.table == "line")
    address = findings[row].address
    item = dialog.check.list.item(row)
    dialog.check.list.scrollToItem(item)
    point = dialog.check.list.visualItemRect(item).center()
    viewport = dialog.check.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    index = small.workspace.table.currentIndex()
    assert small.workspace.model.cell(index.row(), index.column()).address == address


def test_a_finding_in_a_heading_leads_to_that_line(with_plan: Callable[[Plan], MainWindow]) -> None:
    plan = small_plan()
    first = replace(plan.appendices[0], caption="(Kèm theo Kế hoạch số   /KH-SM ngày   tháng   năm 2027)")
    window = with_plan(replace(plan, number="", appendices=(plan.appendices[1], first)))
    dialog = shown(window)
    findings = dialog.check.list._findings
    row = next(n for n, one in enumerate(findings) if one.address == Address("appendix", "p1", "caption"))
    dialog.check.list.setCurrentRow(row)
    click(dialog.check.jump)
    assert window.workspace.appendix is not None
    assert window.workspace.appendix.id == "p1"
    assert window.focusWidget() is window.workspace.heading.lines["caption"]


def test_a_finding_without_a_place_cannot_be_gone_to(small: MainWindow) -> None:
    dialog = shown(small)
    findings = dialog.check.list._findings
    dialog.check.list.setCurrentRow(next(n for n, one in enumerate(findings) if one.rule == "remarks"))
    assert not dialog.check.jump.isEnabled()
    dialog.check.list.itemDoubleClicked.emit(dialog.check.list.currentItem())
    assert QApplication.activeModalWidget() is dialog
    dialog.reject()


def test_a_plan_without_findings_begins_with_its_files(with_plan: Callable[[Plan], MainWindow]) -> None:
    from tests.models.test_sending_preflight import sound

    dialog = shown(with_plan(sound()))
    assert dialog.pages.currentIndex() == FILES
    click(dialog.steps.buttons[CHECK])
    assert "Không thấy điều gì" in dialog.check.summary.text()
    assert not dialog.check.list.isVisible()
    dialog.reject()


def test_names_are_shown_as_they_are_typed(small: MainWindow) -> None:
    dialog = shown(small)
    click(dialog.steps.buttons[FILES])
    assert names(dialog) == [*STEMS, DRAFT]
    fill(dialog.files.pattern, "{phần} {ký hiệu}")
    assert names(dialog)[0] == "KeHoachKH-SM.pdf"
    click(dialog.files.plain)
    dialog.files.spaces.setCurrentIndex(2)
    assert names(dialog)[:2] == ["Kế hoạch KH-SM.pdf", "Phụ lục 1 KH-SM.xlsx"]
    click(dialog.files.boxes[Kind.XLSX])
    click(dialog.files.boxes[Kind.PLAN])
    dialog.files.combos[Kind.PDF].setCurrentIndex(1)
    assert names(dialog) == ["Phụ lục KH-SM.pdf", "Kế hoạch KH-SM.cchc", "Thư gửi KH-SM.eml"]
    assert not dialog.files.note.isVisible()
    dialog.files.pattern.setFocus()
    press("{lạ}")
    assert "{lạ}" in dialog.files.note.text()
    assert dialog.files.note.isVisible()
    for kind in (Kind.PDF, Kind.PLAN):
        click(dialog.files.boxes[kind])
    assert not dialog.make.isEnabled()
    dialog.reject()


def test_pieces_are_put_in_where_the_cursor_stands(small: MainWindow) -> None:
    dialog = shown(small)
    click(dialog.steps.buttons[FILES])
    fill(dialog.files.pattern, "a_b")
    key("Left")
    button = next(one for one in dialog.files.findChildren(QAbstractButton) if one.text() == "Chèn")
    actions = button.menu().actions()  # type: ignore[attr-defined]
    assert [action.text().split("   ")[0] for action in actions][:2] == ["{năm}", "{ký hiệu}"]
    assert "KH-SM" in actions[1].text()
    actions[1].trigger()
    assert dialog.files.pattern.text() == "a_{ký hiệu}b"
    dialog.reject()


def test_the_letter_is_shown_as_it_will_be(small: MainWindow) -> None:
    dialog = shown(small)
    click(dialog.steps.buttons[LETTER])
    page = dialog.letter
    assert "- 2027_KH-CCHC_SoMau_KeHoach.pdf" in page.preview.toPlainText()
    fill(page.template, "Gửi {cơ quan} {lạ}")
    assert page.preview.toPlainText().endswith("Gửi SỞ MẪU {lạ}\n")
    assert "{lạ}" in page.note.text()
    click(page.copy)
    assert QApplication.clipboard().text() == page.preview.toPlainText()
    click(page.reset)
    assert page.template.toPlainText() == Choices().letter
    page.template.setFocus()
    key("Ctrl+Z")
    assert page.template.toPlainText() == "Gửi {cơ quan} {lạ}"
    click(page.wanted)
    assert not page.to.isEnabled()
    assert names(dialog) == list(STEMS)
    dialog.reject()


def test_a_wrong_address_is_told_before_anything_is_made(small: MainWindow, asked: Asked) -> None:
    dialog = shown(small)
    dialog.letter.to.setText("Sở Nội vụ")
    click(dialog.make)
    assert len(asked.problems) == 1
    assert "“Sở Nội vụ”" in asked.problems[0]
    assert dialog.pages.currentIndex() == LETTER
    assert not [path for path in dialog.folder.iterdir() if path.name.startswith("GuiSNV")]
    dialog.reject()


def test_choices_are_remembered(
    small: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "nơi khác"
    elsewhere.mkdir()
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_args: elsewhere)
    dialog = shown(small)
    click(dialog.steps.buttons[FILES])
    click(dialog.files.choose)
    click(dialog.files.in_subfolder)
    fill(dialog.files.pattern, "{phần}")
    dialog.letter.to.setText("snv@tinh.gov.vn")
    click(dialog.make)
    dialog.reject()
    assert (elsewhere / "KeHoach.pdf").is_file()
    again = shown(small)
    assert again.folder == elsewhere
    assert again.files.pattern.text() == "{phần}"
    assert again.letter.to.text() == "snv@tinh.gov.vn"
    assert not again.files.in_subfolder.isChecked()
    again.reject()
    (elsewhere / "KeHoach.pdf").rename(tmp_path / "x.pdf")
    for path in elsewhere.iterdir():
        path.unlink()
    elsewhere.rmdir()
    assert shown(small).folder == tmp_path


def test_a_plan_without_text_does_not_change_what_is_remembered(with_plan: Callable[[Plan], MainWindow]) -> None:
    plan = replace(small_plan(), sections=(), legal_bases=(), appendices=small_plan().appendices[:1])
    window = with_plan(plan)
    dialog = shown(window)
    assert names(dialog) == [STEMS[0].replace("KeHoach", "PhuLuc"), "2027_KH-CCHC_SoMau_PhuLuc.xlsx", DRAFT]
    click(dialog.make)
    dialog.reject()
    remembered = choices_from_json(window.prefs.now.sending)
    assert (remembered.pdf, remembered.xlsx) == (Parts.WHOLE, Parts.EACH)


def test_all_words_of_the_dialog_are_vietnamese_and_it_fits_a_small_screen(small: MainWindow) -> None:
    dialog = shown(small)
    for step in (CHECK, FILES, LETTER):
        dialog.show_step(step)
        QApplication.processEvents()
        assert dialog.minimumSizeHint().width() <= 1000
        assert dialog.minimumSizeHint().height() <= 500
    click(dialog.make)
    assert dialog.size().height() <= 520
    for widget in dialog.findChildren(QWidget):
        for name in ("text", "title", "placeholderText", "toolTip", "accessibleName"):
            value = getattr(widget, name, None)
            text = value() if callable(value) else ""
            assert not (isinstance(text, str) and ENGLISH.search(text)), (widget, text)
    dialog.reject()


def test_findings_of_the_letterhead_and_the_text_lead_to_the_page(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(replace(small_plan(), number=""))
    for rule, field in (("number-missing", "number"), ("end-mark", "")):
        dialog = shown(window)
        findings = dialog.check.list._findings
        dialog.check.list.setCurrentRow(next(n for n, one in enumerate(findings) if one.rule == rule))
        click(dialog.check.jump)
        assert QApplication.activeModalWidget() is None
        assert window.workspace.in_body
        page = window.workspace.body.page
        assert window.focusWidget() is (page.fields()[field] if field else page.text)
