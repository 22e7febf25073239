"""Tables as plain text: CSV, TSV, Markdown, columns of spaces, text out of Word; and the bytes that texts come in."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from exports.html.writer import appendix_clip
from imports.blocks import Form, Paragraph, Table
from imports.open_any import read_plan, read_source
from imports.pasted import pasted_source
from imports.text.reader import read_text
from imports.understand import understand
from models.errors import InputProblem
from models.plan import Area, Group, Line, Objective, Plan, Task
from models.plan_json import plan_to_json
from tests.imports.test_text_reference import truth
from tests.reference import SLUGS, differences, reference_plan

CSV = """DANH MỤC NHIỆM VỤ NĂM 2026;;;;
STT;Nhiệm vụ;Đơn vị chủ trì;Đơn vị phối hợp;Thời gian hoàn thành
I;Cải cách thể chế;;;
1;"Rà soát văn bản; tự kiểm tra";Văn phòng;Các phòng;Quý I
;;Thanh tra Sở;Phòng Tổ chức;
2;"Xây dựng ""Kế hoạch""
hai dòng";Phòng A;;31/12/2026
"""
AREAS = (
    Area(
        title="Cải cách thể chế",
        source_number="I",
        items=(
            Task(
                title="Rà soát văn bản; tự kiểm tra",
                source_number="1",
                lines=(
                    Line(lead="Văn phòng", partners="Các phòng", deadline="Quý I"),
                    Line(
                        lead="Thanh tra Sở",
                        partners="Phòng Tổ chức",
                        deadline="Quý I",
                        merged=frozenset({"deadline"}),
                    ),
                ),
            ),
            Task(
                title="Xây dựng “Kế hoạch”\nhai dòng".replace("“", '"').replace("”", '"'),
                source_number="2",
                lines=(Line(lead="Phòng A", deadline="31/12/2026"),),
            ),
        ),
    ),
)


def in_1258(text: str) -> bytes:
    """The text as Windows writes it in its Vietnamese code page: tones behind their letters."""
    found: list[bytes] = []
    for sign in text:
        parts = unicodedata.normalize("NFD", sign)
        tone = "".join(mark for mark in parts if mark in "\u0300\u0309\u0303\u0301\u0323")
        letter = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone))
        found.append((letter + tone).encode("cp1258"))
    return b"".join(found)


def plan_of(text: str) -> Plan:
    """The plan in a text."""
    return understand(read_text(text)).plan


def tasks(plan: Plan) -> list[Task]:
    """The tasks of the first appendix."""
    return [item for area in plan.appendices[0].areas for item in area.items if isinstance(item, Task)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258"])
@pytest.mark.parametrize("sign", [";", ","])
def test_a_csv_in_every_encoding(encoding: str, sign: str, tmp_path: Path) -> None:
    text = CSV if sign == ";" else CSV.replace(";", ",").replace("bản,", "bản;")
    path = tmp_path / "ke-hoach.csv"
    path.write_bytes(in_1258(text) if encoding == "cp1258" else text.encode(encoding))
    plan = read_plan(path).plan
    assert plan.appendices[0].areas == AREAS
    assert plan.appendices[0].title == "DANH MỤC NHIỆM VỤ NĂM 2026"
    assert read_source(path).form is Form.WORKBOOK


def test_windows_line_ends_and_old_ones() -> None:
    for end in ("\r\n", "\r", "\n"):
        assert [task.title for task in tasks(plan_of(CSV.replace("\n", end)))] == [
            item.title for item in AREAS[0].items
        ]


def test_tabs_with_quoted_cells() -> None:
    plan = plan_of(
        'TT\tNhiệm vụ\tSản phẩm\tChủ trì\n1\tRà soát\t"- Kế hoạch\n\n- Báo cáo ""A"""\tVăn phòng\n2\tB\tC\tD'
    )
    assert tasks(plan)[0].lines[0].product == '- Kế hoạch\n- Báo cáo "A"'
    assert len(tasks(plan)) == 2


def test_a_row_that_word_cut_at_the_paragraphs_of_a_cell() -> None:
    plan = plan_of("TT\tNhiệm vụ\tSản phẩm\tChủ trì\n1\tRà soát\t- Kế hoạch\n- Báo cáo\tVăn phòng\n2\tB\tC\tD")
    assert tasks(plan)[0].lines == (Line(product="- Kế hoạch\n- Báo cáo", lead="Văn phòng"),)
    assert len(tasks(plan)) == 2


def test_markdown_bars() -> None:
    plan = plan_of(
        "# PHỤ LỤC\n\n| STT | Nhiệm vụ | Chủ trì | Thời gian |\n|-----|:---:|---|---:|\n"
        "| **I** | **Cải cách thể chế** | | |\n| 1 | Rà soát<br>văn bản | Văn phòng \\| Sở | Quý I |\n"
    )
    assert plan.appendices[0].areas[0].title == "Cải cách thể chế"
    (task,) = tasks(plan)
    assert (task.title, task.lines[0].lead) == ("Rà soát\nvăn bản", "Văn phòng | Sở")


def test_columns_of_spaces_with_wrapped_lines() -> None:
    plan = plan_of(
        "Kính gửi anh chị,\n\nSTT  Nhiệm vụ                     Chủ trì       Thời gian\n"
        "1    Rà soát văn bản quy phạm     Văn phòng     Quý I\n"
        "     pháp luật                    Sở\n"
        "2    Xây dựng kế hoạch            Phòng A       Quý II\n"
    )
    assert [(task.title, task.lines[0].lead) for task in tasks(plan)] == [
        ("Rà soát văn bản quy phạm pháp luật", "Văn phòng Sở"),
        ("Xây dựng kế hoạch", "Phòng A"),
    ]


def test_headings_in_two_rows() -> None:
    plan = plan_of(
        "STT\tNhiệm vụ\tTrách nhiệm\t\tThời gian\n\t\tChủ trì\tPhối hợp\t\n1\tRà soát\tVăn phòng\tCác phòng\tQuý I"
    )
    assert [(c.field, c.group) for c in plan.appendices[0].layout.columns[2:4]] == [
        ("lead", "Trách nhiệm"),
        ("partners", "Trách nhiệm"),
    ]


def test_a_reference_takes_the_empty_cells_behind_it() -> None:
    plan = plan_of(
        "STT\tNhiệm vụ\tSản phẩm\tChủ trì\tThời gian\n1\tA\tThực hiện theo Quyết định số 12/QĐ-UBND\t\t\n"
        "2\tB\tQuyết định của UBND tỉnh\t\t\n"
    )
    first, second = tasks(plan)
    assert first.lines == (Line(reference="Thực hiện theo Quyết định số 12/QĐ-UBND"),)
    assert second.lines == (Line(product="Quyết định của UBND tỉnh"),)


def test_lines_run_together_are_parted_and_told() -> None:
    plan = plan_of(
        "STT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\n"
        "1\tA\tX\tCấp tỉnh: Phòng A\tCác sở\n\t\t\tTại Sở: Văn phòng\tCác phòng\n"
        "2\tB\tX\tCấp tỉnh: Phòng B\tCác sở\n\t\t\tTại Sở: Văn phòng\tCác phòng\n"
        "3\tC\tX\tCấp tỉnh: Phòng C Tại Sở: Văn phòng\tCác sở Các phòng\n"
    )
    last = tasks(plan)[2]
    assert [(line.lead, line.partners) for line in last.lines] == [
        ("Cấp tỉnh: Phòng C", "Các sở"),
        ("Tại Sở: Văn phòng", "Các phòng"),
    ]
    assert last.lines[1].merged == {"product"}
    assert any("tách thành hai dòng" in remark.message for remark in plan.remarks)


def test_lists_in_one_line_get_their_lines_but_names_stay() -> None:
    plan = plan_of(
        "STT\tNhiệm vụ\tSản phẩm\tChủ trì\n1\tA\t- Tờ trình - Quyết định\t- Sở Lao động - Thương binh và Xã hội\n"
        "2\tB\t1. Kế hoạch. 2. Báo cáo\tC"
    )
    first, second = tasks(plan)
    assert first.lines == (Line(product="- Tờ trình\n- Quyết định", lead="- Sở Lao động - Thương binh và Xã hội"),)
    assert second.lines[0].product == "1. Kế hoạch.\n2. Báo cáo"


def test_a_text_with_its_headings_and_its_list() -> None:
    plan = plan_of(
        "KẾ HOẠCH\nCải cách hành chính năm 2026\n\nCăn cứ Luật Tổ chức.\n\nI. MỤC ĐÍCH\n\n1. Yêu cầu\n\n"
        "- Nâng cao chất lượng phục vụ và tiếp tục đẩy mạnh\n\ncải cách.\n\nII. NHIỆM VỤ\n\n1. Thể chế\n\n"
        "a) Rà soát văn bản\n\n- Đơn vị thực hiện: Văn phòng.\n- Sản phẩm: Báo cáo.\n- Thời gian: Quý I.\n\n"
        "b) Ban hành kế hoạch\n\n- Đơn vị thực hiện: Phòng A.\n- Sản phẩm: Kế hoạch.\n- Thời gian: Quý II.\n"
    )
    assert plan.title == "Cải cách hành chính năm 2026"
    assert plan.legal_bases == ("Căn cứ Luật Tổ chức.",)
    assert plan.sections[0].sections[0].heading == "Yêu cầu"
    assert plan.sections[0].sections[0].paragraphs == ("- Nâng cao chất lượng phục vụ và tiếp tục đẩy mạnh cải cách.",)
    assert [task.title for task in tasks(plan)] == ["Rà soát văn bản", "Ban hành kế hoạch"]


def test_wrapped_lines_of_a_mail_are_one_paragraph() -> None:
    source = read_text(
        "Kế hoạch này nêu các nhiệm vụ mà từng phòng, ban của Sở phải thực\nhiện trong năm, có thời hạn.\n- Một\n- Hai"
    )
    texts = [piece.text for piece in source.pieces if isinstance(piece, Paragraph)]
    assert texts[0].endswith("phải thực hiện trong năm, có thời hạn.")
    assert texts[1:] == ["- Một", "- Hai"]


def test_stars_are_marks_only_in_pairs() -> None:
    source = read_text("**Đậm** và *nghiêng*\n\n* một dấu đầu dòng\n\n(*) Ghi chú (*)\n\n**HAI\nDÒNG**")
    told = [(p.text, p.bold) for p in source.pieces if isinstance(p, Paragraph)]
    assert told == [
        ("Đậm và nghiêng", False),
        ("* một dấu đầu dòng", False),
        ("(*) Ghi chú (*)", False),
        ("HAI\nDÒNG", True),
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_copied_appendix_comes_back_from_either_form_of_the_clipboard(slug: str) -> None:
    plan = read_plan(reference_plan(slug, "json")).plan
    whole = truth(slug)
    for number, appendix in enumerate(whole["appendices"]):
        clip = appendix_clip(plan, number)
        for source in (pasted_source("", clip.text), pasted_source(clip.html, clip.text)):
            read = plan_to_json(understand(source).plan)
            assert differences({**whole, "appendices": [appendix]}, read, "appendices") == []


def test_coloured_text_of_an_editor_is_read_as_text() -> None:
    text = "STT\tNhiệm vụ\tChủ trì\tThời gian\n1\tA\tB\tC"
    html = "<div><span style='color:red'>STT</span> Nhiệm vụ Chủ trì</div><div>1 A B C</div>"
    (table,) = pasted_source(html, text).pieces
    assert isinstance(table, Table)


def test_letters_that_became_question_marks_are_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "mat-chu.csv"
    path.write_bytes(CSV.encode("cp1252", "replace"))
    with pytest.raises(InputProblem, match="CSV UTF-8"):
        read_plan(path)


def test_a_few_damaged_bytes_are_told(tmp_path: Path) -> None:
    path = tmp_path / "hong.txt"
    data = ("STT\tNhiệm vụ\tChủ trì\tThời gian\n" + "1\tRà soát văn bản\tVăn phòng\tQuý I\n" * 30).encode()
    path.write_bytes(data.replace("Rà".encode(), b"R\xff", 1))
    plan = read_plan(path).plan
    assert len(tasks(plan)) == 30
    assert any("bị hỏng" in remark.message for remark in plan.remarks)


def test_objectives_and_groups_of_a_flat_table() -> None:
    plan = plan_of(
        "STT\tMục tiêu\tNhiệm vụ\tChủ trì\tThời gian\nI. CẢI CÁCH THỂ CHẾ\t\t\t\t\n1\tM\tA\tX\tY\n\t\tB\tX\tY\n"
    )
    (objective,) = plan.appendices[0].areas[0].items
    assert isinstance(objective, Objective)
    assert [task.title for task in objective.items] == ["A", "B"]
    plan = plan_of(
        "STT\tNhiệm vụ\tChủ trì\tThời gian\n1\tNhóm\t\t\n1.1\tA\tX\tY\n1.2\tB\tX\tY\n2\tNhóm\t\t\n2.1\tC\tX\tY"
    )
    assert [type(item) for item in plan.appendices[0].areas[0].items] == [Group, Group]
