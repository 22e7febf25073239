"""Our side of every measurement; each function returns the seconds of the work itself, imports left out."""

from __future__ import annotations

import statistics
import time
from pathlib import Path


def pdf(plan_file: Path, out: Path) -> float:
    """Load a plan file and write its PDF."""
    from exports.pdf.writer import write_pdf
    from models.store.session import PlanSession

    start = time.perf_counter()
    session = PlanSession.open(plan_file, read_only=True)
    write_pdf(session.plan, out)
    session.close()
    return time.perf_counter() - start


def xlsx(plan_file: Path, out: Path) -> float:
    """Write the workbook of a loaded plan: layout, measuring of heights, file."""
    from exports.xlsx.writer import write_xlsx
    from models.store.session import PlanSession

    session = PlanSession.open(plan_file, read_only=True)
    plan = session.plan
    session.close()
    start = time.perf_counter()
    write_xlsx(plan, out)
    return time.perf_counter() - start


def docx(plan_file: Path, out: Path) -> float:
    """Write the Word file of a loaded plan: its appendices with styles, merges and repeated headings."""
    from exports.docx.writer import write_docx
    from models.store.session import PlanSession

    session = PlanSession.open(plan_file, read_only=True)
    plan = session.plan
    session.close()
    start = time.perf_counter()
    write_docx(plan, out, body=False)
    return time.perf_counter() - start


def load(plan_file: Path, _out: Path) -> float:
    """Load a plan file into memory."""
    from models.store.session import PlanSession

    start = time.perf_counter()
    PlanSession.open(plan_file, read_only=True).close()
    return time.perf_counter() - start


def window(plan_file: Path, _out: Path) -> float:
    """Open a plan in the main window and paint it once, off screen."""
    start = time.perf_counter()
    from ui.app import draw_once

    imported = time.perf_counter() - start
    return imported + draw_once(plan_file)


def edit(plan_file: Path, _out: Path) -> float:
    """One cell edit from the command to the repainted window, durable on disk; the median of 30."""
    from ui.app import time_edits

    return statistics.median(time_edits(plan_file, 30))


def preview(plan_file: Path, _out: Path) -> float:
    """From an edit in the middle of a plan to the picture of its page at 96 dpi; the median of 20 edits."""
    from exports.pdf.live import LivePages
    from exports.pdf.raster import PdfPictures
    from models.commands import SetText
    from models.grid.grid import Address
    from models.store.session import PlanSession

    times: list[float] = []
    with PlanSession.open(plan_file) as session:
        pages = LivePages(session.plan, body=False)
        tasks = list(session.plan.appendices[0].tasks())
        task = tasks[len(tasks) // 2]
        for turn in range(20):
            session.run(SetText(Address("task", task.id, "title"), f"{task.title} lần {turn}"))
            start = time.perf_counter()
            pages.update(session.plan)
            page = pages.page_of(task.id) or 0
            with PdfPictures(pages.pdf_of(page)) as picture:
                picture.picture(0, 96 / 72)
            times.append(time.perf_counter() - start)
    return statistics.median(times)


CASES = {
    "pdf": pdf,
    "xlsx": xlsx,
    "docx": docx,
    "preview": preview,
    "load": load,
    "window": window,
    "edit": edit,
}
