"""The rules by which Excel refuses or "repairs" a workbook, as checks of a file's own XML.

From the schema (ECMA-376, sml.xsd) and the limits that Excel's specification names; written down here because no test
can ask Excel itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl.utils import column_index_from_string

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
    "extLst",
)  # fmt: skip
_BOOK_ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr",
)  # fmt: skip
_HEADER = re.compile(r'(?:&[LCR]|&"[^"&]+"|&\d+|&[PN]|[^&])*')
_SIGNS = tuple("=+-@")


def bounds(ref: str) -> tuple[int, int, int, int]:
    """The first column and row and the last ones of "A1:B2" or "A1"."""
    match = re.fullmatch(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?", ref)
    assert match, ref
    left, top, right, bottom = match.groups()
    ends = column_index_from_string(right or left), int(bottom or top)
    return column_index_from_string(left), int(top), *ends


def check_workbook(path: Path) -> None:
    """Assert every rule on a workbook file."""
    with ZipFile(path) as package:
        names = package.namelist()
        assert len(names) == len(set(names)), "a part comes twice"
        parts = {name: etree.fromstring(package.read(name)) for name in names}
    _check_parts(parts)
    book = parts["xl/workbook.xml"]
    assert [_tag(child) for child in book] == _sorted(book, _BOOK_ORDER)
    sheets = list(book.iter(S + "sheet"))
    _check_names([str(sheet.get("name")) for sheet in sheets])
    assert len({sheet.get("sheetId") for sheet in sheets}) == len(sheets)
    assert {sheet.get("state", "visible") for sheet in sheets} <= {"visible", "hidden", "veryHidden"}
    assert any(sheet.get("state", "visible") == "visible" for sheet in sheets)
    styles = parts["xl/styles.xml"]
    quoted = _check_styles(styles)
    targets = {r.get("Id"): r.get("Target") for r in parts["xl/_rels/workbook.xml.rels"]}
    areas: list[str] = []
    for sheet in sheets:
        root = parts[_target("xl/workbook.xml", str(targets[sheet.get(_R + "id")]))]
        areas.append(_check_sheet(root, quoted))
    _check_defined_names(book, [str(sheet.get("name")) for sheet in sheets], areas)


def _check_parts(parts: dict[str, Any]) -> None:
    """Every part has a type, every relation leads somewhere."""
    types = parts["[Content_Types].xml"]
    defaults = {str(one.get("Extension")) for one in types.iter(_PACKAGE + "content-types}Default")}
    overrides = [str(one.get("PartName")) for one in types.iter(_PACKAGE + "content-types}Override")]
    assert len(overrides) == len(set(overrides))
    for name in parts:
        assert name == "[Content_Types].xml" or f"/{name}" in overrides or name.rpartition(".")[2] in defaults, name
    for name in overrides:
        assert name.lstrip("/") in parts, f"{name} is typed but missing"
    for name, root in parts.items():
        if name.endswith(".rels"):
            source = name.replace("_rels/", "").removesuffix(".rels")
            assert len({one.get("Id") for one in root}) == len(root)
            for one in root:
                assert _target(source, str(one.get("Target"))) in parts, one.get("Target")


def _target(source: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return str(PurePosixPath(source).parent / target).removeprefix("./")


def _check_names(names: list[str]) -> None:
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31, name
        assert not re.search(r"[:\\/?*\[\]\x00-\x1f]|^'|'$", name), name
        assert name.casefold() != "history"


def _check_styles(styles: Any) -> list[bool]:
    """Every number a format names exists; whether each cell format keeps its text from being read as a formula."""
    count = {}
    for tag in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"):
        group = styles.find(S + tag)
        count[tag] = len(group)
        assert int(group.get("count", len(group))) == len(group), tag
    for xf in (*styles.find(S + "cellXfs"), *styles.find(S + "cellStyleXfs")):
        for name, group in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
            assert int(xf.get(name, 0)) < count[group]
        assert int(xf.get("xfId", 0)) < count["cellStyleXfs"]
    named = list(styles.find(S + "cellStyles"))
    assert len({style.get("name") for style in named}) == len(named)
    for style in named:
        assert int(style.get("xfId")) < count["cellStyleXfs"]
    return [xf.get("quotePrefix") == "1" for xf in styles.find(S + "cellXfs")]


def _check_sheet(root: Any, quoted: list[bool]) -> str:
    """One sheet; its used range."""
    tags = [_tag(child) for child in root]
    assert tags == _sorted(root, _ORDER), tags
    assert len(set(tags)) == len(tags)
    area = str(root.find(S + "dimension").get("ref"))
    left, top, right, bottom = bounds(area)
    last = 0
    for row in root.find(S + "sheetData"):
        number = int(row.get("r"))
        assert last < number <= bottom
        last = number
        assert 0 < float(row.get("ht", 15)) <= 409, row.get("ht")
        columns = [bounds(cell.get("r")) for cell in row]
        assert all(one[0] < two[0] for one, two in pairwise(columns))
        assert all(left <= one[0] <= right and one[1] == number for one in columns)
        for cell in row:
            _check_cell(cell, quoted)
    assert last == bottom or (last, bottom) == (0, 1)
    merges = [bounds(one.get("ref")) for one in root.iter(S + "mergeCell")]
    _check_merges(merges, (left, top, right, bottom))
    for tag in ("mergeCells", "rowBreaks"):
        for group in root.iter(S + tag):
            assert int(group.get("count")) == len(group) > 0
    breaks = [int(one.get("id")) for one in root.iter(S + "brk")]
    assert len(breaks) <= 1026
    assert all(one < two for one, two in pairwise(breaks))
    assert all(0 < one < bottom for one in breaks)
    ends = [(int(one.get("min")), int(one.get("max")), float(one.get("width"))) for one in root.iter(S + "col")]
    assert all(first <= end and 0 < width <= 255 for first, end, width in ends)
    assert all(one[1] < two[0] for one, two in pairwise(ends))
    for setup in root.iter(S + "pageSetup"):
        assert 10 <= int(setup.get("scale", 100)) <= 400
    for group in root.iter(S + "headerFooter"):
        for text in (one.text or "" for one in group):
            assert len(text) <= 255
            assert _HEADER.fullmatch(text), text
    return area


def _check_cell(cell: Any, quoted: list[bool]) -> None:
    style = int(cell.get("s", 0))
    assert style < len(quoted)
    assert not list(cell.iter(S + "f")), "a formula"
    kind = cell.get("t", "n")
    assert kind in ("n", "inlineStr"), kind
    if kind == "n":
        assert len(cell) <= 1
        assert not len(cell) or float(cell[0].text) >= 0
        return
    assert [_tag(child) for child in cell] == ["is"]
    runs = list(cell[0])
    assert {_tag(run) for run in runs} in ({"t"}, {"r"})
    text = "".join(one.text or "" for one in cell.iter(S + "t"))
    assert 0 < len(text.encode("utf-16-le")) // 2 <= 32_767
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text)
    assert quoted[style] or not text.startswith(_SIGNS), text[:20]


def _check_merges(merges: list[tuple[int, int, int, int]], area: tuple[int, int, int, int]) -> None:
    seen: set[tuple[int, int]] = set()
    for left, top, right, bottom in merges:
        assert (left, top) != (right, bottom), "a single cell is merged"
        assert area[0] <= left <= right <= area[2]
        assert area[1] <= top <= bottom <= area[3]
        places = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        assert not places & seen, "merged ranges overlap"
        seen |= places


def _check_defined_names(book: Any, names: list[str], areas: list[str]) -> None:
    found = list(book.iter(S + "definedName"))
    keys = [(str(one.get("name")).casefold(), one.get("localSheetId")) for one in found]
    assert len(set(keys)) == len(keys)
    for one in found:
        place = int(one.get("localSheetId"))
        name, mark, ref = str(one.text).rpartition("!")
        assert mark
        assert name == "'" + names[place].replace("'", "''") + "'", name
        low, high = (value for value in bounds(areas[place])[1::2])
        rows = [int(number) for number in re.findall(r"\$(\d+)", ref)]
        assert re.fullmatch(r"\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?|\$\d+:\$\d+", ref), ref
        assert all(low <= row <= high for row in rows)


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _sorted(root: Any, order: tuple[str, ...]) -> list[str]:
    return sorted((_tag(child) for child in root), key=order.index)


def sheet_texts(path: Path, name: str) -> Iterator[str]:
    """The texts of one sheet in reading order, "" for a blank cell; hidden sheets too."""
    with ZipFile(path) as package:
        book = etree.fromstring(package.read("xl/workbook.xml"))
        names = [str(sheet.get("name")) for sheet in book.iter(S + "sheet")]
        root = etree.fromstring(package.read(f"xl/worksheets/sheet{names.index(name) + 1}.xml"))
    for cell in root.iter(S + "c"):
        yield "".join(one.text or "" for one in cell.iter(S + "t", S + "v"))
