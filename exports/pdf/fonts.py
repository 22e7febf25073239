"""The typeface inside one PDF file: embedded subsets, and words in the codes of their subset."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from exports.fonts import FontStyle, font_file
from models.errors import EnvironmentProblem
from models.i18n import _

# The library gives letters their codes as they come; these get the short ones, which makes smaller pages.
_FREQUENT = "đáảàạếệộịướấựờợủốổớụồầậềễọí"
_ESCAPES = {code: chr(code) if code < 128 else f"\\{code:03o}" for code in range(256)} | {
    ord("\\"): "\\\\",
    ord("("): "\\(",
    ord(")"): "\\)",
    ord("\r"): "\\r",
    ord("\n"): "\\n",
}


class PdfFont:
    """One cut and size of the typeface in one document."""

    def __init__(self, canvas: Canvas, font: TTFont, style: FontStyle, size: float) -> None:
        self._font = font
        self._document = canvas._doc  # type: ignore[attr-defined]
        self._size = size
        self._letters = font_file(style).widths
        self._fallback = font_file(style).fallback
        self._font.splitString(_FREQUENT, self._document)
        self.select = self._selector(0)
        self.encode = _Encoded(self._encoded).__getitem__

    def show(self, words: list[str]) -> str:
        """The operator that shows one line of words."""
        return f"({' '.join(map(self.encode, words))})Tj"

    def _selector(self, subset: int) -> str:
        return f"{self._font.getSubsetInternalName(subset, self._document)} {self._size:g} Tf"

    def _encoded(self, word: str) -> str:
        """A word as it stands inside a string; letters of a further subset leave the string for a while."""
        known = "".join([letter if letter in self._letters else self._fallback for letter in word])
        out = ""
        for subset, codes in self._font.splitString(known, self._document):
            text = "".join([_ESCAPES[code] for code in codes])
            out += f")Tj {self._selector(subset)} ({text})Tj {self.select} (" if subset else text
        return out


class _Encoded(dict[str, str]):
    """Word -> its codes; each word is encoded once."""

    def __init__(self, encode: Callable[[str], str]) -> None:
        super().__init__()
        self._encode = encode

    def __missing__(self, word: str) -> str:
        codes = self[word] = self._encode(word)
        return codes


class PdfFonts:
    """All cuts and sizes of one document; a cut is read when it is first used.

    `files` are those read before, for documents that are made one after the other in the same thread.
    """

    def __init__(self, canvas: Canvas, files: dict[FontStyle, TTFont] | None = None) -> None:
        self._canvas = canvas
        self._files: dict[FontStyle, TTFont] = {} if files is None else files
        self._fonts: dict[tuple[FontStyle, float], PdfFont] = {}

    def font(self, style: FontStyle, size: float) -> PdfFont:
        """One cut and size; raises EnvironmentProblem where the font file is missing or broken."""
        found = self._fonts.get((style, size))
        if found is None:
            file = self._files.get(style)
            if file is None:
                file = self._files[style] = load(style)
            found = self._fonts[style, size] = PdfFont(self._canvas, file, style, size)
        return found


def load(style: FontStyle) -> TTFont:
    """A fresh font object for one document, because the library keeps the subsets in it."""
    path = font_file(style).path
    try:
        return TTFont(f"plan-{style}", str(path))
    except (TTFError, OSError, ValueError, LookupError) as error:
        text = _("Tệp phông chữ “{name}” thiếu hoặc hỏng; hãy cài đặt lại chương trình.")
        raise EnvironmentProblem(text.format(name=path.name), repr(error)) from error


def first_font() -> str:
    """The name of a registered font, so that the library does not note its own Helvetica in every file."""
    name = "plan-first"
    if name not in pdfmetrics.getRegisteredFontNames():
        font = load(FontStyle.REGULAR)
        font.fontName = name
        pdfmetrics.registerFont(font)
    return name
