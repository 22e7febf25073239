"""HTML of strangers -> paragraphs and tables, within limits; nothing is loaded, run or looked up.

Meant for what Word, Excel, LibreOffice, Google and browsers put on the clipboard, and for files that they save as HTML.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from imports.blocks import Piece, Source, Table
from imports.draft import Progress, report
from imports.encodings.settle import in_unicode
from imports.html.flow import BLOCKS, SKIPPED, Flow
from imports.html.looks import PLAIN, Look, Looks
from imports.html.table import TableReader, framed_cells, only_cell, rows_inside, rows_of
from imports.refusals import too_deep
from models.collecting import no_collecting
from models.errors import InputProblem
from models.i18n import _

MAX_SIGNS = 40_000_000


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page as a stream of paragraphs and tables, and how many pictures it has, which are not read."""

    pieces: tuple[Piece, ...]
    pictures: int = 0

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the page that hold any text."""
        tables = (piece for piece in self.pieces if isinstance(piece, Table))
        return tuple(table for table in tables if any(cell.text for cell in table.grid.cells()))


def read_html(html: str, progress: Progress | None = None, *, settle: bool = True) -> HtmlPage:
    """The paragraphs and tables of a page; raises InputProblem where it is larger or deeper than any honest one.

    Texts in old encodings are in Unicode, unless `settle` leaves that to who reads a whole file.
    """
    if len(html) > MAX_SIGNS:
        raise _too_large(f"{len(html)} signs")
    report(progress, 0.0, _("Đang đọc bảng"))
    with no_collecting():
        root = _parsed(_without_header(html))
        if root is None:
            return HtmlPage(())
        reader = _Reader(root, progress)
        reader.walk(root, PLAIN)
        page = reader.page()
        return replace(page, pieces=in_unicode(Source(page.pieces)).pieces) if settle else page


def _too_large(details: str) -> InputProblem:
    return InputProblem(_("Nội dung quá lớn để đọc; hãy chia thành các phần nhỏ hơn."), details)


def _without_header(html: str) -> str:
    """The HTML behind the lines with which Windows begins it on the clipboard ("Version:0.9 StartHTML:…")."""
    html = html.replace("\0", "").removeprefix("\ufeff")
    if html.startswith("Version:"):
        start = html.find("<", 0, 2_000)
        return html[start:] if start >= 0 else ""
    return html


def _parsed(html: str) -> Any:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None  # nothing in it but space and comments
    for entry in parser.error_log:
        # The parser's own limits on depth and on the length of a text; what comes after them it leaves out.
        if entry.level == etree.ErrorLevels.FATAL:
            raise too_deep(entry.message) if "depth" in entry.message else _too_large(entry.message)
    return root


class _Reader:
    """Walks a page down to its tables; all between them is text."""

    def __init__(self, root: Any, progress: Progress | None) -> None:
        self._looks = Looks("\n".join("".join(sheet.itertext()) for sheet in root.iter("style")))
        self._flow = Flow(self._looks)
        self._tables = TableReader(self._looks, progress)
        self._pieces: list[Piece] = []
        self._holders: set[Any] = set()  # what holds rows of tables; kept alive here, so that it can be told again
        for row in root.iter("tr"):
            for above in row.iterancestors():
                if above in self._holders:
                    break
                self._holders.add(above)
        self._inside = rows_inside(root)

    def page(self) -> HtmlPage:
        """What was read."""
        self._pieces += self._flow.take()
        return HtmlPage(tuple(self._pieces), self._flow.pictures + self._tables.pictures)

    def walk(self, element: Any, look: Look) -> None:
        """Read what stands in an element; rows that stand in no table are taken for one."""
        loose: list[Any] = []
        self._flow.text(element.text, look)
        for child in element:
            tag = child.tag
            if tag == "tr":
                loose.append(child)
                continue
            if loose and isinstance(tag, str):
                self._table(loose, None)
                loose = []
            if tag in SKIPPED or not isinstance(tag, str):
                pass
            elif child in self._holders:
                self._holder(child, look)
            else:
                self._flow.child(child, look)
            self._flow.text(child.tail, look)
        if loose:
            self._table(loose, None)

    def _holder(self, element: Any, above: Look) -> None:
        look = self._looks.of(element.tag, element.attrib).over(above)
        if look.hidden:
            return
        if element.tag != "table":
            if element.tag in BLOCKS:
                self._flow.end()
            self.walk(element, look)
            if element.tag in BLOCKS:
                self._flow.end()
            return
        rows = list(rows_of(element))
        inner = only_cell(rows)
        if inner is not None and inner in self._holders:
            # A table of one cell is a frame around what is really meant.
            self._flow.end()
            self.walk(inner, look)
            self._flow.end()
        elif element in self._inside and (cells := framed_cells(rows, self._inside[element])):
            for cell in cells:
                self._flow.end()
                self.walk(cell, look)
            self._flow.end()
        else:
            self._table(rows, element)

    def _table(self, rows: list[Any], element: Any | None) -> None:
        self._pieces += self._flow.take()
        self._pieces.append(self._tables.read(rows, element))
