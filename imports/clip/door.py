"""The door of the clipboard: its HTML and plain text -> a range of cells, or the text of one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from imports.blocks import Paragraph, Table
from imports.clip.tsv import cells_of, grid_of_rows
from imports.draft import Progress
from imports.html.table import too_large
from models.errors import InputProblem
from models.grid.grid import Grid
from models.i18n import _
from models.text import printable, tidy

MOST_ROWS = 2_000
LONGEST_TEXT = 200_000
_MOST_CELLS = 200_000
_ROW = re.compile(r"<tr[\s>]", re.IGNORECASE)
_CELL = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
_MARKED = re.compile(r"<li[\s>]|mso-list", re.IGNORECASE)
_TABLE = re.compile(r"<t[rd][\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clip:
    """What can be pasted: a range of cells, or where `grid` is None the text of one cell and its lines.

    `pictures`, `beside` (paragraphs) and `tables` count what stood there too and is left out.
    """

    grid: Grid | None = None
    text: str = ""
    lines: tuple[str, ...] = ()
    pictures: int = 0
    beside: int = 0
    tables: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to paste."""
        return self.grid is None and not self.text


def too_many_rows(rows: int) -> InputProblem:
    """The sentence for a range with more rows than are pasted at once."""
    text = _(
        "Bảng sao chép có {rows} dòng, mỗi lần chỉ dán được tối đa {most} dòng: hãy dán từng phần, "
        "hoặc dùng Tệp > Nhập từ Word, Excel, PDF."
    )
    return InputProblem(text.format(rows=_dotted(rows), most=_dotted(MOST_ROWS)))


def read_clip(html: str, text: str, progress: Progress | None = None) -> Clip:
    """What stands on the clipboard; raises InputProblem where it is more than can be pasted at once."""
    if html.strip():
        # Told before the work of reading it all.
        rows = sum(1 for _row in _ROW.finditer(html))
        if rows > 2 * MOST_ROWS:
            raise too_many_rows(rows)
        if sum(1 for _cell in _CELL.finditer(html)) > _MOST_CELLS:
            raise too_large()
        found = _of_html(html, text, progress)
        if found is not None:
            return found
    return _of_text(text)


def plain_text(html: str, text: str) -> str:
    """The clipboard as lines of plain text for an editor: the marks of lists kept, cells of a row side by side.

    Raises InputProblem where it is more than can be pasted at once.
    """
    if len(text) > LONGEST_TEXT:
        raise _too_long()
    # A few words are taken as they are, with the spaces around them; HTML would not tell those.
    if html.strip() and ("\n" in text.strip() or not text or _MARKED.search(html)):
        from imports.html.page import read_html

        lines: list[str] = []
        for piece in read_html(html).pieces:
            if isinstance(piece, Paragraph):
                lines += piece.tidy.split("\n")
            else:
                lines += _lines_of(piece.grid)
        if made := "\n".join(line for line in lines if line):
            return made
    return printable(text.replace("\u00a0", " ")).strip("\n")


def _lines_of(grid: Grid) -> list[str]:
    rows: list[list[str]] = [[] for _row in range(grid.row_count)]
    for cell in grid.cells():
        if cell.text:
            rows[cell.row].append(cell.text)
    return ["   ".join(row) if "\n" not in "".join(row) else "\n".join(row) for row in rows if row]


def _of_html(html: str, text: str, progress: Progress | None) -> Clip | None:
    """The clip that the HTML tells, None where the plain text tells more."""
    if not _TABLE.search(html) and (rows := _even_rows(text)):
        return Clip(_checked(grid_of_rows(rows)))
    from imports.html.page import read_html

    page = read_html(html, progress)
    lines = [line for piece in page.pieces if isinstance(piece, Paragraph) for line in piece.tidy.split("\n") if line]
    tables = page.tables
    if not tables:
        if not lines:
            return Clip(pictures=page.pictures) if page.pictures and not text.strip() else None
        return _text_clip(lines, page.pictures)
    table = max(tables, key=_size)
    grid = _checked(table.grid)
    if grid.row_count == grid.column_count == 1 and not lines and len(tables) == 1:
        return _text_clip(grid.cell_at(0, 0).text.split("\n"), page.pictures)
    return Clip(grid, pictures=page.pictures, beside=len(lines), tables=len(tables) - 1)


def _even_rows(text: str) -> list[list[str]]:
    """The rows of a plain text where each has as many tabs, as an editor of code hands a table over; else none."""
    if "\t" not in text:
        return []
    rows = cells_of(text)
    return rows if len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1 else []


def _size(table: Table) -> int:
    return sum(1 for cell in table.grid.cells() if cell.text)


def _of_text(text: str) -> Clip:
    if not text.strip("\0\r\n \ufeff"):
        # Blank cells are a range, too; a blank text is nothing.
        return Clip(_checked(grid_of_rows(cells_of(text)))) if "\t" in text else Clip()
    rows = cells_of(text)
    if max(map(len, rows)) > 1:
        return Clip(_checked(grid_of_rows(rows)))
    if len(rows) > MOST_ROWS:
        raise too_many_rows(len(rows))
    return _text_clip([line for row in rows for line in tidy(row[0]).split("\n")])


def _text_clip(lines: list[str], pictures: int = 0) -> Clip:
    text = "\n".join(line for line in lines if line)
    if len(text) > LONGEST_TEXT:
        raise _too_long()
    return Clip(text=text, lines=tuple(lines), pictures=pictures)


def _checked(grid: Grid) -> Grid:
    if grid.row_count > MOST_ROWS:
        raise too_many_rows(grid.row_count)
    return grid


def _too_long() -> InputProblem:
    text = _("Đoạn chữ sao chép dài hơn {most} ký tự nên không dán vào một ô được; hãy sao chép từng phần.")
    return InputProblem(text.format(most=_dotted(LONGEST_TEXT)))


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
