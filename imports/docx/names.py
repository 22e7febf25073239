"""The names of WordprocessingML elements and attributes that the reader looks at."""

from __future__ import annotations

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


P, R, T, TBL, TR, TC = _W + "p", _W + "r", _W + "t", _W + "tbl", _W + "tr", _W + "tc"
PPR, RPR, TCPR, TRPR, TBLGRID, GRID_COLUMN = (
    _W + "pPr",
    _W + "rPr",
    _W + "tcPr",
    _W + "trPr",
    _W + "tblGrid",
    _W + "gridCol",
)
GRID_SPAN, VMERGE, GRID_BEFORE, TC_WIDTH = _W + "gridSpan", _W + "vMerge", _W + "gridBefore", _W + "tcW"
VAL, WIDTH, ID, CHAR = _W + "val", _W + "w", _W + "id", _W + "char"
TAB, BREAK, CARRIAGE, NO_BREAK_HYPHEN, SYMBOL = (
    _W + "tab",
    _W + "br",
    _W + "cr",
    _W + "noBreakHyphen",
    _W + "sym",
)
BOLD, ITALIC, CAPS, VANISH = _W + "b", _W + "i", _W + "caps", _W + "vanish"
FONTS, RPR_DEFAULT, SOFT_HYPHEN = _W + "rFonts", _W + "rPrDefault", _W + "softHyphen"
# The font of letters beyond ASCII stands first, for old encodings differ in those only; then those of the theme.
FONT_NAMES = tuple(_W + name for name in ("hAnsi", "ascii", "hAnsiTheme", "asciiTheme"))
COMPLEX_FONT = _W + "cs"
JUSTIFY, PSTYLE, RSTYLE, NUMPR, NUM_ID, LEVEL_REF = (
    _W + "jc",
    _W + "pStyle",
    _W + "rStyle",
    _W + "numPr",
    _W + "numId",
    _W + "ilvl",
)
INSERTED, DELETED, MOVED_FROM = _W + "ins", _W + "del", _W + "moveFrom"
BODY, SDT, SDT_CONTENT, TEXT_BOX = _W + "body", _W + "sdt", _W + "sdtContent", _W + "txbxContent"
FOOTNOTE, ENDNOTE, COMMENT, TYPE = _W + "footnote", _W + "endnote", _W + "comment", _W + "type"
STYLE, STYLE_ID, BASED_ON, DEFAULTS = _W + "style", _W + "styleId", _W + "basedOn", _W + "docDefaults"
ABSTRACT_NUM, ABSTRACT_NUM_ID, NUM, LEVEL = _W + "abstractNum", _W + "abstractNumId", _W + "num", _W + "lvl"
NUM_FORMAT, LEVEL_TEXT, START = _W + "numFmt", _W + "lvlText", _W + "start"
OVERRIDE, START_OVERRIDE = _W + "lvlOverride", _W + "startOverride"
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
DRAWING, PICTURE, OBJECT = _W + "drawing", _W + "pict", _W + "object"
HIDING_CHANGES = (
    "rPrChange",
    "pPrChange",
    "tcPrChange",
    "trPrChange",
    "tblPrChange",
    "sectPrChange",
    "numberingChange",
)
MATH_TEXT = _M + "t"
MATH = frozenset({_M + "oMath", _M + "oMathPara"})

# What stands around text without being text: what is inside them is read as if they were not there.
WRAPPERS = frozenset(
    _W + name
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)

# Where one of these stands, a flat pass over the elements would read what is not on paper, or in the wrong order.
NESTING = (
    *WRAPPERS,
    *MATH,
    *(_W + name for name in HIDING_CHANGES),
    *(DELETED, MOVED_FROM, TBL, ALTERNATE, DRAWING, PICTURE, OBJECT, _W + "ruby"),
)
