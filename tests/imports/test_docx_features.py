"""What Word can hide in a document: lists, tracked changes, content controls, text boxes, nested and broken tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from imports.blocks import Paragraph, Table
from imports.docx.reader import read_docx
from imports.open_any import read_plan
from imports.package import Package
from models.plan import Plan, Task
from tests.imports.strangers import add_lines, add_table, word_file

ROWS = [
    ["*STT", "*Nhiệm vụ", "*Sản phẩm", "*Chủ trì", "*Thời gian"],
    ["1", "Rà soát", "Báo cáo", "Văn phòng", "Quý I"],
    ["2", "Niêm yết", "Bảng", "Thanh tra", "Quý II"],
]


def read(document: Any, folder: Path) -> Plan:
    """Save a python-docx document and import it."""
    path = folder / "van-ban.docx"
    document.save(str(path))
    return read_plan(path).plan


def stream(document: Any, folder: Path) -> list[Paragraph | Table]:
    """The paragraphs and tables that the reader gives, empty ones left out."""
    path = folder / "van-ban.docx"
    document.save(str(path))
    pieces = read_docx(Package(path.read_bytes()), "word/document.xml").pieces
    return [piece for piece in pieces if isinstance(piece, Table) or piece.text]


def with_table() -> tuple[Any, Any]:
    """A document with one plain table of tasks."""
    document = docx.Document()
    return document, add_table(document, ROWS)


def tasks(plan: Plan) -> list[Task]:
    """All tasks of the first appendix."""
    return list(plan.appendices[0].tasks())


def put(cell: Any, xml: str) -> None:
    """Put raw paragraphs into a cell in place of its own."""
    for paragraph in list(cell._tc.iterchildren(qn("w:p"))):
        cell._tc.remove(paragraph)
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        cell._tc.append(element)


def test_tracked_changes(tmp_path: Path) -> None:
    document, table = with_table()
    put(
        table.cell(1, 2),
        "<w:p><w:r><w:t>Báo </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>cáo mới</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>dời</w:t></w:r></w:moveFrom></w:p>",
    )
    deleted = table.rows[2]._tr
    deleted.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')} w:id='1' w:author='a'/>"))
    plan = read(document, tmp_path)
    assert [task.lines[0].product for task in tasks(plan)] == ["Báo cáo mới"]


def test_breaks_tabs_hyphens_links_and_fields(tmp_path: Path) -> None:
    document, table = with_table()
    put(
        table.cell(1, 2),
        "<w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t><w:noBreakHyphen/><w:t>bốn</w:t></w:r>"
        "<w:hyperlink><w:r><w:t> năm</w:t></w:r></w:hyperlink>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t> sáu</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
    )
    assert tasks(read(document, tmp_path))[0].lines[0].product == "một\nhai ba-bốn năm sáu"


def test_content_controls_around_text_cells_and_rows(tmp_path: Path) -> None:
    document, table = with_table()
    put(table.cell(1, 2), "<w:sdt><w:sdtContent><w:p><w:r><w:t>Trong ô</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    row = table.rows[2]._tr
    wrapped = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    row.addprevious(wrapped)
    wrapped[0].append(row)
    plan = read(document, tmp_path)
    assert [task.lines[0].product for task in tasks(plan)] == ["Trong ô", "Bảng"]


def test_nested_table_keeps_its_text_in_the_cell(tmp_path: Path) -> None:
    document, table = with_table()
    inner = table.cell(1, 2).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "trái", "phải"
    assert tasks(read(document, tmp_path))[0].lines[0].product == "Báo cáo\ntrái\nphải"


def test_automatic_lists_in_cells_and_number_columns(tmp_path: Path) -> None:
    document, table = with_table()
    for row in (1, 2):
        paragraph = table.cell(row, 0).paragraphs[0]
        paragraph.clear()
        paragraph.style = document.styles["List Number"]
    cell = table.cell(1, 2)
    cell.paragraphs[0].style = document.styles["List Bullet"]
    cell.add_paragraph("Tờ trình", style="List Bullet")
    plan = read(document, tmp_path)
    assert [task.source_number for task in tasks(plan)] == ["1", "2"]
    assert tasks(plan)[0].lines[0].product == "- Báo cáo\n- Tờ trình"


def test_several_paragraphs_and_empty_ones_in_a_cell(tmp_path: Path) -> None:
    document, table = with_table()
    cell = table.cell(1, 2)
    cell.add_paragraph("")
    cell.add_paragraph("- Tờ trình")
    assert tasks(read(document, tmp_path))[0].lines[0].product == "Báo cáo\n- Tờ trình"


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    add_lines(document, "Trước")
    box = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    document.paragraphs[0]._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
            " xmlns:v='urn:schemas-microsoft-com:vml'>"
            f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    texts = [piece.text for piece in stream(document, tmp_path) if isinstance(piece, Paragraph)]
    assert texts == ["Trước", "Trong khung"]


def test_broken_merges_are_repaired(tmp_path: Path) -> None:
    document, table = with_table()
    # A continuation without a beginning, a row that ends early, one that is too long, and a span beyond all columns.
    first = table.cell(1, 3)._tc.get_or_add_tcPr()
    first.append(parse_xml(f"<w:vMerge {nsdecls('w')}/>"))
    row = table.rows[2]._tr
    row.remove(row.tc_lst[-1])
    row.tc_lst[-1].get_or_add_tcPr().append(parse_xml(f"<w:gridSpan {nsdecls('w')} w:val='999999'/>"))
    plan = read(document, tmp_path)
    assert [task.title for task in tasks(plan)] == ["Rà soát", "Niêm yết"]
    assert tasks(plan)[0].lines[0].lead == "Văn phòng"
    assert tasks(plan)[1].lines[0].lead == "Thanh tra"


def test_capitals_by_format_are_capitals(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Kế hoạch").font.all_caps = True
    hidden = document.add_paragraph("Hiện ")
    hidden.add_run("ẩn").font.hidden = True
    texts = [piece.text for piece in stream(document, tmp_path) if isinstance(piece, Paragraph)]
    assert texts == ["KẾ HOẠCH", "Hiện "]


def test_bold_from_a_style(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("I. Mục đích", style="Heading 1")
    document.add_paragraph("I. Mục đích")
    bold = [piece.bold for piece in stream(document, tmp_path) if isinstance(piece, Paragraph)]
    assert bold == [True, False]


def test_a_table_cut_in_several_is_joined(tmp_path: Path) -> None:
    document, _table = with_table()
    add_lines(document, "")
    add_table(document, [ROWS[0], ["3", "Đo lường", "Báo cáo", "Văn phòng", "Quý III"]])
    add_lines(document, "")
    add_table(document, [["4", "Đối thoại", "Biên bản", "Văn phòng", "Quý IV"]])
    plan = read(document, tmp_path)
    assert len(plan.appendices) == 1
    assert [task.title for task in tasks(plan)] == ["Rà soát", "Niêm yết", "Đo lường", "Đối thoại"]
    assert plan.remarks == ()


def test_tables_with_titles_of_their_own_stay_apart(tmp_path: Path) -> None:
    document, _table = with_table()
    add_lines(document, "|*PHỤ LỤC 2", "|*NHIỆM VỤ KHÁC")
    add_table(document, ROWS)
    plan = read(document, tmp_path)
    assert [(a.label, a.title) for a in plan.appendices] == [("", ""), ("PHỤ LỤC 2", "NHIỆM VỤ KHÁC")]


def test_other_tables_and_paragraphs_become_remarks(tmp_path: Path) -> None:
    document, _table = with_table()
    add_lines(document, "Một đoạn văn ở cuối")
    add_table(document, [["Họ tên", "Điện thoại"], ["Nguyễn Văn A", "0123"]])
    plan = read(document, tmp_path)
    told = "\n".join(remark.text for remark in plan.remarks) + "\n".join(plan.legal_bases)
    assert "Một đoạn văn ở cuối" in told
    assert "Nguyễn Văn A" in told


def test_footnotes_and_headers_become_remarks(tmp_path: Path) -> None:
    document, _table = with_table()
    document.sections[0].header.paragraphs[0].text = "Dự thảo lần 2"
    plan = read(document, tmp_path)
    assert [remark.text for remark in plan.remarks] == ["Dự thảo lần 2"]


def test_the_strict_form_of_the_standard(tmp_path: Path) -> None:
    path = word_file(tmp_path, ROWS)
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    with ZipFile(path) as source:
        parts = {name: source.read(name).replace(usual, strict) for name in source.namelist()}
    with ZipFile(path, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    assert [task.title for task in tasks(read_plan(path).plan)] == ["Rà soát", "Niêm yết"]
