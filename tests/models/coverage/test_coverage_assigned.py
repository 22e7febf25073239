"""What a plan from above assigns, and which of it is for us."""

from __future__ import annotations

import pytest

from models.coverage.agency import Ours, Role, is_collective, names_in, ours_of
from models.coverage.assigned import assigned_in, source_of
from models.coverage.sentences import charges_in, unit_heading
from models.layout import built_in_layout
from models.plan import Appendix, Area, Group, Line, Plan, Section, Task
from models.registers import AssignedTask, Unit
from tests.plans import line


def above(*areas: Area, sections: tuple[Section, ...] = (), **values: str) -> Plan:
    """A plan from above."""
    table = Appendix(title="PHÂN CÔNG NHIỆM VỤ", layout=built_in_layout("product-first"), areas=areas)
    return Plan(**({"title": "Kế hoạch của tỉnh"} | values), sections=sections, appendices=(table,))  # type: ignore[arg-type]


def task(title: str, *lines: Line) -> Task:
    """A task with its lines."""
    return Task(title=title, lines=lines or (Line(),))


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        ("SỞ NỘI VỤ TỈNH MINH SƠN", "Sở Nội vụ"),
        ("SỞ NỘI VỤ", "Giám đốc Sở Nội vụ"),
        ("Sở Nội vụ", "Sở Nội vụ và Sở Tài chính"),
        ("Sở Giáo dục và Đào tạo", "Sở GD&ĐT"),
        ("Sở Giáo dục và Đào tạo", "Sở Giáo dục & Đào tạo tỉnh"),
        ("Sở Nông nghiệp và Môi trường", "Sở NN và MT"),
        ("Sở Văn hoá, Thể thao và Du lịch", "Sở VH,TT&DL"),
        ("Sở Lao động - Thương binh và Xã hội", "Sở LĐTBXH"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "VP UBND tỉnh"),
        ("Sở Nội vụ", "Các sở: Nội vụ, Tài chính"),
        ("Sở Nội vụ", "Các sở, ban, ngành tỉnh"),
        ("Sở Nội vụ", "Các cơ quan, đơn vị, địa phương"),
    ],
)
def test_a_lead_that_means_us(agency: str, name: str) -> None:
    assert Ours(agency).assigned(AssignedTask(lead=name))


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        ("Sở Nội vụ", "Sở Tài chính"),
        ("Sở Nội vụ", "Phòng Nội vụ cấp huyện"),
        ("Sở Nông nghiệp", "Sở Nông nghiệp và Môi trường"),
        ("Sở Nội vụ", "Các sở Tài chính, Tư pháp"),
        ("Sở Nội vụ", "UBND các huyện, thành phố"),
        ("Sở Nội vụ", "Các cơ quan báo chí"),
        ("Sở Nội vụ", "Các Bộ, ngành Trung ương"),
        ("", "Sở Tài chính"),
    ],
)
def test_a_lead_that_means_others(agency: str, name: str) -> None:
    assert not Ours(agency).assigned(AssignedTask(lead=name))


def test_partners_mean_us_by_name_and_a_collective_only_when_the_officer_says_so() -> None:
    named = AssignedTask(lead="Sở Tư pháp", partners="Sở Nội vụ; Sở Tài chính")
    many = AssignedTask(lead="Sở Tư pháp", partners="Các sở, ban, ngành")
    ours = Ours("Sở Nội vụ")
    assert ours.role(named) is Role.PARTNERS
    assert not ours.assigned(many)
    (name,) = (one for one in ours.names([many]) if one.role is Role.PARTNERS)
    assert Ours("Sở Nội vụ", (), {name.key: True}).assigned(many)


def test_a_choice_goes_before_the_rule_and_a_task_for_nobody_is_ours() -> None:
    entry = AssignedTask(lead="Các sở, ban, ngành")
    (name,) = Ours("Sở Nội vụ").names([entry])
    assert name.ours
    assert not Ours("Sở Nội vụ", (), {name.key: False}).assigned(entry)
    assert Ours("Sở Nội vụ").assigned(AssignedTask(text="Không ghi ai làm"))


def test_our_own_units_are_ours_but_no_other_agency_that_leads_a_line_of_ours() -> None:
    plan = Plan(
        agency="Sở Nội vụ",
        entries=(Unit(name="Ban Thi đua - Khen thưởng"),),
        appendices=above(Area(items=(task("A", line("l", lead="Thanh tra Sở; Sở Tài chính")),))).appendices,
    )
    ours = ours_of(plan)
    assert ours.takes("Thanh tra Sở", Role.LEAD)
    assert ours.takes("Ban Thi đua - Khen thưởng", Role.PARTNERS)
    assert not ours.takes("Sở Tài chính", Role.LEAD)


def test_names_keep_the_commas_that_are_theirs() -> None:
    assert names_in("Các sở, ban, ngành; UBND cấp huyện") == ("Các sở, ban, ngành", "UBND cấp huyện")
    assert is_collective("Tất cả các cơ quan, đơn vị")
    assert not is_collective("Phòng Tổ chức cán bộ")
    assert names_in("") == ()


def test_rows_come_with_number_area_and_all_that_their_lines_say() -> None:
    area = Area(
        title="CẢI CÁCH THỂ CHẾ",
        items=(
            task("Rà soát văn bản", line("a", lead="Sở Tư pháp", product="Báo cáo", deadline="Quý I", activity="")),
            Group(title="Nhóm", items=(task("Việc trong nhóm", line("b", activity="")),)),
            task("", line("c", activity="Chỉ có hoạt động")),
            task("", Line()),
        ),
    )
    first, second, third = assigned_in(above(area, number="15", symbol="KH-UBND", issued="2027-01-05"))
    assert (first.number, first.area, first.lead) == ("I.1", "CẢI CÁCH THỂ CHẾ", "Sở Tư pháp")
    assert (first.product, first.deadline) == ("Báo cáo", "Quý I")
    assert first.source == "Kế hoạch số 15/KH-UBND ngày 05/01/2027 (Kế hoạch của tỉnh)"
    assert second.text == "Việc trong nhóm"
    assert third.text == "Chỉ có hoạt động"


def test_a_task_with_two_leads_is_one_for_each_of_them() -> None:
    both = task(
        "Kiểm tra",
        line("a", lead="Sở Nội vụ", activity="Ở tỉnh", product="Kết luận"),
        line("b", lead="UBND cấp xã", activity="Ở xã", product="Báo cáo"),
    )
    one, two = assigned_in(above(Area(items=(both,))))
    assert (one.text, one.lead, one.product) == ("Kiểm tra: Ở tỉnh", "Sở Nội vụ", "Kết luận")
    assert (two.text, two.lead) == ("Kiểm tra: Ở xã", "UBND cấp xã")
    same = task("Kiểm tra", line("c", lead="Sở Nội vụ", deadline="Quý I"), line("d", deadline="Quý II"))
    (joined,) = assigned_in(above(Area(items=(same,))))
    assert (joined.lead, joined.deadline) == ("Sở Nội vụ", "Quý I\nQuý II")


def test_what_stands_under_the_name_of_an_agency_is_for_it() -> None:
    sections = (
        Section(
            number="V",
            heading="TỔ CHỨC THỰC HIỆN",
            paragraphs=("Kế hoạch này có hiệu lực từ ngày ký.",),
            sections=(
                Section(
                    number="1",
                    heading="Sở Nội vụ",
                    paragraphs=(
                        "- Theo dõi, đôn đốc; báo cáo UBND tỉnh trước ngày 15/12/2027.",
                        "Trên đây là Kế hoạch.",
                    ),
                ),
                Section(number="2", heading="Các sở, ban, ngành", paragraphs=("Bố trí kinh phí.",)),
                Section(
                    number="3", paragraphs=("Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ thẩm định dự toán.",)
                ),
            ),
        ),
    )
    first, second, third = assigned_in(above(sections=sections))
    assert (first.number, first.lead, first.deadline) == ("V.1", "Sở Nội vụ", "trước ngày 15/12/2027")
    assert first.text.startswith("Theo dõi")
    assert (second.lead, second.text) == ("Các sở, ban, ngành", "Bố trí kinh phí.")
    assert (third.lead, third.partners) == ("Sở Tài chính", "Sở Nội vụ")


def test_a_line_that_is_only_a_name_gives_what_follows_to_it() -> None:
    section = Section(
        number="4", paragraphs=("a) Sở Nội vụ:", "- Tham mưu kế hoạch.", "b) Sở Tài chính:", "- Cấp kinh phí.")
    )
    found = assigned_in(above(sections=(section,)))
    assert [(one.lead, one.text) for one in found] == [
        ("Sở Nội vụ", "Tham mưu kế hoạch."),
        ("Sở Tài chính", "Cấp kinh phí."),
    ]


def test_what_the_text_says_again_of_a_row_comes_once() -> None:
    section = Section(number="1", heading="Sở Nội vụ", paragraphs=("Rà soát văn bản",))
    found = assigned_in(above(Area(items=(task("Rà soát văn bản"),)), sections=(section,)))
    assert [one.number for one in found] == ["1"]


@pytest.mark.parametrize(
    "text",
    ["Tổ chức thực hiện", "Ban hành kế hoạch", "Cải cách thể chế", "", "Sở Nội vụ. Sở Tài chính", "Một câu dài " * 20],
)
def test_headings_that_name_no_agency(text: str) -> None:
    assert unit_heading(text) == ""


def test_sentences_that_assign_nothing() -> None:
    assert charges_in("100% văn bản do Sở Nội vụ tham mưu đúng thẩm quyền.") == []
    assert charges_in("Cải cách hành chính là nhiệm vụ trọng tâm.") == []
    assert charges_in("x" * 50_000 + " chủ trì") == []


def test_two_charges_in_one_paragraph() -> None:
    text = "Giao Sở Nội vụ chủ trì theo dõi. Giao Sở Tài chính chủ trì cấp kinh phí."
    assert [one.lead for one in charges_in(text)] == ["Sở Nội vụ", "Sở Tài chính"]


def test_a_plan_without_anything_assigns_nothing() -> None:
    assert assigned_in(Plan()) == ()
    assert source_of(Plan(title="Cải cách hành chính năm 2027", agency="UBND tỉnh Mẫu")) == (
        "Kế hoạch cải cách hành chính năm 2027 – UBND tỉnh Mẫu"
    )
