"""What no part of a plan took: told back in remarks, neighbours in one; who signs there is the plan's signer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imports.blocks import Paragraph, Table
from imports.letterhead import Letterhead, is_national, read_letterhead, repeats_letterhead, split_lines
from imports.recognise.vocabulary import bare
from imports.signature import Signature, columns_of, signer_in
from imports.stream import Stream
from models.i18n import _
from models.plan import Signer


def tell_leftovers(stream: Stream, start: int, signature: Signature) -> Signature:
    """Remarks for all pieces from a place on that nobody used; the signature, which one of them may be."""
    run: list[str] = []
    first = start
    for place in range(start, len(stream.pieces)):
        piece = stream.pieces[place]
        if stream.free(place) and isinstance(piece, Paragraph):
            first = first if run else place
            run += filter(None, [piece.tidy])
            continue
        signature = _tell(stream, [run], signature, first)
        run = []
        if stream.free(place) and isinstance(piece, Table):
            signature = _tell(stream, columns_of(piece.grid.cells()), signature, place, is_table=True)
    return _tell(stream, [run], signature, first)


def _tell(
    stream: Stream, columns: list[list[str]], signature: Signature, place: int, *, is_table: bool = False
) -> Signature:
    left_out = is_table and stream.choices.table(place).used is False
    signed = signer_in(columns) if signature.signer == Signer() and not left_out else None
    texts: Sequence[str] = [text for column in columns for text in column]
    message = _("Đoạn văn này đứng ngoài các phần đã nhận ra.")
    if signed is not None:
        signature, texts = replace(signature, signer=signed[0]), signed[1]
        message = _("Phần ký tên dưới bảng; không đưa vào kế hoạch.")
    elif left_out:
        message = _("Bảng này được chọn bỏ qua; không đưa vào kế hoạch.")
    elif is_table and place in stream.notes.tables:
        message = _("Bảng này chưa có cột nào là “Nhiệm vụ” nên chưa được nhập.")
    elif is_table:
        message = _("Bảng này không phải bảng nhiệm vụ nên chưa được nhập.")
    elif texts and bare(texts[0]).startswith("ghi chu"):
        message = _("Ghi chú dưới bảng; không đưa vào kế hoạch.")
    if texts:
        stream.remark(message, "\n".join(texts), piece=place)
    return signature


def take_letterhead(stream: Stream, title_at: int, after_title: int, first: int) -> Letterhead:
    """What stands above the title, or in a file of appendices in the tables above the first one.

    Letterheads that appendices repeat are noted as used.
    """
    tables = [
        (place, [line for cell in piece.lines for line in split_lines(cell)])
        for place, piece in enumerate(stream.pieces)
        if isinstance(piece, Table) and stream.free(place)
    ]
    tables = [(place, lines) for place, lines in tables if any(is_national(line.text) for line in lines)]
    if title_at >= 0:
        head = _above(stream, title_at)
    else:
        above = [(place, lines) for place, lines in tables if place < first]
        head = read_letterhead([line for _place, lines in above for line in lines])
        stream.used.update(place for place, _lines in above)
    for place, lines in tables:
        if place >= after_title and repeats_letterhead(lines, (head.agency, head.parent)):
            stream.used.add(place)
    return head


def _above(stream: Stream, title_at: int) -> Letterhead:
    lines: list[Paragraph] = []
    for place in range(title_at):
        piece = stream.pieces[place]
        if not stream.free(place):
            continue
        if isinstance(piece, Table) and piece.lines:
            for cell in piece.lines:
                lines += split_lines(cell)
        elif isinstance(piece, Table):
            lines += [Paragraph(cell.text, cell.bold) for cell in piece.grid.cells() if cell.text]
        else:
            lines += split_lines([piece])
    return read_letterhead(lines)
