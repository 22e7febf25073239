"""What no part of a plan took: told back in remarks, neighbours in one; who signs there is the plan's signer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imports.blocks import Paragraph, Table
from imports.recognise.view import View
from imports.recognise.vocabulary import bare
from imports.whole.signature import Signature, columns_of, signer_in
from imports.whole.stream import Stream
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
    elif is_table and _without_task(stream, place):
        message = _("Bảng này chưa có cột nào là “Nhiệm vụ” nên chưa được nhập.")
    elif is_table:
        message = _("Bảng này không phải bảng nhiệm vụ nên chưa được nhập.")
    elif texts and bare(texts[0]).startswith("ghi chu"):
        message = _("Ghi chú dưới bảng; không đưa vào kế hoạch.")
    piece = stream.pieces[place] if is_table else None
    if signed is None and isinstance(piece, Table):
        view = View(piece.grid)
        texts = [text for row in range(view.rows) if (text := view.row_text(row))]
    if texts:
        stream.remark(message, "\n".join(texts), piece=place)
    return signature


def _without_task(stream: Stream, place: int) -> bool:
    """Whether a table has a heading as the officer chose it, but no column for tasks."""
    known = stream.notes.tables.get(place)
    return known is not None and not any(column.field == "task" for column in known.columns)
