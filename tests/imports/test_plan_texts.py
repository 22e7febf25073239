"""The text of a plan: sections without headings, who signs above the recipients, tables in a section, no table."""

from __future__ import annotations

import pytest

from imports.text.reader import read_text
from imports.understand import understand
from models.errors import InputProblem
from models.plan import Plan, Signer

TABLE = "STT\tNhiệm vụ\tChủ trì\tThời gian\n1\tRà soát\tVăn phòng\tQuý I"
HEAD = "**KẾ HOẠCH**\n**Cải cách hành chính năm 2027**"
ORGANISED = [
    "**III. TỔ CHỨC THỰC HIỆN**",
    "1. Phòng Nội vụ theo dõi, tổng hợp.",
    "2. Trung tâm Văn hóa đưa tin hằng tuần.",
    "**3. Các xã**",
    "- Mỗi xã một kế hoạch.",
    "4. Mặt trận Tổ quốc giám sát.",
]


def plan_of(*paragraphs: str) -> Plan:
    return understand(read_text("\n\n".join(paragraphs))).plan


def test_several_sections_without_heading_stand_before_one_with_a_heading() -> None:
    parts = plan_of(HEAD, *ORGANISED, TABLE).sections[0].sections
    assert [(part.number, part.heading) for part in parts] == [("1", ""), ("2", ""), ("3", "Các xã"), ("4", "")]
    assert parts[1].paragraphs == ("Trung tâm Văn hóa đưa tin hằng tuần.",)
    assert parts[2].paragraphs == ("- Mỗi xã một kế hoạch.",)


def test_numbered_sentences_alone_stay_paragraphs() -> None:
    section = plan_of(HEAD, *ORGANISED[:3], "**IV. KINH PHÍ**", "Ngân sách.", TABLE).sections[0]
    assert len(section.paragraphs) == 2
    assert section.sections == ()


def test_who_signs_above_the_recipients() -> None:
    plan = plan_of(
        HEAD, "**I. MỤC TIÊU**", "Nhanh hơn.", "HIỆU TRƯỞNG", "Lê Mai", "Nơi nhận:\n- Các tổ;\n- Lưu: VT.", TABLE
    )
    assert plan.signer == Signer("", "HIỆU TRƯỞNG", "Lê Mai")
    assert plan.recipients == ("Các tổ", "Lưu: VT")
    assert plan.sections[0].paragraphs == ("Nhanh hơn.",)


def test_a_heading_above_the_recipients_signs_nothing() -> None:
    plan = plan_of(HEAD, "**I. MỤC TIÊU**", "- Nhanh hơn", "**Nơi nhận:**\n- Lưu: VT.", "GIÁM ĐỐC", "Lê Mai", TABLE)
    assert plan.signer == Signer("", "GIÁM ĐỐC", "Lê Mai")
    assert plan.sections[0].paragraphs == ("- Nhanh hơn",)


def test_a_table_in_the_text_has_the_title_of_its_section() -> None:
    parts = (HEAD, "**I. MỤC TIÊU**", "Nhanh hơn.", "**II. NHIỆM VỤ CỤ THỂ**", TABLE, "**III. KINH PHÍ**", "Ngân sách.")
    assert plan_of(*parts).appendices[0].title == "NHIỆM VỤ CỤ THỂ"
    assert plan_of(*parts, "**PHỤ LỤC**\n**BẢNG THỨ HAI**", TABLE).appendices[1].title == "BẢNG THỨ HAI"


def test_a_table_behind_the_signature_has_no_title_of_a_section() -> None:
    plan = plan_of(HEAD, "**I. MỤC TIÊU**", "Nhanh hơn.", "Nơi nhận:\n- Lưu: VT.", "GIÁM ĐỐC", "Lê Mai", TABLE)
    assert plan.appendices[0].title == ""


def test_a_plan_of_text_alone_is_read_and_told_of() -> None:
    plan = plan_of(HEAD, "Sở Y tế ban hành Kế hoạch sau:", "**I. MỤC TIÊU**", "- Nhanh hơn.", "**II. KINH PHÍ**", "Có.")
    assert [section.heading for section in plan.sections] == ["MỤC TIÊU", "KINH PHÍ"]
    assert plan.appendices == ()
    assert plan.remarks[-1].message.startswith("Kế hoạch không có bảng hoặc danh sách nhiệm vụ")


def test_another_paper_without_tasks_is_refused() -> None:
    with pytest.raises(InputProblem):
        plan_of("**BÁO CÁO**\n**Kết quả năm 2027**", "**I. KẾT QUẢ**", "Tốt.", "**II. TỒN TẠI**", "Ít.")


def test_the_number_of_a_page_inside_a_paragraph_is_told_and_left_out() -> None:
    first = "Các phòng, đơn vị xây dựng kế hoạch của mình và báo cáo kết quả về"
    plan = plan_of(HEAD, "**I. MỤC TIÊU**", first, "2", "Văn phòng trước ngày 10 hằng tháng.", "- 3 -", TABLE)
    assert plan.sections[0].paragraphs == (f"{first} Văn phòng trước ngày 10 hằng tháng.",)
    assert [remark.text for remark in plan.remarks if remark.message.startswith("Số trang")] == ["2, - 3 -"]


def test_a_heading_without_looks_after_numbered_sentences() -> None:
    plain = [line.replace("*", "") for line in (HEAD, *ORGANISED)]
    parts = plan_of("KẾ HOẠCH\n\nCải cách hành chính năm 2027", *plain[1:], TABLE).sections[0].sections
    assert [part.heading for part in parts] == ["", "", "Các xã", ""]


def test_a_heading_over_a_point_that_names_a_unit_is_a_heading() -> None:
    points = (
        "1. Nội dung kiểm tra",
        "a) Hồ sơ.",
        "2. Cách kiểm tra",
        "a) Trực tiếp tại đơn vị: nghe, xem.",
        "b) Từ xa.",
    )
    parts = plan_of("KẾ HOẠCH\n\nKiểm tra năm 2027", "I. NỘI DUNG", *points, TABLE).sections[0].sections
    assert [part.heading for part in parts] == ["Nội dung kiểm tra", "Cách kiểm tra"]


def test_the_number_of_a_form_is_the_label_of_its_table() -> None:
    heading = "## Biểu số 1\n### LỊCH KIỂM TRA\n**NĂM 2027**"
    plan = plan_of(HEAD, "**I. MỤC TIÊU**", "Nhanh hơn.", heading, TABLE)
    assert (plan.appendices[0].label, plan.appendices[0].title) == ("Biểu số 1", "LỊCH KIỂM TRA NĂM 2027")
    assert plan.sections[0].paragraphs == ("Nhanh hơn.",)


def test_a_paragraph_goes_on_in_capitals_only_behind_the_number_of_a_page() -> None:
    halves = ("Các tổ trưởng báo cáo kết quả của tổ vào chiều thứ", "Sáu hằng tuần cho Văn phòng.")
    whole = plan_of(HEAD, "**I. MỤC TIÊU**", halves[0], "4", halves[1], TABLE)
    assert whole.sections[0].paragraphs == (" ".join(halves),)
    closing = plan_of(
        HEAD, "**I. MỤC TIÊU**", "Kinh phí do ngân sách xã bảo đảm theo quy định", "Yêu cầu thực hiện.", TABLE
    )
    assert len(closing.sections[0].paragraphs) == 2


def test_a_title_may_begin_with_a_word_that_legal_bases_begin_with() -> None:
    plan = plan_of("KẾ HOẠCH", "Thực hiện công tác cải cách hành chính năm 2027", "Căn cứ Luật số 1/2027/QH16;", TABLE)
    assert plan.title == "Thực hiện công tác cải cách hành chính năm 2027"
    based = plan_of("KẾ HOẠCH", "Cải cách năm 2027", "Thực hiện Kế hoạch số 12/KH-UBND, Sở Y tế làm như sau", TABLE)
    assert based.title == "Cải cách năm 2027"


def test_areas_without_looks_over_tasks_with_numbers_in_brackets() -> None:
    labels = ("Chủ trì: Văn phòng", "Thời gian: Quý I")
    areas = ("1. Nâng cao chất lượng giải quyết thủ tục hành chính", "2. Siết chặt kỷ luật", "3. Về tài chính")
    tasks = [line for area in areas for line in (area, "(1) Việc một", *labels, "(2) Việc hai", *labels)]
    plan = plan_of("KẾ HOẠCH", "Cải cách năm 2027", "I. NHIỆM VỤ", *tasks)
    assert [area.title for area in plan.appendices[0].areas] == [area[3:] for area in areas]
    assert [len(area.items) for area in plan.appendices[0].areas] == [2, 2, 2]


def test_who_acts_as_director_is_no_numbered_heading() -> None:
    text = (
        "KẾ HOẠCH",
        "Cải cách năm 2027",
        "PHẦN I. NHIỆM VỤ",
        "1. Nhóm nhiệm vụ về thể chế",
        "1.1. Ban hành đơn giá.",
    )
    signed = ("**Nơi nhận:**\n- Lưu: VT.", "**Q. GIÁM ĐỐC**", "Lê Mai")
    plan = plan_of(*text, *signed, TABLE)
    assert [part.heading for part in plan.sections[0].sections] == ["Nhóm nhiệm vụ về thể chế"]


def test_the_title_below_the_word_appendix_in_plain_letters() -> None:
    caption = "(Kèm theo Kế hoạch số 6/KH-UBND)"
    plan = plan_of(HEAD, "**I. MỤC TIÊU**", "Nhanh hơn.", "PHỤ LỤC", "Danh mục nhiệm vụ", caption, TABLE)
    assert (plan.appendices[0].label, plan.appendices[0].title) == ("PHỤ LỤC", "Danh mục nhiệm vụ")


def test_parts_with_a_slash_behind_their_number() -> None:
    plan = plan_of(HEAD, "**PHẦN I/ BỐI CẢNH**", "Có.", "**PHẦN II/ MỤC TIÊU**", "Nhanh hơn.", TABLE)
    assert [(part.number, part.heading) for part in plan.sections] == [("PHẦN I", "BỐI CẢNH"), ("PHẦN II", "MỤC TIÊU")]
