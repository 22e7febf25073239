"""The door of all imports: a file of any kind -> what it holds -> a plan draft; its kind is told by its bytes."""

from __future__ import annotations

from pathlib import Path

from imports.blocks import Form, Source
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
    source = read_source(path, progress)
    # Only now are the tables understood: a file that holds a plan as it is needs none of that.
    if source.plan is not None:
        return Draft(source.plan)
    from imports.understand import understand

    return understand(source, progress=progress)


def read_source(path: Path, progress: Progress | None = None) -> Source:
    """What a file holds, before anything of it is understood; raises as read_plan does."""
    report(progress, 0.0, _("Đang mở tệp"))
    with file_trouble(path), path.open("rb") as file:
        too_large = path.stat().st_size > MAX_FILE
        # Read no more than that much: a device has no size and no end.
        data = b"" if too_large else file.read(MAX_FILE + 1)
    if too_large or len(data) > MAX_FILE:
        raise InputProblem(_("Tệp “{name}” quá lớn để là một kế hoạch.").format(name=path.name))
    with no_collecting():
        return _source(data, path.name, progress)


def _source(data: bytes, name: str, progress: Progress | None) -> Source:
    kind = sniff(data)
    if kind is Kind.JSON:
        return Source((), form=Form.PLAN, plan=load_plan(data.decode("utf-8-sig")))
    if kind is Kind.ZIP:
        return _office(data, name, progress)
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
    raise refusal(office, name)
