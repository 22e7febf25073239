"""The parts of a Word document, each a section with pages of its own: the plan's text, and every appendix."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

from exports.docx import styles
from exports.docx.ids import WordIds
from exports.docx.official import between, end_xml, letterhead_xml, ruled
from exports.docx.table import TableWriter
from exports.docx.text import Spacing, paragraph, properties
from exports.official_sizes import AFTER_HEADING, AFTER_LETTERHEAD, POINTS
from exports.pdf.columns import short_rule
from exports.pdf.official import end_of
from exports.pdf.opening import enters_corner
from exports.pdf.pages import Paper
from exports.pdf.paragraphs import ParagraphFlow, with_waiting
from exports.progress import Meter
from exports.selection import Selected
from models.layout import Align
from models.official.body import body_paragraphs, list_paragraphs, title_paragraphs
from models.official.letterhead import letterhead
from models.official.paragraphs import LOOKS, Paragraph, ParagraphStyle
from models.page import PageSetup, body_page
from models.plan import Plan

# Office programs may move a paragraph that stays with the next one as a whole, and longer ones would leave a gap.
_NOT_PARTED = 3


class Part(ABC):
    """A section of the document; `steps` is about how many rows and paragraphs it has."""

    def __init__(self, setup: PageSetup, steps: int) -> None:
        self.setup = setup
        self.steps = steps
        self._width = setup.text_width * POINTS
        self._flow = ParagraphFlow(Paper(setup))

    @abstractmethod
    def pieces(self, section: str, meter: Meter) -> Iterator[str]:
        """All paragraphs and tables; the last paragraph carries `section`, where that is not empty."""

    def _paragraph(
        self, one: Paragraph, *, spacing: Spacing | None = None, keep_next: bool = False, section: str = ""
    ) -> str:
        """A paragraph in its style; centred lines are balanced, and a line stands under what the plan is about."""
        look = LOOKS[one.style]
        shape = self._flow.shape(one) if look.align is Align.CENTER else None
        made = properties(
            styles.style_id(one.style),
            keep_next=keep_next and not look.leads,
            spacing=spacing,
            indents=between(shape) if shape is not None else None,
            section=section,
        )
        text = paragraph(one.printed, made, indented=look.indent)
        if one.style is ParagraphStyle.SUMMARY and shape is not None:
            text += ruled(styles.SUMMARY_RULE, self._width, short_rule(shape))
        return text

    def _paragraphs(self, texts: Iterable[Paragraph], section: str, meter: Meter, *, held: bool) -> Iterator[str]:
        """Running text; some stay with the next one, the last one where it is `held` or else carries the section."""
        before: Paragraph | None = None
        waits = False
        for one, stays in with_waiting(texts):
            if before is not None:
                yield self._paragraph(before, keep_next=waits)
            before, waits = one, stays and len(self._flow.shape(one).lines) <= _NOT_PARTED
            meter.step()
        if before is not None:
            yield self._paragraph(before, keep_next=held, section="" if held else section)
        elif not held:
            yield _part_end(section)


class TextPart(Part):
    """The plan's own text, from its letterhead to its signature."""

    def __init__(self, plan: Plan, ids: WordIds) -> None:
        self._plan = plan
        self._ids = ids
        self._texts = [*title_paragraphs(plan), *body_paragraphs(plan)]
        super().__init__(body_page(plan), len(self._texts))

    def pieces(self, section: str, meter: Meter) -> Iterator[str]:
        """Letterhead, title and text; the signature never stands alone on a page."""
        end = end_of(self._plan)
        self._ids.add_body(self._plan)
        yield letterhead_xml(self.setup, letterhead(self._plan), numbered=True)
        yield from self._paragraphs(self._texts, section, meter, held=end is not None)
        if end is not None:
            yield end_xml(self.setup, end)
            yield _part_end(section)


class AppendixPart(Part):
    """An appendix as a table or as a list; `corner` where it begins a file that is signed by itself."""

    def __init__(self, plan: Plan, selected: Selected, ids: WordIds, *, corner: bool) -> None:
        super().__init__(selected.page, selected.rows)
        self._ids = ids
        self._selected = selected
        self._head = letterhead(plan) if plan.page.letterhead else None
        self._corner = corner and plan.page.electronic

    def pieces(self, section: str, meter: Meter) -> Iterator[str]:
        """Heading lines, table or paragraphs, closing line."""
        yield from self._opening()
        self._ids.begin_appendix(self._selected)
        closing = self._selected.closing_line
        if self._selected.is_list:
            self._ids.add_list(self._selected.appendix)
            yield from self._paragraphs(self._listed(), section, meter, held=False)
            return
        yield from TableWriter(self._selected, self._ids).pieces(meter)
        yield self._paragraph(closing, section=section) if closing else _part_end(section)

    def _listed(self) -> Iterator[Paragraph]:
        yield from list_paragraphs(self._selected.appendix)
        if (closing := self._selected.closing_line) is not None:
            yield closing

    def _opening(self) -> Iterator[str]:
        """Room for a signature, letterhead and heading lines."""
        lines = self._selected.heading_lines
        above = 0.0
        if self._corner and (self._head is not None or enters_corner(self._width, self._flow, lines)):
            yield f"<w:p>{properties(styles.CORNER)}</w:p>"
        if self._head is not None:
            yield letterhead_xml(self.setup, self._head, numbered=False)
            above = AFTER_LETTERHEAD
            if not lines:
                # Two tables that touch would be one.
                yield f"<w:p>{properties(styles.PART_END, spacing=Spacing(before=above))}</w:p>"
        # Of two spaces that meet Word keeps the wider one; the first paragraph of a list has one of its own.
        below = AFTER_HEADING + (self.setup.settings.paragraph_gap if self._selected.is_list else 0.0)
        for place, one in enumerate(lines):
            usual = Spacing(self._flow.gap(one), LOOKS[one.style].after)
            before = usual.before if place else above
            spacing = Spacing(before, below if place == len(lines) - 1 else 0.0)
            yield self._paragraph(one, spacing=spacing if spacing != usual else None)


def _part_end(section: str) -> str:
    """The tiny paragraph that Word wants behind a table."""
    return f"<w:p>{properties(styles.PART_END, section=section)}</w:p>"
