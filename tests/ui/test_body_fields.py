"""Letterhead and signature: written where they print, by the decree's rules, with quiet words and no barrier."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from models.grid.grid import Address
from models.official.dates import date_words
from models.plan import Period, Plan, Signer
from tests.ui.body import open_text
from tests.ui.conftest import Asked
from tests.ui.keys import compose, key, press
from ui.body.advice import advice, all_faults
from ui.body.entering import (
    read_date,
    read_lines,
    read_number,
    read_place,
    read_symbol,
    read_year,
    split_symbol,
    write_date,
)
from ui.body.page_field import PageField
from ui.body.signing import sign_as, signing_forms
from ui.main_window import MainWindow

Opens = Callable[[Plan], MainWindow]


@pytest.fixture
def page(small: MainWindow) -> MainWindow:
    """The small plan's page."""
    open_text(small)
    return small


def enter(window: MainWindow, name: str) -> PageField:
    """Go to a field as Tab does: its text is chosen."""
    window.workspace.go_to(Address("plan", window.document.plan.id, name))
    QApplication.processEvents()
    field = window.workspace.body.page.fields()[name]
    assert field.hasFocus()
    return field


def card(window: MainWindow) -> str:
    """What the card says, "" while it is hidden."""
    shown = window.workspace.body.cards.card
    return shown.text() if shown.isVisible() else ""


def test_fields_show_what_prints_and_let_write_what_is_stored(page: MainWindow) -> None:
    fields = page.workspace.body.page.fields()
    assert fields["issued"].toPlainText() == date_words("2026-12")
    assert fields["recipients"].toPlainText() == "- Như trên;\n- Lưu: VT."
    assert fields["number"].toPlainText() == "12"
    field = enter(page, "issued")
    assert field.toPlainText() == "12/2026"
    press("5/1/2027")
    assert "ngày 05 tháng 01 năm 2027" in card(page)
    assert page.document.plan.issued == "2026-12"
    key("Return")
    assert page.document.plan.issued == "2027-01-05"
    assert field.toPlainText() == "ngày 05 tháng 01 năm 2027"
    assert not field.hasFocus()
    key("Ctrl+Z")
    assert page.document.plan.issued == "2026-12"
    assert field.toPlainText() == date_words("2026-12")


def test_a_date_that_is_none_stays_typed_and_is_told(page: MainWindow, asked: Asked) -> None:
    field = enter(page, "issued")
    press("31/2/2027")
    assert "Chưa hiểu" not in card(page)
    key("Tab")
    assert page.document.plan.issued == "2026-12"
    assert field.toPlainText() == "31/2/2027"
    assert field.faulty
    assert asked.problems == []
    enter(page, "issued")
    assert "Chưa hiểu" in card(page)
    key("Esc")
    key("Tab")
    assert field.toPlainText() == date_words("2026-12")
    assert not field.faulty


def test_the_symbol_loses_its_spaces_and_takes_a_number_along(page: MainWindow) -> None:
    enter(page, "symbol")
    press("kh - sxd")
    assert page.workspace.body.page.fields()["symbol"].toPlainText() == "kh - sxd"
    key("Tab")
    assert page.document.plan.symbol == "KH-SXD"
    enter(page, "symbol")
    press("Số: 7/KH-SNV")
    key("Tab")
    assert (page.document.plan.number, page.document.plan.symbol) == ("7", "KH-SNV")
    assert page.workspace.body.page.fields()["number"].toPlainText() == "07"
    key("Ctrl+Z")
    assert (page.document.plan.number, page.document.plan.symbol) == ("12", "KH-SXD")


def test_names_are_typed_as_in_a_sentence_and_print_in_capitals(page: MainWindow) -> None:
    field = enter(page, "agency")
    assert field.font().capitalization() == field.font().Capitalization.MixedCase
    press("Sở Xây dựng")
    assert "SỞ XÂY DỰNG" in card(page)
    assert "của Sở Xây dựng" in card(page)
    key("Tab")
    assert page.document.plan.agency == "Sở Xây dựng"
    assert field.font().capitalization() == field.font().Capitalization.AllUppercase


def test_recipients_one_per_line(page: MainWindow) -> None:
    field = enter(page, "recipients")
    assert field.toPlainText() == "Như trên;\nLưu: VT."
    field.selectAll()
    press("- Sở Nội vụ;")
    key("Return")
    press("Lưu: VT, VP.")
    key("Tab")
    assert page.document.plan.recipients == ("Sở Nội vụ", "Lưu: VT, VP")
    assert field.toPlainText() == "- Sở Nội vụ;\n- Lưu: VT, VP."


def test_years_of_the_plan(page: MainWindow) -> None:
    enter(page, "period.start")
    press("2026")
    key("Return")
    press("20")
    key("Tab")
    assert page.document.plan.period == Period(2026, 2027, None)
    assert page.workspace.body.page.fields()["period.end"].faulty
    enter(page, "period.start")
    page.workspace.body.page.fields()["period.start"].selectAll()
    key("Delete")
    key("Tab")
    assert page.document.plan.period.start is None


def test_a_pause_stores_a_field_and_escape_takes_it_back(page: MainWindow) -> None:
    enter(page, "place")
    press("Huế")
    timer = page.workspace.body.cards.store.idle.timer
    assert timer.isActive()
    timer.stop()
    timer.timeout.emit()
    assert page.document.plan.place == "Huế"
    press(" xưa")
    key("Esc")
    assert page.document.plan.place == "Mẫu"
    assert page.document.session.undo_label == ""


def test_no_half_word_is_stored(page: MainWindow) -> None:
    field = enter(page, "place")
    press("Qu")
    compose("ản")
    page.workspace.body.cards.store.idle.timer.timeout.emit()
    assert page.document.plan.place == "Mẫu"
    page.actions_by_name["actionUndo"].trigger()
    assert field.hasFocus()
    compose("", "ảng")
    key("Tab")
    assert page.document.plan.place == "Quảng"


def test_undo_in_a_field_goes_on_with_the_steps_of_the_plan(page: MainWindow) -> None:
    enter(page, "place")
    press("Huế")
    key("Ctrl+Z")
    assert page.workspace.body.page.fields()["place"].toPlainText() != "Huế"
    press("Huế")
    key("Tab")
    enter(page, "place")
    key("Ctrl+Z")
    assert page.document.plan.place == "Mẫu"
    assert page.workspace.body.page.fields()["place"].toPlainText() == "Mẫu"


def test_the_way_to_sign_fills_both_lines(page: MainWindow) -> None:
    menu = page.workspace.body.page.foot.forms.menu()
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == len(signing_forms()) == 6
    menu.actions()[2].trigger()
    assert page.document.plan.signer == Signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A")
    menu.actions()[0].trigger()
    assert page.document.plan.signer == Signer("", "GIÁM ĐỐC", "Nguyễn Văn A")
    key("Ctrl+Z")
    assert page.document.plan.signer.authority == "KT. GIÁM ĐỐC"


def test_findings_lead_to_the_field(page: MainWindow) -> None:
    page.workspace._tree_chosen("appendix", "p1")
    assert not page.workspace.in_body
    enter(page, "signer.name")
    assert page.workspace.in_body


def test_who_only_looks_sees_the_printed_form(small: MainWindow) -> None:
    path = small.document.path
    assert path is not None
    small.document.close()
    small.document.open(path, read_only=True)
    open_text(small)
    field = small.workspace.body.page.fields()["issued"]
    field.setFocus()
    assert field.toPlainText() == date_words("2026-12")
    assert not small.workspace.body.page.foot.forms.isVisible()


# What is typed and what is meant


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("5/1/2027", "2027-01-05"), ("05-01-2027", "2027-01-05"), ("5.1.27", "2027-01-05"), ("1/2027", "2027-01"),
     ("tháng 01 năm 2027", "2027-01"), ("2027", "2027"), ("năm 2027", "2027"), ("", ""), ("2027-1-5", "2027-01-05"),
     ("ngày 05 tháng 01 năm 2027", "2027-01-05"), ("ngày … tháng 1 năm 2027", "2027-01"),
     ("31/2/2027", None), ("13/2027", None), ("hôm nay", None), ("5/1", None), ("1/1/0001", None)],
)  # fmt: skip
def test_dates_as_they_are_typed(typed: str, stored: str | None) -> None:
    assert read_date(typed) == stored
    if stored:
        assert read_date(write_date(stored)) == stored


def test_a_strange_stored_date_is_shown_as_it_is() -> None:
    assert write_date("chưa rõ") == "chưa rõ"


def test_small_readings() -> None:
    assert read_number("Số: 05") == "05"
    assert read_symbol("TTr-SNV") == "TTr-SNV"
    assert read_place(" Quảng  Ngãi, ") == "Quảng Ngãi"
    assert read_year("20270") is None
    assert read_lines("–Một;\n\n + Hai.") == "Một\nHai"
    assert split_symbol("15/KH-SXD") == ("15", "KH-SXD")
    assert split_symbol("KH-SXD") is None
    assert split_symbol("15/") is None


@pytest.mark.parametrize(
    ("mark", "authority", "position"),
    [("", "", "CHÁNH VĂN PHÒNG"), ("KT.", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
     ("TL.", "TL. CHÁNH VĂN PHÒNG", ""), ("TUQ.", "TUQ. CHÁNH VĂN PHÒNG", ""), ("Q.", "", "Q. CHÁNH VĂN PHÒNG")],
)  # fmt: skip
def test_ways_to_sign_know_the_head(mark: str, authority: str, position: str) -> None:
    for before in (
        Signer("", "CHÁNH VĂN PHÒNG", "A"),
        Signer("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "A"),
        Signer("", "Q. CHÁNH VĂN PHÒNG", "A"),
    ):
        assert sign_as(before, mark) == Signer(authority, position, "A")


GOOD = Plan(
    title="Cải cách hành chính năm 2027",
    agency="Sở Xây dựng",
    parent_agency="UBND tỉnh Mẫu",
    place="Mẫu",
    number="5",
    symbol="KH-SXD",
    issued="2027-01-05",
    period=Period(2027, 2027, 2030),
    signer=Signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn An"),
    recipients=("Sở Nội vụ", "Lưu: VT, VP"),
)


def test_a_good_letterhead_is_left_alone() -> None:
    assert all_faults(GOOD) == {}
    assert all_faults(Plan()) == {}


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("agency", {"agency": "SỞ XÂY DỰNG"}),
        ("number", {"number": "5a"}),
        ("symbol", {"symbol": "QĐ-SXD"}),
        ("symbol", {"symbol": "KHSXD"}),
        ("symbol", {"symbol": "KH-Sxd"}),
        ("title", {"title": "Kế hoạch cải cách"}),
        ("title", {"title": "Cải cách."}),
        ("title", {"title": "CẢI CÁCH HÀNH CHÍNH"}),
        ("period.end", {"period": Period(2027, 2026)}),
        ("period.vision", {"period": Period(2027, 2030, 2030)}),
        ("signer.authority", {"signer": Signer("THAY MẶT", "GIÁM ĐỐC", "A B")}),
        ("signer.authority", {"signer": Signer("KT. GIÁM ĐỐC", "GIÁM ĐỐC", "A B")}),
        ("signer.position", {"signer": Signer("", "PHÓ GIÁM ĐỐC", "A B")}),
        ("signer.name", {"signer": Signer("", "GIÁM ĐỐC", "TS. Nguyễn Văn An")}),
        ("signer.name", {"signer": Signer("", "GIÁM ĐỐC", "NGUYỄN VĂN AN")}),
        ("recipients", {"recipients": ("Sở Nội vụ",)}),
    ],
)
def test_what_is_worth_a_look(field: str, values: dict[str, object]) -> None:
    from dataclasses import replace

    changed = replace(GOOD, **values)  # type: ignore[arg-type]
    assert field in all_faults(changed)
    told = advice(changed, field)
    assert told.faults
    assert told.rule
    assert all(text.endswith((".", "?")) for text in told.faults)
