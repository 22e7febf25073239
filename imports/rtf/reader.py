"""An .rtf file -> its paragraphs and tables in the order of the paper, with remarks on what lies beside the text."""

from __future__ import annotations

from collections.abc import Iterator

from imports import beside
from imports.blocks import Source
from imports.draft import Progress, report
from imports.rtf.tokens import Tokens
from imports.rtf.words import USED
from imports.rtf.writer import Writer
from models.i18n import _
from models.plan import Remark

_TOLD_EVERY = 20_000


def read_rtf(data: bytes, progress: Progress | None = None) -> Source:
    """The stream of an .rtf file; raises InputProblem where it is cut off or forged."""
    tokens = Tokens(data, USED)
    writer = Writer(tokens)
    for count, token in enumerate(tokens):
        if count % _TOLD_EVERY == 0:
            report(progress, 0.2 + 0.5 * tokens.share(), _("Đang đọc văn bản Word"))
        writer.take(token)
    pieces = writer.pieces()
    return Source(tuple(pieces), tuple(_remarks(writer)))


def _remarks(writer: Writer) -> Iterator[Remark]:
    yield from beside.hidden_text(" ".join(writer.hidden))
    yield from beside.pictures(writer.pictures)
    told = {
        "footnote": beside.footnote,
        "endnote": beside.endnote,
        "comment": beside.comment,
        "heading": beside.page_heading,
    }
    for kind, remarks_of in told.items():
        for text in dict.fromkeys(writer.notes[kind]):
            yield from remarks_of(text)
