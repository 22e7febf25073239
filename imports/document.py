"""A Word document as a stream of paragraphs and tables -> Plan: letterhead, title, body, signature, appendices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile

from imports.appendices import Found, find_appendices, recognise_found
from imports.blocks import Paragraph, Piece, Source, Table
from imports.body import Part, read_body
from imports.casing import Casing
from imports.draft import Progress, report
from imports.letterhead import (
    Letterhead,
    is_national,
    read_caption,
    read_letterhead,
    repeats_letterhead,
    split_lines,
)
from imports.opening import Opening, document_type, find_opening, title_end
from imports.recognise.prose import is_prose, recognise_prose
from imports.recognise.table import Context
from imports.recognise.vocabulary import bare
from imports.signature import Signature, columns_of, is_signature, read_signature, signer_in
from imports.titles import belongs_to_heading, is_caption, is_label, read_title
from models.errors import InputProblem
from models.i18n import _
from models.plan import Appendix, Period, Plan, Remark, Section, Signer

_YEAR = r"((?:19|20)\d{2})"
_RANGE = re.compile(rf"{_YEAR}\s*(?:[-–—]|đến(?:\s+năm)?)\s*{_YEAR}", re.IGNORECASE)
_VISION = re.compile(rf"(?:định hướng|tầm nhìn)[^\d]{{0,30}}{_YEAR}", re.IGNORECASE)
_ONE_YEAR = re.compile(_YEAR)


def plan_of_document(source: Source, progress: Progress | None = None) -> Plan:
    """The plan in a document; raises InputProblem where it has neither a table nor a list of tasks."""
    pieces = source.pieces
    opening = find_opening(pieces)
    title_at = opening.title
    signature_at = next((i for i, piece in enumerate(pieces) if i > title_at and is_signature(piece)), None)
    barriers = frozenset(place for place in (title_at, signature_at) if place is not None and place >= 0)
    report(progress, 0.75, _("Đang nhận ra bảng nhiệm vụ"))
    tables = find_appendices(pieces, max(0, title_at + 1), barriers)
    used = {place for found in tables for place in range(found.first, found.last + 1)}
    reader = _Reader(pieces, used, source)
    title = reader.title(title_at)
    signature = reader.decision(opening)
    if signature_at is not None:
        signature = reader.signature(signature_at)
    end = signature_at if signature_at is not None else _end_of_body(pieces, tables, reader.after_title)
    if title_at < 0 and signature_at is None and not tables and _begins_centred(pieces):
        reader.lists_after(0)  # a list of tasks in a file of its own
    if not reader.appendices:
        reader.body(range(reader.after_title, end))
        reader.tables(tables, progress)
        reader.lists_after(end)
    if not reader.appendices:
        raise InputProblem(
            _("Tệp không có bảng nhiệm vụ hoặc danh sách nhiệm vụ nào nhận ra được; hãy kiểm tra dòng tiêu đề cột.")
        )
    in_order = sorted(reader.appendices, key=lambda placed: placed[0])
    head = reader.letterhead(opening.first, in_order[0][0])
    signature = reader.leftovers(signature)
    return reader.plan(title, signature, tuple(appendix for _place, appendix in in_order), head)


def _end_of_body(pieces: Sequence[Piece], tables: Sequence[Found], start: int) -> int:
    """Without a signature the body ends where an appendix with a heading of its own begins."""
    ends = [found.first for found in tables if any(is_label(p.line) or is_caption(p.line) for p in found.heading)]
    labels = (
        place
        for place in range(start, len(pieces))
        if isinstance(piece := pieces[place], Paragraph) and piece.centered and is_label(piece.line)
    )
    return min([*ends[:1], *islice(labels, 1), len(pieces)])


def _begins_centred(pieces: Sequence[Piece]) -> bool:
    first = next((piece for piece in pieces if isinstance(piece, Paragraph) and piece.text.strip()), None)
    return first is not None and first.centered


class _Reader:
    """Reads the parts of one document in turn, noting what is used."""

    def __init__(self, pieces: Sequence[Piece], used: set[int], source: Source) -> None:
        self._pieces = pieces
        self._used = used
        self._remarks: list[Remark] = list(source.remarks)
        self._kind = ""
        self._bases: list[str] = []
        self._sections: list[Section] = []
        self.appendices: list[tuple[int, Appendix]] = []  # with their places in the stream
        self.after_title = 0

    def title(self, at: int) -> str:
        """The title below the line "KẾ HOẠCH": all lines in the middle of the page that follow."""
        first = self._pieces[at] if at >= 0 else None
        if not isinstance(first, Paragraph):
            return ""
        self._kind = document_type(first)
        self._used.add(at)
        words = first.line[len(self._kind) :].strip(" :")
        self.after_title = title_end(self._pieces, first, at, self._used)
        below = [piece for piece in self._pieces[at + 1 : self.after_title] if isinstance(piece, Paragraph)]
        self._used.update(range(at + 1, self.after_title))
        lines = [words, *(paragraph.line for paragraph in below)]
        return " ".join(line for line in lines if any(sign.isalnum() for sign in line))

    def decision(self, opening: Opening) -> Signature:
        """The decision that issues the plan: its signature is the plan's, its text is told back."""
        signature = Signature()
        texts: list[str] = []
        for place in range(opening.first, opening.title):
            piece = self._pieces[place]
            if place in self._used:
                continue
            if is_signature(piece):
                signature = self.signature(place)
            elif isinstance(piece, Paragraph):
                texts.append(piece.tidy)
            else:
                texts += [cell.text for cell in piece.grid.cells()]
            self._used.add(place)
        if text := "\n".join(filter(None, texts)):
            self._remark(_("Phần văn bản ban hành kế hoạch; không đưa vào kế hoạch."), text)
        return signature

    def signature(self, at: int) -> Signature:
        """The recipients and the signer, up to the appendices."""
        places = [at]
        if isinstance(self._pieces[at], Paragraph):
            for place in range(at + 1, len(self._pieces)):
                piece = self._pieces[place]
                if place in self._used or not isinstance(piece, Paragraph) or is_label(piece.line):
                    break
                if document_type(piece) and piece.centered:
                    break
                places.append(place)
        self._used.update(places)
        signature = read_signature([self._pieces[place] for place in places])
        for text in signature.rest:
            self._remark(_("Dòng ở phần chữ ký không hiểu được."), text)
        return signature

    def _remark(self, message: str, text: str = "", place: str = "") -> None:
        self._remarks.append(Remark(message=message, text=text, place=place))

    def body(self, places: range) -> None:
        """Legal bases and sections; a section that lists tasks in prose becomes an appendix."""
        paragraphs: list[Paragraph] = []
        at: list[int] = []
        for place in places:
            piece = self._pieces[place]
            if place in self._used or not isinstance(piece, Paragraph):
                continue
            self._used.add(place)
            if any(sign.isalnum() for sign in piece.text):
                paragraphs.append(piece)
                at.append(place)
            elif piece.text.strip():
                self._remark(_("Dòng chỉ có dấu, không có chữ."), piece.line)
        bases, parts = read_body(paragraphs)
        self._bases = bases
        for part in parts:
            self._sections.append(self._section(part, paragraphs[part.first + 1 : part.end], at[part.first]))
        if not parts and is_prose(paragraphs):
            self._bases = self._prose(paragraphs, Context(), at[0])

    def _section(self, part: Part, paragraphs: Sequence[Paragraph], at: int) -> Section:
        if not is_prose(paragraphs):
            return part.section()
        left = self._prose(paragraphs, Context(part.number.text, None, part.heading), at)
        return Section(number=part.number.text, heading=part.heading, paragraphs=tuple(left))

    def _prose(self, paragraphs: Sequence[Paragraph], context: Context, at: int) -> list[str]:
        appendix, left, remarks = recognise_prose(paragraphs, context)
        self.appendices.append((at, appendix))
        self._remarks += remarks
        return list(left)

    def lists_after(self, start: int) -> None:
        """Lists of tasks that stand after the signature, each under a heading of its own."""
        run: list[int] = []
        for place in range(start, len(self._pieces) + 1):
            piece = self._pieces[place] if place < len(self._pieces) and place not in self._used else None
            begins = isinstance(piece, Paragraph) and is_label(piece.line) and belongs_to_heading(piece)
            if begins or not isinstance(piece, Paragraph):
                self._list_of(run)
                run = []
            if isinstance(piece, Paragraph) and piece.text.strip():
                run.append(place)

    def _list_of(self, places: Sequence[int]) -> None:
        paragraphs = [piece for place in places if isinstance(piece := self._pieces[place], Paragraph)]
        headed = len(list(takewhile(belongs_to_heading, paragraphs)))
        if not is_prose(paragraphs[headed:]):
            return
        title = read_title(paragraphs[:headed])
        context = Context(title.text, title.label, title.text, title.caption or None)
        for text in (*title.rest, *self._prose(paragraphs[headed:], context, places[0])):
            self._remark(_("Dòng ở trên danh sách nhiệm vụ; không đưa vào kế hoạch."), text)
        self._used.update(places)

    def tables(self, tables: Sequence[Found], progress: Progress | None) -> None:
        """The appendices of the tables of tasks."""
        for count, found in enumerate(tables, 1):
            report(progress, 0.75 + 0.25 * count / (len(tables) + 1), _("Đang nhận ra bảng nhiệm vụ"))
            appendix, remarks = recognise_found(found, _("Bảng {number}").format(number=count))
            self._remarks += remarks
            self.appendices.append((found.first, appendix))

    def leftovers(self, signature: Signature) -> Signature:
        """Remarks for all pieces that nobody used, neighbours in one; who signs below the last table is the signer."""
        run: list[str] = []
        for place in range(self.after_title, len(self._pieces)):
            piece = self._pieces[place]
            if place not in self._used and isinstance(piece, Paragraph):
                run += filter(None, [piece.tidy])
                continue
            signature = self._tell([run], signature)
            run = []
            if place not in self._used and isinstance(piece, Table):
                signature = self._tell(columns_of(piece.grid.cells()), signature, is_table=True)
        return self._tell([run], signature)

    def _tell(self, columns: list[list[str]], signature: Signature, *, is_table: bool = False) -> Signature:
        signed = signer_in(columns) if signature.signer == Signer() else None
        texts: Sequence[str] = [text for column in columns for text in column]
        message = _("Đoạn văn này đứng ngoài các phần đã nhận ra.")
        if signed is not None:
            signature, texts = replace(signature, signer=signed[0]), signed[1]
            message = _("Phần ký tên dưới bảng; không đưa vào kế hoạch.")
        elif is_table:
            message = _("Bảng này không phải bảng nhiệm vụ nên chưa được nhập.")
        elif texts and bare(texts[0]).startswith("ghi chu"):
            message = _("Ghi chú dưới bảng; không đưa vào kế hoạch.")
        if texts:
            self._remark(message, "\n".join(texts))
        return signature

    def letterhead(self, title_at: int, first: int) -> Letterhead:
        """What stands above the title, or in a file of appendices in the tables above the first one.

        Letterheads that appendices repeat are noted as used.
        """
        tables = [
            (place, [line for cell in piece.lines for line in split_lines(cell)])
            for place, piece in enumerate(self._pieces)
            if isinstance(piece, Table) and place not in self._used
        ]
        tables = [(place, lines) for place, lines in tables if any(is_national(line.text) for line in lines)]
        if title_at >= 0:
            head = self._letterhead(title_at)
        else:
            above = [(place, lines) for place, lines in tables if place < first]
            head = read_letterhead([line for _place, lines in above for line in lines])
            self._used.update(place for place, _lines in above)
        for place, lines in tables:
            if place >= self.after_title and repeats_letterhead(lines, (head.agency, head.parent)):
                self._used.add(place)
        return head

    def _letterhead(self, title_at: int) -> Letterhead:
        lines: list[Paragraph] = []
        for place in range(title_at):
            piece = self._pieces[place]
            if place in self._used:
                continue
            if isinstance(piece, Table) and piece.lines:
                for cell in piece.lines:
                    lines += split_lines(cell)
            elif isinstance(piece, Table):
                lines += [Paragraph(cell.text, cell.bold) for cell in piece.grid.cells() if cell.text]
            else:
                lines += split_lines([piece])
        return read_letterhead(lines)

    def plan(self, title: str, signature: Signature, appendices: tuple[Appendix, ...], head: Letterhead) -> Plan:
        """All parts as one plan; what the letterhead lacks is taken from the caption of the first appendix."""
        captions = [appendix.caption for appendix in appendices if appendix.caption]
        told = read_caption(captions[0]) if captions else Letterhead()
        for text in head.rest:
            self._remark(_("Dòng ở phần đầu văn bản không hiểu được."), text)
        if self._kind and bare(self._kind) != "ke hoach":
            self._remark(_("Văn bản này không phải kế hoạch; chỉ phần trích yếu được nhập."), self._kind)
        texts = [p.line for p in self._pieces if isinstance(p, Paragraph) and not is_national(p.line)]
        place = head.place
        casing = Casing([title, *captions], texts, place)
        parent = casing.proper(head.parent)
        agency = casing.proper(head.agency) or told.agency
        return Plan(
            title=title,
            agency=agency,
            parent_agency=parent,
            place=place,
            number=head.number or told.number,
            symbol=head.symbol or told.symbol,
            issued=max(head.issued, told.issued, key=len),
            period=next(
                (p for p in map(period_of, (title, *(a.title for a in appendices))) if p.start), period_of(title)
            ),
            signer=signature.signer,
            legal_bases=tuple(self._bases),
            recipients=signature.recipients,
            sections=tuple(self._sections),
            appendices=tuple(appendices),
            remarks=tuple(self._remarks),
        )


def period_of(title: str) -> Period:
    """The years that a title names: "giai đoạn 2021-2025", "năm 2024", "định hướng đến năm 2030"."""
    vision = _VISION.search(title)
    rest = title[: vision.start()] + title[vision.end() :] if vision else title
    years = _RANGE.search(rest)
    if years:
        start, end = int(years.group(1)), int(years.group(2))
    elif one := _ONE_YEAR.search(rest):
        start = end = int(one.group(1))
    else:
        return Period(vision=int(vision.group(1)) if vision else None)
    return Period(start, end, int(vision.group(1)) if vision else None)
