"""The name of a place in as much room as there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from models.compare.comparison import PLACE_MARK
from models.text import one_line

_NUMBER = 6  # letters of the number before the name of an area
_SHORT, _FIELD = 14, 30  # letters: "Nhiệm vụ 12" and the heading of a column are not cut


def shortened(place: str, metrics: QFontMetrics, room: int) -> str:
    """A place that gives way in the names of its areas, then in its beginning; the task and the field are kept."""
    parts = one_line(place).split(PLACE_MARK)
    width = metrics.horizontalAdvance

    def over() -> int:
        # Widths are rounded, so that a text of the very width may still be cut.
        return width(PLACE_MARK.join(parts)) - room + 1

    def cut(part: int, least: int) -> None:
        if (much := over()) > 0:
            kept = max(width(parts[part]) - much, least)
            if kept < width(parts[part]):
                parts[part] = metrics.elidedText(parts[part], Qt.TextElideMode.ElideRight, kept)

    for part in sorted(range(len(parts) - 2), key=lambda one: width(parts[one]), reverse=True):
        number = f"{parts[part].split('. ')[0][:_NUMBER]}…"
        cut(part, width(number if len(parts[part]) > _SHORT else parts[part]))
    while over() > 0 and len(parts) > 3:
        parts = ["…", *parts[2 if parts[0] == "…" else 1 :]]
    if len(parts) > 1:
        cut(len(parts) - 2, width("Nhiệm vụ “…"))
    if len(parts[-1]) > _FIELD:
        cut(len(parts) - 1, width("Nhiệm vụ “…"))
    words = PLACE_MARK.join(parts)
    return words if width(words) <= room else metrics.elidedText(words, Qt.TextElideMode.ElideLeft, room)
