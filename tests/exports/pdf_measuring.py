"""Measures a PDF file as PDFium reads it: paper, margins, numbers, frames, overlaps, and letters by font and size."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

import pytest

from exports.fonts import FontStyle, font_file, style_of
from exports.measure import shown
from exports.pdf.layout import document_parts, lay_out
from exports.progress import Meter
from exports.selection import Selected, after_body, in_layout, select
from models.layout import Layout
from models.official.body import body_paragraphs, list_paragraphs, title_paragraphs
from models.official.letterhead import letterhead
from models.official.paragraphs import LOOKS, Paragraph
from models.official.signature import RECIPIENTS, authority_lines, recipient_lines
from models.page_settings import RANGES, PageNumbers, PageSettings
from models.plan import Plan
from tests.exports.pdf_reading import Box, ReadPage, Text

MM = 72 / 25.4
HALF_MM = 0.5 * MM
NAMES = {
    FontStyle.REGULAR: "LiberationSerif",
    FontStyle.BOLD: "LiberationSerif-Bold",
    FontStyle.ITALIC: "LiberationSerif-Italic",
    FontStyle.BOLD_ITALIC: "LiberationSerif-BoldItalic",
}
Piece = tuple[str, FontStyle, float]
"""A text as it is to be printed, its cut and its size."""


def bare(text: str) -> str:
    """A text without white space, as NFC; what PDFium calls a hyphen at the end of a line is a plain one."""
    return unicodedata.normalize("NFC", "".join(text.replace("\x02", "-").split()))


def printed_number(page: ReadPage, settings: PageSettings) -> Text | None:
    """What stands in the top margin, if anything."""
    above = [text for text in page.texts if text.bottom < settings.top * MM and bare(text.text)]
    assert len(above) <= 1
    return above[0] if above else None


def parts_of(pages: Sequence[ReadPage], settings: PageSettings) -> list[list[ReadPage]]:
    """The pages of each part, which begins with a page without number (pages are counted in each part)."""
    assert settings.page_numbers is PageNumbers.EACH
    parts: list[list[ReadPage]] = []
    for page in pages:
        number = printed_number(page, settings)
        if number is None:
            parts.append([])
        else:
            assert parts
            assert bare(number.text) == str(len(parts[-1]) + 1)
        parts[-1].append(page)
    return parts


def table_of(page: ReadPage) -> tuple[list[Box], list[Box]]:
    """The frames that the lines of a page make, and the lines that stand free."""
    upright = [line for line in page.lines if line.left == line.right]
    level = [line for line in page.lines if line.top == line.bottom]
    if not upright:
        return [], level
    top, bottom = min(line.top for line in upright), max(line.bottom for line in upright)
    across = [line for line in level if top - 1 <= line.top <= bottom + 1]
    not_doubled(upright)
    not_doubled([Box(line.top, line.left, line.bottom, line.right) for line in across])
    return frames_of(across, upright), [line for line in level if line not in across]


def not_doubled(lines: Sequence[Box]) -> None:
    """Of upright lines none stands beside or on another one."""
    for one, other in combinations(lines, 2):
        if abs(one.left - other.left) < 1:
            assert one.bottom <= other.top or other.bottom <= one.top, (one, other)


def frames_of(level: Sequence[Box], upright: Sequence[Box]) -> list[Box]:
    """The closed frames between lines; each is a rectangle, for a line that ends too early opens one to another."""
    xs, ys = sorted({line.left for line in upright}), sorted({line.top for line in level})
    above = {
        (x, y)
        for y in range(len(ys))
        for line in level
        if line.top == ys[y]
        for x in _between(xs, line.left, line.right)
    }
    before = {
        (x, y)
        for x in range(len(xs))
        for line in upright
        if line.left == xs[x]
        for y in _between(ys, line.top, line.bottom)
    }
    places = set(product(range(len(xs) - 1), range(len(ys) - 1)))
    for x in range(len(xs) - 1):
        assert {(x, 0), (x, len(ys) - 1)} <= above  # the table is closed above and below,
    for y in range(len(ys) - 1):
        assert {(0, y), (len(xs) - 1, y)} <= before  # and at both sides
    frames: list[Box] = []
    while places:
        x, y = min(places, key=lambda place: (place[1], place[0]))
        right, bottom = x + 1, y + 1
        while (right, y) in places and (right, y) not in before:
            right += 1
        while (x, bottom) in places and (x, bottom) not in above:
            bottom += 1
        own = set(product(range(x, right), range(y, bottom)))
        assert own <= places
        places -= own
        assert all((n, bottom) in above for n in range(x, right))
        assert all((right, n) in before for n in range(y, bottom))
        assert not any((n, m) in before for n, m in own if n > x)
        assert not any((n, m) in above for n, m in own if m > y)
        frames.append(Box(xs[x], ys[y], xs[right], ys[bottom]))
    return frames


def _between(edges: Sequence[float], low: float, high: float) -> Iterator[int]:
    """The spaces between edges that a line from `low` to `high` runs along."""
    return (n for n in range(len(edges) - 1) if low <= edges[n] and edges[n + 1] <= high)


def measure_page(page: ReadPage, settings: PageSettings) -> list[Box]:
    """Paper, margins, page number, frames and overlaps of one page; its frames."""
    frames, rules = table_of(page)
    assert sorted((page.width, page.height)) == [pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1)]
    for name in ("top", "bottom", "left", "right"):
        low, high = RANGES[name]
        assert low <= getattr(settings, name) <= high
    left, right = settings.left * MM, (page.width - settings.right) * MM
    top, bottom = settings.top * MM, (page.height - settings.bottom) * MM
    number = printed_number(page, settings)
    texts = [text for text in page.texts if text is not number and bare(text.text)]
    for ink in (*texts, *frames, *rules):
        box = ink if isinstance(ink, Box) else Box(*ink[3:])
        assert box.left >= left - HALF_MM, ink
        assert box.right <= right + HALF_MM, ink
        assert box.top >= top - HALF_MM, ink
        assert box.bottom <= bottom + HALF_MM, ink
    if number is not None:
        assert number.font == NAMES[FontStyle.REGULAR]
        assert number.size == pytest.approx(settings.page_number_size)
        assert (number.left + number.right) / 2 == pytest.approx((left + right) / 2, abs=HALF_MM)
        assert number.top > settings.top * MM / 3
        # Text on a page with a number begins at the top margin.
        first = min(ink.top for ink in (*frames, *texts))
        assert first == pytest.approx(top, abs=HALF_MM if frames and first == frames[0].top else 2 * MM)
    no_overlap(texts)
    if frames:
        assert min(frame.left for frame in frames) == pytest.approx(left, abs=HALF_MM)
        assert max(frame.right for frame in frames) == pytest.approx(right, abs=HALF_MM)
        inside_frames(texts, frames)
    for rule in rules:
        for text in texts:
            assert not (text.top < rule.top < text.bottom and text.left < rule.right and rule.left < text.right)
    return frames


def no_overlap(texts: Iterable[Text]) -> None:
    """No text covers a part of another; marks of neighbouring lines may touch."""
    ordered = sorted(texts, key=lambda text: text.top)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.top >= one.bottom:
                break
            deep = min(one.bottom, other.bottom) - other.top
            wide = min(one.right, other.right) - max(one.left, other.left)
            assert deep < 0.12 * one.size or wide < 0.5, (one, other)


def inside_frames(texts: Iterable[Text], frames: Sequence[Box]) -> None:
    """Each text stands inside one frame, or clear of them all."""
    for text in texts:
        touched = [
            b
            for b in frames
            if text.left < b.right and b.left < text.right and text.top < b.bottom and b.top < text.bottom
        ]
        assert len(touched) <= 1, text
        for frame in touched:
            assert text.left > frame.left + 0.25, text
            assert text.right < frame.right - 0.25, text
            assert text.top > frame.top + 0.25, text
            assert text.bottom < frame.bottom - 0.25, text


def with_table(pages: Sequence[ReadPage]) -> list[ReadPage]:
    """The pages on which some of a table stands."""
    return [page for page in pages if any(line.left == line.right for line in page.lines)]


def header_on_each_page(pages: Sequence[ReadPage], selected: Selected) -> None:
    """The table's heading is the first that stands in frames on each page of an appendix."""
    header = next(iter(selected.blocks()))
    wanted = "".join(bare(shown(cell.text)) for cell in header.cells)
    ruled = with_table(pages)
    # A very long heading or closing line may have pages of its own, before or after the table.
    assert ruled
    first = pages.index(ruled[0])
    assert pages[first : first + len(ruled)] == ruled
    for page in ruled:
        upper = min(line.top for line in page.lines if line.left == line.right)
        letters = "".join(bare(text.text) for text in page.texts if text.top > upper)
        assert letters.startswith(wanted)


def chosen(plan: Plan, layout: Layout | None, *, body: bool) -> list[Selected]:
    """The appendices that a file holds."""
    return after_body(plan, layout) if body else select(plan, None, layout)


def text_pieces(plan: Plan) -> Iterator[Piece]:
    """All texts of the plan's own part in reading order."""
    head, size = letterhead(plan), plan.page.body_size
    yield head.parent, FontStyle.REGULAR, size - 1
    yield head.agency, FontStyle.BOLD, size - 1
    yield head.nation, FontStyle.BOLD, size - 1
    yield head.motto, FontStyle.BOLD, size
    yield head.number, FontStyle.REGULAR, 13.0
    yield head.place_date, FontStyle.ITALIC, size
    for paragraph in (*title_paragraphs(plan), *body_paragraphs(plan)):
        yield of_paragraph(paragraph, plan)
    recipients = recipient_lines(plan)
    if recipients:
        yield RECIPIENTS, FontStyle.BOLD_ITALIC, 12.0
    for line in recipients:
        yield line, FontStyle.REGULAR, 11.0
    for line in (*authority_lines(plan.signer), plan.signer.name):
        yield line, FontStyle.BOLD, size


def of_paragraph(paragraph: Paragraph, plan: Plan) -> Piece:
    """A paragraph with its look."""
    look = LOOKS[paragraph.style]
    return paragraph.printed, style_of(look.bold, look.italic), look.size or plan.page.body_size


def appendix_pieces(plan: Plan, selected: Selected, pages: Sequence[ReadPage]) -> Iterator[Piece]:
    """All texts of an appendix in reading order, the table's heading on each of its pages."""
    heading = selected.heading
    yield heading.label, FontStyle.BOLD, 14.0
    yield heading.title, FontStyle.BOLD, 14.0
    yield heading.caption, FontStyle.ITALIC, 14.0
    if selected.is_list:
        for paragraph in list_paragraphs(selected.appendix):
            yield of_paragraph(paragraph, plan)
    else:
        header, *blocks = selected.blocks()
        for _page in with_table(pages):
            for cell in header.cells:
                yield cell.text, FontStyle.BOLD, plan.page.table_size
        for block in blocks:
            for cell in block.cells:
                yield cell.printed, style_of(cell.bold, cell.italic), plan.page.table_size
    yield selected.closing, FontStyle.BOLD, plan.page.body_size


def letters(pieces: Iterable[Piece]) -> Counter[tuple[str, float, str]]:
    """How often each letter is to be printed in each font and size."""
    count: Counter[tuple[str, float, str]] = Counter()
    for text, style, size in pieces:
        font = font_file(style)
        for letter in bare(shown(text)):
            count[NAMES[style], size, letter if letter in font.widths else font.fallback] += 1
    return count


def letters_read(pages: Iterable[ReadPage], settings: PageSettings) -> Counter[tuple[str, float, str]]:
    """How often each letter stands in each font and size, page numbers left out."""
    count: Counter[tuple[str, float, str]] = Counter()
    for page in pages:
        number = printed_number(page, settings)
        for text in page.texts:
            if text is not number:
                for letter in bare(text.text):
                    count[text.font, round(text.size, 2), letter] += 1
    return count


def measure(plan: Plan, pages: Sequence[ReadPage], layout: Layout | None = None, *, body: bool = True) -> None:
    """Measure a whole file: every page, and that every text is there once in its font and size."""
    laid_out = lay_out(document_parts(plan, None, layout, body=body), Meter(None, 1))
    for page, made in zip(pages, laid_out, strict=True):
        frames = measure_page(page, plan.page)
        assert len(frames) == sum(1 for placed in made.placed if placed.width)
    parts = parts_of(pages, plan.page)
    appendices = chosen(plan, layout, body=body)
    wanted: list[list[Piece]] = [list(text_pieces(in_layout(plan, layout)))] if body else []
    for selected, own in zip(appendices, parts[len(wanted) :], strict=True):
        wanted.append(list(appendix_pieces(plan, selected, own)))
        landscape = own[0].width > own[0].height
        assert landscape == selected.page.landscape
        if not selected.is_list:
            header_on_each_page(own, selected)
    for pieces, own in zip(wanted, parts, strict=True):
        assert letters_read(own, plan.page) == letters(pieces)
