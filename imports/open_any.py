"""The door of all imports: a file of any kind -> a plan draft, its kind told by its bytes."""

from __future__ import annotations

from pathlib import Path

from imports.draft import Draft, Progress, report
from imports.sniff import Kind, office_part, refusal, sniff
from models.collecting import no_collecting
from models.errors import InputProblem
from models.files import file_trouble
from models.i18n import _
from models.plan_json import load_plan

SUPPORTED = (".docx", ".xlsx", ".json")
MAX_FILE = 300 * 1024 * 1024


def read_plan(path: Path, progress: Progress | None = None) -> Draft:
    """The plan in a file, with remarks on what was not understood.

    `progress(fraction, text)` may return False to stop (raises Cancelled). Raises InputProblem where the file is no
    plan or damaged, EnvironmentProblem where it cannot be read.
    """
    report(progress, 0.0, _("Đang mở tệp"))
    with file_trouble(path), path.open("rb") as file:
        too_large = path.stat().st_size > MAX_FILE
        # Read no more than that much: a device has no size and no end.
        data = b"" if too_large else file.read(MAX_FILE + 1)
    if too_large or len(data) > MAX_FILE:
        raise InputProblem(_("Tệp “{name}” quá lớn để là một kế hoạch.").format(name=path.name))
    kind = sniff(data)
    if kind is Kind.JSON:
        return Draft(load_plan(data.decode("utf-8-sig")))
    if kind not in (Kind.ZIP, Kind.JSON):
        raise refusal(kind, path.name)
    # Only now are the Office libraries wanted: a program that opens no Office file starts without them.
    from imports.package import Package

    package = Package(data)
    part, office = office_part(package)
    with no_collecting():
        if office is Kind.DOCX:
            from imports.document import plan_of_document
            from imports.docx.reader import read_docx

            return Draft(plan_of_document(read_docx(package, part, progress), progress))
        if office is Kind.XLSX:
            from imports.workbook import plan_of_workbook
            from imports.xlsx.reader import read_xlsx

            return Draft(plan_of_workbook(read_xlsx(package, part, progress), progress))
    raise refusal(office, path.name)
