"""The program tests itself, in the packed form too: create, edit, undo, save, reopen, export, read, check, draw."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from models.commands.structure import AddTask
from models.commands.text import SetText
from models.grid.grid import Address
from models.i18n import _
from models.official.body import body_paragraphs
from models.plan import Plan
from models.plan_json import load_plan
from models.resources import resource_path
from models.store.session import PlanSession

PROBE = "Rà soát thủ tục hành chính – kiểm tra chữ: ươ, ệ, ữ, Đ"


@dataclass
class _State:
    """What the steps hand on to each other."""

    folder: Path
    session: PlanSession
    start: Plan
    edited: Plan

    @property
    def file(self) -> Path:
        """The plan that the self-test works on."""
        return self.folder / "Kế hoạch thử.cchc"


def run_selftest(say: Callable[[str], None]) -> int:
    """Run every step in an empty folder with Vietnamese letters; 0 when all went well, 1 after the first failure."""
    with tempfile.TemporaryDirectory(prefix="Tự kiểm tra ", ignore_cleanup_errors=True) as name:
        for title, step in _steps(Path(name)):
            try:
                step()
            except Exception as error:
                say(_("HỎNG  {step}: {why}").format(step=title, why=error or type(error).__name__))
                return 1
            say(_("đạt   {step}").format(step=title))
    say(_("Tự kiểm tra xong: mọi bước đều đạt."))
    return 0


def _steps(folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    plan = load_plan(resource_path("samples", "ke-hoach-2027.json").read_text(encoding="utf-8"))
    file = folder / "Kế hoạch thử.cchc"
    state = _State(folder, PlanSession.create(file, plan), plan, plan)
    yield _("tạo tệp kế hoạch"), lambda: _require(state.session.plan == plan)
    yield _("sửa ô và thêm nhiệm vụ"), lambda: _edit(state)
    yield _("hoàn tác và làm lại"), lambda: _undo_redo(state)
    yield _("lưu phiên bản, đóng và mở lại"), lambda: _reopen(state)
    yield _("xuất Excel và đọc lại"), lambda: _excel(state)
    yield _("xuất Word và đọc lại"), lambda: _word(state)
    yield _("xuất PDF và vẽ trang"), lambda: _pdf(state)
    yield _("xuất HTML"), lambda: _html(state)
    yield _("soát lỗi"), lambda: _check(state)
    yield _("lập kế hoạch năm sau"), lambda: _next_year(state)
    yield _("vẽ cửa sổ"), lambda: _window(state)
    state.session.close()


def _require(holds: bool, why: str = "") -> None:
    if not holds:
        raise RuntimeError(why or _("kết quả không như mong đợi"))


def _edit(state: _State) -> None:
    area = state.session.plan.appendices[0].areas[0]
    task = next(area.tasks())
    state.session.run(SetText(Address("task", task.id, "title"), PROBE))
    state.session.run(AddTask(area.id, PROBE, None))
    state.edited = state.session.plan
    _require([t.title for t in state.edited.appendices[0].areas[0].tasks()].count(PROBE) == 2)


def _undo_redo(state: _State) -> None:
    while state.session.undo_label:
        state.session.undo()
    _require(state.session.plan == state.start)
    while state.session.redo_label:
        state.session.redo()
    _require(state.session.plan == state.edited)


def _reopen(state: _State) -> None:
    state.session.save_version(_("Tự kiểm tra"))
    state.session.close()
    state.session = PlanSession.open(state.file)
    _require(state.session.plan == state.edited)


def _excel(state: _State) -> None:
    from exports.xlsx.writer import write_xlsx
    from imports.open_any import read_plan

    target = state.folder / "Phụ lục.xlsx"
    write_xlsx(state.edited, target)
    _require(read_plan(target).plan.appendices[0].areas == state.edited.appendices[0].areas)


def _word(state: _State) -> None:
    from exports.docx.writer import write_docx
    from imports.open_any import read_plan

    target = state.folder / "Kế hoạch.docx"
    write_docx(state.edited, target, body=True)
    again = read_plan(target).plan
    _require(again.appendices[0].areas == state.edited.appendices[0].areas)
    # On paper a numbered paragraph and a section without heading are the same.
    first, second = ([part.printed for part in body_paragraphs(one)] for one in (state.edited, again))
    _require(first == second)


def _pdf(state: _State) -> None:
    from exports.pdf.raster import PdfPictures
    from exports.pdf.writer import write_pdf

    target = state.folder / "Kế hoạch.pdf"
    write_pdf(state.edited, target, body=True)
    with PdfPictures(target) as pages:
        picture = pages.picture(0, 1.0)
        _require(len(pages) > 2 and len(picture.data) - picture.data.count(255) > 1000)


def _html(state: _State) -> None:
    from exports.html.writer import write_html

    target = state.folder / "Phụ lục.html"
    write_html(state.edited, target)
    _require(PROBE in target.read_text(encoding="utf-8"))


def _check(state: _State) -> None:
    """The task that was added says nothing of who does it; the sample itself has no faults."""
    from models.checking.checker import check
    from models.checking.finding import Severity

    _require(not any(one.severity is Severity.ERROR for one in check(state.start)))
    _require("lead-missing" in {one.rule for one in check(state.edited)})


def _next_year(state: _State) -> None:
    from models.rollover.options import options_for, span_from
    from models.rollover.rolling import roll

    rolled = roll(state.edited, options_for(state.edited, span_from("2030", state.edited)))
    _require("2030" in rolled.plan.title and state.edited.title not in rolled.plan.title)


def _window(state: _State) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    state.session.close()
    from ui.app import draw_once

    _require(draw_once(state.file) > 0)
    state.session = PlanSession.open(state.file)
