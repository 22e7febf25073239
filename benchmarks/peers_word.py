"""Peers for Word files: python-docx as its guide shows it, written and read row by row with merged cells."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.table import read_table


def python_docx(table_file: Path, out: Path) -> float:
    """A table made by add_row, its texts through row.cells, its spans by merge."""
    from docx import Document
    from docx.enum.section import WD_ORIENT

    table = read_table(table_file)
    start = time.perf_counter()
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    made = document.add_table(rows=0, cols=len(table.widths), style="Table Grid")
    rows = [made.add_row().cells for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column].text = cell.text
        if cell.rowspan > 1 or cell.colspan > 1:
            last = rows[cell.row + cell.rowspan - 1][cell.column + cell.colspan - 1]
            rows[cell.row][cell.column].merge(last)
    document.save(str(out))
    return time.perf_counter() - start


def python_docx_walk(document_file: Path, _out: Path) -> float:
    """The texts of all tables by a plain walk over row.cells."""
    from docx import Document

    start = time.perf_counter()
    count = 0
    for table in Document(str(document_file)).tables:
        for row in table.rows:
            count += sum(bool(cell.text) for cell in row.cells)
    taken = time.perf_counter() - start
    assert count
    return taken


CASES = {"python_docx": python_docx, "python_docx_walk": python_docx_walk}
