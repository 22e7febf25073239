"""File names for sending: the pattern and its pieces, what Windows refuses, lengths, names that are taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.files import check_file_name
from models.layout import built_in_layout
from models.plan import Appendix, Period, Plan
from models.sending.choices import Choices, Kind, Parts, choices_from_json
from models.sending.names import LONGEST_PATH, folder_too_deep
from models.sending.pieces import NAME_PIECES, fill, plan_pieces, unknown_pieces, year_of
from models.sending.planned import Sending, plan_sending
from models.sending.safe_name import Spaces, finished, styled, too_long
from tests.plans import small_plan

TODAY = date(2026, 12, 20)
BASE = Path("/x")


def sending(plan: Plan, **changes: object) -> Sending:
    """The files of a sending that differs in some choices from the usual one; no subfolder unless one is wanted."""
    return plan_sending(plan, replace(Choices(in_subfolder=False), **changes), BASE, TODAY)  # type: ignore[arg-type]


def agency(name: str) -> Plan:
    """A plan of 2027 with two appendices, of an agency of that name."""
    return replace(small_plan(), agency=name)


def test_the_usual_pattern_gives_the_usual_names() -> None:
    made = plan_sending(agency("Sở Xây dựng"), Choices(docx=Parts.TOGETHER, plan_file=True), BASE, TODAY)
    assert made.folder == BASE / "GuiSNV_2026-12-20"
    assert made.names == (
        "2027_KH-CCHC_SoXayDung_KeHoach.pdf",
        "2027_KH-CCHC_SoXayDung_PhuLuc1.xlsx",
        "2027_KH-CCHC_SoXayDung_PhuLuc2.xlsx",
        "2027_KH-CCHC_SoXayDung_PhuLuc.docx",
        "2027_KH-CCHC_SoXayDung_KeHoach.cchc",
        "2027_KH-CCHC_SoXayDung_ThuGui.eml",
    )
    assert [one.appendices for one in made.files] == [None, [0], [1], None, None]


def test_a_single_appendix_has_no_number() -> None:
    plan = replace(small_plan(), appendices=small_plan().appendices[:1])
    assert sending(plan, mail=False, pdf=Parts.NONE).names == ("2027_KH-CCHC_SoMau_PhuLuc.xlsx",)


@pytest.mark.parametrize(
    ("name", "plain", "marked"),
    [
        ("Sở Xây dựng", "SoXayDung", "Sở Xây dựng"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "SoLaoDong-ThuongBinhVaXaHoi", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"),
        ("VĂN PHÒNG UBND TỈNH", "VanPhongUBNDTinh", "VĂN PHÒNG UBND TỈNH"),
        ("Sở Văn hóa, Thể thao & Du lịch", "SoVanHoaTheThaoDuLich", "Sở Văn hóa, Thể thao & Du lịch"),
        ("SNV", "SNV", "SNV"),
        ("CON", "_CON", "_CON"),
        ("nul", "_nul", "_nul"),
        ("nul.tar", "_nul.tar", "_nul.tar"),
        ("com¹", "_com1", "_com¹"),
        ("CONIN$", "_CONIN$", "_CONIN$"),
        ("a?b", "a-b", "a-b"),
        ('a<>:"|*b', "a-b", "a-b"),
        ("../../etc/passwd", "etc-passwd", "etc-passwd"),
        ("..\\..\\x", "x", "x"),
        ("C:\\x", "C-x", "C-x"),
        (".ẩn.", "an", "ẩn"),
        ("tên. . .", "Ten", "tên"),
        ("Sở 🏗️ Xây dựng", "SoXayDung", "Sở Xây dựng"),
        ("👩\u200d👩\u200d👧", "KeHoach", "KeHoach"),
        ("\u202exslx.fdp", "xslx.fdp", "xslx.fdp"),
        ("مرحبا", "KeHoach", "مرحبا"),
        ("a\x00b\nc\td", "AbCD", "ab c d"),
        ("Sở …", "So", "Sở"),
        ("", "KeHoach", "KeHoach"),
        (" \u200b ", "KeHoach", "KeHoach"),
        ("\ud800", "KeHoach", "KeHoach"),
    ],
)
def test_agencies_become_names_that_windows_accepts(name: str, plain: str, marked: str) -> None:
    made = sending(agency(name), pattern="{cơ quan}", xlsx=Parts.NONE, mail=False)
    assert [one.stem for one in made.files] == [plain]
    made = sending(agency(name), pattern="{cơ quan}", plain=False, spaces=Spaces.KEEP, xlsx=Parts.NONE, mail=False)
    assert [one.stem for one in made.files] == [marked]


def test_spaces_of_the_pattern_itself_follow_the_choice() -> None:
    words = {"pattern": "{năm} - gửi {cơ quan}", "xlsx": Parts.NONE, "mail": False}
    plan = agency("Sở Y tế")
    assert sending(plan, **words).files[0].stem == "2027-guiSoYTe"
    assert sending(plan, spaces=Spaces.UNDERSCORE, **words).files[0].stem == "2027_gui_So_Y_te"
    assert sending(plan, spaces=Spaces.KEEP, plain=False, **words).files[0].stem == "2027 - gửi Sở Y tế"


def test_empty_pieces_leave_no_doubled_signs() -> None:
    plan = replace(small_plan(), agency="", period=Period(), title="", issued="")
    assert sending(plan, xlsx=Parts.NONE, mail=False).names == ("KH-CCHC_KeHoach.pdf",)


def test_a_very_long_agency_is_cut_and_the_part_stays() -> None:
    for style in ({}, {"plain": False, "spaces": Spaces.KEEP}):
        made = sending(agency("Sở Rất Dài " * 100), **style)
        assert len({name.casefold() for name in made.names}) == len(made.names)
        assert made.files[-1].stem.endswith("2")
        for name in made.names:
            assert len(name) <= 130
            assert len(name.encode()) < 250


def test_names_get_shorter_in_a_deep_folder() -> None:
    deep = Path("/" + "/".join(["thư mục"] * 20))
    plan = agency("Sở Rất Dài " * 20)
    made = plan_sending(plan, Choices(), deep, TODAY)
    assert len(str(deep)) > 150
    assert all(len(str(made.folder / name)) <= LONGEST_PATH for name in made.names)
    assert not folder_too_deep(str(made.folder))
    deeper = Path("/" + "/".join(["thư mục"] * 40))
    assert folder_too_deep(str(deeper))
    assert len(set(plan_sending(plan, Choices(), deeper, TODAY).names)) == 4


def test_a_pattern_without_part_tells_the_appendices_apart() -> None:
    made = sending(agency("Sở Y tế"), pattern="{cơ quan}", mail=False)
    assert made.names == ("SoYTe.pdf", "SoYTe.xlsx", "SoYTe_PhuLuc2.xlsx")


def test_letter_marks_in_the_names_of_pieces_do_not_matter() -> None:
    pieces = plan_pieces(small_plan(), TODAY)
    assert fill("{NAM} {Nam} {Ky hieu}", pieces) == "2027 2027 KH-SM"
    assert unknown_pieces("{năm}_{co quan}_{lạ}_{}", NAME_PIECES) == ("{lạ}", "{}")
    assert fill("{lạ}", pieces) == "{lạ}"


def test_a_piece_in_a_value_is_no_piece() -> None:
    plan = replace(small_plan(), agency="{số}")
    assert fill("{cơ quan}", plan_pieces(plan, TODAY)) == "{số}"
    assert sending(plan, pattern="{cơ quan}", xlsx=Parts.NONE, mail=False).files[0].stem == "so"


def test_the_year_is_found_where_it_stands() -> None:
    assert year_of(Plan(period=Period(2026, 2030, 2045))) == "2026-2030"
    assert year_of(Plan(period=Period(2027, 2027))) == "2027"
    assert year_of(Plan(period=Period(None, 2030))) == "2030"
    assert year_of(Plan(title="Cải cách hành chính năm 2031", issued="2030-12")) == "2031"
    assert year_of(Plan(issued="2029-11-02")) == "2029"
    assert year_of(Plan()) == ""


def test_taken_names_give_the_whole_set_one_number() -> None:
    taken = {"2027_KH-CCHC_SoMau_PhuLuc2.xlsx", "2027_KH-CCHC_SoMau_KeHoach(2).pdf"}
    made = plan_sending(small_plan(), Choices(in_subfolder=False), BASE, TODAY, lambda path: path.name in taken)
    assert {name.split(".")[0][-3:] for name in made.names} == {"(3)"}
    spaced = Choices(in_subfolder=False, plain=False, spaces=Spaces.KEEP, pattern="{phần}", mail=False)
    made = plan_sending(small_plan(), spaced, BASE, TODAY, lambda path: path.name == "Kế hoạch.pdf")
    assert made.names[0] == "Kế hoạch (2).pdf"


def test_the_subfolder_is_one_folder_below() -> None:
    for pattern in ("../{cơ quan}", "/etc/{năm}", "a/b", "C:\\x", "..", ""):
        made = plan_sending(small_plan(), Choices(subfolder=pattern), BASE, TODAY)
        assert made.folder.parent == BASE
        check_file_name(made.folder)


def test_choices_fit_what_the_plan_has() -> None:
    plan = small_plan()
    bare = replace(plan, sections=(), legal_bases=())
    assert [one.parts for one in sending(bare, xlsx=Parts.NONE).files] == [Parts.TOGETHER]
    text = replace(plan, appendices=())
    assert sending(text, docx=Parts.EACH, mail=False).names == (
        "2027_KH-CCHC_SoMau_KeHoach.pdf",
        "2027_KH-CCHC_SoMau_KeHoach.docx",
    )


def test_choices_come_back_from_plain_data() -> None:
    chosen = Choices(pdf=Parts.EACH, plain=False, spaces=Spaces.KEEP, to="snv@tinh.gov.vn", mail=False)
    assert choices_from_json(chosen.to_json()) == chosen
    assert Choices().to_json() == {}
    damaged = {"pdf": "nonsense", "plain": "yes", "to": 5, "pattern": "a\x00b", "xlsx": "whole", "new": 1}
    assert choices_from_json(damaged) == Choices(pattern="ab", xlsx=Parts.TOGETHER)
    assert choices_from_json([1]) == Choices()


@given(st.text(max_size=300), st.text(max_size=60), st.booleans(), st.sampled_from(Spaces))
def test_any_text_gives_names_that_windows_accepts(name: str, pattern: str, plain: bool, spaces: Spaces) -> None:
    plan = Plan(agency=name, symbol=name[:9], appendices=(Appendix(layout=built_in_layout("brief")),) * 2)
    choices = Choices(pattern=pattern + "{cơ quan}", plain=plain, spaces=spaces, plan_file=True)
    made = plan_sending(plan, choices, BASE, TODAY)
    assert len({one.casefold() for one in made.names}) == len(made.names) == len(Kind) + 1
    for one in made.names:
        check_file_name(BASE / one)
        assert Path(one).name == one
        assert one.isascii() or not plain
        assert not too_long(one, 130)


def test_finished_names_stay_as_they_are() -> None:
    for text in ("2027_KH-CCHC_SoXayDung_PhuLuc1", "Sở Xây dựng - Phụ lục 1"):
        assert finished(text) == text
        assert styled(text, plain=False, spaces=Spaces.KEEP) == text
