"""A table as HTML with merged cells and inline styles, and the same as tab-separated text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exports.html.text import font, text_html, unstretched
from exports.measure import clean
from exports.typed import is_plain_number, reads_as_value
from models.grid.grid import Block, Cell, GridColumn, Role

_TABLE = (
    '<table border="1" cellspacing="0" cellpadding="4"{width} bordercolor="#000000" style="border-collapse:collapse;'
    'border:1px solid #000;mso-table-lspace:0pt;mso-table-rspace:0pt;{font}">\n'
)
_FRAME = "border:1px solid #000;padding:2pt 4pt;vertical-align:middle"


def table_start(columns: Sequence[GridColumn], size: float, *, full: bool = True) -> str:
    """The opening of a table with its column widths; `full` makes it as wide as the page it comes to."""
    widths = "".join(f'<col width="{_pixels(column.width)}">' for column in columns)
    width = ' width="100%"' if full else ""
    return _TABLE.format(width=width, font=font(size)) + f"<colgroup>{widths}</colgroup>\n"


def block_rows(block: Block, columns: Sequence[GridColumn], size: float) -> str:
    """The rows of a block; those of the table's heading stand in a thead."""
    rows: list[list[str]] = [[] for _row in range(block.rows)]
    heading = False
    for cell in block.cells:
        heading = cell.role is Role.HEADER
        rows[cell.row].append(cell_html(cell, cell.rowspan, cell.colspan, size, columns if heading else ()))
    lines = "".join(f"<tr>{''.join(cells)}</tr>\n" for cells in rows)
    return f"<thead>\n{lines}</thead>\n" if heading else lines


def cell_html(cell: Cell, rowspan: int, colspan: int, size: float, widths: Sequence[GridColumn] = ()) -> str:
    """One cell of so many rows and columns; `widths` are those of the table's columns, for cells of its heading."""
    tag = "th" if cell.role is Role.HEADER else "td"
    text = cell.prefix + cell.text if cell.prefix else cell.text
    attributes = f' rowspan="{rowspan}"' if rowspan > 1 else ""
    if colspan > 1:
        attributes += f' colspan="{colspan}"'
    elif widths:
        attributes += f' width="{_pixels(widths[cell.column].width)}"'
    align = unstretched(text, cell.align)
    style = f"{_FRAME};text-align:{align};{font(size, cell.bold, cell.italic)}"
    if reads_as_value(text) and not (cell.role is Role.NUMBER and is_plain_number(text)):
        style += ";mso-number-format:'\\@'"  # a text for Excel,
        attributes += ' sdnum="1066;0;@"'  # and for LibreOffice
    content = text_html(text)
    if cell.bold:
        content = f"<b>{content}</b>"
    return f'<{tag}{attributes} align="{align}" valign="middle" style="{style}">{content}</{tag}>'


def _pixels(millimetres: float) -> int:
    return max(8, round(min(millimetres, 2_000.0) / 25.4 * 96))


def tabbed(cells: Iterable[Cell | None]) -> str:
    """One row as Excel hands it over: tabs between cells, quotes around what holds a tab or a line break."""
    return "\t".join(_quoted(clean(cell.printed)) if cell is not None else "" for cell in cells)


def block_text(block: Block) -> Iterator[str]:
    """The rows of a block as tab-separated text."""
    rows: list[list[Cell | None]] = [[None] * block.columns for _row in range(block.rows)]
    for cell in block.cells:
        rows[cell.row][cell.column] = cell
    return map(tabbed, rows)


def _quoted(text: str) -> str:
    if "\n" in text or "\t" in text or text.startswith('"'):
        return '"' + text.replace('"', '""') + '"'
    return text
