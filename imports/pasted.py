"""A whole document from the clipboard: its HTML where that tells more, else its plain text."""

from __future__ import annotations

from imports.blocks import Form, Paragraph, Source, Table
from imports.clip.tsv import MAX_SIGNS
from imports.draft import Progress
from imports.encodings.settle import settled
from imports.html.table import too_large
from imports.text.reader import read_text


def pasted_source(html: str, text: str, progress: Progress | None = None) -> Source:
    """What was copied as a whole document; raises InputProblem where it is more than any plan."""
    if len(html) > MAX_SIGNS or len(text) > MAX_SIGNS:
        raise too_large()
    if html.strip():
        from imports.html.page import read_html

        pieces = read_html(html, progress).pieces
        if _tells_more(Source(pieces), text):
            return settled(Source(pieces, form=_form(pieces)))
    return settled(read_text(text, progress=progress))


def _tells_more(page: Source, text: str) -> bool:
    """Whether the HTML holds the document; an editor of code colours a plain text without any table of its own."""
    filled = [piece for piece in page.pieces if isinstance(piece, Table) or piece.text.strip()]
    if not filled:
        return False
    tables = any(isinstance(piece, Table) for piece in filled)
    looks = any(isinstance(piece, Paragraph) and (piece.bold or piece.align != "left") for piece in filled)
    return tables or looks or "\t" not in text


def _form(pieces: tuple[Paragraph | Table, ...]) -> Form:
    """A range out of a spreadsheet is a sheet: its title and letterhead stand in its cells."""
    tables = [piece for piece in pieces if isinstance(piece, Table)]
    only = len(tables) == 1 and not any(isinstance(piece, Paragraph) and piece.text.strip() for piece in pieces)
    return Form.WORKBOOK if only else Form.DOCUMENT
