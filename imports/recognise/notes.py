"""What recognition tells beside an appendix: where its parts stood, what each row was taken for, what it offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from imports.blocks import Spot
from imports.choices import RowMeaning
from imports.draft import Offer, TableReading


@dataclass(frozen=True, slots=True)
class Notes:
    """Grows while one source is understood; `spots` says where the rows or paragraphs being read stand in it.

    `taken` holds the keys of the offers that were accepted. `own` says that our program wrote the file: no page cut its
    rows. All copies made by `over` write into the same lists.
    """

    taken: frozenset[str] = frozenset()
    own: bool = False
    spots: Sequence[Spot | None] = ()
    origins: dict[str, Spot] = field(default_factory=dict)
    meanings: dict[Spot, RowMeaning] = field(default_factory=dict)
    tables: dict[int, TableReading] = field(default_factory=dict)  # without their rows
    offers: list[Offer] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)  # of the document, which may tell the year of its tables

    def over(self, spots: Sequence[Spot | None]) -> Notes:
        """The same notes for rows or paragraphs that stand elsewhere."""
        return replace(self, spots=spots)

    def spot(self, row: int) -> Spot | None:
        """Where a row, or a paragraph, stands in the source."""
        return self.spots[row] if 0 <= row < len(self.spots) else None

    def stands(self, node: str, row: int) -> None:
        """Note where an area, item, line or remark stands, by its id."""
        if (spot := self.spot(row)) is not None:
            self.origins[node] = spot

    def means(self, row: int, meaning: RowMeaning) -> None:
        """Note what a row was taken for; the first that is said of it holds."""
        if (spot := self.spot(row)) is not None:
            self.meanings.setdefault(spot, meaning)

    def offer(self, name: str, message: str, shown: str = "", row: int | None = None) -> bool:
        """Offer what could be understood further; True where the officer has taken it already."""
        spot = self.spot(row) if row is not None else None
        near = spot or next((known for known in self.spots if known is not None), None)
        key = f"{name}@{near.piece}.{row}" if near is not None else name
        self.offers.append(Offer(key, message, shown, spot))
        return key in self.taken
