"""Where a document's title stands and how far it goes: "KẾ HOẠCH" with its lines, after a decision that issues it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from imports.blocks import Paragraph, Piece
from imports.recognise.number import split_number
from imports.recognise.vocabulary import bare, phrases
from imports.whole.body import is_part
from imports.whole.titles import is_caption, is_form, is_label
from models.text import fold

_SEARCHED = 60
_LONGEST_TITLE = 300
_MOST_PLAIN_LINES = 3
_PLAN = "ke hoach"
_CITES = re.compile(r"\bsố\s*\d|\d/[A-ZĐ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """The place of the title (-1 for none), and of the title of a decision above it (the same place for none)."""

    first: int
    title: int


def find_opening(pieces: Sequence[Piece]) -> Opening:
    """The title of the plan; a decision or letter that stands before it is no title where a plan follows."""
    first = _find(pieces, 0, min(len(pieces), _SEARCHED))
    if first < 0 or _kind_at(pieces, first) == _PLAN:
        return Opening(first, first)
    end = min(len(pieces), first + 4 * _SEARCHED)
    place = _find(pieces, first + 1, end, _PLAN)
    return Opening(first, place if place >= 0 else first)


def is_plan(pieces: Sequence[Piece]) -> bool:
    """Whether a document calls itself a plan."""
    title = find_opening(pieces).title
    return title >= 0 and _kind_at(pieces, title) == _PLAN


def _find(pieces: Sequence[Piece], start: int, end: int, wanted: str = "") -> int:
    for place in range(start, end):
        piece = pieces[place]
        if not isinstance(piece, Paragraph):
            continue
        if (piece.centered or piece.bold) and (is_label(piece.line) or is_form(piece.line)):
            return -1
        kind = document_type(piece)
        alone = piece.line.isupper() and bare(piece.line) == bare(kind)
        if kind and (piece.centered or piece.bold or alone) and (not wanted or bare(kind) == wanted):
            return place
    return -1


def _kind_at(pieces: Sequence[Piece], place: int) -> str:
    piece = pieces[place]
    return bare(document_type(piece)) if isinstance(piece, Paragraph) else ""


def document_type(paragraph: Paragraph) -> str:
    """The word for the kind of document that a title begins with, as typed; "" for other lines."""
    first = paragraph.tidy.split("\n")[0]
    words = bare(first)
    for phrase in phrases("document_types"):
        if words == phrase or (words.startswith(phrase + " ") and first[: len(phrase)].isupper()):
            return " ".join(first.split()[: len(phrase.split())])
    return ""


def title_end(pieces: Sequence[Piece], first: Paragraph, at: int, used: set[int]) -> int:
    """The place after the last line of the title whose first line stands at a place."""
    plain = not (first.centered or first.bold)
    lines = int(len(bare(first.line)) > len(bare(document_type(first))))
    place = at + 1
    end = place
    while place < len(pieces) and place not in used:
        piece = pieces[place]
        if not isinstance(piece, Paragraph):
            break
        if not piece.text.strip():
            if lines:
                break
        elif _goes_on(piece, lines, plain):
            lines += 1
            end = place + 1
        else:
            break
        place += 1
    return end if lines else place


def _goes_on(line: Paragraph, lines: int, plain: bool) -> bool:
    """Whether a line is one more of the title: in the middle of the page, or like a title in a text without looks."""
    text = line.line
    numbered = split_number(text)[0].kind
    if is_caption(text) or is_part(line) or (numbered and line.bold):
        return False
    if plain:
        running = text.endswith((".", ";", ":", ",")) or fold(text).startswith("can cu")
        # "Thực hiện công tác …" may be a title, "Thực hiện Kế hoạch số …" is what it rests on.
        running = running or (fold(text).startswith("thuc hien") and (lines > 0 or _CITES.search(text) is not None))
        return (
            lines < _MOST_PLAIN_LINES and len(text) < _LONGEST_TITLE and not running and not split_number(text)[0].kind
        )
    return line.centered or (line.bold and not lines)
