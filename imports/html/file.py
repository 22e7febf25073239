"""Web pages as files -> Source: of Word, Excel and others, Excel's under an .xls name, and .mht with all in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from imports.blocks import Form, Paragraph, Piece, Source, Table
from imports.draft import Progress, report
from imports.html.page import read_html
from imports.refusals import too_large
from imports.text.encoding import MAX_BYTES, decoded, encoding_of
from models.errors import InputProblem
from models.i18n import _

_HEAD = 8_192
_MOST_PARTS = 1_000
_MOST_TAGS = 1_000_000
_MOST_CELLS = 300_000
_CELL = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_FRAMES = re.compile(r"<frame\s[^>]{0,500}?src\s*=", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:Name>([^<>]{1,60})</x:Name>", re.IGNORECASE)
_WESTERN = frozenset(("windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"))


def read_html_file(data: bytes, name: str, progress: Progress | None = None) -> Source:
    """What a page holds; raises InputProblem where it only frames other files, or is larger than any honest one."""
    _check_size(data)
    html = html_text(data)
    pieces = _pieces(html, progress)
    if not any(isinstance(piece, Table) for piece in pieces) and _FRAMES.search(html):
        raise InputProblem(
            _(
                "“{name}” chỉ là trang khung, các trang tính nằm ở những tệp khác: hãy mở bằng Excel và lưu lại "
                "dạng .xlsx."
            ).format(name=name)
        )
    return _source(pieces, html)


def read_mht(data: bytes, name: str, progress: Progress | None = None) -> Source:
    """What a page with all its parts in one file holds: Word's text, or all sheets of Excel."""
    _check_size(data)
    report(progress, 0.05, _("Đang đọc tệp"))
    pages = list(_pages(data, name))
    pieces: list[Piece] = []
    excel = ""
    for html in pages:
        if _FRAMES.search(html) and len(pages) > 1:
            excel = excel or html
            continue
        pieces += _pieces(html, progress)
    if not pieces:
        raise _damaged(name)
    return _source(pieces, excel or pages[0])


def html_text(data: bytes, told: str = "") -> str:
    """The text of a page in the encoding that its bytes show, else the one that it names."""
    head = data[:_HEAD]
    found = encoding_of(data)
    if found.startswith("utf") and (found != "utf-8" or any(byte > 127 for byte in data)):
        return decoded(data, found)
    named = told or next(
        (m.group(1).decode("ascii") for p in (_CHARSET, _XML_CHARSET) if (m := p.search(head)) is not None), ""
    )
    # Word in Vietnam says 1252 of pages that it writes in 1258.
    if named.casefold() in _WESTERN and found == "cp1258":
        named = found
    for encoding in (named, found):
        try:
            return data.decode(encoding, "replace")
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise too_large(f"{len(data)} bytes")


def _check_tags(html: str) -> None:
    """Told before the work of reading them all."""
    if html.count("<") > _MOST_TAGS or sum(1 for _cell in _CELL.finditer(html)) > _MOST_CELLS:
        raise too_large()


def _pieces(html: str, progress: Progress | None) -> list[Piece]:
    """The paragraphs and tables of a page; tables without any text are only its frame."""
    _check_tags(html)
    pieces = [
        piece
        for piece in read_html(html, progress, settle=False).pieces
        if isinstance(piece, Paragraph) or any(cell.text for cell in piece.grid.cells())
    ]
    names = _SHEET_NAME.findall(html[: _HEAD * 8])
    if len(names) == 1:
        return [Table(p.grid, names[0], p.lines, hides=p.hides) if isinstance(p, Table) else p for p in pieces]
    return pieces


def _source(pieces: list[Piece], html: str) -> Source:
    """Pages of Excel are sheets where nothing but tables stands on them, and so is a table alone; else a document.

    Reporting software writes one table alone under an .xls name, with letterhead and title in its cells.
    """
    only_tables = all(isinstance(piece, Table) for piece in pieces)
    sheets = only_tables and (_EXCEL in html[:_HEAD] or len(pieces) == 1)
    return Source(tuple(pieces), form=Form.WORKBOOK if sheets else Form.DOCUMENT)


def _pages(data: bytes, name: str) -> Iterator[str]:
    """The HTML parts of a MIME file, in their order."""
    if data.count(b"\n--") > _MOST_PARTS * 2:
        raise _damaged(name)
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        for part in message.walk():
            if isinstance(part, EmailMessage) and part.get_content_type() in ("text/html", "application/xhtml+xml"):
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes):
                    yield html_text(payload, str(part.get_content_charset() or ""))
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise _damaged(name) from error


def _damaged(name: str) -> InputProblem:
    message = _("“{name}” là trang web lưu thành một tệp nhưng không đọc được: hãy mở bằng Word và lưu lại dạng .docx.")
    return InputProblem(message.format(name=name))
