"""The door of all imports: a file of any kind -> what it holds -> a plan draft; its kind is told by its bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from imports.blocks import Form, Source
from imports.cells import shared_places
from imports.draft import Draft, Progress, report
from imports.refusals import naming, too_large
from imports.sniff import Kind, office_part, refusal, sniff
from imports.text.encoding import decoded, encoding_of
from models.collecting import no_collecting
from models.files import file_trouble
from models.i18n import _
from models.plan_json import load_plan

if TYPE_CHECKING:
    from imports.odf.parts import Parts

SUPPORTED = (
    ".docx", ".docm", ".doc", ".rtf", ".odt", ".fodt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".fods",
    ".pdf", ".html", ".htm", ".mht", ".mhtml", ".txt", ".csv", ".tsv", ".json",
)  # fmt: skip
MAX_FILE = 200 * 1024 * 1024
MAX_JSON = 50 * 1024 * 1024
MAX_PIECES = 60_000


def read_plan(path: Path, progress: Progress | None = None) -> Draft:
    """The plan in a file, with remarks on what was not understood.

    `progress(fraction, text)` may return False to stop (raises Cancelled). Raises InputProblem where the file is no
    plan or damaged, EnvironmentProblem where it cannot be read.
    """
    source = read_source(path, progress)
    # Only now are the tables understood: a file that holds a plan as it is needs none of that.
    if source.plan is not None:
        return Draft(source.plan)
    from imports.understand import understand

    with naming(path.name):
        return understand(source, progress=progress)


def read_source(path: Path, progress: Progress | None = None) -> Source:
    """What a file holds, before anything of it is understood; raises as read_plan does."""
    report(progress, 0.0, _("Đang mở tệp"))
    with naming(path.name), no_collecting(), shared_places():
        source = _source(_bytes_of(path), path.name, progress)
        if len(source.pieces) > MAX_PIECES:
            raise too_large(f"{len(source.pieces)} paragraphs and tables")
        if source.plan is not None:
            return source
        from imports.encodings.settle import settled

        return settled(source)


def _bytes_of(path: Path) -> bytes:
    """The content of a file, no more than a plan can have: a device has no size and no end."""
    with file_trouble(path), path.open("rb") as file:
        data = file.read(MAX_FILE + 1) if path.stat().st_size <= MAX_FILE else None
    if data is None or len(data) > MAX_FILE:
        raise too_large(f"more than {MAX_FILE} bytes")
    return data


def _source(data: bytes, name: str, progress: Progress | None) -> Source:
    kind = sniff(data)
    if kind is Kind.JSON:
        if len(data) > MAX_JSON:
            raise too_large(f"{len(data)} bytes of JSON")
        return Source((), form=Form.PLAN, plan=load_plan(decoded(data, encoding_of(data) or "utf-8")))
    if kind is Kind.ZIP:
        return _office(data, name, progress)
    if kind in (Kind.FLAT_ODT, Kind.FLAT_ODS):
        from imports.odf.parts import Parts

        return _open_document(Parts(flat=data), kind is Kind.FLAT_ODS, progress)
    if kind is Kind.PDF:
        from imports.pdf.reader import read_pdf

        return read_pdf(data, name, progress)
    if kind is Kind.OLD_WORD:
        from imports.doc.reader import read_doc

        return read_doc(data, progress)
    if kind is Kind.RTF:
        from imports.rtf.reader import read_rtf

        return read_rtf(data, progress)
    if kind is Kind.OLD_EXCEL:
        from imports.spreadsheet.reader import read_xls

        return read_xls(data, progress)
    if kind is Kind.EXCEL_XML:
        from imports.spreadsheet.xml2003 import read_excel_xml

        return read_excel_xml(data, progress)
    if kind is Kind.TEXT:
        from imports.text.reader import read_text_file

        return read_text_file(data, name, progress)
    if kind in (Kind.HTML, Kind.MHT):
        from imports.html.file import read_html_file, read_mht

        return (read_mht if kind is Kind.MHT else read_html_file)(data, name, progress)
    raise refusal(kind, name)


def _office(data: bytes, name: str, progress: Progress | None) -> Source:
    # Only now are the Office libraries wanted: a program that opens no Office file starts without them.
    from imports.package import Package

    package = Package(data)
    part, office = office_part(package)
    if office is Kind.DOCX:
        from imports.docx.reader import read_docx

        return read_docx(package, part, progress)
    if office is Kind.XLSX:
        from imports.xlsx.reader import read_xlsx

        return read_xlsx(package, part, progress)
    if office in (Kind.ODT, Kind.ODS):
        from imports.odf.parts import Parts

        return _open_document(Parts(package), office is Kind.ODS, progress)
    if office is Kind.XLSB:
        from imports.spreadsheet.reader import read_xlsb

        return read_xlsb(package, progress)
    raise refusal(office, name)


def _open_document(parts: Parts, is_sheets: bool, progress: Progress | None) -> Source:
    if is_sheets:
        from imports.odf.spreadsheet import read_ods

        return read_ods(parts, progress)
    from imports.odf.document import read_odt

    return read_odt(parts, progress)
