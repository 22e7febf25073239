"""What kind of file some bytes are, and one plain sentence for each kind that cannot be imported."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum
from typing import TYPE_CHECKING

from imports.ole import MAGIC, BrokenOle, ole_names
from imports.refusals import locked
from imports.text.encoding import decoded, encoding_of
from models.errors import InputProblem
from models.i18n import _

if TYPE_CHECKING:
    from imports.package import Package

_TYPES = "[Content_Types].xml"
_HEAD = 64 * 1024
_HTML = re.compile(r"<(?:!doctype html|html|head|body|table|div|p|meta)\b")
_MIME = re.compile(r"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*content-type:\s*multipart/related")


class Kind(StrEnum):
    """The kinds of files that are told apart."""

    EMPTY = "empty"
    JSON = "json"
    ZIP = "zip"
    DOCX = "docx"
    XLSX = "xlsx"
    XLSB = "xlsb"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODF = "odf"
    FLAT_ODT = "flat odt"
    FLAT_ODS = "flat ods"
    EXCEL_XML = "excel xml"
    OTHER_ZIP = "other zip"
    OLD_WORD = "old word"
    OLD_EXCEL = "old excel"
    OLE = "ole"
    ENCRYPTED = "encrypted"
    PDF = "pdf"
    RTF = "rtf"
    HTML = "html"
    MHT = "mht"
    PLAN = "plan"
    TEXT = "text"
    PICTURE = "picture"
    UNKNOWN = "unknown"


_OLE_KINDS = {
    "EncryptedPackage": Kind.ENCRYPTED,
    "WordDocument": Kind.OLD_WORD,
    "Workbook": Kind.OLD_EXCEL,
    "Book": Kind.OLD_EXCEL,
}


def sniff(data: bytes) -> Kind:
    """The kind of a file by its bytes; a zip is looked into later."""
    head = data[:4096]
    if not data.strip(b"\0 \t\r\n"):
        return Kind.EMPTY
    if head.startswith(b"PK"):
        return Kind.ZIP
    if head.startswith(MAGIC):
        return _ole(data)
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"SQLite format 3\0"):
        return Kind.PLAN
    if head.lstrip().startswith(b"{\\rtf"):
        return Kind.RTF
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")):
        return Kind.PICTURE
    return _text(data)


def _text(data: bytes) -> Kind:
    encoding = encoding_of(data)
    if not encoding:
        return Kind.UNKNOWN
    text = decoded(data[:_HEAD], encoding)
    start = text[:2000].lstrip().casefold()
    if _MIME.search(start):
        return Kind.MHT
    if start.startswith("<?xml") and (kind := _xml(text[:10_000])):
        return kind
    if start.startswith(("{", "[")):
        return Kind.JSON
    if start.startswith("<") and _HTML.search(start):
        return Kind.HTML
    return Kind.TEXT


def _xml(start: str) -> Kind | None:
    """OpenDocument and Excel's XML of 2003 as one file of text."""
    if "<office:document" in start:
        is_sheets, is_text = (f"opendocument.{name}" in start for name in ("spreadsheet", "text"))
        return Kind.FLAT_ODS if is_sheets else Kind.FLAT_ODT if is_text else Kind.ODF
    return Kind.EXCEL_XML if "urn:schemas-microsoft-com:office:spreadsheet" in start else None


def _ole(data: bytes) -> Kind:
    """The kind of an OLE file by the names of its streams; in a broken one they are looked for in all of it."""
    try:
        names: Collection[str] = ole_names(data)
    except BrokenOle:
        names = [name.casefold() for name in _OLE_KINDS if name.encode("utf-16-le") in data]
    return next((kind for name, kind in _OLE_KINDS.items() if name.casefold() in names), Kind.OLE)


def office_part(package: Package) -> tuple[str, Kind]:
    """The main part of an Office package and its kind."""
    names = package.names()
    if _TYPES not in package:
        return "", _open_document(package) if "content.xml" in package else Kind.OTHER_ZIP
    for kind, part in package.relations("").values():
        if kind == "officeDocument" and part in package:
            return part, _main_kind(part)
    for name in names:
        if name.casefold() in ("word/document.xml", "xl/workbook.xml"):
            return name, _main_kind(name)
    return "", Kind.OTHER_ZIP


def _open_document(package: Package) -> Kind:
    told = b"".join(package.read(part)[:2000] for part in ("mimetype", "META-INF/manifest.xml") if part in package)
    if b"opendocument" not in told:
        return Kind.OTHER_ZIP
    first = told[told.index(b"opendocument") :]
    if first.startswith(b"opendocument.text"):
        return Kind.ODT
    return Kind.ODS if first.startswith(b"opendocument.spreadsheet") else Kind.ODF


def _main_kind(part: str) -> Kind:
    folder = part.casefold().partition("/")[0]
    if part.casefold().endswith(".bin"):
        return Kind.XLSB
    return {"word": Kind.DOCX, "xl": Kind.XLSX, "ppt": Kind.PPTX}.get(folder, Kind.OTHER_ZIP)


def refusal(kind: Kind, name: str) -> InputProblem:
    """The sentence for a file that cannot be imported: what it is and what to do."""
    if kind is Kind.ENCRYPTED:
        return locked(kind.value)
    return InputProblem(_sentences()[kind].format(name=name), kind.value)


def _sentences() -> dict[Kind, str]:
    unknown = _(
        "Không nhận ra nội dung của “{name}”: hãy chọn tệp Word, Excel, PDF, OpenDocument, trang web hoặc văn bản."
    )
    return {
        Kind.EMPTY: _("Tệp “{name}” trống, không có nội dung nào: hãy chọn tệp khác."),
        Kind.OLE: unknown,
        Kind.PLAN: _("“{name}” là tệp kế hoạch .cchc: hãy mở bằng lệnh Mở, không cần nhập."),
        Kind.PICTURE: _("“{name}” là tệp ảnh: hãy nhập từ tệp Word hoặc Excel gốc của kế hoạch."),
        Kind.PPTX: _("“{name}” là tệp trình chiếu, không phải kế hoạch: hãy chọn tệp Word hoặc Excel."),
        Kind.ODF: _(
            "“{name}” là tệp OpenDocument không phải văn bản hay bảng tính: hãy chọn tệp .odt, .ods, .docx hoặc .xlsx."
        ),
        Kind.OTHER_ZIP: _(
            "“{name}” là tệp nén, không phải tệp Word hay Excel: hãy giải nén rồi chọn tệp .docx hoặc .xlsx bên trong."
        ),
        Kind.UNKNOWN: unknown,
    }
