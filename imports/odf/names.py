"""The names of OpenDocument elements and attributes that the reader looks at."""

from __future__ import annotations

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE, _STYLE, _FO, _DRAW, _NUMBER = (
    f"{{{_URN}{name}:1.0}}"
    for name in ("office", "text", "table", "style", "xsl-fo-compatible", "drawing", "datastyle")
)
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
DRAWN = _DRAW
NUMBERS = _NUMBER
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

BODY, OFFICE_TEXT, SPREADSHEET, MIMETYPE = (_OFFICE + name for name in ("body", "text", "spreadsheet", "mimetype"))
STYLES, AUTOMATIC_STYLES, MASTER_STYLES = (_OFFICE + name for name in ("styles", "automatic-styles", "master-styles"))
ANNOTATION, ANNOTATION_END, VALUE_TYPE, VALUE, DATE_VALUE, BOOLEAN_VALUE, STRING_VALUE = (
    _OFFICE + name
    for name in ("annotation", "annotation-end", "value-type", "value", "date-value", "boolean-value", "string-value")
)

P, H, SPAN, SPACE, TAB, BREAK, NOTE, NOTE_CLASS, NOTE_BODY, NOTE_CITATION = (
    _TEXT + name
    for name in ("p", "h", "span", "s", "tab", "line-break", "note", "note-class", "note-body", "note-citation")
)
COUNT, TEXT_STYLE, LIST, LIST_ITEM, LIST_HEADER, OUTLINE_LEVEL, DISPLAY = (
    _TEXT + name for name in ("c", "style-name", "list", "list-item", "list-header", "outline-level", "display")
)
CONTINUE_NUMBERING, CONTINUE_LIST, START_VALUE, LEVEL, BULLET_CHAR, DISPLAY_LEVELS, TRACKED, RUBY_TEXT = (
    _TEXT + name
    for name in (
        "continue-numbering",
        "continue-list",
        "start-value",
        "level",
        "bullet-char",
        "display-levels",
        "tracked-changes",
        "ruby-text",
    )
)
LIST_STYLE, LIST_NUMBER, LIST_BULLET, LIST_IMAGE = (
    _TEXT + name
    for name in ("list-style", "list-level-style-number", "list-level-style-bullet", "list-level-style-image")
)
# What stands around paragraphs and tables without being one.
WRAPPERS = frozenset(
    _TEXT + name
    for name in (
        "section",
        "table-of-content",
        "index-body",
        "index-title",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
        "numbered-paragraph",
    )
)
# What stands inside a paragraph and is no text of it.
SILENT = frozenset(
    {
        RUBY_TEXT,
        TRACKED,
        _TEXT + "script",
        _TEXT + "index-entry-link-start",
        _OFFICE + "event-listeners",
        _OFFICE + "forms",
        _OFFICE + "binary-data",
    }
)

TABLE, COLUMN, ROW, CELL, COVERED, NAME, TABLE_STYLE, DEFAULT_CELL_STYLE, VISIBILITY, FORMULA, SHAPES = (
    _TABLE + name
    for name in (
        "table",
        "table-column",
        "table-row",
        "table-cell",
        "covered-table-cell",
        "name",
        "style-name",
        "default-cell-style-name",
        "visibility",
        "formula",
        "shapes",
    )
)
COLUMNS_REPEATED, ROWS_REPEATED, COLUMNS_SPANNED, ROWS_SPANNED, TABLE_DISPLAY = (
    _TABLE + name
    for name in (
        "number-columns-repeated",
        "number-rows-repeated",
        "number-columns-spanned",
        "number-rows-spanned",
        "display",
    )
)
ROW_WRAPPERS = frozenset(_TABLE + name for name in ("table-header-rows", "table-row-group", "table-rows"))
COLUMN_WRAPPERS = frozenset(_TABLE + name for name in ("table-columns", "table-header-columns", "table-column-group"))

STYLE, DEFAULT_STYLE, STYLE_NAME, PARENT, FAMILY, LIST_STYLE_NAME, DATA_STYLE_NAME = (
    _STYLE + name
    for name in ("style", "default-style", "name", "parent-style-name", "family", "list-style-name", "data-style-name")
)
TEXT_PROPERTIES, PARAGRAPH_PROPERTIES, TABLE_PROPERTIES, COLUMN_PROPERTIES, COLUMN_WIDTH = (
    _STYLE + name
    for name in (
        "text-properties",
        "paragraph-properties",
        "table-properties",
        "table-column-properties",
        "column-width",
    )
)
FONT_NAME, NUM_FORMAT, NUM_PREFIX, NUM_SUFFIX = (
    _STYLE + name for name in ("font-name", "num-format", "num-prefix", "num-suffix")
)
FONT_FAMILY = _FO + "font-family"
HEADER, FOOTER = _STYLE + "header", _STYLE + "footer"
HEADERS = frozenset(
    _STYLE + name for name in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
)
WEIGHT, SLANT, TRANSFORM, ALIGN = (_FO + name for name in ("font-weight", "font-style", "text-transform", "text-align"))
OUTLINE_STYLE, IS_LIST_HEADER = _TEXT + "outline-style", _TEXT + "is-list-header"
NUM_LIST_FORMAT = _LOEXT + "num-list-format"

DATE_STYLE, PERCENTAGE_STYLE, NUMBER_STYLE, CURRENCY_STYLE, BOOLEAN_STYLE = (
    _NUMBER + name for name in ("date-style", "percentage-style", "number-style", "currency-style", "boolean-style")
)
NUMBER, DECIMALS, GROUPING, INTEGERS, DAY, NUMBER_TEXT, CURRENCY = (
    _NUMBER + name
    for name in ("number", "decimal-places", "grouping", "min-integer-digits", "day", "text", "currency-symbol")
)
