"""Where pages lie on the desk, which pictures are wanted and kept; without a window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from ui.preview.flow import GAP, LEAST_ZOOM, PIXELS_PER_POINT, PageFlow, tiles, zoom_to_fit
from ui.preview.sheets import Drawn, Sheet, Wanted
from ui.preview.shelf import Shelf

UPRIGHT, LYING = Sheet(1, 595, 842, "một"), Sheet(2, 842, 595, "hai")
WHOLE = QRect(0, 0, 1 << 16, 1 << 16)


def sheets(count: int, first: int = 1) -> list[Sheet]:
    """Some upright pages with stamps of their own."""
    return [Sheet(first + number, 60, 80, str(number)) for number in range(count)]


def drawn(wanted: Wanted, colour: str = "#336699") -> Drawn:
    """A wanted picture, in one colour."""
    image = QImage(wanted.part.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return Drawn(wanted, image)


def fill(shelf: Shelf, page: int, scale: float = 1.0, colour: str = "#336699") -> None:
    """Draw all that is missing of a page."""
    for wanted in shelf.missing(page, scale, WHOLE):
        assert shelf.put(drawn(wanted, colour))


def painted(shelf: Shelf, page: int, width: int = 60, height: int = 80) -> str | None:
    """The colour in the middle of a page as it is painted, None where nothing is."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    there = shelf.paint(painter, page, image.rect())
    painter.end()
    return image.pixelColor(width // 2, height // 2).name() if there else None


def test_pages_lie_below_each_other_in_the_middle() -> None:
    flow = PageFlow([UPRIGHT, LYING], 1.0)
    first, second = flow.rect(0, 2000), flow.rect(1, 2000)
    assert first.top() == GAP
    assert second.top() == pytest.approx(first.bottom() + GAP)
    assert flow.height == pytest.approx(second.bottom() + GAP)
    assert first.width() == pytest.approx(595 * PIXELS_PER_POINT)
    assert first.center().x() == second.center().x() == 1000
    assert flow.rect(1).left() == GAP


def test_what_is_in_sight() -> None:
    flow = PageFlow(sheets(100), 0.75)  # each page 60 x 80 pixels
    step = 80 + GAP
    assert flow.between(0, 10) == range(0)
    assert flow.between(GAP + 10, GAP + 20) == range(1)
    assert flow.between(GAP + step, GAP + 3 * step) == range(1, 3)
    assert flow.between(GAP + 81, GAP + step - 1) == range(1, 1)  # only the gap after the first page
    assert flow.at(0) == 0
    assert flow.at(GAP + 85) == 1
    assert flow.at(1e9) == 99
    assert PageFlow([], 1.0).between(0, 100) == range(0)
    assert len(PageFlow([], 1.0)) == 0


def test_zoom_to_fit() -> None:
    zoom = zoom_to_fit([UPRIGHT, LYING], 1000)
    assert PageFlow([UPRIGHT, LYING], zoom).width == pytest.approx(1000)
    zoom = zoom_to_fit([UPRIGHT], 5000, 600)
    assert PageFlow([UPRIGHT], zoom).height == pytest.approx(600)
    assert zoom_to_fit([UPRIGHT], 5) == LEAST_ZOOM
    assert zoom_to_fit([], 500) == 1.0


def test_large_pictures_are_drawn_in_parts() -> None:
    assert list(tiles(800, 600, WHOLE)) == [QRect(0, 0, 800, 600)]
    parts = list(tiles(4490, 6350, WHOLE))
    assert len(parts) == 12
    assert sum(part.width() * part.height() for part in parts) == 4490 * 6350
    assert all(part.width() <= 2048 and part.height() <= 2048 for part in parts)
    seen = list(tiles(4490, 6350, QRect(0, 0, 100, 100)))
    assert seen == parts[:1]


def test_pictures_that_are_there_are_not_wanted_again() -> None:
    shelf = Shelf(1 << 20)
    shelf.follow(sheets(3))
    assert len(shelf.missing(1, 1.0, WHOLE)) == 1
    fill(shelf, 1)
    assert shelf.missing(1, 1.0, WHOLE) == []
    assert shelf.whole(1)
    assert painted(shelf, 1) == "#336699"
    assert painted(shelf, 0) is None


def test_another_zoom_shows_the_old_picture_until_the_new_one_is_there() -> None:
    shelf = Shelf(1 << 20)
    shelf.follow(sheets(1))
    fill(shelf, 0, 1.0, "#aa0000")
    (wanted,) = shelf.missing(0, 2.0, WHOLE)
    assert wanted.part.size().toTuple() == (120, 160)
    assert not shelf.whole(0)
    assert painted(shelf, 0, 120, 160) == "#aa0000"
    assert shelf.put(drawn(wanted, "#00aa00"))
    assert painted(shelf, 0, 120, 160) == "#00aa00"


def test_a_changed_page_shows_the_old_picture_until_the_new_one_is_there() -> None:
    shelf = Shelf(1 << 20)
    shelf.follow(sheets(3))
    for page in range(3):
        fill(shelf, page, colour=f"#{page}00000")
    late = Wanted(1, 2, 1.0, QRect(0, 0, 60, 80))
    shelf.follow([Sheet(1, 60, 80, ""), Sheet(77, 60, 80, ""), Sheet(3, 60, 80, "")])
    assert painted(shelf, 1) == "#100000"
    assert not shelf.put(drawn(late))  # of a page that is no more
    assert [wanted.stamp for wanted in shelf.missing(1, 1.0, WHOLE)] == [77]
    assert shelf.missing(2, 1.0, WHOLE) == []
    fill(shelf, 1, colour="#00ff00")
    assert painted(shelf, 1) == "#00ff00"


def test_pages_that_move_take_their_pictures_along() -> None:
    shelf = Shelf(1 << 20)
    shelf.follow(sheets(3))
    for page in range(3):
        fill(shelf, page, colour=f"#{page + 1}00000")
    shelf.follow([Sheet(9, 60, 80, ""), *sheets(3)])
    assert [painted(shelf, page) for page in range(4)] == ["#100000", "#100000", "#200000", "#300000"]
    assert [bool(shelf.missing(page, 1.0, WHOLE)) for page in range(4)] == [True, False, False, False]


def test_a_page_that_was_turned_shows_no_squeezed_picture() -> None:
    shelf = Shelf(1 << 20)
    shelf.follow([Sheet(1, 60, 80, "")])
    fill(shelf, 0)
    shelf.follow([Sheet(2, 80, 60, "")])
    assert painted(shelf, 0) is None


def test_memory_is_bounded_and_what_is_in_sight_stays() -> None:
    page = 60 * 80 * 4
    shelf = Shelf(10 * page)
    shelf.follow(sheets(100))
    for number in range(100):
        fill(shelf, number)
        shelf.trim(range(number, number + 1), number)
    there = [number for number in range(100) if painted(shelf, number)]
    assert there == list(range(90, 100))
    shelf.trim(range(95, 97), 0)
    assert painted(shelf, 95)
    shelf.clear()
    shelf.follow(sheets(100))
    assert painted(shelf, 95) is None
