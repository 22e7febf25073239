"""A PDF -> the plan that it carries, or its paragraphs and tables in the order of the pages."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from imports.blocks import Form, Paragraph, Piece, Source, Table
from imports.draft import Progress, report
from imports.pdf.attached import plan_in
from imports.pdf.file import PdfFile, too_long
from imports.pdf.flow import Beside, Text, ends, flow_of
from imports.pdf.ink import Ink, Word
from imports.pdf.lines import Line, Measure, lines_of
from imports.pdf.page import read_page
from imports.pdf.parts import Part, part_of
from imports.pdf.ruled import frames_of
from imports.pdf.running import Edge, running_lines
from imports.pdf.table import goes_on, table_of
from models.errors import InputProblem
from models.i18n import _
from models.plan import Remark

_MOST_SECONDS = 60.0  # on a slow machine; the letters are counted for all others
_MOST_LETTERS = 800_000
_FEW_LETTERS = 20
_SCAN = 0.5  # the share of a page that pictures cover where it was scanned
_UNKNOWN = 0.3


@dataclass(slots=True)
class _Page:
    """A page taken apart: its tables, and its lines outside them."""

    ink: Ink
    parts: list[Part] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def read_pdf(data: bytes, name: str, progress: Progress | None = None) -> Source:
    """What a PDF holds; raises InputProblem where it is locked, broken, scanned or endless."""
    report(progress, 0.02, _("Đang đọc tệp PDF"))
    with PdfFile(data, name) as file:
        plan = plan_in(file)
        if plan is not None:
            return Source((), form=Form.PLAN, plan=plan)
        pages, bare, broken = _pages(file, name, progress)
    dropped, told = running_lines([Edge(page.lines, page.ink.height) for page in pages])
    for page, places in zip(pages, dropped, strict=True):
        page.lines = [line for place, line in enumerate(page.lines) if place not in places]
    return Source(tuple(_Stream(pages).pieces()), tuple(_remarks(pages, bare, broken, told)))


def _pages(file: PdfFile, name: str, progress: Progress | None) -> tuple[list[_Page], list[int], list[int]]:
    """The pages with text, and the numbers of those that are pictures alone or damaged."""
    until = time.monotonic() + _MOST_SECONDS
    pages: list[_Page] = []
    bare: list[int] = []
    broken: list[int] = []
    letters = unknown = 0
    for index in range(file.pages):
        report(progress, 0.05 + 0.65 * index / file.pages, _("Đang đọc trang {number}").format(number=index + 1))
        if time.monotonic() > until or letters > _MOST_LETTERS:
            raise too_long(name, file.pages)
        ink = read_page(file, index)
        if ink is None:
            broken.append(index + 1)
            continue
        letters += ink.letters
        unknown += ink.unknown
        if len(ink.words) < _FEW_LETTERS and sum(ink.pictures) > _SCAN:
            bare.append(index + 1)
        if ink.words:
            pages.append(_page(ink))
    if letters - unknown < _FEW_LETTERS:
        raise _without_text(name, scanned=bool(bare) or letters == 0)
    if unknown > _UNKNOWN * letters:
        raise _without_text(name, scanned=False)
    return pages, bare, broken


def _without_text(name: str, *, scanned: bool) -> InputProblem:
    if scanned:
        text = _(
            "“{name}” là bản quét hoặc ảnh chụp, không có chữ để đọc: hãy xin tệp Word, Excel gốc, "
            "hoặc mở tệp này bằng Word để nhận dạng chữ rồi lưu dạng .docx."
        )
    else:
        text = _(
            "Chữ trong “{name}” không đọc được vì phông chữ của tệp không đầy đủ: hãy xin tệp Word hoặc Excel gốc."
        )
    return InputProblem(text.format(name=name))


def _page(ink: Ink) -> _Page:
    frames = frames_of(ink.level, ink.upright)
    inside: list[list[Word]] = [[] for _frame in frames]
    outside: list[Word] = []
    for word in ink.words:
        owner = next((place for place, frame in enumerate(frames) if frame.holds(*word.middle)), None)
        (outside if owner is None else inside[owner]).append(word)
    parts = [part_of(frame, words) for frame, words in zip(frames, inside, strict=True) if words]
    return _Page(ink, parts, lines_of(outside))


class _Stream:
    """Puts the pages together: tables and paragraphs that go on overleaf are one."""

    def __init__(self, pages: Sequence[_Page]) -> None:
        self._pages = pages
        self._parts: list[Part] = []
        self._text: Text | None = None

    def pieces(self) -> Iterator[Piece]:
        """All paragraphs and tables in order."""
        for page in self._pages:
            room = _room(page)
            first = True
            for item in _items(page, room):
                yield from self._take(item, first)
                first = False
        yield from self._end_table()
        yield from self._end_text()

    def _take(self, item: Part | Text | Beside, first: bool) -> Iterator[Piece]:
        if isinstance(item, Part):
            yield from self._end_text()
            repeated = goes_on(self._parts[0], item) if self._parts and first else None
            if repeated is None:
                yield from self._end_table()
                self._parts = [item]
            elif repeated < item.rows:
                self._parts.append(item.without(repeated))
            return
        yield from self._end_table()
        if isinstance(item, Beside):
            yield from self._end_text()
            yield item.table()
        elif first and self._text is not None and not _ends_overleaf(self._text, item):
            self._text.lines += item.lines
        else:
            yield from self._end_text()
            self._text = item

    def _end_table(self) -> Iterator[Table]:
        if self._parts:
            yield table_of(self._parts)
        self._parts = []

    def _end_text(self) -> Iterator[Paragraph]:
        if self._text is not None:
            yield self._text.paragraph()
        self._text = None


def _ends_overleaf(text: Text, after: Text) -> bool:
    """Whether a paragraph ends with its page; how far apart the lines stand tells nothing there."""
    if text.centred or after.centred:
        return True
    room = Measure(text.room.left, text.room.right)
    following = after.lines[1] if len(after.lines) > 1 else None
    return ends(Text(text.lines, room), after.lines[0], following)


def _room(page: _Page) -> Measure:
    """The room of the text of a page: from its left margin to its right one, tables included."""
    lefts = [line.left for line in page.lines] + [part.columns[0] for part in page.parts]
    rights = [line.right for line in page.lines] + [part.columns[-1] for part in page.parts]
    if not lefts:
        return Measure(0.0, page.ink.width)
    steps = sorted(
        step
        for above, line in zip(page.lines, page.lines[1:], strict=False)
        if 0.8 * line.size < (step := line.base - above.base) < 2.5 * line.size
    )
    return Measure(min(lefts), max(rights), steps[len(steps) // 3] if len(steps) > 2 else 0.0)


def _items(page: _Page, room: Measure) -> Iterator[Part | Text | Beside]:
    """The tables of a page and the text between them, from top to bottom."""
    place = 0
    for part in page.parts:
        end = place
        while end < len(page.lines) and page.lines[end].base < part.bottom:
            end += 1
        yield from flow_of(page.lines[place:end], room)
        yield part
        place = end
    yield from flow_of(page.lines[place:], room)


def _covered(pages: Sequence[_Page]) -> list[str]:
    """Texts that lie under the edge of their cell and are not printed anywhere else."""
    hidden = dict.fromkeys(text for page in pages for word in page.ink.hidden if (text := word.text.strip()))
    if not hidden:
        return []
    seen = "".join(word.text for page in pages for word in page.ink.words)
    return [text for text in hidden if "".join(text.split()) not in seen]


def _remarks(
    pages: Sequence[_Page], bare: Sequence[int], broken: Sequence[int], told: Sequence[str]
) -> Iterator[Remark]:
    for numbers, message in (
        (bare, _("Trang {numbers} chỉ có hình, không có chữ; nội dung các trang đó không được nhập.")),
        (broken, _("Trang {numbers} của tệp bị hỏng nên không được nhập.")),
    ):
        if numbers:
            yield Remark(message=message.format(numbers=", ".join(map(str, numbers))))
    if told:
        yield Remark(message=_("Dòng đầu trang hoặc chân trang của tệp; không đưa vào kế hoạch."), text="\n".join(told))
    if covered := _covered(pages):
        message = _("Chữ nằm dưới mép ô, không in ra giấy; không đưa vào kế hoạch.")
        yield Remark(message=message, text="\n".join(covered))
    if askew := dict.fromkeys(word.text.strip() for page in pages for word in page.ink.askew):
        yield Remark(message=_("Chữ nằm nghiêng trên trang (hình mờ); không đưa vào kế hoạch."), text="\n".join(askew))
