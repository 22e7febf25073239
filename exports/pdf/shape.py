"""Texts broken into lines for the PDF, each text of one width and cut only once."""

from __future__ import annotations

from exports.fonts import style_of
from exports.measure import Measure, WrappedLine, shown
from models.layout import Align

# Justified lines are not pulled apart further than this, in font sizes a space: narrow columns would show holes.
_WIDEST_GAP = 1.2
# Longer texts hardly come twice, and keeping them would cost more than making them.
_LONG = 60


class Shape:
    """A text broken into lines for one width; `drawn` is the painter's own note of how it draws the whole."""

    __slots__ = ("align", "drawn", "indent", "lines", "measure", "width")

    def __init__(self, lines: list[WrappedLine], measure: Measure, width: float, align: Align, indent: float) -> None:
        self.lines = lines
        self.measure = measure
        self.width = width
        self.align = align
        self.indent = indent
        self.drawn: str | None = None

    @property
    def height(self) -> float:
        """The height in pt of all lines."""
        return len(self.lines) * self.measure.leading

    def shift(self, index: int) -> float:
        """How far in pt a line begins to the right of the text's left edge."""
        if self.align is Align.CENTER:
            return (self.width - self.lines[index].width) / 2
        return self.indent if self.indent and self._opens(index) else 0.0

    def stretch(self, index: int) -> float:
        """What each space of a line is widened by, in pt, so that justified lines end at the right edge."""
        line = self.lines[index]
        if self.align is not Align.JUSTIFY or line.last:
            return 0.0
        text = line.text
        gaps = text.count(" ") + text.count("\u00a0")
        if not gaps:
            return 0.0
        extra = (self.width - self.shift(index) - line.width) / gaps
        return extra if 0 < extra <= _WIDEST_GAP * self.measure.size else 0.0

    def _opens(self, index: int) -> bool:
        return index == 0 or self.lines[index - 1].last


class Shaper:
    """Makes shapes and keeps them: leads, partners and deadlines come again and again.

    `spacing` is the distance of the lines in lines: 1 for single.
    """

    def __init__(self, spacing: float = 1.0) -> None:
        self._spacing = spacing
        self._measures: dict[tuple[float, bool, bool], Measure] = {}
        self._shapes: dict[tuple[object, ...], Shape] = {}

    def measure(self, size: float, bold: bool = False, italic: bool = False) -> Measure:
        """The measure of one cut and size (pt)."""
        found = self._measures.get((size, bold, italic))
        if found is None:
            found = self._measures[size, bold, italic] = Measure(style_of(bold, italic), size, self._spacing)
        return found

    def shape(
        self,
        text: str,
        width: float,
        size: float,
        bold: bool = False,
        italic: bool = False,
        align: Align = Align.LEFT,
        indent: float = 0.0,
    ) -> Shape:
        """A text in lines of at most `width` pt."""
        if len(text) > _LONG:
            measure = self.measure(size, bold, italic)
            return Shape(measure.wrap(shown(text), width, indent), measure, width, align, indent)
        # Hashing a member of an Enum costs more than all the rest here.
        key = (text, width, size, bold, italic, align is Align.CENTER, align is Align.JUSTIFY, indent)
        found = self._shapes.get(key)
        if found is None:
            measure = self.measure(size, bold, italic)
            found = Shape(measure.wrap(shown(text), width, indent), measure, width, align, indent)
            self._shapes[key] = found
        return found

    def balanced(self, text: str, width: float, size: float, bold: bool = False, italic: bool = False) -> Shape:
        """A centred heading whose lines are about equally long, so that no single word stands alone below."""
        measure = self.measure(size, bold, italic)
        lines: list[WrappedLine] = []
        for part in shown(text).split("\n"):
            count = len(measure.wrap(part, width))
            low, high = 0.0, width
            while count > 1 and high - low > 1:
                middle = (low + high) / 2
                fits = len(measure.wrap(part, middle)) <= count and measure.longest_word(part) <= middle
                low, high = (low, middle) if fits else (middle, high)
            lines += measure.wrap(part, high)
        return Shape(lines, measure, width, Align.CENTER, 0.0)
