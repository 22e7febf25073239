"""Draws laid-out pages with PDF operators: all lines of a page as one path, then all its text in reading order."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from exports.fonts import FontStyle
from exports.measure import Measure, clean
from exports.pdf.borders import borders
from exports.pdf.fonts import PdfFonts
from exports.pdf.pages import POINTS, Page
from exports.pdf.shape import Shape
from models.layout import Align

_RULE = 0.5
_NUMBER_TOP = 12.7 * POINTS  # where word processors put the header line


class Painter:
    """Paints pages onto a canvas, one after the other; a page `alone` has no bookmarks and leaves no notes."""

    def __init__(self, canvas: Canvas, fonts: PdfFonts, *, alone: bool = False) -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._alone = alone
        self._number: dict[float, Measure] = {}
        self.marks = 0

    def paint(self, page: Page) -> None:
        """Draw one page and end it."""
        setup = page.setup
        width, height = setup.width * POINTS, setup.height * POINTS
        self._canvas.setPageSize((width, height))
        for level, title, top in () if self._alone else page.marks:
            self.marks += 1
            key = f"m{self.marks}"
            self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=height - top + 6, zoom=0)
            self._canvas.addOutlineEntry(clean(title), key, level, closed=False)
        if page.placed or page.folio:
            self._canvas.addLiteral(self._lines(page, height) + self._texts(page, width, height))
        self._canvas.showPage()

    def _lines(self, page: Page, height: float) -> str:
        """All ruled lines of a page as one path; square ends close the corners."""
        tall = round(height * 100)
        lines = [
            f"{x0 / 100} {(tall - y0) / 100} m {x1 / 100} {(tall - y1) / 100} l" for x0, y0, x1, y1 in borders(page)
        ]
        lines += [f"{x:.2f} {height - y:.2f} m {x + w:.2f} {height - y:.2f} l" for x, y, w in page.rules]
        return f"{_RULE} w 2 J\n" + "\n".join(lines) + "\nS\n" if lines else ""

    def _texts(self, page: Page, width: float, height: float) -> str:
        out = ["BT"]
        add = out.append
        measure: Measure | None = None
        if page.folio:
            add(self._page_number(page, width, height))
        for shape, first, last, left, top, _, _, _, _ in page.placed:
            if first == last:
                continue
            if shape.measure is not measure:
                measure = shape.measure
                add(f"{self._fonts.font(measure.style, measure.size).select} {measure.leading} TL")
            y = height - top - shape.measure.baseline
            if first == 0 and last == len(shape.lines):
                drawn = shape.drawn
                if drawn is None:
                    drawn = self._drawn(shape, 0, last)
                    if not self._alone:
                        shape.drawn = drawn
            else:
                drawn = self._drawn(shape, first, last)
            add(f"1 0 0 1 {left + shape.shift(first):.2f} {y:.2f} Tm {drawn}")
        add("ET")
        return "\n".join(out)

    def _page_number(self, page: Page, width: float, height: float) -> str:
        size = page.setup.settings.page_number_size
        measure = self._number.setdefault(size, Measure(FontStyle.REGULAR, size))
        font = self._fonts.font(FontStyle.REGULAR, size)
        text = str(page.folio)
        left = page.setup.settings.left * POINTS
        x = left + (page.setup.text_width * POINTS - measure.width(text)) / 2
        y = height - _NUMBER_TOP - measure.baseline
        return f"{font.select} 1 0 0 1 {x:.2f} {y:.2f} Tm {font.show([text])}"

    def _drawn(self, shape: Shape, first: int, last: int) -> str:
        """The operators of some lines, from the place where the first one begins."""
        show: Callable[[list[str]], str] = self._fonts.font(shape.measure.style, shape.measure.size).show
        if shape.align is Align.LEFT and not shape.indent:
            return " T* ".join([show(line[0]) for line in shape.lines[first:last]])
        out: list[str] = []
        x, stretch, leading = shape.shift(first), 0.0, shape.measure.leading
        for index in range(first, last):
            if index > first:
                left = shape.shift(index)
                out.append("T*" if left == x else f"{left - x:.2f} {-leading:.2f} Td")
                x = left
            wanted = shape.stretch(index)
            if wanted != stretch:
                out.append(f"{wanted:.3f} Tw")
                stretch = wanted
            out.append(show(shape.lines[index].words))
        if stretch:
            out.append("0 Tw")
        return " ".join(out)
