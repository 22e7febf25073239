"""Files in old encodings through every reader: each text comes in Unicode, is listed and told, and can be chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.run import Run
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from imports.blocks import Conversion, Paragraph, Source, Spot, Table
from imports.choices import NO_CHOICES
from imports.encodings.chosen import with_encodings
from imports.encodings.tables import TCVN3, VNI, VPS, encode
from imports.html.page import read_html
from imports.open_any import read_source
from imports.understand import understand
from models.plan import Plan
from tests.imports.old_files import FONTS, HEADER, ROWS, TITLE, add_run, document, set_font, workbook
from tests.reference import reference_plan

FIXTURES = Path(__file__).parents[1] / "fixtures" / "imports" / "encodings"
PLAIN = "Times New Roman"


def cells_of(source: Source) -> list[list[str]]:
    """The texts of the first table, row by row."""
    table = next(piece for piece in source.pieces if isinstance(piece, Table))
    rows: list[list[str]] = [[] for _row in range(table.grid.row_count)]
    for cell in table.grid.cells():
        rows[cell.row].append(cell.text)
    return rows


def lines_of(source: Source) -> list[str]:
    """The lines beside the tables."""
    return [piece.line for piece in source.pieces if isinstance(piece, Paragraph) and piece.line]


def expected() -> list[list[str]]:
    """The table as it was meant."""
    return [list(row) for row in (HEADER, *ROWS)]


def read(path: Path) -> Source:
    """The source, its conversions checked: each tells how a text that is there stood in the file."""
    source = read_source(path)
    found = dict(_texts(source))
    for conversion in source.conversions:
        assert found[conversion.spot] == conversion.after != conversion.before
    return source


def _texts(source: Source) -> list[tuple[Spot, str]]:
    texts: list[tuple[Spot, str]] = []
    for place, piece in enumerate(source.pieces):
        if isinstance(piece, Paragraph):
            texts.append((Spot(place), piece.text))
        else:
            texts += [(Spot(place, cell.row, cell.column), cell.text) for cell in piece.grid.cells()]
    return texts


@pytest.mark.parametrize("font", ["", PLAIN])
@pytest.mark.parametrize("encoding", [TCVN3, VNI, VPS])
def test_word(encoding: str, font: str, tmp_path: Path) -> None:
    document(encoding, font=font or None).save(str(tmp_path / "a.docx"))
    source = read(tmp_path / "a.docx")
    assert cells_of(source) == expected()
    assert lines_of(source)[1] == TITLE
    [remark] = [remark for remark in source.remarks if encoding in remark.message]
    cells = sum(c.spot.row is not None for c in source.conversions)
    assert f"Đã chuyển {cells} ô và {len(source.conversions) - cells} đoạn từ mã {encoding}" in remark.message
    assert remark.text.endswith(source.conversions[0].after)


@pytest.mark.parametrize("font", ["", PLAIN])
@pytest.mark.parametrize("encoding", [TCVN3, VNI, VPS])
def test_excel(encoding: str, font: str, tmp_path: Path) -> None:
    source = read(workbook(encoding, tmp_path / "a.xlsx", font=font or None))
    rows = cells_of(source)
    assert rows[:6] == expected()[:6]
    assert source.conversions


@pytest.mark.parametrize("encoding", [TCVN3, VNI, VPS])
def test_text_with_tabs(encoding: str, tmp_path: Path) -> None:
    text = "\r\n".join("\t".join(encode(cell, encoding) for cell in row) for row in expected())
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    source = read(tmp_path / "a.txt")
    assert cells_of(source) == expected()
    assert {conversion.encoding for conversion in source.conversions} == {encoding}


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
@pytest.mark.parametrize("how", ["face", "style", "class", "cell"])
def test_web_page(encoding: str, how: str, tmp_path: Path) -> None:
    name = FONTS[encoding]
    open_, close, cell, sheet = {
        "face": (f'<font face="{name}">', "</font>", "<td>", ""),
        "style": (f"<span style='font-family:\"{name}\",serif'>", "</span>", "<td>", ""),
        "class": ("<p class=x>", "</p>", "<td>", f"p.x {{font-family:{name};}}"),
        "cell": ("", "", f"<td style='font:11.0pt {name}, sans-serif'>", ""),
    }[how]
    rows = "".join(
        f"<tr>{''.join(f'{cell}{open_}{encode(text, encoding)}{close}</td>' for text in row)}</tr>"
        for row in expected()
    )
    html = f"<html><head><style>{sheet}</style></head><body><table>{rows}</table></body></html>"
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    assert cells_of(read(tmp_path / "a.html")) == expected()
    # What is pasted takes the same way.
    [table] = read_html(html).tables
    assert [cell.text for cell in table.grid.cells()] == [text for row in expected() for text in row]


@pytest.mark.parametrize("name", ["TCVN3.xls", "VNI.xls", "TCVN3.ods", "TCVN3.odt"])
def test_older_and_open_formats(name: str) -> None:
    assert cells_of(read(FIXTURES / name)) == expected()


def test_a_plan_in_an_old_encoding_is_understood(tmp_path: Path) -> None:
    document(TCVN3).save(str(tmp_path / "a.docx"))
    document(TCVN3, font=PLAIN).save(str(tmp_path / "b.docx"))
    plans = [understand(read_source(tmp_path / name)).plan for name in ("a.docx", "b.docx")]
    for plan in plans:
        assert _leads(plan) == ["Phòng Pháp chế", "Thanh tra Sở", "Văn phòng Sở", "Văn phòng Sở"]
        assert TITLE in (plan.title, plan.appendices[0].title)


def _leads(plan: Plan) -> list[str]:
    return [
        line.lead  # type: ignore[union-attr]
        for area in plan.appendices[0].areas
        for item in area.items
        for line in item.lines  # type: ignore[union-attr]
    ]


def test_words_of_several_fonts_in_one_cell(tmp_path: Path) -> None:
    made = Document()
    table = made.add_table(rows=6, cols=2)
    for row in range(6):
        paragraph = table.cell(row, 1).paragraphs[0]
        add_run(paragraph, encode("Thực hiện ", TCVN3), ".VnTime")
        add_run(paragraph, "Quyết định của Bộ ", PLAIN)
        add_run(paragraph, encode("ở cơ quan ", TCVN3), ".VnTime")
        add_run(paragraph, encode("ủy ban nhân dân ", TCVN3), ".VnTimeH")
        add_run(paragraph, encode("Đồng Nai", VNI), "VNI-Times")
    made.save(str(tmp_path / "a.docx"))
    rows = cells_of(read(tmp_path / "a.docx"))
    assert {row[1] for row in rows} == {"Thực hiện Quyết định của Bộ ở cơ quan ỦY BAN NHÂN DÂN Đồng Nai"}


def test_a_word_cut_into_runs(tmp_path: Path) -> None:
    made = Document()
    paragraph = made.add_paragraph()
    for piece in ("§", "¬", "n v", "Þ", " chñ tr", "×"):
        add_run(paragraph, piece, ".VnTime")
    made.save(str(tmp_path / "a.docx"))
    assert lines_of(read(tmp_path / "a.docx")) == ["Đơn vị chủ trì"]


def test_fonts_of_styles_and_of_the_document(tmp_path: Path) -> None:
    made = Document()
    made.styles["Normal"].font.name = ".VnTime"
    made.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hAnsi"), ".VnTime")
    heading = made.styles["Heading 1"]
    heading.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hAnsi"), ".VnTimeH")
    heading.element.rPr.rFonts.set(qn("w:ascii"), ".VnTimeH")
    made.add_paragraph(encode("Có", TCVN3))
    made.add_paragraph(encode("kế hoạch", TCVN3), style="Heading 1")
    made.save(str(tmp_path / "a.docx"))
    assert lines_of(read(tmp_path / "a.docx")) == ["Có", "KẾ HOẠCH"]


def test_a_font_of_the_theme_or_of_other_scripts_only(tmp_path: Path) -> None:
    made = Document()
    normal = made.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi"):
        normal.set(qn(kind), ".VnTime")
    theme = made.add_paragraph().add_run("Có")._element.get_or_add_rPr().get_or_add_rFonts()
    theme.set(qn("w:hAnsiTheme"), "minorHAnsi")
    arabic = made.add_paragraph().add_run(encode("Có", TCVN3))._element.get_or_add_rPr().get_or_add_rFonts()
    arabic.set(qn("w:cs"), PLAIN)
    made.save(str(tmp_path / "a.docx"))
    assert lines_of(read(tmp_path / "a.docx")) == ["Có", "Có"]


def test_capitals_by_a_property(tmp_path: Path) -> None:
    made = Document()
    for font, encoding in ((".VnTime", TCVN3), ("VNI-Times", VNI)):
        add_run(made.add_paragraph(), encode("kế hoạch năm ưu tiên", encoding), font).font.all_caps = True
    made.save(str(tmp_path / "a.docx"))
    assert lines_of(read(tmp_path / "a.docx")) == ["KẾ HOẠCH NĂM ƯU TIÊN"] * 2


def test_soft_hyphens_that_office_writes_as_elements(tmp_path: Path) -> None:
    made = Document()
    run = add_run(made.add_paragraph(), "h", ".VnTime")
    run._element.append(run._element.makeelement(qn("w:softHyphen"), {}))
    add_run(made.paragraphs[0], "íng dÉn", ".VnTime")
    made.save(str(tmp_path / "a.docx"))
    assert lines_of(read(tmp_path / "a.docx")) == ["hướng dẫn"]


def test_unicode_in_an_old_font_stays(tmp_path: Path) -> None:
    made = Document()
    texts = ["Đơn vị chủ trì thực hiện", "Có", "Quý I", "Báo cáo kết quả của Sở", "Thông báo", "Có thông tin"]
    for text in texts:
        add_run(made.add_paragraph(), text, ".VnTime")
    made.save(str(tmp_path / "a.docx"))
    source = read(tmp_path / "a.docx")
    assert lines_of(source) == texts
    assert not source.conversions
    assert not source.remarks


def test_rich_cells_and_short_texts_in_excel(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    old, plain = InlineFont(rFont=".VnTime"), InlineFont(rFont=PLAIN)
    sheet["A1"] = CellRichText(TextBlock(old, encode("Chủ trì: ", TCVN3)), TextBlock(plain, "Sở Nội vụ"))
    sheet["A2"] = encode("Có", TCVN3)
    sheet["A2"].font = Font(name=".VnArial")
    sheet["A3"] = encode("phụ lục ", TCVN3)
    sheet["A3"].font = Font(name=".VnArialH")
    sheet["A4"] = "Có"
    sheet["A5"] = CellRichText(encode("Thời gian ", TCVN3), TextBlock(plain, "Quý I"))
    sheet["A5"].font = Font(name=".VnTime")
    book.save(tmp_path / "a.xlsx")
    assert cells_of(read(tmp_path / "a.xlsx")) == [
        ["Chủ trì: Sở Nội vụ"],
        ["Có"],
        ["PHỤ LỤC"],
        ["Có"],
        ["Thời gian Quý I"],
    ]


def test_a_text_is_left_or_read_otherwise_where_the_officer_says_so(tmp_path: Path) -> None:
    source = read(workbook(TCVN3, tmp_path / "a.xlsx"))
    first, second = source.conversions[0], source.conversions[1]
    chosen = NO_CHOICES.with_encoding(first.spot, "").with_encoding(second.spot, VNI)
    found = with_encodings(source, chosen)
    texts = dict(_texts(found))
    assert texts[first.spot] == first.before
    assert texts[second.spot] != second.after
    assert first not in found.conversions
    assert f"{len(source.conversions) - 2} ô từ mã TCVN3" in "".join(remark.message for remark in found.remarks)
    assert with_encodings(source, NO_CHOICES) is source


def test_a_column_that_was_not_converted_is(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for text in ("Cã", "Nhiệm vụ", "Mã"):
        sheet.append([text, "Đơn vị"])
    book.save(tmp_path / "a.xlsx")
    source = read(tmp_path / "a.xlsx")
    assert not source.conversions
    found = with_encodings(source, NO_CHOICES.with_encoding(Spot(0, 0, None), TCVN3))
    assert cells_of(found)[0][0] == "Có"
    assert found.conversions[0] == Conversion(Spot(0, 0, 0), TCVN3, "Cã", "Có")
    found = with_encodings(source, NO_CHOICES.with_encoding(Spot(0, None, 0), TCVN3))
    assert [row[0] for row in cells_of(found)][::2] == ["Có", "Mó"]
    assert understand(source, NO_CHOICES.with_encoding(Spot(0, 0, 0), TCVN3), anything=True).plan.remarks


@pytest.mark.parametrize("font", [FONTS[VNI], ""])
@pytest.mark.parametrize("slug", ["quang-ngai-vp-ubnd-2021", "quang-tri-sldtbxh-2024"])
def test_a_reference_plan_written_in_vni_is_the_same_plan(slug: str, font: str, tmp_path: Path) -> None:
    path = reference_plan(slug, "docx")
    made = Document(str(path))
    for element in made.element.body.iter(qn("w:r")):
        for text in element.iter(qn("w:t")):
            text.text = encode(text.text or "", VNI)
        if font:
            set_font(Run(element, made), font)
    made.save(str(tmp_path / "a.docx"))
    meant, found = understand(read_source(path)).plan, understand(read_source(tmp_path / "a.docx")).plan
    assert found.appendices == meant.appendices
    assert (found.title, found.sections, found.signer) == (meant.title, meant.sections, meant.signer)
