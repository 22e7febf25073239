"""Which printed row shows which nodes of the plan, as lines of text that travel with a file out of sight.

A file that comes back is matched by these lines, whatever was done to its rows meanwhile. A row table with digests was
chosen, and neither a hidden column of ids nor a hidden name for every row:

- a hidden column is unhidden, copied into other files, doubled with copied rows, and cut off by a sort of the visible
  columns alone; ten thousand names slow a spreadsheet down and stay where they are when rows are sorted;
- a digest belongs to the words themselves, so it goes where they go. Rows that nobody touched are found by all their
  digests wherever they stand now; of the others each cell that is still as it was votes for its row, and what is left
  lies between neighbours that were found (the row number is only the last hint).

Digests are so short (18 bits a cell) that they tell nothing about words that were taken out of the file since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import is_normalized
from zlib import crc32

from models.grid.grid import Owner
from models.text import one_line

IDS_SHEET = "_cchc"
IDS_FORMAT = "cchc-ids/1"
IDS_NAMESPACE = "urn:cchc:ids"
LIST_FIELD = "list"
DIGEST_LENGTH = 3
# The named styles of the parts of a cell that is higher than a row of a workbook can be.
LONG_CELL, LONG_CELL_CONTINUED = "Ô dài", "Ô dài (tiếp)"
_NOTHING = "-"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_PAIRS = [first + second for first in _LETTERS for second in _LETTERS]
_EMPTY = "." * DIGEST_LENGTH
_LONGEST_ID = 80
_SAFE = re.compile(rf"[\w.:-]{{1,{_LONGEST_ID}}}")
_NUMBER = re.compile(r"[0-9]{1,7}")
_UNSAFE = re.compile(r"[^\w.:-]")


class SheetIds(NamedTuple):
    """One sheet or table as it was written: its name, its appendix, and the field of each column ("list": none)."""

    name: str
    appendix: str
    fields: tuple[str, ...]


class RowIds(NamedTuple):
    """One printed row: its sheet (counted from 0), its row there (from 1), its nodes, a digest for each column.

    `field` names what the row shows where it is no row of a table: "title" of the appendix, "lead" in the list form.
    """

    sheet: int
    row: int
    owner: Owner
    digests: tuple[str, ...]
    field: str = ""


class IdTable(NamedTuple):
    """All that a file tells of the plan it was made from."""

    plan: str
    sheets: tuple[SheetIds, ...]
    rows: tuple[RowIds, ...]


def digest(text: str) -> str:
    """Three letters that stand for the words of a text, however they are spaced; "..." for none."""
    words = " ".join(text.split())
    if not (words.isprintable() and is_normalized("NFC", words)):
        words = one_line(text)
    if not words:
        return _EMPTY
    number = crc32(words.encode("utf-8"))
    return _PAIRS[number & 0xFFF] + _LETTERS[number >> 12 & 63]


def opening_line(plan: str) -> str:
    """The first line: the format and the plan's id."""
    return f"{IDS_FORMAT} {_id(plan)}"


def sheet_line(sheet: SheetIds) -> str:
    """The line of one sheet; they follow the first line."""
    fields = ",".join(_UNSAFE.sub("_", field) for field in sheet.fields) or _NOTHING
    return f"sheet {_id(sheet.appendix)} {fields} {sheet.name}"


def row_line(sheet: int, row: int, owner: Owner, digests: str, field: str = "") -> str:
    """The line of one printed row; `digests` are those of its columns, one after the other."""
    area, group, objective, task, line = map(_id, owner)
    text = f"{sheet} {row} {area} {group} {objective} {task} {line} {digests}"
    return f"{text} {_id(field)}" if field else text


def read_lines(lines: Iterable[str]) -> IdTable | None:
    """The table in such lines; None where they are of another format, damaged ones are left out."""
    found = iter(lines)
    form, _space, plan = next(found, "").partition(" ")
    if form != IDS_FORMAT:
        return None
    sheets: list[SheetIds] = []
    rows: list[RowIds] = []
    for line in found:
        words = line.split(" ")
        if words[0] == "sheet" and len(words) > 3:
            fields = () if words[2] == _NOTHING else tuple(words[2].split(","))
            sheets.append(SheetIds(" ".join(words[3:]), _known(words[1]), fields))
        elif row := _row(words, len(sheets)):
            rows.append(row)
    return IdTable(_known(plan), tuple(sheets), tuple(rows))


def _row(words: Sequence[str], sheets: int) -> RowIds | None:
    if len(words) not in (8, 9) or not all(map(_NUMBER.fullmatch, words[:2])) or int(words[0]) >= sheets:
        return None
    owner = Owner(*map(_known, words[2:7]))
    field = words[8] if len(words) == 9 else ""
    return RowIds(int(words[0]), int(words[1]), owner, tuple(_digests(words[7])), field)


def _digests(text: str) -> Iterator[str]:
    for place in range(0, len(text) - DIGEST_LENGTH + 1, DIGEST_LENGTH):
        yield text[place : place + DIGEST_LENGTH]


def _id(text: str) -> str:
    """An id as it is written; one that a damaged file made unfit is left out."""
    return text if (text.isalnum() and len(text) <= _LONGEST_ID) or _SAFE.fullmatch(text) else _NOTHING


def _known(text: str) -> str:
    return "" if text == _NOTHING else text
