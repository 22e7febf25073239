"""Where the pages lie on the desk, one below the other; no widgets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QRect, QRectF

from ui.preview.sheets import Sheet

PIXELS_PER_POINT = 96 / 72  # at 100 %, in pixels of the desktop
LEAST_ZOOM, MOST_ZOOM = 0.1, 5.0
GAP = 14  # pixels around each page
_TILE = 2048  # pixels; a picture of this size takes 16 MB


class PageFlow:
    """The places of pages at one zoom, in pixels of the desktop from the desk's top left corner."""

    def __init__(self, sheets: Sequence[Sheet], zoom: float) -> None:
        self.zoom = zoom
        factor = zoom * PIXELS_PER_POINT
        self._sizes = [(sheet.width * factor, sheet.height * factor) for sheet in sheets]
        self._tops = list(accumulate((height + GAP for _width, height in self._sizes), initial=float(GAP)))
        self._ends = [top + height for top, (_width, height) in zip(self._tops, self._sizes, strict=False)]
        self.width = max((width for width, _height in self._sizes), default=0.0) + 2 * GAP
        self.height = self._tops.pop() if self._sizes else 0.0

    def __len__(self) -> int:
        """The number of pages."""
        return len(self._sizes)

    def rect(self, page: int, desk_width: float = 0.0) -> QRectF:
        """The place of a page, centred on a desk that may be wider than all pages."""
        width, height = self._sizes[page]
        return QRectF((max(self.width, desk_width) - width) / 2, self._tops[page], width, height)

    def between(self, top: float, bottom: float) -> range:
        """The pages that show something between two heights of the desk."""
        first = bisect_right(self._ends, top)
        return range(first, max(first, bisect_left(self._tops, bottom, 0, len(self))))

    def at(self, height: float) -> int:
        """The page at a height of the desk; of two pages with the gap between them the lower one."""
        return max(0, min(bisect_right(self._ends, height), len(self) - 1))


def zoom_to_fit(sheets: Sequence[Sheet], width: float, height: float = 0.0) -> float:
    """The zoom at which the widest page, and with `height` also the highest one, is seen whole."""
    if not sheets:
        return 1.0
    zooms = [(width - 2 * GAP) / max(sheet.width for sheet in sheets)]
    if height:
        zooms.append((height - 2 * GAP) / max(sheet.height for sheet in sheets))
    return max(LEAST_ZOOM, min(MOST_ZOOM, min(zooms) / PIXELS_PER_POINT))


def tiles(width: int, height: int, shown: QRect) -> Iterator[QRect]:
    """The parts of a picture that are needed to show `shown` of it; small pictures are one part."""
    whole = QRect(0, 0, width, height)
    columns, rows = -(-width // _TILE), -(-height // _TILE)
    wide, high = -(-width // max(1, columns)), -(-height // max(1, rows))
    for top in range(0, height, high):
        for left in range(0, width, wide):
            part = QRect(left, top, wide, high) & whole
            if part.intersects(shown):
                yield part
