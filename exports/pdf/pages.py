"""What stands where on a page, in pt from its top left corner; filled by the layout, drawn by the painter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from exports.official_sizes import POINTS as POINTS
from exports.pdf.shape import Shape
from models.grid.grid import Address
from models.page import PageSetup


class Placed(NamedTuple):
    """Some lines of a shape: left and top of the first one, and the frame around them where `width` is not 0."""

    shape: Shape
    first: int
    last: int
    left: float
    top: float
    frame_left: float = 0.0
    frame_top: float = 0.0
    width: float = 0.0
    height: float = 0.0


class Mark(NamedTuple):
    """A bookmark: level 0 for the text of the plan or an appendix, 1 for a part of it or an area."""

    level: int
    title: str
    top: float


class Rule(NamedTuple):
    """A level line that stands free, as under the motto."""

    left: float
    top: float
    width: float


@dataclass(slots=True)
class Page:
    """One page: `number` counts from 1 in each part of the document, `folio` is the printed number (0 = none)."""

    setup: PageSetup
    number: int
    folio: int = 0
    placed: list[Placed] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


class Spot(NamedTuple):
    """How far a paper is filled: number of the page, height, whether it is fresh, and how much stands on it."""

    number: int
    y: float
    fresh: bool
    placed: int
    marks: int
    rules: int

    def meets(self, other: Spot) -> bool:
        """True where whatever is placed next comes to stand alike, though maybe on a page of another number."""
        return self.y == other.y and self.fresh == other.fresh


class Paper:
    """The pages of one part of the document while they are filled from top to bottom; lengths in pt.

    `fresh` is true while nothing but a repeated table heading stands on the page; `seen`, where it is asked for,
    tells on which page the values of each node of the plan begin.
    """

    def __init__(self, setup: PageSetup) -> None:
        self.setup = setup
        # Hundredths of a point, as they are written: so the frames of neighbours meet exactly in the file too.
        self.left = round(setup.settings.left * POINTS, 2)
        self.top = round(setup.settings.top * POINTS, 2)
        self.width = round(setup.text_width * POINTS, 2)
        self.bottom = round((setup.height - setup.settings.bottom) * POINTS, 2)
        self.page = Page(setup, 1)
        self.y = self.top
        self.fresh = True
        self.seen: dict[str, int] | None = None
        self._full: list[Page] = []

    @property
    def spot(self) -> Spot:
        """How far it is filled now."""
        page = self.page
        return Spot(page.number, self.y, self.fresh, len(page.placed), len(page.marks), len(page.rules))

    def go_back(self, page: Page, spot: Spot) -> None:
        """Go on from a spot of a page that was filled before; the page itself stays as it is."""
        self.page = Page(
            self.setup,
            spot.number,
            placed=page.placed[: spot.placed],
            marks=page.marks[: spot.marks],
            rules=page.rules[: spot.rules],
        )
        self.y, self.fresh = spot.y, spot.fresh

    def see(self, address: Address | None) -> None:
        """Note that a value of the plan begins on this page, where someone wants to know."""
        if self.seen is not None and address is not None:
            self.seen.setdefault(address.id, self.page.number)

    @property
    def room(self) -> float:
        """The height that is left on the page."""
        return self.bottom - self.y

    @property
    def body(self) -> float:
        """The height of an empty page."""
        return self.bottom - self.top

    def turn(self) -> None:
        """Begin the next page."""
        self._full.append(self.page)
        self.page = Page(self.setup, self.page.number + 1)
        self.y = self.top
        self.fresh = True

    def full(self) -> list[Page]:
        """The pages that are complete and were not asked for before; handed on early, they need not be kept."""
        pages, self._full = self._full, []
        return pages

    def lines(self, shape: Shape, left: float, space: float = 0.0) -> None:
        """Place free lines one below the other, on as many pages as they need; `space` stands before the first."""
        at, count, leading = 0, len(shape.lines), shape.measure.leading
        self.y += space
        while at < count:
            fits = min(count - at, int((self.room + 0.01) / leading))
            if fits < 1:
                self.turn()
                fits = min(count - at, max(1, int(self.room / leading)))
            self.page.placed.append(Placed(shape, at, at + fits, left, self.y))
            self.y += fits * leading
            at += fits
        if count:
            self.fresh = False
