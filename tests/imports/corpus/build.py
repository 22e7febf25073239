"""The source of a case -> a Word file or a workbook, as python-docx and openpyxl write it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl.styles import Alignment, Font

from tests.imports.corpus.case import Case
from tests.imports.corpus.old_letters import encoded
from tests.imports.strangers import spans

_BREAK = "⏎"
_TABLE = "---"
_COUNTED = "#"
_BAR = re.compile(r"(?<=\s)\|(?=\s)")


class Text(NamedTuple):
    """A paragraph or the text of a cell, and how it looks."""

    text: str
    bold: bool = False
    italic: bool = False
    centered: bool = False


def text_of(source: str) -> Text:
    """The notation of one text: ">" in the middle, "*" bold, "_" italic."""
    looks = {">": False, "*": False, "_": False}
    source = source.strip()
    while source[:1] in looks and not looks[source[0]] and len(source) > 1:
        looks[source[0]] = True
        source = source[1:].lstrip()
    # Further lines of a cell may be marked, too; its first line tells how it looks.
    return Text(source.replace(f"{_BREAK}*", _BREAK).replace(_BREAK, "\n"), looks["*"], looks["_"], looks[">"])


def cells_of(line: str) -> list[str]:
    """The cells of a row."""
    return [cell.strip() for cell in _BAR.split(f" {line} ")]


def written(case: Case, folder: Path) -> Path:
    """The file of a case."""
    spell = _spelling(case)
    path = folder / f"{case.name}.{case.kind}"
    if case.kind == "docx":
        document = docx.Document()
        for is_table, lines in _blocks(case.source):
            if is_table:
                _word_table(document, [cells_of(line) for line in lines], spell, case.head.get("font", ""))
                continue
            for line in lines:
                _word_text(document.add_paragraph(), text_of(line), spell, case.head.get("font", ""))
        document.save(str(path))
        return path
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in _sheets(case.source):
        _sheet(book.create_sheet(name), lines, spell, case.head.get("font", ""))
    book.save(path)
    return path


def source_text(case: Case) -> str:
    """All that stands on the paper of a case, without the signs of the notation."""
    found: list[str] = []
    for line in case.source.splitlines():
        if line != _TABLE and not line.startswith("=="):
            found += [text_of(cell).text for cell in cells_of(line) if cell not in ("<", "^", "", _COUNTED)]
    return "\n".join(found)


def _blocks(source: str) -> Iterator[tuple[bool, list[str]]]:
    in_table = False
    kept: list[str] = []
    for line in [*source.splitlines(), None]:
        if line is None or line == _TABLE:
            if kept:
                yield in_table, kept
            in_table, kept = not in_table, []
        elif line.strip() or not in_table:
            kept.append(line)


def _sheets(source: str) -> Iterator[tuple[str, list[str]]]:
    name = "Sheet1"
    for is_name, lines in groupby(source.splitlines(), lambda line: line.startswith("== ")):
        if is_name:
            name = next(lines).removeprefix("== ").strip()
        else:
            yield name, list(lines)


def _spelling(case: Case) -> Callable[[str], str]:
    ways = {way.strip() for way in case.head.get("spell", "").split(",")}
    font = case.head.get("font", "")

    def spelled(text: str) -> str:
        if font:
            return encoded(text, font)
        if "hyphens" in ways:
            text = " ".join(f"{word[:3]}\u00ad{word[3:]}" if len(word) > 5 else word for word in text.split(" "))
        if "nbsp" in ways:
            text = text.replace(" ", "\u00a0 ", 3)
        return unicodedata.normalize("NFD", text) if "nfd" in ways else text

    return spelled


def _word_text(paragraph: Any, text: Text, spell: Callable[[str], str], font: str) -> None:
    if text.text == _COUNTED:
        paragraph.style = "List Number"
        return
    if text.centered:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(spell(text.text))
    run.bold, run.italic = text.bold or None, text.italic or None
    if font:
        run.font.name = font


def _word_table(document: Any, rows: list[list[str]], spell: Callable[[str], str], font: str) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    rows = [row + [""] * (len(table.columns) - len(row)) for row in rows]
    for (top, left), (bottom, right) in spans(rows).items():
        cell = table.cell(top, left)
        if (bottom, right) != (top, left):
            cell = cell.merge(table.cell(bottom, right))
        text = text_of(rows[top][left])
        for place, line in enumerate(text.text.split("\n")):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            _word_text(paragraph, text._replace(text=line), spell, font)


def _sheet(sheet: Any, lines: list[str], spell: Callable[[str], str], font: str) -> None:
    rows = [cells_of(line) for line in lines]
    wide = max(map(len, rows))
    # A line in the middle of the page is one cell over the width of the sheet.
    rows = [row + (["<"] if len(row) == 1 and row[0].startswith(">") else [""]) * (wide - len(row)) for row in rows]
    for (top, left), (bottom, right) in spans(rows).items():
        text = text_of(rows[top][left])
        if text.text:
            is_number = text.text.isdigit() and (text.text[0] != "0" or text.text == "0")
            cell = sheet.cell(top + 1, left + 1, int(text.text) if is_number else spell(text.text))
            cell.font = Font(name=font or "Times New Roman", bold=text.bold, italic=text.italic)
            cell.alignment = Alignment(horizontal="center" if text.centered else None, wrap_text=True)
            if not is_number:
                cell.data_type = "s"
        if (bottom, right) != (top, left):
            sheet.merge_cells(start_row=top + 1, end_row=bottom + 1, start_column=left + 1, end_column=right + 1)
