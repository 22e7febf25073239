"""One page of an open PDF -> its ink."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from imports.pdf.file import PdfFile
from imports.pdf.glyphs import Letters, words_of
from imports.pdf.ink import Ink
from imports.pdf.strokes import Strokes
from models.pdfium_lock import pdfium_lock

_A4 = (0.0, 0.0, 595.3, 841.9)
_WIDEST = 20_000.0


def read_page(file: PdfFile, index: int) -> Ink | None:
    """What a page shows; None where it is damaged."""
    with pdfium_lock:
        page = pdfium_c.FPDF_LoadPage(file.raw, index)
        if not page:
            return None
        try:
            rect = pdfium_c.FS_RECTF()
            box = _A4
            if pdfium_c.FPDF_GetPageBoundingBox(page, ctypes.byref(rect)):
                box = (rect.left, rect.bottom, rect.right, rect.top)
            letters = Letters(page, box)
            wide, high = abs(box[2] - box[0]), abs(box[3] - box[1])
            if letters.turn.quarters % 2:
                wide, high = high, wide
            ink = Ink(min(wide, _WIDEST), min(high, _WIDEST))
            ink.letters, ink.unknown = len(letters.glyphs), letters.unknown
            ink.words, ink.askew, ink.hidden = words_of(letters, ink.width, ink.height)
            Strokes(ink, letters.turn).read(page)
        finally:
            pdfium_c.FPDF_ClosePage(page)
    return ink
