"""What readers hand to recognition: a stream of paragraphs and tables, in the order of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from models.grid.grid import Grid
from models.plan import Plan, Remark
from models.row_ids import IdTable
from models.text import one_line, tidy


class Spot(NamedTuple):
    """A place in a Source: a piece, and in a table a row and column of its Grid (None: all of them), from 0."""

    piece: int
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed, its list mark included; tabs and line breaks are still in the text.

    `align` is "left", "center", "right" or "justify".
    """

    text: str
    bold: bool = False
    italic: bool = False
    align: str = "left"

    @property
    def tidy(self) -> str:
        """The text in its stored form, line breaks kept."""
        return tidy(self.text)

    @property
    def line(self) -> str:
        """The text in one line."""
        return one_line(self.text)

    @property
    def centered(self) -> bool:
        """True where the paragraph stands in the middle."""
        return self.align == "center"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `name` is the sheet it comes from. `lines` are the paragraphs of each cell, for letterheads.

    `numbers` are the row numbers of the sheet, where they are not simply 1, 2, 3. `hides` tells of hidden rows or
    columns, which are read like the others. `flat` is a table of a kind of file that cannot show merged cells, so that
    its empty cells may be the rest of one.
    """

    grid: Grid
    name: str = ""
    lines: tuple[tuple[Paragraph, ...], ...] = ()
    numbers: tuple[int, ...] = ()
    hides: bool = False
    flat: bool = False


Piece = Paragraph | Table


class Form(StrEnum):
    """What the pieces of a Source are, so that the right way of understanding them is taken."""

    DOCUMENT = "document"  # a text with tables, in the order of the paper
    WORKBOOK = "workbook"  # sheets, each a table
    PLAN = "plan"  # nothing to understand: the file holds a plan as it is


@dataclass(frozen=True, slots=True)
class Conversion:
    """A text that was written in an old encoding ("TCVN3", "VNI", "VPS"), as it was and as it is read now."""

    spot: Spot
    encoding: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file as a stream, with the remarks of its reader.

    `conversions` are the texts that were in old encodings. `ids` tells which rows show which nodes of a plan, where our
    own program wrote the file. `plan` is the plan itself where the file holds it.
    """

    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...] = ()
    form: Form = Form.DOCUMENT
    conversions: tuple[Conversion, ...] = ()
    ids: IdTable | None = None
    plan: Plan | None = None
