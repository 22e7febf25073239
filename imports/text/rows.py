"""Lines of plain text -> rows of cells: tabs, commas and semicolons with quotes, bars, columns of spaces."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from io import StringIO

from imports.cells import MAX_COLUMNS
from imports.clip.tsv import cells_of
from imports.html.table import too_large
from imports.recognise.number import split_number
from imports.recognise.vocabulary import field_of
from imports.text.markup import marked_lines
from models.text import fold, one_line

# Excel itself holds no longer text in a cell.
_LONGEST_FIELD = 100_000
_LOOKED_AT = 60
_FEWEST_FIELDS = 3
_LONGEST_HEADING = 150
_LONGEST_QUOTED = 300
_GAP = re.compile(r" {2,}")
_RULE = re.compile(r"[\s|:+=_-]+")
_BAR = re.compile(r"(?<!\\)\|")


def heads_table(cells: Sequence[str]) -> bool:
    """Whether some texts are the headings of a table of tasks."""
    if any(len(cell) > _LONGEST_HEADING for cell in cells):
        return False
    texts = [_bare(cell) for cell in cells[:MAX_COLUMNS]]
    return len({field for text in texts if text and (field := field_of(text))}) >= _FEWEST_FIELDS


def same_heading(above: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> bool:
    """Whether a table begins with the heading of another one, as after the end of a page."""
    if not above or not below or len(above[0]) != len(below[0]) or not heads_table(below[0]):
        return False
    return all(fold(_bare(one)) == fold(_bare(other)) for one, other in zip(above[0], below[0], strict=True))


def _bare(cell: str) -> str:
    """A cell in one line without marks."""
    return one_line("\n".join(line.text for line in marked_lines(cell)) if "*" in cell or "<" in cell else cell)


def separator_of(lines: Sequence[str]) -> str:
    """The sign between the cells of a file of comma separated values, "" where it is none.

    A line of headings has it, with a heading for nearly every cell, and the lines below it have as many cells.
    """
    for place, line in enumerate(lines[:_LOOKED_AT]):
        for sign in ";,":
            if line.count(sign) < _FEWEST_FIELDS - 1 or len(line) > _LONGEST_FIELD:
                continue
            near = lines[place : place + _LOOKED_AT]
            head, *below = [len(row) for row in csv.reader([row[:_LONGEST_FIELD] for row in near], delimiter=sign)]
            cells = next(csv.reader([line], delimiter=sign), [])
            # "Chủ trì: Văn phòng" is a value with its label, no heading.
            bare = [one_line(cell)[:_LONGEST_HEADING] for cell in cells if ":" not in cell.strip(" :")]
            named = sum(1 for cell in bare if field_of(cell))
            even = sum(1 for size in below if size == head)
            if heads_table(cells) and named * 3 >= len(cells) * 2 and even * 2 >= sum(1 for size in below if size > 1):
                return sign
    return ""


def separated_rows(text: str, sign: str) -> list[list[str]]:
    """The rows of comma separated values; cells in quotes may hold line breaks and the sign itself."""
    csv.field_size_limit(_LONGEST_FIELD)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=sign):
            if len(row) > MAX_COLUMNS:
                raise too_large()
            rows.append(row)
    except csv.Error as error:
        raise too_large() from error
    return rows


def tabbed_rows(lines: Sequence[str]) -> list[list[str]]:
    """The rows of lines with tabs between the cells, rows that were cut by line breaks in a cell put together."""
    rows = cells_of("\n".join(lines))
    wide = Counter(len(row) for row in rows if len(row) > 1).most_common(1)
    return _whole_rows(rows, wide[0][0]) if wide else rows


def _whole_rows(rows: list[list[str]], wide: int) -> list[list[str]]:
    """Word hands the paragraphs of a cell over as lines of their own: short rows that make one full row are one."""
    found: list[list[str]] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        end, size = at + 1, len(row)
        while size < wide and end < len(rows) and end - at < _LOOKED_AT and len(rows[end]) < wide:
            size += len(rows[end]) - 1
            end += 1
            while size == wide and end < len(rows) and len(rows[end]) == 1 and rows[end] != [""]:
                end += 1
        if size == wide and end > at + 1:
            whole = list(row)
            for other in rows[at + 1 : end]:
                whole[-1] = f"{whole[-1]}\n{other[0]}"
                whole += other[1:]
            found.append(whole)
            at = end
        else:
            found.append(row)
            at += 1
    return found


def logical_lines(lines: Sequence[str]) -> list[str]:
    """The lines, those that a cell in quotes ties together as one: `1⇥"- A` and `- B"⇥Văn phòng`."""
    found: list[str] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while "\t" in lines[at] and end - at < _LONGEST_QUOTED and _open(lines[end - 1]):
            nearest = range(end, min(len(lines), at + _LONGEST_QUOTED))
            stop = next((place for place in nearest if lines[place].count('"') % 2), None)
            if stop is None:
                break
            end = stop + 1
        found.append("\n".join(lines[at:end]) if end > at + 1 else lines[at])
        at = end
    return found


def _open(line: str) -> bool:
    """Whether the last cell of a line begins with a quotation mark that is not closed on it."""
    last = line.rpartition("\t")[2]
    return last.startswith('"') and last.count('"') % 2 == 1


def barred_row(line: str) -> list[str] | None:
    """The cells of a line drawn with bars: "| 1 | Rà soát |"; [] for the rule under the heading, None for others."""
    bare = line.strip()
    if bare.count("|") < 2 or not bare.startswith("|"):
        return None
    if _RULE.fullmatch(bare):
        return []
    cells = _BAR.split(bare.removeprefix("|").removesuffix("|"))
    return [cell.strip().replace("\\|", "|") for cell in cells]


def spaced_cells(line: str) -> list[tuple[int, str]]:
    """The texts of a line set apart by two or more spaces, each with where it begins."""
    found: list[tuple[int, str]] = []
    at = 0
    for gap in _GAP.finditer(line):
        if gap.start() > at:
            found.append((at, line[at : gap.start()]))
        at = gap.end()
    if at < len(line):
        found.append((at, line[at:].rstrip()))
    return found


def spaced_rows(lines: Sequence[str]) -> list[list[str]]:
    """The rows of a table whose columns are set with spaces, below its heading; wrapped lines go on in their cells."""
    heads = spaced_cells(lines[0])
    starts = [at for at, _text in heads]
    rows = [[text for _at, text in heads]]
    for line in lines[1:]:
        cells = spaced_cells(line)
        if len(cells) == len(starts):
            placed = dict(enumerate(text for _at, text in cells))
        else:
            placed = {}
            for at, text in cells:
                column = max(0, bisect_right(starts, at + 1) - 1)
                placed[column] = f"{placed[column]} {text}" if column in placed else text
        if 0 not in placed and len(rows) > 1 and len(placed) < len(starts):
            for column, text in placed.items():
                rows[-1][column] = f"{rows[-1][column]} {text}".strip()
        else:
            rows.append([placed.get(column, "") for column in range(len(starts))])
    return rows


def dashed_rows(lines: Sequence[str]) -> list[list[str]]:
    """The rows of numbered lines with as many dashes each ("1. Rà soát - Văn phòng - 15/3"), from the first on."""
    rows: list[list[str]] = []
    for line in lines:
        number, rest = split_number(line.strip())
        cells = [number.text, *(text.strip() for text in rest.split(" - "))]
        if number.kind not in ("arabic", "padded") or (rows and len(cells) != len(rows[0])):
            break
        rows.append(cells)
    return rows
