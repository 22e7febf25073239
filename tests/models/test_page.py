"""Settings of the paper and what they make of headings, captions and closing lines."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from models.layout import built_in_layout
from models.official.body import body_paragraphs, heading_style, lists_in_body
from models.official.dates import date_words, number_words
from models.official.letterhead import letterhead
from models.official.paragraphs import LOOKS, ParagraphStyle
from models.official.signature import authority_lines, recipient_lines
from models.page import Heading, appendix_heading, body_page, caption_of, closing_of, page_of
from models.page_settings import RANGES, AppendixNumbers, PageNumbers, PageSettings, page_settings_from_json
from models.plan import Appendix, Area, Plan, Section, Signer, Task


def test_settings_come_back_from_their_json() -> None:
    settings = PageSettings(
        electronic=True, left=32.5, line_spacing=1.2, page_numbers=PageNumbers.THROUGH, letterhead=True
    )
    assert page_settings_from_json(settings.to_json()) == settings
    assert settings.to_json() == {
        "electronic": True, "left": 32.5, "line_spacing": 1.2, "page_numbers": "through", "letterhead": True,
    }  # fmt: skip
    assert PageSettings().to_json() == {}


@pytest.mark.parametrize("damage", [None, [], "x", {"left": "wide"}, {"left": float("nan")}, {"page_numbers": 3},
                                    {"electronic": "yes"}, {"body_size": True}, {"colour": 1}])  # fmt: skip
def test_damaged_settings_are_the_defaults(damage: object) -> None:
    assert page_settings_from_json(damage) == PageSettings()


def test_numbers_out_of_the_decree_are_brought_into_its_range() -> None:
    wild = page_settings_from_json(dict.fromkeys(RANGES, 1e9))
    tiny = page_settings_from_json(dict.fromkeys(RANGES, -5))
    for name, (low, high) in RANGES.items():
        assert (getattr(tiny, name), getattr(wild, name)) == (low, high)
        assert low <= getattr(PageSettings(), name) <= high
    numbers = {field.name for field in fields(PageSettings) if isinstance(getattr(PageSettings(), field.name), float)}
    assert numbers == set(RANGES)


@pytest.mark.parametrize(
    ("issued", "words"),
    [
        ("2027-01-05", "ngày 05 tháng 01 năm 2027"),
        ("2026-06-29", "ngày 29 tháng 6 năm 2026"),
        ("2026-12-10", "ngày 10 tháng 12 năm 2026"),
        ("2024-01", "ngày     tháng 01 năm 2024"),
        ("2021", "ngày     tháng     năm 2021"),
        ("", "ngày     tháng     năm      "),
    ],
)
def test_days_below_10_and_months_1_and_2_get_a_zero(issued: str, words: str) -> None:
    assert date_words(issued) == words


def test_numbers_below_10_get_a_zero() -> None:
    assert [number_words(number) for number in ("5", "05", "15", "1782", "5a", "")] == [
        "05", "05", "15", "1782", "5a", "   ",
    ]  # fmt: skip


def plan(*appendices: Appendix, **values: object) -> Plan:
    """A plan with a full letterhead."""
    given: dict[str, object] = {
        "agency": "Sở Xây dựng", "parent_agency": "UBND tỉnh Lâm Đồng", "place": "Lâm Đồng", "number": "7",
        "symbol": "KH-SXD", "issued": "2027-02-03", "appendices": appendices,
    }  # fmt: skip
    return Plan(**{**given, **values})  # type: ignore[arg-type]


def test_electronic_paper_leaves_number_and_date_of_the_caption_open() -> None:
    on_paper = plan()
    assert caption_of(on_paper) == (
        "(Kèm theo Kế hoạch số 07/KH-SXD ngày 03 tháng 02 năm 2027 của Sở Xây dựng)"
    )  # fmt: skip
    electronic = replace(on_paper, page=PageSettings(electronic=True))
    assert caption_of(electronic) == (
        "(Kèm theo Kế hoạch số    /KH-SXD ngày     tháng     năm       của Sở Xây dựng)"
    )  # fmt: skip


def test_the_letterhead_is_in_capitals_with_the_decrees_zeros() -> None:
    head = letterhead(plan())
    assert (head.parent, head.agency) == ("UBND TỈNH LÂM ĐỒNG", "SỞ XÂY DỰNG")
    assert head.number == "Số: 07/KH-SXD"
    assert head.place_date == "Lâm Đồng, ngày 03 tháng 02 năm 2027"


def test_appendices_are_numbered_when_there_are_several_unless_the_settings_say_otherwise() -> None:
    table = Appendix(title="Một", layout=built_in_layout("brief"))
    other = Appendix(title="Hai", layout=built_in_layout("brief"))
    assert appendix_heading(plan(table), table).label == "PHỤ LỤC"
    assert appendix_heading(plan(table, other), other).label == "Phụ lục II"
    always = PageSettings(appendix_numbers=AppendixNumbers.ROMAN)
    assert appendix_heading(plan(table, page=always), table).label == "Phụ lục I"
    never = PageSettings(appendix_numbers=AppendixNumbers.NONE)
    assert appendix_heading(plan(table, other, page=never), other).label == "PHỤ LỤC"


def test_tables_lie_and_lists_stand_unless_chosen_otherwise() -> None:
    table = Appendix(layout=built_in_layout("brief"))
    prose = Appendix(layout=built_in_layout("list"))
    made = plan(table, prose)
    assert page_of(made, table).landscape
    assert not page_of(made, prose).landscape
    assert not page_of(made, replace(table, landscape=False)).landscape
    assert not body_page(made).landscape
    assert (body_page(made).text_width, page_of(made, table).text_width) == (165.0, 252.0)


def test_the_count_stands_under_a_table_without_a_closing_line_of_its_own() -> None:
    appendix = Appendix(layout=built_in_layout("brief"), areas=(Area(items=(Task(), Task())),))
    assert closing_of(plan(appendix), appendix) == ""
    counting = plan(appendix, page=PageSettings(count_line=True))
    assert closing_of(counting, appendix) == "Tổng cộng: 2 nhiệm vụ"
    assert closing_of(counting, replace(appendix, closing="Hết")) == "Hết"


def test_every_kind_of_paragraph_has_a_look_with_a_name_of_its_own() -> None:
    assert set(LOOKS) == set(ParagraphStyle)
    assert len({look.name for look in LOOKS.values()}) == len(LOOKS)


def test_the_level_of_a_heading_shows_in_its_number() -> None:
    found = [heading_style(number) for number in ("I", "IV.", "1", "12. ", "a) ", "đ", "", "C")]
    part, heading, point = ParagraphStyle.PART, ParagraphStyle.HEADING, ParagraphStyle.POINT
    assert found == [part, part, heading, heading, point, point, heading, part]


def test_sections_become_paragraphs_with_their_numbers() -> None:
    sections = (
        Section(number="I", heading="MỤC ĐÍCH", paragraphs=("Một.",), sections=(
            Section(number="1", heading="Yêu cầu", sections=(Section(number="a", heading="Chung"),)),
            Section(number="2", paragraphs=("Chữ liền số.", "Đoạn sau.")),
        )),
    )  # fmt: skip
    made = plan(sections=sections, legal_bases=("Căn cứ Nghị quyết;", "Sở ban hành Kế hoạch như sau:"))
    assert [(p.style.value, p.printed) for p in body_paragraphs(made)] == [
        ("basis", "Căn cứ Nghị quyết;"),
        ("text", "Sở ban hành Kế hoạch như sau:"),
        ("part", "I. MỤC ĐÍCH"),
        ("text", "Một."),
        ("heading", "1. Yêu cầu"),
        ("point", "a) Chung"),
        ("text", "2. Chữ liền số."),
        ("text", "Đoạn sau."),
    ]


def test_a_list_with_the_heading_of_an_empty_section_stands_in_it() -> None:
    tasks = Appendix(
        title="NHIỆM VỤ NĂM 2027",
        layout=built_in_layout("list"),
        areas=(Area(title="Thể chế", items=(Task(title="Rà soát"), Task(title="Ban hành"))), Area(title="Thủ tục")),
    )
    empty = Section(number="II", heading="Nhiệm vụ năm 2027")
    made = plan(tasks, sections=(Section(number="I", heading="Nhiệm vụ năm 2027", paragraphs=("Có chữ",)), empty))
    assert lists_in_body(made) == {empty.id: tasks}
    printed = [p.printed for p in body_paragraphs(made)]
    assert printed[2:] == ["II. Nhiệm vụ năm 2027", "1. Thể chế", "a) Rà soát", "b) Ban hành", "2. Thủ tục"]
    closed = replace(made, appendices=(replace(tasks, closing="Tổng cộng: 2 nhiệm vụ"),))
    assert [(p.style.value, p.printed) for p in body_paragraphs(closed)][-1] == ("closing", "Tổng cộng: 2 nhiệm vụ")
    table = replace(tasks, id="table", layout=built_in_layout("brief"))
    assert lists_in_body(replace(made, appendices=(table,))) == {}
    assert appendix_heading(made, tasks) == Heading("", "NHIỆM VỤ NĂM 2027", "")
    both = replace(made, appendices=(tasks, table))
    assert appendix_heading(both, table).label == "PHỤ LỤC", "the list in the text is no appendix that is counted"
    alone = appendix_heading(plan(tasks), tasks)
    assert (alone.label, alone.caption) == ("PHỤ LỤC", caption_of(plan(tasks)))


def test_recipients_end_with_a_full_stop_and_signers_stand_in_capitals() -> None:
    made = plan(recipients=("UBND tỉnh;", " ", "Lưu: VT, VP."))
    assert recipient_lines(made) == ("- UBND tỉnh;", "- Lưu: VT, VP.")
    assert authority_lines(Signer("KT. Giám đốc", "Phó Giám đốc", "X")) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert authority_lines(Signer("TM. ỦY BAN\nKT. CHỦ TỊCH", "")) == ("TM. ỦY BAN", "KT. CHỦ TỊCH")
