"""What a reader hands over: a plan draft, and the ways to tell progress and to stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from imports.blocks import Spot
from imports.choices import RowMeaning
from models.plan import Plan, Remark

OPENING, SIGNATURE = "opening", "signature"
Progress = Callable[[float, str], bool]
_EVERY = 300


class Cancelled(Exception):
    """The import was stopped because `progress` returned False."""


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """A column as it was understood: its Grid columns from start to before end, its heading, its field.

    The field is "" where the column is left out and "extra.…" where it becomes one of the plan's own.
    """

    start: int
    end: int
    header: str
    field: str


@dataclass(frozen=True, slots=True)
class TableReading:
    """How a table of the source was understood; `appendix` is the id of the appendix that it became, "" for none.

    `header` is the first row of the heading and how many rows it takes; `rows` has a meaning for each row of the Grid.
    `part` tells of a table that sets a part of the document: OPENING (agencies, number, date), SIGNATURE.
    """

    piece: int
    appendix: str = ""
    part: str = ""
    header: tuple[int, int] | None = None
    columns: tuple[ColumnReading, ...] = ()
    rows: tuple[RowMeaning, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """What could be understood further, done only where the officer takes it: marks per quarter as deadlines …

    The key is the same each time one source is understood, so that Choices can hold it; `shown` tells what would come.
    """

    key: str
    message: str
    shown: str = ""
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as far as a file could be understood; what could not be placed is in its remarks.

    `origins` maps ids of sections, appendices, areas, items, lines and remarks to where they stand in the source.
    """

    plan: Plan
    origins: Mapping[str, Spot] = field(default_factory=dict)
    tables: tuple[TableReading, ...] = ()
    offers: tuple[Offer, ...] = ()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the import did not understand or doubts."""
        return self.plan.remarks


def report(progress: Progress | None, fraction: float, text: str) -> None:
    """Tell how far an import is (0 to 1); raises Cancelled where the caller wants to stop."""
    if progress is not None and progress(fraction, text) is False:
        raise Cancelled


class Pulse:
    """Reports from within long work, once for some hundred calls, so that it can be stopped there, too."""

    __slots__ = ("_calls", "_fraction", "_progress", "_text")

    def __init__(self, progress: Progress | None = None, fraction: float = 0.0, text: str = "") -> None:
        self._progress, self._fraction, self._text = progress, fraction, text
        self._calls = 0

    def __call__(self) -> None:
        """One more row was read; raises Cancelled where the caller wants to stop."""
        self._calls += 1
        if self._calls % _EVERY == 0:
            report(self._progress, self._fraction, self._text)


NO_PULSE = Pulse()
