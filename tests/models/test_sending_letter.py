"""The letter that goes along: addresses as officers type them, templates, what the plan is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.errors import InputProblem
from models.plan import Plan
from models.sending.letter import DEFAULT_LETTER, DEFAULT_SUBJECT, MailAddress, mail_addresses, write_letter
from models.sending.pieces import DOCUMENT, LETTER_PIECES, PLAN_NAME, letter_pieces, unknown_pieces
from tests.plans import small_plan

TODAY = date(2026, 12, 20)


def test_addresses_as_people_type_them() -> None:
    text = ' snv@tinh.gov.vn ;\n"Phòng CCHC, Sở Nội vụ" <cchc@tinh.gov.vn>, Văn thư <vt@tinh.gov.vn>;snv@tinh.gov.vn,'
    assert mail_addresses(text) == (
        MailAddress("", "snv@tinh.gov.vn"),
        MailAddress("Phòng CCHC, Sở Nội vụ", "cchc@tinh.gov.vn"),
        MailAddress("Văn thư", "vt@tinh.gov.vn"),
    )
    assert mail_addresses(" ; ") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ",
        "snv@",
        "snv@tinh",
        "snv t@gov.vn",
        "vụ@tinh.gov.vn",
        "a@b.vn\r\nBcc: c@d.vn",
        "a@b.vn c@d.vn",
        "<a@b",
    ],
)
def test_what_is_no_address_is_told(text: str) -> None:
    with pytest.raises(InputProblem, match="không phải là địa chỉ thư"):
        mail_addresses(text)


def test_the_usual_letter_of_a_plan() -> None:
    plan = replace(small_plan(), issued="2026-12-18")
    letter = write_letter(DEFAULT_SUBJECT, DEFAULT_LETTER, "a@b.vn", letter_pieces(plan, TODAY), ["x.pdf", "y.xlsx"])
    assert letter.subject == "SỞ MẪU gửi Kế hoạch cải cách hành chính năm 2027"
    assert "Kế hoạch số 12/KH-SM ngày 18 tháng 12 năm 2026 về cải cách hành chính năm 2027," in letter.text
    assert "\n- x.pdf\n- y.xlsx\n" in letter.text
    assert "{" not in letter.subject + letter.text
    assert letter.text.startswith("Kính gửi: Sở Nội vụ\n")
    assert unknown_pieces(DEFAULT_LETTER + DEFAULT_SUBJECT, LETTER_PIECES) == ()


@pytest.mark.parametrize(
    ("plan", "name", "document"),
    [
        (Plan(), "Kế hoạch", "Kế hoạch"),
        (Plan(title="Kế hoạch cải cách năm 2027"), "Kế hoạch cải cách năm 2027", "Kế hoạch cải cách năm 2027"),
        (Plan(title="CCHC năm 2027", number="5"), "Kế hoạch CCHC năm 2027", "Kế hoạch số 05 về CCHC năm 2027"),
        (
            Plan(title="Về việc A", number="5", symbol="KH-S", issued="2026-01"),
            "Kế hoạch A",
            "Kế hoạch số 05/KH-S về A",
        ),
        (
            Plan(number="15", symbol="KH-S", issued="2027-02-03"),
            "Kế hoạch",
            "Kế hoạch số 15/KH-S ngày 03 tháng 02 năm 2027",
        ),
    ],
)
def test_what_the_plan_is_called(plan: Plan, name: str, document: str) -> None:
    pieces = letter_pieces(plan, TODAY)
    assert (pieces[PLAN_NAME], pieces[DOCUMENT]) == (name, document)


def test_days_in_letters_are_written_as_people_do() -> None:
    pieces = letter_pieces(replace(small_plan(), issued="2026-12-18"), TODAY)
    assert write_letter("{ngày ban hành} {ngày gửi}", "", "", pieces, []).subject == "18/12/2026 20/12/2026"
    assert write_letter("{ngày ban hành}", "", "", letter_pieces(small_plan(), TODAY), []).subject == ""


def test_a_subject_is_one_line_of_bearable_length() -> None:
    letter = write_letter("a\r\nBcc: b\x00\u202e" + " dài" * 200, "x\x00\ud800\r\ny", "", {}, [])
    assert "\n" not in letter.subject
    assert letter.subject.startswith("a Bcc: b dài")
    assert len(letter.subject) <= 200
    assert letter.text == "x\ny\n"
