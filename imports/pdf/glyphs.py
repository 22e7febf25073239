"""The letters of a page as PDFium finds them -> words with their places and looks, turned so that the text is level."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from imports.encodings.fonts import old_font
from imports.encodings.marks import marked
from imports.package import suspicious
from imports.pdf.ink import Look, Word

MOST_LETTERS = 60_000
_FORCE_BOLD = 1 << 18
_ITALIC = 1 << 6
_BOLD_NAMES = ("bold", "black", "heavy", "-bd", "demi")
_MOST_OBJECTS = 100_000
_MOST_CLIPS = 20
_MOST_CORNERS = 100
_FAR = 1e6
_SPILL = 1.0
_HALF_HEIGHT = 0.28
_LINE_END_HYPHEN = "\x02"
_TICKS = "\uf0fc\uf0fe\uf052"


_Raw = tuple[str, float, float, float, float, int]


class Turn(NamedTuple):
    """How a page is turned so that its text is level: quarter turns, and where its upper left corner then lies."""

    quarters: int
    left: float
    top: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as a point from the top left of the turned page."""
        if self.quarters == 0:
            return x - self.left, -y - self.top
        if self.quarters == 1:
            return y - self.left, x - self.top
        if self.quarters == 2:
            return -x - self.left, y - self.top
        return -y - self.left, -x - self.top


class Glyph(NamedTuple):
    """One letter with its box and baseline; `run` is the text object that it belongs to."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    run: int


class Run(NamedTuple):
    """What the letters of one text object have in common; `quarters` is the way it runs, -1 where it is askew.

    It begins at `start`, on its baseline. Of what lies outside `seen` (left, bottom, right, top in the file's own
    points) nothing is painted; None: all is.
    """

    look: Look
    quarters: int
    start: tuple[float, float]
    seen: tuple[float, float, float, float] | None


def turn_of(quarters: int, box: tuple[float, float, float, float]) -> Turn:
    """The turn of a page with this box (left, bottom, right, top in the file's own points)."""
    bare = Turn(quarters, 0.0, 0.0)
    corners = [bare.place(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return Turn(quarters, min(x for x, _y in corners), min(y for _x, y in corners))


class Letters:
    """Reads the letters of one page; `close` is for the caller that opened it under the lock."""

    def __init__(self, page: Any, box: tuple[float, float, float, float]) -> None:
        self.unknown = 0
        self.runs: list[Run] = []
        self.hidden: set[int] = set()
        self._on_page = _texts_on(page)
        self._handle = pdfium_c.FPDFText_LoadPage(page)
        try:
            raw = self._raw() if self._handle else []
        finally:
            if self._handle:
                pdfium_c.FPDFText_ClosePage(self._handle)
        ways = Counter(self.runs[run].quarters for *_rest, run in raw)
        ways.pop(-1, None)
        self.turn = turn_of(ways.most_common(1)[0][0] if ways else 0, box)
        self.glyphs = [self._placed(one) for one in raw]
        self.hidden = {place for place, one in enumerate(raw) if self._is_hidden(one)}

    def _raw(self) -> list[_Raw]:
        count = pdfium_c.FPDFText_CountChars(self._handle)
        if count > MOST_LETTERS:
            raise suspicious(f"{count} letters on a page")
        box = pdfium_c.FS_RECTF()
        sign_of, box_of, run_of = (
            pdfium_c.FPDFText_GetUnicode,
            pdfium_c.FPDFText_GetLooseCharBox,
            pdfium_c.FPDFText_GetTextObject,
        )
        known: dict[int, int] = {}
        found: list[_Raw] = []
        handle, address = self._handle, ctypes.addressof
        for index in range(count):
            item = run_of(handle, index)
            if not item:
                continue  # PDFium's own guess of a space or the end of a line
            code = sign_of(handle, index)
            key = address(item.contents)
            run = known.get(key)
            if run is None:
                run = known[key] = len(self.runs)
                self.runs.append(self._run(item, index))
            if not box_of(handle, index, box):
                continue
            sign = self._sign(code, self.runs[run].look)
            found.append((sign, box.left, box.bottom, box.right, box.top, run))
        return found

    def _sign(self, code: int, look: Look) -> str:
        if code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or code > 0x10FFFF:
            self.unknown += 1
            return ""
        sign = chr(code)
        if 0xE000 <= code <= 0xF8FF:
            # Letters of picture fonts: ticks are marks in a column, all else are bullets.
            return "x" if sign in _TICKS else "-"
        if sign == _LINE_END_HYPHEN:
            # PDFium's mark for a hyphen at the end of a line; in .VnTime the soft hyphen is the letter ư.
            return "\u00ad" if old_font(look.font) else "-"
        return unicodedata.normalize("NFKC", sign) if 0xFB00 <= code <= 0xFB06 else sign

    def _run(self, item: Any, index: int) -> Run:
        size = ctypes.c_float()
        matrix = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFTextObj_GetFontSize(item, size)
        pdfium_c.FPDFText_GetMatrix(self._handle, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        font = pdfium_c.FPDFTextObj_GetFont(item)
        name, bold, italic = _font(font) if font else ("", False, False)
        if pdfium_c.FPDFTextObj_GetTextRenderMode(item) == pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE:
            bold = True
        turned = math.degrees(math.atan2(matrix.b, matrix.a)) / 90
        quarters = round(turned) % 4 if abs(turned - round(turned)) < 0.03 else -1
        seen = clip_of(item) if ctypes.addressof(item.contents) in self._on_page else None
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium_c.FPDFText_GetCharOrigin(self._handle, index, x, y)
        look = Look(name, round(abs(size.value) * scale, 1), bold, italic)
        return Run(look, quarters, (x.value, y.value), seen)

    def _is_hidden(self, one: _Raw) -> bool:
        _sign, left, bottom, right, top, run = one
        look, quarters, start, seen = self.runs[run]
        if seen is None:
            return False
        if quarters == 0:
            # A line that the end of a page cuts is painted on both: it belongs where the middle of its letters is.
            middle = start[1] + _HALF_HEIGHT * look.size
            return not (seen[1] <= middle <= seen[3] and seen[0] - _SPILL <= (left + right) / 2 <= seen[2] + _SPILL)
        x, y = (left + right) / 2, (bottom + top) / 2
        return not (seen[0] - _SPILL <= x <= seen[2] + _SPILL and seen[1] - _SPILL <= y <= seen[3] + _SPILL)

    def _placed(self, one: _Raw) -> Glyph:
        sign, left, bottom, right, top, run = one
        x0, y0 = self.turn.place(left, bottom)
        x1, y1 = self.turn.place(right, top)
        base = self.turn.place(*self.runs[run].start)[1]
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        return Glyph(sign, x0, y0, x1, y1, base, run)


def _texts_on(page: Any) -> set[int]:
    """The text objects of the page itself, not of forms in it: only their clipping is told in the page's points."""
    count = min(pdfium_c.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    items = (pdfium_c.FPDFPage_GetObject(page, place) for place in range(count))
    text = pdfium_c.FPDF_PAGEOBJ_TEXT
    return {ctypes.addressof(item.contents) for item in items if pdfium_c.FPDFPageObj_GetType(item) == text}


def clip_of(item: Any) -> tuple[float, float, float, float] | None:
    """The box outside of which nothing of an object is painted; None where all of it is."""
    clip = pdfium_c.FPDFPageObj_GetClipPath(item)
    count = pdfium_c.FPDFClipPath_CountPaths(clip) if clip else 0
    if not 0 < count <= _MOST_CLIPS:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    box = (-_FAR, -_FAR, _FAR, _FAR)
    for path in range(count):
        corners: list[tuple[float, float]] = []
        for place in range(min(pdfium_c.FPDFClipPath_CountPathSegments(clip, path), _MOST_CORNERS)):
            segment = pdfium_c.FPDFClipPath_GetPathSegment(clip, path, place)
            if pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
                corners.append((x.value, y.value))
        if corners:
            xs, ys = [one[0] for one in corners], [one[1] for one in corners]
            box = (max(box[0], min(xs)), max(box[1], min(ys)), min(box[2], max(xs)), min(box[3], max(ys)))
    return box


def _font(font: Any) -> tuple[str, bool, bool]:
    letters = ctypes.create_string_buffer(200)
    length = pdfium_c.FPDFFont_GetBaseFontName(font, letters, 200)
    name = letters.raw[: min(length, 200)].decode("latin-1").rstrip("\0").partition("+")
    bare = name[2] or name[0]
    flags = pdfium_c.FPDFFont_GetFlags(font)
    folded = bare.casefold()
    bold = any(word in folded for word in _BOLD_NAMES) or bool(flags > 0 and flags & _FORCE_BOLD)
    italic = "italic" in folded or "oblique" in folded or bool(flags > 0 and flags & _ITALIC)
    return bare, bold, italic


class Words(NamedTuple):
    """The words of a page in the order of the file, those that stand askew, and those that are covered."""

    plain: list[Word]
    askew: list[Word]
    hidden: list[Word]


def words_of(letters: Letters, width: float, height: float) -> Words:
    """The words of a page; text that runs upwards or downwards on a level page is one word for each run."""
    # Where the file writes its spaces, wide gaps inside a word only mean that its letters were spread.
    spaces = sum(1 for glyph in letters.glyphs if glyph.sign.isspace())
    widest = 0.5 if spaces * 20 > len(letters.glyphs) else 0.16
    found = Words([], [], [])
    word: Word | None = None
    before = (-1, False)
    for place, glyph in enumerate(letters.glyphs):
        sign, left, top, right, bottom, base, run = glyph
        if not (-1 <= (left + right) / 2 <= width + 1 and -1 <= (top + bottom) / 2 <= height + 1):
            continue  # beside the paper, so never seen
        look, quarters, _start, _seen = letters.runs[run]
        hidden = place in letters.hidden
        same, before = before == (run, hidden), (run, hidden)
        if quarters != letters.turn.quarters:
            if word is not None and same:
                _grow(word, glyph)
            elif sign.strip():
                word = Word(sign, left, top, right, bottom, bottom, look)
                (found.hidden if hidden else found.askew if quarters < 0 else found.plain).append(word)
        elif hidden:
            if word is not None and same:
                _grow(word, glyph)
            elif sign.strip():
                word = Word(sign, left, top, right, bottom, base, look)
                found.hidden.append(word)
        elif not sign.strip():
            if word is not None and sign:
                word.spaced = True
            word = None
        elif word is not None and _follows(word, sign, left, base, look, widest if same else 0.12):
            _grow(word, glyph)
        else:
            word = Word(sign, left, top, right, bottom, base, look)
            found.plain.append(word)
    for words in found:
        for word in words:
            word.text = marked(_whole(word.text), old_font(word.look.font))
    return found


def _grow(word: Word, glyph: Glyph) -> None:
    word.text += glyph.sign
    word.left, word.right = min(word.left, glyph.left), max(word.right, glyph.right)
    word.top, word.bottom = min(word.top, glyph.top), max(word.bottom, glyph.bottom)


def _follows(word: Word, sign: str, left: float, base: float, look: Look, widest: float) -> bool:
    size = max(look.size, 1.0)
    if abs(word.base - base) > 0.35 * size:
        return False
    if word.look.font != look.font and old_font(word.look.font) != old_font(look.font):
        return False
    if unicodedata.combining(sign):
        return True
    return -0.6 * size < left - word.right < widest * size


def _whole(text: str) -> str:
    """Letters above the first 65,536, which come in two halves, made whole; stray halves left out."""
    if not any("\ud800" <= sign <= "\udfff" for sign in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
