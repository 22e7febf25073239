"""The pictures of pages that are kept: the newest, and under them older ones until those are there."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from ui.preview.flow import tiles
from ui.preview.sheets import Drawn, Sheet, Wanted


@dataclass(slots=True)
class _Slot:
    """One page's pictures; `under` are older ones with their places as shares of the page."""

    sheet: Sheet
    scale: float = 0.0
    parts: dict[tuple[int, int], tuple[QRect, QImage]] = field(default_factory=dict)
    under: list[tuple[QRectF, QImage]] = field(default_factory=list)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole picture."""
        return max(1, round(self.sheet.width * self.scale)), max(1, round(self.sheet.height * self.scale))

    def older(self) -> list[tuple[QRectF, QImage]]:
        """What is there now, as what is seen until newer pictures come."""
        width, height = self.size
        return [
            (QRectF(part.x() / width, part.y() / height, part.width() / width, part.height() / height), image)
            for part, image in self.parts.values()
        ] or self.under

    def bytes(self) -> int:
        """The memory that the pictures take."""
        kept = [image for _part, image in self.parts.values()] + [image for _part, image in self.under]
        return sum(image.sizeInBytes() for image in kept)


class Shelf:
    """Keeps pictures within a limit of bytes; what is in sight always stays."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._sheets: Sequence[Sheet] = ()
        self._slots: dict[int, _Slot] = {}

    def follow(self, sheets: Sequence[Sheet]) -> None:
        """Take over new pages: a page that only moved takes its pictures along, a changed one shows the old for now."""
        before = self._slots
        by_stamp = {slot.sheet.stamp: slot for slot in before.values()}
        self._sheets = sheets
        self._slots = {}
        for page, sheet in enumerate(sheets):
            if slot := by_stamp.get(sheet.stamp):
                self._slots[page] = slot
            elif (old := before.get(page)) and (old.sheet.width, old.sheet.height) == (sheet.width, sheet.height):
                self._slots[page] = _Slot(sheet, old.scale, under=old.older())

    def missing(self, page: int, scale: float, shown: QRect, thumbnail: bool = False) -> list[Wanted]:
        """What has to be drawn to show a part of a page at a scale."""
        sheet = self._sheets[page]
        slot = self._slots.setdefault(page, _Slot(sheet))
        if slot.scale != scale:
            slot.under, slot.parts, slot.scale = slot.older(), {}, scale
        return [
            Wanted(page, sheet.stamp, scale, part, thumbnail)
            for part in tiles(*slot.size, shown)
            if (part.x(), part.y()) not in slot.parts
        ]

    def put(self, drawn: Drawn) -> bool:
        """Keep a picture; False where nobody wants it any more."""
        wanted = drawn.wanted
        slot = self._slots.get(wanted.page)
        if slot is None or slot.sheet.stamp != wanted.stamp or slot.scale != wanted.scale:
            return False
        slot.parts[wanted.part.x(), wanted.part.y()] = wanted.part, drawn.image
        width, height = slot.size
        if sum(part.width() * part.height() for part, _image in slot.parts.values()) >= width * height:
            slot.under = []
        return True

    def paint(self, painter: QPainter, page: int, place: QRect) -> bool:
        """Draw what is there of a page into its place, in pixels of the screen; False where there is nothing."""
        slot = self._slots.get(page)
        if slot is None or not (slot.parts or slot.under):
            return False
        for share, image in slot.under:
            target = QRectF(
                place.x() + share.x() * place.width(),
                place.y() + share.y() * place.height(),
                share.width() * place.width(),
                share.height() * place.height(),
            )
            painter.drawImage(target, image)
        exact = slot.size == (place.width(), place.height())
        for part, image in slot.parts.values():
            if exact:
                painter.drawImage(place.topLeft() + part.topLeft(), image)
            else:
                across, down = place.width() / slot.size[0], place.height() / slot.size[1]
                corner = QPoint(round(part.x() * across), round(part.y() * down)) + place.topLeft()
                painter.drawImage(QRectF(corner.x(), corner.y(), part.width() * across, part.height() * down), image)
        return True

    def whole(self, page: int) -> bool:
        """Whether a page's newest picture is there, all of it."""
        slot = self._slots.get(page)
        return slot is not None and bool(slot.parts) and not slot.under

    def trim(self, in_sight: Container[int], near: int = 0) -> None:
        """Let go of the pictures farthest from the page `near` until the limit is kept."""
        held = {page: slot.bytes() for page, slot in self._slots.items()}
        total = sum(held.values())
        for page in sorted(held, key=lambda page: abs(page - near), reverse=True):
            if total <= self._limit:
                return
            if page not in in_sight:
                total -= held[page]
                del self._slots[page]

    def clear(self) -> None:
        """Let go of everything."""
        self._sheets, self._slots = (), {}
