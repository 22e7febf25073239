"""Plain text of any making -> Source: a document with tables in it, or the one table of a TSV or CSV file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imports import refusals
from imports.blocks import Form, Paragraph, Piece, Source
from imports.cells import MAX_PLACES
from imports.draft import Progress, report
from imports.encodings.whole import whole_in_unicode, with_conversions
from imports.html.table import too_large
from imports.recognise.headless import first_task_row
from imports.recognise.view import View
from imports.text.encoding import MAX_BYTES, decoded, encoding_of
from imports.text.flat import table_of
from imports.text.flow import joined_over_pages, paragraphs_of, with_looks
from imports.text.markup import Marked, has_markup, marked_lines
from imports.text.rows import (
    barred_row,
    dashed_rows,
    heads_table,
    logical_lines,
    same_heading,
    separated_rows,
    separator_of,
    spaced_cells,
    spaced_rows,
    tabbed_rows,
)
from models.collecting import no_collecting
from models.errors import InputProblem
from models.i18n import _
from models.plan import Remark

# What a mail program puts before the lines of the letter that is answered.
_QUOTED = re.compile(r"^(?:> ?){1,9}(?=[^\s>])", re.MULTILINE)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_FEWEST_SPACED = 3
# A plan has a few thousand lines; more than these would only keep the officer waiting.
_MOST_LINES = 40_000
_LONGEST_LINE = 300_000
_BAD = "\ufffd"
_LOOKED_AT = 50_000
_LOST = re.compile(r"\w\?\w|(?<![\w?])\?\w")
_FEWEST_LOST = 5
_LOST_SHARE = 0.1
_MOST_DASHED = 500


def read_text_file(data: bytes, name: str, progress: Progress | None = None) -> Source:
    """What a text file holds; raises InputProblem where its bytes are no text or more than any plan."""
    if len(data) > MAX_BYTES:
        raise _too_long(name)
    encoding = encoding_of(data)
    if not encoding:
        message = _(
            "“{name}” không phải tệp chữ đọc được: hãy mở bằng Word hoặc Excel và lưu lại dạng .docx hoặc .xlsx."
        )
        raise InputProblem(message.format(name=name))
    return read_text(decoded(data, encoding), name, progress)


def read_text(text: str, name: str = "", progress: Progress | None = None) -> Source:
    """The paragraphs and tables of a text; raises InputProblem where it has more rows or cells than any paper."""
    report(progress, 0.05, _("Đang đọc tệp chữ"))
    if len(text) > MAX_BYTES or text.count("\t") > MAX_PLACES:
        raise _too_long(name)
    with no_collecting():
        bad = text.count(_BAD)
        text = _BREAKS.sub("\n", text.replace("\0", "").removeprefix("\ufeff"))
        remarks: list[Remark] = []
        if bad:
            message = _("Tệp có {count} ký tự bị hỏng nên không đọc được; chỗ ấy hiện dấu “{sign}”.")
            remarks.append(Remark(message=message.format(count=bad, sign=_BAD)))
        if text.count("\n") > _MOST_LINES or max(map(len, text.split("\n"))) > _LONGEST_LINE:
            raise _too_long(name)
        if _lost_its_marks(text):
            raise _without_marks(name)
        text, encoding = whole_in_unicode(text)
        lines = _QUOTED.sub("", text).split("\n")
        if "\t" not in text and (sign := separator_of(lines)):
            return with_conversions(_sheet(separated_rows(text, sign), name, remarks), encoding)
        return with_conversions(_read(lines, name, remarks, progress), encoding)


def _too_long(name: str) -> InputProblem:
    if not name:
        return too_large()
    return refusals.too_large()


def _lost_its_marks(text: str) -> bool:
    """Whether the letters of Vietnamese became question marks, as when Excel saves a plain CSV file."""
    head = text[:_LOOKED_AT]
    return len(_LOST.findall(head)) > max(_FEWEST_LOST, len(head.split()) * _LOST_SHARE)


def _without_marks(name: str) -> InputProblem:
    message = _(
        "“{name}” đã mất chữ tiếng Việt khi lưu (chữ có dấu thành dấu hỏi): hãy mở tệp gốc và lưu lại dạng .xlsx "
        "hoặc “CSV UTF-8”."
    )
    return InputProblem(message.format(name=name or _("Nội dung dán")))


def _sheet(rows: list[list[str]], name: str, remarks: Sequence[Remark]) -> Source:
    """A file that is one table, as Excel writes it: a sheet."""
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    table = table_of(rows, name=name.rpartition(".")[0] or name)
    return Source((table,), tuple(remarks), Form.WORKBOOK)


def _read(lines: list[str], name: str, remarks: Sequence[Remark], progress: Progress | None) -> Source:
    lines = logical_lines(lines)
    filled = [line for line in lines if line.strip()]
    if filled and len(filled) > 1 and all("\t" in line for line in filled):
        rows = tabbed_rows([line for line in lines if line.strip()])
        if any(heads_table(row) for row in rows[:40]):
            return _sheet(rows, name, remarks)
    reader = _Reader(lines, marked=has_markup("\n".join(line for line in lines if len(line) < _LONGEST_LINE)))
    pieces = looked(reader.pieces(progress))
    return Source(tuple(pieces), (*remarks, *reader.remarks()))


class _Reader:
    """Reads the lines of a document in runs: paragraphs, and tables of each kind."""

    def __init__(self, lines: Sequence[str], *, marked: bool) -> None:
        self._lines = lines
        self._marked = marked
        self._found: list[Paragraph | list[list[str]]] = []
        self._text: list[Paragraph] = []
        self._block: list[str] = []
        self._page_numbers: list[str] = []
        self._looked_to = 0

    def pieces(self, progress: Progress | None) -> list[Piece]:
        """The paragraphs and tables in order."""
        at = 0
        while at < len(self._lines):
            if at % 1000 == 0:
                report(progress, 0.05 + 0.6 * at / len(self._lines), _("Đang đọc tệp chữ"))
            line = self._lines[at]
            if not line.strip():
                self._end_block()
                at += 1
                continue
            rows, end = self._table(at)
            if end > at:
                self._end_text()
                self._add(rows)
                at = end
            else:
                self._block.append(line)
                at += 1
        self._end_text()
        return [table_of(piece, marked=self._marked) if isinstance(piece, list) else piece for piece in self._found]

    def remarks(self) -> list[Remark]:
        """What was left out of the pieces: the numbers of the pages."""
        if not self._page_numbers:
            return []
        return [Remark(message=_("Số trang; không đưa vào kế hoạch."), text=", ".join(self._page_numbers))]

    def _add(self, rows: list[list[str]]) -> None:
        """Note a table; one that begins with the heading of the table right above it goes on with that one."""
        above = self._found[-1] if self._found else None
        if isinstance(above, list) and same_heading(above, rows):
            above += rows
        else:
            self._found.append(rows)

    def _table(self, at: int) -> tuple[list[list[str]], int]:
        """The rows of a table that begins on this line and the line after it; the same line where none does."""
        line = self._lines[at]
        if "\t" in line.strip():
            return self._tabbed(at)
        if line.lstrip().startswith("|"):
            return self._barred(at)
        if at >= self._looked_to and line.count(" - ") > 1:
            dashed = dashed_rows(self._lines[at : at + _MOST_DASHED])
            if dashed and first_task_row(View(table_of(dashed).grid)) is not None:
                return dashed, at + len(dashed)
            self._looked_to = at + len(dashed)  # no part of these lines is looked at again
        if "  " in line.strip() and heads_table([text for _start, text in spaced_cells(line)]):
            end = at + 1
            while end < len(self._lines) and self._lines[end].strip():
                end += 1
            if end - at >= _FEWEST_SPACED - 1:
                return spaced_rows(self._lines[at:end]), end
        return [], at

    def _tabbed(self, at: int) -> tuple[list[list[str]], int]:
        end = at
        last = at
        while end < len(self._lines) and self._lines[end].strip("\n "):
            # A line without a tab is a paragraph of the cell above where the row it began is not full.
            if "\t" in self._lines[end]:
                last = end
            elif end - last > _FEWEST_SPACED:
                break
            end += 1
        rows = tabbed_rows([line.rstrip("\n") for line in self._lines[at : last + 1]])
        if max(map(len, rows)) > 2 or (len(rows) > 1 and all(len(row) > 1 for row in rows)):
            return rows, last + 1
        return [], at

    def _barred(self, at: int) -> tuple[list[list[str]], int]:
        rows: list[list[str]] = []
        end = at
        while end < len(self._lines) and (row := barred_row(self._lines[end])) is not None:
            if row:
                rows.append(row)
            end += 1
        return (rows, end) if rows and end - at > 1 else ([], at)

    def _end_block(self) -> None:
        if self._block:
            text = "\n".join(self._block)
            lines = marked_lines(text) if self._marked else [Marked(line) for line in self._block]
            self._text += paragraphs_of(lines)
            self._block = []

    def _end_text(self) -> None:
        self._end_block()
        text, numbers = joined_over_pages(self._text)
        self._page_numbers += numbers
        self._found += text
        self._text = []


def looked(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, their paragraphs with the looks that plain text cannot show."""
    told = iter(with_looks([piece for piece in pieces if isinstance(piece, Paragraph)]))
    return [next(told) if isinstance(piece, Paragraph) else piece for piece in pieces]
