"""Exports: the whole document or its appendices, asked where both can be had, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressDialog

from exports.pdf.raster import PdfPictures
from models.plan import Plan
from tests.plans import small_plan
from tests.ui.conftest import Asked
from ui import dialogs
from ui.jobs import run_job
from ui.main_window import MainWindow


def export(window: MainWindow, kind: str) -> None:
    """The menu entry of a kind."""
    window.actions_by_name[f"actionExport{kind}"].trigger()


def pages(path: Path) -> int:
    """The pages of a PDF."""
    with PdfPictures(path) as pictures:
        return len(pictures)


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of a Word file, those in tables aside."""
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_word_holds_the_text_or_only_the_appendices(small: MainWindow, asked: Asked, tmp_path: Path) -> None:
    asked.choices, asked.saves = [0, 1], [tmp_path / "a.docx", tmp_path / "b.docx"]
    export(small, "Docx")
    export(small, "Docx")
    assert asked.problems == []
    assert [path.name for path in asked.suggested] == ["kế hoạch.docx", "kế hoạch - phụ lục.docx"]
    whole, appendices = (paragraphs(tmp_path / name) for name in ("a.docx", "b.docx"))
    assert any("MỤC ĐÍCH" in text for text in whole)
    assert not any("MỤC ĐÍCH" in text for text in appendices)
    for texts in (whole, appendices):
        assert any("NHIỆM VỤ" in text for text in texts)
    assert "b.docx" in small.workspace.messages.text()


def test_pdf_of_the_whole_has_more_pages(small: MainWindow, asked: Asked, tmp_path: Path) -> None:
    asked.choices, asked.saves = [0, 1], [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    export(small, "Pdf")
    export(small, "Pdf")
    assert pages(tmp_path / "a.pdf") > pages(tmp_path / "b.pdf") > 0


def test_what_was_answered_last_is_offered_first(
    small: MainWindow, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[int] = []

    def choose(_parent: object, _title: str, _text: str, _answers: object, default: int = 0) -> int | None:
        offered.append(default)
        return [1, None, 0, 0][len(offered) - 1]

    monkeypatch.setattr(dialogs, "choose", choose)
    asked.saves = [None, None, None]
    for kind in ("Pdf", "Docx", "Pdf", "Pdf"):
        export(small, kind)
    assert offered == [0, 1, 1, 0]
    assert len(asked.suggested) == 3


def test_excel_holds_the_appendices_and_asks_nothing(small: MainWindow, asked: Asked, tmp_path: Path) -> None:
    asked.saves = [tmp_path / "a.xlsx"]
    export(small, "Xlsx")
    assert asked.questions == []
    assert len([one for one in load_workbook(tmp_path / "a.xlsx") if one.sheet_state == "visible"]) == 2


def test_where_there_is_only_one_nothing_is_asked(
    with_plan: Callable[[Plan], MainWindow], asked: Asked, tmp_path: Path
) -> None:
    plan = small_plan()
    window = with_plan(replace(plan, sections=(), legal_bases=()))
    asked.saves = [tmp_path / "a.pdf", tmp_path / "b.docx"]
    export(window, "Pdf")
    window.document.create(tmp_path / "lời văn.cchc", replace(plan, appendices=()))
    export(window, "Docx")
    assert asked.questions == asked.problems == []
    assert [path.name for path in asked.suggested] == ["kế hoạch.pdf", "lời văn.docx"]
    assert any("TỔ CHỨC" in text for text in paragraphs(tmp_path / "b.docx"))


def test_a_plan_without_anything_is_told(with_plan: Callable[[Plan], MainWindow], asked: Asked, tmp_path: Path) -> None:
    window = with_plan(Plan(title="Trống"))
    asked.saves = [tmp_path / "a.pdf"]
    export(window, "Pdf")
    assert asked.problems == ["Kế hoạch chưa có nhiệm vụ nào để xuất."]
    assert not (tmp_path / "a.pdf").exists()


def test_work_that_is_done_shows_no_dialog_afterwards(window: MainWindow) -> None:
    assert run_job(window, "Việc ngắn", lambda progress: progress(0.5, "") and 7) == 7
    waiting = [timer for dialog in window.findChildren(QProgressDialog) for timer in dialog.findChildren(QTimer)]
    assert not any(timer.isActive() for timer in waiting)
