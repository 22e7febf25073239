"""Peers for files: LibreOffice, Typst, reportlab's own tables, XlsxWriter, openpyxl as usually written, calamine."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.table import Table, read_table

FONT = "resources/fonts/LiberationSerif-Regular.ttf"


def libreoffice(kind: str, workbook: Path, out: Path) -> float:
    """LibreOffice converts our workbook; its profile folder is warmed by the caller's uncounted run."""
    profile = out.parent / "libreoffice-profile"
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                "soffice", f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless",
                "--convert-to", kind, "--outdir", folder, str(workbook),
            ],
            check=True,
            capture_output=True,
        )  # fmt: skip
    return time.perf_counter() - start


def libreoffice_pdf(workbook: Path, out: Path) -> float:
    """Workbook to PDF, the whole process."""
    return libreoffice("pdf", workbook, out)


def libreoffice_load(workbook: Path, out: Path) -> float:
    """Workbook to CSV: the cheapest thing LibreOffice can do with a table it has loaded."""
    return libreoffice("csv", workbook, out)


def reportlab_table(table_file: Path, out: Path) -> float:
    """reportlab's Table with SPAN and Paragraphs, as its guide shows it."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, TableStyle
    from reportlab.platypus import Table as FlowTable

    table = read_table(table_file)
    pdfmetrics.registerFont(TTFont("Peer", FONT))
    start = time.perf_counter()
    style = ParagraphStyle("cell", fontName="Peer", fontSize=10, leading=12)
    rows = [[Paragraph(_escape(text), style) if text else "" for text in row] for row in table.lines()]
    commands = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    for cell in table.cells:
        if cell.rowspan > 1 or cell.colspan > 1:
            end = (cell.column + cell.colspan - 1, cell.row + cell.rowspan - 1)
            commands.append(("SPAN", (cell.column, cell.row), end))
    flow = FlowTable(rows, [w * mm for w in table.widths], repeatRows=table.header_rows, style=TableStyle(commands))
    SimpleDocTemplate(str(out), pagesize=landscape(A4)).build([flow])
    return time.perf_counter() - start


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")


def typst(table_file: Path, out: Path) -> float:
    """Typst compiles a table with rowspans; making its source text is not counted."""
    import typst as compiler

    source = out.with_suffix(".typ")
    source.write_text(_typst_source(read_table(table_file)), encoding="utf-8")
    fonts = [str(Path(FONT).parent)]
    start = time.perf_counter()
    compiler.compile(str(source), output=str(out), font_paths=fonts)
    return time.perf_counter() - start


def _typst_source(table: Table) -> str:
    widths = ", ".join(f"{width}mm" for width in table.widths)
    out = [
        '#set page(paper: "a4", flipped: true, margin: (left: 30mm, rest: 15mm))',
        '#set text(font: "Liberation Serif", size: 10pt)',
        f"#table(columns: ({widths}),",
    ]
    cells = [f"table.cell(rowspan: {c.rowspan}, colspan: {c.colspan})[#{_typst_text(c.text)}]," for c in table.cells]
    heads = sum(1 for c in table.cells if c.row < table.header_rows)
    return "\n".join([*out, "table.header(", *cells[:heads], "),", *cells[heads:], ")"])


def _typst_text(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def xlsxwriter(table_file: Path, out: Path) -> float:
    """XlsxWriter with wrap, borders, merges, print titles and given row heights."""
    import xlsxwriter as library

    table = read_table(table_file)
    start = time.perf_counter()
    book = library.Workbook(str(out))
    sheet = book.add_worksheet("Phụ lục")
    style = book.add_format({"text_wrap": True, "border": 1, "font_name": "Times New Roman", "font_size": 12})
    for column, width in enumerate(table.widths):
        sheet.set_column(column, column, width / 2)
    for row in range(table.rows):
        sheet.set_row(row, 60)
    for cell in table.cells:
        if cell.rowspan > 1 or cell.colspan > 1:
            last_row, last_column = cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1
            sheet.merge_range(cell.row, cell.column, last_row, last_column, cell.text, style)
        else:
            sheet.write_string(cell.row, cell.column, cell.text, style)
    sheet.repeat_rows(0, table.header_rows - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return time.perf_counter() - start


def openpyxl_usual(table_file: Path, out: Path) -> float:
    """openpyxl with three style assignments a cell and merge_cells, as most programs write it."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    table = read_table(table_file)
    start = time.perf_counter()
    book = Workbook()
    sheet = book.active
    side = Side(style="thin")
    for cell in table.cells:
        place = sheet.cell(cell.row + 1, cell.column + 1, cell.text)
        place.font = Font(name="Times New Roman", size=12)
        place.alignment = Alignment(wrap_text=True, vertical="top")
        place.border = Border(left=side, right=side, top=side, bottom=side)
    for cell in table.cells:
        if cell.rowspan > 1 or cell.colspan > 1:
            sheet.merge_cells(
                start_row=cell.row + 1,
                start_column=cell.column + 1,
                end_row=cell.row + cell.rowspan,
                end_column=cell.column + cell.colspan,
            )
    book.save(out)
    return time.perf_counter() - start


def openpyxl_load(workbook: Path, _out: Path) -> float:
    """openpyxl's plain load and a walk over all cells."""
    from openpyxl import load_workbook

    start = time.perf_counter()
    for sheet in load_workbook(workbook).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                _ = cell.value
    return time.perf_counter() - start


def calamine_load(workbook: Path, _out: Path) -> float:
    """calamine reads all cells and merged ranges."""
    from python_calamine import CalamineWorkbook

    start = time.perf_counter()
    book = CalamineWorkbook.from_path(str(workbook))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        sheet.to_python()
        _ = sheet.merged_cell_ranges
    return time.perf_counter() - start


def libreoffice_missing() -> bool:
    """True where LibreOffice is not installed."""
    return shutil.which("soffice") is None


CASES = {
    "libreoffice_pdf": libreoffice_pdf,
    "libreoffice_load": libreoffice_load,
    "reportlab_table": reportlab_table,
    "typst": typst,
    "xlsxwriter": xlsxwriter,
    "openpyxl_usual": openpyxl_usual,
    "openpyxl_load": openpyxl_load,
    "calamine_load": calamine_load,
}
