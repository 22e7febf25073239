"""Another way to read the lines of an appendix, which the officer may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.layout import Layout
from models.plan import Line


@dataclass(frozen=True, slots=True)
class Reading:
    """Its name, what is told of it with an example, the layout that goes with it, and what becomes of each line."""

    name: str
    message: str
    shown: str
    layout: Layout
    change: Callable[[Line], Line]
