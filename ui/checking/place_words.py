"""The name of a place in as much room as there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from models.compare.comparison import PLACE_MARK
from models.text import one_line

_NUMBER = 6  # letters of the number before the name of an area


def shortened(place: str, metrics: QFontMetrics, room: int) -> str:
    """A place that gives way in its long names, then in its beginning, so that its numbers and its end are read."""
    whole = one_line(place)
    parts = whole.split(PLACE_MARK)
    if len(parts) < 2 or metrics.horizontalAdvance(whole) <= room:
        return whole
    longest = max(range(len(parts) - 1), key=lambda n: metrics.horizontalAdvance(parts[n]))
    others = metrics.horizontalAdvance(PLACE_MARK.join(part for n, part in enumerate(parts) if n != longest))
    left = room - others - metrics.horizontalAdvance(PLACE_MARK)
    least = metrics.horizontalAdvance(f"{parts[longest].split('. ')[0][:_NUMBER]}…")
    parts[longest] = metrics.elidedText(parts[longest], Qt.TextElideMode.ElideRight, max(left, least))
    while len(parts) > 3 and metrics.horizontalAdvance(PLACE_MARK.join(parts)) > room:
        parts = ["…", *parts[2 if parts[0] == "…" else 1 :]]
    # What is chosen is the last two: "Nhiệm vụ 3 › Thời hạn".
    return metrics.elidedText(PLACE_MARK.join(parts), Qt.TextElideMode.ElideLeft, room)
