"""What the preview's parts tell each other: which pages there are, which pictures are wanted, which are drawn."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage


class Sheet(NamedTuple):
    """One page: a stamp that is new whenever what stands on it is, its size in pt, and what it is called."""

    stamp: int
    width: float
    height: float
    label: str


class Wanted(NamedTuple):
    """A part of a page's picture at `scale` pixels per pt; `part` is in those pixels."""

    page: int
    stamp: int
    scale: float
    part: QRect
    thumbnail: bool = False


class Drawn(NamedTuple):
    """A wanted picture; the image keeps its pixels alive, copies of it do not."""

    wanted: Wanted
    image: QImage


class Choice(NamedTuple):
    """Which pages are shown: the plan's text or not, and all appendices or the one of this id."""

    body: bool = True
    appendix: str = ""
