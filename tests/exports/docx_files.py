"""Looks into Word files: their parts, their tables as cells, and whether Word would take them without a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from posixpath import normpath
from typing import Any, NamedTuple
from zipfile import ZipFile

from lxml import etree

from exports.docx.writer import write_docx
from exports.selection import Selected
from models.plan import Plan, Section, Signer
from tests.plans import small_plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# The order of children that the schema (ECMA-376, Part 1, wml.xsd) wants, as far as we write them.
ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "p": "pPr r",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tcPr",
    "tblCellMar": "top left bottom right",
    "tcMar": "top left bottom right",
    "tblBorders": "top left bottom right insideH insideV",
    "compat": "doNotExpandShiftReturn compatSetting",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "hdr": "p",
}
# These may come in any order.
FREE = {
    "trPr": {"cantSplit", "trHeight", "tblHeader"},
    "r": {"rPr", "t", "br", "tab", "fldChar", "instrText"},
}


class TableCell(NamedTuple):
    """One cell of a table of the file, as it is seen: merged cells as one."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


def body_of(plan: Plan, folder: Path, **options: Any) -> Any:
    """The body of a plan's Word file, looked through."""
    write_docx(plan, folder / "a.docx", **options)
    return check_file(folder / "a.docx")


def whole_plan() -> Plan:
    """A plan with all parts of a document and appendices in both forms."""
    return replace(
        small_plan(),
        issued="2026-02-05",
        recipients=("UBND tỉnh", "Lưu: VT"),
        sections=(Section(number="I", heading="MỤC ĐÍCH", paragraphs=("Một.", "Hai./.")),),
        signer=Signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần B"),
    )


def part(path: Path, name: str = "word/document.xml") -> Any:
    """One part of the package as a tree."""
    with ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def names(path: Path) -> list[str]:
    """The parts of the package."""
    with ZipFile(path) as package:
        return package.namelist()


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


def value(element: Any, name: str = "val") -> str | None:
    """An attribute of the main namespace."""
    found = element.get(W + name)
    return None if found is None else str(found)


def check_file(path: Path) -> Any:
    """The body of the document, after a look at all that Word refuses or repairs."""
    trees = {name: part(path, name) for name in names(path) if name.endswith(".xml")}
    for name, tree in trees.items():
        if name.startswith("word/"):
            check_order(tree)
    styles = {value(style, "styleId"): value(style, "type") for style in trees["word/styles.xml"].iter(W + "style")}
    for name, tree in trees.items():
        for tag, kind in (("pStyle", "paragraph"), ("tblStyle", "table"), ("basedOn", None), ("next", "paragraph")):
            for used in tree.iter(W + tag):
                assert value(used) in styles, f"{name}: no style {value(used)}"
                assert kind is None or styles[value(used)] == kind
    body = trees["word/document.xml"].find(W + "body")
    assert local(body[-1]) == "sectPr"
    assert local(body[-2]) == "p", "Word wants a paragraph behind the last table"
    for above, below in pairwise(body):
        assert (local(above), local(below)) != ("tbl", "tbl"), "tables that touch become one"
    with ZipFile(path) as package:
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        types = etree.fromstring(package.read("[Content_Types].xml"))
    ids = {relation.get("Id"): relation.get("Target") for relation in relations}
    assert len(ids) == len(relations)
    for reference in body.iter(W + "headerReference"):
        assert f"word/{ids[reference.get(R + 'id')]}" in trees
    for target in ids.values():
        assert normpath(f"word/{target}") in trees
    told = {one.get("PartName", "").lstrip("/") for one in types}
    assert all(name in told for name in trees if not name.startswith(("[", "customXml/item1.")))  # plain XML by default
    for table in body.iter(W + "tbl"):
        check_table(table)
    return body


def check_order(tree: Any) -> None:
    """Every element we know has children that the schema allows, in its order."""
    for element in tree.iter(etree.Element):
        name = local(element)
        children = [local(child) for child in element]
        if name in ORDER:
            order = ORDER[name].split()
            places = [order.index(child) for child in children]
            assert places == sorted(places), f"{name}: {children}"
            single = {"p": {"pPr"}, "tbl": {"tblPr", "tblGrid"}, "tr": {"trPr"}, "tc": {"tcPr"}}.get(name)
            if single is None and name not in ("compat", "styles", "sectPr", "hdr"):
                assert len(set(children)) == len(children), f"{name}: {children}"
            for child in single or ():
                assert children.count(child) <= 1
        elif name in FREE:
            allowed = FREE[name]
            assert set(children) <= allowed, f"{name}: {children}"
        elif name == "t":
            text = element.text or ""
            assert text == text.strip(" ") or element.get(XML_SPACE) == "preserve"
            assert "\n" not in text


def check_table(table: Any) -> None:
    """Every row fills the grid, merges continue cells of the same place and width, each cell ends with a paragraph."""
    widths = [int(value(column, "w") or 0) for column in table.find(W + "tblGrid")]
    assert all(width > 0 for width in widths)
    total = table.find(f"{W}tblPr/{W}tblW")
    assert int(value(total, "w") or 0) == sum(widths)
    open_cells: dict[int, int] = {}
    rows = table.findall(W + "tr")
    assert rows
    for row in rows:
        column, still_open = 0, {}
        for cell in row.findall(W + "tc"):
            span, merge = shape(cell)
            assert int(value(cell.find(f"{W}tcPr/{W}tcW"), "w") or 0) == sum(widths[column : column + span])
            if merge == "continue":
                assert open_cells.get(column) == span, "a merge that continues nothing"
            if merge:
                still_open[column] = span
            assert local(cell[-1]) == "p"
            column += span
        assert column == len(widths), "a row that does not fill the grid"
        open_cells = still_open


def shape(cell: Any) -> tuple[int, str]:
    """The columns of a cell, and its part in a vertical merge: "restart", "continue" or ""."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return int(value(span) or 1) if span is not None else 1, "" if merge is None else value(merge) or "continue"


def text_of(element: Any) -> str:
    """The text of a paragraph or a cell, paragraphs and breaks as line breaks."""
    if local(element) == "tc":
        return "\n".join(text_of(paragraph) for paragraph in element.findall(W + "p"))
    signs = {W + "br": "\n", W + "tab": ""}
    return "".join(signs.get(one.tag, one.text or "") for one in element.iter(W + "t", *signs))


def cells_of(table: Any) -> list[TableCell]:
    """The cells of a table in reading order, merged ones as one."""
    found: list[TableCell] = []
    above: dict[int, int] = {}
    for place, row in enumerate(table.findall(W + "tr")):
        column = 0
        for cell in row.findall(W + "tc"):
            span, merge = shape(cell)
            if merge == "continue":
                top = found[above[column]]
                found[above[column]] = top._replace(rowspan=top.rowspan + 1)
            else:
                above[column] = len(found)
                found.append(TableCell(place, column, 1, span, text_of(cell)))
            column += span
    return found


def printed_cells(selected: Selected) -> Iterator[tuple[int, int, int, int, str]]:
    """What the Grid of an appendix wants to see in the file."""
    first = 0
    for block in selected.blocks():
        for cell in block.cells:
            yield (cell.row + first, cell.column, cell.rowspan, cell.colspan, cell.printed)
        first += block.rows


def task_tables(body: Any) -> list[Any]:
    """The tables of tasks; letterheads and signatures have another style."""
    return [table for table in body.findall(W + "tbl") if value(table.find(f"{W}tblPr/{W}tblStyle")) == "KHTaskTable"]


def sections(body: Any) -> list[Any]:
    """The properties of the sections in order."""
    return list(body.iter(W + "sectPr"))


def paragraphs(body: Any, style: str) -> list[Any]:
    """All paragraphs of a style, those in tables too."""
    return [p for p in body.iter(W + "p") if value(p.find(f"{W}pPr/{W}pStyle")) == style]
