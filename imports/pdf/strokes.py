"""The drawn objects of a page: ruled lines from strokes and thin filled boxes, and how much pictures cover."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from imports.pdf.glyphs import Turn
from imports.pdf.ink import Ink, Rule

_THIN = 3.0
_SHORTEST = 0.8
_LEVEL = 0.8
_MOST_OBJECTS = 100_000
_MOST_CORNERS = 200_000
_MOST_DEPTH = 6
_MOST_CURVED = 2_000

Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Strokes:
    """Reads the drawn objects of one page into its ink; the page is open and the lock held."""

    def __init__(self, ink: Ink, turn: Turn) -> None:
        self._ink = ink
        self._turn = turn
        self._objects = 0
        self._corners = 0
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def read(self, page: Any) -> None:
        """Take the objects of the page and of the forms in it."""
        count = pdfium_c.FPDFPage_CountObjects(page)
        for place in range(min(count, _MOST_OBJECTS)):
            self._object(pdfium_c.FPDFPage_GetObject(page, place), _PLAIN, 0)

    def _object(self, item: Any, above: Matrix, depth: int) -> None:
        self._objects += 1
        if not item or self._objects > _MOST_OBJECTS or self._corners > _MOST_CORNERS:
            return
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            self._path(item, _times(_matrix(item), above))
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            self._picture(_times(_matrix(item), above))
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MOST_DEPTH:
            matrix = _times(_matrix(item), above)
            for place in range(min(pdfium_c.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
                self._object(pdfium_c.FPDFFormObj_GetObject(item, place), matrix, depth + 1)

    def _picture(self, matrix: Matrix) -> None:
        """A picture fills the unit square under its matrix."""
        corners = [self._place(matrix, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
        left, right = min(x for x, _y in corners), max(x for x, _y in corners)
        top, bottom = min(y for _x, y in corners), max(y for _x, y in corners)
        self._box(left, top, right, bottom)
        area = max(1.0, self._ink.width * self._ink.height)
        self._ink.pictures.append(min(1.0, (right - left) * (bottom - top) / area))

    def _path(self, item: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDFPath_GetDrawMode(item, fill, stroke)
        if not fill.value and not stroke.value:
            return
        count = pdfium_c.FPDFPath_CountSegments(item)
        self._corners += count
        if self._corners > _MOST_CORNERS:
            return
        corners: list[tuple[float, float]] = []
        curved = False
        for place in range(count):
            segment = pdfium_c.FPDFPath_GetPathSegment(item, place)
            kind = pdfium_c.FPDFPathSegment_GetType(segment)
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
                self._shape(corners, bool(stroke.value), curved)
                corners, curved = [], False
            elif kind == pdfium_c.FPDF_SEGMENT_BEZIERTO:
                curved = True
            pdfium_c.FPDFPathSegment_GetPoint(segment, self._x, self._y)
            corners.append(self._place(matrix, self._x.value, self._y.value))
            if pdfium_c.FPDFPathSegment_GetClose(segment):
                corners.append(corners[0])
        self._shape(corners, bool(stroke.value), curved)

    def _shape(self, corners: list[tuple[float, float]], stroked: bool, curved: bool) -> None:
        if len(corners) < 2 or (curved and len(corners) > _MOST_CURVED):
            return
        if stroked and not curved:
            for (x0, y0), (x1, y1) in pairwise(corners):
                if abs(y0 - y1) <= _LEVEL or abs(x0 - x1) <= _LEVEL:
                    self._box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            return
        xs, ys = [x for x, _y in corners], [y for _x, y in corners]
        self._box(min(xs), min(ys), max(xs), max(ys))

    def _box(self, left: float, top: float, right: float, bottom: float) -> None:
        """A box that is thin one way and longer the other is a ruled line."""
        wide, high = right - left, bottom - top
        if high <= _THIN and wide >= _SHORTEST and wide > high:
            self._ink.level.append(Rule((top + bottom) / 2, left, right))
        elif wide <= _THIN and high >= _SHORTEST and high > wide:
            self._ink.upright.append(Rule((left + right) / 2, top, bottom))

    def _place(self, matrix: Matrix, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = matrix
        return self._turn.place(a * x + c * y + e, b * x + d * y + f)


def _matrix(item: Any) -> Matrix:
    found = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, found):
        return _PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix for two that are applied one after the other."""
    if then == _PLAIN:
        return first
    a, b, c, d, e, f = first
    k, l, m, n, o, p = then  # noqa: E741
    return (a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p)
