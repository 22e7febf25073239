"""What lies on one page: words with their places, ruled lines, pictures; in pt from the top left, text made level."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Look(NamedTuple):
    """How a run of letters is set: its font's name as the file tells it, and its size in pt."""

    font: str
    size: float
    bold: bool
    italic: bool


@dataclass(slots=True)
class Word:
    """Letters without a space between them; `base` is the height of their baseline, `spaced` that a space follows."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    look: Look
    spaced: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle of the letters."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A level line at a height, or an upright one at a distance from the left, from start to end."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Ink:
    """All that one page shows. `pictures` are shares of its area; the meaning of `unknown` letters is not told."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    askew: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    letters: int = 0
    unknown: int = 0
