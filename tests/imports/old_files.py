"""Files as they were written before Unicode, in .VnTime, VNI-Times or VPS, made with python-docx and openpyxl."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.text.run import Run
from openpyxl import Workbook
from openpyxl.styles import Font

from imports.encodings.tables import TCVN3, VNI, VPS, encode

FONTS = {TCVN3: ".VnTime", VNI: "VNI-Times", VPS: "VPS Times"}
HEADER = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian")
ROWS = (
    ("I", "Cải cách thể chế", "", "", "", ""),
    ("1", "Rà soát văn bản quy phạm pháp luật", "Báo cáo kết quả", "Phòng Pháp chế", "Các phòng", "Quý I"),
    ("2", "Theo dõi tình hình thi hành pháp luật", "Kế hoạch", "Thanh tra Sở", "Văn phòng Sở", "Tháng 6"),
    ("II", "Cải cách thủ tục hành chính", "", "", "", ""),
    ("1", "Công khai thủ tục hành chính", "Quyết định công bố", "Văn phòng Sở", "Các đơn vị", "Thường xuyên"),
    ("2", "Xử lý phản ánh, kiến nghị của tổ chức", "Sổ theo dõi", "Văn phòng Sở", "Có", "Hằng năm"),
)
TITLE = "Kế hoạch cải cách hành chính năm 2027 của Sở"


def set_font(run: Run, name: str) -> None:
    """Set all fonts of a run, as Word does where a font is chosen for it."""
    run.font.name = name
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(kind), name)


def add_run(paragraph: object, text: str, font: str) -> Run:
    """Add a run in a font to a paragraph."""
    run: Run = paragraph.add_run(text)  # type: ignore[attr-defined]
    set_font(run, font)
    return run


def document(encoding: str, *, font: str | None = None, rows: Sequence[Sequence[str]] = ROWS) -> DocxDocument:
    """A plan with its table, all of it in the font of an encoding."""
    name = FONTS[encoding] if font is None else font
    made = Document()
    for line in ("KẾ HOẠCH", TITLE):
        paragraph = made.add_paragraph()
        paragraph.alignment = 1
        add_run(paragraph, encode(line, encoding), name if line != "KẾ HOẠCH" or encoding != TCVN3 else f"{name}H")
    table = made.add_table(rows=0, cols=len(HEADER))
    for row in (HEADER, *rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            add_run(cell.paragraphs[0], encode(text, encoding), name)
    return made


def workbook(encoding: str, path: Path, *, font: str | None = None) -> Path:
    """The same table as a sheet, its cells in the font of the encoding."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for place, row in enumerate((HEADER, *ROWS), 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(place, column, encode(text, encoding))
            cell.font = Font(name=FONTS[encoding] if font is None else font)
    book.save(path)
    return path
