"""A document as a stream of paragraphs and tables -> Plan: letterhead, title, body, signature, appendices."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from imports.blocks import Paragraph, Piece, Source, Spot, Table
from imports.choices import Choices, RowMeaning
from imports.draft import Progress, report
from imports.recognise.notes import Notes
from imports.recognise.number import split_number
from imports.recognise.vocabulary import bare
from imports.whole.agency import agency_and_parent
from imports.whole.appendices import Found, find_appendices
from imports.whole.appendix import recognise_found
from imports.whole.casing import Casing
from imports.whole.heads import take_letterhead, typed_letterhead
from imports.whole.leftovers import tell_leftovers
from imports.whole.letterhead import Letterhead, is_national, read_caption
from imports.whole.opening import Opening, document_type, find_opening, title_end
from imports.whole.running_text import RunningText
from imports.whole.signature import Signature, is_signature, read_signature, signed_from
from imports.whole.stream import Stream
from imports.whole.titles import is_caption, is_label
from models.i18n import _
from models.plan import Appendix, Period, Plan

_YEAR = r"((?:19|20)\d{2})"
_RANGE = re.compile(rf"{_YEAR}\s*(?:[-–—]|đến(?:\s+năm)?)\s*{_YEAR}", re.IGNORECASE)
_VISION = re.compile(rf"(?:định hướng|tầm nhìn)[^\d]{{0,30}}{_YEAR}", re.IGNORECASE)
_ONE_YEAR = re.compile(_YEAR)
_ADDRESSED = re.compile(r"kính\s+gửi\b", re.IGNORECASE)
_LETTER_SEARCHED = 40


def plan_of_document(source: Source, choices: Choices, notes: Notes, progress: Progress | None = None) -> Plan:
    """The plan in a document; without appendices where it has neither a table nor a list of tasks."""
    pieces = source.pieces
    opening = find_opening(pieces)
    title_at = opening.title
    signature_at = next((i for i, piece in enumerate(pieces) if i > title_at and is_signature(piece)), None)
    barriers = frozenset(place for place in (title_at, signature_at) if place is not None and place >= 0)
    report(progress, 0.75, _("Đang nhận ra bảng nhiệm vụ"))
    stream = Stream(source, choices, notes)
    tables = find_appendices(pieces, max(0, title_at + 1), barriers, choices, notes)
    stream.used.update(place for found in tables for place in found.places(choices))
    reader = _Reader(stream)
    text = RunningText(stream, has_tables=bool(tables))
    title = reader.title(title_at)
    notes.titles.append(title)
    signature = reader.decision(opening)
    if signature_at is not None:
        signature = reader.signature(signature_at)
        end = min(signature_at, reader.body_end)
    else:
        end = _end_of_body(pieces, tables, reader.after_title)
    if title_at < 0 and signature_at is None and not tables and (_begins_centred(pieces) or text.is_list()):
        text.lists_after(0)  # a list of tasks in a file of its own
    appendices = text.appendices
    typed: Sequence[Paragraph] = []
    if not appendices:
        if title_at < 0:
            end = _end_without_title(pieces, tables, end)
            typed = typed_letterhead(stream, end)
            reader.letter(end)
        text.body(range(reader.after_title, end))
        appendices += _of_tables(
            stream, tables, progress, lambda place: text.heading_over(place) if place < end else ""
        )
        text.lists_after(end)
    if not appendices:
        text.assigned()
    if not text.appendices and not appendices and title_at < 0 and signature_at is None:
        text.plain_list()
    in_order = sorted(appendices, key=lambda placed: placed[0])
    first = in_order[0][0] if in_order else len(pieces)
    head = take_letterhead(stream, opening.first, reader.after_title, first, typed)
    signature = tell_leftovers(stream, reader.after_title, signature)
    _note_used_tables(stream, reader.after_title, signature_at)
    return reader.plan(title, signature, tuple(appendix for _place, appendix in in_order), head, text)


def _note_used_tables(stream: Stream, after_title: int, signature_at: int | None) -> None:
    """Note that the tables which set letterhead and signature stand above or below: they are not left out."""
    for place, piece in enumerate(stream.pieces):
        used = place < after_title or not stream.free(place)
        if isinstance(piece, Table) and used and place not in stream.notes.tables:
            below = signature_at is not None and place >= signature_at
            meaning = RowMeaning.BELOW if below else RowMeaning.ABOVE
            for row in range(piece.grid.row_count):
                stream.notes.meanings.setdefault(Spot(place, row), meaning)


def _of_tables(
    stream: Stream, tables: Sequence[Found], progress: Progress | None, heading_over: Callable[[int], str]
) -> list[tuple[int, Appendix]]:
    """The appendices of the tables of tasks, with their places; one without title has that of the section around it."""
    appendices: list[tuple[int, Appendix]] = []
    for count, found in enumerate(tables, 1):
        report(progress, 0.75 + 0.25 * count / (len(tables) + 1), _("Đang nhận ra bảng nhiệm vụ"))
        appendix, remarks = recognise_found(found, _("Bảng {number}").format(number=count), stream.notes)
        stream.remarks += remarks
        if not (appendix.title or appendix.label or found.heading):
            appendix = replace(appendix, title=heading_over(found.first))
        appendices.append((found.first, appendix))
    return appendices


def _end_of_body(pieces: Sequence[Piece], tables: Sequence[Found], start: int) -> int:
    """Without a signature the body ends where an appendix with a heading of its own begins."""
    ends = [found.first for found in tables if any(is_label(p.line) or is_caption(p.line) for p in found.heading)]
    labels = (
        place
        for place in range(start, len(pieces))
        if isinstance(piece := pieces[place], Paragraph) and piece.centered and is_label(piece.line)
    )
    return min([*ends[:1], *islice(labels, 1), len(pieces)])


def _end_without_title(pieces: Sequence[Piece], tables: Sequence[Found], end: int) -> int:
    """In a file without a title what stands below its first table is no text of a plan, unless headings follow."""
    if not tables or tables[0].first >= end:
        return end
    below = (piece for piece in pieces[tables[0].last + 1 : end] if isinstance(piece, Paragraph))
    headed = any(line.bold and not line.centered and split_number(line.line)[0].kind for line in below)
    return end if headed else tables[0].first


def _begins_centred(pieces: Sequence[Piece]) -> bool:
    first = next((piece for piece in pieces if isinstance(piece, Paragraph) and piece.text.strip()), None)
    return first is not None and first.centered


class _Reader:
    """Reads the parts of one document in turn, noting what is used."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._pieces = stream.pieces
        self._used = stream.used
        self._kind = ""
        self.after_title = 0
        self.body_end = len(stream.pieces)

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
            message = _("Phần văn bản ban hành kế hoạch; không đưa vào kế hoạch.")
            self._stream.remark(message, text, piece=opening.first)
        return signature

    def letter(self, end: int) -> None:
        """A letter that goes with the appendices is told back: it is no text of a plan."""
        lines = range(min(end, _LETTER_SEARCHED))
        start = next(
            (n for n in lines if isinstance(p := self._pieces[n], Paragraph) and _ADDRESSED.match(p.line)), None
        )
        if start is None:
            return
        places = [n for n in range(start, end) if n not in self._used and isinstance(self._pieces[n], Paragraph)]
        self._used.update(places)
        texts = [line.tidy for line in self._stream.paragraphs(places) if line.text.strip()]
        self._stream.remark(_("Nội dung công văn gửi kèm; không đưa vào kế hoạch."), "\n".join(texts), piece=start)

    def signature(self, at: int) -> Signature:
        """The recipients and the signer, up to the appendices."""
        places = [at]
        self.body_end = at
        if isinstance(self._pieces[at], Paragraph):
            places = [*range(max(self.after_title, signed_from(self._pieces, at)), at), at]
            self.body_end = places[0]
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
            self._stream.remark(_("Dòng ở phần chữ ký không hiểu được."), text, piece=at)
        return signature

    def plan(
        self,
        title: str,
        signature: Signature,
        appendices: tuple[Appendix, ...],
        head: Letterhead,
        text: RunningText,
    ) -> Plan:
        """All parts as one plan; what the letterhead lacks is taken from the caption of the first appendix."""
        captions = [appendix.caption for appendix in appendices if appendix.caption]
        told = read_caption(captions[0]) if captions else Letterhead()
        for line in head.rest:
            self._stream.remark(_("Dòng ở phần đầu văn bản không hiểu được."), line, piece=0)
        if self._kind and bare(self._kind) != "ke hoach":
            self._stream.remark(_("Văn bản này không phải kế hoạch; chỉ phần trích yếu được nhập."), self._kind)
        texts = [p.line for p in self._pieces if isinstance(p, Paragraph) and not is_national(p.line)]
        place = head.place
        casing = Casing([title, *captions], texts, place)
        parent = casing.proper(head.parent)
        named, above = agency_and_parent(title, told.agency, place, text.bases) if not head.agency else ("", "")
        agency, parent = casing.proper(head.agency) or named, parent or above
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
            legal_bases=tuple(text.bases),
            recipients=signature.recipients,
            sections=tuple(text.sections),
            appendices=appendices,
            remarks=tuple(self._stream.remarks),
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
