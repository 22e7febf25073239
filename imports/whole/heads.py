"""Where the letterhead of a document stands: above its title, or above the first table of a file without a title."""

from __future__ import annotations

from collections.abc import Sequence

from imports.blocks import Paragraph, Table
from imports.whole.letterhead import (
    Letterhead,
    is_letterhead,
    is_national,
    names_agency,
    read_letterhead,
    repeats_letterhead,
    split_lines,
)
from imports.whole.stream import Stream
from imports.whole.titles import is_caption, is_form, is_label


def typed_letterhead(stream: Stream, end: int) -> list[Paragraph]:
    """The lines of a letterhead that a file without a title begins with, which are then used; [] where it has none."""
    places: list[int] = []
    for place in range(end):
        piece = stream.pieces[place]
        if not isinstance(piece, Paragraph) or not stream.free(place):
            break
        if not piece.text.strip():
            continue
        lines = split_lines([piece])
        titled = any(is_label(line.text) or is_form(line.text) or is_caption(line.text) for line in lines)
        if titled or not all(is_letterhead(line.text) or names_agency(line.text) for line in lines):
            break
        places.append(place)
    lines = stream.paragraphs(places)
    if not any(is_letterhead(line.text) for line in split_lines(lines)):
        return []
    stream.used.update(places)
    return lines


def take_letterhead(
    stream: Stream, title_at: int, after_title: int, first: int, typed: Sequence[Paragraph]
) -> Letterhead:
    """What stands above the title, or in a file of appendices in the tables or typed lines above the first one.

    Letterheads that appendices repeat are noted as used.
    """
    tables = [
        (place, [line for cell in piece.lines for line in split_lines(cell)])
        for place, piece in enumerate(stream.pieces)
        if isinstance(piece, Table) and stream.free(place)
    ]
    tables = [(place, lines) for place, lines in tables if any(is_national(line.text) for line in lines)]
    if title_at >= 0:
        head = _above(stream, title_at)
    else:
        above = [(place, lines) for place, lines in tables if place < first]
        head = read_letterhead([*(line for _place, lines in above for line in lines), *split_lines(typed)])
        stream.used.update(place for place, _lines in above)
    for place, lines in tables:
        if place >= after_title and repeats_letterhead(lines, (head.agency, head.parent)):
            stream.used.add(place)
    return head


def _above(stream: Stream, title_at: int) -> Letterhead:
    lines: list[Paragraph] = []
    for place in range(title_at):
        piece = stream.pieces[place]
        if not stream.free(place):
            continue
        if isinstance(piece, Table) and piece.lines:
            for cell in piece.lines:
                lines += split_lines(cell)
        elif isinstance(piece, Table):
            lines += [Paragraph(cell.text, cell.bold) for cell in piece.grid.cells() if cell.text]
        else:
            lines += split_lines([piece])
    return read_letterhead(lines)
