"""What the officer says of a source in the review: what a column, a row or a text means; given to recognition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from imports.blocks import Spot

SKIPPED = ""  # the field of a column that is left out; its texts are told in a remark
CUSTOM = "extra"  # the field of a column that is kept as one of the plan's own


class RowMeaning(StrEnum):
    """What a row of a table is."""

    ABOVE = "above"  # above the heading: title, caption, letterhead
    HEADER = "header"
    AREA = "area"
    GROUP = "group"
    OBJECTIVE = "objective"
    TASK = "task"
    LINE = "line"  # a further line of the task above
    JOIN = "join"  # goes on in the cells of the row above: a row cut in two
    CLOSING = "closing"
    SKIP = "skip"  # left out; its text is told in a remark
    BELOW = "below"  # below the table: notes and signatures


@dataclass(frozen=True, slots=True)
class TableChoices:
    """What was chosen for one table; where nothing was, recognition finds it.

    `used` False leaves the table out. `header` is the first row of the heading and how many rows it takes. `columns`
    maps columns of the Grid to a field ("lead", SKIPPED, CUSTOM), the latest choice last; `rows` maps rows of the Grid
    to what they are.
    """

    used: bool | None = None
    header: tuple[int, int] | None = None
    columns: Mapping[int, str] = field(default_factory=dict)
    rows: Mapping[int, RowMeaning] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """All choices for one source: tables by their place among its pieces, encodings by spot ("" leaves the text).

    `taken` holds the keys of the offers (draft.Offer) that were accepted.
    """

    tables: Mapping[int, TableChoices] = field(default_factory=dict)
    encodings: Mapping[Spot, str] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()

    def table(self, piece: int) -> TableChoices:
        """What was chosen for the table at this place among the pieces."""
        return self.tables.get(piece, _NOTHING)

    def with_table(self, piece: int, choices: TableChoices) -> Choices:
        """These choices with others for one table."""
        return replace(self, tables={**self.tables, piece: choices})

    def with_used(self, piece: int, used: bool) -> Choices:
        """These choices with a table taken for one of tasks, or left out."""
        return self.with_table(piece, replace(self.table(piece), used=used))

    def with_header(self, piece: int, row: int, rows: int) -> Choices:
        """These choices with the heading of a table at this row, so many rows high."""
        return self.with_table(piece, replace(self.table(piece), header=(row, rows)))

    def with_column(self, piece: int, column: int, name: str) -> Choices:
        """These choices with a field for one column of a table."""
        before = self.table(piece)
        # The latest choice stands last: of two columns chosen to be one thing, that one is it.
        others = {place: other for place, other in before.columns.items() if place != column}
        return self.with_table(piece, replace(before, columns={**others, column: name}))

    def with_row(self, piece: int, row: int, meaning: RowMeaning) -> Choices:
        """These choices with a meaning for one row of a table."""
        before = self.table(piece)
        return self.with_table(piece, replace(before, rows={**before.rows, row: meaning}))

    def with_encoding(self, spot: Spot, encoding: str) -> Choices:
        """These choices with the encoding in which one text was written; "" leaves it as it is."""
        return replace(self, encodings={**self.encodings, spot: encoding})

    def with_offer(self, key: str, taken: bool) -> Choices:
        """These choices with an offer accepted, or not."""
        return replace(self, taken=self.taken | {key} if taken else self.taken - {key})


_NOTHING = TableChoices()
NO_CHOICES = Choices()
