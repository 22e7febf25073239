"""Files that mean harm, or are far larger than any plan, in their full size; each is made when it is asked for."""

# ruff: noqa: PLW0108 - without its lambda, each file would be made when this one is imported

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from exports.jsonfile import write_json
from tests.imports.old_files import HEADER
from tests.imports.pdf_files import page_pdf, stream
from tests.imports.strangers import excel_file, word_file
from tests.imports.test_odt import KIND, SPACES
from tests.imports.test_spreadsheets import ODS_HEAD, OFFICE
from tests.plans import small_plan

ROWS = [[f"*{text}" for text in HEADER], ["1", "Rà soát", "Báo cáo", "Văn phòng", "Các phòng", "Quý I"]]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
MILLION = 1_000_000
_HEAD_ROW = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in HEADER)
_SHEET_HEAD = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in HEADER)
_ODS_CELLS = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in HEADER)
_HTML_HEAD = "<table><tr>" + "".join(f"<td>{text}" for text in HEADER)
_TAB_HEAD = "\t".join(HEADER) + "\n"


@cache
def _parts(kind: str) -> dict[str, bytes]:
    """The parts of an honest Word file or workbook."""
    with TemporaryDirectory() as folder:
        path = (word_file if kind == "docx" else excel_file)(Path(folder), ROWS)
        with zipfile.ZipFile(path) as source:
            return {name: source.read(name) for name in source.namelist()}


def zip_of(parts: dict[str, bytes], packed: bool = False) -> bytes:
    """A zip that hides nothing behind its packing, unless wanted."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


def docx(body: str, *, packed: bool = False, **more: bytes) -> bytes:
    """A Word file with this body; parts more by their names, "styles" for word/styles.xml."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()
    parts = {f"word/{name}.xml": data for name, data in more.items()}
    return zip_of({**_parts("docx"), "word/document.xml": document, **parts}, packed)


def xlsx(rows: str, *, packed: bool = False, after: str = "", strings: str = "") -> bytes:
    """A workbook with these rows in its sheet."""
    sheet = f"<worksheet {S}><sheetData>{rows}</sheetData>{after}</worksheet>".encode()
    parts = {**_parts("xlsx"), "xl/worksheets/sheet1.xml": sheet}
    if strings:
        parts["xl/sharedStrings.xml"] = f"<sst {S}>{strings}</sst>".encode()
    return zip_of(parts, packed)


def odt(body: str, styles: str = "") -> bytes:
    """A text of OpenDocument with this body."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zip_of({"mimetype": KIND.encode(), "content.xml": content.encode()})


def ods(rows: str, *, flat: bool = False) -> bytes:
    """Sheets of OpenDocument with these rows."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    body = f'<office:body><office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet>'
    if flat:
        head = ODS_HEAD.replace("document-content", "document").replace(">", f' office:mimetype="{kind}">')
        return f'<?xml version="1.0"?>{head}{body}</office:body></office:document>'.encode()
    content = f"{ODS_HEAD}{body}</office:body></office:document-content>"
    return zip_of({"mimetype": kind.encode(), "content.xml": content.encode()})


def _ods_row(*texts: str) -> str:
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row>{cells}</table:table-row>"


def _word_rows(count: int, cell: str, cells: int = 6) -> str:
    row = "<w:tr>" + f"<w:tc>{cell}<w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>" * cells + "</w:tr>"
    return f"<w:tbl><w:tr>{_HEAD_ROW}</w:tr>{row * count}</w:tbl>"


def _sheet_rows(count: int, cells: str) -> str:
    return f"<row>{_SHEET_HEAD}</row>" + f"<row>{cells}</row>" * count


def _nested(before: str, after: str, depth: int) -> str:
    return before * depth + after * depth


def _overlapping() -> bytes:
    """A hundred sheets in the directory of a zip, all of them the same bytes of the file."""
    names = [f"xl/worksheets/sheet{number:03}.xml" for number in range(100)]
    sheet = f"<worksheet {S}><sheetData>{_sheet_rows(60_000, '<c><v>1</v></c>' * 6)}</sheetData></worksheet>"
    listed = "".join(f'<sheet name="{n}" sheetId="{n + 1}" r:id="s{n}"/>' for n in range(100))
    spaces = f'{S} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    links = "".join(f'<Relationship Id="s{n}" Type="x/worksheet" Target="/{name}"/>' for n, name in enumerate(names))
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    parts = {
        **_parts("xlsx"),
        names[0]: sheet.encode(),
        "xl/workbook.xml": f"<workbook {spaces}><sheets>{listed}</sheets></workbook>".encode(),
        "xl/_rels/workbook.xml.rels": relations.format(links).encode(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
        first = target.getinfo(names[0])
        for name in names[1:]:
            again = zipfile.ZipInfo(names[0])
            for field in ("header_offset", "file_size", "compress_size", "CRC", "compress_type"):
                setattr(again, field, getattr(first, field))
            # Python looks whether the name beside the bytes is that of the directory, so theirs stay the same.
            again.filename = name
            target.filelist.append(again)
    return out.getvalue()


def _ole_ring() -> bytes:
    """An .xls in which the sectors of the directory follow each other without end."""
    data = bytearray((OFFICE / "bang.xls").read_bytes())
    (first,) = struct.unpack_from("<I", data, 48)
    (fat,) = struct.unpack_from("<I", data, 76)
    struct.pack_into("<I", data, (fat + 1) * 512 + 4 * first, first)
    return bytes(data)


def _json(count: int) -> bytes:
    with TemporaryDirectory() as folder:
        write_json(small_plan(), Path(folder) / "a.json")
        data = json.loads((Path(folder) / "a.json").read_bytes())
    area = data["appendices"][0]["areas"][0]
    area["items"] = area["items"][:1] * count
    return json.dumps(data).encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "million paragraphs.docx": lambda: docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * MILLION),
    "million empty paragraphs.docx": lambda: docx("<w:p/>" * MILLION),
    "million paragraphs packed.docx": lambda: docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * MILLION, packed=True),
    "100k rows.docx": lambda: docx(_word_rows(100_000, "")),
    "100k merged rows.docx": lambda: docx(_word_rows(100_000, "<w:tcPr><w:vMerge/></w:tcPr>")),
    "largest table.docx": lambda: docx(_word_rows(49_000, "")),
    "largest text.docx": lambda: docx("<w:p><w:r><w:t>1. Rà soát văn bản</w:t></w:r></w:p>" * 59_000),
    "16384 columns.docx": lambda: docx(_word_rows(20, "", 16_384)),
    "absurd spans.docx": lambda: docx(_word_rows(3_000, '<w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>')),
    "giant cell.docx": lambda: docx(f"<w:tbl><w:tr>{_HEAD_ROW.replace('STT', 'kế hoạch ' * MILLION)}</w:tr></w:tbl>"),
    "giant words.docx": lambda: docx(
        _word_rows(3, "<w:p><w:r><w:t>" + "1. a) - " * 1_300_000 + "</w:t></w:r></w:p>", 1)
    ),
    "tables 1000 deep.docx": lambda: docx(_nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 1_000)),
    "tables 60 deep and wide.docx": lambda: docx(
        _nested(f"<w:tbl><w:tr>{_HEAD_ROW}</w:tr><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>", 60) * 100
    ),
    "styles in a ring.docx": lambda: docx(
        "<w:p><w:pPr><w:pStyle w:val='s0'/></w:pPr></w:p>",
        styles=f"<w:styles {W}>".encode()
        + b"".join(
            b"<w:style w:styleId='s%d'><w:basedOn w:val='s%d'/></w:style>" % (n, (n + 1) % 20_000)
            for n in range(20_000)
        )
        + b"</w:styles>",
    ),
    "text boxes in text boxes.docx": lambda: docx(
        "<w:p><w:r><w:drawing>"
        + _nested("<w:txbxContent><w:p><w:r><w:drawing>" * 2, "</w:drawing></w:r></w:p></w:txbxContent>" * 2, 20)
        + "</w:drawing></w:r></w:p>"
    ),
    "5001 parts.docx": lambda: zip_of({**_parts("docx"), **{f"word/{n}.xml": b"" for n in range(5_001)}}),
    "large picture.docx": lambda: zip_of({**_parts("docx"), "word/media/a.png": bytes(180_000_000)}),
    "million empty rows.xlsx": lambda: xlsx(_sheet_rows(0, "") + '<row s="1" ht="15"><c s="1"/></row>' * MILLION),
    "million empty rows packed.xlsx": lambda: xlsx('<row s="1" ht="15"><c s="1"/></row>' * MILLION, packed=True),
    "million rows.xlsx": lambda: xlsx(_sheet_rows(MILLION, "<c><v>1</v></c><c><v>2</v></c>")),
    "largest table.xlsx": lambda: xlsx(_sheet_rows(49_000, "<c><v>1</v></c>" + '<c t="str"><v>Rà soát</v></c>' * 5)),
    "200k rows.xlsx": lambda: xlsx(_sheet_rows(200_000, "<c><v>1</v></c>" + '<c t="str"><v>Rà soát</v></c>' * 5)),
    "16384 columns.xlsx": lambda: xlsx("<row>" + '<c s="1"/>' * 16_384 + "</row>" + _sheet_rows(1, "<c><v>1</v></c>")),
    "16384 full columns.xlsx": lambda: xlsx(("<row>" + "<c><v>1</v></c>" * 16_384 + "</row>") * 60),
    "far cell.xlsx": lambda: xlsx(
        _sheet_rows(1, "<c><v>1</v></c>") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "far cells.xlsx": lambda: xlsx(
        "".join(
            f'<row r="{n * 2_000 + 1}"><c r="{"ABCDEFGHIJ"[n % 10]}{"A" * (n % 2)}{n * 2_000 + 1}"><v>1</v></c></row>'
            for n in range(500)
        )
    ),
    "100k merges.xlsx": lambda: xlsx(
        _sheet_rows(100_000, "<c><v>1</v></c>" * 3),
        after="<mergeCells>"
        + "".join(f'<mergeCell ref="A{n}:C{n + 9}"/>' for n in range(2, 100_002))
        + "</mergeCells>",
    ),
    "absurd merges.xlsx": lambda: xlsx(
        _sheet_rows(3_000, "<c><v>1</v></c>"),
        after="<mergeCells>"
        + "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(2, 3_000))
        + "</mergeCells>",
    ),
    "giant cell.xlsx": lambda: xlsx(_sheet_rows(1, f'<c t="str"><v>{"kế hoạch " * MILLION}</v></c>' * 2)),
    "million strings.xlsx": lambda: xlsx(
        _sheet_rows(1, '<c t="s"><v>1</v></c>'), strings="<si><t>a</t></si>" * MILLION
    ),
    "formulas on formulas.xlsx": lambda: xlsx(
        _sheet_rows(1, "")
        + "".join(f'<row r="{n}"><c r="A{n}"><f>SUM(A{n + 1}:A60000)</f></c></row>' for n in range(2, 60_000))
    ),
    "the same sheet a hundred times.xlsx": _overlapping,
    "ring of sectors.xls": _ole_ring,
    "million paragraphs.odt": lambda: odt("<text:p>a</text:p>" * MILLION),
    "tables 1000 deep.odt": lambda: odt(
        _nested(
            "<table:table><table:table-row><table:table-cell>",
            "</table:table-cell></table:table-row></table:table>",
            1_000,
        )
    ),
    "largest table.odt": lambda: odt(
        f"<table:table>{_ods_row(*HEADER)}{_ods_row('1', *['Rà soát'] * 5) * 49_000}</table:table>"
    ),
    "giant cell.odt": lambda: odt(f"<table:table>{_ods_row('kế hoạch ' * MILLION, 'b')}</table:table>"),
    "absurd spans.odt": lambda: odt(
        "<table:table>"
        + _ods_row("a", "b").replace(
            "<table:table-cell>",
            '<table:table-cell table:number-rows-spanned="999999999" table:number-columns-spanned="999999999">',
        )
        * 3_000
        + "</table:table>"
    ),
    "styles in a ring.odt": lambda: odt(
        '<text:p text:style-name="s0">a</text:p>' * 1_000,
        "".join(
            f'<style:style style:name="s{n}" style:family="paragraph" style:parent-style-name="s{(n + 1) % 5_000}"/>'
            for n in range(5_000)
        ),
    ),
    "million empty rows.ods": lambda: ods(
        '<table:table-row table:style-name="r"><table:table-cell/></table:table-row>' * 600_000 + _ods_row(*HEADER)
    ),
    "300k rows.ods": lambda: ods(_ods_row(*HEADER) + _ods_row("1", "a") * 300_000),
    "largest table.ods": lambda: ods(_ods_row(*HEADER) + _ods_row("1", *["Rà soát"] * 5) * 49_000),
    "300k rows.fods": lambda: ods(_ods_row(*HEADER) + _ods_row("1", "a") * 300_000, flat=True),
    "giant cell.ods": lambda: ods(_ods_row(*HEADER) + _ods_row("1", "kế hoạch " * MILLION)),
    "repeated.ods": lambda: ods(
        (
            _ods_row(*HEADER)
            .replace("<table:table-cell>", '<table:table-cell table:number-columns-repeated="16384">', 1)
            .replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048576">')
        )
        * 500
    ),
    "million paragraphs.html": lambda: b"<html><body>" + b"<p>a" * MILLION,
    "tables 1000 deep.html": lambda: b"<html>" + b"<table><tr><td>" * 1_000 + b"x",
    "tables 80 deep.html": lambda: b"<html>" + (b"<table><tr><td>a<td>" * 80 + b"x" + b"</table>" * 80) * 200,
    "giant cell.html": lambda: (_HTML_HEAD + "<tr><td>1<td>" + "kế hoạch " * MILLION).encode(),
    "absurd spans.html": lambda: (_HTML_HEAD + "<tr><td rowspan=65000 colspan=1000>a" * 20_000).encode(),
    "16384 columns.html": lambda: (_HTML_HEAD + ("<tr>" + "<td>a" * 16_384) * 20).encode(),
    "largest table.html": lambda: (_HTML_HEAD + "<tr><td>1<td>a<td>b<td>c<td>d<td>e" * 49_000).encode(),
    "190k rows.html": lambda: (_HTML_HEAD + "<tr><td>1<td>a" * 190_000).encode(),
    "50k tables.html": lambda: (
        _HTML_HEAD + "<tr><td>1<td>a</table>" + "<table><tr><td>1<td>a</table>" * 50_000
    ).encode(),
    "million lines.txt": lambda: b"a\n" * MILLION,
    "49k lines.txt": lambda: "1. Rà soát văn bản; chủ trì: Văn phòng\n".encode() * 49_000,
    "49k rows.tsv": lambda: (_TAB_HEAD + "1\ta\tb\tc\td\te\n" * 49_000).encode(),
    "giant cell.tsv": lambda: (_TAB_HEAD + "1\t" + "kế hoạch " * MILLION + "\tb\tc\td\te\n").encode(),
    "giant cell.csv": lambda: (_TAB_HEAD.replace("\t", ",") + '1,"' + "kế hoạch " * MILLION + '",b,c,d,e\n').encode(),
    "million paragraphs.rtf": lambda: b"{\\rtf1\\ansi " + b"a\\par " * MILLION + b"}",
    "million groups.rtf": lambda: b"{\\rtf1\\ansi " + b"{" * MILLION + b"a",
    "million rows.rtf": lambda: b"{\\rtf1\\ansi " + b"\\trowd\\cellx1000 a\\cell\\row " * MILLION + b"}",
    "giant picture.rtf": lambda: b"{\\rtf1\\ansi {\\pict\\bin999999999 " + b"0" * 30_000_000,
    "giant words.rtf": lambda: b"{\\rtf1\\ansi " + b"abc " * 8_000_000 + b"}",
    "300k items.json": lambda: _json(300_000),
    "deep.json": lambda: b'{"format": "cchc-plan/1", "sections": ' + b'[{"sections": ' * 100_000,
    "many letters.pdf": lambda: page_pdf(
        stream(b"BT /F1 1 Tf 1 0 0 1 50 700 Tm " + b"(word word word ) Tj " * 30_000 + b"ET")
    ),
    "many lines.pdf": lambda: page_pdf(
        stream(b"".join(b"%d %d m %d %d l S\n" % (n % 500, n % 800, n % 500, (n * 7) % 800) for n in range(300_000)))
    ),
}
