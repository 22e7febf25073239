"""What a file holds that is read into the plan: as its reader hands it over, or the plan of another file of ours."""

from __future__ import annotations

from pathlib import Path

from imports.blocks import Form, Source
from models.errors import InputProblem
from models.i18n import _
from models.store import PlanSession
from ui.jobs import Progress

_SUFFIX = ".cchc"


def any_source(path: Path, opened: Path | None, progress: Progress) -> Source:
    """The source in a file; another plan of the program's own is read as it is now, the open one (`opened`) is not."""
    if path.suffix.casefold() != _SUFFIX:
        from imports.open_any import read_source

        return read_source(path, progress)
    if path == opened:
        raise InputProblem(_("“{name}” chính là kế hoạch đang mở; hãy chọn tệp khác.").format(name=path.name))
    with PlanSession.open(path, read_only=True) as session:
        return Source((), form=Form.PLAN, plan=session.plan)
