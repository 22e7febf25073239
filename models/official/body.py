"""The text of the plan as paragraphs: title, legal bases, sections, and lists of tasks that stand in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from models.grid.build import appendix_blocks
from models.grid.grid import Address, Cell, Role
from models.grid.numbers import printed_numbers
from models.grid.prose import mark
from models.i18n import _
from models.numbering import LETTERS, roman_value
from models.official.paragraphs import Paragraph, ParagraphStyle
from models.plan import Appendix, Plan, Section
from models.text import fold, one_line

_HEADING_ROLES = frozenset({Role.AREA, Role.GROUP, Role.OBJECTIVE})


def title_paragraphs(plan: Plan) -> Iterator[Paragraph]:
    """ "KẾ HOẠCH" and what it is about."""
    yield Paragraph(ParagraphStyle.KIND, _("KẾ HOẠCH"))
    if plan.title.strip():
        yield Paragraph(ParagraphStyle.SUMMARY, plan.title, address=Address("plan", plan.id, "title"))


def body_paragraphs(plan: Plan) -> Iterator[Paragraph]:
    """All paragraphs from the legal bases to the end of the last section, in order."""
    address = Address("plan", plan.id, "legal_bases")
    for text in plan.legal_bases:
        # What leads over to the text ("… với các nội dung như sau:") is no legal basis.
        leading = text.rstrip().endswith(":")
        yield Paragraph(ParagraphStyle.TEXT if leading else ParagraphStyle.BASIS, text, address=address)
    lists = lists_in_body(plan)
    for section in plan.sections:
        yield from _section(section, lists)


def lists_in_body(plan: Plan) -> Mapping[str, Appendix]:
    """Section id -> the list of tasks that stands in it: its title is the heading of a section without other text."""
    found: dict[str, Appendix] = {}
    waiting = [one for one in plan.appendices if one.layout.is_list and not one.label and not one.caption]
    if not waiting:
        return found
    for section in _all(plan.sections):
        if section.heading and not section.paragraphs and not section.sections:
            name = fold(one_line(section.heading))
            match = next((one for one in waiting if fold(one_line(one.title)) == name), None)
            if match is not None:
                waiting.remove(match)
                found[section.id] = match
    return found


def list_paragraphs(appendix: Appendix) -> Iterator[Paragraph]:
    """The tasks of an appendix in the list form; what is empty and may be left out is."""
    numbers = printed_numbers(appendix)
    for block in appendix_blocks(appendix, numbers):
        for cell in block.cells:
            if cell.text or not cell.optional:
                yield _of_cell(cell)


def heading_style(number: str) -> ParagraphStyle:
    """I. is a part, 1. a heading, a) a point."""
    bare = number.strip().rstrip(".)")
    if roman_value(bare) is not None:
        return ParagraphStyle.PART
    return ParagraphStyle.POINT if len(bare) == 1 and bare in LETTERS else ParagraphStyle.HEADING


def _section(section: Section, lists: Mapping[str, Appendix]) -> Iterator[Paragraph]:
    prefix = mark(section.number)
    texts = section.paragraphs
    if section.heading:
        style = heading_style(section.number)
        yield Paragraph(style, section.heading, prefix, Address("section", section.id, "heading"))
        prefix = ""
    address = Address("section", section.id, "paragraphs")
    for text in texts or (("",) if prefix else ()):
        yield Paragraph(ParagraphStyle.TEXT, text, prefix, address)
        prefix = ""
    if section.id in lists:
        listed = lists[section.id]
        yield from list_paragraphs(listed)
        if listed.closing.strip():
            yield Paragraph(ParagraphStyle.CLOSING, listed.closing, address=Address("appendix", listed.id, "closing"))
    for below in section.sections:
        yield from _section(below, lists)


def _of_cell(cell: Cell) -> Paragraph:
    style = ParagraphStyle.TEXT
    if cell.role in _HEADING_ROLES:
        style = heading_style(cell.prefix)
    return Paragraph(style, cell.text, cell.prefix, cell.address)


def _all(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.sections)
