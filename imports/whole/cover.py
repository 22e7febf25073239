"""The cover of a workbook: a sheet without a table that bears the letterhead and the title of the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from imports.blocks import Paragraph
from imports.recognise.view import View
from imports.recognise.vocabulary import bare
from imports.whole.letterhead import Letterhead, is_letterhead, read_letterhead, split_lines
from imports.whole.opening import document_type


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover tells; `rest` are lines that are neither letterhead nor title."""

    head: Letterhead
    title: str
    rest: tuple[str, ...]


def read_cover(view: View) -> Cover | None:
    """The cover that a sheet is, None where it is none: it has a line "KẾ HOẠCH" and the title right below."""
    rows: list[tuple[int, Paragraph]] = []
    for row in range(view.rows):
        filled = [index for index in view.distinct(row) if view.texts[index] and view.cells[index].row == row]
        for index in filled:
            lines = split_lines([Paragraph(view.texts[index], view.cells[index].bold)])
            rows += [(row, line) for line in lines]
    kinds = (
        n for n, (_row, line) in enumerate(rows) if line.text.isupper() and bare(document_type(line)) == "ke hoach"
    )
    at = next(kinds, None)
    if at is None:
        return None
    words = rows[at][1].text[len(document_type(rows[at][1])) :].strip(" :")
    title = [words] if words else []
    last = rows[at][0]
    rest = at + 1
    while rest < len(rows) and rows[rest][0] <= last + 1 and not is_letterhead(rows[rest][1].text):
        title.append(rows[rest][1].text)
        last = rows[rest][0]
        rest += 1
    below = [line for _row, line in rows[rest:]]
    head = read_letterhead([line for _row, line in rows[:at]] + [line for line in below if is_letterhead(line.text)])
    left = (*head.rest, *(line.text for line in below if not is_letterhead(line.text)))
    return Cover(replace(head, rest=()), " ".join(title), left) if title else None
