"""Honest files of every kind that is imported, the whole ones from which the damaged ones are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment

from exports.docx.writer import write_docx
from exports.html.writer import write_html
from exports.jsonfile import write_json
from exports.pdf.writer import write_pdf
from exports.xlsx.writer import write_xlsx
from models.commands import SetText
from models.grid.grid import Address
from models.store import PlanSession
from tests.imports.corpus.build import written
from tests.imports.corpus.case import all_cases
from tests.imports.old_files import document, workbook
from tests.imports.strangers import add_lines, add_sheet, add_table
from tests.imports.test_spreadsheets import EXCEL_XML, HEAD, xlsb
from tests.plans import small_plan

FIXTURES = Path(__file__).parents[2] / "fixtures"
ROWS = [
    ["*STT", "*Nhiệm vụ", "*Sản phẩm", "*Đơn vị chủ trì", "*Thời gian"],
    ["*I", "*CẢI CÁCH THỂ CHẾ", "<", "<", "<"],
    ["1", "Rà soát văn bản", "Báo cáo", "Văn phòng", "Quý I"],
    ["^", "^", "Tờ trình", "^", "Quý II"],
    ["2", "Niêm yết thủ tục", "Bảng", "Thanh tra", "05/3/2027"],
]
ABOVE = ("|*PHỤ LỤC I", "|*NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2027")
TABBED = "\n".join("\t".join(cell.lstrip("*<^") for cell in row) for row in ROWS)
MARKED = "# KẾ HOẠCH\n\n**I. Mục đích**\n\n" + "\n".join(
    f"| {line.replace(chr(9), ' | ')} |" for line in TABBED.split("\n")
)
LISTED = (
    "KẾ HOẠCH\nCải cách hành chính năm 2027\nI. NHIỆM VỤ\n1. Cải cách thể chế\na) Rà soát văn bản\n- Chủ trì: Văn phòng"
    "\n- Phối hợp: Thanh tra\n- Thời gian: Quý I\nb) Niêm yết\n- Chủ trì: Thanh tra\n- Sản phẩm: Bảng\n"
)
MHT = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
    'Content-Type: text/html; charset="utf-8"\n'
    "Content-Transfer-Encoding: 8bit\n\n{page}\n--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
    "iVBORw0KGgo=\n--x--\n"
)
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """The honest files of one kind."""
    with TemporaryDirectory() as folder:
        return tuple(_MAKERS[kind](Path(folder)))


def kinds() -> list[str]:
    """All kinds that there are seeds for."""
    return list(_MAKERS)


@cache
def clipboard() -> tuple[str, ...]:
    """What programs put on the clipboard as HTML."""
    paths = sorted((FIXTURES / "clipboard").glob("*html"))
    return tuple(path.read_bytes().decode("utf-8") for path in paths)


def zipped(parts: list[tuple[str, bytes]]) -> bytes:
    """A zip with these parts, in this order; names may stand there twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts:
            # A name that stands there already is warned of, which is what some of the damage is about.
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.NameToInfo.pop(name, None)
            target.writestr(info, data)
    return out.getvalue()


@cache
def parts_of(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """The parts of an honest zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return tuple((name, source.read(name)) for name in source.namelist())


def _saved(made: Any, folder: Path, name: str) -> bytes:
    made.save(str(folder / name))
    return (folder / name).read_bytes()


def _exported(write: Callable[..., object], folder: Path, name: str) -> bytes:
    write(small_plan(), folder / name)
    return (folder / name).read_bytes()


def _fixtures(kind: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((FIXTURES / "imports").rglob(f"*.{kind}"))]


def _words(folder: Path) -> list[bytes]:
    rich = docx.Document()
    add_lines(rich, *ABOVE)
    table = add_table(rich, ROWS)
    table.cell(2, 2).add_table(1, 2).cell(0, 0).text = "trong bảng"
    table.cell(4, 2).paragraphs[0].style = rich.styles["List Bullet"]
    rich.paragraphs[0]._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')}><w:drawing><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p>"
            "</w:txbxContent></w:drawing><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>"
        )
    )
    rich.add_paragraph("Một điểm", style="List Number")
    rich.sections[0].header.paragraphs[0].text = "Bản dự thảo"
    cases = [written(case, folder).read_bytes() for case in all_cases() if case.kind == "docx"][:6]
    made = [_saved(rich, folder, "a.docx"), _exported(write_docx, folder, "b.docx"), *cases]
    return [*made, _saved(document("TCVN3"), folder, "c.docx")]


def _workbooks(folder: Path) -> list[bytes]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    add_sheet(sheet, ROWS, ABOVE)
    sheet["F3"], sheet["F5"], sheet["F6"] = "=ROW()-2", "=F3+1", "=SUM(A1:A9)"
    sheet["G3"], sheet["G5"] = 0.5, 46000
    sheet["G3"].number_format, sheet["G5"].number_format = "0%", "dd/mm/yyyy"
    sheet["B5"].comment = Comment("Nhờ xem lại", "A")
    sheet.column_dimensions["B"].width = 60
    sheet.row_dimensions[6].hidden = True
    book.create_sheet("An").sheet_state = "hidden"
    cases = [written(case, folder).read_bytes() for case in all_cases() if case.kind == "xlsx"][:6]
    old = workbook("VNI", folder / "vni.xlsx").read_bytes()
    return [_saved(book, folder, "a.xlsx"), _exported(write_xlsx, folder, "b.xlsx"), old, *cases]


def _flat(data: bytes, kind: str) -> bytes:
    """An OpenDocument package as one file of XML."""
    content = dict(parts_of(data))["content.xml"].decode()
    start = content.index("<office:document-content")
    mime = f'<office:document office:mimetype="application/vnd.oasis.opendocument.{kind}"'
    body = content[start:].replace("<office:document-content", mime, 1)
    return f'<?xml version="1.0"?>{body.replace("</office:document-content>", "</office:document>")}'.encode()


def _pages(folder: Path) -> list[bytes]:
    return [_exported(write_html, folder, "a.html"), *_fixtures("html"), *(text.encode() for text in clipboard())]


def _plans(folder: Path) -> list[bytes]:
    with PlanSession.create(folder / "a.cchc", small_plan()) as session:
        session.save_version("Bản một")
        session.run(SetText(Address("task", "t1", "title"), "Rà soát lại"))
    old = [path.read_bytes() for path in sorted(FIXTURES.glob("plan-*.cchc"))]
    return [(folder / "a.cchc").read_bytes(), *old]


def _texts(folder: Path) -> list[bytes]:
    return [LISTED.encode(), MARKED.encode(), TABBED.encode("utf-16"), LISTED.encode("utf-8-sig")]


_MAKERS: dict[str, Callable[[Path], Sequence[bytes]]] = {
    ".docx": _words,
    ".docm": lambda _folder: seeds(".docx")[:1],
    ".odt": lambda _folder: _fixtures("odt"),
    ".fodt": lambda _folder: [_flat(data, "text") for data in _fixtures("odt")],
    ".xlsx": _workbooks,
    ".xlsm": lambda _folder: seeds(".xlsx")[:1],
    ".xls": lambda _folder: [
        *_fixtures("xls"),
        EXCEL_XML.format(head="".join(f'<Cell><Data ss:Type="String">{one}</Data></Cell>' for one in HEAD)).encode(),
    ],
    ".xlsb": lambda _folder: [xlsb([tuple(cell.lstrip("*<^") for cell in row) for row in ROWS])],
    ".ods": lambda _folder: _fixtures("ods"),
    ".fods": lambda _folder: [_flat(data, "spreadsheet") for data in _fixtures("ods")],
    ".pdf": lambda folder: [_exported(write_pdf, folder, "a.pdf"), *_fixtures("pdf")],
    ".html": _pages,
    ".htm": lambda _folder: seeds(".html")[:1],
    ".mht": lambda _folder: [MHT.format(page=page.decode("utf-8", "replace")).encode() for page in seeds(".html")],
    ".mhtml": lambda _folder: [MHT.format(page=seeds(".html")[0].decode()).encode()],
    ".txt": _texts,
    ".csv": lambda _folder: [TABBED.replace("\t", ",").encode(), TABBED.replace("\t", ";").encode("cp1258", "replace")],
    ".tsv": lambda _folder: [TABBED.encode(), TABBED.replace("Rà soát văn bản", '"Rà soát\nvăn bản"').encode()],
    ".json": lambda folder: [_exported(write_json, folder, "a.json"), (FIXTURES / "plan-1.1.json").read_bytes()],
    ".cchc": _plans,
    ".doc": lambda _folder: [*_fixtures("doc"), LOCKED, LOCKED[:600] + "WordDocument".encode("utf-16-le")],
    ".rtf": lambda _folder: [*_fixtures("rtf"), b"{\\rtf1 x}"],
}
