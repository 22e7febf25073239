"""The parts of a Word document, each a section with pages of its own: the plan's text, and every appendix."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from exports import docx_styles as styles
from exports.docx_official import balanced, end_xml, last_width, letterhead_xml, ruled
from exports.docx_table import TableWriter
from exports.docx_text import Spacing, paragraph, properties
from exports.official_sizes import (
    AFTER_HEADING,
    AFTER_LETTERHEAD,
    AGENCY_RULE,
    CORNER_HEIGHT,
    CORNER_WIDTH,
    POINTS,
)
from exports.pdf_official import end_of
from exports.pdf_shape import Shaper
from exports.progress import Meter
from exports.selection import Selected
from models.layout import Align
from models.official.body import body_paragraphs, list_paragraphs, title_paragraphs
from models.official.letterhead import Letterhead, letterhead
from models.official.paragraphs import LOOKS, Paragraph, ParagraphStyle
from models.page import PageSetup, body_page
from models.plan import Plan


class Part(ABC):
    """A section of the document; `steps` is about how many rows and paragraphs it has."""

    def __init__(self, setup: PageSetup, head: Letterhead | None, steps: int) -> None:
        self.setup = setup
        self.steps = steps
        self._head = head
        self._shaper = Shaper()
        self._width = setup.text_width * POINTS

    @abstractmethod
    def pieces(self, section: str, meter: Meter) -> Iterator[str]:
        """All paragraphs and tables; the last paragraph carries `section`, where that is not empty."""

    def _paragraph(
        self, one: Paragraph, *, spacing: Spacing | None = None, keep_next: bool = False, section: str = ""
    ) -> str:
        """A paragraph in its style; centred lines are balanced, and a line stands under what the plan is about."""
        look = LOOKS[one.style]
        size = look.size or self.setup.settings.body_size
        indents = None
        if look.align is Align.CENTER:
            indents = balanced(self._shaper, one.printed, self._width, size, look.bold, look.italic)
        made = properties(
            styles.style_id(one.style),
            keep_next=keep_next and not look.leads,
            spacing=spacing,
            indents=indents,
            section=section,
        )
        text = paragraph(one.printed, made)
        if one.style is not ParagraphStyle.SUMMARY:
            return text
        shape = self._shaper.balanced(one.printed, self._width, size, look.bold, look.italic)
        return text + ruled(styles.SUMMARY_RULE, self._width, AGENCY_RULE * last_width(shape))


class TextPart(Part):
    """The plan's own text, from its letterhead to its signature."""

    def __init__(self, plan: Plan) -> None:
        self._paragraphs = [*title_paragraphs(plan), *body_paragraphs(plan)]
        self._end = end_of(plan)
        super().__init__(body_page(plan), letterhead(plan), len(self._paragraphs))

    def pieces(self, section: str, meter: Meter) -> Iterator[str]:
        """Letterhead, title and text; the signature never stands alone on a page."""
        if self._head is not None:
            yield letterhead_xml(self.setup, self._head, numbered=True)
        end = self._end
        for place, one in enumerate(self._paragraphs, 1):
            last = place == len(self._paragraphs)
            yield self._paragraph(one, keep_next=last and end is not None, section=section if last and not end else "")
            meter.step()
        if end is not None:
            yield end_xml(self.setup, end)
            yield _part_end(section)


class AppendixPart(Part):
    """An appendix as a table or as a list; `corner` where it begins a file that is signed by itself."""

    def __init__(self, plan: Plan, selected: Selected, *, corner: bool) -> None:
        super().__init__(selected.page, letterhead(plan) if plan.page.letterhead else None, selected.rows)
        heading = selected.heading
        lines = (
            Paragraph(ParagraphStyle.LABEL, heading.label),
            Paragraph(ParagraphStyle.TITLE, heading.title),
            Paragraph(ParagraphStyle.CAPTION, heading.caption),
        )
        self._heading = [line for line in lines if line.text.strip()]
        self._corner = corner and plan.page.electronic
        self._selected = selected
        closing = selected.closing
        self._closing = Paragraph(ParagraphStyle.CLOSING, closing) if closing.strip() else None

    def pieces(self, section: str, meter: Meter) -> Iterator[str]:
        """Heading lines, table or paragraphs, closing line."""
        yield from self._opening()
        closing = self._closing
        if not self._selected.is_list:
            yield from TableWriter(self._selected, held=closing is not None).pieces(meter)
            yield self._paragraph(closing, section=section) if closing else _part_end(section)
            return
        waiting: Paragraph | None = None
        for one in self._listed():
            if waiting is not None:
                yield self._paragraph(waiting)
            waiting = one
            meter.step()
        yield self._paragraph(waiting, section=section) if waiting is not None else _part_end(section)

    def _listed(self) -> Iterator[Paragraph]:
        yield from list_paragraphs(self._selected.appendix)
        if self._closing is not None:
            yield self._closing

    def _opening(self) -> Iterator[str]:
        """Room for a signature, letterhead and heading lines."""
        above = 0.0
        if self._corner and (self._head is not None or self._enters_corner()):
            yield f"<w:p>{properties(styles.CORNER)}</w:p>"
        if self._head is not None:
            yield letterhead_xml(self.setup, self._head, numbered=False)
            above = AFTER_LETTERHEAD
            if not self._heading:
                # Two tables that touch would be one.
                yield f"<w:p>{properties(styles.PART_END, spacing=Spacing(before=above))}</w:p>"
        gap = self.setup.settings.paragraph_gap
        # Of two spaces that meet Word keeps the wider one; the first paragraph of a list has one of its own.
        below = AFTER_HEADING + gap if self._selected.is_list else AFTER_HEADING
        for place, one in enumerate(self._heading):
            look = LOOKS[one.style]
            before = above if place == 0 else look.gap * gap
            after = below if place == len(self._heading) - 1 else 0.0
            usual = before == look.gap * gap and after == look.after
            yield self._paragraph(one, spacing=None if usual else Spacing(before, after))

    def _enters_corner(self) -> bool:
        """Whether a heading line would stand in the corner that is kept free."""
        free = self._width - 2 * CORNER_WIDTH
        y = 0.0
        for place, one in enumerate(self._heading):
            look = LOOKS[one.style]
            size = look.size or self.setup.settings.body_size
            shape = self._shaper.balanced(one.printed, self._width, size, look.bold, look.italic)
            y += look.gap * self.setup.settings.paragraph_gap if place else 0.0
            for line in shape.lines:
                if y < CORNER_HEIGHT and line.width > free:
                    return True
                y += shape.measure.leading
        return False


def _part_end(section: str) -> str:
    """The tiny paragraph that Word wants behind a table."""
    return f"<w:p>{properties(styles.PART_END, section=section)}</w:p>"
