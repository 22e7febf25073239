"""The end of a document: recipients on the left, who signs on the right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from imports.blocks import Paragraph, Piece, Table
from imports.recognise.vocabulary import is_position
from imports.whole.letterhead import split_lines
from models.grid.grid import Cell
from models.plan import Signer
from models.text import fold, printable

_RECIPIENTS = re.compile(r"^\s*nơi\s+nhận\s*[:.]?\s*", re.IGNORECASE)
_AUTHORITY = re.compile(r"^(TM|KT|TL|TUQ|Q)\s*\.", re.IGNORECASE)
_DASH = re.compile(r"^\s*[-–—•+*]\s*")
_NUMBERED = re.compile(r"(?:[IVX]+|\d+|[a-zđ])\s*[.)]\s|[-–+•]\s")
_MOST_ABOVE = 6
_LONGEST_ABOVE = 60
_MARK = re.compile(r"[-–—_.…\s]+")


@dataclass(frozen=True, slots=True)
class Signature:
    """Recipients without dashes and semicolons, the signer, and lines that are neither."""

    recipients: tuple[str, ...] = ()
    signer: Signer = Signer()
    rest: tuple[str, ...] = ()


def is_signature(piece: Piece) -> bool:
    """Whether a paragraph or table begins with the word "Nơi nhận"."""
    if isinstance(piece, Paragraph):
        return bool(_RECIPIENTS.match(piece.line))
    return any(_RECIPIENTS.match(paragraph.line) for cell in piece.lines for paragraph in cell)


def signed_from(pieces: Sequence[Piece], at: int) -> int:
    """The place from which on somebody signs right above the recipients at a place; that place where nobody does."""
    first = at
    lines = 0
    for place in range(at - 1, -1, -1):
        piece = pieces[place]
        if not isinstance(piece, Paragraph) or lines > _MOST_ABOVE:
            break
        text = piece.line
        if not text:
            continue
        if len(text) > _LONGEST_ABOVE or text.endswith((".", ";", ":", ",", "/")) or _NUMBERED.match(text):
            break
        lines += 1
        if is_position(text.split("\t")[-1].strip()):
            first = place
    return first


def signer_in(columns: Sequence[Sequence[str]]) -> tuple[Signer, tuple[str, ...]] | None:
    """Who signs in the columns of text below a table, and what else stands there; None where nobody does."""
    for place in range(len(columns) - 1, -1, -1):
        lines = [line for text in columns[place] for line in text.split("\n") if line.strip()]
        if lines and is_position(lines[0]):
            signer, rest = _signer(lines)
            others = [text for number, column in enumerate(columns) if number != place for text in column]
            return signer, (*others, *rest)
    return None


def columns_of(cells: Iterable[Cell]) -> list[list[str]]:
    """The texts of cells by the column in which they begin, from left to right."""
    found: dict[int, list[str]] = {}
    for cell in cells:
        if cell.text:
            found.setdefault(cell.column, []).append(cell.text)
    return [found[column] for column in sorted(found)]


def read_signature(pieces: Sequence[Piece]) -> Signature:
    """The signature in the table or the paragraphs at the end of the document."""
    left: list[str] = []
    right: list[str] = []
    for piece in pieces:
        if isinstance(piece, Table):
            for cell in piece.lines:
                lines = [line.text for line in split_lines(cell)]
                if any(_RECIPIENTS.match(line) for line in lines):
                    left += lines
                else:
                    right += lines
            continue
        parts = [part for text in re.split(r"\t+", piece.text) if (part := printable(text)).strip()]
        for place, part in enumerate(parts):
            lines = [line.text for line in split_lines([Paragraph(part)])]
            is_left = bool(_RECIPIENTS.match(part)) or bool(_DASH.match(part)) or (len(parts) > 1 and place == 0)
            (left if is_left else right).extend(lines)
    signer, rest = _signer(right)
    return Signature(_recipients(left), signer, rest)


def _recipients(lines: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    ended = True
    for line in lines:
        text = _RECIPIENTS.sub("", line)
        if not text:
            continue
        bare = _DASH.sub("", text)
        if _DASH.match(text) or ended or not found:
            found.append(bare)
        else:
            found[-1] = f"{found[-1]} {bare}"
        ended = text.rstrip().endswith((";", "."))
    return tuple(text for line in found if (text := line.strip().rstrip(";.").strip()))


def _signer(lines: Sequence[str]) -> tuple[Signer, tuple[str, ...]]:
    """Authority lines (KT., TL. …), then a position in capitals, then a name; the rest is told back."""
    authority: list[str] = []
    position: list[str] = []
    names: list[str] = []
    rest: list[str] = []
    for line in lines:
        if _MARK.fullmatch(line):
            continue
        if _AUTHORITY.match(line) and not names:
            authority.append(line)
        elif line.isupper() and not names:
            position.append(line)
        elif line.startswith("(") or fold(line).startswith(("da ky", "ky boi", "nguoi ky")):
            rest.append(line)
        elif not names:
            names.append(line)
        else:
            rest.append(line)
    if authority and not position:
        # "Q. GIÁM ĐỐC" is the position of one who acts as director, not a line above it.
        position = [authority.pop()]
    return Signer("\n".join(authority), " ".join(position), names[0] if names else ""), tuple(rest)
