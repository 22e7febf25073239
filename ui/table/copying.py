"""Cells to the clipboard, as rich HTML for Word, Excel and mail beside plain tab-separated text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from models.i18n import _
from models.plan import Plan
from ui.jobs import Progress, run_job
from ui.table.chosen import Chosen
from ui.table.model import GridModel

if TYPE_CHECKING:
    from exports.html.clip import Clip

# Up to here the window does not notice the work; above it, it is done in a thread.
_MANY = 3_000


def copy_selection(chosen: Chosen, window: QWidget, cut: bool = False) -> bool:
    """Put the rectangle around the chosen cells on the clipboard; False where that was given up.

    A single cell goes without a frame; `cut` says that the texts will be taken away here.
    """
    model, rows, columns = chosen[:3]
    if not chosen or model.live is None:
        return False

    def work(progress: Progress | None = None) -> tuple[Clip, str]:
        return _clip(model, rows, columns, progress), _own(model, rows, columns, cut)

    if len(rows) * len(columns) <= _MANY:
        found: tuple[Clip, str] | None = work()
    else:
        found = run_job(window, _("Đang sao chép…"), work)
    if found is not None:
        _put(*found)
    return found is not None


def copy_appendix(plan: Plan, appendix_id: str, window: QWidget) -> bool:
    """Put a whole appendix with its heading on the clipboard, ready for a mail; False where the user cancelled."""
    from exports.html.writer import appendix_clip

    index = next(n for n, appendix in enumerate(plan.appendices) if appendix.id == appendix_id)

    def work(progress: Progress) -> Clip:
        return appendix_clip(plan, index, progress=lambda share: progress(share, ""))

    clip = run_job(window, _("Đang sao chép…"), work)
    if clip is not None:
        _put(clip)
    return clip is not None


def _clip(model: GridModel, rows: range, columns: range, progress: Progress | None = None) -> Clip:
    from exports.html.clip import clip_of_cell, clip_of_list, clip_of_table
    from exports.progress import report

    live = model.live
    if live is None:
        raise IndexError(rows.start)
    settings = live.page.settings
    cells = {model.cell(rows.start, columns.start), model.cell(rows.stop - 1, columns.stop - 1)}
    if len(cells) == 1:
        return clip_of_cell(cells.pop(), settings.table_size)
    shown = range(rows.start + model.offset, rows.stop + model.offset)
    if live.appendix.layout.is_list:
        return clip_of_list(live.grid, shown, settings)
    told = None if progress is None else lambda share: report(lambda done: progress(done, ""), share)
    return clip_of_table(live.grid, shown, columns, settings.table_size, told)


def _own(model: GridModel, rows: range, columns: range, cut: bool) -> str:
    from models.clip.forest import finder, forest_of
    from models.clip.own import OwnClip, cut_out, dump_own

    live = model.live
    if live is None:
        raise IndexError(rows.start)
    layout = live.appendix.layout
    owners = [model.owner(row) for row in rows]
    forest = forest_of(owners, finder(live.appendix, owners), layout.has("objective") and not layout.is_list)
    shown = range(rows.start + model.offset, rows.stop + model.offset)
    return dump_own(OwnClip(cut_out(live.grid, shown, columns), forest.nodes, layout, forest.ids, cut))


def _put(clip: Clip, own: str = "") -> None:
    data = QMimeData()
    if own:
        from models.clip.own import MIME

        data.setData(MIME, own.encode("utf-8"))
    data.setText(clip.text)
    if clip.html:
        data.setHtml(clip.html)
    QGuiApplication.clipboard().setMimeData(data)
