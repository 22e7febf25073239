"""A PDF file as PDFium reads it: every text with its font, size and place, and every ruled line."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw


class Text(NamedTuple):
    """A piece of text set in one go; its ink in pt from the top left corner of the page."""

    text: str
    font: str
    size: float
    left: float
    top: float
    right: float
    bottom: float


class Box(NamedTuple):
    """A frame or, where two sides are the same, a ruled line; in pt from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page: size in mm, texts in the order of the file, ruled lines."""

    width: float
    height: float
    texts: list[Text]
    lines: list[Box]


def read_pages(path: Path) -> list[ReadPage]:
    """All pages of a PDF file."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: Any) -> ReadPage:
    width, height = page.get_size()
    textpage = page.get_textpage()
    texts: list[Text] = []
    lines: list[Box] = []
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(_text(item, textpage, height))
        else:
            lines += _lines(item, height)
    return ReadPage(width / 72 * 25.4, height / 72 * 25.4, texts, lines)


def _text(item: Any, textpage: Any, height: float) -> Text:
    length = raw.FPDFTextObj_GetText(item, textpage, None, 0)
    letters = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(item, textpage, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)), length)
    text = letters.raw[:length].decode("utf-16-le").rstrip("\0")
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item, size)
    font = raw.FPDFTextObj_GetFont(item)
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, name, 200)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    place = (left.value, height - top.value, right.value, height - bottom.value)
    return Text(text, name.value.decode(), size.value, *place)


def _lines(item: Any, height: float) -> Iterator[Box]:
    """The lines of a path; they lie level or stand upright."""
    x, y = ctypes.c_float(), ctypes.c_float()
    before = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (round(x.value, 2), round(height - y.value, 2))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            xs, ys = sorted((before[0], here[0])), sorted((before[1], here[1]))
            assert xs[0] == xs[1] or ys[0] == ys[1]
            yield Box(xs[0], ys[0], xs[1], ys[1])
        before = here
